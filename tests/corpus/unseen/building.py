"""Construction and land: permits, prices of materials, plans, projects, rents."""

from __future__ import annotations

from tests.corpus.alphabets import to_cp1258
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import text

CASES = (
    case(
        "cap_phep_kinds_as_group_rows",
        "cap-phep-xay-dung",
        "GPXD thang 8.xlsx",
        xlsx(
            """
UBND PHƯỜNG MỸ HÀO | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ | < | < | Độc lập - Tự do - Hạnh phúc | < | <

DANH SÁCH CẤP GIẤY PHÉP XÂY DỰNG THÁNG 8/2025 | < | < | < | < | <

STT | Số GPXD | Tên chủ đầu tư | Địa điểm xây dựng | Ngày cấp | Diện tích sàn (m2)
I | Công trình | | | |
1 | 14/GPXD | Công ty CP May Đường Hào | Tổ dân phố Nhân Vinh, phường Mỹ Hào | @2025-08-04 | 2150
II | Nhà ở riêng lẻ đô thị | | | |
2 | 15/GPXD | Vũ Thị Hương | Tổ dân phố Phố Nối, phường Mỹ Hào | @2025-08-06 | '180,5
3 | 16/GPXD | Nguyễn Mạnh Cường và bà Lê Thị Xuyến | Tổ dân phố Bần, phường Mỹ Hào | '14/8/2025 | 96
 | Tổng số: 03 giấy phép | | | |

 | | | Mỹ Hào, ngày 03 tháng 9 năm 2025 | < | <
 | NGƯỜI LẬP | | TRƯỞNG PHÒNG | < | <
"""
        ),
        """
n | so_giay_phep | ten | dia_chi | loai | ngay_cap
8 | 14/GPXD | Công ty CP May Đường Hào | Tổ dân phố Nhân Vinh, phường Mỹ Hào | Công trình | 2025-08-04
10 | 15/GPXD | Vũ Thị Hương | Tổ dân phố Phố Nối, phường Mỹ Hào | Nhà ở riêng lẻ đô thị | 2025-08-06
11 | 16/GPXD | Nguyễn Mạnh Cường và bà Lê Thị Xuyến | Tổ dân phố Bần, phường Mỹ Hào | Nhà ở riêng lẻ đô thị | 2025-08-14
""",
        note="'Số GPXD', private owners in the names, kinds as group rows, motto and signatures",
    ),
    case(
        "vat_lieu_areas_as_columns",
        "gia-vat-lieu-xay-dung",
        "CBG VLXD T9.2025.xlsx",
        xlsx(
            """
CÔNG BỐ GIÁ VẬT LIỆU XÂY DỰNG THÁNG 9 NĂM 2025 | < | < | < | < | <
(Giá chưa bao gồm thuế VAT) | < | < | < | < | <
STT | Loại vật liệu | Đơn vị | Tiêu chuẩn kỹ thuật | Giá trước thuế VAT (đồng) | <
^ | ^ | ^ | ^ | Khu vực 1 | Khu vực 2
1 | Cát vàng bê tông | m3 | TCVN 7570:2006 | '415.000 | '430.000
2 | Thép cuộn D6 | kg | TCVN 1651-1:2018 | 14850 | 14950
3 | Gạch đặc tuynel | viên | nt | '1.150 |
"""
        ),
        """
n | loai | don_vi_tinh | tieu_chuan | khu_vuc | thang | gia
5 | Cát vàng bê tông | m3 | TCVN 7570:2006 | Khu vực 1 | 2025-09 | 415000
5 | Cát vàng bê tông | m3 | TCVN 7570:2006 | Khu vực 2 | 2025-09 | 430000
6 | Thép cuộn D6 | kg | TCVN 1651-1:2018 | Khu vực 1 | 2025-09 | 14850
6 | Thép cuộn D6 | kg | TCVN 1651-1:2018 | Khu vực 2 | 2025-09 | 14950
7 | Gạch đặc tuynel | viên | TCVN 1651-1:2018 | Khu vực 1 | 2025-09 | 1150
""",
        note="a column of prices for each area, the month in the title, nt",
    ),
    case(
        "don_gia_nhan_cong_papers",
        "don-gia-nhan-cong",
        "VB don gia nhan cong.xlsx",
        xlsx_by_program(
            Sheet(
                "2025",
                """
Danh mục văn bản công bố đơn giá nhân công xây dựng
TT | Số, ký hiệu | Trích yếu | Ngày, tháng, năm ban hành | Ghi chú
1 | 1406/QĐ-UBND | Công bố đơn giá nhân công xây dựng năm 2024 | @2024-06-28 | Hết hiệu lực
2 | 2210/QĐ-SXD | Công bố đơn giá nhân công quý III/2025 | '15/10/2025 |
3 | 2398/QĐ-SXD | Đính chính Quyết định 2210/QĐ-SXD | ngày 03 tháng 11 năm 2025 |
""",
            )
        ),
        """
n | so_van_ban | ten | ngay_ban_hanh
3 | 1406/QĐ-UBND | Công bố đơn giá nhân công xây dựng năm 2024 | 2024-06-28
4 | 2210/QĐ-SXD | Công bố đơn giá nhân công quý III/2025 | 2025-10-15
5 | 2398/QĐ-SXD | Đính chính Quyết định 2210/QĐ-SXD | 2025-11-03
""",
        note="a register of papers: 'Số, ký hiệu', 'Trích yếu', 'Ngày, tháng, năm ban hành'; a sheet named like a year",
    ),
    case(
        "nha_thue_quarters_down",
        "chi-so-gia-nha-thue",
        "chi so gia nha o thue.xlsx",
        xlsx(
            """
CHỈ SỐ GIÁ NHÀ Ở THUÊ | < | <
So với cùng kỳ năm trước, đơn vị: % | < | <
Quý | Chỉ số giá nhà ở cho thuê | Ghi chú
Quý I/2024 | #102.35 |
Quý II/2024 | '103,1 |
Quý 3 năm 2024 | 104 |
Q4/2024 | #103.87 | Ước tính
"""
        ),
        """
n | quy | chi_so
4 | 2024-Q1 | #102.35
5 | 2024-Q2 | #103.1
6 | 2024-Q3 | #104.0
7 | 2024-Q4 | #103.87
""",
        note="quarters written four ways, an index with comma and with point",
    ),
    case(
        "quy_hoach_dat_codes_cp1258",
        "quy-hoach-su-dung-dat-huyen",
        "khoanh_dat.csv",
        text(
            """
Ký hiệu | Loại đất | Xã | Diện tích (m2) | Tờ BĐ
ONT-014 | Đất ở tại nông thôn | Xã Diên Hà | 12500 | 7
LUC-220 | Đất chuyên trồng lúa nước | Xã Diên Hà | 184000 | 9
DGD-003 | Đất cơ sở giáo dục và đào tạo | Xã Thần Khê | 8600,5 | 2
""",
            encoding="cp1258",
            separator=";",
            spell=to_cp1258,
        ),
        stops="hình",
        note="parcels without their drawing, in Windows-1258 with semicolons",
    ),
    case(
        "du_an_nha_o_broken_headings",
        "du-an-nha-o",
        "Du an khu do thi.xls",
        xls(
            """
BIỂU TỔNG HỢP DỰ ÁN NHÀ Ở THƯƠNG MẠI, KHU ĐÔ THỊ
(Kèm theo Công văn số 1999/SXD-QLN ngày 12/6/2025)
TT | TÊN DỰ ÁN | CHỦ\\nĐẦU TƯ | ĐỊA ĐIỂM | DIỆN TÍCH\\n(HA) | SỐ CĂN | TIẾN ĐỘ THỰC HIỆN
1 | Khu đô thị Sông Xanh | Công ty CP Sông Xanh | Xã Phụng Công | #62.4 | 1850 | Đang thi công hạ tầng
2 | Khu nhà ở Bắc Phố Nối | Liên danh Bắc Nối - Phú Gia | Phường Đường Hào | '18,05 | 420 | Chậm tiến độ
3 | Khu dân cư Trà Lý | Công ty TNHH Trà Lý | Phường Trà Lý | 9 | 210 | -
TỔNG | | | | #89.45 | 2480 |
"""
        ),
        """
n | ten | dia_chi | chu_dau_tu | dien_tich_ha | tien_do
4 | Khu đô thị Sông Xanh | Xã Phụng Công | Công ty CP Sông Xanh | #62.4 | Đang thi công hạ tầng
5 | Khu nhà ở Bắc Phố Nối | Phường Đường Hào | Liên danh Bắc Nối - Phú Gia | #18.05 | Chậm tiến độ
6 | Khu dân cư Trà Lý | Phường Trà Lý | Công ty TNHH Trà Lý | #9.0
""",
        note="all headings in capitals with line breaks, total under STT, a letter's number and day over the table",
    ),
)
