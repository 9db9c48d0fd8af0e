"""How well a name answers what is being typed: the whole of it, its beginning, words inside. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from unicodedata import combining

from geoportal.serve.pages.searched import load_words
from geoportal.serve.pages.spelling import one_letter_apart
from geoportal.vietnamese import ABBREVIATIONS, exact_key, nfc, plain_key, search_key, spelled_words

EXACT, BEGINS, PHRASE, WORDS, OTHER, NEAR = range(6)
"""How a name answers, the best first: the whole name, its beginning, words that stand together in it, words of it,
something else that is known of it, a name that is one letter (or only marks) away."""
SHORTEST_NEAR = 4
_WORD = re.compile(r"[^\W_]+")
_LONG = {plain_key(long): plain_key(short) for long, short in ABBREVIATIONS.items()}


@dataclass(frozen=True)
class Typed:
    """What stands in the box; its last word may be unfinished."""

    text: str

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """The search keys that it may be the beginning of: as it stands, in other words, abbreviated."""
        key = search_key(self.text)
        return tuple(dict.fromkeys([key, *_in_other_words(key), *_abbreviated(key)])) if key else ()

    @cached_property
    def marked(self) -> tuple[str, ...]:
        """Its words that have marks, by their exact keys; the last one only when it is not `unfinished`."""
        keys = [exact_key(word) for word in _WORD.findall(nfc(self.text))]
        return tuple(key for key in (keys[:-1] if self.unfinished[0] else keys) if not key.isascii())

    @cached_property
    def unfinished(self) -> tuple[str, frozenset[str]]:
        """The letters and the marks of its last word; no letters when that has no marks."""
        key = exact_key(next(reversed(_WORD.findall(nfc(self.text))), ""))
        return _parts(key) if not key.isascii() else ("", frozenset())


def _parts(key: str) -> tuple[str, frozenset[str]]:
    """Return the letters and the marks of a word by its exact key, which has the marks last.

    >>> _parts(exact_key("sát"))[0], len(_parts(exact_key("tiền"))[1])
    ('sat', 2)
    """
    return "".join(c for c in key if not combining(c)), frozenset(c for c in key if combining(c))


@cache
def _said() -> dict[str, tuple[str, ...]]:
    """Return what people say instead of an institution's usual name, and its search key: {"cap 3": ("thpt",)}."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase, others in load_words().other_names.items():
        if plain_key(phrase) in _LONG:
            found |= {key: (*found.get(key, ()), search_key(phrase)) for key in map(search_key, others)}
    return found


def _in_other_words(key: str) -> list[str]:
    padded = f" {key} "
    return [
        padded.replace(f" {said} ", f" {meant} ").strip()
        for said, several in _said().items()
        if f" {said} " in padded
        for meant in several
        if said != meant
    ]


@lru_cache(maxsize=256)
def _abbreviated(key: str) -> tuple[str, ...]:
    """Return a key whose end is the beginning of an institution's usual name with that name's abbreviation instead.

    >>> _abbreviated("truong trung hoc pho"), _abbreviated("trung hoc"), _abbreviated("cho")
    (('truong thpt',), ('th',), ())
    """
    words, found = key.split(), list[str]()
    for start in range(len(words)):
        tail = " ".join(words[start:])
        shorts = [short for long, short in _LONG.items() if long.startswith(tail) and len(tail) > 4]
        if shorts:
            found.append(" ".join([*words[:start], _common(shorts)]).strip())
    return tuple(reading for reading in found if reading)


def _common(words: list[str]) -> str:
    """Return the letters with which all of some words begin."""
    first, last = min(words), max(words)
    same = next((place for place, letter in enumerate(first) if letter != last[place : place + 1]), len(first))
    return first[:same]


def fit(typed: Typed, key: str, name: str) -> int | None:
    """Return how a name answers what was typed (EXACT to WORDS, NEAR when only its marks differ); None: not at all.

    Parameters
    ----------
    key : str
        The search key of the name.

    Examples
    --------
    >>> [fit(Typed(words), "truong thpt tien lu", "Trường THPT Tiên Lữ") for words in ("thpt tiên", "tien lu", "lữ t")]
    [2, 2, 3]
    >>> fit(Typed("Trường trung học phổ thông tiê"), "truong thpt tien lu", "Trường THPT Tiên Lữ") == BEGINS
    True
    >>> fit(Typed("tiền"), "tien lu", "Tiên Lữ") == NEAR, fit(Typed("kim"), "tien lu", "Tiên Lữ") is None
    (True, True)
    """
    found: int | None = None
    for reading in typed.readings:
        rank = _fit(reading, key)
        if rank is not None and (found is None or rank < found):
            found = rank
    if found is None or not (typed.marked or typed.unfinished[0]):
        return found
    here = spelled_words(" ".join(_WORD.findall(nfc(name))))
    return found if all(word in here for word in typed.marked) and _goes_on(typed.unfinished, here) else NEAR


def _goes_on(unfinished: tuple[str, frozenset[str]], here: Iterable[str]) -> bool:
    """Return whether a word begins with these letters and has these marks, and others perhaps, that come later."""
    letters, marks = unfinished
    return not letters or any(whole.startswith(letters) and marks <= having for whole, having in map(_parts, here))


def _fit(reading: str, key: str) -> int | None:
    if reading[:2] not in key:
        return None
    if reading == key:
        return EXACT
    if key.startswith(reading):
        return BEGINS
    if f" {reading}" in key:
        return PHRASE
    words = key.split()
    *whole, last = reading.split()
    return WORDS if all(word in words for word in whole) and any(word.startswith(last) for word in words) else None


def best_fit(typed: Typed, keys: Iterable[str], name: str) -> int | None:
    """Return the best of what `fit` says of several keys of one name."""
    return min((rank for key in keys if (rank := fit(typed, key, name)) is not None), default=None)


def is_near(typed: Typed, keys: Iterable[str]) -> bool:
    """Return whether a name is one letter away: missing, too many, wrong, or in its neighbour's place.

    >>> is_near(Typed("khoai chua"), ["khoai chau"]), is_near(Typed("ab"), ["ac"])
    (True, False)
    """
    return any(
        one_letter_apart(reading, key)
        for reading in typed.readings
        for key in keys
        if len(reading) >= SHORTEST_NEAR and abs(len(reading) - len(key)) < 2
    )
