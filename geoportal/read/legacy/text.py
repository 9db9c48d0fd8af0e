"""Vietnamese text typed before Unicode: TCVN3, VNI-Windows, VPS, VISCII and code page 1258, found out and restored.

A reader that takes such bytes for Windows-1252 gives "Tr­êng TiÓu häc" (TCVN3) or "Tröôøng Tieåu hoïc" (VNI). `restore`
gives "Trường Tiểu học" for both, whichever of the code pages 1252, 1258 or Latin-1 the reader took. A cell of correct
Unicode is never converted, only composed (NFC).

How a cell is decided: by its font when that is a legacy one; else every word is read under every encoding and weighed
as Vietnamese (`legacy_syllables`), and what the other cells of the column or sheet are (`Evidence`) breaks ties.

Capitals: TCVN3 has no toned capitals. A font of capitals (.VnTimeH) shows small letters as capitals, so its text is
returned in capitals and nothing is lost. Without it, a word whose plain letters are capitals, two or more ("TR­êNG"),
is in capitals; where a word tells nothing (a word of toned letters only, or one that begins with a toned letter), its
neighbours decide and `lossy` is True (`legacy_case`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from geoportal.read.legacy.bytes import decode_bytes
from geoportal.read.legacy.case import restore_capitals
from geoportal.read.legacy.evidence import (
    NOTHING_KNOWN,
    UNICODE_ONLY,
    Evidence,
    evidence_from,
    evidence_of,
    font_encoding,
)
from geoportal.read.legacy.readings import CONTROL, ENCODINGS, SIGNS, WEIGHTS, bits_of, decode, words_of
from geoportal.read.legacy.syllables import LOAN, is_letters
from geoportal.vietnamese import nfc

__all__ = [
    "NOTHING_KNOWN",
    "Evidence",
    "Restored",
    "decode_bytes",
    "evidence_of",
    "font_encoding",
    "restore",
    "restore_column",
]

GUARD_BITS = 8.0
"""How much more plausible a reading must be before text that is plausible as it stands is converted."""
GAIN_BITS = 10.0
"""How much a better reading of a Vietnamese word counts at most."""
GAINS_BITS = 15.0
"""How much those of all its Vietnamese words count at most: without evidence of other cells they do not win."""
FONT_BITS = 30.0
"""How much less plausible what a legacy font shows must be for Vietnamese Unicode in its cell to be left as it is."""
PLAUSIBLE_BITS = -36.0
"""A word above this may be meant as it stands."""
REMEMBERED_LETTERS = 200
"""Texts up to this length are remembered when they come again."""
SHEET_CELLS = 10.0
"""How many cells of its own column the whole sheet is worth as evidence."""
_MISREAD_SIGN = re.compile("[\x80-\x9f]")


class Restored(NamedTuple):
    """A text in NFC; the encoding it was converted from, empty when none; whether the case of a word was guessed."""

    text: str
    encoding: str
    lossy: bool


def restore(text: str, font: str = "", evidence: Evidence = NOTHING_KNOWN) -> Restored:
    """Return a cell's text in Unicode (NFC).

    Parameters
    ----------
    text : str
        As a reader decoded it: correct Unicode, or legacy bytes taken for code page 1252, 1258 or Latin-1.
    font : str
        The cell's font when the file has it. A font of a legacy encoding decides; any other says nothing.
    evidence : Evidence
        What the column or sheet has (`evidence_of`); without it a short text that could be several is left as it is.

    Examples
    --------
    >>> restore("Tr­êng TiÓu häc").text, restore("Tröôøng Tieåu hoïc").text
    ('Trường Tiểu học', 'Trường Tiểu học')
    >>> restore("tr­êng", ".VnTimeH"), restore("Café São Paulo, 100 m²").encoding
    (Restored(text='TRƯỜNG', encoding='TCVN3', lossy=False), '')
    """
    encoding, capitals = font_encoding(font) if font else ("", False)
    if text.isascii() and not capitals and (text.isprintable() or not CONTROL.search(text)):
        return Restored(text, "", False)
    if UNICODE_ONLY.search(text):
        return Restored(unicodedata.normalize("NFC", text), "", False)
    if encoding:
        return _restore_typed(text, encoding, capitals)
    if len(text) > REMEMBERED_LETTERS:
        return _restore_unknown(text, evidence.bits)
    return _remembered(text, evidence.bits)


def restore_column(
    texts: Sequence[str | None], fonts: Sequence[str] | None = None, sheet: Evidence = NOTHING_KNOWN
) -> list[Restored | None]:
    """Return the cells of a column restored: its own cells are evidence, those of its sheet where they say nothing.

    >>> sheet = evidence_of(["Tr­êng TiÓu häc", "Hµ Néi", "B×nh D©n", "Nh©n D©n", "Cã"])
    >>> [cell and cell.text for cell in restore_column(["Kh«ng", None, "Cã"], sheet=sheet)]
    ['Không', None, 'Có']
    """
    own = evidence_of(texts, fonts)
    weight = SHEET_CELLS / max(1.0, sum(sheet.cells))
    evidence = evidence_from(tuple(mine + weight * others for mine, others in zip(own.cells, sheet.cells, strict=True)))
    pairs = zip(texts, fonts or repeat(""), strict=False)
    return [None if text is None else restore(text, font, evidence) for text, font in pairs]


@lru_cache(maxsize=32768)
def _remembered(text: str, prior: tuple[float, ...]) -> Restored:
    return _restore_unknown(text, prior)


def _restore_unknown(text: str, prior: tuple[float, ...]) -> Restored:
    bits = bits_of(text)
    likely = [one + other for one, other in zip(bits, prior, strict=True)]
    best = max(range(len(ENCODINGS)), key=likely.__getitem__)
    if best == 0:
        return Restored(unicodedata.normalize("NFC", text), "", False)
    found = _converted(text, ENCODINGS[best])
    if found.text == nfc(text) or _is_better(text, best, likely[best] - likely[0]):
        return found
    return Restored(unicodedata.normalize("NFC", text), "", False)


def _is_better(text: str, best: int, gain: float) -> bool:
    """Whether a reading makes words of a text, and is so much more plausible that it is no other text's accident."""
    words = {word: WEIGHTS[word] for word in words_of(text)}
    if not any(bits[best] >= LOAN and bits[best] != bits[0] for bits in words.values()):
        return False
    over = [bits[best] - bits[0] for word, bits in words.items() if not bits[-1] and is_letters(word)]
    gain += min(sum(min(one, GAIN_BITS) for one in over), GAINS_BITS) - sum(over)
    return gain >= GUARD_BITS or any(bits[0] <= PLAUSIBLE_BITS for bits in words.values())


def _restore_typed(text: str, encoding: str, capitals: bool) -> Restored:
    bits = bits_of(text)
    if bits[ENCODINGS.index(encoding)] < bits[0] - FONT_BITS and _is_vietnamese(text):
        return Restored(unicodedata.normalize("NFC", text), "", False)
    found = _converted(text, encoding)
    if not capitals:
        return found
    shown = found.text.upper()
    return Restored(shown, encoding if shown != text else "", False)


def _is_vietnamese(text: str) -> bool:
    """Whether every word with marks is a Vietnamese syllable of two letters or more."""
    return all(len(word) > 1 and is_letters(word) and not WEIGHTS[word][-1] for word in words_of(text))


def _converted(text: str, encoding: str) -> Restored:
    """Convert; when no letter is another one, only signs read as control characters were put right."""
    shown, lossy = restore_capitals(decode(text, encoding), encoding)
    same = shown == unicodedata.normalize("NFC", text.translate(SIGNS) if _MISREAD_SIGN.search(text) else text)
    return Restored(shown, "" if same else encoding, lossy and not same)
