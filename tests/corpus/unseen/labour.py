"""Labour and welfare: poor households, unemployment, labour force, agencies for jobs."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import text, xml_spreadsheet

CASES = (
    case(
        "ho_ngheo_years_as_columns",
        "ho-ngheo",
        "NGTK_2024_ho_ngheo.xlsx",
        xlsx(
            """
153. SỐ HỘ NGHÈO PHÂN THEO XÃ, PHƯỜNG | < | < | <
Number of poor households by commune | < | < | <
 | | | Hộ - Household
 | 2022 | 2023 | Sơ bộ 2024
TỔNG SỐ - TOTAL | 640 | 553 | 471
Xã Bình Thanh | 221 | 190 | 161
Xã Hồng Vũ | 219 | 188 | 160
Xã Quang Lịch | 200 | 175 | 150
"""
        ),
        """
n | dia_ban | nam | so_ho
6 | Xã Bình Thanh | 2022 | 221
6 | Xã Bình Thanh | 2023 | 190
6 | Xã Bình Thanh | 2024 | 161
7 | Xã Hồng Vũ | 2022 | 219
7 | Xã Hồng Vũ | 2023 | 188
7 | Xã Hồng Vũ | 2024 | 160
8 | Xã Quang Lịch | 2022 | 200
8 | Xã Quang Lịch | 2023 | 175
8 | Xã Quang Lịch | 2024 | 150
""",
        note="the statistical yearbook: no heading over the units, years as columns, 'Sơ bộ', a bilingual total",
    ),
    case(
        "ho_ngheo_and_near_poor_in_one_form",
        "ho-ngheo",
        "Ra soat ho ngheo 2025.xls",
        xml_spreadsheet(
            """
BIỂU TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM 2025 | < | < | < | < | < | <
TT | Đơn vị | Tổng số hộ dân cư | Hộ nghèo | < | Hộ cận nghèo | <
^ | ^ | ^ | Số hộ | Tỷ lệ (%) | Số hộ | Tỷ lệ (%)
1 | Phường Trần Lãm | '14.820 | 62 | '0,42 | 118 | '0,80
2 | Xã Vạn Xuân | '9.114 | 97 | '1,06 | 140 | '1,54
3 | Xã Thư Vũ | '8.060 | 81 | '1,00 | 96 | '1,19
 | Cộng | '31.994 | 240 | '0,75 | 354 | '1,11
"""
        ),
        """
n | dia_ban | nam | so_ho | ty_le
4 | Phường Trần Lãm | 2025 | 62 | #0.42
5 | Xã Vạn Xuân | 2025 | 97 | #1.06
6 | Xã Thư Vũ | 2025 | 81 | #1.0
""",
        note="one form for two datasets: the same words beneath 'Hộ nghèo' and 'Hộ cận nghèo', all households beside",
    ),
    case(
        "can_ngheo_from_the_form_of_both",
        "ho-can-ngheo",
        "Ra soat can ngheo.xlsx",
        xlsx(
            """
KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO CUỐI NĂM 2024 | < | < | < | < | <
STT | Xã/phường | Số hộ nghèo | < | Số hộ cận nghèo | <
^ | ^ | Tổng số | Tỷ lệ | Tổng số | Tỷ lệ
1 | Xã Lê Quý Đôn | 77 | #0.0091~0.00% | 121 | #0.0143~0.00%
2 | Xã Ngự Thiên | 69 | #0.0083~0.00% | 102 | #0.0123~0.00%
"""
        ),
        """
n | dia_ban | nam | so_ho
4 | Xã Lê Quý Đôn | 2024 | 121
5 | Xã Ngự Thiên | 2024 | 102
""",
        note="'Tổng số' beneath two headings, the second is asked for",
    ),
    case(
        "that_nghiep_with_town_and_country",
        "ty-le-that-nghiep",
        "ty le that nghiep.xlsx",
        xlsx(
            """
TỶ LỆ THẤT NGHIỆP CỦA LỰC LƯỢNG LAO ĐỘNG TRONG ĐỘ TUỔI | < | < | <
Năm | Tỷ lệ thất nghiệp (%) | < | <
^ | Chung | Thành thị | Nông thôn
2022 | #1.62 | #2.4 | #1.41
2023 | #1.55 | #2.31 | #1.35
2024 | '1,48 | '2,2 | '1,3
"""
        ),
        """
