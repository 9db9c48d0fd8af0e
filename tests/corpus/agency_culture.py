"""Whole files of the branch of culture and tourism, many habits at once."""

from __future__ import annotations

from tests.corpus.alphabets import to_nfd, to_viscii
from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import html, text

CASES = (
    case(
        "monuments-by-rank", "di-tich-quoc-gia", "DM di tich QG 12.2024.xlsx",
        xlsx("""
UBND TỈNH HƯNG YÊN | < | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | < | < | <
SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH | < | < | Độc lập - Tự do - Hạnh phúc | < | < | <

DANH MỤC DI TÍCH ĐÃ ĐƯỢC XẾP HẠNG CẤP QUỐC GIA | < | < | < | < | < | <
TT | Tên di tích | Địa điểm | Loại hình di tích | Quyết định xếp hạng | < | Ghi chú
^ | ^ | ^ | ^ | Số quyết định | Ngày ký | ^
A | QUỐC GIA ĐẶC BIỆT (02) | | | | |
I | Thành phố Hưng Yên | | | | |
1 | Văn Miếu Xích Đằng | Phường Lam Sơn, TP. Hưng Yên | Di tích lịch sử | 2408/QĐ-TTg | @2014-12-31 | Thuộc Phố Hiến
2 | Đền Trần | Phường Quang Trung, TP. Hưng Yên | nt | -nt- | -nt- |
B | QUỐC GIA (03) | | | | |
I | Huyện Kim Động | | | | |
3 | Đền Mây | Xã Phú Cường | Di tích kiến trúc nghệ thuật | 235-VH/QĐ | 12/12/1986 |
4 | Đình, chùa Vĩnh Phúc | Xã Vĩnh Xá | Di tích kiến trúc nghệ thuật | 04/2001/QĐ-BVHTT | 19-1-2001 |
II | Huyện Phù Cừ | | | | |
5 | Đền Phượng Hoàng | Xã Minh Tân | Di tích lịch sử | 51/QĐ-BT | 1996 |
Tổng cộng: 05 di tích | < | < | < | < | < | <
 | NGƯỜI LẬP | | | | GIÁM ĐỐC | <
"""),
        """
n | ten | dia_chi | loai | cap_xep_hang | quyet_dinh
9 | Văn Miếu Xích Đằng | Phường Lam Sơn, TP. Hưng Yên | Di tích lịch sử | Quốc gia đặc biệt | 2408/QĐ-TTg
10 | Đền Trần | Phường Quang Trung, TP. Hưng Yên | Di tích lịch sử | Quốc gia đặc biệt | 2408/QĐ-TTg
13 | Đền Mây | Xã Phú Cường | Di tích kiến trúc nghệ thuật | Quốc gia | 235-VH/QĐ
14 | Đình, chùa Vĩnh Phúc | Xã Vĩnh Xá | Di tích kiến trúc nghệ thuật | Quốc gia | 04/2001/QĐ-BVHTT
16 | Đền Phượng Hoàng | Xã Minh Tân | Di tích lịch sử | Quốc gia | 51/QĐ-BT
""",
        note="motto, two levels, rank then district, counts, ditto, a day that the dataset does not ask for, signers",
    ),
    case(
        "festivals-by-month", "lich-su-kien-le-hoi", "Lich le hoi 2025.xls",
        xls("""
LỊCH LỄ HỘI TRUYỀN THỐNG | < | < | < | < | < | <
(Dương lịch và âm lịch) | < | < | < | < | < | <

STT | Tên\\nlễ hội | Địa điểm\\ntổ chức | Thời gian | < | Ngày âm lịch | Đơn vị tổ chức
^ | ^ | ^ | Từ ngày | Đến ngày | ^ | ^
THÁNG GIÊNG | < | < | < | < | < | <
1 | Lễ hội chùa Chuông | Phường Phố Hiến | @2025-02-02 | @2025-02-04 | 5-7/1 | UBND phường Phố Hiến
2 | Lễ hội rước nước đền Mẫu | Phường Phố Hiến | 05/02/2025 | 7/2/2025 | 8 - 10/Giêng | nt
THÁNG HAI | < | < | < | < | < | <
3 | Lễ hội đền Đậu An | Xã Tiên Hoa | 6.3.2025 | - | 7/2 | UBND xã Tiên Hoa
4 | Lễ hội Chử Đồng Tử | Xã Khoái Châu | ngày 9 tháng 3 năm 2025 | 12/03/25 | 10-13/2 | Sở VHTTDL
"""),
        """
n | ten | dia_diem | ngay_bat_dau | ngay_ket_thuc | ngay_am_lich | don_vi_chu_tri
7 | Lễ hội chùa Chuông | Phường Phố Hiến | 2025-02-02 | 2025-02-04 | 5-7/1 | UBND phường Phố Hiến
8 | Lễ hội rước nước đền Mẫu | Phường Phố Hiến | 2025-02-05 | 2025-02-07 | 8 - 10/Giêng | UBND phường Phố Hiến
10 | Lễ hội đền Đậu An | Xã Tiên Hoa | 2025-03-06 | | 7/2 | UBND xã Tiên Hoa
11 | Lễ hội Chử Đồng Tử | Xã Khoái Châu | 2025-03-09 | 2025-03-12 | 10-13/2 | Sở VHTTDL
""",
        note="broken headings of two levels, months as groups that are no field, six spellings of a day, lunar days as text",
    ),
    case(
        "libraries-viscii", "thu-vien", "TV_THAIBINH.TXT",
        text("""
SỞ VĂN HOÁ THÔNG TIN THÁI BÌNH
DANH SÁCH THƯ VIỆN CÔNG CỘNG

STT | Tên thư viện | Địa chỉ | Điện thoại | Ghi chú
I | Thành phố Thái Bình | | |
1 | Thư viện Khoa học tổng hợp tỉnh | Đường Lý Thường Kiệt | (036) 831 234 | Hạng II
II | Huyện Quỳnh Phụ | | |
2 | Thư viện huyện Quỳnh Phụ | Thị trấn Quỳnh Côi | (036) 863 115 |
3 | Thư viện xã An Ấp | Thôn Xuân Lai | |
 | Tổng số: 3 thư viện | | |
 | | Người lập biểu | |
""", separator="\t", encoding="latin-1", spell=to_viscii),
        """
n | ten | dia_chi | dien_thoai | dia_ban
6 | Thư viện Khoa học tổng hợp tỉnh | Đường Lý Thường Kiệt | (036) 831 234 | Thành phố Thái Bình
8 | Thư viện huyện Quỳnh Phụ | Thị trấn Quỳnh Côi | (036) 863 115 | Huyện Quỳnh Phụ
9 | Thư viện xã An Ấp | Thôn Xuân Lai | | Huyện Quỳnh Phụ
""",
        note="VISCII with tabs, title, districts, the area code of before 2008, total in words, who made it",
    ),
    case(
        "lodgings-with-stars", "co-so-luu-tru-du-lich", "CSLT 2025.xlsx",
        xlsx(
            Sheet("Tổng hợp", """
Loại | Số cơ sở | Số buồng
Khách sạn | 2 | 102
Nhà nghỉ du lịch | 2 | 27
Cộng | 4 | 129
"""),
            Sheet("Chi tiết", """
 | DANH SÁCH CƠ SỞ LƯU TRÚ DU LỊCH | < | < | < | < | < | <

 | TT | Tên cơ sở lưu trú | Hạng | Số buồng/\\nphòng | Địa chỉ | Điện thoại | Website
 | I | KHÁCH SẠN | | 102 | | |
 | 1 | Khách sạn Phố Hiến Xanh | 3 sao | 72 | Đường Nguyễn Văn Linh, phường Sơn Nam | '0221.3862.901 | www.phohienxanh.vidu.vn
 | 2 | Khách sạn Thái Bình Dream | 2 SAO | 30 | Phường Trần Lãm | 2273831902 |
 | II | NHÀ NGHỈ DU LỊCH | | 27 | | |
 | 3 | Nhà nghỉ Hương Sen | Chưa xếp hạng | 15 phòng | Xã Văn Giang | 977001903 |
 | 4 | Nhà nghỉ Bình Minh | - | 12 | nt | Không có |
"""),
        ),
        """
sheet | n | ten | loai | hang | so_phong | dia_chi | dien_thoai | website
Chi tiết | 5 | Khách sạn Phố Hiến Xanh | Khách sạn | 3 sao | 72 | Đường Nguyễn Văn Linh, phường Sơn Nam | 0221.3862.901 | https://www.phohienxanh.vidu.vn
Chi tiết | 6 | Khách sạn Thái Bình Dream | Khách sạn | 2 sao | 30 | Phường Trần Lãm | 02273831902 |
Chi tiết | 8 | Nhà nghỉ Hương Sen | Nhà nghỉ du lịch | Chưa xếp hạng | 15 | Xã Văn Giang | 0977001903 |
Chi tiết | 9 | Nhà nghỉ Bình Minh | Nhà nghỉ du lịch | | 12 | Xã Văn Giang | |
""",
        note="summary sheet, blank first column, kinds as groups with subtotals, '15 phòng', lost zeros, website without scheme",
    ),
    case(
        "community-events-html", "lich-su-kien-le-hoi", "export_sukien.xls",
        html("""
DANH SÁCH SỰ KIỆN | < | < | < | < | <
STT | Tên sự kiện | Phân loại | Nơi tổ chức | Thời gian bắt đầu | Điện thoại liên hệ
1 | Ngày hội Nhãn lồng Hưng Yên | Sự kiện cộng đồng | Quảng trường Nguyễn Văn Linh, phường Phố Hiến | 08/08/2025 | 02213862777
2 | Giải đua thuyền chải | sự kiện cộng đồng | Hồ Bán Nguyệt, phường Phố Hiến | 2/9/2025 | 0221 3862 778
3 | Lễ hội Phủ Ủng | LỄ HỘI | Xã Phạm Ngũ Lão | 08/02/2025 |
Tổng số bản ghi: 3 | < | < | < | < | <
"""),
        """
n | ten | loai | dia_diem | ngay_bat_dau | dien_thoai
3 | Ngày hội Nhãn lồng Hưng Yên | Sự kiện cộng đồng | Quảng trường Nguyễn Văn Linh, phường Phố Hiến | 2025-08-08 | 02213862777
4 | Giải đua thuyền chải | Sự kiện cộng đồng | Hồ Bán Nguyệt, phường Phố Hiến | 2025-09-02 | 0221 3862 778
5 | Lễ hội Phủ Ủng | Lễ hội | Xã Phạm Ngũ Lão | 2025-02-08 |
""",
        note="HTML named .xls: days that a machine could turn round, values in another case, count of records",
    ),
    case(
        "monuments-merged-communes", "di-tich-quoc-gia", "di tich theo xa.xlsx",
        xlsx_by_program(to_nfd("""
Biểu 3: Di tích quốc gia theo xã, phường | < | < | < | <
STT | Địa chỉ | Tên di tích | Xếp hạng | Năm xếp hạng
1 | Xã Mễ Sở | Đền Dạ Trạch Thượng | Quốc gia | 1989
2 | ^ | Đình Đồng Quê | Quốc gia | Năm 1994
3 | Phường Hồng Châu | Chùa Nễ Châu | QUỐC GIA | '1992
4 | ^ | Võ Miếu Phố Hiến | quốc gia đặc biệt | 2014
Tổng | | 4 | |
""")),
        """
n | ten | dia_chi | cap_xep_hang | nam_xep_hang
3 | Đền Dạ Trạch Thượng | Xã Mễ Sở | Quốc gia | 1989
4 | Đình Đồng Quê | Xã Mễ Sở | Quốc gia | 1994
5 | Chùa Nễ Châu | Phường Hồng Châu | Quốc gia | 1992
6 | Võ Miếu Phố Hiến | Phường Hồng Châu | Quốc gia đặc biệt | 2014
""",
        note="marks apart throughout, communes merged down, address before the name, years as text, total of a count",
    ),
)  # fmt: skip
