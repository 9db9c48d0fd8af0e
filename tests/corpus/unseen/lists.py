"""A second round, written after the first was read: registers of products, species, papers and sellers online."""

from __future__ import annotations

from tests.corpus.alphabets import to_tcvn3
from tests.corpus.case import case
from tests.corpus.office import xlsm, xlsx
from tests.corpus.plain import html, ods, text

CASES = (
    case(
        "che_bien_vni_html",
        "co-so-che-bien-chan-nuoi",
        "giet mo.xls",
        html(
            """
TT | Cơ sở | Địa chỉ | Loại hình | Công suất (con/ngày)
1 | Cơ sở giết mổ tập trung Cẩm Xá | Thôn Dâu, phường Đường Hào | Giết mổ gia súc | 1500
2 | Công ty CP Thực phẩm Trà Giang | Xã Trà Giang | Chế biến giò chả | '2 tấn
"""
        ),
        """
n | ten | dia_chi | loai_hinh
2 | Cơ sở giết mổ tập trung Cẩm Xá | Thôn Dâu, phường Đường Hào | Giết mổ gia súc
3 | Công ty CP Thực phẩm Trà Giang | Xã Trà Giang | Chế biến giò chả
""",
        note="'Cơ sở' for the name, a capacity with words among numbers",
    ),
    case(
        "thuc_an_merged_makers",
        "san-pham-thuc-an-chan-nuoi",
        "DM san pham TACN.xlsm",
        xlsm(
            """
DANH MỤC SẢN PHẨM THỨC ĂN CHĂN NUÔI | < | < | <
STT | Nhà sản xuất | Tên thương mại | Loại thức ăn
1 | Công ty TNHH Dinh dưỡng Á Âu | AA-101 | Hỗn hợp cho lợn thịt
2 | ^ | AA-205 | Hỗn hợp cho gà đẻ
3 | Công ty CP Thức ăn Sông Lô | Lô 9 | Đậm đặc
"""
        ),
        """
n | ten | nha_san_xuat | loai
3 | AA-101 | Công ty TNHH Dinh dưỡng Á Âu | Hỗn hợp cho lợn thịt
4 | AA-205 | Công ty TNHH Dinh dưỡng Á Âu | Hỗn hợp cho gà đẻ
5 | Lô 9 | Công ty CP Thức ăn Sông Lô | Đậm đặc
""",
        note="makers merged over products, 'Tên thương mại' for the name, 'Loại thức ăn' for the kind",
    ),
    case(
        "giong_cay_trong_owner_columns",
        "bao-ho-giong-cay-trong",
        "giong cay.ods",
        ods(
            (
                "DM",
                """
TT | Tên giống | Loài cây trồng | Số bằng | Chủ sở hữu bằng
1 | Nếp cái Quỳnh 1 | Lúa | 102.VN.2019 | Viện Di truyền Đồng Bằng
2 | Nhãn siêu ngọt T6 | Nhãn | 88.VN.2017 | Trung tâm Giống cây Hưng Yên
""",
            )
        ),
        """
n | ten | loai_cay | chu_bang
2 | Nếp cái Quỳnh 1 | Lúa | Viện Di truyền Đồng Bằng
3 | Nhãn siêu ngọt T6 | Nhãn | Trung tâm Giống cây Hưng Yên
""",
        note="'Tên giống', 'Loài cây trồng', 'Chủ sở hữu bằng' for the three fields",
    ),
    case(
        "thuy_san_names_in_two_languages",
        "loai-thuy-san-kinh-doanh",
        "loai TS.txt",
        text(
            """
STT | Tên loài thuỷ sản | Tên Latinh
1 | Cá rô phi vằn | Oreochromis niloticus
2 | Tôm thẻ chân trắng | Litopenaeus vannamei
""",
            encoding="latin-1",
            separator="\t",
            spell=to_tcvn3,
        ),
        """
n | ten | ten_khoa_hoc
2 | Cá rô phi vằn | Oreochromis niloticus
3 | Tôm thẻ chân trắng | Litopenaeus vannamei
""",
        note="TCVN3 beside Latin names, 'Tên Latinh'",
    ),
    case(
        "tmdt_persons_and_enterprises",
        "san-giao-dich-tmdt",
        "san TMDT.xlsx",
        xlsx(
            """
STT | Tên thương nhân | Tên miền | Hàng hóa, dịch vụ kinh doanh | Hotline
1 | Công ty CP Sàn Nhãn Việt | https://sannhan.example.vn | Nông sản | 19006821
2 | Công ty TNHH Chợ Làng Nghề | https://cholang.example.vn | Thủ công mỹ nghệ | '0221 3555 182
"""
        ),
        """
n | ten | dien_thoai | hang_hoa_dich_vu
2 | Công ty CP Sàn Nhãn Việt | '19006821 | Nông sản
3 | Công ty TNHH Chợ Làng Nghề | '0221 3555 182 | Thủ công mỹ nghệ
""",
        note="'Tên thương nhân' beside 'Tên miền', 'Hotline'",
    ),
    case(
        "ban_tin_register_with_attachments",
        "nhu-cau-thi-truong-chan-nuoi",
        "ban tin.xlsx",
        xlsx(
            """
THỐNG KÊ BẢN TIN DỰ BÁO THỊ TRƯỜNG CHĂN NUÔI | < | <
STT | Tên bản tin | Ngày phát hành
1 | Bản tin số 7/2025: giá lợn hơi | @2025-07-31
2 | Bản tin số 8/2025: giá gia cầm | '29.8.2025
3 | Bản tin số 9/2025 | 30/9/25
"""
        ),
        """
n | ten | ngay_ban_hanh
3 | Bản tin số 7/2025: giá lợn hơi | 2025-07-31
4 | Bản tin số 8/2025: giá gia cầm | 2025-08-29
5 | Bản tin số 9/2025 | 2025-09-30
""",
        note="periods inside names, days in three spellings",
    ),
)
