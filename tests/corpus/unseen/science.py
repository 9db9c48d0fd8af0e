"""Science, technology, standards, telecommunications, post."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import html, text

CASES = (
    case(
        "nhiem_vu_years_as_group_rows",
        "danh-muc-nhiem-vu-khoa-hoc",
        "DM nhiem vu KHCN.xlsx",
        xlsx(
            """
DANH MỤC NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ CẤP TỈNH | < | < | <

TT | Tên nhiệm vụ | Cơ quan chủ trì | Kinh phí (triệu đồng)
Năm 2023 | < | < | <
1 | Nghiên cứu quy trình bảo quản nhãn muộn | Viện Rau quả Đồng bằng | 980
2 | Ứng dụng cảm biến trong điều tiết trạm bơm | Công ty Thủy nông Bắc Hưng | '1.240
Năm 2024 | < | < | <
1 | Phục tráng giống lúa nếp thơm Quỳnh | Trung tâm Khuyến nông | 760
"""
        ),
        """
n | ten | nam | don_vi_chu_tri
5 | Nghiên cứu quy trình bảo quản nhãn muộn | 2023 | Viện Rau quả Đồng bằng
6 | Ứng dụng cảm biến trong điều tiết trạm bơm | 2023 | Công ty Thủy nông Bắc Hưng
8 | Phục tráng giống lúa nếp thơm Quỳnh | 2024 | Trung tâm Khuyến nông
""",
        note="the required year stands in group rows over the tasks",
    ),
    case(
        "ket_qua_nhiem_vu_old_word_table",
        "ket-qua-nhiem-vu-khoa-hoc",
        "ket qua NV KHCN.xls",
        html(
            """
Số TT | Tên nhiệm vụ KH&CN | Tổ chức chủ trì | Địa bàn triển khai | Kết quả đạt được | Xếp loại
1 | Mô hình nuôi cá lồng trên sông Luộc | Trung tâm Giống thủy sản | Các xã ven sông Luộc | Nuôi 24 lồng, năng suất 2,1 tấn/lồng; lãi 35 triệu đồng | Đạt
2 | Chế biến tinh bột nghệ Chí Tân | HTX Nghệ Phù Sa | Xã Chí Minh | Có quy trình và 1 dây chuyền 200 kg/giờ | Khá
"""
        ),
        """
n | ten | dia_diem | ket_qua
2 | Mô hình nuôi cá lồng trên sông Luộc | Các xã ven sông Luộc | Nuôi 24 lồng, năng suất 2,1 tấn/lồng; lãi 35 triệu đồng
3 | Chế biến tinh bột nghệ Chí Tân | Xã Chí Minh | Có quy trình và 1 dây chuyền 200 kg/giờ
""",
        note="an HTML table, 'KH&CN', 'Kết quả đạt được', long sentences with numbers",
    ),
    case(
        "so_huu_kinds_abbreviated_by_group",
        "so-huu-cong-nghiep",
        "SHCN tinh.xlsx",
        xlsx(
            """
SẢN PHẨM ĐƯỢC BẢO HỘ QUYỀN SỞ HỮU CÔNG NGHIỆP
STT | Tên sản phẩm được bảo hộ | Số văn bằng | Ngày cấp | Chủ sở hữu văn bằng
A | CHỈ DẪN ĐỊA LÝ | | |
1 | Nhãn lồng Phố Hiến | 00130 | @2023-02-01 | UBND tỉnh
B | NHÃN HIỆU TẬP THỂ | | |
2 | Tương Bần Cụ Rự | 4-0241502-000 | @2015-03-12 | Hội sản xuất tương Bần
3 | Gạo Nếp Bể | 4-0388120-000 | '25/5/2021 | HTX Nông nghiệp Thư Vũ
C | NHÃN HIỆU CHỨNG NHẬN | | |
4 | Hương xạ Cao Thôn | 4-0310077-000 | '17/12/2018 | UBND xã Tân Hưng
"""
        ),
        """
