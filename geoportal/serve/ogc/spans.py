"""The time that a collection covers: from its first to its last day."""

from __future__ import annotations

import calendar
from functools import lru_cache

from geoportal.serve.ogc.served import Served
from geoportal.store.index import open_index
from geoportal.store.versions import Version

Span = tuple[str, str]


def time_span(served: Served) -> Span | None:
    """Return the first and the last moment (RFC 3339, UTC) of a collection's time field.

    None for a collection without one, or where no feature has a time.
    """
    return None if served.time_field is None else _read_span(served.version, served.time_field)


@lru_cache(maxsize=1024)
def _read_span(version: Version, field: str) -> Span | None:
    """Return the span of a version, which never changes. Values are days, months and years: of each kind the ends."""
    query = (
        f'SELECT min("f_{field}"), max("f_{field}") FROM feature '
        f'WHERE "f_{field}" IS NOT NULL GROUP BY length("f_{field}")'
    )
    connection = open_index(version)
    try:
        ends = [(first_day(str(least)), last_day(str(most))) for least, most in connection.execute(query)]
    finally:
        connection.close()
    if not ends:
        return None
    return f"{min(first for first, _ in ends)}T00:00:00Z", f"{max(last for _, last in ends)}T23:59:59Z"


def first_day(text: str) -> str:
    """Return the first day of a day, a month or a year.

    >>> first_day("2024"), first_day("2024-09"), first_day("2024-09-05")
    ('2024-01-01', '2024-09-01', '2024-09-05')
    """
    return text + "-01-01"[len(text) - 4 :]


def last_day(text: str) -> str:
    """Return the last day of a day, a month or a year.

    >>> last_day("2024"), last_day("2024-02"), last_day("2024-09-05")
    ('2024-12-31', '2024-02-29', '2024-09-05')
    """
    month = text if len(text) > 4 else f"{text}-12"
    year, number = int(month[:4]), int(month[5:7])
    return month if len(month) > 7 else f"{month}-{calendar.monthrange(year, number)[1]:02}"
