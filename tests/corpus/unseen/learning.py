"""Vocational and continuing education, centres, libraries."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import html

CASES = (
    case(
        "nghe_nghiep_html_grouped_by_kind",
        "co-so-giao-duc-nghe-nghiep",
        "bao_cao_gdnn.xls",
        html(
            """
STT | Tên cơ sở GDNN | Địa chỉ trụ sở | Điện thoại liên hệ | Loại hình | Giáo viên | < | Học sinh | < | Website
^ | ^ | ^ | ^ | ^ | Tổng số | Thạc sĩ trở lên | Tổng số | Nữ | ^
I. TRƯỜNG CAO ĐẲNG | < | < | < | < | < | < | < | < | <
1 | Trường Cao đẳng Nghề Kẻ Sặt | Phố Nối, phường Mỹ Hào | '0221.3943.301 | Công lập | 120 | 74 | '1.860 | 402 | https://kesat.example.vn
2 | Trường Cao đẳng Y Sông Hồng | Số 290 Phan Bá Vành, phường Thái Bình | '0227.3831.302 | Công lập | 96 | 60 | '1.245 | 931 | https://ysonghong.example.vn
II. TRƯỜNG TRUNG CẤP | < | < | < | < | < | < | < | < | <
3 | Trường Trung cấp Nghề Tiên Dung | Thôn An Bình, xã Văn Giang | '0221.3931.303 | Tư thục | 41 | 9 | 530 | 118 |
III. TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP | < | < | < | < | < | < | < | < | <
4 | Trung tâm GDNN Hồng Châu | Đường Bạch Đằng, phường Hồng Châu | '0221.3862.304 | Tư thục | 12 | 2 | 164 | 25 |
5 | Trung tâm GDNN Đức Việt | Khu công nghiệp Phố Nối A, xã Như Quỳnh | - | Có vốn đầu tư nước ngoài | 8 | 3 | 90 | 12 |
 | Tổng cộng | | | | 277 | 148 | '3.889 | '1.488 |
"""
        ),
        """
n | ten | loai | dia_chi | dien_thoai | loai_hinh | so_giao_vien | so_hoc_sinh | website
4 | Trường Cao đẳng Nghề Kẻ Sặt | Trường cao đẳng | Phố Nối, phường Mỹ Hào | '0221.3943.301 | Công lập | 120 | 1860 | https://kesat.example.vn
5 | Trường Cao đẳng Y Sông Hồng | Trường cao đẳng | Số 290 Phan Bá Vành, phường Thái Bình | '0227.3831.302 | Công lập | 96 | 1245 | https://ysonghong.example.vn
7 | Trường Trung cấp Nghề Tiên Dung | Trường trung cấp | Thôn An Bình, xã Văn Giang | '0221.3931.303 | Tư thục | 41 | 530
9 | Trung tâm GDNN Hồng Châu | Trung tâm giáo dục nghề nghiệp | Đường Bạch Đằng, phường Hồng Châu | '0221.3862.304 | Tư thục | 12 | 164
10 | Trung tâm GDNN Đức Việt | Trung tâm giáo dục nghề nghiệp | Khu công nghiệp Phố Nối A, xã Như Quỳnh | | Có vốn đầu tư nước ngoài | 8 | 90
""",
        note="HTML named .xls, group rows that are allowed values, two-level headings with 'Tổng số', no title",
    ),
    case(
        "thuong_xuyen_table_starts_at_d9",
        "co-so-giao-duc-thuong-xuyen",
        "TTGDTX huyen.xlsx",
        xlsx(
            """

 | | | | MẠNG LƯỚI CƠ SỞ GIÁO DỤC THƯỜNG XUYÊN
 | | | | (Kèm theo Báo cáo số 118/BC-SGDĐT ngày 02/10/2025)



 | | | | Người báo cáo: | Phòng GDTX

 | | | STT | Địa bàn | Tên trung tâm | Loại trung tâm | | Địa chỉ | Điện thoại\\n(cơ quan) | Di động của giám đốc | Số học viên | Số giáo viên
 | | | 1 | Xã Tiên Lữ | Trung tâm GDNN-GDTX Tiên Lữ | Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên | | Thôn Nội Lăng, xã Tiên Lữ | '0221.3873.401 | '0913.000.401 | 412 | 23
 | | | 2 | Xã Ân Thi | Trung tâm GDNN-GDTX Ân Thi | TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN | | Phố Phạm Ngũ Lão, xã Ân Thi | '0221.3830.402 | '0913.000.402 | 386 | 19
 | | | 3 | ^ | Trung tâm học tập cộng đồng xã Ân Thi | Trung tâm học tập cộng đồng | | Nhà văn hóa xã, xã Ân Thi | | '0913.000.403 | |
 | | | 4 | Phường Sơn Nam | Trung tâm GDTX tỉnh | Trung tâm giáo dục thường xuyên | | Số 2 đường Tô Hiệu, phường Sơn Nam | '0221.3862.404 | '0913.000.404 | '1.050 | 37
 | | | | | Cộng | | | | | | 1848 | 79
