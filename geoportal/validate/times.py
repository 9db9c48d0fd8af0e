"""Times of day as agencies write them, as HH:MM."""

from __future__ import annotations

import re

from geoportal.validate.findings import BadValue, Doubtful, noticed
from geoportal.vietnamese import clean, fold

_TIME = re.compile(
    r"(\d{1,2})(?: ?(?:h|g|gio)? ?(\d{2})?(?: ?(?:phut|ph|p))?(?: \d{2}(?: \d+)?)?)?"
    r"(?: (sang|chieu|toi|trua|dem|am|pm))?",
    re.A,
)
_JOINT = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_PART_OF_DAY = re.compile(r"0[.,]\d{1,16}", re.A)
_DATED = re.compile(r"\d{1,2}/\d{1,2}/\d{4} (\d{1,2}:\d{2})(?::\d{2})?", re.A)
_WHOLE_DAY = ("24 24", "24 24h", "24h 24", "24h 24h", "ca ngay", "ca ngay dem")


def parse_time(text: str) -> str:
    """Read a time of day as HH:MM; 24:00 is the end of a day.

    Raises
    ------
    BadValue
        It is none, or several.
    Doubtful
        It was a part of a day, as Excel counts them, or had a date before it.

    Examples
    --------
    >>> parse_time("7h30"), parse_time("17:00"), parse_time("8 giờ"), parse_time("2 giờ chiều"), parse_time("5:30 PM")
    ('07:30', '17:00', '08:00', '14:00', '17:30')
    """
    match = _TIME.fullmatch(fold(_JOINT.sub(" ", clean(text))))
    if match is None:
        raise _no_time(text)
    hour, minute, part = int(match[1]), int(match[2] or 0), match[3]
    if part in ("chieu", "toi", "pm") and hour < 12:
        hour += 12
    elif part in ("am", "dem") and hour == 12:
        hour = 0
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise _no_time(text)
    return f"{hour:02}:{minute:02}"


def _no_time(text: str) -> BadValue | Doubtful:
    written = text.strip()
    if _PART_OF_DAY.fullmatch(written):
        minutes = round(float(written.replace(",", ".")) * 24 * 60)
        found = f"{minutes // 60:02}:{minutes % 60:02}"
        return Doubtful(found, f"«{text}» được hiểu là {found}.", "Định dạng cột là giờ (hh:mm).", "serial-date")
    dated = _DATED.fullmatch(written)
    if dated:
        return noticed(parse_time(dated[1]), f"«{text}» được hiểu là giờ {dated[1]}.")
    if fold(text) in _WHOLE_DAY:
        return BadValue(f"«{text}» không phải là một giờ.", "Mở cả ngày: ghi giờ mở cửa 00:00, giờ đóng cửa 24:00.")
    if len(re.findall(r"\d{1,2} ?(?::|h|giờ|g)", text, re.I)) > 1:
        return BadValue(f"«{text}» có nhiều giờ.", "Mỗi ô ghi một giờ, ví dụ 07:30.")
    return BadValue(f"«{text}» không phải là giờ.", "Ghi giờ và phút, ví dụ 07:30.")
