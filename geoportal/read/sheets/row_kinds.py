"""What a row beneath the headings is when it is not data: a total, a label over the rows below, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geoportal.vietnamese import clean, fold

ORDINAL_HEADINGS = frozenset({"stt", "tt", "so tt", "so thu tu", "thu tu", "no", "s tt", "st t"})
ARABIC = re.compile(r"\(?\d{1,6}(?:[.)]\d{0,4})*\)?")
ROMAN = re.compile(r"\(?(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})[.)]?")
LETTER = re.compile(r"\(?[A-HĐa-hđ][.)]?")
_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*%?|-|–|x|X")
_COUNTED = re.compile(r"\d{1,6}\s+[^\W\d]+(?:\s[^\W\d]+)?")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[A-Za-zĐđ])\)?(?:\s*=\s*[\d\s()+*/:x%-]+)?")
_TOTAL = re.compile(
    r"(?:[ivx]+ |[a-z] |\d+ )?(?:"
    r"tong cong(?! ty)\b.*|tong so(?: .*)?|"
    r"tong(?: (?:chung|hop|toan|xa|phuong|huyen|thi|thanh|tp|tx|tinh|muc|nhom|phan|cac)\b.*)?|"
    r"(?:tong )?cong"
    r"(?: (?:xa|phuong|huyen|thi xa|thi tran|thanh pho|tp|tx|tinh|nhom|muc|phan|toan|trang|[ivx]+|[a-z]|\d+)\b.*)?|"
    r"toan (?:tinh|huyen|xa|phuong|thi xa|thanh pho|nganh)|luy ke.*|cong don.*|mang sang.*|chuyen trang.*"
    r")"
)
_FOOTER = re.compile(
    r"nguoi (?:lap|tong hop|thong ke|ky|kiem tra)\b|thu truong|noi nhan|ky ten|ky ghi ro|"
    r"ky dong dau|xac nhan cua|ke toan|"
    r"ghi chu(?: |$)|nguon (?:so lieu|du lieu|tai lieu)|nguon$|"
    r"(?:t m|tm|kt|tuq|tl) (?:chu tich|giam doc|uy ban|ubnd|truong|thu truong)|lap bieu|"
    r"(?:chu tich|pho chu tich|giam doc|pho giam doc|hieu truong|truong phong|pho truong phong)$|"
    r"(?:.{0,40} )?ngay (?:\d{1,2} )?thang (?:\d{1,2} )?nam\b|danh sach (?:nay )?(?:co|gom)\b|tong hop boi"
)
_SOURCE = re.compile(r"\s*nguồn\s*:", re.I)
_UNIT = re.compile(r"(?:huyen|thi xa|thanh pho|tp|tx|xa|phuong|thi tran|quan|tt)\b")
_DISTRICT = re.compile(r"(?:huyen|thi xa|thanh pho|tp|tx|quan)\b")
_NUMBERING = re.compile(
    r"^\s*\(?(?:[IVXL]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)\-–:/]+\s*(?=\S)|^\s*[IVXL]{1,6}\s+(?=\S{2})"
)
_COUNT = re.compile(r"\s*(?:[:–-]\s*\d[\d.]*\s*[^\d\W]*[^\d]{0,25}|\(\s*\d[\d.]*[^()]{0,25}\)|:)\s*$")


def is_number(cell: str) -> bool:
    """Return whether a cell holds a number, a count such as "25 trường", or a mark for none."""
    return _NUMBER.fullmatch(cell.strip()) is not None or _COUNTED.fullmatch(cell.strip()) is not None


def has_digit(text: str) -> bool:
    """Return whether a text has a figure."""
    return any(map(str.isdigit, text))


def is_ordinals(cells: Sequence[str | None]) -> bool:
    """Return whether a row numbers the columns: (1) (2) (3), A B 1 2=3+4.

    >>> is_ordinals(["A", "B", "1", "2=3+4", None]), is_ordinals(["1", "1"])
    (True, False)
    """
    filled = [cell.strip() for cell in cells if cell]
    return len(filled) > 1 and all(map(_ORDINAL.fullmatch, filled)) and len(set(filled)) == len(filled)


def is_total(label: str) -> bool:
    """Return whether a label is that of a subtotal or total.

    >>> is_total("Tổng cộng:"), is_total("Cộng huyện Ân Thi"), is_total("Tổng công ty May"), is_total("Cộng Hòa")
    (True, True, False, False)
    """
    return _TOTAL.fullmatch(fold(label)) is not None


def is_province(label: str) -> bool:
    """Return whether a label names the whole province or country, above its communes.

    >>> is_province("TỈNH HƯNG YÊN"), is_province("Xã Tịnh")
    (True, False)
    """
    return re.match(r"(?:tinh|ca nuoc|ca tinh)\b", fold(label)) is not None


def is_footer(label: str) -> bool:
    """Return whether a text begins what stands beneath a table.

    >>> is_footer("Hưng Yên, ngày 5 tháng 9 năm 2024"), is_footer("NGƯỜI LẬP BIỂU"), is_footer("Trường THCS Ân Thi")
    (True, True, False)
    """
    return _FOOTER.match(fold(label)) is not None or _SOURCE.match(label) is not None


def is_unit_label(label: str) -> bool:
    """Return whether a label names an administrative unit with its kind."""
    return _UNIT.match(fold(bare_label(label))) is not None


def kind_of_label(label: str, ordinal: str) -> str:
    """Return the kind of a label over rows: labels of one kind follow each other, those of another stand within.

    >>> kind_of_label("Huyện Ân Thi", "I"), kind_of_label("Xã Đặng Lễ", "1"), kind_of_label("Công lập", "A")
    ('district', 'commune', 'letter')
    """
    words = fold(bare_label(label))
    if _UNIT.match(words):
        return "district" if _DISTRICT.match(words) else "commune"
    mark = clean(ordinal) or label.split()[0]
    if ROMAN.fullmatch(mark.rstrip(":-")):
        return "roman"
    if LETTER.fullmatch(mark):
        return "letter"
    return "number" if ARABIC.fullmatch(mark) else "plain"


def bare_label(label: str) -> str:
    """Return a label without its numbering, colon and count.

    >>> bare_label("I. Huyện Khoái Châu (25 trường)"), bare_label("A. CÔNG LẬP:"), bare_label("Vĩnh Xá")
    ('Huyện Khoái Châu', 'CÔNG LẬP', 'Vĩnh Xá')
    """
    text = _NUMBERING.sub("", clean(label))
    while (shorter := _COUNT.sub("", text).strip()) != text and shorter:
        text = shorter
    return text or clean(label)
