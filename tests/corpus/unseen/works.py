"""Works: building, roads, transport companies, telecommunications, as companies and divisions report them."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import dbf, html, ods, text

CASES = (
    case(
        "cap_phep_sheet_per_commune",
        "cap-phep-xay-dung",
        "GPXD quy III-2025.xlsx",
        xlsx(
            Sheet(
                "Phường Phố Hiến",
                """
UBND PHƯỜNG PHỐ HIẾN | < | < | < | < | <
DANH SÁCH GIẤY PHÉP XÂY DỰNG ĐÃ CẤP QUÝ III NĂM 2025 | < | < | < | < | <

STT | Họ tên chủ đầu tư | Giấy phép xây dựng | < | Địa điểm xây dựng | Loại
^ | ^ | Số | Ngày cấp | ^ | ^
(1) | (2) | (3) | (4) | (5) | (6)
1 | Nguyễn Văn Toản | 101/GPXD | 02/7/2025 | Số 12 ngõ 3 đường Bãi Sậy | Nhà ở riêng lẻ đô thị
2 | Công ty CP Hoa Sen Đỏ | 108/GPXD | @2025-08-15 | Đường Tô Hiệu | Công trình
3 | Trần Thị Hợi | 112/GPXD | 35/8/2025 | Số 7 đường Điện Biên | Nhà ở riêng lẻ đô thị
4 | Lê Văn Bảy | 115/GPXD | 10-9-2025 | Số 9 đường Điện Biên | Nhà ở riêng lẻ
""",
            ),
            Sheet(
                "Xã Tân Hưng",
                """
UBND XÃ TÂN HƯNG | < | < | < | < | <
DANH SÁCH GIẤY PHÉP XÂY DỰNG ĐÃ CẤP QUÝ III NĂM 2025 | < | < | < | < | <

STT | Họ tên chủ đầu tư | Giấy phép xây dựng | < | Địa điểm xây dựng | Loại
^ | ^ | Số | Ngày cấp | ^ | ^
(1) | (2) | (3) | (4) | (5) | (6)
1 | Đỗ Văn Lực | 03/GPXD | 21/7/2025 | Thôn Quang Trung, xã Tân Hưng | nhà ở nông thôn
2 | Phạm Thị Nụ | 04/GPXD | ngày 03/9/2025 | Thôn Viên Tiêu, xã Tân Hưng | nt
""",
            ),
        ),
        """
sheet | n | so_giay_phep | ten | dia_chi | loai | ngay_cap
Phường Phố Hiến | 7 | 101/GPXD | Nguyễn Văn Toản | Số 12 ngõ 3 đường Bãi Sậy | Nhà ở riêng lẻ đô thị | 2025-07-02
Phường Phố Hiến | 8 | 108/GPXD | Công ty CP Hoa Sen Đỏ | Đường Tô Hiệu | Công trình | 2025-08-15
Xã Tân Hưng | 7 | 03/GPXD | Đỗ Văn Lực | Thôn Quang Trung, xã Tân Hưng | Nhà ở nông thôn | 2025-07-21
Xã Tân Hưng | 8 | 04/GPXD | Phạm Thị Nụ | Thôn Viên Tiêu, xã Tân Hưng | Nhà ở nông thôn | 2025-09-03
""",
        bad=[(9, "ngay_cap"), (10, "loai")],
        note="a sheet for each commune, number and day beneath one heading; an impossible day, a half-written kind",
    ),
    case(
        "vat_lieu_two_zones_two_months",
        "gia-vat-lieu-xay-dung",
        "Cong bo gia VLXD.xlsx",
        xlsx(
            Sheet(
                "T7.2025",
                """
CÔNG BỐ GIÁ VẬT LIỆU XÂY DỰNG THÁNG 7 NĂM 2025 | < | < | < | < | <
 | | | | Đơn vị tính: nghìn đồng | <
