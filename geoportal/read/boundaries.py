"""Official boundaries from an operator's GIS file, matched to today's units, with what does not fit."""

from __future__ import annotations

import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geoportal.errors import SourceError, reason
from geoportal.read.vector import read_vector
from geoportal.records import SourceTable
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, Unit, lookup
from geoportal.territory.units import METRES_PER_DEGREE
from geoportal.vietnamese import clean, exact_key, fold, format_number

SHAPEFILE_PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
HECTARE_DEGREES2 = 10_000 / (METRES_PER_DEGREE**2 * 0.936)
"""A hectare at 20.6 degrees north, in square degrees: less than this is the noise of digitising."""


@dataclass(frozen=True)
class LoadedBoundaries:
    """Boundaries by unit code (EPSG:4326), and findings as Vietnamese sentences."""

    shapes: dict[str, BaseGeometry]
    findings: tuple[str, ...]


def read_boundary_file(path: Path, gazetteer: Gazetteer, settings: Settings) -> LoadedBoundaries:
    """Read a GeoJSON, GeoPackage or zipped Shapefile in any CRS and match its polygons to today's units.

    Raises
    ------
    SourceError
        It cannot be read, has no polygons, or none of them is a unit of the province.
    """
    tables = _read_zip(path, settings) if path.suffix.lower() == ".zip" else _read_plain(path, settings)
    shapes: dict[str, list[BaseGeometry]] = {}
    unknown = []
    for table in tables:
        column = _code_column(table, gazetteer)
        for number, row, wkb in zip(table.row_numbers, table.rows, table.geometries or (), strict=False):
            shape = shapely.from_wkb(wkb) if wkb else None
            if shape is None or shape.geom_type not in ("Polygon", "MultiPolygon"):
                continue
            unit = gazetteer.units.get(str(row[column])) if column is not None else _by_name(row, gazetteer)
            if unit is None:
                unknown.append(f"đối tượng {number} ({', '.join(cell for cell in row[:3] if cell)})")
            else:
                shapes.setdefault(unit.code, []).append(shape)
    if not shapes:
        raise SourceError(
            f"Không có ranh giới nào trong «{path.name}» khớp với xã, phường của tỉnh. "
            "Cần một cột mã đơn vị hành chính (ví dụ 11953) hoặc tên có loại (ví dụ Phường Phố Hiến)."
        )
    whole = {code: shapely.union_all(parts) for code, parts in shapes.items()}
    _refuse_elsewhere(path, whole, gazetteer)
    return LoadedBoundaries(whole, (*_unmatched(unknown, whole, gazetteer), *_misfits(whole, gazetteer)))


def _read_plain(path: Path, settings: Settings) -> list[SourceTable]:
    if path.suffix.lower() not in (".geojson", ".json", ".gpkg"):
        raise SourceError("Ranh giới nạp được từ tệp .geojson, .gpkg hoặc .zip chứa Shapefile.")
    if not path.is_file():
        raise SourceError(f"Không có tệp «{path.name}».")
    return read_vector(path, settings)


def _read_zip(path: Path, settings: Settings) -> list[SourceTable]:
    limit = settings.max_file_mb * 10_000_000
    try:
        with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
            wanted = [item for item in archive.infolist() if item.filename.lower().endswith(SHAPEFILE_PARTS)]
            if sum(item.file_size for item in wanted) > limit:
                raise SourceError(f"Tệp «{path.name}» quá lớn khi giải nén.")
            for item in wanted:
                (Path(folder) / Path(item.filename).name.lower()).write_bytes(archive.read(item))
            found = sorted(Path(folder).glob("*.shp"))
            if not found:
                raise SourceError(f"Trong «{path.name}» không có tệp .shp.")
            return [table for shp in found for table in read_vector(shp, settings)]
    except zipfile.BadZipFile as error:
        raise SourceError(f"«{path.name}» không phải là tệp .zip.") from error
    except OSError as error:
        raise SourceError(f"Không mở được «{path.name}»: {reason(error)}.") from error


def _code_column(table: SourceTable, gazetteer: Gazetteer) -> int | None:
    """Return the column that holds unit codes in at least half of the rows."""
    hits = Counter(i for row in table.rows for i, cell in enumerate(row) if cell in gazetteer.units)
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
