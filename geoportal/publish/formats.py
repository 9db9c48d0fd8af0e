"""The download formats: names, media types, and which of them suit datasets without a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A download format. own_file: a file of the version folder itself, otherwise made on first request."""

    id: str
    extension: str
    title: str
    media_type: str
    for_tables: bool = False
    own_file: str = ""


FORMATS: dict[str, Format] = {
    item.id: item
    for item in (
        Format("csv", "csv", "CSV", "text/csv", for_tables=True, own_file="data.csv"),
        Format(
            "xlsx",
            "xlsx",
            "Excel (XLSX)",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            for_tables=True,
        ),
        Format("json", "json", "JSON", "application/json", for_tables=True),
        Format("geojson", "geojson", "GeoJSON", "application/geo+json", own_file="features.geojson"),
        Format("gpkg", "gpkg", "GeoPackage", "application/geopackage+sqlite3", own_file="features.gpkg"),
        Format("kml", "kml", "KML", "application/vnd.google-earth.kml+xml"),
        Format("shp", "shp.zip", "Shapefile (ZIP)", "application/zip"),
        Format("fgb", "fgb", "FlatGeobuf", "application/flatgeobuf"),
    )
}
"""Every format by its id, in the order in which the pages offer them."""
