"""The CKAN-shaped read API: /api/3/action/<action>, GET with parameters or POST with JSON, for harvesters.

Answers come in CKAN's envelope: help, success, and result or error.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import orjson
from flask import Response, request

from geoportal.serve.metadata.ckan_actions import ACTIONS, Asked
from geoportal.serve.metadata.ckan_errors import CkanError, not_found, not_readable
from geoportal.serve.metadata.ckan_words import read_body, read_query_string
from geoportal.serve.metadata.sending import send
from geoportal.serve.metadata.source import catalogue_now, settings_now
from geoportal.serve.pages.language import language

JSON = "application/json; charset=utf-8"
MOST_BODY = 1_000_000
EVERYWHERE = ("callback", "_", "api_token")
"""Parameters that may come with every action and change nothing."""


def action(name: str) -> Response:
    """Answer an action."""
    if request.method == "OPTIONS":
        return _preflight()
    try:
        return _sent(name, {"success": True, "result": answer(name, _words())})
    except CkanError as error:
        return _sent(name, {"success": False, "error": error.content}, error.status)


action.methods = ["GET", "POST", "OPTIONS"]  # type: ignore[attr-defined]


def version() -> Response:
    """Say which version of CKAN's API this is."""
    return send(orjson.dumps({"version": 3}), JSON)


def answer(name: str, words: dict[str, Any]) -> Any:
    """Return the result of an action.

    Raises
    ------
    CkanError
        There is no such action or thing, or a parameter is not understood.
    """
    known = ACTIONS.get(name)
    if known is None:
        raise not_found(f"Action name not known: {name}")
    unknown = sorted(set(words) - {*known.parameters, *known.ignored, *EVERYWHERE})
    if unknown:
        fields = {one: ["The parameter is not known"] for one in unknown}
        raise CkanError(409, "Validation Error", f"Unknown parameters: {', '.join(unknown)}", **fields)
    return known.function(Asked(catalogue_now(), settings_now(), language(), words))


def _words() -> dict[str, Any]:
    try:
        words = read_query_string(request.query_string.decode())
    except UnicodeDecodeError as error:
        raise not_readable("The address is no UTF-8.") from error
    if request.method == "POST":
        if (request.content_length or 0) > MOST_BODY:
            raise not_readable(f"The body is longer than {MOST_BODY} bytes.")
        words |= read_body(request.get_data())
    return words


def _sent(name: str, content: dict[str, Any], status: int = 200) -> Response:
    here = f"{catalogue_now().url}/api/3/action/help_show?name={quote(name[:100])}"
    body = orjson.dumps({"help": here, **content})
    if status == 200:
        return send(body, JSON, kept_seconds=0)
    return Response(body, status, {"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}, content_type=JSON)


def _preflight() -> Response:
    """Let pages of other sites send JSON."""
    headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "GET, POST",
               "Access-Control-Allow-Headers": "Content-Type"}  # fmt: skip
    return Response(status=204, headers=headers)
