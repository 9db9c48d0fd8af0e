"""Columns as GDAL hands them over become text as the sheet readers write it: decimals after a comma, dd/mm/yyyy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy
from numpy.typing import NDArray

from geoportal.read.sheets.dbf import decode_text
from geoportal.read.sheets.sheet import cell_text

RAW_BYTES = "ISO-8859-1"
"""Read as this, a text keeps all its bytes."""
MOMENTS = ("OFTDate", "OFTDateTime")


def column_texts(column: NDArray[Any], kind: str, subtype: str, page: str | None) -> Iterable[str | None]:
    """Return the texts of a column, None where it is empty.

    Parameters
    ----------
    kind, subtype : str
        OGR's names of the field's type, such as "OFTReal" and "OFSTFloat32".
    page : str or None
        For texts read as RAW_BYTES: the code page that the file states, "" for none. None: the texts are sure.

    Examples
    --------
    >>> list(column_texts(numpy.array([1.234, numpy.nan]), "OFTReal", "OFSTNone", None))
    ['1,234', None]
    """
    if kind == "OFTString":
        return (_text(value, page) for value in column)
    if subtype == "OFSTBoolean":
        return (None if _absent(value) else cell_text(bool(value)) for value in column)
    if kind in ("OFTInteger", "OFTInteger64"):
        return (None if _absent(value) else str(int(value)) for value in column)
    if kind == "OFTReal":  # by way of str, so that 12.3 in four bytes stays 12.3
        return (None if _absent(value) else cell_text(float(str(value))) for value in column)
    return (_other(value) for value in (column.astype(object) if kind in MOMENTS else column))


def _text(value: str | None, page: str | None) -> str | None:
    if value is None:
        return None
    if page is not None and not value.isascii():
        value = decode_text(value.encode(RAW_BYTES, "replace"), page)
    return cell_text(value.replace("\x00", ""))


def _absent(value: Any) -> bool:
    return value is None or bool(value != value)


def _other(value: Any) -> str | None:
    """Return a date, a time or a list as text."""
    if isinstance(value, numpy.ndarray | list | tuple):
        texts = (cell_text(item.item() if isinstance(item, numpy.generic) else item) for item in value)
        return "; ".join(filter(None, texts)) or None
    return cell_text(value)
