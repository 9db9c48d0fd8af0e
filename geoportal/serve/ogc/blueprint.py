"""The routes of the OGC API: GET, POST for search and processes; JSON for programs, the portal's pages for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request
from pygeoapi.api import conformance, describe_collections, get_collection_schema, landing_page, openapi_
from pygeoapi.api.itemtypes import get_collection_item, get_collection_items, get_collection_queryables
from pygeoapi.api.processes import describe_processes
from werkzeug.wrappers import Response as AnyResponse

from geoportal.errors import PortalError
from geoportal.serve.ogc.answer import GEOJSON, collection_bytes, page_links
from geoportal.serve.ogc.asked import COMMON, ITEMS, page_token, read_asked, read_crs, whole_number
from geoportal.serve.ogc.config import CATALOGUE
from geoportal.serve.ogc.conformance import true_conformance
from geoportal.serve.ogc.cors import let_others
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.execution import check_process, execute, read_post
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_number, find_page
from geoportal.serve.ogc.links import collection_links, collections_links, landing_links, process_links
from geoportal.serve.ogc.people import dataset_page, feature_page, features_page
from geoportal.serve.ogc.problems import ProblemError
from geoportal.serve.ogc.records_answer import KINDS, with_catalogue
from geoportal.serve.ogc.records_list import read_catalogue
from geoportal.serve.ogc.records_routes import catalogue_answer, catalogue_search
from geoportal.serve.ogc.replies import (
    answer,
    etag,
    failed,
    find_served,
    finish,
    is_for_people,
    live,
    page_language,
    read_words,
    rewritten,
)
from geoportal.serve.ogc.schemas import fields_document
from geoportal.serve.ogc.search import read_body
from geoportal.serve.ogc.served import Served
from geoportal.serve.ogc.table import csv_pieces

blueprint = Blueprint("ogc", __name__, url_prefix="/api")
SCHEMA_JSON = "application/schema+json"
FOR_DEVELOPERS = "/ung-dung"


@blueprint.errorhandler(PortalError)
def refuse(error: PortalError) -> Response:
    """Say what is wrong with a request."""
    return failed(error)


@blueprint.after_request
def open_to_all(response: Response) -> Response:
    """Let pages of other sites read every answer."""
    return let_others(response)


@blueprint.before_request
def catalogue_first() -> AnyResponse | None:
    """Answer what is asked of the catalogue of datasets."""
    asked, kind = request.view_args or {}, (request.endpoint or "").removeprefix("ogc.")
    if asked.get("name") != CATALOGUE or kind not in KINDS or request.method not in ("GET", "HEAD"):
        return None
    return catalogue_answer(kind, asked.get("item", ""))


@blueprint.get("", endpoint="landing_without_slash")
@blueprint.get("/")
def landing() -> AnyResponse:
    """Landing page."""
    return rewritten(
        answer(landing_page, page=_page("/")),
        lambda content, say: landing_links(content, live().url, say),
    )


@blueprint.get("/openapi")
def openapi() -> AnyResponse:
    """OpenAPI document."""
    return answer(openapi_, page=_page(FOR_DEVELOPERS), media_type="application/vnd.oai.openapi+json;version=3.0")


@blueprint.get("/conformance")
def conforms() -> AnyResponse:
    """Conformance classes."""
    return rewritten(answer(conformance, page=_page(FOR_DEVELOPERS)), lambda content, _: true_conformance(content))


@blueprint.get("/collections")
def collections() -> AnyResponse:
    """All collections."""
    found, url, catalogue = live().collections, live().url, read_catalogue(live().settings)
    response = answer(describe_collections, page=_page("/du-lieu"))
    return rewritten(
        response, lambda content, say: with_catalogue(collections_links(content, found, url, say), catalogue, say)
    )


@blueprint.get("/collections/<name>")
def collection(name: str) -> AnyResponse:
    """One collection."""
    served = find_served(name)
    response = answer(describe_collections, name, page=dataset_page(name, page_language()))
    return rewritten(response, lambda content, say: collection_links(content, served, live().url, say))


@blueprint.get("/collections/<name>/queryables")
def queryables(name: str) -> AnyResponse:
    """Fields that a query may use; QGIS gets them as it wants them."""
    response = _fields(name, "queryables", get_collection_queryables)
    response.vary.add("User-Agent")
    return response


@blueprint.get("/collections/<name>/sortables")
def sortables(name: str) -> AnyResponse:
    """Fields to sort by."""
    return _fields(name, "sortables", get_collection_queryables)


@blueprint.get("/collections/<name>/schema")
def schema(name: str) -> AnyResponse:
    """JSON Schema of a feature."""
    return _fields(name, "schema", get_collection_schema)


def _fields(name: str, kind: str, function: Callable[..., Any]) -> AnyResponse:
    served, agent = find_served(name), request.headers.get("User-Agent", "")
    page = dataset_page(name, page_language())
    response = answer(function, name, page=page, media_type=SCHEMA_JSON, known=COMMON | {"profile"})
    return rewritten(response, lambda _, say: fields_document(served, live().url, kind, say, agent))


@blueprint.get("/collections/<name>/items")
def items(name: str) -> AnyResponse:
    """Features; the lane answers what wants GeoJSON and is published."""
    served = find_served(name)
    known = ITEMS | served.columns.keys()
    words = read_words(known, ("json", "html", "csv"))
    if words.get("f") == "csv":
        return _table(served, words)
    page = features_page(served, words, page_language()) if is_for_people() else ""
    return answer(get_collection_items, name, page=page, media_type=GEOJSON, known=known, name=name)


def _table(served: Served, words: dict[str, str]) -> Response:
    """Stream what a query finds as CSV."""
    asked = read_asked(served, words, page_token(words), filter_condition)
    pieces = csv_pieces(served, asked, asked.limit if "limit" in words else None)
    response = finish(Response(pieces, content_type="text/csv; charset=utf-8"), etag(served.dataset.id))
    response.headers["Content-Disposition"] = f'attachment; filename="{served.dataset.id}.csv"'
    return response


@blueprint.post("/collections/<name>/search")
def search(name: str) -> Response:
    """Features, or records of the catalogue, asked for in a JSON body."""
    if name == CATALOGUE:
        return catalogue_search(read_post())
    served = find_served(name)
    arguments = read_body(read_post())
    asked = read_asked(served, arguments, page_token(arguments), filter_condition)
    page = find_page(served, asked)
    links = page_links(served, page, asked.start, asked.limit, f"{live().url}/collections/{name}", arguments)
    body = collection_bytes(served, asked, page, links)
    response = finish(Response(body, content_type=GEOJSON), "")
    response.headers["Content-Crs"] = f"<{asked.crs}>"
    return response


@blueprint.get("/collections/<name>/items/<item>")
def item(name: str, item: str) -> AnyResponse:
    """One feature."""
    served = find_served(name)
    read_crs(read_words(COMMON | {"crs"}).get("crs", CRS84), "crs")
    if find_number(served, item) is None:
        raise ProblemError(404, f"«{name}» không có đối tượng «{item}».", f"“{name}” has no feature “{item}”")
    page = feature_page(name, item, page_language())
    return answer(get_collection_item, name, item, page=page, media_type=GEOJSON, known=COMMON | {"crs"}, name=name)


@blueprint.get("/processes")
def processes() -> AnyResponse:
    """All processes."""
    known = COMMON | {"limit"}
    whole_number(read_words(known), "limit", 1, least=1)
    return rewritten(
        answer(describe_processes, page=_page(FOR_DEVELOPERS), known=known), lambda content, _: process_links(content)
    )


@blueprint.get("/processes/<name>")
def process(name: str) -> AnyResponse:
    """One process."""
    check_process(name)
    return answer(describe_processes, name, page=_page(FOR_DEVELOPERS))


@blueprint.post("/processes/<name>/execution")
def execution(name: str) -> Response:
    """Execute a process now."""
    return execute(name)


def _page(path: str) -> str:
    """Return the address of a page in the language that the request says."""
    return f"/en{path}" if page_language() == "en" else path
