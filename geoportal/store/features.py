"""The read side of a version's features.geojson: any feature, or a run of them, as ready bytes."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from geoportal.store.boxes import BoxFile
from geoportal.store.versions import Version

FEATURES, OFFSETS = "features.geojson", "features.offsets"
SEPARATOR = b",\n"
"""What stands between two features."""
KEPT = 256
"""Most files that stay open."""
SPARSE = 4
"""Features are read in one piece when that piece is at most so many times what is wanted."""


class FeatureFile:
    """The features of a version by their number, from 1 in serving order, and their boxes. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / FEATURES, os.O_RDONLY)
        with (folder / OFFSETS).open("rb") as stream:
            self._offsets = memoryview(mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ)).cast("Q")
        self.boxes = BoxFile(folder)

    def __del__(self) -> None:
        if hasattr(self, "_handle"):
            os.close(self._handle)

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def run(self, first: int, last: int) -> bytes:
        """Return the features first..last, SEPARATOR between them; b"" for none."""
        if last < first:
            return b""
        start, end = self._offsets[first - 1], self._offsets[last] - len(SEPARATOR)
        return os.pread(self._handle, end - start, start)

    def some(self, numbers: Sequence[int]) -> list[bytes]:
        """Return the features of these numbers, in their order."""
        if not numbers:
            return []
        starts = [(self._offsets[number - 1], self._offsets[number] - len(SEPARATOR)) for number in numbers]
        first, last = min(starts)[0], max(starts)[1]
        if last - first <= SPARSE * sum(end - start for start, end in starts):
            piece = os.pread(self._handle, last - first, first)
            return [piece[start - first : end - first] for start, end in starts]
        return [os.pread(self._handle, end - start, start) for start, end in starts]

    def __iter__(self) -> Iterator[bytes]:
        for number in range(1, len(self) + 1):
            yield self.run(number, number)


@lru_cache(maxsize=KEPT)
def _opened(folder: Path) -> FeatureFile:
    return FeatureFile(folder)


def open_features(version: Version) -> FeatureFile:
    """Return the features of a version; the file stays open for the next request.

    It stays readable when the version is removed meanwhile.
    """
    return _opened(version.path)
