"""A typed cell as the text that an officer sees: decimal comma, dd/mm/yyyy, Có and Không."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta

from geoportal.vietnamese import format_date


def cell_text(value: object) -> str | None:
    """Return a cell as text, None when it is empty.

    Numbers get a decimal comma and no grouping, so that 1.234 (a number) is never taken for 1234.

    >>> cell_text(12.0), cell_text(1.234), cell_text(date(2025, 7, 1)), cell_text(True), cell_text(" ")
    ('12', '1,234', '01/07/2025', 'Có', None)
    """
    if value is None:
        return None
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, (int, float)):
        return number_text(value)
    return _moment_text(value)


def number_text(value: float) -> str | None:
    """Return a number without grouping, with a decimal comma; None for one that is not finite.

    >>> number_text(1e-7), number_text(-5.0)
    ('0,0000001', '-5')
    """
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return None
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    if "e" in text:
        text = f"{value:.20f}".rstrip("0")
    return text.replace(".", ",")


def _moment_text(value: object) -> str | None:
    if isinstance(value, datetime):
        if value.time() == time():
            return format_date(value)
        return f"{format_date(value)} {value:%H:%M}"
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value) or None
