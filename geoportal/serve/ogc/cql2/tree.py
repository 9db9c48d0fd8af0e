"""What both encodings of CQL2 share: functions by name, and the limits of a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pygeofilter import ast
from pygeofilter.cql2 import SPATIAL_PREDICATES_MAP

from geoportal.serve.ogc.cql2.literals import read_box, read_day, read_instant, read_interval
from geoportal.serve.ogc.cql2.refusals import refusal

DEEPEST = 50
"""Levels of a filter, a chain of ANDs or ORs being one."""
MOST_SPATIAL = 20
"""Spatial predicates of one filter; each is a search of its own."""
Build = Callable[..., Any]


def _intersect(first: Any, second: Any) -> ast.Node:
    return ast.Not(ast.TimeDisjoint(first, second))


TEMPORAL: dict[str, Build] = {
    "t_after": ast.TimeAfter, "t_before": ast.TimeBefore, "t_contains": ast.TimeContains,
    "t_disjoint": ast.TimeDisjoint, "t_during": ast.TimeDuring, "t_equals": ast.TimeEquals,
    "t_finishedby": ast.TimeEndedBy, "t_finishes": ast.TimeEnds, "t_intersects": _intersect,
    "t_meets": ast.TimeMeets, "t_metby": ast.TimeMetBy, "t_overlappedby": ast.TimeOverlappedBy,
    "t_overlaps": ast.TimeOverlaps, "t_startedby": ast.TimeBegunBy, "t_starts": ast.TimeBegins,
}  # fmt: skip
"""pygeofilter knows these under the names of a draft, and takes T_INTERSECTS for T_OVERLAPS."""
PREDICATES: dict[str, Build] = {**SPATIAL_PREDICATES_MAP, **TEMPORAL}
FOLDINGS = ("casei", "accenti")
LITERALS: dict[str, tuple[int, Build]] = {"date": (1, read_day), "timestamp": (1, read_instant)}


def call(name: str, arguments: Sequence[Any]) -> Any:
    """Return what a function of CQL2 makes of its arguments: a node, or a literal.

    Raises
    ------
    RequestError
        There is no such function, or it takes another number of arguments.
    """
    known = name.lower()
    if known == "bbox":
        return read_box(arguments)
    if known == "interval":
        return read_interval(arguments)
    count, build = LITERALS.get(known, (2, PREDICATES.get(known)))
    if known in FOLDINGS:
        count, build = 1, lambda text: ast.Function(known, [text])
    if build is None:
        raise refusal(f"hàm {name} không được hỗ trợ.", f"the function {name} is not supported")
    if len(arguments) != count:
        raise refusal(f"{name} cần {count} đối số, không phải {len(arguments)}.", f"{name} takes {count} arguments")
    return build(*arguments)


def like(text: Any, pattern: Any, *, negated: bool) -> ast.Like:
    """Return a LIKE with the wildcards of CQL2."""
    return ast.Like(text, pattern, nocase=False, wildcard="%", singlechar="_", escapechar="\\", not_=negated)


def check_limits(root: Any) -> None:
    """Refuse a filter that is nested too deeply or searches for too many places."""
    left, spatial = [(root, 1)], 0
    while left:
        node, depth = left.pop()
        if not isinstance(node, ast.Node):
            continue
        spatial += isinstance(node, ast.SpatialComparisonPredicate)
        if depth > DEEPEST:
            raise refusal(f"lồng nhau quá {DEEPEST} tầng.", f"nested deeper than {DEEPEST} levels")
        if spatial > MOST_SPATIAL:
            raise refusal(f"quá {MOST_SPATIAL} phép so không gian.", f"more than {MOST_SPATIAL} spatial predicates")
        for child in node.get_sub_nodes():
            same = isinstance(node, ast.Combination) and type(child) is type(node)
            left.append((child, depth if same else depth + 1))
