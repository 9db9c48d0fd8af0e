"""What the tests of returned workbooks share: an officer's workbook, findings, and what a returned workbook shows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from openpyxl.utils.cell import rows_from_range
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from geoportal.read.readers import sheet_reader
from geoportal.read.sheets.sheet import Sheet
from geoportal.records import Issue, Report, Severity
from geoportal.settings import Settings
from geoportal.workbooks.returned.words import AUTHOR
from geoportal.workbooks.returned.write import write_returned
from tests.workbooks.soundness import unsound

NOW = datetime(2025, 11, 25, 3, 30, tzinfo=UTC)
PAGE = "Trường & lớp"


def at(
    cell: str, severity: Severity = "error", problem: str = "Sai.", fix: str = "Sửa.", *, sheet: str | None = PAGE,
    value: str | None = None,
) -> Issue:  # fmt: skip
    row = int(re.sub(r"\D", "", cell))
    return Issue("value", severity, problem, fix, sheet, row, "Số học sinh", value, cell)


def report(*issues: Issue, file: str = "a.xlsx", **counts: int) -> Report:
    mapping = {"Tên trường": "ten", "Số học sinh": "so_hoc_sinh", "ĐC": "dia_chi"}
    return Report(file, "truong-tieu-hoc", list(issues), counts.get("read", 3), counts.get("valid", 1), {}, mapping)


def write_officer(folder: Path) -> Path:
    """A workbook with all that an officer's may have: titles, merged cells, formulas, formats, notes, chart, picture."""
    path = folder / "Danh sách.xlsx"
    Image.new("RGB", (20, 10), "navy").save(folder / "logo.png")
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(PAGE)
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        dark = book.add_format({"bg_color": "#000080", "font_color": "white", "num_format": "#,##0"})
        sheet.merge_range("A1:E1", "DANH SÁCH TRƯỜNG TIỂU HỌC", book.add_format({"bold": True, "align": "center"}))
        sheet.write_row("A3", ["STT", "Tên trường", "ĐC", "Số học sinh", "Ngày", "Gấp đôi"])
        for row, pupils in enumerate((640, -5, 300), start=4):
            sheet.write_row(row - 1, 0, [row - 3, f"Trường {row}", "=không phải công thức", pupils], dark)
            sheet.write_datetime(row - 1, 4, datetime(2020, 9, row), date)
            sheet.write_formula(row - 1, 5, f"=D{row}*2", dark, pupils * 2)
        sheet.write_string("C4", "=1+1")
        sheet.write_number("E7", 99_999_999, date)  # no date at all: shown as ####
        sheet.merge_range("B8:B9", "Gộp")
        sheet.set_column("B:B", 33)
        sheet.set_row(4, 41)
        sheet.autofilter("A3:F6")
        sheet.conditional_format("D4:D6", {"type": "cell", "criteria": ">", "value": 500,
                                           "format": book.add_format({"bg_color": "#00FF00"})})  # fmt: skip
        sheet.data_validation("D4:D9", {"validate": "integer", "criteria": ">=", "value": 0})
        sheet.write_comment("D4", "Chị Hoa ghi", {"author": "Hoa"})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": [PAGE, 3, 3, 5, 3]})
        sheet.insert_chart("H2", chart)
        sheet.insert_image("H20", str(folder / "logo.png"))
        sheet.repeat_rows(2)
        other = book.add_worksheet("Trang 2")
        other.write_row(0, 0, ["Tên", "x"])
        other.activate()
        book.define_name("'Trang 2'!vung", "='Trang 2'!$A$1:$B$2")
    return path


def sent_back(source: Path, found: Report, settings: Settings, name: str = "ra.xlsx") -> Path:
    out = source.parent / name
    write_returned(source, found, out, settings, checked=NOW)
    assert unsound(out) == []
    return out


def colours(sheet: Worksheet) -> dict[str, str]:
    """The fill (#rrggbb) that each marked cell gets."""
    found = {}
    for block in sheet.conditional_formatting:
        for rule in block.rules:
            if rule.type == "expression" and AUTHOR in rule.formula[0]:
                assert rule.dxf is not None
                for area in str(block.sqref).split():
                    for row in rows_from_range(area):
                        found |= dict.fromkeys(row, f"#{rule.dxf.fill.bgColor.rgb[2:]}")
    return found


def notes(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def lines(book: Workbook) -> list[list[object]]:
    """The findings that the first sheet lists, without the headings."""
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(rows) if row[0] == "Mức")
    end = next(number for number, row in enumerate(rows) if row[0] == "Cách hiểu tên cột")
    return [row for row in rows[start + 1 : end] if any(row)]


def head(book: Workbook) -> str:
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(rows) if row[0] == "Mức")
    return "\n".join(str(cell) for row in rows[:start] for cell in row if cell)


def read(path: Path, settings: Settings) -> list[Sheet]:
    with path.open("rb") as stream:
        start = stream.read(4096)
    return sheet_reader(path, path.suffix.lower(), start)(path, settings)


def texts(sheets: list[Sheet]) -> list[list[list[str | None]]]:
    """The texts of sheets without empty cells and rows at their ends."""
    cut = []
    for sheet in sheets:
        rows = [row[: max((n + 1 for n, cell in enumerate(row) if cell), default=0)] for row in sheet.rows]
        while rows and not rows[-1]:
            rows.pop()
        cut.append(rows)
    return cut


def with_parts(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def replace(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
