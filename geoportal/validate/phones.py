"""Telephone numbers as agencies write them; the text is kept, a lost leading 0 is put back.

Numbers of Viet Nam since 2018: landlines 02 and nine digits, mobiles 03, 05, 07, 08, 09 and eight, 1800 and 1900 lines
of eight or ten, short ones of three to six. The mobile prefixes of eleven-digit numbers changed in 2018, the area code
of Hưng Yên (0321) in 2017.
"""

from __future__ import annotations

import re

from geoportal.validate.findings import BadValue, Doubtful
from geoportal.vietnamese import clean

_USUAL = re.compile(r"\(?02\d{1,2}\)?[ .-]?\d{3,4}[ .-]?\d{3,5}|0[35789]\d{2}[ .-]?\d{3}[ .-]?\d{3}", re.A)
_VALID = re.compile(
    r"02\d{9}|0[35789]\d{8}|(?:\+|00)?840?(?:2\d{9}|[35789]\d{8})|1[89]00\d{4}(?:\d\d)?|1\d{2,5}|(?:\+|00)(?!84)[1-9]\d{6,14}",
    re.A,
)
_LOST_ZERO = re.compile(r"[35789]\d{8}|2\d{9}", re.A)
_OLD_MOBILE = re.compile(r"0?1(?:2\d|6[2-9]|8[68]|99)\d{7}", re.A)
_NEW_PREFIX = {
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78", "123": "83", "124": "84", "125": "85",
    "127": "81", "129": "82", "186": "56", "188": "58", "199": "59", **{f"16{n}": f"3{n}" for n in range(2, 10)},
}  # fmt: skip
_EXTENSION = re.compile(r"[(,]? ?(?:máy lẻ|số lẻ|lẻ|ext\.?|nội bộ|máy nhánh|nhánh)[ :.]*\d{1,5}\)?", re.I)
_BETWEEN = re.compile(r"[,;|\n/]|\bvà\b|\bhoặc\b|(?<=\d{3}) [-–] (?=\(?\+?0)", re.I)
_NUMBER = re.compile(r"\+?[\d(][\d .()\-–]*\d|\d", re.A)
_EXCEL = re.compile(r"\d[.,]\d+e\+?\d+", re.I)


def parse_phone(text: str) -> str:
    """Check every number of a phone cell and return its text.

    Raises
    ------
    BadValue
        There is no number in it, or one has too few digits.
    Doubtful
        A number lost its leading 0 (put back), is of an old form, without its area code, or too long.

    Examples
    --------
    >>> parse_phone("0221 3862 123"), parse_phone("(0221) 3862.123 máy lẻ 12; +84 912 345 678")
    ('0221 3862 123', '(0221) 3862.123 máy lẻ 12; +84 912 345 678')
    """
    written = re.sub(r"(?<=\d{8})[.,]0$", "", clean(text).lstrip("'’`"))
    if _USUAL.fullmatch(written) and sum(map(str.isdigit, written)) == (11 if "2" in written[1:3] else 10):
        return written
    if _EXCEL.fullmatch(written):
        fix = "Định dạng cột điện thoại là văn bản (Text) rồi nhập lại."
        raise BadValue(f"Excel đã đổi số điện thoại thành «{text}».", fix)
    if not re.search(r"\d", written):
        raise BadValue(f"«{text}» không có số điện thoại.", "Ghi số điện thoại, hoặc để trống.")
    return _checked_numbers(written)


def _checked_numbers(written: str) -> str:
    numbers = [found for piece in _BETWEEN.split(_EXTENSION.sub(" ", written)) for found in _NUMBER.findall(piece)]
    value, problem, fix = written, "", ""
    for position, number in enumerate(numbers):
        digits = re.sub(r"(?<=.)\+|[^\d+]", "", number)
        if _VALID.fullmatch(digits) or (position and len(digits) <= 4):
            continue
        if _LOST_ZERO.fullmatch(digits):
            value = value.replace(number, f"0{number}", 1)
            problem, fix = f"Số điện thoại «{number}» thiếu số 0 ở đầu, đã thêm.", _TEXT_FORMAT
        elif not problem:
            problem, fix = _doubt(number, digits)
    if problem:
        raise Doubtful(value, problem, fix, "phone")
    return value


_TEXT_FORMAT = "Định dạng cột điện thoại là văn bản (Text)."


def _doubt(number: str, digits: str) -> tuple[str, str]:
    if _OLD_MOBILE.fullmatch(digits):
        national = digits.lstrip("0")
        now = f"0{_NEW_PREFIX.get(national[:3], '')}{national[3:]}"
        return f"«{number}» là số di động 11 chữ số, đã đổi từ năm 2018.", f"Số hiện nay có thể là {now}."
    if re.fullmatch(r"0321\d{7}", digits, re.A):
        return f"«{number}» dùng mã vùng cũ 0321.", f"Số hiện nay có thể là 0221{digits[4:]}."
    if re.fullmatch(r"[2-9]\d{5,6}", digits, re.A):
        return f"Số điện thoại «{number}» thiếu mã vùng.", "Ghi cả mã vùng, ví dụ 0221 hoặc 0227."
    if len(digits) < 9:
        raise BadValue(f"Số điện thoại «{number}» thiếu chữ số.", "Ghi đủ số điện thoại, hoặc để trống.", "phone")
    how = "thiếu" if len(digits) == 9 else "thừa"
    return f"Số điện thoại «{number}» có vẻ {how} chữ số.", "Kiểm tra lại số điện thoại."
