"""The tree of a filter becomes SQL with bound parameters, or is refused; nothing of it is ignored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal

from pygeofilter import ast, values

from geoportal.dataset import Field
from geoportal.serve.ogc.cql2.expression import Expression, Found, Scope, built, column, joined
from geoportal.serve.ogc.cql2.functions import SQL_FUNCTIONS, sql_number
from geoportal.serve.ogc.cql2.matching import glob, pattern_text
from geoportal.serve.ogc.cql2.moments import as_moment, compare_moments, interval, moment, relate
from geoportal.serve.ogc.cql2.refusals import KINDS, not_comparable, refusal, wrong_kind
from geoportal.serve.ogc.cql2.spatial import spatial
from geoportal.serve.ogc.cql2.tree import FOLDINGS
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.query import Condition
from geoportal.vietnamese import nfc

ARITHMETIC = {"%": "cql_mod", "div": "cql_div", "^": "cql_pow"}
MOST_OPEN = 76
"""Pieces of SQL that may be open at once in a filter; SQLite's parser takes 100, those around the filter included."""
COMPARABLE = ("text", "number", "boolean")


def condition_of(
    node: Any, fields: Mapping[str, Field], found: Found, located: int, filter_crs: str = CRS84
) -> Condition:
    """Return a filter as a condition over the table `feature`.

    Parameters
    ----------
    node : pygeofilter.ast.Node
        From `parse_filter`.
    fields : mapping
        The published columns, by name.
    found : callable
        Returns the numbers of the features that are so related ("intersects", "within", ...) to a shape in CRS84.
    located : int
        How many features, the first ones, have a geometry.
    filter_crs : str
        The CRS of the geometries in the filter, one of `crs.CRS_LIST`, axes as its authority has them.

    Raises
    ------
    RequestError
        It refers to something that is not there, compares what cannot be compared, or uses what is not supported.

    Examples
    --------
    >>> from geoportal.dataset import Text
    >>> fields = {"so_lop": Field(title=Text(vi="Số lớp", en="Classes"), type="integer")}
    >>> condition_of(ast.GreaterThan(ast.Attribute("so_lop"), 12), fields, lambda predicate, shape: [], 0)
    Condition(sql='("f_so_lop" > ?)', parameters=(12,))
    """
    scope = Scope(fields, found, located, filter_crs)
    whole = _condition(node, scope, exact=False)
    if whole.depth > MOST_OPEN:
        raise refusal("lồng nhau quá sâu.", "nested too deeply")
    return Condition(whole.sql, whole.parameters)


def _evaluate(node: Any, scope: Scope, *, exact: bool = True) -> Expression:
    """Return a node as SQL; exact tells NULL from false, which only AND, OR and the filter itself need not."""
    rule = next((RULES[kind] for kind in type(node).__mro__ if kind in RULES), None)
    if rule is None:
        raise refusal(f"{type(node).__name__} không được hỗ trợ.", f"{type(node).__name__} is not supported")
    return rule(node, scope, exact)


def _condition(node: Any, scope: Scope, *, exact: bool) -> Expression:
    found = _evaluate(node, scope, exact=exact)
    if found.kind != "boolean":
        vi, en = KINDS[found.kind]
        raise refusal(f"cần một điều kiện, ví dụ ten IS NULL; ở đây là {vi}.", f"a condition is needed, this is {en}")
    return found


def _number(node: Any, scope: Scope, where: str) -> Expression:
    found = _evaluate(node, scope)
    if found.kind != "number":
        raise wrong_kind("number", found.kind, where)
    return found


def _chain(node: ast.Combination, scope: Scope, exact: bool) -> Expression:
    """Return ANDs of ANDs, or ORs of ORs, as one chain."""
    left, parts = [node], []
    while left:
        item = left.pop()
        if type(item) is type(node):
            left += [item.rhs, item.lhs]
        else:
            parts.append(_condition(item, scope, exact=exact))
    return joined(node.op.value, parts)


def _not(node: ast.Not, scope: Scope, _exact: bool) -> Expression:
    return built("boolean", "NOT {}", _condition(node.sub_node, scope, exact=True), before_first=2)


def _pair(left: Expression, right: Expression, operator: str) -> tuple[Expression, Expression]:
    """Return two values that can be compared; a text beside a date is read as a date."""
    if "moment" in (left.kind, right.kind):
        left, right = as_moment(left), as_moment(right)
    if left.kind != right.kind or left.kind not in (*COMPARABLE, "moment"):
        raise not_comparable(left.kind, right.kind, operator)
    return left, right


def _comparison(node: ast.Comparison, scope: Scope, exact: bool) -> Expression:
    operator = node.op.value
    left, right = _pair(_evaluate(node.lhs, scope), _evaluate(node.rhs, scope), operator)
    if left.kind == "moment":
        return compare_moments(operator, left, right, exact=exact)
    return built("boolean", f"{{}} {operator} {{}}", left, right)


def _between(node: ast.Between, scope: Scope, exact: bool) -> Expression:
    value, low, high = (_evaluate(part, scope) for part in (node.lhs, node.low, node.high))
    pairs = _pair(value, low, "BETWEEN"), _pair(value, high, "BETWEEN")
    if "moment" in {left.kind for left, _right in pairs}:
        signs = zip((">=", "<="), pairs, strict=True)
        return _of_moments("AND", [(sign, *pair) for sign, pair in signs], exact, negated=node.not_)
    template = f"{{}} {'NOT ' if node.not_ else ''}BETWEEN {{}} AND {{}}"
    return built("boolean", template, value, low, high, before_others=5)


