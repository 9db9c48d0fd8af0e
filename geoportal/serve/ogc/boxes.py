"""The bbox parameter: four or six numbers in any CRS of the API."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

import shapely

from geoportal.errors import RequestError
from geoportal.serve.ogc.crs import CRS84, EPSG, LATITUDE_FIRST, from_crs, is_geographic
from geoportal.store.boxes import BBox

MOST_PIECES = 250
PIECE = {True: 0.003, False: 350.0}
"""Length of the pieces, in degrees or metres, of each side of a box that is put into another CRS, where its sides are
no straight lines: such a piece leaves the true side by less than a millimetre."""
SLACK = {True: 1e-8, False: 1e-3}
"""A millimetre, by which such a box is widened: what lies on its side is in it, whatever the arithmetic loses."""


class Area(NamedTuple):
    """What a bbox covers: boxes in CRS84 (two when it crosses the antimeridian), or, from another CRS, a shape."""

    boxes: tuple[BBox, ...] = ()
    shape: shapely.Polygon | None = None


def read_area(text: str, crs: str) -> Area:
    """Return what a bbox covers. Heights are left out.

    Raises
    ------
    RequestError
        It has another count of numbers, or its first corner lies beyond the second.

    Examples
    --------
    >>> read_area("105,20,107,21", CRS84).boxes, read_area("170,-10,-170,10", CRS84).boxes
    (((105.0, 20.0, 107.0, 21.0),), ((170.0, -10.0, 180.0, 10.0), (-180.0, -10.0, -170.0, 10.0)))
    """
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in (4, 6) or not all(abs(number) < 1e9 for number in numbers):
        raise RequestError(
            "bbox phải có bốn (hoặc sáu) số: tây,nam,đông,bắc.", "bbox needs four or six numbers: west,south,east,north"
        )
    half = len(numbers) // 2
    west, south, east, north = numbers[0], numbers[1], numbers[half], numbers[half + 1]
    if crs in LATITUDE_FIRST:
        west, south, east, north = south, west, north, east
    world = crs in (CRS84, f"{EPSG}4326")
    if south > north or (west > east and not world):
        raise RequestError("bbox: góc thứ nhất phải ở phía nam của góc thứ hai.", "bbox: south lies north of north")
    if not world:
        return Area(shape=_shape(west, south, east, north, crs))
    if west > east:
        return Area(((west, south, 180.0, north), (-180.0, south, east, north)))
    return Area(((west, south, east, north),))


def _shape(west: float, south: float, east: float, north: float, crs: str) -> shapely.Polygon:
    """Return a box of another CRS as a shape in CRS84."""
    in_degrees = is_geographic(crs)
    slack, longest = SLACK[in_degrees], max(east - west, north - south)
    box = shapely.box(west - slack, south - slack, east + slack, north + slack)
    cut = shapely.segmentize(box, max(PIECE[in_degrees], longest / MOST_PIECES))
    return shapely.transform(cut, cast(Any, from_crs(crs).transform), interleaved=False)
