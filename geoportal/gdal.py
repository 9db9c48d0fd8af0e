"""Which GDAL drivers may open or write a file: every other one of pyogrio's is switched off before GDAL is loaded.

GDAL ignores file extensions, so that text of a virtual format (VRT) under any name would be followed to other files
and addresses. What is left of its ways to a network is closed too, and it writes nothing beside what it reads. This
module must be imported before pyogrio or geopandas. The names are those of GDAL 3.12, as pyogrio 0.13 brings it;
`tests/read/test_vector.py` fails when a release adds one.
"""

from __future__ import annotations

import os

ALLOWED = frozenset({"GeoJSON", "GPKG", "FlatGeobuf", "KML", "LIBKML", "ESRI Shapefile", "MapInfo File", "GPX", "MEM"})
"""KML and LIBKML write downloads; KML of strangers is read by `read.gis.kml`."""
SKIPPED = (
    "ADBC", "AIVector", "AVCBin", "AVCE00", "AmigoCloud", "CSV", "CSW", "Carto", "DGN", "DXF", "EDIGEO", "EEDA",
    "ESRIJSON", "Elasticsearch", "GDALG", "GML", "GPSBabel", "GTFS", "GeoJSONSeq", "GeoRSS", "HTTP", "Idrisi", "JML",
    "JSONFG", "LVBAG", "MBTiles", "MVT", "MapML", "MiraMonVector", "NGW", "OAPIF", "ODS", "OGCAPI", "OGR_GMT",
    "OGR_PDS", "OGR_VRT", "OSM", "OpenFileGDB", "PCIDSK", "PDF", "PDS4", "PGDUMP", "PLSCENES", "PMTiles", "S57",
    "SQLite", "SXF", "Selafin", "TopoJSON", "VDV", "VFK", "VICAR", "WAsP", "WFS", "XLSX",
)  # fmt: skip
NOWHERE = "http://127.0.0.1:9"
"""A proxy at which nobody answers."""
OPTIONS = {
    "GDAL_SKIP": ",".join(SKIPPED),
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",  # /vsicurl/, /vsis3/ and their like find nothing
    "GDAL_HTTP_PROXY": NOWHERE,
    "GDAL_HTTPS_PROXY": NOWHERE,
    "GDAL_HTTP_CONNECTTIMEOUT": "1",
    "GDAL_HTTP_MAX_RETRY": "0",
    "GDAL_DISABLE_READDIR_ON_OPEN": "YES",
    "GDAL_PAM_ENABLED": "NO",
    "SHAPE_RESTORE_SHX": "YES",  # in our own copy
    "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": "NO",
    "PROJ_NETWORK": "OFF",
}
os.environ.update(OPTIONS)
