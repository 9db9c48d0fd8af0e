"""One cell of text becomes a typed value, or a sentence that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from geoportal.dataset import Field
from geoportal.records import Value
from geoportal.vietnamese import clean, fold, format_number, nfc


class BadValue(ValueError):
    """The value cannot be used: what is wrong, and how to fix it."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem, self.fix = problem, fix


class Doubtful(Exception):
    """The value is used, with a warning: the value, what is doubtful, how to fix it."""

    def __init__(self, value: Value, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.value, self.problem, self.fix = value, problem, fix


_VIETNAMESE_NUMBER = re.compile(r"^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+,\d+$")
_ENGLISH_GROUPS = re.compile(r"^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$")
_DATE = re.compile(r"^(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(\d{4})$", re.I)
_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T].*)?$")
_YES, _NO = {"co", "x", "dung", "yes", "true", "1"}, {"khong", "sai", "no", "false", "0"}
_EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_URL = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]\S*)?$", re.I)


def parse_value(text: str, field: Field) -> Value:
    """Return the typed value of a filled cell; dates, months, quarters and times as ISO 8601 text.

    Raises
    ------
    BadValue
        It is no value of this field.
    Doubtful
        It is used, but an officer should look at it.
    """
    value = PARSERS[field.type](text)
    if field.values and isinstance(value, str):
        value = _allowed(value, field.values)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        _in_range(value, field)
    return value


def parse_text(text: str) -> str:
    """Return the text in NFC, ends trimmed; line breaks and markup inside are kept."""
    return "\n".join(" ".join(line.split()) for line in nfc(text).strip().splitlines())


def parse_number(text: str) -> float:
    """Read a number as written in Viet Nam or by a machine.

    >>> parse_number("1.234,5"), parse_number("12,5 %"), parse_number("1234.5"), parse_number("1 250")
    (1234.5, 12.5, 1234.5, 1250.0)
    """
    plain = text.strip().rstrip("%").strip().replace("\u2212", "-").replace("\xa0", " ")
    plain = re.sub(r"(?<=\d) (?=\d{3}\b)", "", plain)
    if _ENGLISH_GROUPS.match(plain):
        plain = plain.replace(",", "")
    elif _VIETNAMESE_NUMBER.match(plain):
        plain = plain.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", plain, re.A):
        raise BadValue(f"«{text}» không phải là số.", "Chỉ ghi chữ số, ví dụ 1234 hoặc 1.234,5.")
    return float(plain)


def parse_integer(text: str) -> int:
    """Read a whole number.

    >>> parse_integer("1.234")
    1234
    """
    number = parse_number(text)
    if number != int(number) or abs(number) > 2**53:
        raise BadValue(f"«{text}» không phải là số nguyên.", "Ghi số nguyên, ví dụ 120.")
    return int(number)


def parse_date(text: str) -> str:
    """Read a date as ISO 8601.

    >>> parse_date("01/7/2025"), parse_date("ngày 5 tháng 9 năm 2024"), parse_date("2025-07-01")
    ('2025-07-01', '2024-09-05', '2025-07-01')
    """
    written, iso = _DATE.match(clean(text)), _ISO.match(clean(text))
    try:
        if written:
            return date(int(written[3]), int(written[2]), int(written[1])).isoformat()
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3])).isoformat()
    except ValueError:
        pass
    raise BadValue(f"«{text}» không phải là ngày.", "Ghi ngày/tháng/năm, ví dụ 05/09/2024.")


def parse_year(text: str) -> int:
    """Read a year between 1000 and 2100.

    >>> parse_year("năm 2024")
    2024
    """
    match = re.fullmatch(r"(?:nam )?(\d{4})", fold(text))
    if not match or not 1000 <= int(match[1]) <= 2100:
        raise BadValue(f"«{text}» không phải là năm.", "Ghi bốn chữ số, ví dụ 2024.")
    return int(match[1])


def parse_month(text: str) -> str:
    """Read a month.

    >>> parse_month("03/2025"), parse_month("Tháng 3 năm 2025"), parse_month("2025-03")
    ('2025-03', '2025-03', '2025-03')
    """
    return f"{_part_of_year(text, 'thang', 12):s}"


def parse_quarter(text: str) -> str:
    """Read a quarter.

    >>> parse_quarter("Quý 1/2025"), parse_quarter("Quý III năm 2024"), parse_quarter("2025-Q2")
    ('2025-Q1', '2024-Q3', '2025-Q2')
    """
    roman = re.sub(r"\b(iv|i{1,3})\b", lambda m: str(("i", "ii", "iii", "iv").index(m[1]) + 1), fold(text))
    return _part_of_year(re.sub(r"\bq(?=\d)", "quy ", roman), "quy", 4)


