"""Filters and their parts: their CQL2 text, their CQL2 JSON, and plainly what they say of a feature.

What a filter says of a feature is worked out here in Python with three values (True, False, None for unknown) and
shapely, one feature at a time; nothing of the portal's own code takes part.
"""

from __future__ import annotations

import math
import operator
import unicodedata
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, NamedTuple

import shapely

from tests.serve.cql2_data import first_and_last

Tell = Callable[[SimpleNamespace], Any]
SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Drawn(NamedTuple):
    """A filter or a part of one."""

    text: str
    json: Any
    tell: Tell

    def __repr__(self) -> str:
        return self.text


def known(function: Callable[..., Any], *tells: Tell) -> Tell:
    """Return a function of values that is unknown when one of them is."""

    def tell(row: SimpleNamespace) -> Any:
        values = [each(row) for each in tells]
        return None if None in values else function(*values)

    return tell


def opposite(value: bool | None) -> bool | None:
    return None if value is None else not value


def all_of(values: list[bool | None]) -> bool | None:
    return False if False in values else None if None in values else True


def any_of(values: list[bool | None]) -> bool | None:
    return opposite(all_of([opposite(value) for value in values]))


def without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFD", text)
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return kept.translate(str.maketrans("đĐøØ", "dDoO"))


FOLDINGS: dict[str, Callable[[str], str]] = {"casei": str.casefold, "accenti": without_marks}


def matches(text: str, pattern: str) -> bool:
    """Return whether a text is like a pattern: one letter at a time."""
    if not pattern:
        return not text
    if pattern[0] == "%":
        return matches(text, pattern[1:]) or (bool(text) and matches(text[1:], pattern))
    rest = pattern[2:] if pattern[0] == "\\" and len(pattern) > 1 else pattern[1:]
    wanted = pattern[1] if pattern[0] == "\\" and len(pattern) > 1 else pattern[0]
    fits = bool(text) and ((pattern[0] == "_") or text[0] == wanted)
    return fits and matches(text[1:], rest)


def quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def column(name: str) -> Drawn:
    return Drawn(f'"{name}"', {"property": name}, lambda row: getattr(row, name))


def text_literal(text: str) -> Drawn:
    return Drawn(quoted(text), text, lambda _row: text)


def number_literal(number: float) -> Drawn:
    return Drawn(repr(number), number, lambda _row: number)


def folded(name: str, inner: Drawn) -> Drawn:
    return Drawn(f"{name.upper()}({inner.text})", {name: inner.json}, known(FOLDINGS[name], inner.tell))


def arithmetic(sign: str, left: Drawn, right: Drawn) -> Drawn:
    def work_out(one: float, other: float) -> float | None:
        try:
            found = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": math.fmod,
                     "div": lambda a, b: math.trunc(a / b), "^": math.pow}[sign](one, other)  # fmt: skip
        except (ZeroDivisionError, ValueError, OverflowError):
            return None
        return None if math.isnan(found) else found

    tell = known(work_out, left.tell, right.tell)
    return Drawn(f"({left.text} {sign} {right.text})", {"op": sign, "args": [left.json, right.json]}, tell)


def negated(inner: Drawn) -> Drawn:
    tell: Tell = lambda row: opposite(inner.tell(row))  # noqa: E731
    return Drawn(f"NOT ({inner.text})", {"op": "not", "args": [inner.json]}, tell)


def combined(name: str, parts: list[Drawn]) -> Drawn:
    join = all_of if name == "and" else any_of
    text = f" {name.upper()} ".join(f"({part.text})" for part in parts)
    return Drawn(
        text, {"op": name, "args": [part.json for part in parts]}, lambda row: join([part.tell(row) for part in parts])
    )


def compared(sign: str, left: Drawn, right: Drawn) -> Drawn:
    tell = known(SIGNS[sign], left.tell, right.tell)
    return Drawn(f"{left.text} {sign} {right.text}", {"op": sign, "args": [left.json, right.json]}, tell)


def one_of(left: Drawn, items: list[Drawn]) -> Drawn:
    tell: Tell = lambda row: any_of([known(operator.eq, left.tell, item.tell)(row) for item in items])  # noqa: E731
    text = f"{left.text} IN ({', '.join(item.text for item in items)})"
    return Drawn(text, {"op": "in", "args": [left.json, [item.json for item in items]]}, tell)


def between(value: Drawn, low: Drawn, high: Drawn) -> Drawn:
    tell: Tell = lambda row: all_of([compared(">=", value, low).tell(row), compared("<=", value, high).tell(row)])  # noqa: E731
    args = [value.json, low.json, high.json]
    return Drawn(f"{value.text} BETWEEN {low.text} AND {high.text}", {"op": "between", "args": args}, tell)


