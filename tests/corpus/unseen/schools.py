"""Schools: what departments of education and communes send every September."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import ods, text

CASES = (
    case(
        "mau_giao_crosses_for_ownership",
        "truong-mau-giao",
        "Danh sach truong MN 2025.xlsx",
        xlsx(
            """
SỞ GIÁO DỤC VÀ ĐÀO TẠO | < | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < | < | <
 | | | | Độc lập - Tự do - Hạnh phúc | < | < | < | <

DANH SÁCH TRƯỜNG MẦM NON, MẪU GIÁO NĂM HỌC 2025-2026 | < | < | < | < | < | < | < | <
(Số liệu đến ngày 15/9/2025) | < | < | < | < | < | < | < | <

STT | Tên trường | Hiệu trưởng | Địa chỉ | Số điện\\nthoại | Loại hình | < | < | Ghi chú
^ | ^ | ^ | ^ | ^ | Công lập | Dân lập | Tư thục | ^
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
I | Xã Yên Mỹ: 3 trường | < | < | < | 2 | 0 | 1 |
1 | Trường Mầm non Hoa Phượng | Nguyễn Thị Lan | Thôn Trai Trang, xã Yên Mỹ | 2213964101 | x | | | Đạt chuẩn mức 1
2 | Trường Mầm non Sơn Ca | Lê Thị Hoa | Thôn Nghĩa Trang, xã Yên Mỹ | 0221.3964.102 | x | | |
3 | Trường Mầm non Ban Mai | Trần Thu Hà | Khu phố chợ, xã Yên Mỹ | - | | | x | Mới thành lập
II | Xã Việt Yên: 2 trường | < | < | < | 1 | 0 | 1 |
4 | Trường Mầm non Hướng Dương␣␣ | Đỗ Thị Mai | Thôn Lực Điền, xã Việt Yên | 2213964104 | X | | |
5 | Trường Mẫu giáo Thỏ Ngọc | Vũ Thị Nga | ␣Thôn Đỗ Xá, xã Việt Yên | 2213964105 | | | X |
 | Tổng cộng: 5 trường | < | < | < | 3 | 0 | 2 |

 | | | | Hưng Yên, ngày 20 tháng 9 năm 2025 | < | < | < | <
 | NGƯỜI LẬP BIỂU | | | KT. GIÁM ĐỐC | < | < | < | <
"""
        ),
        """
n | ten | dia_chi | dien_thoai | dia_ban | loai_hinh | nam_hoc
11 | Trường Mầm non Hoa Phượng | Thôn Trai Trang, xã Yên Mỹ | '02213964101 | Xã Yên Mỹ | Công lập | 2025-2026
12 | Trường Mầm non Sơn Ca | Thôn Nghĩa Trang, xã Yên Mỹ | '0221.3964.102 | Xã Yên Mỹ | Công lập | 2025-2026
13 | Trường Mầm non Ban Mai | Khu phố chợ, xã Yên Mỹ | | Xã Yên Mỹ | Tư thục | 2025-2026
15 | Trường Mầm non Hướng Dương | Thôn Lực Điền, xã Việt Yên | '02213964104 | Xã Việt Yên | Công lập | 2025-2026
16 | Trường Mẫu giáo Thỏ Ngọc | Thôn Đỗ Xá, xã Việt Yên | '02213964105 | Xã Việt Yên | Tư thục | 2025-2026
""",
        note="crosses under Công lập, Dân lập, Tư thục; group rows with counts; numbered columns; total and signatures",
    ),
    case(
        "thpt_tcvn3_with_english_line",
        "truong-thpt",
        "THPT_2024.xls",
        xls(
            Sheet(
                "THPT",
                """
SỞ GIÁO DỤC VÀ ĐÀO TẠO HƯNG YÊN
DANH SÁCH TRƯỜNG TRUNG HỌC PHỔ THÔNG

