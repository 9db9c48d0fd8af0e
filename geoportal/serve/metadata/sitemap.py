"""What search engines are to read: /sitemap.xml, in parts when it is long, and /robots.txt.

Source: sitemaps.org protocol 0.9 (at most 50,000 addresses a file), RFC 9309 (robots.txt).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Response, abort, current_app

from geoportal.serve.metadata.sending import send
from geoportal.serve.metadata.source import catalogue_now, references, settings_now
from geoportal.serve.ogc.records_list import Catalogue
from geoportal.settings import Settings
from geoportal.store.index import open_index
from geoportal.store.versions import Version

XML = "application/xml; charset=utf-8"
LANGUAGES = 2
MOST_ADDRESSES, PART_ADDRESSES = 50_000, 10_000
"""Up to so many addresses stand in one file; when there are more, the file names parts of so many."""
NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
CLOSED = ("/api/", "/en/api/", "/tim", "/en/tim", "/thong-ke", "/en/thong-ke", "/nhung", "/en/nhung", "/ban-do.html",
          "/en/ban-do.html", "/*/tai-ve/", "/*?*loc=", "/*?*sap-xep=")  # fmt: skip
"""What robots are asked to leave alone: answers for programs, files made on request, endless filters of tables."""


@dataclass(frozen=True)
class Section:
    """Pages that belong together: fixed ones, or the features of a version (`count` of them)."""

    count: int
    paths: tuple[str, ...] = ()
    version: Version | None = None
    changed: str = ""


def sitemap() -> Response:
    """Send the sitemap, or the list of its parts."""
    catalogue, settings = catalogue_now(), settings_now()
    found = sections(catalogue, settings)
    pages = sum(section.count for section in found)
    if pages * LANGUAGES <= MOST_ADDRESSES:
        return send(_urls(catalogue.url, found, 0, pages), XML)
    parts = -(-pages // (PART_ADDRESSES // LANGUAGES))
    rows = "".join(
        f"<sitemap><loc>{escape(catalogue.url)}/sitemap-{number}.xml</loc></sitemap>\n"
        for number in range(1, parts + 1)
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {NAMESPACES}>\n{rows}</sitemapindex>\n'
    return send(body.encode(), XML)


def sitemap_part(number: int) -> Response:
    """Send a part of the sitemap, from 1."""
    catalogue, size = catalogue_now(), PART_ADDRESSES // LANGUAGES
    found = sections(catalogue, settings_now())
    pages = sum(section.count for section in found)
    if not 1 <= number <= -(-pages // size):
        abort(404)
    return send(_urls(catalogue.url, found, (number - 1) * size, size), XML)


def robots() -> Response:
    """Send what robots may read, and where the sitemap is."""
    closed = "".join(f"Disallow: {path}\n" for path in CLOSED)
    text = f"User-agent: *\n{closed}\nSitemap: {catalogue_now().url}/sitemap.xml\n"
    return send(text.encode(), "text/plain; charset=utf-8")


def sections(catalogue: Catalogue, settings: Settings) -> list[Section]:
    """Return the pages of the portal, each dataset's, and each feature's of what is published and no sample."""
    pages = _pages_alone()
    found = [Section(len(pages), pages, changed=catalogue.updated or "")]
    for name, listed in {**catalogue.listed, **references(catalogue, settings)}.items():
        found.append(Section(1, (f"/du-lieu/{quote(name)}",), changed=listed.updated or ""))
        if listed.version and not listed.sample:
            found.append(Section(listed.rows, (), listed.version, listed.updated or ""))
    return found


def _pages_alone() -> tuple[str, ...]:
    """Return the paths of the pages that are not one of many: those of the app that need nothing in the address."""
    rules = (rule for rule in current_app.url_map.iter_rules() if rule.endpoint.startswith("pages_vi."))
    return tuple(
        sorted(one.rule for one in rules if not one.arguments and "." not in one.rule and one.rule not in CLOSED)
    )


def _urls(url: str, found: list[Section], first: int, count: int) -> bytes:
    """Return the pages first .. first + count - 1 (from 0) as a sitemap, each in both languages."""
    rows = "".join(_both(url, path, changed) for path, changed in _pages(found, first, count))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMESPACES}>\n{rows}</urlset>\n'.encode()


def _pages(found: list[Section], first: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield path and moment of change of some pages, reading only what is wanted."""
    ends = list(accumulate(section.count for section in found))
    for section, end in zip(found, ends, strict=True):
        start = end - section.count
        low, high = max(first, start) - start, min(first + count, end) - start
        if low >= high:
            continue
        paths = _features(section.version, low, high) if section.version else section.paths[low:high]
        yield from ((path, section.changed) for path in paths)


def _features(version: Version, low: int, high: int) -> list[str]:
    """Return the pages of the features low .. high - 1 (from 0, in serving order)."""
    connection = open_index(version)
    try:
        rows = connection.execute("SELECT id FROM feature WHERE seq > ? AND seq <= ? ORDER BY seq", (low, high))
        return [f"/du-lieu/{quote(version.dataset)}/{quote(str(row[0]), safe='')}" for row in rows]
    finally:
        connection.close()


def _both(url: str, path: str, changed: str) -> str:
    """Return the two entries of a page, each naming the page in both languages."""
    addresses = {"vi": f"{url}{path}", "en": f"{url}/en{path}"}
    others = {**addresses, "x-default": addresses["vi"]}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'
        for language, address in others.items()
    )
    moment = f"<lastmod>{changed}</lastmod>" if changed else ""
    return "".join(f"<url><loc>{escape(one)}</loc>{moment}{links}</url>\n" for one in addresses.values())