"""
        ),
        """
n | ten | loai | dia_chi | dien_thoai | dia_ban | so_hoc_sinh | so_giao_vien
10 | Trung tâm GDNN-GDTX Tiên Lữ | Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên | Thôn Nội Lăng, xã Tiên Lữ | '0221.3873.401 | Xã Tiên Lữ | 412 | 23
11 | Trung tâm GDNN-GDTX Ân Thi | Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên | Phố Phạm Ngũ Lão, xã Ân Thi | '0221.3830.402 | Xã Ân Thi | 386 | 19
12 | Trung tâm học tập cộng đồng xã Ân Thi | Trung tâm học tập cộng đồng | Nhà văn hóa xã, xã Ân Thi | | Xã Ân Thi
13 | Trung tâm GDTX tỉnh | Trung tâm giáo dục thường xuyên | Số 2 đường Tô Hiệu, phường Sơn Nam | '0221.3862.404 | Phường Sơn Nam | 1050 | 37
""",
        note="the table starts at D9, an empty column inside, merged commune, a director's mobile beside the office's line",
    ),
    case(
        "ngoai_ngu_filtered_with_two_headings",
        "trung-tam-ngoai-ngu",
        "TT ngoại ngữ T6-2025.xlsx",
        xlsx(
            Sheet(
                "DS cấp phép",
                """
DANH SÁCH TRUNG TÂM NGOẠI NGỮ ĐƯỢC CẤP PHÉP HOẠT ĐỘNG (6 tháng đầu năm 2025)
TT | Tên trung tâm | Giám đốc | Trụ sở | Số ĐT | Chương trình đào tạo | Chứng chỉ | Giấy phép hoạt động | Tình trạng
1 | Trung tâm Ngoại ngữ Hải Âu | Nguyễn Thị Thảo | Số 41 Điện Biên, phường Phố Hiến | 221 3550 501 | Tiếng Anh thiếu nhi; Tiếng Anh giao tiếp | Chứng chỉ hoàn thành khóa học | 215/QĐ-SGDĐT | Hoạt động
2 | Trung tâm Ngoại ngữ Việt Hàn | Kim Min Ji | Phố Nối, phường Mỹ Hào | '0221 3943 502 | Tiếng Hàn sơ cấp; Tiếng Hàn EPS | nt | 322/QĐ-SGDĐT | Hoạt động
3 | Trung tâm Ngoại ngữ E-Star | Bùi Văn Đạt | Khu đô thị Ecopark, xã Phụng Công | '0221 3980 503 | Luyện thi IELTS | nt | 87/QĐ-SGDĐT | Tạm dừng
TT | Tên trung tâm | Giám đốc | Trụ sở | Số ĐT | Chương trình đào tạo | Chứng chỉ | Giấy phép hoạt động | Tình trạng
4 | Trung tâm Ngoại ngữ Sakura | Trần Thị Hiền | Số 8 Trần Thánh Tông, phường Thái Bình | '0227 3640 504 | Tiếng Nhật N5-N3 | Chứng chỉ nội bộ | 402/QĐ-SGDĐT | Hoạt động
5 | Trung tâm Anh ngữ Bình Minh | Phạm Văn Hùng | Tổ 9, phường Trần Hưng Đạo | '0227 3640 505 | Tiếng Anh giao tiếp | … | 410/QĐ-SGDĐT | Hoạt động
""",
                hidden_rows=(5,),
                filter="A2:I8",
            )
        ),
        """
n | ten | dia_chi | dien_thoai | chuong_trinh | chung_chi | so_quyet_dinh
3 | Trung tâm Ngoại ngữ Hải Âu | Số 41 Điện Biên, phường Phố Hiến | '0221 3550 501 | Tiếng Anh thiếu nhi; Tiếng Anh giao tiếp | Chứng chỉ hoàn thành khóa học | 215/QĐ-SGDĐT
4 | Trung tâm Ngoại ngữ Việt Hàn | Phố Nối, phường Mỹ Hào | '0221 3943 502 | Tiếng Hàn sơ cấp; Tiếng Hàn EPS | Chứng chỉ hoàn thành khóa học | 322/QĐ-SGDĐT
5 | Trung tâm Ngoại ngữ E-Star | Khu đô thị Ecopark, xã Phụng Công | '0221 3980 503 | Luyện thi IELTS | Chứng chỉ hoàn thành khóa học | 87/QĐ-SGDĐT
7 | Trung tâm Ngoại ngữ Sakura | Số 8 Trần Thánh Tông, phường Thái Bình | '0227 3640 504 | Tiếng Nhật N5-N3 | Chứng chỉ nội bộ | 402/QĐ-SGDĐT
8 | Trung tâm Anh ngữ Bình Minh | Tổ 9, phường Trần Hưng Đạo | '0227 3640 505 | Tiếng Anh giao tiếp | | 410/QĐ-SGDĐT
""",
        note="a filter hides a row, headings repeated at the page break, nt, dots for nothing, 'Trụ sở' for the address",
    ),
    case(
        "thu_vien_vni_fonts",
        "thu-vien",
        "thuvien_huyen.xls",
        xls(
            Sheet(
                "Sheet1",
                """