STT | Loại vật liệu xây dựng | Đơn vị | Quy cách, xuất xứ | Khu vực | Giá trước thuế
I | XI MĂNG
1 | Xi măng PCB40 | tấn | TCVN 6260:2020 | Khu vực 1 | 1250
2 | ^ | ^ | ^ | Khu vực 2 | '1.275
II | CÁT
3 | Cát đen đổ nền | m3 | TCVN 7570:2006 | Khu vực 1 | '142,5
""",
            ),
            Sheet(
                "T8.2025",
                """
CÔNG BỐ GIÁ VẬT LIỆU XÂY DỰNG THÁNG 8 NĂM 2025 | < | < | < | < | <
 | | | | Đơn vị tính: nghìn đồng | <
STT | Loại vật liệu xây dựng | Đơn vị | Quy cách, xuất xứ | Khu vực | Giá trước thuế
I | XI MĂNG
1 | Xi măng PCB40 | tấn | TCVN 6260:2020 | Khu vực 1 | 1260
2 | ^ | ^ | ^ | Khu vực 2 | 1290
""",
            ),
        ),
        """
sheet | n | loai | don_vi_tinh | tieu_chuan | khu_vuc | thang | gia
T7.2025 | 5 | Xi măng PCB40 | tấn | TCVN 6260:2020 | Khu vực 1 | 2025-07 | #1250000.0
T7.2025 | 6 | Xi măng PCB40 | tấn | TCVN 6260:2020 | Khu vực 2 | 2025-07 | #1275000.0
T7.2025 | 8 | Cát đen đổ nền | m3 | TCVN 7570:2006 | Khu vực 1 | 2025-07 | #142500.0
T8.2025 | 5 | Xi măng PCB40 | tấn | TCVN 6260:2020 | Khu vực 1 | 2025-08 | #1260000.0
T8.2025 | 6 | Xi măng PCB40 | tấn | TCVN 6260:2020 | Khu vực 2 | 2025-08 | #1290000.0
""",
        note="months in titles and names of sheets, merged materials, thousands of đồng above the table",
    ),
    case(
        "nhan_cong_decisions_by_program",
        "don-gia-nhan-cong",
        "VB don gia nhan cong.xlsx",
        xlsx_by_program(
            """
 | DANH MỤC VĂN BẢN CÔNG BỐ ĐƠN GIÁ NHÂN CÔNG XÂY DỰNG | < | < | <

 | Số, ký hiệu | Ngày, tháng, năm ban hành | Trích yếu nội dung | Cơ quan ban hành
 | 1215/QĐ-SXD | 30/12/2022 | Công bố đơn giá nhân công xây dựng năm 2023 | Sở Xây dựng
 | 88/QĐ-SXD | 16 tháng 01 năm 2024 | Công bố đơn giá nhân công xây dựng năm 2024 | nt
 | 102/QĐ-SXD | 45672 | Công bố đơn giá nhân công xây dựng năm 2025 | nt
"""
        ),
        """
n | so_van_ban | ten | ngay_ban_hanh
4 | 1215/QĐ-SXD | Công bố đơn giá nhân công xây dựng năm 2023 | 2022-12-30
5 | 88/QĐ-SXD | Công bố đơn giá nhân công xây dựng năm 2024 | 2024-01-16
6 | 102/QĐ-SXD | Công bố đơn giá nhân công xây dựng năm 2025 | 2025-01-15
""",
        note="the order number's words of the form for documents, no column for STT, a bare serial number for a day",
    ),
    case(
        "nha_thue_quarters_under_years",
        "chi-so-gia-nha-thue",
        "Chi so gia nha cho thue.ods",
        ods(
            (
                "CS",
                """
CHỈ SỐ GIÁ NHÀ Ở CHO THUÊ
(Kỳ gốc 2020 = 100%)
Năm | Quý | Chỉ số giá nhà ở cho thuê (%)
2024 | Quý I | #101.25
^ | Quý II | '101,9
^ | Quý III | '102,35%
^ | Quý IV | 103
2025 | Quý I | '103,6
^ | Quý II | -
""",
            ),
        ),
        """
