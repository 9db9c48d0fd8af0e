"""Patches of pygeoapi where it has no extension point. Each is guarded by a test that fails when upstream changes."""

from __future__ import annotations

import re
import sys
from typing import Any

import orjson
import pygeoapi.api
import pygeoapi.api.collection
import pygeoapi.api.itemtypes
import pygeoapi.util
from pygeoapi.util import json_serial

UPSTREAM = pygeoapi.util.to_json


def to_json(dict_: dict[str, Any], pretty: bool = False) -> str:
    """Serialize without touching data: upstream turns < and > into entities and Vietnamese into escapes."""
    drop_empty_next(dict_)
    option = orjson.OPT_NON_STR_KEYS | (orjson.OPT_INDENT_2 if pretty else 0)
    return orjson.dumps(dict_, default=json_serial, option=option).decode()


def drop_empty_next(content: dict[str, Any]) -> None:
    """Remove the next link of a page behind which there is nothing: upstream writes one when a page is just full.

    >>> page = {"numberMatched": 5, "links": [{"rel": "next", "href": "/items?f=json&offset=5&limit=5"}]}
    >>> drop_empty_next(page)
    >>> page["links"]
    []
    """
    matched = content.get("numberMatched")
    if matched is not None:
        content["links"] = [link for link in content["links"] if not _is_empty_next(link, matched)]


def _is_empty_next(link: dict[str, Any], matched: int) -> bool:
    offset = re.search(r"[?&]offset=(\d+)", link["href"]) if link["rel"] == "next" else None
    return offset is not None and int(offset[1]) >= matched


def apply_patches() -> None:
    """Put the portal's to_json in the place of pygeoapi's wherever pygeoapi has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pygeoapi") and getattr(module, "to_json", None) is UPSTREAM:
            module.to_json = to_json  # type: ignore[attr-defined]


apply_patches()
