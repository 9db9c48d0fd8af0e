"""LIKE: patterns of CQL2 as patterns of SQLite's GLOB, which tells case and works through an index."""

from __future__ import annotations

import re
from typing import Any

from pygeofilter import ast

from geoportal.serve.ogc.cql2.functions import SQL_FUNCTIONS
from geoportal.serve.ogc.cql2.refusals import refusal
from geoportal.serve.ogc.cql2.tree import FOLDINGS
from geoportal.vietnamese import nfc

_PIECE = re.compile(r"\\(.)|(.)", re.S)
_WILD = {"%": "*", "_": "?"}
_SPECIAL = {"*": "[*]", "?": "[?]", "[": "[[]"}


def glob(pattern: str) -> str:
    r"""Return a pattern of LIKE (% any text, _ any character, \ before one that means itself) as one of GLOB.

    >>> glob(r"50\% [m_]%")
    '50% [[]m?]*'
    """
    return _PIECE.sub(
        lambda found: _literal(found[1]) if found[1] else _WILD.get(found[2], _literal(found[2])), pattern
    )


def _literal(character: str) -> str:
    return _SPECIAL.get(character, character)


def pattern_text(node: Any) -> str:
    """Return the pattern of a LIKE: a text, in CASEI and ACCENTI or not."""
    if isinstance(node, str):
        return nfc(node)
    if isinstance(node, ast.Function) and node.name in FOLDINGS:
        return str(SQL_FUNCTIONS[node.name][1](pattern_text(node.arguments[0])))
    raise refusal("LIKE cần mẫu là văn bản trong dấu nháy đơn.", "LIKE needs a pattern in single quotes")
