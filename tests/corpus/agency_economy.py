"""Whole files of industry, trade, planning and investment, many habits at once."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import ods, text

CASES = (
    case(
        "markets-of-the-province", "cho", "Mang luoi cho.xlsx",
        xlsx("""
 | SỞ CÔNG THƯƠNG HƯNG YÊN
 | TỔNG HỢP MẠNG LƯỚI CHỢ TRÊN ĐỊA BÀN TỈNH | < | < | < | < | <
 | (Đến 31/12/2024) | < | < | < | < | <

 | STT | Tên chợ | Địa chỉ (thôn, xã) | Hạng chợ | Diện tích (m2) | Số hộ KD
 | I | Huyện Yên Mỹ: 03 chợ | | | '21.500 | 560
 | 1 | Chợ Yên Mỹ | Thị trấn Yên Mỹ | 2 | '9.800 | 310
 | 2 | Chợ Lực Điền | Xã Minh Châu | 3 | '6.500 | 140
 | 3 | Chợ Trai Trang | nt | 3 | '5.200 | 110
 | II | Huyện Ân Thi: 02 chợ | | | '7.900 | 175
 | 1 | Chợ Phủ Ân | Thị trấn Ân Thi | 3 | '4.100 | 98
 | 2 | Chợ Thi (tạm dừng) | Xã Hồ Tùng Mậu | 3 | - | -
 | Tổng cộng: 05 chợ | < | < | | '29.400 | 735

 | Ghi chú: Chợ hạng 1: trên 400 điểm kinh doanh
 | | Người tổng hợp | | Lãnh đạo phòng | <
 | | Bùi Thị Thu | | Nguyễn Đức Long | <
"""),
        """
n | ten | dia_chi
7 | Chợ Yên Mỹ | Thị trấn Yên Mỹ
8 | Chợ Lực Điền | Xã Minh Châu
9 | Chợ Trai Trang | Xã Minh Châu
11 | Chợ Phủ Ân | Thị trấn Ân Thi
12 | Chợ Thi (tạm dừng) | Xã Hồ Tùng Mậu
""",
        note="blank column, districts with counts and subtotals, STT anew in each, ditto, dashes, merged total, names below",
    ),
    case(
        "enterprises-of-the-month", "doanh-nghiep-dang-ky", "DN thang 10.csv",
        text("""
SỞ TÀI CHÍNH | | | | |
PHÒNG ĐĂNG KÝ KINH DOANH | | | | |
DANH SÁCH DOANH NGHIỆP ĐĂNG KÝ THÁNG 10/2025 | | | | |
 | | | | |
STT | TÊN DOANH NGHIỆP | MST | ĐỊA CHỈ TRỤ SỞ CHÍNH | NGÀNH NGHỀ CHÍNH | VỐN ĐL (tr.đ)
I. ĐĂNG KÝ MỚI (3) | | | | |
1 | CÔNG TY TNHH SX & TM "HOÀNG LONG" | 0901234501 | Thôn Hạ, xã Đại Đồng, tỉnh Hưng Yên | Sản xuất bao bì | 9.900
2 | CÔNG TY CỔ PHẦN TỔNG HỢP NAM HÀ | 0901234502 | Xã Việt Yên, tỉnh Hưng Yên | Bán buôn tổng hợp | 1.900
3 | TỔNG CÔNG TY ĐẦU TƯ SÔNG HỒNG | 0901234503 | Đường Tô Hiệu, phường Phố Hiến, tỉnh Hưng Yên | Xây dựng | 150.000
II. TẠM NGỪNG (1) | | | | |
1 | CÔNG TY TNHH DỆT LEN THANH HÀ | 0901234504 | Xã Quỳnh Phụ, tỉnh Hưng Yên | Dệt | 4.500
III. GIẢI THỂ (0) | | | | |
 | Không có | | | |
IV. HOẠT ĐỘNG TRỞ LẠI (1) | | | | |
1 | CÔNG TY TNHH MTV XĂNG DẦU TIÊN HƯNG | 0901234505 | Xã Tiên Hưng, tỉnh Hưng Yên | Bán lẻ xăng dầu | 2.000
TỔNG CỘNG | 5 | | | | 168.300
""", encoding="utf-8-sig"),
        """
