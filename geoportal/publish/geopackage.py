"""Write features.gpkg, the very file that QGIS users download, and frames for the other GIS formats."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import geopandas
import numpy
import orjson
import pandas
import shapely

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.records import Encoded

DTYPES = {"integer": "Int64", "year": "Int64", "number": "Float64", "latitude": "Float64", "longitude": "Float64",
          "boolean": "boolean"}  # fmt: skip
SAMPLE = "DỮ LIỆU MẪU, không phải số liệu chính thức. "
ALIASES = """
CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT,
  title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, PRIMARY KEY (table_name, column_name));
"""
BATCH = 10_000
EXTENSION = "http://www.geopackage.org/spec/#extension_schema"


def frame_of(dataset: Dataset, rows: Sequence[Encoded]) -> geopandas.GeoDataFrame:
    """Return the rows as a GeoDataFrame in EPSG:4326: column ma_so (feature id), then the published columns."""
    columns = published_columns(dataset)
    values = [orjson.loads(row.properties) for row in rows]
    data = {name: _column([value.get(name) for value in values], field) for name, field in columns.items()}
    texts = numpy.array([None if row.geometry is None else row.geometry.decode() for row in rows], dtype=object)
    ids = pandas.Series([row.id for row in rows], dtype=object)
    return geopandas.GeoDataFrame({"ma_so": ids, **data}, geometry=shapely.from_geojson(texts), crs="EPSG:4326")


def _column(values: list[object], field: Field) -> pandas.Series:  # type: ignore[type-arg]
    return pandas.Series(values, dtype=DTYPES.get(field.type, "object"))  # type: ignore[call-overload]


def write_geopackage(path: Path, dataset: Dataset, rows: Sequence[Encoded], kind: str, *, sample: bool) -> None:
    """Write the rows as a GeoPackage with one layer named by the dataset id and Vietnamese column titles.

    kind is the geometry type, such as "Point" (in EPSG:4326).
    """
    about = {"IDENTIFIER": dataset.title.vi, "DESCRIPTION": (SAMPLE if sample else "") + dataset.description.vi}
    for start in range(0, max(len(rows), 1), BATCH):
        frame_of(dataset, rows[start : start + BATCH]).to_file(
            path, layer=dataset.id, driver="GPKG", engine="pyogrio", mode="a" if start else "w",
            geometry_type=kind, layer_options={} if start else about,
        )  # fmt: skip
    connection = sqlite3.connect(path)
    try:
        connection.executescript(ALIASES)
        connection.execute(
            "INSERT OR IGNORE INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', ?, 'read-write')",
            (EXTENSION,),
        )
        connection.executemany(
            "INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES (?, ?, ?, ?)",
            [(dataset.id, name, field.title.vi, field.title.vi) for name, field in published_columns(dataset).items()],
        )
        connection.commit()
    finally:
        connection.close()
