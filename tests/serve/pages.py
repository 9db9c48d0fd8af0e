"""Pages as their tests read them: words, links, tables, examples, from the HTML that the portal sends."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

from flask import Flask


@dataclass(frozen=True)
class PageText:
    """A page: its status, where it leads to, its HTML."""

    status: int
    location: str
    body: str

    @cached_property
    def words(self) -> str:
        """The words that people read."""
        shown = re.sub(r"<(script|style)\b.*?</\1>", " ", self.body, flags=re.S)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())

    def section(self, name: str) -> PageText:
        """Return the section with this id as a page of its own."""
        start = self.body.index(f'<section id="{name}"')
        return PageText(self.status, "", self.body[start : self.body.index("</section>", start)])

    def hrefs(self, start: str = "") -> list[str]:
        """Return the addresses of the links that begin so."""
        found = (html.unescape(link) for link in re.findall(r'<a\b[^>]*?href="([^"]*)"', self.body))
        return [link for link in found if link.startswith(start)]

    @cached_property
    def row_ids(self) -> list[str]:
        """The ids of the rows of the table."""
        return re.findall(r'<tr id="([^"]+)">', self.body)

    @cached_property
    def examples(self) -> dict[str, str]:
        """The code of the examples by their id."""
        found = re.findall(r'<pre[^>]*data-example="(\w+)"[^>]*><code>(.*?)</code>', self.body, re.S)
        return {name: html.unescape(code) for name, code in found}

    @cached_property
    def bars(self) -> list[tuple[str, str, float]]:
        """Label, size in words and length in percent of the bars of the chart."""
        cells = r'<th scope="row">(.*?)</th><td class="n">(.*?)</td><td class="bar"[^>]*>.*?<rect width="([\d.]+)"'
        return [
            (html.unescape(re.sub(r"<[^>]+>", "", label)), html.unescape(size), float(width))
            for label, size, width in re.findall(cells, self.section("bieu-do").body)
        ]


def read_page(app: Flask, address: str) -> PageText:
    """Return the page at an address."""
    answer = app.test_client().get(address)
    return PageText(answer.status_code, answer.headers.get("Location", ""), answer.get_data(as_text=True))
