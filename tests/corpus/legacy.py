"""Text from before Unicode: TCVN3, VNI, VISCII, Windows-1258, with fonts and without; UTF-16; marks apart."""

from __future__ import annotations

from tests.corpus.alphabets import to_cp1258, to_nfd, to_tcvn3, to_viscii, to_vni
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import dbf, text

SCHOOLS = """
STT | Tên trường | Địa chỉ | Điện thoại | Số học sinh
1 | Trường Tiểu học Đặng Lễ | Thôn Đặng Xuyên, xã Đặng Lễ, huyện Ân Thi | 0221.3831.201 | 612
2 | Trường Tiểu học Hồ Tùng Mậu | Thôn Lưu Xá, xã Hồ Tùng Mậu, huyện Ân Thi | 0221.3831.202 | 734
3 | Trường Tiểu học Quảng Lãng | Thôn Bình Nguyên, xã Quảng Lãng, huyện Ân Thi | 0221.3831.203 | 508
4 | Trường Tiểu học Vân Du | Thôn Kênh Bối, xã Vân Du, huyện Ân Thi | 0221.3831.204 | 455
5 | Trường Tiểu học Tiền Phong | Thôn Bích Tràng, xã Tiền Phong, huyện Ân Thi | 0221.3831.205 | 580
"""
EXPECTED = """
n | ten | dia_chi | dien_thoai | so_hoc_sinh
2 | Trường Tiểu học Đặng Lễ | Thôn Đặng Xuyên, xã Đặng Lễ, huyện Ân Thi | 0221.3831.201 | 612
3 | Trường Tiểu học Hồ Tùng Mậu | Thôn Lưu Xá, xã Hồ Tùng Mậu, huyện Ân Thi | 0221.3831.202 | 734
4 | Trường Tiểu học Quảng Lãng | Thôn Bình Nguyên, xã Quảng Lãng, huyện Ân Thi | 0221.3831.203 | 508
5 | Trường Tiểu học Vân Du | Thôn Kênh Bối, xã Vân Du, huyện Ân Thi | 0221.3831.204 | 455
6 | Trường Tiểu học Tiền Phong | Thôn Bích Tràng, xã Tiền Phong, huyện Ân Thi | 0221.3831.205 | 580
"""
MARKETS = """
STT | Tên | Địa chỉ
1 | Chợ Bầu | Phường Kỳ Bá, thành phố Thái Bình
2 | Chợ Đậu | Xã Đông Mỹ, thành phố Thái Bình
3 | Chợ Quỳnh Côi | Thị trấn Quỳnh Côi, huyện Quỳnh Phụ
4 | Chợ Đồng Bằng | Xã An Lễ, huyện Quỳnh Phụ
5 | Chợ Cổng | Xã Đồng Tiến, huyện Quỳnh Phụ
"""
MARKETS_EXPECTED = MARKETS.replace("STT | Tên | Địa chỉ", "n | ten | dia_chi")
for _old, _new in zip("54321", "65432", strict=True):
    MARKETS_EXPECTED = MARKETS_EXPECTED.replace(f"\n{_old} |", f"\n{_new} |")

