"""Values put into at most five classes, for a map that is coloured by them. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

Method = Literal["phan-vi", "deu"]
METHODS: tuple[Method, ...] = ("phan-vi", "deu")
"""phan-vi: about equally many areas in each class (quantiles); deu: classes of equal width."""
MOST_CLASSES = 5


class Class(NamedTuple):
    """A class by its least and its greatest value, both of which occur; size: how many values it holds."""

    least: float
    most: float
    size: int


def classify(values: Sequence[float], method: Method = "phan-vi", most: int = MOST_CLASSES) -> list[Class]:
    """Return the classes of some values, in order, none of them empty; equal values are in one class.

    Examples
    --------
    >>> [tuple(one) for one in classify([1, 2, 2, 2, 3, 9, 30], most=3)]
    [(1, 2, 4), (3, 3, 1), (9, 30, 2)]
    >>> [tuple(one) for one in classify([0, 1, 2, 10], "deu", most=2)], classify([])
    ([(0, 2, 3), (10, 10, 1)], [])
    """
    ordered = sorted(values)
    groups = _of_equal_width(ordered, most) if method == "deu" else _of_equal_count(ordered, most)
    return [Class(group[0], group[-1], len(group)) for group in groups]


def _of_equal_count(ordered: Sequence[float], most: int) -> list[Sequence[float]]:
    """Cut where each class is full; a cut within equal values moves behind them."""
    count = len(ordered)
    if len(set(ordered)) <= most:
        cuts = [place for place in range(1, count) if ordered[place] != ordered[place - 1]]
    else:
        cuts = [_behind_equals(ordered, round(part * count / most)) for part in range(1, most)]
    edges = [0, *dict.fromkeys(cut for cut in cuts if 0 < cut < count), count]
    return [ordered[start:end] for start, end in pairwise(edges) if start < end]


def _behind_equals(ordered: Sequence[float], place: int) -> int:
    while 0 < place < len(ordered) and ordered[place] == ordered[place - 1]:
        place += 1
    return place


def _of_equal_width(ordered: Sequence[float], most: int) -> list[Sequence[float]]:
    groups: list[list[float]] = [[] for _ in range(most)]
    for value in ordered:
        width = ordered[-1] - ordered[0]
        part = int((value - ordered[0]) / width * most) if width else 0
        groups[min(part, most - 1)].append(value)
    return [group for group in groups if group]


def class_of(value: float, classes: Sequence[Class]) -> int | None:
    """Return the number of the class that holds a value, from 0; None when none does."""
    return next((number for number, one in enumerate(classes) if one.least <= value <= one.most), None)
