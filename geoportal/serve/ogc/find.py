"""The page of features that a request asks for, within the time that a request may take."""

from __future__ import annotations

import sqlite3
import time

from geoportal.errors import RequestError
from geoportal.serve.ogc.asked import Asked
from geoportal.serve.ogc.query import Page
from geoportal.serve.ogc.select import select
from geoportal.serve.ogc.served import Served

MOST_SECONDS = 10.0
STEPS = 20_000
"""Steps of SQLite between two looks at the clock."""


def find_number(served: Served, row_id: str) -> int | None:
    """Return the number of the feature with this id, None when there is none."""
    row = served.index.execute("SELECT seq FROM feature WHERE id = ?", (row_id,)).fetchone()
    return row[0] if row else None


def find_page(served: Served, asked: Asked) -> Page:
    """Return the page that is asked for; only its count when no features are wanted.

    Raises
    ------
    RequestError
        The query takes too long.
    """
    limit = 0 if asked.only_count else asked.limit
    connection, end = served.index, time.monotonic() + MOST_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        return select(connection, served.features, served.extent, asked.query, limit, asked.start)
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise RequestError(
            f"Truy vấn mất hơn {MOST_SECONDS:.0f} giây nên đã dừng: hãy dùng điều kiện đơn giản hơn, hoặc thêm bbox.",
            f"the query took more than {MOST_SECONDS:.0f} seconds: use a simpler filter, or add a bbox",
        ) from error
    finally:
        connection.set_progress_handler(None, 0)
