"""An officer's way: a file is checked, comes back, is mended where it is coloured, and then has no error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment

from geoportal import pipeline
from geoportal.dataset import Dataset
from geoportal.errors import PortalError, SourceError
from geoportal.records import Report
from geoportal.settings import Settings
from geoportal.territory import Gazetteer
from geoportal.workbooks import return_workbook
from geoportal.workbooks.returned.words import FILLS, SUMMARY
from tests.corpus.alphabets import to_tcvn3
from tests.workbooks.returning import colours, head, lines, notes, sent_back
from tests.workbooks.soundness import unsound

HEADINGS = ["STT", "Tên trường", "Địa chỉ", "Điện thoại", "Số giáo viên", "Số học sinh"]
SCHOOLS: list[list[str | int]] = [
    [1, "Trường Tiểu học Hiến Nam", "Phường Phố Hiến", "02213862121", 40, 800],
    [2, "Trường Tiểu học Yên Mỹ", "Xã Yên Mỹ", "02213862122", 30, -600],
    [3, "", "Xã Khoái Châu", "02213862123", "ba mươi", 600],
    [4, "Trường Tiểu học Tiên Lữ", "Xã Tiên Lữ", "02213862124", 900, 600],
]
BAD = {"F3": "error", "B4": "error", "E4": "error", "E5": "warning"}
MENDED: dict[str, str | int] = {"F3": 600, "B4": "Trường Tiểu học Khoái Châu", "E4": 30, "E5": 35}


def xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Biểu 1")
        for number, row in enumerate([HEADINGS, *SCHOOLS]):
            sheet.write_row(number, 0, row)
        sheet.write_comment("E4", "Chị Hoa hỏi lại", {"author": "Hoa"})


def openpyxl_xlsx(path: Path) -> None:
    """Its drawings of notes have other prefixes than those of Excel."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [HEADINGS, *SCHOOLS]:
        sheet.append(row)
    sheet["E4"].comment = Comment("Chị Hoa hỏi lại", "Hoa")
    book.save(path)


def xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu 1")
    for number, row in enumerate([HEADINGS, *SCHOOLS]):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(str(path))


def csv(path: Path) -> None:
    text = "".join(",".join(map(str, row)) + "\r\n" for row in [HEADINGS, *SCHOOLS])
    path.write_bytes(to_tcvn3(text).encode("latin-1"))


@pytest.fixture
def school(datasets: dict[str, Dataset]) -> Dataset:
    return datasets["truong-tieu-hoc"]


@pytest.fixture
def check(settings: Settings, school: Dataset, gazetteer: Gazetteer) -> Callable[[Path], Report]:
    return lambda path: pipeline.check(settings, school, path, gazetteer)[0]


@pytest.mark.parametrize(
    ("name", "build"), [("a.xlsx", xlsx), ("b.xlsx", openpyxl_xlsx), ("a.xls", xls), ("a.csv", csv)]
)
def test_what_is_mended_where_it_is_coloured_has_no_error(
    name: str, build: Callable[[Path], None], tmp_path: Path, settings: Settings, check: Callable[[Path], Report]
) -> None:
    path, out, mended = (tmp_path / part for part in (name, "ra.xlsx", "sua.xlsx"))
    build(path)
    return_workbook(path, check(path), out, settings)
    book = openpyxl.load_workbook(out)
    assert unsound(out) == [] and book.sheetnames[0] == SUMMARY and len(book.sheetnames) == 2
    sheet = book.worksheets[1]
    assert colours(sheet) == {cell: FILLS[severity] for cell, severity in BAD.items()}
    said = notes(sheet)
    assert set(said) == set(BAD) and all("Cách sửa: " in note for note in said.values())
    assert ("Chị Hoa hỏi lại" in said["E4"]) == name.endswith(".xlsx")
    for cell, value in MENDED.items():
        sheet[cell] = value
    book.save(mended)
    report = check(mended)
    assert (report.count("error"), report.count("warning"), report.rows_valid) == (0, 0, len(SCHOOLS))
    book = openpyxl.load_workbook(sent_back(mended, report, settings, "cuoi.xlsx"))
    assert colours(book.worksheets[1]) == {}
    assert notes(book.worksheets[1]) == ({"E4": "Chị Hoa hỏi lại"} if name.endswith(".xlsx") else {})
    assert "Không có lỗi: tệp công bố được." in head(book)


def test_a_heading_that_no_field_has_is_coloured_and_linked(
    tmp_path: Path, settings: Settings, check: Callable[[Path], Report]
) -> None:
    path, out = tmp_path / "a.csv", tmp_path / "ra.xlsx"
    path.write_text("Tên trường,Địa chỉ,Xếp hạng hoa\nA,Xã Yên Mỹ,x\nB,Xã Yên Mỹ,y\n", encoding="utf-8")
    return_workbook(path, check(path), out, settings)
    book = openpyxl.load_workbook(out)
    assert colours(book.worksheets[1]) == {"C1": FILLS["warning"]}
    (row,) = [row for row in lines(book) if row[4] == "Xếp hạng hoa"]
    assert row[2] == "C1"


@pytest.mark.parametrize(
    ("out", "problem"),
    [
        ("khong-co/ra.xlsx", "không có tệp hoặc thư mục này"),
        ("ra.xls", "xin đặt tên có đuôi .xlsx"),
        ("a.xlsx", "chính tệp vừa kiểm tra"),
    ],
)
def test_a_workbook_that_cannot_be_written_there_says_why(
    out: str, problem: str, tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "a.xlsx"
    xlsx(path)
    before = path.read_bytes()
    with pytest.raises(PortalError, match=problem):
        return_workbook(path, Report(path.name, "truong-tieu-hoc"), tmp_path / out, settings)
    assert path.read_bytes() == before and [file.name for file in tmp_path.glob("*.xls*")] == ["a.xlsx"]


def test_a_locked_workbook_is_refused_by_name(tmp_path: Path, check: Callable[[Path], Report]) -> None:
    path = tmp_path / "khoa.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(SourceError, match="có mật khẩu"):
        check(path)
