"""What publishing and starting cost, and how late answers come, as a dataset grows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from peers.answers import check_answers
from peers.load import Speed, measure, write_list
from peers.points import known_schools
from peers.questions import DIALECTS, draw_questions
from peers.running import resident_mb
from peers.servers import Server, running_portal

GROWING = ("box of 1 %, 100 features", "one feature")


class Grown(NamedTuple):
    """A portal with all samples and so many schools: seconds and peak memory (MB) of publishing the schools, seconds
    to the first answer, memory (MB) of the workers after the load, and the speed of each row of GROWING."""

    schools: int
    publish_seconds: float
    publish_mb: float
    start_seconds: float
    worker_mb: list[float]
    speeds: list[Speed]


def publish_home(home: Path, count: int) -> tuple[float, float]:
    """Publish the samples and so many schools in a child process; returns seconds and peak memory in MB."""
    command = [sys.executable, str(Path(__file__).with_name("points.py")), str(home), str(count)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return float(told[0]), float(told[1])


def grow(
    folder: Path, counts: list[int], seconds: int, published: dict[int, tuple[Path, float, float]]
) -> Iterator[Grown]:
    """Measure a portal of each count, over one connection; homes that are published already are taken as they are."""
    for count in counts:
        home, publish_seconds, publish_mb = published.get(count) or _publish(folder / str(count), count)
        with running_portal(home) as server:
            speeds = [_speed(server, title, count, seconds, folder) for title in GROWING]
            memory = [resident_mb(pid) for pid in server.workers]
        yield Grown(count, publish_seconds, publish_mb, server.start_seconds, memory, speeds)


def _publish(home: Path, count: int) -> tuple[Path, float, float]:
    return home, *publish_home(home, count)


def _speed(server: Server, title: str, count: int, seconds: int, folder: Path) -> Speed:
    questions = draw_questions(title, count)
    check_answers(server, questions, known_schools(count))
    paths = [path for path in map(DIALECTS[server.name], questions) if path is not None]
    return measure(server.address, write_list(folder / "growth.txt", paths), seconds, connections=1)
