"""What the cells of a column or sheet tell of a cell that could be in several encodings."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from geoportal.read.legacy.readings import ENCODINGS, bits_of

START_BITS = (0.0, -8.0, -8.0, -14.0, -14.0, -12.0)
"""How rare each of `ENCODINGS` is before anything is known: log2 of odds against Unicode."""
SAMPLE = 2000
"""How many different texts are weighed for the evidence of a sheet."""
ROUNDS = 4
"""How often the shares are worked out anew from what they make of each text."""
UNICODE_ONLY = re.compile("[Ạ-ỹĩũĨŨ]")
"""Vietnamese letters that no legacy byte looks like."""
_FONTS = (
    ("VNI", re.compile(r"@?vni([-\s]|$)", re.I)),
    ("VPS", re.compile(r"@?vps([-\s]|$)", re.I)),
    ("VISCII", re.compile(r"@?(vi|viscii)\s", re.I)),
    ("TCVN3", re.compile(r"@?\.vn", re.I)),
)
_CAPITALS_FONT = re.compile(r"@?\.vn.*h(\s+(bold|italic|oblique|regular|normal))*", re.I)


class Evidence(NamedTuple):
    """How many texts are in each of `ENCODINGS`, and how likely that makes each for the next one, in bits."""

    cells: tuple[float, ...]
    bits: tuple[float, ...]


NOTHING_KNOWN = Evidence((0.0,) * len(ENCODINGS), START_BITS)


def evidence_of(texts: Iterable[str | None], fonts: Iterable[str] | None = None) -> Evidence:
    """Return how many different texts are in each encoding; those with a legacy font tell nothing of the others.

    >>> evidence = evidence_of(["Tr­êng TiÓu häc", "Hµ Néi", "B×nh D©n", "12", None, "Kh«ng"])
    >>> [round(cells) for cells in evidence.cells]
    [0, 4, 0, 0, 0, 0]
    """
    pairs = zip(texts, fonts or repeat(""), strict=False)
    different = {text for text, font in pairs if text and not text.isascii() and not (font and font_encoding(font)[0])}
    unknown = sorted(text for text in different if not UNICODE_ONLY.search(text))
    sample = unknown[:: max(1, len(unknown) // SAMPLE)]
    weights = [bits for bits in map(bits_of, sample) if max(bits) - min(bits) > 1.0]
    scale = len(unknown) / max(1, len(sample))
    unicode_cells = float(len(different) - len(unknown))
    evidence = evidence_from((unicode_cells, *NOTHING_KNOWN.cells[1:]))
    for _ in range(ROUNDS):
        shares = [_shares(bits, evidence.bits) for bits in weights]
        cells = [scale * sum(column) for column in zip(*shares, strict=True)] or [0.0] * len(ENCODINGS)
        evidence = evidence_from((cells[0] + unicode_cells, *cells[1:]))
    return evidence


@lru_cache(maxsize=4096)
def font_encoding(font: str) -> tuple[str, bool]:
    """Return the encoding that a font's name says, empty when none, and whether it shows small letters as capitals.

    >>> font_encoding(".VnTimeH"), font_encoding("VNI-Times"), font_encoding("Times New Roman")
    (('TCVN3', True), ('VNI', False), ('', False))
    """
    name = font.strip()
    encoding = next((encoding for encoding, pattern in _FONTS if pattern.match(name)), "")
    return encoding, encoding == "TCVN3" and _CAPITALS_FONT.fullmatch(name) is not None


def evidence_from(cells: tuple[float, ...]) -> Evidence:
    """Return the evidence of so many texts in each of `ENCODINGS`."""
    total = sum(cells) + 1.0
    bits = (math.log2((count + 2.0**start) / total) for count, start in zip(cells, START_BITS, strict=True))
    return Evidence(cells, tuple(bits))


def _shares(bits: tuple[float, ...], prior: tuple[float, ...]) -> list[float]:
    """How likely each encoding is for a text, out of 1."""
    together = [one + other for one, other in zip(bits, prior, strict=True)]
    best = max(together)
    odds = [2.0 ** (one - best) for one in together]
    return [one / sum(odds) for one in odds]
