"""Dates, months, quarters, school years, times and telephones in every spelling."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import xls, xlsx, xlsx_by_program
from tests.corpus.plain import ods, text

CASES = (
    case(
        "dates-of-every-kind", "lich-su-kien-le-hoi", "le hoi.xlsx",
        xlsx("""
STT | Tên lễ hội | Địa điểm | Từ ngày | Đến ngày
1 | Lễ hội đền Mẫu | Phường Phố Hiến | @2025-04-07 | @2025-04-12
2 | Lễ hội đền Đa Hòa | Xã Mễ Sở | 09/03/2025 | 11/3/2025
3 | Lễ hội chùa Nôm | Xã Đại Đồng | 9-2-25 | 11-2-25
4 | Lễ hội đền Phù Ủng | Xã Phạm Ngũ Lão | ngày 8 tháng 2 năm 2025 | Ngày 12 tháng 02 năm 2025
5 | Lễ hội Cầu mưa Lạc Hồng | Xã Lạc Đạo | 05.04.2025 | 06.04.2025
6 | Lễ hội đền Tống Trân | Xã Tống Trân | 2025-05-11 | 2025-05-13 00:00:00
7 | Lễ hội đền Tiên La | Xã Tiên La | 45734 | 45737
8 | Lễ hội chùa Keo | Xã Vũ Tiên | 2025 |
"""),
        """
n | ten | dia_diem | ngay_bat_dau | ngay_ket_thuc
2 | Lễ hội đền Mẫu | Phường Phố Hiến | 2025-04-07 | 2025-04-12
3 | Lễ hội đền Đa Hòa | Xã Mễ Sở | 2025-03-09 | 2025-03-11
4 | Lễ hội chùa Nôm | Xã Đại Đồng | 2025-02-09 | 2025-02-11
5 | Lễ hội đền Phù Ủng | Xã Phạm Ngũ Lão | 2025-02-08 | 2025-02-12
6 | Lễ hội Cầu mưa Lạc Hồng | Xã Lạc Đạo | 2025-04-05 | 2025-04-06
7 | Lễ hội đền Tống Trân | Xã Tống Trân | 2025-05-11 | 2025-05-13
8 | Lễ hội đền Tiên La | Xã Tiên La | 2025-03-18 | 2025-03-21
9 | Lễ hội chùa Keo | Xã Vũ Tiên | '2025 |
""",
        note="date cells, dd/mm/yyyy, d-m-yy, in words, with points, ISO, a bare serial number, a bare year",
    ),
    case(
        "dates-of-1904", "giay-phep-khoang-san", "giay phep may Mac.xlsx",
        xlsx("""
Số giấy phép | Tên doanh nghiệp | Ngày cấp | Ngày hết hạn
12/GP-UBND | Công ty TNHH Cát Sông Hồng | @2021-06-15 | @2026-06-15
27/GP-UBND | Công ty CP Khai thác Luộc Giang | @2022-11-03 | @2025-11-03
""", epoch_1904=True),
        """
n | so_giay_phep | ten | ngay_cap | ngay_het_han
2 | 12/GP-UBND | Công ty TNHH Cát Sông Hồng | 2021-06-15 | 2026-06-15
3 | 27/GP-UBND | Công ty CP Khai thác Luộc Giang | 2022-11-03 | 2025-11-03
""",
        note="the date system of 1904, .xlsx",
    ),
    case(
        "dates-of-1904-xls", "giay-phep-khoang-san", "giay phep may Mac.xls",
        xls("""
Số GP | Tên doanh nghiệp | Cấp ngày | Ngày hết hạn
31/GP-UBND | Công ty TNHH Vật liệu Bình Minh | @2023-06-14 | @2028-06-14
""", epoch_1904=True),
        """
n | so_giay_phep | ten | ngay_cap | ngay_het_han
2 | 31/GP-UBND | Công ty TNHH Vật liệu Bình Minh | 2023-06-14 | 2028-06-14
""",
        note="the date system of 1904, .xls",
    ),
    case(
        "dates-that-cannot-be", "giay-phep-khoang-san", "giay phep.csv",
        text("""
Số giấy phép | Tên doanh nghiệp | Ngày cấp
101/GP-UBND | Công ty TNHH Cát Hải Anh | 31/02/2025
102/GP-UBND | Công ty CP Khoáng sản Tân Phú | 9/15/2025
103/GP-UBND | Công ty TNHH Vật liệu An Phát | 15/9/2025
104/GP-UBND | Công ty TNHH Gạch Mai Động | 10-15/3/2025
"""),
        """
