"""Numbers as people and machines write them: points, commas, spaces, dashes, units, percent, formulas, errors."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import xls, xlsx, xlsx_by_program
from tests.corpus.plain import ods, text

CASES = (
    case(
        "points-and-commas", "dan-so-dien-tich", "dien tich.csv",
        text("""
Đơn vị hành chính | Năm | Diện tích (km²) | Dân số (người) | Mật độ dân số
Xã Hoàn Long | 2025 | 32,18 | 41.205 | 1.280,5
Xã Mễ Sở | 2025 | 24,7 | 36.900 | 1.493,9
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
2 | Xã Hoàn Long | 2025 | #32.18 | 41205 | #1280.5
3 | Xã Mễ Sở | 2025 | #24.7 | 36900 | #1493.9
""",
        note="1.234 and 1.234,5 as text",
    ),
    case(
        "number-cell-beside-text", "ho-ngheo", "ty le.xlsx",
        xlsx("""
Địa bàn | Năm | Số hộ nghèo | Tỷ lệ nghèo
Xã Đông Hưng | 2024 | '1.234 | #1.234
Xã Thái Thụy | 2024 | 1048 | '1,048
Xã Kiến Xương | '2024 | '982 | #2.5
"""),
        """
n | dia_ban | nam | so_ho | ty_le
2 | Xã Đông Hưng | 2024 | 1234 | #1.234
3 | Xã Thái Thụy | 2024 | 1048 | #1.048
4 | Xã Kiến Xương | 2024 | 982 | #2.5
""",
        note="the text 1.234 is a thousand, the number cell 1.234 is one and a bit; numbers stored as text",
    ),
    case(
        "percent-cells", "ho-ngheo", "phan tram.xlsx",
        xlsx("""
Địa bàn | Năm | Số hộ nghèo | Tỷ lệ nghèo
Xã Tiền Hải | 2024 | 120 | #0.125~0.0%
Xã Ái Quốc | 2024 | 96 | #0.071~0.00%
Xã Nam Cường | 2024 | 88 | '2,35%
Xã Hưng Phú | 2024 | 75 | '12,5 %
Xã Đồng Châu | 2024 | 70 | #1.9
"""),
        """
n | dia_ban | nam | so_ho | ty_le
2 | Xã Tiền Hải | 2024 | 120 | #12.5
3 | Xã Ái Quốc | 2024 | 96 | #7.1
4 | Xã Nam Cường | 2024 | 88 | #2.35
5 | Xã Hưng Phú | 2024 | 75 | #12.5
6 | Xã Đồng Châu | 2024 | 70 | #1.9
""",
        note="0.125 shown as 12.5% is 12.5 in a field of percent; text with the sign; a bare number",
    ),
    case(
        "percent-cells-ods", "ho-ngheo", "phan tram.ods",
        ods(("Bảng 1", """
Địa bàn | Năm | Số hộ nghèo | Tỷ lệ nghèo
Xã Vũ Quý | 2024 | 77 | #0.0115~0.00%
Xã Bình Định | 2024 | 64 | #0.009~0.0%
""")),
        """
n | dia_ban | nam | so_ho | ty_le
2 | Xã Vũ Quý | 2024 | 77 | #1.15
3 | Xã Bình Định | 2024 | 64 | #0.9
""",
        note="percent cells of LibreOffice",
    ),
    case(
        "percent-cells-xls", "ho-ngheo", "phan tram.xls",
        xls("""
Địa bàn | Năm | Số hộ nghèo | Tỷ lệ nghèo
Xã Lê Lợi | 2024 | 59 | #0.0085~0.00%
Xã Hồng Vũ | 2024 | 71 | #0.01~0%
"""),
        """
n | dia_ban | nam | so_ho | ty_le
2 | Xã Lê Lợi | 2024 | 59 | #0.85
3 | Xã Hồng Vũ | 2024 | 71 | #1.0
""",
        note="percent cells of Excel 97",
    ),
    case(
        "spaces-inside", "dau-tu-cong", "von.xlsx",
        xlsx("""
