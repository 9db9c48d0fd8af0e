"""Which features stand in a spatial relation to a shape: their boxes first, then an exact test of what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
import shapely
from numpy.typing import NDArray

from geoportal.store.boxes import BOX_UNITS, BBox, Integers, box_units, in_order
from geoportal.store.features import FeatureFile

BATCH = 5_000
Test = Callable[[Any, Any], NDArray[numpy.bool_]]
TESTS: dict[str, Test] = {
    "intersects": shapely.intersects, "equals": shapely.equals, "touches": shapely.touches,
    "crosses": shapely.crosses, "overlaps": shapely.overlaps,
    "within": shapely.contains, "contains": shapely.within,
}  # fmt: skip
"""The tests, the shape first (it is prepared) and the features second, which turns within and contains round."""
HOLDS_INSIDE = ("intersects", "within")
"""The predicates that hold of everything in the interior of a shape; of such the others do not."""


def find_meeting(features: FeatureFile, located: int, predicate: str, shape: shapely.Geometry) -> Integers:
    """Return the numbers of the features, in order, whose geometry is so related to a shape.

    Parameters
    ----------
    features : FeatureFile
        The features of the version.
    located : int
        How many of them, the first ones, have a geometry; the others are in no relation to anything.
    predicate : str
        A key of TESTS, or "disjoint".
    shape : shapely.Geometry
        lon, lat; EPSG:4326.
    """
    if predicate == "disjoint":
        apart = numpy.ones(located + 1, dtype=numpy.bool_)
        apart[0], apart[find_meeting(features, located, "intersects", shape)] = False, False
        return numpy.flatnonzero(apart)
    bounds: BBox = tuple(shapely.bounds(shape).tolist())
    if predicate == "intersects" and _is_box(shape):
        return find_in_box(features, located, bounds)
    boxes = features.boxes.meeting(bounds)
    shapely.prepare(shape)
    is_point = (boxes[1] == boxes[2]) & (boxes[3] == boxes[4])
    found = _points(boxes[:, is_point], predicate, shape), _others(features, boxes[:, ~is_point], predicate, shape)
    return in_order(numpy.concatenate(found), located)


def find_in_box(features: FeatureFile, located: int, box: BBox) -> Integers:
    """Return the numbers of the features, in order, that meet a box (west, south, east, north; degrees)."""
    west, south, east, north = box_units(box)
    boxes = features.boxes.meeting(box)
    inside = (boxes[1] >= west) & (boxes[2] <= east) & (boxes[3] >= south) & (boxes[4] <= north)
    found = _tested(features, boxes[0, ~inside], "intersects", _drawn(box))
    return in_order(numpy.concatenate([boxes[0, inside], found]), located)


def _drawn(box: BBox) -> shapely.Geometry:
    """Return a box as a shape: one without a width or a height is a line or a point."""
    west, south, east, north = box
    return shapely.box(*box) if west < east and south < north else shapely.LineString([(west, south), (east, north)])


def _is_box(shape: shapely.Geometry) -> bool:
    """Return whether a shape is a rectangle along the axes: a polygon that is its own envelope."""
    is_polygon = shapely.get_type_id(shape) == shapely.GeometryType.POLYGON
    return is_polygon and bool(shapely.equals(shape, shapely.envelope(shape)))


def _points(boxes: Integers, predicate: str, shape: shapely.Geometry) -> Integers:
    """Return those of the points that stand in the relation; a box of no size is a point."""
    lon, lat = boxes[1] / BOX_UNITS, boxes[3] / BOX_UNITS
    holds = shapely.intersects_xy(shape, lon, lat) if predicate == "intersects" else None
    numbers: Integers = boxes[0, TESTS[predicate](shape, shapely.points(lon, lat)) if holds is None else holds]
    return numbers


def _others(features: FeatureFile, boxes: Integers, predicate: str, shape: shapely.Geometry) -> Integers:
    """Return those of the lines and polygons that do; only those whose box meets the edge of the shape are read."""
    west, east, south, north = boxes[1:] / BOX_UNITS
    around = shapely.box(west, south, east, north)
    inside = shapely.contains_properly(shape, around)
    found = [boxes[0, inside]] if predicate in HOLDS_INSIDE else []
    found.append(_tested(features, boxes[0, ~inside & shapely.intersects(shape, around)], predicate, shape))
    return numpy.concatenate(found)


def _tested(features: FeatureFile, numbers: Integers, predicate: str, shape: shapely.Geometry) -> Integers:
    """Return those of the features that stand in the relation, by their own geometries."""
    found: list[Integers] = [numpy.empty(0, dtype=numpy.int64)]
    numbers = numpy.sort(numbers)
    for start in range(0, len(numbers), BATCH):
        some = numbers[start : start + BATCH]
        shapes = shapely.from_geojson([_geometry(feature) for feature in features.some(some.tolist())])
        found.append(some[TESTS[predicate](shape, shapes)])
    return numpy.concatenate(found)


def _geometry(feature: bytes) -> bytes:
    """Return the geometry in the bytes of a feature, which stands between its id and its properties."""
    start = feature.index(b',"geometry":') + len(b',"geometry":')
    return feature[start : feature.index(b',"properties":', start)]
