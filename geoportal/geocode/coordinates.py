"""Stated coordinates, in every form in which they are written, become lon, lat in EPSG:4326."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from openlocationcode import openlocationcode
from pyproj import Transformer

from geoportal.territory.units import METRES_PER_DEGREE

VN2000 = "EPSG:9209"
EAST = (540_000.0, 621_000.0)
NORTH = (2_239_000.0, 2_325_000.0)
BOX = (105.85, 20.20, 106.70, 21.05)
"""The province with a margin: west, south, east, north (EPSG:4326). Outside it coordinates are not believed."""
LEAST_RADIUS_M = 10.0
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_LINK = re.compile(
    r"https?://\S*?(?:@|[?&](?:q|query|ll|mlat|destination)=|!3d)(-?\d+\.\d+)(?:,|%2C|!4d|&mlon=)(-?\d+\.\d+)", re.I
)
_OLC = "[23456789CFGHJMPQRVWX]"
_PLUS_CODE = re.compile(rf"(?<![\w+])((?:{_OLC}{{8}}|{_OLC}{{4}})\+{_OLC}{{2,3}})(?!\w)")
_LABELS = re.compile(
    r"(?<!\w)(vĩ độ|kinh độ|lat(?:itude)?|lon(?:g|gitude)?|lng|tọa độ|x|y|vn-?2000|wgs ?84)\s*[:=]?", re.I
)
_HEMISPHERES = re.compile(r"(?<=[\d'\"”″°\s])[NSEWBĐnsewbđ](?![^\W\d_])|(?<![^\W\d_])[NSEWBĐ](?=\s?\d)")
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


def find_coordinates(text: str) -> Stated | None:
    """Return the coordinates that a text is: a pair in any written form, a link to a map, a Plus Code; else None.

    A short Plus Code is completed near the middle of the province. Texts with other words are addresses, not
    coordinates.

    >>> find_coordinates("20.6463, 106.0511").lat, find_coordinates("20°38'46.7'' N, 106°03'04.0'' E").lat
    (20.6463, 20.6463056)
    >>> find_coordinates("Số 5, phường Lam Sơn") is None
    True
    """
    link = _LINK.search(text)
    if link:
        text = f"{link[1]}, {link[2]}"
    code = _PLUS_CODE.search(text.upper())
    if code:
        return _from_plus_code(code[1])
    bare = _LABELS.sub(" ", text)
    if re.search(r"[^\W\d_]", _HEMISPHERES.sub("", bare)):
        return None
    halves = _halves(bare)
    try:
        return parse_pair(*halves) if halves else None
    except NotBelieved:
        return None


def _halves(text: str) -> tuple[str, str] | None:
    """Split a text into its two coordinates: at a hemisphere letter, a semicolon, a comma with space, else in half."""
    for pattern in (r"(?<=[NSEWBĐnsewbđ])[\s,;]+(?=\S)", r"\s*[;|]\s*", r",\s+", r"\s+-\s+"):
        parts = [part for part in re.split(pattern, text.strip(" ,;")) if part.strip()]
        if len(parts) == 2:
            return parts[0], parts[1]
    numbers = _NUMBER.findall(text) if "," not in text else re.findall(r"\d+(?:[.,]\d+)?", text)
    half = len(numbers) // 2
    return (" ".join(numbers[:half]), " ".join(numbers[half:])) if len(numbers) in (2, 4, 6) else None


def _from_plus_code(code: str) -> Stated | None:
    middle = (20.65, 106.28)
    try:
        area = openlocationcode.decode(openlocationcode.recoverNearest(code, *middle))
    except ValueError:
        return None
    if not _in_box(area.longitudeCenter, area.latitudeCenter):
        return None
    radius = max(LEAST_RADIUS_M, (area.latitudeHi - area.latitudeLo) / 2 * METRES_PER_DEGREE)
    return Stated(round(area.longitudeCenter, 7), round(area.latitudeCenter, 7), radius, (f"mã Plus Code {code}",))


def _number(text: str) -> float:
    text = text.strip()
    # "106.068" is degrees, "557.114" and "2.284.304,185" are metres with points between the thousands.
    if _GROUPED.match(text) and not (text.count(".") == 1 and float(text.replace(" ", "").replace(",", "")) <= 180):
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