Tên dự án, chương trình | Năm kế hoạch | Chủ đầu tư | Tổng mức đầu tư (triệu đồng)
Cải tạo, nâng cấp ĐT.378 | 2025 | Ban QLDA giao thông | '1 250
Xây dựng trụ sở UBND xã Yên Mỹ | 2025 | UBND xã Yên Mỹ | '48⍽700
Trạm bơm Nghi Xuyên | 2025 | Công ty KTCTTL | '1,250,000
Kè sông Luộc đoạn Tống Trân | 2025 | Chi cục Thủy lợi | '36.512,75
"""),
        """
n | ten | nam | chu_dau_tu | tong_muc_dau_tu
2 | Cải tạo, nâng cấp ĐT.378 | 2025 | Ban QLDA giao thông | #1250.0
3 | Xây dựng trụ sở UBND xã Yên Mỹ | 2025 | UBND xã Yên Mỹ | #48700.0
4 | Trạm bơm Nghi Xuyên | 2025 | Công ty KTCTTL | #1250000.0
5 | Kè sông Luộc đoạn Tống Trân | 2025 | Chi cục Thủy lợi | #36512.75
""",
        note="spaces and no-break spaces between thousands, commas between thousands of an English Excel",
    ),
    case(
        "empty-marks", "so-giuong-benh", "giuong.xlsx",
        xlsx("""
Tên cơ sở | Năm | Giường kế hoạch | Giường thực kê
Bệnh viện Y học cổ truyền | 2025 | 150 | -
Bệnh viện Mắt | 2025 | – | 60
Bệnh viện Tâm thần kinh | 2025 | ... | Không có
Trung tâm Y tế Kim Động | 2025 | … | 0
"""),
        """
n | ten | nam | so_giuong_duoc_cap | so_giuong_thuc_te
2 | Bệnh viện Y học cổ truyền | 2025 | 150 |
3 | Bệnh viện Mắt | 2025 | | 60
4 | Bệnh viện Tâm thần kinh | 2025 | |
5 | Trung tâm Y tế Kim Động | 2025 | | 0
""",
        note="dash, long dash, dots, 'Không có' are empty; 0 is a number",
    ),
    case(
        "units-in-the-cell", "cum-cong-nghiep", "cum CN.xlsx",
        xlsx("""
STT | Tên | Địa chỉ | Quy mô (ha)
1 | Cụm công nghiệp Tân Quang | Xã Như Quỳnh | 25 ha
2 | Cụm công nghiệp Minh Khai | Xã Như Quỳnh | 32,5ha
3 | Cụm công nghiệp Chính Nghĩa | Xã Lương Bằng | ~ 48
4 | Cụm công nghiệp Đặng Lễ | Xã Nguyễn Trãi | khoảng 30
5 | Cụm công nghiệp Lý Thường Kiệt | Xã Hoàn Long | 70 - 75
"""),
        """
n | ten | dia_chi | quy_mo_ha
2 | Cụm công nghiệp Tân Quang | Xã Như Quỳnh | #25.0
3 | Cụm công nghiệp Minh Khai | Xã Như Quỳnh | #32.5
""",
        bad=[(4, "quy_mo_ha"), (5, "quy_mo_ha"), (6, "quy_mo_ha")],
        note="the field's own unit behind a number is read; about, and from-to, need an answer",
    ),
    case(
        "float-noise", "chi-so-gia-nha-thue", "chi so.xlsx",
        xlsx("""
Quý | Chỉ số giá nhà ở cho thuê (%)
Quý I/2025 | #100.30000000000001
Quý II/2025 | #99.80000000000001
Quý III/2025 | =B2+B3-100~#100.10000000000002
"""),
        """
