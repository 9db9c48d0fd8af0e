"""The OpenAPI 3.0 document: what the API has, made from the dataset definitions and what is published.

It stands alone: every reference is to a component of the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geoportal import __version__
from geoportal.dataset import Portal
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.asked import FINDS
from geoportal.serve.ogc.config import CATALOGUE
from geoportal.serve.ogc.openapi_collections import collection_paths, collection_schemas
from geoportal.serve.ogc.openapi_parameters import TABLE, shared_parameters
from geoportal.serve.ogc.openapi_parts import Part, answer, one_of, operation, path, ref, say, schema
from geoportal.serve.ogc.openapi_processes import process_paths, process_schemas
from geoportal.serve.ogc.openapi_records import TITLE, catalogue_paths, catalogue_schemas
from geoportal.serve.ogc.openapi_schemas import common_schemas
from geoportal.serve.ogc.openapi_tiles import tile_paths, tile_schemas
from geoportal.serve.ogc.problems import CODES
from geoportal.serve.ogc.served import Served
from geoportal.store.tiles import TILES

JSON, OPENAPI_JSON = "application/json", "application/vnd.oai.openapi+json;version=3.0"
HTML = "text/html"
"""Of an error, for those who ask for a page."""
DOCUMENT = (ref("parameters", "f"), ref("parameters", "lang"))
TAGS = {
    "server": say("API này", "this API"), "search": say("Tìm bằng POST", "search by POST"),
    "processes": say("Định vị địa chỉ và điểm", "geocoding"), "tiles": say("Ô bản đồ véc tơ", "vector tiles"),
    CATALOGUE: TITLE,
}  # fmt: skip
FAULTS = {
    400: say("Yêu cầu không hiểu được", "the request is not understood"), 404: say("Không có", "not found"),
    410: say("Phiên bản đang đọc không còn được giữ", "the version that you page through is no longer kept"),
    413: say("Yêu cầu quá dài", "the request is too long"),
}  # fmt: skip
HEADERS = {
    "Content-Crs": say("Hệ tọa độ của kết quả, trong dấu < >", "coordinate reference system of the answer"),
    "ETag": say("Dấu của phiên bản", "tag of the version"),
}


def build_openapi(collections: Mapping[str, Served], portal: Portal, url: str) -> dict[str, Any]:
    """Return the document.

    Parameters
    ----------
    collections : mapping
        The collections as they are served, by id.
    url : str
        Address of the API without a final slash.
    """
    served = list(collections.values())
    with_tiles = [name for name, one in collections.items() if (one.version.path / TILES).is_file()]
    return {
        "openapi": "3.0.3",
        "info": _info(portal),
        "servers": [{"url": url, "description": say(portal.title.vi, portal.title.en)}],
        "tags": _tags(served),
        "paths": {
            **_server_paths(),
            **{address: item for one in served for address, item in collection_paths(one).items()},
            **catalogue_paths(),
            **_search(list(collections)),
            **process_paths(),
            **tile_paths(with_tiles),
        },
        "components": _components(served),
    }


def _info(portal: Portal) -> Part:
    licence = portal.licences[0]
    return {
        "title": say(portal.title.vi, portal.title.en),
        "description": say(portal.description.vi, portal.description.en),
        "version": __version__,
        "contact": {"name": portal.owner.vi},
        "license": {"name": licence.title.vi, "url": licence.uri},
    }


def _tags(served: Iterable[Served]) -> list[Part]:
    titles = {one.dataset.id: say(one.dataset.title.vi, one.dataset.title.en) for one in served}
    return [{"name": name, "description": text} for name, text in {**TAGS, **titles}.items()]


def _server_paths() -> dict[str, Part]:
    pages = (
        ("/", "getLandingPage", say("Trang đầu của API", "landing page"), JSON, "LandingPage"),
        ("/openapi", "getOpenApi", say("Tài liệu này", "this document"), OPENAPI_JSON, "OpenApi"),
        ("/conformance", "getConformance", say("Các chuẩn được tuân theo", "conformance classes"), JSON, "Conformance"),
        ("/collections", "getCollections", say("Các bộ dữ liệu", "collections"), JSON, "Collections"),
    )
    return {
        address: {"get": operation(name, "server", text, DOCUMENT, answer(text, {kind: schema(form)}))}
        for address, name, text, kind, form in pages
    }


def _search(names: list[str]) -> dict[str, Part]:
    """Return the path of features by POST: the same parameters, in a JSON object."""
    if not names:
        return {}
    forms = {name: form for name, _, form in TABLE if name in {*FINDS, "crs", "limit", "offset", "skipGeometry"}}
    texts: Part = {"type": "array", "items": {"type": "string"}}
    forms |= {"filter": {"anyOf": [forms["filter"], {"type": "object"}]}, "sortby": texts, "properties": texts}
    body = {"type": "object", "properties": forms}
    text = say("Tìm đối tượng bằng một đối tượng JSON, cho điều kiện quá dài để ghi trong địa chỉ",
               "features by a JSON object, for filters too long for an address")  # fmt: skip
    good = answer(say("Một trang đối tượng", "a page of features"), {GEOJSON: schema("FeatureCollection")})
    which = path("collectionId", say("Bộ dữ liệu", "collection"), one_of(*names))
    made = operation(
        "search", "search", text, [which], good, (400, 404, 410, 413), has_page=False,
        requestBody={"required": True, "content": {JSON: {"schema": body, "example": {"limit": 3}}}},
    )  # fmt: skip
    return {"/collections/{collectionId}/search": {"post": made}}


def _components(served: Iterable[Served]) -> Part:
    every = {name: form for one in served for name, form in collection_schemas(one).items()}
    faults = {
        f"Status{status}": answer(f"{text}: {CODES[status]}", {JSON: schema("Problem"), HTML: {"type": "string"}})
        for status, text in FAULTS.items()
    }
    page = {"description": say("Trang web cùng nội dung", "the web page that shows the same"),
            "headers": {"Location": {"schema": {"type": "string"}}}}  # fmt: skip
    return {
        "parameters": shared_parameters(),
        "headers": {name: {"description": text, "schema": {"type": "string"}} for name, text in HEADERS.items()},
        "responses": {**faults, "Page": page},
        "schemas": {**common_schemas(), **catalogue_schemas(), **process_schemas(), **tile_schemas(), **every},
    }
