"""The words of the controlled vocabularies that DCAT-AP asks for.

Source: DCAT-AP 3.0 (controlled vocabularies), the authority tables of the Publications Office of the EU.
"""

from __future__ import annotations

from geoportal.dataset import Frequency

AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
LANGUAGES = (f"{AUTHORITY}/language/VIE", f"{AUTHORITY}/language/ENG")
"""Of the metadata; the data themselves are in the first one."""
PUBLIC = f"{AUTHORITY}/access-right/PUBLIC"
COMPLETED, DEVELOP = f"{AUTHORITY}/distribution-status/COMPLETED", f"{AUTHORITY}/distribution-status/DEVELOP"
DATA_THEMES = f"{AUTHORITY}/data-theme"
FREQUENCIES = {
    "P1D": "DAILY", "P1W": "WEEKLY", "P1M": "MONTHLY", "P3M": "QUARTERLY", "P6M": "ANNUAL_2", "P1Y": "ANNUAL",
    "P2Y": "BIENNIAL", "P3Y": "TRIENNIAL", "P5Y": "QUINQUENNIAL", "P10Y": "DECENNIAL",
}  # fmt: skip
"""The authority's code by ISO 8601 period."""
THEMES = {
    "giao-duc": "EDUC", "y-te": "HEAL", "van-hoa-du-lich": "EDUC", "xa-hoi": "SOCI", "lao-dong-viec-lam": "SOCI",
    "cntt-truyen-thong": "TECH", "giao-thong-van-tai": "TRAN", "khoa-hoc-cong-nghe": "TECH", "kinh-te": "ECON",
    "moi-truong-tai-nguyen": "ENVI", "nong-nghiep": "AGRI", "tai-chinh": "ECON", "xay-dung": "REGI", "khac": "ECON",
}  # fmt: skip
"""The authority's data theme by domain of the plan. EDUC is education, culture and sport; REGI regions and cities; the
plan's "other" holds industrial parks and electronic commerce."""
FILE_TYPES = {
    "csv": "CSV", "xlsx": "XLSX", "json": "JSON", "geojson": "GEOJSON", "gpkg": "GPKG", "kml": "KML", "shp": "SHP",
}  # fmt: skip
"""The authority's file type by format of the portal; there is none for FlatGeobuf."""
REGISTERED = {
    "csv": "text/csv", "json": "application/json", "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3", "kml": "application/vnd.google-earth.kml+xml", "shp": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
"""The media type by format, of those that are registered with IANA."""


def frequency_uri(frequency: Frequency) -> str:
    """Return how often data come out: AS_NEEDED when they change, OTHER for a period that the authority has not.

    >>> frequency_uri(Frequency(plan="Quý", kind="calendar", period="P3M")).rpartition("/")[2]
    'QUARTERLY'
    """
    code = FREQUENCIES.get(frequency.period, "OTHER") if frequency.period else "AS_NEEDED"
    return f"{AUTHORITY}/frequency/{code}"


def theme_uri(domain: str) -> str:
    """Return the data theme of a domain, "" for one that has none.

    >>> theme_uri("y-te").rpartition("/")[2], theme_uri("tham-chieu")
    ('HEAL', '')
    """
    return f"{DATA_THEMES}/{THEMES[domain]}" if domain in THEMES else ""