n | quy | chi_so
4 | 2024-Q1 | #101.25
5 | 2024-Q2 | #101.9
6 | 2024-Q3 | #102.35
7 | 2024-Q4 | #103.0
8 | 2025-Q1 | #103.6
""",
        bad=[(9, "chi_so")],
        note="year and quarter in two columns, the year merged down; an index that is not there yet",
    ),
    case(
        "van_tai_co_dinh_no_name",
        "tuyen-van-tai-co-dinh",
        "Tuyen co dinh.csv",
        text(
            """
Mã số;Bến xe nơi đi;Bến xe nơi đến;Cự ly (km);Giá vé
2233.1111.A;Bến xe Hưng Yên;Bến xe Giáp Bát;64;85.000
1734.1211.A;Bến xe Thái Bình;Bến xe Mỹ Đình;118;120.000
""".replace(";", "|"),
            separator=";",
        ),
        stops="Tên tuyến",
        note="routes known by their two stations only: no column for the required name",
    ),
    case(
        "cam_do_xe_tcvn3_without_fonts",
        "tuyen-duong-cam-do-xe",
        "cam do xe.xls",
        xls(
            Sheet(
                "Tuyen cam",
                """
DANH MỤC TUYẾN ĐƯỜNG CẤM ĐỖ XE

Số TT | Tuyến đường | Đoạn đường | Giờ cấm | Ghi chú
1 | Đường Nguyễn Văn Linh | Từ nút giao Phố Hiến đến cầu Chui | 6h30 - 8h00; 16h30 - 18h30 | cả hai chiều
2 | Đường Điện Biên | Từ chợ Phố Hiến đến phố Bắc Thành | Cả ngày | chiều đi
3 | Phố Trưng Trắc | Toàn tuyến | 6h30 - 8h00 | chiều đi
4 | Đường Lý Bôn | Từ cầu Bo đến ngã tư An Tập | Cả ngày | chiều về
""",
                legacy={"*": "tcvn3"},
                fonts=False,
            )
        ),
        """
n | tuyen | doan | gio_cam
4 | Đường Nguyễn Văn Linh | Từ nút giao Phố Hiến đến cầu Chui | 6h30 - 8h00; 16h30 - 18h30
5 | Đường Điện Biên | Từ chợ Phố Hiến đến phố Bắc Thành | Cả ngày
6 | Phố Trưng Trắc | Toàn tuyến | 6h30 - 8h00
7 | Đường Lý Bôn | Từ cầu Bo đến ngã tư An Tập | Cả ngày
""",
        note="TCVN3 letters under a Unicode font, as a copied sheet has them",
    ),
    case(
        "xe_may_chuyen_dung_years_across",
        "dang-ky-xe-may-chuyen-dung",
        "Bao cao XMCD.xlsx",
        xlsx(
            """
SỞ XÂY DỰNG HƯNG YÊN | < | < | < | <
BÁO CÁO SỐ LƯỢNG XE MÁY CHUYÊN DÙNG | < | < | < | <
 | | | | Đơn vị: xe
TT | Loại | Số lượng | < | <
^ | ^ | 2022 | 2023 | 2024
1 | Cấp | 131 | 152 | '1.048
2 | Đổi | 12 | 19 | 23
3 | Di chuyển | 30 | - | 41
4 | Thu hồi | 5 | 0 | 2
Tổng | < | =SUM(C6:C9)~178 | =SUM(D6:D9)~171 | =SUM(E6:E9)~1114
"""
        ),
        """
n | loai | nam | so_luong
6 | Cấp | 2022 | 131
6 | Cấp | 2023 | 152
6 | Cấp | 2024 | 1048
7 | Đổi | 2022 | 12
7 | Đổi | 2023 | 19
7 | Đổi | 2024 | 23
8 | Di chuyển | 2022 | 30
8 | Di chuyển | 2024 | 41
9 | Thu hồi | 2022 | 5
9 | Thu hồi | 2023 | 0
9 | Thu hồi | 2024 | 2
""",
        note="years beneath the number, a dash, a total by formula over both first columns",
    ),
    case(
        "van_tai_html_bilingual_headings",
        "doanh-nghiep-van-tai",
        "Export_DNVT.xls",
        html(
            """
