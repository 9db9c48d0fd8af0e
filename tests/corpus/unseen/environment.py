"""Environment: minerals, air, soil, water for irrigation, fish stocks."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import html, ods

CASES = (
    case(
        "khong_khi_indicators_as_columns",
        "chat-luong-khong-khi",
        "KQ quan trắc không khí đợt 3.xlsx",
        xlsx(
            """
KẾT QUẢ QUAN TRẮC MÔI TRƯỜNG KHÔNG KHÍ ĐỢT 3 NĂM 2025 | < | < | < | < | <
TT | Vị trí quan trắc | Ngày quan trắc | Chỉ tiêu | < | <
^ | ^ | ^ | SO2 | NO2 | TSP
1 | Cổng KCN Phố Nối A, xã Như Quỳnh | @2025-08-12 | #41.2 | #38.5 | 212
2 | Ngã tư chợ Gạo, phường Phố Hiến | '12/8/2025 | #22.7 | - | 148
"""
        ),
        """
n | ten | ngay_do
4 | Cổng KCN Phố Nối A, xã Như Quỳnh | 2025-08-12
5 | Ngã tư chợ Gạo, phường Phố Hiến | 2025-08-12
""",
        children={
            "ket_qua": (
                "chi_tieu | gia_tri\nSO₂ | #41.2\nNO₂ | #38.5\nTSP | #212.0",
                "chi_tieu | gia_tri\nSO₂ | #22.7\nTSP | #148.0",
            )
        },
        note="indicators of the child table as columns beneath 'Chỉ tiêu'",
    ),
    case(
        "chat_luong_dat_places_merged_over_indicators",
        "chat-luong-dat",
        "Phieu ket qua dat.xlsx",
        xlsx(
            """
KẾT QUẢ PHÂN TÍCH MẪU ĐẤT
STT | Tên vị trí | Ngày quan trắc | Loại hình quan trắc | Chỉ tiêu | Giá trị | Đơn vị tính
1 | Đất lúa thôn Đông, xã Quỳnh An | '05/06/2025 | Đất nông nghiệp | Pb | #18.4 | mg/kg
 | | | | Cu | #22 | mg/kg
 | | | | As | #3.15 | mg/kg
2 | Đất cạnh CCN Minh Khai, xã Như Quỳnh | '06/06/2025 | Đất công nghiệp | Pb | #61.9 | mg/kg
 | | | | Zn | '140,5 | mg/kg
Ghi chú: phân tích tại phòng thí nghiệm VILAS 000 | < | < | < | < | < | <
"""
        ),
        """
n | ten | ngay_do | loai_hinh
3 | Đất lúa thôn Đông, xã Quỳnh An | 2025-06-05 | Đất nông nghiệp
6 | Đất cạnh CCN Minh Khai, xã Như Quỳnh | 2025-06-06 | Đất công nghiệp
""",
        children={
            "ket_qua": (
                "chi_tieu | gia_tri | don_vi_tinh\nPb | #18.4 | mg/kg\nCu | #22.0 | mg/kg\nAs | #3.15 | mg/kg",
                "chi_tieu | gia_tri | don_vi_tinh\nPb | #61.9 | mg/kg\nZn | #140.5 | mg/kg",
            )
        },
        note="a place is written once and left empty (not merged) in the rows of its further indicators",
    ),
    case(
        "khoang_san_licence_number_and_days",
        "giay-phep-khoang-san",
        "GP khoang san con hieu luc.xls",
        html(
            """
TT | Tên tổ chức, cá nhân | Giấy phép khai thác | < | < | Vị trí mỏ | Diện tích (ha)
^ | ^ | Số giấy phép | Ngày cấp | Ngày hết hạn | ^ | ^
1 | Công ty CP Cát Sông Luộc | 1120/GP-UBND | 03/04/2020 | 03/04/2030 | Xã Tống Trân | 12,5
2 | Công ty TNHH Gạch Tiên Lữ | 845/GP-UBND | 19/9/2019 | Đến khi đóng cửa mỏ | Xã Tiên Lữ | 4
3 | HTX Sét Hồng Minh | 77/GP-UBND | 8/1/2024 | 8/1/2029 | Xã Hồng Minh | 3,2
Tổng cộng: 03 giấy phép | < | < | < | < | < | <
"""
        ),
        """
