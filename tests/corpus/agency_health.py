"""Whole files of the health and social branches, many habits at once."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import ods, text

CASES = (
    case(
        "clinics-by-kind-and-district", "co-so-kham-benh-chua-benh", "Danh ba y te 2025.xlsx",
        xlsx("""
SỞ Y TẾ HƯNG YÊN | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | <
PHÒNG NGHIỆP VỤ Y | < | < | Độc lập - Tự do - Hạnh phúc | < | <
DANH BẠ CƠ SỞ KHÁM BỆNH, CHỮA BỆNH | < | < | < | < | <
TT | Tên cơ sở | Địa chỉ | Số điện thoại\\n(trực cấp cứu) | Loại hình | Giám đốc
A | BỆNH VIỆN | < | < | < | <
1 | Bệnh viện Đa khoa tỉnh | Đường An Vũ, phường Phố Hiến | 2213862345 | Công lập | BSCKII. Trần Văn Tiệp
2 | Bệnh viện Quốc tế Tâm Đức | Phường Thượng Hồng | (0221) 3942 999 | Tư nhân | ThS. Vũ Thị Lan
B | TRẠM Y TẾ | < | < | < | <
I | Huyện Tiên Lữ (cũ) | < | < | < | <
1 | Trạm Y tế Thủ Sỹ | Thôn Ba Hàng, xã Tiên Hoa | '0221.3872.111 | Công lập | nt
2 | Trạm Y tế Lệ Xá | Thôn Phù Liễu, xã Tiên Lữ | - | nt | YS. Hà Văn Bính
II | Huyện Phù Cừ (cũ) | < | < | < | <
1 | Trạm Y tế Nguyên Hòa | Thôn La Tiến, xã Tống Trân | '0221.3854.113 | Công lập |
C | PHÒNG KHÁM ĐA KHOA | < | < | < | <
1 | Phòng khám đa khoa Việt Pháp | Phố Nối, phường Mỹ Hào | 0221 3942 114, 0912 114 114 | Tư nhân |
Tổng cộng: 06 cơ sở | < | < | < | < | <
"""),
        """
n | ten | loai | dia_chi | dien_thoai | dia_ban | loai_hinh
6 | Bệnh viện Đa khoa tỉnh | Bệnh viện | Đường An Vũ, phường Phố Hiến | 02213862345 | | Công lập
7 | Bệnh viện Quốc tế Tâm Đức | Bệnh viện | Phường Thượng Hồng | (0221) 3942 999 | | Tư nhân
10 | Trạm Y tế Thủ Sỹ | Trạm y tế | Thôn Ba Hàng, xã Tiên Hoa | 0221.3872.111 | Huyện Tiên Lữ (cũ) | Công lập
11 | Trạm Y tế Lệ Xá | Trạm y tế | Thôn Phù Liễu, xã Tiên Lữ | | Huyện Tiên Lữ (cũ) | Công lập
13 | Trạm Y tế Nguyên Hòa | Trạm y tế | Thôn La Tiến, xã Tống Trân | 0221.3854.113 | Huyện Phù Cừ (cũ) | Công lập
15 | Phòng khám đa khoa Việt Pháp | Phòng khám đa khoa | Phố Nối, phường Mỹ Hào | 0221 3942 114, 0912 114 114 | | Tư nhân
""",
        note="kinds in letters, districts in Roman numbers inside one kind only, ditto, lost zeros, two phones, count below",
    ),
    case(
        "beds-of-the-year", "so-giuong-benh", "Giuong benh 2024.xls",
        xls("""
SỞ Y TẾ | < | < | < | <
Biểu số 05/YT | < | < | < | <
SỐ GIƯỜNG BỆNH NĂM 2024 | < | < | < | <
 | | | ĐVT: Giường | <
STT | Tên cơ sở | Số giường bệnh | < | Công suất sử dụng (%)
^ | ^ | Kế hoạch | Thực kê | ^
A | B | 1 | 2 | 3
 | Tổng số | '2.460 | '2.957 | #1.02~0%
I | Tuyến tỉnh | '1.900 | '2.290 |
1 | Bệnh viện Đa khoa tỉnh | 800 | 950 | #1.05~0%
2 | Bệnh viện Đa khoa Phố Nối | 1100 | '1.340 | #1.1~0%
II | Tuyến huyện | 560 | 667 |
3 | Trung tâm Y tế Khoái Châu | 300 | 352 | #0.98~0%
4 | Trung tâm Y tế Ân Thi | 260 | 315 | #0.95~0%
5 | Trung tâm Y tế Văn Giang (mới thành lập) | - | … |
Nguồn: Sở Y tế
"""),
        """
