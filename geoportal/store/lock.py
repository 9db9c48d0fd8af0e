"""One publication of a dataset at a time."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoportal.errors import BusyError
from geoportal.store.versions import dataset_folder

POLL_SECONDS = 0.1


@contextmanager
def publication_lock(home: Path, dataset_id: str, seconds: float) -> Iterator[None]:
    """Hold the dataset's lock; the operating system frees it when the process dies.

    Raises
    ------
    BusyError
        Another process still holds it after this many seconds.
    """
    folder = dataset_folder(home, dataset_id)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
    deadline = time.monotonic() + seconds
    try:
        while not _try_lock(handle):
            if time.monotonic() >= deadline:
                raise BusyError(
                    f"Bộ dữ liệu «{dataset_id}» đang được công bố bởi một tiến trình khác. Hãy thử lại sau ít phút.",
                    f"Another publication of “{dataset_id}” is under way. Try again in a few minutes.",
                )
            time.sleep(POLL_SECONDS)
        yield
    finally:
        os.close(handle)


def _try_lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