n | so_giay_phep | ten | ngay_cap | ngay_het_han
3 | 1120/GP-UBND | Công ty CP Cát Sông Luộc | 2020-04-03 | 2030-04-03
5 | 77/GP-UBND | HTX Sét Hồng Minh | 2024-01-08 | 2029-01-08
""",
        bad=[(4, "ngay_het_han")],
        note="HTML named .xls; words where a day is expected: that row waits",
    ),
    case(
        "khu_vuc_khoang_san_square_metres",
        "khu-vuc-khoang-san",
        "khu vuc KS.ods",
        ods(
            (
                "Phụ lục",
                """
PHỤ LỤC: CÁC KHU VỰC KHOÁNG SẢN | < | < | < | <
STT | Tên khu vực | Loại khoáng sản | Diện tích (m2) | Ghi chú
I. QUY HOẠCH THĂM DÒ, KHAI THÁC | < | < | < | <
1 | Bãi bồi Phú Hùng Cường | Cát san lấp | 185000 |
2 | Đầm Sét | Sét gạch ngói | '32.500 |
II. KHU VỰC CẤM | < | < | < | <
3 | Hành lang đê tả Hồng | Cát san lấp | 90000 | Bảo vệ đê
III. KHU VỰC TẠM THỜI CẤM | < | < | < | <
4 | Cồn Đen | Cát biển | | Chờ quy hoạch
""",
            )
        ),
        stops="hình",
        note="areas that only a drawing can show, sent as a table: kinds as Roman group rows, square metres",
    ),
    case(
        "nguon_nuoc_thousand_and_million_cubic_metres",
        "nguon-nuoc-thuy-loi",
        "nguon nuoc ho dap.xls",
        xls(
            Sheet(
                "Bieu 2",
                """
CÔNG TY TNHH MTV KHAI THÁC CTTL
BÁO CÁO NGUỒN NƯỚC VÀ KẾ HOẠCH SỬ DỤNG NƯỚC

TT | Địa bàn | Thời điểm | Trữ lượng (triệu m3) | Tình trạng | Ghi chú
1 | Xã Hoàn Long | 15/01/2026 | '1,25 | Đạt 78% thiết kế |
2 | Xã Văn Giang | 15/01/2026 | '0,8 | Đủ nước |
3 | Xã Yên Mỹ | 15/01/2026 | '2 | Đủ nước | Lấy qua cống Xuân Quan
""",
                legacy={"*": "tcvn3"},
            )
        ),
        """
n | dia_ban | thoi_diem | tru_luong | tinh_trang
5 | Xã Hoàn Long | 15/01/2026 | #1250.0 | Đạt 78% thiết kế
6 | Xã Văn Giang | 15/01/2026 | #800.0 | Đủ nước
7 | Xã Yên Mỹ | 15/01/2026 | #2000.0 | Đủ nước
""",
        note=".VnTime; millions of cubic metres where the field has thousands; a time that is text",
    ),
    case(
        "nguon_loi_two_years_side_by_side",
        "nguon-loi-thuy-san",
        "nguon loi.xlsx",
        xlsx(
            """
ĐIỀU TRA NGUỒN LỢI THỦY SẢN VEN BỜ | < | < | < | < | <
TT | Loài thủy sản | Vùng | Trữ lượng (tấn) | < | Sản lượng cho phép khai thác năm 2024
^ | ^ | ^ | Năm 2023 | Năm 2024 | ^
1 | Ngao trắng | Bãi triều Đồng Châu | '5.200 | '4.950 | 2100
2 | Cáy | Rừng ngập mặn Thái Thụy | 310 | 295 | 120
"""
        ),
        stops="Năm",
        note="one field for two years, another for one of them: nothing that a clerk may settle alone",
    ),
)
