"""The routes of the OGC API: GET, POST for search and processes; JSON for programs, the portal's pages for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from flask import Blueprint, Response, redirect, request
from pygeoapi.api import APIRequest, conformance, describe_collections, get_collection_schema, landing_page, openapi_
from pygeoapi.api.itemtypes import get_collection_item, get_collection_items, get_collection_queryables
from pygeoapi.api.processes import describe_processes, execute_process
from werkzeug.wrappers import Response as AnyResponse

from geoportal import __version__
from geoportal.errors import PortalError
from geoportal.serve.ogc.answer import GEOJSON, collection_bytes
from geoportal.serve.ogc.arguments import read_arguments
from geoportal.serve.ogc.asked import COMMON, ITEMS, page_token, read_asked
from geoportal.serve.ogc.config import CATALOGUE
from geoportal.serve.ogc.conformance import true_conformance
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_page
from geoportal.serve.ogc.links import JSON, collection_links, collections_links, landing_links, process_links
from geoportal.serve.ogc.records_answer import CATALOG_JSON, answer_catalogue, with_catalogue
from geoportal.serve.ogc.records_list import read_catalogue
from geoportal.serve.ogc.replies import (
    answer,
    digest,
    etag,
    failed,
    finish,
    is_for_people,
    live,
    problem,
    rewritten,
    settle_headers,
)
from geoportal.serve.ogc.schemas import fields_document
from geoportal.serve.ogc.search import read_body
from geoportal.serve.ogc.served import Served
from geoportal.serve.ogc.table import csv_pieces

blueprint = Blueprint("ogc", __name__, url_prefix="/api")
MOST_BODY = 1_000_000


@blueprint.before_request
def catalogue_first() -> AnyResponse | None:
    """Answer what is asked of the catalogue of datasets: its items are records, not features of a version."""
    asked, kind = request.view_args or {}, (request.endpoint or "").removeprefix("ogc.")
    if asked.get("name") != CATALOGUE or kind not in ("collection", "items", "item", "queryables", "schema"):
        return None
    if is_for_people():
        return redirect(f"/du-lieu/{asked['item']}" if kind == "item" else "/du-lieu", 302)
    found, query = read_catalogue(live().settings), request.environ.get("QUERY_STRING", "")
    language = request.accept_languages.best_match(["vi", "en"], default="vi")
    as_catalog = request.accept_mimetypes.best_match([JSON, CATALOG_JSON], default=JSON) == CATALOG_JSON
    made = answer_catalogue(found, kind, asked.get("item"), query, language, as_catalog=as_catalog)
    words = f"{found.tag} {__version__} {made.media_type} {made.language} {request.full_path}"
    tag = digest(words) if made.status == 200 else ""
    if tag and request.if_none_match.contains_weak(tag):
        return finish(Response(status=304), tag)
    response = finish(Response(made.body, made.status, content_type=made.media_type), tag)
    response.headers["Content-Language"] = made.language
    return response


@blueprint.get("/", strict_slashes=False)
def landing() -> AnyResponse:
    """Landing page."""
    return rewritten(answer(landing_page, page="/"), lambda content, say: landing_links(content, live().url, say))


@blueprint.get("/openapi")
def openapi() -> AnyResponse:
    """OpenAPI document."""
    return answer(openapi_, page="/ung-dung", media_type="application/vnd.oai.openapi+json;version=3.0")


@blueprint.get("/conformance")
def conforms() -> AnyResponse:
    """Conformance classes."""
    return rewritten(answer(conformance, page="/ung-dung"), lambda content, _: true_conformance(content))


@blueprint.get("/collections")
def collections() -> AnyResponse:
    """All collections."""
    found, url, catalogue = live().collections, live().url, read_catalogue(live().settings)
    response = answer(describe_collections, page="/du-lieu")
    return rewritten(
        response, lambda content, say: with_catalogue(collections_links(content, found, url, say), catalogue, say)
    )


@blueprint.get("/collections/<name>")
def collection(name: str) -> AnyResponse:
    """One collection."""
    served, response = live().served(name), answer(describe_collections, name, page=f"/du-lieu/{name}")
    if served is None:
        return response
    return rewritten(response, lambda content, say: collection_links(content, served, live().url, say))


@blueprint.get("/collections/<name>/queryables")
def queryables(name: str) -> AnyResponse:
    """Fields that a query may use."""
    return _fields(name, "queryables", get_collection_queryables)


@blueprint.get("/collections/<name>/schema")
def schema(name: str) -> AnyResponse:
    """JSON Schema of a feature."""
    return _fields(name, "schema", get_collection_schema)


def _fields(name: str, kind: str, function: Callable[..., Any]) -> AnyResponse:
    response = answer(function, name, page=f"/du-lieu/{name}", media_type="application/schema+json",
                      known=COMMON | {"profile"})  # fmt: skip
    served = live().served(name)
    if served is None:
        return response
    return rewritten(response, lambda _, say: fields_document(served, live().url, kind, say))


@blueprint.get("/collections/<name>/items")
def items(name: str) -> AnyResponse:
    """Features; the lane answers what wants GeoJSON and is published."""
    served = live().served(name)
    if served is not None and request.args.get("f") == "csv":
        return _table(served)
    known = ITEMS | served.columns.keys() if served else ITEMS
    return answer(get_collection_items, name, page=f"/du-lieu/{name}", media_type=GEOJSON, known=known, name=name)


def _table(served: Served) -> Response:
    """Stream what a query finds as CSV."""
    try:
        arguments = read_arguments(request.query_string.decode("latin-1"))
        asked = read_asked(served, arguments, page_token(arguments), filter_condition)
    except PortalError as error:
        return failed(error)
    pieces = csv_pieces(served, asked, asked.limit if "limit" in arguments else None)
    response = finish(Response(pieces, content_type="text/csv; charset=utf-8"), etag(served.dataset.id))
    response.headers["Content-Disposition"] = f'attachment; filename="{served.dataset.id}.csv"'
    return response


@blueprint.post("/collections/<name>/search")
def search(name: str) -> Response:
    """Features, asked for in a JSON body."""
    served = live().served(name)
    if served is None:
        return problem(f"Không có bộ dữ liệu «{name}» (there is no such collection)", 404)
    if (request.content_length or 0) > MOST_BODY:
        return problem(f"Yêu cầu dài hơn {MOST_BODY} byte (request too long)", 413)
    try:
        arguments = read_body(request.get_data())
        asked = read_asked(served, arguments, page_token(arguments), filter_condition)
    except PortalError as error:
        return failed(error)
    url = f"{live().url}/collections/{name}"
    body = collection_bytes(served, asked, find_page(served, asked), url, arguments)
    response = finish(Response(body, content_type=GEOJSON), "")
    response.headers["Content-Crs"] = f"<{asked.crs}>"
    return response


@blueprint.get("/collections/<name>/items/<item>")
def item(name: str, item: str) -> AnyResponse:
    """One feature."""
    return answer(get_collection_item, name, item, page=f"/du-lieu/{name}#{item}", media_type=GEOJSON,
                  known=COMMON | {"crs"}, name=name)  # fmt: skip


@blueprint.get("/processes")
def processes() -> AnyResponse:
    """All processes."""
    response = answer(describe_processes, page="/ung-dung", known=COMMON | {"limit"})
    return rewritten(response, lambda content, _: process_links(content))


@blueprint.get("/processes/<name>")
def process(name: str) -> AnyResponse:
    """One process."""
    return answer(describe_processes, name, page="/ung-dung")


@blueprint.post("/processes/<name>/execution")
def execution(name: str) -> Response:
    """Execute a process now; nothing is kept, nobody is called back."""
    if (request.content_length or 0) > MOST_BODY:
        return problem(f"Yêu cầu dài hơn {MOST_BODY} byte (request too long)", 413)
    try:
        body = orjson.loads(request.get_data())
    except orjson.JSONDecodeError:
        return problem("Thân yêu cầu không phải là JSON (the body is no JSON)")
    if not isinstance(body, dict) or not isinstance(body.get("inputs"), dict):
        return problem("Cần một đối tượng JSON có «inputs» (a JSON object with inputs)")
    unknown = sorted(set(body) - {"inputs", "outputs", "response"})
    if unknown:
        return problem(f"Không hỗ trợ: {', '.join(unknown)} (not supported)")
    api = live().api()
    settle_headers()
    request.environ["HTTP_PREFER"] = "respond-sync"
    _, status, content = execute_process(api, APIRequest.from_flask(request, api.locales), name)
    return finish(Response(content, status=int(status), content_type="application/json"), "")


@blueprint.route("/processes/<name>/execution", methods=["OPTIONS"])
def execution_options(name: str) -> Response:
    """Let pages of other sites execute processes."""
    response = finish(Response(status=204), "")
    response.headers["Access-Control-Allow-Methods"] = "POST"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type"
    return response
