"""The form that filters a dataset: a box for each field, as its values are, filled with the state of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geoportal.dataset import Dataset, Field
from geoportal.serve.pages.cells import heading, plain
from geoportal.serve.pages.conditions import Area, Condition
from geoportal.serve.pages.facts import Counts, Facts, filtered_fields
from geoportal.serve.pages.language import number, pick, say
from geoportal.serve.pages.view import View
from geoportal.territory import Gazetteer
from geoportal.vietnamese import sort_key


class Choice(NamedTuple):
    """A value of a list: the word of the address, what it is called, its rows in the whole dataset."""

    word: str
    label: str
    rows: str
    chosen: bool


class Box(NamedTuple):
    """A field of the form: "choice" with choices; "range" with low and high; "text" with low. bounds: placeholders."""

    name: str
    title: str
    kind: str
    choices: tuple[Choice, ...] = ()
    low: str = ""
    high: str = ""
    bounds: tuple[str, str] = ("", "")
    input: str = "text"

    @property
    def chosen(self) -> str:
        """What is chosen of a list, in words."""
        return "; ".join(choice.label for choice in self.choices if choice.chosen)


def form_boxes(dataset: Dataset, facts: Facts, view: View) -> list[Box]:
    """Return the boxes of the form in the order of the fields: lists first, then ranges, then texts."""
    boxes = [
        _box(name, kind, field, facts, view)
        for name, (kind, field) in filtered_fields(dataset, facts).items()
        if field.personal is None or field.personal.treatment == "publish"
    ]
    return sorted(boxes, key=lambda box: ("choice", "range", "text").index(box.kind))


def _box(name: str, kind: str, field: Field, facts: Facts, view: View) -> Box:
    mine = [condition for condition in view.conditions if condition.field == name]
    if kind == "choice":
        words = {str(condition) for condition in mine}
        return Box(name, heading(field), kind, _choices(name, field, facts.values[name], words))
    if kind == "text":
        return Box(name, heading(field), kind, low=next((c.value for c in mine if c.operator == "chua"), ""))
    low, high = (next((c.value for c in mine if c.operator == operator), "") for operator in ("tu", "den"))
    least, most = (plain(value, field, name) for value in facts.ranges[name])
    shape = "date" if field.type == "date" else "number"
    return Box(name, heading(field), kind, (), low, high, (least, most), shape)


def _choices(name: str, field: Field, values: Counts, words: set[str]) -> tuple[Choice, ...]:
    found = []
    for value, count in values:
        word = str(Condition(name, "la", value_word(value, field)))
        found.append(Choice(word, plain(value, field, name), number(count), word in words))
    return tuple(found)


def value_word(value: object, field: Field | None) -> str:
    """Return a value of the index as it stands in an address.

    >>> from geoportal.dataset import Text
    >>> value_word(1, Field(title=Text(vi="Có mái che", en="Covered"), type="boolean"))
    'true'
    """
    if field is not None and field.type == "boolean":
        return "true" if value else "false"
    return str(value)


def hidden_words(boxes: Sequence[Box], view: View) -> list[tuple[str, str]]:
    """Return the words of the state that no box of the form shows, so that sending the form keeps them."""
    shown = {box.name: {"choice": ("la",), "range": ("tu", "den"), "text": ("chua",)}[box.kind] for box in boxes}
    lists = {choice.word for box in boxes for choice in box.choices}
    kept = [
        ("loc", str(condition))
        for condition in view.conditions
        if condition.operator not in shown.get(condition.field, ())
        or (condition.operator == "la" and str(condition) not in lists)
    ]
    return kept + [(name, value) for name, value in view.pairs if name not in ("loc", "dvhc", "trang")]


class Chip(NamedTuple):
    """A condition in words, and the address of the page without it."""

    text: str
    query: str


def condition_chips(columns: dict[str, Field], view: View) -> list[Chip]:
    """Return the conditions of a state as people read them."""
    chips = []
    for condition in view.conditions:
        rest = tuple(other for other in view.conditions if other != condition)
        chips.append(Chip(condition_text(condition, columns[condition.field]), view.query(conditions=rest) or "?"))
    if view.area is not None:
        chips.append(Chip(say("chip_area", name=view.area.name), view.query(area=None) or "?"))
    return chips


def condition_text(condition: Condition, field: Field) -> str:
    """Return a condition in words, in the language of the request."""
    value: object = condition.value
    if condition.kind == "boolean":
        value = condition.value == "true"
    elif condition.value and field.type in ("integer", "number"):
        value = float(condition.value)
        value = int(value) if value.is_integer() else value
    unit = f" {field.unit}" if field.unit and condition.value else ""
    shown = plain(value, field, condition.field) + unit
    return say(f"chip_{condition.operator}", field=pick(field.title), value=shown)


Options = list[tuple[str, list[tuple[str, str, int]]]]


def area_options(facts: Facts, gazetteer: Gazetteer) -> Options:
    """Return the communes of today and the former districts in which there are rows: code, name, rows."""
    units = [
        (code, gazetteer.units[code].name, count) for code, count in facts.units.items() if code in gazetteer.units
    ]
    districts = [
        (code, gazetteer.districts[code].name, sum(facts.units.get(unit, 0) for unit in inside))
        for code, inside in gazetteer.district_units.items()
    ]
    found = {"area_units": units, "area_districts": [item for item in districts if item[2]]}
    return [(say(key), sorted(items, key=lambda item: _by_name(item[1]))) for key, items in found.items() if items]


def _by_name(name: str) -> tuple[object, ...]:
    """Return the key by which units stand in the alphabet, whatever their kind."""
    short = name.split(" ", 1)[-1] if name.split(" ", 1)[0] in ("Xã", "Phường", "Huyện") else name
    return sort_key(short)


def area_note(area: Area | None) -> str:
    """Say what a former district is made of today, "" for a commune."""
    return say("area_note", name=area.name, count=number(len(area.units))) if area and len(area.units) > 1 else ""
