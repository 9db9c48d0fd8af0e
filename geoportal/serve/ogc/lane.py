"""A lane in front of Flask for the commonest requests: GET of features and of one feature, answered as ready bytes.

Everything else goes on to Flask and pygeoapi, whose provider finds features by the same `select`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from geoportal import __version__
from geoportal.errors import GoneError, PortalError
from geoportal.serve.compress import compressed
from geoportal.serve.ogc.answer import GEOJSON, collection_bytes, item_bytes, item_links, link_header, page_links
from geoportal.serve.ogc.arguments import read_arguments
from geoportal.serve.ogc.asked import COMMON, Asked, check_names, page_token, read_asked, read_crs
from geoportal.serve.ogc.cors import EXPOSED
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_number, find_page
from geoportal.serve.ogc.live import LiveApi
from geoportal.serve.ogc.negotiation import wants_page
from geoportal.serve.ogc.problems import error_body, problem_body
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.serve.requests import request_id
from geoportal.store.versions import find_version

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]
PREFIX = "/api/collections/"
HEADERS = (
    ("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", EXPOSED),
    ("Vary", "Accept, Accept-Encoding"), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
)  # fmt: skip
REASONS = {200: "200 OK", 304: "304 Not Modified", 400: "400 Bad Request", 404: "404 Not Found", 410: "410 Gone"}


class Lane:
    """A WSGI application around another one."""

    def __init__(self, app: App, live: LiveApi) -> None:
        self._app, self._live = app, live

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """Answer a request for features, or pass it on."""
        path: str = environ["PATH_INFO"]
        if not path.startswith(PREFIX) or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._app(environ, start_response)
        name, _, rest = path[len(PREFIX) :].partition("/")
        kind, _, item = rest.partition("/")
        served = self._live.served(name) if kind == "items" and "/" not in item else None
        if served is None or _wants_other(environ):
            return self._app(environ, start_response)
        return self._answer(served, item, environ, start_response)

    def _answer(self, served: Served, item: str, environ: Environ, start_response: Start) -> Iterable[bytes]:
        url = f"{self._live.url}/collections/{served.dataset.id}"
        try:
            arguments = read_arguments(environ.get("QUERY_STRING", ""))
            status, body, headers = _features(self._live, served, item, url, arguments, environ)
        except PortalError as error:
            status, body = error_body(error)
            headers = [("Content-Type", "application/json")]
        body, encoding = compressed(body, environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers += [*HEADERS, ("Content-Length", str(len(body))), ("X-Request-ID", request_id(environ))]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        start_response(REASONS[status], headers)
        return () if environ["REQUEST_METHOD"] == "HEAD" else (body,)


def _wants_other(environ: Environ) -> bool:
    """Return whether a request wants something else than GeoJSON."""
    parts: list[str] = environ.get("QUERY_STRING", "").split("&")
    wanted = next((part[2:] for part in parts if part.startswith("f=")), None)
    return wanted not in (None, "json") or wants_page(wanted, environ.get("HTTP_ACCEPT", ""))


def _features(
    live: LiveApi, served: Served, item: str, url: str, arguments: dict[str, str], environ: Environ
) -> tuple[int, bytes, list[tuple[str, str]]]:
    token = None if item else page_token(arguments)
    if token is not None and token.version != served.version.id:
        served = _kept(live, served, token.version)
    tag = _tag(served, item, environ)
    headers = [("ETag", tag)]
    if tag in environ.get("HTTP_IF_NONE_MATCH", ""):
        return 304, b"", headers
    if item:
        check_names(arguments, COMMON | {"crs"})
        asked = Asked(crs=read_crs(arguments.get("crs", CRS84), "crs"))
        number = find_number(served, item)
        if number is None:
            vi, en = f"Không có đối tượng «{item}».", f"there is no feature “{item}”"
            return 404, problem_body(404, vi, en), [("Content-Type", "application/json")]
        links = item_links(served, item, url)
        body = item_bytes(served, asked, number, links)
    else:
        asked = read_asked(served, arguments, token, filter_condition)
        page = find_page(served, asked)
        links = page_links(served, page, asked.start, asked.limit, url, arguments)
        body = collection_bytes(served, asked, page, links)
    headers += [("Content-Type", GEOJSON), ("Content-Crs", f"<{asked.crs}>"), ("Link", link_header(links))]
    return 200, body, headers


def _kept(live: LiveApi, served: Served, version_id: str) -> Served:
    """Return the version that a client pages through, though another one is served now."""
    try:
        return serve_version(served.dataset, find_version(live.settings.home, served.dataset.id, version_id))
    except PortalError as error:
        raise GoneError(
            "Dữ liệu đã được cập nhật và phiên bản đang đọc không còn được giữ; hãy đọc lại từ trang đầu.",
            "the data were updated and the version you page through is no longer kept; begin again",
        ) from error


def _tag(served: Served, item: str, environ: Environ) -> str:
    words = f"{served.version.id} {__version__} {item} {environ.get('QUERY_STRING', '')}"
    return f'W/"{hashlib.blake2b(words.encode(), digest_size=9).hexdigest()}"'
