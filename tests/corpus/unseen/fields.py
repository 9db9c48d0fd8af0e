"""Fields: farming, environment and land, as divisions, companies and communes list them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.corpus.alphabets import to_cp1258
from tests.corpus.case import case, grid
from tests.corpus.office import Build, Sheet, xls, xlsx
from tests.corpus.plain import html, ods, text


def drawn(body: str) -> Build:
    """Return a builder of a GeoJSON: a small square for each row, its properties named by the first line."""

    def build(path: Path) -> None:
        names, *lines = grid(body)
        features = []
        for i, line in enumerate(lines):
            west, south = 106.0 + 0.01 * i, 20.7
            ring = [[west + x, south + y] for x, y in ((0, 0), (0.005, 0), (0.005, 0.005), (0, 0.005), (0, 0))]
            shape = {"type": "Polygon", "coordinates": [ring]}
            properties = {str(name): value for name, value in zip(names, line, strict=False)}
            features.append({"type": "Feature", "properties": properties, "geometry": shape})
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")

    return build


CASES = (
    case(
        "vat_nuoi_sheet_per_year_from_column_c",
        "so-luong-vat-nuoi",
        "Tong dan gia suc gia cam.xlsx",
        xlsx(
            Sheet(
                "Năm 2023",
                """
 | | CHI CỤC CHĂN NUÔI VÀ THÚ Y | < | < | <

 | | TỔNG ĐÀN GIA SÚC, GIA CẦM | < | < | <
 | | TT | Vật nuôi | Đơn vị hành chính | Tổng số (con)
 | | 1 | Trâu | Xã Đông Hưng | 86
 | | 2 | ^ | Xã Bắc Tiên Hưng | 41
 | | 3 | Lợn | Xã Đông Hưng | '12.650
 | | 4 | ^ | Xã Bắc Tiên Hưng | '9.870
 | | | Cộng | | =SUM(F5:F8)~22647
""",
            ),
            Sheet(
                "Năm 2024",
                """
 | | CHI CỤC CHĂN NUÔI VÀ THÚ Y | < | < | <

 | | TỔNG ĐÀN GIA SÚC, GIA CẦM | < | < | <
 | | TT | Vật nuôi | Đơn vị hành chính | Tổng số (con)
 | | 1 | Trâu | Xã Đông Hưng | 79
 | | 2 | ^ | Xã Bắc Tiên Hưng | 44
 | | 3 | Lợn | Xã Đông Hưng | '13.105
 | | 4 | ^ | Xã Bắc Tiên Hưng | '10.020
 | | | Cộng | | =SUM(F5:F8)~23248
""",
            ),
            Sheet(
                "Nháp",
                """
TT | Vật nuôi | Đơn vị hành chính | Tổng số (con)
1 | Trâu | Xã Đông Hưng | 1
""",
                state="hidden",
            ),
        ),
        """
sheet | n | dia_ban | loai_vat_nuoi | nam | so_luong
Năm 2023 | 5 | Xã Đông Hưng | Trâu | 2023 | 86
Năm 2023 | 6 | Xã Bắc Tiên Hưng | Trâu | 2023 | 41
Năm 2023 | 7 | Xã Đông Hưng | Lợn | 2023 | 12650
Năm 2023 | 8 | Xã Bắc Tiên Hưng | Lợn | 2023 | 9870
Năm 2024 | 5 | Xã Đông Hưng | Trâu | 2024 | 79
Năm 2024 | 6 | Xã Bắc Tiên Hưng | Trâu | 2024 | 44
Năm 2024 | 7 | Xã Đông Hưng | Lợn | 2024 | 13105
Năm 2024 | 8 | Xã Bắc Tiên Hưng | Lợn | 2024 | 10020
""",
        note="a sheet for each year, the table from column C on, animals merged down, a hidden draft",
    ),
    case(
        "cong_bo_tieu_chuan_cp1258",
        "co-so-cong-bo-tieu-chuan-chan-nuoi",
        "cong bo hop quy.csv",
        text(
            """
CHI CỤC CHĂN NUÔI VÀ THÚ Y HƯNG YÊN
Danh sách cơ sở đã công bố tiêu chuẩn áp dụng

