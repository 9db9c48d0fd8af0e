"""From a grid of cells to a table: where the headings are, and which rows are data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geoportal.errors import SourceError
from geoportal.read.wkt import take_geometry
from geoportal.records import Issue, SourceTable
from geoportal.vietnamese import clean, fold

HEADING_ROWS = 20
ENOUGH = 0.7
"""A heading row fills at least this share of the cells of the fullest of the first rows."""
NUMBER_WEIGHT = 0.4
MOTTO = ("cong hoa xa hoi chu nghia", "doc lap tu do")
_NUMBER = re.compile(r"[-+(]?\d[\d.,\s/:-]*%?\)?")
_ORDINAL = re.compile(r"\(\d{1,2}\)(?:\s*=.*)?|\d{1,2}|[A-Za-z]|\([A-Za-z]\)")
Cells = Sequence[str | None]


def table_of(grid: Sequence[Cells], *, file: str, sheet: str | None, fixed_width: bool = False) -> SourceTable:
    """Return the table of a grid: the headings are the first full row, data what follows.

    Rows above the headings, a row of column numbers beneath them and blank rows are left out.

    Parameters
    ----------
    grid : sequence of rows
        grid[i] is row i + 1 of the file; rows may have different lengths.
    fixed_width : bool
        A row with more cells than the headings is an error (CSV: a delimiter inside a cell without quotes), and it is
        left out. Otherwise cells beyond the headings become columns without a heading.

    Raises
    ------
    SourceError
        The grid has no filled cell.
    """
    top = heading_row(grid)
    if top is None:
        where = f" (trang «{sheet}»)" if sheet else ""
        raise SourceError(f"Tệp «{file}»{where} không có bảng số liệu nào. Dòng đầu của bảng phải là tên các cột.")
    width = len(grid[top]) if fixed_width else max(last_filled(row) for row in grid[top:])
    headings = tuple(clean(cell or "") for cell in (*grid[top], *[None] * width)[:width])
    issues = _skipped_above(grid, top, sheet)
    start = top + 1
    if start < len(grid) and is_ordinals(grid[start]):
        issues.append(Issue("ordinals", "notice", f"Bỏ qua dòng {start + 1}: chỉ đánh số cột.", sheet=sheet))
        start += 1
    numbers: list[int] = []
    rows: list[tuple[str | None, ...]] = []
    for number, cells in enumerate(grid[start:], start=start + 1):
        filled = last_filled(cells)
        if filled > width:
            issues.append(_too_wide(sheet, number, filled, width))
        elif filled:
            numbers.append(number)
            rows.append((*cells, *[None] * (width - len(cells))) if len(cells) < width else tuple(cells[:width]))
    return take_geometry(SourceTable(file, sheet, headings, numbers, rows, issues=tuple(issues)))


def heading_row(grid: Sequence[Cells]) -> int | None:
    """Return the index of the heading row: the first of the first rows that is nearly as full as the fullest.

    Numbers weigh less than words; the national motto is no heading.
    """
    scores = [_fullness(cells) for cells in grid[:HEADING_ROWS]]
    best = max(scores, default=0.0)
    if not best:
        return next((index for index, cells in enumerate(grid) if last_filled(cells)), None)
    return next(index for index, score in enumerate(scores) if score >= ENOUGH * best)


def last_filled(cells: Cells) -> int:
    """Return the number of cells up to the last filled one.

    >>> last_filled(["a", None, "b", None])
    3
    """
    for index in range(len(cells), 0, -1):
        if cells[index - 1]:
            return index
    return 0


def is_ordinals(cells: Cells) -> bool:
    """Return whether a row only numbers the columns.

    >>> is_ordinals(["(1)", "(2)", "(3)=(1)+(2)"]), is_ordinals(["A", "B", "1", "2", "3"]), is_ordinals(["7", "12"])
    (True, True, False)
    """
    filled = [cell.strip() for cell in cells if cell]
    if len(filled) < 2 or not all(_ORDINAL.fullmatch(cell) for cell in filled):
        return False
    if all(cell.startswith("(") for cell in filled):
        return True
    digits = [int(cell) for cell in filled if cell.isdigit()]
    return len(filled) == len(cells) and len(digits) >= 3 and digits == list(range(1, len(digits) + 1))


def _fullness(cells: Cells) -> float:
    filled = [cell for cell in cells if cell]
    if any(word in fold(cell) for cell in filled for word in MOTTO):
        return 0.0
    return sum(NUMBER_WEIGHT if _NUMBER.fullmatch(cell.strip()) else 1.0 for cell in filled)


def _skipped_above(grid: Sequence[Cells], top: int, sheet: str | None) -> list[Issue]:
    filled = [number for number, cells in enumerate(grid[:top], start=1) if last_filled(cells)]
    if not filled:
        return []
    problem = f"Bỏ qua {len(filled)} dòng phía trên dòng tên cột (dòng {top + 1})."
    return [Issue("above", "notice", problem, sheet=sheet)]


def _too_wide(sheet: str | None, number: int, filled: int, width: int) -> Issue:
    return Issue(
        "too-wide", "error", f"Dòng có {filled} ô nhưng bảng chỉ có {width} cột.",
        "Ô có dấu phân cách ở bên trong phải đặt trong ngoặc kép; hoặc gửi tệp .xlsx.", sheet, number,
    )  # fmt: skip
