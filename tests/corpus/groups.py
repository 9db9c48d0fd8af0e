"""Group rows: districts, communes, kinds, nested; with numbers, counts and subtotals; in any column."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import xls, xlsx, xlsx_by_program
from tests.corpus.plain import text

CASES = (
    case(
        "districts-merged-across", "truong-tieu-hoc", "th theo huyen.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Số học sinh
I. Huyện Khoái Châu | < | < | <
1 | Trường TH Đông Kết | Thôn Đông Kết, xã Đông Kết | 720
2 | Trường TH Tân Châu | Thôn Hồng Châu, xã Tân Châu | 655
II. Thị xã Mỹ Hào | < | < | <
1 | Trường TH Dị Sử | Tổ dân phố Nhân Vinh, phường Dị Sử | 890
"""),
        """
n | ten | dia_chi | dia_ban | so_hoc_sinh
3 | Trường TH Đông Kết | Thôn Đông Kết, xã Đông Kết | Huyện Khoái Châu | 720
4 | Trường TH Tân Châu | Thôn Hồng Châu, xã Tân Châu | Huyện Khoái Châu | 655
6 | Trường TH Dị Sử | Tổ dân phố Nhân Vinh, phường Dị Sử | Thị xã Mỹ Hào | 890
""",
        note="'I. Huyện ...' merged across the table names the unit of the rows below it",
    ),
    case(
        "kinds-in-letters", "truong-thpt", "thpt loai hinh.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Số học sinh
A | CÔNG LẬP
1 | Trường THPT Tân Đông | Xã Quang Hưng | 960
2 | Trường THPT Tiên Phong | Xã Tiên Tiến | 1012
B | TƯ THỤC
1 | Trường THPT Lý Nam Đế | Phường Phố Hiến | 410
"""),
        """
n | ten | dia_chi | loai_hinh | so_hoc_sinh
3 | Trường THPT Tân Đông | Xã Quang Hưng | Công lập | 960
4 | Trường THPT Tiên Phong | Xã Tiên Tiến | Công lập | 1012
6 | Trường THPT Lý Nam Đế | Phường Phố Hiến | Tư thục | 410
""",
        note="'A | CÔNG LẬP' fills the field that has this value, spelled as the dataset spells it",
    ),
    case(
        "district-then-commune", "nha-tre", "nhom tre.xls",
        xls("""
TT | Tên nhóm trẻ | Địa chỉ | Điện thoại
I | Huyện Văn Lâm | |
1 | Xã Tân Quang | |
1.1 | Nhóm trẻ Hoa Sen | Thôn Nghĩa Trai | 0976 112 001
1.2 | Nhóm trẻ Sao Mai | Thôn Chí Trung | 0976 112 002
2 | Thị trấn Như Quỳnh | |
2.1 | Nhóm trẻ Bình Minh | Tổ dân phố Minh Khai | 0976 112 003
II | Huyện Văn Giang | |
1 | Xã Xuân Quan | |
1.1 | Nhóm trẻ Ecopark Nắng Mai | Khu đô thị Ecopark | 0976 112 004
"""),
        """
n | ten | dia_chi | dien_thoai | dia_ban
4 | Nhóm trẻ Hoa Sen | Thôn Nghĩa Trai | 0976 112 001 | Xã Tân Quang
5 | Nhóm trẻ Sao Mai | Thôn Chí Trung | 0976 112 002 | Xã Tân Quang
7 | Nhóm trẻ Bình Minh | Tổ dân phố Minh Khai | 0976 112 003 | Thị trấn Như Quỳnh
10 | Nhóm trẻ Ecopark Nắng Mai | Khu đô thị Ecopark | 0976 112 004 | Xã Xuân Quan
""",
        note="district above commune: the commune is the unit",
    ),
    case(
        "subtotal-in-group-row", "truong-thcs", "thcs cong huyen.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Số giáo viên | Số học sinh
 | Tổng số | | 138 | 2390
I | Huyện Tiên Lữ | | 66 | 1130
1 | Trường THCS Hải Thắng | Xã Hải Thắng | 32 | 560
2 | Trường THCS An Viên | Xã An Viên | 34 | 570
II | Huyện Phù Cừ | | 72 | 1260
1 | Trường THCS Quang Hưng | Xã Quang Hưng | 38 | 660
2 | Trường THCS Tam Đa | Xã Tam Đa | 34 | 600
"""),
        """
n | ten | dia_chi | dia_ban | so_giao_vien | so_hoc_sinh
4 | Trường THCS Hải Thắng | Xã Hải Thắng | Huyện Tiên Lữ | 32 | 560
5 | Trường THCS An Viên | Xã An Viên | Huyện Tiên Lữ | 34 | 570
7 | Trường THCS Quang Hưng | Xã Quang Hưng | Huyện Phù Cừ | 38 | 660
8 | Trường THCS Tam Đa | Xã Tam Đa | Huyện Phù Cừ | 34 | 600
""",
        note="the subtotal stands in the group row itself, the total first",
    ),
    case(
        "kind-then-district", "truong-tieu-hoc", "th loai hinh huyen.xlsx",
        xlsx_by_program("""
STT | Tên trường | Địa chỉ | Số học sinh
A. CÔNG LẬP | < | < | <
I. Thành phố Hưng Yên | < | < | <
1 | Trường TH Minh Khai | Phường Minh Khai | 615
II. Huyện Ân Thi | < | < | <
1 | Trường TH Phù Ủng | Xã Phù Ủng | 702
B. TƯ THỤC | < | < | <
I. Huyện Văn Giang | < | < | <
1 | Trường TH Đoàn Thị Điểm Ecopark | Xã Xuân Quan | 1480
"""),
        """
n | ten | dia_chi | dia_ban | loai_hinh | so_hoc_sinh
4 | Trường TH Minh Khai | Phường Minh Khai | Thành phố Hưng Yên | Công lập | 615
6 | Trường TH Phù Ủng | Xã Phù Ủng | Huyện Ân Thi | Công lập | 702
9 | Trường TH Đoàn Thị Điểm Ecopark | Xã Xuân Quan | Huyện Văn Giang | Tư thục | 1480
""",
        note="two kinds of groups, one in the other, each in its own field",
    ),
    case(
        "group-in-stt-column", "thu-vien", "tv theo huyen.csv",
        text("""
STT | Tên thư viện | Địa chỉ
HUYỆN KIM ĐỘNG | |
1 | Thư viện xã Toàn Thắng | Thôn Trương Xá
2 | Thư viện xã Hùng An | Thôn Lai Hạ Trung
HUYỆN TIÊN LỮ | |
3 | Thư viện xã Cương Chính | Thôn Bái Khê
"""),
        """
n | ten | dia_chi | dia_ban
3 | Thư viện xã Toàn Thắng | Thôn Trương Xá | HUYỆN KIM ĐỘNG
4 | Thư viện xã Hùng An | Thôn Lai Hạ Trung | HUYỆN KIM ĐỘNG
6 | Thư viện xã Cương Chính | Thôn Bái Khê | HUYỆN TIÊN LỮ
""",
        note="the group's name alone in the STT column",
    ),
    case(
        "count-and-colon", "truong-thcs", "thcs co so luong.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ
I. Huyện Ân Thi (02 trường): | |
1 | Trường THCS Cẩm Ninh | Xã Cẩm Ninh
2 | Trường THCS Đa Lộc | Xã Đa Lộc
II. Huyện Kim Động: 01 trường | |
1 | Trường THCS Phú Thọ | Xã Phú Thọ
"""),
        """
n | ten | dia_chi | dia_ban
3 | Trường THCS Cẩm Ninh | Xã Cẩm Ninh | Huyện Ân Thi
4 | Trường THCS Đa Lộc | Xã Đa Lộc | Huyện Ân Thi
6 | Trường THCS Phú Thọ | Xã Phú Thọ | Huyện Kim Động
""",
        note="a group's number, count and colon are no part of its name",
    ),
    case(
        "every-total", "ho-ngheo", "ho ngheo cong.xlsx",
        xlsx("""
STT | Đơn vị hành chính | Năm | Số hộ nghèo | Tỷ lệ nghèo
 | Toàn tỉnh | 2024 | 611 | #0.8
I | Huyện Hưng Hà | 2024 | 331 | #0.9
1 | Xã Cộng Hòa | 2024 | 52 | #0.9
2 | Xã Tân Lễ | 2024 | 279 | #0.9
 | Cộng huyện Hưng Hà | 2024 | 331 | #0.9
II | Huyện Vũ Thư | 2024 | 280 | #0.7
1 | Xã Tự Tân | 2024 | 144 | #0.6
2 | Xã Song An | 2024 | 136 | #0.8
 | Cộng huyện Vũ Thư: | 2024 | 280 | #0.7
Tổng cộng (I+II) | < | 2024 | 611 | #0.8
"""),
        """
n | dia_ban | nam | so_ho | ty_le
4 | Xã Cộng Hòa | 2024 | 52 | #0.9
5 | Xã Tân Lễ | 2024 | 279 | #0.9
8 | Xã Tự Tân | 2024 | 144 | #0.6
9 | Xã Song An | 2024 | 136 | #0.8
""",
        note="totals of province and districts before and after; the commune Cộng Hòa is no total",
    ),
    case(
        "names-like-totals", "doanh-nghiep-dang-ky", "dn.xlsx",
        xlsx("""
STT | Tên doanh nghiệp | Địa chỉ | Loại
1 | Tổng công ty May Phố Hiến - CTCP | Số 8 đường Bạch Đằng, phường Minh Khai, thành phố Hưng Yên | Thay đổi
2 | Công ty TNHH Cộng Lực | Xã Trưng Trắc, huyện Văn Lâm | Đăng ký mới
3 | Cộng Đồng Xanh JSC | Xã Long Hưng, huyện Văn Giang | Đăng ký mới
 | Cộng | 3 doanh nghiệp |
"""),
        """
n | ten | dia_chi | loai
2 | Tổng công ty May Phố Hiến - CTCP | Số 8 đường Bạch Đằng, phường Minh Khai, thành phố Hưng Yên | Thay đổi
3 | Công ty TNHH Cộng Lực | Xã Trưng Trắc, huyện Văn Lâm | Đăng ký mới
4 | Cộng Đồng Xanh JSC | Xã Long Hưng, huyện Văn Giang | Đăng ký mới
""",
        note="real rows whose names begin like a total; a total with a count in words",
    ),
    case(
        "kinds-fill-required-field", "doanh-nghiep-dang-ky", "bien dong thang 8.xls",
        xls("""
STT | Tên doanh nghiệp | Địa chỉ
I | Đăng ký mới |
1 | Công ty cổ phần Bao bì Tân Phát Hưng Yên | Đường 206, xã Như Quỳnh
2 | Công ty TNHH Nội thất Mộc An | Thôn Giữa, xã Văn Giang
II | Tạm ngừng |
1 | Công ty TNHH Vận tải Hải Linh | Thôn Yên Phú, xã Việt Yên
III | Giải thể |
1 | Doanh nghiệp tư nhân Hoàng Nam | Thôn Ngọc Trì, xã Hoàn Long
"""),
        """
n | ten | dia_chi | loai
3 | Công ty cổ phần Bao bì Tân Phát Hưng Yên | Đường 206, xã Như Quỳnh | Đăng ký mới
4 | Công ty TNHH Nội thất Mộc An | Thôn Giữa, xã Văn Giang | Đăng ký mới
6 | Công ty TNHH Vận tải Hải Linh | Thôn Yên Phú, xã Việt Yên | Tạm ngừng
8 | Doanh nghiệp tư nhân Hoàng Nam | Thôn Ngọc Trì, xã Hoàn Long | Giải thể
""",
        note="a required field that only the group rows tell",
    ),
)  # fmt: skip
