"""What a query of a collection is, and a page of what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson

from geoportal.store.boxes import BBox, Integers


class Condition(NamedTuple):
    """A part of a WHERE clause and its bound parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


class SortKey(NamedTuple):
    """A column to sort by; features without a value come last either way."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of a collection.

    boxes: (west, south, east, north; EPSG:4326), a feature meets one of them or has no geometry (OGC API - Features -
    Part 1, /req/core/fc-bbox-response); None for no demand. conditions: all hold.
    """

    boxes: tuple[BBox, ...] | None = None
    conditions: tuple[Condition, ...] = ()
    sort: tuple[SortKey, ...] = ()


class Position(NamedTuple):
    """Where a page begins: how many features are before it; after: sort values and number of the last of these."""

    offset: int = 0
    after: tuple[Any, ...] | None = None
    matched: int | None = None


class Page(NamedTuple):
    """Numbers of the features of a page, how many the query finds in all, and where the next page begins."""

    numbers: Sequence[int]
    matched: int
    following: Position | None


class Extent(NamedTuple):
    """What a version holds: features, those with a place (they come first), the box around these, whether points."""

    total: int
    located: int
    bbox: BBox | None
    points: bool


def among(numbers: Integers) -> Condition:
    """Return the condition of being one of these features."""
    text = orjson.dumps(numbers, option=orjson.OPT_SERIALIZE_NUMPY).decode()
    return Condition("seq IN (SELECT value FROM json_each(?))", (text,))
