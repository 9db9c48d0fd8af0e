"""Economy: trade, labour, justice, society, finance, science, as departments, banks and communes report them."""

from __future__ import annotations

from tests.corpus.alphabets import to_tcvn3
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import dbf, html, ods, text

CASES = (
    case(
        "xang_dau_names_in_capitals_tcvn3",
        "cua-hang-xang-dau",
        "Cua hang xang dau.xls",
        xls(
            Sheet(
                "CHXD",
                """
SỞ CÔNG THƯƠNG | < | < | < | <
DANH SÁCH CỬA HÀNG BÁN LẺ XĂNG DẦU | < | < | < | <

STT | Tên cửa hàng | Thương nhân quản lý | Địa chỉ cửa hàng | Số giấy chứng nhận
I | Xã Ân Thi | | |
1 | Cửa hàng xăng dầu Bình Trì | Công ty Xăng dầu Tây Nam | Thôn Bình Trì, xã Ân Thi | 25/GCN
2 | Cửa hàng xăng dầu số 12 | nt | QL38, xã Ân Thi | 31/GCN
II | Xã Tiền Hải | | |
3 | Cửa hàng xăng dầu Trái Diêm | DNTN Quyết Thắng | Thôn Trái Diêm, xã Tiền Hải | 40/GCN
 | Tổng số | 3 | |
""",
                legacy={"*": "tcvn3"},
            )
        ),
        """
n | ten | dia_chi
6 | Cửa hàng xăng dầu Bình Trì | Thôn Bình Trì, xã Ân Thi
7 | Cửa hàng xăng dầu số 12 | QL38, xã Ân Thi
9 | Cửa hàng xăng dầu Trái Diêm | Thôn Trái Diêm, xã Tiền Hải
""",
        note=".VnTime with .VnTimeH for capitals, communes as groups, the trader beside the station",
    ),
    case(
        "sieu_thi_hidden_columns_and_dates",
        "sieu-thi-trung-tam-thuong-mai",
        "sieu thi 2025.xlsx",
        xlsx(
            Sheet(
                "ST",
                """
 | TT | Tên siêu thị, trung tâm thương mại | Hạng | Địa điểm kinh doanh | Địa chỉ liên hệ | Năm hoạt động
 | 1 | Siêu thị Phố Hiến Mart | II | Số 2 đường Nguyễn Văn Linh, phường Phố Hiến | ông Quân | 2014
 | 2 | Siêu thị Sông Trà | III | Đường Trần Thái Tông, phường Trần Lãm | bà Liên | 2019
 | 3 | Trung tâm thương mại Đồng Bằng | I | Phố Lý Bôn, phường Thái Bình | ông Trường | 2021
""",
                hidden_columns="F",
            )
        ),
        """
n | ten | dia_chi
2 | Siêu thị Phố Hiến Mart | Số 2 đường Nguyễn Văn Linh, phường Phố Hiến
3 | Siêu thị Sông Trà | Đường Trần Thái Tông, phường Trần Lãm
4 | Trung tâm thương mại Đồng Bằng | Phố Lý Bôn, phường Thái Bình
""",
        note="a hidden column under an alias of the address, no column A, 'Địa điểm kinh doanh' for the address",
    ),
    case(
        "lien_hiep_htx_two_telephones",
        "lien-hiep-hop-tac-xa",
        "lien hiep.csv",
        text(
            """
STT;Tên LHHTX;Địa chỉ trụ sở chính;Điện thoại;Giám đốc;Số di động của giám đốc
1;Liên hiệp HTX Nông sản Phố Hiến;Thôn Đoàn, xã Hoàng Hoa Thám;02213 870 101;Lê Văn Thịnh;0912 000 111
2;Liên hiệp HTX Thủy sản Trà Lý;Xã Đông Châu;;Bùi Thị Sen;0912 000 112
3;Liên hiệp HTX Vận tải Hưng Hà;;02273 870 103;Đỗ Văn Lân;0912 000 113
""".replace(";", "|"),
            encoding="utf-8-sig",
            separator=";",
        ),
        """
n | ten | dia_chi | dien_thoai
2 | Liên hiệp HTX Nông sản Phố Hiến | Thôn Đoàn, xã Hoàng Hoa Thám | '02213 870 101
3 | Liên hiệp HTX Thủy sản Trà Lý | Xã Đông Châu
""",
        bad=[(4, "dia_chi")],
        note="the director's own number is not taken, where the office has none either; one without its address",
    ),
    case(
        "cho_two_names",
        "cho",
        "cho doi ten.xlsx",
        xlsx(
            """
DANH MỤC CHỢ | < | < | < | <
STT | Tên chợ cũ | Tên chợ mới | Địa chỉ | Hạng
1 | Chợ Bần | Chợ Mỹ Hào | Phố Bần, phường Mỹ Hào | 2
2 | Chợ Phủ Mới | Chợ Khoái Châu | Phố Phủ, xã Khoái Châu | 2
3 | Chợ Gò | Chợ Đông Châu | Xã Đông Châu | 3
"""
        ),
        stops="Tên",
        note="the old and the new name of each market",
    ),
    case(
        "san_tmdt_english_line",
        "san-giao-dich-tmdt",
        "DS san TMDT.ods",
        ods(
            (
                "Sàn",
                """
STT | Tên thương nhân, tổ chức | Tên miền | Số điện thoại | Hàng hóa, dịch vụ chính
No. | Trader | Domain | Tel. | Goods and services
(1) | (2) | (3) | (4) | (5)
1 | Công ty CP Chợ Quê Online | choque.example.vn | 2213600801 | Nông sản\\nđặc sản
2 | Công ty TNHH Sàn Nhãn Lồng | nhanlong.example.vn | 0221 3600 802 | Nhãn lồng, long nhãn

3 | Công ty CP TMĐT Sông Hồng | songhong.example.vn | '19006803 | Thực phẩm
""",
            ),
        ),
        """
n | ten | dien_thoai | hang_hoa_dich_vu
4 | Công ty CP Chợ Quê Online | '02213600801 | Nông sản\\nđặc sản
5 | Công ty TNHH Sàn Nhãn Lồng | '0221 3600 802 | Nhãn lồng, long nhãn
7 | Công ty CP TMĐT Sông Hồng | '19006803 | Thực phẩm
""",
        note="English beneath the headings, numbered columns, a line break in the goods, a number of 1900",
    ),
    case(
        "luc_luong_thousands_of_persons",
        "luc-luong-lao-dong",
        "Bieu 03 lao dong.xlsx",
        xlsx(
            """
CỤC THỐNG KÊ TỈNH | < | < | < | <
Lao động từ 15 tuổi trở lên phân theo loại hình kinh tế | < | < | < | <
 | | | | ĐVT: nghìn người
 | 2021 | 2022 | 2023 | 2024
TỔNG SỐ | '1.120,5 | '1.131,2 | '1.140,8 | '1.151
Phân theo loại hình kinh tế | < | < | < | <
Nhà nước | '64,2 | 63 | #61.7 | 60
Ngoài nhà nước | '912,3 | 910 | 905 | '903,4
Có vốn đầu tư nước ngoài | 144 | '158,2 | #174.1 | '187,6
Nguồn: Điều tra lao động - việc làm | < | < | < | <
"""
        ),
        """
n | nam | loai_hinh | so_lao_dong
7 | 2021 | Nhà nước | 64200
7 | 2022 | Nhà nước | 63000
7 | 2023 | Nhà nước | 61700
7 | 2024 | Nhà nước | 60000
8 | 2021 | Ngoài nhà nước | 912300
8 | 2022 | Ngoài nhà nước | 910000
8 | 2023 | Ngoài nhà nước | 905000
8 | 2024 | Ngoài nhà nước | 903400
9 | 2021 | Có vốn đầu tư nước ngoài | 144000
9 | 2022 | Có vốn đầu tư nước ngoài | 158200
9 | 2023 | Có vốn đầu tư nước ngoài | 174100
9 | 2024 | Có vốn đầu tư nước ngoài | 187600
""",
        note="the yearbook: years across under nothing, no heading above the kinds, thousands of persons",
    ),
    case(
        "that_nghiep_percent_signs",
        "ty-le-that-nghiep",
        "ty le that nghiep.csv",
        text(
            """
Năm\tTỷ lệ thất nghiệp\tGhi chú
2019\t2,15 %\t
2020\t2,48%\tdịch bệnh
2021\t145 %\t
2022\t1,9\t
2023\tchưa có\t
2024\t1.75%\tước tính
""".replace("\t", "|"),
            encoding="utf-16",
            separator="\t",
        ),
        """
n | nam | ty_le
2 | 2019 | #2.15
3 | 2020 | #2.48
5 | 2022 | #1.9
7 | 2024 | #1.75
""",
        bad=[(4, "ty_le"), (6, "ty_le")],
        note="per cent in UTF-16 under .csv: commas and points, one above 100, one not there yet",
    ),
    case(
        "can_ngheo_two_reviews",
        "ho-can-ngheo",
        "Ra soat can ngheo.xlsx",
        xlsx(
            """
KẾT QUẢ RÀ SOÁT HỘ CẬN NGHÈO NĂM 2024 | < | < | <
STT | Đơn vị hành chính | Số hộ cận nghèo | <
^ | ^ | Đầu năm | Cuối năm
1 | Xã Tống Trân | 161 | 138
2 | Xã Tiên Hoa | 120 | 97
 | Cộng | 281 | 235
"""
        ),
        stops="hộ cận nghèo|Số hộ",
        note="the households at the beginning and at the end of the year: which?",
    ),
    case(
        "ngan_sach_estimates_beside_accounts",
        "cong-khai-ngan-sach",
        "Cong khai NSNN.xlsx",
        xlsx(
            """
UBND XÃ LƯƠNG BẰNG | < | < | < | <
CÔNG KHAI THU, CHI NGÂN SÁCH NHÀ NƯỚC NĂM 2024 | < | < | < | <
 | | | | Đơn vị: tỷ đồng
STT | Nội dung | Dự toán | Quyết toán | So sánh (%)
A | B | 1 | 2 | 3=2/1
1 | Thu ngân sách xã | '12,5 | '14,25 | =D6/C6~114
2 | Chi thường xuyên | #8.2 | '8,05 | 98
3 | Chi đầu tư phát triển | - | '1,4 | -
"""
        ),
        """
n | noi_dung | nam | loai | so_tien
6 | Thu ngân sách xã | 2024 | Dự toán | #12500.0
6 | Thu ngân sách xã | 2024 | Quyết toán | #14250.0
7 | Chi thường xuyên | 2024 | Dự toán | #8200.0
7 | Chi thường xuyên | 2024 | Quyết toán | #8050.0
8 | Chi đầu tư phát triển | 2024 | Quyết toán | #1400.0
""",
        note="estimate and account side by side, a percentage that no field has, billions above the table",
    ),
    case(
        "gia_dat_streets_merged_down",
        "gia-dat-phi-nong-nghiep",
        "Phu luc II gia dat o.xls",
        xls(
            """
BẢNG GIÁ ĐẤT Ở TẠI ĐÔ THỊ NĂM 2025
 | | | | | Đơn vị: triệu đồng/m2
TT | Đơn vị hành chính | Tên đường phố | Đoạn đường | Vị trí | Giá đất ở
1 | Phường Hồng Châu | Đường Phố Hiến | Từ cầu Chui đến chợ | 1 | 18
^ | ^ | ^ | ^ | 2 | '9,5
2 | ^ | Đường Bạch Đằng | Toàn tuyến | 1 | '12,25
3 | Phường Mỹ Hào | Đường 19/5 | ^ | 1 | mười triệu
^ | ^ | ^ | ^ | 2 | '4,75
"""
        ),
        """
n | dia_ban | duong_pho | vi_tri | ranh_gioi | nam | gia
4 | Phường Hồng Châu | Đường Phố Hiến | '1 | Từ cầu Chui đến chợ | 2025 | #18000000.0
5 | Phường Hồng Châu | Đường Phố Hiến | '2 | Từ cầu Chui đến chợ | 2025 | #9500000.0
6 | Phường Hồng Châu | Đường Bạch Đằng | '1 | Toàn tuyến | 2025 | #12250000.0
8 | Phường Mỹ Hào | Đường 19/5 | '2 | Toàn tuyến | 2025 | #4750000.0
""",
        bad=[(7, "gia")],
        note="everything merged down, sections over two streets; millions above the table, a price in words",
    ),
    case(
        "lai_suat_terms_across",
        "lai-suat-tien-gui",
        "Lai suat huy dong.html.xls",
        html(
            """
STT | Tổ chức tín dụng | Ngày áp dụng | Lãi suất theo kỳ hạn (%/năm) | < | <
^ | ^ | ^ | 3 tháng | 6 tháng | 12 tháng
1 | Ngân hàng TMCP Phố Hiến | @2025-09-01 | #3.9 | '4,8 | '5,6%
2 | Quỹ tín dụng nhân dân xã Yên Mỹ | 05/9/2025 | 4 | - | 6
"""
        ),
        """
n | ten | ky_han | ngay_ap_dung | lai_suat
3 | Ngân hàng TMCP Phố Hiến | 3 tháng | 2025-09-01 | #3.9
3 | Ngân hàng TMCP Phố Hiến | 6 tháng | 2025-09-01 | #4.8
3 | Ngân hàng TMCP Phố Hiến | 12 tháng | 2025-09-01 | #5.6
4 | Quỹ tín dụng nhân dân xã Yên Mỹ | 3 tháng | 2025-09-05 | #4.0
4 | Quỹ tín dụng nhân dân xã Yên Mỹ | 12 tháng | 2025-09-05 | #6.0
""",
        note="terms across beneath one heading that names the rate and the term",
    ),
    case(
        "dau_tu_cong_in_dollars",
        "dau-tu-cong",
        "Du an FDI-ODA.xlsx",
        xlsx(
            """
KẾ HOẠCH ĐẦU TƯ CÔNG NĂM 2025 | < | < | <
 | | | Đơn vị: triệu USD
STT | Tên dự án | Chủ đầu tư | Tổng mức đầu tư
1 | Cải thiện môi trường nước đô thị Thái Bình | Ban QLDA ODA | 42
2 | Nâng cấp đê biển số 6 | Sở Nông nghiệp và Môi trường | #18.5
"""
        ),
        stops="USD|đơn vị",
        note="millions of dollars above the table: no exchange rate",
    ),
    case(
        "so_huu_certificates_in_merged_cells",
        "so-huu-cong-nghiep",
        "Van bang bao ho.xlsx",
        xlsx(
            """
TT | Văn bằng bảo hộ | < | Sản phẩm, hàng hóa được bảo hộ | Chủ sở hữu
^ | Số | Đối tượng | ^ | ^
1 | 00059 | Chỉ dẫn địa lý | Nhãn lồng Hưng Yên | UBND tỉnh Hưng Yên
2 | '4-0123456-000 | nhãn hiệu tập thể | Bánh cáy làng Nguyễn | Hội Nông dân xã Nguyên Xá
3 | '4-0123457-000 | Nhãn hiệu chứng nhận | Nghệ Chí Tân | ^
4 | '2-0001234-000 | Bằng sáng chế | Máy bóc long nhãn | Công ty TNHH Cơ khí Hoàng
"""
        ),
        """
n | ten | so_van_bang | loai | chu_so_huu
3 | Nhãn lồng Hưng Yên | 00059 | Chỉ dẫn địa lý | UBND tỉnh Hưng Yên
4 | Bánh cáy làng Nguyễn | 4-0123456-000 | Nhãn hiệu tập thể | Hội Nông dân xã Nguyên Xá
5 | Nghệ Chí Tân | 4-0123457-000 | Nhãn hiệu chứng nhận | Hội Nông dân xã Nguyên Xá
""",
        bad=[(6, "loai")],
        note="number and object beneath 'Văn bằng bảo hộ', a number with zeros before, a kind the list has in other words",
    ),
    case(
        "dan_so_dbf_square_kilometres",
        "dan-so-dien-tich",
        "danso.dbf",
        dbf(
            "TEN_XA NAM:N DT_KM2:N DAN_SO:N MAT_DO:N",
            """
Xã Thái Thụy | 2024 | 36.41 | 44210 | 1214
Xã Đông Thụy Anh | 2024 | 39.06 | 38544 | 987
Phường Trần Hưng Đạo | 2024 | 21.5 | 52318 | 2433
""",
            spell=to_tcvn3,
        ),
        """
dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
Xã Thái Thụy | 2024 | #36.41 | 44210 | #1214.0
Xã Đông Thụy Anh | 2024 | #39.06 | 38544 | #987.0
Phường Trần Hưng Đạo | 2024 | #21.5 | 52318 | #2433.0
""",
        numbered=False,
        note="dBase in TCVN3, names of at most ten letters",
    ),
    case(
        "cong_vien_kinds_by_crosses",
        "cong-vien-nha-ve-sinh-the-thao",
        "Cong trinh cong cong.xlsx",
        xlsx(
            """
UBND PHƯỜNG TRẦN LÃM | < | < | < | < | < | <
Danh mục công trình công cộng | < | < | < | < | < | <

STT | Công trình | Vị trí | Loại công trình | < | < | Giờ hoạt động
^ | ^ | ^ | Công viên | Nhà vệ sinh công cộng | Địa điểm thể dục thể thao | ^
1 | Công viên Kỳ Bá | Đường Lê Quý Đôn | x | | | 5h - 22h
2 | Nhà vệ sinh bến Bo | Bến xe khách, đường Lý Bôn | | X | | Cả ngày
3 | Sân bóng phường | Tổ 12 | | | x | nt
4 | Vườn hoa cầu Nề | Phố Quang Trung | | | |
 | Tổng | | 1 | 1 | 1
 | | | CHỦ TỊCH | < | < | <
"""
        ),
        """
n | ten | loai | dia_diem | gio_mo_cua
6 | Công viên Kỳ Bá | Công viên | Đường Lê Quý Đôn | 5h - 22h
7 | Nhà vệ sinh bến Bo | Nhà vệ sinh công cộng | Bến xe khách, đường Lý Bôn | Cả ngày
8 | Sân bóng phường | Địa điểm thể dục thể thao | Tổ 12 | Cả ngày
""",
        bad=[(9, "loai")],
        note="crosses under the three kinds, one row without a cross",
    ),
)