TT | Mã trường | Tên trường | Địa chỉ | Xã, phường | Loại hình | Số lớp | Số giáo viên | Số học sinh | ĐT văn phòng | Trang thông tin điện tử | Năm học
No. | Code | School | Address | Commune | Type | Classes | Teachers | Pupils | Tel. | Website | School year
1 | HY101 | Trường THPT Bãi Sậy | Thôn Đào Xá | Xã Phạm Ngũ Lão | Công lập | 30 | 68 | 1340 | 2213831101 | https://thptbaisay.example.vn | 2024 - 2025
2 | HY102 | Trường THPT Dạ Trạch | Thôn Yên Vĩnh | Xã Triệu Việt Vương | nt | 27 | 61 | 1190 | 2213910102 | | 2024 - 2025

3 | HY103 | Trường THPT Nguyệt Hồ | Số 15 đường Bãi Sậy | Phường Phố Hiến | nt | 36 | 82 | 1612 | 2213862103 | https://nguyetho.example.vn | 2024 - 2025
4 | HY104 | Trường THPT Hàm Tử | Thôn Đông Kim | Xã Khoái Châu | Tư thục | 12 | 25 | 498 | 2213910104 | | 2024 - 2025
5 | HY105 | Trường THPT Sông Luộc | Thôn Đặng Xá | Xã Tống Trân | Công lập | 24 | 55 | 1035 | 2213854105 | | 2024 - 2025
6 | HY106 | Trường THPT Đa Hòa | Thôn Nội | Xã Mễ Sở | Tư thục | 9 | 20 | 377 | 2213910106 | | 2024 - 2025
 | | Cộng | | | | 138 | 311 | 6052
""",
                legacy={"*": "tcvn3"},
            )
        ),
        """
n | ten | dia_chi | dia_ban | loai_hinh | so_giao_vien | so_hoc_sinh | dien_thoai | website | nam_hoc
6 | Trường THPT Bãi Sậy | Thôn Đào Xá | Xã Phạm Ngũ Lão | Công lập | 68 | 1340 | '02213831101 | https://thptbaisay.example.vn | 2024-2025
7 | Trường THPT Dạ Trạch | Thôn Yên Vĩnh | Xã Triệu Việt Vương | Công lập | 61 | 1190 | '02213910102 | | 2024-2025
9 | Trường THPT Nguyệt Hồ | Số 15 đường Bãi Sậy | Phường Phố Hiến | Công lập | 82 | 1612 | '02213862103 | https://nguyetho.example.vn | 2024-2025
10 | Trường THPT Hàm Tử | Thôn Đông Kim | Xã Khoái Châu | Tư thục | 25 | 498 | '02213910104 | | 2024-2025
11 | Trường THPT Sông Luộc | Thôn Đặng Xá | Xã Tống Trân | Công lập | 55 | 1035 | '02213854105 | | 2024-2025
12 | Trường THPT Đa Hòa | Thôn Nội | Xã Mễ Sở | Tư thục | 20 | 377 | '02213910106 | | 2024-2025
""",
        note=".VnTime in an old .xls, an English line under the headings, nt, a blank row, telephones as numbers",
    ),
    case(
        "nha_tre_sheet_per_commune",
        "nha-tre",
        "nhom tre doc lap.ods",
        ods(
            (
                "Tổng hợp",
                """
TỔNG HỢP NHÓM TRẺ ĐỘC LẬP TƯ THỤC

TT | Xã | Số nhóm | Số trẻ | Ghi chú
1 | Xã Khoái Châu | 3 | 96 |
2 | Xã Việt Tiến | 2 | 51 |
 | Cộng | 5 | 147 |
""",
            ),
            (
                "Xã Khoái Châu",
                """
DANH SÁCH NHÓM TRẺ | < | < | < | < | <
TT | Tên nhóm trẻ | Chủ nhóm | Nơi đặt trụ sở | SĐT | Số trẻ
1 | Nhóm trẻ Bống Xinh | Đào Thị Hạnh | Thôn 2, xã Khoái Châu | '0912 345 601 | 38
2 | Nhóm trẻ Thiên Thần Nhỏ | Lê Thị Thu | Phố Phủ, xã Khoái Châu | '0912 345 602 | 33
3 | Nhóm trẻ Mặt Trời | Ngô Thị Yến | Thôn Trung Châu, xã Khoái Châu | | 25
Tổng | < | < | < | < | 96
""",
            ),
            (
                "Xã Việt Tiến",
                """
