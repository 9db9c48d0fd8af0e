"""Days as agencies write them, as ISO 8601 text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from geoportal.validate.findings import BadValue, Doubtful, noticed
from geoportal.vietnamese import clean, fold

PIVOT = 50
"""Two-digit years below it are 2000 and later, the others 1900 and later."""
FIRST_YEAR, LAST_YEAR = 1000, 2100
_DAYS = re.compile(
    r"(?:\d{1,2} ?(?:[:h]|giờ) ?(?:\d{2}(?: ?phút)?)?,? ?(?=ngày))?"
    r"(?:(?:[^,\d]{1,40}, ?)?ngày ?)?(\d{1,2}) ?(?:[/.-] ?(?:thg\.?)?|tháng|thg\.?) ?(\d{1,2})"
    r"(?: ?(?:[/.,-]|,? ?năm) ?| )(\d{4}|\d{2})"
    r"(?:,? \d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?)?\.?",
    re.I | re.A,
)
_USUAL = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.A)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?", re.A)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.A)
_ENGLISH = re.compile(
    r"(?:(\d{1,2})[- ]([a-z]{3})[a-z]*|([a-z]{3})[a-z]* (\d{1,2}),?)[-, ] ?(\d{4}|\d{2})", re.I | re.A
)
_SERIAL = re.compile(r"([2-5]\d{4})(?:[.,]\d+)?", re.A)
_YEAR = re.compile(r"(?:năm ?)?(\d{4})(?:[.,]0+)?", re.I | re.A)
_MONTH = re.compile(r"(?:tháng|thg|t)?\.? ?(\d{1,2}) ?(?:[/.-]|,? ?năm) ?(\d{4})|(\d{4})-(\d{2})", re.I | re.A)
_FULL_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?: .*)?|\d{4}-\d{1,2}-\d{1,2}(?:[ T].*)?|ngày .*", re.I | re.A)
_LUNAR = re.compile(r"(?:am lich|mong|ram|al$|thang gieng|thang chap)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_date(text: str) -> str:
    """Read a date as ISO 8601; where only the month or the year is known, "2024-09" or "2024", with a notice.

    A time of day before or after it is left out.

    Raises
    ------
    BadValue
        It is no date, an impossible one, or one without a year.
    Doubtful
        Used, but a year of two digits, a serial number of Excel, or a part of a date.

    Examples
    --------
    >>> parse_date("8h00 ngày 25/7/2025")
    '2025-07-25'
    >>> parse_date("01/7/2025"), parse_date("ngày 5 tháng 9 năm 2024"), parse_date("05/09/2024 07:30")
    ('2025-07-01', '2024-09-05', '2024-09-05')
    """
    usual = _USUAL.fullmatch(text)
    if usual:
        return iso_day(text, int(usual[3]), int(usual[2]), int(usual[1]))
    written = clean(text)
    day = _DAYS.fullmatch(written)
    if day:
        return _vietnamese_day(text, int(day[1]), int(day[2]), day[3])
    iso = _ISO.fullmatch(written)
    if iso:
        return iso_day(text, int(iso[1]), int(iso[2]), int(iso[3]))
    return _other_day(text, written)


def _vietnamese_day(text: str, day: int, month: int, year: str) -> str:
    if len(year) == 2:
        full = int(year) + (2000 if int(year) < PIVOT else 1900)
        found = iso_day(text, full, month, day)
        raise Doubtful(found, f"«{text}» được hiểu là năm {full}.", "Ghi năm đủ bốn chữ số.", "two-digit-year")
    return iso_day(text, int(year), month, day)


def iso_day(text: str, year: int, month: int, day: int) -> str:
    """Return a day as YYYY-MM-DD.

    Raises
    ------
    BadValue
        There is no such day; the fix suggests it with day and month exchanged, where that is one.
    """
    if FIRST_YEAR <= year <= LAST_YEAR:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            if month > 12 >= day and month <= 31:
                swapped = f"Có phải {month:02}/{day:02}/{year}? Ghi ngày trước, tháng sau."
                raise BadValue(f"«{text}» có tháng {month}.", swapped) from None
    raise BadValue(f"Không có ngày «{text}».", "Ghi ngày/tháng/năm, ví dụ 05/09/2024.")


def _other_day(text: str, written: str) -> str:
    compact = _COMPACT.fullmatch(written)
    if compact:
        found = iso_day(text, int(compact[1]), int(compact[2]), int(compact[3]))
        raise noticed(found, f"«{text}» được hiểu là {found[8:]}/{found[5:7]}/{found[:4]}.")
    english = _ENGLISH.fullmatch(written)
    name = (english[2] or english[3]).lower() if english else ""
    if english and name in _MONTHS:
        return _vietnamese_day(text, int(english[1] or english[4]), _MONTHS.index(name) + 1, english[5])
    year, month = _YEAR.fullmatch(written), _MONTH.fullmatch(written)
    if year and FIRST_YEAR <= int(year[1]) <= LAST_YEAR:
        raise noticed(year[1], f"«{text}» chỉ có năm.", "Nếu biết, hãy ghi đủ ngày/tháng/năm.", "part-of-date")
    if month and 1 <= int(month[1] or month[4]) <= 12 and FIRST_YEAR <= int(month[2] or month[3]) <= LAST_YEAR:
        found = f"{month[2] or month[3]}-{int(month[1] or month[4]):02}"
        raise noticed(found, f"«{text}» chỉ có tháng và năm.", "Nếu biết, hãy ghi đủ ngày/tháng/năm.", "part-of-date")
    serial = serial_day(written)
    if serial:
        shown = f"{serial[8:]}/{serial[5:7]}/{serial[:4]}"
        fix = "Định dạng cột là ngày (dd/mm/yyyy) rồi kiểm tra lại."
        raise Doubtful(serial, f"«{text}» là số thứ tự ngày của Excel, được hiểu là {shown}.", fix, "serial-date")
    raise _no_date(text, written)


def serial_day(text: str) -> str:
    """Return the day of a serial number of Excel (1900 system) between 1954 and 2064 as ISO 8601; "" for other texts.

    >>> serial_day("45540"), serial_day("45540,3125"), serial_day("2024")
    ('2024-09-05', '2024-09-05', '')
    """
    match = _SERIAL.fullmatch(text)
    return (date(1899, 12, 30) + timedelta(days=int(match[1]))).isoformat() if match else ""


def day_of(text: str) -> str:
    """Return the day that a cell holds where a month or a year is wanted, as ISO 8601; "" when it is no day.

    >>> day_of("05/09/2024"), day_of("45540"), day_of("9/2024")
    ('2024-09-05', '2024-09-05', '')
    """
    if not _FULL_DAY.fullmatch(text):
        return serial_day(text)
    try:
        return parse_date(text)
    except (BadValue, Doubtful):
        return ""


def _no_date(text: str, written: str) -> BadValue:
    folded = fold(written)
    if _LUNAR.search(folded):
        return BadValue(f"«{text}» là ngày âm lịch.", "Ghi ngày dương lịch, ví dụ 05/09/2024.")
    if re.fullmatch(r"(?:ngay )?\d{1,2} (?:thang )?\d{1,2}", folded):
        return BadValue(f"«{text}» thiếu năm.", "Ghi đủ ngày/tháng/năm, ví dụ 05/09/2024.")
    if len(re.findall(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", written)) > 1:
        return BadValue(f"«{text}» có nhiều ngày.", "Mỗi ô ghi một ngày, ví dụ 05/09/2024.")
    return BadValue(f"«{text}» không phải là ngày.", "Ghi ngày/tháng/năm, ví dụ 05/09/2024.")
