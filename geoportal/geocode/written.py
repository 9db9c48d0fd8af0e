"""Coordinates as they are written: every way in which a text can be read as one number, or as two.

Which of the readings is meant is not decided here: only few of them lie in the province. Nothing fails; a text that is
no coordinate has no reading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from geoportal.vietnamese import nfc

LONGEST = 200
"""A longer text is no coordinate."""


class Number(NamedTuple):
    """A number as written: its value, half of its last digit's worth, whether it is an angle with its signs."""

    value: float
    half_step: float
    angle: bool = False


_SIGNS = str.maketrans({
    **dict.fromkeys("º˚ᵒ⁰∘*^", "°"), **dict.fromkeys("’‘´`′ʹʼ‵ˊ＇‛", "'"), **dict.fromkeys("”“″ʺ„‟˝＂", '"'),
    **dict.fromkeys("−–—‐‑", "-"), **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\t\r\n", " "),
    **dict.fromkeys("[](){}<>", " "), "；": ";", "，": ",", "．": ".", "：": ":", "、": ",",
})  # fmt: skip
_NOT_BEFORE, _END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_WORDS = tuple(
    (re.compile(pattern, re.I), sign)
    for pattern, sign in (
        (rf"(?<=\d)\s*(?:độ|do|deg(?:rees?)?){_END}", "°"),
        (rf"(?<=\d)\s*(?:phút|phut|min(?:utes?)?){_END}", "'"),
        (rf"(?<=\d)\s*(?:giây|giay|sec(?:onds?)?){_END}", '"'),
        (rf"(?<![\d.,])(\d{{1,3}})\s*d\s*(\d+(?:[.,]\d+)?)\s*m(?:\s*(\d+(?:[.,]\d+)?)\s*s)?{_END}", r"\1°\2'\3"),
        (r"(?<=\d)\s*[od](?=\s*\d)", "°"),
        (rf"(?<=\d)\s*m(?:ét|et|eters?|etres?)?{_END}", ""),
        (r"(?<=\d)e(?:\+0?|0)(?=\d(?![\d.,]))", "⏨"),
        (r"'\s?'", '"'),
    )
)
"""Signs of angles in words and letters, as the signs themselves; the exponent of a spreadsheet ("2.28E+06")."""
_NAMED = rf"{_END}\.?\s*(?:m{_END}\s*)?[:=]?"
_LABELS = re.compile(
    rf"{_NOT_BEFORE}(?:toạ độ|tọa độ|toa do|vĩ độ|vi do|vĩ tuyến|kinh độ|kinh do|kinh tuyến|vĩ|kinh|lat(?:itude)?"
    rf"|lon(?:g(?:itude)?)?|lng|easting|northing|gps|vđ|kđ|và|[xy]){_NAMED}",
    re.I,
)
_NORTH_EAST = re.compile(rf"{_NOT_BEFORE}(?:n(?:orth)?|b(?:ắc|ac)?|e(?:ast)?|đ(?:ông)?|d(?:ong)?){_NAMED}", re.I)
_SOUTH_WEST = re.compile(rf"{_NOT_BEFORE}(?:s(?:outh)?|nam|w(?:est)?|t(?:ây|ay)?){_END}", re.I)
_EDGES = re.compile(r"^(?:[\s;,|/:='\"~≈]|-\s)+|[\s;,|/:=.-]+$")
_SURE_SPLIT = re.compile(r"\s*[;|](?:[\s;,|]|-\s)*")
_SPLIT = re.compile(r"\s*/\s*|\s*,\s*|\s+-\s+|\s+|-")
_D = r"\d+(?:[.,]\d+)?"
_DECIMAL = re.compile(r"([-+]?\d+)(?:[.,](\d+))?(?:⏨(\d))?", re.A)
_GROUPED = re.compile(r"\d{1,3}(?:([., '])\d{3})(?:\1\d{3})*(?:([.,])(\d+))?", re.A)
_ANGLES = (
    re.compile(rf"({_D})\s*°(?:\s*({_D})(?:\s*'|$|\s+|(?=\")))?(?:\s*({_D})\s*\"?)?", re.A),
    re.compile(rf"(\d{{2,3}}?) ?0 ?(\d\d) ?' ?(?:({_D}) ?\"?)?", re.A),
    re.compile(r"(\d{2,3})\.(\d{1,2})\.(\d{1,2}(?:,\d+)?)", re.A),
    re.compile(rf"(\d{{1,3}}) ?: ?({_D})(?: ?: ?({_D}))?", re.A),
    re.compile(rf"(\d{{1,3}}) ({_D})(?: ({_D}))?", re.A),
    re.compile(rf"(\d{{1,3}}) ?- ?({_D})(?: ?- ?({_D}))?", re.A),
)
"""Degrees, minutes and seconds: with their signs (the raised o of degrees may have become 0), or apart."""


