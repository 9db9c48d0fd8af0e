"""Datasets of one and many: the many on a sheet of their own, which names the one by its key."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx

CASES = (
    case(
        "bus-timetable", "tuyen-xe-buyt", "xe buyt.xlsx",
        xlsx(
            Sheet("Tuyến", """
DANH MỤC TUYẾN XE BUÝT
Số hiệu tuyến | Tên tuyến | Điểm đầu | Điểm cuối | Giá vé (đồng)
'01 | Hưng Yên - Ân Thi | Bến xe Hưng Yên | Bến xe Ân Thi | '20.000
'02 | Hưng Yên - La Tiến | Bến xe Hưng Yên | Bến xe La Tiến | 25000
"""),
            Sheet("Biểu đồ chạy xe", """
Số hiệu tuyến | Chiều | Giờ xuất bến
'01 | Đi | @05:30
^ | ^ | 6h00
^ | Về | 06:15
'02 | đi | 5h45
"""),
        ),
        """
n | so_hieu | ten | diem_dau | diem_cuoi | gia_ve
3 | '01 | Hưng Yên - Ân Thi | Bến xe Hưng Yên | Bến xe Ân Thi | 20000
4 | '02 | Hưng Yên - La Tiến | Bến xe Hưng Yên | Bến xe La Tiến | 25000
""",
        children={"bieu_do": [
            "chieu | gio_xuat_ben\nĐi | 05:30\nĐi | 06:00\nVề | 06:15",
            "chieu | gio_xuat_ben\nĐi | 05:45",
        ]},
        note="timetable on its own sheet, cells merged down, times as cells and in words",
    ),
    case(
        "air-quality-results", "chat-luong-khong-khi", "QT khong khi.xlsx",
        xlsx(
            Sheet("Vị trí", """
TT | Tên vị trí | Ngày quan trắc | Loại hình quan trắc | Vĩ độ | Kinh độ
1 | Ngã tư Phố Nối, phường Mỹ Hào | @2025-03-12 | Định kỳ | '20,92515 | '106,06391
2 | KCN Thăng Long II, xã Yên Mỹ | 12/03/2025 | Định kỳ | '20,91022 | '106,03877
"""),
            Sheet("Kết quả quan trắc", """
Tên vị trí | Ngày quan trắc | Chỉ tiêu | Giá trị | Đơn vị tính
Ngã tư Phố Nối, phường Mỹ Hào | 12/03/2025 | SO₂ | '48,5 | µg/m3
Ngã tư Phố Nối, phường Mỹ Hào | 12/03/2025 | PM10 | 132 | µg/m3
KCN Thăng Long II, xã Yên Mỹ | @2025-03-12 | Nhiệt độ | #22.4 | °C
"""),
        ),
        """
n | ten | ngay_do | loai_hinh
2 | Ngã tư Phố Nối, phường Mỹ Hào | 2025-03-12 | Định kỳ
3 | KCN Thăng Long II, xã Yên Mỹ | 2025-03-12 | Định kỳ
""",
        children={"ket_qua": [
            "chi_tieu | gia_tri | don_vi_tinh\nSO₂ | #48.5 | µg/m3\nPM₁₀ | #132.0 | µg/m3",
            "chi_tieu | gia_tri | don_vi_tinh\nNhiệt độ | #22.4 | °C",
        ]},
        note="a key of name and day, written differently on the two sheets; PM10 for PM₁₀; decimal commas",
    ),
    case(
        "museum-objects", "bao-tang", "bao tang.xls",
        xls(
            Sheet("Bảo tàng", """
Tên bảo tàng | Địa chỉ | Điện thoại | Giờ mở cửa
Bảo tàng tỉnh Hưng Yên | Phường Phố Hiến | 0221 3862 340 | 7h30 - 17h00
Bảo tàng Phố Hiến | Phường Hồng Châu | |
"""),
            Sheet("Hiện vật", """
TÀI LIỆU, HIỆN VẬT TIÊU BIỂU
STT | Tên bảo tàng | Tên hiện vật | Loại | Niên đại | Chất liệu
1 | Bảo tàng tỉnh Hưng Yên | Trống đồng Động Xá | Hiện vật | Văn hóa Đông Sơn | Đồng
2 | nt | Mộ thuyền Động Xá | Hiện vật | Văn hóa Đông Sơn | Gỗ
"""),
        ),
        """
