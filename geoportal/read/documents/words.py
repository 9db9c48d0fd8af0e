"""What a document says of itself, as far as it can be believed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from geoportal.vietnamese import clean, fold

NO_TITLE = re.compile(
    r"microsoft (?:word|excel|powerpoint).*|untitled.*|document\d*|book\d*|scan.*|img.*|dsc.*|tai lieu\d*"
    r"|cong hoa xa hoi.*"
)
"""Titles that programs give by themselves, and the national motto that stands at the head of official papers."""
FILE_NAME = re.compile(r"\.(docx?|pdf|xlsx?|rtf|odt|tmp|txt)$", re.I)
FIRST_YEAR = 1990
LONGEST = 200
LINKS = ("http:", "https:", "mailto:", "ftp:", "tel:")


class Said(NamedTuple):
    """Title, day (ISO 8601) and author of a document, "" for what it does not say or what cannot be meant."""

    title: str = ""
    day: str = ""
    author: str = ""


def say(title: str | None, made: date | None, author: str | None) -> Said:
    """Return what a document's own properties say, without what programs fill in by themselves.

    >>> say("Microsoft Word - 12.doc", date(2024, 9, 5), "Nguyễn Văn An")
    Said(title='', day='2024-09-05', author='Nguyễn Văn An')
    """
    words = clean(title or "")
    if not 8 <= len(words) <= LONGEST or " " not in words or NO_TITLE.fullmatch(fold(words)) or FILE_NAME.search(words):
        words = ""
    known = made is not None and made.year >= FIRST_YEAR and made <= datetime.now(UTC).date()
    return Said(words, made.isoformat() if made and known else "", clean(author or "")[:LONGEST])


def is_plain_link(target: str) -> bool:
    """Return whether a link leads to a web page, an address or a place in the document, and runs nothing.

    >>> is_plain_link("https://hungyen.gov.vn"), is_plain_link("#muc-1"), is_plain_link("javascript:alert(1)")
    (True, True, False)
    """
    target = target.strip().lower()
    return target.startswith(LINKS) or ":" not in target.split("/")[0].split("#")[0]
