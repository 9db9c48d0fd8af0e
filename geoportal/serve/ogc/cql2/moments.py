"""Days and intervals of days in a filter.

A date is a whole day; of some only the month or the year is known ("2024-09", "2024"): these are any day of that time.
Whether such a one is before a day within it is not known, which is NULL: neither that it is nor that it is not.
An instant that meets a date counts as its day (UTC), as in the parameter datetime.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from pygeofilter import ast, values

from geoportal.serve.ogc.cql2.expression import Expression, built, joined
from geoportal.serve.ogc.cql2.literals import read_moment
from geoportal.serve.ogc.cql2.refusals import refusal, wrong_kind

FIRST_DAY = "substr({0} || '-01-01', 1, 10)"
LAST_DAY = (
    "CASE length({0}) WHEN 4 THEN {0} || '-12-31' WHEN 7 THEN date({0} || '-01', '+1 month', '-1 day') ELSE {0} END"
)
BEFORE_ALL, AFTER_ALL = "", "~"
"""Texts that sort before and after every day: the open ends of intervals."""
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""The operators that are others when their operands change places."""
Ends = tuple[Expression, Expression]
Term = tuple[str, str, str]
RELATIONS: dict[type[ast.TemporalPredicate], tuple[Any, tuple[Term, ...]]] = {
    ast.TimeAfter: ("AND", (("start", ">", "other end"),)),
    ast.TimeBefore: ("AND", (("end", "<", "other start"),)),
    ast.TimeDisjoint: ("OR", (("start", ">", "other end"), ("end", "<", "other start"))),
    ast.TimeEquals: ("AND", (("start", "=", "other start"), ("end", "=", "other end"))),
    ast.TimeContains: ("AND", (("start", "<", "other start"), ("end", ">", "other end"))),
    ast.TimeDuring: ("AND", (("start", ">", "other start"), ("end", "<", "other end"))),
    ast.TimeEndedBy: ("AND", (("start", "<", "other start"), ("end", "=", "other end"))),
    ast.TimeEnds: ("AND", (("start", ">", "other start"), ("end", "=", "other end"))),
    ast.TimeMeets: ("AND", (("end", "=", "other start"),)),
    ast.TimeMetBy: ("AND", (("start", "=", "other end"),)),
    ast.TimeOverlaps: ("AND", (("start", "<", "other start"), ("end", ">", "other start"), ("end", "<", "other end"))),
    ast.TimeOverlappedBy: (
        "AND", (("start", ">", "other start"), ("start", "<", "other end"), ("end", ">", "other end")),
    ),
    ast.TimeBegunBy: ("AND", (("start", "=", "other start"), ("end", ">", "other end"))),
    ast.TimeBegins: ("AND", (("start", "=", "other start"), ("end", "<", "other end"))),
}  # fmt: skip
"""The temporal functions as comparisons of ends (Time Ontology in OWL), intervals including both ends."""
OF_BOTH = (ast.TimeAfter, ast.TimeBefore, ast.TimeDisjoint, ast.TimeEquals)
"""Functions of instants and intervals; the others are of intervals only."""


def moment(value: date) -> Expression:
    """Return a literal day or instant."""
    return Expression("moment", "?", (written(value, whole_days=not isinstance(value, datetime)),), value)


def written(value: date, *, whole_days: bool) -> str:
    """Return a day or an instant as text that sorts as time does.

    >>> written(date(2025, 7, 1), whole_days=True)
    '2025-07-01'
    """
    return (
        value.isoformat()[:10]
        if whole_days or not isinstance(value, datetime)
        else value.isoformat("T", "microseconds")
    )


def as_moment(part: Expression) -> Expression:
    """Return a text literal that stands beside a date as that date; others as they are."""
    return moment(read_moment(part.value)) if part.kind == "text" and part.value is not None else part


def compare_moments(operator: str, left: Expression, right: Expression, *, exact: bool) -> Expression:
    """Return the comparison of two dates; exact tells NULL from false, which NOT needs."""
    if left.value is not None and right.value is not None:
        days = not (isinstance(left.value, datetime) and isinstance(right.value, datetime))
        texts = [Expression("moment", "?", (written(side.value, whole_days=days),)) for side in (left, right)]
        return built("boolean", f"{{}} {operator} {{}}", *texts)
    if exact or (left.value is None and right.value is None):
        return _by_ends(operator, left, right)
    if left.value is not None:
        return _with_day(TURNED.get(operator, operator), right, left.value)
    return _with_day(operator, left, right.value)


