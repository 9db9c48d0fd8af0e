"""Agriculture: animals, farms, fish, plans and results, prices, warnings."""

from __future__ import annotations

from tests.corpus.alphabets import to_tcvn3
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import dbf, text

CASES = (
    case(
        "vat_nuoi_kinds_under_a_merged_heading",
        "so-luong-vat-nuoi",
        "Tong hop dan vat nuoi 1-10-2025.xlsx",
        xlsx(
            """
UBND TỈNH HƯNG YÊN | < | < | < | < | <
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG | < | < | < | < | <
TỔNG HỢP ĐÀN VẬT NUÔI NĂM 2025 | < | < | < | < | <
 | | | | ĐVT: con | <
STT | Xã, phường | Loại vật nuôi | < | < | <
^ | ^ | Trâu | Bò | Lợn | Gà
(1) | (2) | (3) | (4) | (5) | (6)
1 | Xã Đức Hợp | 12 | 318 | '2.450 | '61.200
2 | Xã Hiệp Cường | - | 95 | '1.120 | '48.000
3 | Xã Nghĩa Dân | 4 | 0 | 980 | '35.750
 | Tổng cộng | 16 | 413 | '4.550 | '144.950
"""
        ),
        """
n | dia_ban | loai_vat_nuoi | nam | so_luong
8 | Xã Đức Hợp | Trâu | 2025 | 12
8 | Xã Đức Hợp | Bò | 2025 | 318
8 | Xã Đức Hợp | Lợn | 2025 | 2450
8 | Xã Đức Hợp | Gà | 2025 | 61200
9 | Xã Hiệp Cường | Bò | 2025 | 95
9 | Xã Hiệp Cường | Lợn | 2025 | 1120
9 | Xã Hiệp Cường | Gà | 2025 | 48000
10 | Xã Nghĩa Dân | Trâu | 2025 | 4
10 | Xã Nghĩa Dân | Bò | 2025 | 0
10 | Xã Nghĩa Dân | Lợn | 2025 | 980
10 | Xã Nghĩa Dân | Gà | 2025 | 35750
""",
        note="a column for each kind of animal beneath the field's own name, a dash for none, a written 0",
    ),
    case(
        "vat_nuoi_kinds_that_nothing_explains",
        "so-luong-vat-nuoi",
        "chan nuoi xa.xlsx",
        xlsx(
            """
SỐ LIỆU CHĂN NUÔI NĂM 2024

STT | Thôn, xã | Trâu bò | Lợn | Gia cầm | Diện tích ao
1 | Xã Tiên Hoa | 210 | 3410 | 58200 | 41
2 | Xã Tống Trân | 187 | 2960 | 71500 | 38
"""
        ),
        stops="Loại vật nuôi|Số lượng",
        note="kinds of animals and a pond area side by side without a word that says what the numbers are",
    ),
    case(
        "trang_trai_grouped_by_commune",
        "trang-trai-chan-nuoi",
        "DS trang trai quy mo lon.xls",
        xls(
            Sheet(
                "TT quy mo lon",
                """
CHI CỤC CHĂN NUÔI VÀ THÚ Y
DANH SÁCH TRANG TRẠI CHĂN NUÔI QUY MÔ LỚN ĐỦ ĐIỀU KIỆN CHĂN NUÔI

STT | Tên trang trại | Địa chỉ | Điện thoại | Loại vật nuôi | Quy mô\\n(con) | Giấy chứng nhận đủ ĐK | <
^ | ^ | ^ | ^ | ^ | ^ | Số | Ngày cấp
I | Xã Tân Thuận
1 | Công ty TNHH Chăn nuôi Bãi Bồi | Thôn Đại An, xã Tân Thuận | 2273641011 | Lợn | 6200 | 12/GCN-CNTY | 14/03/2023
2 | Trang trại Hải Đăng | Thôn Bồng Lai, xã Tân Thuận | 913222012 | Gà | 80000 | 15/GCN-CNTY | 02/06/2023
II | Xã Vũ Tiên
3 | Trang trại Phú Vinh | Thôn Kiến Xá, xã Vũ Tiên | không | Lợn | 4100 | 21/GCN-CNTY | 11/01/2024
Cộng: 3 trang trại
""",
            )
        ),
        """
n | ten | dia_chi | dien_thoai | giay_chung_nhan
7 | Công ty TNHH Chăn nuôi Bãi Bồi | Thôn Đại An, xã Tân Thuận | '02273641011 | 12/GCN-CNTY
8 | Trang trại Hải Đăng | Thôn Bồng Lai, xã Tân Thuận | '0913222012 | 15/GCN-CNTY
10 | Trang trại Phú Vinh | Thôn Kiến Xá, xã Vũ Tiên | | 21/GCN-CNTY
""",
        note="number and day of a certificate beneath one heading, communes over rows of a dataset without a unit field",
    ),
    case(
        "thuy_san_dbf_with_short_names",
        "co-so-nuoi-trong-thuy-san",
        "NTTS.DBF",
        dbf(
            "STT:N TEN_CO_SO DIA_DIEM LOAI_NUOI DIEN_TICH:N SO_DT",
            """
1 | HTX Thủy sản Cồn Vành | Thôn 4, xã Đồng Châu | Ngao | 42 | '0227.3652.021
2 | Trại tôm Nam Phú | Thôn Hợp Châu, xã Nam Cường | Tôm thẻ chân trắng | 18 | '0227.3652.022
3 | Hộ nuôi Bùi Văn Đảm | Thôn Rạng Đông, xã Đông Tiền Hải | Cá nước lợ | 3 |
""",
            spell=to_tcvn3,
        ),
        """
ten | dia_chi | dien_thoai | loai_nuoi_trong
HTX Thủy sản Cồn Vành | Thôn 4, xã Đồng Châu | '0227.3652.021 | Ngao
Trại tôm Nam Phú | Thôn Hợp Châu, xã Nam Cường | '0227.3652.022 | Tôm thẻ chân trắng
Hộ nuôi Bùi Văn Đảm | Thôn Rạng Đông, xã Đông Tiền Hải | | Cá nước lợ
""",
        numbered=False,
        note="dBase without a code page in TCVN3: LOAI_NUOI, SO_DT, DIA_DIEM",
    ),
    case(
        "phan_bon_and_pesticides_on_two_sheets",
        "phan-bon-thuoc-bvtv",
        "Khuyen cao vu mua 2025.xlsx",
        xlsx(
            Sheet(
                "Phân bón",
                """
DANH MỤC PHÂN BÓN KHUYẾN CÁO SỬ DỤNG
TT | Tên thương mại | Hàm lượng | Nhà sản xuất
1 | NPK Sông Hồng 16-16-8 | N 16; P 16; K 8 | Công ty CP Phân bón Sông Hồng
2 | Lân nung chảy Phù Sa | P2O5 15,5% | nt
""",
            ),
            Sheet(
                "Thuốc bảo vệ thực vật",
                """
DANH MỤC THUỐC BVTV KHUYẾN CÁO SỬ DỤNG
TT | Tên thương phẩm thuốc BVTV | Hoạt chất | Nhà sản xuất
1 | Rầy Sạch 25WP | Buprofezin | Công ty TNHH Nông dược Đồng Xanh
2 | Đạo Ôn Stop 75WP | Tricyclazole | …
""",
            ),
        ),
        """
sheet | n | ten | loai | nha_san_xuat
Phân bón | 3 | NPK Sông Hồng 16-16-8 | Phân bón | Công ty CP Phân bón Sông Hồng
Phân bón | 4 | Lân nung chảy Phù Sa | Phân bón | Công ty CP Phân bón Sông Hồng
Thuốc bảo vệ thực vật | 3 | Rầy Sạch 25WP | Thuốc bảo vệ thực vật | Công ty TNHH Nông dược Đồng Xanh
Thuốc bảo vệ thực vật | 4 | Đạo Ôn Stop 75WP | Thuốc bảo vệ thực vật
""",
        note="the required kind is the name of each of two sheets; another heading for the name on the second",
    ),
    case(
        "ke_hoach_fields_as_group_rows",
        "ke-hoach-ket-qua-nong-nghiep",
        "Ket qua SX 2025.xlsx",
        xlsx(
            """
Biểu số 03
KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KẾ HOẠCH SẢN XUẤT NĂM 2025 | < | < | < | < | <
TT | Chỉ tiêu | ĐVT | Kế hoạch\\nnăm 2025 | Kết quả\\nnăm 2025 | So sánh (%)\\nKQ/KH
A | B | C | 1 | 2 | 3=2/1
I | NÔNG NGHIỆP | | | |
1 | Diện tích gieo cấy lúa | ha | '152.000 | '151.340 | #99.6
2 | Năng suất lúa bình quân | tạ/ha | #65.5 | #66.2 | #101.1
3 | Sản lượng nhãn | tấn | '48.000 | '50.150 | #104.5
II | LÂM NGHIỆP | | | |
1 | Trồng rừng ngập mặn | ha | 20 | #18.5 | #92.5
III | THỦY SẢN | | | |
1 | Sản lượng nuôi trồng | nghìn tấn | #242.5 | #245.75 | #101.3
Nguồn: Sở Nông nghiệp và Môi trường | < | < | < | < | <
"""
        ),
        """
n | linh_vuc | chi_tieu | nam | don_vi_tinh | ke_hoach | ket_qua
6 | Nông nghiệp | Diện tích gieo cấy lúa | 2025 | ha | #152000.0 | #151340.0
7 | Nông nghiệp | Năng suất lúa bình quân | 2025 | tạ/ha | #65.5 | #66.2
8 | Nông nghiệp | Sản lượng nhãn | 2025 | tấn | #48000.0 | #50150.0
10 | Lâm nghiệp | Trồng rừng ngập mặn | 2025 | ha | #20.0 | #18.5
12 | Thủy sản | Sản lượng nuôi trồng | 2025 | nghìn tấn | #242.5 | #245.75
""",
        note="A B C 1 2 3=2/1, fields as group rows in capitals, years inside headings, thousands as text beside decimals",
    ),
    case(
        "gia_chan_nuoi_months_as_columns",
        "gia-san-pham-chan-nuoi",
        "gia san pham CN quy 3.xlsx",
        xlsx(
            """
GIÁ SẢN PHẨM CHĂN NUÔI QUÝ III NĂM 2025 | < | < | < | < | <
STT | Loại sản phẩm | ĐVT | Giá (đồng) | < | <
^ | ^ | ^ | Tháng 7/2025 | Tháng 8/2025 | Tháng 9/2025
1 | Lợn hơi | kg | '61.000 | '58.500 | '57.000
2 | Trứng gà ta | chục | 32000 | 32500 | …
"""
        ),
        """
n | loai | thang | don_vi_tinh | gia
4 | Lợn hơi | 2025-07 | kg | 61000
4 | Lợn hơi | 2025-08 | kg | 58500
4 | Lợn hơi | 2025-09 | kg | 57000
5 | Trứng gà ta | 2025-07 | chục | 32000
5 | Trứng gà ta | 2025-08 | chục | 32500
""",
        note="a column for each month beneath the price, a month that is not reported yet",
    ),
    case(
        "canh_bao_semicolons_with_line_breaks",
        "canh-bao-lu-han",
        "canh bao.csv",
        text(
            """
Vùng, địa bàn | Loại cảnh báo | Thời điểm - thời gian | Nội dung cảnh báo | Người soạn
Xã Hưng Phú | Ngập lụt | Từ 20/8 đến 25/8/2025 | Mực nước triều cao |
Xã Đông Thụy Anh | ngập lụt | 21-23/8/2025 | Chủ động bơm tiêu\\nđệm | Phòng QLCT
Xã Quang Hưng | Hạn hán | Vụ đông xuân 2025-2026 | |
""",
            separator=";",
        ),
        """
dia_ban | loai | thoi_diem | canh_bao
Xã Hưng Phú | Ngập lụt | Từ 20/8 đến 25/8/2025 | Mực nước triều cao
Xã Đông Thụy Anh | Ngập lụt | 21-23/8/2025 | Chủ động bơm tiêu\\nđệm
Xã Quang Hưng | Hạn hán | Vụ đông xuân 2025-2026
""",
        numbered=False,
        note="periods in free words, a line break inside a cell of a CSV",
    ),
)
