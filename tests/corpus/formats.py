"""File formats, and files that are not what their name says."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.corpus.case import case, grid
from tests.corpus.office import xls, xlsm, xlsx
from tests.corpus.plain import dbf, html, ods, text, under, xml_spreadsheet

HEALTH = """
STT | Tên cơ sở | Địa chỉ | Điện thoại | Loại hình
1 | Trạm Y tế xã Tân Lễ | Thôn Hải Triều, xã Tân Lễ, huyện Hưng Hà | 02273861001 | Công lập
2 | Trạm Y tế xã Canh Tân | Thôn Vế, xã Canh Tân, huyện Hưng Hà | 02273861002 | Công lập
3 | Phòng khám đa khoa Hưng Nhân | Thị trấn Hưng Nhân, huyện Hưng Hà | 02273861003 | Tư nhân
"""
HEALTH_EXPECTED = """
n | ten | dia_chi | dien_thoai | loai_hinh
2 | Trạm Y tế xã Tân Lễ | Thôn Hải Triều, xã Tân Lễ, huyện Hưng Hà | 02273861001 | Công lập
3 | Trạm Y tế xã Canh Tân | Thôn Vế, xã Canh Tân, huyện Hưng Hà | 02273861002 | Công lập
4 | Phòng khám đa khoa Hưng Nhân | Thị trấn Hưng Nhân, huyện Hưng Hà | 02273861003 | Tư nhân
"""
TITLED = """
DANH SÁCH TRƯỜNG TIỂU HỌC | < | < | < | < | <
STT | Tên trường | Địa chỉ | Điện thoại | Số học sinh | <
^ | ^ | ^ | ^ | Tổng số | Nữ
1 | TH Phú Khánh | Phường Trần Lãm | 02273831111 | 780 | 377
2 | TH Kỳ Bá | Phường Trần Lãm | 02273831112 | 912 | 440
Cộng | < | < | < | 1692 | 817
"""
TITLED_EXPECTED = """
n | ten | dia_chi | dien_thoai | so_hoc_sinh
4 | TH Phú Khánh | Phường Trần Lãm | 02273831111 | 780
5 | TH Kỳ Bá | Phường Trần Lãm | 02273831112 | 912
"""
CLINICS, PRIMARY = "co-so-kham-benh-chua-benh", "truong-tieu-hoc"


def rich(path: Path) -> None:
    """Write a workbook whose texts have several fonts in one cell, whose empty format reaches the last row."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    page, bold = book.add_worksheet(), book.add_format({"bold": True})
    for r, line in enumerate(grid(HEALTH)):
        for c, value in enumerate(line):
            if isinstance(value, str) and len(value) > 6:
                page.write_rich_string(r, c, bold, value[:4], value[4:])
            else:
                page.write(r, c, value)
    page.set_column("A:Z", 12, bold)
    page.write_blank(20_000, 40, None, bold)
    book.close()


def broken_lines(path: Path) -> None:
    """Write a CSV whose headings and addresses go over several lines inside quotation marks."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["STT", "Tên\ntrường", "Địa chỉ\n(thôn, xã)", "Số\nhọc sinh"])
        writer.writerow([1, "TH Hồng Lý", "Thôn Hội Kê, xã Hồng Lý", "501"])
        writer.writerow([2, 'TH "Xuân Hòa"', "Thôn Phương Tảo; xã Xuân Hòa", "477"])
        writer.writerow(["", "Cộng", "", "978"])


CASES = (
    case(
        "ods", PRIMARY, "th.ods", ods(("Trang_tính1", TITLED)), TITLED_EXPECTED,
        note="OpenDocument: merged title and headings, a million repeated empty rows",
    ),
    case("xls", PRIMARY, "th.xls", xls(TITLED), TITLED_EXPECTED, note="Excel 97 with merged cells"),
    case("xlsm", PRIMARY, "th.xlsm", xlsm(TITLED), TITLED_EXPECTED, note="workbook with macros"),
    case("tsv", CLINICS, "kcb.tsv", text(HEALTH, separator="\t"), HEALTH_EXPECTED, note="tabs"),
    case(
        "txt-bars", CLINICS, "kcb.txt", text(HEALTH, separator="|", newline="\n"), HEALTH_EXPECTED,
        note="bars between the cells, .txt",
    ),
    case(
        "csv-sep-line", CLINICS, "kcb sep.csv", text(HEALTH, separator=";", before="sep=;\r\n", encoding="utf-8-sig"),
        HEALTH_EXPECTED.replace("\n4 |", "\n5 |").replace("\n3 |", "\n4 |").replace("\n2 |", "\n3 |"),
        note="Excel's 'sep=;' in the first line",
    ),
    case(
        "csv-all-quoted-trailing", CLINICS, "kcb 2.csv",
        text(HEALTH.replace("\n", " | | |\n").removeprefix(" | | |") + "\n\n", quote_all=True), HEALTH_EXPECTED,
        note="every cell in quotation marks, empty columns and rows at the end",
    ),
    case(
        "csv-broken-lines", PRIMARY, "nhieu dong.csv", broken_lines,
        """
ten | dia_chi | so_hoc_sinh
TH Hồng Lý | Thôn Hội Kê, xã Hồng Lý | 501
TH "Xuân Hòa" | Thôn Phương Tảo; xã Xuân Hòa | 477
""",
        note="line breaks, separators and quotation marks inside the cells of a CSV",
    ),
    case(
        "html-as-xls", PRIMARY, "DanhSachTruong.xls", html(TITLED), TITLED_EXPECTED,
        note="an HTML table under the name .xls, as many systems export",
    ),
    case(
        "csv-as-xls", CLINICS, "KetQua.xls", under(text(HEALTH, separator="\t", encoding="utf-16"), ".txt"),
        HEALTH_EXPECTED, note="text with tabs in UTF-16 under the name .xls",
    ),
    case(
        "xml-spreadsheet", PRIMARY, "BaoCao.xls", xml_spreadsheet(TITLED), TITLED_EXPECTED,
        note="XML Spreadsheet 2003 under the name .xls",
    ),
    case(
        "xlsx-as-xls", PRIMARY, "doi duoi.xls", under(xlsx(TITLED), ".xlsx"), TITLED_EXPECTED, note=".xlsx renamed .xls",
    ),
    case(
        "xls-as-xlsx", PRIMARY, "doi duoi.xlsx", under(xls(TITLED), ".xls"), TITLED_EXPECTED, note=".xls renamed .xlsx",
    ),
    case(
        "xlsx-as-csv", PRIMARY, "doi duoi.csv", under(xlsx(TITLED), ".xlsx"), TITLED_EXPECTED, note=".xlsx renamed .csv",
    ),
    case(
        "rich-text-far-formats", CLINICS, "dinh dang.xlsx", rich, HEALTH_EXPECTED,
        note="several fonts in one cell; formatted empty cells far below and to the right",
    ),
    case(
        "dbf-utf8", CLINICS, "kcb.dbf",
        dbf("STT:N TEN_CO_SO DIA_CHI DIEN_THOAI LOAI_HINH", HEALTH.partition("hình\n")[2], encoding="utf-8"),
        HEALTH_EXPECTED, numbered=False, note="dBase in UTF-8, as QGIS writes it, without .cpg",
    ),
)  # fmt: skip
