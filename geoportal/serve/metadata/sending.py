"""How metadata are sent: with a validator made from their bytes, kept for a while by caches, readable from any site."""

from __future__ import annotations

import hashlib

from flask import Response, request

KEPT_SECONDS = 300
"""How long a cache may give the same answer without asking again."""


def send(body: bytes, content_type: str, *, kept_seconds: int = KEPT_SECONDS) -> Response:
    """Return an answer, without its body (304) for a client that has it already; 0 seconds: caches ask every time."""
    response = Response(body, content_type=content_type)
    response.set_etag(hashlib.sha256(body).hexdigest()[:20], weak=True)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = f"public, max-age={kept_seconds}" if kept_seconds else "no-cache"
    response.make_conditional(request)
    return response
