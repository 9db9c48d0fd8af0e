"""Health: food safety, medicines, prices of medicines and services."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xlsx, xlsx_by_program

CASES = (
    case(
        "an_toan_thuc_pham_communes_and_dates",
        "co-so-an-toan-thuc-pham",
        "ATTP quý 3.xlsx",
        xlsx(
            """
CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM
CƠ SỞ ĐƯỢC CẤP GIẤY CHỨNG NHẬN ĐỦ ĐIỀU KIỆN ATTP

TT | Tên cơ sở | Chủ cơ sở | Địa chỉ sản xuất, kinh doanh | Điện thoại | Giấy chứng nhận | < | < | Loại hình KD
 | | | | | Số cấp | Ngày cấp | Hiệu lực đến |
1. Phường Thái Bình | < | < | < | < | < | < | < | <
1 | Nhà hàng Sen Vàng | Hà Văn Lộc | Số 9 Trần Hưng Đạo, phường Thái Bình | '0227.3831.101 | 41/2024/ATTP-CNĐK | @2024-03-15 | @2027-03-15 | Nhà hàng
2 | Bếp ăn Công ty May Trà Lý | Công ty May Trà Lý | Số 128 Lê Quý Đôn, phường Thái Bình | '0227.3831.102 | 42/2024/ATTP-CNĐK | '18/3/2024 | '18/3/2027 | Bếp ăn tập thể
2. Phường Vũ Phúc | < | < | < | < | < | < | < | <
3 | Cơ sở bún bánh Bà Thìn | Lê Thị Thìn | Thôn Sơn Tây, phường Vũ Phúc | '0989.111.103 | 43/2024/ATTP-CNĐK | '02/04/24 | '02/04/27 | Sản xuất
4 | Quán cơm Quê Lúa | Nguyễn Văn Tích | Thôn Trung Hòa, phường Vũ Phúc | '0989.111.104 | 44/2024/ATTP-CNĐK | @2024-04-02 | @2027-04-02 | Quán ăn
Tổng số: 04 cơ sở | < | < | < | < | < | < | < | <
"""
        ),
        """
n | ten | dia_chi | dien_thoai | dia_ban | so_giay_chung_nhan | ngay_cap | ngay_het_han
7 | Nhà hàng Sen Vàng | Số 9 Trần Hưng Đạo, phường Thái Bình | '0227.3831.101 | Phường Thái Bình | 41/2024/ATTP-CNĐK | 2024-03-15 | 2027-03-15
8 | Bếp ăn Công ty May Trà Lý | Số 128 Lê Quý Đôn, phường Thái Bình | '0227.3831.102 | Phường Thái Bình | 42/2024/ATTP-CNĐK | 2024-03-18 | 2027-03-18
10 | Cơ sở bún bánh Bà Thìn | Thôn Sơn Tây, phường Vũ Phúc | '0989.111.103 | Phường Vũ Phúc | 43/2024/ATTP-CNĐK | 2024-04-02 | 2027-04-02
11 | Quán cơm Quê Lúa | Thôn Trung Hòa, phường Vũ Phúc | '0989.111.104 | Phường Vũ Phúc | 44/2024/ATTP-CNĐK | 2024-04-02 | 2027-04-02
""",
        note="'Số cấp' under a merged heading that the others do not share, numbered communes over the full width, years of two digits",
    ),
    case(
        "danh_muc_thuoc_two_lists_in_one_table",
        "danh-muc-thuoc",
        "Phu luc TT05 (trich).xlsx",
        xlsx(
            Sheet(
                "Phụ lục",
                """
Phụ lục
DANH MỤC THUỐC ĐÔNG Y, THUỐC TỪ DƯỢC LIỆU VÀ VỊ THUỐC Y HỌC CỔ TRUYỀN
(Ban hành kèm theo Công văn số 215/SYT-NVD)

