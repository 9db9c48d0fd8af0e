"""One cell of text becomes a typed value, or a sentence that says what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache

from geoportal.dataset import Field
from geoportal.records import Value
from geoportal.validate.blanks import emptied, is_absent, is_nothing, is_sign, refuse_errors, require
from geoportal.validate.contacts import parse_email, parse_tax_code, parse_url
from geoportal.validate.dates import parse_date
from geoportal.validate.findings import BadValue, Doubtful
from geoportal.validate.numbers import parse_integer, parse_number
from geoportal.validate.periods import parse_month, parse_quarter
from geoportal.validate.phones import parse_phone
from geoportal.validate.styles import Style
from geoportal.validate.times import parse_time
from geoportal.validate.years import parse_school_year, parse_year
from geoportal.vietnamese import clean, fold, format_number, nfc, search_key

__all__ = ["BadValue", "Doubtful", "parse_boolean", "parse_text", "parse_value"]

_YES = {"co", "x", "v", "dung", "roi", "da co", "yes", "y", "true", "t", "1"}
_NO = {"khong", "k", "ko", "khong co", "sai", "chua", "chua co", "no", "n", "false", "f", "0"}
_TICKS = {"✓": True, "✔": True, "☑": True, "☒": True, "✗": False, "✘": False, "☐": False}
LONGEST = 500
"""Most characters of a value that is no text."""
_RARE = re.compile("[ðÐ\xa0\u200b\ufeff]")
_NO_TEXT = frozenset(("integer", "number", "date", "year", "month", "quarter", "school_year", "time", "phone", "email",
                      "url", "tax_code", "latitude", "longitude"))  # fmt: skip


def parse_value(text: str, field: Field, style: Style = "vi") -> Value:
    """Return the typed value of a filled cell; dates, months, quarters and times as ISO 8601 text.

    None when the cell only says that there is nothing ("-"). style is that of the whole column (see `styles`).

    Raises
    ------
    BadValue
        It is no value of this field, or says that there is nothing where something is required.
    Doubtful
        It is used, but an officer should look at it, or be told how it was read (its severity says which).
    """
    if len(text) > LONGEST and field.type in _NO_TEXT:
        raise BadValue(f"Ô dài {len(text)} ký tự, không phải là «{field.title.vi}».", "Chỉ ghi giá trị của trường này.")
    first = text[:1]
    if not first.isalnum():
        first = text.lstrip()[:1]
        if first == "#":
            refuse_errors(text, field)
        if is_sign(text, field):
            require(text, field)
            return None
    elif first > "9" and field.type in _NO_TEXT and is_nothing(text):
        require(text, field)
        raise emptied(text)
    elif field.type == "text" and not field.required and not field.values and is_absent(text):
        raise emptied(text)
    elif field.type == "phone" and not text.strip(" 0"):
        require(text, field)
        return None
    try:
        value = _parse(text, field, style)
    except Doubtful as doubt:
        doubt.value = _checked(doubt.value, field)
        raise
    return _checked(value, field)


def _parse(text: str, field: Field, style: Style) -> Value:
    if field.type == "number":
        return parse_number(text, style, field.unit)
    if field.type == "integer":
        return parse_integer(text, style, field.unit)
    return PARSERS[field.type](text)


def _checked(value: Value, field: Field) -> Value:
    """Return a value within the limits of its field, spelled as the list of allowed values has it."""
    if isinstance(value, str):
        if field.type in ("address", "unit") and "\n" in value:  # a line broken to fit its cell
            value = " ".join(value.split())
        if field.values and value not in field.values:
            value = _allowed(value, field)
        if field.pattern is not None and not field.pattern.fits(value):
            problem = f"«{value[:80]}» không đúng dạng {field.pattern.means.vi}."
            raise BadValue(problem, f"Ghi ví dụ {field.pattern.example}.", "pattern")
    elif (field.minimum is not None or field.maximum is not None) and value is not None:
        _in_range(float(value), field)
    return value


def parse_text(text: str) -> str:
    """Return the text in NFC, ends trimmed; line breaks and markup inside are kept."""
    normal = nfc(text) if _RARE.search(text) else unicodedata.normalize("NFC", text)
    if "\n" not in normal and "\r" not in normal:
        return " ".join(normal.split())
    return "\n".join(" ".join(line.split()) for line in normal.strip().splitlines())


def parse_boolean(text: str) -> bool:
    """Read yes or no; a mark such as x is yes.

    >>> parse_boolean("Có"), parse_boolean("không"), parse_boolean("✓")
    (True, False, True)
    """
    mark = _TICKS.get(text.strip())
    word = fold(text)
    if mark is None and word not in _YES | _NO:
        raise BadValue(f"«{text}» không phải là Có hoặc Không.", "Ghi Có hoặc Không.")
    return word in _YES if mark is None else mark


PARSERS: dict[str, Callable[[str], Value]] = {
    "text": parse_text, "address": parse_text, "unit": parse_text, "file": parse_text, "date": parse_date,
    "year": parse_year, "month": parse_month, "quarter": parse_quarter, "school_year": parse_school_year,
    "time": parse_time, "boolean": parse_boolean, "phone": parse_phone, "email": parse_email, "url": parse_url,
    "tax_code": parse_tax_code, "latitude": clean, "longitude": clean,
}  # fmt: skip
"""How the text of a field is read, by its type; integers and numbers need the column's style as well."""


@lru_cache(maxsize=1024)
def allowed_keys(values: tuple[str, ...]) -> dict[str, str]:
    """Return the allowed values by their folded words, by usual abbreviations too where they tell them apart."""
    keys = {fold(item): item for item in values}
    short = [search_key(item) for item in values]
    return {**{key: item for key, item in zip(short, values, strict=True) if short.count(key) == 1}, **keys}


def _allowed(value: str, field: Field) -> str:
    keys = allowed_keys(field.values)
    found = keys.get(fold(value)) or keys.get(search_key(value))
    if found is not None:
        return found
    if is_nothing(value):
        require(value, field)
        raise emptied(value)
    near = get_close_matches(fold(value[:LONGEST]), list(keys), n=1)
    hint = f"Có phải «{keys[near[0]]}»? " if near else ""
    fix = f"{hint}Chọn một trong: {'; '.join(field.values)}."
    raise BadValue(f"«{value[:80]}» không thuộc danh mục cho phép.", fix, "not-allowed")


def _in_range(value: float, field: Field) -> None:
    low, high = field.minimum, field.maximum
    if low is not None and value < low:
        problem = f"{format_number(value)} nhỏ hơn mức thấp nhất {format_number(low)}."
        raise BadValue(problem, "Kiểm tra lại số liệu.", "out-of-range")
    if high is not None and value > high:
        problem = f"{format_number(value)} lớn hơn mức cao nhất {format_number(high)}."
        raise BadValue(problem, "Kiểm tra lại số liệu.", "out-of-range")
