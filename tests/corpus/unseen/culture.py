"""Tourism: museums, lodging, travel companies, theatres, shopping."""

from __future__ import annotations

from tests.corpus.alphabets import to_cp1258, to_nfd
from tests.corpus.case import case
from tests.corpus.office import Sheet, xlsx
from tests.corpus.plain import html, text, xml_spreadsheet

CASES = (
    case(
        "bao_tang_hidden_column_and_notes_beside",
        "bao-tang",
        "bảo tàng, nhà truyền thống.xlsx",
        xlsx(
            Sheet(
                "BT",
                """
Danh sách bảo tàng, nhà truyền thống | | | | | | | | Lưu ý: các đơn vị
STT | Tên bảo tàng | Địa chỉ cũ | Địa chỉ | Giám đốc | Điện thoại cơ quan | Thời gian mở cửa | | kiểm tra lại
1 | Bảo tàng Đồng bằng Bắc Bộ | Phường Lê Lợi, TP Hưng Yên | Số 3 Chùa Chuông, phường Phố Hiến | Lê Thị Hà | 2213862901 | Thứ ba - chủ nhật, 8h - 16h30 | | số điện thoại
2 | Bảo tàng Nông cụ Vũ Thư | TT Vũ Thư, huyện Vũ Thư | Thôn Hùng Tiến, xã Vũ Thư | Trần Đức Tâm | '0227 3826 902 | Theo lịch hẹn | | trước 30/9
3 | Nhà truyền thống Tiền Hải | TT Tiền Hải | Khu 2, xã Tiền Hải | chưa có | … | 7h30 - 17h | |
""",
                hidden_columns="C",
            )
        ),
        """
n | ten | dia_chi | dien_thoai | gio_mo_cua
3 | Bảo tàng Đồng bằng Bắc Bộ | Số 3 Chùa Chuông, phường Phố Hiến | '02213862901 | Thứ ba - chủ nhật, 8h - 16h30
4 | Bảo tàng Nông cụ Vũ Thư | Thôn Hùng Tiến, xã Vũ Thư | '0227 3826 902 | Theo lịch hẹn
5 | Nhà truyền thống Tiền Hải | Khu 2, xã Tiền Hải | | 7h30 - 17h
""",
        note="last year's address in a hidden column, a remark written beside the table, dots, 'chưa có'",
    ),
    case(
        "luu_tru_stars_and_groups",
        "co-so-luu-tru-du-lich",
        "Co so luu tru 2025.xls",
        xml_spreadsheet(
            """
SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH
TỔNG HỢP CƠ SỞ LƯU TRÚ DU LỊCH | < | < | < | < | < | <
STT | Tên cơ sở lưu trú | Địa chỉ | Xếp hạng | Số buồng | Số giường | Điện thoại
Khách sạn | < | < | < | < | < | <
1 | Khách sạn Sông Châu | Số 1 đường Phạm Ngũ Lão, phường Phố Hiến | 3 sao | 62 | 98 | '02213.866.001
2 | Khách sạn Hoàng Gia TB | Số 20 Hoàng Công Chất, phường Thái Bình | 4 Sao | 118 | 190 | '02273.666.002
3 | Khách sạn Phố Nối Xanh | Phố Nối, phường Mỹ Hào | Chưa xếp hạng | 24 | 36 | '02213.943.003
Cộng | | | | 204 | 324 |
Nhà nghỉ du lịch | < | < | < | < | < | <
4 | Nhà nghỉ Bình Minh | Thôn Cao, xã Lương Bằng | - | 11 | 14 | '0915.000.004
5 | Nhà nghỉ Đồng Châu | Thôn Hải Nhuận, xã Đồng Châu | - | 18 | 30 | '02273.823.005
Cộng | | | | 29 | 44 |
Tổng cộng | | | | 233 | 368 |
"""
        ),
        """
n | ten | loai | dia_chi | hang | so_phong | dien_thoai
5 | Khách sạn Sông Châu | Khách sạn | Số 1 đường Phạm Ngũ Lão, phường Phố Hiến | 3 sao | 62 | '02213.866.001
6 | Khách sạn Hoàng Gia TB | Khách sạn | Số 20 Hoàng Công Chất, phường Thái Bình | 4 sao | 118 | '02273.666.002
7 | Khách sạn Phố Nối Xanh | Khách sạn | Phố Nối, phường Mỹ Hào | Chưa xếp hạng | 24 | '02213.943.003
10 | Nhà nghỉ Bình Minh | Nhà nghỉ du lịch | Thôn Cao, xã Lương Bằng | | 11 | '0915.000.004
11 | Nhà nghỉ Đồng Châu | Nhà nghỉ du lịch | Thôn Hải Nhuận, xã Đồng Châu | | 18 | '02273.823.005
""",
        note="XML Spreadsheet named .xls, kinds as group rows without numbers, a subtotal after each, buồng for phòng",
    ),
    case(
        "cong_trinh_van_hoa_cp1258",
        "cong-trinh-van-hoa",
        "thiet che vh.csv",
        text(
            """
Báo cáo thiết chế văn hóa cấp tỉnh;;;;;
STT;Tên công trình;Loại công trình;Địa điểm;Điện thoại;Số ghế
1;Nhà hát Chèo Sông Hồng;Nhà hát;Đường Tây Sơn, phường Phố Hiến;02213.862.101;550
2;Rạp Bồ Xuyên;Rạp chiếu phim;Số 30 Trần Thái Tông, phường Trần Hưng Đạo;02273.831.102;320
3;Nhà triển lãm Phố Hiến;Nhà triển lãm văn học nghệ thuật;Quảng trường, phường Phố Hiến;;
4;CGH Cinemas Phố Nối;Rạp chiếu phim;Tầng 3 TTTM Phố Nối, phường Mỹ Hào;19006104;780
;Tổng;;;;1650
""".replace(";", " | "),
            encoding="cp1258",
            separator=";",
            spell=to_cp1258,
        ),
        """
n | ten | loai_hinh | dia_diem | dien_thoai
3 | Nhà hát Chèo Sông Hồng | Nhà hát | Đường Tây Sơn, phường Phố Hiến | '02213.862.101
4 | Rạp Bồ Xuyên | Rạp chiếu phim | Số 30 Trần Thái Tông, phường Trần Hưng Đạo | '02273.831.102
5 | Nhà triển lãm Phố Hiến | Nhà triển lãm văn học nghệ thuật | Quảng trường, phường Phố Hiến
6 | CGH Cinemas Phố Nối | Rạp chiếu phim | Tầng 3 TTTM Phố Nối, phường Mỹ Hào | '19006104
""",
        note="semicolons and Windows-1258 as Excel of an old Vietnamese Windows saves it, a title line, a total line",
    ),
    case(
        "lu_hanh_duoc_cap_phep_licence_columns",
        "cong-ty-lu-hanh-duoc-cap-phep",
        "DN lữ hành được cấp GP.xlsx",
        xlsx(
            """
 | DANH SÁCH DOANH NGHIỆP ĐƯỢC CẤP GIẤY PHÉP KINH DOANH DỊCH VỤ LỮ HÀNH | < | < | < | < | <

 | TÊN CÔNG TY | ĐỊA CHỈ TRỤ SỞ | GIẤY PHÉP | < | PHẠM VI KINH DOANH | ĐIỆN THOẠI / FAX | EMAIL
 | ^ | ^ | SỐ | NGÀY CẤP | ^ | ^ | ^
 | CÔNG TY TNHH DU LỊCH CHÂU THỔ | Số 45 đường Điện Biên, phường Phố Hiến | 33-011/2023/SDL-GPLHNĐ | @2023-05-22 | LỮ HÀNH NỘI ĐỊA | '0221.3555.201 | info@chautho.example.vn
 | CÔNG TY CP LỮ HÀNH ĐỒNG BẰNG | Số 102 Lý Thường Kiệt, phường Trần Lãm | 34-0202/2022/TCDL-GPLHQT | '30/11/2022 | LỮ HÀNH QUỐC TẾ | '0227.3644.202 | info@dongbang.example.vn

 | CÔNG TY TNHH DU LỊCH NHÃN LỒNG | Thôn Nễ Châu, phường Hồng Châu | 33-014/2024/SDL-GPLHNĐ | @2024-08-09 | LỮ HÀNH NỘI ĐỊA | '0221.3555.203 | -
"""
        ),
        """
n | ten | dia_chi | so_giay_phep | ngay_cap | pham_vi | dien_thoai
5 | CÔNG TY TNHH DU LỊCH CHÂU THỔ | Số 45 đường Điện Biên, phường Phố Hiến | 33-011/2023/SDL-GPLHNĐ | 2023-05-22 | Lữ hành nội địa | '0221.3555.201
6 | CÔNG TY CP LỮ HÀNH ĐỒNG BẰNG | Số 102 Lý Thường Kiệt, phường Trần Lãm | 34-0202/2022/TCDL-GPLHQT | 2022-11-30 | Lữ hành quốc tế | '0227.3644.202
8 | CÔNG TY TNHH DU LỊCH NHÃN LỒNG | Thôn Nễ Châu, phường Hồng Châu | 33-014/2024/SDL-GPLHNĐ | 2024-08-09 | Lữ hành nội địa | '0221.3555.203
""",
        note="all in capitals, no STT, an empty first column, 'GIẤY PHÉP > SỐ', a blank row between, e-mail",
    ),
    case(
        "lu_hanh_decomposed_with_bom",
        "doanh-nghiep-lu-hanh",
        "lu hanh (Mac).csv",
        text(
            """
Tên doanh nghiệp | Người đại diện | Địa chỉ trụ sở | Điện thoại | Phạm vi | Website | Mã số DN
Công ty Du lịch Hương Nhãn | Ông Đào Xuân Thủy | Số 7 Bạch Đằng, phường Hồng Châu | 0221 3555 301 | Lữ hành nội địa | https://huongnhan.example.vn | '0901000301
Công ty Lữ hành Biển Vàng | Bà Tô Thị Diễm | Thôn Ấp, xã Đồng Châu | 0227 3823 302 | Lữ hành nội địa và quốc tế | | '1001000302
Chi nhánh Công ty Du lịch Sao Đôi | Ông Lê Trọng Tấn | Phố Nối, phường Mỹ Hào | | Lữ hành quốc tế | https://saodoi.example.vn | '0101000303
""",
            spell=to_nfd,
            before="\N{BYTE ORDER MARK}",
            newline="\n",
            quote_all=True,
        ),
        """
n | ten | dia_chi | dien_thoai | pham_vi | website
2 | Công ty Du lịch Hương Nhãn | Số 7 Bạch Đằng, phường Hồng Châu | '0221 3555 301 | Lữ hành nội địa | https://huongnhan.example.vn
3 | Công ty Lữ hành Biển Vàng | Thôn Ấp, xã Đồng Châu | '0227 3823 302 | Lữ hành nội địa và quốc tế
4 | Chi nhánh Công ty Du lịch Sao Đôi | Phố Nối, phường Mỹ Hào | | Lữ hành quốc tế | https://saodoi.example.vn
""",
        note="decomposed letters, everything quoted, byte order mark, line feeds only, representatives and tax numbers beside",
    ),
    case(
        "mua_sam_html_with_rowspans",
        "khu-mua-sam-vui-choi-giai-tri",
        "export_20250930.xls",
        html(
            """
TT | Tên cơ sở | Loại dịch vụ | Đơn vị hành chính | Địa chỉ | Giờ hoạt động | Hotline | Diện tích (m2)
1 | Trung tâm thương mại Phố Hiến Plaza | Mua sắm | Phường Phố Hiến | Số 99 Nguyễn Văn Linh | 8h00 - 22h00 | '0221.3777.401 | '12.500
2 | Công viên nước Sen Hồng | Vui chơi, giải trí | ^ | Đường Tô Hiệu | Tháng 4 - tháng 9 | '0221.3777.402 | '30.000
3 | Tổ hợp Ocean Gate | Tổng hợp | Xã Nghĩa Trụ | Khu đô thị phía Đông | 9h - 23h | '0221.3777.403 | '85.000
4 | Khu vui chơi Kid Town | VUI CHƠI, GIẢI TRÍ | ^ | Tầng 2, chợ Đường Cái | ^ | - | 450
"""
        ),
        """
n | ten | loai | dia_ban | dia_chi | gio_mo_cua | dien_thoai
2 | Trung tâm thương mại Phố Hiến Plaza | Mua sắm | Phường Phố Hiến | Số 99 Nguyễn Văn Linh | 8h00 - 22h00 | '0221.3777.401
3 | Công viên nước Sen Hồng | Vui chơi, giải trí | Phường Phố Hiến | Đường Tô Hiệu | Tháng 4 - tháng 9 | '0221.3777.402
4 | Tổ hợp Ocean Gate | Tổng hợp | Xã Nghĩa Trụ | Khu đô thị phía Đông | 9h - 23h | '0221.3777.403
5 | Khu vui chơi Kid Town | Vui chơi, giải trí | Xã Nghĩa Trụ | Tầng 2, chợ Đường Cái | 9h - 23h
""",
        note="an HTML export with merged communes and hours, 'Hotline' for the telephone",
    ),
)
