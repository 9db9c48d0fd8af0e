"""A second round, written after the first was read: lists of offices and communes."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import text, xml_spreadsheet

CASES = (
    case(
        "sieu_thi_owner_and_grade",
        "sieu-thi-trung-tam-thuong-mai",
        "Sieu thi, TTTM.xlsx",
        xlsx(
            """
SỞ CÔNG THƯƠNG | < | < | < | < | <
DANH SÁCH SIÊU THỊ, TRUNG TÂM THƯƠNG MẠI | < | < | < | < | <
TT | Tên siêu thị/TTTM | Tên chủ đầu tư | Địa chỉ | Hạng | Diện tích KD (m2)
I | Siêu thị
1 | Siêu thị Lan Anh Mart | Công ty TNHH Lan Anh | Số 100 Nguyễn Thiện Thuật, phường Phố Hiến | III | 600
2 | Siêu thị Quê Lúa | HTX Quê Lúa | Xã Vũ Thư | III | 540
II | Trung tâm thương mại
3 | TTTM Phố Nối Square | Công ty CP Phố Nối | Phường Mỹ Hào | II | 15000
"""
        ),
        """
n | ten | dia_chi
5 | Siêu thị Lan Anh Mart | Số 100 Nguyễn Thiện Thuật, phường Phố Hiến
6 | Siêu thị Quê Lúa | Xã Vũ Thư
8 | TTTM Phố Nối Square | Phường Mỹ Hào
""",
        note="two columns that begin with 'Tên', a Roman grade inside a column, kinds as groups without a field",
    ),
    case(
        "xang_dau_companies_as_groups",
        "cua-hang-xang-dau",
        "CHXD toan tinh.xls",
        xls(
            Sheet(
                "CHXD",
                """
DANH SÁCH CỬA HÀNG BÁN LẺ XĂNG DẦU
STT | Tên cửa hàng | Địa chỉ cửa hàng | Số GCN đủ ĐK | Ngày hết hạn
A | Công ty Xăng dầu Hưng Yên (02 cửa hàng)
1 | Cửa hàng xăng dầu số 1 | Km 31 QL5, phường Mỹ Hào | 11/GCNĐĐK | 12/05/2027
2 | Cửa hàng xăng dầu số 9 | ĐT 376, xã Ân Thi | 14/GCNĐĐK | 30/09/2026
B | Công ty Dầu khí Thái Bình (01 cửa hàng)
3 | CHXD Cầu Nghìn | QL10, xã Quỳnh An | 52/GCNĐĐK | 01/01/2028
""",
                legacy={"*": "tcvn3"},
            )
        ),
        """
n | ten | dia_chi
4 | Cửa hàng xăng dầu số 1 | Km 31 QL5, phường Mỹ Hào
5 | Cửa hàng xăng dầu số 9 | ĐT 376, xã Ân Thi
7 | CHXD Cầu Nghìn | QL10, xã Quỳnh An
""",
        note="companies with counts as lettered groups in TCVN3 fonts",
    ),
    case(
        "cho_house_and_commune_columns",
        "cho",
        "mang luoi cho.xml.xls",
        xml_spreadsheet(
            """
TT | Chợ | Địa điểm | < | Hạng chợ | Số hộ KD
^ | ^ | Thôn, khu | Xã, phường | ^ | ^
1 | Chợ Đầu | Thôn Thượng | Xã Yên Mỹ | 2 | 240
2 | Chợ Bến | Khu phố 3 | Phường Thái Bình | 1 | 415
3 | Chợ Gò | Thôn Hạ | Xã Bình Định | 3 | 65
Tổng số | < | < | < | 3 chợ | 720
"""
        ),
        """
n | ten | dia_chi
3 | Chợ Đầu | Thôn Thượng, Xã Yên Mỹ
4 | Chợ Bến | Khu phố 3, Phường Thái Bình
5 | Chợ Gò | Thôn Hạ, Xã Bình Định
""",
        note="'Chợ' for the name, an address beneath one heading in two columns",
    ),
    case(
        "taxi_numbers_with_unit",
        "hang-taxi",
        "taxi.xlsx",
        xlsx_by_program(
            Sheet(
                "Taxi",
                """
