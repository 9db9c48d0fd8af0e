"""What a returned workbook shows of the officer's file: its sheets, and where in them each finding lies."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geoportal.dataset import Dataset
from geoportal.read.readers import SHEETS, read_file, sheet_reader
from geoportal.read.sheets.restored import restore_sheet
from geoportal.read.sheets.sheet import Sheet, Span
from geoportal.read.sheets.tables import tables_of
from geoportal.records import LEVELS, Issue, Remembered, Report, SourceTable
from geoportal.settings import Settings
from geoportal.vietnamese import fold
from geoportal.workbooks.returned.notes import cell_of
from geoportal.workbooks.returned.sheet import Cell
from geoportal.workbooks.returned.words import ATTRIBUTES, BAD_ROWS, NUMBER_HEADING, is_own_sheet
from geoportal.workbooks.template.write import SHEET

LARGE_CELLS = 300_000
"""A copy of a file with more cells than this holds only the rows with findings."""
MOST_ROWS = 20_000
"""Of those."""
SEARCHED = 80
"""Rows from the top in which headings stand."""


@dataclass(slots=True)
class Grid:
    """One sheet of the returned workbook: its name there, its texts, and how its cells answer to the officer's file.

    source: the sheet's name in the file, None for a file without sheets. numbers, columns: where a row of the file (its
    number) and a column (from 0) went, None where they stayed; headings: the cell here of each folded heading, and of
    the title of the field that it was understood as. own: it is a sheet that the portal added at an earlier check.
    """

    name: str
    source: str | None
    rows: list[list[str | None]]
    merged: list[Span] = field(default_factory=list)
    hidden: bool = False
    numbers: Mapping[int, int] | None = None
    columns: Mapping[int, int] | None = None
    headings: Mapping[str, Cell] = field(default_factory=dict)
    own: bool = False
    spans: dict[int, list[Span]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for span in self.merged:
            for row in range(span[0], min(span[2], span[0] + MOST_ROWS) + 1):
                self.spans.setdefault(row, []).append(span)

    def place(self, issue: Issue) -> Cell | None:
        """Return the cell that shows a finding: its own, the first filled one of its row, the heading of its column.

        None for a finding about the whole table, or about a row that is not here.
        """
        stated = cell_of(issue.cell or "")
        number = issue.row if issue.row is not None else stated[0] + 1 if stated else None
        heading = self._heading(issue)
        if number is None:
            return self._visible(*heading) if heading else None
        row = number - 1 if self.numbers is None else self.numbers.get(number)
        if row is None or not 0 <= row < 1_048_576:
            return None
        if stated and self.columns is None:
            return self._visible(row, stated[1])
        if stated and self.columns and stated[1] in self.columns:
            return self._visible(row, self.columns[stated[1]])
        return self._visible(row, heading[1] if heading else self._first(row))

    def _heading(self, issue: Issue) -> Cell | None:
        """Return the heading of the column that a finding names; of several columns, the first that is here."""
        named = issue.column or ""
        names = (named, named.split(LEVELS)[-1], *named.split(", "))
        found = (self.headings.get(fold(name)) for name in names if name)
        return next((cell for cell in found if cell), None)

    def _first(self, row: int) -> int:
        """Return the first filled column of a row: its running number, as a rule."""
        cells = self.rows[row] if row < len(self.rows) else []
        return next((column for column, text in enumerate(cells) if text), 0)

    def _visible(self, row: int, column: int) -> Cell:
        """Return the cell that is seen in place of one inside a merged range."""
        inside = (span for span in self.spans.get(row, ()) if span[1] <= column <= span[3])
        return next(((top, left) for top, left, _, _ in inside), (row, column))

    def text(self, cell: Cell) -> str | None:
        """Return the text of a cell."""
        row, column = cell
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None


def read_grids(source: Path, report: Report, settings: Settings, dataset: Dataset | None, *, whole: bool) -> list[Grid]:
    """Return the sheets of a file of any kind.

    Parameters
    ----------
    whole : bool
        The workbook itself goes back: every sheet as it is, however large. Otherwise a copy of the texts is made:
        only the rows with findings when there are many cells, or a table of attributes for a file of shapes.

    Raises
    ------
    SourceError
        The file cannot be read.
    """
    with source.open("rb") as stream:
        head = stream.read(4096)
    suffix, titles = source.suffix.lower(), _titles(dataset, report)
    if suffix not in (*SHEETS, ".dbf"):
        return list(_tables(source, report, settings, dataset, titles))
    sheets = _read_sheets(source, suffix, head, settings)
    if whole:
        return [_of_sheet(sheet, sheet.name or "", titles) for sheet in sheets]
    sheets = [sheet for sheet in sheets if not _is_own(sheet)]
    if sum(len(row) for sheet in sheets for row in sheet.rows) > LARGE_CELLS:
        tables = tables_of(sheets, file=source.name, dataset=dataset, remembered=Remembered())
        return list(_of_tables(tables, report, BAD_ROWS, titles))
    taken: set[str] = set()
    grids = []
    for sheet in sheets:
        restore_sheet(sheet)
        grids.append(_of_sheet(sheet, _free_name(sheet.name or SHEET, taken), titles))
        taken.add(grids[-1].name.lower())
    return grids


def _is_own(sheet: Sheet) -> bool:
    return is_own_sheet(sheet.name, sheet.rows[0][0] if sheet.rows and sheet.rows[0] else None)


def _read_sheets(source: Path, suffix: str, head: bytes, settings: Settings) -> list[Sheet]:
    if suffix == ".dbf":
        from geoportal.read.sheets.dbf import read_dbf

        return read_dbf(source, settings)
    return sheet_reader(source, suffix, head)(source, settings)


def _tables(
    source: Path, report: Report, settings: Settings, dataset: Dataset | None, titles: Mapping[str, str]
) -> Iterator[Grid]:
    with tempfile.TemporaryDirectory() as folder:
        tables = list(read_file(source, Path(folder), dataset, settings, Remembered()))
        large = sum(len(table.rows) * len(table.headings) for table in tables) > LARGE_CELLS
        yield from _of_tables(tables, report, BAD_ROWS if large else ATTRIBUTES, titles)


def _titles(dataset: Dataset | None, report: Report) -> dict[str, str]:
    """Return the heading under which a field was found, by the folded heading itself and the field's folded title."""
    fields = dataset.input_fields if dataset else {}
    found = {fold(heading): heading for heading in report.mapping}
    return found | {fold(fields[name].title.vi): text for text, name in report.mapping.items() if name in fields}


