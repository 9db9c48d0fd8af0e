"""Answers of the API for pages of other sites: every one may be read, and what may be sent is said beforehand."""

from __future__ import annotations

from flask import Response, request

EXPOSED = (
    "Accept-Ranges, Allow, Content-Crs, Content-Encoding, Content-Language, Content-Length, Content-Range, ETag, "
    "Last-Modified, Link, X-Request-ID"
)
SENT = "Accept, Accept-Language, Content-Type, If-Match, If-None-Match, If-Range, Range, X-Request-ID"
DAY_SECONDS = 86_400


def let_others(response: Response) -> Response:
    """Let pages of other sites read an answer; to OPTIONS, say what they may send (CORS, Fetch Standard)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = EXPOSED
    if "Allow" in response.headers:
        response.headers["Allow"] = allowed(response.headers["Allow"])
    if request.method == "OPTIONS" and response.status_code < 400:
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "OPTIONS")
        response.headers["Access-Control-Allow-Headers"] = SENT
        response.headers["Access-Control-Max-Age"] = str(DAY_SECONDS)
        response.content_type = "text/plain; charset=utf-8"
    return response


def allowed(methods: str) -> str:
    """Return methods in the order of the alphabet.

    >>> allowed("OPTIONS, HEAD,GET")
    'GET, HEAD, OPTIONS'
    """
    return ", ".join(sorted(method.strip() for method in methods.split(",")))
