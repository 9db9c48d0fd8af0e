"""Stated coordinates, in every form in which they are written, become lon, lat in EPSG:4326."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pyproj import Transformer

VN2000 = "EPSG:9209"
EAST = (540_000.0, 621_000.0)
NORTH = (2_239_000.0, 2_325_000.0)
BOX = (105.85, 20.20, 106.70, 21.05)
"""The province with a margin: west, south, east, north (EPSG:4326). Outside it coordinates are not believed."""
LEAST_RADIUS_M = 10.0
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$")


@dataclass(frozen=True)
class Stated:
    """Coordinates that were believed: degrees, EPSG:4326; radius from their decimals; notes say what was mended."""

    lon: float
    lat: float
    radius_m: float
    notes: tuple[str, ...] = ()


class NotBelieved(ValueError):
    """The text is no coordinate, or one outside the province; the message is a Vietnamese sentence part."""


def parse_pair(latitude: str, longitude: str) -> Stated:
    """Read a pair of texts as coordinates of a place in the province.

    Accepts decimal degrees (point or comma), degrees with minutes and seconds, and VN-2000 metres of the province's
    zone (EPSG:9209); each pair in either order.

    Raises
    ------
    NotBelieved
        With what is wrong.

    Examples
    --------
    >>> stated = parse_pair("106,0511", "20,6463")
    >>> stated.lat, stated.lon, stated.notes
    (20.6463, 106.0511, ('đã đổi chỗ kinh độ và vĩ độ',))
    """
    first, second = _number(latitude), _number(longitude)
    for lat, lon, swapped in ((first, second, False), (second, first, True)):
        if _in_box(lon, lat):
            notes = ("đã đổi chỗ kinh độ và vĩ độ",) if swapped else ()
            return Stated(round(lon, 7), round(lat, 7), _radius(latitude, longitude), notes)
    for east, north in ((first, second), (second, first)):
        if EAST[0] <= east <= EAST[1] and NORTH[0] <= north <= NORTH[1]:
            lon, lat = _from_vn2000().transform(east, north)
            return Stated(round(lon, 7), round(lat, 7), LEAST_RADIUS_M, ("đọc theo VN-2000, EPSG:9209",))
    raise NotBelieved(f"tọa độ {latitude}, {longitude} không nằm trong tỉnh Hưng Yên")


def _number(text: str) -> float:
    text = text.strip()
    if _GROUPED.match(text):
        return float(text.replace(".", "").replace(" ", "").replace(",", "."))
    numbers = [float(item.replace(",", ".")) for item in _NUMBER.findall(text.replace("−", "-"))]
    if not numbers or len(numbers) > 3:
        raise NotBelieved(f"«{text}» không phải là tọa độ")
    degrees, minutes, seconds = [*numbers, 0.0, 0.0][:3]
    if not (0 <= minutes < 60 and 0 <= seconds < 60):
        raise NotBelieved(f"«{text}» không phải là tọa độ")
    return degrees + minutes / 60 + seconds / 3600


def _in_box(lon: float, lat: float) -> bool:
    return BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]


def _radius(*texts: str) -> float:
    """The half-width of the last decimal written, at least 10 m: nobody surveys a school gate better."""
    decimals = []
    for text in texts:
        numbers = _NUMBER.findall(text)
        if len(numbers) == 1:
            decimals.append(len(numbers[0].replace(",", ".").partition(".")[2]))
    return max(LEAST_RADIUS_M, 55_660.0 / 10.0 ** min(decimals, default=5))


@cache
def _from_vn2000() -> Transformer:
    return Transformer.from_crs(VN2000, "EPSG:4326", always_xy=True)
