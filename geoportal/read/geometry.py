"""Geometries of a GIS file: repaired, and moved to EPSG:4326 with lon, lat order."""

from __future__ import annotations

from typing import Any

import numpy
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from geoportal.errors import SourceError
from geoportal.records import Issue

SAME = ("EPSG:4326", "OGC:CRS84")


def to_wgs84_wkb(
    geometries: Any, crs: str | None, file: str, layer: str
) -> tuple[list[bytes | None], list[Issue]]:
    """Return geometries as WKB in EPSG:4326 (lon, lat), None where missing or empty, and what was found.

    Parameters
    ----------
    geometries : array of bytes
        WKB in two dimensions, in the layer's own reference system.
    crs : str or None
        That system, as an authority code or WKT.

    Returns
    -------
    list of bytes or None, list of Issue
        Repaired polygons are notices; a geometry that cannot be read or lies outside degrees is an error of its row
        (features count from 1).

    Raises
    ------
    SourceError
        The layer has geometries but says no known reference system, or none of them lies on the Earth.
    """
    shapes = shapely.from_wkb(geometries, on_invalid="ignore")
    issues = [
        _unreadable(layer, index)
        for index in numpy.flatnonzero(shapely.is_missing(shapes))
        if geometries[index] is not None
    ]
    shapes[shapely.is_empty(shapes)] = None
    present = numpy.flatnonzero(~shapely.is_missing(shapes))
    if len(present) == 0:
        return [None] * len(shapes), issues
    shapes = _moved(shapes, crs, file, layer)
    off = _outside(shapes, present)
    if len(off) == len(present):
        raise _wrong_crs(file, layer)
    issues += [_off_the_earth(layer, index) for index in off]
    issues += _repair(shapes, numpy.setdiff1d(present, off), layer)
    return [None if shape is None else shapely.to_wkb(shape) for shape in shapes], issues


def _moved(shapes: Any, crs: str | None, file: str, layer: str) -> Any:
    if crs in SAME:
        return shapes
    try:
        source = CRS.from_user_input(crs) if crs else None
        if source is None or is_unknown(source):
            raise _no_crs(file, layer)
        transformer = Transformer.from_crs(source, "EPSG:4326", always_xy=True)
    except (CRSError, ProjError) as error:
        raise _no_crs(file, layer) from error
    return shapely.transform(shapes, lambda x, y: transformer.transform(x, y), interleaved=False)


def is_unknown(crs: CRS) -> bool:
    """Return whether a reference system is a placeholder, a local one, or has no known datum.

    >>> is_unknown(CRS("EPSG:9209"))
    False
    """
    if not (crs.is_geographic or crs.is_projected) or "undefined" in crs.name.lower():
        return True
    datum = crs.datum
    return datum is None or "unknown" in datum.name.lower() or "undefined" in datum.name.lower()


def _outside(shapes: Any, present: Any) -> Any:
    bounds = shapely.bounds(shapes[present])
    west, south, east, north = bounds.T
    # Comparisons with NaN are false, so that what is not finite counts as outside.
    inside = (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)
    return present[~inside]


def _repair(shapes: Any, checked: Any, layer: str) -> list[Issue]:
    """Make invalid shapes valid in place, keeping the parts of the shape's own dimension."""
    broken = checked[~shapely.is_valid(shapes[checked])]
    for index in broken:
        dimension = shapely.get_dimensions(shapes[index])
        mended = shapely.make_valid(shapes[index])
        parts = [part for part in shapely.get_parts(mended).tolist() if shapely.get_dimensions(part) == dimension]
        # A multi-polygon inside a collection is itself split into its polygons by union.
        shapes[index] = shapely.union_all(parts) if parts else None
    return [
        Issue("repaired", "notice", "Hình vẽ có lỗi (tự cắt hoặc chồng nút) đã được sửa tự động.",
              "Hãy xem lại hình trên bản đồ.", layer, int(index) + 1)
        for index in broken
    ]  # fmt: skip


def _no_crs(file: str, layer: str) -> SourceError:
    return SourceError(
        f"«{file}», lớp «{layer}»: không rõ hệ tọa độ. Hãy đặt hệ tọa độ cho lớp trong QGIS (VN-2000 của tỉnh, kinh "
        "tuyến 105°30', là EPSG:9209; GPS là EPSG:4326) rồi xuất lại.",
        f"{file}, layer {layer}: unknown coordinate reference system.",
    )


def _wrong_crs(file: str, layer: str) -> SourceError:
    return SourceError(
        f"«{file}», lớp «{layer}»: tọa độ không khớp với hệ tọa độ ghi trong tệp (không phải kinh độ, vĩ độ). "
        "Hãy xuất lại với hệ tọa độ WGS 84 (EPSG:4326); GeoJSON luôn ghi kinh độ trước, vĩ độ sau.",
        f"{file}, layer {layer}: coordinates do not fit the reference system.",
    )


def _unreadable(layer: str, index: Any) -> Issue:
    return Issue("geometry", "error", "Không đọc được hình vẽ của đối tượng này.",
                 "Hãy vẽ lại hoặc chuyển đường cong thành đoạn thẳng.", layer, int(index) + 1)  # fmt: skip


def _off_the_earth(layer: str, index: Any) -> Issue:
    return Issue("geometry", "error", "Tọa độ nằm ngoài Trái Đất; có thể kinh độ và vĩ độ bị đổi chỗ.",
                 "GeoJSON ghi kinh độ trước, vĩ độ sau, ví dụ [106.05, 20.65].", layer, int(index) + 1)  # fmt: skip
