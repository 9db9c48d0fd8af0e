"""A new workbook of the texts of a file that is none: a CSV, an old .xls, attributes of shapes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

from geoportal.read.sheets.sheet import cell_text, is_number
from geoportal.workbooks.returned.grids import Grid

LONGEST = 32_767
"""Letters of one cell."""
HEADING = {"bold": True, "bg_color": "#CFE3D8", "text_wrap": True, "valign": "top", "num_format": "@"}
"""The look of the headings of a table that is only shown."""


def write_base(grids: Sequence[Grid]) -> bytes:
    """Return a workbook with a sheet for each grid; every cell reads back as the same text.

    A number is written as one where that text is exactly how it reads back; formulas are never written.
    """
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        text = book.add_format({"num_format": "@", "valign": "top"})
        plain = book.add_format({"valign": "top"})
        for grid in grids:
            sheet = book.add_worksheet(grid.name)
            if grid.hidden and any(not other.hidden for other in grids):
                sheet.hide()
            _write_rows(sheet, grid, text, plain)
            if grid.numbers is not None:
                _write_headings(sheet, grid, book.add_format(HEADING))
            _fit_columns(sheet, grid)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
    return content.getvalue()


def _write_rows(sheet: Any, grid: Grid, text: Any, plain: Any) -> None:
    for top, left, bottom, right in _apart(grid):
        sheet.merge_range(top, left, bottom, right, "", plain)
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if cell is not None:
                value = number_of(cell)
                if value is None:
                    sheet.write_string(number, column, cell[:LONGEST], text)
                else:
                    sheet.write_number(number, column, value, plain)
    if any(grid.rows):
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(grid.rows)}"})


def _write_headings(sheet: Any, grid: Grid, look: Any) -> None:
    """Write the headings of a table over its first row, and keep them in sight."""
    for column, heading in enumerate(grid.rows[0]):
        sheet.write_string(0, column, (heading or "")[:LONGEST], look)
    sheet.freeze_panes(1, 1)


def _apart(grid: Grid) -> list[tuple[int, int, int, int]]:
    """Return the merged ranges of several cells that do not overlap an earlier one."""
    kept: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for top, left, bottom, right in grid.merged:
        size = (bottom - top + 1) * (right - left + 1)
        if not 1 < size <= 20_000:
            continue
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if not cells & taken:
            taken |= cells
            kept.append((top, left, bottom, right))
    return kept


def number_of(text: str) -> float | None:
    """Return the number that reads back as exactly this text, None when there is none.

    >>> number_of("12,5"), number_of("0221"), number_of("1.234"), number_of("12345678901234567890")
    (12.5, None, None, None)
    """
    if not is_number(text) or "e" in text:
        return None
    value = float(text.replace(",", "."))
    return value if abs(value) < 1e15 and cell_text(value) == text else None


def _fit_columns(sheet: Any, grid: Grid) -> None:
    """Make columns as wide as their texts, but those that run on: titles and labels alone in their row or merged."""
    widths: dict[int, int] = {}
    for number, row in enumerate(grid.rows[:2000]):
        alone = sum(1 for cell in row if cell) == 1
        merged = {left for top, left, _, right in grid.spans.get(number, ()) if right > left}
        for column, cell in enumerate(row):
            runs_on = alone or column in merged
            widths[column] = max(widths.get(column, 8), 0 if runs_on else min(48, len(cell or "") + 2))
    for column, width in widths.items():
        sheet.set_column(column, column, width)
