"""Official boundaries that the operator loaded: kept in GEOPORTAL_HOME, used wherever a point or radius matters."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from geoportal.errors import TerritoryError
from geoportal.territory.units import METRES_PER_DEGREE

GRID = 70


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Boundaries of today's units by code (EPSG:4326), and where they come from."""

    source: str
    shapes: dict[str, BaseGeometry]

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(list(self.shapes.values()))

    def unit_at(self, lon: float, lat: float) -> str | None:
        """Return the code of the unit that a point lies in."""
        found = self._tree.query(shapely.Point(lon, lat), predicate="intersects")
        return list(self.shapes)[int(found.min())] if len(found) else None


def boundary_file(home: Path) -> Path:
    """Return where loaded boundaries are kept."""
    return home / "territory" / "boundaries.json"


def save_boundaries(home: Path, source: str, shapes: dict[str, BaseGeometry]) -> None:
    """Keep boundaries, with the point, radius and area of each unit worked out from its shape."""
    content = {
        "source": source,
        "units": {code: {**measured(shape), "wkb": shapely.to_wkb(shape, hex=True)} for code, shape in shapes.items()},
    }
    path = boundary_file(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}")
    temporary.write_text(json.dumps(content), encoding="utf-8")
    temporary.replace(path)


def measured(shape: BaseGeometry) -> dict[str, float]:
    """Return the point, the radius that holds nine tenths of a shape, and its area: lon, lat, radius_m, area_km2.

    The point is the middle of the shape when that lies inside, else a point on it.
    """
    middle = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
    scale = numpy.array([METRES_PER_DEGREE * numpy.cos(numpy.radians(middle.y)), METRES_PER_DEGREE])
    west, south, east, north = shape.bounds
    x, y = numpy.meshgrid(numpy.linspace(west, east, GRID), numpy.linspace(south, north, GRID))
    inside = shapely.contains_xy(shape, x.ravel(), y.ravel())
    away = numpy.hypot((x.ravel()[inside] - middle.x) * scale[0], (y.ravel()[inside] - middle.y) * scale[1])
    return {
        "lon": round(middle.x, 6),
        "lat": round(middle.y, 6),
        "radius_m": round(float(numpy.quantile(away, 0.9))),
        "area_km2": round(shape.area * scale[0] * scale[1] / 1e6, 2),
    }


def read_boundaries(home: Path) -> tuple[Boundaries, dict[str, dict[str, Any]]] | None:
    """Return the loaded boundaries and what was measured of each unit, None when none are loaded.

    Raises
    ------
    TerritoryError
        The file is damaged.
    """
    path = boundary_file(home)
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        shapes = {code: shapely.from_wkb(item["wkb"]) for code, item in content["units"].items()}
        return Boundaries(content["source"], shapes), content["units"]
    except (ValueError, KeyError, TypeError, shapely.errors.GEOSException) as error:
        raise TerritoryError(
            "Tệp ranh giới đã nạp bị hỏng. Hãy nạp lại bằng «geoportal territory load».",
            "The loaded boundaries are damaged. Load them again.",
        ) from error