n | ten | dia_chi | loai
7 | CÔNG TY TNHH SX & TM "HOÀNG LONG" | Thôn Hạ, xã Đại Đồng, tỉnh Hưng Yên | Đăng ký mới
8 | CÔNG TY CỔ PHẦN TỔNG HỢP NAM HÀ | Xã Việt Yên, tỉnh Hưng Yên | Đăng ký mới
9 | TỔNG CÔNG TY ĐẦU TƯ SÔNG HỒNG | Đường Tô Hiệu, phường Phố Hiến, tỉnh Hưng Yên | Đăng ký mới
11 | CÔNG TY TNHH DỆT LEN THANH HÀ | Xã Quỳnh Phụ, tỉnh Hưng Yên | Tạm ngừng
15 | CÔNG TY TNHH MTV XĂNG DẦU TIÊN HƯNG | Xã Tiên Hưng, tỉnh Hưng Yên | Hoạt động trở lại
""",
        note="kinds as groups in capitals with counts, an empty one with 'Không có', quotation marks, names with TỔNG, total",
    ),
    case(
        "cooperatives-ods", "hop-tac-xa", "HTX nong nghiep.ods",
        ods(("HTX", """
LIÊN MINH HỢP TÁC XÃ TỈNH | < | < | < | <
DANH SÁCH HỢP TÁC XÃ | < | < | < | <
Stt | Tên Hợp tác xã | Người đại diện | Địa chỉ trụ sở | Số điện thoại\\nliên hệ
(1) | (2) | (3) | (4) | (5)
I | Thành phố Hưng Yên | | |
1 | HTX Nhãn lồng Quảng Châu | Đỗ Văn Kha | Thôn 2, xã Quảng Châu | 979112001
2 | HTX DVNN Trung Nghĩa | Phạm Thị Ngà | Xã Trung Nghĩa | '0979.112.002
II | Huyện Văn Giang | | |
3 | HTX Hoa cây cảnh Xuân Quan | Lê Văn Hải | Xã Xuân Quan | '0979 112 003 / 0979 112 004
4 | HTX Cam Vinh Văn Giang | Chu Thị Én | Xã Mễ Sở |
Cộng: 4 HTX | < | < | < | <
 | | | Hưng Yên, ngày .... tháng .... năm 2025 | <
"""), ("Trang_tính2", ""), ("Trang_tính3", "")),
        """
n | ten | dia_chi | dien_thoai
6 | HTX Nhãn lồng Quảng Châu | Thôn 2, xã Quảng Châu | 0979112001
7 | HTX DVNN Trung Nghĩa | Xã Trung Nghĩa | 0979.112.002
9 | HTX Hoa cây cảnh Xuân Quan | Xã Xuân Quan | 0979 112 003 / 0979 112 004
10 | HTX Cam Vinh Văn Giang | Xã Mễ Sở |
""",
        note="OpenDocument, (1)(2), districts, lost zero, two phones with a slash, merged sum, a date left open, empty sheets",
    ),
    case(
        "public-investment-plan", "dau-tu-cong", "Bieu 1 KH von 2025.xlsx",
        xlsx("""
Biểu số 01 | < | < | < | < | <
KẾ HOẠCH ĐẦU TƯ CÔNG NĂM 2025 NGUỒN NGÂN SÁCH TỈNH | < | < | < | < | <
(Kèm theo Nghị quyết số 512/NQ-HĐND ngày 10/12/2024) | < | < | < | < | <
 | | | | Đơn vị tính: tỷ đồng | <
TT | Tên dự án | Chủ đầu tư | Quyết định đầu tư | < | KH vốn năm 2025
^ | ^ | ^ | Số, ngày QĐ | Tổng mức đầu tư | ^
1 | 2 | 3 | 4 | 5 | 6
 | TỔNG SỐ | | | =E9+E13~#2127.25 | 702
A | Lĩnh vực giao thông | | | =E10~#1890.5 | 610
I | Dự án chuyển tiếp | | | =SUM(E11:E12)~#1890.5 | 610
1 | Đường Tân Phúc - Võng Phan (giao ĐT.378) | Ban QLDA ĐTXD tỉnh | 1205/QĐ-UBND 03/6/2022 | #1205.5 | 400
2 | Cải tạo ĐT.377 đoạn km15-km21 | nt | 877/QĐ-UBND 11/5/2023 | 685 | 210
B | Lĩnh vực y tế | | | =E14~#236.75 | 92
I | Dự án khởi công mới | | | =SUM(E15:E16)~#236.75 | 92
1 | Nâng cấp Bệnh viện Đa khoa Phố Nối | Sở Y tế | 2001/QĐ-UBND 05/9/2024 | #198.75 | 75
2 | Trạm y tế xã Tiên Tiến | UBND xã Tiên Tiến | 2002/QĐ-UBND 05/9/2024 | 38 | 17
"""),
        """
