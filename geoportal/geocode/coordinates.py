"""Stated coordinates, in every form in which they are written, become lon, lat in EPSG:4326."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from openlocationcode import openlocationcode

from geoportal.geocode.links import find_link, is_short, read_link
from geoportal.geocode.said import Said, said_in
from geoportal.geocode.written import Number, numbers_of, pairs_of
from geoportal.territory.units import METRES_PER_DEGREE
from geoportal.territory.vn2000 import DEGREES, HOME, WGS84, code_text, to_wgs84
from geoportal.vietnamese import clean

VN2000 = HOME
BOX = (105.85, 20.20, 106.70, 21.05)
"""The province with a margin: west, south, east, north (EPSG:4326). Outside it coordinates are not believed."""
LEAST_RADIUS_M, COARSEST_M = 10.0, 1_000.0
"""The best that coordinates are worth; with fewer digits than for the second, they are worth less than an address."""
MIDDLE = (20.65, 106.28)
"""Latitude and longitude near which a short Plus Code is completed."""
SAME = 1e-5
"""Two readings nearer than this, in degrees, are one."""
UNSETTLED = "?"
"""The CRS of a table whose metres could be of several zones: they are not read."""
ZONE_UNVERIFIED = "chưa kiểm chứng được múi chiếu"
VIEW, VIEW_UNSURE = "giữa khung nhìn của bản đồ trong liên kết", "có thể không đúng chỗ"
SWAPPED = "đã đổi chỗ kinh độ và vĩ độ"
_OLC = "[23456789CFGHJMPQRVWX]"
_PLUS_CODE = re.compile(rf"(?<![\w+])((?:{_OLC}{{8}}|{_OLC}{{4}})\+{_OLC}{{2,3}})(?!\w)")
_WKT = re.compile(r"(?:SRID=(\d+);)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)", re.I)


@dataclass(frozen=True)
class Stated:
    """Coordinates that were believed: degrees, EPSG:4326; radius from their decimals.

    notes say how they were read and what was mended; crs is what they were written in; doubt says what is not certain
    of that, "" for nothing.
    """

    lon: float
    lat: float
    radius_m: float
    notes: tuple[str, ...] = ()
    crs: str = WGS84
    doubt: str = ""


class NotBelieved(ValueError):
    """The text is no coordinate, or one outside the province; the message is a Vietnamese sentence part."""


def parse_pair(latitude: str, longitude: str, crs: str = "") -> Stated:
    """Read a pair of texts as coordinates of a place in the province.

    Accepts decimal degrees (point or comma), degrees with minutes and seconds, and metres; each pair in either order
    (in Vietnamese papers X is north and Y is east).

    Parameters
    ----------
    crs : str
        What the pair is written in, where that is known: of metres, or "EPSG:4756" for degrees of VN-2000. "": degrees
        are WGS 84, metres those of the province's zone, and the answer says that nobody vouched for it.

    Raises
    ------
    NotBelieved
        With what is wrong.

    Examples
    --------
    >>> stated = parse_pair("106,0511", "20,6463")
    >>> stated.lat, stated.lon, stated.notes
    (20.6463, 106.0511, ('đã đổi chỗ kinh độ và vĩ độ',))
    >>> parse_pair("2.284.304,185", "557.114,892").doubt
    'chưa kiểm chứng được múi chiếu'
    """
    pairs = pairs_in(latitude, longitude)
    if not pairs:
        raise NotBelieved(f"«{clean(latitude)}; {clean(longitude)}» không phải là tọa độ")
    systems = _systems(said_in(f"{latitude} ; {longitude}")[0], crs)
    return only_one(readings(pairs, *systems), f"{clean(latitude)}, {clean(longitude)}")


def pairs_in(latitude: str, longitude: str) -> list[tuple[Number, Number]]:
    """Return every way in which two texts can be read as two numbers, whatever they say of a reference system."""
    firsts, seconds = numbers_of(said_in(latitude)[1]), numbers_of(said_in(longitude)[1])
    return [(first, second) for first in firsts for second in seconds]


def written_pairs(latitude: str, longitude: str) -> list[tuple[Number, Number]]:
    """Return every reading of a row's two cells as two numbers; both may stand in one cell, or the same in both.

    What a cell says of a reference system is left out; "" is an empty cell.

    >>> [(a.value, b.value) for a, b in written_pairs("VN-2000, KTT 105°30': 2284304.19 557114.89", "")]
    [(2284304.19, 557114.89)]
    """
    if latitude and longitude and latitude != longitude:
        return pairs_in(latitude, longitude)
    return pairs_of(said_in(latitude or longitude)[1])


def find_coordinates(text: str, crs: str = "") -> Stated | None:
    """Return the coordinates that a text is, None when it is none or they are not believed (see `read_coordinates`).

    >>> find_coordinates("20.6463, 106.0511").lat, find_coordinates("20°38'46.7'' N, 106°03'04.0'' E").lat
    (20.6463, 20.6463056)
    >>> find_coordinates("Số 5, phường Lam Sơn") is None
    True
    """
    try:
        return read_coordinates(text, crs)
    except NotBelieved:
        return None


def read_coordinates(text: str, crs: str = "") -> Stated:
    """Read a text as coordinates: a pair in any written form, WKT, a link to a map, a Plus Code.

    A short Plus Code is completed near the middle of the province. Texts with other words are addresses, not
    coordinates; what they say of a reference system counts.

    Raises
    ------
    NotBelieved
        With what is wrong.
    """
    link = find_link(text)
    if link is not None:
        return _from_link(link)
    code = _PLUS_CODE.search(text.upper())
    if code:
        return _from_plus_code(code[1])
    point = _WKT.fullmatch(text.strip())
    if point:
        return replace(parse_pair(point[3], point[2], f"EPSG:{point[1]}" if point[1] else crs), notes=())
    said, rest = said_in(text)
    pairs = pairs_of(rest)
    if not pairs:
        raise NotBelieved(f"«{clean(text)[:60]}» không phải là tọa độ")
    stated = only_one(readings(pairs, *_systems(said, crs)), clean(text)[:60])
    return replace(stated, notes=tuple(note for note in stated.notes if note != SWAPPED))


def systems_of(crs: str) -> tuple[str, str]:
    """Return the CRS of metres ("" when unknown) and that of degrees, from the one that is known.

    >>> systems_of("EPSG:9210"), systems_of("EPSG:4756"), systems_of("")
    (('EPSG:9210', 'EPSG:4326'), ('', 'EPSG:4756'), ('', 'EPSG:4326'))
    """
    return ("", crs) if crs in (WGS84, DEGREES) else (crs, WGS84)


def _systems(said: Said, crs: str) -> tuple[str, str]:
    """Return the CRS of metres and that of degrees: as the cell itself says, else as is known of its table."""
    metres, degrees = systems_of(crs)
    return said.for_metres() or metres, said.for_degrees() if said.datum or said.code else degrees


def readings(pairs: Iterable[tuple[Number, Number]], metres: str = "", degrees: str = WGS84) -> list[Stated]:
    """Return every reading of pairs of numbers, in either order, that lies near the province."""
    found: list[Stated] = []
    for pair in pairs:
        for (north, east), swapped in ((pair, False), (pair[::-1], True)):
            if 0 < north.value < 90 <= east.value < 180:
                found += _in_degrees(north, east, degrees, swapped)
            elif min(north.value, east.value) > 180 and not (north.angle or east.angle) and metres != UNSETTLED:
                step = max(east.half_step, north.half_step) * (1.0 if north.value > 10_000 else 1000.0)  # kilometres
                found += in_metres(east.value, north.value, metres, half_step=step)
    return found


def _in_degrees(north: Number, east: Number, crs: str, swapped: bool) -> Iterator[Stated]:
    half_step = max(north.half_step, east.half_step)
    lon, lat = moved(east.value, north.value, crs)
    if in_box(lon, lat):
        notes = (*([SWAPPED] if swapped else []), *([f"đọc theo {code_text(crs)}"] if crs != WGS84 else []))
        radius = max(LEAST_RADIUS_M, half_step * METRES_PER_DEGREE)
        yield Stated(round(lon, 7), round(lat, 7), radius, notes, crs)


def in_metres(
    east: float, north: float, crs: str, notes: tuple[str, ...] = (), *, half_step: float = 0.0
) -> Iterator[Stated]:
    """Yield the reading of metres (east, north) where it lies near the province; crs "": the province's own zone."""
    lon, lat = moved(east, north, crs or HOME)
    if in_box(lon, lat):
        said = f"đọc theo {code_text(crs or HOME)}"
        radius, doubt = max(LEAST_RADIUS_M, half_step), "" if crs else ZONE_UNVERIFIED
        yield Stated(round(lon, 7), round(lat, 7), radius, (said, *notes), crs or HOME, doubt)


