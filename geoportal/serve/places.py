"""The gazetteer of the running portal, reloaded when the operator loads boundaries; and free text as a place."""

from __future__ import annotations

import threading

from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import find_coordinates
from geoportal.geocode.stated import place_typed
from geoportal.records import Place
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, open_gazetteer
from geoportal.territory.boundaries import boundary_file
from geoportal.territory.detail import detail_file

_lock = threading.Lock()
_loaded: dict[tuple[tuple[str, int], ...], Gazetteer] = {}


def gazetteer_of(settings: Settings) -> Gazetteer:
    """Return the gazetteer with what the operator loaded, at the price of two stats."""
    paths = (boundary_file(settings.home), detail_file(settings.home))
    stamp = tuple((str(path), path.stat().st_mtime_ns if path.exists() else 0) for path in paths)
    with _lock:
        if stamp not in _loaded:
            _loaded.clear()
            _loaded[stamp] = open_gazetteer(settings)
        return _loaded[stamp]


def place_text(text: str, gazetteer: Gazetteer) -> Place:
    """Place what a person typed: coordinates in any form, a Plus Code, a link to a map, else an address."""
    stated = find_coordinates(text)
    if stated is None:
        return place_address(text, gazetteer, at_home=True)
    return place_typed(stated, gazetteer, words="tọa độ đã nhập", provenance="người dùng nhập")
