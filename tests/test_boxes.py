"""The file of boxes finds what a look at every box finds, at any size."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from geoportal.store.boxes import BLOCK, BOX_UNITS, BoxFile, box_units, write_boxes


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 7, 20_000])
@pytest.mark.parametrize("size", [0.0, 0.02])
def test_boxes_are_found_as_by_looking_at_each(tmp_path: Path, count: int, size: float) -> None:
    dice = numpy.random.default_rng(count)
    low = dice.uniform((105.9, 20.2), (106.7, 20.9), (count, 2))
    high = low + dice.random((count, 2)) * size
    sides = numpy.rint(numpy.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]]) * BOX_UNITS).astype(numpy.int64)
    write_boxes(tmp_path, numpy.vstack([numpy.arange(1, count + 1), sides]))
    boxes, hits = BoxFile(tmp_path), 0
    for width in (0.0, 0.001, 0.05, 0.3, 2.0):
        for _ in range(20):
            west, south = dice.uniform((105.5, 20.0), (106.6, 20.8)).tolist()
            asked = (west, south, west + width, south + width)
            if count and width == 0.0:  # a corner of one of them, as it is stored
                number = int(dice.integers(count))
                corner = (sides[0, number] / BOX_UNITS, sides[2, number] / BOX_UNITS)
                asked = (*corner, *corner)
            left, bottom, right, top = box_units(asked)
            meets = (sides[0] <= right) & (sides[1] >= left) & (sides[2] <= top) & (sides[3] >= bottom)
            assert boxes.numbers(asked).tolist() == (numpy.flatnonzero(meets) + 1).tolist()
            hits += int(meets.sum())
    assert hits >= 20 * min(count, 1)


def test_numbers_that_are_no_place_on_earth_find_all_or_nothing(tmp_path: Path) -> None:
    write_boxes(tmp_path, numpy.array([[1], [1_060_000_000], [1_060_000_000], [206_000_000], [206_000_000]]))
    boxes = BoxFile(tmp_path)
    assert boxes.numbers((-1e9, -1e9, 1e9, 1e9)).tolist() == [1]
    assert boxes.numbers((200.0, 95.0, 1e9, 1e9)).size == 0
