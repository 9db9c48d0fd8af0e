"""Society and justice: notaries, legal aid, associations, funds, population, parks."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx
from tests.corpus.plain import ods, text

CASES = (
    case(
        "cong_chung_offices_by_former_district",
        "to-chuc-cong-chung",
        "TCHN cong chung.xlsx",
        xlsx(
            """
SỞ TƯ PHÁP TỈNH HƯNG YÊN | < | < | < | < | <
DANH SÁCH TỔ CHỨC HÀNH NGHỀ CÔNG CHỨNG | < | < | < | < | <

STT | Tên tổ chức hành nghề công chứng | Trưởng Phòng/ Trưởng VP | Địa chỉ trụ sở | Số điện thoại | Số QĐ thành lập
I. PHÒNG CÔNG CHỨNG | < | < | < | < | <
1 | Phòng Công chứng số 1 | Hà Văn Mưu | Số 2 An Vũ, phường Phố Hiến | 2213863101 | 12/QĐ-UB
II. VĂN PHÒNG CÔNG CHỨNG | < | < | < | < | <
2 | Văn phòng Công chứng Lê Mai | Lê Thị Mai | Phố Tây Sơn, xã Kiến Xương | 0227.3821.102;\\n0912 100 102 | 455/QĐ-UBND
3 | Văn phòng Công chứng Đông Thụy | Đinh Công Tráng | Khu 6, xã Thái Thụy | 02273.753.103 | 1190/QĐ-UBND
"""
        ),
        """
n | ten | loai | dia_chi | dien_thoai
6 | Phòng Công chứng số 1 | Phòng công chứng | Số 2 An Vũ, phường Phố Hiến | '02213863101
8 | Văn phòng Công chứng Lê Mai | Văn phòng công chứng | Phố Tây Sơn, xã Kiến Xương | 0227.3821.102; 0912 100 102
9 | Văn phòng Công chứng Đông Thụy | Văn phòng công chứng | Khu 6, xã Thái Thụy | '02273.753.103
""",
        note="kinds as group rows over the full width, two telephones on two lines, the head's name beside",
    ),
    case(
        "tro_giup_phap_ly_persons_with_titles",
        "tro-giup-phap-ly",
        "TGPL.xls",
        xls(
            Sheet(
                "Nguoi TGPL",
                """
DANH SÁCH NGƯỜI THỰC HIỆN TRỢ GIÚP PHÁP LÝ
STT | Họ và tên | Chức danh | Nơi làm việc | Địa bàn | Điện thoại cơ quan
1 | Phạm Thị Nhài | Trợ giúp viên pháp lý | Trung tâm TGPL nhà nước, số 308 Chu Văn An, phường Phố Hiến | Phường Phố Hiến | 02213552111
2 | Nguyễn Hữu Tình | Luật sư | VP Luật sư Hữu Tình, số 5 Lê Lợi, phường Thái Bình | Phường Thái Bình | 02273831112
3 | Trần Văn Đa | nt | VP Luật sư Đa Phúc, xã Hưng Hà | Xã Hưng Hà |
""",
                legacy={"*": "vni"},
            )
        ),
        """
n | ten | loai | dia_chi | dia_ban | dien_thoai
3 | Phạm Thị Nhài | Trợ giúp viên pháp lý | Trung tâm TGPL nhà nước, số 308 Chu Văn An, phường Phố Hiến | Phường Phố Hiến | '02213552111
4 | Nguyễn Hữu Tình | Luật sư | VP Luật sư Hữu Tình, số 5 Lê Lợi, phường Thái Bình | Phường Thái Bình | '02273831112
5 | Trần Văn Đa | Luật sư | VP Luật sư Đa Phúc, xã Hưng Hà | Xã Hưng Hà
""",
        note="VNI fonts; 'Chức danh' for the kind, 'Nơi làm việc' for the address; nt",
    ),
    case(
        "hoi_address_beside_commune",
        "hoi",
        "Hoi dac thu.ods",
        ods(
            (
                "Hội",
                """
DANH SÁCH HỘI HOẠT ĐỘNG TRONG PHẠM VI TỈNH | < | < | < | <
(Kèm theo Báo cáo số 33/BC-SNV ngày 05/9/2025) | < | < | < | <
TT | Tên hội | Phạm vi | Địa chỉ trụ sở | ĐT
1 | Hội Người cao tuổi tỉnh | Cấp tỉnh | Số 1 Quảng trường, phường Phố Hiến | 2213862121
2 | Hội Làm vườn huyện Tiền Hải (cũ) | Cấp huyện | Khu 3, xã Tiền Hải | …
3 | Hội Khuyến học xã Ngọc Lâm | cấp xã | Nhà văn hóa xã Ngọc Lâm | không có
Tổng số: 3 hội. | < | < | < | <
""",
            )
        ),
        """
n | ten | pham_vi | dia_chi | dien_thoai
4 | Hội Người cao tuổi tỉnh | Cấp tỉnh | Số 1 Quảng trường, phường Phố Hiến | '02213862121
5 | Hội Làm vườn huyện Tiền Hải (cũ) | Cấp huyện | Khu 3, xã Tiền Hải
6 | Hội Khuyến học xã Ngọc Lâm | Cấp xã | Nhà văn hóa xã Ngọc Lâm
""",
        note="values in small letters, three ways of no telephone, a sum with a full stop",
    ),
    case(
        "quy_founders_in_two_columns",
        "quy-xa-hoi-tu-thien",
        "Quy XH-TT.xlsx",
        xlsx(
            """
