"""Months and quarters as agencies write them."""

from __future__ import annotations

import re

from geoportal.validate.dates import FIRST_YEAR, LAST_YEAR, day_of, serial_day
from geoportal.validate.findings import BadValue, Doubtful
from geoportal.vietnamese import clean, fold

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
          "muoi": 10, "muoi mot": 11, "muoi hai": 12}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_month(text: str) -> str:
    """Read a month as YYYY-MM.

    Raises
    ------
    BadValue
        It is none, or one without a year.
    Doubtful
        It was a whole date, or had a year of two digits.

    Examples
    --------
    >>> parse_month("03/2025"), parse_month("Tháng 3 năm 2025"), parse_month("2025-03"), parse_month("T3-2025")
    ('2025-03', '2025-03', '2025-03', '2025-03')
    """
    written = clean(text)
    day = day_of(written)
    if day:  # A spreadsheet makes the first day of the month of "3/2025".
        if day[8:] == "01" and not serial_day(written):
            return day[:7]
        shown = f"tháng {day[5:7]}/{day[:4]}"
        raise Doubtful(day[:7], f"«{text}» là một ngày, được hiểu là {shown}.", "Ghi tháng/năm, ví dụ 03/2025.")
    folded = _numbered(fold(written))
    year, number = _part_of_year(folded, r"(?:thang|thg|t)?")
    if not 1 <= number <= 12:
        raise _no_part(text, folded, "tháng", "03/2025")
    if year < 100:
        raise _short(f"{2000 + year}-{number:02}", text, 2000 + year)
    return f"{year}-{number:02}"


def parse_quarter(text: str) -> str:
    """Read a quarter as YYYY-Qn.

    >>> parse_quarter("Quý 1/2025"), parse_quarter("Quý III năm 2024"), parse_quarter("2025-Q2")
    ('2025-Q1', '2024-Q3', '2025-Q2')
    """
    spaced = re.sub(r"(?<![a-z])(quy|q)(?=[iv\d])", r"\1 ", fold(text))
    folded = " ".join(_ROMAN.get(word, word) for word in spaced.split())
    year, number = _part_of_year(folded, r"(?:quy|q)?")
    if not 1 <= number <= 4:
        raise _no_part(text, folded, "quý", "Quý 1/2025")
    if year < 100:
        raise _short(f"{2000 + year}-Q{number}", text, 2000 + year)
    return f"{year}-Q{number}"


def _part_of_year(folded: str, word: str) -> tuple[int, int]:
    """Return the year (two digits as they are) and the number of a part of it; (0, 0) for other texts."""
    first = re.fullmatch(rf"{word} ?(\d{{1,2}})(?: nam)? (\d{{4}}|\d{{2}})", folded, re.A)
    last = re.fullmatch(rf"(?:nam )?(\d{{4}}) ?{word} ?(\d{{1,2}})", folded, re.A)
    number, year = (first[1], first[2]) if first else (last[2], last[1]) if last else ("0", "0")
    if len(year) == 4 and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return 0, 0
    return int(year), int(number)


def _numbered(folded: str) -> str:
    """Return a folded text with the month named in words or in English as a number."""
    words = re.sub(r"^thang ([a-z]+(?: (?:mot|hai))?) (?=nam \d|\d)", lambda m: f"thang {_WORDS.get(m[1], 0)} ", folded)
    return re.sub(
        r"^([a-z]{3})[a-z]* (?=\d)", lambda m: f"{_MONTHS.index(m[1]) + 1} " if m[1] in _MONTHS else m[0], words
    )


def _short(value: str, text: str, year: int) -> Doubtful:
    return Doubtful(value, f"«{text}» được hiểu là năm {year}.", "Ghi năm đủ bốn chữ số.", "two-digit-year")


def _no_part(text: str, folded: str, name: str, example: str) -> BadValue:
    if day_of(clean(text)):
        fix = f"Có thể Excel đã tự đổi: định dạng cột là văn bản (Text) rồi ghi lại, ví dụ {example}."
        return BadValue(f"«{text}» là một ngày, không phải {name} của một năm.", fix)
    if re.fullmatch(r"(?:thang|thg|t|quy|q)? ?\d{1,2}", folded):
        return BadValue(f"«{text}» thiếu năm.", f"Ghi {name} và năm, ví dụ {example}.")
    return BadValue(f"«{text}» không phải là {name} của một năm.", f"Ghi ví dụ {example}.")
