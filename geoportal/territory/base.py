"""The basemap of a loaded OpenStreetMap extract: what is drawn of it, and where its tiles are kept."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shapely.geometry.base import BaseGeometry


class BaseShape(NamedTuple):
    """Something on a basemap: layer (water, roads), its kind there, the zoom from which it is drawn, EPSG:4326."""

    layer: str
    kind: str
    detail: str
    name: str
    first_zoom: int
    geometry: BaseGeometry


def base_file(home: Path) -> Path:
    """Return where the tiles are: vector tiles in one file, PMTiles."""
    return home / "territory" / "base.pmtiles"
