"""Coordinate reference systems of the API, and geometries put into them.

Coordinates are written in the axis order of the authority, as OGC API - Features Part 2 asks: EPSG:4326 and EPSG:4756
latitude first, all others (CRS84, Web Mercator, and VN-2000's TM-3 and UTM) east first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
CRS_LIST = (CRS84, *(f"{EPSG}{code}" for code in (4326, 3857, 9209, 3405, 4756)))
LATITUDE_FIRST = (f"{EPSG}4326", f"{EPSG}4756")
DEGREE_DECIMALS = 7
METRE_DECIMALS = 4


@lru_cache(maxsize=32)
def to_crs(uri: str, *, east_first: bool) -> Transformer:
    """Return the transformation from CRS84 (lon, lat) into a CRS of CRS_LIST.

    >>> east, north = to_crs(f"{EPSG}9209", east_first=True).transform(106.05, 20.65)
    >>> round(east, 3), round(north, 3)
    (557114.892, 2284304.185)
    """
    return Transformer.from_crs(_crs(CRS84), _crs(uri), always_xy=east_first)


@lru_cache(maxsize=32)
def from_crs(uri: str) -> Transformer:
    """Return the transformation from a CRS of CRS_LIST, east first, into CRS84."""
    return Transformer.from_crs(_crs(uri), _crs(CRS84), always_xy=True)


def _crs(uri: str) -> CRS:
    authority, _version, code = uri.rsplit("/", maxsplit=3)[1:]
    return CRS.from_authority(authority, code)


def is_geographic(uri: str) -> bool:
    """Return whether the coordinates are degrees."""
    return uri == CRS84 or uri in LATITUDE_FIRST


def reproject(geometries: Sequence[bytes | None], uri: str) -> list[bytes | None]:
    """Put GeoJSON geometries (CRS84, UTF-8) into another CRS, in its authority's axis order.

    Degrees are written with 7 decimals (1 cm), metres with 4.
    """
    shapes = shapely.from_geojson(numpy.array(geometries, dtype=object))
    moved = shapely.transform(shapes, lambda points: move_points(points, uri, east_first=False))
    texts = shapely.to_geojson(moved)
    return [None if text is None else text.encode() for text in texts]


def move_points(points: NDArray[numpy.float64], uri: str, *, east_first: bool) -> NDArray[numpy.float64]:
    """Put an array of (lon, lat) rows into a CRS, rounded as it is written."""
    first, second = to_crs(uri, east_first=east_first).transform(points[:, 0], points[:, 1])
    decimals = DEGREE_DECIMALS if is_geographic(uri) else METRE_DECIMALS
    return numpy.round(numpy.column_stack([first, second]), decimals)
