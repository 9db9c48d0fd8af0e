"""What words say of the reference system of coordinates: "VN-2000, kinh tuyến trục 105°30', múi 3°", "EPSG:9209"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pyproj import CRS
from pyproj.exceptions import CRSError

from geoportal.geocode.written import plain_signs
from geoportal.territory.vn2000 import DEGREES, UTM, WGS84, ZONES

UTM_WGS84 = "EPSG:32648"
"""UTM zone 48N of WGS 84, as satellite receivers show it."""
MINUTES = ("00", "15", "30", "45")
"""Of the meridians of zones."""
_EPSG = re.compile(r"epsg\s*[:=]*\s*(\d{4,5})\b", re.I)
_VN2000 = re.compile(r"\bvn[\s_-]*2000(?:\s*/\s*tm-?3\s*(?P<deg>10\d)-(?P<min>\d\d))?(?!\d)", re.I)
_WGS84 = re.compile(r"\bwgs[\s_-]*(?:19)?84(?!\d)", re.I)
_MERIDIAN = re.compile(
    r"(?:(?:kinh tuyến|kt) (?:trục|trung ương)|(?:kinh tuyen|kt) (?:truc|trung uong)|\bkttư?|\bkttw|\bl[o0]\s*=)"
    r"(?:\s+(?:tỉnh\s+)?(?:hưng yên|thái bình))?\s*[:=]?\s*"
    r"(?P<deg>10\d)(?:[.,](?P<dec>\d+)|\s*[°0]?\s*-?\s*(?P<min>00|15|30|45)(?!\d)\s*'?|°|o\b)?(?!\d)",
    re.I,
)
_WIDTH = re.compile(r"(?:múi|mui)(?:\s+chiếu|\s+chieu)?\s*[:=]?\s*(?P<width>[36])(?!\d)\s*(?:°|độ)?", re.I)
_UTM = re.compile(r"\butm\b(?:[\s-]*(?:zone|múi|mui)?[\s-]*48\s*[nq]?)?|^\s*48\s?[nq]\b(?=\W*\d{5})", re.I)


@dataclass(frozen=True)
class Said:
    """datum: "VN-2000", "WGS 84" or ""; meridian in degrees; width of the zone (3 or 6); code: "EPSG:...".

    None and "" where nothing is said.
    """

    datum: str = ""
    meridian: float | None = None
    width: int | None = None
    code: str = ""

    def for_degrees(self) -> str:
        """Return the CRS of coordinates in degrees: WGS 84 unless something else is said."""
        if self.code and CRS.from_user_input(self.code).is_geographic:
            return self.code
        return DEGREES if self.datum == "VN-2000" else WGS84

    def for_metres(self) -> str:
        """Return the CRS of coordinates in metres, "" when the words do not name one.

        >>> said_in("VN2000, KTT 105°45'")[0].for_metres(), said_in("VN-2000")[0].for_metres()
        ('EPSG:9210', '')
        """
        if self.code:
            return self.code if CRS.from_user_input(self.code).is_projected else ""
        if self.width == 6:
            return {"VN-2000": next(iter(UTM)), "WGS 84": UTM_WGS84}.get(self.datum, "")
        return next((code for code, meridian in ZONES.items() if meridian == self.meridian), "")


def said_in(text: str) -> tuple[Said, str]:
    """Return what a text says of a reference system, and the rest of the text.

    >>> said_in("Tọa độ VN-2000 (KTT 105°30', múi 3°): X=2284304 Y=557114")[1]
    'Tọa độ , : X=2284304 Y=557114'
    """
    rest, said = plain_signs(text), Said()
    for pattern in (_EPSG, _VN2000, _WGS84, _MERIDIAN, _WIDTH, _UTM):
        found = pattern.search(rest)
        if found:
            said = _with(said, pattern, found)
            rest = pattern.sub(" ", rest)
    return said, " ".join(rest.split())


def _with(said: Said, pattern: re.Pattern[str], found: re.Match[str]) -> Said:
    words = found.groupdict()
    if pattern is _EPSG:
        return replace(said, code=_known(f"EPSG:{found[1]}"))
    if pattern is _WGS84:
        return replace(said, datum=said.datum or "WGS 84")
    if pattern is _WIDTH:
        return replace(said, width=int(words["width"]))
    if pattern is _UTM:
        return replace(said, width=6)
    if pattern is _VN2000:
        said = replace(said, datum="VN-2000")
    if words["deg"] is None:
        return said
    if words.get("dec") in MINUTES:  # "105.30" is 105°30', there is no zone of 105.3 degrees
        return replace(said, meridian=int(words["deg"]) + int(words["dec"]) / 60)
    if words.get("dec"):
        return replace(said, meridian=float(f"{words['deg']}.{words['dec']}"))
    return replace(said, meridian=int(words["deg"]) + int(words["min"] or 0) / 60)


def _known(code: str) -> str:
    try:
        CRS.from_user_input(code)
    except CRSError:
        return ""
    return code
