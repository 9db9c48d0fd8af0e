"""How alike a heading and the name of a field are, word by word; both folded and with abbreviations written out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from geoportal.dataset.heading_words import IN_GENERAL, LEFT_OUT, MEASURES
from geoportal.vietnamese import one_edit_apart

PART_OF_NAME = 4
"""A heading of so many words, all of them of a name and most of that name, means its field."""
MOSTLY = 0.6
UNITS = frozenset(("km2", "m2", "ha", "km", "m", "kg", "tan"))
LETTERS = (2, 4)
"""How many letters an abbreviation made of initials has, at least and at most."""


def likeness(text: str, name: str, context: Set[str]) -> float:
    """Return how surely a heading means the field of a name, 0 when it does not.

    Parameters
    ----------
    context : set of str
        Words that add nothing in this dataset.

    Examples
    --------
    >>> likeness("muc bao dam nguon nuoc", "muc bao dam ve nguon nuoc trong vu", set())
    0.82
    >>> likeness("so truong", "truong", set()), likeness("nam", "so nam", set())
    (0.0, 0.0)
    """
    words, wanted = Counter(text.split()), Counter(name.split())
    if words == wanted:
        return 0.92
    needless, extra, missing = context - MEASURES, {*(words - wanted)}, {*(wanted - words)}
    if not missing and extra <= needless:
        return 0.88
    if not extra and missing <= context | MEASURES | LEFT_OUT and len(words) > 1:
        return 0.84
    if _same_but_for_typing(text, name):
        return 0.86
    if len(text) >= 6 and name.replace(" ", "").startswith(text.replace(" ", "")):
        return 0.85  # a name cut to ten letters, as in a .dbf
    overlap = (wanted & words).total() / (wanted | words).total()
    if not extra and len(words) >= PART_OF_NAME and overlap > MOSTLY:
        return 0.82
    if missing <= LEFT_OUT and extra <= needless and missing < {*wanted}:
        return 0.82
    return 0.7 if overlap > 0.5 and (not missing or not extra) else 0.0


def is_parted(leaf: str, above: str, name: str, context: Set[str]) -> bool:
    """Return whether a name is parted over two levels of a heading.

    >>> is_parted("mo cua", "gio hoat dong", "gio mo cua", set())
    True
    >>> is_parted("so ho", "ho can ngheo", "so ho ngheo", set())
    False
    """
    low, high, words = {*leaf.split()}, {*above.split()}, {*name.split()}
    if len(low) < 2 or not low < words or not words - low <= high:
        return False
    return high - words <= (context - MEASURES) | IN_GENERAL


def has_parts(heading: str, parts: Set[str]) -> bool:
    """Return whether a heading is two or more of the parts of a title that is a list, all of them folded.

    >>> has_parts("quy cách, xuất xứ", {"quy cách", "nhà sản xuất", "xuất xứ"})
    True
    """
    mine = {part.strip() for part in heading.split(",")}
    return len(mine) > 1 and mine <= parts


def from_initials(text: str, name: str) -> str:
    """Return a heading with the initials of words of a name written out; a unit behind it is left out.

    >>> from_initials("so tb", "so luong thue bao"), from_initials("dt km2", "dien tich"), from_initials("tt", "gia")
    ('so thue bao', 'dien tich', 'tt')
    """
    words, tokens = name.split(), [word for word in text.split() if word not in UNITS]
    for place, token in enumerate(tokens):
        size = len(token)
        for start in range(len(words) - size + 1) if LETTERS[0] <= size <= LETTERS[1] else ():
            if "".join(word[0] for word in words[start : start + size]) == token:
                tokens[place] = " ".join(words[start : start + size])
    return " ".join(tokens) or text


def _same_but_for_typing(text: str, name: str) -> bool:
    """Return whether two texts of six letters or more are the same but for a slip in a word or a wrong space."""
    if min(len(text), len(name)) < 6:
        return False
    left, right = text.split(), name.split()
    if len(left) == len(right):
        slips = [one_edit_apart(a, b) and min(len(a), len(b)) > 2 for a, b in zip(left, right, strict=True) if a != b]
        return all(slips) and len(slips) <= 2
    return text.replace(" ", "") == name.replace(" ", "")
