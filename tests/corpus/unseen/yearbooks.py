"""A second round, written after the first was read: statistical tables with periods and kinds across."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import html, text

CASES = (
    case(
        "hoc_sinh_school_years_across",
        "so-hoc-sinh",
        "Bieu 45 NGTK.xlsx",
        xlsx(
            """
45 | SỐ HỌC SINH PHỔ THÔNG PHÂN THEO CẤP HỌC | < | <
 | | | Học sinh
 | Cấp học | 2022-2023 | 2023-2024
Xã Long Hưng | < | < | <
1 | Tiểu học | '1.204 | '1.189
2 | Trung học cơ sở | 866 | 901
Xã Hưng Hà | < | < | <
1 | Tiểu học | '1.915 | '1.877
2 | Trung học cơ sở | '1.240 | '1.302
"""
        ),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
5 | Xã Long Hưng | Tiểu học | 2022-2023 | 1204
5 | Xã Long Hưng | Tiểu học | 2023-2024 | 1189
6 | Xã Long Hưng | Trung học cơ sở | 2022-2023 | 866
6 | Xã Long Hưng | Trung học cơ sở | 2023-2024 | 901
8 | Xã Hưng Hà | Tiểu học | 2022-2023 | 1915
8 | Xã Hưng Hà | Tiểu học | 2023-2024 | 1877
9 | Xã Hưng Hà | Trung học cơ sở | 2022-2023 | 1240
9 | Xã Hưng Hà | Trung học cơ sở | 2023-2024 | 1302
""",
        note="school years as columns, communes as merged group rows, running numbers without a heading",
    ),
    case(
        "ho_ngheo_two_measures_for_each_year",
        "ho-ngheo",
        "Ho ngheo 2023-2024.xls",
        xls(
            Sheet(
                "HN",
                """
SỐ HỘ NGHÈO VÀ TỶ LỆ HỘ NGHÈO | < | < | < | < | <
STT | Đơn vị | Năm 2023 | < | Năm 2024 | <
^ | ^ | Số hộ nghèo | Tỷ lệ (%) | Số hộ nghèo | Tỷ lệ (%)
1 | Xã Ngự Thiên | 88 | '1,05 | 69 | '0,83
2 | Xã Thần Khê | 71 | '1,10 | 64 | '0,99
 | Tổng cộng | 159 | | 133 |
""",
            )
        ),
        """
n | dia_ban | nam | so_ho | ty_le
4 | Xã Ngự Thiên | 2023 | 88 | #1.05
4 | Xã Ngự Thiên | 2024 | 69 | #0.83
5 | Xã Thần Khê | 2023 | 71 | #1.1
5 | Xã Thần Khê | 2024 | 64 | #0.99
""",
        note="two measures beneath each of two years",
    ),
    case(
        "thue_bao_years_in_thousands",
        "thue-bao-co-dinh",
        "thue bao co dinh.xls",
        html(
            """
STT | Huyện, thị xã, thành phố | 2018 | 2019 | 2020
1 | Thành phố Hưng Yên | 9,12 | 8,75 | 8,4
2 | Huyện Tiên Lữ | 3,051 | 2,9 | 2,766
 | Tổng số | 12,171 | 11,65 | 11,166
""",
            head="<h3>Số thuê bao điện thoại cố định có đến 31/12 hằng năm</h3><p>Đơn vị tính: Nghìn thuê bao</p>",
        ),
        """
n | dia_ban | nam | so_thue_bao
2 | Thành phố Hưng Yên | 2018 | 9120
2 | Thành phố Hưng Yên | 2019 | 8750
2 | Thành phố Hưng Yên | 2020 | 8400
3 | Huyện Tiên Lữ | 2018 | 3051
3 | Huyện Tiên Lữ | 2019 | 2900
3 | Huyện Tiên Lữ | 2020 | 2766
""",
        numbered=False,
        note="HTML with its titles above the table, thousands of subscribers with decimals, bare years across",
    ),
    case(
        "dan_so_bilingual_headings",
        "dan-so-dien-tich",
        "Area population 2023.xlsx",
        xlsx(
            """
DIỆN TÍCH, DÂN SỐ VÀ MẬT ĐỘ DÂN SỐ NĂM 2023 | < | < | <
Area, population and population density in 2023 | < | < | <
 | Diện tích | Dân số trung bình | Mật độ dân số
 | Area | Average population | Population density
 | (Km2) | (Người - Person) | (Người/km2)
TỔNG SỐ - TOTAL | #30.15 | 41300 | 1370
Xã Tân Tiến | #15.05 | '20.150 | 1339
Xã Đồng Bằng | #15.1 | '21.150 | 1401
"""
        ),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
7 | Xã Tân Tiến | 2023 | #15.05 | 20150 | #1339.0
8 | Xã Đồng Bằng | 2023 | #15.1 | 21150 | #1401.0
""",
        note="an English line and a line of units beneath the headings, none over the communes",
    ),
    case(
        "dau_tu_cong_fields_of_work_as_groups",
        "dau-tu-cong",
        "KH von 2025.xlsx",
        xlsx(
            """
Biểu số 02 | < | < | < | <
KẾ HOẠCH VỐN ĐẦU TƯ CÔNG NĂM 2025 | < | < | < | <
 | | | Đơn vị: Triệu đồng | <
TT | Danh mục dự án | Chủ đầu tư | Tổng mức đầu tư | Kế hoạch vốn năm 2025
 | TỔNG SỐ | | '912.500 | '310.000
A | Giao thông | | '790.000 | '250.000
1 | Cải tạo ĐT.378 đoạn qua xã Mễ Sở | Ban QLDA giao thông | '540.000 | '180.000
2 | Cầu Từ Hồ mới | Ban QLDA giao thông | '250.000 | '70.000
B | Thủy lợi | | '122.500 | '60.000
1 | Kè đê tả Luộc xã Tiên Tiến | Sở NN&MT | '122.500 | '60.000
"""
        ),
        """
n | ten | nam | chu_dau_tu | tong_muc_dau_tu
7 | Cải tạo ĐT.378 đoạn qua xã Mễ Sở | 2025 | Ban QLDA giao thông | #540000.0
8 | Cầu Từ Hồ mới | 2025 | Ban QLDA giao thông | #250000.0
10 | Kè đê tả Luộc xã Tiên Tiến | 2025 | Sở NN&MT | #122500.0
""",
        note="'Danh mục dự án', a total in the first row, lettered fields of work with sums that are no field",
    ),
    case(
        "nha_thue_quarters_across",
        "chi-so-gia-nha-thue",
        "chi so quy.csv",
        text(
            """
CHỈ SỐ GIÁ NHÀ Ở THUÊ NĂM 2025
Nội dung | Quý I/2025 | Quý II/2025 | Quý III/2025
Nhà ở để cho thuê | 101,25 | 102 | 101,9
""",
            separator=";",
        ),
        """
n | quy | chi_so
3 | 2025-Q1 | #101.25
3 | 2025-Q2 | #102.0
3 | 2025-Q3 | #101.9
""",
        note="quarters as columns over one row",
    ),
    case(
        "that_nghiep_years_across_three_rows",
        "ty-le-that-nghiep",
        "TLTN.xlsx",
        xlsx(
            """
TỶ LỆ THẤT NGHIỆP | < | <
 | 2023 | 2024
Chung | #1.55 | #1.48
Thành thị | #2.31 | #2.2
Nông thôn | #1.35 | #1.3
"""
        ),
        """
n | nam | ty_le
3 | 2023 | #1.55
3 | 2024 | #1.48
""",
        bad=[(4, "nam"), (5, "nam")],
        note="the rate for all, towns and country: the dataset has room for one a year",
    ),
)
