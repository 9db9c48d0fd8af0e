"""The faults that the CKAN-shaped API tells of, in CKAN's words and statuses."""

from __future__ import annotations

from typing import Any


class CkanError(Exception):
    """A fault with CKAN's name for its kind, a status and a sentence; fields: what is wrong with which parameter."""

    def __init__(self, status: int, kind: str, message: str, **fields: list[str]) -> None:
        super().__init__(message)
        self.status = status
        self.content: dict[str, Any] = {"__type": kind, "message": message, **fields}


def not_found(message: str) -> CkanError:
    """Return that there is no such thing."""
    return CkanError(404, "Not Found Error", message)


def not_valid(name: str, message: str) -> CkanError:
    """Return that a parameter has a value that cannot be."""
    return CkanError(409, "Validation Error", f"{name}: {message}", **{name: [message]})


def not_searchable(message: str) -> CkanError:
    """Return that a query is not understood."""
    return CkanError(400, "Search Query Error", message)


def not_readable(message: str) -> CkanError:
    """Return that the request itself is not understood."""
    return CkanError(400, "Bad Request", message)
