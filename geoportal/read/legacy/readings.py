"""A word under every encoding it may be in, and how plausible each reading is."""

from __future__ import annotations

import re
import unicodedata

from geoportal.read.legacy.case import FOLDED, as_capitals
from geoportal.read.legacy.syllables import LOAN, syllable_bits, word_bits
from geoportal.read.legacy.tables import CP1252, CP1258, TCVN3, VISCII, VNI, VPS, surfaces

ENCODINGS = ("", "TCVN3", "VNI", "VPS", "VISCII", "CP1258")
"""What a text may be; the empty name is Unicode."""
VIETNAMESE_AROUND = 8.0
"""How much less plausible a word of another language is among Vietnamese words, in bits."""
FOREIGN_AROUND = 16.0
"""How much more plausible a text is as it stands when most of its plain words are of another language."""
WORDS = 40
"""How many different words of a text are weighed."""
LONGEST = 64
"""How many letters of a word are weighed."""
LATIN_END = 0x2FFF
"""Characters above this are no byte of any encoding here."""
REMEMBERED = 200_000
"""Words whose weights are kept."""
_CONTROLS = "\x02-\x06\x10-\x15\x19\x1c-\x1e"
CONTROL = re.compile(f"[{_CONTROLS}]")
"""Control characters that are letters in VPS or VISCII."""
_WORD = re.compile(f"[A-Za-z{_CONTROLS}\x80-\U0010ffff]+")
_VNI = re.compile("[aeiouyAEIOUYôöÔÖ][À-ÅÈ-ËÏÕØ-Üà-åè-ëïõø-ü]{1,2}|[À-ÿ]")
SIGNS = {code: CP1252[code] for code in range(0x80, 0xA0)}
"""Control character -> the sign that its byte is in code page 1252."""


class _Surface(dict[int, str]):
    """Character -> the byte it was, as a Latin-1 character; what was no byte stays."""

    def __missing__(self, code: int) -> str:
        if code > LATIN_END:
            return chr(code)
        parts = unicodedata.normalize("NFD", chr(code)) if code > 0xFF else chr(code)
        bytes_of = [part if part.isascii() else self.get(ord(part), "") for part in parts]
        self[code] = "".join(bytes_of) if len(parts) > 1 and all(bytes_of) else chr(code)
        return self[code]


class _Meanings(dict[int, str]):
    """Character -> what the byte it was means in an encoding of single bytes."""

    def __init__(self, table: dict[int, str]) -> None:
        super().__init__()
        self.table = table

    def __missing__(self, code: int) -> str:
        if code > LATIN_END:
            return chr(code)
        self[code] = _SURFACE[code].translate(self.table)
        return self[code]


_SURFACE = _Surface(surfaces())
_SINGLE = {"TCVN3": SIGNS | TCVN3, "VPS": SIGNS | VPS, "VISCII": SIGNS | VISCII, "CP1258": CP1258}
_NO_LETTER = dict.fromkeys(range(0xC0, 0x100), "\ufffd")
_MEANINGS = {name: _Meanings(table) for name, table in _SINGLE.items()}
_STRICT = {name: _Meanings(_NO_LETTER | table) for name, table in _SINGLE.items()}


def decode(text: str, encoding: str, strict: bool = False) -> str:
    """Return what the bytes that a text was mean in an encoding, NFC.

    A byte is taken for what it is in code page 1252, 1258 or Latin-1. One without meaning in the encoding stays as it
    is, or is U+FFFD in strict reading when a letter.

    >>> decode("Tr\xad\xeang", "TCVN3"), decode("Tr\xf6\xf4\xf8ng", "VNI"), decode("Trưõ\xccng", "CP1258")
    ('Trường', 'Trường', 'Trường')
    """
    if encoding == "VNI":
        unknown = "\ufffd" if strict else ""
        return _VNI.sub(lambda match: _vni(match[0], unknown), text.translate(_SURFACE)).translate(SIGNS)
    return unicodedata.normalize("NFC", text.translate((_STRICT if strict else _MEANINGS)[encoding]))


def _vni(sequence: str, unknown: str) -> str:
    """Return what bytes of VNI-Windows mean, the longest sequences first."""
    for length in range(len(sequence), 0, -1):
        letter = VNI.get(sequence[:length])
        if letter or (length == 1 and sequence[0].isascii()):
            break
    rest = sequence[length:]
    return (letter or (sequence[0] if sequence[0].isascii() else unknown or sequence[0])) + (
        _vni(rest, unknown) if rest else ""
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text that have any byte above 7F, or a control character that may be a letter.

    >>> words_of("TiÓu häc A, 12 m²")
    ['TiÓu', 'häc', 'm²']
    """
    return [word[:LONGEST] for word in _WORD.findall(text) if not word.isascii() or CONTROL.search(word)]


def bits_of(text: str) -> tuple[float, ...]:
    """Return log2 of how plausible a text is under each of `ENCODINGS`; 0.0 for all when it has nothing to judge by."""
    words = list(dict.fromkeys(_WORD.findall(text)))[:WORDS]
    weights = [WEIGHTS[word[:LONGEST]] for word in words if not word.isascii() or CONTROL.search(word)]
    if not weights:
        return (0.0,) * len(ENCODINGS)
    native, *others, foreign = [sum(column, 0.0) for column in zip(*weights, strict=True)]
    around = [syllable_bits(word.lower()) is not None for word in words if word.isascii() and not word.isupper()]
    if foreign and all(around):
        native -= VIETNAMESE_AROUND if around else 0.0
    elif 2 * sum(around) < len(around):
        native += FOREIGN_AROUND
    return (native, *others)


class _Weights(dict[str, tuple[float, ...]]):
    """Word -> log2 of how plausible it is under each of `ENCODINGS`, then 1 when it is not Vietnamese as it stands."""

    def __missing__(self, word: str) -> tuple[float, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        composed = unicodedata.normalize("NFC", word).replace("Ð", "Đ").replace("ð", "đ")
        bits = [word_bits(word, True)]
        for encoding in ENCODINGS[1:]:
            read = decode(word, encoding, strict=True)
            bits.append(bits[0] if read == composed else word_bits(as_capitals(read, FOLDED[encoding]), False))
        bits.append(float(word_bits(composed, False) <= LOAN))
        self[word] = tuple(bits)
        return self[word]


WEIGHTS = _Weights()
"""Plausibility of words: `WEIGHTS[word][place in ENCODINGS]`, in bits."""