n | nam | ty_le
4 | 2022 | #1.62
5 | 2023 | #1.55
6 | 2024 | #1.48
""",
        note="'Chung', 'Thành thị' and 'Nông thôn' beneath the field",
    ),
    case(
        "luc_luong_years_as_columns",
        "luc-luong-lao-dong",
        "LLLD 2021-2023.xls",
        xls(
            Sheet(
                "Bieu 27",
                """
SỐ LAO ĐỘNG TỪ 15 TUỔI TRỞ LÊN PHÂN THEO LOẠI HÌNH KINH TẾ
Đơn vị tính: Người
Loại hình kinh tế | Năm 2021 | Năm 2022 | Năm 2023
Nhà nước | '71.250 | '70.880 | '70.115
Ngoài nhà nước | '882.400 | '890.310 | '884.925
Có vốn đầu tư nước ngoài | '168.900 | '175.640 | '183.205
Tổng số | '1.122.550 | '1.136.830 | '1.138.245
""",
            )
        ),
        """
n | loai_hinh | nam | so_lao_dong
4 | Nhà nước | 2021 | 71250
4 | Nhà nước | 2022 | 70880
4 | Nhà nước | 2023 | 70115
5 | Ngoài nhà nước | 2021 | 882400
5 | Ngoài nhà nước | 2022 | 890310
5 | Ngoài nhà nước | 2023 | 884925
6 | Có vốn đầu tư nước ngoài | 2021 | 168900
6 | Có vốn đầu tư nước ngoài | 2022 | 175640
6 | Có vốn đầu tư nước ngoài | 2023 | 183205
""",
        note="one number for each year as a column, thousands as text, total at the end",
    ),
    case(
        "dich_vu_viec_lam_address_in_three_columns",
        "doanh-nghiep-dich-vu-viec-lam",
        "DN DVVL.xlsx",
        xlsx_by_program(
            Sheet(
                "DS",
                """
TT | Tên DN | Mã số DN | Số nhà, đường | Xã/phường | Tỉnh | SĐT | Người đại diện theo pháp luật
1 | Công ty TNHH Việc làm Nhãn Lồng | '0901234001 | Số 18 Chu Mạnh Trinh | Phường Phố Hiến | Hưng Yên | 2213550031 | Trịnh Văn Sáng
2 | Công ty CP Nhân lực Phố Nối | '0901234002 | Số 5 phố Bần | Phường Mỹ Hào | Hưng Yên | 0221.3943.032 / 0912.000.032 | Lê Minh Tú
3 | Chi nhánh Công ty Cung ứng Lao động Bến Hải | '1001234003 | Lô 12 Trần Thái Tông | Phường Trần Hưng Đạo | Hưng Yên | - | Phan Thị Ngoan
""",
            )
        ),
        """
n | ten | dia_chi | dien_thoai
2 | Công ty TNHH Việc làm Nhãn Lồng | Số 18 Chu Mạnh Trinh, Phường Phố Hiến, Hưng Yên | '02213550031
3 | Công ty CP Nhân lực Phố Nối | Số 5 phố Bần, Phường Mỹ Hào, Hưng Yên | 0221.3943.032 / 0912.000.032
4 | Chi nhánh Công ty Cung ứng Lao động Bến Hải | Lô 12 Trần Thái Tông, Phường Trần Hưng Đạo, Hưng Yên
""",
        note="'Tên DN', an address in three columns, two telephones in one cell, tax numbers as text",
    ),
    case(
        "xuat_khau_lao_dong_csv_with_title",
        "don-vi-dua-lao-dong-di-nuoc-ngoai",
        "xkld.csv",
        text(
            """
SỞ NỘI VỤ TỈNH HƯNG YÊN
Danh sách đơn vị đưa người lao động đi làm việc ở nước ngoài, cập nhật 30/6/2025

Stt | Đơn vị | Trụ sở | ĐT liên hệ | Thị trường
1 | Công ty CP Hợp tác Quốc tế Châu Giang | Số 77 Điện Biên, phường Phố Hiến | 0221 3555 041 | Nhật Bản, Đài Loan
2 | Trung tâm Xuất khẩu lao động Tiền Hải | Khu 5, xã Tiền Hải | 0227 3823 042 | Hàn Quốc
""",
            newline="\n",
        ),
        """
n | ten | dia_chi | dien_thoai
5 | Công ty CP Hợp tác Quốc tế Châu Giang | Số 77 Điện Biên, phường Phố Hiến | '0221 3555 041
6 | Trung tâm Xuất khẩu lao động Tiền Hải | Khu 5, xã Tiền Hải | '0227 3823 042
""",
        note="an empty line before the headings, 'Đơn vị' for the name, 'Trụ sở' for the address",
    ),
)
