"""How a dataset is drawn, as the map in the browser is told: its style as one list of classes."""

from __future__ import annotations

from typing import Any

from geoportal.dataset import Dataset, Field, Style
from geoportal.serve.pages.language import load_texts, number, pick, say


def drawing_config(dataset: Dataset) -> dict[str, Any]:
    """Return the style of a dataset: its symbol, and its classes in the order in which they are tried on a feature.

    A class has a label, a colour or a symbol or both, the field that decides, and either the values of that field or
    the limits of its number: atLeast, above, atMost.
    """
    return {"symbol": dataset.style.symbol, "classes": [*_rules(dataset.style), *_colours(dataset), *_numbers(dataset)]}


def _rules(style: Style) -> list[dict[str, Any]]:
    return [
        _said({
            "label": pick(rule.title), "field": rule.field, "values": list(rule.values) or None,
            "atLeast": rule.at_least, "atMost": rule.at_most, "colour": rule.colour, "symbol": rule.symbol,
        })
        for rule in style.rules
    ]  # fmt: skip


def _colours(dataset: Dataset) -> list[dict[str, Any]]:
    style = dataset.style
    return [
        _said({
            "label": value, "field": style.field, "values": [value], "colour": colour,
            "symbol": style.symbols.get(value),
        })
        for value, colour in style.colours.items()
    ]  # fmt: skip


def _numbers(dataset: Dataset) -> list[dict[str, Any]]:
    style, found = dataset.style, []
    below: float | None = None
    for item in style.classes:
        assert style.field is not None
        label = _range_label(dataset.fields[style.field], below, item.up_to)
        limits = {"above": below, "atMost": item.up_to, "colour": item.colour}
        found.append(_said({"label": label, "field": style.field, **limits}))
        below = item.up_to
    return found


def _range_label(field: Field, above: float | None, up_to: float | None) -> str:
    """Say between which numbers a class lies, in the language of the request."""
    key = "class_from" if up_to is None else "class_to" if above is None else "class_between"
    words = say(key, low=number(above), high=number(up_to))
    return f"{words} {field.unit}" if field.unit else words


def _said(items: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in items.items() if value is not None}


def drawing_texts() -> dict[str, str]:
    """Return the texts of drawn layers and of what a tap on them shows, in the language of the request."""
    return {key: pick(load_texts()[key]) for key in DRAWING_TEXTS}


DRAWING_TEXTS = (
    "layer_failed_named", "try_again", "loading_feature", "feature_failed", "group_title", "group_unsure",
    "group_same_place", "several_here", "more_members", "call", "directions_street", "report_place",
    "report_subject", "report_body", "back_to_list", "level_exact", "level_facility", "level_street", "level_hamlet",
    "level_commune", "level_district", "level_none", "within", "within_m", "yes", "no", "details", "sample_title",
    "basemap_failed", "zoom_in", "zoom_out", "nothing_more", "unnamed",
)  # fmt: skip
