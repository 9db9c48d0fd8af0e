"""Numbers in another unit than the field's: told by the heading, by a line above the table, by a row of units."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import xls, xlsx
from tests.corpus.plain import text

CASES = (
    case(
        "square-metres-for-hectares", "cum-cong-nghiep", "cum m2.xlsx",
        xlsx("""
STT | Tên | Địa chỉ | Quy mô (m2)
1 | Cụm công nghiệp Phạm Ngũ Lão - Nghĩa Dân | Xã Nghĩa Dân | 750000
2 | Cụm công nghiệp Đông Khoái Châu | Xã Khoái Châu | '482.500
"""),
        """
n | ten | dia_chi | quy_mo_ha
2 | Cụm công nghiệp Phạm Ngũ Lão - Nghĩa Dân | Xã Nghĩa Dân | #75.0
3 | Cụm công nghiệp Đông Khoái Châu | Xã Khoái Châu | #48.25
""",
        note="m2 in the heading, hectares in the field",
    ),
    case(
        "hectares-and-thousands", "dan-so-dien-tich", "dan so nghin nguoi.xls",
        xls("""
Địa bàn | Năm | Diện tích (ha) | Dân số (nghìn người) | Mật độ (người/km2)
Phường Trà Lý | 2025 | #1840.5 | #31.25 | 1698
Phường Vũ Phúc | 2025 | 2210 | '28,4 | 1285
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
2 | Phường Trà Lý | 2025 | #18.405 | 31250 | #1698.0
3 | Phường Vũ Phúc | 2025 | #22.1 | 28400 | #1285.0
""",
        note="ha for km², thousands of people",
    ),
    case(
        "unit-line-thousand-dong", "gia-dat-nong-nghiep", "bang gia dat.xlsx",
        xlsx("""
BẢNG GIÁ ĐẤT NÔNG NGHIỆP
 | | | | Đơn vị tính: 1.000 đồng/m2
Đơn vị hành chính | Khu vực | Loại đất | Năm | Giá
Phường Mỹ Hào | Đồng bằng | Đất trồng cây hằng năm | 2025 | 95
Phường Mỹ Hào | Đồng bằng | Đất trồng cây lâu năm | 2025 | 114
Xã Ân Thi | Đồng bằng | Đất trồng cây hằng năm | 2025 | #85.5
"""),
        """
n | loai_dat | dia_ban | khu_vuc | nam | gia
4 | Đất trồng cây hằng năm | Phường Mỹ Hào | Đồng bằng | 2025 | #95000.0
5 | Đất trồng cây lâu năm | Phường Mỹ Hào | Đồng bằng | 2025 | #114000.0
6 | Đất trồng cây hằng năm | Xã Ân Thi | Đồng bằng | 2025 | #85500.0
""",
        note="'Đơn vị tính: 1.000 đồng/m2' above the table, đồng in the field",
    ),
    case(
        "billions-for-millions", "dau-tu-cong", "ke hoach von.csv",
        text("""
Tên dự án, chương trình;Năm;Tổng mức đầu tư (tỷ đồng);Chủ đầu tư
Đường nối hai cao tốc, đoạn qua xã Hoàn Long;2025;1.573,5;Ban QLDA giao thông tỉnh
Trường THCS xã Mễ Sở;2025;48;UBND xã Mễ Sở
""".replace(";", "|"), separator=";"),
        """
n | ten | nam | tong_muc_dau_tu | chu_dau_tu
2 | Đường nối hai cao tốc, đoạn qua xã Hoàn Long | 2025 | #1573500.0 | Ban QLDA giao thông tỉnh
3 | Trường THCS xã Mễ Sở | 2025 | #48000.0 | UBND xã Mễ Sở
""",
        note="tỷ đồng in the heading, triệu đồng in the field; one number with thousands and decimals",
    ),
    case(
        "dong-for-millions", "dau-tu-cong", "von dong.xlsx",
        xlsx("""
Đơn vị tính: đồng
STT | Tên dự án, chương trình | Năm kế hoạch | Tổng mức đầu tư
1 | Nhà văn hóa thôn Tân Hưng | 2025 | 2850000000
2 | Sửa chữa Trạm y tế xã Tống Trân | 2025 | '1.499.500.000
"""),
        """
n | ten | nam | tong_muc_dau_tu
3 | Nhà văn hóa thôn Tân Hưng | 2025 | #2850.0
4 | Sửa chữa Trạm y tế xã Tống Trân | 2025 | #1499.5
""",
        note="đồng above the table, triệu đồng in the field",
    ),
    case(
        "thousand-dong-fare", "tuyen-xe-buyt", "ve xe buyt.xlsx",
        xlsx("""
Tuyến số | Tên tuyến | Điểm đầu | Điểm cuối | Giá vé toàn tuyến (nghìn đồng)
'205 | Hưng Yên - Phố Nối | Bến xe Hưng Yên | Ngã tư Phố Nối | 30
'208 | Hưng Yên - Thái Bình | Bến xe Hưng Yên | Bến xe Thái Bình | 35
"""),
        """
n | ten | so_hieu | diem_dau | diem_cuoi | gia_ve
2 | Hưng Yên - Phố Nối | '205 | Bến xe Hưng Yên | Ngã tư Phố Nối | 30000
3 | Hưng Yên - Thái Bình | '208 | Bến xe Hưng Yên | Bến xe Thái Bình | 35000
""",
        note="nghìn đồng in the heading, đồng in the field",
    ),
    case(
        "row-of-units", "dan-so-dien-tich", "hang don vi.xlsx",
        xlsx("""
Đơn vị hành chính | Năm | Diện tích | Dân số | Mật độ dân số
 | | km2 | người | người/km2
Xã Lê Quý Đôn | 2025 | #36.4 | 44870 | 1233
Xã Thần Khê | 2025 | #30.1 | 39010 | 1296
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
3 | Xã Lê Quý Đôn | 2025 | #36.4 | 44870 | #1233.0
4 | Xã Thần Khê | 2025 | #30.1 | 39010 | #1296.0
""",
        note="a row of units under the headings",
    ),
    case(
        "unit-as-second-level", "dan-so-dien-tich", "don vi tang 2.xlsx",
        xlsx("""
Đơn vị hành chính | Năm | Diện tích | Dân số
^ | ^ | (ha) | (người)
Xã Vạn Xuân | 2025 | 2950 | 41002
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so
3 | Xã Vạn Xuân | 2025 | #29.5 | 41002
""",
        note="the unit as the lower level of the heading, another one than the field's",
    ),
    case(
        "foreign-money", "dau-tu-cong", "ODA.xlsx",
        xlsx("""
Tên dự án, chương trình | Năm kế hoạch | Chủ đầu tư | Tổng mức đầu tư (nghìn USD)
Thoát nước đô thị Phố Nối (vay ODA) | 2025 | Ban QLDA tỉnh | 24500
"""),
        stops="USD",
        note="US dollars need an exchange rate: ask",
    ),
    case(
        "unit-of-another-kind", "cum-cong-nghiep", "cum so lo.xlsx",
        xlsx("""
STT | Tên | Địa chỉ | Quy mô (doanh nghiệp)
1 | Cụm công nghiệp Kim Động | Xã Lương Bằng | 14
"""),
        stops="Quy mô",
        note="a number of firms is no area: ask",
    ),
)  # fmt: skip