STT | Tên doanh nghiệp\\n(Company) | Họ và tên chủ doanh nghiệp\\n(Owner) | Số điện thoại\\n(Tel.) | Hàng hóa vận chuyển chính\\n(Main goods) | Số phương tiện\\n(Vehicles)
1 | Công ty TNHH Vận tải Hải Sâm | Đoàn Văn Hải | 2213985501 | Vật liệu xây dựng | 24
2 | Công ty CP Logistics Phố Nối | Bùi Thị Tuyết | '0221 3985 502 | Hàng công-ten-nơ | 61
3 | HTX Vận tải Tân Tiến | Vũ Đình Khang | - | " | 17
"""
        ),
        """
n | ten | chu_doanh_nghiep | dien_thoai | loai_hang_hoa
2 | Công ty TNHH Vận tải Hải Sâm | Đoàn Văn Hải | '02213985501 | Vật liệu xây dựng
3 | Công ty CP Logistics Phố Nối | Bùi Thị Tuyết | '0221 3985 502 | Hàng công-ten-nơ
4 | HTX Vận tải Tân Tiến | Vũ Đình Khang | | Hàng công-ten-nơ
""",
        note="headings in two languages over two lines, a ditto mark, a telephone without 0",
    ),
    case(
        "ga_duong_sat_bad_telephone",
        "ga-duong-sat",
        "ga.xlsx",
        xlsx(
            """
STT | Nhà ga | < | < | Thuộc tuyến đường sắt
^ | Tên ga | Địa chỉ | Điện thoại | ^
1 | Ga Lạc Đạo | Thôn Ga, xã Lạc Đạo | 2213980101 | Hà Nội - Hải Phòng
2 | Ga Tuấn Lương | Xã Đại Đồng | 2213 | nt
3 | Ga Phú Thụy | Xã Như Quỳnh | 0221.3980.103 | nt
"""
        ),
        """
n | ten | dia_chi | dien_thoai | tuyen
3 | Ga Lạc Đạo | Thôn Ga, xã Lạc Đạo | '02213980101 | Hà Nội - Hải Phòng
5 | Ga Phú Thụy | Xã Như Quỳnh | '0221.3980.103 | Hà Nội - Hải Phòng
""",
        bad=[(4, "dien_thoai")],
        note="a telephone of four figures; 'nt' below the row that is bad",
    ),
    case(
        "taxi_exchange_numbers",
        "hang-taxi",
        "Taxi 6-2025.xlsx",
        xlsx(
            """
DANH SÁCH CÁC HÃNG TAXI HOẠT ĐỘNG TRÊN ĐỊA BÀN TỈNH | < | < | < | < | <

TT | Hãng taxi | Số lượng xe | < | < | Số điện thoại tổng đài
^ | ^ | Xe 5 chỗ | Xe 7 chỗ | Tổng số xe | ^
1 | Taxi Phố Hiến Xanh | 60 | 25 | =C5+D5~85 | 2213868686
2 | Taxi Sông Luộc | 18 | 6 | =C6+D6~24 | '0221 3 82 82 82
3 | Taxi điện Trà Lý | 110 | 0 | =C7+D7~110 | '1900 1234
 | Cộng: | =SUM(C5:C7)~188 | =SUM(D5:D7)~31 | =SUM(E5:E7)~219 |
"""
        ),
        """
n | ten | so_luong_xe | dien_thoai
5 | Taxi Phố Hiến Xanh | 85 | '02213868686
6 | Taxi Sông Luộc | 24 | '0221 3 82 82 82
7 | Taxi điện Trà Lý | 110 | '1900 1234
""",
        note="the number of cars by seats and in all, of which the sum is the field; exchanges, one of 1900",
    ),
    case(
        "camera_utf16_with_a_blank",
        "camera-giam-sat-giao-thong",
        "camera.txt",
        text(
            """