DANH SACH THU VIEN VA PHONG DOC CO SO
S TT | Tên thư viện, phòng đọc | Địa điểm đặt | Xã | Số bản sách | Thời gian mở cửa | Điện thoại | Người phụ trách
1 | Thư viện Kim Động | Phố Lương Bằng | Xã Lương Bằng | 12500 | 7h30 - 17h00 (thứ 2 đến thứ 6) | 2213810601 | Đoàn Thị Thúy
2 | Phòng đọc thôn Động Xá | Nhà văn hóa thôn Động Xá | Xã Lương Bằng | 850 | Tối thứ 3, thứ 5, chủ nhật | không có | Lưu Văn Tuấn
3 | Thư viện xã Đức Hợp | UBND xã | Xã Đức Hợp | 2300 | 8h - 11h hằng ngày | 2213810603 | Trịnh Thị Hải
4 | Tủ sách dòng họ Dương | Thôn Phú Mỹ | Xã Nghĩa Dân | 4100 | Cả ngày | 2213810604 | Dương Văn Khoa
""",
                legacy={"*": "vni"},
            )
        ),
        """
n | ten | dia_chi | dia_ban | gio_mo_cua | dien_thoai
3 | Thư viện Kim Động | Phố Lương Bằng | Xã Lương Bằng | 7h30 - 17h00 (thứ 2 đến thứ 6) | '02213810601
4 | Phòng đọc thôn Động Xá | Nhà văn hóa thôn Động Xá | Xã Lương Bằng | Tối thứ 3, thứ 5, chủ nhật
5 | Thư viện xã Đức Hợp | UBND xã | Xã Đức Hợp | 8h - 11h hằng ngày | '02213810603
6 | Tủ sách dòng họ Dương | Thôn Phú Mỹ | Xã Nghĩa Dân | Cả ngày | '02213810604
""",
        note="VNI fonts, headings in the words of the library, 'không có', telephones as numbers",
    ),
    case(
        "tai_lieu_two_sheets",
        "tai-lieu-thu-vien",
        "Sách địa chí.xlsx",
        xlsx_by_program(
            Sheet(
                "Thư viện",
                """
TT | Tên thư viện | Địa chỉ | Số ĐT
1 | Thư viện Trà Lý | Số 12 Lê Lợi, phường Trà Lý | '0227.3731.701
2 | Thư viện Thư Trì | Thôn Bình An, xã Thư Trì | '0227.3731.702
""",
            ),
            Sheet(
                "Danh mục sách",
                """
DANH MỤC SÁCH, TẠP CHÍ CHỌN LỌC
TT | Thư viện | Nhan đề | Tác giả | Nhà xuất bản | Năm XB | Số trang | Loại tài liệu
1 | Thư viện Trà Lý | Đất và người bên sông | Nhiều tác giả | NXB Phù Sa | 2016 | 312 | Sách
2 | Thư viện Trà Lý | Văn nghệ đồng bằng | - | Hội VHNT | 2023 | 64 | Tạp chí
3 | Thư viện Thư Trì | Làng vườn ven đê | Đỗ Văn Lâm | NXB Phù Sa | 1998 | 186 | sách
4 | Thư viện Thư Trì | Bản đồ xã năm 1938 | | | 1938 | | Tài liệu khác
""",
            ),
        ),
        """
n | sheet | ten | dia_chi | dien_thoai
2 | Thư viện | Thư viện Trà Lý | Số 12 Lê Lợi, phường Trà Lý | '0227.3731.701
3 | Thư viện | Thư viện Thư Trì | Thôn Bình An, xã Thư Trì | '0227.3731.702
""",
        children={
            "tai_lieu": (
                """
ten_tai_lieu | loai | tac_gia | so_trang | nam_xuat_ban
Đất và người bên sông | Sách | Nhiều tác giả | 312 | 2016
Văn nghệ đồng bằng | Tạp chí | | 64 | 2023
""",
                """
ten_tai_lieu | loai | tac_gia | so_trang | nam_xuat_ban
Làng vườn ven đê | Sách | Đỗ Văn Lâm | 186 | 1998
Bản đồ xã năm 1938 | Tài liệu khác | | | 1938
""",
            )
        },
        note="the books on a second sheet that names its library, small letters in an allowed value, 'Năm XB'",
    ),
)
