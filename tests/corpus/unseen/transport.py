"""Transport: lines, fares, licences, parking, stations, signs, taxis."""

from __future__ import annotations

from tests.corpus.case import case
from tests.corpus.office import Sheet, xls, xlsx, xlsx_by_program
from tests.corpus.plain import html, text

CASES = (
    case(
        "xe_buyt_departures_on_another_sheet",
        "tuyen-xe-buyt",
        "Mang luoi xe buyt.xlsx",
        xlsx(
            Sheet(
                "Tuyến",
                """
MẠNG LƯỚI TUYẾN XE BUÝT
Mã tuyến | Tên tuyến | Bến đi | Bến đến | Lộ trình chi tiết | Giá vé (đồng)
HY01 | Phố Hiến - Phố Nối | Bến xe Triều Dương | Bến xe Phố Nối | QL39 - QL5 | '15.000
HY02 | Thái Bình - Đồng Châu | Bến xe Hoàng Hà | Đồng Châu | ĐT458 - ĐT465 | 20000
""",
            ),
            Sheet(
                "Biểu đồ chạy xe",
                """
Mã tuyến | Chiều | Giờ xuất bến
HY01 | Đi | @05:30
HY01 | Đi | '6h00
HY01 | Về | 05h45
HY02 | Đi | '5:15
""",
            ),
        ),
        """
sheet | n | so_hieu | ten | diem_dau | diem_cuoi | lich_trinh | gia_ve
Tuyến | 3 | HY01 | Phố Hiến - Phố Nối | Bến xe Triều Dương | Bến xe Phố Nối | QL39 - QL5 | 15000
Tuyến | 4 | HY02 | Thái Bình - Đồng Châu | Bến xe Hoàng Hà | Đồng Châu | ĐT458 - ĐT465 | 20000
""",
        children={
            "bieu_do": (
                "chieu | gio_xuat_ben\nĐi | '05:30\nĐi | '06:00\nVề | '05:45",
                "chieu | gio_xuat_ben\nĐi | '05:15",
            )
        },
        note="departures on a second sheet in four spellings; 'Lộ trình chi tiết' is the course of a line",
    ),
    case(
        "gia_cuoc_years_repeated",
        "gia-cuoc-van-tai",
        "ke khai gia cuoc.xlsx",
        xlsx_by_program(
            Sheet(
                "2025",
                """
KÊ KHAI GIÁ CƯỚC VẬN TẢI HÀNH KHÁCH TUYẾN CỐ ĐỊNH
STT | Tên tuyến | Đơn vị vận tải | Cự ly (km) | Giá cước (đ/HK) | Năm
1 | Hưng Yên - Giáp Bát | Công ty Vận tải Hải Hà Vân | 64 | '60.000 | 2025
2 | Thái Bình - Mỹ Đình | Công ty Xe khách Trà Lý | 110 | '90.000đ | nt
3 | Hưng Yên - Lạng Sơn | HTX Vận tải Phố Hiến | 220 | 150000 | nt
""",
            )
        ),
        """
n | tuyen | nam | gia
3 | Hưng Yên - Giáp Bát | 2025 | 60000
4 | Thái Bình - Mỹ Đình | 2025 | 90000
5 | Hưng Yên - Lạng Sơn | 2025 | 150000
""",
        note="'đ/HK' in the heading, đ in a cell, nt in the year",
    ),
    case(
        "giay_phep_lai_xe_classes_across",
        "giay-phep-lai-xe",
        "GPLX 6 thang.xlsx",
        xlsx(
            """
TỔNG HỢP CẤP, ĐỔI GIẤY PHÉP LÁI XE NĂM 2024 | < | <
STT | Loại | Số lượng (giấy phép)
1 | Cấp mới hạng A1 | '12.480
2 | Cấp mới hạng B2 | '4.015
3 | Đổi giấy phép lái xe | '9.770
 | Tổng | '26.265
Hưng Yên, ngày    tháng    năm 2025 | < | <
"""
        ),
        """
n | loai | nam | so_luong
3 | Cấp mới hạng A1 | 2024 | 12480
4 | Cấp mới hạng B2 | 2024 | 4015
5 | Đổi giấy phép lái xe | 2024 | 9770
""",
        note="a plain table with 'giấy phép' as unit and an undated signature",
    ),
    case(
        "phu_hieu_nested_groups",
        "giay-phep-kinh-doanh-van-tai",
        "GPKDVT.xls",
        xls(
            """
KẾT QUẢ CẤP GIẤY PHÉP KINH DOANH, PHÙ HIỆU NĂM 2024 | < | < | <
TT | Nội dung | Nghiệp vụ | Số lượng
I | Giấy phép kinh doanh | |
1 | Giấy phép kinh doanh vận tải bằng ô tô | Cấp | 214
2 | Giấy phép kinh doanh vận tải bằng ô tô | Đổi | 51
II | Phù hiệu | |
1 | Phù hiệu các loại xe | Cấp | '8.120
2 | Phù hiệu các loại xe | Thu hồi | 77
"""
        ),
        """
n | loai | nghiep_vu | nam | so_luong
4 | Giấy phép kinh doanh | Cấp | 2024 | 214
5 | Giấy phép kinh doanh | Đổi | 2024 | 51
7 | Phù hiệu | Cấp | 2024 | 8120
8 | Phù hiệu | Thu hồi | 2024 | 77
""",
        note="a kind as group rows, a column of free words beside it",
    ),
    case(
        "do_xe_kinds_by_crosses",
        "diem-do-xe-cong-cong",
        "bai do xe.xlsx",
        xlsx(
            """
DANH MỤC ĐIỂM ĐỖ XE CÔNG CỘNG | < | < | < | < | <
STT | Tên điểm đỗ | Địa chỉ | Sức chứa (chỗ) | Loại xe | <
^ | ^ | ^ | ^ | Ô tô | Xe máy
1 | Bãi đỗ xe chợ Phố Hiến | Phường Phố Hiến | 60 | x |
2 | Bãi gửi xe ga Phố Nối | Phường Mỹ Hào | 350 | | x
3 | Bãi đỗ quảng trường Thái Bình | Phường Thái Bình | 120 | x |
"""
        ),
        """
n | ten | dia_chi | cong_suat | loai_xe
4 | Bãi đỗ xe chợ Phố Hiến | Phường Phố Hiến | 60 | Ô tô
5 | Bãi gửi xe ga Phố Nối | Phường Mỹ Hào | 350 | Xe máy
6 | Bãi đỗ quảng trường Thái Bình | Phường Thái Bình | 120 | Ô tô
""",
        note="crosses beneath the kinds of vehicles",
    ),
    case(
        "trong_giu_xe_owners_and_prices",
        "diem-trong-giu-xe",
        "diem trong giu xe.xlsx",
        xlsx(
            """
STT | Địa điểm trông giữ | Chủ địa điểm | Điện thoại | Loại xe | Thời gian hoạt động | Mức thu
1 | Cổng Bệnh viện Sản, phường Trần Lãm | Phạm Văn Hải | '0904.555.091 | Xe máy | 24/24h | 5.000 đ/lượt
2 | Chợ Bo, phường Trần Hưng Đạo | Trần Thị Út | '0904.555.092 | ô tô và xe máy | 5h - 19h | Xe máy 3.000đ; ô tô 20.000đ
"""
        ),
        """
n | dia_chi | chu_dia_diem | dien_thoai | loai_xe | thoi_gian | bieu_gia
2 | Cổng Bệnh viện Sản, phường Trần Lãm | Phạm Văn Hải | '0904.555.091 | Xe máy | 24/24h | 5.000 đ/lượt
3 | Chợ Bo, phường Trần Hưng Đạo | Trần Thị Út | '0904.555.092 | Ô tô và xe máy | 5h - 19h | Xe máy 3.000đ; ô tô 20.000đ
""",
        note="'Mức thu' for the tariff, hours as text, a private owner",
    ),
    case(
        "cao_toc_chainage_beneath_one_heading",
        "duong-cao-toc",
        "Duong cao toc.xls",
        html(
            """
TT | Tên tuyến cao tốc | Lý trình | < | Địa phận | Cấp đường
^ | ^ | Điểm đầu | Điểm cuối | ^ | ^
1 | Hà Nội - Hải Phòng | Km0+000 | Km26+350 | Văn Giang - Ân Thi | Cao tốc loại A
2 | Cầu Giẽ - Ninh Bình nối dài | Km 17+400 | Km 32 + 100 | Tiên Lữ | Cao tốc 100 km/h
"""
        ),
        """
n | ten | ly_trinh_dau | ly_trinh_cuoi | cap_duong
3 | Hà Nội - Hải Phòng | Km0+000 | Km26+350 | Cao tốc loại A
4 | Cầu Giẽ - Ninh Bình nối dài | Km 17+400 | Km 32 + 100 | Cao tốc 100 km/h
""",
        note="'Điểm đầu' and 'Điểm cuối' beneath 'Lý trình'",
    ),
    case(
        "dao_tao_lai_xe_groups_in_free_words",
        "co-so-dao-tao-lai-xe",
        "DS CSDT lai xe.csv",
        text(
            """
Số TT | Tên cơ sở đào tạo | Địa chỉ | Số điện thoại | Hạng đào tạo
A | CƠ SỞ ĐÀO TẠO | | |
1 | Trung tâm đào tạo lái xe Sông Hồng | Thôn Cao, xã Lương Bằng | '02213.812.095 | B1, B2, C
2 | Trường Trung cấp GTVT Thái Bình | Phố Quang Trung, phường Trần Lãm | '02273.838.096 | A1, B, C1
B | TRUNG TÂM SÁT HẠCH | | |
3 | Trung tâm sát hạch loại 1 Kim Động | Xã Nghĩa Dân | '0221.3812.097 |
"""
        ),
        """
n | ten | dia_chi | dien_thoai
3 | Trung tâm đào tạo lái xe Sông Hồng | Thôn Cao, xã Lương Bằng | '02213.812.095
4 | Trường Trung cấp GTVT Thái Bình | Phố Quang Trung, phường Trần Lãm | '02273.838.096
6 | Trung tâm sát hạch loại 1 Kim Động | Xã Nghĩa Dân | '0221.3812.097
""",
        note="lettered group rows that are no value of any field, commas inside quoted cells",
    ),
    case(
        "bien_bao_one_row_for_each_kind",
        "bao-hieu-duong-bo",
        "den tin hieu.xlsx",
        xlsx(
            Sheet(
                "DS",
                """
DANH SÁCH ĐÈN TÍN HIỆU, BIỂN BÁO TRÊN QL39
STT | Mô tả vị trí | Loại | Năm lắp đặt
1 | Ngã tư Dân Tiến, Km25+300 QL39 | Đèn tín hiệu giao thông | 2019
2 | Km27+100 QL39, trái tuyến | Biển báo hiệu | 2021
3 | Km27+100 QL39, phải tuyến | biển báo hiệu | 2021
""",
            ),
            Sheet("Sheet3", "Người nhập | Ngày\nTuấn | 12/8"),
        ),
        """
sheet | n | mo_ta | loai
DS | 3 | Ngã tư Dân Tiến, Km25+300 QL39 | Đèn tín hiệu giao thông
DS | 4 | Km27+100 QL39, trái tuyến | Biển báo hiệu
DS | 5 | Km27+100 QL39, phải tuyến | Biển báo hiệu
""",
        note="a second sheet that is no part of the form",
    ),
)
