"""GIS files as agencies send them, made by hand where GDAL would not write them so."""

from __future__ import annotations

import sqlite3
import struct
import warnings
import zipfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import geopandas
import shapely

import geoportal.gdal  # noqa: F401
from geoportal.read.gis.vector import read_vector
from geoportal.records import SourceTable
from geoportal.settings import Settings

FORMATS = {
    "a.geojson": "GeoJSON", "a.gpkg": "GPKG", "a.shp": "ESRI Shapefile", "a.fgb": "FlatGeobuf", "a.tab": "MapInfo File",
    "a.mif": "MapInfo File",
}  # fmt: skip
SEVEN = "-191.90441429, -39.30318279, -111.45032835, -0.00928836, 0.01975479, -0.00427372, 0.252906278"


def tables(path: Path, *, settings: Settings | None = None) -> list[SourceTable]:
    """Read a file in this process."""
    return list(read_vector(path, settings or Settings()))


def shapes(table: SourceTable) -> list[shapely.Geometry | None]:
    return [shapely.from_wkb(row.geometry) if row.geometry else None for row in table.rows]


def write(frame: geopandas.GeoDataFrame, path: Path) -> Path:
    """Write a frame in the format of a name of FORMATS."""
    options = {"FORMAT": "MIF"} if path.suffix == ".mif" else {}
    options |= {"SPATIAL_INDEX": "NO"} if path.suffix == ".fgb" else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame.to_file(path, driver=FORMATS["a" + path.suffix], engine="pyogrio", **options)
    return path


def points(count: int = 3, crs: str | None = "EPSG:9209") -> geopandas.GeoDataFrame:
    names = [f"Điểm {number}" for number in range(1, count + 1)]
    places = [shapely.Point(557_000 + 10 * number, 2_284_000 + number) for number in range(count)]
    return geopandas.GeoDataFrame({"ten": names}, geometry=places, crs=crs)


def packed(path: Path, files: dict[str, Path | bytes]) -> Path:
    """Write a zip of files or bytes by the name that each gets."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else content.read_bytes())
    return path


def parts(path: Path, *, under: str = "", ends: Sequence[str] = ()) -> dict[str, Path | bytes]:
    """Return the files beside a path that bear its name, under the names they shall have in a zip."""
    found = {item.suffix: item for item in path.parent.glob(f"{path.stem}.*") if item.suffix != ".zip"}
    return {f"{under}{path.stem}{end}": item for end, item in found.items() if not ends or end in ends}


def dbf(path: Path, fields: Sequence[tuple[str, str, int, int]], records: Sequence[Sequence[bytes]], *,
        deleted: Sequence[int] = (), said: int | None = None) -> Path:  # fmt: skip
    """Write a dBase III table; fields are (name, type, width, decimals); deleted are numbers of records from 0."""
    size = 1 + sum(width for _, _, width, _ in fields)
    head = struct.pack("<BBBBIHH20x", 3, 125, 1, 1, len(records) if said is None else said, 33 + 32 * len(fields), size)
    for name, kind, width, decimals in fields:
        head += struct.pack("<11sc4xBB14x", name.encode(), kind.encode(), width, decimals)
    body = b"".join(
        (b"*" if number in deleted else b" ")
        + b"".join(value.ljust(width)[:width] for value, (_, _, width, _) in zip(record, fields, strict=True))
        for number, record in enumerate(records)
    )
    path.write_bytes(head + b"\r" + body + b"\x1a")
    return path


def shapefile(path: Path, texts: Sequence[bytes], *, width: int = 40, cpg: str | None = None) -> Path:
    """Write a Shapefile of points whose texts are these bytes."""
    write(points(len(texts)), path)
    path.with_suffix(".cpg").unlink()
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg)
    dbf(path.with_suffix(".dbf"), [("TEN", "C", width, 0)], [[text] for text in texts])
    return path


def mif(path: Path, texts: Sequence[bytes], *, charset: str | None = "Neutral", coordsys: str | None = None) -> Path:
    """Write a MapInfo exchange file of points whose texts are these bytes."""
    lines = [
        "Version 300",
        *([f'Charset "{charset}"'] if charset else []),
        'Delimiter ","',
        *([coordsys] if coordsys else []),
    ]
    lines += ["Columns 2", "  TEN Char(60)", "  SO Decimal(10,3)", "Data", ""]
    lines += [f"Point {557_000 + number} 2284000" for number in range(len(texts))]
    path.write_text("\n".join(lines) + "\n", "ascii")
    path.with_suffix(".mid").write_bytes(b"".join(b'"' + text + b'",1.234\n' for text in texts))
    return path


def with_view(path: Path, sql: str) -> Path:
    """Add a layer to a GeoPackage that is a view."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE VIEW khung AS {sql}")
        connection.execute(
            "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES('khung','features','khung',4326)"
        )
        connection.execute("INSERT INTO gpkg_geometry_columns VALUES('khung','geom','POINT',4326,0,0)")
        connection.commit()
    return path


def with_blobs(path: Path, blobs: Sequence[bytes]) -> Path:
    """Replace the shapes of a GeoPackage by ISO WKB that GDAL's writers would not write."""
    head = b"GP\0\x01" + struct.pack("<i", 9209)
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("UPDATE gpkg_geometry_columns SET geometry_type_name = 'GEOMETRY'")
        for number, blob in enumerate(blobs, start=1):
            connection.execute("UPDATE a SET geom = ? WHERE fid = ?", (head + blob, number))
        connection.commit()
    return path


def curve_polygon() -> bytes:
    """Return a circle of radius 100 as an ISO CURVEPOLYGON around 557100, 2284000."""
    ring = [(557_000.0, 2_284_000.0), (557_100.0, 2_284_100.0), (557_200.0, 2_284_000.0), (557_100.0, 2_283_900.0)]
    line = struct.pack("<BII", 1, 8, 5) + b"".join(struct.pack("<dd", *point) for point in [*ring, ring[0]])
    return struct.pack("<BII", 1, 10, 1) + line
