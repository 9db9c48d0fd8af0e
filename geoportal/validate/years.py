"""Years and school years as agencies write them."""

from __future__ import annotations

import re

from geoportal.validate.dates import FIRST_YEAR, LAST_YEAR, day_of
from geoportal.validate.findings import BadValue, Doubtful, noticed
from geoportal.vietnamese import clean, fold

_USUAL = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)", re.A)
_EARLY = re.compile(r"(sơ bộ|ước(?: tính| đạt| thực hiện)?|dự kiến|kế hoạch)(?: năm)? (\d{4})", re.I | re.A)


def parse_year(text: str) -> int:
    """Read a year between 1000 and 2100.

    Raises
    ------
    BadValue
        It is none, or several.
    Doubtful
        It was a date, or a number with a separator.

    Examples
    --------
    >>> parse_year("năm 2024"), parse_year("2024,0")
    (2024, 2024)
    """
    written = clean(text)
    match = re.fullmatch(r"(?:năm )?(\d{4})(?:[.,]0+)?\.?", written, re.I | re.A)
    if match and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return int(match[1])
    grouped = re.fullmatch(r"([12])[., ](\d{3})", written, re.A)
    if grouped and int(grouped[1] + grouped[2]) <= LAST_YEAR:
        year = int(grouped[1] + grouped[2])
        raise noticed(year, f"«{text}» được hiểu là năm {year}.", "Ghi năm không có dấu phân cách.")
    early = _EARLY.fullmatch(written)
    if early and FIRST_YEAR <= int(early[2]) <= LAST_YEAR:
        raise noticed(int(early[2]), f"«{text}» được hiểu là năm {early[2]}; số liệu chưa chính thức.", "Chỉ ghi năm.")
    day = day_of(written)
    if day:
        raise noticed(int(day[:4]), f"«{text}» là một ngày, được hiểu là năm {day[:4]}.", "Chỉ ghi năm.")
    if len(re.findall(r"\d{4}", written)) > 1:
        raise BadValue(f"«{text}» có nhiều năm.", "Mỗi ô ghi một năm, ví dụ 2024.")
    raise BadValue(f"«{text}» không phải là năm.", "Ghi bốn chữ số, ví dụ 2024.")


def parse_school_year(text: str) -> str:
    """Read a school year as YYYY-YYYY.

    Raises
    ------
    BadValue
        It is none, or its years do not follow each other.
    Doubtful
        It was a single year, the one in which the school year is taken to begin.

    Examples
    --------
    >>> parse_school_year("Năm học 2024 - 2025"), parse_school_year("2024-25"), parse_school_year("2024/2025")
    ('2024-2025', '2024-2025', '2024-2025')
    """
    usual = _USUAL.fullmatch(text)
    if usual and int(usual[1]) + 1 == int(usual[2]):
        return text
    folded = fold(text)
    match = re.fullmatch(r"(?:nam hoc |nh )?(\d{4}) (?:den )?(\d{2}|\d{4})", folded, re.A)
    single = re.fullmatch(r"(?:nam hoc |nh |nam )?((?:19|20)\d\d)", folded, re.A)
    short = re.fullmatch(r"(?:nam hoc |nh )?(\d{2}) (\d{2})", folded, re.A)
    if single:
        value = f"{single[1]}-{int(single[1]) + 1}"
        raise Doubtful(value, f"«{text}» được hiểu là năm học {value}.", "Ghi hai năm liền nhau, ví dụ 2024-2025.")
    if short and int(short[1]) + 1 == int(short[2]):
        value = f"20{short[1]}-20{short[2]}"
        raise Doubtful(value, f"«{text}» được hiểu là năm học {value}.", "Ghi năm đủ bốn chữ số.", "two-digit-year")
    if not match or not str(int(match[1]) + 1).endswith(match[2]):
        raise BadValue(f"«{text}» không phải là năm học.", "Ghi hai năm liền nhau, ví dụ 2024-2025.")
    return f"{match[1]}-{int(match[1]) + 1}"
