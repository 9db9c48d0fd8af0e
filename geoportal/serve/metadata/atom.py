"""Atom documents. Source: RFC 4287 (the format), RFC 4151 (tag addresses), XML 1.0 (characters allowed)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
TAG_DAY = "2025-07-01"
"""A day on which the portal's host name is the province's: part of every tag address, never to be changed."""
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry; lines are its content, each a paragraph."""

    id: str
    title: str
    moment: str
    author: str
    page: str
    summary: str
    lines: Sequence[str]
    categories: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Head:
    """What a feed is: its addresses, in which language, and whose it is."""

    id: str
    title: str
    subtitle: str
    updated: str
    author: str
    url: str
    page: str
    language: str
    other_url: str
    rights: str


def write_feed(head: Head, entries: Iterable[Entry]) -> bytes:
    """Return the document; characters that XML cannot hold are left out."""
    register_namespace("", ATOM)
    feed = Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": head.language})
    for name, text in (("id", head.id), ("title", head.title), ("subtitle", head.subtitle), ("updated", head.updated)):
        _add(feed, name, text)
    _author(feed, head.author)
    other = "en" if head.language == "vi" else "vi"
    _link(feed, "self", head.url, MEDIA_TYPE, head.language)
    _link(feed, "alternate", head.page, "text/html", head.language)
    _link(feed, "alternate", head.other_url, MEDIA_TYPE, other)
    _add(feed, "rights", head.rights)
    for entry in entries:
        _entry(feed, entry, head.language)
    document: str = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}'.encode()


def tag_address(url: str, name: str) -> str:
    """Return the tag address of a thing of the portal; the same whatever the port or the scheme.

    >>> tag_address("https://dulieu.hungyen.gov.vn", "bao-tang/20260131T0930Z")
    'tag:dulieu.hungyen.gov.vn,2025-07-01:bao-tang/20260131T0930Z'
    """
    host = re.sub(r"[^a-z0-9.-]", "-", (urlsplit(url).hostname or "localhost").lower()).strip("-.")
    return f"tag:{host},{TAG_DAY}:{quote(name, safe='/:-')}"


def clean(text: str) -> str:
    r"""Return a text without the characters that XML cannot hold.

    >>> clean("a\x00b\ud800 <c>")
    'ab <c>'
    """
    return NOT_XML.sub("", text)


def _entry(feed: Element, entry: Entry, language: str) -> None:
    made = _add(feed, "entry")
    for name, text in (("id", entry.id), ("title", entry.title), ("updated", entry.moment)):
        _add(made, name, text)
    _add(made, "published", entry.moment)
    _author(made, entry.author)
    _link(made, "alternate", entry.page, "text/html", language)
    for term, label in entry.categories:
        _add(made, "category", term=term, label=label)
    _add(made, "summary", entry.summary)
    _add(made, "content", "".join(f"<p>{escape(line)}</p>" for line in entry.lines), type="html")


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    made = SubElement(parent, f"{{{ATOM}}}{name}", {key: clean(value) for key, value in attributes.items()})
    if text:
        made.text = clean(text)
    return made


def _author(parent: Element, name: str) -> None:
    _add(_add(parent, "author"), "name", name)


def _link(parent: Element, rel: str, href: str, media_type: str, language: str) -> None:
    _add(parent, "link", rel=rel, href=href, type=media_type, hreflang=language)
