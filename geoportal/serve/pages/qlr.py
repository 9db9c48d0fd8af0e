"""Layers of the portal for QGIS: a layer definition (.qlr) to add to a project, and a project (.qgs) of their own.

Each layer is a collection of the API with its symbols and the titles of its fields. The elements are those that QGIS 3
itself writes; what is left out takes QGIS's defaults.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

from pyproj import CRS, Transformer

from geoportal.columns import published_columns
from geoportal.dataset import Dataset
from geoportal.serve.pages.qgis_style import add_renderer

SYSTEMS = {"4326": "EPSG:4326", "9209": "EPSG:9209", "3405": "EPSG:3405"}
"""Systems in which QGIS can ask for the features: WGS 84, VN-2000 of the province, VN-2000 / UTM 48N."""
UNITS = {"EPSG:4326": "degrees"}


class QgisLayer(NamedTuple):
    """A dataset as a layer: title, GeoJSON geometry type, colour (#rrggbb), classes as `drawing_config` has them."""

    dataset: Dataset
    title: str
    geometry: str
    colour: str
    classes: Sequence[dict[str, Any]] = ()

    @property
    def id(self) -> str:
        """The id of the layer in a project."""
        return f"{self.dataset.id.replace('-', '_')}_hung_yen"

    @property
    def simple(self) -> str:
        """The geometry type without Multi."""
        return self.geometry.removeprefix("Multi")


def layer_definition_xml(layers: Sequence[QgisLayer], *, api: str, language: str, srs: str = "EPSG:4326") -> str:
    """Return the text of a .qlr file.

    Parameters
    ----------
    layers : sequence of QgisLayer
        The first is drawn on top.
    api : str
        Address of the OGC API without a final slash.
    language : str
        "vi" or "en": language of the field titles (aliases).
    srs : str
        System in which QGIS asks for the features: one of SYSTEMS.
    """
    root = Xml.Element("qlr")
    _add_tree(root, layers, api, srs)
    several = Xml.SubElement(root, "maplayers")
    for layer in layers:
        _add_layer(several, layer, api, language, srs)
    return f"<!DOCTYPE qgis-layer-definition>\n{Xml.tostring(root, encoding='unicode')}\n"


def project_xml(
    layers: Sequence[QgisLayer], *, title: str, bbox: Sequence[float], api: str, language: str, srs: str = "EPSG:4326"
) -> str:
    """Return the text of a .qgs file: the layers in a project of the same system that opens on a box.

    bbox is west, south, east, north in degrees (EPSG:4326); the rest is as in `layer_definition_xml`.
    """
    root = Xml.Element("qgis", version="3.22.0", projectname=title)
    Xml.SubElement(root, "title").text = title
    _add_system(Xml.SubElement(root, "projectCrs"), srs)
    _add_tree(root, layers, api, srs)
    _add_view(root, bbox, srs)
    several = Xml.SubElement(root, "projectlayers")
    for layer in layers:
        _add_layer(several, layer, api, language, srs)
    properties = Xml.SubElement(Xml.SubElement(root, "properties"), "SpatialRefSys")
    Xml.SubElement(properties, "ProjectionsEnabled", type="int").text = "1"  # else projectCrs is not read
    order = Xml.SubElement(root, "layerorder")
    for layer in layers:
        Xml.SubElement(order, "layer", id=layer.id)
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{Xml.tostring(root, encoding='unicode')}\n"


def _source(layer: QgisLayer, api: str, srs: str) -> str:
    name = layer.dataset.id
    return f" pagingEnabled='true' restrictToRequestBBOX='1' srsname='{srs}' typename='{name}' url='{api}'"


def _add_tree(root: Xml.Element, layers: Sequence[QgisLayer], api: str, srs: str) -> None:
    group = Xml.SubElement(root, "layer-tree-group", checked="Qt::Checked", expanded="1", name="")
    for layer in layers:
        tree = {"id": layer.id, "name": layer.title, "source": _source(layer, api, srs), "providerKey": "OAPIF"}
        Xml.SubElement(group, "layer-tree-layer", tree, checked="Qt::Checked", expanded="1")


def _add_layer(parent: Xml.Element, layer: QgisLayer, api: str, language: str, srs: str) -> None:
    kind = "Line" if layer.simple == "LineString" else layer.simple
    node = Xml.SubElement(parent, "maplayer", type="vector", geometry=kind, wkbType=layer.geometry)
    texts = (("id", layer.id), ("datasource", _source(layer, api, srs)), ("layername", layer.title))
    for tag, text in texts:
        Xml.SubElement(node, tag).text = text
    Xml.SubElement(node, "provider", encoding="UTF-8").text = "OAPIF"
    _add_system(Xml.SubElement(node, "srs"), srs)
    add_renderer(node, layer.simple, layer.colour, layer.classes, language)
    _add_aliases(node, layer.dataset, language)


def _add_system(parent: Xml.Element, srs: str) -> None:
    """Name a system; QGIS passes over a project's unless its definition stands there too."""
    system = Xml.SubElement(parent, "spatialrefsys")
    Xml.SubElement(system, "wkt").text = _definition(srs)
    Xml.SubElement(system, "authid").text = srs


@cache
def _definition(srs: str) -> str:
    return str(CRS(srs).to_wkt())


def _add_view(root: Xml.Element, bbox: Sequence[float], srs: str) -> None:
    canvas = Xml.SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    Xml.SubElement(canvas, "units").text = UNITS.get(srs, "meters")
    extent = Xml.SubElement(canvas, "extent")
    corners = dict(zip(("xmin", "ymin", "xmax", "ymax"), _moved(tuple(bbox), srs), strict=True))
    for name, value in corners.items():
        Xml.SubElement(extent, name).text = f"{value:.7f}"
    _add_system(Xml.SubElement(canvas, "destinationsrs"), srs)
    view = Xml.SubElement(root, "ProjectViewSettings")
    ends = {name: f"{value:.7f}" for name, value in corners.items()}
    _add_system(Xml.SubElement(view, "DefaultViewExtent", ends), srs)


@lru_cache(maxsize=256)
def _moved(bbox: tuple[float, ...], srs: str) -> tuple[float, ...]:
    west, south, east, north = bbox
    return tuple(Transformer.from_crs("EPSG:4326", srs, always_xy=True).transform_bounds(west, south, east, north))


def _add_aliases(layer: Xml.Element, dataset: Dataset, language: str) -> None:
    aliases = Xml.SubElement(layer, "aliases")
    for index, (name, field) in enumerate(published_columns(dataset).items()):
        title = field.title.en if language == "en" else field.title.vi
        unit = f" ({field.unit})" if field.unit else ""
        Xml.SubElement(aliases, "alias", field=name, index=str(index), name=title + unit)
