"""A filter as the tree of pygeofilter, whatever its encoding."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from geoportal.serve.ogc.cql2.objects import read_object
from geoportal.serve.ogc.cql2.refusals import refusal
from geoportal.serve.ogc.cql2.text import read_text
from geoportal.serve.ogc.cql2.tree import check_limits

LONGEST = 10_000
"""Most characters of a filter."""
KEPT, LONGEST_KEPT = 256, 1_000
"""So many filters, none longer than this, are remembered: the pages of an answer and the tiles of a map ask again."""
READERS = {"cql2-text": read_text, "cql2-json": read_object}


def parse_filter(text: str, language: str) -> Any:
    """Return the tree of a filter; nobody may change it, it may be kept for the next request.

    Parameters
    ----------
    text : str
        The filter, at most LONGEST characters.
    language : str
        "cql2-text" or "cql2-json".

    Raises
    ------
    RequestError
        It is not understood: where and why, in Vietnamese and English.

    Examples
    --------
    >>> parse_filter("so_hoc_sinh > 500", "cql2-text")
    GreaterThan(lhs=ATTRIBUTE so_hoc_sinh, rhs=500)
    """
    if language not in READERS:
        raise refusal(
            f"filter-lang «{language[:40]}» không được hỗ trợ; dùng cql2-text hoặc cql2-json.",
            f"filter-lang “{language[:40]}” is not supported; use cql2-text or cql2-json",
        )
    if len(text) > LONGEST:
        raise refusal(f"dài quá {LONGEST} ký tự.", f"longer than {LONGEST} characters")
    if "\0" in text or not text.strip():
        raise refusal("rỗng, hoặc có ký tự NUL.", "it is empty, or has a NUL character")
    return _kept(text, language) if len(text) <= LONGEST_KEPT else _read(text, language)


def _read(text: str, language: str) -> Any:
    tree = READERS[language](text)
    check_limits(tree)
    return tree


_kept = lru_cache(maxsize=KEPT)(_read)
