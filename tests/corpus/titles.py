"""What stands around a table: motto, agency, numbers and dates, titles, units, footers, notes at the side."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import xls, xlsx
from tests.corpus.plain import text

CASES = (
    case(
        "motto-block", "truong-thpt", "Danh sach truong THPT.xlsx",
        xlsx("""
UBND TỈNH HƯNG YÊN | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
SỞ GIÁO DỤC VÀ ĐÀO TẠO | < | < | Độc lập - Tự do - Hạnh phúc | < | <
Số: 1284/BC-SGDĐT | < | < | Hưng Yên, ngày 16 tháng 9 năm 2024 | < | <

DANH SÁCH CÁC TRƯỜNG TRUNG HỌC PHỔ THÔNG | < | < | < | < | <

STT | Tên trường | Địa chỉ | Điện thoại | Số giáo viên | Số học sinh
1 | Trường THPT Bãi Sậy | Xã Bãi Sậy, huyện Ân Thi, tỉnh Hưng Yên | 02213830101 | 62 | 1136
2 | Trường THPT Đa Lộc | Xã Đa Lộc, huyện Ân Thi, tỉnh Hưng Yên | 02213830102 | 48 | 870
3 | Trường THPT Dị Sử | Phường Dị Sử, thị xã Mỹ Hào, tỉnh Hưng Yên | 02213830103 | 71 | 1322
"""),
        """
n | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh
8 | Trường THPT Bãi Sậy | Xã Bãi Sậy, huyện Ân Thi, tỉnh Hưng Yên | 02213830101 | 62 | 1136
9 | Trường THPT Đa Lộc | Xã Đa Lộc, huyện Ân Thi, tỉnh Hưng Yên | 02213830102 | 48 | 870
10 | Trường THPT Dị Sử | Phường Dị Sử, thị xã Mỹ Hào, tỉnh Hưng Yên | 02213830103 | 71 | 1322
""",
        note="motto, agency, number and date above the table",
    ),
    case(
        "table-from-column-c", "cho", "cho.xlsx",
        xlsx("""


 | | DANH MỤC CHỢ

 | | STT | Tên | Địa chỉ
 | | 1 | Chợ Cầu Ngàng | Thôn Cầu, xã Hiệp Cường, tỉnh Hưng Yên
 | | 2 | Chợ Ba Hàng | Xã Ân Thi, tỉnh Hưng Yên
"""),
        """
n | ten | dia_chi
6 | Chợ Cầu Ngàng | Thôn Cầu, xã Hiệp Cường, tỉnh Hưng Yên
7 | Chợ Ba Hàng | Xã Ân Thi, tỉnh Hưng Yên
""",
        note="blank rows and columns before the table",
    ),
    case(
        "unit-line-same-unit", "ho-ngheo", "ho ngheo.xlsx",
        xlsx("""
TỔNG HỢP SỐ HỘ NGHÈO THEO XÃ, PHƯỜNG | < | < | <
 | | Đơn vị tính: hộ | <
Địa bàn | Năm | Số hộ nghèo | Tỷ lệ nghèo
Xã Như Quỳnh | 2025 | 84 | #0.62
Phường Mỹ Hào | 2025 | 61 | #0.51
"""),
        """
n | dia_ban | nam | so_ho | ty_le
4 | Xã Như Quỳnh | 2025 | 84 | #0.62
5 | Phường Mỹ Hào | 2025 | 61 | #0.51
""",
        note="'Đơn vị tính' above the table, the field's own unit",
    ),
    case(
        "unit-line-two-units", "dan-so-dien-tich", "dan so.csv",
        text("""
Biểu 02/DS: DÂN SỐ VÀ DIỆN TÍCH
ĐVT: Diện tích: km2; Dân số: người

Đơn vị hành chính | Năm | Diện tích | Dân số
Xã Tiên Lữ | 2025 | 27,45 | 38.412
Xã Quang Hưng | 2025 | 31,6 | 33.907
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so
5 | Xã Tiên Lữ | 2025 | #27.45 | 38412
6 | Xã Quang Hưng | 2025 | #31.6 | 33907
""",
        note="a unit line that names the unit of each column",
    ),
    case(
        "attached-to-letter", "thu-vien", "PL1.xls",
        xls("""
Phụ lục 1 | < | < | < | <
DANH SÁCH THƯ VIỆN CÔNG CỘNG | < | < | < | <
(Kèm theo Công văn số 412/SVHTTDL-QLVH ngày 20/3/2025 của Sở Văn hóa, Thể thao và Du lịch) | < | < | < | <

TT | Tên thư viện | Địa chỉ | Điện thoại | Giờ mở cửa
1 | Thư viện xã Nghĩa Dân | Thôn Dưỡng Phú, xã Nghĩa Dân, huyện Kim Động | 0221 3811 201 | 7h30 - 11h00; 13h30 - 16h30
2 | Thư viện xã Tống Trân | Thôn An Cầu, xã Tống Trân, huyện Phù Cừ | 0221 3854 077 | Sáng thứ 3, thứ 5
"""),
        """
