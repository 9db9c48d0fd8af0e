"""A published dataset counted, summed or averaged for each commune of today or each former district."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import fsum
from typing import Literal, NamedTuple

import numpy

from geoportal.serve.assigned import district_of_words, districts_of_unit, split_units, units_of_points
from geoportal.serve.ogc.query import Condition
from geoportal.serve.ogc.served import Served
from geoportal.serve.timed import Clock
from geoportal.store.boxes import BOX_UNITS
from geoportal.territory import Gazetteer

By = Literal["xa", "huyen-cu"]
Measure = Literal["dem", "tong", "trung-binh"]
Reason = Literal["no_place", "outside", "shape", "split", "district_only"]
"""Why a row belongs to no area: it has no place; its place is not certainly in one unit, or outside; it is a line or an
area; it lies in a unit of two former districts, or in a commune that was divided; only its former district is known."""
DIGITS = 12
NUMBERS = ("integer", "number")


class Row(NamedTuple):
    """What assigns a row: unit code, level, evidence, its middle (1e-7 degrees), whether it is no point."""

    code: str | None
    level: str
    evidence: str
    x: int | None
    y: int | None
    is_shape: bool
    value: float | None


@dataclass
class Group:
    """The rows of one area: how many, their values, and how many more may belong to it."""

    rows: int = 0
    values: list[float] = field(default_factory=list)
    perhaps: int = 0

    def add(self, rows: int, values: Iterable[float | None]) -> None:
        """Add rows with their values; None is a row without one."""
        self.rows += rows
        self.values += [value for value in values if value is not None]

    def value(self, measure: Measure) -> float | int | None:
        """Return the count, the sum or the mean; None for a sum or a mean of nothing."""
        if measure == "dem":
            return self.rows
        if not self.values:
            return None
        total = fsum(self.values)
        return _rounded(total if measure == "tong" else total / len(self.values))


def _rounded(value: float) -> float | int:
    """Return a number with the digits that arithmetic in binary keeps.

    >>> _rounded(0.1 + 0.2), _rounded(3.0)
    (0.3, 3)
    """
    kept = float(f"{value:.{DIGITS}g}")
    return int(kept) if kept.is_integer() and abs(kept) < 1e15 else kept


@dataclass
class Tally:
    """Every area by its code, and what belongs to none, by the reason."""

    areas: dict[str, Group]
    rest: Group = field(default_factory=Group)
    reasons: Counter[str] = field(default_factory=Counter)

    def leave(self, reason: Reason, rows: int, values: list[float | None], perhaps: Iterable[str] = ()) -> None:
        """Count rows that belong to no area; perhaps: the areas of which each may be."""
        self.rest.add(rows, values)
        self.reasons[reason] += rows
        for code in perhaps:
            self.areas[code].perhaps += rows


def tally(
    served: Served, measured: str | None, by: By, condition: Condition | None, gazetteer: Gazetteer, clock: Clock
) -> Tally:
    """Return the rows of a dataset that fulfil a condition, by area.

    Parameters
    ----------
    measured : str or None
        The field whose values are kept; None: rows are only counted.

    Raises
    ------
    RequestError
        It takes too long.
    """
    codes = gazetteer.units if by == "xa" else gazetteer.districts
    found = Tally({code: Group() for code in codes})
    unsure = () if by == "xa" else tuple(split_units(gazetteer))
    for code, (rows_of, values) in _coded(served, measured, condition, unsure, clock).items():
        areas = [code] if by == "xa" else districts_of_unit(code, gazetteer)
        if len(areas) == 1 and areas[0] in found.areas:
            found.areas[areas[0]].add(rows_of, values)
        else:
            found.leave("outside", rows_of, values)
    rows = list(_others(served, measured, condition, unsure, clock))
    for row, code in zip(rows, _located(rows, gazetteer, clock), strict=True):
        _assign(row, code, by, found, gazetteer)
    return found


def _where(condition: Condition | None) -> tuple[str, tuple[object, ...]]:
    return (f"({condition.sql})", condition.parameters) if condition else ("1", ())


def _coded(
    served: Served, measured: str | None, condition: Condition | None, unsure: tuple[str, ...], clock: Clock
) -> dict[str, tuple[int, list[float | None]]]:
    """Return how many rows have a published unit, and their values, by its code; of units in `unsure` none."""
    where, parameters = _where(condition)
    marks = ",".join("?" * len(unsure))
    source = f"FROM feature WHERE f_vi_tri_ma_dvhc IS NOT NULL AND f_vi_tri_ma_dvhc NOT IN ({marks}) AND {where}"
    with clock.reading(served.index) as index:
        if measured is None:
            counts = index.execute(f"SELECT f_vi_tri_ma_dvhc, count(*) {source} GROUP BY 1", (*unsure, *parameters))
            return {code: (rows, []) for code, rows in counts}
        found: dict[str, list[float | None]] = defaultdict(list)
        for code, value in index.execute(
            f"SELECT f_vi_tri_ma_dvhc, {_column(measured)} {source}", (*unsure, *parameters)
        ):
            found[code].append(value)
        return {code: (len(values), values) for code, values in found.items()}


def _column(measured: str | None) -> str:
    return f'"f_{measured}"' if measured else "NULL"


def _others(
    served: Served, measured: str | None, condition: Condition | None, unsure: tuple[str, ...], clock: Clock
) -> Iterator[Row]:
    """Yield the other rows, with what may still assign them."""
    where, parameters = _where(condition)
    marks = ",".join("?" * len(unsure))
    with clock.reading(served.index) as index:
        rows = index.execute(
            f"SELECT f_vi_tri_ma_dvhc, f_vi_tri_muc, f_vi_tri_can_cu, west / 2 + east / 2, south / 2 + north / 2,"
            f" west <> east OR south <> north, value FROM (SELECT seq, f_vi_tri_ma_dvhc, f_vi_tri_muc, f_vi_tri_can_cu,"
            f" {_column(measured)} AS value FROM feature"
            f" WHERE (f_vi_tri_ma_dvhc IS NULL OR f_vi_tri_ma_dvhc IN ({marks})) AND {where}) JOIN body USING (seq)",
            (*unsure, *parameters),
        )
        for code, level, evidence, x, y, is_shape, value in rows:
            yield Row(code, str(level), str(evidence or ""), x, y, bool(is_shape), value)


def _located(rows: list[Row], gazetteer: Gazetteer, clock: Clock) -> list[str]:
    """Return the unit of each row, "" where it is not certain: the published one, else that of an exact point."""
    found = [row.code or "" for row in rows]
    places = [number for number, row in enumerate(rows) if _is_fine(row)]
    points = numpy.array([(rows[number].x, rows[number].y) for number in places], dtype=float).reshape(-1, 2)
    points /= BOX_UNITS
    for number, code in zip(places, units_of_points(points[:, 0], points[:, 1], gazetteer, clock), strict=True):
        found[number] = code
    return found


def _is_fine(row: Row) -> bool:
    return not row.code and row.x is not None and not row.is_shape and row.level not in ("commune", "district", "none")


def _assign(row: Row, code: str, by: By, found: Tally, gazetteer: Gazetteer) -> None:
    """Put a row into the area that it certainly belongs to, or leave it over with the reason."""
    value = [row.value]
    if by == "xa":
        if code in found.areas:
            found.areas[code].add(1, value)
        else:
            found.leave(_reason(row), 1, value)
        return
    district = district_of_words(row.evidence, gazetteer)
    of_unit = districts_of_unit(code, gazetteer)
    if district and (not of_unit or district in of_unit):
        found.areas[district].add(1, value)
    elif len(of_unit) == 1:
        found.areas[of_unit[0]].add(1, value)
    elif of_unit:
        found.leave("split", 1, value, of_unit)
    else:
        found.leave(_reason(row), 1, value)


def _reason(row: Row) -> Reason:
    if row.x is None:
        return "no_place"
    if row.is_shape:
        return "shape"
    return {"district": "district_only", "commune": "split"}.get(row.level, "outside")  # type: ignore[return-value]
