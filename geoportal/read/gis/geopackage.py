"""What SQLite says of a GeoPackage before GDAL goes through it: layers that are no tables, curves among its shapes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

CURVES = (8, 9, 10, 11, 12, 13, 14)
"""WKB codes of shapes with curves, without the thousands for heights and measures (ISO 13249-3)."""
ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the box before the WKB, by its code in the flags (OGC 12-128r19, clause 2.1.3)."""


def unsafe_layers(path: Path, names: Sequence[str]) -> dict[str, str]:
    """Return the layers that must not be read, with why: views can run without end, virtual tables run programs.

    Raises
    ------
    ValueError
        It is no SQLite file.
    """
    try:
        with closing(_open(path)) as connection:
            found = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        raise ValueError("no SQLite file") from error
    kinds = {name.lower(): (kind, (sql or "").lower()) for name, kind, sql in found if kind in ("table", "view")}
    refused = {}
    for name in names:
        kind, sql = kinds.get(name.lower(), ("", ""))
        if kind == "view":
            refused[name] = "đây là khung nhìn (view), không phải bảng"
        elif kind != "table" or sql.startswith("create virtual"):
            refused[name] = "đây không phải là bảng thường"
    return refused


def curved_rows(path: Path, name: str) -> int:
    """Return how many shapes of a layer have curves."""
    try:
        with closing(_open(path)) as connection:
            column = connection.execute(
                "SELECT column_name FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)", (name,)
            ).fetchone()
            if column is None:
                return 0
            geometry, table = (text.replace('"', '""') for text in (column[0], name))
            heads = connection.execute(f'SELECT substr("{geometry}", 1, 77) FROM "{table}"')
            return sum(_is_curved(head) for (head,) in heads)
    except sqlite3.Error:
        return 0


def _is_curved(head: object) -> bool:
    if not isinstance(head, bytes) or len(head) < 13:
        return False
    box = (head[3] >> 1) & 7
    start = 8 + (ENVELOPES[box] if box < len(ENVELOPES) else 0)
    order = "little" if head[start : start + 1] == b"\x01" else "big"
    return int.from_bytes(head[start + 1 : start + 5], order) % 1000 in CURVES  # type: ignore[arg-type]


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection
