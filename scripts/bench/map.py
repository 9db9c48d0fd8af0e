"""How smoothly the map moves with 100,000 points on it: times of frames in chromium, its processor slowed down 4 times.

Each scene pans or zooms the explorer as a visitor does, with a finger or the pointer and with the buttons. A frame is
the time between two animation frames of the page; a long task is the time for which the page's own thread was busy in
one piece. The same scenes without any layer show what the machine and the browser cost by themselves. What takes the
longest is explained by a profile of the page's thread. Chromium slows down the page's thread, not the worker that
paints the tiles: how long that takes for a tile is told beside, not slowed down.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from peers.growth import publish_home
from peers.points import DATASET, TOWN_TILE
from peers.servers import running_portal
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

COUNT, SLOWER, LONGEST_MS = 100_000, 4, 100
SIZES = {"phone 360x740": (360, 740), "desk 1366x768": (1366, 768)}
WATCH = """
window.frames_ = []; window.tasks_ = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks_.push(entry.duration)))
  .observe({ entryTypes: ['longtask'] });
let before = performance.now();
const tick = (now) => { window.frames_.push(now - before); before = now; requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
TILES = """async ([layer, zoom, column, row]) => {
  const { sharedDrawer } = await import('/static/js/drawer.js');
  const taken = [];
  for (let number = 0; number < 16; number += 1) {
    const start = performance.now();
    const [x, y] = [column + (number % 4), row + (number >> 2)];
    const { image } = await sharedDrawer().draw(undefined, `${layer} 1`, zoom, x, y, 1);
    image?.close();
    taken.push(performance.now() - start);
  }
  return taken;
}"""
"""Reads and paints sixteen tiles of the town and its surroundings, one after the other."""
COLUMNS = ("scene", "frames", "median, ms", "99 %, ms", "longest, ms", "over 100 ms", "longest task, ms",
           "longest without layer, ms")  # fmt: skip
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
Act = Callable[[Page], None]


class Seen(NamedTuple):
    """What one scene cost: milliseconds of every frame and of every long task, and self time by function."""

    frames: list[float]
    tasks: list[float]
    profile: Counter[str]


def main() -> None:
    """Print a table for each size of screen."""
    options = read_options()
    program = shutil.which("chromium")
    if program is None:
        sys.exit("chromium is not installed")
    print(f"\nThe map, {date.today()}, {platform.processor() or platform.machine()}, {os.cpu_count()} processors, "
          f"page thread {SLOWER} times slower, load {os.getloadavg()[0]:.1f}")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="map-") as place, sync_playwright() as playwright:
        home = options.home or Path(place) / "home"
        if not options.home:
            publish_home(home, COUNT)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        with running_portal(home) as server:
            print_tiles(browser, server.address)
            for title, size in SIZES.items():
                print_screen(title, browser, server.address, size, options.rounds)
        browser.close()


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a home with the points in it, published before")
    parser.add_argument("--rounds", type=int, default=3, help="how often each scene is played")
    return parser.parse_args()


def print_tiles(browser: Browser, address: str) -> None:
    """Print how long tiles with every point take in the worker, the way there and back included."""
    page = browser.new_page()
    page.goto(f"{address}/ban-do?lop={DATASET}#15/20.9/106.4", wait_until="networkidle")
    zoom, column, row = TOWN_TILE
    taken = sorted(page.evaluate(TILES, [DATASET, zoom + 2, 4 * column, 4 * row]))
    print(f"\nA tile of the town read and painted: {statistics.median(taken):.0f} ms, the slowest {taken[-1]:.0f} ms.")
    page.close()


def print_screen(title: str, browser: Browser, address: str, size: tuple[int, int], rounds: int) -> None:
    """Play every scene on one size of screen, with the layer and without any, and print what they cost."""
    print(f"\n### {title}\n")
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    slow: Counter[str] = Counter()
    for name, (start, act) in SCENES.items():
        seen = [play(browser, f"{address}/ban-do?lop={DATASET}{start}", size, act) for _ in range(rounds)]
        bare = [play(browser, f"{address}/ban-do{start}", size, act) for _ in range(rounds)]
        print(table_row(name, seen, bare))
        slow.update(sum((one.profile for one in seen), Counter()))
    total = sum(slow.values()) or 1
    print("\nThe page's thread was busy with: "
          + "; ".join(f"{name} {100 * part / total:.0f} %" for name, part in slow.most_common(8)))  # fmt: skip


def table_row(name: str, seen: list[Seen], bare: list[Seen]) -> str:
    """Return a row of the table: frames of all rounds together."""
    frames = sorted(frame for one in seen for frame in one.frames)
    tasks = [task for one in seen for task in one.tasks]
    over = sum(frame > LONGEST_MS for frame in frames)
    cells = [
        name, str(len(frames)), f"{statistics.median(frames):.0f}", f"{frames[int(len(frames) * 0.99)]:.0f}",
        f"{frames[-1]:.0f}", str(over), f"{max(tasks, default=0):.0f}",
        f"{max(frame for one in bare for frame in one.frames):.0f}",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def play(browser: Browser, address: str, size: tuple[int, int], act: Act) -> Seen:
    """Open the map, let it come to rest, slow the page down, act, and return what that cost."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(1_000)
    session = context.new_cdp_session(page)
    with profiled(session) as profile:
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(WATCH)
        page.wait_for_timeout(200)
        page.evaluate("window.frames_.length = 0; window.tasks_.length = 0")
        act(page)
        page.wait_for_timeout(700)
        frames, tasks = page.evaluate("[window.frames_, window.tasks_]")
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    context.close()
    return Seen(frames, tasks, profile)


@contextmanager
def profiled(session: CDPSession) -> Iterator[Counter[str]]:
    """Profile the page's thread; the counter is filled with microseconds by function and file in the end."""
    spent: Counter[str] = Counter()
    session.send("Profiler.enable")
    session.send("Profiler.start")
    yield spent
    profile: dict[str, Any] = session.send("Profiler.stop")["profile"]
    names = {node["id"]: node["callFrame"] for node in profile["nodes"]}
    for node, spell in zip(profile["samples"], profile["timeDeltas"], strict=True):
        frame = names[node]
        if frame["functionName"] not in ("(idle)", "(root)"):
            spent[f"{frame['functionName'] or 'anonymous'} {frame['url'].rsplit('/', 1)[-1]}".strip()] += spell


def drag(page: Page, by: tuple[int, int], steps: int = 30) -> None:
    """Drag the map, in so many steps of about a frame each."""
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x + by[0] * step / steps, y + by[1] * step / steps)
        page.wait_for_timeout(16)
    page.mouse.up()
    page.wait_for_timeout(300)


def pan_about(page: Page) -> None:
    """Drag to the four sides."""
    for by in ((-140, -60), (-140, 60), (140, 90), (140, -120)):
        drag(page, by)


def zoom_through(page: Page) -> None:
    """Zoom in three times and out three times with the buttons."""
    for name in (*("Phóng to",) * 3, *("Thu nhỏ",) * 3):
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_timeout(600)


SCENES: dict[str, tuple[str, Act]] = {
    "pan, whole province (zoom 10)": ("#10/20.65/106.2", pan_about),
    "pan, clusters (zoom 13)": ("#13/20.67/106.04", pan_about),
    "pan, every point (zoom 15)": ("#15/20.67/106.04", pan_about),
    "pan, single points (zoom 17)": ("#17/20.67/106.04", pan_about),
    "zoom 12 to 15 and back": ("#12/20.67/106.04", zoom_through),
}

if __name__ == "__main__":
    main()