def only_one(found: Sequence[Stated], words: str) -> Stated:
    """Return the reading when all that there are say the same place; else raise NotBelieved."""
    fine = [stated for stated in found if stated.radius_m <= COARSEST_M]
    if not fine:
        raise NotBelieved(f"tọa độ {words} {'có quá ít chữ số' if found else 'không nằm trong tỉnh Hưng Yên'}")
    first = min(fine, key=lambda stated: (len(stated.notes), stated.radius_m))
    if any(abs(other.lon - first.lon) > SAME or abs(other.lat - first.lat) > SAME for other in fine):
        raise NotBelieved(f"tọa độ {words} đọc được theo nhiều cách")
    return first


def moved(x: float, y: float, crs: str) -> tuple[float, float]:
    """Return coordinates of a CRS as lon, lat of EPSG:4326; infinite where they have none."""
    if crs == WGS84:
        return x, y
    transformer = to_wgs84(crs)
    if transformer is None:
        return float("inf"), float("inf")
    lon, lat = transformer.transform(x, y)
    return float(lon), float(lat)


def in_box(lon: float, lat: float) -> bool:
    """Return whether a point lies in the province or near it."""
    return BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]


def _from_link(link: str) -> Stated:
    linked = read_link(link)
    if linked is not None:
        stated = parse_pair(linked.latitude, linked.longitude)
        if linked.least_m > COARSEST_M:
            raise NotBelieved("khung nhìn của bản đồ trong liên kết quá rộng; hãy bấm vào đúng vị trí rồi chép tọa độ")
        notes, doubt = ((VIEW,), VIEW_UNSURE) if linked.least_m else ((), "")
        return replace(stated, radius_m=max(stated.radius_m, linked.least_m), notes=notes, doubt=doubt)
    if is_short(link):
        raise NotBelieved(
            "liên kết rút gọn không chứa tọa độ; hãy mở liên kết rồi chép tọa độ, ví dụ 20.6463, 106.0511"
        )
    raise NotBelieved("liên kết không chứa tọa độ của địa điểm; hãy bấm vào đúng vị trí trên bản đồ rồi chép tọa độ")


def _from_plus_code(code: str) -> Stated:
    try:
        area = openlocationcode.decode(openlocationcode.recoverNearest(code, *MIDDLE))
    except ValueError as error:
        raise NotBelieved(f"«{code}» không phải là mã Plus Code") from error
    if not in_box(area.longitudeCenter, area.latitudeCenter):
        raise NotBelieved(f"mã Plus Code {code} không nằm trong tỉnh Hưng Yên")
    radius = max(LEAST_RADIUS_M, (area.latitudeHi - area.latitudeLo) / 2 * METRES_PER_DEGREE)
    return Stated(round(area.longitudeCenter, 7), round(area.latitudeCenter, 7), radius, (f"mã Plus Code {code}",))
