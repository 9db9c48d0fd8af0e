"""How fast `/tim` answers while one types, with all samples and 100,000 schools published.

Every beginning of a few questions is asked, as the search box does at each letter; the table shows milliseconds by the
length of what was typed, the first question of a worker (which builds its indexes) apart.
"""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
import time
import urllib.parse
import urllib.request
from datetime import date
from pathlib import Path

from peers.growth import publish_home
from peers.servers import running_portal

COUNT, ROUNDS = 100_000, 5
QUESTIONS = (
    "trường thpt kim động",
    "truong tieu hoc tan hung",
    "phố hiến",
    "cho moi",
    "xã đức hợp kim động",
    "20.65, 106.05",
)
LENGTHS = ((1, 1), (2, 3), (4, 7), (8, 99))


def main() -> None:
    """Print the table."""
    print(f"\n/tim, {date.today()}, {platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="suggest-") as place:
        home = Path(place) / "home"
        publish_home(home, COUNT)
        with running_portal(home) as server:
            print(f"\nThe first question: {asked(server.address, 'trường'):.0f} ms.\n")
            for _ in range(8):  # every worker is warm
                asked(server.address, "trường học")
            print_table(server.address)


def print_table(address: str) -> None:
    """Ask every beginning, ROUNDS times, and print what it took."""
    taken: dict[int, list[float]] = {}
    for _ in range(ROUNDS):
        for question in QUESTIONS:
            for length in range(1, len(question) + 1):
                taken.setdefault(length, []).append(asked(address, question[:length]))
    print("| letters | questions | median, ms | 95 %, ms | longest, ms |\n|---|---|---|---|---|")
    for first, last in LENGTHS:
        times = sorted(ms for length, some in taken.items() if first <= length <= last for ms in some)
        name = f"{first}" if first == last else f"{first} to {last}" if last < 99 else f"{first} and more"
        middle, late = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"| {name} | {len(times)} | {middle:.1f} | {late:.1f} | {times[-1]:.1f} |")


def asked(address: str, words: str) -> float:
    """Ask one question; returns milliseconds."""
    start = time.perf_counter()
    with urllib.request.urlopen(f"{address}/tim?{urllib.parse.urlencode({'q': words})}", timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
