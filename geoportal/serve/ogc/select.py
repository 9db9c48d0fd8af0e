"""A query of a version: which features it finds, in which order, one page of them at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy

from geoportal.serve.ogc.cql2.meeting import find_in_box
from geoportal.serve.ogc.query import Condition, Extent, Page, Position, Query, among
from geoportal.serve.ogc.sorting import count, select_sorted
from geoportal.store.boxes import BBox, Integers
from geoportal.store.features import FeatureFile

FEW = 5_000
"""So many numbers that conditions find are read at once; of more, those of the page only."""


def select(
    connection: sqlite3.Connection, features: FeatureFile, extent: Extent, query: Query, limit: int, start: Position
) -> Page:
    """Return one page of what a query finds, in serving order or as it says.

    limit 0 only counts. A page with more behind it says where the next one begins.
    """
    whole = _whole(query, extent)
    if whole and not query.sort:
        first, last = start.offset + 1, min(start.offset + limit, extent.total)
        return _page(range(first, last + 1), extent.total, limit, start)
    if not query.conditions and not query.sort:
        return _in_boxes(features, extent, query.boxes or (), limit, start)
    where = Condition("1") if whole else _condition(features, extent, query)
    if whole and start.matched is None:
        start = start._replace(matched=extent.total)
    if query.sort:
        return select_sorted(connection, where, query.sort, limit, start)
    return _by_sql(connection, where, limit, start)


def _whole(query: Query, extent: Extent) -> bool:
    """Return whether a query finds every feature, as one with no demands does, and one with a box around them all."""
    if query.conditions:
        return False
    if query.boxes is None or extent.bbox is None:
        return True
    west, south, east, north = extent.bbox
    return any(b[0] <= west and b[1] <= south and b[2] >= east and b[3] >= north for b in query.boxes)


def _page(numbers: Sequence[int], matched: int, limit: int, start: Position) -> Page:
    end = start.offset + len(numbers)
    more = bool(numbers) and len(numbers) == limit and end < matched
    return Page(numbers, matched, Position(end, (numbers[-1],), matched) if more else None)


def _in_boxes(features: FeatureFile, extent: Extent, boxes: tuple[BBox, ...], limit: int, start: Position) -> Page:
    """Return a page of the features that meet a box, and of those without a geometry, which come last."""
    found, matched = _meeting(features, extent, boxes), extent.total - extent.located
    matched += len(found)
    end = start.offset + limit
    placed = found[start.offset : end].tolist()
    beyond = extent.located - len(found)
    unplaced = range(max(start.offset, len(found)) + beyond + 1, min(end, matched) + beyond + 1)
    return _page([*placed, *unplaced], matched, limit, start)


def _meeting(features: FeatureFile, extent: Extent, boxes: tuple[BBox, ...]) -> Integers:
    """Return the numbers of the features that meet one of the boxes, in order."""
    if extent.points:
        found = [features.boxes.numbers(box) for box in boxes]
    else:
        found = [find_in_box(features, extent.located, box) for box in boxes]
    return found[0] if len(found) == 1 else numpy.unique(numpy.concatenate(found))


def _condition(features: FeatureFile, extent: Extent, query: Query) -> Condition:
    """Return all that a query demands as one condition."""
    conditions = [*query.conditions]
    if query.boxes is not None:
        conditions.append(with_unplaced(among(_meeting(features, extent, query.boxes)), extent.located))
    where = " AND ".join(f"({condition.sql})" for condition in conditions)
    return Condition(where, tuple(value for condition in conditions for value in condition.parameters))


def with_unplaced(condition: Condition, located: int) -> Condition:
    """Return the condition of meeting another one or having no geometry; located: the features that have one."""
    return Condition(f"seq > ? OR {condition.sql}", (located, *condition.parameters))


def _by_sql(connection: sqlite3.Connection, where: Condition, limit: int, start: Position) -> Page:
    """Return a page of what a condition finds, in serving order."""
    query, matched = f"SELECT seq FROM feature WHERE {where.sql}", start.matched
    if matched is None or matched <= FEW:
        few = connection.execute(query, where.parameters).fetchmany(FEW + 1)
        if len(few) <= FEW:
            numbers = sorted(row[0] for row in few)
            return _page(numbers[start.offset : start.offset + limit], len(numbers), limit, start)
    if matched is None:
        matched = count(connection, where)
    after, skip = (start.after[-1], 0) if start.after else (0, start.offset)
    rows = connection.execute(
        f"{query} AND seq > ? ORDER BY seq LIMIT ? OFFSET ?", (*where.parameters, after, limit, skip)
    )
    return _page([row[0] for row in rows], matched, limit, start)