def _with_day(operator: str, dates: Expression, value: date) -> Expression:
    """Return a column compared with a day in the order of texts, which an index answers.

    A month or year sorts before its days, so those around the day are looked at: what they are surely not, or surely.
    """
    day = written(value, whole_days=True)
    around = (day[:4], day[:7])
    left_out: list[str] = []
    if operator in ("<", "<>"):
        left_out = [*around]
    elif operator == "<=":
        after = "" if day == date.max.isoformat() else (date.fromisoformat(day) + timedelta(days=1)).isoformat()
        left_out = [part for part in around if after.startswith(part)]
    added = [part for part in around if operator == ">=" and f"{part}-01-01"[:10] == day]
    sql = f"{dates.sql} {operator} ?"
    if left_out or added:
        marks = ", ".join("?" * len(left_out or added))
        sql += f" AND {dates.sql} NOT IN ({marks})" if left_out else f" OR {dates.sql} IN ({marks})"
    return Expression("boolean", f"({sql})", (day, *left_out, *added), depth=2)


def _by_ends(operator: str, left: Expression, right: Expression) -> Expression:
    """Return a comparison that is true when it is of all days of both sides, false when of none, else NULL."""
    (start, end), (other_start, other_end) = ends(left, whole_days=True), ends(right, whole_days=True)
    if operator in ("=", "<>"):
        same = "{} = {} AND {} = {} AND {} = {}"
        yes, no = ("1", "0") if operator == "=" else ("0", "1")
        template = f"CASE WHEN {same} THEN {yes} WHEN {{}} < {{}} OR {{}} > {{}} THEN {no} END"
        parts = [start, end, other_start, other_end, start, other_start, end, other_start, start, other_end]
        return built("boolean", template, *parts, before_first=5, before_others=8)
    if operator[0] == ">":
        return _by_ends(operator.replace(">", "<"), right, left)
    opposite = ">=" if operator == "<" else ">"
    template = f"CASE WHEN {{}} {operator} {{}} THEN 1 WHEN {{}} {opposite} {{}} THEN 0 END"
    return built("boolean", template, end, other_start, start, other_end, before_first=5, before_others=8)


def relate(node: ast.TemporalPredicate, left: Expression, right: Expression) -> Expression:
    """Return a temporal function of two operands."""
    sides = [as_moment(left), as_moment(right)]
    for side in sides:
        if side.kind not in ("moment", "interval"):
            raise wrong_kind("moment", side.kind, "T_…")
        if side.kind != "interval" and not isinstance(node, OF_BOTH):
            raise refusal(
                "hàm thời gian này chỉ dùng cho hai INTERVAL; với một ngày hãy dùng T_BEFORE, T_AFTER, T_EQUALS, "
                "T_INTERSECTS hoặc T_DISJOINT.",
                "this temporal function is of two INTERVALs; for a date use T_BEFORE, T_AFTER, T_EQUALS, T_INTERSECTS "
                "or T_DISJOINT",
            )
    whole_days = not all(_is_precise(side) for side in sides)
    (start, end), (other_start, other_end) = (ends(side, whole_days=whole_days) for side in sides)
    named = {"start": start, "end": end, "other start": other_start, "other end": other_end}
    operator, terms = RELATIONS[type(node)]
    parts = [built("boolean", f"{{}} {sign} {{}}", named[one], named[other]) for one, sign, other in terms]
    return joined(operator, parts)


def _is_precise(side: Expression) -> bool:
    """Return whether an operand is literal instants throughout."""
    if side.kind == "interval":
        given = [end.value for end in side.value if end is not None]
        return all(isinstance(value, datetime) for value in given)
    return isinstance(side.value, datetime)


def ends(side: Expression, *, whole_days: bool) -> Ends:
    """Return the first and the last day (or instant) of an operand."""
    if side.kind == "interval":
        start, end = side.value
        first = Expression("moment", "?", (BEFORE_ALL,)) if start is None else ends(start, whole_days=whole_days)[0]
        last = Expression("moment", "?", (AFTER_ALL,)) if end is None else ends(end, whole_days=whole_days)[1]
        return first, last
    if side.value is not None:
        literal = Expression("moment", "?", (written(side.value, whole_days=whole_days),))
        return literal, literal
    return Expression("moment", FIRST_DAY.format(side.sql)), Expression("moment", LAST_DAY.format(side.sql))


def interval(node: values.Interval, evaluate: Any) -> Expression:
    """Return an interval; its value is its two ends, None where it is open."""
    sides = [None if end is None else as_moment(evaluate(end)) for end in (node.start, node.end)]
    for side in sides:
        if side is not None and side.kind != "moment":
            raise wrong_kind("moment", side.kind, "INTERVAL")
    return Expression("interval", "", value=tuple(sides))