def like(value: Drawn, pattern: str, foldings: tuple[str, ...]) -> Drawn:
    right = text_literal(pattern)
    for name in foldings:
        value, right = folded(name, value), folded(name, right)
    tell = known(matches, value.tell, right.tell)
    return Drawn(f"{value.text} LIKE {right.text}", {"op": "like", "args": [value.json, right.json]}, tell)


def is_null(name: str) -> Drawn:
    text, args = f"{name} IS NULL", [{"property": name}]
    return Drawn(text, {"op": "isNull", "args": args}, lambda row: getattr(row, name) is None)


def day_compared(sign: str, name: str, day: str) -> Drawn:
    def tell(row: SimpleNamespace) -> bool | None:
        value = getattr(row, name)
        if value is None:
            return None
        first, last = first_and_last(value)
        verdicts = {SIGNS[sign](each, day) for each in (first, day if first <= day <= last else last, last)}
        return verdicts.pop() if len(verdicts) == 1 else None

    json = {"op": sign, "args": [{"property": name}, {"date": day}]}
    return Drawn(f"{name} {sign} DATE('{day}')", json, tell)


def lt(first: str | None, second: str | None) -> bool | None:
    return None if first is None or second is None else first < second


def same(first: str | None, second: str | None) -> bool | None:
    return None if first is None or second is None else first == second


PERIODS: dict[str, Callable[[Any, Any, Any, Any], bool | None]] = {
    "t_after": lambda a, b, c, d: lt(d, a),
    "t_before": lambda a, b, c, d: lt(b, c),
    "t_disjoint": lambda a, b, c, d: any_of([lt(d, a), lt(b, c)]),
    "t_intersects": lambda a, b, c, d: all_of([opposite(lt(d, a)), opposite(lt(b, c))]),
    "t_equals": lambda a, b, c, d: all_of([same(a, c), same(b, d)]),
    "t_during": lambda a, b, c, d: all_of([lt(c, a), lt(b, d)]),
    "t_contains": lambda a, b, c, d: all_of([lt(a, c), lt(d, b)]),
    "t_starts": lambda a, b, c, d: all_of([same(a, c), lt(b, d)]),
    "t_startedBy": lambda a, b, c, d: all_of([same(a, c), lt(d, b)]),
    "t_finishes": lambda a, b, c, d: all_of([same(b, d), lt(c, a)]),
    "t_finishedBy": lambda a, b, c, d: all_of([same(b, d), lt(a, c)]),
    "t_meets": lambda a, b, c, d: same(b, c),
    "t_metBy": lambda a, b, c, d: same(a, d),
    "t_overlaps": lambda a, b, c, d: all_of([lt(a, c), lt(c, b), lt(b, d)]),
    "t_overlappedBy": lambda a, b, c, d: all_of([lt(c, a), lt(a, d), lt(d, b)]),
}
"""The temporal functions of a period from a to b and one from c to d; an end that is not known is None."""
OF_DATES = ("t_after", "t_before", "t_disjoint", "t_intersects", "t_equals")


def period(name: str, columns: tuple[str, ...], ends: tuple[str, str]) -> Drawn:
    """Return a temporal function of a date or of two dates as an interval, and of a literal interval."""

    def tell(row: SimpleNamespace) -> bool | None:
        given = getattr(row, columns[0]), getattr(row, columns[-1])
        first, last = (None if day is None else first_and_last(day)[side] for side, day in enumerate(given))
        return PERIODS[name](first, last, "" if ends[0] == ".." else ends[0], "~" if ends[1] == ".." else ends[1])

    left = columns[0] if len(columns) == 1 else f"INTERVAL({', '.join(columns)})"
    properties = [{"property": column} for column in columns]
    json = properties[0] if len(columns) == 1 else {"interval": properties}
    return Drawn(
        f"{name.upper()}({left}, INTERVAL('{ends[0]}', '{ends[1]}'))",
        {"op": name, "args": [json, {"interval": list(ends)}]},
        tell,
    )


def spatial(predicate: str, shape: shapely.Geometry, *, literal_first: bool, box: tuple[float, ...] = ()) -> Drawn:
    def tell(row: SimpleNamespace) -> bool | None:
        if row.geometry is None:
            return None
        first, second = (shape, row.geometry) if literal_first else (row.geometry, shape)
        return bool(getattr(first, predicate)(second))

    text = f"BBOX({', '.join(map(repr, box))})" if box else shapely.to_wkt(shape, rounding_precision=-1)
    json = {"bbox": list(box)} if box else shapely.geometry.mapping(shape)
    texts, jsons = ["geometry", text], [{"property": "geometry"}, json]
    order = slice(None, None, -1 if literal_first else 1)
    return Drawn(
        f"S_{predicate.upper()}({', '.join(texts[order])})", {"op": f"s_{predicate}", "args": jsons[order]}, tell
    )
