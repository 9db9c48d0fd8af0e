"""Numbers in a plain text that are a citizen's or a private mobile line, told apart from all the others.

A citizen's number (căn cước, Luật Căn cước 2023) has twelve digits: the province from 001 to 096, a digit for century
and sex, two of the year of birth, six more. Mobile lines have ten, beginning with 03, 05, 07, 08 or 09, or +84 for the
0; until 2018 some had eleven. Landlines (02), 1800 and 1900 lines, decimals and coordinates are passed over whole, so
that no part of one is taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from geoportal.dataset.demands import Kind


class Found(NamedTuple):
    """Personal data of a kind at text[start:end]."""

    kind: Kind
    start: int
    end: int


GAP = r"[ .,\-_()]{0,3}"
"""What may stand between the digits of one number."""
_EIGHT_MORE = rf"[35789](?:{GAP}\d){{8}}(?!\d)"
_CITIZEN = re.compile(
    rf"0{GAP}(?:0{GAP}[1-9]|[1-8]{GAP}\d|9{GAP}[0-6]){GAP}(?:[01]{GAP}\d|[23]{GAP}[0-3]){GAP}\d(?:{GAP}\d){{6}}(?!\d)"
)
_MOBILE = re.compile(
    rf"(?:(?:\+{GAP}|00{GAP})84{GAP}(?:0{GAP})?|0{GAP}|84(?:-|\) ?)|84 ?(?=[35789]\d{{8}}(?!\d))){_EIGHT_MORE}"
)
_MISTYPED = re.compile(rf"00{GAP}{_EIGHT_MORE}|0{GAP}[35789](?:{GAP}\d){{9}}(?!\d)")
"""A mobile number with a digit too many still shows the number."""
_OLD_MOBILE = re.compile(rf"01{GAP}(?:2{GAP}\d|6{GAP}[2-9]|8{GAP}[68]|9{GAP}9)(?:{GAP}\d){{7}}(?!\d)")
_THEN_MOBILE = rf"[ .,\-_()]{{0,3}}0{GAP}{_EIGHT_MORE}"
_LINE = re.compile(
    rf"(?!02\d{{1,2}}{_THEN_MOBILE})(?:(?:(?:\+|00){GAP})?84{GAP}|0{GAP})2(?:{GAP}\d){{9}}(?!\d)"
    rf"|0321(?!{_THEN_MOBILE})(?:{GAP}\d){{7}}(?!\d)|1[89]00(?!{_THEN_MOBILE})(?:{GAP}\d){{4,6}}(?!\d)"
)
_COORDINATE = re.compile(r"(?:20|21|10[567])[.,]\d{4,}")
_REGISTERED = re.compile(r"\d-\d{7}-\d{3}(?!\d)")
"""A number of the intellectual property register, such as 4-0388120-000."""
_DECIMAL = re.compile(rf"\d+(?:[.,](?!0{GAP}{_EIGHT_MORE})\d+)+")
_DIGITS = re.compile(r"\d+")
_START = re.compile(r"[+\d]")
_GAPS = re.compile(r"(?<=\d)\D+(?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_numbers(text: str) -> Iterator[Found]:
    """Yield the citizens' numbers and mobile lines of a plain text, from left to right.

    >>> [found.kind for found in find_numbers("cccd 033 080 012345, dt 0221.3862123-0912.345.678, 106.0511 20.6463")]
    ['citizen', 'mobile']
    """
    position = 0
    while start := _START.search(text, position):
        at = start.start()
        kind, position = _number_at(text, at)
        if kind is not None:
            yield Found(kind, at, position)


def _number_at(text: str, at: int) -> tuple[Kind | None, int]:
    """Return the kind of the number that begins here, None for one that is no personal data, and its end."""
    passed = _COORDINATE.match(text, at) or _REGISTERED.match(text, at)
    if passed is None:
        citizen = _CITIZEN.match(text, at)
        if citizen and _is_citizen(citizen[0], text[citizen.end() : citizen.end() + 1]):
            return "citizen", citizen.end()
        mobile = _MOBILE.match(text, at) or _OLD_MOBILE.match(text, at)
        mobile = mobile or (None if _LINE.match(text, at) else _MISTYPED.match(text, at))
        if mobile and is_one_number(mobile[0], strict=_after_decimal(text, at)):
            return "mobile", mobile.end()
        passed = _LINE.match(text, at) or _DECIMAL.match(text, at) or _DIGITS.match(text, at)
    return None, passed.end() if passed else at + 1


def _after_decimal(text: str, at: int) -> bool:
    return at > 1 and text[at - 1] in ".," and text[at - 2].isdigit()


def is_one_number(written: str, *, strict: bool = False) -> bool:
    """Return whether digits with gaps are written as one telephone number, not as a date or a list.

    strict: the gaps must all be the same.

    >>> is_one_number("0912.345.678"), is_one_number("09.12.2024-10"), is_one_number("0.912345678")
    (True, False, False)
    """
    groups = _DIGITS.findall(written)
    gaps = _GAPS.findall(written)
    if len(groups) == 1 or all(len(group) == 1 for group in groups):
        return True
    if len(groups) > 6 or (strict and len(set(gaps)) > 1):
        return False
    return not _is_list(groups, gaps)


def _is_list(groups: list[str], gaps: list[str]) -> bool:
    """Return whether digits are a decimal, a date, or several small numbers."""
    if (groups[0] == "0" and gaps[0] in (".", ",")) or _has_list_comma(groups, gaps):
        return True
    alone = [place for place, group in enumerate(groups) if len(group) == 1]
    if any(not (place == 0 or (place == 1 and groups[:2] == ["84", "0"])) for place in alone):
        return True
    dated = len(groups[0]) == 2 and any(_YEAR.fullmatch(group) for group in groups[1:3])
    if dated and any(gap.strip(" ") for gap in gaps):
        return True
    pairs = all(len(group) == 2 for group in groups)
    return pairs and groups[0][1] in "35" and groups[1][0] in "01"  # No mobile line begins with 030, 031, 050, 051.


def _has_list_comma(groups: list[str], gaps: list[str]) -> bool:
    """Return whether a comma parts numbers: it parts the digits of one only between groups of three or more."""
    return any("," in gap for gap in gaps) and (any(gap != "," for gap in gaps) or min(map(len, groups)) < 3)


def _is_citizen(written: str, following: str) -> bool:
    """Return whether twelve digits are written as one number, not as a telephone number and something after it."""
    groups = _DIGITS.findall(written)
    lengths = [len(group) for group in groups]
    if len(groups) == 1 or len(groups) == 12:
        return True
    if any(length == 1 for place, length in enumerate(lengths) if place != 1):
        return False
    gaps = _GAPS.findall(written)
    if _has_list_comma(groups, gaps):
        return False
    odd = following in ("/", ":") or any(left != right for left, right in pairwise(gaps[-2:])) or len(gaps) == 1
    begins = 10 if groups[0][1:2] in "35789" else 11
    return not (odd and sum(lengths[:-1]) == begins)