Stt | Cơ sở công bố | Địa chỉ cơ sở | Điện thoại | Sản phẩm công bố | Số tiếp nhận
1 | Công ty TNHH Giống gia cầm Đồng Tâm | Thôn Bình Trì, xã Yên Mỹ | 2213960701 | Gà giống một ngày tuổi | 12/TN
2 | Công ty CP Dinh dưỡng Hải Phát | Khu công nghiệp Phố Nối A, xã Như Quỳnh | '0221.3.967.702 | Thức ăn hỗn hợp cho lợn thịt; cho gà đẻ | 15/TN
3 | Trại lợn giống Thuận Thành | Thôn Đa Lộc, xã Ân Thi | | Lợn đực giống | 18/TN
Tổng số: 3 cơ sở
""",
            encoding="cp1258",
            separator=";",
            spell=to_cp1258,
        ),
        """
n | ten | dia_chi | dien_thoai | san_pham
5 | Công ty TNHH Giống gia cầm Đồng Tâm | Thôn Bình Trì, xã Yên Mỹ | '02213960701 | Gà giống một ngày tuổi
6 | Công ty CP Dinh dưỡng Hải Phát | Khu công nghiệp Phố Nối A, xã Như Quỳnh | '0221.3.967.702 | Thức ăn hỗn hợp cho lợn thịt; cho gà đẻ
7 | Trại lợn giống Thuận Thành | Thôn Đa Lộc, xã Ân Thi | | Lợn đực giống
""",
        note="Windows-1258 with semicolons, one of them inside a cell; a title, a count at the end",
    ),
    case(
        "thuc_an_head_office_or_plant",
        "co-so-san-xuat-thuc-an-chan-nuoi",
        "DS co so du dieu kien.xlsx",
        xlsx(
            """
DANH SÁCH CƠ SỞ ĐƯỢC CẤP GIẤY CHỨNG NHẬN ĐỦ ĐIỀU KIỆN SẢN XUẤT THỨC ĂN CHĂN NUÔI | < | < | < | <
TT | Tên cơ sở | Địa chỉ | < | Số giấy chứng nhận
^ | ^ | Trụ sở chính | Địa điểm sản xuất | ^
1 | Công ty TNHH Thức ăn Sao Xanh | Số 12 phố Huế, Hà Nội | Khu công nghiệp Minh Đức, phường Mỹ Hào | 03/GCN
2 | Công ty CP Nông sản Tiền Phong | Xã Lạc Đạo | Khu công nghiệp Sông Trà, phường Vũ Phúc | 07/GCN
"""
        ),
        stops="Địa chỉ",
        note="the head office and the plant under one heading 'Địa chỉ': which place goes on the map?",
    ),
    case(
        "san_pham_thuc_an_makers_merged_down_ods",
        "san-pham-thuc-an-chan-nuoi",
        "SP TACN.ods",
        ods(
            (
                "SP 2025",
                """
SẢN PHẨM THỨC ĂN CHĂN NUÔI ĐÃ CÔNG BỐ | < | < | < | < | <
Số TT | Nhà sản xuất | Thông tin sản phẩm | < | < | Mã số công bố
^ | ^ | Tên sản phẩm | Loại | Đạm thô (%) | ^
1 | Công ty TNHH Thức ăn Sao Xanh | Sao Xanh S01 | Thức ăn hỗn hợp hoàn chỉnh | #18.5 | '33-01/25-CN
2 | ^ | Sao Xanh S02 | nt | 16 | '33-02/25-CN
 | ^
3 | ^ | Sao Xanh Đậm đặc D9 | Thức ăn đậm đặc | 42 | '33-03/25-CN
4 | Công ty CP Nông sản Tiền Phong | TP 110 | Thức ăn hỗn hợp hoàn chỉnh | 20 | '41-01/25-CN
5 | ^ | TP 220 | - nt - | 17 | '41-02/25-CN
 | Tổng cộng: 5 sản phẩm | < | < | < | <
 | | | NGƯỜI LẬP | < | <
""",
            ),
        ),
        """
