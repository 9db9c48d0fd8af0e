"""Whole files of agriculture and land, many habits at once."""

from __future__ import annotations

from tests.corpus.alphabets import to_tcvn3
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import dbf, text

CASES = (
    case(
        "land-prices-of-the-communes", "gia-dat-nong-nghiep", "Phu luc I - Gia dat NN.xlsx",
        xlsx("""
PHỤ LỤC I | < | < | < | <
BẢNG GIÁ ĐẤT NÔNG NGHIỆP NĂM 2026 TRÊN ĐỊA BÀN TỈNH HƯNG YÊN | < | < | < | <
(Ban hành kèm theo Nghị quyết số 88/NQ-HĐND ngày 26 tháng 12 năm 2025) | < | < | < | <
 | | | ĐVT: 1.000 đồng/m² | <
STT | Tên đơn vị hành chính | Khu vực | Loại đất | Giá đất
(1) | (2) | (3) | (4) | (5)
1 | Phường Phố Hiến | Khu vực 1 | Đất trồng lúa | 110
^ | ^ | ^ | Đất trồng cây lâu năm | 132
^ | ^ | Khu vực 2 | Đất trồng lúa | 105
2 | Xã Đức Hợp | Khu vực 1 | Đất trồng lúa | '92,5
^ | ^ | ^ | Đất nuôi trồng thủy sản | '1.050,5
Ghi chú: Giá đất rừng sản xuất áp dụng bằng giá đất trồng cây lâu năm.
"""),
        """
n | loai_dat | dia_ban | khu_vuc | nam | gia
7 | Đất trồng lúa | Phường Phố Hiến | Khu vực 1 | 2026 | #110000.0
8 | Đất trồng cây lâu năm | Phường Phố Hiến | Khu vực 1 | 2026 | #132000.0
9 | Đất trồng lúa | Phường Phố Hiến | Khu vực 2 | 2026 | #105000.0
10 | Đất trồng lúa | Xã Đức Hợp | Khu vực 1 | 2026 | #92500.0
11 | Đất nuôi trồng thủy sản | Xã Đức Hợp | Khu vực 1 | 2026 | #1050500.0
""",
        note="year in the title beside another in a decision's date, thousand đồng above, (1)(2), merged down, commas, note",
    ),
    case(
        "land-prices-by-district", "gia-dat-nong-nghiep", "gia dat 2024 theo huyen.xls",
        xls("""
BẢNG GIÁ ĐẤT TRỒNG LÚA NƯỚC | < | < | < | <
STT | Khu vực | Loại đất | Năm | Đơn giá (đồng/m2)
I | Thị xã Mỹ Hào | | |
1 | Các phường | Đất trồng lúa | 2024 | '90.000
2 | Các xã | nt | nt | '85.000
II | Huyện Tiên Lữ | | |
1 | Thị trấn Vương | Đất trồng lúa | 2024 | 80000
2 | Các xã còn lại | -nt- | -nt- | 76000
"""),
        """
n | khu_vuc | loai_dat | dia_ban | nam | gia
4 | Các phường | Đất trồng lúa | Thị xã Mỹ Hào | 2024 | #90000.0
5 | Các xã | Đất trồng lúa | Thị xã Mỹ Hào | 2024 | #85000.0
7 | Thị trấn Vương | Đất trồng lúa | Huyện Tiên Lữ | 2024 | #80000.0
8 | Các xã còn lại | Đất trồng lúa | Huyện Tiên Lữ | 2024 | #76000.0
""",
        note="the required unit in group rows, a town in the column of areas, ditto marks for a year, points",
    ),
    case(
        "industrial-clusters", "cum-cong-nghiep", "CCN 2025.xlsx",
        xlsx(Sheet("CCN", """
SỞ CÔNG THƯƠNG | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
DANH MỤC CỤM CÔNG NGHIỆP | < | < | < | < | <
STT | Tên CCN | Địa chỉ | Quyết định thành lập | Quy mô | Tỷ lệ lấp đầy
 | | | | (m2) | (%)
A | ĐÃ ĐI VÀO HOẠT ĐỘNG (2) | | | '1.150.000 |
1 | CCN Liêu Xá | Xã Yên Mỹ | 2218/QĐ-UBND | '550.000 | #0.95~0%
2 | CCN Tân Tiến | Xã Văn Giang | 2219/QĐ-UBND | 600000 | #0.62~0%
B | ĐANG GIẢI PHÓNG MẶT BẰNG (2) | | | '1.175.000 |
3 | CCN Văn Phong | Xã Hoàng Hoa Thám | 15/QĐ-UBND | '750.000 m2 | -
4 | CCN Quảng Lãng - Đặng Lễ | Xã Nguyễn Trãi | 16/QĐ-UBND | 425000 | -
 | Tổng diện tích | | | =E5+E8~2325000 |
""")),
        """
n | ten | dia_chi | quy_mo_ha
6 | CCN Liêu Xá | Xã Yên Mỹ | #55.0
7 | CCN Tân Tiến | Xã Văn Giang | #60.0
9 | CCN Văn Phong | Xã Hoàng Hoa Thám | #75.0
10 | CCN Quảng Lãng - Đặng Lễ | Xã Nguyễn Trãi | #42.5
""",
        note="units in a row of their own, m2 for ha, groups of progress, the heading's unit behind a number, 'Tổng diện tích'",
    ),
    case(
        "livestock-by-commune-tcvn3-dbf", "so-luong-vat-nuoi", "CHANNUOI.DBF",
        dbf("DIA_BAN LOAI_VATNU NAM:N DVT SO_LUONG:N", """
Xã Đông Cơ | Trâu | 2008 | con | 41
Xã Đông Cơ | Lợn | 2008 | con | 5120
Xã Nam Thịnh | Gia cầm | 2008 | nghìn con | 38
""", spell=to_tcvn3),
        """
loai_vat_nuoi | dia_ban | don_vi_tinh | nam | so_luong
Trâu | Xã Đông Cơ | con | 2008 | 41
Lợn | Xã Đông Cơ | con | 2008 | 5120
Gia cầm | Xã Nam Thịnh | nghìn con | 2008 | 38
""",
        note="TCVN3, names of ten letters, a unit in each row",
    ),
    case(
        "livestock-text-export", "so-luong-vat-nuoi", "chan nuoi T4.csv",
        text("""
CHI CỤC THỐNG KÊ HUYỆN THÁI THỤY
Kết quả điều tra chăn nuôi thời điểm 01/4/2024

TT | Loại vật nuôi | Đơn vị tính | Năm | Số lượng | So cùng kỳ (%)
1. Xã Thụy Sơn | | | | |
1 | Trâu, bò | con | 2024 | 312 | 98,7
2 | Lợn | con | 2024 | 6.410 | 104,2
2. Xã Thụy Phong | | | | |
1 | Trâu, bò | con | 2024 | 287 | 97,1
2 | Gà | con | 2024 | 51.200 | 110,0
Nguồn: Kết quả điều tra
""", separator=";"),
        """
n | loai_vat_nuoi | dia_ban | don_vi_tinh | nam | so_luong
6 | Trâu, bò | Xã Thụy Sơn | con | 2024 | 312
7 | Lợn | Xã Thụy Sơn | con | 2024 | 6410
9 | Trâu, bò | Xã Thụy Phong | con | 2024 | 287
10 | Gà | Xã Thụy Phong | con | 2024 | 51200
""",
        note="groups with Arabic numbers in the STT column, points, a column of comparison, source",
    ),
)  # fmt: skip
