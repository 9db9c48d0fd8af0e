"""Files that must be refused, or wait for an answer; rows that must."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import raw, text


def encrypted(path: Path) -> None:
    """Write what Excel writes for a workbook with a password: an OLE container with EncryptionInfo and EncryptedPackage."""
    stream, free, end = 4096, 0xFFFFFFFF, 0xFFFFFFFE

    def entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
        label = name.encode("utf-16-le").ljust(64, b"\0")
        head = struct.pack("<64sHBBIII", label, 2 * len(name) + 2, kind, 1, free, right, child)
        return head + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)

    head = struct.pack(
        "<Q16sHHHHH6xIIIIIIIIII", 0xE11AB1A1E011CFD0, b"", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0
    )
    fat = [0xFFFFFFFD, end] + [n + 1 for n in range(2, 9)] + [end] + [n + 1 for n in range(10, 17)] + [end]
    table = struct.pack("<128I", *fat, *[free] * (128 - len(fat)))
    directory = entry("Root Entry", 5, free, 1, end, 0) + entry("EncryptionInfo", 2, 2, free, 2, stream)
    directory += entry("EncryptedPackage", 2, free, free, 10, stream) + bytes(128)
    version = struct.pack("<HHI", 4, 4, 0x40) + b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><encryption/>'
    secret = bytes((7 * n * n + 31 * n) % 251 for n in range(stream))
    path.write_bytes(
        head + struct.pack("<108I", *[free] * 108) + table + directory + version.ljust(stream, b" ") + secret
    )


def chart_only(path: Path) -> None:
    """Write a workbook with a chart sheet and nothing else but an empty sheet."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Sheet1")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Sheet1!$B$2:$B$5"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.close()


def word_document(path: Path) -> None:
    """Write a Word document's parts under another name."""
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        book.writestr("word/document.xml", "<w:document/>")


NO_HEADING = """
1 | Trường THCS Bình Định | Xã Bình Định | 02273821001 | 512
2 | Trường THCS Hồng Tiến | Xã Bình Thanh | 02273821002 | 433
3 | Trường THCS Bình Thanh | Xã Bình Thanh | 02273821003 | 390
"""

