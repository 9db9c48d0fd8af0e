"""Files that are no workbook come back as a copy of their texts; every kind of file gets its list of findings."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from geoportal.errors import SourceError
from geoportal.read.sheets.restored import restore_sheet
from geoportal.records import Issue
from geoportal.settings import Settings
from geoportal.spreadsheet import cell_name
from geoportal.workbooks.returned import grids
from geoportal.workbooks.returned.words import BAD_ROWS, FILLS, NUMBER_HEADING, SUMMARY, is_own_sheet
from tests.corpus import CASES, Case
from tests.workbooks.returning import at, colours, head, lines, read, report, sent_back, texts


@pytest.mark.parametrize("case", CASES[::5], ids=lambda case: case.name)
def test_files_as_agencies_write_them_come_back_and_read_the_same(
    case: Case, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / case.file
    case.build(path)
    try:
        before = read(path, settings)
    except SourceError:
        before = []
    marked = [at(cell_name(number, 0), sheet=sheet.name) for sheet in before for number in (1, 5)]
    out = sent_back(path, report(*marked, file=case.file), settings)
    first, *after = read(out, settings)
    assert is_own_sheet(first.name, first.rows[0][0])
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        for sheet in before:
            restore_sheet(sheet)
    assert texts(after) == texts(before)
    again = sent_back(out, report(*(at("A1", sheet=sheet.name) for sheet in after)), settings, "hai.xlsx")
    assert read(again, settings)[1:] == after


def test_a_csv_comes_back_as_a_workbook_that_can_be_sent_again(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Tên trường,Mã,Số học sinh\n"=HYPERLINK(""x"")",0123,"12,5"\nB,007,nhiều\n', encoding="utf-8")
    out = sent_back(path, report(at("C3", sheet=None), file="a.csv"), settings)
    book = openpyxl.load_workbook(out)
    sheet = book["Số liệu"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ['=HYPERLINK("x")', "0123", 12.5], ["B", "007", "nhiều"],
    ]  # fmt: skip
    assert sheet["A2"].data_type == "s"
    assert colours(sheet) == {"C3": FILLS["error"]}
    assert "có thể sửa ngay trên bản này" in head(book)
    assert texts(read(out, settings)[1:]) == texts(read(path, settings))


def test_of_a_large_copy_only_the_bad_rows_are_shown_and_it_is_not_to_be_sent(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grids, "LARGE_CELLS", 30)
    path = tmp_path / "a.csv"
    rows = "".join(f"Trường {number},Xã Tân Hưng,{number}\n" for number in range(2, 40))
    path.write_text("Tên trường,Địa chỉ,Số học sinh\n" + rows, encoding="utf-8")
    out = sent_back(path, report(at("C7", sheet=None), at("A30", "warning", sheet=None), file="a.csv"), settings)
    book = openpyxl.load_workbook(out)
    assert [list(row) for row in book[BAD_ROWS].iter_rows(values_only=True)] == [
        [NUMBER_HEADING, "Tên trường", "Địa chỉ", "Số học sinh"], [7, "Trường 7", "Xã Tân Hưng", 7],
        [30, "Trường 30", "Xã Tân Hưng", 30],
    ]  # fmt: skip
    assert colours(book[BAD_ROWS]) == {"D2": FILLS["error"], "B3": FILLS["warning"]}
    assert "không gửi bản này" in head(book)
    assert all(is_own_sheet(sheet.name, sheet.rows[0][0]) for sheet in read(out, settings))


def test_attributes_of_shapes_come_back_by_their_numbers(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "vung.geojson"
    shape = '{"type":"Feature","properties":{"Tên trường":"%s","Số học sinh":1},"geometry":{"type":"Point","coordinates":[106,20.6]}}'
    shapes = ",".join(shape % name for name in "AB")
    path.write_text(f'{{"type":"FeatureCollection","features":[{shapes}]}}', encoding="utf-8")
    sheet = "vung"
    found = report(
        Issue("value", "error", "Sai.", "", sheet, 2, "Số học sinh", cell="B2"), Issue("x", "warning", "Lạ.", "", sheet, 1),
        file="vung.geojson",
    )  # fmt: skip
    book = openpyxl.load_workbook(sent_back(path, found, settings))
    page = book["Bảng thuộc tính"]
    rows = [list(row) for row in page.iter_rows(values_only=True)]
    column = rows[0].index("Số học sinh")
    assert [row[0] for row in rows] == [NUMBER_HEADING, 1, 2]
    assert [line[2:5] for line in lines(book)] == [["xem", 2, "Số học sinh"], ["xem", 1, None]]
    assert colours(page) == {page.cell(3, column + 1).coordinate: FILLS["error"], "A2": FILLS["warning"]}


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a workbook", b"\xd0\xcf\x11\xe0 EncryptedPackage", b"hello"])
def test_a_file_that_cannot_be_read_gets_the_list_alone(tmp_path: Path, settings: Settings, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    found = report(Issue("refused", "error", "Tệp bị hỏng.", "Hãy lưu lại."))
    book = openpyxl.load_workbook(sent_back(path, found, settings))
    assert book.sheetnames == [SUMMARY]
    assert "Không đọc được tệp" in head(book)
    assert lines(book)[0][6] == "Tệp bị hỏng."


def test_kinds_of_the_corpus_are_all_tried() -> None:
    assert {Path(case.file).suffix.lower() for case in CASES[::5]} >= {".xlsx", ".xls", ".csv"}
