"""Small files of every kind that is no table, made in code: what fuzzing begins with."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy
import rasterio
import shapely
from PIL import Image
from rasterio.transform import from_origin

import geoportal.gdal  # noqa: F401  # isort: skip
import geopandas

ZONES = "phan-vung-rui-ro-thien-tai"
POINTS = "truong-thpt"
PAPERS = "don-gia-nhan-cong"
FORMATS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".fgb": "FlatGeobuf", ".kml": "KML"}


def write_seeds(folder: Path) -> list[tuple[Path, str]]:
    """Write the files; return each with a dataset that it may belong to."""
    return [*_vectors(folder), *_rasters(folder), *_papers(folder)]


def _vectors(folder: Path) -> list[tuple[Path, str]]:
    shapes = [shapely.box(106 + i / 100, 20.6, 106.005 + i / 100, 20.61) for i in range(5)]
    frame = geopandas.GeoDataFrame(
        {"ten": [f"Vùng mẫu {i}" for i in range(5)], "cap_do": [1, 2, 3, 4, 5], "dien_tich": [1.5] * 5},
        geometry=shapes, crs="EPSG:4326",
    )  # fmt: skip
    made = []
    for suffix, driver in FORMATS.items():
        frame.to_file(folder / f"zones{suffix}", driver=driver, engine="pyogrio")
        made.append((folder / f"zones{suffix}", ZONES))
    frame.to_crs("EPSG:9209").to_file(folder / "zones.shp", engine="pyogrio", encoding="utf-8")
    with zipfile.ZipFile(folder / "zones.zip", "w") as archive:
        for part in folder.glob("zones.*"):
            if part.suffix in (".shp", ".shx", ".dbf", ".prj", ".cpg"):
                archive.write(part, part.name)
    gpx = folder / "points.gpx"
    gpx.write_text('<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
                   '<wpt lat="20.65" lon="106.05"><name>A</name></wpt><trk><name>T</name><trkseg><trkpt lat="20.6" lon="106"/>'
                   '<trkpt lat="20.61" lon="106.01"/></trkseg></trk></gpx>', encoding="utf-8")  # fmt: skip
    mif = folder / "zones.mif"
    mif.write_text('Version 300\nCharset "Neutral"\nDelimiter ","\nCoordSys Earth Projection 1, 104\nColumns 1\n  ten Char(20)\n'
                   "Data\n\nPoint 106.05 20.65\nRegion 1\n  4\n106 20.6\n106.1 20.6\n106.1 20.7\n106 20.6\n", encoding="utf-8")  # fmt: skip
    (folder / "zones.mid").write_text('"A"\n"B"\n', encoding="utf-8")
    return [*made, (folder / "zones.zip", ZONES), (folder / "zones.dbf", POINTS), (gpx, POINTS), (mif, ZONES)]


def _rasters(folder: Path) -> list[tuple[Path, str]]:
    path = folder / "drought.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=64, height=64, count=1, dtype="float32", crs="EPSG:4326", nodata=-9999,
        transform=from_origin(106.0, 20.7, 0.001, 0.001),
    ) as raster:  # fmt: skip
        raster.write(numpy.arange(4096, dtype="float32").reshape(64, 64), 1)
    return [(path, "canh-bao-lu-han")]


def _papers(folder: Path) -> list[tuple[Path, str]]:
    pdf = folder / "paper.pdf"
    pdf.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n4 0 obj<</Title(Van ban mau)>>endobj\n"
        b"trailer<</Root 1 0 R/Info 4 0 R>>\nstartxref\n0\n%%EOF\n"
    )
    docx = folder / "paper.docx"
    with zipfile.ZipFile(docx, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "word/document.xml",
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        )
        archive.writestr("docProps/core.xml", '<?xml version="1.0"?><coreProperties/>')
    jpg, png = folder / "paper.jpg", folder / "paper.png"
    Image.new("RGB", (20, 20), "red").save(jpg)
    Image.new("RGB", (20, 20), "red").save(png)
    return [(path, PAPERS) for path in (pdf, docx, jpg, png)]
