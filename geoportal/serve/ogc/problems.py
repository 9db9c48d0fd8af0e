"""Errors of the API: in the form of OGC API (code, description) and of RFC 9457 (title, status, detail)."""

from __future__ import annotations

import re

import orjson

from geoportal.dataset import Text
from geoportal.errors import PortalError, http_status

CODES = {
    400: "InvalidParameterValue", 404: "NotFound", 405: "MethodNotAllowed", 406: "NotAcceptable", 409: "Conflict",
    410: "Gone", 413: "PayloadTooLarge", 414: "RequestTooLong", 415: "UnsupportedMediaType",
    416: "RangeNotSatisfiable", 422: "UnprocessableContent", 500: "ServerError", 503: "ServerBusy",
}  # fmt: skip
SAYINGS = {
    400: Text(vi="Yêu cầu không hiểu được. Các tham số có ở {base}/openapi.", en="the request is not understood"),
    404: Text(vi="API không có địa chỉ này. Các địa chỉ có ở {base}/openapi.", en="the API has no such address"),
    405: Text(vi="Địa chỉ này chỉ nhận {allowed}.", en="this address takes {allowed} only"),
    413: Text(vi="Yêu cầu quá dài. Hãy chia nhỏ.", en="the request is too long; divide it"),
    414: Text(vi="Địa chỉ quá dài. Hãy gửi bằng POST …/search.", en="the address is too long; use POST …/search"),
    500: Text(vi="Cổng gặp trục trặc khi xử lý yêu cầu. Xin thử lại sau ít phút.",
              en="the portal could not handle this request; try again in a few minutes"),
}  # fmt: skip
"""What is said when nothing more is known than the status."""
BOTH = re.compile(r"(?P<vi>.*[^\x00-\x7f].*?) \((?P<en>[^()]*(?:\([^()]*\)[^()]*)*)\)\.?", re.S)
"""A sentence in Vietnamese, and the same in English in brackets at its end."""
PREFIX = "Error executing process: "
"""What pygeoapi puts before the text of a process that refuses its inputs."""
OWN_PATHS = re.compile(r"/api(?!/(?:3|action)(?:/|$))(?:/|$)")
"""Addresses of the OGC API; /api/3 and /api/action are the catalogue in the form of CKAN, with errors of its own."""


class ProblemError(PortalError):
    """An error of the API with a status that no other error has."""

    def __init__(self, status: int, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.status = status


def is_own_path(path: str) -> bool:
    """Return whether an address is one of the OGC API.

    >>> [is_own_path(path) for path in ("/api", "/api/khong", "/api/3/action/package_list", "/api/action/x", "/apis")]
    [True, True, False, False, False]
    """
    return OWN_PATHS.match(path) is not None


def problem_body(status: int, vi: str, en: str) -> bytes:
    """Return the JSON body of an error, with its text in Vietnamese and English."""
    code = CODES.get(status, "NoApplicableCode")
    return orjson.dumps(
        {"type": code, "code": code, "title": code, "status": status, "description": f"{vi} ({en})",
         "detail": vi, "detail_en": en}
    )  # fmt: skip


def status_of(error: PortalError) -> int:
    """Return the HTTP status of an error.

    >>> status_of(ProblemError(413, "Yêu cầu quá dài.", "too long"))
    413
    """
    return error.status if isinstance(error, ProblemError) else http_status(error)


def error_body(error: PortalError) -> tuple[int, bytes]:
    """Return the status and the body for a deliberate error."""
    status = status_of(error)
    return status, problem_body(status, error.vi, error.en)


def saying(status: int, base: str, allowed: str = "") -> tuple[str, str]:
    """Return what is said of a status, in Vietnamese and English.

    base is the address of the API; allowed names the methods that an address takes.

    >>> saying(405, "/api", "GET, HEAD, OPTIONS")
    ('Địa chỉ này chỉ nhận GET, HEAD, OPTIONS.', 'this address takes GET, HEAD, OPTIONS only')
    """
    text = SAYINGS.get(status) or SAYINGS[500 if status >= 500 else 400]
    return text.vi.format(base=base, allowed=allowed), text.en.format(base=base, allowed=allowed)


def both_languages(status: int, text: str, base: str) -> tuple[str, str]:
    """Return an error's text in Vietnamese and English: its own Vietnamese, else what is said of the status.

    text is «tiếng Việt (English)», as the portal writes the errors of its processes, or pygeoapi's own English.

    >>> both_languages(400, "Error executing process: points: cần [x, y] (pairs are wanted)", "/api")
    ('points: cần [x, y].', 'points: pairs are wanted')
    >>> both_languages(404, "Identifier not found", "/api")[1]
    'Identifier not found'
    """
    text = text.strip().removeprefix(PREFIX)
    found = BOTH.fullmatch(text)
    if not found:
        vi, en = saying(status, base)
        return vi, text or en
    vi, en = found["vi"].strip(), found["en"]
    subject = re.match(r"[\w.-]+: ", vi)
    named = en if subject is None or en.startswith(subject[0]) else subject[0] + en
    return (vi if vi[-1] in ".?" else f"{vi}."), named
