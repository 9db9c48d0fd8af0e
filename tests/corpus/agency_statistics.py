"""Whole files of the statistical branch, many habits at once."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import text

CASES = (
    case(
        "population-yearbook", "dan-so-dien-tich", "NGTK 2024 - Bieu 08.xls",
        xls("""
08 | DIỆN TÍCH, DÂN SỐ VÀ MẬT ĐỘ DÂN SỐ NĂM 2024 | < | <
 | PHÂN THEO XÃ, PHƯỜNG, THỊ TRẤN | < | <

Đơn vị hành chính | Diện tích\\n(Km²) | Dân số trung bình\\n(Nghìn người) | Mật độ dân số\\n(Người/km²)
TỔNG SỐ | #35.53 | #52.075 | 1466
Huyện Văn Lâm | #21.63 | #36.05 | 1667
Thị trấn Như Quỳnh | #7.05 | #21.4 | 3035
Xã Lạc Đạo | #8.6 | #14.65 | 1703
Xã Chỉ Đạo | #5.98 | - | …
Huyện Tiên Lữ | #13.9 | #16.025 | 1153
Xã Thủ Sỹ | #7.7 | #8.925 | 1159
Xã Lệ Xá | #6.2 | #7.1 | 1145
Nguồn: Cục Thống kê tỉnh Hưng Yên
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
7 | Thị trấn Như Quỳnh | 2024 | #7.05 | 21400 | #3035.0
8 | Xã Lạc Đạo | 2024 | #8.6 | 14650 | #1703.0
9 | Xã Chỉ Đạo | 2024 | #5.98 | |
11 | Xã Thủ Sỹ | 2024 | #7.7 | 8925 | #1159.0
12 | Xã Lệ Xá | 2024 | #6.2 | 7100 | #1145.0
""",
        note="year in the title, broken headings, thousands of people, totals of province and district in plain rows, source",
    ),
    case(
        "population-after-the-merger", "dan-so-dien-tich", "DT-DS 104 xa phuong.xlsx",
        xlsx(
            Sheet("Bìa", "\n\nCỤC THỐNG KÊ TỈNH HƯNG YÊN\nSố liệu dân số, diện tích các xã, phường mới"),
            Sheet("Số liệu", """
 | | | Đơn vị tính: Diện tích: ha; Dân số: người | < | <
STT | Tên đơn vị hành chính cấp xã | Hợp thành từ | Năm | Diện tích tự nhiên | Quy mô dân số
^ | ^ | ^ | ^ | ^ | (người)
A | B | C | 1 | 2 | 3
1 | Phường Sơn Nam | Bảo Khê, Lam Sơn, Phú Cường, Hùng Cường | 2025 | '2.362,5 | '41.207
2 | Phường Phố Hiến | An Tảo, Hiến Nam, Lê Lợi, Minh Khai | 2025 | 2150 | '75.011
3 | Xã Nghĩa Trụ | Long Hưng, Vĩnh Khúc, Nghĩa Trụ | 2025 | '2.490,0 | 42 180
4 | Xã Ái Quốc | Tây Giang, Ái Quốc | 2025 | #1875.25 | 30415
 | Tổng cộng | | | =SUM(E5:E8)~#8877.75 | =SUM(F5:F8)~188813
"""),
            Sheet("Sheet2", ""),
        ),
        """
sheet | n | dia_ban | nam | dien_tich_km2 | dan_so
Số liệu | 5 | Phường Sơn Nam | 2025 | #23.625 | 41207
Số liệu | 6 | Phường Phố Hiến | 2025 | #21.5 | 75011
Số liệu | 7 | Xã Nghĩa Trụ | 2025 | #24.9 | 42180
Số liệu | 8 | Xã Ái Quốc | 2025 | #18.7525 | 30415
""",
        note="cover, units of two columns in one line (ha for km²), two-level headings, A B C 1 2 3, spaces in numbers, formulas",
    ),
    case(
        "pupils-flattened", "so-hoc-sinh", "HS theo cap hoc.csv",
        text("""
