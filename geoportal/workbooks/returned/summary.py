"""The sheet of findings: what was checked, the verdict, every finding with a link, how headings were understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import xlsxwriter

from geoportal.records import Issue, Report
from geoportal.spreadsheet import cell_name
from geoportal.vietnamese import format_number
from geoportal.workbooks.returned.grids import Grid
from geoportal.workbooks.returned.sheet import Cell
from geoportal.workbooks.returned.words import (
    ATTRIBUTES,
    AUTHOR,
    FILLS,
    INK,
    MEANINGS,
    SEVERITIES,
    SUMMARY,
    TITLE,
    WORDS,
    level_words,
    verdict_words,
)

HEADS = ("Mức", "Trang", "Ô", "Dòng", "Cột", "Giá trị", "Vấn đề", "Cách sửa")
WIDTHS = (14, 16, 8, 7, 22, 22, 46, 46)
LAST = len(HEADS) - 1
LISTED = 50_000
"""Findings listed at most: a sheet takes no more than 65,530 links."""
LONGEST = 500
"""Letters of an officer's value that are shown."""
VIETNAM = timezone(timedelta(hours=7))
LINE_POINTS = 15.5
HERE = "xem"
ABOVE = ("title", "about", "verdict", "legend")
"""The rows that every sheet begins with; the places and notes follow."""
CHIPS = ((0, 1), (2, 4), (5, 5), (6, 6))
"""First and last column of the field of each severity in the legend."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands above the findings. notes: what the officer should know about the workbook itself, sentences."""

    title: str
    checked: datetime
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that shows a finding."""

    grid: Grid
    cell: Cell

    @property
    def target(self) -> str:
        """The cell with its sheet, as links name it."""
        name = self.grid.name.replace("'", "''")
        return f"'{name}'!{cell_name(self.cell[0] + 1, self.cell[1])}"

    def shown(self, issue: Issue) -> str:
        """Return the cell's address in the officer's file; a word where that file has no cells, or names none here."""
        if self.grid.name.startswith(ATTRIBUTES):
            return HERE
        if issue.cell is not None:
            return issue.cell
        return cell_name(self.cell[0] + 1, self.cell[1]) if self.grid.numbers is None else HERE


@dataclass(slots=True)
class CellLooks:
    """The cell formats of the sheet."""

    book: Any
    made: dict[str, Any] = field(default_factory=dict)

    def get(self, **look: object) -> Any:
        """Return a format, made once."""
        key = repr(sorted(look.items()))
        if key not in self.made:
            base = {"font_name": "Arial", "font_size": 10, "valign": "top", "font_color": INK}
            self.made[key] = self.book.add_format({**base, **look})
        return self.made[key]


def write_summary(
    report: Report, facts: Facts, links: Sequence[Link | None], columns: Sequence[tuple[str, str]], name: str = SUMMARY
) -> bytes:
    """Return a workbook of this one sheet; texts are written as texts, whatever they begin with.

    Parameters
    ----------
    report : Report
        Whose findings are listed, the gravest first.
    links : sequence
        For each finding of the report, the place in the workbook that shows it, None without one.
    columns : sequence
        Each heading of the file with the title of the field that it was understood as.
    name : str
        What the sheet is called.
    """
    content = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        sheet, looks = book.add_worksheet(name), CellLooks(book)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        order = sorted(range(len(report.issues)), key=lambda index: SEVERITIES.index(report.issues[index].severity))
        shown = order[:LISTED]
        lines = [line for line in (level_words(report.levels), *facts.notes) if line]
        head = len(ABOVE) + len(lines)
        last = head + max(1, len(shown))
        _write_head(sheet, looks, report, facts, lines, last + 2)
        for column, word in enumerate(HEADS):
            sheet.write_string(head, column, word, looks.get(bold=True, bg_color="#CFE3D8", border=1, valign="vcenter"))
        for row, index in enumerate(shown, start=head + 1):
            _write_finding(sheet, looks, row, report.issues[index], links[index])
        if not shown:
            sheet.write_string(last, 0, "Không có vấn đề nào.", looks.get())
        sheet.autofilter(head, 0, last, LAST)
        sheet.freeze_panes(head + 1, 0)
        _write_columns(sheet, looks, last + 2, columns)
        _set_print(sheet, head)
    return content.getvalue()


def _write_head(sheet: Any, looks: CellLooks, report: Report, facts: Facts, lines: Sequence[str], beneath: int) -> None:
    """Write what stands above the findings; beneath: the row of what stands below them."""
    _write_line(sheet, 0, TITLE, looks.get(bold=True, font_size=14, font_color="#14532D", valign="vcenter"), 24)
    day = facts.checked.astimezone(VIETNAM)
    about = f"Bộ dữ liệu: {facts.title}  ·  Tệp: {report.file}  ·  Kiểm tra lúc {day:%H:%M} ngày {day:%d/%m/%Y}"
    _write_line(sheet, 1, about, looks.get(), 16)
    _write_line(sheet, 2, verdict_words(report), looks.get(bold=True, font_size=11), 18)
    _write_legend(sheet, looks, report, beneath)
    for row, line in enumerate(lines, start=len(ABOVE)):
        _write_line(sheet, row, line, looks.get(text_wrap=True), LINE_POINTS * -(-len(line) // (sum(WIDTHS) - 20)))


def _write_line(sheet: Any, row: int, text: str, look: Any, height: float) -> None:
    sheet.set_row(row, height)
    sheet.merge_range(row, 0, row, LAST, "", look)
    sheet.write_string(row, 0, text, look)


def _write_legend(sheet: Any, looks: CellLooks, report: Report, beneath: int) -> None:
    """Write the colours with their words and counts, and a link to what lies beneath the findings."""
    sheet.set_row(3, 18)
    for severity, (first, last) in zip(SEVERITIES, CHIPS, strict=True):
        text = f"{WORDS[severity]}: {format_number(report.count(severity))} – {MEANINGS[severity]}"
        look = looks.get(bg_color=FILLS[severity], border=1, border_color="#8A8A8A", valign="vcenter", align="center")
        if last > first:
            sheet.merge_range(3, first, 3, last, "", look)
        sheet.write_string(3, first, text, look)
    place = f"internal:'{sheet.get_name()}'!A{beneath + 1}"
    sheet.write_url(3, LAST, place, _link(looks), string="Xem cách hiểu tên cột")


def _link(looks: CellLooks, **more: object) -> Any:
    return looks.get(font_color="#0B5394", underline=1, **more)


def _write_finding(sheet: Any, looks: CellLooks, row: int, issue: Issue, link: Link | None) -> None:
    words = [(text or "")[:LONGEST] for text in (issue.column, issue.value, issue.problem, issue.fix)]
    lines = max(-(-len(text) // width) for text, width in zip(words, WIDTHS[4:], strict=True))
    sheet.set_row(row, LINE_POINTS * max(1, min(lines, 12)))
    bordered: dict[str, object] = {"border": 1, "border_color": "#C4C4C4", "text_wrap": True}
    text = looks.get(**bordered)
    sheet.write_string(row, 0, WORDS[issue.severity], looks.get(**bordered, bold=True, bg_color=FILLS[issue.severity]))
    _write_text(sheet, row, 1, issue.sheet or "", text)
    if link:
        sheet.write_url(row, 2, f"internal:{link.target}", _link(looks, **bordered), string=link.shown(issue))
    else:
        _write_text(sheet, row, 2, issue.cell or "", text)
    if issue.row is None:
        sheet.write_blank(row, 3, None, text)
    else:
        sheet.write_number(row, 3, issue.row, looks.get(**bordered, align="center"))
    for column, said in enumerate(words, start=4):
        _write_text(sheet, row, column, said, text)


def _write_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    if text:
        sheet.write_string(row, column, text, look)
    else:
        sheet.write_blank(row, column, None, look)


def _write_columns(sheet: Any, looks: CellLooks, row: int, columns: Sequence[tuple[str, str]]) -> None:
    sheet.write_string(row, 0, "Cách hiểu tên cột", looks.get(bold=True, font_size=12, font_color="#14532D"))
    if not columns:
        sheet.write_string(row + 1, 0, "Chưa hiểu được cột nào của tệp.", looks.get())
    for number, (left, right) in enumerate([("Cột trong tệp", "Được hiểu là"), *columns] if columns else []):
        heading: dict[str, object] = {} if number else {"bold": True, "bg_color": "#CFE3D8"}
        look = looks.get(border=1, border_color="#C4C4C4", text_wrap=True, **heading)
        for first, last, words in ((0, 4, left), (5, 6, right)):
            sheet.merge_range(row + 1 + number, first, row + 1 + number, last, "", look)
            sheet.write_string(row + 1 + number, first, words, look)


def _set_print(sheet: Any, head: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{AUTHOR}&RTrang &P/&N")


def columns_of(mapping: Mapping[str, str], titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each heading with the title of its field.

    >>> columns_of({"ĐC": "dia_chi", "Cột": "Tên"}, {"dia_chi": "Địa chỉ"})
    [('ĐC', 'Địa chỉ'), ('Cột', 'Tên')]
    """
    return [(heading, titles.get(name, name)) for heading, name in mapping.items()]
