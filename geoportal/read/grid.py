"""From a grid of cells to a table: where the headings are, and which rows are data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geoportal.errors import SourceError
from geoportal.records import Issue, SourceTable
from geoportal.vietnamese import clean

HEADING_ROWS = 20
_ORDINAL = re.compile(r"^\(?\d{1,2}\)?$")
Grid = Sequence[Sequence[str | None]]


def table_of(grid: Grid, *, file: str, sheet: str | None) -> SourceTable:
    """Return the table of a grid: headings are the fullest of the first rows, data what follows.

    Rows above the headings, a row of column numbers beneath them and blank rows are left out.

    Raises
    ------
    SourceError
        The grid has no row with two filled cells, or nothing at all.
    """
    top = heading_row(grid)
    if top is None:
        where = f" (trang «{sheet}»)" if sheet else ""
        raise SourceError(f"Tệp «{file}»{where} không có bảng số liệu nào. Dòng đầu của bảng phải là tên các cột.")
    headings = [clean(cell or "") for cell in grid[top]]
    width = max(index for index, heading in enumerate(headings) if heading) + 1
    width = max([width, *(last_filled(row) for row in grid[top + 1 : top + 200])])
    headings = (headings + [""] * width)[:width]
    numbers, rows = [], []
    for index, record in enumerate(grid[top + 1 :], start=top + 1):
        cells = tuple((list(record) + [None] * width)[:width])
        if not any(cells) or (index == top + 1 and _is_ordinals(cells)):
            continue
        numbers.append(index + 1)
        rows.append(cells)
    notices = (Issue("above", "notice", f"Bỏ qua {top} dòng phía trên tên các cột.", sheet=sheet),) if top else ()
    return SourceTable(file, sheet, tuple(headings), numbers, rows, issues=notices)


def heading_row(grid: Grid) -> int | None:
    """Return the index of the heading row: the first of the fullest among the first rows, numbers not counted."""
    best, most = None, 0
    for index, row in enumerate(grid[:HEADING_ROWS]):
        words = sum(1 for cell in row if cell and not _is_number(cell))
        if words > most:
            best, most = index, words
            if index == 0 and words >= 2:
                break
    return best


def last_filled(row: Sequence[str | None]) -> int:
    """Return the number of cells up to the last filled one."""
    return max((index + 1 for index, cell in enumerate(row) if cell), default=0)


def _is_number(cell: str) -> bool:
    return cell.strip("() ").replace(".", "").replace(",", "").replace("-", "").isdigit()


def _is_ordinals(cells: Sequence[str | None]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and all(_ORDINAL.match(cell.strip()) for cell in filled) and len(set(filled)) == len(filled)
