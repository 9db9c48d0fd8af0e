"""How plausible a word is as Vietnamese, in bits: a closed set of onsets and rimes, each rime with the tones it takes.

The numbers are log2 of occurrences per million syllables with marks, counted in the texts of this project, in the
Vietnamese messages of GNU programs and in the word list of wordfreq (R. Speer); 0 is possible but not met.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from geoportal.read.legacy.tables import COMMON, LETTERS, ONSETS, RIMES

USUAL = 3.0
"""How much more plausible a common syllable is, and less plausible any other, than onset and rime alone say."""
RAREST = -27.0
"""No syllable that can be is less plausible as it stands."""
SCALE = 20
"""log2 of a million: what the numbers of `ONSETS` and `RIMES` are out of."""
UNKNOWN = -28.0
"""A word of another language, in letters of French, German, Spanish or Portuguese."""
FRENCH = -16.0
"""The same with ï, ë, ú or ù after a vowel, as in "Loïc" or "aún"; VNI-Windows has such pairs too."""
RARE = -34.0
"""The same with letters of other languages (å, ø, þ)."""
BROKEN = -50.0
"""A word with a marked capital after a small letter or the other way round: no language writes so."""
MISCASED = 8.0
"""How much less plausible a syllable is that has a capital inside ("HÙng"); twice that after a conversion."""
LOAN = -44.0
"""A word of another language in Vietnamese letters, such as "lôgíc" or "môđun"."""
IMPOSSIBLE = -60.0
"""What an encoding makes of a word that is not its own."""
NONSENSE = -70.0
"""A sign such as µ or a soft hyphen between letters."""
_ROWS = {row[0]: row for row in LETTERS if len(row) == 6}
_FRONT = frozenset("eêiy")
_HARD = frozenset(("c", "g", "ng"))
_SOFT = frozenset(("k", "gh", "ngh"))
_Y_ONSETS = frozenset(("", "h", "k", "l", "m", "n", "qu", "s", "t", "th", "v"))
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ\u0300-\u036f\ufffd"
_PARTS = re.compile(rf"[{_LETTER}]+|[^{_LETTER}]+")
_LOAN = re.compile("(?:[bcdđghklmnpqrstvx]{0,3}[aeiouyăâêôơưáéíóúý])+[bcdđghklmnpqrstvx]{0,3}")
_WESTERN = frozenset("àáâãäçèéêëíîïñóôõöùúûüœ")
_FRENCH = re.compile("[aou]ï|où|[ao]ë|aú")
_NO_WORD = re.compile("(?!aï|oï|uï|où|aë|oë|aü|aú|äu|uò)[aeouyäöôü][ìòùøûõïåäöôú]|[aeo][áàãâêéèë]")
_OFTEN_ALONE = frozenset("đàáảêôơởổýủ")
_LETTERS = re.compile(f"[{_LETTER}]")
_SIGN = re.compile(f"[^{_LETTER}]")
_VOWELS = re.compile("[^bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX]")
_UNITS = re.compile(r"°[CFK]?|[Nn][°º]|[cdk]?m[²³]|ha|µ[A-Za-z]{0,2}")
_QUOTED = re.compile("«([^«»]+)»")
_QUIET = frozenset("“”‘’…–—\xa0\u200b\ufeff\u2009\u202f")
_EDGE = frozenset("¿¡²³°ªº®™©•€£¥†‡₫")


def word_bits(word: str, native: bool) -> float:
    """Return log2 of how plausible a word with marks is in a Vietnamese file.

    native: as it stands, so that words of other languages and signs (m², °C, «») are plausible too; otherwise as what
    an encoding makes of it, where U+FFFD stands for a byte without meaning.

    >>> word_bits("Hµ", True) < word_bits("Hà", False), word_bits("m²", True) > word_bits("mỗ", False)
    (True, True)
    """
    word = unicodedata.normalize("NFC", word).replace("Ð", "Đ").replace("ð", "đ") if native else word
    if native and _UNITS.fullmatch(word):
        return -8.0
    bits = 0.0
    if native and _QUOTED.search(word):
        word, bits = _QUOTED.sub(r"\1", word), -8.0
    parts = _PARTS.findall(word)
    for place, part in enumerate(parts):
        if _LETTERS.match(part):
            bits += _letters_bits(part, native)
        else:
            bits += sum(_sign_bits(sign, place > 0, place < len(parts) - 1) for sign in part)
    return bits


def is_letters(word: str) -> bool:
    """Whether a word has no sign."""
    return not _SIGN.search(word)


def _letters_bits(part: str, native: bool) -> float:
    first, *others = _humps(part)
    bits = _syllable_or_word_bits(first, native, not others) - 15.0 * len(others)
    for hump in others:
        odd = native and not hump[0].isascii()
        bits += BROKEN if odd else _syllable_or_word_bits(hump, native, False)
    return bits


def _syllable_or_word_bits(syllable: str, native: bool, whole: bool) -> float:
    small = syllable.lower()
    if small.isascii():
        return 0.0
    if len(small) == 1:
        return -14.0 if native or small in _OFTEN_ALONE else -26.0
    known = syllable_bits(small)
    if known is not None:
        cost = 0.0 if _is_cased(syllable) else MISCASED if native else 2 * MISCASED
        return (max(known, RAREST) if native else known) - cost
    if "đ" in small and not _VOWELS.search(syllable):
        return -16.0
    if native:
        return _foreign_bits(small) if whole and _is_cased(syllable) else BROKEN
    return LOAN if len(small) > 3 and _LOAN.fullmatch(small) else IMPOSSIBLE


def _is_cased(syllable: str) -> bool:
    return syllable[1:].islower() or syllable.isupper() or len(syllable) == 1


def _foreign_bits(word: str) -> float:
    if _NO_WORD.search(word):
        return BROKEN
    if _FRENCH.search(word):
        return FRENCH
    return UNKNOWN if all(letter.isascii() or letter in _WESTERN for letter in word) else RARE


def _sign_bits(sign: str, after: bool, before: bool) -> float:
    """How plausible a sign is that stands after, before or between letters, or alone."""
    if "\x80" <= sign <= "\x9f":
        return NONSENSE
    if sign in "“”‘" and after and before:
        return -40.0
    if sign in _QUIET:
        return -10.0 if (sign in "–—…" and before) or (sign in "“‘" and after) else 0.0
    if not after and not before:
        return -10.0
    if sign in "«»×÷" and not (after and before):
        return -24.0 if sign in "«»" else -20.0
    return -30.0 if sign in _EDGE and not (after and before) else NONSENSE


def _humps(part: str) -> list[str]:
    """Split where a capital follows a small letter, and before the last capital of several ("TPHưng": "TP", "Hưng").

    >>> _humps("ThámTP"), _humps("TPHưng"), _humps("HÀ")
    (['Thám', 'TP'], ['TP', 'Hưng'], ['HÀ'])
    """
    found, start = [], 0
    for place in range(1, len(part)):
        capital, before = part[place].isupper(), part[place - 1].isupper()
        follows = part[place + 1 : place + 2].islower()
        if capital and (not before or (follows and place - start > 1)):
            found.append(part[start:place])
            start = place
    return [*found, part[start:]]


@lru_cache(maxsize=65536)
def syllable_bits(word: str) -> float | None:
    """Return log2 of how often a lower-case syllable occurs, or None when Vietnamese has no such syllable.

    >>> syllable_bits("trường") > syllable_bits("trưỡng") > -40
    True
    >>> syllable_bits("trườc"), syllable_bits("tiêù"), syllable_bits("ce")
    (None, None, None)
    """
    for length in (3, 2, 1, 0):
        onset, rime = word[:length], word[length:]
        if onset in ONSETS and rime in toned_rimes() and _go_together(onset, rime):
            bits = ONSETS[onset] + toned_rimes()[rime] - 2 * SCALE
            return bits + (USUAL if word in _common() else -USUAL)
    return None


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """`COMMON` in both spellings (hòa and hoà)."""
    found = set(COMMON.split())
    for rime in ("oa", "oe", "uy"):
        first, second = _ROWS[rime[0]], _ROWS[rime[1]]
        for tone in range(1, 6):
            old, new = first[tone] + rime[1], rime[0] + second[tone]
            found |= {word.removesuffix(old) + new for word in found if word.endswith(old)}
    return frozenset(found)


@lru_cache(maxsize=1)
def toned_rimes() -> dict[str, int]:
    """Return every rime with its tone written where either spelling rule puts it (hoà and hòa) -> its number."""
    found: dict[str, int] = {}
    words = RIMES.split()
    for rime, numbers in zip(words[::2], words[1::2], strict=True):
        tones = range(6) if len(numbers) == 6 else (4, 5)
        for tone, number in zip(tones, numbers, strict=True):
            for place in _places(rime):
                toned = rime[:place] + _ROWS[rime[place]][tone] + rime[place + 1 :]
                found[toned] = int(number, 16)
    return found


def _places(rime: str) -> list[int]:
    """Where the tone of a rime is written: on the marked vowel, else by the number of vowels and what follows."""
    marked = [place for place, letter in enumerate(rime) if letter in "ăâêôơư"]
    if marked:
        return marked[:1] if rime in ("ưa", "ưi", "ưu") else marked[-1:]
    vowels = [place for place, letter in enumerate(rime) if letter in _ROWS]
    if len(vowels) > 1 and rime[:2] in ("oa", "oe", "uy"):
        return [1, 0]
    return [1] if len(vowels) == 3 or (len(vowels) == 2 and len(rime) > 2) else [0]


def _go_together(onset: str, rime: str) -> bool:
    first = unicodedata.normalize("NFD", rime)[0]
    if onset in _HARD:
        return onset == "g" or first not in "eiy"
    if onset in _SOFT:
        return first in _FRONT
    return first != "y" or onset in _Y_ONSETS
