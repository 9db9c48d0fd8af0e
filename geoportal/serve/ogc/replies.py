"""Answers of the OGC API through Flask: pygeoapi's made ours, errors, headers, validators."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Response, current_app, g, redirect, render_template, request
from pygeoapi.api import APIRequest
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from geoportal import __version__
from geoportal.errors import PortalError, UnknownDatasetError
from geoportal.serve.ogc.arguments import read_arguments
from geoportal.serve.ogc.asked import COMMON, check_names, refused
from geoportal.serve.ogc.cors import allowed, let_others
from geoportal.serve.ogc.live import LiveApi
from geoportal.serve.ogc.negotiation import wants_page
from geoportal.serve.ogc.problems import both_languages, problem_body, saying, status_of
from geoportal.serve.ogc.served import Served

FORMATS = ("json", "html")
JSON, HTML = "application/json", "text/html; charset=utf-8"


def live() -> LiveApi:
    """Return the API of the running app."""
    found = current_app.extensions["ogc"]
    assert isinstance(found, LiveApi)
    return found


def find_served(name: str) -> Served:
    """Return a collection of features.

    Raises
    ------
    UnknownDatasetError
        There is none of this name.
    """
    served = live().served(name)
    if served is None:
        raise UnknownDatasetError(
            f"API không có bộ dữ liệu «{name}». Danh sách ở {live().url}/collections.",
            f"there is no collection “{name}”; the list is at {live().url}/collections",
        )
    return served


def read_words(known: set[str] | frozenset[str] = COMMON, formats: tuple[str, ...] = FORMATS) -> dict[str, str]:
    """Return the words of the request's query string.

    Raises
    ------
    RequestError
        One is unknown or there twice, or f is none of the formats.
    """
    words = read_arguments(request.query_string.decode("latin-1"))
    check_names(words, frozenset(known))
    if words.get("f", formats[0]) not in formats:
        names = " hoặc ".join(formats)
        raise refused(f"f phải là {names}.", f"f must be {' or '.join(formats)}")
    return words


def page_language() -> str:
    """Return the language of the page that a person is sent to: that of the address, else Vietnamese."""
    return "en" if request.args.get("lang", "").lower().startswith("en") else "vi"


def answer(
    function: Callable[..., Any], *arguments: str, page: str, media_type: str = JSON,
    known: set[str] | frozenset[str] = frozenset(COMMON), name: str = "",
) -> AnyResponse:  # fmt: skip
    """Let pygeoapi answer a request as JSON, or send a person to the page that shows the same.

    Raises
    ------
    RequestError
        A parameter is unknown.
    """
    read_words(known)
    if is_for_people():
        return to_page(page)
    api = live().api()
    tag = etag(name)
    if tag and request.if_none_match.contains_weak(tag):
        return finish(Response(status=304), tag)
    settle_headers()
    api_request = APIRequest.from_flask(request, api.locales)
    api_request._format = "json"
    headers, status, content = function(api, api_request, *arguments)
    if int(status) >= 400:
        return translated(int(status), content)
    response = Response(content, status=int(status), content_type=media_type if status == 200 else JSON)
    for key in ("Content-Crs", "Content-Language", "Link"):
        if key in headers:
            response.headers[key] = headers[key]
    return finish(response, tag if status == 200 else "")


def to_page(page: str) -> AnyResponse:
    """Send a person to a page; what stands there depends on what the client accepts."""
    response = redirect(page, 302)
    response.headers["Vary"] = "Accept, Accept-Language"
    return response


def translated(status: int, content: str | bytes) -> Response:
    """Return an error of pygeoapi, which is English only, or Vietnamese with English in brackets, as one of ours."""
    try:
        text = str(orjson.loads(content).get("description", ""))
    except orjson.JSONDecodeError:
        text = ""
    vi, en = both_languages(status, text, live().url)
    return problem(status, vi, en)


def rewritten(response: AnyResponse, change: Callable[[dict[str, Any], str], dict[str, Any]]) -> AnyResponse:
    """Change the JSON of a good answer; change gets it, and its language, vi or en."""
    if response.status_code == 200 and isinstance(response, Response):
        language = response.headers.get("Content-Language", "vi")[:2]
        response.set_data(orjson.dumps(change(orjson.loads(response.get_data()), language)))
    return response


def settle_headers() -> None:
    """Replace the negotiation headers by their outcome: pygeoapi breaks on odd q values."""
    language = request.accept_languages.best_match(["vi", "en"], default="vi")
    request.environ["HTTP_ACCEPT_LANGUAGE"] = {"vi": "vi-VN", "en": "en-US"}[language]
    request.environ["HTTP_ACCEPT"] = JSON


def is_for_people() -> bool:
    """Return whether the request wants a page."""
    return wants_page(request.args.get("f"), request.headers.get("Accept", ""))


def failed(error: PortalError) -> Response:
    """Return the answer for a deliberate error."""
    return problem(status_of(error), error.vi, error.en)


def refuse_http(error: HTTPException) -> Response:
    """Return the answer for an error of HTTP: an address that there is not, a method that it does not take."""
    methods = allowed(", ".join(error.valid_methods or ())) if isinstance(error, MethodNotAllowed) else ""
    status = error.code or 500
    response = problem(status, *saying(status, live().url, methods))
    if methods:
        response.headers["Allow"] = methods
    return let_others(response)


def problem(status: int, vi: str, en: str) -> Response:
    """Return an error in the form of OGC API, or as a page when the client would rather have that."""
    wanted = request.args.get("f")
    if not wants_page(wanted if wanted in ("html", "json") else None, request.headers.get("Accept", "")):
        return finish(Response(problem_body(status, vi, en), status=status, content_type=JSON), "")
    g.language = page_language()
    message, other = (en, "vi") if g.language == "en" else (vi, "en")
    there = f"{request.path}?{urlencode({**request.args, 'lang': other})}"
    page = render_template("error.html", status=status, message=message, other_language_url=lambda: there)
    return finish(Response(page, status=status, content_type=HTML), "")


def etag(name: str) -> str:
    """Return the validator of an answer from a collection's version, "" when there is no such version."""
    version = live().version(name) if name else None
    if version is None:
        return ""
    words = f"{version.id} {__version__} {request.full_path} {request.accept_languages}"
    return digest(words)


def digest(words: str) -> str:
    """Return a short name for words that tell one answer from another."""
    return hashlib.sha256(words.encode()).hexdigest()[:20]


def finish(response: Response, tag: str) -> Response:
    """Give an answer the headers that all have, and its validator when there is one."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Vary"] = "Accept, Accept-Language"
    response.headers["Cache-Control"] = "no-cache"
    if tag:
        response.set_etag(tag, weak=True)
    return response
