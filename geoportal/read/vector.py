"""GeoJSON and GeoPackage through pyogrio, with every GDAL driver that is not needed switched off."""

from __future__ import annotations

import geoportal.gdal  # noqa: F401  # isort: skip  (before pyogrio: it decides which drivers exist)
import sqlite3
from pathlib import Path
from typing import Any

import numpy
import pyogrio

from geoportal.errors import SourceError
from geoportal.read.cells import cell_text
from geoportal.read.geometry import to_wgs84_wkb
from geoportal.read.limits import too_many_rows
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

TITLES = {"geojson": "GeoJSON", "gpkg": "GeoPackage"}
OPEN_OPTIONS: dict[str, dict[str, str]] = {"geojson": {"DATE_AS_STRING": "YES"}, "gpkg": {}}
FAILURES = (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, sqlite3.DatabaseError, RuntimeError)


def read_vector(path: Path, settings: Settings, kind: str) -> list[SourceTable]:
    """Read every layer that has features; row numbers count features from 1.

    Parameters
    ----------
    kind : str
        "geojson" or "gpkg", as found from the content.

    Returns
    -------
    list of SourceTable
        Geometries in two dimensions as WKB, EPSG:4326 (lon, lat); attributes as text.

    Raises
    ------
    SourceError
        The file is damaged, has no features, too many, or says no coordinate reference system.
    """
    absolute = path.resolve()
    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(absolute)]
        skipped = _views(absolute, layers) if kind == "gpkg" else []
        tables = [_read_layer(absolute, layer, settings, kind) for layer in layers if layer not in skipped]
    except FAILURES as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp {TITLES[kind]}; tệp có thể bị hỏng. "
            "Hãy mở bằng QGIS rồi xuất lại.",
            f"{path.name} is a damaged file.",
        ) from error
    tables = [table for table in tables if table.rows]
    if not tables:
        raise SourceError(f"Tệp «{path.name}» không có đối tượng nào.", f"{path.name} has no features.")
    if skipped:
        first = tables[0]
        notes = tuple(_view_skipped(name) for name in skipped)
        tables[0] = SourceTable(
            first.file, first.sheet, first.headings, first.row_numbers, first.rows, first.geometries,
            (*notes, *first.issues),
        )  # fmt: skip
    return tables


def _read_layer(path: Path, layer: str, settings: Settings, kind: str) -> SourceTable:
    options = OPEN_OPTIONS[kind]
    if int(pyogrio.read_info(path, layer=layer, force_feature_count=True, **options)["features"]) > settings.max_rows:
        raise too_many_rows(path, settings)
    meta, fids, geometry, columns = pyogrio.raw.read(
        path, layer=layer, force_2d=True, datetime_as_string=True, return_fids=True, **options
    )
    rows = _rows(meta, columns, len(fids))
    headings = tuple(str(name) for name in meta["fields"])
    numbers = range(1, len(fids) + 1)
    if geometry is None:
        return SourceTable(path.name, layer, headings, numbers, rows)
    shapes, issues = to_wgs84_wkb(geometry, meta["crs"], path.name, layer)
    bad = {issue.row for issue in issues if issue.severity == "error"}
    kept = [number for number in numbers if number not in bad]
    return SourceTable(
        path.name, layer, headings, kept, [rows[number - 1] for number in kept],
        [shapes[number - 1] for number in kept], tuple(issues),
    )  # fmt: skip


def _rows(meta: dict[str, Any], columns: list[Any], count: int) -> list[tuple[str | None, ...]]:
    if not columns:
        return [()] * count
    subtypes = meta.get("ogr_subtypes") or [""] * len(columns)
    texts = [_column(column, str(subtype)) for column, subtype in zip(columns, subtypes, strict=True)]
    return list(zip(*texts, strict=True))


def _column(column: Any, subtype: str) -> list[str | None]:
    """Return a column as text; a boolean column with gaps comes as numbers."""
    values = column.tolist()
    if "Boolean" in subtype:
        return [None if value is None or value != value else cell_text(bool(value)) for value in values]
    if numpy.issubdtype(column.dtype, numpy.datetime64):
        return [cell_text(value) for value in column.astype("datetime64[s]").tolist()]
    return [cell_text(value) for value in values]


def _views(path: Path, layers: list[str]) -> list[str]:
    """Return the layers that are no plain tables: the query of a view may never end."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        tables = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()
    return [layer for layer in layers if layer not in tables]


def _view_skipped(layer: str) -> Issue:
    return Issue(
        "view", "warning", f"Lớp «{layer}» là khung nhìn (view) nên không được đọc.",
        "Hãy xuất lớp thành bảng thật rồi gửi lại.", layer,
    )  # fmt: skip