DANH SÁCH NHÓM TRẺ | < | < | < | < | <
TT | Tên nhóm trẻ | Chủ nhóm | Nơi đặt trụ sở | SĐT | Số trẻ
1 | Nhóm trẻ Cầu Vồng | Phan Thị Tâm | Thôn Cầu, xã Việt Tiến | '0912 345 604 | 29
2 | Nhóm trẻ Gấu Con | Hà Thị Loan | Thôn Đông, xã Việt Tiến | '0912 345 605 | 22
Tổng | < | < | < | < | 51
""",
            ),
        ),
        """
n | sheet | ten | dia_chi | dien_thoai | dia_ban
3 | Xã Khoái Châu | Nhóm trẻ Bống Xinh | Thôn 2, xã Khoái Châu | '0912 345 601 | Xã Khoái Châu
4 | Xã Khoái Châu | Nhóm trẻ Thiên Thần Nhỏ | Phố Phủ, xã Khoái Châu | '0912 345 602 | Xã Khoái Châu
5 | Xã Khoái Châu | Nhóm trẻ Mặt Trời | Thôn Trung Châu, xã Khoái Châu | | Xã Khoái Châu
3 | Xã Việt Tiến | Nhóm trẻ Cầu Vồng | Thôn Cầu, xã Việt Tiến | '0912 345 604 | Xã Việt Tiến
4 | Xã Việt Tiến | Nhóm trẻ Gấu Con | Thôn Đông, xã Việt Tiến | '0912 345 605 | Xã Việt Tiến
""",
        note="one sheet per commune behind a summary sheet, .ods, totals merged over the row",
    ),
    case(
        "hoc_sinh_levels_side_by_side",
        "so-hoc-sinh",
        "Bieu tong hop HS.xlsx",
        xlsx(
            """
UBND TỈNH HƯNG YÊN | < | < | < | < | < | < | <
SỞ GIÁO DỤC VÀ ĐÀO TẠO | < | < | < | < | < | < | <
SỐ HỌC SINH CÁC CẤP HỌC ĐẦU NĂM HỌC 2024 - 2025 | < | < | < | < | < | < | <
 | | | | | | Đơn vị tính: Học sinh | <
TT | Xã, phường | Tổng số | Chia ra | < | < | < | <
^ | ^ | ^ | Nhà trẻ | Mẫu giáo | Tiểu học | THCS | THPT
A | B | 1=2+3+4+5+6 | 2 | 3 | 4 | 5 | 6
1 | Phường Mỹ Hào | =SUM(D8:H8)~7935 | 410 | 1215 | 2980 | 2105 | 1225
2 | Phường Đường Hào | =SUM(D9:H9)~5266 | 295 | 860 | '2.034 | '1.477 | 600
 | Tổng cộng | =SUM(C8:C9)~13201 | 705 | 2075 | 5014 | 3582 | 1825