n | ten | so_van_bang | loai | chu_so_huu
4 | Nhãn lồng Phố Hiến | 00130 | Chỉ dẫn địa lý | UBND tỉnh
6 | Tương Bần Cụ Rự | 4-0241502-000 | Nhãn hiệu tập thể | Hội sản xuất tương Bần
7 | Gạo Nếp Bể | 4-0388120-000 | Nhãn hiệu tập thể | HTX Nông nghiệp Thư Vũ
9 | Hương xạ Cao Thôn | 4-0310077-000 | Nhãn hiệu chứng nhận | UBND xã Tân Hưng
""",
        note="lettered kinds over rows; a certificate number with leading zeros typed as text",
    ),
    case(
        "tieu_chuan_merged_goods_in_tcvn3",
        "tieu-chuan-do-luong",
        "QCVN.xls",
        xls(
            Sheet(
                "QCVN",
                """
Danh mục hàng hóa phải công bố hợp quy
TT | Tên hàng hóa | Tên quy chuẩn | Ngày ban hành | Ngày có hiệu lực
1 | Mũ bảo hiểm xe máy | QCVN 2:2021/BKHCN | 15/6/2021 | 01/01/2022
2 | Đồ chơi trẻ em | QCVN 3:2019/BKHCN | 26/9/2019 | ^
3 | Thép làm cốt bê tông | QCVN 7:2019/BKHCN | 15/11/2019 | 01/7/2020
4 | ^ | Sửa đổi 1:2023 QCVN 7:2019/BKHCN | 30/6/2023 | -
""",
                legacy={"*": "tcvn3"},
            )
        ),
        """
n | ten_hang_hoa | ten_quy_chuan | ngay_ban_hanh | ngay_hieu_luc
3 | Mũ bảo hiểm xe máy | QCVN 2:2021/BKHCN | 2021-06-15 | 2022-01-01
4 | Đồ chơi trẻ em | QCVN 3:2019/BKHCN | 2019-09-26 | 2022-01-01
5 | Thép làm cốt bê tông | QCVN 7:2019/BKHCN | 2019-11-15 | 2020-07-01
6 | Thép làm cốt bê tông | Sửa đổi 1:2023 QCVN 7:2019/BKHCN | 2023-06-30
""",
        note=".VnTime; one good merged over two rules, one day merged over two goods",
    ),
    case(
        "thue_bao_districts_and_communes",
        "thue-bao-bang-rong-co-dinh",
        "BR co dinh 2024.xlsx",
        xlsx_by_program(
            Sheet(
                "Tổng hợp",
                """
SỐ THUÊ BAO INTERNET BĂNG RỘNG CỐ ĐỊNH NĂM 2024
STT | Địa bàn | Số lượng thuê bao | < | Tổng
^ | ^ | VNPT | Viettel | ^
I | Huyện Khoái Châu | 9010 | 11320 | 20330
1 | Xã Đông Kết | 4010 | 5120 | '9.130
2 | Xã Tân Dân | 5000 | 6200 | '11.200
II | Huyện Phù Cừ | 3100 | 4050 | 7150
1 | Xã Tống Phan | 3100 | 4050 | '7.150
TỔNG CỘNG | | 12110 | 15370 | 27480
""",
            )
        ),
        stops="Số lượng thuê bao",
        note="subscribers of two companies beneath the field, their sum beneath 'Tổng': which one must be asked",
    ),
    case(
        "thue_bao_half_million_rows_short_words",
        "thue-bao-bang-rong-di-dong",
        "tbbrdd.csv",
        text(
            """
MA_XA | TEN_XA | NAM | TB_BRDD
10501 | Phường Phố Hiến | 2025 | 61230
10502 | Phường Sơn Nam | 2025 | 38417
10503 | Xã Nguyễn Văn Linh | 2025 | 29555
""",
            separator="\t",
        ),
        stops="Số lượng thuê bao",
        note="database names of which one (TB_BRDD) is nobody's word for the required number",
    ),
    case(
        "buu_chinh_kinds_down_years_across",
        "giay-phep-buu-chinh",
        "GP buu chinh.xlsx",
        xlsx(
            """
