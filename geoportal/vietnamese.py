"""Vietnamese text: normal form, folding of marks, alphabetical order, numbers and dates. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS, start=1)}
_ODD = {0xD0: "Đ", 0xF0: "đ", 0xA0: " ", 0x200B: None, 0xFEFF: None}
_HAS_ODD = re.compile("[\xd0\xf0\xa0\u200b\ufeff]")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def nfc(text: str) -> str:
    """Return the text in NFC with typed Eth (Ð, ð) as Đ, đ, no-break spaces as spaces.

    >>> nfc("Ðông Ninh")
    'Đông Ninh'
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return composed.translate(_ODD) if _HAS_ODD.search(composed) else composed


def clean(text: str) -> str:
    """Return the text in NFC with runs of white space as one space, ends trimmed.

    >>> clean("  Xã   Tân  Hưng ")
    'Xã Tân Hưng'
    """
    return " ".join(nfc(text).split())


def strip_marks(text: str) -> str:
    """Return the text without tone and vowel marks, đ as d; case is kept.

    >>> strip_marks("Đường Nguyễn Văn Linh")
    'Duong Nguyen Van Linh'
    """
    plain = unicodedata.normalize("NFD", nfc(text))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")


class _Folding(dict[int, str]):
    """What each character becomes in `fold`, worked out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = strip_marks(unicodedata.normalize("NFKC", char)).lower()
        kept = "" if not plain or unicodedata.combining(char) else _NOT_WORD.sub(" ", plain)
        self[code] = kept
        return kept


_FOLDED = _Folding()


def fold(text: str) -> str:
    """Return lower-case words without marks, separated by one space: the key for tolerant comparison.

    >>> fold("Điện thoại (liên hệ):"), fold("PM₁₀, m²")
    ('dien thoai lien he', 'pm10 m2')
    """
    return " ".join(text.translate(_FOLDED).split())


@lru_cache(maxsize=65536)
def exact_key(text: str) -> str:
    """Return a key under which spellings that differ only in case, tone placement or i/y are equal.

    >>> exact_key("Thuỵ Lôi") == exact_key("Thụy Lôi"), exact_key("Lệ") == exact_key("Lê")
    (True, False)
    """
    syllables = []
    for syllable in clean(text).lower().split():
        letters = unicodedata.normalize("NFD", syllable)
        base = "".join(c for c in letters if not unicodedata.combining(c)).replace("y", "i")
        marks = "".join(sorted(c for c in letters if unicodedata.combining(c)))
        syllables.append(base + marks)
    return " ".join(syllables)


@lru_cache(maxsize=65536)
def plain_key(text: str) -> str:
    """Return a key without any marks, i for y."""
    return fold(text).replace("y", "i")


def one_edit_apart(left: str, right: str) -> bool:
    """Return True when two texts differ by one inserted, dropped or changed letter.

    >>> one_edit_apart("thai thoi", "thai thui"), one_edit_apart("an", "bo")
    (True, False)
    """
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    short, long = sorted((left, right), key=len)
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    tail = start + 1
    return short[start:] == long[tail:] if len(short) < len(long) else short[tail:] == long[tail:]


ABBREVIATIONS = {
    "ủy ban nhân dân": "ubnd", "hội đồng nhân dân": "hdnd", "trung học cơ sở": "thcs", "trung học phổ thông": "thpt",
    "trung tâm y tế": "ttyt", "bệnh viện đa khoa": "bvđk", "khu công nghiệp": "kcn", "cụm công nghiệp": "ccn",
    "giáo dục thường xuyên": "gdtx", "hợp tác xã": "htx", "khu đô thị": "kđt",
}  # fmt: skip
"""Usual names of institutions, and their abbreviations."""
_SHORTENED = {f" {plain_key(long)} ": f" {plain_key(short)} " for long, short in ABBREVIATIONS.items()}
_SPELLED_OUT = {plain_key(short): exact_key(long).split() for long, short in ABBREVIATIONS.items()}


def spelled_words(text: str) -> list[str]:
    """Return the words of a text by their keys with marks, those of its abbreviations included.

    >>> len(spelled_words("THCS Hiến Nam"))
    7
    """
    words = exact_key(text).split()
    return words + [long for word in words for long in _SPELLED_OUT.get(plain_key(word), ())]


@lru_cache(maxsize=65536)
def search_key(text: str) -> str:
    """Return folded words for searching, usual names of institutions as their abbreviation.

    >>> search_key("Trường Trung học cơ sở Hiến Nam"), search_key("Trung tâm Y tế Mỹ Hào")
    ('truong thcs hien nam', 'ttit mi hao')
    """
    words = f" {plain_key(text)} "
    for long, short in _SHORTENED.items():
        words = words.replace(long, short)
    return words.strip()


def slug(text: str) -> str:
    """Return an ASCII slug.

    >>> slug("Di tích quốc gia")
    'di-tich-quoc-gia'
    """
    return fold(text).replace(" ", "-")


def sort_key(text: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Return a key that sorts by the Vietnamese alphabet, tones in dictionary order last.

    >>> sorted(["Ân", "An", "Đông", "Dân"], key=sort_key)
    ['An', 'Ân', 'Dân', 'Đông']
    """
    letters: list[tuple[int, int]] = []
    for char in unicodedata.normalize("NFD", nfc(text).lower()):
        if char in _TONES and letters:
            letters[-1] = (letters[-1][0], _TONES[char])
            continue
        if unicodedata.combining(char) and letters:
            base = unicodedata.normalize("NFC", _letter_of(letters[-1][0]) + char)
            letters[-1] = (_rank(base), letters[-1][1])
            continue
        letters.append((_rank(char), 0))
    return tuple(letters), text


def _rank(char: str) -> int:
    return _RANK.get(char, 0) * 0x110000 if char in _RANK else ord(char) - 0x110000


def _letter_of(rank: int) -> str:
    return _LETTERS[rank // 0x110000 - 1] if rank > 0 else chr(rank + 0x110000)


def format_number(value: float, decimals: int | None = None) -> str:
    """Write a number as in Viet Nam: point for thousands, comma for decimals.

    >>> format_number(1234567.5)
    '1.234.567,5'
    """
    if decimals is not None:
        text = f"{value:,.{decimals}f}"
    elif value == int(value):
        text = f"{int(value):,}"
    else:
        text = f"{value:,.6f}".rstrip("0")
    return text.translate({ord(","): ".", ord("."): ","})


def cell_number(value: float) -> str:
    """Write a number without thousands, decimals after a comma, so that it is read back as itself; 15 digits are kept.

    >>> cell_number(1.234), cell_number(1234.0), cell_number(0.1 + 0.2)
    ('1,234', '1234', '0,3')
    """
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e21):
        return str(int(value))
    return f"{value:.15g}".replace(".", ",")


def format_date(value: date) -> str:
    """Write a date as dd/mm/yyyy.

    >>> format_date(date(2025, 7, 1))
    '01/07/2025'
    """
    return value.strftime("%d/%m/%Y")
