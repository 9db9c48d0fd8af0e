"""Errors of the API: in the form of OGC API (code, description) and of RFC 9457 (title, status, detail)."""

from __future__ import annotations

import orjson

from geoportal.errors import PortalError, http_status

CODES = {
    400: "InvalidParameterValue", 404: "NotFound", 405: "MethodNotAllowed", 406: "NotAcceptable", 409: "Conflict",
    410: "Gone", 413: "PayloadTooLarge", 415: "UnsupportedMediaType", 422: "UnprocessableContent",
    503: "ServerBusy",
}  # fmt: skip


def problem_body(status: int, vi: str, en: str) -> bytes:
    """Return the JSON body of an error, with its text in Vietnamese and English."""
    code = CODES.get(status, "NoApplicableCode")
    return orjson.dumps(
        {"type": code, "code": code, "title": code, "status": status, "description": f"{vi} ({en})",
         "detail": vi, "detail_en": en}
    )  # fmt: skip


def error_body(error: PortalError) -> tuple[int, bytes]:
    """Return the status and the body for a deliberate error."""
    status = http_status(error)
    return status, problem_body(status, error.vi, error.en)
