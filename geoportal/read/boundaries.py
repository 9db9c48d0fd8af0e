"""Official boundaries from an operator's GIS file, matched to today's units, with what does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import shapely
from shapely.geometry.base import BaseGeometry

from geoportal.errors import SourceError
from geoportal.read.source import open_source
from geoportal.records import Source, SourceTable
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, Unit, lookup
from geoportal.territory.units import METRES_PER_DEGREE
from geoportal.territory.vn2000 import meant, to_wgs84
from geoportal.vietnamese import clean, exact_key, fold, format_number

KINDS = (".geojson", ".json", ".gpkg", ".zip", ".shp", ".kml", ".kmz", ".fgb", ".tab", ".mif")
"""Kinds of files that boundaries may come in."""
HECTARE_DEGREES2 = 10_000 / (METRES_PER_DEGREE**2 * 0.936)
"""A hectare at 20.6 degrees north, in square degrees: less than this is the noise of digitising."""


@dataclass(frozen=True)
class LoadedBoundaries:
    """Boundaries by unit code (EPSG:4326), and findings as Vietnamese sentences."""

    shapes: dict[str, BaseGeometry]
    findings: tuple[str, ...]


def read_boundary_file(path: Path, gazetteer: Gazetteer, settings: Settings) -> LoadedBoundaries:
    """Read a GIS file of any kind in any CRS, and match its polygons to today's units.

    Raises
    ------
    SourceError
        It cannot be read, says no CRS, has no polygons, or none of them is a unit of the province.
    """
    if path.suffix.lower() not in KINDS:
        raise SourceError(f"Ranh giới nạp được từ tệp GIS: {', '.join(KINDS)} (.zip chứa Shapefile).")
    shapes: dict[str, list[BaseGeometry]] = {}
    unknown: list[str] = []
    findings: list[str] = []
    with _opened(path, settings) as source:
        for table in source.tables:
            findings += (
                f"Đối tượng {issue.row}: {issue.problem}" for issue in table.issues if issue.severity == "error"
            )
            _match(table, gazetteer, shapes, unknown)
    if not shapes:
        raise SourceError(
            f"Không có ranh giới nào trong «{path.name}» khớp với xã, phường của tỉnh. "
            "Cần một cột mã đơn vị hành chính (ví dụ 11953) hoặc tên có loại (ví dụ Phường Phố Hiến)."
        )
    whole = {code: shapely.union_all(parts) for code, parts in shapes.items()}
    _refuse_elsewhere(path, whole, gazetteer)
    return LoadedBoundaries(whole, (*findings, *_unmatched(unknown, whole, gazetteer), *_misfits(whole, gazetteer)))


@contextmanager
def _opened(path: Path, settings: Settings) -> Iterator[Source]:
    try:
        with open_source(path, settings) as source:
            yield source
    except SourceError as error:
        raise SourceError(f"Không đọc được ranh giới. {error.vi}") from error


def _match(table: SourceTable, gazetteer: Gazetteer, shapes: dict[str, list[BaseGeometry]], unknown: list[str]) -> None:
    """Add the polygons of a layer to the units that they are."""
    column = _code_column(table, gazetteer)
    for row in table.rows if table.has_geometry else ():
        shape = _moved(row.geometry, table) if row.geometry else None
        if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon"):
            continue
        unit = gazetteer.units.get(str(row.cells[column])) if column is not None else _by_name(row.cells, gazetteer)
        if unit is None:
            unknown.append(f"đối tượng {row.number} ({', '.join(cell for cell in row.cells[:3] if cell)})")
        else:
            shapes.setdefault(unit.code, []).append(shape)


def _moved(wkb: bytes, table: SourceTable) -> BaseGeometry:
    """Return a shape in WGS 84."""
    transformer = to_wgs84(meant(table.crs).crs) if table.crs else None
    if transformer is None:
        raise SourceError(
            f"«{table.file}» không ghi hệ tọa độ. "
            "Hãy đặt hệ tọa độ cho lớp (EPSG:9209 là VN-2000 của Hưng Yên) rồi lưu lại."
        )
    move = cast(Any, transformer.transform)
    moved: BaseGeometry = shapely.transform(shapely.from_wkb(wkb), move, interleaved=False)
    return moved


def _code_column(table: SourceTable, gazetteer: Gazetteer) -> int | None:
    """Return the column that holds unit codes in at least half of the rows."""
    hits = Counter(i for row in table.rows for i, cell in enumerate(row.cells) if cell in gazetteer.units)
    best = max(hits, key=lambda index: hits[index], default=None)
    return best if best is not None and hits[best] * 2 >= len(table.rows) else None


def _by_name(row: Sequence[str | None], gazetteer: Gazetteer) -> Unit | None:
    """Return the unit whose full name stands in a cell, else the only one whose short name does."""
    full = {fold(unit.name): unit for unit in gazetteer.units.values()}
    names = lookup(gazetteer)
    for cell in row:
        if cell and fold(cell) in full:
            return full[fold(cell)]
    for cell in row:
        found = names.communes.get(exact_key(clean(cell)), []) if cell else []
        today = [commune for commune in found if isinstance(commune, Unit)]
        if len(today) == 1:
            return today[0]
    return None


def _refuse_elsewhere(path: Path, shapes: dict[str, BaseGeometry], gazetteer: Gazetteer) -> None:
    away = [
        code
        for code, shape in shapes.items()
        if not shape.buffer(0.05).contains(shapely.Point(gazetteer.units[code].lon, gazetteer.units[code].lat))
    ]
    if len(away) * 2 > len(shapes):
        raise SourceError(
            f"Ranh giới trong «{path.name}» không nằm đúng chỗ các xã, phường: hệ tọa độ của tệp có thể ghi sai "
            "(VN-2000 của Hưng Yên là EPSG:9209)."
        )


def _unmatched(unknown: Sequence[str], shapes: dict[str, BaseGeometry], gazetteer: Gazetteer) -> list[str]:
    findings = []
    if unknown:
        findings.append(f"{len(unknown)} đối tượng không khớp đơn vị nào: {'; '.join(unknown[:10])}.")
    missing = [unit.name for code, unit in gazetteer.units.items() if code not in shapes]
    if missing:
        findings.append(f"Thiếu ranh giới của {len(missing)} đơn vị: {', '.join(missing[:10])}.")
    return findings


def _misfits(shapes: dict[str, BaseGeometry], gazetteer: Gazetteer) -> list[str]:
    """Name overlaps between neighbours and holes between them of more than a hectare."""
    codes = list(shapes)
    tree = shapely.STRtree([shapes[code] for code in codes])
    pairs = tree.query([shapes[code] for code in codes], predicate="intersects").T
    findings = []
    for left, right in ((a, b) for a, b in pairs if a < b):
        hectares = shapes[codes[left]].intersection(shapes[codes[right]]).area / HECTARE_DEGREES2
        if hectares > 1:
            names = f"{gazetteer.units[codes[left]].name} và {gazetteer.units[codes[right]].name}"
            findings.append(f"{names} chồng lên nhau {format_number(round(hectares, 1))} ha.")
    whole = shapely.union_all(list(shapes.values()))
    for polygon in shapely.get_parts(whole):
        for ring in polygon.interiors:
            hole = shapely.Polygon(ring)
            if hole.area / HECTARE_DEGREES2 > 1:
                near = [gazetteer.units[code].name for code in codes if shapes[code].touches(hole)]
                findings.append(
                    f"Khoảng hở {format_number(round(hole.area / HECTARE_DEGREES2, 1))} ha giữa {', '.join(near[:4])}."
                )
    return findings
