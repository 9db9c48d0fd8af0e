"""XLSX through python-calamine: every visible sheet that holds a table, cells as the text an officer sees."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from geoportal.errors import SourceError
from geoportal.read.grid import table_of
from geoportal.read.limits import too_many_rows
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings
from geoportal.vietnamese import format_date

GUIDE_SHEETS = ("Hướng dẫn", "Thông tin", "Danh mục")
"""Sheets of the portal's own workbooks that hold no data."""
MOST_UNPACKED = 20
"""How many times its size a workbook may unpack to."""


def read_workbook(path: Path, settings: Settings) -> list[SourceTable]:
    """Read the tables of a workbook; hidden sheets are read and announced.

    Raises
    ------
    SourceError
        It is no workbook, unpacks to far more than its size, or no sheet holds a table.
    """
    _refuse_bomb(path, settings)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = [(info.name, info.visible) for info in book.sheets_metadata]
        grids = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name, _ in sheets
                 if name not in GUIDE_SHEETS}  # fmt: skip
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp Excel. Hãy mở bằng Excel rồi lưu lại dạng .xlsx."
        ) from error
    tables = []
    for name, visible in sheets:
        grid = [[_text(value) for value in row] for row in grids.get(name, [])]
        if len(grid) > settings.max_rows + 100:
            raise too_many_rows(path, settings)
        if not any(any(row) for row in grid):
            continue
        table = table_of(grid, file=path.name, sheet=name)
        if visible is not SheetVisibleEnum.Visible:
            table = _announce(table)
        tables.append(table)
    if not tables:
        raise SourceError(f"Tệp «{path.name}» không có trang nào chứa số liệu.")
    return tables


def _announce(table: SourceTable) -> SourceTable:
    notice = Issue("hidden", "notice", f"Trang «{table.sheet}» bị ẩn nhưng vẫn được đọc.", sheet=table.sheet)
    return SourceTable(
        table.file, table.sheet, table.headings, table.row_numbers, table.rows, None, (*table.issues, notice)
    )


def _refuse_bomb(path: Path, settings: Settings) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise SourceError(f"«{path.name}» là tệp Excel hỏng. Hãy mở bằng Excel rồi lưu lại dạng .xlsx.") from error
    if unpacked > settings.max_file_mb * MOST_UNPACKED * 1_000_000:
        raise SourceError(f"Tệp «{path.name}» quá lớn khi giải nén. Hãy chia thành nhiều tệp.")


def _text(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return format_date(value) if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    text = str(value)
    return text if text.strip() else None
