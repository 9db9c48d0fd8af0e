"""The alphabets of Vietnamese text before Unicode, written from their published tables.

TCVN3 (ABC fonts .VnTime, .VnTimeH: TCVN 5712:1993) and VISCII (RFC 1456) have one byte a letter, VNI writes a mark after
the vowel, Windows-1258 writes the tone as a combining mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
_TCVN3 = dict(
    zip(
        _LETTERS + "ĂÂÊÔƠƯĐ",
        bytes.fromhex(
            "B5B6B7B8B9 A8BBBCBDBEC6 A9C7C8C9CACB CCCECFD0D1 AAD2D3D4D5D6 D7D8DCDDDE DFE1E2E3E4 ABE5E6E7E8E9 ACEAEBECEDEE"
            "EFF1F2F3F4 ADF5F6F7F8F9 FAFBFCFDFE AE A1A2A3A4A5A6A7"
        ).decode("latin-1"),
        strict=True,
    )
)
_VISCII = dict(
    zip(
        _LETTERS + _LETTERS.upper(),
        bytes.fromhex(
            "E0E4E3E1D5 E5A2C6C7A1A3 E2A5A6E7A4A7 E8EBA8E9A9 EAABACADAAAE ECEFEEEDB8 F2F6F5F3F7 F4B0B1B2AFB5 BDB6B7DEBEFE"
            "F9FCFBFAF8 DFD7D8E6D1F1 CFD6DBFDDC F0 C0C4C3C180 C58202058183 C2858606 8487 C8CB88C989 CA8B8C8D8A8E"
            "CC9BCECD98 D299A0D39A D49091928F93 B49697B39594 D99C9DDA9E BFBBBCFFBAB9 9F1419DD1E D0"
        ).decode("latin-1"),
        strict=True,
    )
)
_TONES = {"\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0301": "ù", "\u0323": "ï"}
_ON_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0301": "á", "\u0323": "ä"}
_ON_BREVE = {"": "ê", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0301": "é", "\u0323": "ë"}
_WHOLE = {"ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ì": "ì", "í": "í", "đ": "ñ"}


def is_all_capitals(text: str) -> bool:
    """Tell whether a text is in capitals that TCVN3 cannot write but in a font of capitals."""
    return text.isupper() and any(letter not in _TCVN3 and ord(letter) > 127 for letter in text)


def to_tcvn3(text: str) -> str:
    """Return a text as TCVN3 bytes read as Latin-1; an accented capital becomes small, as there is none.

    >>> to_tcvn3("Trường Tiểu học"), to_tcvn3("Đặng Lễ")
    ('Tr\\xadêng TiÓu häc', '§Æng LÔ')
    """
    return _bytewise(text, _TCVN3)


def to_viscii(text: str) -> str:
    """Return a text as VISCII bytes read as Latin-1."""
    return _bytewise(text, _VISCII)


def _bytewise(text: str, codes: dict[str, str]) -> str:
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        code = codes.get(letter) or codes.get(letter.lower())
        letters.append(code or {"–": "-"}.get(letter, letter))
    return "".join(letters)


def to_vni(text: str) -> str:
    """Return a text in VNI-Windows, read as Windows-1252.

    >>> to_vni("Trường Tiểu học"), to_vni("Đặng Lễ")
    ('Tröôøng Tieåu hoïc', 'Ñaëng Leã')
    """
    return "".join(_vni_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _vni_letter(letter: str) -> str:
    if letter.lower() in _WHOLE:
        whole = _WHOLE[letter.lower()]
        return whole if letter.islower() else whole.upper()
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in _TONES), "")
    if "\u0302" in marks:
        written = base + _ON_CIRCUMFLEX[tone]
    elif "\u0306" in marks:
        written = base + _ON_BREVE[tone]
    else:
        horn = {"o": "ô", "u": "ö"}[base.lower()] if "\u031b" in marks else base.lower()
        written = horn + _TONES.get(tone, "") if marks else base
    return written.upper() if letter.isupper() else written


def to_cp1258(text: str) -> str:
    """Return a text as Windows-1258 wants it: circumflex, breve and horn in the letter, the tone after it."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks[1:] if mark in _TONES)
        rest = "".join(mark for mark in marks if mark not in _TONES)
        letters.append(unicodedata.normalize("NFC", rest) + tone)
    return "".join(letters)


def to_nfd(text: str) -> str:
    """Return a text with its marks apart, as some keyboards and Macs write it."""
    return unicodedata.normalize("NFD", text)


FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "nfd": "Times New Roman"}
LEGACY: dict[str, Callable[[str], str]] = {"tcvn3": to_tcvn3, "vni": to_vni, "nfd": to_nfd}
