"""GDAL for rasters from strangers: one driver reads, one writes, and nothing beside the file itself is looked at."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from rasterio.env import Env
from rasterio.errors import NotGeoreferencedWarning

ALLOWED = frozenset({"GTiff", "COG", "MEM"})
SKIPPED = (
    "AAIGrid", "ACE2", "ADRG", "AIG", "AVCBin", "AVCE00", "AirSAR", "BAG", "BIGGIF", "BMP", "BSB", "BT", "BYN", "CALS",
    "CEOS", "COASP", "COSAR", "CPG", "CTG", "DAAS", "DERIVED", "DIMAP", "DOQ1", "DOQ2", "DTED", "ECRGTOC", "EEDA",
    "EEDAI", "EHdr", "EIR", "ENVI", "ERS", "ESAT", "ESRI Shapefile", "ESRIC", "ESRIJSON", "FAST", "GDALG", "GFF",
    "GIF", "GNMDatabase", "GNMFile", "GPKG", "GRASSASCIIGrid", "GRIB", "GS7BG", "GSAG", "GSBG", "GSC", "GTI", "GTX",
    "GXF", "GenBin", "GeoJSON", "GeoJSONSeq", "HDF5", "HDF5Image", "HF2", "HFA", "HTTP", "ILWIS", "IRIS", "ISCE",
    "ISG", "ISIS2", "ISIS3", "JAXAPALSAR", "JDEM", "JP2OpenJPEG", "JPEG", "KMLSUPEROVERLAY", "KRO", "L1B", "LAN",
    "LCP", "LIBERTIFF", "LOSLAS", "Leveller", "MAP", "MBTiles", "MFF", "MFF2", "MRF", "MSGN", "MVT", "MiraMonRaster",
    "NDF", "NGSGEOID", "NITF", "NOAA_B", "NSIDCbin", "NTv2", "NWT_GRC", "NWT_GRD", "OSM", "PAux", "PCIDSK", "PCRaster",
    "PDF", "PDS", "PDS4", "PLMOSAIC", "PNG", "PNM", "PRF", "RCM", "RIK", "RMF", "ROI_PAC", "RPFTOC", "RRASTER", "RS2",
    "RST", "S102", "S104", "S111", "SAFE", "SAGA", "SAR_CEOS", "SENTINEL2", "SIGDEM", "SNAP_TIFF", "SNODAS", "SQLite",
    "SRP", "SRTMHGT", "STACIT", "STACTA", "TGA", "TIL", "TSX", "Terragen", "TopoJSON", "USGSDEM", "VICAR", "VRT",
    "WCS", "WEBP", "WMS", "WMTS", "XYZ", "ZMap", "Zarr", "netCDF",
)  # fmt: skip
"""Every other driver that rasterio brings; GDAL leaves them out when it is started with these names."""
OPTIONS: dict[str, str | int] = {
    "GDAL_SKIP": ",".join(SKIPPED),
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR",  # no .ovr, .msk, .aux.xml, .tfw beside the file
    "GDAL_PAM_ENABLED": "NO",
    "GDAL_GEOREF_SOURCES": "INTERNAL",
    "GDAL_TIFF_INTERNAL_MASK": "YES",
    "GDAL_NUM_THREADS": "1",
    "GDAL_CACHEMAX": 128 << 20,
    "PROJ_NETWORK": "OFF",
}


@contextmanager
def closed_gdal() -> Iterator[None]:
    """Run rasterio with the drivers of ALLOWED only, without sidecar files and without network.

    Drivers are chosen when GDAL starts, at the first call in a process.
    """
    with Env(**OPTIONS), warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        yield
