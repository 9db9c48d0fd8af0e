"""wrk: how many answers a second, how late, over a list of addresses."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

SCRIPT = Path(__file__).with_name("list.lua")


class Speed(NamedTuple):
    """Answers a second, bytes of one, and how long half and 99 of 100 took, in milliseconds."""

    per_second: float
    answer_bytes: float
    p50_ms: float
    p99_ms: float


def write_list(path: Path, lines: Sequence[str]) -> Path:
    """Write the addresses for wrk: paths, each with the tag for If-None-Match after a tab where it has one."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def measure(address: str, paths: Path, seconds: int, connections: int = 4) -> Speed:
    """Ask for the paths of a list, as fast as the server answers.

    Raises
    ------
    RuntimeError
        An answer failed: only good answers count.
    """
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(SCRIPT), address, "--",
               str(paths)]  # fmt: skip
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    line = next(line for line in told.splitlines() if line.startswith("RESULT "))
    requests, micros, received, p50, p99, errors = (int(word) for word in line.split()[1:])
    if errors or not requests:
        raise RuntimeError(f"{address} {paths.name}: {errors} errors in {requests} requests\n{told}")
    return Speed(requests / micros * 1e6, received / requests, p50 / 1_000, p99 / 1_000)


def middle(speeds: Sequence[Speed]) -> Speed:
    """Return the median of each figure."""
    return Speed(*(median(column) for column in zip(*speeds, strict=True)))
