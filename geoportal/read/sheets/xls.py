""".xls (BIFF) through xlrd with its formatting: fonts, percents, merged cells, hidden rows and columns, errors."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import xlrd
from xlrd.book import Book
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as XlsSheet

from geoportal.errors import SourceError
from geoportal.read.legacy.evidence import font_encoding
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet, cell_text
from geoportal.settings import Settings

DAMAGE = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, AssertionError, IndexError, KeyError, ValueError,
    TypeError, AttributeError, OverflowError, UnicodeError, NotImplementedError, ZeroDivisionError, RecursionError,
)  # fmt: skip
"""What xlrd raises on a damaged file."""


def read_xls(path: Path, settings: Settings) -> list[Sheet]:
    """Read every sheet of an old Excel file, hidden ones too.

    Raises
    ------
    SourceError
        It is no workbook, has a password, or exceeds a limit.
    """
    try:
        with path.open("rb") as stream:
            book = xlrd.open_workbook(file_contents=stream.read(), formatting_info=True, logfile=_Silence())
        return [_read_sheet(book, sheet, path, settings) for sheet in book.sheets()]
    except DAMAGE as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise SourceError(f"«{path.name}» có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.") from error
        raise SourceError(
            f"«{path.name}» không đọc được như tệp Excel (.xls). Hãy mở bằng Excel rồi lưu lại dạng .xlsx."
        ) from error


class _Silence:
    """Where xlrd writes its remarks on odd files: nowhere."""

    def write(self, _text: str) -> None: ...

    def flush(self) -> None: ...


def _read_sheet(book: Book, sheet: XlsSheet, path: Path, settings: Settings) -> Sheet:
    refuse_size(path, sheet.nrows, sheet.ncols, settings)
    rows = [[_text(book, cell) for cell in sheet.row(number)] for number in range(sheet.nrows)]
    return Sheet(
        sheet.name, rows, [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells],
        hidden=sheet.visibility != 0, fonts=dict(_fonts(book, sheet)),
        hidden_columns=frozenset(number for number, info in sheet.colinfo_map.items() if info.hidden),
        hidden_rows=frozenset(number for number, info in sheet.rowinfo_map.items() if info.hidden),
    )  # fmt: skip


def _text(book: Book, cell: Cell) -> str | None:
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(book, cell)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return cell_text(bool(cell.value))
    return cell_text(cell.value, percent=cell.ctype == xlrd.XL_CELL_NUMBER and "%" in _format(book, cell))


def _moment(book: Book, cell: Cell) -> str | None:
    if not 0 <= cell.value < 2_958_466:
        return cell_text(cell.value)
    if cell.value < 1:
        seconds = round(cell.value * 86_400) % 86_400
        return cell_text(time(seconds // 3600, seconds // 60 % 60, seconds % 60))
    try:
        return cell_text(xlrd.xldate_as_datetime(cell.value, book.datemode))
    except xlrd.xldate.XLDateError:
        return cell_text(cell.value)


def _format(book: Book, cell: Cell) -> str:
    style = book.xf_list[cell.xf_index]
    found = book.format_map.get(style.format_key)
    return found.format_str if found else ""


def _fonts(book: Book, sheet: XlsSheet) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the cells of a sheet that are written in a legacy font, with its name."""
    names = {index: font.name for index, font in enumerate(book.font_list) if font_encoding(font.name)[0]}
    styles = {index: names[style.font_index] for index, style in enumerate(book.xf_list) if style.font_index in names}
    for number in range(sheet.nrows if styles else 0):
        for column, cell in enumerate(sheet.row(number)):
            if cell.xf_index in styles and cell.ctype == xlrd.XL_CELL_TEXT:
                yield (number, column), styles[cell.xf_index]
