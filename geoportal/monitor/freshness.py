"""When a dataset is due again, by the plan's frequency. Pure functions on dates."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from geoportal.dataset import Frequency

State = Literal["unpublished", "sample", "current", "overdue"]
SCHOOL_YEAR_DUE = (10, 31)
"""Month and day by which data of a new school year are expected: the year opens on 5 September, and its head counts
settle in October. The plan says only "school year"; this is the portal's own reading."""


def add_period(day: date, period: str) -> date:
    """Return the day one ISO 8601 period (years, months, weeks or days) later, the month's last day at most.

    >>> add_period(date(2024, 8, 31), "P6M")
    datetime.date(2025, 2, 28)
    """
    match = re.fullmatch(r"P(\d+)([YMWD])", period)
    if match is None:
        raise ValueError(period)
    count, unit = int(match.group(1)), match.group(2)
    if unit in "WD":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_due(frequency: Frequency, published: date) -> date | None:
    """Return when the next version is due, None when the plan says "on change".

    >>> next_due(Frequency(plan="Năm", kind="calendar", period="P1Y"), date(2025, 3, 1))
    datetime.date(2026, 3, 1)
    """
    if frequency.period is None:
        return None
    if frequency.kind == "school-year":
        due = date(published.year, *SCHOOL_YEAR_DUE)
        return due if published < date(published.year, 9, 5) else date(published.year + 1, *SCHOOL_YEAR_DUE)
    return add_period(published, frequency.period)


def freshness(frequency: Frequency, published: date | None, *, sample: bool, today: date) -> State:
    """Return the state of a dataset: unpublished, only a sample, current or overdue."""
    if published is None:
        return "unpublished"
    if sample:
        return "sample"
    due = next_due(frequency, published)
    return "overdue" if due is not None and due < today else "current"