n | ten | nha_san_xuat | loai
4 | Sao Xanh S01 | Công ty TNHH Thức ăn Sao Xanh | Thức ăn hỗn hợp hoàn chỉnh
5 | Sao Xanh S02 | Công ty TNHH Thức ăn Sao Xanh | Thức ăn hỗn hợp hoàn chỉnh
7 | Sao Xanh Đậm đặc D9 | Công ty TNHH Thức ăn Sao Xanh | Thức ăn đậm đặc
8 | TP 110 | Công ty CP Nông sản Tiền Phong | Thức ăn hỗn hợp hoàn chỉnh
9 | TP 220 | Công ty CP Nông sản Tiền Phong | Thức ăn hỗn hợp hoàn chỉnh
""",
        note="OpenDocument, makers merged down but for a blank row inside, nt, a merged total and a signer",
    ),
    case(
        "dat_lua_ranges_of_ph",
        "dinh-duong-dat-lua",
        "Phan tich dat lua.geojson",
        drawn(
            """
STT | Vùng đất lúa | Các yếu tố dinh dưỡng | pH | Diện tích (m2)
1 | Cánh đồng Mả Đống, xã Tiên Lữ | Đạm trung bình, lân giàu, kali nghèo | '5,8 | '425.000
2 | Cánh đồng Cửa Chùa, xã Quang Hưng | Đạm khá, lân trung bình | 5,0 - 5,6 | '310.500
3 | Cánh đồng Bãi Nổi, xã Tống Trân | Kali khá | #6.1 | 182000
4 | Cánh đồng Đường Gon, xã Tiên Hoa | Đạm nghèo | 64 | 95000
"""
        ),
        """
n | ten | yeu_to | do_ph | dien_tich_ha
1 | Cánh đồng Mả Đống, xã Tiên Lữ | Đạm trung bình, lân giàu, kali nghèo | #5.8 | #42.5
3 | Cánh đồng Bãi Nổi, xã Tống Trân | Kali khá | #6.1 | #18.2
""",
        bad=[(2, "do_ph"), (4, "do_ph")],
        numbered=False,
        note="GeoJSON with the words of a table: square metres for hectares; a pH from-to and one with its decimal comma lost",
    ),
    case(
        "giong_cay_trong_html_two_languages",
        "bao-ho-giong-cay-trong",
        "BaoHoGiong.xls",
        html(
            """
STT | Tên giống được bảo hộ | Loài cây trồng | Số bằng | Ngày cấp | Chủ bằng bảo hộ
No. | Denomination | Species | Grant No. | Date of grant | Holder
1 | Hưng Yên 86 | Lúa | 101.VN.2021 | @2021-05-12 | Trung tâm Giống nông nghiệp
2 | Nhãn Phố Hiến PH1 | Nhãn | 118.VN.2022 | @2022-08-30 | Viện Cây ăn quả Sông Hồng
3 | Nhãn Phố Hiến PH2 | ^ | 119.VN.2022 | ^ | ^
4 | TBR-A39 | Lúa | 140.VN.2023 | 2023 | Công ty CP Giống cây Thái Bình Dương
""",
            head="<h3>CỤC TRỒNG TRỌT - Danh mục giống cây trồng được cấp bằng bảo hộ</h3>",
        ),
        """
n | ten | loai_cay | chu_bang
4 | Hưng Yên 86 | Lúa | Trung tâm Giống nông nghiệp
5 | Nhãn Phố Hiến PH1 | Nhãn | Viện Cây ăn quả Sông Hồng
6 | Nhãn Phố Hiến PH2 | Nhãn | Viện Cây ăn quả Sông Hồng
7 | TBR-A39 | Lúa | Công ty CP Giống cây Thái Bình Dương
""",
        numbered=False,
        note="an HTML export with a heading above, English beneath, merged species and holders",
    ),
    case(
        "loai_thuy_san_one_old_column",
        "loai-thuy-san-kinh-doanh",
        "loai thuy san.xls",
        xls(
            Sheet(
                "Loai",
                """
 | DANH MỤC LOÀI THỦY SẢN ĐƯỢC PHÉP KINH DOANH
