"""Write index.sqlite, the serving index of a version (its tables are described in ARCHITECTURE.md)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from geoportal.dataset import Dataset
from geoportal.records import Encoded, published_columns
from geoportal.vietnamese import search_key

SQL_TYPES = {"integer": "INTEGER", "year": "INTEGER", "number": "REAL", "latitude": "REAL", "longitude": "REAL",
             "boolean": "INTEGER"}  # fmt: skip
SCHEMA = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE feature (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, part TEXT NOT NULL,
  west REAL, south REAL, east REAL, north REAL,
  geometry BLOB, properties BLOB NOT NULL, place BLOB NOT NULL, children BLOB{columns}
);
CREATE VIRTUAL TABLE feature_name USING fts5(words, content='', tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE feature_box USING rtree(seq, west, east, south, north);
"""


def write_index(path: Path, dataset: Dataset, rows: Sequence[Encoded], version_id: str) -> None:
    """Write the rows, in this order, as the serving index of a version."""
    columns = published_columns(dataset)
    declared = "".join(f',\n  "f_{name}" {SQL_TYPES.get(field.type, "TEXT")}' for name, field in columns.items())
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(SCHEMA.format(columns=declared))
        connection.execute("BEGIN")
        marks = ",".join("?" * (11 + len(columns)))
        connection.executemany(f"INSERT INTO feature VALUES ({marks})", _records(rows, list(columns)))
        connection.execute(
            "INSERT INTO feature_box SELECT seq, west, east, south, north FROM feature WHERE west IS NOT NULL"
        )
        connection.create_function("search_key", 1, lambda name: search_key(str(name or "")))
        connection.execute(
            f'INSERT INTO feature_name (rowid, words) SELECT seq, search_key("f_{dataset.name_field}") FROM feature'
        )
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("dataset", dataset.id), ("version", version_id)])
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _records(rows: Sequence[Encoded], names: list[str]) -> Iterator[tuple[object, ...]]:
    for seq, row in enumerate(rows, start=1):
        values = orjson.loads(row.properties)
        yield (seq, *row, *(values.get(name) for name in names))