STT | Tên quỹ | Loại quỹ | < | Phạm vi hoạt động | Địa chỉ | Điện thoại | Sáng lập viên | < | QĐ thành lập
^ | ^ | QXH | QTT | ^ | ^ | ^ | Cá nhân | Tổ chức | ^
1 | Quỹ Hỗ trợ nạn nhân chất độc da cam | | x | Cấp tỉnh | Phường Phố Hiến | '0221 3862 131 | | Hội Nạn nhân chất độc da cam | 1200/QĐ-UBND
2 | Quỹ Khuyến học Bình Định | x | | Cấp xã | Xã Bình Định | | Bùi Đăng Khoa | | 31/QĐ-UBND
"""
        ),
        """
n | ten | pham_vi | dia_chi | dien_thoai | sang_lap_vien | to_chuc_sang_lap | so_giay_phep
3 | Quỹ Hỗ trợ nạn nhân chất độc da cam | Cấp tỉnh | Phường Phố Hiến | '0221 3862 131 | | Hội Nạn nhân chất độc da cam | 1200/QĐ-UBND
4 | Quỹ Khuyến học Bình Định | Cấp xã | Xã Bình Định | | Bùi Đăng Khoa | | 31/QĐ-UBND
""",
        note="crosses beneath abbreviations that nobody explains are left aside; founders beneath one heading",
    ),
    case(
        "dan_so_wide_yearbook_two_measures",
        "dan-so-dien-tich",
        "NGTK bieu 12.xlsx",
        xlsx(
            """
12 | DÂN SỐ TRUNG BÌNH PHÂN THEO XÃ, PHƯỜNG | < | <
 | | | Người
 | 2021 | 2022 | 2023
TỔNG SỐ | 54930 | 55410 | 55871
Xã Nguyễn Trãi | '18.320 | '18.480 | '18.640
Xã Hồng Quang | '17.905 | '18.061 | '18.206
Xã Xuân Trúc | '18.705 | '18.869 | '19.025
"""
        ),
        """
n | dia_ban | nam | dan_so
5 | Xã Nguyễn Trãi | 2021 | 18320
5 | Xã Nguyễn Trãi | 2022 | 18480
5 | Xã Nguyễn Trãi | 2023 | 18640
6 | Xã Hồng Quang | 2021 | 17905
6 | Xã Hồng Quang | 2022 | 18061
6 | Xã Hồng Quang | 2023 | 18206
7 | Xã Xuân Trúc | 2021 | 18705
7 | Xã Xuân Trúc | 2022 | 18869
7 | Xã Xuân Trúc | 2023 | 19025
""",
        note="years across with no heading over the communes; only the title says that they count people",
    ),
    case(
        "cong_vien_kinds_as_sheets_hidden_rows",
        "cong-vien-nha-ve-sinh-the-thao",
        "CV-NVS-TDTT.xlsx",
        xlsx(
            Sheet(
                "Công viên",
                """
TT | Công trình | Địa điểm | Xã, phường | Giờ hoạt động
1 | Công viên Nam Hòa Hạ | Đường Tô Hiệu | Phường Hồng Châu | 5h - 22h
2 | Vườn hoa 30-6 mới | Đường Lê Quý Đôn | Phường Thái Bình | Cả ngày
""",
                hidden_rows=(3,),
            ),
            Sheet(
                "Nhà vệ sinh công cộng",
                """
TT | Công trình | Địa điểm | Xã, phường | Giờ hoạt động
1 | Nhà vệ sinh bến xe Triều Dương | Bến xe Triều Dương | Xã Hoàng Hoa Thám | 5h - 19h
""",
            ),
        ),
        """
sheet | n | ten | loai | dia_diem | dia_ban | gio_mo_cua
Công viên | 2 | Công viên Nam Hòa Hạ | Công viên | Đường Tô Hiệu | Phường Hồng Châu | 5h - 22h
Công viên | 3 | Vườn hoa 30-6 mới | Công viên | Đường Lê Quý Đôn | Phường Thái Bình | Cả ngày
Nhà vệ sinh công cộng | 2 | Nhà vệ sinh bến xe Triều Dương | Nhà vệ sinh công cộng | Bến xe Triều Dương | Xã Hoàng Hoa Thám | 5h - 19h
""",
        note="the required kind is the name of the sheet, a row hidden by hand",
    ),
    case(
        "hoi_telephones_and_two_addresses",
        "hoi",
        "hoi quan chung.csv",
        text(
            """
STT | Tên hội, hiệp hội | Cấp hội | Địa chỉ trụ sở | Xã, phường | Chủ tịch hội | Điện thoại cơ quan | Điện thoại chủ tịch
1 | Hiệp hội Doanh nghiệp trẻ | Cấp tỉnh | Tầng 3, số 10 Chùa Chuông | Phường Phố Hiến | Đặng Ích | 0221 3550 141 | 0913 000 141
2 | Hội Sinh vật cảnh Hưng Hà | Cấp huyện | Khu Nhân Cầu | Xã Hưng Hà | Vũ Tá | | 0913 000 142
""",
            separator=";",
        ),
        """
n | ten | pham_vi | dia_chi | dia_ban | dien_thoai
2 | Hiệp hội Doanh nghiệp trẻ | Cấp tỉnh | Tầng 3, số 10 Chùa Chuông | Phường Phố Hiến | '0221 3550 141
3 | Hội Sinh vật cảnh Hưng Hà | Cấp huyện | Khu Nhân Cầu | Xã Hưng Hà
""",
        note="the office's line and the chairman's own beside each other; the office of one has none",
    ),
)
