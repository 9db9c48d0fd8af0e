"""Geometries in a filter: read, checked, and put into CRS84."""

from __future__ import annotations

import numpy
import orjson
import shapely
from pygeofilter import values

from geoportal.serve.ogc.cql2.refusals import refusal, wrong_geometry
from geoportal.serve.ogc.crs import CRS84, DEGREE_DECIMALS, EPSG, LATITUDE_FIRST, from_crs, is_geographic

LONGEST_EDGE_M, MOST_EDGES = 1_000.0, 500
"""Edges in a projected system are cut to pieces, so that they stay straight there (within 1 cm), not in degrees."""
WORLD = (CRS84, f"{EPSG}4326")


def shape_of(literal: values.Geometry | values.Envelope, crs: str) -> shapely.Geometry:
    """Return a geometry of a filter in CRS84 (lon, lat; EPSG:4326 datum).

    Parameters
    ----------
    literal : values.Geometry or values.Envelope
        GeoJSON, or a box; axes as the authority of the CRS has them.
    crs : str
        One of `crs.CRS_LIST`.

    Raises
    ------
    RequestError
        It is no geometry, an invalid or an empty one, or lies outside of the world.
    """
    if isinstance(literal, values.Envelope):
        shape = _box(*_east_first(literal, crs), crs)
    else:
        shape = _read(literal)
        if crs in LATITUDE_FIRST:
            shape = shapely.transform(shape, lambda points: points[:, ::-1])
    if is_geographic(crs):
        _check_degrees(shapely.bounds(shape), crs)
    if not shapely.is_valid(shape):
        reason = shapely.is_valid_reason(shape)
        raise refusal(f"hình không hợp lệ ({reason}).", f"the geometry is not valid ({reason})")
    return shape if crs in WORLD else _moved(shape, crs)


def _read(literal: values.Geometry) -> shapely.Geometry:
    text = orjson.dumps(literal.geometry).decode()
    try:
        with numpy.errstate(all="ignore"):
            shape = shapely.force_2d(shapely.from_geojson(text))
    except shapely.errors.GEOSException as error:
        raise wrong_geometry(text) from error
    if shape.is_empty or not numpy.isfinite(shapely.get_coordinates(shape)).all():
        raise wrong_geometry(text)
    return shape


def _east_first(box: values.Envelope, crs: str) -> tuple[float, float, float, float]:
    if crs in LATITUDE_FIRST:
        return box.y1, box.x1, box.y2, box.x2
    return box.x1, box.y1, box.x2, box.y2


def _box(west: float, south: float, east: float, north: float, crs: str) -> shapely.Geometry:
    """Return a box, in two parts when it crosses the antimeridian; a line or a point when it has no width."""
    if south > north or (west > east and crs not in WORLD):
        raise refusal("BBOX có góc thứ nhất ở phía bắc hoặc phía đông góc thứ hai.", "BBOX has its corners exchanged")
    if west > east:
        return shapely.MultiPolygon([shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)])
    if west == east and south == north:
        return shapely.Point(west, south)
    if west == east or south == north:
        return shapely.LineString([(west, south), (east, north)])
    return shapely.box(west, south, east, north)


def _check_degrees(bounds: numpy.typing.NDArray[numpy.float64], crs: str) -> None:
    west, south, east, north = bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        order = ("vĩ độ trước", "latitude first") if crs in LATITUDE_FIRST else ("kinh độ trước", "longitude first")
        raise refusal(
            f"tọa độ ngoài phạm vi kinh độ ±180, vĩ độ ±90 (ghi {order[0]}).",
            f"a coordinate is beyond longitude ±180, latitude ±90 (write {order[1]})",
        )


def _moved(shape: shapely.Geometry, crs: str) -> shapely.Geometry:
    """Put a shape into CRS84, rounded as published geometries are, so that what was read in a CRS is found in it."""
    length = float(shapely.length(shape))
    if length and not is_geographic(crs):
        shape = shapely.segmentize(shape, max(LONGEST_EDGE_M, length / MOST_EDGES))
    exact = shapely.transform(shape, lambda points: _degrees(points, crs))
    if not numpy.isfinite(shapely.get_coordinates(exact)).all():
        raise refusal("tọa độ ngoài phạm vi của hệ tọa độ filter-crs.", "a coordinate is beyond the area of filter-crs")
    rounded = shapely.transform(exact, lambda points: numpy.round(points, DEGREE_DECIMALS))
    return rounded if shapely.is_valid(rounded) else exact


def _degrees(points: numpy.typing.NDArray[numpy.float64], crs: str) -> numpy.typing.NDArray[numpy.float64]:
    return numpy.column_stack(from_crs(crs).transform(points[:, 0], points[:, 1]))
