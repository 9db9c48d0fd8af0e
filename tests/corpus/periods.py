"""Years and school years that only a title or the name of a sheet tells; years that are none of the table's."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xlsx
from tests.corpus.plain import text

CASES = (
    case(
        "year-in-the-title", "ho-ngheo", "ho ngheo 2024.xlsx",
        xlsx("""
TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2024 | < | <
(Theo chuẩn nghèo đa chiều giai đoạn 2022 - 2025) | < | <
Đơn vị hành chính | Số hộ nghèo | Tỷ lệ nghèo
Xã Nguyễn Du | 144 | #1.2
Xã Quỳnh An | 131 | #1.1
"""),
        """
n | dia_ban | nam | so_ho | ty_le
4 | Xã Nguyễn Du | 2024 | 144 | #1.2
5 | Xã Quỳnh An | 2024 | 131 | #1.1
""",
        note="the required year stands in the title only, beside the years of a standard",
    ),
    case(
        "school-year-in-the-title", "so-hoc-sinh", "hs.csv",
        text("""
THỐNG KÊ SỐ HỌC SINH TIỂU HỌC NĂM HỌC 2025-2026

Xã, phường | Cấp học | Số học sinh
Xã Tây Tiền Hải | Tiểu học | 1.466
Xã Nam Tiền Hải | Tiểu học | 1.702
"""),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
4 | Xã Tây Tiền Hải | Tiểu học | 2025-2026 | 1466
5 | Xã Nam Tiền Hải | Tiểu học | 2025-2026 | 1702
""",
        note="the required school year stands in the title only",
    ),
    case(
        "sheet-per-year", "thue-bao-di-dong", "thue bao.xlsx",
        xlsx(
            Sheet("Năm 2023", """
Địa bàn | Số lượng thuê bao
Huyện Đông Hưng | '198.400
Huyện Hưng Hà | '201.150
"""),
            Sheet("Năm 2024", """
Địa bàn | Số lượng thuê bao
Huyện Đông Hưng | '203.900
Huyện Hưng Hà | '207.320
"""),
        ),
        """
sheet | n | dia_ban | nam | so_thue_bao
Năm 2023 | 2 | Huyện Đông Hưng | 2023 | 198400
Năm 2023 | 3 | Huyện Hưng Hà | 2023 | 201150
Năm 2024 | 2 | Huyện Đông Hưng | 2024 | 203900
Năm 2024 | 3 | Huyện Hưng Hà | 2024 | 207320
""",
        note="the year is the name of the sheet",
    ),
    case(
        "two-years-in-the-title", "ho-can-ngheo", "can ngheo 2 nam.xlsx",
        xlsx("""
SỐ HỘ CẬN NGHÈO NĂM 2023 VÀ NĂM 2024 | <
Địa bàn | Số hộ cận nghèo
Xã Phụ Dực | 210
Xã Minh Thọ | 187
"""),
        stops="Năm", note="two years in the title, no column for the year: which one?",
    ),
    case(
        "year-of-the-title-is-not-the-row's", "di-tich-quoc-gia", "di tich 2024.xlsx",
        xlsx("""
DANH MỤC DI TÍCH QUỐC GIA TRÊN ĐỊA BÀN TỈNH (TÍNH ĐẾN NĂM 2024) | < | < | <
TT | Tên di tích | Địa điểm | Năm xếp hạng
1 | Đền Ủng | Xã Phạm Ngũ Lão | 1988
2 | Chùa Thái Lạc | Xã Lạc Đạo |
"""),
        """
n | ten | dia_chi | nam_xep_hang
3 | Đền Ủng | Xã Phạm Ngũ Lão | 1988
4 | Chùa Thái Lạc | Xã Lạc Đạo |
""",
        note="the year of the list is not the year in which a monument was ranked",
    ),
)  # fmt: skip
