"""The `datetime` parameter: an instant or an interval (RFC 3339, open ends, ISO 8601 durations), as days.

Time in the data is given in days, months or years, so an instant is the day that it falls on (UTC).
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from geoportal.errors import RequestError

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.A)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):(\d\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d)", re.A | re.I)
_DURATION = re.compile(
    r"P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?"
    r"(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:\.\d+)?S)?)?",
    re.A,
)


class Interval(NamedTuple):
    """First and last day as YYYY-MM-DD, both included; None where the interval is open."""

    start: str | None
    end: str | None


def parse_interval(text: str) -> Interval:
    """Read a `datetime` parameter.

    Raises
    ------
    RequestError
        It is neither an instant nor an interval, or it ends before it begins.

    Examples
    --------
    >>> parse_interval("2025-07-01/P2D")
    Interval(start='2025-07-01', end='2025-07-03')
    >>> parse_interval("../2025-07-01T00:00:00Z")
    Interval(start=None, end='2025-07-01')
    """
    left, slash, right = text.partition("/")
    if not slash:
        day = _day(left, text)
        return Interval(day, day)
    if left.startswith("P") and right.startswith("P"):
        raise _wrong(text)
    start = None if left in ("", "..") or left.startswith("P") else _day(left, text)
    end = None if right in ("", "..") or right.startswith("P") else _day(right, text)
    if left.startswith("P"):
        start = _shift(end, left, -1, text)
    if right.startswith("P"):
        end = _shift(start, right, 1, text)
    if start and end and start > end:
        raise _wrong(text)
    return Interval(start, end)


def _day(text: str, whole: str) -> str:
    moment = _MOMENT.fullmatch(text)
    day = _DAY.fullmatch(moment[1] if moment else text)
    if not day or (day[1] != "0000" and not _exists(day[0])) or (day[1] == "0000" and not _exists("2000" + day[0][4:])):
        raise _wrong(whole)
    return _utc_day(moment, whole) if moment else day[0]


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _utc_day(moment: re.Match[str], whole: str) -> str:
    seconds = "59" if moment[3] == "60" else moment[3]
    plain = f"{moment[1]}T{moment[2]}:{seconds}{moment[5].upper()}"
    # Year 0000 is what QGIS sends for "no beginning"; Python's calendar starts with year 1.
    before_calendar = plain.startswith("0000")
    try:
        found = datetime.fromisoformat("2000" + plain[4:] if before_calendar else plain)
    except ValueError as error:
        raise _wrong(whole) from error
    try:
        return moment[1] if before_calendar else found.astimezone(UTC).date().isoformat()
    except OverflowError:
        return moment[1]


def _shift(day: str | None, duration: str, sign: int, whole: str) -> str:
    parts = _DURATION.fullmatch(duration)
    if day is None or not parts or day.startswith("0000"):
        raise _wrong(whole)
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) * sign for part in parts.groups())
    start = date.fromisoformat(day)
    month = start.year * 12 + start.month - 1 + years * 12 + months
    try:
        last = calendar.monthrange(month // 12, month % 12 + 1)[1]
        moved = datetime(month // 12, month % 12 + 1, min(start.day, last), tzinfo=UTC)
        moved += timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except (ValueError, OverflowError, calendar.IllegalMonthError) as error:
        raise _wrong(whole) from error
    return moved.date().isoformat()


def _wrong(text: str) -> RequestError:
    return RequestError(
        f"datetime «{text}» không hợp lệ: ghi ngày giờ theo RFC 3339 hoặc một khoảng, ví dụ 2025-01-01/2025-12-31.",
        f"datetime “{text}” is not valid: give an RFC 3339 date or time, or an interval such as 2025-01-01/2025-12-31.",
    )
