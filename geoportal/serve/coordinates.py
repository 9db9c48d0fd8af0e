"""A point in the forms in which coordinates are copied: WGS 84, degrees with minutes and seconds, VN-2000. Pure."""

from __future__ import annotations

from math import isfinite
from typing import Any

from geoportal.errors import RequestError
from geoportal.geocode.coordinates import in_box
from geoportal.territory.vn2000 import DEGREES, HOME, UTM, WGS84, ZONES, code_text, title_of, to_wgs84

GEOGRAPHIC = (WGS84, DEGREES)
SYSTEMS = (*GEOGRAPHIC, *ZONES, *UTM, "EPSG:32648", "EPSG:3857")
"""The systems in which a point may be given; degrees are lon, lat, metres easting, northing."""
ZONE_AREA = (102.5, 6.0, 108.5, 24.0)
"""Where coordinates in the province's zone make sense: 3 degrees on both sides of its meridian (EPSG:4326)."""


def read_point(x: float, y: float, crs: str) -> tuple[float, float]:
    """Return lon, lat (EPSG:4326) of coordinates of one of SYSTEMS, longitude or easting first.

    Raises
    ------
    RequestError
        They are none of that system; it says so when they are only exchanged.

    Examples
    --------
    >>> [round(number, 6) for number in read_point(557114.892, 2284304.185, "EPSG:9209")]
    [106.05, 20.65]
    """
    if crs in GEOGRAPHIC and not (-180.0 <= x <= 180.0 and -90.0 <= y <= 90.0):
        swapped = _swapped(x, y, crs)
        raise RequestError(f"lon phải từ -180 đến 180, lat từ -90 đến 90{swapped[0]}.",
                           f"lon must be within ±180, lat within ±90{swapped[1]}")  # fmt: skip
    lon, lat = _moved(x, y, crs)
    swapped = ("", "") if in_box(lon, lat) else _swapped(x, y, crs)
    if not (isfinite(lon) and isfinite(lat)) or abs(lon) > 180.0 or abs(lat) > 90.0 or swapped[0]:
        raise RequestError(f"Tọa độ ({x:g}, {y:g}) không có trong {code_text(crs)}{swapped[0]}.",
                           f"({x:g}, {y:g}) are no coordinates of {crs}{swapped[1]}")  # fmt: skip
    return lon, lat


def _moved(x: float, y: float, crs: str) -> tuple[float, float]:
    if crs == WGS84:
        return x, y
    transformer = to_wgs84(crs)
    assert transformer is not None, crs
    lon, lat = transformer.transform(x, y)
    return round(float(lon), 9), round(float(lat), 9)


def _swapped(x: float, y: float, crs: str) -> tuple[str, str]:
    """Return what to say when the two numbers, exchanged, lie in the province or near it."""
    fits = (crs not in GEOGRAPHIC or (abs(y) <= 180.0 and abs(x) <= 90.0)) and in_box(*_moved(y, x, crs))
    return (" (hai số có lẽ đã đổi chỗ cho nhau)", " (the two numbers seem exchanged)") if fits else ("", "")


def written_point(lon: float, lat: float) -> dict[str, Any]:
    """Return a point (EPSG:4326) in every form, as numbers and as texts to copy; VN-2000 is None far from its zone.

    >>> forms = written_point(106.05, 20.65)
    >>> forms["wgs84"]["decimal"], forms["vn2000"]["text"]
    ('20.650000, 106.050000', 'X: 2284304.185 Y: 557114.892')
    """
    west, south, east, north = ZONE_AREA
    in_zone = west <= lon <= east and south <= lat <= north
    return {
        "wgs84": {
            "crs": WGS84, "lon": round(lon, 7), "lat": round(lat, 7), "decimal": f"{lat:.6f}, {lon:.6f}",
            "dms": degrees_minutes_seconds(lon, lat),
        },
        "vn2000": _in_zone(lon, lat) if in_zone else None,
    }  # fmt: skip


def _in_zone(lon: float, lat: float) -> dict[str, Any]:
    transformer = to_wgs84(HOME)
    assert transformer is not None
    easting, northing = (round(float(number), 3) for number in transformer.transform(lon, lat, direction="INVERSE"))
    return {
        "crs": HOME, "title": title_of(HOME), "easting": easting, "northing": northing,
        "text": f"X: {northing:.3f} Y: {easting:.3f}",
    }  # fmt: skip


def degrees_minutes_seconds(lon: float, lat: float) -> str:
    """Return a point in degrees, minutes and seconds, latitude first; a hundredth of a second is 0.3 m.

    >>> degrees_minutes_seconds(106.0511, 20.6463), degrees_minutes_seconds(-0.5, 59.9999999)
    ('20°38\\'46.68"N 106°03\\'03.96"E', '60°00\\'00.00"N 0°30\\'00.00"W')
    """
    return f"{_dms(lat)}{'N' if lat >= 0 else 'S'} {_dms(lon)}{'E' if lon >= 0 else 'W'}"


def _dms(degrees: float) -> str:
    hundredths = round(abs(degrees) * 360_000)
    return f"{hundredths // 360_000}°{hundredths // 6_000 % 60:02}'{hundredths % 6_000 / 100:05.2f}\""