CASES = (
    case(
        "tcvn3-xls-with-fonts", "truong-tieu-hoc", "th an thi.xls", xls(Sheet("Sheet1", SCHOOLS, legacy={"*": "tcvn3"})),
        EXPECTED, note="TCVN3 in .VnTime, .xls",
    ),
    case(
        "tcvn3-xlsx-without-fonts", "truong-tieu-hoc", "th an thi.xlsx",
        xlsx(Sheet("Sheet1", SCHOOLS, legacy={"*": "tcvn3"}, fonts=False)),
        EXPECTED, note="TCVN3 whose font was changed afterwards, .xlsx",
    ),
    case(
        "tcvn3-capital-fonts", "truong-thpt", "thpt vnTimeH.xls",
        xls(Sheet("Tong hop", """
SỞ GIÁO DỤC VÀ ĐÀO TẠO HƯNG YÊN
DANH SÁCH TRƯỜNG TRUNG HỌC PHỔ THÔNG
STT | TÊN TRƯỜNG | ĐỊA CHỈ | SỐ HỌC SINH
1 | Trường THPT Yên Mỹ | Thị trấn Yên Mỹ, huyện Yên Mỹ | 1320
2 | Trường THPT Hồng Bàng | Xã Yên Phú, huyện Yên Mỹ | 655
NGƯỜI LẬP BIỂU | | THỦ TRƯỞNG ĐƠN VỊ
""", legacy={"*": "tcvn3"})),
        """
n | ten | dia_chi | so_hoc_sinh
4 | Trường THPT Yên Mỹ | Thị trấn Yên Mỹ, huyện Yên Mỹ | 1320
5 | Trường THPT Hồng Bàng | Xã Yên Phú, huyện Yên Mỹ | 655
""",
        note="capitals in .VnTimeH: small letters in the file, for titles and headings",
    ),
    case(
        "tcvn3-csv", "truong-tieu-hoc", "th an thi.csv", text(SCHOOLS, encoding="latin-1", spell=to_tcvn3),
        EXPECTED, note="TCVN3 bytes in a CSV",
    ),
    case(
        "tcvn3-dbf", "truong-tieu-hoc", "THANTHI.DBF",
        dbf("STT:N TEN_TRUONG DIA_CHI DIEN_THOAI SO_HS:N", SCHOOLS.partition("sinh\n")[2], spell=to_tcvn3),
        EXPECTED, numbered=False, note="TCVN3 in dBase III, unaccented field names of ten letters",
    ),
    case(
        "vni-xlsx-with-fonts", "cho", "cho vni.xlsx", xlsx(Sheet("Sheet1", MARKETS, legacy={"*": "vni"})),
        MARKETS_EXPECTED, note="VNI in VNI-Times, .xlsx",
    ),
    case(
        "vni-csv", "cho", "cho vni.csv", text(MARKETS, encoding="cp1252", spell=to_vni),
        MARKETS_EXPECTED, note="VNI bytes in a CSV",
    ),
    case(
        "viscii-csv", "truong-tieu-hoc", "viscii.csv", text(SCHOOLS, encoding="latin-1", spell=to_viscii),
        EXPECTED, note="VISCII bytes in a CSV",
    ),
    case(
        "windows-1258-csv", "truong-tieu-hoc", "ansi.csv", text(SCHOOLS, encoding="cp1258", spell=to_cp1258),
        EXPECTED, note="Windows-1258, tones after the letters",
    ),
    case(
        "decomposed-csv", "truong-tieu-hoc", "mac.csv", text(SCHOOLS, spell=to_nfd, newline="\n"),
        EXPECTED, note="UTF-8 with all marks apart; expected NFC",
    ),
    case(
        "utf16-without-mark", "cho", "utf16.csv", text(MARKETS, encoding="utf-16-le"),
        MARKETS_EXPECTED, note="UTF-16 without a byte order mark",
    ),
    case(
        "utf16-tabs", "cho", "Unicode Text.txt", text(MARKETS, encoding="utf-16", separator="\t"),
        MARKETS_EXPECTED, note="'Unicode Text' of Excel: UTF-16 with tabs",
    ),
    case(
        "mixed-alphabets-with-fonts", "truong-tieu-hoc", "tron font.xls",
        xls(Sheet("Sheet1", SCHOOLS, legacy={"B": "tcvn3", "C": "nfd"}, fonts=True)),
        EXPECTED, note="TCVN3 in one column, marks apart in another, plain Unicode headings beside it",
    ),
    case(
        "mixed-alphabets-without-fonts", "cho", "tron.xlsx",
        xlsx(Sheet("Sheet1", MARKETS, legacy={"B": "vni"}, fonts=False)),
        MARKETS_EXPECTED, note="VNI in one column, Unicode in the next, no fonts to tell",
    ),
)  # fmt: skip