n | ten | nam | chu_dau_tu | tong_muc_dau_tu
11 | Đường Tân Phúc - Võng Phan (giao ĐT.378) | 2025 | Ban QLDA ĐTXD tỉnh | #1205500.0
12 | Cải tạo ĐT.377 đoạn km15-km21 | 2025 | Ban QLDA ĐTXD tỉnh | #685000.0
15 | Nâng cấp Bệnh viện Đa khoa Phố Nối | 2025 | Sở Y tế | #198750.0
16 | Trạm y tế xã Tiên Tiến | 2025 | UBND xã Tiên Tiến | #38000.0
""",
        note="year in the title, tỷ above, levels, 1 2 3, total first, branches and kinds with formulas, ditto",
    ),
    case(
        "petrol-stations-xls", "cua-hang-xang-dau", "CHXD.xls",
        xls(Sheet("Danh sach", """
DANH SÁCH CỬA HÀNG BÁN LẺ XĂNG DẦU
STT | Tên cửa hàng | Địa chỉ | Giấy chứng nhận | <
^ | ^ | ^ | Số | Ngày cấp
I | Huyện Văn Lâm | | |
1 | Cửa hàng xăng dầu số 5 | Km 16 Quốc lộ 5, xã Tân Quang | 15/GCN | @2019-03-20
2 | Cửa hàng xăng dầu Lạc Đạo | Đường 385, xã Lạc Đạo | 18/GCN | 20/4/2019
II | Huyện Kiến Xương | | |
3 | Cửa hàng xăng dầu Vũ Quý | Đường 39B, xã Vũ Quý | 44/GCN | 2020
 | Cộng | 03 cửa hàng | |
""", legacy={"B": "tcvn3", "C": "tcvn3"})),
        """
n | ten | dia_chi
5 | Cửa hàng xăng dầu số 5 | Km 16 Quốc lộ 5, xã Tân Quang
6 | Cửa hàng xăng dầu Lạc Đạo | Đường 385, xã Lạc Đạo
8 | Cửa hàng xăng dầu Vũ Quý | Đường 39B, xã Vũ Quý
""",
        note="TCVN3 in two columns beside Unicode, levels, districts, sum with a count in the address column",
    ),
    case(
        "building-materials", "gia-vat-lieu-xay-dung", "Cong bo gia T9-2025.xlsx",
        xlsx_by_program("""
CÔNG BỐ GIÁ VẬT LIỆU XÂY DỰNG THÁNG 9 NĂM 2025 | < | < | < | < | <
(Giá chưa bao gồm thuế VAT) | < | < | < | < | <
STT | Loại vật liệu xây dựng | ĐVT | Tiêu chuẩn kỹ thuật, quy cách, nhà sản xuất, xuất xứ | Khu vực | Giá trước thuế VAT (đồng)
A | XI MĂNG | < | < | < | <
1 | Xi măng PCB40 bao | tấn | TCVN 6260:2020 | Khu vực I | 1.450.000
^ | ^ | ^ | ^ | Khu vực II | 1.465.000
B | CÁT, ĐÁ | < | < | < | <
2 | Cát vàng | m3 | - | Khu vực I | 520000
^ | ^ | ^ | ^ | Khu vực II | #535000.0
3 | Đá 1x2 | m3 | nt | Khu vực I | Liên hệ
"""),
        """
n | khu_vuc | loai | don_vi_tinh | tieu_chuan | thang | gia
5 | Khu vực I | Xi măng PCB40 bao | tấn | TCVN 6260:2020 | 2025-09 | #1450000.0
6 | Khu vực II | Xi măng PCB40 bao | tấn | TCVN 6260:2020 | 2025-09 | #1465000.0
8 | Khu vực I | Cát vàng | m3 | | 2025-09 | #520000.0
9 | Khu vực II | Cát vàng | m3 | | 2025-09 | #535000.0
""",
        bad=[(10, "gia")],
        note="month in the title, groups that are no field, cells merged down, points, 'Liên hệ' instead of a price",
    ),
)  # fmt: skip