STT | Vị trí lắp đặt | Xã/Phường | Latitude | Longitude | Loại camera
1 | Nút giao QL5 - ĐT387 | Phường Mỹ Hào | '20.9312 | '106.0571 | PTZ
2 | | Phường Mỹ Hào | '20.9325 | '106.0602 | PTZ
3 | Ngã tư Chợ Gạo | Phường Phố Hiến | '20.6571 | '106.0513 | Cố định
4 | Cầu Triều Dương | Xã Tiên Lữ | | | Cố định
""",
            encoding="utf-16",
            separator="\t",
        ),
        """
n | dia_diem
2 | Nút giao QL5 - ĐT387
4 | Ngã tư Chợ Gạo
5 | Cầu Triều Dương
""",
        bad=[(3, "dia_diem")],
        note="tabs in UTF-16, one camera without its place, one without coordinates",
    ),
    case(
        "cua_hang_vien_thong_vni",
        "cua-hang-vien-thong",
        "CHVT VNI.xls",
        xls(
            Sheet(
                "DS",
                """
CÔNG TY VIỄN THÔNG HƯNG YÊN
DANH SÁCH CỬA HÀNG GIAO DỊCH

TT | Điểm giao dịch | Địa chỉ liên hệ | Điện thoại liên hệ | Giờ làm việc
I | Khu vực Phố Hiến
1 | Cửa hàng Viễn thông Phố Hiến | Số 4 đường Chùa Chuông, phường Phố Hiến | '02213 851 111 | 7h30-17h30
2 | Cửa hàng Viễn thông Kim Động | Phố Lương Bằng, xã Lương Bằng | '02213 852 222 | nt
II | Khu vực Mỹ Hào
3 | Cửa hàng Viễn thông Bần | Phố Bần, phường Mỹ Hào | '02213 853 333 | nt
""",
                legacy={"*": "vni"},
            )
        ),
        """
n | ten | dia_chi | dien_thoai
6 | Cửa hàng Viễn thông Phố Hiến | Số 4 đường Chùa Chuông, phường Phố Hiến | '02213 851 111
7 | Cửa hàng Viễn thông Kim Động | Phố Lương Bằng, xã Lương Bằng | '02213 852 222
9 | Cửa hàng Viễn thông Bần | Phố Bần, phường Mỹ Hào | '02213 853 333
""",
        note="VNI-Times, areas as groups that no field has, 'Điểm giao dịch' for the name",
    ),
    case(
        "tro_choi_hours_from_to",
        "diem-tro-choi-dien-tu",
        "Diem game 2025.xlsx",
        xlsx(
            """
BIỂU TỔNG HỢP ĐIỂM CUNG CẤP DỊCH VỤ TRÒ CHƠI ĐIỆN TỬ CÔNG CỘNG | < | < | < | < | < | < | <
STT | Tên điểm | Chủ điểm | < | Địa chỉ | Dịch vụ | Thời gian hoạt động | <
^ | ^ | Họ và tên | Điện thoại | ^ | ^ | Giờ mở cửa | Giờ đóng cửa
1 | Cyber Rồng Lửa | Trần Văn Hùng | '0912 777 101 | Thôn Đông Tảo, xã Việt Tiến | Trò chơi G1 | 8h | 22h00
2 | Game 88 | Lê Thị Tuyết | '0912 777 102 | Phố Nối, phường Mỹ Hào | Trò chơi G1, internet | @08:30 | @22:00
3 | Net Bình An | Vũ Văn Bình | '0912 777 103 | Xã Kiến Xương | Trò chơi G1 | 7h30' | 25h00
4 | Net Sông Hồng | Đào Văn Sáng | | Xã Mễ Sở | Internet | '08:00 | '21 giờ 30
"""
        ),
        """
