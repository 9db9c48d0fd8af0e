"""A column of well-known text (as GIS programs export to a table) becomes the geometries of the table."""

from __future__ import annotations

from dataclasses import replace

from geoportal.records import Issue, SourceTable
from geoportal.vietnamese import fold

WKT_HEADING = "Hình vẽ (WKT, kinh độ vĩ độ WGS 84)"
HEADINGS = {"wkt", "wkt geom", "geom wkt", "geometry wkt", "hinh ve wkt", fold(WKT_HEADING)}
FIX = "Ghi hình vẽ bằng WKT với kinh độ, vĩ độ WGS 84, ví dụ POINT (106.05 20.65); hoặc gửi tệp GIS."


def take_geometry(table: SourceTable) -> SourceTable:
    """Return the table with its WKT column (EPSG:4326, lon lat) as geometries; as it is when it has none.

    A row whose text is no geometry, or lies outside degrees, is an error and left out.
    """
    column = next((index for index, heading in enumerate(table.headings) if fold(heading) in HEADINGS), None)
    if column is None:
        return table
    issues = list(table.issues)
    kept: list[int] = []
    geometries: list[bytes | None] = []
    for index, row in enumerate(table.rows):
        text = row[column]
        try:
            geometries.append(_parse(text) if text else None)
            kept.append(index)
        except ValueError as error:
            issues.append(Issue("wkt", "error", f"Không đọc được hình vẽ: {error}.", FIX, table.sheet,
                                table.row_numbers[index], table.headings[column], (text or "")[:60]))  # fmt: skip
    return replace(
        table,
        headings=table.headings[:column] + table.headings[column + 1 :],
        row_numbers=[table.row_numbers[index] for index in kept],
        rows=[table.rows[index][:column] + table.rows[index][column + 1 :] for index in kept],
        geometries=geometries,
        issues=tuple(issues),
    )


def _parse(text: str) -> bytes | None:
    import shapely

    try:
        shape = shapely.force_2d(shapely.from_wkt(text))
    except shapely.errors.GEOSException as error:
        raise ValueError("nội dung không phải là WKT") from error
    if shape.is_empty:
        return None
    west, south, east, north = shape.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("tọa độ không phải là kinh độ, vĩ độ")
    wkb: bytes = shapely.to_wkb(shape if shape.is_valid else shapely.make_valid(shape))
    return wkb
