"""Files made on first request by a child process, then kept beside the version in the cache.

The child writes under a temporary name and renames; a lock file keeps a second child from starting.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from geoportal.errors import StorageError
from geoportal.settings import Settings
from geoportal.store.versions import Version

POLL_SECONDS = 0.1


def cache_folder(settings: Settings, version: Version) -> Path:
    """Return the folder of what was made from a version."""
    return settings.home / "cache" / version.dataset / version.id


def made_file(
    settings: Settings, version: Version, name: str, command: Sequence[str], *, wait_seconds: float
) -> Path | None:
    """Return the file when it is there, else have a child make it and wait a while.

    Parameters
    ----------
    name : str
        File name in the cache folder of the version.
    command : sequence of str
        Module and its arguments; the path to write is appended.
    wait_seconds : float
        How long to wait for the child.

    Returns
    -------
    Path or None
        None when the child is still at work.

    Raises
    ------
    StorageError
        The child failed; what it printed is kept beside the file as <name>.log.
    """
    return made_at(settings, cache_folder(settings, version) / name, command, wait_seconds=wait_seconds)


def made_at(
    settings: Settings, path: Path, command: Sequence[str], *, wait_seconds: float, lock: Path | None = None
) -> Path | None:
    """Return a file of the cache as `made_file` does, wherever it stands.

    lock: the file whose lock the child holds, so that of all files with the same one only one is made at a time; who
    finds it taken does not wait.
    """
    deadline = time.monotonic() + wait_seconds
    while not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        child = _start(settings, path, command, lock or path.with_name(path.name + ".lock"))
        if child is not None and child.wait_until(deadline):
            if not path.exists():
                raise StorageError(
                    "Không tạo được tệp này. Xin thử lại sau hoặc báo cho đơn vị quản lý cổng.",
                    "This file could not be made. Please try again later.",
                )
            break
        if time.monotonic() >= deadline or (child is None and lock is not None):
            return None
        time.sleep(POLL_SECONDS)
    return path


class _Child:
    """A running child and the lock that says so; the child inherits the lock and holds it to its end."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        # Nobody waits for a child that outlives its request: a thread of its own reaps it.
        threading.Thread(target=process.wait, daemon=True).start()

    def wait_until(self, deadline: float) -> bool:
        """Return True when the child has ended before the deadline."""
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            return False
        return True


def _start(settings: Settings, path: Path, command: Sequence[str], lock_file: Path) -> _Child | None:
    lock = os.open(lock_file, os.O_CREAT | os.O_RDWR, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return None
    else:
        with path.with_name(path.name + ".log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *command, str(path)],
                env=_environment(settings), stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=(lock,),
            )  # fmt: skip
        return _Child(process)
    finally:
        os.close(lock)


def _environment(settings: Settings) -> dict[str, str]:
    given = {name: value for name, value in settings.model_dump().items() if value is not None}
    own = {f"GEOPORTAL_{name.upper()}": str(value) for name, value in given.items()}
    return {**os.environ, **own}
