"""A QGIS layer definition (.qlr): a collection of the API with its symbol and the titles of its fields.

The elements are those that QGIS 3 itself writes; what is left out takes QGIS's defaults.
"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from geoportal.columns import published_columns
from geoportal.dataset import Dataset

SYMBOLS = {
    "Point": ("marker", "SimpleMarker"),
    "LineString": ("line", "SimpleLine"),
    "Polygon": ("fill", "SimpleFill"),
}


def layer_definition_xml(
    dataset: Dataset, *, title: str, api: str, geometry: str, colour: str, language: str, srs: str = "EPSG:4326"
) -> str:
    """Return the text of the .qlr file.

    Parameters
    ----------
    title : str
        Name of the layer in QGIS.
    api : str
        Address of the OGC API without a final slash.
    geometry : str
        GeoJSON geometry type, e.g. "Point" or "MultiPolygon".
    colour : str
        #rrggbb.
    language : str
        "vi" or "en": language of the field titles (aliases).
    srs : str
        CRS in which QGIS asks for the features, "EPSG:4326" or "EPSG:9209" (VN-2000).
    """
    layer_id = f"{dataset.id.replace('-', '_')}_hung_yen"
    source = f" pagingEnabled='true' restrictToRequestBBOX='1' srsname='{srs}' typename='{dataset.id}' url='{api}'"
    root = Xml.Element("qlr")
    group = Xml.SubElement(root, "layer-tree-group", checked="Qt::Checked", expanded="1", name="")
    tree = {"id": layer_id, "name": title, "source": source, "providerKey": "OAPIF", "checked": "Qt::Checked"}
    Xml.SubElement(group, "layer-tree-layer", tree)
    layers = Xml.SubElement(root, "maplayers")
    simple = geometry.removeprefix("Multi")
    layer = Xml.SubElement(layers, "maplayer", type="vector", geometry=_qgis_geometry(simple), wkbType=geometry)
    for tag, text in (("id", layer_id), ("datasource", source), ("layername", title)):
        Xml.SubElement(layer, tag).text = text
    Xml.SubElement(layer, "provider", encoding="UTF-8").text = "OAPIF"
    _add_srs(layer, srs)
    _add_renderer(layer, simple, colour)
    _add_aliases(layer, dataset, language)
    body = Xml.tostring(root, encoding="unicode")
    return f"<!DOCTYPE qgis-layer-definition>\n{body}\n"


def _qgis_geometry(simple: str) -> str:
    return "Line" if simple == "LineString" else simple


def _add_srs(layer: Xml.Element, srs: str) -> None:
    system = Xml.SubElement(Xml.SubElement(layer, "srs"), "spatialrefsys")
    Xml.SubElement(system, "authid").text = srs


def _add_renderer(layer: Xml.Element, simple: str, colour: str) -> None:
    kind, symbol_class = SYMBOLS[simple]
    renderer = Xml.SubElement(layer, "renderer-v2", type="singleSymbol")
    symbols = Xml.SubElement(renderer, "symbols")
    symbol = Xml.SubElement(symbols, "symbol", type=kind, name="0", alpha="1")
    symbol_layer = Xml.SubElement(symbol, "layer", {"class": symbol_class, "enabled": "1", "pass": "0", "locked": "0"})
    options = Xml.SubElement(symbol_layer, "Option", type="Map")
    for name, value in _symbol_options(kind, colour).items():
        Xml.SubElement(options, "Option", type="QString", name=name, value=value)
        Xml.SubElement(symbol_layer, "prop", k=name, v=value)


def _symbol_options(kind: str, colour: str) -> dict[str, str]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    solid = f"{red},{green},{blue},255"
    if kind == "marker":
        return {"name": "circle", "color": solid, "outline_color": "255,255,255,255", "size": "3", "size_unit": "MM"}
    if kind == "line":
        return {"line_color": solid, "line_width": "0.6", "line_width_unit": "MM"}
    return {"color": f"{red},{green},{blue},70", "outline_color": solid, "outline_width": "0.4", "style": "solid"}


def _add_aliases(layer: Xml.Element, dataset: Dataset, language: str) -> None:
    aliases = Xml.SubElement(layer, "aliases")
    for index, (name, field) in enumerate(published_columns(dataset).items()):
        title = field.title.en if language == "en" else field.title.vi
        unit = f" ({field.unit})" if field.unit else ""
        Xml.SubElement(aliases, "alias", field=name, index=str(index), name=title + unit)
