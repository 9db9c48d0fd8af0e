"""The officer's own workbook goes back: marks beside what it holds, a list of findings, nothing lost."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.cell import Cell, MergedCell

from geoportal.records import Issue
from geoportal.settings import Settings
from geoportal.workbooks.returned import write as returned
from geoportal.workbooks.returned.words import AUTHOR, FILLS, SUMMARY, TITLE, is_own_sheet
from tests.workbooks.returning import PAGE, at, colours, head, lines, notes, read, report, sent_back, write_officer

pytestmark = pytest.mark.filterwarnings("ignore:Cell E7 is marked as a date:UserWarning")


@pytest.fixture
def officer(tmp_path: Path) -> Path:
    return write_officer(tmp_path)


def look(cell: Cell | MergedCell) -> list[object]:
    parts = (cell.font, cell.fill, cell.border, cell.alignment)
    return [cell.coordinate, cell.value, cell.data_type, cell.number_format, *map(repr, parts)]


def test_nothing_of_the_officers_is_lost_or_changed(officer: Path, settings: Settings) -> None:
    issues = (at("D5"), at("D6", "warning"), at("B8", "question"), at("C4", "warning"))
    out = sent_back(officer, report(*issues), settings)
    for formulas in (False, True):
        before, after = (openpyxl.load_workbook(path, data_only=not formulas) for path in (officer, out))
        assert after.sheetnames == [SUMMARY, *before.sheetnames]
        for sheet in before:
            twin = after[sheet.title]
            assert [look(cell) for row in sheet.iter_rows() for cell in row] == [
                look(cell) for row in twin.iter_rows() for cell in row
            ]
            assert sheet.merged_cells.ranges == twin.merged_cells.ranges
            assert {k: v.width for k, v in sheet.column_dimensions.items()} == {
                k: v.width for k, v in twin.column_dimensions.items()
            }
            assert {k: v.height for k, v in sheet.row_dimensions.items()} == {
                k: v.height for k, v in twin.row_dimensions.items()
            }
            assert (sheet.auto_filter.ref, sheet.print_title_rows) == (twin.auto_filter.ref, twin.print_title_rows)
            assert [str(d.sqref) for d in sheet.data_validations.dataValidation] == [
                str(d.sqref) for d in twin.data_validations.dataValidation
            ]
        assert after["Trang 2"].defined_names["vung"].attr_text == before["Trang 2"].defined_names["vung"].attr_text


def test_rows_pictures_and_charts_stay_byte_for_byte(officer: Path, settings: Settings) -> None:
    out = sent_back(officer, report(at("D5"), at("A40")), settings)
    with zipfile.ZipFile(officer) as before, zipfile.ZipFile(out) as after:
        for name in before.namelist():
            if name.startswith(("xl/media", "xl/charts", "xl/drawings/drawing", "xl/sharedStrings", "xl/theme")):
                assert after.read(name) == before.read(name), name
        for number in (1, 2):
            rows = [re.search(rb"<sheetData.*</sheetData>", book.read(f"xl/worksheets/sheet{number}.xml"), re.S)
                    for book in (before, after)]  # fmt: skip
            assert rows[0] is not None and rows[1] is not None and rows[0][0] == rows[1][0]


def test_a_returned_workbook_is_read_just_as_the_original(officer: Path, settings: Settings) -> None:
    out = sent_back(officer, report(at("D5"), at("B8")), settings)
    first, *others = read(out, settings)
    assert is_own_sheet(first.name, first.rows[0][0])
    assert others == read(officer, settings)


def test_bad_cells_are_coloured_by_the_gravest_finding_and_share_one_note(officer: Path, settings: Settings) -> None:
    issues = (
        at("D5", "warning", "Có vẻ sai.", "Xem lại."), at("D5", "error", "-5 nhỏ hơn 0.", "Kiểm tra lại."),
        at("D6", "question", "Có đúng không?", ""), at("B6", "notice", "Để biết.", ""), at("D4", "warning"),
    )  # fmt: skip
    book = openpyxl.load_workbook(sent_back(officer, report(*issues), settings))
    sheet = book[PAGE]
    assert colours(sheet) == {"D5": FILLS["error"], "D6": FILLS["question"], "D4": FILLS["warning"]}
    said = notes(sheet)
    assert said["D5"] == (
        "LỖI: -5 nhỏ hơn 0.\nCách sửa: Kiểm tra lại.\n\nCẢNH BÁO: Có vẻ sai.\nCách sửa: Xem lại."
        "\n— Cổng dữ liệu mở tỉnh Hưng Yên"
    )
    assert said["D4"].startswith("Chị Hoa ghi\n\nCổng dữ liệu mở tỉnh Hưng Yên:\nCẢNH BÁO: Sai.")
    assert set(said) == {"D4", "D5", "D6"}
    assert [cell.comment.author for cell in (sheet["D4"], sheet["D5"]) if cell.comment] == ["Hoa", AUTHOR]
    priorities = {str(block.sqref): block.rules[0].priority for block in sheet.conditional_formatting}
    assert priorities["D4:D6"] == max(priorities.values())


def test_findings_of_a_row_mark_its_column_or_its_first_cell_and_merged_cells_are_seen(
    officer: Path, settings: Settings
) -> None:
    issues = (
        Issue("unplaced", "warning", "Không tìm được vị trí.", "", PAGE, 5, "Địa chỉ"),
        Issue("geometry", "error", "Không có hình vẽ.", "", PAGE, 6), at("B9"),
        Issue("missing", "error", "Thiếu cột «Địa chỉ».", "", PAGE),
        Issue("coordinates", "question", "Sai tọa độ.", "", PAGE, 4, "Không có ở đây, Tên trường"),
        Issue("unknown-heading", "warning", "Cột «Gấp đôi» lạ.", "", PAGE, column="Gấp đôi"),
    )  # fmt: skip
    book = openpyxl.load_workbook(sent_back(officer, report(*issues), settings))
    assert colours(book[PAGE]) == {
        "C5": FILLS["warning"], "A6": FILLS["error"], "B8": FILLS["error"], "B4": FILLS["question"],
        "F3": FILLS["warning"],
    }  # fmt: skip
    assert [line[2] for line in lines(book)] == ["A6", "B9", None, "B4", "C5", "F3"]


def test_the_summary_lists_every_finding_with_a_link_and_writes_no_formula(officer: Path, settings: Settings) -> None:
    issues = (at("D5", value="-5"), at("C4", "warning", "Lạ.", value="=1+1"), at("D6", "notice", value="@x", fix="+a"))
    book = openpyxl.load_workbook(sent_back(officer, report(*issues), settings))
    sheet = book.worksheets[0]
    assert lines(book) == [
        ["Lỗi", PAGE, "D5", 5, "Số học sinh", "-5", "Sai.", "Sửa."],
        ["Cảnh báo", PAGE, "C4", 4, "Số học sinh", "=1+1", "Lạ.", "Sửa."],
        ["Lưu ý", PAGE, "D6", 6, "Số học sinh", "@x", "Sai.", "+a"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s", "n"}
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links[1:] == [f"'{PAGE}'!D5", f"'{PAGE}'!C4", f"'{PAGE}'!D6"]
    assert sheet.auto_filter.ref == "A5:H8" and sheet.freeze_panes == "A6" and book.active == sheet
    assert [view.tabSelected for page in book for view in page.views.sheetView] == [True, None, None]
    words = head(book)
    assert words.startswith(f"{TITLE}\nBộ dữ liệu: Trường tiểu học")
    assert "Tệp: a.xlsx" in words and "10:30 ngày 25/11/2025" in words
    assert "Chưa công bố được: còn 1 lỗi phải sửa. Đọc được 3 dòng, 1 dòng hợp lệ." in words
    assert "Cảnh báo: 1 – nên xem" in words
    table = [row[0:6] for row in sheet.iter_rows(min_row=10, values_only=True)]
    assert ("ĐC", None, None, None, None, "Địa chỉ") in table


def test_a_workbook_returned_again_has_only_the_marks_of_its_last_check(officer: Path, settings: Settings) -> None:
    once = sent_back(officer, report(at("D5"), at("D6", "warning"), at("D4")), settings)
    twice = sent_back(once, report(at("D6", "question")), settings, "hai.xlsx")
    book = openpyxl.load_workbook(twice)
    assert book.sheetnames == [SUMMARY, PAGE, "Trang 2"]
    assert colours(book[PAGE]) == {"D6": FILLS["question"]}
    assert set(notes(book[PAGE])) == {"D4", "D6"}
    assert notes(book[PAGE])["D4"] == "Chị Hoa ghi"
    assert [line[0] for line in lines(book)] == ["Cần xác nhận"]
    never = sent_back(twice, report(), settings, "ba.xlsx")
    book = openpyxl.load_workbook(never)
    assert (colours(book[PAGE]), set(notes(book[PAGE]))) == ({}, {"D4"})
    assert book[PAGE].print_title_rows == "$3:$3"
    assert read(never, settings)[1:] == read(officer, settings)
    with zipfile.ZipFile(never) as archive:
        (vml,) = [archive.read(name) for name in archive.namelist() if name.endswith(".vml")]
    assert vml.count(b"<v:shape ") == 1


def test_an_officers_own_sheet_of_that_name_is_kept(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet(SUMMARY).write_row(0, 0, ["STT", "Tên"])
    book = openpyxl.load_workbook(sent_back(path, report(at("A1", sheet=SUMMARY)), settings))
    assert book.sheetnames == [f"{SUMMARY} (2)", SUMMARY]
    assert book.worksheets[0]["C6"].hyperlink.location == f"'{SUMMARY}'!A1"


def test_many_bad_cells_are_all_coloured_and_the_gravest_have_notes(
    officer: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returned, "MOST_NOTES", 5)
    issues = [at(f"A{row}", "warning") for row in range(4, 40)] + [at(f"D{row}") for row in range(4, 8)]
    book = openpyxl.load_workbook(sent_back(officer, report(*issues), settings))
    assert len(colours(book[PAGE])) == 40
    assert set(notes(book[PAGE])) == {"D4", "D5", "D6", "D7", "A4"}
    assert "Có 40 ô được tô màu; 5 ô có ghi chú" in head(book)


def test_a_file_without_findings_says_so(officer: Path, settings: Settings) -> None:
    book = openpyxl.load_workbook(sent_back(officer, report(read=2, valid=2), settings))
    assert "Không có lỗi: tệp công bố được." in head(book)
    assert lines(book) == [["Không có vấn đề nào.", *[None] * 7]]
