"""CQL2 JSON, read into the tree of pygeofilter.

pygeofilter 0.4 walks the nodes of a draft; what the standard writes otherwise (BETWEEN, LIKE, CASEI, ACCENTI, boxes,
intervals, temporal functions) is read here, the rest is left to it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from pygeofilter import ast, values
from pygeofilter.parsers.cql2_json.parser import walk_cql_json

from geoportal.errors import RequestError
from geoportal.serve.ogc.cql2.literals import read_box, read_day, read_instant, read_interval
from geoportal.serve.ogc.cql2.refusals import refusal
from geoportal.serve.ogc.cql2.tree import DEEPEST, FOLDINGS, call, like

MOST_LEVELS = 4 * DEEPEST
PLAIN = {
    "=": 2,
    "<>": 2,
    "<": 2,
    "<=": 2,
    ">": 2,
    ">=": 2,
    "+": 2,
    "-": 2,
    "*": 2,
    "/": 2,
    "not": 1,
    "isNull": 1,
    "in": 2,
}
"""Operators that pygeofilter reads as the standard has them, and how many arguments they take; AND, OR: two or more."""
GEOMETRIES = ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection")


def read_object(text: str) -> Any:
    """Return the tree of a filter in CQL2 JSON.

    Raises
    ------
    RequestError
        It is no JSON, or no CQL2.

    Examples
    --------
    >>> read_object('{"op": "<", "args": [{"property": "a"}, 2.5]}')
    LessThan(lhs=ATTRIBUTE a, rhs=2.5)
    """
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise refusal("không phải là JSON đúng.", "this is not JSON") from error
    return _node(content, 0)


def _node(content: Any, level: int) -> Any:
    if level > MOST_LEVELS:
        raise refusal(f"lồng nhau quá {DEEPEST} tầng.", f"nested deeper than {DEEPEST} levels")
    if isinstance(content, str) and "\0" in content:
        raise _unknown(content)
    if isinstance(content, str | bool | int | float):
        return content
    if not isinstance(content, dict):
        raise _unknown(content)
    if content.keys() == {"op", "args"} and isinstance(content["op"], str) and isinstance(content["args"], list):
        return _operation(content["op"], content["args"], level)
    if content.get("type") in GEOMETRIES:
        return values.Geometry(content)
    for member, read in MEMBERS.items():
        if content.keys() == {member}:
            return read(content[member], level)
    raise _unknown(content)


def _unknown(content: Any) -> RequestError:
    near = orjson.dumps(content).decode()[:60]
    return refusal(f"không hiểu «{near}» trong CQL2 JSON.", f"“{near}” is not understood in CQL2 JSON")


def _operation(name: str, arguments: list[Any], level: int) -> Any:
    below = level + 1
    if name == "in" and len(arguments) == 2 and isinstance(arguments[1], list) and arguments[1]:
        read = [_node(arguments[0], below), [_node(item, below) for item in arguments[1]]]
        return walk_cql_json({"op": name, "args": read})
    read = [_node(item, below) for item in arguments]
    if name in OWN:
        count, build = OWN[name]
        _count(name, len(read), len(read) == count)
        return build(*read)
    if name in ("and", "or") or (name in PLAIN and name != "in"):
        _count(name, len(read), len(read) >= 2 if name in ("and", "or") else len(read) == PLAIN[name])
        return walk_cql_json({"op": name, "args": read})
    return call(name, read)


def _count(name: str, found: int, right: bool) -> None:
    if not right:
        raise refusal(f"{name} không nhận {found} đối số.", f"{name} does not take {found} arguments")


def _property(name: Any, _level: int) -> ast.Attribute:
    if not isinstance(name, str):
        raise _unknown(name)
    return ast.Attribute(name)


def _interval(ends: Any, level: int) -> values.Interval:
    if not isinstance(ends, list):
        raise _unknown(ends)
    return read_interval([end if isinstance(end, str) else _node(end, level + 1) for end in ends])


def _folding(name: str) -> Callable[[Any, int], Any]:
    return lambda text, level: call(name, [_node(text, level + 1)])


MEMBERS: dict[str, Callable[[Any, int], Any]] = {
    "property": _property,
    "date": lambda text, _level: read_day(text),
    "timestamp": lambda text, _level: read_instant(text),
    "interval": _interval,
    "bbox": lambda sides, _level: read_box(sides if isinstance(sides, list) else []),
    **{name: _folding(name) for name in FOLDINGS},
}
"""Objects of one member."""
OWN: dict[str, tuple[int, Callable[..., Any]]] = {
    "between": (3, lambda value, low, high: ast.Between(value, low, high, not_=False)),
    "like": (2, lambda text, pattern: like(text, pattern, negated=False)),
    **{name: (2, lambda left, right, name=name: ast.Function(name, [left, right])) for name in ("%", "div", "^")},
}