def plain_signs(text: str) -> str:
    """Return a text with the signs of angles in one form, words for them as signs, full-width letters as narrow ones.

    >>> plain_signs("20 độ 38′46,7″"), plain_signs("２０º３８’"), plain_signs("20d38m46s")
    ('20° 38\\'46,7"', "20°38'", "20°38'46")
    """
    plain = unicodedata.normalize("NFKC", nfc(text).translate(_SIGNS)).translate(_SIGNS)
    for pattern, sign in _WORDS:
        plain = pattern.sub(sign, plain)
    return " ".join(plain.split())


def numbers_of(text: str) -> list[Number]:
    """Return every way in which a text can be read as one coordinate, without what it is called.

    >>> [number.value for number in numbers_of("557.114")], [number.value for number in numbers_of("2.284.304,185")]
    ([557.114, 557114.0], [2284304.185])
    >>> round(numbers_of("20°38'46,7\\" B")[0].value, 6), numbers_of("phố 5")
    (20.646306, [])
    >>> numbers_of("2,2843E+06")
    [Number(value=2284300.0, half_step=50.0, angle=False)]
    """
    bare = _bare(text)
    return [] if bare is None else list(dict.fromkeys(_readings(bare)))


def pairs_of(text: str) -> list[tuple[Number, Number]]:
    """Return every way in which a text can be read as two coordinates, in the order in which they stand.

    >>> [(a.value, b.value) for a, b in pairs_of("20,65, 106,05")], pairs_of("thôn 5, xóm 7")
    ([(20.65, 106.05)], [])
    """
    bare = _bare(text)
    if bare is None:
        return []
    found: dict[tuple[Number, Number], None] = {}
    for cut in (_SURE_SPLIT if _SURE_SPLIT.search(bare) else _SPLIT).finditer(bare):
        left, right = list(_readings(bare[: cut.start()])), list(_readings(bare[cut.end() :]))
        found |= dict.fromkeys((a, b) for a in left for b in right)
    return list(found)


def _bare(text: str) -> str | None:
    """Return a text with a semicolon for each name and hemisphere; None when it has other words, or is elsewhere."""
    if len(text) > LONGEST:
        return None
    plain = _LABELS.sub(" ; ", plain_signs(text))
    if _SOUTH_WEST.search(plain):
        return None
    plain = re.sub(r"[\s,]*;(?:[\s;,]|-\s)*", ";", _NORTH_EAST.sub(" ; ", plain))  # a minus sign has no space behind it
    plain = _EDGES.sub("", plain)
    return None if re.search(r"[^\W\d_]", plain) else plain


def _readings(text: str) -> Iterator[Number]:
    if found := _DECIMAL.fullmatch(text):
        power = int(found[3] or 0)
        yield Number(float(text.replace(",", ".").replace("⏨", "e")), _half(found[2]) * 10.0**power)
    if (found := _GROUPED.fullmatch(text)) and found[1] != found[2]:
        whole = re.sub(r"\D", "", text[: found.start(2)] if found[2] else text)
        yield Number(float(f"{whole}.{found[3] or 0}"), _half(found[3]))
    for pattern in _ANGLES:
        if found := pattern.fullmatch(text):
            yield from _angle(*found.groups())


def _angle(degrees: str, minutes: str | None, seconds: str | None) -> Iterator[Number]:
    """Yield degrees with minutes and seconds as one number, when only the last of them has decimals."""
    parts = [part.replace(",", ".") for part in (degrees, minutes, seconds) if part]
    if any("." in part for part in parts[:-1]) or any(float(part) >= 60 for part in parts[1:]):
        return
    value = sum(float(part) / 60**power for power, part in enumerate(parts))
    decimals = parts[-1].partition(".")[2]
    half_step = _half(decimals) if decimals else 1.0  # whole seconds are as often cut off as rounded
    if len(parts) == 2 and len(decimals) == 2 and int(decimals) < 60:  # 38.46 minutes, or 38 and 46 seconds?
        half_step = max(half_step, int(decimals) / 60 - int(decimals) / 100)
    yield Number(value, half_step / 60 ** (len(parts) - 1), True)


def _half(decimals: str | None) -> float:
    return 0.5 / 10.0 ** len(decimals or "")
