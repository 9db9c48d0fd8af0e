"""What the chart of a dataset shows: rows, sums or means, by the values of a field, by ranges or by commune."""

from __future__ import annotations

import math
import sqlite3
import time
from typing import NamedTuple

from geoportal.dataset import Dataset, Field
from geoportal.errors import RequestError
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.query import Condition as Where
from geoportal.serve.ogc.served import Served
from geoportal.serve.pages.facts import Facts, filtered_fields
from geoportal.serve.pages.view import View

COUNT, UNITS = "dem", "xa"
"""Words of the address: the number of rows; by commune of today."""
NUMERIC = ("integer", "number")
TIMES = ("year", "month", "quarter", "school_year")
RATE_NAMES = ("ty_le", "ti_le", "gia", "don_gia", "chi_so", "mat_do", "nhiet_do", "do_", "nong_do")
RANGES = 8
MOST_SECONDS = 5.0
STEPS = 20_000


class Bar(NamedTuple):
    """One bar: what it stands for (a value, a name, or the ends of a range) and how large it is.

    key: the value, the code of a unit, or the range (from, to) by which the rows of the bar are filtered.
    """

    label: str | int | float
    size: float
    key: str | tuple[float, float]


class Chart(NamedTuple):
    """A chart: its words in the address, its bars in order, and rows that are in no bar as they have no value."""

    group: str
    measure: str
    bars: tuple[Bar, ...]
    without: int


def chart_groups(dataset: Dataset, facts: Facts) -> dict[str, tuple[str, Field | None]]:
    """Return by what a chart can be divided: "choice", "range" or "units", and the field."""
    found: dict[str, tuple[str, Field | None]] = {}
    for name, (kind, field) in filtered_fields(dataset, facts).items():
        low, high = facts.ranges.get(name, (0, 0))
        if kind == "choice" or (kind == "range" and field.type in (*NUMERIC, "year") and low != high):
            found[name] = (kind, field)
    if len(facts.units) > 1:
        found[UNITS] = ("units", None)
    return found


def chart_measures(dataset: Dataset, facts: Facts) -> dict[str, tuple[str, Field | None]]:
    """Return what a chart can show: "" for the number of rows, else "sum" or "avg" of a field.

    Rates, prices and indices have no sum.
    """
    found: dict[str, tuple[str, Field | None]] = {COUNT: ("", None)}
    for name, field in dataset.public_fields.items():
        if field.type in NUMERIC and name in facts.ranges:
            if not is_rate(name, field):
                found[f"tong~{name}"] = ("sum", field)
            found[f"tb~{name}"] = ("avg", field)
    return found


def is_rate(name: str, field: Field) -> bool:
    """Return whether numbers of a field cannot be added up: shares, prices, densities, temperatures.

    >>> from geoportal.dataset import Text
    >>> is_rate("dan_so", Field(title=Text(vi="Dân số", en="Population"), type="integer", unit="người"))
    False
    >>> is_rate("mat_do", Field(title=Text(vi="Mật độ", en="Density"), type="number", unit="người/km²"))
    True
    """
    unit = field.unit or ""
    return name.startswith(RATE_NAMES) or any(mark in unit for mark in ("%", "‰", "/", "°"))


def usual_choice(dataset: Dataset, facts: Facts) -> tuple[str, str]:
    """Return what a chart shows when nobody chose: ("", "") for a dataset that has nothing to show.

    Statistics of areas: their first number by commune, its mean when there are several periods. Others: rows by the
    field of the style, else by a field with few values, by commune, by ranges of the first number.
    """
    groups = chart_groups(dataset, facts)
    named = {kind: [name for name, (found, _) in groups.items() if found == kind] for kind in ("choice", "range")}
    chosen = [name for name in named["choice"] if name != "vi_tri_muc"]
    units = [UNITS] if UNITS in groups else []
    numbers = [word for word in chart_measures(dataset, facts) if word != COUNT]
    if numbers and (units or chosen) and dataset.located in ("area:statistic", "table"):
        periods = units and any(dataset.public_fields[name].type in TIMES for name in chosen)
        return (units + chosen)[0], f"tb~{numbers[0].partition('~')[2]}" if periods else numbers[0]
    styled = [name for name in chosen if name == dataset.style.field]
    order = [*styled, *chosen, *units, *named["range"], *groups]
    return (order[0], COUNT) if order else ("", "")


