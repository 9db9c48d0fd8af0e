"""Which features stand in a spatial relation to a shape: the R-tree first, then an exact test of what is left."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import batched
from typing import Any

import numpy
import shapely
from numpy.typing import NDArray

from geoportal.serve.ogc.select import IN_BOX, box_units
from geoportal.store.features import FeatureFile
from geoportal.store.index import BOX_UNITS

BATCH = 5_000
Integers = NDArray[numpy.int64]
Test = Callable[[Any, Any], NDArray[numpy.bool_]]
TESTS: dict[str, Test] = {
    "intersects": shapely.intersects, "equals": shapely.equals, "touches": shapely.touches,
    "crosses": shapely.crosses, "overlaps": shapely.overlaps,
    "within": shapely.contains, "contains": shapely.within,
}  # fmt: skip
"""The tests, the shape first (it is prepared) and the features second, which turns within and contains round."""
INSIDE = "west >= ? AND east <= ? AND south >= ? AND north <= ?"
HOLDS_INSIDE = ("intersects", "within")
"""The predicates that hold of everything in the interior of a shape; of such the others do not."""


def find_meeting(
    connection: sqlite3.Connection, features: FeatureFile, located: int, predicate: str, shape: shapely.Geometry
) -> list[int]:
    """Return the numbers of the features, in order, whose geometry is so related to a shape.

    Parameters
    ----------
    connection : sqlite3.Connection
        The serving index of the version.
    features : FeatureFile
        Its features.
    located : int
        How many of them, the first ones, have a geometry; the others are in no relation to anything.
    predicate : str
        A key of TESTS, or "disjoint".
    shape : shapely.Geometry
        lon, lat; EPSG:4326.
    """
    if predicate == "disjoint":
        meeting = set(find_meeting(connection, features, located, "intersects", shape))
        return [number for number in range(1, located + 1) if number not in meeting]
    west, south, east, north = shapely.bounds(shape).tolist()
    sides = box_units((west, south, east, north))
    query, found = f"SELECT seq, west, east, south, north FROM feature_box WHERE {IN_BOX}", list[int]()
    if predicate == "intersects" and _is_box(shape):
        # What lies in a box meets it, whatever its shape; that is all there is to say of points.
        inside = (sides[1], sides[0], sides[3], sides[2])
        found = [row[0] for row in connection.execute(f"SELECT seq FROM feature_box WHERE {INSIDE}", inside)]
        rows = connection.execute(f"{query} AND NOT ({INSIDE})", (*sides, *inside)).fetchall()
    else:
        rows = connection.execute(query, sides).fetchall()
    shapely.prepare(shape)
    boxes = numpy.array(rows, dtype=numpy.int64).reshape(-1, 5)
    is_point = (boxes[:, 1] == boxes[:, 2]) & (boxes[:, 3] == boxes[:, 4])
    found += _points(boxes[is_point], predicate, shape)
    found += _others(features, boxes[~is_point], predicate, shape)
    return sorted(found)


def _is_box(shape: shapely.Geometry) -> bool:
    """Return whether a shape is a rectangle along the axes: a polygon that is its own envelope."""
    is_polygon = shapely.get_type_id(shape) == shapely.GeometryType.POLYGON
    return is_polygon and bool(shapely.equals(shape, shapely.envelope(shape)))


def _points(boxes: Integers, predicate: str, shape: shapely.Geometry) -> list[int]:
    """Return those of the points that stand in the relation; a box of no size is a point."""
    places = shapely.points(boxes[:, 1] / BOX_UNITS, boxes[:, 3] / BOX_UNITS)
    return _numbers(boxes[TESTS[predicate](shape, places)])


def _others(features: FeatureFile, boxes: Integers, predicate: str, shape: shapely.Geometry) -> list[int]:
    """Return those of the lines and polygons that do; only those whose box meets the edge of the shape are read."""
    west, east, south, north = (boxes[:, side] / BOX_UNITS for side in (1, 2, 3, 4))
    around = shapely.box(west, south, east, north)
    inside = shapely.contains_properly(shape, around)
    found = _numbers(boxes[inside]) if predicate in HOLDS_INSIDE else []
    unsure = _numbers(boxes[~inside & shapely.intersects(shape, around)])
    for numbers in batched(unsure, BATCH):
        shapes = shapely.from_geojson([_geometry(feature) for feature in features.some(numbers)])
        found += _numbers(numpy.array(numbers)[TESTS[predicate](shape, shapes)].reshape(-1, 1))
    return found


def _numbers(boxes: Integers) -> list[int]:
    numbers: list[int] = boxes[:, 0].tolist()
    return numbers


def _geometry(feature: bytes) -> bytes:
    """Return the geometry in the bytes of a feature, which stands between its id and its properties."""
    start = feature.index(b',"geometry":') + len(b',"geometry":')
    return feature[start : feature.index(b',"properties":', start)]
