"""The words of an address: abbreviations opened, glued parts split, each part with its kind and its name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geoportal.vietnamese import clean, fold

Kind = Literal["province", "district", "commune", ""]

UPPER = "A-ZĐÀ-ỸĂÂÊÔƠƯ"
_OPENINGS = (
    (re.compile(rf"(?<![\w])(?:TTr|TT)\s*[.]\s*(?=\w)|(?<![\w])TT\s+(?=[{UPPER}])"), ", thị trấn "),
    (
        re.compile(rf"(?:(?<![\w])|(?<=[a-zà-ỹ]))(?:TP|Tp)\s*[.]\s*(?=\w)|(?<![\w])T[Pp]\s+(?=[{UPPER}])", re.U),
        ", thành phố ",
    ),
    (
        re.compile(rf"(?:(?<![\w])|(?<=[a-zà-ỹ]))(?:TX|Tx)\s*[.]\s*(?=\w)|(?<![\w])T[Xx]\s+(?=[{UPPER}])", re.U),
        ", thị xã ",
    ),
    (re.compile(rf"(?<![\w])(?:Ph|P)\s*[.]\s*(?=[{UPPER}])|(?<![\w])P\s+(?=[{UPPER}])"), ", phường "),
    (re.compile(rf"(?<![\w])X\s*[.]\s*(?=[{UPPER}])|(?<![\w])X\s+(?=[{UPPER}])"), ", xã "),
    (re.compile(rf"(?<![\w])H\s*[.]\s*(?=[{UPPER}])|(?<![\w])H\s+(?=[{UPPER}])"), ", huyện "),
    (re.compile(rf"(?<![\w])T\s*[.]\s*(?=[{UPPER}])"), ", tỉnh "),
    (re.compile(r"(?<=[\s,])HY\s*$"), ", Hưng Yên"),
)
_TYPES: tuple[tuple[str, str, Kind], ...] = (
    ("thị trấn", "thi tran", "commune"), ("thị xã", "thi xa", "district"), ("thành phố", "thanh pho", "district"),
    ("phường", "phuong", "commune"), ("xã", "xa", "commune"), ("huyện", "huyen", "district"),
    ("quận", "quan", "district"), ("tỉnh", "tinh", "province"),
)  # fmt: skip
_MARKED = re.compile(r"(?<!\w)(" + "|".join(marked for marked, _, _ in _TYPES) + r")(?!\w)", re.I)
_PLAIN = re.compile(r"(?<!\w)(thi tran|thi xa|thanh pho|tp|phuong|xa|huyen|tinh)(?!\w)", re.I)
_BREAK = re.compile(r"[,;:\n()\[\]|]+|\s[-–—]\s")
_ABBREVIATED = {"tp": "thanh pho"}


@dataclass(frozen=True)
class Part:
    """One part of an address. kind and type come from its type word ("" without one); name is the rest."""

    kind: Kind
    type: str
    name: str

    @property
    def words(self) -> str:
        """The part as written."""
        return f"{self.type} {self.name}".strip()


def split_address(address: str) -> list[Part]:
    """Split an address into its parts.

    >>> [(part.type, part.name) for part in split_address("P. Đề ThámTP. Thái Bình")]
    [('phường', 'Đề Thám'), ('thành phố', 'Thái Bình')]
    """
    text = clean(address)
    for pattern, opened in _OPENINGS:
        text = pattern.sub(opened, text)
    marked = any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", text)) or "đ" in text.lower()
    text = (_MARKED if marked else _PLAIN).sub(r", \1", text)
    return [_part(piece) for piece in (raw.strip(" .,-–") for raw in _BREAK.split(text)) if piece]


def _part(piece: str) -> Part:
    words = piece.split()
    for marked, plain, kind in _TYPES:
        count = marked.count(" ") + 1
        head = fold(" ".join(words[:count]))
        if head == plain and len(words) > count:
            return Part(kind, marked, " ".join(words[count:]))
    if words[0].lower() in _ABBREVIATED and len(words) > 1:
        return Part("district", "thành phố", " ".join(words[1:]))
    return Part("", "", piece)


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


@lru_cache(maxsize=65536)
def has_marks(text: str) -> bool:
    """Return True when a text carries Vietnamese marks, so that they count."""
    return exact_key(text) != plain_key(text)


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
