"""The routes of vector tiles: OGC API - Tiles under /api, and the whole file of a version for PMTiles clients."""

from __future__ import annotations

import gzip
import re
from typing import Any

import orjson
from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Response as AnyResponse

from geoportal import __version__
from geoportal.errors import PortalError, RequestError, UnknownVersionError
from geoportal.serve.ogc import tilesets as documents
from geoportal.serve.ogc.asked import COMMON
from geoportal.serve.ogc.cors import let_others
from geoportal.serve.ogc.people import dataset_page
from geoportal.serve.ogc.problems import ProblemError
from geoportal.serve.ogc.replies import (
    failed,
    find_served,
    is_for_people,
    live,
    page_language,
    problem,
    read_words,
    to_page,
)
from geoportal.serve.ogc.served import Served
from geoportal.serve.ogc.tilesets import DEEPEST, JSON, MVT, PMTILES, WEB_MERCATOR_QUAD
from geoportal.store.tiles import TILES, Address, TileFile, open_tiles
from geoportal.store.versions import dataset_folder

blueprint = Blueprint("tiles", __name__)
TILE_SECONDS = 60
"""How long a client uses a tile without asking again; its address stays the same in the next version."""
FOR_EVER_SECONDS = 31_536_000
DOCUMENT = ("json", "html")
VERSION_ID = re.compile(r"[0-9]{8}T[0-9]{12}Z-[0-9a-f]{8}")
WHOLE = re.compile(r"[0-9]{1,9}")


@blueprint.get("/api/tileMatrixSets")
@blueprint.get("/api/TileMatrixSets", endpoint="matrix_sets_of_pygeoapi")
def matrix_sets() -> AnyResponse:
    """Tile matrix sets."""
    if _format(DOCUMENT) == "html":
        return to_page(_for_developers())
    return _document(documents.matrix_sets(live().url))


@blueprint.get("/api/tileMatrixSets/<matrix_set>")
@blueprint.get("/api/TileMatrixSets/<matrix_set>", endpoint="matrix_set_of_pygeoapi")
def matrix_set(matrix_set: str) -> AnyResponse:
    """One tile matrix set."""
    form = _format(DOCUMENT)
    _check_matrix_set(matrix_set)
    return to_page(_for_developers()) if form == "html" else _document(documents.matrix_set())


@blueprint.get("/api/collections/<name>/tiles")
def tilesets(name: str) -> AnyResponse:
    """Tilesets of a collection."""
    form = _format(DOCUMENT)
    served, _ = _served(name)
    if form == "html":
        return to_page(dataset_page(name, page_language()))
    return _document(documents.tilesets(served, live().url, _language()))


@blueprint.get("/api/collections/<name>/tiles/<matrix_set>")
def tileset(name: str, matrix_set: str) -> AnyResponse:
    """Metadata of a tileset, or the same as TileJSON."""
    form = _format((*DOCUMENT, "tilejson"))
    _check_matrix_set(matrix_set)
    served, tiles = _served(name)
    if form == "html":
        return to_page(dataset_page(name, page_language()))
    portal, licence = live().portal, live().portal.licence(served.dataset.licence)
    if form == "tilejson":
        attribution = f"{portal.title.vi}, {licence.uri}"
        return _document(documents.tilejson(served, tiles, live().url, attribution, _language()))
    return _document(documents.tileset(served, tiles, live().url, licence.uri, _language()))


@blueprint.get("/api/collections/<name>/tiles/<matrix_set>/<zoom>/<row>/<column>")
def tile(name: str, matrix_set: str, zoom: str, row: str, column: str) -> Response:
    """One tile as a Mapbox Vector Tile; status 204 when nothing is there."""
    read_words(frozenset(("f",)), ("mvt",))
    _check_matrix_set(matrix_set)
    served, tiles = _served(name)
    address = _address(tiles, zoom, row, column)
    tag = f"{served.version.id}-{__version__}"
    response = Response(content_type=MVT)
    if request.if_none_match.contains_weak(tag):
        response.status_code = 304
    else:
        _fill(response, tiles.tile(*address))
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = f"public, max-age={TILE_SECONDS}"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _fill(response: Response, stored: bytes | None) -> None:
    """Put a stored tile into an answer, compressed when the client can read that."""
    if stored is None:
        response.status_code = 204
        del response.headers["Content-Type"]
    elif request.accept_encodings["gzip"] > 0:
        response.set_data(stored)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(gzip.decompress(stored))