n | so_giay_phep | ten | ngay_cap
4 | 103/GP-UBND | Công ty TNHH Vật liệu An Phát | 2025-09-15
""",
        bad=[(2, "ngay_cap"), (3, "ngay_cap"), (5, "ngay_cap")],
        note="no such day; month first; from-to in one cell",
    ),
    case(
        "dates-ods", "lich-su-kien-le-hoi", "le hoi.ods",
        ods(("Lễ hội", """
Tên lễ hội | Địa điểm | Ngày bắt đầu | Đơn vị tổ chức
Giải vật truyền thống làng Mão Cầu | Xã Ân Thi | @2025-02-04 | UBND xã Ân Thi
Hội đua thuyền sông Luộc | Xã Tiên Hoa | 02/9/2025 | UBND xã Tiên Hoa
""")),
        """
n | ten | dia_diem | ngay_bat_dau | don_vi_chu_tri
2 | Giải vật truyền thống làng Mão Cầu | Xã Ân Thi | 2025-02-04 | UBND xã Ân Thi
3 | Hội đua thuyền sông Luộc | Xã Tiên Hoa | 2025-09-02 | UBND xã Tiên Hoa
""",
        note="date cells of LibreOffice",
    ),
    case(
        "months", "gia-san-pham-chan-nuoi", "gia lon hoi.xlsx",
        xlsx("""
Loại sản phẩm chăn nuôi | Tháng | ĐVT | Giá (đồng)
Lợn hơi | T3/2025 | kg | 74000
Lợn hơi | Tháng 04 năm 2025 | kg | 72500
Lợn hơi | @2025-05-01~mm/yyyy | kg | 70000
Lợn hơi | 6/2025 | kg | 69000
Lợn hơi | 07-2025 | kg | 66500
Gà ta | tháng 8/2025 | kg | 98000
"""),
        """
n | loai | thang | don_vi_tinh | gia
2 | Lợn hơi | 2025-03 | kg | #74000.0
3 | Lợn hơi | 2025-04 | kg | #72500.0
4 | Lợn hơi | 2025-05 | kg | #70000.0
5 | Lợn hơi | 2025-06 | kg | #69000.0
6 | Lợn hơi | 2025-07 | kg | #66500.0
7 | Gà ta | 2025-08 | kg | #98000.0
""",
        note="T3/2025, in words, a date cell shown as mm/yyyy, with slash and dash",
    ),
    case(
        "quarters", "chi-so-gia-nha-thue", "chi so quy.xls",
        xls("""
Quý | Chỉ số giá nhà ở cho thuê
Quý III/2024 | #101.2
QUÝ IV NĂM 2024 | #101.9
Quý 1/2025 | #102.3
Q2/2025 | #102.8
III/2025 | #103.1
"""),
        """
n | quy | chi_so
2 | 2024-Q3 | #101.2
3 | 2024-Q4 | #101.9
4 | 2025-Q1 | #102.3
5 | 2025-Q2 | #102.8
6 | 2025-Q3 | #103.1
""",
        note="quarters in Roman and Arabic numbers",
    ),
    case(
        "school-years", "so-hoc-sinh", "nam hoc.xlsx",
        xlsx_by_program("""