TT | Tên thường gọi | Latin name | Ghi chú
A | Nhóm cá nước ngọt
1 | Cá trắm cỏ | Ctenopharyngodon idella |
2 | Cá rô phi vằn | Oreochromis niloticus |
3 | Cá chép lai | Cyprinus carpio |
B | Nhóm giáp xác
4 | Tôm càng xanh | Macrobrachium rosenbergii |
C | Nhóm nhuyễn thể
5 | Ngao Bến Tre | Meretrix lyrata | ven biển
""",
                legacy={"B": "tcvn3", "D": "tcvn3"},
            )
        ),
        """
n | ten | ten_khoa_hoc
4 | Cá trắm cỏ | Ctenopharyngodon idella
5 | Cá rô phi vằn | Oreochromis niloticus
6 | Cá chép lai | Cyprinus carpio
8 | Tôm càng xanh | Macrobrachium rosenbergii
10 | Ngao Bến Tre | Meretrix lyrata
""",
        note="TCVN3 in the Vietnamese columns only, Latin names beside, groups that no field has",
    ),
    case(
        "gia_chan_nuoi_low_and_high",
        "gia-san-pham-chan-nuoi",
        "Gia thang 9.xlsx",
        xlsx(
            """
GIÁ MỘT SỐ SẢN PHẨM CHĂN NUÔI THÁNG 9/2025 | < | < | < | <
 | | | Đơn vị tính: 1.000 đồng | <
STT | Sản phẩm | ĐVT | Giá | <
^ | ^ | ^ | Thấp nhất | Cao nhất
1 | Lợn hơi | kg | 56 | 61
2 | Gà lông màu | kg | 58 | 64
3 | Trứng gà | chục | 24 | 28
"""
        ),
        stops="Giá",
        note="the lowest and the highest price beneath 'Giá': which one?",
    ),
    case(
        "canh_bao_communes_in_roman_numbers",
        "canh-bao-lu-han",
        "Canh bao vu Mua 2025.xlsx",
        xlsx(
            """
CÔNG TY TNHH MTV KHAI THÁC CÔNG TRÌNH THỦY LỢI | < | < | < | <
CẢNH BÁO NGẬP ÚNG, HẠN HÁN | < | < | < | <

Số TT | Loại hình cảnh báo | Thời gian | Mức bảo đảm nguồn nước | Khuyến cáo
I | Xã Hồng Minh
1 | Úng | Vụ mùa 2025 | | Vận hành trạm bơm từ cấp báo động 1
2 | ngập lụt | Tháng 8/2025 | | Di dời tài sản vùng trũng
II | Xã Thái Ninh
1 | HẠN HÁN | Vụ xuân 2025 | 85% | Tưới luân phiên
2 | Xâm nhập mặn | Vụ xuân 2025 | | Đóng cống khi độ mặn trên 1‰
3 | Thiếu nước | Vụ xuân 2025 | 70% - 75% |
 | | | GIÁM ĐỐC | <
"""
        ),
        """
n | dia_ban | loai | thoi_diem | muc_bao_dam_nuoc | canh_bao
6 | Xã Hồng Minh | Úng | Vụ mùa 2025 | | Vận hành trạm bơm từ cấp báo động 1
7 | Xã Hồng Minh | Ngập lụt | Tháng 8/2025 | | Di dời tài sản vùng trũng
9 | Xã Thái Ninh | Hạn hán | Vụ xuân 2025 | 85% | Tưới luân phiên
11 | Xã Thái Ninh | Thiếu nước | Vụ xuân 2025 | 70% - 75%
""",
        bad=[(10, "loai")],
        note="communes as groups, allowed values in other cases, one that the list does not have",
    ),
    case(
        "khoang_san_days_in_words",
        "giay-phep-khoang-san",
        "GP khai thac cat con hieu luc.xlsx",
        xlsx(
            """
TT | Tổ chức được cấp phép | Giấy phép khai thác | < | < | Trữ lượng (m3)
^ | ^ | Số giấy phép | Ngày cấp | Hiệu lực đến | ^
1 | Công ty TNHH Cát đen Hồng Lam | 1207/GP-UBND | ngày 05 tháng 6 năm 2020 | 05/6/2030 | '1.250.000
2 | Công ty CP Vật liệu Đại Hưng | 1533/GP-UBND | @2021-07-01 | @2026-07-01 | 820000
3 | HTX Khai thác Trà Giang | 18/GP-UBND | 9.1.2023 | 9.1.2021 | 64000
4 | Công ty TNHH Cát sỏi Minh Hải | 77/GP-UBND | 31/4/2022 | 30/4/2027 | 150000
5 | Công ty CP Thành Long | 2024/GP-UBND | 02-12-24 | 02-12-29 | 99000
"""
        ),
        """
