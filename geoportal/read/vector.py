"""GeoJSON and GeoPackage through pyogrio, with every other GDAL driver switched off."""

from __future__ import annotations

import geoportal.gdal  # noqa: F401  # isort: skip  (before pyogrio: it decides which drivers exist)
from pathlib import Path
from typing import Any, cast

import numpy
import pyogrio
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from geoportal.errors import SourceError
from geoportal.read.limits import too_many_rows
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

DRIVERS = {".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GPKG", ".shp": "Shapefile"}
CRS84 = CRS.from_user_input("OGC:CRS84")


def read_vector(path: Path, settings: Settings) -> list[SourceTable]:
    """Read every layer; geometries in two dimensions, EPSG:4326 lon, lat; row numbers count features from 1.

    Raises
    ------
    SourceError
        The file is damaged, has no features, or says no coordinate reference system.
    """
    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
        tables = [_read_layer(path, layer, settings) for layer in layers]
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, CRSError) as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp {DRIVERS[path.suffix.lower()]}; tệp có thể bị hỏng."
        ) from error
    tables = [table for table in tables if table.rows]
    if not tables:
        raise SourceError(f"Tệp «{path.name}» không có đối tượng nào.")
    return tables


def _read_layer(path: Path, layer: str, settings: Settings) -> SourceTable:
    if int(pyogrio.read_info(path, layer=layer)["features"]) > settings.max_rows:
        raise too_many_rows(path, settings)
    meta, _, geometry, columns = pyogrio.raw.read(path, layer=layer, force_2d=True, datetime_as_string=True)
    names = [str(name) for name in meta["fields"]]
    count = len(columns[0]) if columns else len(geometry if geometry is not None else ())
    rows = [tuple(_text(column[index]) for column in columns) for index in range(count)]
    if geometry is None:
        return SourceTable(path.name, layer, tuple(names), range(1, count + 1), rows)
    if not meta["crs"]:
        raise SourceError(
            f"«{path.name}» không ghi hệ tọa độ. "
            "Hãy đặt hệ tọa độ cho lớp (EPSG:9209 là VN-2000 của Hưng Yên) rồi lưu lại."
        )
    shapes, issues = _repaired(shapely.from_wkb(geometry), layer)
    shapes = _to_wgs84(shapes, str(meta["crs"]))
    wkb = [None if shape is None or shape.is_empty else shapely.to_wkb(shape) for shape in shapes]
    return SourceTable(path.name, layer, tuple(names), range(1, count + 1), rows, wkb, tuple(issues))


def _repaired(
    shapes: numpy.typing.NDArray[numpy.object_], layer: str
) -> tuple[numpy.typing.NDArray[numpy.object_], list[Issue]]:
    broken = numpy.flatnonzero(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes))
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure")
    notice = "Hình vẽ có lỗi (tự cắt hoặc chồng nút) đã được sửa tự động."
    return shapes, [Issue("repaired", "notice", notice, sheet=layer, row=int(index) + 1) for index in broken]


def _to_wgs84(shapes: numpy.typing.NDArray[numpy.object_], crs: str) -> numpy.typing.NDArray[numpy.object_]:
    source = CRS.from_user_input(crs)
    if source.to_epsg() == 4326 or source == CRS84:
        return shapes
    transformer = Transformer.from_crs(source, "EPSG:4326", always_xy=True)
    moved: numpy.typing.NDArray[numpy.object_] = shapely.transform(
        shapes,
        cast(Any, transformer.transform),
        interleaved=False,
    )
    return moved


def _text(value: object) -> str | None:
    if value is None or (isinstance(value, float) and numpy.isnan(value)):
        return None
    if isinstance(value, (bool, numpy.bool_)):
        return "Có" if value else "Không"
    if isinstance(value, (float, numpy.floating)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    text = str(value)
    return text if text.strip() and text != "NaT" else None
