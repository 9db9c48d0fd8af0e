"""Layers that GDAL reads, through pyogrio, with every driver switched off but the few that are needed."""

from __future__ import annotations

import geoportal.gdal  # noqa: F401  # isort: skip  (before pyogrio: it decides which drivers exist)
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import CRSError, DataLayerError, DataSourceError

from geoportal.errors import SourceError
from geoportal.read.gis.bundle import Member
from geoportal.read.gis.columns import RAW_BYTES, column_texts
from geoportal.read.gis.geopackage import curved_rows, unsafe_layers
from geoportal.read.gis.layer import Batch, Cells, crs_name, layer_table
from geoportal.read.limits import refuse_size, too_many_rows
from geoportal.read.sheets.dbf import decode_text
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

DRIVERS = {
    ".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".fgb": "FlatGeobuf",
    ".gpx": "GPX", ".tab": "MapInfo File", ".mif": "MapInfo File",
}  # fmt: skip
UNSURE = (".shp", ".tab", ".mif")
"""Kinds of files whose texts may be in any encoding, whatever they say."""
BATCH = 20_000
"""Features read at once."""
SLOW_CELLS = 3_000_000
"""How many cells that may make from kinds that are read from their beginning each time."""
SLOW = (".geojson", ".json", ".mif", ".gpx")
TRACKS = ("waypoints", "routes", "tracks")
"""Layers of a GPX file that are things; the others are the points of its lines."""
OWN_TABLES = ("layer_styles", "qgis_projects")
"""Tables that QGIS keeps its own settings in."""
CURVES = ("Curve", "Circular", "Surface", "Compound")
MADE_LINES = "Đường cong (cung tròn) đã được thay bằng đường gấp khúc."
BROKEN = (DataSourceError, DataLayerError, shapely.errors.GEOSException, ValueError, OverflowError)
Column = NDArray[Any]


def read_layers(member: Member, path: Path, settings: Settings) -> Iterator[SourceTable]:
    """Yield the layers of one file; path is the file as its owner knows it.

    Raises
    ------
    SourceError
        It is damaged, of another kind than its name says, or exceeds a limit.
    """
    with _told(path, member):
        names = [str(name) for name, _ in pyogrio.list_layers(member.path)]
        refused = unsafe_layers(member.path, names) if member.kind == ".gpkg" else {}
    before = [
        Issue(
            "not-read",
            "warning",
            f"Không đọc lớp «{name}»: {why}.",
            "Xuất lớp này thành bảng thường rồi gửi lại.",
            name,
        )
        for name, why in refused.items()
    ]
    if before:
        yield SourceTable(path.name, None, (), [], issues=tuple(before))
    for name in names:
        wanted = name in TRACKS if member.kind == ".gpx" else name not in (*OWN_TABLES, *refused)
        layer = _described(member, path, name, settings) if wanted else None
        if layer is not None and layer.count:
            yield _table(layer, path, title=name if len(names) > 1 or member.kind == ".gpkg" else member.title)


@dataclass(frozen=True)
class _Layer:
    """A layer as GDAL describes it; fields are (name, OGR type, OGR subtype) of those that are read."""

    member: Member
    source: Path
    name: str
    count: int
    geometry_type: str
    crs: str
    fields: tuple[tuple[str, str, str], ...]
    binary: tuple[str, ...]

    def read(self, skip: int, most: int) -> tuple[NDArray[Any], NDArray[Any] | None, Sequence[Column]]:
        """Return ids, WKB and columns of `most` features after `skip`."""
        options = {"IMMUTABLE": "YES"} if self.member.kind == ".gpkg" else {}
        with _told(self.source, self.member):
            _, ids, wkb, columns = pyogrio.raw.read(
                self.member.path, layer=self.name, encoding=_encoding(self.member), skip_features=skip,
                max_features=most, columns=[name for name, _, _ in self.fields], return_fids=True, **options,
            )  # fmt: skip
        return ids, wkb, columns


def _encoding(member: Member) -> str | None:
    return RAW_BYTES if member.kind in UNSURE else None