n | so_giay_phep | ten | ngay_cap | ngay_het_han
3 | 1207/GP-UBND | Công ty TNHH Cát đen Hồng Lam | 2020-06-05 | 2030-06-05
4 | 1533/GP-UBND | Công ty CP Vật liệu Đại Hưng | 2021-07-01 | 2026-07-01
7 | 2024/GP-UBND | Công ty CP Thành Long | 2024-12-02 | 2029-12-02
""",
        bad=[(5, "ngay_het_han"), (6, "ngay_cap")],
        note="days of every kind; one licence ends before it begins, one is of 31 April",
    ),
    case(
        "rui_ro_thien_tai_levels_in_words",
        "phan-vung-rui-ro-thien-tai",
        "Phan vung RRTT.geojson",
        drawn(
            """
Ký hiệu | Loại thiên tai | Mô tả phân vùng | Cấp độ rủi ro thiên tai
V1 | Lũ | Bãi giữa sông Hồng, xã Phụng Công đến xã Mễ Sở | 3
V2 | Sạt lở đất | Bờ tả sông Luộc, xã Tiên Hoa | 2
V3 | Nước dâng do bão | Ngoài đê biển xã Đông Châu | Cấp 4
V4 | bão | Ven biển xã Thái Thụy | '4
V5 | Ngập lụt | Vùng trũng xã Châu Ninh | -
"""
        ),
        """
mo_ta | loai_canh_bao | cap_do
Bãi giữa sông Hồng, xã Phụng Công đến xã Mễ Sở | Lũ | 3
Bờ tả sông Luộc, xã Tiên Hoa | Sạt lở đất | 2
Ngoài đê biển xã Đông Châu | Nước dâng do bão | 4
Ven biển xã Thái Thụy | Bão | 4
Vùng trũng xã Châu Ninh | Ngập lụt
""",
        note="GeoJSON whose properties are named in other words; 'Cấp 4' for 4, a dash",
    ),
    case(
        "gia_dat_nong_nghiep_kinds_across",
        "gia-dat-nong-nghiep",
        "Phu luc I Bang gia dat.xlsx",
        xlsx(
            """
PHỤ LỤC I | < | < | < | <
BẢNG GIÁ ĐẤT NÔNG NGHIỆP NĂM 2025 | < | < | < | <
(Kèm theo Nghị quyết của Hội đồng nhân dân tỉnh) | < | < | < | <
 | | | Đơn vị: nghìn đồng/m2 | <
TT | Đơn vị hành chính / Khu vực | Loại đất | < | <
^ | ^ | Đất trồng lúa | Đất trồng cây lâu năm | Đất nuôi trồng thủy sản
I | Phường Sơn Nam | | |
1 | Khu vực 1 | 120 | '145,5 | 110
2 | Khu vực 2 | 105 | 130 | 98
II | Xã Hiệp Cường | | |
1 | Khu vực 1 | 90 | 108 | 84
"""
        ),
        """
n | dia_ban | khu_vuc | loai_dat | nam | gia
8 | Phường Sơn Nam | Khu vực 1 | Đất trồng lúa | 2025 | #120000.0
8 | Phường Sơn Nam | Khu vực 1 | Đất trồng cây lâu năm | 2025 | #145500.0
8 | Phường Sơn Nam | Khu vực 1 | Đất nuôi trồng thủy sản | 2025 | #110000.0
9 | Phường Sơn Nam | Khu vực 2 | Đất trồng lúa | 2025 | #105000.0
9 | Phường Sơn Nam | Khu vực 2 | Đất trồng cây lâu năm | 2025 | #130000.0
9 | Phường Sơn Nam | Khu vực 2 | Đất nuôi trồng thủy sản | 2025 | #98000.0
11 | Xã Hiệp Cường | Khu vực 1 | Đất trồng lúa | 2025 | #90000.0
11 | Xã Hiệp Cường | Khu vực 1 | Đất trồng cây lâu năm | 2025 | #108000.0
11 | Xã Hiệp Cường | Khu vực 1 | Đất nuôi trồng thủy sản | 2025 | #84000.0
""",
        note="kinds of land across, communes as groups, one heading for commune and zone, thousands above the table",
    ),
    case(
        "khu_vuc_khoang_san_kinds_as_sheets",
        "khu-vuc-khoang-san",
        "Khu vuc khoang san.xlsx",
        xlsx(
            Sheet(
                "Khu vực cấm",
                """
