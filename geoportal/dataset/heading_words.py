"""Words of headings: abbreviations, fillers, periods, persons, and what columns are usually called."""

from __future__ import annotations

import re

from geoportal.vietnamese import ABBREVIATIONS as INSTITUTIONS
from geoportal.vietnamese import clean, fold

GENERIC = frozenset(
    {"tong so", "tong", "cong", "tong cong", "chung", "so luong", "toan bo", "gia tri", "noi dung", "thong tin", "ten"}
)
"""Words under a merged heading that only repeat it."""
FILLERS = frozenset(
    ("cua", "cac", "so", "lieu", "thong", "tin", "hien", "nay", "tai", "lien", "he", "chi", "tiet", "neu", "co", "ghi",
     "ro", "theo", "va", "dinh", "quan", "day", "du", "chinh", "quy", "mo", "hinh")
)  # fmt: skip
LEFT_OUT = frozenset(("ten", "loai", "luong"))
"""Words that headings leave out: "Vật nuôi" for "Loại vật nuôi", "Số thuê bao" for "Số lượng thuê bao"."""
IN_GENERAL = frozenset(("hoat", "dong", "thuc", "hien", "cu", "the"))
"""Words of an upper level that change nothing of what stands beneath it."""
MEASURES = frozenset(["so", "tong", "ma", "ngay", "nam", "ty"])
"""Words that make another field of a heading: "Số trường" is not "Trường"."""
ABBREVIATIONS = {
    "sdt": "so dien thoai", "dtdd": "dien thoai", "dthoai": "dien thoai", "dt": "dien thoai", "tel": "dien thoai",
    "hs": "hoc sinh", "gv": "giao vien", "sl": "so luong", "dvt": "don vi tinh", "dc": "dia chi", "d c": "dia chi",
    "gpkd": "giay phep kinh doanh", "gp": "giay phep", "qd": "quyet dinh", "mst": "ma so thue", "sn": "so nha",
    "xb": "xuat ban", "dn": "doanh nghiep", "htx": "hop tac xa", "sxkd": "san xuat kinh doanh", "tgian": "thoi gian",
    "nh": "nam hoc", "sx": "san xuat", "cs": "co so", "ql": "quan ly", "cty": "cong ty", "gcn": "giay chung nhan",
    "kbcb": "kham benh chua benh", "gdnn": "giao duc nghe nghiep", "gdtx": "giao duc thuong xuyen", "pt": "phu trach",
    "gphd": "giay phep hoat dong", "attp": "an toan thuc pham", "vsattp": "ve sinh an toan thuc pham",
    "tx": "thi xa", "tp": "thanh pho", "tt": "thi tran", "kd": "kinh do", "vd": "vi do",
    "gpxd": "giay phep xay dung", "kcn": "khu cong nghiep", "ccn": "cum cong nghiep", "kkt": "khu kinh te",
    **{fold(short): fold(long) for long, short in INSTITUTIONS.items()},
}  # fmt: skip
"""Usual abbreviations in headings, folded."""
USUAL = {
    "address": ("địa chỉ", "địa điểm", "vị trí", "nơi đặt", "trụ sở", "địa chỉ trụ sở", "trụ sở chính", "nơi đăng ký"),
    "unit": ("xã", "phường", "xã, phường", "xã, phường, thị trấn", "tên xã", "cấp xã", "địa phương", "huyện",
             "huyện, thị xã, thành phố", "huyện, thành phố", "quận, huyện", "tên huyện"),
    "phone": ("điện thoại", "số điện thoại", "liên hệ", "đường dây nóng", "hotline", "tổng đài", "điện thoại tổng đài",
              "số điện thoại tổng đài", "điện thoại cơ quan", "điện thoại trụ sở", "điện thoại văn phòng",
              "điện thoại bàn", "điện thoại cố định", "điện thoại, fax"),
    "url": ("website", "trang web", "trang thông tin điện tử"),
    "year": ("năm",),
    "school_year": ("năm học",),
}  # fmt: skip
"""What the only column of a type is usually called, whatever the dataset; a commune before a district."""
USUAL_NAMES = ("tên", "tên gọi", "tên đơn vị", "tên cơ sở", "đơn vị", "cơ sở", "tên cơ quan", "họ tên", "danh mục")
PERSONS = (
    "giam doc", "hieu truong", "chu tich", "chu co so", "chu ho", "chu nhiem", "chu doanh nghiep", "nguoi dai dien",
    "dai dien", "nguoi phu trach", "nguoi quan ly", "nguoi lien he", "nguoi dung dau", "lanh dao", "truong phong",
    "truong tram", "thu truong", "chu so huu", "ca nhan", "can bo", "dau moi",
)  # fmt: skip
"""Whose telephone and address are not those of the institution, folded."""
OF_A_PERSON = frozenset(
    ("dien thoai", "so dien thoai", "di dong", "so di dong", "dia chi", "noi o", "ho ten", "ho va ten", "ten", "email")
)
"""Words beneath a heading that names a person, folded and spelled out, that say something of the person."""
PERIODS = {
    "school_year": re.compile(r"(?:năm học |nh )?(?:19|20)[0-9]{2} ?[-–/] ?(?:19|20)?[0-9]{2}", re.I),
    "quarter": re.compile(r"(?:quý|q)\.? ?(?:iv|i{1,3}|[1-4])(?: ?[-/.] ?|,? năm | )(?:19|20)[0-9]{2}", re.I),
    "month": re.compile(r"(?:(?:tháng|thg|t)\.? ?)?[0-9]{1,2}(?: ?[-/.] ?|,? năm )(?:19|20)[0-9]{2}", re.I),
    "year": re.compile(
        r"(?:(?:sơ bộ|ước(?: tính| đạt| thực hiện| th)?) )?(?:năm )?(?:19|20)[0-9]{2}"
        r"(?: ?\((?:sơ bộ|ước(?: tính)?)\))?",
        re.I,
    ),
}
"""How a heading or a label over rows is nothing but a period, by the type of the field that it belongs to."""
_SPELLED = (
    (re.compile(r"^d c\b"), "dc"),
    (re.compile(r" cu the\b"), ""),
    (re.compile(r"\bdu dk\b"), "du dieu kien"),
    (re.compile(r"\bngay thang(?: nam)?\b"), "ngay"),
)


def spelled_out(text: str) -> str:
    """Return a folded heading with its abbreviations written out.

    >>> spelled_out("so gpxd"), spelled_out("ngay thang nam ban hanh")
    ('so giay phep xay dung', 'ngay ban hanh')
    """
    for pattern, words in _SPELLED:
        text = pattern.sub(words, text)
    return " ".join(ABBREVIATIONS.get(word, word) for word in text.split())


def period_type(text: str) -> str:
    """Return the type of field that a text is a period of, "" when it is more than a period or none.

    >>> period_type("Sơ bộ 2024"), period_type("Tháng 9/2025"), period_type("Kế hoạch năm 2025")
    ('year', 'month', '')
    """
    written = clean(text)
    return next((kind for kind, pattern in PERIODS.items() if pattern.fullmatch(written)), "")


def speaks_of_person(text: str) -> bool:
    """Return whether a heading names a person of an institution.

    >>> speaks_of_person("Giám đốc HTX"), speaks_of_person("Trụ sở")
    (True, False)
    """
    words = f" {spelled_out(fold(text))} "
    return any(f" {person} " in words for person in PERSONS)