n | ten | dia_chi | dien_thoai | gio_mo_cua
6 | Thư viện xã Nghĩa Dân | Thôn Dưỡng Phú, xã Nghĩa Dân, huyện Kim Động | 0221 3811 201 | 7h30 - 11h00; 13h30 - 16h30
7 | Thư viện xã Tống Trân | Thôn An Cầu, xã Tống Trân, huyện Phù Cừ | 0221 3854 077 | Sáng thứ 3, thứ 5
""",
        note="appendix number and '(Kèm theo ...)' in a merged row",
    ),
    case(
        "signers", "hop-tac-xa", "htx.xlsx",
        xlsx("""
STT | Tên | Địa chỉ | Điện thoại
1 | HTX Rau quả an toàn Bãi Sông | Thôn Phượng Hoàng, xã Mai Động, huyện Kim Động | 0221.3812.455
2 | HTX Nhãn lồng Hồng Nam Xanh | Thôn Nễ Châu, xã Tân Hưng, thành phố Hưng Yên | 0221.3863.901
3 | HTX Dịch vụ nông nghiệp Thủ Sỹ | Thôn Nội Lăng, xã Thủ Sỹ, huyện Tiên Lữ | 0221.3872.330

 | | Hưng Yên, ngày 05 tháng 12 năm 2024 | <
 | Người lập biểu | THỦ TRƯỞNG ĐƠN VỊ | <
 | (Ký, ghi rõ họ tên) | (Ký tên, đóng dấu) | <


 | Trần Thị Mỹ Hạnh | Đỗ Quang Vinh | <
"""),
        """
n | ten | dia_chi | dien_thoai
2 | HTX Rau quả an toàn Bãi Sông | Thôn Phượng Hoàng, xã Mai Động, huyện Kim Động | 0221.3812.455
3 | HTX Nhãn lồng Hồng Nam Xanh | Thôn Nễ Châu, xã Tân Hưng, thành phố Hưng Yên | 0221.3863.901
4 | HTX Dịch vụ nông nghiệp Thủ Sỹ | Thôn Nội Lăng, xã Thủ Sỹ, huyện Tiên Lữ | 0221.3872.330
""",
        note="place and date, who made it, who signs, their names, in the columns of the table",
    ),
    case(
        "notes-at-the-side", "camera-giam-sat-giao-thong", "camera.xlsx",
        xlsx("""
STT | Địa điểm | Ghi chú | | Tình trạng | Số lượng
1 | Ngã tư Phố Nối, phường Mỹ Hào | Camera PTZ | | Đang hoạt động | 3
2 | Km 12+300 Quốc lộ 39A, xã Yên Mỹ | | | Hỏng | 1
3 | Vòng xuyến cầu Yên Lệnh, phường Sơn Nam | | | Cộng | 4
4 | Ngã ba Trương Xá, xã Hiệp Cường | Chờ sửa
"""),
        """
n | dia_diem
2 | Ngã tư Phố Nối, phường Mỹ Hào
3 | Km 12+300 Quốc lộ 39A, xã Yên Mỹ
4 | Vòng xuyến cầu Yên Lệnh, phường Sơn Nam
5 | Ngã ba Trương Xá, xã Hiệp Cường
""",
        note="a small summary of its own to the right of the table, with a total beside a real row",
    ),
    case(
        "title-like-a-heading", "truong-tieu-hoc", "bieu 01.xlsx",
        xlsx("""
Biểu số: 01/TH | < | < | Đơn vị báo cáo: Phòng GD&ĐT huyện Phù Cừ | <
Ban hành theo CV số 77/PGDĐT | < | < | Đơn vị nhận báo cáo: Sở GD&ĐT | <
Biểu 1: Tên trường, địa chỉ, điện thoại các trường tiểu học | < | < | < | <
Ngày nhận báo cáo: | 30/9/2024
STT | Tên trường | Địa chỉ | Điện thoại | Ghi chú
1 | Trường Tiểu học Tống Phan | Xã Tống Phan, huyện Phù Cừ | 0221 3854 611
2 | Trường Tiểu học Đình Cao | Xã Đình Cao, huyện Phù Cừ | 0221 3854 612 | 2 điểm trường
"""),
        """
n | ten | dia_chi | dien_thoai
6 | Trường Tiểu học Tống Phan | Xã Tống Phan, huyện Phù Cừ | 0221 3854 611
7 | Trường Tiểu học Đình Cao | Xã Đình Cao, huyện Phù Cừ | 0221 3854 612
""",
        note="form number, reporting unit, and a title made of the words of the headings",
    ),
    case(
        "source-and-notes-below", "ho-ngheo", "ngheo da chieu.xlsx",
        xlsx("""
Đơn vị hành chính | Năm | Số hộ nghèo (*) | Tỷ lệ nghèo (%)
Xã Đoàn Đào | 2025 | 97 | #0.88
Xã Tiên Tiến | 2025 | 103 | #1.04
Tổng số | | 200 | #0.96
Nguồn: Ban Chỉ đạo giảm nghèo tỉnh Hưng Yên
Ghi chú: (*) Theo chuẩn nghèo đa chiều giai đoạn 2022-2025
- Số liệu chưa gồm hộ nghèo thuộc chính sách bảo trợ xã hội.
"""),
        """
n | dia_ban | nam | so_ho | ty_le
2 | Xã Đoàn Đào | 2025 | 97 | #0.88
3 | Xã Tiên Tiến | 2025 | 103 | #1.04
""",
        note="total row, source and notes in the first column below the table",
    ),
)  # fmt: skip
