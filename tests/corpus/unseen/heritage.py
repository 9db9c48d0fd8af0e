"""Heritage: relics, intangible heritage, antiquities, festivals, copyright."""

from __future__ import annotations

from tests.corpus.alphabets import to_viscii
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import ods, text

CASES = (
    case(
        "di_tich_rank_by_crosses",
        "di-tich-lich-su-van-hoa",
        "Kiem ke di tich.xlsx",
        xlsx(
            """
BẢNG KIỂM KÊ DI TÍCH LỊCH SỬ - VĂN HÓA | < | < | < | < | < | < | <

TT | Tên di tích | Địa điểm | Loại hình di tích | Cấp xếp hạng | < | Số QĐ xếp hạng | Năm xếp hạng
^ | ^ | ^ | ^ | Quốc gia | Cấp tỉnh | ^ | ^
I | Xã Tân Hưng | < | < | 1 | 1 | |
1 | Đền Mây Trắng | Thôn Đằng Châu | Di tích lịch sử | x | | QĐ 97/VHQĐ | 1992
2 | Chùa Hương Lãng␣ | Thôn Tiền Thắng | Di tích kiến trúc nghệ thuật | | x | QĐ 1510/QĐ-UBND | '2011
II | Xã Hoàng Hoa Thám | < | < | | 1 | |
3 | Đình Xuân Nguyên | Thôn Xuân Nguyên | Di tích kiến trúc nghệ thuật | | x | QĐ 2080/QĐ-UBND | 2016
4 | Từ đường họ Đoàn | Thôn Thượng | Di tích lịch sử | | | - | -
CỘNG | < | < | < | 1 | 2 | |
"""
        ),
        """
n | ten | dia_chi | loai | cap_xep_hang | quyet_dinh | nam_xep_hang
6 | Đền Mây Trắng | Thôn Đằng Châu | Di tích lịch sử | Quốc gia | QĐ 97/VHQĐ | 1992
7 | Chùa Hương Lãng | Thôn Tiền Thắng | Di tích kiến trúc nghệ thuật | Cấp tỉnh | QĐ 1510/QĐ-UBND | 2011
9 | Đình Xuân Nguyên | Thôn Xuân Nguyên | Di tích kiến trúc nghệ thuật | Cấp tỉnh | QĐ 2080/QĐ-UBND | 2016
10 | Từ đường họ Đoàn | Thôn Thượng | Di tích lịch sử
""",
        note="crosses under the rank, one row without any, communes as group rows in a dataset that has no unit field",
    ),
    case(
        "phi_vat_the_long_texts_ods",
        "di-san-phi-vat-the-quoc-gia",
        "DSVHPVT quoc gia.ods",
        ods(
            (
                "Sheet1",
                """
DANH MỤC DI SẢN VĂN HÓA PHI VẬT THỂ QUỐC GIA | < | < | < | < | <
TT | Tên di sản | Loại hình | Địa bàn | Số, ngày quyết định ghi danh | Giới thiệu
1 | Hát trống quân Dạ Trạch | Nghệ thuật trình diễn dân gian | Xã Triệu Việt Vương | QĐ 829/QĐ-BVHTTDL ngày 10/3/2016 | Hát đối đáp nam nữ; nhạc cụ là sợi dây căng trên hố đất, gõ theo nhịp lời ca.
2 | Nghề làm hương xạ Cao Thôn | Nghề thủ công truyền thống | Xã Tân Hưng | QĐ 3421/QĐ-BVHTTDL ngày 28/12/2022 | Bột hương gồm hơn 20 vị thuốc nam.
3 | Lễ hội đền Tiên La Hạ | lễ hội truyền thống | Xã Tiên La | ^ | Mở từ 15 đến 20 tháng 3 âm lịch hằng năm.
4 | Múa rối nước làng Nguyễn Thượng | nghệ thuật trình diễn dân gian | Xã Bắc Đông Hưng | không có | "
Người tổng hợp: Phòng QL DSVH | < | < | < | < | <
""",
            )
        ),
        """
n | ten | loai_hinh | dia_ban | quyet_dinh | mo_ta
3 | Hát trống quân Dạ Trạch | Nghệ thuật trình diễn dân gian | Xã Triệu Việt Vương | QĐ 829/QĐ-BVHTTDL ngày 10/3/2016 | Hát đối đáp nam nữ; nhạc cụ là sợi dây căng trên hố đất, gõ theo nhịp lời ca.
4 | Nghề làm hương xạ Cao Thôn | Nghề thủ công truyền thống | Xã Tân Hưng | QĐ 3421/QĐ-BVHTTDL ngày 28/12/2022 | Bột hương gồm hơn 20 vị thuốc nam.
5 | Lễ hội đền Tiên La Hạ | Lễ hội truyền thống | Xã Tiên La | QĐ 3421/QĐ-BVHTTDL ngày 28/12/2022 | Mở từ 15 đến 20 tháng 3 âm lịch hằng năm.
6 | Múa rối nước làng Nguyễn Thượng | Nghệ thuật trình diễn dân gian | Xã Bắc Đông Hưng | | Mở từ 15 đến 20 tháng 3 âm lịch hằng năm.
""",
        note="long texts, a decision merged over two rows, a ditto mark, allowed values in small letters, a footer line",
    ),
    case(
        "co_vat_merged_places_tcvn3_without_fonts",
        "di-vat-co-vat-bao-vat",
        "co vat.xls",
        xls(
            Sheet(
                "Tong hop",
                """
TT | Tên hiện vật | Phân loại | Niên đại | Số đăng ký | Nơi bảo quản | Địa chỉ | Quyết định công nhận
1 | Chuông chùa Thiên Ứng Hạ | Cổ vật | Thế kỷ XVIII | HY-0012 | Bảo tàng Đồng bằng Bắc Bộ | Số 3 Chùa Chuông, phường Phố Hiến |
2 | Bia đá Phố Khách | Bảo vật quốc gia | Năm 1625 | HY-0013 | ^ | ^ | 2198/QĐ-TTg ngày 25/12/2021
3 | Bộ khuôn in mộc bản | Di vật | Đầu thế kỷ XX | HY-0020 | ^ | ^ | không
4 | Thạp gốm hoa nâu | Cổ vật | Thời Trần | TB-0102 | Bảo tàng Nông cụ Vũ Thư | Thôn Hùng Tiến, xã Vũ Thư |

Tổng số: 04 hiện vật
""",
                legacy={"*": "tcvn3"},
                fonts=False,
            )
        ),
        """
n | ten | loai | nien_dai | noi_luu_giu | dia_chi | quyet_dinh
2 | Chuông chùa Thiên Ứng Hạ | Cổ vật | Thế kỷ XVIII | Bảo tàng Đồng bằng Bắc Bộ | Số 3 Chùa Chuông, phường Phố Hiến
3 | Bia đá Phố Khách | Bảo vật quốc gia | Năm 1625 | Bảo tàng Đồng bằng Bắc Bộ | Số 3 Chùa Chuông, phường Phố Hiến | 2198/QĐ-TTg ngày 25/12/2021
4 | Bộ khuôn in mộc bản | Di vật | Đầu thế kỷ XX | Bảo tàng Đồng bằng Bắc Bộ | Số 3 Chùa Chuông, phường Phố Hiến | không
5 | Thạp gốm hoa nâu | Cổ vật | Thời Trần | Bảo tàng Nông cụ Vũ Thư | Thôn Hùng Tiến, xã Vũ Thư
""",
        note="TCVN3 pasted into Arial (no font tells), merged museums, no title, a count at the end",
    ),
    case(
        "danh_lam_viscii_text",
        "danh-lam-thang-canh",
        "danhlam.txt",
        text(
            """
Danh lam thắng cảnh | Vị trí | Cấp xếp hạng | Diện tích | Mô tả
Hồ Bán Nguyệt Hạ | Đường Bãi Sậy, phường Phố Hiến | Cấp tỉnh | 9,2 ha | Hồ cong hình trăng khuyết, dấu tích dòng sông cũ.
Đầm sen Bát Nàng | Thôn Hà, xã Hiệp Cường | Chưa xếp hạng | 4 ha | Sen nở tháng 5 đến tháng 7.
Rừng ngập mặn Thái Thụy | Thôn Tam Đồng, xã Đông Thái Ninh | Quốc gia | 3000 ha | Nơi trú đông của chim nước.
""",
            encoding="latin-1",
            separator="\t",
            newline="\n",
            spell=to_viscii,
        ),
        """
n | ten | dia_chi | cap_xep_hang | mo_ta
2 | Hồ Bán Nguyệt Hạ | Đường Bãi Sậy, phường Phố Hiến | Cấp tỉnh | Hồ cong hình trăng khuyết, dấu tích dòng sông cũ.
3 | Đầm sen Bát Nàng | Thôn Hà, xã Hiệp Cường | Chưa xếp hạng | Sen nở tháng 5 đến tháng 7.
4 | Rừng ngập mặn Thái Thụy | Thôn Tam Đồng, xã Đông Thái Ninh | Quốc gia | Nơi trú đông của chim nước.
""",
        note="VISCII in a text with tabs, as Unix users of the nineties wrote it",
    ),
    case(
        "le_hoi_lunar_and_solar_dates",
        "lich-su-kien-le-hoi",
        "Lịch lễ hội xuân 2025.xlsx",
        xlsx(
            """
LỊCH TỔ CHỨC LỄ HỘI, SỰ KIỆN NĂM 2025 | < | < | < | < | < | < | <
TT | Tên lễ hội, sự kiện | Thời gian dương lịch | < | Ngày âm lịch | Địa điểm tổ chức | Đơn vị tổ chức | Số ĐT thường trực
^ | ^ | Từ ngày | Đến ngày | ^ | ^ | ^ | ^
I. LỄ HỘI | < | < | < | < | < | < | <
1 | Lễ hội đền Hóa Hạ | @2025-03-10 | @2025-03-12 | 11-13/2 | Thôn Đức Nhuận, xã Triệu Việt Vương | UBND xã Triệu Việt Vương | 2213910501
2 | Hội làng Phù Ủng Thượng | '08/02/2025 | '10/02/2025 | 11-13 tháng Giêng | Thôn Phù Ủng, xã Phạm Ngũ Lão | UBND xã Phạm Ngũ Lão | 2213831502
II. SỰ KIỆN CỘNG ĐỒNG | < | < | < | < | < | < | <
3 | Ngày hội đọc sách | @2025-04-21 | @2025-04-21 | | Quảng trường, phường Phố Hiến | Sở VHTTDL | 0221 3862 503
4 | Tuần lễ nhãn lồng | @2025-08-01 | @2025-08-05 | | Quảng trường, phường Phố Hiến | nt | nt
"""
        ),
        """
n | ten | loai | ngay_bat_dau | ngay_ket_thuc | ngay_am_lich | dia_diem | don_vi_chu_tri | dien_thoai
5 | Lễ hội đền Hóa Hạ | Lễ hội | 2025-03-10 | 2025-03-12 | 11-13/2 | Thôn Đức Nhuận, xã Triệu Việt Vương | UBND xã Triệu Việt Vương | '02213910501
6 | Hội làng Phù Ủng Thượng | Lễ hội | 2025-02-08 | 2025-02-10 | 11-13 tháng Giêng | Thôn Phù Ủng, xã Phạm Ngũ Lão | UBND xã Phạm Ngũ Lão | '02213831502
8 | Ngày hội đọc sách | Sự kiện cộng đồng | 2025-04-21 | 2025-04-21 | | Quảng trường, phường Phố Hiến | Sở VHTTDL | '0221 3862 503
9 | Tuần lễ nhãn lồng | Sự kiện cộng đồng | 2025-08-01 | 2025-08-05 | | Quảng trường, phường Phố Hiến | Sở VHTTDL | '0221 3862 503
""",
        note="solar dates under a merged heading, lunar ones as text, kinds as group rows, nt",
    ),
    case(
        "quyen_tac_gia_organisations_and_persons",
        "dang-ky-quyen-tac-gia",
        "QTG 2024.csv",
        text(
            """
DANH SÁCH TÁC PHẨM ĐƯỢC CẤP GIẤY CHỨNG NHẬN ĐĂNG KÝ QUYỀN TÁC GIẢ, NĂM 2024

STT | Số giấy chứng nhận | Ngày cấp giấy chứng nhận | Tên tác phẩm | Loại hình tác phẩm | Tên tổ chức | Tên cá nhân | Xã/phường | Ghi chú
1 | 1201/2024/QTG | 05/02/2024 | Bộ nhận diện Nhãn lồng | Tác phẩm mỹ thuật ứng dụng | Hợp tác xã Nhãn lồng Hồng Nam | | Xã Tân Hưng |
2 | 1388/2024/QTG | 19/02/2024 | Khúc hát sông Luộc | Tác phẩm âm nhạc | | Nguyễn Văn Thụ | Xã Tống Trân |
3 | 2045/2024/QTG | 7/6/2024 | Phần mềm quản lý trạm bơm | Chương trình máy tính | Công ty Thủy nông Bắc Hưng | - | Phường Mỹ Hào | Đã sửa
"""
        ),
        """
n | so_ky_hieu | ngay_cap | ten_tac_pham | loai_tac_pham | ten_to_chuc | ten_ca_nhan | dia_ban
4 | 1201/2024/QTG | 2024-02-05 | Bộ nhận diện Nhãn lồng | Tác phẩm mỹ thuật ứng dụng | Hợp tác xã Nhãn lồng Hồng Nam | | Xã Tân Hưng
5 | 1388/2024/QTG | 2024-02-19 | Khúc hát sông Luộc | Tác phẩm âm nhạc | | Nguyễn Văn Thụ | Xã Tống Trân
6 | 2045/2024/QTG | 2024-06-07 | Phần mềm quản lý trạm bơm | Chương trình máy tính | Công ty Thủy nông Bắc Hưng | | Phường Mỹ Hào
""",
        note="a quoted title with a comma and an empty line before the headings of a CSV, holders in two columns",
    ),
)
