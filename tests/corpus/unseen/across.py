"""A second round, written after the first was read: kinds of the key as headings, one or two at once."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xlsx, xlsx_by_program

CASES = (
    case(
        "luc_luong_kinds_across_years_down",
        "luc-luong-lao-dong",
        "lao dong theo loai hinh.xlsx",
        xlsx(
            """
LAO ĐỘNG ĐANG LÀM VIỆC PHÂN THEO LOẠI HÌNH KINH TẾ | < | < | < | <
 | | | | Đơn vị: Nghìn người
Năm | Tổng số | Chia ra | < | <
^ | ^ | Nhà nước | Ngoài nhà nước | Có vốn đầu tư nước ngoài
2022 | '1.136,8 | '70,9 | '890,3 | '175,6
2023 | '1.138,2 | '70,1 | '884,9 | '183,2
"""
        ),
        """
n | loai_hinh | nam | so_lao_dong
5 | Nhà nước | 2022 | 70900
5 | Ngoài nhà nước | 2022 | 890300
5 | Có vốn đầu tư nước ngoài | 2022 | 175600
6 | Nhà nước | 2023 | 70100
6 | Ngoài nhà nước | 2023 | 884900
6 | Có vốn đầu tư nước ngoài | 2023 | 183200
""",
        note="kinds as columns, years as rows, thousands with decimals",
    ),
    case(
        "gia_dat_kinds_of_land_across",
        "gia-dat-nong-nghiep",
        "bang gia dat NN.xlsx",
        xlsx_by_program(
            Sheet(
                "Bảng 1",
                """
BẢNG 1: GIÁ ĐẤT NÔNG NGHIỆP NĂM 2026
Đơn vị tính: đồng/m2
TT | Xã, phường | Khu vực | Loại đất | <
^ | ^ | ^ | Đất trồng lúa | Đất trồng cây lâu năm
1 | Phường Trần Lãm | Khu vực 1 | '95.000 | '105.000
2 | Xã Vũ Quý | Khu vực 2 | '80.000 | '90.000
""",
            )
        ),
        """
n | dia_ban | khu_vuc | loai_dat | nam | gia
5 | Phường Trần Lãm | Khu vực 1 | Đất trồng lúa | 2026 | 95000
5 | Phường Trần Lãm | Khu vực 1 | Đất trồng cây lâu năm | 2026 | 105000
6 | Xã Vũ Quý | Khu vực 2 | Đất trồng lúa | 2026 | 80000
6 | Xã Vũ Quý | Khu vực 2 | Đất trồng cây lâu năm | 2026 | 90000
""",
        note="kinds of land beneath 'Loại đất', no word for the price but the unit over the table",
    ),
    case(
        "xe_chuyen_dung_kinds_across",
        "dang-ky-xe-may-chuyen-dung",
        "XMCD.xlsx",
        xlsx(
            """
SỐ LƯỢNG ĐĂNG KÝ XE MÁY CHUYÊN DÙNG | < | < | < | <
Năm | Cấp | Đổi | Di chuyển | Thu hồi
2023 | 118 | 12 | 9 | 0
2024 | 131 | 15 | - | 2
"""
        ),
        """
n | loai | nam | so_luong
3 | Cấp | 2023 | 118
3 | Đổi | 2023 | 12
3 | Di chuyển | 2023 | 9
3 | Thu hồi | 2023 | 0
4 | Cấp | 2024 | 131
4 | Đổi | 2024 | 15
4 | Thu hồi | 2024 | 2
""",
        note="allowed values as bare headings over numbers",
    ),
    case(
        "van_tai_two_fields_across",
        "giay-phep-kinh-doanh-van-tai",
        "GPKDVT-PH.xlsx",
        xlsx(
            """
KẾT QUẢ CẤP PHÉP | < | < | < | <
Năm | Giấy phép kinh doanh | < | Phù hiệu | <
^ | Cấp | Thu hồi | Cấp | Thu hồi
2023 | 190 | 3 | 7412 | 60
2024 | 214 | 1 | 8120 | 77
"""
        ),
        """
n | loai | nghiep_vu | nam | so_luong
4 | Giấy phép kinh doanh | Cấp | 2023 | 190
4 | Giấy phép kinh doanh | Thu hồi | 2023 | 3
4 | Phù hiệu | Cấp | 2023 | 7412
4 | Phù hiệu | Thu hồi | 2023 | 60
5 | Giấy phép kinh doanh | Cấp | 2024 | 214
5 | Giấy phép kinh doanh | Thu hồi | 2024 | 1
5 | Phù hiệu | Cấp | 2024 | 8120
5 | Phù hiệu | Thu hồi | 2024 | 77
""",
        note="two fields of the key across, one beneath the other",
    ),
)
