"""Tables on disk between the process that reads a file and the one that checks it.

A table is two files: <n>.json with all but its rows, <n>.rows with batches of rows, one JSON line each. The contexts of
rows are kept once and named by number; geometries are WKB in hexadecimal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, fields
from itertools import batched
from pathlib import Path
from typing import Any

import orjson

from geoportal.records import Issue, SourceRow, SourceTable

BATCH = 500
TABLES, FILES = "tables", "files"
"""What the reading process leaves in its folder: tables, and files to be published with them."""


class SpooledRows(Collection[SourceRow]):
    """The rows of a table on disk; they may be gone through as often as needed."""

    def __init__(self, path: Path, contexts: list[tuple[str, ...]], count: int) -> None:
        self._path, self._contexts, self._count = path, contexts, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[SourceRow]:
        with self._path.open("rb") as stream:
            for line in stream:
                for number, cells, context, geometry in orjson.loads(line):
                    wkb = bytes.fromhex(geometry) if geometry else None
                    yield SourceRow(number, tuple(cells), self._contexts[context], wkb)

    def __contains__(self, row: object) -> bool:
        return any(row == mine for mine in self)


def write_table(folder: Path, number: int, table: SourceTable) -> None:
    """Write one table; its number orders it among the tables of the file."""
    contexts: dict[tuple[str, ...], int] = {}
    with (folder / f"{number}.rows").open("wb") as stream:
        for batch in batched(table.rows, BATCH):
            rows = [
                (row.number, row.cells, contexts.setdefault(row.context, len(contexts)),
                 row.geometry.hex() if row.geometry else None)
                for row in batch
            ]  # fmt: skip
            stream.write(orjson.dumps(rows) + b"\n")
    about = {
        item.name: getattr(table, item.name) for item in fields(SourceTable) if item.name not in ("rows", "issues")
    }
    about |= {
        "issues": [asdict(issue) for issue in table.issues], "count": len(table.rows), "contexts": list(contexts),
    }  # fmt: skip
    (folder / f"{number}.json").write_bytes(orjson.dumps(about))


def read_tables(folder: Path) -> tuple[SourceTable, ...]:
    """Return the tables of a folder; their rows stay on disk."""
    return tuple(_read_table(path) for path in sorted(folder.glob("*.json"), key=lambda path: int(path.stem)))


def _read_table(path: Path) -> SourceTable:
    about: dict[str, Any] = orjson.loads(path.read_bytes())
    contexts = [tuple(context) for context in about.pop("contexts")]
    rows = SpooledRows(path.with_suffix(".rows"), contexts, about.pop("count"))
    issues = tuple(Issue(**issue) for issue in about.pop("issues"))
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in about.items()}
    return SourceTable(rows=rows, issues=issues, **plain)
