"""Grids written as Excel workbooks: .xlsx by two engines, .xlsm, .xls."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from tests.corpus.alphabets import FONTS, LEGACY, is_all_capitals
from tests.corpus.case import ABOVE, LEFT, Cell, grid

Build = Callable[[Path], None]
FORMATS = {date: "dd/mm/yyyy", time: "hh:mm"}


@dataclass(frozen=True)
class Sheet:
    """A sheet: its cells in the notation of `grid`; rows hidden (from 1) and columns hidden (letters).

    legacy: column letter, or * for all -> "tcvn3" or "vni": its text is written in that alphabet, and in its font when
    fonts is true.
    """

    name: str
    text: str
    state: str = "visible"
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: str = ""
    legacy: Mapping[str, str] = field(default_factory=dict)
    fonts: bool = True
    filter: str = ""

    def alphabet(self, column: int) -> str:
        """Return the old alphabet of a column (from 0), "" for Unicode."""
        return self.legacy.get(chr(65 + column), self.legacy.get("*", "")) if column < 26 else ""


def as_sheets(sheets: tuple[Sheet | str, ...]) -> list[Sheet]:
    """Return sheets; a bare text is Sheet1, Sheet2, ... as Excel would call it."""
    return [s if isinstance(s, Sheet) else Sheet(f"Sheet{i}", s) for i, s in enumerate(sheets, 1)]


def merges(cells: list[list[object]]) -> Iterator[tuple[int, int, int, int]]:
    """Return the merged ranges of a grid: first row, first column, last row, last column, from 0."""
    for r, line in enumerate(cells):
        for c, value in enumerate(line):
            if value in (LEFT, ABOVE):
                continue
            right, down = c, r
            while right + 1 < len(line) and line[right + 1] == LEFT:
                right += 1
            while down + 1 < len(cells) and c < len(cells[down + 1]) and cells[down + 1][c] == ABOVE:
                down += 1
            if (right, down) != (c, r):
                yield r, c, down, right


def filled(cells: list[list[object]]) -> Iterator[tuple[int, int, Cell]]:
    """Return row, column (from 0) and content of each cell that is written; a date has its usual format."""
    for r, line in enumerate(cells):
        for c, value in enumerate(line):
            if value is None or value in (LEFT, ABOVE):
                continue
            yield r, c, value if isinstance(value, Cell) else Cell(value, FORMATS.get(type(value), ""))


def lettered(sheet: Sheet, column: int, value: object) -> tuple[object, str]:
    """Return a value as the sheet's alphabet writes it, and the font it is written in ("" for the usual one)."""
    alphabet = sheet.alphabet(column)
    if not alphabet or not isinstance(value, str):
        return value, ""
    capitals = alphabet == "tcvn3" and is_all_capitals(value)
    font = FONTS[alphabet] + ("H" if capitals else "")
    return LEGACY[alphabet](value.lower() if capitals else value), font if sheet.fonts else ""


def xlsx(*sheets: Sheet | str, epoch_1904: bool = False) -> Build:
    """Return a builder of an .xlsx, as Excel writes it: formulas and errors with their cached values."""

    def build(path: Path) -> None:
        import xlsxwriter

        book = xlsxwriter.Workbook(path, {"date_1904": epoch_1904, "in_memory": True})
        for sheet in as_sheets(sheets):
            page = book.add_worksheet(sheet.name)
            {"visible": lambda: None, "hidden": page.hide, "veryHidden": page.very_hidden}[sheet.state]()
            cells = grid(sheet.text)
            for area in merges(cells):
                page.merge_range(*area, "")
            for r, c, cell in filled(cells):
                value, font = lettered(sheet, c, cell.value)
                wish = {"num_format": cell.format} if cell.format else {}
                form = book.add_format(wish | ({"font_name": font} if font else {})) if wish or font else None
                if cell.formula or cell.error:
                    page.write_formula(r, c, cell.formula or "=NA()", form, "" if value is None else value)
                elif isinstance(value, str):
                    page.write_string(r, c, value, form)
                else:
                    page.write(r, c, value, form)
            if sheet.filter:
                page.autofilter(sheet.filter)
            for row in sheet.hidden_rows:
                page.set_row(row - 1, None, None, {"hidden": True})
            for letter in sheet.hidden_columns:
                page.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
        book.close()

    return build


def xlsx_by_program(*sheets: Sheet | str) -> Build:
    """Return a builder of an .xlsx as a program writes it (openpyxl): formulas without cached values."""

    def build(path: Path) -> None:
        import openpyxl

        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for sheet in as_sheets(sheets):
            page = book.create_sheet(sheet.name)
            page.sheet_state = sheet.state
            cells = grid(sheet.text)
            for r, c, cell in filled(cells):
                target = page.cell(r + 1, c + 1)
                target.value = cell.formula or lettered(sheet, c, cell.value)[0]
                if cell.format:
                    target.number_format = cell.format
                if isinstance(cell.value, str) and not cell.formula:
                    target.data_type = "e" if cell.error else "s"
            for top, left, bottom, right in merges(cells):
                page.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        book.save(path)
        book.close()

    return build


def xlsm(*sheets: Sheet | str) -> Build:
    """Return a builder of an .xlsm: the same parts under the content type of a workbook with macros."""
    plain, macro = "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"

    def build(path: Path) -> None:
        xlsx(*sheets)(path)
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        types = parts["[Content_Types].xml"].decode()
        types = types.replace(f"application/vnd.openxmlformats-officedocument.{plain}", f"application/vnd.{macro}")
        parts["[Content_Types].xml"] = types.encode()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, data in parts.items():
                book.writestr(name, data)

    return build


def xls(*sheets: Sheet | str, epoch_1904: bool = False) -> Build:
    """Return a builder of an .xls (BIFF8) with the fonts that old alphabets need."""

    def build(path: Path) -> None:
        import xlwt

        book = xlwt.Workbook(encoding="utf-8")
        book.dates_1904 = epoch_1904
        for sheet in as_sheets(sheets):
            page = book.add_sheet(sheet.name)
            page.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[sheet.state]
            cells = grid(sheet.text)
            anchors = {(area[0], area[1]): area for area in merges(cells)}
            for r, c, cell in filled(cells):
                value, font = lettered(sheet, c, cell.value)
                style = xlwt.XFStyle()
                style.num_format_str = cell.format or "General"
                if font:
                    style.font.name = font
                if isinstance(value, date) and not isinstance(value, datetime):
                    value = datetime.combine(value, time())
                if (r, c) in anchors:
                    top, left, bottom, right = anchors[r, c]
                    page.write_merge(top, bottom, left, right, value, style)
                else:
                    page.write(r, c, value, style)
            for row in sheet.hidden_rows:
                page.row(row - 1).hidden = True
            for letter in sheet.hidden_columns:
                page.col(ord(letter) - 65).hidden = True
        book.save(str(path))

    return build
