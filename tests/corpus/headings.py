"""Headings: levels merged and not, broken, abbreviated, unaccented, misspelt, in another order, with numbers under them."""

from __future__ import annotations

from tests.corpus.alphabets import to_nfd
from tests.corpus.case import case
from tests.corpus.office import xls, xlsx, xlsx_by_program
from tests.corpus.plain import text

CASES = (
    case(
        "two-levels-merged", "truong-thcs", "thcs.xlsx",
        xlsx("""
STT | Tên trường | Địa chỉ | Số học sinh | < | Số giáo viên | < | Ghi chú
^ | ^ | ^ | Tổng số | Nữ | Tổng số | Trong đó: nữ | ^
1 | Trường THCS Đồng Than | Xã Đồng Than, huyện Yên Mỹ | 812 | 390 | 41 | 33
2 | Trường THCS Liêu Xá | Xã Liêu Xá, huyện Yên Mỹ | 655 | 318 | 36 | 27
"""),
        """
n | ten | dia_chi | so_hoc_sinh | so_giao_vien
3 | Trường THCS Đồng Than | Xã Đồng Than, huyện Yên Mỹ | 812 | 41
4 | Trường THCS Liêu Xá | Xã Liêu Xá, huyện Yên Mỹ | 655 | 36
""",
        note="two levels merged across and down; the total under each heading, never the part",
    ),
    case(
        "three-levels-merged", "truong-thcs", "thcs 3 tang.xlsx",
        xlsx_by_program("""
TT | Trường | Địa chỉ | Quy mô | < | < | < | <
^ | ^ | ^ | Học sinh | < | Cán bộ, giáo viên, nhân viên | < | <
^ | ^ | ^ | Tổng số | Nữ | Tổng số | Giáo viên | Nhân viên
1 | THCS Mai Động | Xã Mai Động, huyện Kim Động | 540 | 262 | 35 | 29 | 6
2 | THCS Đức Hợp | Xã Đức Hợp, huyện Kim Động | 498 | 240 | 32 | 27 | 5
"""),
        """
n | ten | dia_chi | so_hoc_sinh | so_giao_vien
4 | THCS Mai Động | Xã Mai Động, huyện Kim Động | 540 | 29
5 | THCS Đức Hợp | Xã Đức Hợp, huyện Kim Động | 498 | 27
""",
        note="three levels; 'Tổng số' of all staff is not the number of teachers",
    ),
    case(
        "two-levels-flattened", "truong-tieu-hoc", "th.csv",
        text("""
STT | Tên trường | Địa chỉ | Số học sinh |  | Số giáo viên |
 | | | Tổng số | Nữ | Tổng số | Nữ
1 | Trường TH Vĩnh Xá | Xã Vĩnh Xá, huyện Kim Động | 701 | 344 | 30 | 26
2 | Trường TH Song Mai | Xã Song Mai, huyện Kim Động | 688 | 331 | 29 | 25
"""),
        """
n | ten | dia_chi | so_hoc_sinh | so_giao_vien
3 | Trường TH Vĩnh Xá | Xã Vĩnh Xá, huyện Kim Động | 701 | 30
4 | Trường TH Song Mai | Xã Song Mai, huyện Kim Động | 688 | 29
""",
        note="two levels after a CSV export: blanks where the merged cells were",
    ),
    case(
        "broken-with-units", "diem-do-xe-cong-cong", "bai do xe.xlsx",
        xlsx("""
STT | Tên điểm\\nđỗ xe | Địa chỉ\\n(số nhà, đường,\\nxã/phường) (*) | Công suất\\n(chỗ) | Loại xe\\nsử dụng
1 | Bãi đỗ xe chợ Phố Hiến | Đường Phạm Ngũ Lão, phường Phố Hiến | 60 | Ô tô và xe máy
2 | Bãi đỗ xe Bệnh viện Phố Nối | Phường Đường Hào | 45 | Ô tô
"""),
        """
n | ten | dia_chi | cong_suat | loai_xe
2 | Bãi đỗ xe chợ Phố Hiến | Đường Phạm Ngũ Lão, phường Phố Hiến | 60 | Ô tô và xe máy
3 | Bãi đỗ xe Bệnh viện Phố Nối | Phường Đường Hào | 45 | Ô tô
""",
        note="headings broken over lines, with explanations, unit and (*)",
    ),
    case(
        "abbreviations", "truong-thpt", "thpt vt.xls",
        xls("""
TT | Tên trường | Đ/c | SĐT | Số GV | Số HS
1 | THPT Nghĩa Dân | Xã Nghĩa Dân, huyện Kim Động | 02213811555 | 55 | 1010
2 | THPT Trần Hưng Đạo | Xã Tiên Lữ, tỉnh Hưng Yên | 02213872020 | 60 | 1124
"""),
        """
n | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh
2 | THPT Nghĩa Dân | Xã Nghĩa Dân, huyện Kim Động | 02213811555 | 55 | 1010
3 | THPT Trần Hưng Đạo | Xã Tiên Lữ, tỉnh Hưng Yên | 02213872020 | 60 | 1124
""",
        note="TT, Đ/c, SĐT, Số GV, Số HS",
    ),
    case(
        "unaccented-capitals", "co-so-kham-benh-chua-benh", "CSKCB.csv",
        text("""
STT | TEN CO SO | DIA CHI | DIEN THOAI | LOAI HINH
1 | Trung tâm Y tế huyện Phù Cừ | TT Trần Cao, huyện Phù Cừ | 02213854115 | Công lập
2 | Phòng khám đa khoa Tâm An | Phố Nối, phường Bần Yên Nhân, TX Mỹ Hào | 02213942333 | Tư nhân
"""),
        """
n | ten | dia_chi | dien_thoai | loai_hinh
2 | Trung tâm Y tế huyện Phù Cừ | TT Trần Cao, huyện Phù Cừ | 02213854115 | Công lập
3 | Phòng khám đa khoa Tâm An | Phố Nối, phường Bần Yên Nhân, TX Mỹ Hào | 02213942333 | Tư nhân
""",
        note="headings without accents, in capitals",
    ),
    case(
        "decomposed-and-spaced", "thu-vien", "thu vien.xlsx",
        xlsx(to_nfd("""
STT | ␣Tên   thư viện␣ | Ðịa⍽chỉ | Ðiện  thoại
1 | Thư viện huyện Văn Giang | Thị trấn Văn Giang, huyện Văn Giang | 0221 3931 040
2 | Thư viện huyện Yên Mỹ | Thị trấn Yên Mỹ, huyện Yên Mỹ | 0221 3964 212
""")),
        """
n | ten | dia_chi | dien_thoai
2 | Thư viện huyện Văn Giang | Thị trấn Văn Giang, huyện Văn Giang | 0221 3931 040
3 | Thư viện huyện Yên Mỹ | Thị trấn Yên Mỹ, huyện Yên Mỹ | 0221 3964 212
""",
        note="decomposed Unicode, double and no-break spaces, the Icelandic Ð for Đ in headings",
    ),
    case(
        "misspelt", "truong-tieu-hoc", "ds truong.xlsx",
        xlsx("""
STT | Tên trường hoc | Địa chĩ | Điện thọai | Số giáo viên | Sô học sinh
1 | Trường Tiểu học Cẩm Xá | Xã Cẩm Xá, thị xã Mỹ Hào | 0221 3943 110 | 33 | 780
2 | Trường Tiểu học Hòa Phong | Xã Hòa Phong, thị xã Mỹ Hào | 0221 3943 112 | 28 | 640
"""),
        """
n | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh
2 | Trường Tiểu học Cẩm Xá | Xã Cẩm Xá, thị xã Mỹ Hào | 0221 3943 110 | 33 | 780
3 | Trường Tiểu học Hòa Phong | Xã Hòa Phong, thị xã Mỹ Hào | 0221 3943 112 | 28 | 640
""",
        note="typing errors in the headings",
    ),
    case(
        "other-order-more-columns", "truong-thpt", "thpt day du.xlsx",
        xlsx("""
Mã trường | Hiệu trưởng | ĐT hiệu trưởng | Tên trường | Fax | Điện thoại | Email | Diện tích (m2) | Số lớp | Số học sinh | Số giáo viên | Website | Địa chỉ | Ghi chú
'0110 | Nguyễn Hữu Dũng | 0912000110 | THPT Minh Châu | 02213960001 | 02213960000 | thptminhchau@vidu.edu.vn | 12500 | 30 | 1290 | 66 | https://thptminhchau.vidu.edu.vn | Xã Việt Yên, tỉnh Hưng Yên | Đạt chuẩn QG
'0111 | Lê Thị Bích | 0912000111 | THPT Triệu Quang Phục | | 02213964100 | thpttqp@vidu.edu.vn | 15800 | 36 | 1508 | 79 | | Xã Yên Mỹ, tỉnh Hưng Yên |
"""),
        """
n | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh | website
2 | THPT Minh Châu | Xã Việt Yên, tỉnh Hưng Yên | 02213960000 | 66 | 1290 | https://thptminhchau.vidu.edu.vn
3 | THPT Triệu Quang Phục | Xã Yên Mỹ, tỉnh Hưng Yên | 02213964100 | 79 | 1508 |
""",
        note="another order and unknown columns; the headmaster's phone is not the school's",
    ),
    case(
        "survey-form", "truong-tieu-hoc", "Câu trả lời biểu mẫu.csv",
        text("""
Dấu thời gian | Địa chỉ email | 1. Tên trường: | 2. Địa chỉ (ghi rõ thôn, xã): | 3. Số điện thoại: | 4. Tổng số học sinh | 5. Ý kiến khác
20/09/2025 8:15:22 | a@vidu.vn | Trường TH Nhân Hòa | Tổ dân phố Lỗ Xá, phường Mỹ Hào | 02213943001 | 905 | Không
20/09/2025 9:02:10 | b@vidu.vn | Trường TH Bạch Sam | Phường Mỹ Hào | 02213943002 | 611 |
"""),
        """
n | ten | dia_chi | dien_thoai | so_hoc_sinh
2 | Trường TH Nhân Hòa | Tổ dân phố Lỗ Xá, phường Mỹ Hào | 02213943001 | 905
3 | Trường TH Bạch Sam | Phường Mỹ Hào | 02213943002 | 611
""",
        note="answers of an online form: numbered questions with a colon; an e-mail address is no address",
    ),
    case(
        "field-names", "truong-thcs", "export.csv",
        text("""
id | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh
9001 | Trường THCS Minh Hải | Xã Minh Hải, huyện Văn Lâm | 02213985001 | 30 | 512
9002 | Trường THCS Lạc Hồng | Xã Lạc Hồng, huyện Văn Lâm | 02213985002 | 34 | 590
""", newline="\n"),
        """
n | ten | dia_chi | dien_thoai | so_giao_vien | so_hoc_sinh
2 | Trường THCS Minh Hải | Xã Minh Hải, huyện Văn Lâm | 02213985001 | 30 | 512
3 | Trường THCS Lạc Hồng | Xã Lạc Hồng, huyện Văn Lâm | 02213985002 | 34 | 590
""",
        note="the portal's own field names, as a database exports them",
    ),
    case(
        "numbers-in-brackets", "cho", "cho danh so.xlsx",
        xlsx("""
STT | Tên | Địa chỉ | Hạng chợ
(1) | (2) | (3) | (4)
1 | Chợ Đình Cao | Xã Đoàn Đào, tỉnh Hưng Yên | 3
2 | Chợ La Tiến | Xã Nguyên Hòa, huyện Phù Cừ, tỉnh Hưng Yên | 3
"""),
        """
n | ten | dia_chi
3 | Chợ Đình Cao | Xã Đoàn Đào, tỉnh Hưng Yên
4 | Chợ La Tiến | Xã Nguyên Hòa, huyện Phù Cừ, tỉnh Hưng Yên
""",
        note="a row (1) (2) (3) under the headings",
    ),
    case(
        "letters-and-sums", "dan-so-dien-tich", "bieu TK.xlsx",
        xlsx("""
STT | Tên đơn vị hành chính | Năm | Diện tích (km2) | Dân số (người) | Mật độ dân số (người/km2)
A | B | C | 1 | 2 | 3=2/1
1 | Xã Ân Thi | 2025 | #28.5 | 42750 | 1500
2 | Xã Xuân Trúc | 2025 | #25 | 30500 | 1220
"""),
        """
n | dia_ban | nam | dien_tich_km2 | dan_so | mat_do_dan_so
3 | Xã Ân Thi | 2025 | #28.5 | 42750 | #1500.0
4 | Xã Xuân Trúc | 2025 | #25.0 | 30500 | #1220.0
""",
        note="a row A B C 1 2 3=2/1 under the headings",
    ),
    case(
        "repeated-heading", "di-tich-quoc-gia", "di tich.csv",
        text("""
STT;Tên di tích;Địa điểm;Năm xếp hạng
1;Đình Đa Ngưu;Xã Tân Tiến, huyện Văn Giang;1990
2;Chùa Hương Lãng;Xã Minh Hải, huyện Văn Lâm;1974
STT;Tên di tích;Địa điểm;Năm xếp hạng
3;Đền Đa Hòa;Xã Bình Minh, huyện Khoái Châu;1962

(tiếp theo)
STT;Tên di tích;Địa điểm;Năm xếp hạng
4;Đền Hóa Dạ Trạch;Xã Phạm Hồng Thái, huyện Khoái Châu;1989
""".replace(";", "|"), separator=";"),
        """
n | ten | dia_chi | nam_xep_hang
2 | Đình Đa Ngưu | Xã Tân Tiến, huyện Văn Giang | 1990
3 | Chùa Hương Lãng | Xã Minh Hải, huyện Văn Lâm | 1974
5 | Đền Đa Hòa | Xã Bình Minh, huyện Khoái Châu | 1962
9 | Đền Hóa Dạ Trạch | Xã Phạm Hồng Thái, huyện Khoái Châu | 1989
""",
        note="the heading again at each page, with '(tiếp theo)' and an empty row",
    ),
)  # fmt: skip
