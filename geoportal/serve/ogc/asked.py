"""What a request for features asks, from the words of its query string; anything not understood is refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from geoportal.dataset import Field
from geoportal.errors import RequestError
from geoportal.serve.ogc.boxes import read_area
from geoportal.serve.ogc.cql2 import find_meeting
from geoportal.serve.ogc.crs import CRS84, CRS_LIST
from geoportal.serve.ogc.moments import Interval, parse_interval
from geoportal.serve.ogc.query import Condition, Position, Query, SortKey, among
from geoportal.serve.ogc.select import with_unplaced
from geoportal.serve.ogc.served import Served
from geoportal.serve.ogc.tokens import Token, read_token
from geoportal.store.boxes import BBox
from geoportal.vietnamese import fold

COMMON = frozenset(("f", "lang"))
FINDS = frozenset(("bbox", "bbox-crs", "datetime", "filter", "filter-lang", "filter-crs", "q"))
ITEMS = COMMON | FINDS | {
    "crs", "limit", "offset", "token", "sortby", "properties", "skipGeometry", "resulttype", "resultType", "profile",
}  # fmt: skip
"""Parameters of /items; the published columns are some more."""
DEFAULT_LIMIT, MOST_ITEMS = 100, 10_000
BOOLEANS = {"true": 1, "false": 0, "1": 1, "0": 0, "có": 1, "không": 0}
WHOLE_NUMBERS = ("integer", "year")
NUMBERS = (*WHOLE_NUMBERS, "number", "latitude", "longitude")
Filters = Callable[[Served, Mapping[str, str]], Condition]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for features: which, how many, from where on, and how they are written."""

    query: Query = field(default_factory=Query)
    limit: int = DEFAULT_LIMIT
    start: Position = field(default_factory=Position)
    crs: str = CRS84
    names: frozenset[str] | None = None
    with_geometry: bool = True
    only_count: bool = False

    @property
    def plain(self) -> bool:
        """Whether features go out just as they are stored."""
        return self.crs == CRS84 and self.names is None and self.with_geometry


def refused(vi: str, en: str) -> RequestError:
    """Return the error for a parameter."""
    return RequestError(vi, en)


def check_names(arguments: Mapping[str, str], known: frozenset[str]) -> None:
    """Refuse parameters that the API does not have."""
    unknown = sorted(arguments.keys() - known)
    if unknown:
        names = ", ".join(unknown)
        raise refused(f"Tham số không được hỗ trợ: {names}.", f"unknown parameter: {names}")


def page_token(arguments: Mapping[str, str]) -> Token | None:
    """Return the token of a request, None for one that begins."""
    if "token" not in arguments:
        return None
    if "offset" in arguments:
        raise refused("Dùng token hoặc offset, không dùng cả hai.", "give token or offset, not both")
    return read_token(arguments["token"])


def read_asked(served: Served, arguments: Mapping[str, str], token: Token | None, filters: Filters) -> Asked:
    """Return what a request asks.

    Parameters
    ----------
    arguments : mapping
        The query string, each name once.
    token : Token, optional
        From `page_token`; served is then of its version.
    filters : callable
        Makes the condition of the CQL2 filter.

    Raises
    ------
    RequestError
        Something is not understood: it is named, in both languages.
    """
    if not arguments:
        return Asked()
    check_names(arguments, ITEMS | served.columns.keys())
    sort = _sort(arguments.get("sortby", ""), served.columns)
    position = token.position if token else Position(whole_number(arguments, "offset", 0, least=0))
    if position.after is not None and len(position.after) != len(sort) + 1:
        position = position._replace(after=None)
    kind = arguments.get("resulttype", arguments.get("resultType", "results"))
    if kind not in ("results", "hits"):
        raise refused("resulttype phải là results hoặc hits.", "resulttype must be results or hits")
    boxes, inside = _area(served, arguments)
    return Asked(
        Query(boxes, (*inside, *_conditions(served, arguments, filters)), sort),
        min(whole_number(arguments, "limit", DEFAULT_LIMIT, least=1), MOST_ITEMS),
        position,
        read_crs(arguments.get("crs", CRS84), "crs"),
        _names(arguments.get("properties"), served.columns),
        not _boolean(arguments, "skipGeometry"),
        kind == "hits",
    )


def read_crs(text: str, name: str) -> str:
    """Return the URI of a coordinate reference system of the API."""
    uri = text.strip("[]")
    if uri not in CRS_LIST:
        raise refused(f"{name} «{text}» không được hỗ trợ. Các hệ: {', '.join(CRS_LIST)}.", f"{name} is not supported")
    return uri


