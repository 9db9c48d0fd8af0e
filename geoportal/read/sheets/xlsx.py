""".xlsx and .xlsm through python-calamine, with what it does not tell scanned from the file (`xlsx_marks`)."""

from __future__ import annotations

from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from geoportal.errors import SourceError
from geoportal.read.archive import open_archive
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet, cell_text, is_number
from geoportal.read.sheets.xlsx_marks import Marks, read_marks
from geoportal.settings import Settings


def read_xlsx(path: Path, settings: Settings) -> list[Sheet]:
    """Read every sheet, hidden ones too; macros are never looked at.

    Raises
    ------
    SourceError
        It is no workbook, has a password, or exceeds a limit.
    """
    with open_archive(path, settings) as archive, path.open("rb") as stream:
        try:
            marks = read_marks(archive)
            book = CalamineWorkbook.from_filelike(stream)
            return [
                _read_sheet(book.get_sheet_by_name(info.name), info, marks[info.name], path, settings)
                for info in book.sheets_metadata
                if info.typ is SheetTypeEnum.WorkSheet
            ]
        except PasswordError as error:
            raise SourceError(f"«{path.name}» có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.") from error
        except (CalamineError, ValueError, KeyError, IndexError, OverflowError) as error:
            raise SourceError(
                f"«{path.name}» không đọc được như tệp Excel. Hãy mở bằng Excel rồi lưu lại dạng .xlsx."
            ) from error


def _read_sheet(sheet: CalamineSheet, info: SheetMetadata, marks: Marks, path: Path, settings: Settings) -> Sheet:
    if sheet.start is None or sheet.end is None:
        return Sheet(sheet.name, [])
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    refuse_size(path, height, width, settings)
    rows = _texts(sheet, sheet.start[1])
    _add_marks(rows, marks)
    return Sheet(
        sheet.name, rows,
        [(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []],
        hidden=info.visible is not SheetVisibleEnum.Visible, hidden_columns=frozenset(marks.hidden_columns),
        hidden_rows=frozenset(marks.hidden_rows), fonts=marks.fonts, unread=frozenset(marks.unread),
    )  # fmt: skip


def _texts(sheet: CalamineSheet, left: int) -> list[list[str | None]]:
    """Return the rows from the sheet's first one on; rows without anything keep their place as empty lists."""
    before: list[str | None] = [None] * left
    return [[*before, *map(cell_text, row)] if any(row) or 0 in row else [] for row in sheet.iter_rows()]


def _add_marks(rows: list[list[str | None]], marks: Marks) -> None:
    for row, column in marks.percent:
        text = rows[row][column] if 0 <= row < len(rows) and column < len(rows[row]) else None
        if text and is_number(text):
            rows[row][column] = cell_text(float(text.replace(",", ".")), percent=True)
    for (row, column), error in marks.errors.items():
        if 0 <= row < len(rows):
            rows[row] += [None] * (column + 1 - len(rows[row]))
            rows[row][column] = error
