"""XLSX: every visible sheet that holds a table, cells as the text an officer sees."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from geoportal.errors import SourceError
from geoportal.read.cells import cell_text
from geoportal.read.grid import Cells, last_filled, table_of
from geoportal.read.limits import too_large, too_many_rows
from geoportal.read.number_formats import formatted_grid, has_telling_formats
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

GUIDE_SHEETS = {"Hướng dẫn": "Biểu mẫu: ", "Danh mục": "Danh mục: ", "Thông tin": "Mục"}
"""Sheets of the portal's own workbooks that hold no data, by what their first cell begins with."""
MOST_UNPACKED = 5
"""A workbook may unpack to this many times the largest file allowed."""


def read_workbook(path: Path, settings: Settings) -> list[SourceTable]:
    """Read the tables of a workbook; hidden sheets are not read, and that is announced.

    Raises
    ------
    SourceError
        It is no workbook, unpacks to too much, has too many rows, or no visible sheet holds a table.
    """
    _refuse_bomb(path, settings)
    hidden: list[Issue] = []
    tables: list[SourceTable] = []
    rows = 0
    for name, visible, grid in _sheets(path):
        if not any(map(last_filled, grid)) or is_guide(name, grid):
            continue
        if not visible:
            hidden.append(_hidden(name))
            continue
        table = table_of(grid, file=path.name, sheet=name)
        rows += len(table.rows)
        if rows > settings.max_rows:
            raise too_many_rows(path, settings)
        tables.append(table)
    if not tables:
        where = " Trang ẩn không được đọc: hãy bỏ ẩn trang có số liệu." if hidden else ""
        raise SourceError(f"Tệp «{path.name}» không có trang nào chứa số liệu.{where}", f"{path.name} has no table.")
    first = tables[0]
    tables[0] = SourceTable(
        first.file, first.sheet, first.headings, first.row_numbers, first.rows, first.geometries,
        (*hidden, *first.issues),
    )  # fmt: skip
    return tables


def is_guide(name: str, grid: list[Cells]) -> bool:
    """Return whether a sheet is one of the portal's own that hold no data (instructions, lists of values)."""
    mark = GUIDE_SHEETS.get(name)
    return mark is not None and bool(grid[0]) and (grid[0][0] or "").startswith(mark)


def _sheets(path: Path) -> Iterator[tuple[str, bool, list[Cells]]]:
    try:
        formatted = has_telling_formats(path)
        with CalamineWorkbook.from_path(str(path)) as book:
            for info in book.sheets_metadata:
                if info.typ is not SheetTypeEnum.WorkSheet:
                    continue
                if formatted:
                    grid: list[Cells] = formatted_grid(path, info.name)
                else:
                    cells = book.get_sheet_by_name(info.name).to_python(skip_empty_area=False)
                    grid = [[cell_text(value) for value in row] for row in cells]
                yield info.name, info.visible is SheetVisibleEnum.Visible, grid
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        raise SourceError(
            f"«{path.name}» không đọc được như sổ Excel; tệp có thể bị hỏng. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.",
            f"{path.name} is a damaged workbook.",
        ) from error


def _hidden(name: str) -> Issue:
    return Issue(
        "hidden", "warning", f"Trang «{name}» đang bị ẩn nên không được đọc.",
        "Nếu trang có số liệu cần công bố, hãy bỏ ẩn rồi gửi lại.", name,
    )  # fmt: skip


def _refuse_bomb(path: Path, settings: Settings) -> None:
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(item.file_size for item in archive.infolist())
    if unpacked > settings.max_file_mb * MOST_UNPACKED * 1_000_000:
        raise too_large(path, settings)
