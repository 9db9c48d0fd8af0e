"""The map page, the embedded and the stand-alone map, and the layer definition for QGIS."""

from __future__ import annotations

from flask import Response, make_response, render_template, send_file

from geoportal.errors import UnknownVersionError
from geoportal.publish.made import made_file
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.dataset import find_entry, settings
from geoportal.serve.pages.language import language, pick
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.map_config import layer_colour, map_config, map_texts
from geoportal.serve.pages.qlr import layer_definition_xml

EMBED_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
WAIT_SECONDS = 20


def explorer() -> str:
    """The map with every published layer."""
    entries = [entry for entry in catalogue().entries() if entry.version and entry.dataset.is_located]
    return render_template(
        "map.html", config=map_config(catalogue(), entries, settings()), texts=map_texts(), portal=catalogue().portal
    )


def embed(dataset_id: str) -> Response:
    """A map of one dataset to be shown inside other sites."""
    response = _web_map(dataset_id, "embed")
    response.headers["Content-Security-Policy"] = EMBED_POLICY
    return response


def standalone(dataset_id: str) -> Response:
    """A map of one dataset as one HTML file that needs no network."""
    response = _web_map(dataset_id, "standalone")
    response.headers["Content-Security-Policy"] = "sandbox allow-scripts; " + EMBED_POLICY
    response.headers["Content-Disposition"] = f"attachment; filename={dataset_id}.html"
    return response


def _web_map(dataset_id: str, kind: str) -> Response:
    entry = _published(dataset_id)
    assert entry.version is not None
    name = f"{kind}-{language()}.html"
    command = ["geoportal.publish.webmap", dataset_id, entry.version.id, kind, language()]
    path = made_file(settings(), entry.version, name, command, wait_seconds=WAIT_SECONDS)
    if path is None:
        page = render_template("making.html", entry=entry, dataset=entry.dataset, format={"title": "HTML"})
        return make_response(page, 202, {"Refresh": "3", "Cache-Control": "no-store"})
    response = send_file(path, mimetype="text/html")
    response.cache_control.no_cache = True
    return response


def layer_definition(dataset_id: str, dataset_id_again: str) -> Response:
    """A QGIS layer definition: the collection with its style and its field titles."""
    entry = _published(dataset_id_again if dataset_id == dataset_id_again else "")
    text = layer_definition_xml(
        entry.dataset,
        title=pick(entry.dataset.title),
        api=f"{settings().base_url}/api",
        geometry=str(entry.manifest.get("geometry_type") or "Point"),
        colour=layer_colour(entry, catalogue().portal),
        language=language(),
    )
    return Response(
        text,
        mimetype="application/x-qgis-layer-definition",
        headers={"Content-Disposition": f"attachment; filename={dataset_id}.qlr"},
    )


def _published(dataset_id: str) -> Entry:
    entry = find_entry(dataset_id)
    if entry.version is None or not entry.dataset.is_located:
        raise UnknownVersionError(
            "Bộ dữ liệu này chưa có gì trên bản đồ.", "There is nothing of this dataset on the map yet."
        )
    return entry