KHU VỰC CẤM HOẠT ĐỘNG KHOÁNG SẢN
STT | Tên khu vực | Loại khoáng sản | Diện tích (km2)
1 | Hành lang đê tả Hồng, xã Mễ Sở | Cát đen | '1,25
2 | Khu di tích Phố Hiến | Sét gạch ngói | #0.4
 | Cộng | | #1.65
""",
            ),
            Sheet(
                "Khu vực tạm thời cấm",
                """
KHU VỰC TẠM THỜI CẤM HOẠT ĐỘNG KHOÁNG SẢN
STT | Tên khu vực | Loại khoáng sản | Diện tích (ha)
1 | Bãi Hồng Châu | Cát san lấp | '35,7
 | Cộng | | '35,7
""",
            ),
        ),
        stops="hình",
        note="areas without their drawing: the kind from the names of the sheets, km² on one sheet and ha on the other",
    ),
    case(
        "ke_hoach_plan_and_result_of_two_years",
        "ke-hoach-ket-qua-nong-nghiep",
        "KH-TH nong nghiep 2023-2024.xlsx",
        xlsx(
            Sheet(
                "BC",
                """
KẾ HOẠCH VÀ KẾT QUẢ SẢN XUẤT | < | < | < | < | < | <
STT | Chỉ tiêu | ĐVT | Năm 2023 | < | Năm 2024 | <
^ | ^ | ^ | Kế hoạch | Kết quả | Kế hoạch | Kết quả
A | Nông nghiệp
1 | Diện tích lúa cả năm | ha | '50.000 | '50.120 | '49.500 | '49.310
2 | Sản lượng thịt hơi | tấn | 155000 | 157200 | 160000 |
B | Thủy sản
1 | Sản lượng nuôi trồng | tấn | 48000 | '48.950,5 | 50000 | 51230
""",
            )
        ),
        """
n | linh_vuc | chi_tieu | don_vi_tinh | nam | ke_hoach | ket_qua
5 | Nông nghiệp | Diện tích lúa cả năm | ha | 2023 | #50000.0 | #50120.0
5 | Nông nghiệp | Diện tích lúa cả năm | ha | 2024 | #49500.0 | #49310.0
6 | Nông nghiệp | Sản lượng thịt hơi | tấn | 2023 | #155000.0 | #157200.0
6 | Nông nghiệp | Sản lượng thịt hơi | tấn | 2024 | #160000.0 |
8 | Thủy sản | Sản lượng nuôi trồng | tấn | 2023 | #48000.0 | #48950.5
8 | Thủy sản | Sản lượng nuôi trồng | tấn | 2024 | #50000.0 | #51230.0
""",
        note="plan and result beneath each of two years, the sectors as groups",
    ),
    case(
        "nguon_nuoc_share_of_the_design",
        "nguon-nuoc-thuy-loi",
        "Nguon nuoc vu xuan.xls",
        xls(
            """
TÌNH HÌNH NGUỒN NƯỚC PHỤC VỤ SẢN XUẤT
TT | Xã, phường | Thời điểm | Trữ lượng nguồn nước trong công trình (%) | Tình trạng
1 | Xã Vũ Thư | Vụ xuân 2025 | 82 | Đủ nước
2 | Xã Thư Vũ | Vụ xuân 2025 | 67 | Thiếu cục bộ
"""
        ),
        stops="Trữ lượng|đơn vị|%",
        note="a share of the design volume where the field wants thousands of cubic metres",
    ),
)