Địa bàn | Cấp học | Năm học | Số học sinh
Xã Đông Quan | tiểu học | 2024-2025 | 1890
Xã Tiên Hưng | TIỂU HỌC | Năm học 2024 – 2025 | 1754
Xã Hồng Minh | Tiểu học␣ | 2024 - 2025 | 1433
Xã Diên Hà | Tiểu học | 2024-25 | 1520
Xã Ngự Thiên | Tiểu học | 2024/2025 | 1601
"""),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
2 | Xã Đông Quan | Tiểu học | 2024-2025 | 1890
3 | Xã Tiên Hưng | Tiểu học | 2024-2025 | 1754
4 | Xã Hồng Minh | Tiểu học | 2024-2025 | 1433
5 | Xã Diên Hà | Tiểu học | 2024-2025 | 1520
6 | Xã Ngự Thiên | Tiểu học | 2024-2025 | 1601
""",
        note="school years with dash, long dash, words, two figures; values in another case",
    ),
    case(
        "years", "ty-le-that-nghiep", "that nghiep.xlsx",
        xlsx("""
Năm | Tỷ lệ thất nghiệp (%)
2021 | #2.31
'2022 | '2,05
Năm 2023 | #1.94
@2024-01-01~yyyy | #1.87
#2025.0 | #0.0179~0.00%
"""),
        """
n | nam | ty_le
2 | 2021 | #2.31
3 | 2022 | #2.05
4 | 2023 | #1.94
5 | 2024 | #1.87
6 | 2025 | #1.79
""",
        note="a year as number, text, in words, as a date shown as yyyy",
    ),
    case(
        "times", "diem-tro-choi-dien-tu", "tro choi.xlsx",
        xlsx("""
Tên | Địa chỉ | Giờ mở cửa | Giờ đóng cửa
Điểm Internet Game Zone | Số 15 Chu Mạnh Trinh, phường Phố Hiến | @08:00 | @22:00
Đại lý Internet Hoàng Gia | Xã Khoái Châu | 7h30 | 21h30
Cyber Thái Bình | Phường Trần Lãm | 8 giờ | 21 giờ 45
"""),
        """
n | ten | dia_chi | gio_mo_cua | gio_dong_cua
2 | Điểm Internet Game Zone | Số 15 Chu Mạnh Trinh, phường Phố Hiến | 08:00 | 22:00
3 | Đại lý Internet Hoàng Gia | Xã Khoái Châu | 07:30 | 21:30
4 | Cyber Thái Bình | Phường Trần Lãm | 08:00 | 21:45
""",
        note="time cells, 7h30, '8 giờ'",
    ),
    case(
        "telephones", "co-so-kham-benh-chua-benh", "dien thoai.xlsx",
        xlsx("""
Tên cơ sở | Địa chỉ | Điện thoại
Trạm Y tế xã Nghĩa Trụ | Xã Nghĩa Trụ | 2213931222
Trạm Y tế xã Phụng Công | Xã Phụng Công | '221 3931 333
Trạm Y tế xã Văn Giang | Xã Văn Giang | 0221.3931.444
Trạm Y tế xã Lạc Đạo | Xã Lạc Đạo | (0221) 3985 555
Trạm Y tế xã Đại Đồng | Xã Đại Đồng | 0221-3985-666
Phòng khám Việt Tâm | Xã Như Quỳnh | 0221 3985 777 - 0912 345 678
Phòng khám Hồng Phúc | Xã Yên Mỹ | 912345679
Phòng khám Minh Đức | Xã Yên Mỹ | +84 221 3964 888
Phòng khám Thu Hà | Xã Yên Mỹ | -
"""),
        """
n | ten | dia_chi | dien_thoai
2 | Trạm Y tế xã Nghĩa Trụ | Xã Nghĩa Trụ | 02213931222
3 | Trạm Y tế xã Phụng Công | Xã Phụng Công | 0221 3931 333
4 | Trạm Y tế xã Văn Giang | Xã Văn Giang | 0221.3931.444
5 | Trạm Y tế xã Lạc Đạo | Xã Lạc Đạo | (0221) 3985 555
6 | Trạm Y tế xã Đại Đồng | Xã Đại Đồng | 0221-3985-666
7 | Phòng khám Việt Tâm | Xã Như Quỳnh | 0221 3985 777 - 0912 345 678
8 | Phòng khám Hồng Phúc | Xã Yên Mỹ | 0912345679
9 | Phòng khám Minh Đức | Xã Yên Mỹ | +84 221 3964 888
10 | Phòng khám Thu Hà | Xã Yên Mỹ |
""",
        note="number cells without the leading 0; points, brackets, dashes; two in one cell; a dash for none",
    ),
    case(
        "telephones-damaged", "hop-tac-xa", "htx sdt.csv",
        text("""
Tên | Địa chỉ | Điện thoại
HTX Dược liệu Nghĩa Trai | Xã Như Quỳnh | ''0976543210
HTX Hoa cây cảnh Phụng Công | Xã Phụng Công | 9.77E+08
HTX Mật ong Hoa Nhãn | Phường Hồng Châu | 977654321.0
HTX Sen Phố Hiến | Phường Phố Hiến | 0977.654
"""),
        """
n | ten | dia_chi | dien_thoai
2 | HTX Dược liệu Nghĩa Trai | Xã Như Quỳnh | 0976543210
4 | HTX Mật ong Hoa Nhãn | Phường Hồng Châu | 0977654321
""",
        bad=[(3, "dien_thoai"), (5, "dien_thoai")],
        note="an apostrophe left in the text, figures lost to scientific notation, .0 behind, too short",
    ),
)  # fmt: skip
