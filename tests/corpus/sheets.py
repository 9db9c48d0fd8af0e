"""Workbooks of several sheets; what is hidden; what is on the sheet beside the table."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program

CASES = (
    case(
        "sheet-per-district", "truong-tieu-hoc", "TH cac huyen.xlsx",
        xlsx(
            Sheet("Huyện Khoái Châu", """
DANH SÁCH TRƯỜNG TIỂU HỌC
STT | Tên trường | Địa chỉ | Số học sinh
1 | Trường TH An Vĩ | Xã An Vĩ | 640
2 | Trường TH Dân Tiến | Xã Dân Tiến | 790
"""),
            Sheet("Huyện Kim Động", """
DANH SÁCH TRƯỜNG TIỂU HỌC
STT | Tên trường | Địa chỉ | Số học sinh
1 | Trường TH Chính Nghĩa | Xã Chính Nghĩa | 505
"""),
            Sheet("Thị xã Mỹ Hào", """
DANH SÁCH TRƯỜNG TIỂU HỌC
STT | Tên trường | Địa chỉ | Số học sinh
1 | Trường TH Xuân Dục | Xã Xuân Dục | 498
2 | Trường TH Hưng Long | Xã Hưng Long | 520
"""),
        ),
        """
sheet | n | ten | dia_chi | dia_ban | so_hoc_sinh
Huyện Khoái Châu | 3 | Trường TH An Vĩ | Xã An Vĩ | Huyện Khoái Châu | 640
Huyện Khoái Châu | 4 | Trường TH Dân Tiến | Xã Dân Tiến | Huyện Khoái Châu | 790
Huyện Kim Động | 3 | Trường TH Chính Nghĩa | Xã Chính Nghĩa | Huyện Kim Động | 505
Thị xã Mỹ Hào | 3 | Trường TH Xuân Dục | Xã Xuân Dục | Thị xã Mỹ Hào | 498
Thị xã Mỹ Hào | 4 | Trường TH Hưng Long | Xã Hưng Long | Thị xã Mỹ Hào | 520
""",
        note="one sheet per district; the sheet's name is the unit",
    ),
    case(
        "sheet-names-short", "truong-thcs", "THCS.xls",
        xls(
            Sheet("Tiên Lữ", """
STT | Tên trường | Địa chỉ
1 | Trường THCS Lệ Xá | Xã Lệ Xá
"""),
            Sheet("Phù Cừ", """
Phòng GD&ĐT Phù Cừ

TT | Địa chỉ | Tên trường | Số giáo viên
1 | Xã Phan Sào Nam | Trường THCS Phan Sào Nam | 27
2 | Xã Nhật Quang | Trường THCS Nhật Quang | 24
"""),
        ),
        """
sheet | n | ten | dia_chi | dia_ban | so_giao_vien
Tiên Lữ | 2 | Trường THCS Lệ Xá | Xã Lệ Xá | Tiên Lữ |
Phù Cừ | 4 | Trường THCS Phan Sào Nam | Xã Phan Sào Nam | Phù Cừ | 27
Phù Cừ | 5 | Trường THCS Nhật Quang | Xã Nhật Quang | Phù Cừ | 24
""",
        note="names of districts without their kind; another order of columns on each sheet",
    ),
    case(
        "summary-first", "truong-thpt", "tong hop THPT.xlsx",
        xlsx(
            Sheet("Tổng hợp", """
BẢNG TỔNG HỢP
STT | Huyện, thị xã, thành phố | Số trường | Số học sinh
1 | Thành phố Hưng Yên | 1 | 1490
2 | Huyện Ân Thi | 2 | 2100
 | Tổng cộng | 3 | 3590
"""),
            Sheet("Danh sách", """
STT | Tên trường | Địa chỉ | Địa bàn | Số học sinh
1 | THPT chuyên Phố Hiến | Phường An Tảo | Thành phố Hưng Yên | 1490
2 | THPT Hồ Tùng Mậu | Xã Hồ Tùng Mậu | Huyện Ân Thi | 980
3 | THPT Tiền Phong | Xã Tiền Phong | Huyện Ân Thi | 1120
"""),
        ),
        """