n | quy | chi_so
2 | 2025-Q1 | #100.3
3 | 2025-Q2 | #99.8
4 | 2025-Q3 | #100.1
""",
        note="noise of binary fractions, typed and computed",
    ),
    case(
        "formulas-with-values", "truong-thcs", "cong thuc.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Nam | Nữ | Số học sinh
1 | ="Trường THCS "&"Minh Phú"~Trường THCS Minh Phú | Xã Minh Phú | 210 | 205 | =D2+E2~415
=A2+1~2 | Trường THCS Lô Giang | Xã Lô Giang | 180 | 177 | =D3+E3~357
 | Cộng | | =SUM(D2:D3)~390 | =SUM(E2:E3)~382 | =SUM(F2:F3)~772
"""),
        """
n | ten | dia_chi | so_hoc_sinh
2 | Trường THCS Minh Phú | Xã Minh Phú | 415
3 | Trường THCS Lô Giang | Xã Lô Giang | 357
""",
        note="formulas whose values Excel has stored",
    ),
    case(
        "formulas-without-values", "truong-thcs", "cong thuc chua tinh.xlsx",
        xlsx_by_program("""
STT | Tên trường | Địa chỉ | Nam | Nữ | Số học sinh
1 | Trường THCS Đông Á | Xã Đông Á | 150 | 140 | 290
2 | Trường THCS Trọng Quan | Xã Trọng Quan | 171 | 160 | =D3+E3
"""),
        """
n | ten | dia_chi | so_hoc_sinh
2 | Trường THCS Đông Á | Xã Đông Á | 290
""",
        bad=[(3, "so_hoc_sinh")],
        note="a formula that no spreadsheet has computed yet",
    ),
    case(
        "error-cells", "truong-tieu-hoc", "loi.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Điện thoại | Số học sinh
1 | Trường TH Phong Châu | Xã Phú Châu | 02273551001 | !#DIV/0!
2 | Trường TH Đông Xá | !#N/A | 02273551002 | 402
3 | Trường TH Mê Linh | Xã Mê Linh | 02273551003 | 515
4 | Trường TH Nguyên Xá | Xã Nguyên Xá | !#REF! | 480
"""),
        """
n | ten | dia_chi | dien_thoai | so_hoc_sinh
4 | Trường TH Mê Linh | Xã Mê Linh | 02273551003 | 515
""",
        bad=[(2, "so_hoc_sinh"), (3, "dia_chi"), (5, "dien_thoai")],
        note="error values in a number, an address, a telephone",
    ),
    case(
        "impossible-numbers", "truong-thpt", "so sai.xlsx",
        xlsx("""
Tên trường | Địa chỉ | Số giáo viên | Số học sinh
THPT Nam Duyên Hà | Xã Hưng Hà | #1.234 | 1100
THPT Bắc Duyên Hà | Xã Hưng Hà | 70 | -5
THPT Hưng Nhân | Xã Long Hưng | 6O | 1250
THPT Trần Thị Dung | Xã Long Hưng | 58 | 12.34.5
THPT Đông Hưng Hà | Xã Thần Khê | 66 | 1180
"""),
        """
n | ten | dia_chi | so_giao_vien | so_hoc_sinh
6 | THPT Đông Hưng Hà | Xã Thần Khê | 66 | 1180
""",
        bad=[(2, "so_giao_vien"), (3, "so_hoc_sinh"), (4, "so_giao_vien"), (5, "so_hoc_sinh")],
        note="a fraction of a teacher, fewer than none, the letter O, points in the wrong places",
    ),
    case(
        "decimals-of-an-export", "truong-thcs", "pandas.csv",
        text("""
 | Tên trường | Địa chỉ | Số giáo viên | Số học sinh
0 | Trường THCS Thụy Liên | Xã Thụy Liên | 31.0 | 512.0
1 | Trường THCS Hồng Dũng | Xã Hồng Dũng | nan | 433,00
""", newline="\n"),
        """
n | ten | dia_chi | so_giao_vien | so_hoc_sinh
2 | Trường THCS Thụy Liên | Xã Thụy Liên | 31 | 512
3 | Trường THCS Hồng Dũng | Xã Hồng Dũng | | 433
""",
        note="whole numbers with .0, 'nan' for empty, an index column without a heading",
    ),
)  # fmt: skip