def _of_tables(tables: Iterable[SourceTable], report: Report, name: str, titles: Mapping[str, str]) -> Iterator[Grid]:
    for count, table in enumerate(tables, start=1):
        told = {issue.row for issue in report.issues if issue.sheet == table.sheet and issue.severity != "notice"}
        rows: list[list[str | None]] = [[NUMBER_HEADING, *table.headings]]
        numbers = {}
        for row in table.rows:
            if name == ATTRIBUTES or row.number in told:
                numbers[row.number] = len(rows)
                rows.append([str(row.number), *row.cells])
            if len(rows) > MOST_ROWS and name == BAD_ROWS:
                break
        columns = {position: column for column, position in enumerate(table.positions, start=1)}
        headings = {fold(heading): (0, column) for column, heading in enumerate(table.headings, start=1)}
        headings |= {title: headings[fold(heading)] for title, heading in titles.items() if fold(heading) in headings}
        own = name if count == 1 else f"{name} ({count})"
        yield Grid(own, table.sheet, rows, numbers=numbers, columns=columns, headings=headings)


def _of_sheet(sheet: Sheet, name: str, titles: Mapping[str, str]) -> Grid:
    """Return a sheet as it is; its headings are found by their words, where only one cell has them."""
    cells: dict[str, list[Cell]] = {}
    for number, row in enumerate(sheet.rows[:SEARCHED]):
        for column, text in enumerate(row):
            if text:
                cells.setdefault(fold(text), []).append((number, column))
    headings = {text: found[0] for text, found in cells.items() if len({column for _, column in found}) == 1}
    for title, heading in titles.items():
        words = fold(heading.split(LEVELS)[-1])
        if words in headings:
            headings[title] = headings[words]
    return Grid(name, sheet.name, sheet.rows, sheet.merged, sheet.hidden, headings=headings, own=_is_own(sheet))


def _free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a workbook takes: short, without its forbidden signs, unlike the others."""
    plain = "".join("-" if sign in "[]:*?/\\" else sign for sign in wanted).strip("' ")[:31] or SHEET
    names = (plain, *(f"{plain[:26]} ({number})" for number in range(2, 1000)))
    return next(name for name in names if name.lower() not in taken)


def choose_grid(grids: Sequence[Grid], issue: Issue) -> Grid | None:
    """Return the sheet that a finding is about; among several without a name, one that holds its value."""
    fitting = [grid for grid in grids if grid.source == issue.sheet and not grid.own]
    if len(fitting) > 1 and issue.value:
        for grid in fitting:
            cell = grid.place(issue)
            if cell and fold(grid.text(cell) or "") == fold(issue.value):
                return grid
    return fitting[0] if fitting else None
