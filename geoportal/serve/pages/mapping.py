"""The map page, and its layers for QGIS."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import Response, render_template, request
from werkzeug.datastructures import MultiDict

from geoportal.errors import RequestError, UnknownVersionError
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.dataset import find_entry, settings
from geoportal.serve.pages.drawing import drawing_config
from geoportal.serve.pages.language import language, pick
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.map_areas import find_area
from geoportal.serve.pages.map_config import explorer_texts, layer_colour, map_config
from geoportal.serve.pages.qlr import SYSTEMS, QgisLayer, layer_definition_xml, project_xml
from geoportal.serve.places import gazetteer_of
from geoportal.store.boxes import BBox

MOST_LAYERS = 40
FILE_NAME = "du-lieu-mo-hung-yen"


def explorer() -> str:
    """The map with every published layer; ?lop= names those that are shown, ?dvhc= the area of their filter."""
    shown = [name for name in request.args.get("lop", "").split(",") if name]
    config = map_config(catalogue(), map_entries(), settings(), detailed=shown)
    code = request.args.get("dvhc", "")
    return render_template(
        "map.html",
        config=config | {"area": find_area(code, gazetteer_of(settings())) if code else None},
        texts=explorer_texts(),
        portal=catalogue().portal,
        queries=own_queries(request.args),
    )


def own_queries(arguments: MultiDict[str, str]) -> dict[str, str]:
    """Return by dataset the query of its own page that has the conditions of the explorer's address.

    >>> own_queries(MultiDict([("loc", "truong-thpt~ten~chua~tiên lữ"), ("dvhc", "323")]))
    {'truong-thpt': '?loc=ten~chua~ti%C3%AAn+l%E1%BB%AF&dvhc=323'}
    """
    names = dict.fromkeys(text.partition("~")[0] for text in arguments.getlist("loc"))
    return {name: "?" + urlencode(own_words(arguments, name), safe="~") for name in names}


def own_words(arguments: MultiDict[str, str], dataset_id: str) -> list[tuple[str, str]]:
    """Return what the explorer's address demands of one dataset, in the words of that dataset's own page.

    >>> own_words(MultiDict([("loc", "cho~ten~chua~mới"), ("loc", "ben-xe~ten~co"), ("dvhc", "323")]), "cho")
    [('loc', 'ten~chua~mới'), ('dvhc', '323')]
    """
    parts = [text.partition("~") for text in arguments.getlist("loc")]
    area = [("dvhc", arguments["dvhc"])] if arguments.get("dvhc") else []
    return [("loc", condition) for name, _, condition in parts if name == dataset_id] + area


def map_entries() -> list[Entry]:
    """Return the datasets that have something on the map, in the plan's order, the units of the territory last."""
    units = catalogue().entry("don-vi-hanh-chinh")
    every = [*catalogue().entries(), *([units] if units else [])]
    return [entry for entry in every if entry.version and entry.dataset.is_located]


def layer_definition(dataset_id: str, dataset_id_again: str) -> Response:
    """A QGIS layer definition of one dataset; ?crs= chooses the reference system."""
    entry = published_entry(dataset_id_again if dataset_id == dataset_id_again else "")
    return _definition([entry], dataset_id)


def layer_definitions() -> Response:
    """A QGIS layer definition of the datasets in ?lop=."""
    return _definition(asked_entries(), FILE_NAME)


def _definition(entries: list[Entry], name: str) -> Response:
    text = layer_definition_xml(_qgis_layers(entries), api=_api(), language=language(), srs=_system())
    return _attached(text, f"{name}.qlr", "application/x-qgis-layer-definition")


def project() -> Response:
    """A QGIS project of the datasets in ?lop=, in the reference system of ?crs=."""
    entries = asked_entries()
    bbox = extent_of(entries)
    title, layers = pick(catalogue().portal.title), _qgis_layers(entries)
    text = project_xml(layers, title=title, bbox=bbox, api=_api(), language=language(), srs=_system())
    return _attached(text, f"{FILE_NAME}.qgs", "application/x-qgis-project")


def extent_of(entries: Iterable[Entry]) -> BBox:
    """Return the box around what is published of some datasets (degrees), that of the province without any place."""
    boxes = [box for entry in entries if isinstance(box := entry.manifest.get("bbox"), list)]
    if not boxes:
        return catalogue().portal.bbox
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _qgis_layers(entries: list[Entry]) -> list[QgisLayer]:
    return [
        QgisLayer(
            entry.dataset, pick(entry.dataset.title), str(entry.manifest.get("geometry_type") or "Point"),
            layer_colour(entry, catalogue().portal), drawing_config(entry.dataset)["classes"],
        )
        for entry in entries
    ]  # fmt: skip


def asked_entries() -> list[Entry]:
    """Return the datasets in ?lop=.

    Raises
    ------
    RequestError
        None or too many are named.
    UnknownDatasetError, UnknownVersionError
        One is unknown, or has nothing on the map.
    """
    names = list(dict.fromkeys(name for name in request.args.get("lop", "").split(",") if name))
    if not 1 <= len(names) <= MOST_LAYERS:
        raise RequestError(
            f"Hãy ghi từ 1 đến {MOST_LAYERS} bộ dữ liệu, ví dụ ?lop=truong-tieu-hoc,cho.",
            f"Name 1 to {MOST_LAYERS} datasets, for example ?lop=truong-tieu-hoc,cho.",
        )
    return [published_entry(name) for name in names]


def _system() -> str:
    code = request.args.get("crs", "4326")
    if code not in SYSTEMS:
        raise RequestError(f"crs phải là một trong: {', '.join(SYSTEMS)}.", f"crs is one of {', '.join(SYSTEMS)}.")
    return SYSTEMS[code]


def _api() -> str:
    return f"{settings().base_url}/api"


def _attached(text: str, name: str, media_type: str) -> Response:
    return Response(text, mimetype=media_type, headers={"Content-Disposition": f"attachment; filename={name}"})


def published_entry(dataset_id: str) -> Entry:
    """Return a dataset that has something on the map.

    Raises
    ------
    UnknownVersionError
        It has not.
    """
    entry = find_entry(dataset_id)
    if entry.version is None or not entry.dataset.is_located:
        raise UnknownVersionError(
            "Bộ dữ liệu này chưa có gì trên bản đồ.", "There is nothing of this dataset on the map yet."
        )
    return entry
