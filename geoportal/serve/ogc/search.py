"""Features by POST: the parameters of a query as a JSON object, for filters too long for an address."""

from __future__ import annotations

from typing import Any

import orjson

from geoportal.errors import RequestError

LISTS = ("bbox", "sortby", "properties", "q", "type", "ids", "externalIds")
"""Parameters that may be lists; the last four are those of the catalogue."""


def read_body(body: bytes) -> dict[str, str]:
    """Return the parameters in a body as those of an address; a filter may be a CQL2 JSON object.

    Raises
    ------
    RequestError
        It is no JSON object of texts, numbers, true or false, and lists where these may stand.

    Examples
    --------
    >>> read_body(b'{"limit": 5, "bbox": [105, 20, 107, 21], "filter": "ten IS NULL"}')
    {'limit': '5', 'bbox': '105,20,107,21', 'filter': 'ten IS NULL'}
    >>> read_body(b'{"filter": {"op": "isNull", "args": [{"property": "ten"}]}}')["filter-lang"]
    'cql2-json'
    """
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise RequestError("Thân yêu cầu không phải là JSON.", "the body is no JSON") from error
    if not isinstance(content, dict):
        raise RequestError("Thân yêu cầu phải là một đối tượng JSON.", "the body must be a JSON object")
    arguments = {name: _text(name, value) for name, value in content.items()}
    if isinstance(content.get("filter"), dict):
        arguments.setdefault("filter-lang", "cql2-json")
    return arguments


def _text(name: str, value: Any) -> str:
    if name == "filter" and isinstance(value, dict):
        return orjson.dumps(value).decode()
    if name in LISTS and isinstance(value, list) and all(isinstance(item, (str, int, float)) for item in value):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (str, int, float)):
        return str(value)
    raise RequestError(f"Giá trị của «{name}» không hợp lệ.", f"the value of “{name}” is not valid")
