"""Pages of what a condition finds in the order of some columns: first those with a value of the first column, by its
index, then those without one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from geoportal.serve.ogc.query import Condition, Page, Position, SortKey

Rows = list[tuple[Any, ...]]


def select_sorted(
    connection: sqlite3.Connection, where: Condition, sort: Sequence[SortKey], limit: int, start: Position
) -> Page:
    """Return one page of what a condition finds; limit 0 only counts."""
    matched = start.matched
    if matched is None:
        matched = count(connection, where)
    rows = _rows(connection, where, sort, limit, start) if limit else []
    end = start.offset + len(rows)
    more = bool(rows) and len(rows) == limit and end < matched
    following = Position(end, (*rows[-1][1:], rows[-1][0]), matched) if more else None
    return Page([row[0] for row in rows], matched, following)


def _rows(
    connection: sqlite3.Connection, where: Condition, sort: Sequence[SortKey], limit: int, start: Position
) -> Rows:
    """Return number and sort values of the features of a page."""
    first, after, skip = f'"{sort[0].column}"', start.after, 0 if start.after else start.offset
    valued, empty = _and(where, Condition(f"{first} IS NOT NULL")), _and(where, Condition(f"{first} IS NULL"))
    rows: Rows = []
    if after is None or after[0] is not None:
        known = valued if after is None else _and(valued, _bound(sort[0], after[0]), _later(sort, after))
        rows = _read(connection, known, sort, [_order(sort[0]), *map(_nulls_last, sort[1:])], limit, skip)
        if len(rows) == limit:
            return rows
        skip = max(0, skip - count(connection, valued)) if skip and not rows else 0
    elif after is not None:
        empty = _and(empty, _later(sort[1:], after[1:]))
    return rows + _read(connection, empty, sort, [*map(_nulls_last, sort[1:])], limit - len(rows), skip)


def _read(
    connection: sqlite3.Connection, where: Condition, sort: Sequence[SortKey], order: Sequence[str],
    limit: int, skip: int,
) -> Rows:  # fmt: skip
    columns = ", ".join(["seq", *(f'"{key.column}"' for key in sort)])
    query = f"SELECT {columns} FROM feature WHERE {where.sql} ORDER BY {', '.join([*order, 'seq'])} LIMIT ? OFFSET ?"
    return connection.execute(query, (*where.parameters, limit, skip)).fetchall()


def _order(key: SortKey) -> str:
    return f'"{key.column}" {"DESC" if key.descending else "ASC"}'


def _nulls_last(key: SortKey) -> str:
    return f"{_order(key)} NULLS LAST"


def _bound(key: SortKey, value: Any) -> Condition:
    """Return what holds of the first column of every later feature, so that its index leads there."""
    return Condition(f'"{key.column}" {"<=" if key.descending else ">="} ?', (value,))


def _later(sort: Sequence[SortKey], after: Sequence[Any]) -> Condition:
    """Return the condition of coming after a feature with these sort values and this number."""
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


def _and(*conditions: Condition) -> Condition:
    return Condition(
        " AND ".join(f"({condition.sql})" for condition in conditions),
        tuple(value for condition in conditions for value in condition.parameters),
    )


def count(connection: sqlite3.Connection, where: Condition) -> int:
    """Return how many features a condition finds."""
    row = connection.execute(f"SELECT count(*) FROM feature WHERE {where.sql}", where.parameters).fetchone()
    return int(row[0])
