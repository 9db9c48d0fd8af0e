"""Economy, industry and finance: enterprises, cooperatives, zones, land prices, budget, auctions, interest."""

from __future__ import annotations

from tests.corpus.alphabets import to_vni
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import html, ods, text

CASES = (
    case(
        "hop_tac_xa_two_headings_of_telephone",
        "hop-tac-xa",
        "DS HTX xa Nam Dong Hung.xlsx",
        xlsx(
            """
UBND XÃ NAM ĐÔNG HƯNG | < | < | < | < | <
DANH SÁCH HỢP TÁC XÃ TRÊN ĐỊA BÀN (tính đến 31/8/2025) | < | < | < | < | <
TT | Tên hợp tác xã | Trụ sở chính | Giám đốc HTX | < | ĐT trụ sở
^ | ^ | ^ | Họ và tên | Điện thoại | ^
1 | HTX DVNN Đông Động | Thôn Khuốc, xã Nam Đông Hưng | Vũ Văn Kha | '0977.100.071 | 2273851071
2 | HTX rau sạch Đông Á | Thôn Trưng Trắc, xã Nam Đông Hưng | Lê Thị Mận | '0977.100.072 | 2273851072
"""
        ),
        """
n | ten | dia_chi | dien_thoai
5 | HTX DVNN Đông Động | Thôn Khuốc, xã Nam Đông Hưng | '02273851071
6 | HTX rau sạch Đông Á | Thôn Trưng Trắc, xã Nam Đông Hưng | '02273851072
""",
        note="the director's own telephone beneath 'Giám đốc HTX', the office's line beside",
    ),
    case(
        "doanh_nghiep_kinds_as_sheets",
        "doanh-nghiep-dang-ky",
        "Tinh hinh DN thang 7.xlsx",
        xlsx_by_program(
            Sheet(
                "Đăng ký mới",
                """
TT | Tên doanh nghiệp | MSDN | Địa chỉ | Vốn ĐL (tr.đ)
1 | CÔNG TY TNHH MINH KHAI XANH | '0901239001 | Thôn Ngọc, xã Như Quỳnh | '1.900
2 | CÔNG TY TNHH TM&DV TRÀ LÝ | '1001239002 | Số 8 Lê Lợi, phường Trà Lý | 500
""",
            ),
            Sheet(
                "Tạm ngừng",
                """
TT | Tên doanh nghiệp | MSDN | Địa chỉ | Từ ngày
1 | CÔNG TY CP BAO BÌ SÔNG HỒNG | '0900200003 | Khu 2, xã Lương Bằng | 01/7/2025
""",
            ),
            Sheet("Giải thể", "TT | Tên doanh nghiệp | MSDN | Địa chỉ | Ngày giải thể\n"),
        ),
        """
sheet | n | ten | dia_chi | loai
Đăng ký mới | 2 | CÔNG TY TNHH MINH KHAI XANH | Thôn Ngọc, xã Như Quỳnh | Đăng ký mới
Đăng ký mới | 3 | CÔNG TY TNHH TM&DV TRÀ LÝ | Số 8 Lê Lợi, phường Trà Lý | Đăng ký mới
Tạm ngừng | 2 | CÔNG TY CP BAO BÌ SÔNG HỒNG | Khu 2, xã Lương Bằng | Tạm ngừng
""",
        note="one sheet for each kind, one of them without rows",
    ),
    case(
        "doanh_nghiep_kcn_zones_as_group_rows",
        "doanh-nghiep-khu-cong-nghiep",
        "DN trong KCN.xls",
        xls(
            Sheet(
                "KCN",
                """
BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP
DANH SÁCH DOANH NGHIỆP, DỰ ÁN ĐẦU TƯ TRONG KHU CÔNG NGHIỆP

STT | Tên doanh nghiệp | Quốc gia | Lĩnh vực hoạt động | Vốn (triệu USD)
I | Khu công nghiệp Phố Nối A | | | '812,5
1 | Công ty TNHH Điện tử Hoa Sen | Nhật Bản | Sản xuất linh kiện điện tử | '45,2
2 | Công ty CP Thép Đồng Tiến | Việt Nam | Thép xây dựng | '120
II | Khu công nghiệp Thăng Long II | | | '3.100
1 | Công ty TNHH Ống đồng Kyo | Nhật Bản | Ống đồng | '96,75
""",
            )
        ),
        """
n | ten | dia_diem | linh_vuc
6 | Công ty TNHH Điện tử Hoa Sen | Khu công nghiệp Phố Nối A | Sản xuất linh kiện điện tử
7 | Công ty CP Thép Đồng Tiến | Khu công nghiệp Phố Nối A | Thép xây dựng
9 | Công ty TNHH Ống đồng Kyo | Khu công nghiệp Thăng Long II | Ống đồng
""",
        note="the required industrial zone stands in group rows, with sums of capital",
    ),
    case(
        "doanh_nghiep_ccn_merged_cluster",
        "doanh-nghiep-cum-cong-nghiep",
        "DN CCN.ods",
        ods(
            (
                "DN CCN",
                """
DOANH NGHIỆP ĐANG HOẠT ĐỘNG TẠI CỤM CÔNG NGHIỆP | < | < | <
Cụm công nghiệp | Tên DN | Địa chỉ | Quy mô
CCN Minh Khai | Công ty TNHH Nhựa Như Quỳnh | Lô 3, CCN Minh Khai, xã Như Quỳnh | 1,2 ha; 85 lao động
^ | Cơ sở Tái chế Thành Đạt | Lô 7, CCN Minh Khai, xã Như Quỳnh | 0,4 ha
CCN Vũ Ninh | Công ty CP Dệt Vũ Ninh | Xã Kiến Xương | 3 ha
""",
            )
        ),
        """
n | ten | cum_cong_nghiep | dia_chi | quy_mo
3 | Công ty TNHH Nhựa Như Quỳnh | CCN Minh Khai | Lô 3, CCN Minh Khai, xã Như Quỳnh | 1,2 ha; 85 lao động
4 | Cơ sở Tái chế Thành Đạt | CCN Minh Khai | Lô 7, CCN Minh Khai, xã Như Quỳnh | 0,4 ha
5 | Công ty CP Dệt Vũ Ninh | CCN Vũ Ninh | Xã Kiến Xương | 3 ha
""",
        note="a merged cluster, sizes in free words",
    ),
    case(
        "website_tax_codes_as_numbers",
        "website-thuong-mai-dien-tu",
        "website tmdt.xlsx",
        xlsx(
            """
STT | Tên miền/Địa chỉ website | Tên thương nhân, tổ chức | MST | ĐT
1 | https://nhanlongpho.example.vn | Công ty TNHH Nhãn Lồng Phố | 901240085 | 2213550081
2 | https://gomvubinh.example.vn | HTX Gốm Vũ Bình | '1001240084 | 0227 3640 082
"""
        ),
        """
n | website | ten | ma_so_thue | dien_thoai
2 | https://nhanlongpho.example.vn | Công ty TNHH Nhãn Lồng Phố | '0901240085 | '02213550081
3 | https://gomvubinh.example.vn | HTX Gốm Vũ Bình | '1001240084 | '0227 3640 082
""",
        note="a tax number that lost its leading 0 as a number, 'Tên miền/Địa chỉ website'",
    ),
    case(
        "xuat_nhap_khau_groups_with_numbers",
        "xuat-nhap-khau",
        "XNK 2024.xlsx",
        xlsx(
            """
MẶT HÀNG XUẤT KHẨU, NHẬP KHẨU CHỦ YẾU NĂM 2024 | < | <
STT | Hàng hóa | Trị giá (nghìn USD)
I | XUẤT KHẨU | '5.120.400
1 | Hàng dệt may | '2.310.000
2 | Linh kiện điện tử | '1.402.500
II | NHẬP KHẨU | '4.870.150
1 | Vải các loại | '812.300
2 | Sắt thép | '640.900
"""
        ),
        """
n | hang_hoa | nhom | nam
4 | Hàng dệt may | Xuất khẩu | 2024
5 | Linh kiện điện tử | Xuất khẩu | 2024
7 | Vải các loại | Nhập khẩu | 2024
8 | Sắt thép | Nhập khẩu | 2024
""",
        note="export and import as group rows with their sums",
    ),
    case(
        "gia_dat_positions_as_columns",
        "gia-dat-phi-nong-nghiep",
        "Bang gia dat o 2026.xlsx",
        xlsx(
            """
BẢNG GIÁ ĐẤT Ở TẠI ĐÔ THỊ NĂM 2026 | < | < | < | <
 | | ĐVT: nghìn đồng/m2 | < | <
STT | Tên đường, phố | Giá đất ở | < | <
^ | ^ | Vị trí 1 | Vị trí 2 | Vị trí 3
I | Phường Hồng Châu
1 | Đường Bạch Đằng: Từ Dốc Đá đến bến phà | '12.500 | '6.250 | '3.800
2 | Đường Phương Cái | 9000 | 4500 |
II | Phường Sơn Nam
1 | Đường Tô Hiệu | '15.000 | '7.500 | '4.500
"""
        ),
        """
n | dia_ban | duong_pho | vi_tri | nam | gia
6 | Phường Hồng Châu | Đường Bạch Đằng: Từ Dốc Đá đến bến phà | Vị trí 1 | 2026 | 12500000
6 | Phường Hồng Châu | Đường Bạch Đằng: Từ Dốc Đá đến bến phà | Vị trí 2 | 2026 | 6250000
6 | Phường Hồng Châu | Đường Bạch Đằng: Từ Dốc Đá đến bến phà | Vị trí 3 | 2026 | 3800000
7 | Phường Hồng Châu | Đường Phương Cái | Vị trí 1 | 2026 | 9000000
7 | Phường Hồng Châu | Đường Phương Cái | Vị trí 2 | 2026 | 4500000
9 | Phường Sơn Nam | Đường Tô Hiệu | Vị trí 1 | 2026 | 15000000
9 | Phường Sơn Nam | Đường Tô Hiệu | Vị trí 2 | 2026 | 7500000
9 | Phường Sơn Nam | Đường Tô Hiệu | Vị trí 3 | 2026 | 4500000
""",
        note="positions of land as columns, thousands of đồng above the table, wards as group rows",
    ),
    case(
        "ngan_sach_years_of_another_kind",
        "cong-khai-ngan-sach",
        "Cong khai du toan 2025.xls",
        html(
            """
STT | Nội dung | Dự toán năm 2025
A | TỔNG NGUỒN THU NSĐP | 22.150.400
I | Thu NSĐP được hưởng theo phân cấp | 18.020.150
II | Thu bổ sung từ ngân sách cấp trên | 4.130.250
B | TỔNG CHI NSĐP | 22.150.400
""",
            head="<p>UBND TỈNH HƯNG YÊN</p><p>CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2025</p><p>Đơn vị: Triệu đồng</p>",
        ),
        stops="Số tiền|Loại|Năm",
        note="the kind, the year and the amount are one heading: 'Dự toán năm 2025'",
    ),
    case(
        "dau_gia_days_with_words",
        "dau-gia-tai-san",
        "Thong bao dau gia.xlsx",
        xlsx(
            """
TỔNG HỢP THÔNG BÁO ĐẤU GIÁ TÀI SẢN | < | < | < | <
TT | Tên tài sản | Tổ chức đấu giá | Ngày thông báo | Ngày đấu giá
1 | Quyền sử dụng 12 lô đất ở thôn Đồng Thanh | Trung tâm Dịch vụ đấu giá tài sản tỉnh | @2025-07-01 | @2025-07-22
2 | Xe ô tô tải biển 89C-000.85 | Công ty Đấu giá hợp danh Phố Hiến | ngày 03/7/2025 | 8h00 ngày 25/7/2025
3 | Vật tư thu hồi trạm bơm Văn Thai | nt | '05.7.2025 | '28.7.2025
"""
        ),
        """
n | ten | ngay_thong_bao | ngay_dau_gia | to_chuc_dau_gia
3 | Quyền sử dụng 12 lô đất ở thôn Đồng Thanh | 2025-07-01 | 2025-07-22 | Trung tâm Dịch vụ đấu giá tài sản tỉnh
4 | Xe ô tô tải biển 89C-000.85 | 2025-07-03 | 2025-07-25 | Công ty Đấu giá hợp danh Phố Hiến
5 | Vật tư thu hồi trạm bơm Văn Thai | 2025-07-05 | 2025-07-28 | Công ty Đấu giá hợp danh Phố Hiến
""",
        note="a day with its hour before it, days with points, nt",
    ),
    case(
        "lai_suat_vni_text",
        "lai-suat-tien-gui",
        "laisuat.txt",
        text(
            """
Tên tổ chức tín dụng | Kỳ hạn | Ngày áp dụng | Mức lãi suất tối đa (%/năm)
Ngân hàng Đồng Bằng - Chi nhánh Hưng Yên | Không kỳ hạn | 19/06/2023 | 0,5
Ngân hàng Đồng Bằng - Chi nhánh Hưng Yên | Từ 1 tháng đến dưới 6 tháng | 19/06/2023 | 4,75
Quỹ tín dụng nhân dân Dân Tiến | Từ 1 tháng đến dưới 6 tháng | 19/06/2023 | 5,25
""",
            encoding="latin-1",
            separator="\t",
            spell=to_vni,
        ),
        """
n | ten | ky_han | ngay_ap_dung | lai_suat
2 | Ngân hàng Đồng Bằng - Chi nhánh Hưng Yên | Không kỳ hạn | 2023-06-19 | #0.5
3 | Ngân hàng Đồng Bằng - Chi nhánh Hưng Yên | Từ 1 tháng đến dưới 6 tháng | 2023-06-19 | #4.75
4 | Quỹ tín dụng nhân dân Dân Tiến | Từ 1 tháng đến dưới 6 tháng | 2023-06-19 | #5.25
""",
        note="VNI in a text with tabs; 'Không kỳ hạn' is a value, not nothing",
    ),
)
