"""Where people are sent who open an address of the API in a browser: the page of the portal that shows the same.

What the page understands of the request goes with it: conditions, order and area in the words of the pages' addresses.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode

from flask import current_app
from pygeofilter import ast
from werkzeug.exceptions import HTTPException

from geoportal.serve.ogc.asked import read_asked
from geoportal.serve.ogc.cql2 import parse_filter
from geoportal.serve.ogc.filters import LANGUAGES, filter_condition
from geoportal.serve.ogc.served import Served
from geoportal.serve.pages.conditions import Condition
from geoportal.store.boxes import BBox

PIXELS = 720
"""The map shows so many pixels of the breadth of the box that is asked for: as wide as a small screen."""
TILE_PIXELS = 256
WIDEST, NARROWEST = 5, 17
"""Zooms of the map."""
COMPARISONS: dict[type[Any], str] = {ast.Equal: "la", ast.GreaterEqual: "tu", ast.LessEqual: "den"}


def dataset_page(name: str, language: str) -> str:
    """Return the address of a dataset's page.

    >>> dataset_page("truong-thpt", "en")
    '/en/du-lieu/truong-thpt'
    """
    return f"{_root(language)}/du-lieu/{quote(name)}"


def feature_page(name: str, row_id: str, language: str) -> str:
    """Return the address of a feature's page; without such pages in the portal, its place on the dataset's."""
    page = dataset_page(name, language)
    there = f"{_root(language)}/du-lieu/{name}/{row_id}"
    return f"{page}/{quote(row_id, safe='')}" if _is_page(there) else f"{page}#{quote(row_id)}"


def features_page(served: Served, arguments: Mapping[str, str], language: str) -> str:
    """Return the address of the page that shows the features of a request: the map when a box is asked for.

    Raises
    ------
    RequestError
        A parameter is not understood, as when features are asked for.
    """
    given = {name: text for name, text in arguments.items() if name not in ("token", "offset")}
    asked = read_asked(served, given, None, filter_condition)
    name, conditions = served.dataset.id, read_conditions(served, given)
    boxes = asked.query.boxes or ()
    if len(boxes) == 1:
        words = [("lop", name), *(("loc", f"{name}~{one}") for one in conditions)]
        return f"{_root(language)}/ban-do?{_written(words)}#{_view(boxes[0])}"
    words = [("loc", str(one)) for one in conditions]
    if len(asked.query.sort) == 1:
        key = asked.query.sort[0]
        words.append(("sap-xep", ("-" if key.descending else "") + key.column.removeprefix("f_")))
    return dataset_page(name, language) + (f"?{_written(words)}" if words else "")


def read_conditions(served: Served, arguments: Mapping[str, str]) -> tuple[Condition, ...]:
    """Return the conditions of a request as the pages have them; none when its filter says what these cannot."""
    equal = [Condition(name, "la", text) for name, text in arguments.items() if name in served.columns]
    if "filter" not in arguments:
        return tuple(equal)
    found = _parts(parse_filter(arguments["filter"], arguments.get("filter-lang", LANGUAGES[0])))
    return () if found is None else tuple([*equal, *found])


def _parts(node: Any) -> list[Condition] | None:
    """Return a filter as conditions, None when it is no such thing."""
    if isinstance(node, ast.And):
        left, right = _parts(node.lhs), _parts(node.rhs)
        return None if left is None or right is None else [*left, *right]
    name = _name(getattr(node, "lhs", None))
    if isinstance(node, ast.Like):
        return _holds(node)
    if name is None:
        return None
    if isinstance(node, ast.IsNull):
        return [Condition(name, "co" if node.not_ else "trong")]
    if isinstance(node, ast.In) and not node.not_:
        texts = [_text(value) for value in node.sub_nodes]
        return [Condition(name, "la", text) for text in texts if text] if all(texts) else None
    operator, text = COMPARISONS.get(type(node)), _text(getattr(node, "rhs", None))
    return [Condition(name, operator, text)] if operator and text else None  # type: ignore[arg-type]


def _holds(node: ast.Like) -> list[Condition] | None:
    """Return the condition of CASEI(ACCENTI(field)) LIKE CASEI(ACCENTI('%text%')): a text is in the field."""
    name, pattern = _name(_folded(node.lhs)), _folded(node.pattern)
    if name is None or node.not_ or not isinstance(pattern, str) or len(pattern) < 3 or pattern[0] != "%":
        return None
    inner, plain = pattern[1:], ""
    while len(inner) > 1:
        skipped = inner[0] == "\\"
        if not skipped and inner[0] in "%_":
            return None
        plain, inner = plain + inner[skipped], inner[1 + skipped :]
    return [Condition(name, "chua", plain)] if inner == "%" else None


def _folded(node: Any) -> Any:
    """Return what is inside CASEI(ACCENTI(…)), None for anything else."""
    for function in ("casei", "accenti"):
        if not (isinstance(node, ast.Function) and node.name.lower() == function and len(node.arguments) == 1):
            return None
        (node,) = node.arguments
    return node


def _name(node: Any) -> str | None:
    return str(node.name) if isinstance(node, ast.Attribute) else None


def _text(value: Any) -> str:
    """Return a literal as the pages write it, "" for what they do not have."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime) or not isinstance(value, str | int | float | date):
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _view(box: BBox) -> str:
    """Return the part of the map's address that shows a box: zoom, latitude and longitude of its middle.

    >>> _view((106.0, 20.5, 106.25, 20.75))
    '11/20.625/106.125'
    """
    west, south, east, north = box
    breadth = max(east - west, north - south, 1e-6)
    zoom = math.floor(math.log2(PIXELS * 360 / (TILE_PIXELS * breadth)))
    middle = f"{round((south + north) / 2, 5):g}/{round((west + east) / 2, 5):.8g}"
    return f"{min(max(zoom, WIDEST), NARROWEST)}/{middle}"


def _written(words: list[tuple[str, str]]) -> str:
    return urlencode(words, quote_via=quote, safe="~,:")


def _root(language: str) -> str:
    return "/en" if language == "en" else ""


def _is_page(path: str) -> bool:
    """Return whether the portal has a page there."""
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return False
    return True