Danh sách đơn vị kinh doanh vận tải bằng xe taxi
STT | Đơn vị vận tải | Số xe | Tổng đài | Ghi chú
1 | Taxi Sông Nhị | 125 xe | 19001201 | Xe 4-7 chỗ
2 | Taxi Trà Lý | '1.050 xe | 0227 3 66 66 66 |
3 | Taxi Phố Hiến | 48 | 02213.555.666 | Tạm ngừng
""",
            )
        ),
        """
n | ten | so_luong_xe | dien_thoai
3 | Taxi Sông Nhị | 125 | '19001201
4 | Taxi Trà Lý | 1050 | '0227 3 66 66 66
5 | Taxi Phố Hiến | 48 | '02213.555.666
""",
        note="'xe' behind numbers, 'Tổng đài', a number of eight digits that lost nothing",
    ),
    case(
        "game_shops_hours_beneath_one_heading",
        "diem-tro-choi-dien-tu",
        "diem game.xlsx",
        xlsx(
            """
STT | Tên điểm | Chủ điểm | < | Địa chỉ | Giờ hoạt động | < | Loại dịch vụ
^ | ^ | Họ và tên | Số điện thoại | ^ | Mở cửa | Đóng cửa | ^
1 | Game Ánh Sao | Lương Văn Tùng | 912555201 | Phố Bần, phường Mỹ Hào | @08:00 | @22:00 | G1
2 | CLB Điện tử Zone | Cao Thị Ánh | '0912.555.202 | Xã Đông Hưng | 8h30 | 21h | G2, G3
"""
        ),
        """
n | ten | chu_co_so | dien_thoai | dia_chi | loai_dich_vu | gio_mo_cua | gio_dong_cua
3 | Game Ánh Sao | Lương Văn Tùng | '0912555201 | Phố Bần, phường Mỹ Hào | G1 | '08:00 | '22:00
4 | CLB Điện tử Zone | Cao Thị Ánh | '0912.555.202 | Xã Đông Hưng | G2, G3 | '08:30 | '21:00
""",
        note="the owner's name and telephone beneath 'Chủ điểm', which this dataset does ask for",
    ),
    case(
        "vien_thong_two_tables_in_one_sheet",
        "cua-hang-vien-thong",
        "Diem GD vien thong.xlsx",
        xlsx(
            """
I. CỬA HÀNG CỦA DOANH NGHIỆP | < | < | <
TT | Tên cửa hàng | Địa chỉ | Điện thoại
1 | Cửa hàng VinaPhone Phố Hiến | Số 4 Chùa Chuông, phường Phố Hiến | 2213800126
2 | Cửa hàng Viettel Kiến Xương | Xã Kiến Xương | 18008098

II. ĐẠI LÝ | < | < | <
TT | Tên đại lý | Địa chỉ | Điện thoại
1 | Đại lý Minh Quân | Thôn Cao, xã Lương Bằng | '0989.000.303
2 | Đại lý Hoa Sơn | Thôn Đông, xã Tiền Hải | -
"""
        ),
        """
n | ten | dia_chi | dien_thoai
3 | Cửa hàng VinaPhone Phố Hiến | Số 4 Chùa Chuông, phường Phố Hiến | '02213800126
4 | Cửa hàng Viettel Kiến Xương | Xã Kiến Xương | '18008098
8 | Đại lý Minh Quân | Thôn Cao, xã Lương Bằng | '0989.000.303
9 | Đại lý Hoa Sơn | Thôn Đông, xã Tiền Hải
""",
        note="two tables one beneath the other, the second with a heading of other words, numbers that begin again",
    ),
    case(
        "camera_points_without_address_words",
        "camera-giam-sat-giao-thong",
        "Camera.csv",
        text(
            """
ID,Vị trí lắp đặt,Vĩ độ,Kinh độ,Loại,Tình trạng
C01,Ngã tư Bần - QL5,20.9312,106.0498,Cố định,Tốt
C02,Nút giao Tân Phúc,20.8021,106.0877,PTZ,Hỏng
""".replace(",", " | "),
        ),
        """
n | dia_diem
2 | Ngã tư Bần - QL5
3 | Nút giao Tân Phúc
""",
        note="coordinates with points, an identifier, columns that are no field",
    ),
)
