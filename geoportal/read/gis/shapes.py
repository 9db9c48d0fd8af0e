"""Shapes of a GIS layer made sound: two dimensions, one kind each, rings mended, nothing lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Shapes = NDArray[numpy.object_]
MOST_LOST = 0.01
"""How much of its area a shape may lose when its rings are mended."""
KINDS = {
    "Point": "điểm", "MultiPoint": "điểm", "LineString": "đường", "LinearRing": "đường", "MultiLineString": "đường",
    "Polygon": "vùng", "MultiPolygon": "vùng",
}  # fmt: skip
MULTI: dict[str, Any] = {"điểm": shapely.multipoints, "đường": shapely.multilinestrings, "vùng": shapely.multipolygons}
REPAIRED = "Hình vẽ có lỗi (tự cắt hoặc chồng nút) đã được sửa tự động."
UNPACKED = "Hình vẽ là tập hợp (GeometryCollection) đã được tách thành một hình nhiều phần."


class Finding(NamedTuple):
    """What was done to the shape at a place in the array, or, as an error, why it cannot be used (it is None then)."""

    at: int
    code: str
    severity: str
    problem: str
    fix: str = ""


class Cleaned(NamedTuple):
    """Shapes as WKB, None where empty or unusable; what was found; how many had a height."""

    wkb: list[bytes | None]
    findings: list[Finding]
    with_height: int


def clean_shapes(wkb: Shapes) -> Cleaned:
    """Make the shapes of a layer sound.

    Parameters
    ----------
    wkb : array of bytes or None
        In any CRS, with or without heights; curves already made into lines.

    Returns
    -------
    Cleaned
        In the same order and CRS: two dimensions, valid, points, lines or polygons or several of one kind.

    Examples
    --------
    >>> bow = shapely.to_wkb(shapely.from_wkt("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))"))
    >>> cleaned = clean_shapes(numpy.array([bow, None], dtype=object))
    >>> shapely.from_wkb(cleaned.wkb[0]).geom_type, cleaned.wkb[1], cleaned.findings[0].code
    ('MultiPolygon', None, 'repaired')
    """
    shapes, findings = _parsed(wkb)
    with_height = int(shapely.has_z(shapes).sum())
    shapes = shapely.force_2d(shapes)
    findings += _unpack(shapes)
    shapes[shapely.is_empty(shapes)] = None
    findings += _mend(shapes)
    single = (shapely.get_type_id(shapes) == 4) & (shapely.get_num_geometries(shapes) == 1)
    shapes[single] = shapely.get_geometry(shapes[single], 0)
    findings.sort(key=lambda finding: finding.at)
    return Cleaned(list(shapely.to_wkb(shapes)), findings, with_height)


def _parsed(wkb: Shapes) -> tuple[Shapes, list[Finding]]:
    """Return the shapes; rings that are not closed are closed, what is no shape at all is None."""
    try:
        return numpy.atleast_1d(shapely.from_wkb(wkb)), []
    except (shapely.errors.GEOSException, NotImplementedError):
        pass
    shapes, findings = numpy.empty(len(wkb), dtype=object), []
    for index, raw in enumerate(wkb):
        shape, finding = _parsed_one(raw, index)
        shapes[index] = shape
        findings += [finding] if finding else []
    return shapes, findings


def _parsed_one(raw: bytes | None, index: int) -> tuple[BaseGeometry | None, Finding | None]:
    try:
        return shapely.from_wkb(raw), None
    except shapely.errors.GEOSException:
        mended = shapely.from_wkb(raw, on_invalid="fix")
    except NotImplementedError:
        return None, _unusable(index, "là loại hình không dùng được trên bản đồ (khối ba chiều, mạng tam giác)")
    if mended is None or mended.is_empty or mended.area == 0 == mended.length:
        return None, _unusable(index, "bị hỏng (thiếu nút)")
    return mended, Finding(index, "repaired", "notice", REPAIRED) if mended.is_valid else None  # else _mend says it


def _unusable(index: int, why: str) -> Finding:
    return Finding(
        index, "geometry", "error", f"Hình vẽ {why}.", "Sửa hình vẽ bằng phần mềm GIS (công cụ kiểm tra hình học)."
    )


def _unpack(shapes: Shapes) -> Iterator[Finding]:
    """Make collections of one kind of shape into one shape of several parts."""
    for index in numpy.flatnonzero(shapely.get_type_id(shapes) == 7):
        parts = [part for part in _leaves(shapes[index]) if not part.is_empty]
        kinds = {KINDS.get(part.geom_type, "") for part in parts}
        if len(kinds) == 1 and "" not in kinds:
            shapes[index] = MULTI[kinds.pop()](numpy.array(parts, dtype=object))
            yield Finding(int(index), "unpacked", "notice", UNPACKED)
            continue
        shapes[index] = None
        if parts:
            mixed = ", ".join(sorted(kind or "hình khác" for kind in kinds))
            yield _unusable(int(index), f"gồm nhiều loại ({mixed}) trong một đối tượng")


def _leaves(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    parts: Any = getattr(shape, "geoms", None)
    if parts is None:
        yield shape
        return
    for part in parts:
        yield from _leaves(part)


def _mend(shapes: Shapes) -> Iterator[Finding]:
    for index in numpy.flatnonzero(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)):
        broken = shapes[index]
        shapes[index], finding = _mended(broken, int(index))
        yield finding


def _mended(broken: BaseGeometry, index: int) -> tuple[BaseGeometry | None, Finding]:
    if not numpy.isfinite(shapely.get_coordinates(broken)).all():
        return None, _unusable(index, "có tọa độ không phải là số")
    mended = shapely.make_valid(broken, method="structure", keep_collapsed=False)
    if mended.is_empty or KINDS.get(mended.geom_type) != KINDS.get(broken.geom_type):
        return None, _unusable(index, "tự cắt hoặc suy biến, không sửa tự động được")
    if broken.area and (lost := 1 - mended.area / broken.area) > MOST_LOST:
        return None, _unusable(index, f"tự cắt hoặc chồng lên chính nó; sửa tự động sẽ mất {lost:.0%} diện tích")
    return mended, Finding(index, "repaired", "notice", REPAIRED)
