"""What Lighthouse says of the portal's main pages, seen on its slow phone (4 times slower processor, slow 4G).

Home, catalogue, page of a dataset and map, each five times in Debian's chromium against the portal with its sample
data; the table shows the median of each category and of the times behind the first one. Lighthouse is installed by npm
into `build/lighthouse/`. Every audit that is not passed in the best round is named below the table.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from peers.servers import running_portal

VERSION = "12.8.2"
ROUNDS = 5
FOLDER = Path(__file__).resolve().parents[2] / "build" / "lighthouse"
PAGES = {
    "home": "/", "catalogue": "/du-lieu", "dataset": "/du-lieu/truong-tieu-hoc", "map": "/ban-do",
    "map with a layer": "/ban-do?lop=truong-tieu-hoc",
}  # fmt: skip
GOALS = {"performance": 90, "accessibility": 100, "best-practices": 95, "seo": 100}
TIMES = {
    "first-contentful-paint": "first paint, s",
    "largest-contentful-paint": "largest paint, s",
    "total-blocking-time": "blocked, ms",
    "cumulative-layout-shift": "shift",
    "total-byte-weight": "KB",
}
SCALE = {"first-contentful-paint": 1e-3, "largest-contentful-paint": 1e-3, "total-byte-weight": 1e-3}
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --accept-lang=vi"
Report = dict[str, Any]


def main() -> None:
    """Print the table and what was not passed."""
    options = read_options()
    program = shutil.which("chromium") or sys.exit("chromium is not installed")
    tool = installed()
    print(f"\nLighthouse {VERSION}, {date.today()}, {platform.machine()}, {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}, medians of {options.rounds}")  # fmt: skip
    with sampled_portal() as address:
        reports = {name: [audit(tool, program, address + path) for _ in range(options.rounds)]
                   for name, path in PAGES.items() if not options.only or name in options.only}  # fmt: skip
    print_table(reports)
    print_failures(reports)


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="audits of each page")
    parser.add_argument("--only", nargs="*", choices=list(PAGES), help="pages to look at")
    return parser.parse_args()


def installed() -> Path:
    """Return Lighthouse's program; npm installs it when it is missing."""
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(FOLDER)]
        subprocess.run([*command, f"lighthouse@{VERSION}"], check=True, stdout=subprocess.DEVNULL)
    return program


@contextmanager
def sampled_portal() -> Iterator[str]:
    """Serve the portal with its sample data; yields the address."""
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as place:
        home = Path(place)
        command = [sys.executable, "-m", "geoportal.cli", "samples"]
        subprocess.run(command, env={**os.environ, "GEOPORTAL_HOME": place}, check=True, stdout=subprocess.DEVNULL)
        with running_portal(home) as server:
            yield server.address


def audit(tool: Path, program: str, address: str) -> Report:
    """Return Lighthouse's report of a page."""
    command = [
        str(tool),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(GOALS)}",
        f"--chrome-flags={CHROME}",
    ]
    done = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": program}, capture_output=True, check=True, timeout=180
    )
    report: Report = json.loads(done.stdout)
    assert "runtimeError" not in report, report["runtimeError"]
    return report


def print_table(reports: dict[str, list[Report]]) -> None:
    """Print medians of the categories and of the times, one row a page."""
    print("| page | " + " | ".join([*GOALS, *TIMES.values()]) + " |")
    print("|---" * (1 + len(GOALS) + len(TIMES)) + "|")
    for name, some in reports.items():
        scores = [statistics.median(100 * one["categories"][goal]["score"] for one in some) for goal in GOALS]
        times = [
            statistics.median(one["audits"][key]["numericValue"] for one in some) * SCALE.get(key, 1) for key in TIMES
        ]
        cells = [f"{score:.0f}" for score in scores] + [
            f"{value:.2g}" if value < 10 else f"{value:.0f}" for value in times
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("| goal | " + " | ".join(f"≥ {goal}" for goal in GOALS.values()) + " |" + " |" * len(TIMES))


def print_failures(reports: dict[str, list[Report]]) -> None:
    """Name each audit that counts and was not passed in a page's best round."""
    for name, some in reports.items():
        best = max(some, key=lambda one: sum(one["categories"][goal]["score"] for goal in GOALS))
        for goal in GOALS:
            weights = {ref["id"]: ref["weight"] for ref in best["categories"][goal]["auditRefs"]}
            for key in (key for key, weight in weights.items() if weight):
                found = best["audits"][key]
                if found["score"] is not None and found["score"] < 0.9:
                    print(f"{name}: {goal}: {found['title']} ({found.get('displayValue') or found['score']})")


if __name__ == "__main__":
    main()
