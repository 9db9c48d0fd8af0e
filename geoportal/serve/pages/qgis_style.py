"""How QGIS draws a layer: one symbol, a symbol for each value, or rules, as the map of the portal has it.

The elements are those that QGIS 3 itself writes; what is left out takes QGIS's defaults.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as Xml

SYMBOLS = {
    "Point": ("marker", "SimpleMarker"),
    "LineString": ("line", "SimpleLine"),
    "Polygon": ("fill", "SimpleFill"),
}
"""By GeoJSON type without Multi: the kind of symbol and of its layer."""
OTHERS = {"vi": "Khác", "en": "Other"}
Classes = Sequence[dict[str, Any]]
"""Of `drawing_config`: label, field, colour, values or the limits atLeast, above, atMost; the first that fits draws."""


def add_renderer(layer: Xml.Element, simple: str, colour: str, classes: Classes, language: str) -> None:
    """Add the renderer to a layer; simple is the GeoJSON type without Multi, colour that of what no class draws."""
    coloured = [item for item in classes if item.get("colour")]
    fields = {item["field"] for item in coloured}
    if not coloured:
        renderer = Xml.SubElement(layer, "renderer-v2", type="singleSymbol")
    elif len(fields) == 1 and all(item.get("values") for item in coloured):
        renderer = _categories(layer, fields.pop(), coloured, language)
    else:
        renderer = _rules(layer, coloured, language)
    symbols = Xml.SubElement(renderer, "symbols")
    for name, one in enumerate([*(str(item["colour"]) for item in coloured), colour]):
        _add_symbol(symbols, str(name), simple, one)


def _categories(layer: Xml.Element, field: str, classes: Classes, language: str) -> Xml.Element:
    renderer = Xml.SubElement(layer, "renderer-v2", type="categorizedSymbol", attr=field)
    categories = Xml.SubElement(renderer, "categories")
    shown = [(value, item["label"], str(number)) for number, item in enumerate(classes) for value in item["values"]]
    for value, label, symbol in [*shown, ("", OTHERS[language], str(len(classes)))]:
        names = {"value": value, "type": "string", "label": label, "symbol": symbol, "render": "true"}
        Xml.SubElement(categories, "category", names)
    return renderer


def _rules(layer: Xml.Element, classes: Classes, language: str) -> Xml.Element:
    """QGIS draws every rule that fits, so each one leaves out what a class before it has."""
    renderer = Xml.SubElement(layer, "renderer-v2", type="RuleRenderer")
    rules = Xml.SubElement(renderer, "rules", key="{all}")
    conditions = [class_expression(item) for item in classes]
    apart = len({item["field"] for item in classes}) == 1 and not any(item.get("values") for item in classes)
    for number, item in enumerate(classes):
        before = [] if apart else [f"NOT coalesce({one}, false)" for one in conditions[:number]]
        names = {"key": f"{{{number}}}", "filter": " AND ".join([conditions[number], *before]), "label": item["label"]}
        Xml.SubElement(rules, "rule", names, symbol=str(number))
    Xml.SubElement(rules, "rule", key="{rest}", filter="ELSE", label=OTHERS[language], symbol=str(len(classes)))
    return renderer


def class_expression(item: dict[str, Any]) -> str:
    """Return the condition of a class as an expression of QGIS.

    Examples
    --------
    >>> print(class_expression({"field": "loai", "values": ["Chợ hạng 1", "Chợ O'x"]}))
    ("loai" IN ('Chợ hạng 1', 'Chợ O''x'))
    >>> class_expression({"field": "dan_so", "above": 500, "atMost": 1000})
    '("dan_so" > 500 AND "dan_so" <= 1000)'
    """
    name = f'"{item["field"]}"'
    if item.get("values"):
        return f"({name} IN ({', '.join(_quoted(value) for value in item['values'])}))"
    limits = (("atLeast", ">="), ("above", ">"), ("atMost", "<="))
    parts = [f"{name} {sign} {item[key]:g}" for key, sign in limits if item.get(key) is not None]
    return f"({' AND '.join(parts)})"


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def _add_symbol(symbols: Xml.Element, name: str, simple: str, colour: str) -> None:
    kind, symbol_class = SYMBOLS[simple]
    symbol = Xml.SubElement(symbols, "symbol", type=kind, name=name, alpha="1")
    symbol_layer = Xml.SubElement(symbol, "layer", {"class": symbol_class, "enabled": "1", "pass": "0", "locked": "0"})
    options = Xml.SubElement(symbol_layer, "Option", type="Map")
    for key, value in _symbol_options(kind, colour).items():
        Xml.SubElement(options, "Option", type="QString", name=key, value=value)
        Xml.SubElement(symbol_layer, "prop", k=key, v=value)


def _symbol_options(kind: str, colour: str) -> dict[str, str]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    solid = f"{red},{green},{blue},255"
    if kind == "marker":
        return {"name": "circle", "color": solid, "outline_color": "255,255,255,255", "size": "3", "size_unit": "MM"}
    if kind == "line":
        return {"line_color": solid, "line_width": "0.6", "line_width_unit": "MM"}
    return {"color": f"{red},{green},{blue},70", "outline_color": solid, "outline_width": "0.4", "style": "solid"}