sheet | n | ten | dia_chi | dia_ban | so_hoc_sinh
Danh sách | 2 | THPT chuyên Phố Hiến | Phường An Tảo | Thành phố Hưng Yên | 1490
Danh sách | 3 | THPT Hồ Tùng Mậu | Xã Hồ Tùng Mậu | Huyện Ân Thi | 980
Danh sách | 4 | THPT Tiền Phong | Xã Tiền Phong | Huyện Ân Thi | 1120
""",
        note="a summary sheet before the list is passed over",
    ),
    case(
        "instructions-first", "cho", "mau cho.xlsx",
        xlsx(
            Sheet("Hướng dẫn", """
HƯỚNG DẪN GHI BIỂU
1. Cột Tên: ghi đầy đủ tên chợ theo quyết định thành lập.
2. Cột Địa chỉ: ghi thôn, xã, huyện.
Mọi vướng mắc liên hệ Phòng Quản lý thương mại, ĐT 0221.3863.456
"""),
            Sheet("Biểu nhập", """
STT | Tên | Địa chỉ
1 | Chợ Phủ Ân Thi | Thị trấn Ân Thi, huyện Ân Thi
2 | Chợ Đặng Lễ | Xã Đặng Lễ, huyện Ân Thi
"""),
            Sheet("Sheet3", ""),
        ),
        """
sheet | n | ten | dia_chi
Biểu nhập | 2 | Chợ Phủ Ân Thi | Thị trấn Ân Thi, huyện Ân Thi
Biểu nhập | 3 | Chợ Đặng Lễ | Xã Đặng Lễ, huyện Ân Thi
""",
        note="instructions before the form, an empty Sheet3 after it",
    ),
    case(
        "hidden-sheets", "hop-tac-xa", "HTX 2025.xlsx",
        xlsx(
            Sheet("Nam 2025", """
STT | Tên | Địa chỉ
1 | HTX Chuối Khoái Châu | Xã Triệu Việt Vương
2 | HTX Gà Đông Tảo Xanh | Xã Khoái Châu
"""),
            Sheet("Nam 2024", """
STT | Tên | Địa chỉ
1 | HTX Chuối Khoái Châu | Xã Tân Châu
2 | HTX Gốm Xuân Quan | Xã Xuân Quan
""", state="hidden"),
            Sheet("DM", """
Tên | Địa chỉ
HTX kiểu cũ | Xã
HTX kiểu mới | Phường
""", state="veryHidden"),
        ),
        """
sheet | n | ten | dia_chi
Nam 2025 | 2 | HTX Chuối Khoái Châu | Xã Triệu Việt Vương
Nam 2025 | 3 | HTX Gà Đông Tảo Xanh | Xã Khoái Châu
""",
        note="last year's list and a list of choices on hidden sheets",
    ),
    case(
        "hidden-column-filtered-rows", "co-so-kham-benh-chua-benh", "kcb loc.xlsx",
        xlsx(Sheet("KCB", """
STT | Tên cơ sở | Điện thoại | Địa chỉ | Loại hình | Số điện thoại
1 | Bệnh viện Đa khoa Phố Nối | 02213000001 | Phường Đường Hào | Công lập | 02213942111
2 | Phòng khám đa khoa An Bình | 02213000002 | Xã Như Quỳnh | Tư nhân | 02213985222
3 | Trung tâm Y tế Văn Lâm | 02213000003 | Xã Như Quỳnh | Công lập | 02213985115
""", hidden_columns="C", hidden_rows=(3,), filter="A1:F4")),
        """
