"""How far from the province points are, and whether they are where an address says.

With loaded boundaries by their shapes, else by the points and radii of the units: measured with published boundaries,
every point of the province lies within 1.2 radii and 2 km of a unit's point, and what passes is at most 8 km outside.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy
import shapely
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from geoportal.geocode.coordinates import BOX
from geoportal.records import Place
from geoportal.territory import Gazetteer
from geoportal.territory.units import METRES_PER_DEGREE

Numbers = NDArray[numpy.float64]
BORDER_M = 2_000.0
"""A feature may lie so far outside: works at the border belong to both sides."""
REACH = 1.2
UNIT_BORDER_M = 1_000.0
"""Boundaries and coordinates of a feature in a unit are both worth no more than this."""
LEAST_M, FACTOR, MOST_M = 4_000.0, 2.5, 12_000.0
"""An address names a commune: its features lie within so many of its radii of its point (99.9 % within 2.1)."""
DISTRICT_FACTOR, DISTRICT_MOST_M = 1.5, 16_000.0
STEP = BORDER_M / METRES_PER_DEGREE


class _Extent(NamedTuple):
    """The province: its shape, with and without the border strip, None when not loaded; points of units without one."""

    shape: BaseGeometry | None
    wide: BaseGeometry | None
    lon: Numbers
    lat: Numbers
    radius_m: Numbers


@lru_cache(maxsize=4)
def _extent(gazetteer: Gazetteer) -> _Extent:
    shapes = gazetteer.boundaries.shapes if gazetteer.boundaries else {}
    whole = shapely.union_all(list(shapes.values())) if shapes else None
    wide = whole.buffer(STEP) if whole is not None else None
    for shape in filter(None, (whole, wide)):
        shapely.prepare(shape)
    rest = [unit for code, unit in gazetteer.units.items() if code not in shapes]
    columns = ([getattr(unit, name) for unit in rest] for name in ("lon", "lat", "radius_m"))
    return _Extent(whole, wide, *(numpy.array(column, dtype=float) for column in columns))


def outside(lon: ArrayLike, lat: ArrayLike, gazetteer: Gazetteer) -> NDArray[numpy.bool_]:
    """Return which points (EPSG:4326) lie outside the province by more than 2 km."""
    x, y = numpy.atleast_1d(numpy.asarray(lon, float)), numpy.atleast_1d(numpy.asarray(lat, float))
    extent = _extent(gazetteer)
    away = numpy.ones(len(x), dtype=bool)
    near = numpy.flatnonzero((x >= BOX[0]) & (x <= BOX[2]) & (y >= BOX[1]) & (y <= BOX[3]))
    if extent.wide is not None:
        away[near] = ~shapely.contains_xy(extent.wide, x[near], y[near])
        near = near[away[near]]
    for part in numpy.array_split(near, max(1, len(near) // 10_000)) if len(extent.lon) else ():
        away[part] = _beyond_m(x[part], y[part], extent) > BORDER_M
    return away


def _beyond_m(x: Numbers, y: Numbers, extent: _Extent) -> Numbers:
    """Return how far points are beyond what the nearest unit reaches, by its point and radius."""
    east = (x[:, None] - extent.lon) * numpy.cos(numpy.radians(extent.lat))
    away = numpy.hypot(east, y[:, None] - extent.lat) * METRES_PER_DEGREE
    beyond: Numbers = numpy.min(away - REACH * extent.radius_m, axis=1, initial=numpy.inf)
    return beyond


def outside_m(shape: BaseGeometry, gazetteer: Gazetteer) -> float:
    """Return how many metres a shape (EPSG:4326) lies outside the province, 0 when it touches it."""
    corners = shapely.get_coordinates(shape)
    if not numpy.isfinite(corners).all() or not len(corners):
        return float("inf")
    extent = _extent(gazetteer)
    by_shape = extent.shape.distance(shape) * METRES_PER_DEGREE if extent.shape is not None else numpy.inf
    by_points = _beyond_m(corners[:, 0], corners[:, 1], extent).min() if len(extent.lon) else numpy.inf
    return max(0.0, float(min(by_shape, by_points)))


def agrees(lon: ArrayLike, lat: ArrayLike, place: Place, gazetteer: Gazetteer) -> Any:
    """Return for each point whether it lies where the address says, as far as that can be told; place has a point."""
    x, y = numpy.asarray(lon, float), numpy.asarray(lat, float)
    shape = gazetteer.boundaries.shapes.get(place.unit_code) if gazetteer.boundaries else None
    if shape is not None and place.level != "district":
        points = shapely.points(numpy.nan_to_num(x, posinf=999.0), numpy.nan_to_num(y, posinf=999.0))
        return shapely.distance(shape, points) * METRES_PER_DEGREE <= UNIT_BORDER_M
    east = (x - (place.lon or 0.0)) * numpy.cos(numpy.radians(20.6))
    away = numpy.hypot(east, y - (place.lat or 0.0)) * METRES_PER_DEGREE
    radius = place.radius_m or 0.0
    district = place.level == "district"
    reach = min(radius * DISTRICT_FACTOR, DISTRICT_MOST_M) if district else min(radius * FACTOR, MOST_M)
    return away <= max(LEAST_M, reach)


def is_named(place: Place | None) -> bool:
    """Return whether an address says where a row is, at least by its district."""
    return place is not None and place.level != "none" and place.lon is not None and place.lat is not None
