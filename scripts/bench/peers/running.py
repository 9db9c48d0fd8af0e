"""Programs that the benchmark starts: each is ended by its own process id, and leaves what it said in a file."""

from __future__ import annotations

import os
import pwd
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE_SECONDS = 120


def free_port() -> int:
    """Return a loopback port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None, user: str | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program while the block runs; as another user when this one is root."""
    own = {**os.environ, **(environment or {})}
    other = pwd.getpwnam(user) if user and os.geteuid() == 0 else None
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, env=own, stdout=stream, stderr=stream, stdin=subprocess.DEVNULL,
            user=other.pw_uid if other else None, group=other.pw_gid if other else None,
            extra_groups=[] if other else None,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def wait_for(address: str, log: Path) -> None:
    """Return as soon as an address answers with status 200.

    Raises
    ------
    RuntimeError
        It does not within two minutes; says what the program said.
    """
    last: object = ""
    for _ in range(PATIENCE_SECONDS * 50):
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_SECONDS):
                return
        except (OSError, urllib.error.HTTPError) as error:
            last = error
            time.sleep(0.02)
    raise RuntimeError(f"{address}: {last}\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")


def children(pid: int) -> list[int]:
    """Return the ids of the processes that a process started."""
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text(encoding="ascii").split()
    ]


def resident_mb(pid: int, part: str = "VmRSS") -> float:
    """Return the resident memory of a process in megabytes: all of it, or RssAnon, without pages of mapped files."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{part}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"process {pid} has ended")
