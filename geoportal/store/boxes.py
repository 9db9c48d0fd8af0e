"""The boxes of a version's located features, packed so that those in a part of the map are found at once.

features.boxes holds 32-bit integers, little-endian, in five rows of equal length: number of the feature, west, east,
south, north, in whole units of 1e-7 degrees, which coordinates of 7 decimals are exactly. Features that are near one
another stand near one another (sort-tile-recursive packing, Leutenegger, Lopez and Edgington 1997), so that a block of
BLOCK of them covers little, and only the blocks on the edge of a box are looked at one by one. The last block is filled
up with boxes that meet nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy
from numpy.typing import NDArray

BOX_UNITS = 10_000_000
"""Units of a degree."""
BOXES = "features.boxes"
BLOCK = 256
MANY = 8
"""When more than one of so many features is found, marking them in a row is quicker than sorting."""
EMPTY = (0, 2**31 - 1, -(2**31), 2**31 - 1, -(2**31))
"""A box, as in the file, that meets nothing."""
Integers = NDArray[numpy.integer]
BBox = tuple[float, float, float, float]


class BoxFile:
    """The boxes of the located features of a version. Threads may share it."""

    def __init__(self, folder: Path) -> None:
        path = folder / BOXES
        stored = numpy.memmap(path, "<i4", "r") if path.stat().st_size else numpy.empty(0, dtype="<i4")
        self._rows = stored.reshape(5, -1, BLOCK)
        _, west, east, south, north = self._rows
        self._around = west.min(axis=1), east.max(axis=1), south.min(axis=1), north.max(axis=1)
        self._within = west.max(axis=1), east.min(axis=1), south.max(axis=1), north.min(axis=1)
        self._last = int(self._rows[0].max(initial=0))

    def meeting(self, box: BBox) -> Integers:
        """Return what meets a box (west, south, east, north; degrees): five rows as in the file, in no order."""
        units = box_units(box)
        near, whole = _meet(self._around, units), _meet(self._within, units)
        edge = self._rows[:, near & ~whole].reshape(5, -1)
        return numpy.concatenate([self._rows[:, whole].reshape(5, -1), edge[:, _meet(edge[1:], units)]], axis=1)

    def numbers(self, box: BBox) -> Integers:
        """Return the numbers of the features whose boxes meet a box, in order."""
        return in_order(self.meeting(box)[0], self._last)


def _meet(sides: Sequence[Integers] | Integers, units: tuple[int, int, int, int]) -> NDArray[numpy.bool_]:
    """Return which of the boxes, given as rows of wests, easts, souths and norths, meet a box."""
    west, south, east, north = units
    return (sides[0] <= east) & (sides[1] >= west) & (sides[2] <= north) & (sides[3] >= south)


def in_order(numbers: Integers, count: int) -> Integers:
    """Return distinct numbers of features in order; count is the highest there can be."""
    if numbers.size * MANY < count:
        return numpy.sort(numbers)
    marks = numpy.zeros(count + 1, dtype=numpy.bool_)
    marks[numbers] = True
    return numpy.flatnonzero(marks)


def box_units(box: BBox) -> tuple[int, int, int, int]:
    """Return a box (west, south, east, north) in whole units, rounded inwards; what lies on its sides is in it.

    >>> box_units((105.00000001, 20.0, 106.00000009, 21.0))
    (1050000001, 200000000, 1060000000, 210000000)
    """
    west, south, east, north = box
    return -_floor(-west), -_floor(-south), _floor(east), _floor(north)


def _floor(degrees: float) -> int:
    return int(min(max(degrees * BOX_UNITS + 1e-4, -2e9), 2e9) // 1)


def pack(boxes: Integers) -> Integers:
    """Return boxes (five rows as in the file) so ordered that those of a block are near one another."""
    across, up = boxes[1] // 2 + boxes[2] // 2, boxes[3] // 2 + boxes[4] // 2
    blocks = -(-boxes.shape[1] // BLOCK)
    in_strip = max(1, round(blocks**0.5)) * BLOCK
    strip = numpy.empty(boxes.shape[1], dtype=numpy.int64)
    strip[numpy.argsort(across, kind="stable")] = numpy.arange(boxes.shape[1]) // in_strip
    return boxes[:, numpy.lexsort((up, strip))]


def write_boxes(folder: Path, boxes: Integers) -> None:
    """Write features.boxes; boxes are five rows as in the file, of the located features, in any order."""
    missing = -boxes.shape[1] % BLOCK
    empty = numpy.repeat(numpy.array(EMPTY)[:, None], missing, axis=1)
    numpy.concatenate([pack(boxes), empty], axis=1).astype("<i4").tofile(folder / BOXES)