def _part_of_year(text: str, word: str, most: int) -> str:
    numbers = [int(item) for item in re.findall(r"\d+", fold(text))]
    years = [number for number in numbers if 1900 <= number <= 2100]
    others = [number for number in numbers if number not in years]
    if len(numbers) != 2 or len(years) != 1 or not 1 <= others[0] <= most:
        name = "tháng" if word == "thang" else "quý"
        raise BadValue(f"«{text}» không phải là {name} của một năm.", f"Ghi ví dụ {name} 3/2025.")
    return f"{years[0]}-{others[0]:02}" if word == "thang" else f"{years[0]}-Q{others[0]}"


def parse_school_year(text: str) -> str:
    """Read a school year.

    >>> parse_school_year("Năm học 2024 - 2025"), parse_school_year("2024-25")
    ('2024-2025', '2024-2025')
    """
    match = re.fullmatch(r"(?:nam hoc )?(\d{4}) (\d{2}|\d{4})", fold(text))
    if not match or (int(match[1]) + 1) % 100 != int(match[2]) % 100:
        raise BadValue(f"«{text}» không phải là năm học.", "Ghi hai năm liền nhau, ví dụ 2024-2025.")
    return f"{match[1]}-{int(match[1]) + 1}"


def parse_time(text: str) -> str:
    """Read a time of day.

    >>> parse_time("7h30"), parse_time("17:00"), parse_time("8 giờ")
    ('07:30', '17:00', '08:00')
    """
    match = re.fullmatch(r"(\d{1,2}) ?(?:h|g|gio| )? ?(\d{2})?(?: ?(?:phut|p))?(?: \d{2})?", fold(text))
    if not match or int(match[1]) > 24 or int(match[2] or 0) > 59:
        raise BadValue(f"«{text}» không phải là giờ.", "Ghi giờ và phút, ví dụ 07:30.")
    return f"{int(match[1]):02}:{int(match[2] or 0):02}"


def parse_boolean(text: str) -> bool:
    """Read yes or no.

    >>> parse_boolean("Có"), parse_boolean("không")
    (True, False)
    """
    word = fold(text)
    if word not in _YES | _NO:
        raise BadValue(f"«{text}» không phải là Có hoặc Không.", "Ghi Có hoặc Không.")
    return word in _YES


def parse_phone(text: str) -> str:
    """Read a phone number; one that lost its leading 0 in a spreadsheet gets it back.

    >>> parse_phone("0221 3862 123")
    '0221 3862 123'
    """
    written = clean(text)
    digits = re.sub(r"\D", "", written)
    if re.fullmatch(r"\d{9,10}", written) and not written.startswith(("0", "1")):
        raise Doubtful("0" + written, f"Số điện thoại «{written}» thiếu số 0 ở đầu, đã thêm.",
                       "Định dạng cột điện thoại là văn bản (Text).")  # fmt: skip
    if not 3 <= len(digits) <= 12 and not re.search(r"[,;/–-]", written):
        raise Doubtful(written, f"«{written}» có vẻ không phải số điện thoại.", "Kiểm tra lại số điện thoại.")
    return written


def parse_email(text: str) -> str:
    """Read an e-mail address."""
    if not _EMAIL.match(clean(text)):
        raise BadValue(f"«{text}» không phải là địa chỉ thư điện tử.", "Ghi ví dụ vanphong@hungyen.gov.vn.")
    return clean(text)


def parse_url(text: str) -> str:
    """Read a web address; one without a scheme gets https."""
    written = clean(text)
    if not _URL.match(written):
        raise BadValue(f"«{text}» không phải là địa chỉ web.", "Ghi ví dụ https://hungyen.gov.vn.")
    return written if "://" in written else f"https://{written}"


PARSERS: dict[str, Callable[[str], Value]] = {
    "text": parse_text, "address": parse_text, "unit": parse_text, "file": parse_text, "integer": parse_integer,
    "number": parse_number, "date": parse_date, "year": parse_year, "month": parse_month, "quarter": parse_quarter,
    "school_year": parse_school_year, "time": parse_time, "boolean": parse_boolean, "phone": parse_phone,
    "email": parse_email, "url": parse_url, "latitude": clean, "longitude": clean,
}  # fmt: skip


def _allowed(value: str, values: tuple[str, ...]) -> str:
    by_key = {fold(item): item for item in values}
    found = by_key.get(fold(value))
    if found is None:
        near = get_close_matches(fold(value), list(by_key), n=1)
        hint = f"Có phải «{by_key[near[0]]}»? " if near else ""
        raise BadValue(f"«{value}» không thuộc danh mục cho phép.", f"{hint}Chọn một trong: {'; '.join(values)}.")
    return found


def _in_range(value: float, field: Field) -> None:
    if field.minimum is not None and value < field.minimum:
        raise BadValue(
            f"{format_number(value)} nhỏ hơn mức thấp nhất {format_number(field.minimum)}.", "Kiểm tra lại số liệu."
        )
    if field.maximum is not None and value > field.maximum:
        raise BadValue(
            f"{format_number(value)} lớn hơn mức cao nhất {format_number(field.maximum)}.", "Kiểm tra lại số liệu."
        )