def read_chart(served: Served, facts: Facts, view: View) -> Chart | None:
    """Return the chart that a state asks for, None when there is nothing to show.

    Raises
    ------
    RequestError
        The dataset has no such chart, or the filter takes too long.
    """
    dataset = served.dataset
    usual = usual_choice(dataset, facts)
    group, measure = view.group or usual[0], view.measure or (usual[1] if view.group in ("", usual[0]) else COUNT)
    groups, measures = chart_groups(dataset, facts), chart_measures(dataset, facts)
    if not groups and not view.group:
        return None
    if group not in groups or measure not in measures:
        raise RequestError(
            "Không có biểu đồ này. Hãy chọn lại ở phần Biểu đồ của trang.",
            "There is no such chart. Please choose again.",
        )
    where = filter_condition(served, {"filter": view.filter}) if view.filter else Where("1")
    function, counted = measures[measure][0], measure.partition("~")[2]
    size = f'{function}("f_{counted}")' if counted else "count(*)"
    rows = _rows(served.index, groups[group], group, facts, size, where)
    known = [row for row in rows if row[0] is not None and row[1] is not None]
    without = sum(row[2] for row in rows if row[0] is None or row[1] is None)
    return Chart(group, measure, tuple(_bars(groups[group], group, facts, known)), without)


Row = tuple[str | int | float | None, float | None, int, str | None]


def _rows(
    connection: sqlite3.Connection, kind: tuple[str, Field | None], name: str, facts: Facts, size: str, where: Where
) -> list[Row]:
    """Return value, size, rows and code of each bar."""
    column, code = f'"f_{name}"', "NULL"
    if kind[0] == "units":
        column, code = '"f_vi_tri_ma_dvhc"', 'max("f_vi_tri_dvhc")'
    elif kind[0] == "range":
        start, step = range_steps(*facts.ranges[name])
        column = f'CAST(("f_{name}" - {start!r}) / {step!r} AS INTEGER)'
    end = time.monotonic() + MOST_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    try:
        query = f"SELECT {column}, {size}, count(*), {code} FROM feature WHERE {where.sql} GROUP BY 1"
        return connection.execute(query, where.parameters).fetchall()
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise RequestError(
            "Điều kiện lọc này mất quá nhiều thời gian. Hãy dùng điều kiện đơn giản hơn.",
            "This filter takes too long. Please use a simpler one.",
        ) from error
    finally:
        connection.set_progress_handler(None, 0)


def _bars(kind: tuple[str, Field | None], name: str, facts: Facts, rows: list[Row]) -> list[Bar]:
    if kind[0] == "units":
        bars = [Bar(str(title), float(size or 0), str(code)) for code, size, _, title in rows]
        return sorted(bars, key=lambda bar: -bar.size)
    if kind[0] == "range":
        start, step = range_steps(*facts.ranges[name])
        ends = ((int(value or 0), float(size or 0)) for value, size, _, _ in sorted(rows, key=lambda row: row[0] or 0))
        return [Bar(place, size, (start + place * step, start + (place + 1) * step)) for place, size in ends]
    bars = [Bar(value if value is not None else "", float(size or 0), str(value)) for value, size, _, _ in rows]
    field = kind[1]
    if field is not None and (field.values or field.type in TIMES):
        order = {str(value): place for place, (value, _) in enumerate(facts.values.get(name, ()))}
        return sorted(bars, key=lambda bar: order.get(bar.key if isinstance(bar.key, str) else "", len(order)))
    return sorted(bars, key=lambda bar: -bar.size)


def range_steps(low: str | float, high: str | float) -> tuple[float, float]:
    """Return where about eight round ranges begin, and how wide each is.

    >>> range_steps(3, 97), range_steps(0.12, 0.5)
    ((0, 20), (0.1, 0.05))
    """
    least, most = float(low), float(high)
    rough = (most - least) / RANGES or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if rough <= power * factor * 1.0001)
    start = math.floor(least / step + 1e-9) * step
    return _tidy(start), _tidy(step)


def _tidy(value: float) -> float:
    near = float(f"{value:.12g}")
    return int(near) if near.is_integer() else near