n | ten | nam | so_giuong_duoc_cap | so_giuong_thuc_te
10 | Bệnh viện Đa khoa tỉnh | 2024 | 800 | 950
11 | Bệnh viện Đa khoa Phố Nối | 2024 | 1100 | 1340
13 | Trung tâm Y tế Khoái Châu | 2024 | 300 | 352
14 | Trung tâm Y tế Ân Thi | 2024 | 260 | 315
15 | Trung tâm Y tế Văn Giang (mới thành lập) | 2024 | |
""",
        note="year in the title, unit above, two levels, A B 1 2 3, total and levels of care with subtotals, dashes, source",
    ),
    case(
        "pharmacies-of-the-districts", "co-so-ban-le-thuoc", "Quay thuoc.xlsx",
        xlsx(
            Sheet("Khoái Châu", """
DANH SÁCH CƠ SỞ BÁN LẺ THUỐC TRÊN ĐỊA BÀN HUYỆN KHOÁI CHÂU | < | < | < | < | < | <

STT | Tên cơ sở | Loại hình | Địa chỉ | Người phụ trách chuyên môn | Số GCN | SĐT
1 | Quầy thuốc Minh Anh | Quầy thuốc | Phố Bô Thời, xã Hồng Tiến | DSTH Lê Minh Anh | 1023/ĐKKDD-HY | 978001001
2 | Nhà thuốc Phương Nam | Nhà thuốc | Thị trấn Khoái Châu | DSĐH Ngô Phương Nam | 1024/ĐKKDD-HY | '0978.001.002
3 | Nhà thuốc số 12 | nt | nt | DSTH Đào Thị Yến | 1025/ĐKKDD-HY | 978001003
"""),
            Sheet("Văn Lâm", """
DANH SÁCH CƠ SỞ BÁN LẺ THUỐC TRÊN ĐỊA BÀN HUYỆN VĂN LÂM | < | < | < | < | < | <

STT | Tên cơ sở | Loại hình | Địa chỉ | Người phụ trách chuyên môn | Số GCN | SĐT
1 | Tủ thuốc Trạm Y tế Tân Quang | Tủ thuốc trạm y tế | Xã Tân Quang | | 1101/ĐKKDD-HY | 0221 3985 301
2 | Nhà thuốc Như Quỳnh 1 | NHÀ THUỐC | Thị trấn Như Quỳnh | DSĐH Mai Văn Lợi | 1102/ĐKKDD-HY | 'chưa có
"""),
            Sheet("DM loai", "Nhà thuốc\nQuầy thuốc\nTủ thuốc trạm y tế", state="veryHidden"),
        ),
        """
sheet | n | ten | loai | dia_chi | dien_thoai | dia_ban
Khoái Châu | 4 | Quầy thuốc Minh Anh | Quầy thuốc | Phố Bô Thời, xã Hồng Tiến | 0978001001 | Khoái Châu
Khoái Châu | 5 | Nhà thuốc Phương Nam | Nhà thuốc | Thị trấn Khoái Châu | 0978.001.002 | Khoái Châu
Khoái Châu | 6 | Nhà thuốc số 12 | Nhà thuốc | Thị trấn Khoái Châu | 0978001003 | Khoái Châu
Văn Lâm | 4 | Tủ thuốc Trạm Y tế Tân Quang | Tủ thuốc trạm y tế | Xã Tân Quang | 0221 3985 301 | Văn Lâm
Văn Lâm | 5 | Nhà thuốc Như Quỳnh 1 | Nhà thuốc | Thị trấn Như Quỳnh | | Văn Lâm
""",
        note="a sheet per district, ditto marks in two columns, lost zeros, values in capitals, list of choices hidden",
    ),
    case(
        "poor-households-three-levels", "ho-ngheo", "Bieu 7.5 Ho ngheo.xlsx",
        xlsx("""
BAN CHỈ ĐẠO GIẢM NGHÈO | < | < | < | < | Mẫu số 7.5 | <
TỔNG HỢP HỘ NGHÈO, HỘ CẬN NGHÈO CUỐI NĂM 2024 | < | < | < | < | < | <
(Kèm theo Quyết định số 2890/QĐ-UBND ngày 18 tháng 12 năm 2024) | < | < | < | < | < | <
STT | Đơn vị hành chính | Tổng số hộ dân cư | Kết quả rà soát | < | < | <
^ | ^ | ^ | Hộ nghèo | < | Hộ cận nghèo | <
^ | ^ | ^ | Số hộ | Tỷ lệ (%) | Số hộ | Tỷ lệ (%)
A | B | 1 | 2 | 3=2/1 | 4 | 5=4/1
 | TOÀN TỈNH | '18.400 | 201 | =D8/C8~#0.0109~0.00% | 288 | #0.0157~0.00%
