"""Health: clinics, pharmacies, vaccination, beds."""

from __future__ import annotations

from tests.corpus.alphabets import to_tcvn3
from tests.corpus.case import case
from tests.corpus.office import Sheet, xlsm, xlsx
from tests.corpus.plain import dbf

CASES = (
    case(
        "kham_benh_kinds_as_group_rows_xlsm",
        "co-so-kham-benh-chua-benh",
        "DS CSKCB theo GPHĐ.xlsm",
        xlsm(
            Sheet(
                "Danh sách",
                """
SỞ Y TẾ HƯNG YÊN | < | < | < | < | < | <
DANH SÁCH CƠ SỞ KHÁM BỆNH, CHỮA BỆNH ĐÃ ĐƯỢC CẤP GIẤY PHÉP HOẠT ĐỘNG | < | < | < | < | < | <

Stt | Tên cơ sở KBCB | Địa chỉ hoạt động | Công/tư | Số GPHĐ | Điện thoại | Người chịu trách nhiệm chuyên môn
I | BỆNH VIỆN
1 | Bệnh viện Đa khoa Sông Hồng | Đường Hải Thượng Lãn Ông, phường Sơn Nam | Công lập | 101/HY-GPHĐ | 02213 862 801 | BS. Trần Văn Nam
2 | Bệnh viện Mắt Phố Hiến | Số 70 Lê Văn Lương, phường Phố Hiến | Công lập | 102/HY-GPHĐ | 02213 862 802 | BS. Lê Thu Trang
3 | Bệnh viện Đa khoa Thiên Trường | Thôn Phú Tảo, phường Thượng Hồng | Tư nhân | 103/HY-GPHĐ | 02213 943 803 | BS. Đỗ Xuân Bách
II | TRUNG TÂM Y TẾ
4 | Trung tâm Y tế Văn Giang | Thôn Công Luận, xã Văn Giang | Công lập | 104/HY-GPHĐ | 02213 931 804 | BS. Ngô Quang Hưng
5 | Trung tâm Y tế Phù Cừ | Thôn Cao Xá, xã Quang Hưng | CÔNG LẬP | 105/HY-GPHĐ | 02213 854 805 | BS. Hoàng Thị Lý
III | PHÒNG KHÁM ĐA KHOA
6 | Phòng khám đa khoa An Bình | Số 16 phố Bần, phường Mỹ Hào | tư nhân | 106/HY-GPHĐ | 02213 943 806 | BS. Vũ Đình Hải
7 | Phòng khám đa khoa Dân Tiến | Thôn Đào Viên, xã Việt Tiến | tư nhân | 107/HY-GPHĐ | 02213 910 807 | BS. Phùng Văn Sỹ
IV | PHÒNG KHÁM CHUYÊN KHOA
8 | Phòng khám Răng Nụ Cười | Số 5 Nguyễn Thiện Thuật, phường Phố Hiến | Tư nhân | 108/HY-GPHĐ | 0221 3550 808 | BS. Đặng Hữu Phúc
9 | Phòng khám Nhi Bống Bang | Số 62 Lê Lợi, phường Thái Bình | Tư nhân | 109/TB-GPHĐ | 0227 3838 809 | BS. Tạ Minh Tuấn
V | TRẠM Y TẾ
10 | Trạm Y tế Tân Phúc | Thôn Phúc Tá, xã Xuân Trúc | Công lập | 110/HY-GPHĐ | 02213 830 810 | YS. Bùi Thị Chiên
11 | Trạm Y tế Hồng Vân | Thôn Trà Phương, xã Ân Thi | Công lập | 111/HY-GPHĐ | không có | YS. Lại Văn Hòa
 | Tổng số: 11 cơ sở
""",
            ),
            Sheet(
                "Ma",
                """
Mã loại | Diễn giải
1 | Bệnh viện
2 | Phòng khám
""",
                state="veryHidden",
            ),
        ),
        """
n | ten | loai | dia_chi | loai_hinh | dien_thoai
6 | Bệnh viện Đa khoa Sông Hồng | Bệnh viện | Đường Hải Thượng Lãn Ông, phường Sơn Nam | Công lập | '02213 862 801
7 | Bệnh viện Mắt Phố Hiến | Bệnh viện | Số 70 Lê Văn Lương, phường Phố Hiến | Công lập | '02213 862 802
8 | Bệnh viện Đa khoa Thiên Trường | Bệnh viện | Thôn Phú Tảo, phường Thượng Hồng | Tư nhân | '02213 943 803
10 | Trung tâm Y tế Văn Giang | Trung tâm y tế | Thôn Công Luận, xã Văn Giang | Công lập | '02213 931 804
11 | Trung tâm Y tế Phù Cừ | Trung tâm y tế | Thôn Cao Xá, xã Quang Hưng | Công lập | '02213 854 805
13 | Phòng khám đa khoa An Bình | Phòng khám đa khoa | Số 16 phố Bần, phường Mỹ Hào | Tư nhân | '02213 943 806
14 | Phòng khám đa khoa Dân Tiến | Phòng khám đa khoa | Thôn Đào Viên, xã Việt Tiến | Tư nhân | '02213 910 807
16 | Phòng khám Răng Nụ Cười | Phòng khám chuyên khoa | Số 5 Nguyễn Thiện Thuật, phường Phố Hiến | Tư nhân | '0221 3550 808
17 | Phòng khám Nhi Bống Bang | Phòng khám chuyên khoa | Số 62 Lê Lợi, phường Thái Bình | Tư nhân | '0227 3838 809
19 | Trạm Y tế Tân Phúc | Trạm y tế | Thôn Phúc Tá, xã Xuân Trúc | Công lập | '02213 830 810
20 | Trạm Y tế Hồng Vân | Trạm y tế | Thôn Trà Phương, xã Ân Thi | Công lập
""",
        note=".xlsm with a very hidden code sheet, kinds as group rows, ownership in a column with its own heading",
    ),
    case(
        "ban_le_thuoc_dbf_tcvn3",
        "co-so-ban-le-thuoc",
        "NHATHUOC.DBF",
        dbf(
            "STT:N TEN_CS LOAI_CS DIA_CHI XA_PHUONG DIEN_THOAI GIO_MO_CUA NGUOI_PT",
            """
1 | Nhà thuốc Tâm Đức 1 | Nhà thuốc | Số 12 phố Bần | Phường Mỹ Hào | '02213943901 | 7h-21h | Lê Văn An
2 | Nhà thuốc Tâm Đức 2 | Nhà thuốc | Số 88 phố Bần | Phường Mỹ Hào | '02213943902 | 7h-21h | Lê Thị Bình
3 | Nhà thuốc Hồng Phúc | Nhà thuốc | Thôn Nhân Vinh | Phường Đường Hào | '02213943903 | 7h-20h30 | Vũ Thị Cúc
4 | Quầy thuốc số 14 | Quầy thuốc | Thôn Phú Đa | Phường Thượng Hồng | '02213943904 | | Phan Văn Dũng
5 | Quầy thuốc số 15 | Quầy thuốc | Thôn Yên Tập | Phường Thượng Hồng | | | Phan Thị Hoa
6 | Quầy thuốc Minh Tâm | Quầy thuốc | Thôn Liêu Trung | Xã Yên Mỹ | '02213964906 | 6h30-20h | Ngô Thị Lan
7 | Quầy thuốc Thu Thảo | Quầy thuốc | Thôn Từ Hồ | Xã Việt Yên | '02213964907 | 6h30-20h | Đỗ Thu Thảo
8 | Tủ thuốc Trạm Y tế Trung Hưng | Tủ thuốc trạm y tế | Thôn Trung Đạo | Xã Việt Yên | '02213964908 | | Đào Văn Minh
9 | Quầy thuốc Bảo An | Quầy thuốc | Thôn Ngọc Quỳnh | Xã Như Quỳnh | '02213985909 | 7h-20h | Bùi Bảo An
10 | Nhà thuốc Đông y Đức Thọ | Cơ sở bán lẻ dược liệu, thuốc cổ truyền | Thôn Minh Khai | Xã Như Quỳnh | '02213985910 | | Lý Văn Thọ
""",
            spell=to_tcvn3,
        ),
        """
ten | loai | dia_chi | dia_ban | dien_thoai | gio_mo_cua
Nhà thuốc Tâm Đức 1 | Nhà thuốc | Số 12 phố Bần | Phường Mỹ Hào | '02213943901 | 7h-21h
Nhà thuốc Tâm Đức 2 | Nhà thuốc | Số 88 phố Bần | Phường Mỹ Hào | '02213943902 | 7h-21h
Nhà thuốc Hồng Phúc | Nhà thuốc | Thôn Nhân Vinh | Phường Đường Hào | '02213943903 | 7h-20h30
Quầy thuốc số 14 | Quầy thuốc | Thôn Phú Đa | Phường Thượng Hồng | '02213943904
Quầy thuốc số 15 | Quầy thuốc | Thôn Yên Tập | Phường Thượng Hồng
Quầy thuốc Minh Tâm | Quầy thuốc | Thôn Liêu Trung | Xã Yên Mỹ | '02213964906 | 6h30-20h
Quầy thuốc Thu Thảo | Quầy thuốc | Thôn Từ Hồ | Xã Việt Yên | '02213964907 | 6h30-20h
Tủ thuốc Trạm Y tế Trung Hưng | Tủ thuốc trạm y tế | Thôn Trung Đạo | Xã Việt Yên | '02213964908
Quầy thuốc Bảo An | Quầy thuốc | Thôn Ngọc Quỳnh | Xã Như Quỳnh | '02213985909 | 7h-20h
Nhà thuốc Đông y Đức Thọ | Cơ sở bán lẻ dược liệu, thuốc cổ truyền | Thôn Minh Khai | Xã Như Quỳnh | '02213985910
""",
        numbered=False,
        note="a FoxPro table in TCVN3 with short field names (TEN_CS, XA_PHUONG)",
    ),
    case(
        "tiem_chung_dates_of_every_kind",
        "co-so-tiem-chung",
        "tiem chung cong bo (cap nhat).xlsx",
        xlsx(
            """
DANH SÁCH CƠ SỞ ĐÃ CÔNG BỐ ĐỦ ĐIỀU KIỆN TIÊM CHỦNG | < | < | < | < | <

TT | Cơ sở tiêm chủng | Địa chỉ | Ngày công bố | Hình thức tiêm chủng | Số ĐT liên hệ
 | | | (ngày/tháng/năm) | |
1 | Trạm Y tế Đông Kết | Thôn Đông Kết, xã Châu Ninh | @2019-06-14 | Tiêm chủng mở rộng | 2213911001
2 | Trạm Y tế Tân Châu | Thôn Hồng Châu,\\nxã Châu Ninh | '05.09.2023 | ^ | 2213911002
3 | Trạm Y tế Liên Khê | Thôn Cẩm Bối, xã Châu Ninh | 45540 | ^ | 2213911003
4 | Phòng tiêm chủng Nắng Mai | Số 20 Nguyễn Văn Linh, phường Phố Hiến | ngày 12 tháng 6 năm 2022 | TIÊM CHỦNG DỊCH VỤ | 0221 3666 004
5 | Trung tâm Y tế Kim Động | Thôn Tạ Thượng, xã Lương Bằng | '3/1/2024 | Tiêm chủng mở rộng và dịch vụ␣ | 0221 3810 005
6 | Trung tâm tiêm chủng Én Vàng | Tổ 4, phường Trần Lãm | '20-11-2020 | Tiêm chủng dịch vụ | 0227 3640 006
"""
        ),
        """
n | ten | dia_chi | ngay_cong_bo | hinh_thuc | dien_thoai
5 | Trạm Y tế Đông Kết | Thôn Đông Kết, xã Châu Ninh | 2019-06-14 | Tiêm chủng mở rộng | '02213911001
6 | Trạm Y tế Tân Châu | Thôn Hồng Châu, xã Châu Ninh | 2023-09-05 | Tiêm chủng mở rộng | '02213911002
7 | Trạm Y tế Liên Khê | Thôn Cẩm Bối, xã Châu Ninh | 2024-09-05 | Tiêm chủng mở rộng | '02213911003
8 | Phòng tiêm chủng Nắng Mai | Số 20 Nguyễn Văn Linh, phường Phố Hiến | 2022-06-12 | Tiêm chủng dịch vụ | '0221 3666 004
9 | Trung tâm Y tế Kim Động | Thôn Tạ Thượng, xã Lương Bằng | 2024-01-03 | Tiêm chủng mở rộng và dịch vụ | '0221 3810 005
10 | Trung tâm tiêm chủng Én Vàng | Tổ 4, phường Trần Lãm | 2020-11-20 | Tiêm chủng dịch vụ | '0227 3640 006
""",
        note="real dates, typed dates in five manners, a bare serial number, a second line of one heading, merged values",
    ),
    case(
        "giuong_benh_year_per_sheet",
        "so-giuong-benh",
        "Giường bệnh 2023-2024.xlsx",
        xlsx(
            Sheet(
                "Năm 2023",
                """
BÁO CÁO GIƯỜNG BỆNH | < | < | < | <
STT | Đơn vị | Số giường bệnh | < | Công suất sử dụng GB
^ | ^ | Giường kế hoạch | Giường thực kê | ^
I | Tuyến tỉnh | =SUM(C5:C6)~870 | =SUM(D5:D6)~1012 |
1 | Bệnh viện Đa khoa Sông Hồng | 650 | 780 | #1.08~0%
2 | Bệnh viện Mắt Phố Hiến | 220 | 232 | #0.91~0%
II | Tuyến huyện | 180 | 205 |
3 | Trung tâm Y tế Văn Giang | 180 | 205 | #0.885~0%
 | Toàn ngành | =C4+C7~1050 | =D4+D7~1217 |
""",
            ),
            Sheet(
                "Năm 2024",
                """
BÁO CÁO GIƯỜNG BỆNH | < | < | < | <
STT | Đơn vị | Số giường bệnh | < | Công suất sử dụng GB
^ | ^ | Giường kế hoạch | Giường thực kê | ^
I | Tuyến tỉnh | =SUM(C5:C6)~920 | =SUM(D5:D6)~1056 |
1 | Bệnh viện Đa khoa Sông Hồng | 700 | 820 | #1.17~0%
2 | Bệnh viện Mắt Phố Hiến | 220 | 236 | #0.95~0%
II | Tuyến huyện | 180 | 205 |
3 | Trung tâm Y tế Văn Giang | 180 | - | #0.885~0%
 | Toàn ngành | =C4+C7~1100 | |
""",
            ),
        ),
        """
n | sheet | ten | so_giuong_duoc_cap | so_giuong_thuc_te | nam
5 | Năm 2023 | Bệnh viện Đa khoa Sông Hồng | 650 | 780 | 2023
6 | Năm 2023 | Bệnh viện Mắt Phố Hiến | 220 | 232 | 2023
8 | Năm 2023 | Trung tâm Y tế Văn Giang | 180 | 205 | 2023
5 | Năm 2024 | Bệnh viện Đa khoa Sông Hồng | 700 | 820 | 2024
6 | Năm 2024 | Bệnh viện Mắt Phố Hiến | 220 | 236 | 2024
8 | Năm 2024 | Trung tâm Y tế Văn Giang | 180 | | 2024
""",
        note="a sheet per year that only its name tells, subtotals of 'Tuyến tỉnh', percent cells beside",
    ),
)
