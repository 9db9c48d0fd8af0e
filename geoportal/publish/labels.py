"""From which zoom on each administrative unit's name fits on a map without covering another."""

from __future__ import annotations

from collections.abc import Sequence
from math import asinh, pi, radians, tan
from typing import NamedTuple

from geoportal.territory import Unit

FIRST_ZOOM, LAST_ZOOM = 8, 14
LETTER_PX, LINE_PX = 7.5, 20.0
WORLD_PX = 256


class Label(NamedTuple):
    """A name at a point (lon, lat in EPSG:4326), shown from a zoom of the web tile grid on."""

    name: str
    lon: float
    lat: float
    zoom: int


def unit_labels(units: Sequence[Unit]) -> list[Label]:
    """Place the names of units, wards first, each at the first zoom where there is room for it."""
    placed: list[Label] = []
    left = sorted(units, key=lambda unit: (unit.type != "Phường", unit.code))
    for zoom in range(FIRST_ZOOM, LAST_ZOOM + 1):
        waiting = []
        for unit in left:
            label = Label(unit.name.removeprefix(unit.type).strip(), unit.lon, unit.lat, zoom)
            if zoom < LAST_ZOOM and any(_overlap(label, other, zoom) for other in placed):
                waiting.append(unit)
            else:
                placed.append(label)
        left = waiting
    return placed


def _overlap(one: Label, other: Label, zoom: int) -> bool:
    x1, y1 = _pixel(one, zoom)
    x2, y2 = _pixel(other, zoom)
    width = LETTER_PX * (len(one.name) + len(other.name)) / 2
    return abs(x1 - x2) < width and abs(y1 - y2) < LINE_PX


def _pixel(label: Label, zoom: int) -> tuple[float, float]:
    """Web Mercator pixel of a point at a zoom."""
    size = WORLD_PX * 2**zoom
    return (label.lon + 180) / 360 * size, (1 - asinh(tan(radians(label.lat))) / pi) / 2 * size


def hidden_names() -> str:
    """Return the CSS that hides, at each zoom (data-zoom of the map), the labels (class z<zoom>) of later zooms."""
    zooms = range(FIRST_ZOOM, LAST_ZOOM + 1)
    return "".join(
        f"[data-zoom='{now}'] .unit.z{later}{{display:none}}" for now in zooms for later in zooms if later > now
    )
