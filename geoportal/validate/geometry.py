"""The shape of a row of a GIS file against what its dataset needs."""

from __future__ import annotations

import shapely

from geoportal.dataset import Dataset
from geoportal.records import Issue, SourceRow, Value
from geoportal.validate.mapping import MappedTable

SHAPES = {"polygon": ("Polygon", "MultiPolygon"), "line": ("LineString", "MultiLineString"), "point": ("Point",)}
NAMES = {
    "Polygon": "vùng", "MultiPolygon": "vùng", "LineString": "đường", "MultiLineString": "đường", "Point": "điểm",
    "MultiPoint": "nhiều điểm", "GeometryCollection": "tập hợp nhiều loại hình",
}  # fmt: skip


def check_geometry(
    row: SourceRow, mapped: MappedTable, dataset: Dataset, values: dict[str, Value]
) -> tuple[bytes | None, list[Issue]]:
    """Return the row's shape (WKB, EPSG:4326; single parts as multi) and what is wrong with it.

    A point becomes the row's stated coordinates, which the geocoder tests as it does those of a table. A shape that the
    dataset has no use for is left out.
    """
    kind = dataset.located.split(":")[0]
    if kind not in (*SHAPES, "area"):
        return None, []
    if row.geometry is None:
        needed = kind in ("polygon", "line") and not {"table", "point:address"} & set(dataset.accepts)
        fix = "Dùng tệp GIS có hình vẽ của từng đối tượng (.gpkg, .geojson, Shapefile nén .zip…)."
        return None, [_issue(row, mapped, "Dòng này không có hình vẽ trên bản đồ.", fix)] if needed else []
    shape = shapely.from_wkb(row.geometry)
    accepted = {kind, *(way.split(":")[0] for way in dataset.accepts)} - {"table"}
    wanted = {name for way in accepted for name in SHAPES.get("point" if way == "area" else way, ())}
    if "raster" in accepted:
        wanted |= set(SHAPES["polygon"])
    if shape.geom_type not in wanted:
        words = " hoặc ".join(dict.fromkeys(NAMES[name] for name in sorted(wanted)))
        problem = f"Hình vẽ là {NAMES.get(shape.geom_type, shape.geom_type)}, bộ dữ liệu này cần {words}."
        return None, [_issue(row, mapped, problem, "Chọn đúng lớp trong tệp GIS.")]
    if isinstance(shape, shapely.Point):
        _state_point(shape, dataset, values)
        return None, []
    promoted: bytes = shapely.to_wkb(_promoted(shape))
    return promoted, []


def _promoted(shape: shapely.Geometry) -> shapely.Geometry:
    if isinstance(shape, shapely.Polygon):
        return shapely.MultiPolygon([shape])
    return shapely.MultiLineString([shape]) if isinstance(shape, shapely.LineString) else shape


def _state_point(shape: shapely.Point, dataset: Dataset, values: dict[str, Value]) -> None:
    latitudes, longitudes = dataset.fields_of_type("latitude"), dataset.fields_of_type("longitude")
    if latitudes and longitudes:
        values[latitudes[0]] = repr(round(shape.y, 7))
        values[longitudes[0]] = repr(round(shape.x, 7))


def _issue(row: SourceRow, mapped: MappedTable, problem: str, fix: str) -> Issue:
    return Issue("geometry", "error", problem, fix, mapped.table.sheet, row.number)
