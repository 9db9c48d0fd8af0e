"""Capitals of text in an encoding that has not all of them: what is certain, what the neighbours tell, what is lost.

TCVN3 has the capitals Ă Â Ê Ô Ơ Ư Đ only; VPS and VISCII have all, but some as control characters that programs avoid
by writing the small letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geoportal.read.legacy.syllables import syllable_bits
from geoportal.read.legacy.tables import LETTERS, VISCII, VPS

_AVOIDED = {
    name: "".join(letter for code, letter in table.items() if code < 0x20 or code == 0xA0).lower()
    for name, table in (("VPS", VPS), ("VISCII", VISCII))
}
FOLDED = {
    "TCVN3": frozenset("".join(LETTERS)) - frozenset("aeiouy"),
    "VNI": frozenset[str](),
    "VPS": frozenset(_AVOIDED["VPS"]),
    "VISCII": frozenset(_AVOIDED["VISCII"]),
    "CP1258": frozenset[str](),
}
"""Encoding -> small letters that may stand for capitals."""
_NO_CAPITAL = FOLDED["TCVN3"] - frozenset("ăâêôơưđ")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("ở", "ấy", "ạ"))
_OFTEN_SMALL = frozenset(("ủy", "ấp", "ổ", "ảnh"))
"""Words that stand between names in small letters: Tỉnh ủy Hưng Yên."""


def as_capitals(word: str, folded: frozenset[str]) -> str:
    """Return the word in capitals when it has a capital, and no small letter but such as may stand for one.

    >>> as_capitals("TRườNG", FOLDED["TCVN3"]), as_capitals("Trường", FOLDED["TCVN3"])
    ('TRƯỜNG', 'Trường')
    """
    sure = [letter for letter in word if letter not in folded]
    return word.upper() if any(map(str.isupper, sure)) and not any(map(str.islower, sure)) else word


def restore_capitals(text: str, encoding: str) -> tuple[str, bool]:
    """Return a converted text with the capitals that can be told, and whether any was guessed.

    >>> restore_capitals("TRườNG TIểU HọC Hà", "TCVN3"), restore_capitals("Trường Tiểu học Hà", "TCVN3")
    (('TRƯỜNG TIỂU HỌC HÀ', False), ('Trường Tiểu học Hà', False))
    >>> restore_capitals("Xã ái Quốc", "TCVN3"), restore_capitals("ủy ban nhân dân", "TCVN3")
    (('Xã Ái Quốc', True), ('ủy ban nhân dân', True))
    """
    folded = FOLDED[encoding]
    if folded.isdisjoint(text):
        return text, False
    words = _WORD.findall(text)
    kinds = [_kind(word, encoding) for word in words]
    if set(kinds) <= {"sure", "small"}:
        return text, False
    if encoding != "TCVN3":
        kinds = [kind if kind == "capitals" else "sure" for kind in kinds]
    in_capitals = "small" not in kinds and "first" not in kinds and any(map(_shouts, words, kinds))
    names = _all_begin_with_capitals(words, kinds)
    shown = [
        _shown(word, kind, in_capitals, names or _stands_in_a_name(words, place))
        for place, (word, kind) in enumerate(zip(words, kinds, strict=True))
    ]
    following = iter(shown)
    guessed = any(kind in ("first", "none") for kind, word in zip(kinds, words, strict=True) if word not in _SMALL)
    return _WORD.sub(lambda _: next(following), text), guessed


@lru_cache(maxsize=65536)
def _kind(word: str, encoding: str) -> str:
    """What its letters tell of a word's case.

    "sure": nothing to decide; "small": it has plain small letters; "capitals": all of it; "first": small, but its first
    letter has no capital; "either": a capital, then letters that may be any: a name unless its neighbours are in
    capitals; "none": only such letters.
    """
    plain = [letter for letter in word if letter not in FOLDED[encoding]]
    if any(map(str.islower, plain)):
        return "first" if word[0] in _NO_CAPITAL else "small"
    if len(plain) == len(word):
        return "sure"
    if not plain:
        return "none" if word[0] in _NO_CAPITAL else "small"
    return "either" if len(plain) == 1 and word[0] == plain[0] else "capitals"


def _shouts(word: str, kind: str) -> bool:
    """Whether a word can only be part of a text in capitals; abbreviations (THCS) are in capitals anywhere."""
    if kind == "sure":
        return len(word) > 1 and word.isupper() and syllable_bits(word.lower()) is not None
    return kind == "capitals"


def _all_begin_with_capitals(words: list[str], kinds: list[str]) -> bool:
    known = [word for word, kind in zip(words, kinds, strict=True) if kind not in ("first", "none")]
    return bool(known) and all(word[0].isupper() for word in known)


def _stands_in_a_name(words: list[str], place: int) -> bool:
    """Return whether the words at both sides begin with capitals: "chùa Thiên ứng Hạ", not "Tỉnh ủy Hưng Yên"."""
    inner = 0 < place < len(words) - 1 and words[place].lower() not in _OFTEN_SMALL
    return inner and words[place - 1][0].isupper() and words[place + 1][0].isupper()


def _shown(word: str, kind: str, in_capitals: bool, names: bool) -> str:
    if kind == "capitals" or (in_capitals and kind in ("either", "none")):
        return word.upper()
    if kind in ("first", "none") and names and word not in _SMALL:
        return word[0].upper() + word[1:]
    return word
