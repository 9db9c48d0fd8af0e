"""Which records a request asks for, from the words of its query string; anything not understood is refused.

Source: OGC 20-004r1, requirements class Record Core Query Parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from geoportal.dataset import Text, plan_order
from geoportal.serve.ogc.asked import BOOLEANS, COMMON, DEFAULT_LIMIT, MOST_ITEMS, check_names, refused, whole_number
from geoportal.serve.ogc.boxes import read_area
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.moments import parse_interval
from geoportal.serve.ogc.records_form import PLAN, records_in
from geoportal.serve.ogc.records_list import Catalogue, Listed
from geoportal.vietnamese import fold, sort_key

Record = dict[str, Any]
Test = Callable[[Listed, Record], bool]
FINDS = ("q", "bbox", "datetime", "type", "ids", "externalIds")
IGNORED_EMPTY = (*FINDS, "limit")
"""Parameters that count as not given when they are empty."""
MOMENT: dict[str, Any] = {"type": "string", "format": "date-time"}


class Queryable(NamedTuple):
    """A property that may be asked for by its value and sorted by: its title, its JSON Schema, its order."""

    title: Text
    schema: dict[str, Any]
    order: Callable[[Any], Any] = lambda value: value


QUERYABLES: dict[str, Queryable] = {
    "type": Queryable(Text(vi="Loại", en="Type"), {"type": "string", "enum": ["dataset"]}),
    "title": Queryable(Text(vi="Tên bộ dữ liệu", en="Title"), {"type": "string"}, sort_key),
    "number": Queryable(Text(vi="Số trong kế hoạch", en="Number in the plan"), {"type": "string"}, plan_order),
    "domain": Queryable(Text(vi="Lĩnh vực (mã)", en="Domain (code)"), {"type": "string"}),
    "frequency": Queryable(Text(vi="Chu kỳ cung cấp", en="Period of updates, ISO 8601"), {"type": "string"}),
    "license": Queryable(Text(vi="Giấy phép", en="Licence"), {"type": "string"}),
    "located": Queryable(Text(vi="Có vị trí trên bản đồ", en="Has places on the map"), {"type": "boolean"}),
    "published": Queryable(Text(vi="Đã công bố", en="Published"), {"type": "boolean"}),
    "sample": Queryable(Text(vi="Dữ liệu mẫu", en="Sample data"), {"type": "boolean"}),
    "rows": Queryable(Text(vi="Số dòng", en="Rows"), {"type": "integer"}),
    "created": Queryable(Text(vi="Công bố lần đầu", en="First published"), MOMENT),
    "updated": Queryable(Text(vi="Cập nhật lần cuối", en="Last updated"), MOMENT),
}
"""What may be asked and sorted by."""
RECORDS = frozenset((*COMMON, *FINDS, "limit", "offset", "sortby", *QUERYABLES))
"""Parameters of the records."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of records, and how many there are in all."""

    records: list[Record]
    matched: int
    limit: int
    offset: int


def find_records(catalogue: Catalogue, arguments: Mapping[str, str], language: str) -> Page:
    """Return the page of records that a request asks for, in the order of the plan unless it says otherwise.

    Raises
    ------
    RequestError
        A parameter is not understood.
    """
    given = {name: text for name, text in arguments.items() if text or name not in IGNORED_EMPTY}
    check_names(given, RECORDS)
    limit = min(whole_number(given, "limit", DEFAULT_LIMIT, least=1), MOST_ITEMS)
    offset, keys, tests = whole_number(given, "offset", 0, least=0), _sort(given), list(_tests(given))
    every = zip(catalogue.listed.values(), records_in(catalogue, language).values(), strict=True)
    found = [record for one, record in every if all(test(one, record) for test in tests)]
    for name, descending in reversed(keys):
        found = _sorted(found, name, descending)
    return Page(found[offset : offset + limit], len(found), limit, offset)


def _tests(given: Mapping[str, str]) -> Iterator[Test]:
    if "q" in given:
        yield _words(given["q"])
    if "bbox" in given:
        yield _box(given["bbox"])
    if "datetime" in given:
        yield _time(given["datetime"])
    if "ids" in given:
        ids = given["ids"].split(",")
        yield lambda one, _: one.dataset.id in ids
    if "externalIds" in given:
        wanted = given["externalIds"].split(",")
        yield lambda one, _: any(_names(text, PLAN, str(one.dataset.number)) for text in wanted)
    if "type" in given:
        types = given["type"].split(",")
        yield lambda _, record: record["properties"]["type"] in types
    yield from (_equals(name, given[name]) for name in QUERYABLES if name in given and name != "type")


def _words(text: str) -> Test:
    """Return the test of holding one of the terms between commas: its words in their order, the last one unfinished."""
    terms = [f" {words}" for words in map(fold, text.split(",")) if words]
    if not terms:
        raise refused("q cần ít nhất một từ.", "q needs a word")
    return lambda one, _: any(term in hay for hay in one.haystack for term in terms)


def _box(text: str) -> Test:
    """Return the test of meeting a box; what has no place meets any, as the standard has it."""
    boxes = read_area(text, CRS84).boxes

    def meets(one: Listed, _: Record) -> bool:
        here = one.box
        return here is None or any(
            here[0] <= box[2] and here[2] >= box[0] and here[1] <= box[3] and here[3] >= box[1] for box in boxes
        )

    return meets


def _time(text: str) -> Test:
    """Return the test of meeting an instant or interval; what has no time meets any, as the standard has it."""
    start, end = parse_interval(text)

    def meets(one: Listed, _: Record) -> bool:
        if one.span is None:
            return True
        return (start is None or one.span[1] >= start) and (end is None or one.span[0] <= end)

    return meets


def _names(text: str, scheme: str, value: str) -> bool:
    """Return whether an external identifier, `scheme:value`, `scheme:` or `value`, is the one of a record.

    >>> [_names(text, "ke-hoach", "45") for text in ("45", "ke-hoach:45", "ke-hoach:", "khac:45")]
    [True, True, True, False]
    """
    before, colon, after = text.rpartition(":")
    return (not colon or before == scheme) and after in ((value, "") if colon else (value,))


def _equals(name: str, text: str) -> Test:
    kind, wanted = QUERYABLES[name].schema["type"], text
    value: object = wanted
    if kind == "boolean":
        known = BOOLEANS.get(text.lower())
        value = bool(known) if known is not None else text
    elif kind == "integer" and text.isascii() and text.isdigit():
        value = int(text[:19])
    return lambda _, record: record["properties"].get(name) == value


def _sort(given: Mapping[str, str]) -> list[tuple[str, bool]]:
    keys = []
    for part in filter(None, given.get("sortby", "").split(",")):
        name = part.lstrip("+- ")
        if name not in QUERYABLES:
            known = ", ".join(QUERYABLES)
            raise refused(f"sortby: không có trường «{name}». Các trường: {known}.", f"sortby: no property “{name}”")
        keys.append((name, part.startswith("-")))
    return keys


def _sorted(records: Iterable[Record], name: str, descending: bool) -> list[Record]:
    """Return the records sorted by one property, those without it last, others in the order in which they are."""
    held: list[Record] = []
    missing: list[Record] = []
    for record in records:
        (held if name in record["properties"] else missing).append(record)
    held.sort(key=lambda record: QUERYABLES[name].order(record["properties"][name]), reverse=descending)
    return [*held, *missing]