n | ten | dia_chi | dien_thoai | gio_mo_cua
2 | Bảo tàng tỉnh Hưng Yên | Phường Phố Hiến | 0221 3862 340 | 7h30 - 17h00
3 | Bảo tàng Phố Hiến | Phường Hồng Châu | |
""",
        children={"hien_vat": [
            "ten_hien_vat | loai | nien_dai | chat_lieu\n"
            "Trống đồng Động Xá | Hiện vật | Văn hóa Đông Sơn | Đồng\n"
            "Mộ thuyền Động Xá | Hiện vật | Văn hóa Đông Sơn | Gỗ",
            "",
        ]},
        note="objects below a title of their own, the museum's name as a ditto mark; a museum without any",
    ),
    case(
        "price-list", "gia-dich-vu-kham-benh", "gia dich vu.xlsx",
        xlsx(
            Sheet("CS", """
Tên cơ sở | Địa chỉ | Điện thoại
Bệnh viện Đa khoa Hưng Hà | Xã Hưng Hà | 0227 3861 234
"""),
            Sheet("Bảng giá dịch vụ", """
 | | | Đơn vị tính: nghìn đồng | <
Tên cơ sở | Tên dịch vụ | Mã dịch vụ | Giá | Áp dụng từ ngày
Bệnh viện Đa khoa Hưng Hà | Khám bệnh | '02.1897 | #39.8 | 01/01/2025
^ | Siêu âm ổ bụng | '18.0001.0001 | #58.6 | ^
"""),
        ),
        """
sheet | n | ten | dia_chi | dien_thoai
CS | 2 | Bệnh viện Đa khoa Hưng Hà | Xã Hưng Hà | 0227 3861 234
""",
        children={"gia_dich_vu": [
            "ten_dich_vu | ma_dich_vu | gia | ngay_ap_dung\n"
            "Khám bệnh | '02.1897 | #39800.0 | 2025-01-01\n"
            "Siêu âm ổ bụng | '18.0001.0001 | #58600.0 | 2025-01-01",
        ]},
        note="prices in thousands by a line above the child table; codes that look like numbers",
    ),
    case(
        "library-books", "tai-lieu-thu-vien", "sach thu vien.xlsx",
        xlsx(
            Sheet("Thư viện", """
TT | Tên thư viện | Địa chỉ
1 | Thư viện tỉnh Hưng Yên | Phường Phố Hiến
2 | Thư viện huyện Khoái Châu | Xã Khoái Châu
"""),
            Sheet("Danh mục tài liệu", """
TT | Tên thư viện | Nhan đề | Tác giả | Số trang | Năm XB | Loại
1 | Thư viện tỉnh Hưng Yên | Địa chí Hưng Yên | Nhiều tác giả | 1.024 | 2019 | Sách
2 | Thư viện huyện Khoái Châu | Chử Đồng Tử - Tiên Dung | Vũ Ngọc Lan | 180 trang | Năm 2008 | sách
3 | Thư viện tỉnh Hưng Yên | Tạp chí Phố Hiến | - | ... | 2024 | Tạp chí
"""),
        ),
        """
sheet | n | ten | dia_chi
Thư viện | 2 | Thư viện tỉnh Hưng Yên | Phường Phố Hiến
Thư viện | 3 | Thư viện huyện Khoái Châu | Xã Khoái Châu
""",
        children={"tai_lieu": [
            "ten_tai_lieu | tac_gia | so_trang | nam_xuat_ban | loai\n"
            "Địa chí Hưng Yên | Nhiều tác giả | 1024 | 2019 | Sách\n"
            "Tạp chí Phố Hiến | | | 2024 | Tạp chí",
            "ten_tai_lieu | tac_gia | so_trang | nam_xuat_ban | loai\n"
            "Chử Đồng Tử - Tiên Dung | Vũ Ngọc Lan | 180 | 2008 | Sách",
        ]},
        note="children not in the order of their parents; '180 trang', 'Năm XB', dash and dots for empty",
    ),
)  # fmt: skip
