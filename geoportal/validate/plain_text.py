"""A text as it is searched: of the same length, letters lower-case without marks, digits and signs in one form each."""

from __future__ import annotations

import re
import unicodedata

from geoportal.vietnamese import strip_marks

_LETTER_O = re.compile(r"(?<![a-z0-9])o(?=[35789]\d[ .-]?\d)")


class _Plain(dict[int, str]):
    """What each character is searched as, always one character, worked out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        decimal = unicodedata.decimal(char, None)
        kind = unicodedata.category(char)
        if decimal is not None:
            plain = str(decimal)
        elif char in "\n\r\x0b\x0c\x85\u2028\u2029":
            plain = ";"
        elif kind in ("Zs", "Cf", "Cc", "Mn"):
            plain = " "
        elif kind == "Pd" or char in "\u2212\u00af~":
            plain = "-"
        elif char in "·•‧∙・。．…":
            plain = "."
        elif kind[0] == "L":
            plain = strip_marks(unicodedata.normalize("NFKC", char)).lower()
        else:
            plain = unicodedata.normalize("NFKC", char)
        self[code] = plain if len(plain) == 1 and not (plain.isdigit() and decimal is None) else char
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return the text as it is searched for personal data, character by character: positions stay the same.

    >>> plain("Số CCCD: ０33\u2011080\u00a0…"), plain("O912 345 678")
    ('so cccd: 033-080 .', '0912 345 678')
    """
    found = text.translate(_PLAIN)
    # An O typed for the 0 of a mobile number; the letters "o9" stand in hardly any other text.
    if "o9" in found or "o3" in found or "o8" in found or "o7" in found or "o5" in found:
        return _LETTER_O.sub("0", found)
    return found