n | ten | dia_chi | dien_thoai | loai_hinh
2 | Bệnh viện Đa khoa Phố Nối | Phường Đường Hào | 02213942111 | Công lập
3 | Phòng khám đa khoa An Bình | Xã Như Quỳnh | 02213985222 | Tư nhân
4 | Trung tâm Y tế Văn Lâm | Xã Như Quỳnh | 02213985115 | Công lập
""",
        note="old numbers in a hidden column; a row hidden by a filter still belongs to the list",
    ),
    case(
        "empty-default-sheets", "diem-do-xe-cong-cong", "Book1.xls",
        xls("""
Tên | Địa chỉ | Công suất | Loại xe sử dụng
Bãi đỗ xe Quảng trường Nguyễn Văn Linh | Phường Phố Hiến | 150 | Mọi loại xe
Điểm đỗ xe bến xe Triều Dương | Xã Tiên Lữ | 40 | Ô tô
""", "", ""),
        """
sheet | n | ten | dia_chi | cong_suat | loai_xe
Sheet1 | 2 | Bãi đỗ xe Quảng trường Nguyễn Văn Linh | Phường Phố Hiến | 150 | Mọi loại xe
Sheet1 | 3 | Điểm đỗ xe bến xe Triều Dương | Xã Tiên Lữ | 40 | Ô tô
""",
        note="Sheet2 and Sheet3 as Excel 2003 makes them, empty",
    ),
    case(
        "sheet-per-kind", "truong-thpt", "cong lap - tu thuc.xlsx",
        xlsx(
            Sheet("Công lập", """
STT | Tên trường | Địa chỉ
1 | THPT Bắc Đông Quan | Xã Bắc Đông Quan
"""),
            Sheet("Tư thục", """
STT | Tên trường | Địa chỉ
1 | THPT Hoàng Công Chất | Xã Vũ Thư
"""),
        ),
        """
sheet | n | ten | dia_chi | loai_hinh
Công lập | 2 | THPT Bắc Đông Quan | Xã Bắc Đông Quan | Công lập
Tư thục | 2 | THPT Hoàng Công Chất | Xã Vũ Thư | Tư thục
""",
        note="one sheet per kind; its name is a value of the list",
    ),
    case(
        "two-tables-below-each-other", "thu-vien", "hai bang.xlsx",
        xlsx_by_program("""
I. THƯ VIỆN CÔNG CỘNG
STT | Tên thư viện | Địa chỉ | Điện thoại
1 | Thư viện xã Thư Trì | Thôn Đông An, xã Thư Trì | 02273825001
2 | Thư viện xã Tân Thuận | Xã Tân Thuận | 02273825002

II. THƯ VIỆN TƯ NHÂN CÓ PHỤC VỤ CỘNG ĐỒNG
STT | Tên thư viện | Địa chỉ | Điện thoại
1 | Tủ sách Nguyễn Bảo | Xã Vũ Tiên | 02273825010
"""),
        """
n | ten | dia_chi | dien_thoai
3 | Thư viện xã Thư Trì | Thôn Đông An, xã Thư Trì | 02273825001
4 | Thư viện xã Tân Thuận | Xã Tân Thuận | 02273825002
8 | Tủ sách Nguyễn Bảo | Xã Vũ Tiên | 02273825010
""",
        note="two tables of one form, one below the other, each with title and headings",
    ),
    case(
        "sheet-names-without-meaning", "cua-hang-xang-dau", "xang dau.xlsx",
        xlsx(
            Sheet("Trang 1", """
STT | Tên | Địa chỉ
1 | Cửa hàng xăng dầu số 21 | Quốc lộ 5, xã Như Quỳnh
"""),
            Sheet("Trang 2", """
STT | Tên | Địa chỉ
2 | Cửa hàng xăng dầu Minh Tân | Đường 386, xã Tiên Tiến
"""),
        ),
        """
sheet | n | ten | dia_chi
Trang 1 | 2 | Cửa hàng xăng dầu số 21 | Quốc lộ 5, xã Như Quỳnh
Trang 2 | 2 | Cửa hàng xăng dầu Minh Tân | Đường 386, xã Tiên Tiến
""",
        note="a list that goes on over sheets whose names say nothing",
    ),
)  # fmt: skip
