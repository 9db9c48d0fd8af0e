"""Published features by name, through the full-text index of each version."""

from __future__ import annotations

import atexit
import sqlite3
import threading
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from geoportal.dataset import Dataset
from geoportal.store.boxes import BOX_UNITS
from geoportal.store.index import open_index
from geoportal.store.versions import Version

SQL = """
SELECT f.id, f."f_{name}", b.west, b.east, b.south, b.north, {radius}, {unit}, f.f_du_lieu_mau
FROM ({found}) found JOIN feature f USING (seq) JOIN body b USING (seq)
"""
SOME = "SELECT rowid AS seq FROM feature_name WHERE feature_name MATCH ? LIMIT ?"
WHOLE = f"SELECT seq FROM ({SOME}) JOIN feature_name_docsize d ON d.id = seq WHERE d.sz = ? LIMIT ?"
AT_ONCE = 60
"""So many features are looked at; of a name with more the whole ones and those that begin with it are asked for too."""
MOST_WORDS, MOST_WHOLE = 12, 3_000
"""Most words of a query that count, and most names beginning with it among which those that end there are sought."""
LARGE = 5_000
"""In an index of more features the beginnings of one letter are spread."""
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Found(NamedTuple):
    """A published feature: its name, its middle (EPSG:4326; None when it has no place), radius (metres) and unit."""

    id: str
    name: str
    lon: float | None
    lat: float | None
    radius_m: float | None
    unit: str | None
    sample: bool


class _Kept:
    """One open index a dataset, so that a search through a hundred of them opens none; one question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: dict[Path, tuple[Path, sqlite3.Connection]] = {}
        atexit.register(self.close)

    def ask(self, version: Version, questions: Iterable[tuple[str, tuple[Any, ...]]]) -> list[tuple[Any, ...]]:
        """Return the rows of all questions, up to one that cannot be answered (a version of before the index)."""
        found: list[tuple[Any, ...]] = []
        with self._lock:
            connection = self._connection(version)
            try:
                for sql, values in questions:
                    rows = connection.execute(sql, values).fetchall()
                    found += rows
                    if len(rows) < AT_ONCE:
                        break
            except sqlite3.OperationalError:
                pass
        return found

    def _connection(self, version: Version) -> sqlite3.Connection:
        folder = version.path.parent
        path, connection = self._open.get(folder, (None, None))
        if path != version.path or connection is None:
            if connection is not None:
                connection.close()
            connection = open_index(version)
            self._open[folder] = (version.path, connection)
        return connection

    def close(self) -> None:
        """Close every index."""
        with self._lock:
            for _, connection in self._open.values():
                connection.close()
            self._open.clear()


_kept = _Kept()


def match_words(key: str, *, spread: bool = False) -> str:
    """Return a search key as a full-text expression: every word, the last one as a beginning; "" without a word.

    spread: a last word of one letter stands as all that it can go on with, for which the index has lists of its own;
    in a large index that is many times quicker.

    >>> match_words("thpt kim d"), match_words("thpt d", spread=True)[:26]
    ('"thpt" AND "kim" AND "d"*', '"thpt" AND ("d" OR "d0"* O')
    """
    words = key.split()[:MOST_WORDS]
    if not words:
        return ""
    *whole, last = words
    unfinished = f'"{last}"*'
    if spread and len(last) == 1:
        unfinished = f'("{last}" OR {" OR ".join(f'"{last}{letter}"*' for letter in LETTERS)})'
    return " AND ".join([*(f'"{word}"' for word in whole), unfinished])


def search_features(dataset: Dataset, version: Version, keys: Iterable[str]) -> list[Found]:
    """Return features of a version whose name has the words of one of some search keys, the last word unfinished.

    Up to AT_ONCE of them, in no order; where there are more, also some whose whole name it is, or which begin with it.
    """
    is_large = int(version.manifest["rows"]) > LARGE
    found = [row for key in keys if key for row in _kept.ask(version, _questions(dataset, key, is_large=is_large))]
    return list(dict.fromkeys(map(_found, found)))


def _found(row: tuple[Any, ...]) -> Found:
    row_id, name, west, east, south, north, radius_m, unit, sample = row
    return Found(
        row_id, "" if name is None else str(name), *_middle(west, east, south, north), radius_m, unit, bool(sample)
    )


def _questions(dataset: Dataset, key: str, *, is_large: bool) -> list[tuple[str, tuple[Any, ...]]]:
    """Return what is asked of the index: everything; names that begin so; names that are just this."""
    words = key.split()[:MOST_WORDS]
    phrase = " + ".join(f'"{word}"' for word in words)
    begins = f"^{phrase}*" if len(words[-1]) > 1 else "^" + (" + ".join(f'"{word}"' for word in words[:-1]) or phrase)
    some, whole = _statements(dataset.name_field, dataset.is_located)
    return [
        (some, (match_words(key, spread=is_large), AT_ONCE)),
        (some, (begins, AT_ONCE)),
        (whole, (f"^{phrase}", MOST_WHOLE, bytes([len(words)]), AT_ONCE)),
    ]


@lru_cache(maxsize=512)
def _statements(name: str, located: bool) -> tuple[str, str]:
    columns = {"radius": "f.f_vi_tri_ban_kinh_m", "unit": "f.f_vi_tri_dvhc"} if located else {
        "radius": "NULL", "unit": "NULL"}  # fmt: skip
    some, whole = (SQL.format(name=name, found=found, **columns) for found in (SOME, WHOLE))
    return some, whole


def _middle(
    west: int | None, east: int | None, south: int | None, north: int | None
) -> tuple[float | None, float | None]:
    if west is None or east is None or south is None or north is None:
        return None, None
    return (west + east) / 2 / BOX_UNITS, (south + north) / 2 / BOX_UNITS
