"""The parameter `datetime` and the temporal functions of CQL2 agree on dates of which only the month or the year is known.

Such a date is any day of its month or year. `datetime` finds what may fall into the time that is asked for, and so does
T_INTERSECTS; only features without a time are kept by the parameter (OGC 17-069r4, /req/core/fc-time-response) and left
out by the function, for NULL is not true. A comparison (`<`, `=`) is true only when it is of every such day.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geoportal.serve.ogc.asked import time_condition
from geoportal.serve.ogc.moments import parse_interval
from tests.serve.cql2_data import Collection, first_and_last, make_collection

TIMES = [
    ("2024-09-05", "DATE('2024-09-05')"), ("2024-09-01", "DATE('2024-09-01')"), ("2024-12-31", "DATE('2024-12-31')"),
    ("2025-02-28", "DATE('2025-02-28')"), ("2023-06-01", "DATE('2023-06-01')"), ("2024-09-15/..", "INTERVAL('2024-09-15','..')"),
    ("../2024-08-31", "INTERVAL('..','2024-08-31')"), ("../2024-09-01", "INTERVAL('..','2024-09-01')"),
    ("2024-09-20/2024-10-05", "INTERVAL('2024-09-20','2024-10-05')"), ("2025-01-01/2025-12-31", "INTERVAL('2025-01-01','2025-12-31')"),
    ("2024-09-05T10:00:00Z", "TIMESTAMP('2024-09-05T10:00:00Z')"), ("2024-12-31/P1D", "INTERVAL('2024-12-31','2025-01-01')"),
]  # fmt: skip


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made = make_collection(tmp_path_factory.mktemp("times"))
    yield made
    made.connection.close()


@pytest.mark.parametrize(("parameter", "literal"), TIMES, ids=[parameter for parameter, _ in TIMES])
def test_the_parameter_finds_what_t_intersects_finds_and_what_has_no_time(
    drawn: Collection, parameter: str, literal: str
) -> None:
    interval = parse_interval(parameter)
    condition = time_condition("ngay", drawn.fields, interval)
    query = f"SELECT seq FROM feature WHERE {condition.sql} ORDER BY seq"
    found = [row[0] for row in drawn.connection.execute(query, condition.parameters)]
    assert found == drawn.find(f"T_INTERSECTS(ngay, {literal}) OR ngay IS NULL")
    wanted = []
    for number, row in enumerate(drawn.rows, 1):
        first, last = first_and_last(row.ngay) if row.ngay else ("", "~")
        if (interval.end is None or first <= interval.end) and (interval.start is None or last >= interval.start):
            wanted.append(number)
    assert found == wanted and len(found) > sum(row.ngay is None for row in drawn.rows) - 1


@pytest.mark.parametrize(("text", "holds"), [
    ("ngay = DATE('2024-09-05')", lambda first, last: first == last == "2024-09-05"),
    ("ngay < DATE('2024-09-15')", lambda first, last: last < "2024-09-15"),
    ("ngay >= DATE('2024-09-01')", lambda first, last: first >= "2024-09-01"),
])  # fmt: skip
def test_comparisons_are_true_only_of_every_day_that_a_date_may_be(drawn: Collection, text: str, holds: object) -> None:
    assert callable(holds)
    wanted = [n for n, row in enumerate(drawn.rows, 1) if row.ngay and holds(*first_and_last(row.ngay))]
    partial = [n for n, row in enumerate(drawn.rows, 1) if row.ngay and len(row.ngay) < 10]
    assert drawn.find(text) == wanted and set(partial) - set(wanted)
