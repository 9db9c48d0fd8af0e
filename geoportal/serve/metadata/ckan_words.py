"""The parameters of CKAN's actions as people send them: in the address, as JSON, one or several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

import orjson

from geoportal.serve.metadata.ckan_errors import not_readable, not_valid

MOST = 10**9
TRUE, FALSE = ("true", "1", "yes", "on"), ("", "false", "0", "no", "off")


def read_query_string(query: str) -> dict[str, Any]:
    """Return the parameters of an address: a text each, a list for one that comes several times.

    >>> read_query_string("id=a&fq=b&fq=c")
    {'id': 'a', 'fq': ['b', 'c']}
    """
    try:
        found = parse_qs(query, keep_blank_values=True, errors="strict", max_num_fields=200)
    except ValueError as error:
        raise not_readable("The address is no UTF-8, or has too many parameters.") from error
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def read_body(body: bytes) -> dict[str, Any]:
    """Return the parameters of a body: a JSON object, whatever its media type says, or a form.

    >>> read_body(b'{"rows": 2}'), read_body(b"rows=2"), read_body(b"")
    ({'rows': 2}, {'rows': '2'}, {})
    """
    text = body.strip()
    if not text.startswith((b"{", b"[", b'"')):
        try:
            return read_query_string(text.decode())
        except UnicodeDecodeError as error:
            raise not_readable("The body is no UTF-8.") from error
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise not_readable(f"JSON Error: {error}.") from error
    if not isinstance(content, dict):
        raise not_readable("The body must be a JSON object with the parameters.")
    return content


def texts(value: object) -> list[str]:
    """Return a parameter that may be a list, a JSON list, one word, or nothing.

    >>> texts('["tags","groups"]'), texts("tags"), texts(["a", "b"]), texts(None)
    (['tags', 'groups'], ['tags'], ['a', 'b'], [])
    """
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = orjson.loads(value)
        except orjson.JSONDecodeError:
            value = [value]
    items = value if isinstance(value, list) else [] if value in (None, "") else [value]
    return [str(item) for item in items]


def whole_number(asked: Mapping[str, Any], name: str, default: int, least: int = 0) -> int:
    """Return a parameter that is a whole number of at least so much.

    Raises
    ------
    CkanError
        It is none.
    """
    value = asked.get(name)
    if value in (None, ""):
        return default
    text = str(value)
    digits = text.removeprefix("-")
    if isinstance(value, bool) or not (digits.isascii() and digits.isdigit()) or not least <= int(text[:20]) <= MOST:
        raise not_valid(name, "Invalid integer")
    return int(text)


def truth(asked: Mapping[str, Any], name: str) -> bool:
    """Return a parameter that is yes or no, no when it is not given.

    Raises
    ------
    CkanError
        It is neither.
    """
    value = str(asked.get(name, "")).lower()
    if value not in (*TRUE, *FALSE):
        raise not_valid(name, "Must be true or false")
    return value in TRUE


def needed(asked: Mapping[str, Any], name: str) -> str:
    """Return a parameter that must be there.

    Raises
    ------
    CkanError
        It is missing or no text.
    """
    value = asked.get(name)
    if not isinstance(value, str) or not value:
        raise not_valid(name, "Missing value")
    return value
