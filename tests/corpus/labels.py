"""Labels over and beside rows: kinds that are values, kinds that are none, merged cells in the body, ditto marks."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import xls, xlsx, xlsx_by_program
from tests.corpus.plain import text

CASES = (
    case(
        "kind-not-in-the-list", "truong-thpt", "thpt ngoai cong lap.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ
A. Công lập | < | <
1 | Trường THPT Phạm Ngũ Lão | Xã Phạm Ngũ Lão
B. Ngoài công lập | < | <
2 | Trường THPT Quang Trung | Xã Hoàng Hoa Thám
"""),
        """
n | ten | dia_chi | loai_hinh
3 | Trường THPT Phạm Ngũ Lão | Xã Phạm Ngũ Lão | Công lập
5 | Trường THPT Quang Trung | Xã Hoàng Hoa Thám |
""",
        note="'Ngoài công lập' is not 'Công lập', nor does the label above last on",
    ),
    case(
        "group-without-a-field", "cho", "cho theo huyen.xlsx",
        xlsx("""
STT | Tên | Địa chỉ
I | HUYỆN ĐÔNG HƯNG | 2 chợ
1 | Chợ Tây | Thị trấn Đông Hưng
2 | Chợ Gạch | Xã Đông Sơn
II | HUYỆN TIỀN HẢI | 1 chợ
1 | Chợ Huyện | Thị trấn Tiền Hải
"""),
        """
n | ten | dia_chi
3 | Chợ Tây | Thị trấn Đông Hưng
4 | Chợ Gạch | Xã Đông Sơn
6 | Chợ Huyện | Thị trấn Tiền Hải
""",
        note="the dataset has no field for the group, and the group row has a count in the address column",
    ),
    case(
        "own-unit-column-wins", "truong-thcs", "thcs co cot xa.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Xã, phường
I. Huyện Thái Thụy | < | < | <
1 | Trường THCS Thụy Xuân | Thôn Vạn Xuân | Xã Thụy Xuân
2 | Trường THCS Mỹ Lộc | Thôn Tú Linh | Xã Mỹ Lộc
"""),
        """
n | ten | dia_chi | dia_ban
3 | Trường THCS Thụy Xuân | Thôn Vạn Xuân | Xã Thụy Xuân
4 | Trường THCS Mỹ Lộc | Thôn Tú Linh | Xã Mỹ Lộc
""",
        note="the row's own unit is deeper than the group's",
    ),
    case(
        "level-of-education-groups", "so-hoc-sinh", "so hs.xlsx",
        xlsx("""
STT | Địa bàn | Năm học | Số học sinh
I | Tiểu học | | 1905
1 | Xã Lương Bằng | 2025-2026 | 1010
2 | Xã Nghĩa Dân | 2025-2026 | 895
II | Trung học cơ sở | | 1512
1 | Xã Lương Bằng | 2025-2026 | 801
2 | Xã Nghĩa Dân | 2025-2026 | 711
Tổng cộng | < | | 3417
"""),
        """
n | dia_ban | cap_hoc | nam_hoc | so_hoc_sinh
3 | Xã Lương Bằng | Tiểu học | 2025-2026 | 1010
4 | Xã Nghĩa Dân | Tiểu học | 2025-2026 | 895
6 | Xã Lương Bằng | Trung học cơ sở | 2025-2026 | 801
7 | Xã Nghĩa Dân | Trung học cơ sở | 2025-2026 | 711
""",
        note="the group is the level of education, the rows are communes; the same commune comes twice",
    ),
    case(
        "ranks-as-groups", "di-tich-quoc-gia", "di tich xep hang.xlsx",
        xlsx_by_program("""
TT | Tên di tích | Địa điểm | Số quyết định
I | Quốc gia đặc biệt (02 di tích) | |
1 | Khu di tích Phố Hiến | Phường Phố Hiến | 2408/QĐ-TTg
2 | Chùa Keo | Xã Vũ Tiên | 1419/QĐ-TTg
II | Quốc gia (01 di tích) | |
3 | Đền Tống Trân | Xã Tống Trân | 15/VH-QĐ
"""),
        """
n | ten | dia_chi | cap_xep_hang | quyet_dinh
3 | Khu di tích Phố Hiến | Phường Phố Hiến | Quốc gia đặc biệt | 2408/QĐ-TTg
4 | Chùa Keo | Xã Vũ Tiên | Quốc gia đặc biệt | 1419/QĐ-TTg
6 | Đền Tống Trân | Xã Tống Trân | Quốc gia | 15/VH-QĐ
""",
        note="the rank is the group, its count in brackets; one value is the beginning of the other",
    ),
    case(
        "animals-under-communes", "so-luong-vat-nuoi", "chan nuoi.xls",
        xls("""
TT | Loại vật nuôi | ĐVT | Năm | Số lượng
I | Xã Đức Hợp | | |
1 | Trâu | con | 2025 | 118
2 | Bò | con | 2025 | 2640
3 | Gia cầm | con | 2025 | '185.300
II | Xã Hiệp Cường | | |
1 | Trâu | con | 2025 | 64
2 | Lợn | con | 2025 | '9.150
"""),
        """
n | loai_vat_nuoi | dia_ban | don_vi_tinh | nam | so_luong
3 | Trâu | Xã Đức Hợp | con | 2025 | 118
4 | Bò | Xã Đức Hợp | con | 2025 | 2640
5 | Gia cầm | Xã Đức Hợp | con | 2025 | 185300
7 | Trâu | Xã Hiệp Cường | con | 2025 | 64
8 | Lợn | Xã Hiệp Cường | con | 2025 | 9150
""",
        note="the unit, required, is told by the group rows only",
    ),
    case(
        "merged-down", "gia-dat-nong-nghiep", "gia dat.xlsx",
        xlsx("""
Tên đơn vị hành chính | Khu vực | Loại đất | Năm | Giá tiền (đồng/m2)
Xã Khoái Châu | Khu vực 1 | Đất trồng lúa | 2025 | 85000
^ | ^ | Đất trồng cây lâu năm | ^ | 102000
^ | Khu vực 2 | Đất trồng lúa | ^ | 80000
Xã Chí Minh | Khu vực 1 | Đất trồng lúa | 2025 | 81000
^ | ^ | Đất nuôi trồng thủy sản | ^ | 79000
"""),
        """
n | loai_dat | dia_ban | khu_vuc | nam | gia
2 | Đất trồng lúa | Xã Khoái Châu | Khu vực 1 | 2025 | #85000.0
3 | Đất trồng cây lâu năm | Xã Khoái Châu | Khu vực 1 | 2025 | #102000.0
4 | Đất trồng lúa | Xã Khoái Châu | Khu vực 2 | 2025 | #80000.0
5 | Đất trồng lúa | Xã Chí Minh | Khu vực 1 | 2025 | #81000.0
6 | Đất nuôi trồng thủy sản | Xã Chí Minh | Khu vực 1 | 2025 | #79000.0
""",
        note="cells merged over several rows hold for each of them",
    ),
    case(
        "ditto-marks", "co-so-kham-benh-chua-benh", "tram y te.xlsx",
        xlsx("""
STT | Tên cơ sở | Loại cơ sở | Địa chỉ | Địa bàn | Loại hình
1 | Trạm Y tế xã Bảo Khê | Trạm y tế | Thôn Tiền Thắng, xã Bảo Khê | Thành phố Hưng Yên | Công lập
2 | Trạm Y tế xã Phú Cường | nt | Thôn Tân Mỹ, xã Phú Cường | -nt- | -nt-
3 | Trạm Y tế xã Hùng Cường | " | Thôn Phượng Hoàng, xã Hùng Cường | ″ | "
4 | Trạm Y tế xã Trung Nghĩa | - nt - | Thôn Đào Đặng, xã Trung Nghĩa | như trên | Nt
"""),
        """
n | ten | loai | dia_chi | dia_ban | loai_hinh
2 | Trạm Y tế xã Bảo Khê | Trạm y tế | Thôn Tiền Thắng, xã Bảo Khê | Thành phố Hưng Yên | Công lập
3 | Trạm Y tế xã Phú Cường | Trạm y tế | Thôn Tân Mỹ, xã Phú Cường | Thành phố Hưng Yên | Công lập
4 | Trạm Y tế xã Hùng Cường | Trạm y tế | Thôn Phượng Hoàng, xã Hùng Cường | Thành phố Hưng Yên | Công lập
5 | Trạm Y tế xã Trung Nghĩa | Trạm y tế | Thôn Đào Đặng, xã Trung Nghĩa | Thành phố Hưng Yên | Công lập
""",
        note="nt, -nt-, \", ″, 'như trên' repeat the cell above",
    ),
    case(
        "blank-below-not-merged", "truong-thcs", "thcs o trong.csv",
        text("""
Xã, phường | Tên trường | Địa chỉ | Số học sinh
Xã Tam Quang | Trường THCS Tam Quang | Thôn Hợp Tiến | 412
 | Trường THCS Dũng Nghĩa | | 388
"""),
        """
n | ten | dia_ban | dia_chi | so_hoc_sinh
2 | Trường THCS Tam Quang | Xã Tam Quang | Thôn Hợp Tiến | 412
""",
        bad=[(3, "dia_chi")],
        note="an empty cell that no merge explains stays empty: an address is missing",
    ),
)  # fmt: skip