def _in(node: ast.In, scope: Scope, exact: bool) -> Expression:
    value = _evaluate(node.lhs, scope)
    pairs = [_pair(value, _evaluate(item, scope), "IN") for item in node.sub_nodes]
    if "moment" in {left.kind for left, _right in pairs}:
        return _of_moments("OR", [("=", *pair) for pair in pairs], exact, negated=node.not_)
    template = f"{{}} {'NOT ' if node.not_ else ''}IN ({', '.join(['{}'] * len(pairs))})"
    return built("boolean", template, value, *(right for _left, right in pairs), before_others=6)


def _of_moments(
    operator: Literal["AND", "OR"], terms: Sequence[tuple[str, Expression, Expression]], exact: bool, *, negated: bool
) -> Expression:
    """Return comparisons of dates joined, or the contrary of all of that."""
    for sign, left, _right in terms:
        if left.kind != "moment":
            raise not_comparable(left.kind, "moment", sign)
    parts = [compare_moments(sign, left, right, exact=exact or negated) for sign, left, right in terms]
    whole = joined(operator, parts)
    return built("boolean", "NOT {}", whole, before_first=2) if negated else whole


def _like(node: ast.Like, scope: Scope, _exact: bool) -> Expression:
    text = _evaluate(node.lhs, scope)
    if text.kind != "text":
        raise wrong_kind("text", text.kind, "LIKE")
    pattern = Expression("text", "?", (glob(pattern_text(node.pattern)),))
    return built("boolean", f"{{}} {'NOT ' if node.not_ else ''}GLOB {{}}", text, pattern)


def _null(node: ast.IsNull, scope: Scope, _exact: bool) -> Expression:
    value = _evaluate(node.lhs, scope)
    if value.kind == "geometry" and isinstance(node.lhs, ast.Attribute):
        return Expression("boolean", f"(seq {'<=' if node.not_ else '>'} ?)", (scope.located,), depth=1)
    if value.kind in ("geometry", "interval"):
        raise refusal("IS NULL cần một trường hoặc một giá trị.", "IS NULL needs a property or a value")
    return built("boolean", f"{{}} IS {'NOT ' if node.not_ else ''}NULL", value)


def _arithmetic(node: ast.Arithmetic, scope: Scope, _exact: bool) -> Expression:
    sign = node.op.value
    parts = _number(node.lhs, scope, sign), _number(node.rhs, scope, sign)
    template = "CAST({} AS REAL) / {}" if sign == "/" else f"{{}} {sign} {{}}"
    return built("number", template, *parts, before_first=3 if sign == "/" else 1)


def _function(node: ast.Function, scope: Scope, _exact: bool) -> Expression:
    if node.name in ARITHMETIC:
        parts = [_number(argument, scope, node.name) for argument in node.arguments]
        template = f"{ARITHMETIC[node.name]}({{}}, {{}})"
        return built("number", template, *parts, before_first=5, before_others=7)
    if node.name not in FOLDINGS:
        raise refusal(f"hàm {node.name} không được hỗ trợ.", f"the function {node.name} is not supported")
    text = _evaluate(node.arguments[0], scope)
    if text.kind != "text":
        raise wrong_kind("text", text.kind, node.name.upper())
    if text.value is not None:
        return _text(str(SQL_FUNCTIONS[node.name][1](text.value)), scope, True)
    return built("text", f"{node.name}({{}})", text, before_first=5)


def _text(node: str, _scope: Scope, _exact: bool) -> Expression:
    text = nfc(node)
    return Expression("text", "?", (text,), text)


def _literal_number(node: int | float, _scope: Scope, _exact: bool) -> Expression:
    number = sql_number(node)
    return Expression("number", "?", (number,), number)


RULES: dict[type[Any], Callable[[Any, Scope, bool], Expression]] = {
    str: _text,
    bool: lambda node, _scope, _exact: Expression("boolean", "1" if node else "0", (), node),
    int: _literal_number,
    float: _literal_number,
    date: lambda node, _scope, _exact: moment(node),
    datetime: lambda node, _scope, _exact: moment(node),
    ast.Attribute: lambda node, scope, _exact: column(node.name, scope),
    values.Interval: lambda node, scope, _exact: interval(node, lambda end: _evaluate(end, scope)),
    values.Geometry: lambda node, _scope, _exact: Expression("geometry", "", value=node),
    values.Envelope: lambda node, _scope, _exact: Expression("geometry", "", value=node),
    ast.Combination: _chain,
    ast.Not: _not,
    ast.Comparison: _comparison,
    ast.Between: _between,
    ast.In: _in,
    ast.Like: _like,
    ast.IsNull: _null,
    ast.Arithmetic: _arithmetic,
    ast.Function: _function,
    ast.TemporalPredicate: lambda node, scope, _exact: relate(
        node, _evaluate(node.lhs, scope), _evaluate(node.rhs, scope)
    ),
    ast.SpatialComparisonPredicate: lambda node, scope, exact: spatial(
        node, _evaluate(node.lhs, scope), _evaluate(node.rhs, scope), scope, exact=exact
    ),
}
"""How each class of node (its own, or the nearest above it) becomes SQL."""