I | Huyện Văn Giang | '8.900 | 65 | #0.0073~0.00% | 110 | #0.0124~0.00%
1 | Xã Thắng Lợi | '2.150 | 30 | #0.014~0.00% | 41 | #0.0191~0.00%
2 | Xã Cửu Cao | '6.750 | 35 | #0.0052~0.00% | 69 | #0.0102~0.00%
 | Cộng huyện Văn Giang | '8.900 | 65 | #0.0073~0.00% | 110 | #0.0124~0.00%
II | Huyện Ân Thi | '9.500 | 136 | #0.0143~0.00% | 178 | #0.0187~0.00%
1 | Xã Hạ Lễ | '4.000 | 58 | #0.0145~0.00% | 80 | #0.02~0.00%
2 | Xã Hồng Quang | '5.500 | 78 | #0.0142~0.00% | 98 | #0.0178~0.00%
 | Cộng huyện Ân Thi | '9.500 | 136 | #0.0143~0.00% | 178 | #0.0187~0.00%
"""),
        """
n | dia_ban | nam | so_ho | ty_le
10 | Xã Thắng Lợi | 2024 | 30 | #1.4
11 | Xã Cửu Cao | 2024 | 35 | #0.52
14 | Xã Hạ Lễ | 2024 | 58 | #1.45
15 | Xã Hồng Quang | 2024 | 78 | #1.42
""",
        note="three levels with the poor and the near-poor under the same words, percent cells, sums before and after",
    ),
    case(
        "near-poor-ods", "ho-can-ngheo", "can ngheo.ods",
        ods(("Biểu", """
UBND XÃ, PHƯỜNG
SỐ HỘ CẬN NGHÈO | < | < | <
TT | Xã/phường | Năm báo cáo | Số hộ\\ncận nghèo
(1) | (2) | (3) | (4)
1 | Phường Hồng Châu | Năm 2025 | 62
2 | Xã Tân Hưng | Năm 2025 | '1.048
3 | Xã Hoàng Hoa Thám | Năm 2025 | 154 hộ
 | Cộng | | '1.264
 | Người lập biểu | Hưng Yên, ngày 20/12/2025 | <
"""), ("Trang_tính2", "")),
        """
n | dia_ban | nam | so_ho
5 | Phường Hồng Châu | 2025 | 62
6 | Xã Tân Hưng | 2025 | 1048
7 | Xã Hoàng Hoa Thám | 2025 | 154
""",
        note="OpenDocument, (1)(2), years in words, text numbers, the unit behind a number, sum, signer, empty sheet",
    ),
    case(
        "private-clinics-csv", "co-so-kham-benh-chua-benh", "PK tu nhan.csv",
        text("""
SỞ Y TẾ;;;;;
Danh sách phòng khám tư nhân (cập nhật 30/06/2025);;;;;
;;;;;
STT;TÊN CƠ SỞ ;ĐỊA CHỈ ;ĐIỆN THOẠI;HÌNH THỨC TỔ CHỨC;LOẠI HÌNH
I. Thành phố Thái Bình;;;;;
1;Phòng khám sản phụ khoa Bình An;Số 4 Lý Bôn, P. Đề Thám;227 3831 401;Phòng khám chuyên khoa;Tư nhân
2;Phòng khám đa khoa Lâm Hoa;Phường Hoàng Diệu;0227 3831 402;Phòng khám đa khoa;Tư nhân
II. Huyện Tiền Hải;;;;;
1;Nhà hộ sinh Từ Tâm;Thị trấn Tiền Hải;02273823403;nhà hộ sinh;tư nhân
Tổng cộng: 3 cơ sở;;;;;
""".replace(";", "|"), separator=";", encoding="utf-8-sig"),
        """
n | ten | loai | dia_chi | dien_thoai | dia_ban | loai_hinh
6 | Phòng khám sản phụ khoa Bình An | Phòng khám chuyên khoa | Số 4 Lý Bôn, P. Đề Thám | 0227 3831 401 | Thành phố Thái Bình | Tư nhân
7 | Phòng khám đa khoa Lâm Hoa | Phòng khám đa khoa | Phường Hoàng Diệu | 0227 3831 402 | Thành phố Thái Bình | Tư nhân
9 | Nhà hộ sinh Từ Tâm | Nhà hộ sinh | Thị trấn Tiền Hải | 02273823403 | Huyện Tiền Hải | Tư nhân
""",
        note="semicolons with a mark, title, capitals with trailing spaces, districts, lost zero, values in another case, count",
    ),
)  # fmt: skip
