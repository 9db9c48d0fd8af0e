"""Whole files of the branch of transport and of networks, many habits at once."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import text

CASES = (
    case(
        "cameras-in-degrees", "camera-giam-sat-giao-thong", "Camera QL5.xlsx",
        xlsx("""
CÔNG AN TỈNH HƯNG YÊN | < | < | < | <
DANH SÁCH CAMERA GIÁM SÁT GIAO THÔNG | < | < | < | <

STT | Vị trí lắp đặt | Tọa độ (WGS 84) | < | Ghi chú
^ | ^ | Vĩ độ | Kinh độ | ^
I. QUỐC LỘ 5 | < | < | < | <
1 | Km 14+200 QL5, xã Như Quỳnh | 20°58'45"N | 105°59'12"E | 4 mắt
2 | Ngã tư Phố Nối, phường Mỹ Hào | 20°55'30"N | 106°03'51"E |
II. QUỐC LỘ 39 | < | < | < | <
3 | Cầu Treo, xã Yên Mỹ | 20°53'02"N | 106°02'10"E | Hỏng 02 mắt
4 | Dốc Suối, phường Phố Hiến | - | - | Chưa đo
Tổng cộng: 04 vị trí | < | < | < | <
"""),
        """
n | dia_diem
7 | Km 14+200 QL5, xã Như Quỳnh
8 | Ngã tư Phố Nối, phường Mỹ Hào
10 | Cầu Treo, xã Yên Mỹ
11 | Dốc Suối, phường Phố Hiến
""",
        note="degrees, minutes and seconds, two-level headings, roads as groups, missing coordinates, total in words",
    ),
    case(
        "cameras-vn2000", "camera-giam-sat-giao-thong", "camera VN2000.csv",
        text("""
TT;Địa điểm;X (m);Y (m);Đơn vị quản lý
1;Nút giao Tân Phúc, xã Hồng Quang;2296512,35;560211,80;Phòng CSGT
2;Cầu Triều Dương, xã Tiên Lữ;2281004,12;562377,05;nt
Cộng;2 camera;;;
""".replace(";", "|"), separator=";", encoding="utf-8-sig"),
        """
n | dia_diem
2 | Nút giao Tân Phúc, xã Hồng Quang
3 | Cầu Triều Dương, xã Tiên Lữ
""",
        note="VN-2000: X is north, decimal commas; a total with a count where the place stands",
    ),
    case(
        "parking-of-the-city", "diem-do-xe-cong-cong", "Diem do xe TP.xlsx",
        xlsx_by_program("""
UBND THÀNH PHỐ HƯNG YÊN | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
PHÒNG QUẢN LÝ ĐÔ THỊ | < | < | Độc lập - Tự do - Hạnh phúc | < | <
BÁO CÁO ĐIỂM ĐỖ XE CÔNG CỘNG | < | < | < | < | <
TT | Tên điểm đỗ | Địa điểm | Diện\\ntích\\n(m2) | Sức\\nchứa\\n(chỗ) | Phương tiện
1 | Bãi đỗ Quảng trường | Đường Nguyễn Văn Linh, phường Hiến Nam | '1.200 m2 | 80 chỗ | ô tô
2 | Bãi đỗ chợ Gạo | Phường An Tảo | 650 | '1.050 | Xe máy
3 | Bãi đỗ Bệnh viện tỉnh | nt | 400 | ~ 60 | Ô tô và xe máy
4 | Bãi đỗ bến xe | Phường Lê Lợi | - | - | MỌI LOẠI XE
 | Tổng: 04 điểm | | 2250 | 1190 |
 | | | Hưng Yên, ngày 12/5/2024 | < | <
 | Người lập biểu | | Trưởng phòng | < | <
"""),
        """
n | ten | dia_chi | cong_suat | loai_xe
5 | Bãi đỗ Quảng trường | Đường Nguyễn Văn Linh, phường Hiến Nam | 80 | Ô tô
6 | Bãi đỗ chợ Gạo | Phường An Tảo | 1050 | Xe máy
8 | Bãi đỗ bến xe | Phường Lê Lợi | | Mọi loại xe
""",
        bad=[(7, "cong_suat")],
        note="motto, broken headings with units, '80 chỗ', 'about 60', values in any case, ditto, total in words, signers",
    ),
    case(
        "bus-network-with-timetable", "tuyen-xe-buyt", "Mang luoi xe buyt 2025.xlsx",
        xlsx(
            Sheet("Danh mục tuyến", """