PHÒNG GD&ĐT HUYỆN ĐÔNG HƯNG;;;;
Số học sinh theo cấp học;;;;
;;;Đơn vị: học sinh;
STT;Địa bàn cấp xã;Năm học;Số học sinh;Trong đó nữ
I;MẪU GIÁO;;812;390
1;Xã Đông Sơn;2023 - 2024;401;195
2;Xã Đông La;2023 - 2024;411;195
II;TIỂU HỌC;;1.640;801
1;Xã Đông Sơn;2023 - 2024;802;388
2;Xã Đông La;2023 - 2024;838;413
;Tổng cộng;;2.452;1.191
;;;;
;Người lập;;Trưởng phòng;
""".replace(";", "|"), separator="\t", encoding="utf-16"),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
6 | Xã Đông Sơn | Mẫu giáo | 2023-2024 | 401
7 | Xã Đông La | Mẫu giáo | 2023-2024 | 411
9 | Xã Đông Sơn | Tiểu học | 2023-2024 | 802
10 | Xã Đông La | Tiểu học | 2023-2024 | 838
""",
        note="UTF-16 with tabs, levels of education as groups with subtotals, 'học sinh' as unit, girls beside, total, signers",
    ),
    case(
        "pupils-on-sheets-per-level", "so-hoc-sinh", "hoc sinh 2025-2026.xlsx",
        xlsx(
            Sheet("Tiểu học", """
SỐ HỌC SINH TIỂU HỌC NĂM HỌC 2025-2026 | < | <
TT | Xã, phường | Tổng số học sinh
1 | Phường Thượng Hồng | '2.015
2 | Phường Đường Hào | 1988
Cộng | < | 4003
"""),
            Sheet("Trung học cơ sở", """
SỐ HỌC SINH TRUNG HỌC CƠ SỞ NĂM HỌC 2025-2026 | < | <
TT | Xã, phường | Tổng số học sinh
1 | Phường Thượng Hồng | '1.430
2 | Phường Đường Hào | 1377
Cộng | < | 2807
"""),
        ),
        """
sheet | n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
Tiểu học | 3 | Phường Thượng Hồng | Tiểu học | 2025-2026 | 2015
Tiểu học | 4 | Phường Đường Hào | Tiểu học | 2025-2026 | 1988
Trung học cơ sở | 3 | Phường Thượng Hồng | Trung học cơ sở | 2025-2026 | 1430
Trung học cơ sở | 4 | Phường Đường Hào | Trung học cơ sở | 2025-2026 | 1377
""",
        note="the level is the sheet's name, the school year stands in the title, merged sums",
    ),
    case(
        "subscribers-vni", "thue-bao-di-dong", "thue bao dd.xlsx",
        xlsx_by_program(Sheet("Sheet1", """
SỞ THÔNG TIN VÀ TRUYỀN THÔNG
Số thuê bao điện thoại di động
Đơn vị tính: nghìn thuê bao
STT | Tên địa bàn | Năm | Số lượng thuê bao
1 | Huyện Quỳnh Phụ | 2012 | '185,4
2 | Huyện Thái Thụy | 2012 | #201.75
3 | Thành phố Thái Bình | 2012 | '260
Tổng cộng | | | #647.15
""", legacy={"*": "vni"})),
        """
n | dia_ban | nam | so_thue_bao
5 | Huyện Quỳnh Phụ | 2012 | 185400
6 | Huyện Thái Thụy | 2012 | 201750
7 | Thành phố Thái Bình | 2012 | 260000
""",
        note="VNI without its font, thousands above the table, commas, total",
    ),
    case(
        "labour-force", "luc-luong-lao-dong", "lao dong.xlsx",
        xlsx("""
LỰC LƯỢNG LAO ĐỘNG PHÂN THEO LOẠI HÌNH KINH TẾ | < | <
 | ĐVT: nghìn người | <
Năm | Loại hình kinh tế | Số lao động
2023 | Nhà nước | #41.2
^ | Ngoài nhà nước | #452.75
^ | Có vốn đầu tư nước ngoài | #118
^ | Cộng | #611.95
Sơ bộ 2024 | NHÀ NƯỚC | '40,8
^ | Ngoài Nhà nước | '460,05
^ | Có vốn ĐT nước ngoài | '121
^ | Cộng | '621,85
"""),
        """
n | loai_hinh | nam | so_lao_dong
4 | Nhà nước | 2023 | 41200
5 | Ngoài nhà nước | 2023 | 452750
6 | Có vốn đầu tư nước ngoài | 2023 | 118000
8 | Nhà nước | 2024 | 40800
9 | Ngoài nhà nước | 2024 | 460050
""",
        bad=[(10, "loai_hinh")],
        note="years merged down over sums, 'Sơ bộ 2024', thousands, values in another case; an abbreviated value needs an answer",
    ),
)  # fmt: skip
