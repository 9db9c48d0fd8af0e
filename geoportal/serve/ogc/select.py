"""A query of the serving index: which features it finds, in which order, one page of them at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
import shapely

from geoportal.store.features import FeatureFile
from geoportal.store.index import BOX_UNITS

BBox = tuple[float, float, float, float]
FEW = 5_000
"""So many candidates of a box are sorted here; more are left to SQLite."""
IN_BOX = "west <= ? AND east >= ? AND south <= ? AND north >= ?"


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

    boxes: (west, south, east, north; EPSG:4326), a feature meets one of them; None for no demand. conditions: all hold.
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


def select(
    connection: sqlite3.Connection, features: FeatureFile, extent: Extent, query: Query, limit: int, start: Position
) -> Page:
    """Return one page of what a query finds, in serving order or as it says.

    limit 0 only counts. A page with more behind it says where the next one begins.
    """
    whole = _whole(query, extent)
    if whole is not None:
        first = start.offset + 1
        last = min(start.offset + limit, whole)
        return _page(range(first, last + 1), whole, limit, start, _number_only)
    if query.boxes is not None and not query.conditions and not query.sort and len(query.boxes) == 1:
        return _in_box(connection, features, extent, query.boxes[0], limit, start)
    return _by_sql(connection, features, extent, query, limit, start)


def _whole(query: Query, extent: Extent) -> int | None:
    """Return how many of the first features a query finds when these are all that it finds; None when they are not."""
    if query.conditions or query.sort:
        return None
    if query.boxes is None:
        return extent.total
    if extent.bbox is None:
        return 0
    west, south, east, north = extent.bbox
    covers = any(b[0] <= west and b[1] <= south and b[2] >= east and b[3] >= north for b in query.boxes)
    return extent.located if covers else None


def _page(numbers: Sequence[int], matched: int, limit: int, start: Position, after: Any) -> Page:
    end = start.offset + len(numbers)
    more = bool(numbers) and len(numbers) == limit and end < matched
    return Page(numbers, matched, Position(end, after(numbers[-1]), matched) if more else None)


def _in_box(
    connection: sqlite3.Connection, features: FeatureFile, extent: Extent, box: BBox, limit: int, start: Position
) -> Page:
    """Return a page of the features that meet a box; of many points, none but those of the page is looked at."""
    sides = box_units(box)
    if not extent.points:
        rows = connection.execute(f"SELECT seq, west, east, south, north FROM feature_box WHERE {IN_BOX}", sides)
        found = _meeting(features, rows.fetchall(), box)
        return _page(found[start.offset : start.offset + limit], len(found), limit, start, _number_only)
    if start.matched is None or start.matched <= FEW:
        few = connection.execute(f"SELECT seq FROM feature_box WHERE {IN_BOX}", sides).fetchmany(FEW + 1)
        if len(few) <= FEW:
            numbers = sorted(row[0] for row in few)
            return _page(numbers[start.offset : start.offset + limit], len(numbers), limit, start, _number_only)
    matched = start.matched
    if matched is None:
        matched = int(connection.execute(f"SELECT count(*) FROM feature_box WHERE {IN_BOX}", sides).fetchone()[0])
    after, skip = (start.after[-1], 0) if start.after else (0, start.offset)
    query = f"SELECT seq FROM body WHERE seq > ? AND {IN_BOX} ORDER BY seq LIMIT ? OFFSET ?"
    numbers = [row[0] for row in connection.execute(query, (after, *sides, limit, skip))]
    return _page(numbers, matched, limit, start, _number_only)


def _number_only(number: int) -> tuple[int]:
    return (number,)


def _meeting(features: FeatureFile, rows: list[tuple[int, ...]], box: BBox) -> list[int]:
    """Return the numbers of the lines or polygons that meet a box; rows are candidates with their boxes."""
    east, west, north, south = box_units(box)
    inside = {row[0] for row in rows if row[1] >= west and row[2] <= east and row[3] >= south and row[4] <= north}
    unsure = [row[0] for row in rows if row[0] not in inside]
    shapes = shapely.from_geojson([geometry_text(text) for text in features.some(unsure)])
    meet = shapely.intersects(shapely.box(*box), shapes)
    return sorted([*inside, *(number for number, yes in zip(unsure, meet, strict=True) if yes)])


def box_units(box: BBox) -> tuple[int, int, int, int]:
    """Return the parameters of IN_BOX for a box: east, west, north, south in whole units, the box rounded inwards."""
    west, south, east, north = box
    return (_floor(east), -_floor(-west), _floor(north), -_floor(-south))


def _floor(degrees: float) -> int:
    return int(min(max(degrees * BOX_UNITS + 1e-4, -2e9), 2e9) // 1)


def geometry_text(feature: bytes) -> str:
    """Return the geometry in the bytes of a feature, as text."""
    return orjson.dumps(orjson.loads(feature)["geometry"]).decode()


def _by_sql(
    connection: sqlite3.Connection, features: FeatureFile, extent: Extent, query: Query, limit: int, start: Position
) -> Page:
    conditions = [*query.conditions]
    if query.boxes is not None:
        conditions.append(_boxes(connection, features, extent, query.boxes))
    where = " AND ".join(f"({condition.sql})" for condition in conditions) or "1"
    parameters = [value for condition in conditions for value in condition.parameters]
    matched = start.matched
    if matched is None:
        matched = int(connection.execute(f"SELECT count(*) FROM feature WHERE {where}", parameters).fetchone()[0])
    if not limit:
        return Page((), matched, None)
    columns = ", ".join(["seq", *(f'"{key.column}"' for key in query.sort)])
    skip = start.offset
    if start.after is not None:
        later = _later(query.sort, start.after)
        where, parameters, skip = f"({where}) AND ({later.sql})", [*parameters, *later.parameters], 0
    rows = connection.execute(
        f"SELECT {columns} FROM feature WHERE {where} ORDER BY {_order(query.sort)} LIMIT ? OFFSET ?",
        [*parameters, limit, skip],
    ).fetchall()
    last = rows[-1] if rows else ()
    return _page([row[0] for row in rows], matched, limit, start, lambda number: (*last[1:], number))


def _boxes(connection: sqlite3.Connection, features: FeatureFile, extent: Extent, boxes: tuple[BBox, ...]) -> Condition:
    """Return the condition of meeting one of the boxes."""
    if extent.points:
        meets = " OR ".join([f"seq IN (SELECT seq FROM feature_box WHERE {IN_BOX})"] * len(boxes))
        return Condition(meets, tuple(side for box in boxes for side in box_units(box)))
    found: set[int] = set()
    for box in boxes:
        rows = connection.execute(
            f"SELECT seq, west, east, south, north FROM feature_box WHERE {IN_BOX}", box_units(box)
        ).fetchall()
        found.update(_meeting(features, rows, box))
    return among(sorted(found))


def among(numbers: Sequence[int]) -> Condition:
    """Return the condition of being one of these features."""
    return Condition("seq IN (SELECT value FROM json_each(?))", (orjson.dumps(list(numbers)).decode(),))


def _order(sort: Sequence[SortKey]) -> str:
    keys = [f'"{key.column}" {"DESC" if key.descending else "ASC"} NULLS LAST' for key in sort]
    return ", ".join([*keys, "seq"])


def _later(sort: Sequence[SortKey], after: Sequence[Any]) -> Condition:
    """Return the condition of coming after a feature with these sort values and this number, as `_order` has it."""
    parts: list[str] = []
    parameters: list[Any] = []
    same: list[str] = []
    same_parameters: list[Any] = []
    for key, value in zip(sort, after, strict=False):
        column = f'"{key.column}"'
        if value is not None:
            sign = "<" if key.descending else ">"
            parts.append(" AND ".join([*same, f"({column} {sign} ? OR {column} IS NULL)"]))
            parameters += [*same_parameters, value]
        same.append(f"{column} IS ?")
        same_parameters.append(value)
    parts.append(" AND ".join([*same, "seq > ?"]))
    return Condition(" OR ".join(f"({part})" for part in parts), (*parameters, *same_parameters, after[-1]))