def _address(tiles: TileFile, zoom: str, row: str, column: str) -> Address:
    """Return the address of a tile from the words of a request.

    Raises
    ------
    RequestError
        Row or column is no whole number.
    ProblemError
        404: the tile matrix set, or this tileset, has no such tile.
    """
    if not (WHOLE.fullmatch(row) and WHOLE.fullmatch(column)):
        raise RequestError("Hàng và cột của ô phải là số nguyên không âm.", "row and column must be whole numbers")
    if not WHOLE.fullmatch(zoom) or str(int(zoom)) != zoom or int(zoom) > DEEPEST:
        raise ProblemError(404, f"{WEB_MERCATOR_QUAD} không có mức «{zoom}».", f"there is no tile matrix “{zoom}”")
    level, size = int(zoom), 2 ** int(zoom)
    if int(row) >= size or int(column) >= size:
        raise ProblemError(
            404, f"Mức {zoom} chỉ có hàng và cột từ 0 đến {size - 1}.", f"rows and columns end at {size - 1}"
        )
    if not tiles.minzoom <= level <= tiles.maxzoom:
        raise ProblemError(
            404,
            f"Bộ ô bản đồ này có các mức từ {tiles.minzoom} đến {tiles.maxzoom}.",
            f"this tileset has the tile matrices {tiles.minzoom} to {tiles.maxzoom}",
        )
    return level, int(column), int(row)


@blueprint.get("/tiles/<name>/<version_id>.pmtiles")
def whole_file(name: str, version_id: str) -> Response:
    """All tiles of a kept version in one file, of which clients read the parts that they need."""
    read_words(frozenset(), ("pmtiles",))
    find_served(name)
    path = dataset_folder(live().settings.home, name) / version_id / TILES
    if not VERSION_ID.fullmatch(version_id) or not path.is_file():
        raise UnknownVersionError(
            f"Bộ dữ liệu «{name}» không có ô bản đồ của phiên bản «{version_id}».", "there is no such version"
        )
    response = send_file(path, PMTILES, etag=version_id, conditional=True, max_age=FOR_EVER_SECONDS)
    response.cache_control.public, response.cache_control.immutable = True, True
    return response


def _served(name: str) -> tuple[Served, TileFile]:
    """Return a collection and its tiles.

    Raises
    ------
    UnknownDatasetError
        There is no such collection.
    ProblemError
        404: it has no tiles: nothing in it is located.
    """
    served = find_served(name)
    tiles = open_tiles(served.version)
    if tiles is None:
        raise ProblemError(404, f"«{name}» không có ô bản đồ: chưa có vị trí nào.", f"“{name}” has no tiles")
    return served, tiles


def _check_matrix_set(name: str) -> None:
    if name != WEB_MERCATOR_QUAD:
        raise ProblemError(
            404, f"Không có lưới ô «{name}»; chỉ có {WEB_MERCATOR_QUAD}.", f"there is no tile matrix set “{name}”"
        )


def _format(offered: tuple[str, ...]) -> str:
    """Return the format that a request for a document asks for, by f or by its header Accept.

    Raises
    ------
    RequestError
        A parameter is unknown, or f is none of those offered.
    """
    form = read_words(COMMON, offered).get("f")
    return form or ("html" if is_for_people() else "json")


def _for_developers() -> str:
    return "/en/ung-dung" if page_language() == "en" else "/ung-dung"


def _language() -> str:
    given = request.args.get("lang") or request.accept_languages.best_match(["vi", "en"], default="vi")
    return "en" if given.startswith("en") else "vi"


def _document(content: dict[str, Any]) -> Response:
    response = Response(orjson.dumps(content), content_type=JSON)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept, Accept-Language"
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


@blueprint.errorhandler(PortalError)
def _refuse(error: PortalError) -> Response:
    return failed(error)


@blueprint.errorhandler(RequestedRangeNotSatisfiable)
def _refuse_range(error: RequestedRangeNotSatisfiable) -> Response:
    response = problem(416, "Phần được yêu cầu nằm ngoài tệp.", "the range lies outside the file")
    response.headers["Content-Range"] = f"bytes */{error.length}"
    return response


@blueprint.after_request
def _let_others_read(response: Response) -> Response:
    return let_others(response)
