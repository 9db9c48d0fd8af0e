"""Coordinates, addresses, and the streets, hamlets and places of interest that the operator loaded."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from geoportal.geocode.coordinates import find_coordinates
from geoportal.records import Place
from geoportal.serve.pages.language import page_url, say
from geoportal.serve.places import place_text
from geoportal.serve.suggest.match import BEGINS, EXACT, WORDS, Typed, fit
from geoportal.serve.suggest.suggestion import COORDINATE, PLACE, Suggestion
from geoportal.settings import Settings
from geoportal.territory import Gazetteer
from geoportal.territory.detail import detail_file
from geoportal.territory.ways import hamlet_name, street_name
from geoportal.vietnamese import plain_key, search_key

AT_ONCE, MOST_PLACES = 80, 12
SQL = "SELECT DISTINCT kind, name, unit, lon, lat, radius_m FROM detail WHERE plain >= ? AND plain < ? LIMIT ?"
FINE = ("exact", "facility", "street", "hamlet")


def suggest_coordinates(text: str, gazetteer: Gazetteer) -> Suggestion | None:
    """Return the point that a text states (in any form that the geocoder reads), None when it states none."""
    if find_coordinates(text) is None:
        return None
    place = place_text(text, gazetteer)
    if place.lon is None or place.lat is None:
        return None
    detail = place.unit_name or "; ".join(place.alternatives)
    return Suggestion(EXACT, (COORDINATE,), "coordinate", f"{place.lat:.6f}, {place.lon:.6f}", detail, place.lon,
                      place.lat, place.radius_m, url=map_url(place.lon, place.lat))  # fmt: skip


def suggest_address(text: str, gazetteer: Gazetteer) -> Suggestion | None:
    """Return the place of a text that looks like an address: with a comma, a number, or several words."""
    looks = "," in text or any(letter.isdigit() for letter in text) or len(text.split()) > 3
    place = place_text(text, gazetteer) if looks else Place()
    if place.lon is None or place.lat is None:
        return None
    detail = f"{say(f'level_{place.level}')}: {place.unit_name or place.unit_written}"
    fine = place.level in FINE
    return Suggestion(EXACT if fine else WORDS, (PLACE, 0), "address", text, detail, round(place.lon, 7),
                      round(place.lat, 7), place.radius_m, code=place.unit_code or None,
                      url=map_url(place.lon, place.lat, place.radius_m or 0.0))  # fmt: skip


def map_url(lon: float, lat: float, radius_m: float = 0.0) -> str:
    """Return the part of the map around a point (EPSG:4326): `/ban-do#zoom/lat/lon`."""
    zoom = 17 if radius_m <= 100 else 15 if radius_m <= 1_000 else 13
    return f"{page_url('explorer')}#{zoom}/{lat:.5f}/{lon:.5f}"


def suggest_places(typed: Typed, settings: Settings, gazetteer: Gazetteer) -> Iterator[Suggestion]:
    """Yield the loaded streets, hamlets and places of interest whose name begins so."""
    path = detail_file(settings.home)
    if not path.exists():
        return
    keys = {plain_key(text) for text in (typed.text, street_name(typed.text), hamlet_name(typed.text)) if text.strip()}
    rows = {row for key in keys if len(key) > 1 for row in _details(path, path.stat().st_mtime_ns).beginning(key)}
    ranked = sorted((rank, row) for row in rows if (rank := _fit(typed, row[1])) is not None)
    for rank, (kind, name, unit, lon, lat, radius) in ranked[:MOST_PLACES]:
        detail = f"{say(f'place_{kind}')} · {gazetteer.units[unit].name}"
        yield Suggestion(rank, (PLACE, len(name)), "place", name, detail, lon, lat, radius, code=unit,
                         url=map_url(lon, lat, radius))  # fmt: skip


def _fit(typed: Typed, name: str) -> int | None:
    """Return how a name answers, with the type word (street, hamlet) that was typed or without."""
    texts = (typed.text, street_name(typed.text), hamlet_name(typed.text))
    ranks = [fit(Typed(text), search_key(name), name) for text in texts if text.strip()]
    return min((rank for rank in ranks if rank is not None and rank <= max(BEGINS, WORDS)), default=None)


class _Details:
    """The loaded extract, open for reading until another one is loaded."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def __del__(self) -> None:
        self._connection.close()

    def beginning(self, key: str) -> list[tuple[str, str, str, float, float, float]]:
        """Return what has a name that begins with a plain key: kind, name, unit, lon, lat, radius_m."""
        with self._lock:
            return self._connection.execute(SQL, (key, key + "\U0010ffff", AT_ONCE)).fetchall()


@lru_cache(maxsize=1)
def _details(path: Path, _modified: int) -> _Details:
    return _Details(path)