@contextmanager
def _told(path: Path, member: Member) -> Iterator[None]:
    """Tell damage as what it is; GDAL's remarks are for programmers."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BROKEN as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp {DRIVERS[member.kind]}; tệp có thể bị hỏng. "
            "Hãy mở bằng phần mềm GIS rồi lưu lại."
        ) from error


def _described(member: Member, path: Path, name: str, settings: Settings) -> _Layer:
    with _told(path, member):
        info = _info(member, name)
    if info["driver"] != DRIVERS[member.kind]:
        raise SourceError(f"«{path.name}» không phải là tệp {member.kind} (mà là {info['driver']}).")
    fields = tuple(zip(map(str, info["fields"]), info["ogr_types"], info["ogr_subtypes"], strict=True))
    count = int(info["features"])
    if count > settings.max_rows:
        raise too_many_rows(path, settings)
    refuse_size(path, count, len(fields), settings)
    return _Layer(
        member, path, name, count, info["geometry_type"] or "", crs_name(info["crs"]),
        tuple(field for field in fields if field[1] != "OFTBinary"),
        tuple(field[0] for field in fields if field[1] == "OFTBinary"),
    )  # fmt: skip


def _info(member: Member, name: str) -> dict[str, Any]:
    try:
        info: dict[str, Any] = pyogrio.read_info(
            member.path, layer=name, encoding=_encoding(member), force_feature_count=True
        )
        return info
    except CRSError:
        if member.kind != ".shp" or not member.path.with_suffix(".prj").exists():
            raise
        member.path.with_suffix(".prj").unlink()  # of our copy: it says nothing that can be read
        return _info(member, name)


def _table(layer: _Layer, path: Path, title: str) -> SourceTable:
    issues = [
        Issue("not-read", "notice", f"Không đọc cột «{name}» (dữ liệu nhị phân).", "", title, column=name)
        for name in layer.binary
    ]
    curves = curved_rows(layer.member.path, layer.name) if layer.member.kind == ".gpkg" else 0
    if curves or any(word in layer.geometry_type for word in CURVES):
        issues.append(Issue("curves", "notice", MADE_LINES, "", title))
    if layer.member.kind == ".shp":
        issues += _uneven(layer, title)
    full = _with_content(layer) if layer.member.kind == ".gpx" else range(len(layer.fields))
    kept = replace(layer, fields=tuple(layer.fields[index] for index in full))
    names = [_name(field[0], layer.member) for field in kept.fields]
    return layer_table(path.name, title, names, lambda: _batches(kept), layer.crs, issues, layer.member.folder)


def _name(name: str, member: Member) -> str:
    return decode_text(name.encode(RAW_BYTES, "replace"), member.code_page) if member.kind in UNSURE else name


def _uneven(layer: _Layer, title: str) -> Iterator[Issue]:
    """Tell a Shapefile whose shapes and attributes are not of one number: each row may stand beside another's shape."""
    shapes = (layer.member.path.with_suffix(".shx").stat().st_size - 100) // 8
    rows = int.from_bytes(layer.member.path.with_suffix(".dbf").read_bytes()[4:8], "little")
    if shapes != rows:
        yield Issue(
            "uneven", "error", f"Tệp .shp có {shapes} hình, tệp .dbf có {rows} dòng: thuộc tính có thể lệch với hình.",
            "Xuất lại Shapefile từ phần mềm GIS, đừng sửa riêng tệp .dbf.", title,
        )  # fmt: skip


def _with_content(layer: _Layer) -> list[int]:
    """Return which fields of a GPX layer have content: the format has twenty that hardly anybody fills."""
    full: set[int] = set()
    for batch in _batches(layer):
        full |= {index for cells in batch.cells for index, text in enumerate(cells) if text}
    return sorted(full)


def _batches(layer: _Layer) -> Iterator[Batch]:
    size = max(BATCH, SLOW_CELLS // (len(layer.fields) + 2)) if layer.member.kind in SLOW else BATCH
    skip = 0
    while skip < layer.count:
        ids, wkb, columns = layer.read(skip, size)
        if not len(ids):
            return
        page = layer.member.code_page if layer.member.kind in UNSURE else None
        texts = [
            column_texts(column, kind, subtype, page)
            for column, (_, kind, subtype) in zip(columns, layer.fields, strict=True)
        ]
        cells: Sequence[Cells] = list(zip(*texts, strict=True)) if texts else [()] * len(ids)
        yield Batch(cells, wkb)
        # a Shapefile is skipped in by record number, deleted records counted
        skip = int(ids[-1]) + 1 if layer.member.kind == ".shp" else skip + len(ids)
