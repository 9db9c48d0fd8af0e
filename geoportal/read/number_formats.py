"""Cells whose number format changes what an officer reads: percentages and numbers padded with zeros.

Calamine reads ten times faster than openpyxl but knows no number formats; a workbook that uses one of these is read
through openpyxl instead.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from geoportal.read.cells import cell_text, number_text

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BUILT_IN_PERCENT = {9, 10}
_PADDED = re.compile(r"0{2,}")
_UNQUOTED = re.compile(r'"[^"]*"|\\.')


def has_telling_formats(path: Path) -> bool:
    """Return whether a workbook has cells formatted as percentages or padded with zeros."""
    try:
        with zipfile.ZipFile(path) as archive:
            root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    except (KeyError, ElementTree.ParseError, DefusedXmlException):
        return False
    telling = {
        int(item.get("numFmtId", "0"))
        for item in root.iter(f"{MAIN}numFmt")
        if is_percent(item.get("formatCode", "")) or padding(item.get("formatCode", ""))
    }
    used = {int(item.get("numFmtId", "0")) for cells in root.iter(f"{MAIN}cellXfs") for item in cells}
    return bool(used & (telling | BUILT_IN_PERCENT))


def is_percent(code: str) -> bool:
    """Return whether a number format shows percentages.

    >>> is_percent("0.0%"), is_percent('0"%"')
    (True, False)
    """
    return "%" in _UNQUOTED.sub("", code)


def padding(code: str) -> int:
    """Return to how many digits a number format pads with zeros, 0 for none.

    >>> padding("0000000000"), padding("0.00")
    (10, 0)
    """
    return len(code) if _PADDED.fullmatch(code) else 0


def formatted_grid(path: Path, sheet: str) -> list[list[str | None]]:
    """Return the cells of a sheet as text, percentages and padded numbers as shown; grid[i] is row i + 1."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        worksheet = book[sheet]
        worksheet.reset_dimensions()
        return [[_shown(cell) for cell in row] for row in worksheet.iter_rows()]
    finally:
        book.close()


def _shown(cell: Any) -> str | None:
    value = cell.value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if is_percent(cell.number_format):
            return f"{number_text(round(value * 100, 10))}%"
        digits = padding(cell.number_format)
        if digits and float(value).is_integer():
            return str(int(value)).zfill(digits)
    return cell_text(value)
