"""Published features by name, through the full-text index of each version."""

from __future__ import annotations

import atexit
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from geoportal.dataset import Dataset
from geoportal.store.features import open_features
from geoportal.store.index import open_index
from geoportal.store.versions import Version
from geoportal.vietnamese import exact_key, plain_key, search_key, spelled_words

SQL = """
SELECT b.seq, (b.west + b.east) / 2e7, (b.south + b.north) / 2e7
FROM feature_name n JOIN body b ON b.seq = n.rowid WHERE feature_name MATCH ? ORDER BY rank LIMIT ?
"""


class _Kept:
    """One open index a dataset, so that a search through a hundred of them opens none; one question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[Path, tuple[Path, sqlite3.Connection]] = {}
        atexit.register(self.close)

    def ask(self, version: Version, words: str, limit: int) -> list[tuple[Any, ...]]:
        """Return the rows of SQL; none for a version of before the index of names."""
        with self._lock:
            folder = version.path.parent
            path, connection = self._open.get(folder, (None, None))
            if path != version.path or connection is None:
                if connection is not None:
                    connection.close()
                connection = open_index(version)
                self._open[folder] = (version.path, connection)
            try:
                return connection.execute(SQL, (words, limit)).fetchall()
            except sqlite3.OperationalError:
                return []

    def close(self) -> None:
        """Close every index."""
        with self._lock:
            for _, connection in self._open.values():
                connection.close()
            self._open.clear()


_kept = _Kept()


class Found(NamedTuple):
    """A published feature: its name, and its middle (EPSG:4326), None when it has no place."""

    dataset: str
    id: str
    name: str
    lon: float | None
    lat: float | None
    properties: dict[str, Any]


def match_words(query: str) -> str:
    """Return the query as a full-text expression: every word, the last one as a beginning; "" without a word.

    >>> match_words("THPT Kim Đ")
    '"thpt" "kim" "d"*'
    """
    words = search_key(query).split()
    return " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*']) if words else ""


def has_words(query: str, name: str) -> bool:
    """Return True when the marks that a query has are in the name too; a query without marks matches any.

    >>> has_words("Tiên Lữ", "Trường THPT Tiên Lữ"), has_words("Tiền", "Tiên Lữ"), has_words("tien", "Tiên Lữ")
    (True, False, True)
    """
    here = spelled_words(name)
    marked = [word for word in exact_key(query).split() if word != plain_key(word)]
    return all(any(other.startswith(word) for other in here) for word in marked)


def search_features(dataset: Dataset, version: Version, query: str, limit: int) -> Iterator[Found]:
    """Yield the features of a version whose name has the words of a query; marks count where they are typed."""
    words = match_words(query)
    if not words:
        return
    found = _kept.ask(version, words, limit * 3)
    texts = open_features(version).some([seq for seq, _, _ in found])
    for (_, lon, lat), text in zip(found, texts, strict=True):
        feature = orjson.loads(text)
        values = feature["properties"]
        name = str(values.get(dataset.name_field) or "")
        if has_words(query, name):
            yield Found(dataset.id, feature["id"], name, lon, lat, values)