Ghi chú: Số liệu chưa gồm học viên giáo dục thường xuyên. | < | < | < | < | < | < | <
"""
        ),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
8 | Phường Mỹ Hào | Nhà trẻ | 2024-2025 | 410
8 | Phường Mỹ Hào | Mẫu giáo | 2024-2025 | 1215
8 | Phường Mỹ Hào | Tiểu học | 2024-2025 | 2980
8 | Phường Mỹ Hào | Trung học cơ sở | 2024-2025 | 2105
8 | Phường Mỹ Hào | Trung học phổ thông | 2024-2025 | 1225
9 | Phường Đường Hào | Nhà trẻ | 2024-2025 | 295
9 | Phường Đường Hào | Mẫu giáo | 2024-2025 | 860
9 | Phường Đường Hào | Tiểu học | 2024-2025 | 2034
9 | Phường Đường Hào | Trung học cơ sở | 2024-2025 | 1477
9 | Phường Đường Hào | Trung học phổ thông | 2024-2025 | 600
""",
        note="the real statistical form: a column for each level of school, formulas for totals, year in the title",
    ),
    case(
        "giao_vien_levels_under_communes",
        "so-giao-vien",
        "Thong ke doi ngu 2025-2026.xlsx",
        xlsx(
            Sheet(
                "Đội ngũ",
                """
THỐNG KÊ ĐỘI NGŨ GIÁO VIÊN | < | < | < | < | <
NĂM HỌC 2025-2026 | < | < | < | < | <

TT | Cấp học | Tổng số giáo viên | Trong đó | < | Ghi chú
^ | ^ | ^ | Nữ | Hợp đồng | ^
I | Xã Quỳnh Phụ | =SUM(C7:C9)~238 | 197 | 19 |
1 | Mẫu giáo | 71 | 71 | 9 |
2 | Tiểu học | 92 | 80 | 6 |
3 | THCS | 75 | 46 | 4 |
II | Xã Phụ Dực | =SUM(C11:C14)~251 | 196 | 14 |
1 | Mẫu giáo | 58 | 58 | 7 |
2 | Tiểu học | 80 | 71 | 5 |
3 | THCS | 61 | 40 | 2 |
4 | THPT | 52 | 27 | 0 | 1 trường
Toàn tỉnh | < | =C6+C10~489 | 393 | 33 |
""",
            )
        ),
        """
n | dia_ban | cap_hoc | nam_hoc | so_giao_vien
7 | Xã Quỳnh Phụ | Mẫu giáo | 2025-2026 | 71
8 | Xã Quỳnh Phụ | Tiểu học | 2025-2026 | 92
9 | Xã Quỳnh Phụ | Trung học cơ sở | 2025-2026 | 75
11 | Xã Phụ Dực | Mẫu giáo | 2025-2026 | 58
12 | Xã Phụ Dực | Tiểu học | 2025-2026 | 80
13 | Xã Phụ Dực | Trung học cơ sở | 2025-2026 | 61
14 | Xã Phụ Dực | Trung học phổ thông | 2025-2026 | 52
""",
        note="communes as group rows with their subtotals, abbreviated levels, whole table total, year in the title",
    ),
    case(
        "dai_hoc_unaccented_headings_utf16",
        "co-so-giao-duc-dai-hoc",
        "CSDL_DaiHoc.txt",
        text(
            """
STT | MA TRUONG | TEN TRUONG | DIA CHI | DIEN THOAI | FAX | LOAI HINH | SO GIANG VIEN | SO SINH VIEN | WEBSITE | HIEU TRUONG
1 | VDA | Trường Đại học Kỹ thuật Dạ Trạch | Số 5 đường Chu Mạnh Trinh, phường Sơn Nam | '0221 3921 201 | '0221 3921 299 | Cong lap | 312 | 6850 | https://dhdatrach.example.vn | PGS.TS. Lê Văn Minh
2 | VDB | Trường Đại học Phố Hiến Mới | Đường Nguyễn Văn Linh, phường Phố Hiến | '0221 3862 202 | | Tu thuc | 148 | 2417 | https://phohienmoi.example.vn | TS. Đào Thị Hương
3 | VDC | Phân hiệu Đại học Trà Lý | Số 373 Lý Bôn, phường Trần Lãm | '0227 3838 203 | '0227 3838 298 | CONG LAP | 205 | 3960 | | TS. Bùi Quang Huy
""",
            encoding="utf-16",
            separator="\t",
        ),
        """
n | ten | ma_truong | dia_chi | dien_thoai | loai_hinh | so_giang_vien | so_sinh_vien | website
2 | Trường Đại học Kỹ thuật Dạ Trạch | VDA | Số 5 đường Chu Mạnh Trinh, phường Sơn Nam | '0221 3921 201 | Công lập | 312 | 6850 | https://dhdatrach.example.vn
3 | Trường Đại học Phố Hiến Mới | VDB | Đường Nguyễn Văn Linh, phường Phố Hiến | '0221 3862 202 | Tư thục | 148 | 2417 | https://phohienmoi.example.vn
4 | Phân hiệu Đại học Trà Lý | VDC | Số 373 Lý Bôn, phường Trần Lãm | '0227 3838 203 | Công lập | 205 | 3960
""",
        note="'Unicode text' saved by Excel (UTF-16, tabs), headings and allowed values in capitals without accents, fax",
    ),
)