def _area(served: Served, arguments: Mapping[str, str]) -> tuple[tuple[BBox, ...] | None, list[Condition]]:
    """Return the boxes of a request, or the condition of meeting its box of another CRS."""
    crs = read_crs(arguments.get("bbox-crs", CRS84), "bbox-crs")
    if "bbox" not in arguments:
        return None, []
    area = read_area(arguments["bbox"], crs)
    if area.shape is None:
        return area.boxes, []
    located = served.extent.located
    return None, [with_unplaced(among(find_meeting(served.features, located, "intersects", area.shape)), located)]


def _conditions(served: Served, arguments: Mapping[str, str], filters: Filters) -> list[Condition]:
    found = [
        Condition(f'"f_{name}" = ?', (typed(arguments[name], name, column),))
        for name, column in served.columns.items()
        if name in arguments
    ]
    if "datetime" in arguments:
        found += _time(arguments["datetime"], served)
    if "q" in arguments:
        found += _words(arguments["q"])
    if "filter" in arguments:
        found.append(filters(served, arguments))
    elif "filter-lang" in arguments or "filter-crs" in arguments:
        raise refused("filter-lang và filter-crs chỉ đi cùng filter.", "filter-lang and filter-crs go with filter")
    return found


def typed(text: str, name: str, column: Field) -> object:
    """Return the value of an equality parameter, which is called as its column is.

    Raises
    ------
    RequestError
        The text is no value of the column's type.
    """
    if column.type == "boolean":
        if text.lower() not in BOOLEANS:
            raise refused(f"{name} phải là true hoặc false, không phải «{text}».", f"{name} must be true or false")
        return BOOLEANS[text.lower()]
    if column.type not in NUMBERS:
        return text
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    whole = column.type in WHOLE_NUMBERS
    if not math.isfinite(number) or (whole and not number.is_integer()):
        kind = ("số nguyên", "a whole number") if whole else ("số", "a number")
        raise refused(f"{name} phải là {kind[0]}, không phải «{text}».", f"{name} must be {kind[1]}")
    return number


def _time(text: str, served: Served) -> list[Condition]:
    """Return the condition of a datetime parameter; features without a time are kept, as the standard has it."""
    interval = parse_interval(text)
    return [time_condition(served.time_field, served.columns, interval)] if served.time_field else []


def time_condition(name: str, columns: Mapping[str, Field], interval: Interval) -> Condition:
    """Return the condition that a field's time, a day, month or year, meets an interval, or is not known.

    Of days only the month or the year may be known: "2024-09", "2024".
    """
    parts: list[str] = []
    values: list[int | str] = []
    is_year = columns[name].type == "year"
    if interval.start is not None:
        parts.append(f'"f_{name}" >= ?' if is_year else f'("f_{name}" >= ? OR "f_{name}" IN (?, ?))')
        values += [int(interval.start[:4])] if is_year else [interval.start, interval.start[:7], interval.start[:4]]
    if interval.end is not None:
        parts.append(f'"f_{name}" <= ?')
        values.append(int(interval.end[:4]) if is_year else interval.end)
    within = " AND ".join(parts) or "1"
    return Condition(f'"f_{name}" IS NULL OR ({within})', tuple(values))


def _words(text: str) -> list[Condition]:
    """Return the condition of holding every word, whatever its marks; the last may be the beginning of one."""
    words = fold(text).split()
    if not words:
        raise refused("q cần ít nhất một từ.", "q needs a word")
    match = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    return [Condition("seq IN (SELECT rowid FROM feature_text WHERE feature_text MATCH ?)", (match,))]


def _sort(text: str, columns: Mapping[str, Field]) -> tuple[SortKey, ...]:
    keys = []
    for part in filter(None, text.split(",")):
        name = part.lstrip("+- ")
        if name not in columns:
            raise _unknown_property("sortby", name, columns)
        keys.append(SortKey(f"f_{name}", part.startswith("-")))
    return tuple(keys)


def _names(text: str | None, columns: Mapping[str, Field]) -> frozenset[str] | None:
    if text is None:
        return None
    names = frozenset(filter(None, text.split(",")))
    for name in sorted(names - columns.keys()):
        raise _unknown_property("properties", name, columns)
    return names


def _unknown_property(parameter: str, name: str, columns: Mapping[str, Field]) -> RequestError:
    return refused(
        f"{parameter}: không có trường «{name}». Các trường: {', '.join(columns)}.",
        f"{parameter}: there is no property “{name}”",
    )


def whole_number(arguments: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    """Return a parameter that is a whole number; raises RequestError."""
    text = arguments.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and int(text[:19]) >= least):
        raise refused(f"{name} phải là số nguyên từ {least} trở lên.", f"{name} must be a whole number from {least} on")
    return min(int(text[:19]), 2**62 - 1)


def _boolean(arguments: Mapping[str, str], name: str) -> bool:
    text = arguments.get(name, "false").lower()
    if text not in ("true", "false"):
        raise refused(f"{name} phải là true hoặc false.", f"{name} must be true or false")
    return text == "true"
