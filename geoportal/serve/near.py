"""The features of published datasets that are nearest to a point, by the geodesic distance."""

from __future__ import annotations

from collections.abc import Iterable
from math import pi, sqrt
from typing import NamedTuple

import numpy
import shapely

from geoportal.serve.geodesy import Floats, boxes_around, distances_m, nearest_on
from geoportal.serve.ogc.served import Served
from geoportal.serve.timed import Clock
from geoportal.store.boxes import BOX_UNITS, Integers

MOST, FARTHEST_M = 100, 200_000.0
FIRST_M = 25.0
"""The smallest radius with which a search begins."""
METRES = 111_320.0
MARGIN, FLAT_DEGREES = 1.05, 45.0
"""By more than this no distance in the plane of `_likely` is wrong, up to FARTHEST_M and this latitude."""
SHAPES_AT_ONCE = 2_000


class Near(NamedTuple):
    """A feature, its distance in metres, and lon, lat of its point that is nearest (EPSG:4326)."""

    served: Served
    number: int
    distance_m: float
    lon: float
    lat: float


class _Table(NamedTuple):
    """What is known of candidates: numbers, distances, and the nearest points."""

    numbers: Integers
    away: Floats
    lons: Floats
    lats: Floats


def nearest(
    served: Served, lon: float, lat: float, count: int, within_m: float, clock: Clock, only: Integers | None = None
) -> list[Near]:
    """Return the features nearest to a point, the nearest first; of equally near ones the first in serving order.

    The search widens until enough features lie no farther than its radius, so that none outside can be nearer. To a
    line or an area it is the distance to its nearest point, 0 inside.

    Parameters
    ----------
    lon, lat : float
        EPSG:4326.
    count : int
        Most features that are returned, up to MOST.
    within_m : float
        Farthest distance, up to FARTHEST_M; inclusive.
    only : Integers, optional
        Numbers of the only features that count.

    Raises
    ------
    RequestError
        It takes too long.
    """
    if not served.extent.located or count < 1:
        return []
    radius, known = _first_radius(served, count, within_m), dict[int, _Table]()
    while True:
        clock.check()
        table = _within(served, lon, lat, count, radius, only, known)
        if len(table.numbers) >= count or radius >= within_m:
            break
        radius = min(radius * 2, within_m)
    order = numpy.lexsort((table.numbers, table.away))[:count]
    found = zip(*(column[order].tolist() for column in table), strict=True)
    return [Near(served, *row) for row in found]


def nearest_of_all(
    several: Iterable[Served], lon: float, lat: float, count: int, within_m: float, clock: Clock
) -> list[Near]:
    """Return the nearest features of several datasets together; of equally near ones those of the first dataset."""
    best: list[Near] = []
    for served in several:
        limit = best[count - 1].distance_m if len(best) >= count else within_m
        best = sorted([*best, *nearest(served, lon, lat, count, limit, clock)], key=lambda near: near.distance_m)[
            :count
        ]
    return best


def _first_radius(served: Served, count: int, within_m: float) -> float:
    """Return a radius within which some of the features lie if they are spread evenly: half of what holds them all."""
    west, south, east, north = served.extent.bbox or (0.0, 0.0, 1.0, 1.0)
    square_m = max(east - west, 1e-4) * max(north - south, 1e-4) * METRES**2
    return min(max(FIRST_M, sqrt(square_m * count / (pi * served.extent.located)) / 2), within_m)


def _within(
    served: Served, lon: float, lat: float, count: int, radius: float, only: Integers | None, known: dict[int, _Table]
) -> _Table:
    """Return at least the `count` nearest of the features within a radius, or all that there are."""
    boxes = numpy.concatenate([served.features.boxes.meeting(box) for box in boxes_around(lon, lat, radius)], axis=1)
    if only is not None:
        boxes = boxes[:, numpy.isin(boxes[0], only)]
    is_point = (boxes[1] == boxes[2]) & (boxes[3] == boxes[4])
    points, others = boxes[:, is_point], boxes[:, ~is_point]
    tables = [_points(lon, lat, points, count)]
    if others.shape[1]:
        tables.append(_shapes(served, lon, lat, numpy.unique(others[0]), known))
    table = _Table(*(numpy.concatenate(columns) for columns in zip(*tables, strict=True)))
    inside = table.away <= radius
    return _Table(table.numbers[inside], table.away[inside], table.lons[inside], table.lats[inside])


def _points(lon: float, lat: float, boxes: Integers, count: int) -> _Table:
    numbers = boxes[0].astype(numpy.int64)
    lons, lats = boxes[1] / BOX_UNITS, boxes[3] / BOX_UNITS
    if len(numbers) > 4 * count and abs(lat) <= FLAT_DEGREES:
        likely = _likely(lon, lat, lons, lats, count)
        numbers, lons, lats = numbers[likely], lons[likely], lats[likely]
    return _Table(numbers, distances_m(lon, lat, lons, lats), lons, lats)


def _likely(lon: float, lat: float, lons: Floats, lats: Floats, count: int) -> Integers:
    """Return which points may be among the nearest: geodesics are worked out for these only."""
    across = (lons - lon + 180.0) % 360.0 - 180.0
    away = numpy.hypot(across * numpy.cos(numpy.radians(lat)), lats - lat)
    limit = numpy.partition(away, count - 1)[count - 1] * MARGIN**2 + 1e-6
    return numpy.flatnonzero(away <= limit)


def _shapes(served: Served, lon: float, lat: float, numbers: Integers, known: dict[int, _Table]) -> _Table:
    """Return lines and areas; what was measured in a smaller radius is not measured again."""
    for start in range(0, len(new := [n for n in numbers.tolist() if n not in known]), SHAPES_AT_ONCE):
        some = new[start : start + SHAPES_AT_ONCE]
        texts = [_geometry(feature) for feature in served.features.some(some)]
        away, lons, lats = nearest_on(lon, lat, shapely.from_geojson(numpy.array(texts, dtype=object)))
        for at, number in enumerate(some):
            one = slice(at, at + 1)
            known[number] = _Table(numpy.array([number]), away[one], lons[one], lats[one])
    tables = [known[number] for number in numbers.tolist()]
    return _Table(*(numpy.concatenate(columns) for columns in zip(*tables, strict=True)))


def _geometry(feature: bytes) -> bytes:
    """Return the geometry in the bytes of a feature, which stands between its id and its properties."""
    start = feature.index(b',"geometry":') + len(b',"geometry":')
    return feature[start : feature.index(b',"properties":', start)]
