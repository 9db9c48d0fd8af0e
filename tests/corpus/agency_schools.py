"""Whole files of the education branch, many habits at once."""

from __future__ import annotations

from tests.corpus.alphabets import to_cp1258
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import html, text

CASES = (
    case(
        "thpt-report-of-the-department", "truong-thpt", "Danh sách THPT (gửi Sở TTTT).xlsx",
        xlsx("""
UBND TỈNH HƯNG YÊN | < | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < | < | <
SỞ GIÁO DỤC VÀ ĐÀO TẠO | < | < | < | Độc lập - Tự do - Hạnh phúc | < | < | < | <

Số: 2215/SGDĐT-KHTC | < | < | < | Hưng Yên, ngày 03 tháng 10 năm 2024 | < | < | < | <
DANH SÁCH CÁC TRƯỜNG TRUNG HỌC PHỔ THÔNG | < | < | < | < | < | < | < | <
(Kèm theo Công văn số 2215/SGDĐT-KHTC ngày 03/10/2024) | < | < | < | < | < | < | < | <

STT | Tên trường | Địa chỉ | Điện thoại | Học sinh | < | Giáo viên | < | Ghi chú
^ | ^ | ^ | ^ | Tổng số | Nữ | Tổng số | Nữ | ^
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9)
A | CÔNG LẬP | | | '4.391 | '2.240 | 231 | 160 |
1 | Trường THPT Hưng Yên Xuân | Đường Chu Mạnh Trinh, phường Hiến Nam, TP Hưng Yên | 2213862101 | '1.512 | 790 | 78 | 55 |
2 | Trường THPT Kim Động Hạ | Thị trấn Lương Bằng, huyện Kim Động | '0221.3811.102 | '1.499 | 750 | 80 | 54 | Sáp nhập 2020
3 | Trường THPT Ân Thi Trung | Thị trấn Ân Thi, huyện Ân Thi | '0221 3830 103 | '1.380 | 700 | 73 | 51 |
B | TƯ THỤC | | | 618 | 301 | 37 | 25 |
1 | Trường THPT Ngô Quyền Phố Nối | Phường Bần Yên Nhân, TX Mỹ Hào | 2213942104 | 618 | 301 | 37 | 25 | Ngoài công lập
Tổng cộng (A+B) | < | < | | '5.009 | '2.541 | 268 | 185 |

Ghi chú: Số liệu tính đến 30/9/2024 | < | <
 | NGƯỜI LẬP BIỂU | | | | KT. GIÁM ĐỐC | < | <
 | | | | | PHÓ GIÁM ĐỐC | < | <


 | Lương Thị Hòa | | | | Phạm Xuân Thắng | < | <
"""),
        """
n | ten | dia_chi | dien_thoai | loai_hinh | so_hoc_sinh | so_giao_vien
12 | Trường THPT Hưng Yên Xuân | Đường Chu Mạnh Trinh, phường Hiến Nam, TP Hưng Yên | 02213862101 | Công lập | 1512 | 78
13 | Trường THPT Kim Động Hạ | Thị trấn Lương Bằng, huyện Kim Động | 0221.3811.102 | Công lập | 1499 | 80
14 | Trường THPT Ân Thi Trung | Thị trấn Ân Thi, huyện Ân Thi | 0221 3830 103 | Công lập | 1380 | 73
16 | Trường THPT Ngô Quyền Phố Nối | Phường Bần Yên Nhân, TX Mỹ Hào | 02213942104 | Tư thục | 618 | 37
""",
        note="motto, letter, two-level headings, (1)(2), groups with subtotals, lost zeros, points, total, signers",
    ),
    case(
        "primary-schools-of-a-district-tcvn3", "truong-tieu-hoc", "TH KHOAI CHAU.XLS",
        xls(Sheet("TH", """
UBND HUYỆN KHOÁI CHÂU
PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
DANH SÁCH CÁC TRƯỜNG TIỂU HỌC

Stt | Tên trường | Địa chỉ | Điện thoại | Số | <
^ | ^ | ^ | ^ | giáo viên | học sinh
I. Khu vực phía Bắc | < | < | < | < | <
1 | Tiểu học Đông Tảo | Thôn Đông Tảo Đông | 0321.3910.201 | 31 | 745
2 | Tiểu học Bình Minh | Thôn Đa Hòa | 0321.3910.202 | 28 | 612
II. Khu vực phía Nam | < | < | < | < | <
3 | Tiểu học Đại Tập | Thôn Ninh Tập | 0321.3910.203 | 26 | 570
4 | Tiểu học Chí Minh | Thôn Nghi Xuyên | | 24 | 533
 | Cộng: | | | 109 | 2460
 | | | Khoái Châu, ngày 15 tháng 9 năm 2011 | < | <
 | Người lập biểu | | Trưởng phòng | < | <
""", legacy={"*": "tcvn3"})),
        """
n | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh
8 | Tiểu học Đông Tảo | Thôn Đông Tảo Đông | 0321.3910.201 | 31 | 745
9 | Tiểu học Bình Minh | Thôn Đa Hòa | 0321.3910.202 | 28 | 612
11 | Tiểu học Đại Tập | Thôn Ninh Tập | 0321.3910.203 | 26 | 570
12 | Tiểu học Chí Minh | Thôn Nghi Xuyên | | 24 | 533
""",
        note="TCVN3 with capitals in .VnTimeH, heading 'Số' over two, groups that are no units, the area code of before 2017",
    ),
    case(
        "lower-secondary-on-three-sheets", "truong-thcs", "THCS toan tinh 2024.xlsx",
        xlsx(
            Sheet("Bìa", "\n\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nBIỂU TỔNG HỢP\nHưng Yên, tháng 10 năm 2024"),
            Sheet("TP Hưng Yên", """
DANH SÁCH TRƯỜNG THCS THÀNH PHỐ HƯNG YÊN | < | < | < | < | <
Đơn vị tính: người | < | < | < | < | <
TT | Tên trường\\n(ghi đầy đủ) | Đ/c | SĐT | Số GV | Số HS
1 | Trường THCS Lê Lợi Sơn | Phường Lê Lợi | 2213862201 | 55 | '1.020
2 | Trường THCS Nguyễn Quốc Ân | Phường Hiến Nam | 2213862202 | 48 | 890
 | Cộng | | | 103 | '1.910
"""),
            Sheet("H. Kim Động", """
DANH SÁCH TRƯỜNG THCS HUYỆN KIM ĐỘNG | < | < | < | < | <

TT | Tên trường | Đ/c | SĐT | Số HS | Số GV
1 | Trường THCS Vũ Xá | Xã Vĩnh Xá | - | 401 | 25
2 | Trường THCS Ngọc Đồng | Xã Ngọc Thanh | '0221.3811.204; 0912.000.204 | 377 | 24
 | Cộng | | | 778 | 49
 | Người lập | | | Trưởng phòng |
"""),
            Sheet("H. Kim Động (cũ)", """
TT | Tên trường | Đ/c | SĐT | Số HS | Số GV
1 | Trường THCS Vũ Xá | Xã Vĩnh Xá | - | 388 | 25
""", state="hidden"),
            Sheet("Sheet4", ""),
        ),
        """
sheet | n | ten | dia_chi | dien_thoai | dia_ban | so_giao_vien | so_hoc_sinh
TP Hưng Yên | 4 | Trường THCS Lê Lợi Sơn | Phường Lê Lợi | 02213862201 | TP Hưng Yên | 55 | 1020
TP Hưng Yên | 5 | Trường THCS Nguyễn Quốc Ân | Phường Hiến Nam | 02213862202 | TP Hưng Yên | 48 | 890
H. Kim Động | 4 | Trường THCS Vũ Xá | Xã Vĩnh Xá | | H. Kim Động | 25 | 401
H. Kim Động | 5 | Trường THCS Ngọc Đồng | Xã Ngọc Thanh | 0221.3811.204; 0912.000.204 | H. Kim Động | 24 | 377
""",
        note="cover, one sheet per district in another order of columns, hidden old sheet, empty sheet, sums",
    ),
    case(
        "school-system-export-html", "truong-tieu-hoc", "DanhSachTruongTieuHoc.xls",
        html("""
SỞ GD&ĐT HƯNG YÊN | < | < | < | < | < | <
DANH SÁCH ĐƠN VỊ TRƯỜNG HỌC - CẤP TIỂU HỌC | < | < | < | < | < | <
 |
STT | Mã trường | Tên trường | Địa chỉ | Loại hình | Quy mô | <
^ | ^ | ^ | ^ | ^ | Số học sinh | Số giáo viên
1 | 33325401 | Trường Tiểu học Chỉ Đạo | Thôn Đông Mai, xã Lạc Đạo | Công lập | 1.105 | 45
2 | 33325402 | Trường Tiểu học Việt Hưng | Xã Lạc Đạo | Công lập | 640 | 28
3 | 33325499 | Trường Tiểu học & THCS Vinschool Ocean | KĐT Dream City, xã Nghĩa Trụ | Tư thục | 1.877 | 96
Tổng số: 3 đơn vị | < | < | < | < | 3.622 | 169
"""),
        """
n | ten | dia_chi | loai_hinh | so_hoc_sinh | so_giao_vien
6 | Trường Tiểu học Chỉ Đạo | Thôn Đông Mai, xã Lạc Đạo | Công lập | 1105 | 45
7 | Trường Tiểu học Việt Hưng | Xã Lạc Đạo | Công lập | 640 | 28
8 | Trường Tiểu học & THCS Vinschool Ocean | KĐT Dream City, xã Nghĩa Trụ | Tư thục | 1877 | 96
""",
        note="HTML named .xls, merged title and two-level headings, codes, ampersand, total row",
    ),
    case(
        "flattened-csv-of-a-district", "truong-thcs", "THCS_PhuCu.csv",
        text("""
UBND HUYỆN PHÙ CỪ | | | | | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG GD&ĐT | | | | | Độc lập - Tự do - Hạnh phúc

TT | Trường | Địa chỉ | Điện thoại | Số học sinh | | Số GV
 | | | | T.số | Nữ |
A | B | C | D | 1 | 2 | 3
1 | THCS Nhật Quang | Xã Nhật Quang | 0221 3854 301 | 402 | 195 | 26
2 | THCS Minh Tiến | Xã Tiên Tiến | 0221 3854 302 | 1.015 | 500 | 51
3 | THCS Hưng Tiến | nt | 0221 3854 303 | 388 | 190 | 25
Cộng | | | | 1.805 | 885 | 102

Người lập | | | | | TRƯỞNG PHÒNG
""", separator=";", encoding="cp1258", spell=to_cp1258),
        """
n | ten | dia_chi | dien_thoai | so_hoc_sinh | so_giao_vien
7 | THCS Nhật Quang | Xã Nhật Quang | 0221 3854 301 | 402 | 26
8 | THCS Minh Tiến | Xã Tiên Tiến | 0221 3854 302 | 1015 | 51
9 | THCS Hưng Tiến | Xã Tiên Tiến | 0221 3854 303 | 388 | 25
""",
        note="Windows-1258, semicolons, motto, two levels flattened, A B C 1 2 3, a ditto mark, sum, signers",
    ),
    case(
        "nurseries-of-new-communes", "nha-tre", "Nhom tre doc lap 2025.xlsx",
        xlsx_by_program("""
Phụ lục II | < | < | < | <
NHÓM TRẺ ĐỘC LẬP ĐÃ CẤP PHÉP | < | < | < | <

 | STT | TÊN NHÓM TRẺ | ĐỊA CHỈ | ĐIỆN THOẠI
 | I | XÃ NHƯ QUỲNH (02 nhóm) | < | <
 | 1 | Nhóm trẻ Ánh Dương | Khu phố Như Quỳnh | 986123001
 | 2 | Nhóm trẻ Họa Mi | Thôn Ngọc Quỳnh | '0986.123.002
 | II | PHƯỜNG MỸ HÀO (02 nhóm) | < | <
 | 3 | Nhóm trẻ Tuổi Thơ | Tổ dân phố Phú Đa | 986123003
 | 4 | Nhóm trẻ Ban Mai | -nt- | Không có
 | | Tổng cộng: 04 nhóm | < | <
 | | | Hưng Yên, ngày tháng năm 2025 | <
 | | | TM. ỦY BAN NHÂN DÂN | <
"""),
        """
n | ten | dia_chi | dien_thoai | dia_ban
6 | Nhóm trẻ Ánh Dương | Khu phố Như Quỳnh | 0986123001 | XÃ NHƯ QUỲNH
7 | Nhóm trẻ Họa Mi | Thôn Ngọc Quỳnh | 0986.123.002 | XÃ NHƯ QUỲNH
9 | Nhóm trẻ Tuổi Thơ | Tổ dân phố Phú Đa | 0986123003 | PHƯỜNG MỸ HÀO
10 | Nhóm trẻ Ban Mai | Tổ dân phố Phú Đa | | PHƯỜNG MỸ HÀO
""",
        note="blank first column, merged groups of new communes with counts, lost zeros, ditto, 'Không có', total in words",
    ),
    case(
        "teachers-by-level", "so-giao-vien", "So giao vien 2024-2025.xlsx",
        xlsx("""
SỐ GIÁO VIÊN CÁC CẤP HỌC NĂM HỌC 2024 - 2025 | < | < | <
Đơn vị tính: người | < | < | <
STT | Địa bàn | Cấp học | Số giáo viên
^ | ^ | ^ | ^
 | Toàn tỉnh | | '1.274
1 | Thành phố Hưng Yên | Tiểu học | 498
^ | ^ | Trung học cơ sở | 402
2 | Huyện Tiên Lữ | Tiểu học | 201
^ | ^ | Trung học cơ sở | =170+3~173

Nguồn: Sở Giáo dục và Đào tạo
"""),
        """
n | cap_hoc | dia_ban | nam_hoc | so_giao_vien
6 | Tiểu học | Thành phố Hưng Yên | 2024-2025 | 498
7 | Trung học cơ sở | Thành phố Hưng Yên | 2024-2025 | 402
8 | Tiểu học | Huyện Tiên Lữ | 2024-2025 | 201
9 | Trung học cơ sở | Huyện Tiên Lữ | 2024-2025 | 173
""",
        note="school year in the title only, province first, units merged down, a formula, the source below",
    ),
)  # fmt: skip