Số TT | Nhóm thuốc | Tên thuốc, vị thuốc | Thành phần | Dạng bào chế | Đường dùng | Bộ phận dùng | Tên khoa học | Nguồn gốc | Ghi chú
A | THUỐC ĐÔNG Y, THUỐC TỪ DƯỢC LIỆU | < | < | < | < | < | < | < | <
1 | Nhóm thuốc giải biểu | Cảm xuyên hương | Xuyên khung; Bạch chỉ; Hương phụ | Viên nang | Uống | | | |
2 | ^ | Trà gừng cảm mạo | Gừng; Tía tô | Cốm hòa tan | Uống | | | |
3 | Nhóm thuốc an thần | Dưỡng tâm sen | Tâm sen; Lá vông; Bình vôi | Viên nén | Uống | | | | Ưu tiên
B | VỊ THUỐC Y HỌC CỔ TRUYỀN | < | < | < | < | < | < | < | <
4 | Nhóm phát tán phong hàn | Bạch chỉ | | Sắc, hoàn, tán | Uống | Rễ | Angelica dahurica | Trong nước |
5 | ^ | Quế chi | - | nt | nt | Cành | Cinnamomum cassia | nhập khẩu |
6 | Nhóm thanh nhiệt | Kim ngân hoa | | Sắc | nt | Hoa | Lonicera japonica | Trong nước |
""",
            )
        ),
        """
n | danh_muc | nhom | ten | thanh_phan | dang_bao_che | duong_dung | bo_phan_dung | ten_khoa_hoc | nguon_goc
7 | Thuốc đông y, thuốc từ dược liệu | Nhóm thuốc giải biểu | Cảm xuyên hương | Xuyên khung; Bạch chỉ; Hương phụ | Viên nang | Uống
8 | Thuốc đông y, thuốc từ dược liệu | Nhóm thuốc giải biểu | Trà gừng cảm mạo | Gừng; Tía tô | Cốm hòa tan | Uống
9 | Thuốc đông y, thuốc từ dược liệu | Nhóm thuốc an thần | Dưỡng tâm sen | Tâm sen; Lá vông; Bình vôi | Viên nén | Uống
11 | Vị thuốc y học cổ truyền | Nhóm phát tán phong hàn | Bạch chỉ | | Sắc, hoàn, tán | Uống | Rễ | Angelica dahurica | Trong nước
12 | Vị thuốc y học cổ truyền | Nhóm phát tán phong hàn | Quế chi | | Sắc, hoàn, tán | Uống | Cành | Cinnamomum cassia | Nhập khẩu
13 | Vị thuốc y học cổ truyền | Nhóm thanh nhiệt | Kim ngân hoa | | Sắc | Uống | Hoa | Lonicera japonica | Trong nước
""",
        note="lettered group rows in capitals that are allowed values with a comma inside, merged groups, nt",
    ),
    case(
        "gia_thuoc_half_year_in_the_sheet_name",
        "gia-thuoc",
        "Ke khai gia thuoc.xlsx",
        xlsx_by_program(
            Sheet(
                "6 tháng đầu năm",
                """
BẢNG TỔNG HỢP GIÁ THUỐC NĂM 2025
Đơn vị tính giá: đồng (đã gồm VAT)
STT | SĐK | Tên thuốc | Hoạt chất | Nồng độ,\\nhàm lượng | Dạng bào chế | Quy cách đóng gói | ĐVT | Giá | Cơ sở sản xuất | Nước SX
GIÁ TRÚNG THẦU | < | < | < | < | < | < | < | < | < | <
1 | VD-10001-20 | Hapasan 500 | Paracetamol | 500 mg | Viên nén | Hộp 10 vỉ x 10 viên | viên | 235 | Công ty Dược Sao Hôm | Việt Nam
2 | VD-10002-21 | Amoxhy | Amoxicilin | 250 mg | Gói bột | Hộp 12 gói | gói | '1.450 | ^ | ^
3 | VN-20003-19 | Insulyn R | Insulin người | 100 IU/ml | Dung dịch tiêm | Hộp 1 lọ 10 ml | lọ | '58.900,50 | Nord Pharma | Đan Mạch
GIÁ BÁN LẺ | < | < | < | < | < | < | < | < | < | <
1 | VD-10001-20 | Hapasan 500 | Paracetamol | 500 mg | Viên nén | Hộp 10 vỉ x 10 viên | viên | 400 | Công ty Dược Sao Hôm | Việt Nam
2 | VD-10004-22 | Ho Bổ Phế HY | Cao dược liệu | 125 ml | Siro | Chai 125 ml | chai | '42.000đ | Công ty Dược Phù Sa | Việt Nam
""",
            )
        ),
        """