CASES = (
    case(
        "no-heading", "truong-thcs", "khong tieu de.xlsx", xlsx(NO_HEADING), stops="tiêu đề|tên cột",
        note="rows without any headings",
    ),
    case(
        "no-heading-csv", "truong-thcs", "khong tieu de.csv", text(NO_HEADING), stops="tiêu đề|tên cột",
        note="rows without any headings, CSV",
    ),
    case(
        "required-column-missing", "thu-vien", "thieu cot.xlsx",
        xlsx("""
STT | Tên thư viện | Điện thoại | Giờ mở cửa
1 | Thư viện xã Đông Á | 02273551010 | Cả ngày
2 | Thư viện xã Đông Quan | 02273551011 | Buổi sáng
"""),
        stops="Địa chỉ", note="no column for a required field",
    ),
    case(
        "two-names", "truong-thpt", "hai cot ten.xlsx",
        xlsx("""
STT | Tên trường | Trường | Địa chỉ
1 | Hưng Yên | Trường THPT Hưng Yên | Phường Phố Hiến
2 | Tiên Lữ | Trường THPT Tiên Lữ | Xã Hoàng Hoa Thám
"""),
        stops="Tên trường", note="two columns that both could be the name",
    ),
    case(
        "old-and-new-address", "hop-tac-xa", "dia chi cu moi.xlsx",
        xlsx("""
STT | Tên | Địa chỉ cũ | Địa chỉ mới
1 | HTX Nông nghiệp Đông Thanh | Xã Đông Thanh, huyện Kim Động | Xã Đức Hợp
2 | HTX Chè vằng Ông Đình | Xã Ông Đình, huyện Khoái Châu | Xã Triệu Việt Vương
"""),
        stops="Địa chỉ", note="the address before and after July 2025, both filled",
    ),
    case("empty-workbook", "cho", "trong.xlsx", xlsx("", "", ""), stops="trống|không có dữ liệu|không có bảng", note="empty sheets"),
    case("empty-workbook-xls", "cho", "trong.xls", xls(""), stops="trống|không có dữ liệu|không có bảng", note="empty sheet, .xls"),
    case("empty-csv", "cho", "trong.csv", raw(b"\xef\xbb\xbf\r\n\r\n"), stops="trống|không có dữ liệu", note="a mark and empty lines"),
    case("chart-only", "dan-so-dien-tich", "bieu do.xlsx", chart_only, stops="trống|không có dữ liệu|không có bảng", note="only a chart"),
    case(
        "headings-only", "truong-tieu-hoc", "mau trang.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Điện thoại | Số giáo viên | Số học sinh
1 |
2 |
3 |
Tổng cộng | < | < | < | 0 | 0
"""),
        stops="không có dòng|trống|không có dữ liệu", note="a form that nobody has filled in: only numbered lines and a total of 0",
    ),
    case(
        "letter-without-table", "ho-ngheo", "cong van.xlsx",
        xlsx("""
UBND XÃ TIÊN HOA | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | <
Số: 45/UBND-VHXH | < | Độc lập - Tự do - Hạnh phúc | <

Kính gửi: Sở Nông nghiệp và Môi trường
UBND xã Tiên Hoa báo cáo: toàn xã có 87 hộ nghèo, tỷ lệ 0,91%.
"""),
        stops="tiêu đề|bảng|cột", note="a letter typed into a sheet",
    ),
    case(
        "transposed", "so-giuong-benh", "bang ngang.xlsx",
        xlsx("""
Tên cơ sở | BV Đa khoa Ân Thi | BV Đa khoa Văn Giang | BV Đa khoa Yên Mỹ
Năm | 2025 | 2025 | 2025
Giường kế hoạch | 140 | 120 | 160
Giường thực kê | 175 | 148 | 201
"""),
        stops="tiêu đề|cột|dọc|ngang|xoay", note="the table lies on its side",
    ),
    case(
        "another-dataset", "truong-thpt", "ho ngheo.xlsx",
        xlsx("""
STT | Xã, phường | Năm | Số hộ nghèo | Tỷ lệ (%)
1 | Xã Hồng Quang | 2025 | 77 | #0.9
2 | Xã Nguyễn Trãi | 2025 | 68 | #0.8
"""),
        stops="Tên trường|bộ dữ liệu", note="poor households sent as a list of schools",
    ),
    case(
        "levels-as-columns", "so-hoc-sinh", "so hoc sinh ngang.xlsx",
        xlsx_by_program("""
STT | Địa bàn | Năm học | Số học sinh | < | < | <
^ | ^ | ^ | Tổng số | Tiểu học | Trung học cơ sở | Trung học phổ thông
1 | Xã Việt Tiến | 2025-2026 | 4100 | 2000 | 1400 | 700
2 | Xã Châu Ninh | 2025-2026 | 3815 | 1890 | 1325 | 600
"""),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
3 | Xã Việt Tiến | Tiểu học | 2025-2026 | 2000
3 | Xã Việt Tiến | Trung học cơ sở | 2025-2026 | 1400
3 | Xã Việt Tiến | Trung học phổ thông | 2025-2026 | 700
4 | Xã Châu Ninh | Tiểu học | 2025-2026 | 1890
4 | Xã Châu Ninh | Trung học cơ sở | 2025-2026 | 1325
4 | Xã Châu Ninh | Trung học phổ thông | 2025-2026 | 600
""",
        note="a cross table: the required level is in the headings; the total must not be published as a level",
    ),
    case(
        "side-by-side", "cho", "hai bang canh nhau.xlsx",
        xlsx("""
TT | Tên | Địa chỉ | | TT | Tên | Địa chỉ
1 | Chợ Thượng | Xã Quỳnh An | | 3 | Chợ Lầy | Xã Phụ Dực
2 | Chợ Hạ | Xã Ngọc Lâm | | 4 | Chợ Mễ | Xã A Sào
"""),
        stops="Tên|cạnh nhau|hai bảng", note="two halves of a list side by side to save paper",
    ),
    case("password", "truong-thpt", "co mat khau.xlsx", encrypted, stops="mật khẩu|mã hóa", note="a workbook with a password"),
    case("word-as-xlsx", "truong-thpt", "danh sach.xlsx", word_document, stops="Excel|Word|bảng tính|xlsx", note="a Word document renamed"),
    case(
        "pdf-as-xls", "truong-thpt", "danh sach.xls", raw(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"),
        stops="PDF|Excel|bảng tính|xls", note="a PDF renamed",
    ),
    case(
        "cut-off-xlsx", "truong-thpt", "hong.xlsx", raw(b"PK\x03\x04\x14\0\x06\0\x08\0" + bytes(range(256)) * 4),
        stops="hỏng|không đọc được|không mở được|xlsx", note="the beginning of a workbook, as an interrupted copy leaves it",
    ),
    case(
        "same-key-twice", "truong-thpt", "trung.xlsx",
        xlsx(Sheet("DS", """
STT | Tên trường | Địa chỉ | Số học sinh
1 | Trường THPT Quỳnh Côi | Xã Quỳnh Phụ | 1410
2 | Trường THPT Phụ Dực | Xã Phụ Dực | 1288
3 | trường THPT  Quỳnh Côi | xã Quỳnh Phụ | 1395
""")),
        """
n | ten | dia_chi | so_hoc_sinh
2 | Trường THPT Quỳnh Côi | Xã Quỳnh Phụ | 1410
3 | Trường THPT Phụ Dực | Xã Phụ Dực | 1288
""",
        bad=[(4, "ten")], note="one school twice, with other figures: the second waits for an answer",
    ),
    case(
        "required-cell-empty", "di-tich-quoc-gia", "thieu o.xlsx",
        xlsx("""
STT | Tên di tích | Địa chỉ | Cấp xếp hạng
1 | Đình Trúc Lễ | | Quốc gia
2 | Chùa Hiến | Phường Hồng Châu | Quốc gia
3 | | Xã Tân Hưng | Quốc gia
"""),
        """
n | ten | dia_chi | cap_xep_hang
3 | Chùa Hiến | Phường Hồng Châu | Quốc gia
""",
        bad=[(2, "dia_chi"), (4, "ten")], note="a numbered row without its address, one without its name: no group rows",
    ),
    case(
        "value-outside-the-list", "di-tich-quoc-gia", "sai gia tri.csv",
        text("""
Tên di tích | Địa chỉ | Cấp xếp hạng
Đền Sồi | Xã Quỳnh An | Quốc gia
Miếu Bà | Xã Quỳnh An | Cấp tỉnh
"""),
        """
n | ten | dia_chi | cap_xep_hang
2 | Đền Sồi | Xã Quỳnh An | Quốc gia
""",
        bad=[(3, "cap_xep_hang")], note="a rank that the dataset does not have",
    ),
)  # fmt: skip
