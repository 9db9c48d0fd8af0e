"""VN-2000, the country's reference system: its zones, and what a file means that describes one in its own words.

The zones of 3 degrees (scale 0.9999) and of 6 degrees (UTM, 0.9996) are those that the EPSG register lists; it has none
for 105°15'. The province's own is EPSG:9209 (105°30'). PROJ's shift to WGS 84 is the official one (Decision
05/2007/QĐ-BTNMT).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

HOME = "EPSG:9209"
"""The zone of the province, by its administrative decision; lon or east first, as everywhere in the portal."""
WGS84 = "EPSG:4326"
DEGREES = "EPSG:4756"
"""VN-2000 in degrees."""
ZONES = {
    "EPSG:9209": 105.5, "EPSG:9210": 105.75, "EPSG:5897": 105.0, "EPSG:9211": 106.0, "EPSG:9208": 104.75,
    "EPSG:9212": 106.25, "EPSG:9207": 104.5, "EPSG:9213": 106.5, "EPSG:9206": 104.0, "EPSG:9214": 107.0,
    "EPSG:9205": 103.0, "EPSG:9215": 107.25, "EPSG:9216": 107.5, "EPSG:5899": 107.75, "EPSG:5898": 108.0,
    "EPSG:9217": 108.25, "EPSG:9218": 108.5, "EPSG:5896": 102.0,
}  # fmt: skip
"""Meridian of each zone of 3 degrees, in degrees; the province's first, then its neighbours'."""
UTM = {"EPSG:3405": 105.0}
"""The zone of 6 degrees that the province lies in: 48N."""
TITLES = {
    WGS84: "WGS 84, kinh độ và vĩ độ", DEGREES: "VN-2000, kinh độ và vĩ độ", "EPSG:32648": "WGS 84, UTM múi 48N",
    "EPSG:3857": "Web Mercator (bản đồ trên mạng)",
}  # fmt: skip
OFFICIAL_SHIFT_M = (-191.904, -39.303, -111.450)
NEAR_M = 5.0


class Meant(NamedTuple):
    """What a described system is: its EPSG name; sure is False when the description names another datum."""

    crs: str
    sure: bool


def title_of(crs: str) -> str:
    """Return a CRS in words.

    >>> title_of("EPSG:9210"), title_of("EPSG:3405")
    ("VN-2000, kinh tuyến trục 105°45', múi 3°", "VN-2000, kinh tuyến trục 105°00', múi 6°")
    """
    if crs in TITLES:
        return TITLES[crs]
    for zones, width in ((ZONES, 3), (UTM, 6)):
        if crs in zones:
            minutes = round(zones[crs] % 1 * 60)
            return f"VN-2000, kinh tuyến trục {int(zones[crs])}°{minutes:02}', múi {width}°"
    try:
        return CRS.from_user_input(crs).name
    except CRSError:
        return crs


def code_text(crs: str) -> str:
    """Return the title of a CRS with its code, where it has one.

    >>> code_text("EPSG:4326")
    'WGS 84, kinh độ và vĩ độ (EPSG:4326)'
    """
    return f"{title_of(crs)} ({crs})" if crs.startswith("EPSG:") else title_of(crs)


@lru_cache(maxsize=64)
def to_wgs84(crs: str) -> Transformer | None:
    """Return what turns coordinates of a CRS (lon or east first) into lon, lat of EPSG:4326; None where nothing can."""
    try:
        return Transformer.from_crs(CRS.from_user_input(crs), WGS84, always_xy=True)
    except (CRSError, ProjError):
        return None


@lru_cache(maxsize=64)
def meant(crs: str) -> Meant:
    """Return the zone of VN-2000 that a CRS without a code describes; else the CRS itself.

    Programs without VN-2000 write its zones with seven parameters (often with a wrong sign), or with the datum WGS 84,
    which puts everything 224 m off: the scale 0.9999 on one of these meridians is nobody else's.

    >>> meant("+proj=tmerc +lon_0=105.75 +k=0.9999 +x_0=500000 +datum=WGS84")
    Meant(crs='EPSG:9210', sure=False)
    >>> meant("EPSG:32648")
    Meant(crs='EPSG:32648', sure=True)
    """
    try:
        whole = CRS.from_user_input(crs)
        base = whole.source_crs if whole.is_bound and whole.source_crs else whole
        operation, ellipsoid = base.coordinate_operation, base.ellipsoid
    except CRSError:
        return Meant(crs, True)
    if crs.startswith("EPSG:") or not base.is_projected or operation is None or ellipsoid is None:
        return Meant(crs, True)
    if operation.method_name != "Transverse Mercator" or abs(ellipsoid.inverse_flattening - 298.257223563) > 1e-6:
        return Meant(crs, True)
    lat, lon, scale, east, north = (*(float(parameter.value) for parameter in operation.params), *[0.0] * 5)[:5]
    in_metres = all(axis.unit_conversion_factor == 1.0 for axis in base.axis_info)
    if (lat, east, north) != (0.0, 500_000.0, 0.0) or not in_metres:
        return Meant(crs, True)
    official = _is_official(whole) or (base.datum is not None and "vietnam" in base.datum.name.lower())
    for zones, factor in ((ZONES, 0.9999), (UTM, 0.9996)):
        code = next((code for code, meridian in zones.items() if abs(meridian - lon) < 1e-6), "")
        if code and abs(scale - factor) < 1e-7 and (zones is ZONES or official):
            return Meant(code, official)
    return Meant(crs, True)


def _is_official(crs: CRS) -> bool:
    """Return whether a CRS with a shift to WGS 84 has nearly the official one; the signs of its rotations differ."""
    shift: Iterable[float] = crs.coordinate_operation.towgs84 if crs.is_bound and crs.coordinate_operation else ()
    pairs = list(zip(shift, OFFICIAL_SHIFT_M, strict=False))
    return len(pairs) == 3 and all(abs(mine - theirs) < NEAR_M for mine, theirs in pairs)


@lru_cache(maxsize=64)
def local_grid(zone: str, *, unit_m: float = 1.0, east_m: float = 0.0, north_m: float = 0.0) -> str:
    """Return the CRS (WKT) of a zone's coordinates in another unit, or without the first digits of its grid.

    >>> grid = local_grid("EPSG:9209", east_m=500_000.0, north_m=2_000_000.0)
    >>> [round(number, 4) for number in to_wgs84(grid).transform(57114.892, 284304.185)]
    [106.05, 20.65]
    """
    described = CRS.from_user_input(zone).to_json_dict()
    described.pop("id", None)
    described["name"] = f"{title_of(zone)}, {'tính bằng km' if unit_m != 1.0 else 'bớt chữ số đầu'}"
    less = {"False easting": east_m, "False northing": north_m}
    for parameter in described["conversion"]["parameters"]:
        parameter["value"] -= less.get(parameter["name"], 0.0)
    described["conversion"].pop("id", None)
    described["conversion"]["name"] = "grid"
    for axis in described["coordinate_system"]["axis"]:
        axis["unit"] = (
            {"type": "LinearUnit", "name": "kilometre", "conversion_factor": 1000} if unit_m != 1.0 else "metre"
        )
    return str(CRS.from_json_dict(described).to_wkt())