n | so_dang_ky | ten | hoat_chat | ham_luong | dang_bao_che | quy_cach | don_vi_tinh | gia | nha_san_xuat | nuoc_san_xuat | loai_gia | nam | ky
5 | VD-10001-20 | Hapasan 500 | Paracetamol | 500 mg | Viên nén | Hộp 10 vỉ x 10 viên | viên | 235 | Công ty Dược Sao Hôm | Việt Nam | Giá trúng thầu | 2025 | 6 tháng đầu năm
6 | VD-10002-21 | Amoxhy | Amoxicilin | 250 mg | Gói bột | Hộp 12 gói | gói | 1450 | Công ty Dược Sao Hôm | Việt Nam | Giá trúng thầu | 2025 | 6 tháng đầu năm
7 | VN-20003-19 | Insulyn R | Insulin người | 100 IU/ml | Dung dịch tiêm | Hộp 1 lọ 10 ml | lọ | #58900.5 | Nord Pharma | Đan Mạch | Giá trúng thầu | 2025 | 6 tháng đầu năm
9 | VD-10001-20 | Hapasan 500 | Paracetamol | 500 mg | Viên nén | Hộp 10 vỉ x 10 viên | viên | 400 | Công ty Dược Sao Hôm | Việt Nam | Giá bán lẻ | 2025 | 6 tháng đầu năm
10 | VD-10004-22 | Ho Bổ Phế HY | Cao dược liệu | 125 ml | Siro | Chai 125 ml | chai | 42000 | Công ty Dược Phù Sa | Việt Nam | Giá bán lẻ | 2025 | 6 tháng đầu năm
""",
        note="half-year in the sheet's name, year in the title, kind of price as group rows, numbers typed three ways",
    ),
    case(
        "gia_dich_vu_merged_facilities",
        "gia-dich-vu-kham-benh",
        "Gia DVKT 2025.xlsx",
        xlsx(
            """
BẢNG GIÁ DỊCH VỤ KHÁM BỆNH, CHỮA BỆNH | < | < | < | < | < | < | <
Áp dụng từ 01/01/2025, ĐVT: đồng | < | < | < | < | < | < | <
TT | Tên cơ sở | Địa chỉ | Điện thoại | Mã tương đương | Tên dịch vụ kỹ thuật | Mức giá | Ngày áp dụng
1 | Phòng khám đa khoa An Bình | Số 16 phố Bần, phường Mỹ Hào | '0221.3943.806 | HY.0001 | Khám bệnh | 120000 | @2025-01-01
^ | ^ | ^ | ^ | HY.0002 | Siêu âm ổ bụng | '180.000 | ^
^ | ^ | ^ | ^ | HY.0003 | Chụp X-quang ngực thẳng | '95.000 | ^
2 | Phòng khám Nhi Bống Bang | Số 62 Lê Lợi, phường Thái Bình | '0227.3838.809 | | Khám nhi | 150000 | '15/02/2025
^ | ^ | ^ | ^ | | Khí dung | 40000 | nt
Nguồn: niêm yết tại cơ sở | < | < | < | < | < | < | <
"""
        ),
        """
n | ten | dia_chi | dien_thoai
4 | Phòng khám đa khoa An Bình | Số 16 phố Bần, phường Mỹ Hào | '0221.3943.806
7 | Phòng khám Nhi Bống Bang | Số 62 Lê Lợi, phường Thái Bình | '0227.3838.809
""",
        children={
            "gia_dich_vu": (
                """
ma_dich_vu | ten_dich_vu | gia | ngay_ap_dung
HY.0001 | Khám bệnh | 120000 | 2025-01-01
HY.0002 | Siêu âm ổ bụng | 180000 | 2025-01-01
HY.0003 | Chụp X-quang ngực thẳng | 95000 | 2025-01-01
""",
                """
ten_dich_vu | gia | ngay_ap_dung
Khám nhi | 150000 | 2025-02-15
Khí dung | 40000 | 2025-02-15
""",
            )
        },
        note="services beside a facility that is merged over their rows, one date merged, one repeated with nt",
    ),
)
