"""Distances on the ellipsoid of WGS 84, and boxes that hold everything within one. Pure functions."""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin

import numpy
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geoportal.store.boxes import BBox

GEOD = Geod(ellps="WGS84")
LEAST_RADIUS_M = 6_335_000.0
"""Below the smallest radius of curvature of the ellipsoid (6,335,439 m), so that a box is never too small."""
SLACK_DEGREES = 1e-6
PIECE_DEGREES = 0.01
"""Edges are straight in degrees; pieces of this length leave a geodesic by less than a centimetre at our latitude."""
Floats = NDArray[numpy.float64]


def distances_m(lon: float, lat: float, lons: Floats, lats: Floats) -> Floats:
    """Return the geodesic distances from a point to others, in metres (EPSG:4326).

    >>> distances_m(106.05, 20.65, numpy.array([106.05, 106.06]), numpy.array([20.65, 20.65])).round(1).tolist()
    [0.0, 1042.1]
    """
    here = numpy.full(len(lons), lon), numpy.full(len(lats), lat)
    distances: Floats = GEOD.inv(*here, lons, lats)[2]
    return distances


def nearest_on(lon: float, lat: float, shapes: NDArray[numpy.object_]) -> tuple[Floats, Floats, Floats]:
    """Return the distance (metres) to each of some geometries (EPSG:4326), and lon, lat of its point that is nearest.

    The geometries are put into the azimuthal equidistant projection around the point, where lengths from it are true.
    In or on a geometry the distance is 0.

    >>> square = numpy.array([shapely.box(106.06, 20.6, 106.1, 20.7)])
    >>> [round(float(value[0]), 4) for value in nearest_on(106.05, 20.65, square)]
    [1042.1084, 106.06, 20.65]
    """
    flat = shapely.transform(shapely.segmentize(shapes, PIECE_DEGREES), lambda points: _around(lon, lat, points))
    centre = shapely.Point(0.0, 0.0)
    ends = shapely.get_coordinates(shapely.get_point(shapely.shortest_line(centre, flat), -1))
    azimuths = numpy.degrees(numpy.arctan2(ends[:, 0], ends[:, 1]))
    away = numpy.hypot(ends[:, 0], ends[:, 1])
    inside = shapely.intersects_xy(shapes, lon, lat)
    away[inside] = 0.0
    count = len(shapes)
    lons, lats, _ = GEOD.fwd(numpy.full(count, lon), numpy.full(count, lat), azimuths, away)
    return away, numpy.asarray(lons), numpy.asarray(lats)


def _around(lon: float, lat: float, points: Floats) -> Floats:
    count = len(points)
    azimuths, _, away = GEOD.inv(numpy.full(count, lon), numpy.full(count, lat), points[:, 0], points[:, 1])
    angles = numpy.radians(azimuths)
    return numpy.column_stack([away * numpy.sin(angles), away * numpy.cos(angles)])


def boxes_around(lon: float, lat: float, radius_m: float) -> tuple[BBox, ...]:
    """Return one box that holds everything within a distance of a point; two when it crosses the antimeridian.

    >>> [[round(side, 4) for side in box] for box in boxes_around(106.0, 20.0, 1_000.0)]
    [[105.9904, 19.991, 106.0096, 20.009]]
    >>> [(round(box[0]), round(box[2])) for box in boxes_around(179.9, 20.0, 100_000.0)]
    [(179, 180), (-180, -179)]
    """
    angle = radius_m / LEAST_RADIUS_M
    up = degrees(angle) + SLACK_DEGREES
    south, north = max(lat - up, -90.0), min(lat + up, 90.0)
    if abs(lat) + up >= 90.0:
        return ((-180.0, south, 180.0, north),)
    across = degrees(asin(min(sin(angle) / cos(radians(lat)), 1.0))) + SLACK_DEGREES
    west, east = lon - across, lon + across
    if west < -180.0:
        return (west + 360.0, south, 180.0, north), (-180.0, south, east, north)
    if east > 180.0:
        return (west, south, 180.0, north), (-180.0, south, east - 360.0, north)
    return ((west, south, east, north),)