TÌNH HÌNH CẤP GIẤY PHÉP BƯU CHÍNH | < | < | <
TT | Loại | Số lượng | <
^ | ^ | Năm 2023 | Năm 2024
1 | Cấp mới | 14 | 9
2 | Cấp lại | 2 | 3
3 | Sửa đổi | 5 | 0
4 | Thu hồi | | 1
 | Tổng cộng | 21 | 13
"""
        ),
        """
n | loai | nam | so_luong
4 | Cấp mới | 2023 | 14
4 | Cấp mới | 2024 | 9
5 | Cấp lại | 2023 | 2
5 | Cấp lại | 2024 | 3
6 | Sửa đổi | 2023 | 5
6 | Sửa đổi | 2024 | 0
7 | Thu hồi | 2024 | 1
""",
        note="years beneath 'Số lượng', an empty cell in one year, a written 0 in another",
    ),
    case(
        "bao_chi_reporters_in_one_cell",
        "co-quan-bao-chi",
        "Co quan bao chi thuong tru.xlsx",
        xlsx(
            """
DANH SÁCH CƠ QUAN BÁO CHÍ, VĂN PHÒNG ĐẠI DIỆN | < | < | < | <
(Cập nhật đến tháng 6/2025) | < | < | < | <
STT | Tên cơ quan báo chí | Địa chỉ | Điện thoại, Fax | Danh sách phóng viên thường trú
1 | Báo và Phát thanh, truyền hình Hưng Yên | Số 303 Nguyễn Văn Linh, phường Phố Hiến | '0221.3863.051 | Đào Doan;\\nLê Hiếu;\\nPhạm Hà
2 | Báo Đồng Bằng - VPĐD tại Thái Bình | Số 12 Lý Bôn, phường Trần Lãm | '0227.3831.052 | Mai Tú
"""
        ),
        """
n | ten | dia_chi | dien_thoai | phong_vien
4 | Báo và Phát thanh, truyền hình Hưng Yên | Số 303 Nguyễn Văn Linh, phường Phố Hiến | '0221.3863.051 | Đào Doan;\\nLê Hiếu;\\nPhạm Hà
5 | Báo Đồng Bằng - VPĐD tại Thái Bình | Số 12 Lý Bôn, phường Trần Lãm | '0227.3831.052 | Mai Tú
""",
        note="several reporters on lines of one cell, 'Điện thoại, Fax'",
    ),
    case(
        "buu_cuc_hidden_columns_grouped_by_commune",
        "mang-buu-chinh-cong-cong",
        "mang luoi BC.xlsx",
        xlsx(
            Sheet(
                "Mạng lưới",
                """
MẠNG BƯU CHÍNH CÔNG CỘNG
STT | Mã BC | Tên bưu cục, điểm BĐVHX | Địa chỉ | Số điện thoại | Nhân viên
1. Xã Kiến Xương | < | < | < | < | <
1 | 418100 | Bưu cục cấp 2 Kiến Xương | Khu Tân Hưng, xã Kiến Xương | 2273821061 | Lê Thị Sen
2 | 418110 | Điểm BĐVHX An Bồi | Thôn Bình Minh, xã Kiến Xương | 2273821062 | Đỗ Văn Quang
2. Xã Bình Nguyên | < | < | < | < | <
1 | 418300 | Điểm BĐVHX Bình Nguyên | Thôn Tân Thành, xã Bình Nguyên | chưa có | Ngô Thị Chắt
""",
                hidden_columns="BF",
            )
        ),
        """
n | ten | dia_chi | dien_thoai | dia_ban
4 | Bưu cục cấp 2 Kiến Xương | Khu Tân Hưng, xã Kiến Xương | '02273821061 | Xã Kiến Xương
5 | Điểm BĐVHX An Bồi | Thôn Bình Minh, xã Kiến Xương | '02273821062 | Xã Kiến Xương
7 | Điểm BĐVHX Bình Nguyên | Thôn Tân Thành, xã Bình Nguyên | | Xã Bình Nguyên
""",
        note="two hidden columns, numbered communes over rows, running numbers that begin again",
    ),
)
