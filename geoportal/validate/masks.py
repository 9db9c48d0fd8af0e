"""Personal data as they may be shown: initials, the last digits, the domain of an address, a year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geoportal.dataset.demands import How, Kind
from geoportal.validate.number_runs import Found

KEPT_DIGITS = 3
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[+(]*\d(?:[^;,/|\n\w]|[\d_])*")
_DOMAIN = re.compile(r"@\s?([\w.-]+\w)")


def hide(text: str, found: Sequence[Found]) -> str:
    """Return the text with what was found in it masked.

    >>> hide("Anh Nam 0912 345 678", [Found("mobile", 8, 20)])
    'Anh Nam *******678'
    """
    for item in sorted(found, key=lambda item: -item.start):
        text = text[: item.start] + masked(item.kind, text[item.start : item.end]) + text[item.end :]
    return text


def masked(kind: Kind, text: str) -> str:
    """Return personal data of a kind as it may be shown.

    >>> masked("birth", "05/09/1980"), masked("citizen", "033080012345")
    ('**/**/****', '*********345')
    """
    if kind == "birth":
        return _DIGIT.sub("*", text)
    return mask(text, "domain" if kind == "email" else "last_digits")


def mask(text: str, how: How) -> str:
    """Hide most of a name, a number or an address; how says what stays.

    >>> mask("Nguyễn Văn An", "initials"), mask("0912 345 678", "last_digits"), mask("an.nguyen@gmail.com", "domain")
    ('N*** V*** A***', '*******678', '***@gmail.com')
    >>> mask("1980-09-05", "year"), mask("0912345678; 0221 3862 123", "last_digits"), mask("115", "last_digits")
    ('1980', '*******678; ********123', '***')
    """
    if how == "initials":
        return " ".join(f"{word[0]}***" for word in text.split())
    if how == "domain":
        return "; ".join(f"***@{domain}" for domain in _DOMAIN.findall(text)) or "***"
    if how == "year":
        year = re.match(r"\d{4}(?=-|$)", text, re.A)
        return year[0] if year else "****"
    return "; ".join(_last_digits(number) for number in _NUMBER.findall(text)) or "***"


def _last_digits(number: str) -> str:
    digits = _DIGIT.findall(number)
    if len(digits) <= 2 * KEPT_DIGITS:
        return "***"
    return "*" * (len(digits) - KEPT_DIGITS) + "".join(digits[-KEPT_DIGITS:])
