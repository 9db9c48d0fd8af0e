"""Answers of the OGC API through Flask: pygeoapi's made ours, errors, headers, validators."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import orjson
from flask import Response, current_app, redirect, request
from pygeoapi.api import APIRequest
from werkzeug.wrappers import Response as AnyResponse

from geoportal import __version__
from geoportal.errors import PortalError
from geoportal.serve.ogc.asked import COMMON
from geoportal.serve.ogc.live import LiveApi
from geoportal.serve.ogc.negotiation import wants_page
from geoportal.serve.ogc.problems import error_body, problem_body

FORMATS = ("json", "html")


def live() -> LiveApi:
    """Return the API of the running app."""
    found = current_app.extensions["ogc"]
    assert isinstance(found, LiveApi)
    return found


def failed(error: PortalError) -> Response:
    """Return the answer for a deliberate error."""
    status, body = error_body(error)
    return finish(Response(body, status=status, content_type="application/json"), "")


def answer(
    function: Callable[..., Any], *arguments: str, page: str, media_type: str = "application/json",
    known: set[str] | frozenset[str] = frozenset(COMMON), name: str = "",
) -> AnyResponse:  # fmt: skip
    """Let pygeoapi answer a request as JSON, or send a person to the page that shows the same."""
    if is_for_people():
        return redirect(page, 302)
    refused = _refusal(known)
    if refused:
        return refused
    api = live().api()
    tag = etag(name)
    if tag and request.if_none_match.contains_weak(tag):
        return finish(Response(status=304), tag)
    settle_headers()
    api_request = APIRequest.from_flask(request, api.locales)
    api_request._format = "json"
    headers, status, content = function(api, api_request, *arguments)
    response = Response(content, status=int(status), content_type=media_type if status == 200 else "application/json")
    for key in ("Content-Crs", "Content-Language", "Link"):
        if key in headers:
            response.headers[key] = headers[key]
    return finish(response, tag if status == 200 else "")


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
    request.environ["HTTP_ACCEPT"] = "application/json"


def is_for_people() -> bool:
    """Return whether the request wants a page."""
    return wants_page(request.args.get("f"), request.headers.get("Accept", ""))


def _refusal(known: set[str] | frozenset[str]) -> Response | None:
    unknown = sorted(set(request.args) - known)
    if unknown:
        return problem(f"Tham số không được hỗ trợ: {', '.join(unknown)} (unknown parameter)")
    if request.args.get("f", "json") not in FORMATS:
        return problem("f phải là json hoặc html (f must be json or html)")
    return None


def problem(text: str, status: int = 400) -> Response:
    """Return an error in the form of OGC API; text is Vietnamese, with its English in brackets at the end."""
    vi, _, en = text.rstrip(")").rpartition(" (")
    return finish(Response(problem_body(status, vi, en), status=status, content_type="application/json"), "")


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
