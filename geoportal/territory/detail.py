"""Streets, hamlets and houses of a loaded OpenStreetMap extract, looked up inside a commune."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geoportal.vietnamese import exact_key, plain_key

Kind = Literal["street", "hamlet", "house", "poi"]
ATTRIBUTION = "© OpenStreetMap contributors (ODbL)"
SCHEMA = """
CREATE TABLE detail (kind TEXT, exact TEXT, plain TEXT, name TEXT, unit TEXT, lon REAL, lat REAL, radius_m REAL);
CREATE INDEX detail_plain ON detail (plain, kind);
"""


@dataclass(frozen=True)
class Detail:
    """A street, hamlet, house or place of interest in one unit of today: its middle (EPSG:4326), what it spans."""

    kind: Kind
    name: str
    unit: str
    lon: float
    lat: float
    radius_m: float


def detail_file(home: Path) -> Path:
    """Return where what was loaded is kept."""
    return home / "territory" / "detail.sqlite"


def save_details(home: Path, details: Iterable[Detail]) -> dict[str, int]:
    """Replace what was loaded before; returns how many there are of each kind."""
    path = detail_file(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}")
    temporary.unlink(missing_ok=True)
    counts: dict[str, int] = {}
    connection = sqlite3.connect(temporary)
    try:
        connection.executescript(SCHEMA)
        for item in details:
            counts[item.kind] = counts.get(item.kind, 0) + 1
            row = (item.kind, exact_key(item.name), plain_key(item.name), item.name, item.unit, item.lon, item.lat,
                   item.radius_m)  # fmt: skip
            connection.execute("INSERT INTO detail VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.commit()
    finally:
        connection.close()
    temporary.replace(path)
    return counts


class Details:
    """The loaded extract, open for reading for as long as the gazetteer lives."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def __del__(self) -> None:
        self._connection.close()

    def find(self, kind: Kind, name: str, units: Collection[str]) -> list[Detail]:
        """Return what bears a name in some units of today; marks count when the name has them."""
        exact, plain = exact_key(name), plain_key(name)
        with self._lock:
            rows = self._connection.execute(
                "SELECT kind, name, unit, lon, lat, radius_m, exact FROM detail WHERE plain = ? AND kind = ?",
                (plain, kind),
            ).fetchall()
        marked = exact != plain
        return [Detail(*row[:6]) for row in rows if row[2] in units and (not marked or row[6] == exact)]


def open_details(home: Path) -> Details | None:
    """Open what was loaded, None when nothing was."""
    path = detail_file(home)
    return Details(path) if path.exists() else None
