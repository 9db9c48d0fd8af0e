"""Days and years of birth in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoportal.validate.number_runs import Found

BIRTH_WORDS = ("sinh", "sn", "ns", "s.n", "n.s")
_DAY = (
    r"(?:[ .:,(-]|ngay|thang|nam){0,8}?"
    r"(?:\d{1,2}[/.\- ]{1,3}\d{1,2}[/.\- ]{1,3}(?P<y1>\d{4}|\d{2})|\d{1,2} ?thang ?\d{1,2},? ?(?:nam )?(?P<y2>\d{4})"
    r"|(?P<y3>\d{4})-\d{2}-\d{2}|(?:\d{1,2}/)?(?P<year>(?:19|20)\d\d))(?!\d)"
)
BORN_HINT = re.compile(r"sinh(?:\W|ngày|ngay|tháng|thang|năm|nam){0,12}?\d")
_BORN = re.compile(rf"sinh(?![a-z]){_DAY}")
_BORN_SHORT = re.compile(rf"(?<![a-z])(?:sn|ns|s\.n|n\.s)(?![a-z]){_DAY}")
_NOT_BORN = re.compile(
    r"(?:hoc|tuyen|thi|ve|phat|hy|hi|so|ky|thuy|dan|giao|khai|tai|song|san|moi|tre|em|chau|bam|tam|nhan|mon) $"
)
_DIGIT = re.compile(r"\d")
_FIRST_BIRTH = 1900


def find_births(whole: str) -> Iterator[Found]:
    """Yield the births in a plain text of people who may be alive: after "sinh", "SN", "NS", from 1900 on.

    >>> [found.start for found in find_births("ong a, sinh nam 1980")], list(find_births("tuyen sinh nam 2025"))
    ([16], [])
    """
    for match in _BORN.finditer(whole):
        inside = whole[max(match.start() - 1, 0)].isalpha() and match.start() > 0
        if not inside and _is_recent(match) and not _NOT_BORN.search(whole, max(match.start() - 12, 0), match.start()):
            yield _born(match)
    if any(word in whole for word in BIRTH_WORDS[1:]):
        for match in _BORN_SHORT.finditer(whole):
            # "SN" is also "số nhà": only a year at the end of a remark is one of birth.
            ends = match["year"] and not whole[match.end() : match.end() + 1].strip(" ),;.")
            if _is_recent(match) and (ends or match[0][0] == "n"):
                yield _born(match)


def _is_recent(match: re.Match[str]) -> bool:
    year = int(match["y1"] or match["y2"] or match["y3"] or match["year"])
    return year < 100 or year >= _FIRST_BIRTH


def _born(match: re.Match[str]) -> Found:
    first = _DIGIT.search(match.string, match.start())
    return Found("birth", first.start() if first else match.start(), match.end())