n | ten | chu_co_so | dien_thoai | dia_chi | loai_dich_vu | gio_mo_cua | gio_dong_cua
4 | Cyber Rồng Lửa | Trần Văn Hùng | '0912 777 101 | Thôn Đông Tảo, xã Việt Tiến | Trò chơi G1 | 08:00 | 22:00
5 | Game 88 | Lê Thị Tuyết | '0912 777 102 | Phố Nối, phường Mỹ Hào | Trò chơi G1, internet | 08:30 | 22:00
7 | Net Sông Hồng | Đào Văn Sáng | | Xã Mễ Sở | Internet | 08:00 | 21:30
""",
        bad=[(6, "gio_dong_cua")],
        note="name and telephone beneath 'Chủ điểm', hours in every spelling, one that no clock has",
    ),
    case(
        "thue_bao_co_dinh_two_kinds",
        "thue-bao-co-dinh",
        "Thue bao co dinh 2024.xlsx",
        xlsx(
            """
SỐ THUÊ BAO ĐIỆN THOẠI CỐ ĐỊNH NĂM 2024 | < | < | <
STT | Xã, phường | Số lượng thuê bao | <
^ | ^ | Cố định có dây | Cố định không dây
1 | Phường Trần Lãm | 2410 | 320
2 | Phường Trà Lý | 1150 | 210
"""
        ),
        stops="thuê bao",
        note="two kinds of subscriptions without their sum: neither is the number of subscriptions",
    ),
    case(
        "thue_bao_di_dong_thousands_dbf",
        "thue-bao-di-dong",
        "TBDD.dbf",
        dbf(
            "STT:N DIA_BAN NAM:N SO_TB:N",
            """
1 | Xã Quỳnh Phụ | 2024 | 31240
2 | Xã Phụ Dực | 2024 | 28750
3 | Xã Nguyễn Du | 2024 | 19804
""",
            encoding="utf-8",
        ),
        """
dia_ban | nam | so_thue_bao
Xã Quỳnh Phụ | 2024 | 31240
Xã Phụ Dực | 2024 | 28750
Xã Nguyễn Du | 2024 | 19804
""",
        numbered=False,
        note="dBase in UTF-8 with a shortened name for the number",
    ),
    case(
        "khu_cong_nghiep_with_prices_in_words",
        "khu-cong-nghiep",
        "Cac KCN moi goi dau tu.xlsx",
        xlsx(
            """
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP | < | < | < | < | < | < | <
THÔNG TIN CÁC KHU CÔNG NGHIỆP | < | < | < | < | < | < | <
Stt | Tên KCN | Địa điểm | Diện tích (ha) | Chủ đầu tư hạ tầng | Giá thuê lại đất gắn với kết cấu hạ tầng | Thời hạn thuê đất | Tỷ lệ lấp đầy (%)
1 | KCN Sông Trà II | Phường Vũ Phúc | '236,5 | Công ty CP Hạ tầng Sông Trà | 95 USD/m2/cả chu kỳ | Đến năm 2073 | 41
2 | KCN Hoa Lư Phố | Xã Quỳnh Phụ | '1.004,8 | Công ty TNHH Hạ tầng Hoa Lư | Thỏa thuận | 50 năm | -
3 | KCN Bãi Sậy | Xã Phạm Ngũ Lão, xã Xuân Trúc | ~ 180 | Công ty CP Bãi Sậy | 85 - 90 USD/m2 | 50 năm | 12
 | Cộng: 3 KCN | | '1.421,3
"""
        ),
        """
n | ten | dia_chi | dien_tich_ha | chu_dau_tu | gia_thue | thoi_han_thue
4 | KCN Sông Trà II | Phường Vũ Phúc | #236.5 | Công ty CP Hạ tầng Sông Trà | 95 USD/m2/cả chu kỳ | Đến năm 2073
5 | KCN Hoa Lư Phố | Xã Quỳnh Phụ | #1004.8 | Công ty TNHH Hạ tầng Hoa Lư | Thỏa thuận | 50 năm
""",
        bad=[(6, "dien_tich_ha")],
        note="prices in words with their currency, thousands with decimals, an area that is about 180",
    ),
)
