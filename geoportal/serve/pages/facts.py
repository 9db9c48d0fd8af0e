"""What is true of a whole version: empty values, the values of fields that have few, ranges, units. Read once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from geoportal.columns import PLACE_FIELDS, SOURCE_FIELDS, published_columns
from geoportal.dataset import Dataset, Field
from geoportal.serve.pages.conditions import ORDERED_TEXTS
from geoportal.store.index import open_index
from geoportal.store.versions import Version
from geoportal.vietnamese import sort_key

MOST_VALUES = 40
"""A field with more values than these is searched by its text."""
REPEATED = 3
"""A text field whose values each stand, on average, in so many rows is a field of few values."""
CHOSEN = ("boolean", "unit", "year", "month", "quarter", "school_year")
"""Types whose values are chosen from a list even when each stands in one row."""
UNCOUNTED = ("phone", "email", "url", "file", "latitude", "longitude", "address", "time")
RANGED = ("integer", "number", "date", "year", *ORDERED_TEXTS)
Counts = tuple[tuple[str | int | float, int], ...]


@dataclass(frozen=True)
class Facts:
    """What is true of a version.

    missing: rows without a value, by column. values: the values of columns with few, in order, with their rows. ranges:
    least and largest value. units: rows by code of today's unit.
    """

    rows: int
    missing: Mapping[str, int]
    values: Mapping[str, Counts]
    ranges: Mapping[str, tuple[str | float, str | float]]
    units: Mapping[str, int]

    @property
    def empty(self) -> frozenset[str]:
        """The columns in which no row has a value."""
        return frozenset(name for name, count in self.missing.items() if count == self.rows)


def read_facts(dataset: Dataset, version: Version) -> Facts:
    """Return what is true of a version; read from its index the first time."""
    columns = published_columns(dataset)
    return _facts(version, tuple((name, field.type, field.values) for name, field in columns.items()))


@lru_cache(maxsize=256)
def _facts(version: Version, columns: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Facts:
    connection = open_index(version)
    try:
        counted = ", ".join(f'count("f_{name}")' for name, _, _ in columns)
        rows, *filled = connection.execute(f"SELECT count(*), {counted} FROM feature").fetchone()
        missing = {name: rows - count for (name, _, _), count in zip(columns, filled, strict=True)}
        found = {
            name: _values(connection, name, kind, allowed, rows - missing[name])
            for name, kind, allowed in columns
            if kind not in UNCOUNTED and (name not in PLACE_FIELDS or name == "vi_tri_muc")
        }
        ranges = {
            name: _range(connection, name) for name, kind, _ in columns if kind in RANGED and missing[name] < rows
        }
        units = dict(_grouped(connection, "vi_tri_ma_dvhc", rows)) if "vi_tri_ma_dvhc" in missing else {}
    finally:
        connection.close()
    units_by_code = {str(code): count for code, count in units.items()}
    return Facts(rows, missing, {name: values for name, values in found.items() if values}, ranges, units_by_code)


def _values(connection: sqlite3.Connection, name: str, kind: str, allowed: tuple[str, ...], filled: int) -> Counts:
    """Return the values of a column that has few, () for one that has many."""
    if kind in ("integer", "number"):
        return ()
    found = _grouped(connection, name, MOST_VALUES + 1)
    if not allowed and (len(found) > MOST_VALUES or (kind not in CHOSEN and len(found) * REPEATED > filled)):
        return () if name not in SOURCE_FIELDS or len(found) > MOST_VALUES else found
    order = {value: place for place, value in enumerate(allowed)}
    if kind in ("text", "unit"):
        return tuple(sorted(found, key=lambda item: (order.get(str(item[0]), len(order)), sort_key(str(item[0])))))
    return found


def _grouped(connection: sqlite3.Connection, name: str, most: int) -> Counts:
    query = f'SELECT "f_{name}", count(*) FROM feature WHERE "f_{name}" IS NOT NULL GROUP BY 1 LIMIT ?'
    return tuple(connection.execute(query, (most,)).fetchall())


def _range(connection: sqlite3.Connection, name: str) -> tuple[str | float, str | float]:
    (least,) = connection.execute(f'SELECT min("f_{name}") FROM feature').fetchone()
    (most,) = connection.execute(f'SELECT max("f_{name}") FROM feature').fetchone()
    return least, most


def filtered_fields(dataset: Dataset, facts: Facts) -> dict[str, tuple[str, Field]]:
    """Return how each column is filtered: "choice" of its values, "range", or "text" that it contains."""
    found: dict[str, tuple[str, Field]] = {}
    for name, field in dataset.public_fields.items():
        if name in facts.values and len(facts.values[name]) > 1:
            found[name] = ("choice", field)
        elif field.type in ("integer", "number", "date", "year"):
            if name in facts.ranges:
                found[name] = ("range", field)
        elif field.type in ("text", "address", "unit", "tax_code") and facts.missing[name] < facts.rows:
            found[name] = ("text", field)
    if len(facts.values.get("vi_tri_muc", ())) > 1:
        found["vi_tri_muc"] = ("choice", PLACE_FIELDS["vi_tri_muc"])
    for name in ("don_vi_cung_cap", "ky_du_lieu"):
        if len(facts.values.get(name, ())) > 1:
            found[name] = ("choice", SOURCE_FIELDS[name])
    return found