SỞ XÂY DỰNG | < | < | < | < | <
DANH MỤC TUYẾN XE BUÝT NỘI TỈNH | < | < | < | < | <
 | | | | Đơn vị tính giá vé: nghìn đồng | <
STT | Tuyến số | Tên tuyến | Bến đi | Bến đến | Mức giá vé
(1) | (2) | (3) | (4) | (5) | (6)
1 | '03 | Hưng Yên - Thái Bình | BX Hưng Yên | BX Trung tâm TB | 30
2 | '05 | Phố Nối - Như Quỳnh | Phố Nối | nt | 12
Tổng số: 2 tuyến | < | < | < | < | <
"""),
            Sheet("Biểu đồ chạy xe", """
BIỂU ĐỒ CHẠY XE | < | <
Tuyến số | Chiều | Giờ xuất bến
'03 | Đi | @05:00
'03 | Đi | 5h30
'03 | Về | 17 giờ
'05 | Đi | 06h15
"""),
            Sheet("Bản đồ", ""),
        ),
        """
sheet | n | so_hieu | ten | diem_dau | diem_cuoi | gia_ve
Danh mục tuyến | 6 | '03 | Hưng Yên - Thái Bình | BX Hưng Yên | BX Trung tâm TB | 30000
Danh mục tuyến | 7 | '05 | Phố Nối - Như Quỳnh | Phố Nối | BX Trung tâm TB | 12000
""",
        children={"bieu_do": [
            "chieu | gio_xuat_ben\nĐi | 05:00\nĐi | 05:30\nVề | 17:00",
            "chieu | gio_xuat_ben\nĐi | 06:15",
        ]},
        note="route numbers with zeros, fare unit above, (1)(2), ditto, timetable with title on its own sheet, an empty sheet",
    ),
    case(
        "taxi-firms", "hang-taxi", "taxi.xls",
        xls("""
DANH SÁCH ĐƠN VỊ KINH DOANH VẬN TẢI BẰNG XE TAXI | < | < | < | <
TT | Tên hãng | Số lượng xe | < | SĐT tổng đài
^ | ^ | Tổng số | Trong đó: xe điện | ^
1 | Taxi Phố Hiến | 120 xe | 35 | '0221.3.86.86.86
2 | Taxi Hoàng Hải | '1.205 | - | 2213989898
3 | Taxi Xanh Hưng Yên (hợp tác xã) | 64 | 64 | -
 | Cộng | '1.389 | 99 |
"""),
        """
n | ten | so_luong_xe | dien_thoai
4 | Taxi Phố Hiến | 120 | 0221.3.86.86.86
5 | Taxi Hoàng Hải | 1205 | 02213989898
6 | Taxi Xanh Hưng Yên (hợp tác xã) | 64 |
""",
        note="total and part under one heading, '120 xe', points, lost zero, dashes, sum",
    ),
    case(
        "wifi-points-by-commune", "diem-wifi-cong-cong", "wifi.xlsx",
        xlsx(Sheet("Wifi", """
 | | DANH SÁCH ĐIỂM PHÁT WIFI MIỄN PHÍ | < | <
 | | STT | Tên điểm Wi-Fi | Địa chỉ | Mã SSID | Số lượng thuê bao
 | | I | Phường Phố Hiến | | | 410
 | | 1 | Bưu điện tỉnh | Đường Chùa Chuông | HY-Free01 | 260
 | | 2 | Công viên Nam Hòa | Đường Triệu Quang Phục | HY-Free02 | 150
 | | II | Xã Tiên Lữ | | | 95
 | | 1 | Nhà văn hóa xã | Thôn Vương | HY-Free03 | 95
 | | | Tổng cộng | | | 505
""", hidden_columns="F")),
        """
n | ten | dia_chi | dia_ban | so_thue_bao
4 | Bưu điện tỉnh | Đường Chùa Chuông | Phường Phố Hiến | 260
5 | Công viên Nam Hòa | Đường Triệu Quang Phục | Phường Phố Hiến | 150
7 | Nhà văn hóa xã | Thôn Vương | Xã Tiên Lữ | 95
""",
        note="table from column C, communes as groups with subtotals, a hidden column, total",
    ),
)  # fmt: skip
