"""The datetime parameter: an instant or an interval against a dataset's time field."""

from __future__ import annotations

import re

from geoportal.dataset import Dataset
from geoportal.serve.ogc.query import Condition

TIME_TYPES = ("date", "month", "year", "school_year", "quarter")
_MOMENT = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$")


def time_field(dataset: Dataset) -> str | None:
    """Return the field that says when: the first date, month or year of the dataset."""
    return next((name for name, field in dataset.public_fields.items() if field.type in TIME_TYPES), None)


def time_condition(dataset: Dataset, value: str) -> Condition | None:
    """Return the condition of a datetime parameter; None when the dataset has no time field.

    A feature without a time is kept, as the standard has it. Stored years, months and days compare as text prefixes.

    Raises
    ------
    ValueError
        It is no RFC 3339 instant or interval.
    """
    begin, end = _interval(value)
    name = time_field(dataset)
    if name is None:
        return None
    column = f'CAST("f_{name}" AS TEXT)'
    parts, parameters = [], []
    if begin:
        parts.append(f"substr({column}, 1, {len(begin)}) >= substr(?, 1, length({column}))")
        parameters.append(begin)
    if end:
        parts.append(f"substr({column}, 1, {len(end)}) <= ?")
        parameters.append(end)
    within = " AND ".join(parts) or "1"
    return Condition(f'("f_{name}" IS NULL OR ({within}))', tuple(parameters))


def _interval(value: str) -> tuple[str, str]:
    begin, slash, end = value.partition("/")
    if not slash:
        moment = _moment(value)
        return moment, moment
    if begin in ("", "..") and end in ("", ".."):
        raise ValueError("datetime: cả hai đầu đều mở (both ends are open)")
    first = "" if begin in ("", "..") else _moment(begin)
    last = "" if end in ("", "..") else _moment(end)
    if first and last and first[: len(last)] > last[: len(first)]:
        raise ValueError("datetime: thời điểm đầu sau thời điểm cuối (begin after end)")
    return first, last


def _moment(text: str) -> str:
    match = _MOMENT.match(text)
    if not match or not 1 <= int(match[2] or 1) <= 12 or not 1 <= int(match[3] or 1) <= 31:
        raise ValueError(f"datetime: «{text}» không đúng RFC 3339 (is not RFC 3339)")
    return "-".join(part for part in match.groups() if part)
