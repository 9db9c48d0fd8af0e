"""Write index.sqlite, the serving index of a version (its tables are described in ARCHITECTURE.md)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from geoportal.columns import published_columns
from geoportal.dataset import Dataset
from geoportal.publish.feature_file import properties_at
from geoportal.records import Encoded
from geoportal.store.boxes import BOX_UNITS
from geoportal.vietnamese import fold, search_key

SQL_TYPES = {"integer": "INTEGER", "year": "INTEGER", "number": "REAL", "latitude": "REAL", "longitude": "REAL",
             "boolean": "INTEGER"}  # fmt: skip
SCHEMA = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE feature (seq INTEGER PRIMARY KEY, id TEXT NOT NULL, part TEXT NOT NULL{columns});
CREATE TABLE body (
  seq INTEGER PRIMARY KEY, west INTEGER, south INTEGER, east INTEGER, north INTEGER,
  properties_at INTEGER NOT NULL, place BLOB NOT NULL, children BLOB
);
CREATE VIRTUAL TABLE feature_name USING fts5(words, content='', tokenize='ascii', prefix='2 3');
CREATE VIRTUAL TABLE feature_text USING fts5(words, content='', tokenize='ascii', prefix='2 3');
"""
NO_INDEX = ("vi_tri_can_cu",)
"""Long texts that nobody asks for by their whole value."""


def write_index(path: Path, dataset: Dataset, rows: Sequence[Encoded], version_id: str) -> None:
    """Write the rows, in this order, as the serving index of a version."""
    columns = published_columns(dataset)
    declared = "".join(f',\n  "f_{name}" {SQL_TYPES.get(field.type, "TEXT")}' for name, field in columns.items())
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(SCHEMA.format(columns=declared))
        connection.execute("BEGIN")
        _fill(connection, dataset, rows, list(columns))
        connection.execute("CREATE UNIQUE INDEX feature_id ON feature (id)")
        for name in columns:
            if name not in NO_INDEX:
                connection.execute(f'CREATE INDEX "i_{name}" ON feature ("f_{name}")')
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("dataset", dataset.id), ("version", version_id)])
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection, dataset: Dataset, rows: Sequence[Encoded], names: list[str]) -> None:
    marks = ",".join("?" * (3 + len(names)))
    texts = [name for name, field in published_columns(dataset).items() if field.type not in SQL_TYPES]
    connection.executemany(f"INSERT INTO feature VALUES ({marks})", _records(rows, names))
    connection.executemany("INSERT INTO body VALUES (?,?,?,?,?,?,?,?)", _bodies(rows))
    connection.create_function("search_key", 1, lambda name: search_key(str(name or "")))
    connection.create_function("fold", 1, fold)
    connection.execute(
        f'INSERT INTO feature_name (rowid, words) SELECT seq, search_key("f_{dataset.name_field}") FROM feature'
    )
    joined = " || ' ' || ".join(f"coalesce(\"f_{name}\", '')" for name in texts) or "''"
    connection.execute(f"INSERT INTO feature_text (rowid, words) SELECT seq, fold({joined}) FROM feature")


def _records(rows: Sequence[Encoded], names: list[str]) -> Iterator[tuple[object, ...]]:
    for seq, row in enumerate(rows, start=1):
        values = orjson.loads(row.properties)
        yield (seq, row.id, row.part, *(values.get(name) for name in names))


def _bodies(rows: Sequence[Encoded]) -> Iterator[tuple[object, ...]]:
    for seq, row in enumerate(rows, start=1):
        sides = [
            None if side is None else round(side * BOX_UNITS) for side in (row.west, row.south, row.east, row.north)
        ]
        yield (seq, *sides, properties_at(row), row.place, row.children)
