"""Which GDAL drivers may open or write a file: every other one of pyogrio's is switched off before GDAL is loaded.

GDAL ignores file extensions, so that text of a virtual format (VRT) under any name would be followed to other files
and addresses. This module must be imported before pyogrio or geopandas.
"""

from __future__ import annotations

import os

ALLOWED = frozenset({"GeoJSON", "GPKG", "FlatGeobuf", "KML", "LIBKML", "ESRI Shapefile", "MEM"})
SKIPPED = (
    "ADBC", "AIVector", "AVCBin", "AVCE00", "AmigoCloud", "CSV", "CSW", "Carto", "DGN", "DXF", "EDIGEO", "EEDA",
    "ESRIJSON", "Elasticsearch", "GDALG", "GML", "GPSBabel", "GPX", "GTFS", "GeoJSONSeq", "GeoRSS", "HTTP", "Idrisi",
    "JML", "JSONFG", "LVBAG", "MBTiles", "MVT", "MapInfo File", "MapML", "MiraMonVector", "NGW", "OAPIF", "ODS",
    "OGCAPI", "OGR_GMT", "OGR_PDS", "OGR_VRT", "OSM", "OpenFileGDB", "PCIDSK", "PDF", "PDS4", "PGDUMP", "PLSCENES",
    "PMTiles", "S57", "SQLite", "SXF", "Selafin", "TopoJSON", "VDV", "VFK", "VICAR", "WAsP", "WFS", "XLSX",
)  # fmt: skip

os.environ["GDAL_SKIP"] = ",".join(SKIPPED)
