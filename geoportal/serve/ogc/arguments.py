"""The words of a query string."""

from __future__ import annotations

from urllib.parse import parse_qsl

from geoportal.errors import RequestError


def read_arguments(query: str) -> dict[str, str]:
    """Return the words of a query string.

    Raises
    ------
    RequestError
        A name stands there twice, or the text is no UTF-8.
    """
    if not query:
        return {}
    try:
        if not query.isascii():  # WSGI gives raw bytes as Latin-1
            query = query.encode("latin-1").decode("utf-8")
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RequestError("Chuỗi tham số không đọc được.", "the query string cannot be read") from error
    arguments = dict(pairs)
    if len(arguments) < len(pairs):
        raise RequestError("Mỗi tham số chỉ ghi một lần.", "give each parameter once")
    return arguments
