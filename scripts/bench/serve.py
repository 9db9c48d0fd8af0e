"""How fast the portal answers, beside QGIS Server, tipg and pygeoapi's PostgreSQL provider over the same data.

100,000 made-up schools with nine attributes; two workers each; four connections; at least 2,000 distinct addresses a
row; no caches of answers; answers not compressed. Every server's answers are compared with the features asked for
before anything is timed. Servers take turns, and each cell is the median of the rounds. Beside it the limit: the
portal's answers as files of nginx. What is missing is installed; everything listens on loopback.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from peers.answers import Client
from peers.growth import GROWING, Grown, grow, publish_home
from peers.load import Speed, measure, middle, write_list
from peers.points import known_schools
from peers.postgis import running_postgis
from peers.programs import LOAD, PEERS, install_packages, version_of
from peers.rows import Row, feature_rows, other_rows
from peers.running import resident_mb
from peers.servers import Server, running_files, running_portal, running_pygeoapi, running_qgis_server, running_tipg

COUNT, SMALL, MILLION = 100_000, 10_000, 1_000_000
FILES = 50
"""Answers of each row that are served as files."""
MEMORY = ("VmRSS", "RssAnon")
NAMES = ("portal", "QGIS Server", "tipg", "pygeoapi", "files")
Speeds = dict[str, Speed]


def main() -> None:
    """Print the tables."""
    options = read_options()
    install_packages(*LOAD, *(() if options.skip_peers else PEERS))
    with tempfile.TemporaryDirectory(prefix="serve-") as place:
        folder = Path(place)
        folder.chmod(0o755)  # PostgreSQL runs as another user
        home = folder / "home"
        published = publish_home(home, COUNT)
        with running_servers(folder, home, peers=not options.skip_peers) as (servers, files):
            print_speeds(folder, servers, files, options)
            print_memory(servers)
        counts = [SMALL, COUNT, *([MILLION] if options.million else [])]
        print_growth(grow(folder, counts, options.seconds, {COUNT: (home, *published)}))


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each cell")
    parser.add_argument("--skip-peers", action="store_true", help="measure the portal alone")
    parser.add_argument("--million", action="store_true", help="let the dataset grow to a million")
    return parser.parse_args()


@contextmanager
def running_servers(folder: Path, home: Path, *, peers: bool) -> Iterator[tuple[list[Server], str]]:
    """Run every server; yields them, and the address of the files."""
    with ExitStack() as stack:
        servers = [stack.enter_context(running_portal(home))]
        if peers:
            port = stack.enter_context(running_postgis(folder, COUNT))
            servers += [stack.enter_context(run(folder, port))
                        for run in (running_qgis_server, running_tipg, running_pygeoapi)]  # fmt: skip
        yield servers, stack.enter_context(running_files(folder))


def print_speeds(folder: Path, servers: Sequence[Server], files: str, options: argparse.Namespace) -> None:
    """Measure every row and print it at once."""
    known = known_schools(COUNT)
    addresses = {server.name: server.address for server in servers} | {"files": files}
    rows = [*feature_rows(servers, known), *other_rows(servers, known)]
    print_heading(servers, options)
    for number, row in enumerate(rows):
        lists = {name: write_list(folder / f"{number}-{name}.txt", paths) for name, paths in row.paths.items()}
        if row.files:
            lists["files"] = write_files(folder, number, Client(addresses["portal"]), row)
        measured: dict[str, list[Speed]] = {name: [] for name in lists}
        for _ in range(options.rounds):
            for name, paths in lists.items():
                measured[name].append(measure(addresses[name], paths, options.seconds))
        print_row(row.title, {name: middle(speeds) for name, speeds in measured.items()})


def write_files(folder: Path, number: int, portal: Client, row: Row) -> Path:
    """Store the portal's answers of a row as files of nginx; returns the list of their addresses."""
    place = folder / "static" / str(number)
    place.mkdir(parents=True)
    names = []
    for index, path in enumerate(row.paths["portal"][:FILES]):
        (place / str(index)).write_bytes(portal.get(path)[0])
        names.append(f"/{number}/{index}")
    return write_list(folder / f"{number}-files.txt", names)


def print_heading(servers: Sequence[Server], options: argparse.Namespace) -> None:
    """Print what is measured, and the head of the table."""
    load = os.getloadavg()[0]
    print(f"\n{COUNT:,} schools, {date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
          f"load {load:.1f} before; {options.rounds} rounds of {options.seconds} s")  # fmt: skip
    if len(servers) > 1:
        print(f"tipg {version_of('tipg')}, pygeoapi {version_of('pygeoapi')}, QGIS Server and PostGIS of Debian")
    print("\n| answers a second | " + " | ".join(NAMES) + " | portal, p50 / p99 ms | KB | times the best peer |")
    print("|---" * (len(NAMES) + 4) + "|", flush=True)


def print_row(title: str, speeds: Speeds) -> None:
    """Print the figures of a row, and how many times as fast as the best peer the portal is."""
    cells = [f"{speeds[name].per_second:,.0f}" if name in speeds else "" for name in NAMES]
    ours = speeds["portal"]
    peers = [speed.per_second for name, speed in speeds.items() if name not in ("portal", "files")]
    times = f"{ours.per_second / max(peers):.1f}" if peers else ""
    late = f"{ours.p50_ms:.2f} / {ours.p99_ms:.1f}"
    print("| " + " | ".join([title, *cells, late, f"{ours.answer_bytes / 1_000:,.1f}", times]) + " |", flush=True)


def print_memory(servers: Sequence[Server]) -> None:
    """Print the memory of the workers after the load, and how long each server took to its first answer."""
    print(f"\nAfter the load; the portal has all samples and {COUNT:,} schools, the others the schools in PostgreSQL\n")
    print("| server | resident memory of the workers, MB | without mapped files, MB | seconds to the first answer |")
    print("|---" * 4 + "|")
    for server in servers:
        memory, own = (" + ".join(f"{resident_mb(pid, part):.0f}" for pid in server.workers) for part in MEMORY)
        print(f"| {server.name} | {memory} | {own} | {server.start_seconds:.1f} |", flush=True)


def print_growth(grown: Iterator[Grown]) -> None:
    """Print a row for each size, as soon as it is measured."""
    print("\nThe portal as a dataset grows, one connection\n")
    heads = "".join(f" {title}, p50 / p99 ms |" for title in GROWING)
    print(f"| schools | publish, s | its peak memory, MB | start, s | workers, MB |{heads}")
    print("|---" * (5 + len(GROWING)) + "|")
    for size in grown:
        memory = " + ".join(f"{number:.0f}" for number in size.worker_mb)
        late = "".join(f" {speed.p50_ms:.2f} / {speed.p99_ms:.1f} |" for speed in size.speeds)
        print(f"| {size.schools:,} | {size.publish_seconds:.1f} | {size.publish_mb:,.0f} | {size.start_seconds:.1f} | "
              f"{memory} |{late}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
