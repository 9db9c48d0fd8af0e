"""A sheet as its reader hands it on: the text of every cell as the officer sees it, and what lies around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from geoportal.vietnamese import cell_number, format_date

Span = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column, from 0."""
_WRITTEN = re.compile(r"-?\d+(?:,\d+)?(?:e-?\d+)?")


@dataclass(slots=True)
class Sheet:
    """rows[i][j] is the text of row i + 1, column j, None when empty.

    fonts names the font of cells written in a legacy one, by (row, column) from 0; unread are cells with a formula
    whose result the file does not hold. hidden says that the whole sheet is hidden. before are lines that stand before
    the table outside of it, as on a web page.
    """

    name: str | None
    rows: list[list[str | None]]
    merged: list[Span] = field(default_factory=list)
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    unread: frozenset[tuple[int, int]] = frozenset()
    before: tuple[str, ...] = ()


def cell_text(value: object, *, percent: bool = False) -> str | None:
    """Return a cell's value as it is written in Viet Nam: decimals after a comma, no thousands, dates dd/mm/yyyy.

    A number is never taken for one with thousands that way: 1.234 is "1,234". Fifteen digits are kept, as Excel does.

    >>> cell_text(1.234), cell_text(1234.0), cell_text(0.1 + 0.2), cell_text(0.125, percent=True)
    ('1,234', '1234', '0,3', '12,5 %')
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, (int, float)):
        return f"{cell_number(value * 100)} %" if percent else cell_number(value)
    if isinstance(value, datetime):
        day = format_date(value)
        return day if value.time() == time() else f"{day} {value:%H:%M:%S}".removesuffix(":00")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    text = str(value)
    return text if text.strip() else None


def is_number(text: str) -> bool:
    """Return whether a text is a number as `cell_text` writes it.

    >>> is_number("-1,5"), is_number("1.234"), is_number("x")
    (True, False, False)
    """
    return _WRITTEN.fullmatch(text) is not None
