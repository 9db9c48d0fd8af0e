"""Patches of pygeoapi where it has no extension point. Each is guarded by a test that fails when upstream changes."""

from __future__ import annotations

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
    option = orjson.OPT_NON_STR_KEYS | (orjson.OPT_INDENT_2 if pretty else 0)
    return orjson.dumps(dict_, default=json_serial, option=option).decode()


def apply_patches() -> None:
    """Put the portal's to_json in the place of pygeoapi's wherever pygeoapi has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pygeoapi") and getattr(module, "to_json", None) is UPSTREAM:
            module.to_json = to_json  # type: ignore[attr-defined]


apply_patches()
