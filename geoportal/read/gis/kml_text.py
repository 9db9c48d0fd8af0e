"""HTML in the descriptions of KML placemarks as plain text; a table of names and values, as ArcGIS writes, as data."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset({"br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "hr", "ul", "ol"})
SILENT = frozenset({"script", "style", "head", "title"})
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]+;")


def plain_text(markup: str) -> tuple[str, dict[str, str]]:
    """Return a text without its markup, and the rows of two cells of its tables as data.

    >>> plain_text("Cao 5 m<br/>rộng <b>3</b> m")
    ('Cao 5 m\\nrộng 3 m', {})
    >>> plain_text("<table><tr><td>Tên</td><td>Chợ Phủ</td></tr><tr><td>Hạng</td><td>2</td></tr></table>")
    ('', {'Tên': 'Chợ Phủ', 'Hạng': '2'})
    """
    if not _MARKUP.search(markup):
        return markup.strip(), {}
    page = _Page()
    page.feed(markup)
    page.close()
    pairs = [row for row in page.rows if len(row) == 2 and row[0]]
    texts, data = page.texts, {}
    if len(pairs) > 1:
        data = {name: value for name, value in pairs if value and value != "<Null>"}
    else:
        texts = [*texts, *("\n" + " ".join(row) + "\n" for row in page.rows)]
    lines = (" ".join(line.split()) for line in "".join(texts).splitlines())
    return "\n".join(filter(None, lines)), data


class _Page(HTMLParser):
    """Collects the text outside of tables, and the cells of their innermost rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.rows: list[list[str]] = []
        self._open_rows: list[list[str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag == "tr":
            self._open_rows.append([])
        elif tag in ("td", "th") and self._open_rows:
            self._open_rows[-1].append("")
        elif tag in BLOCKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in SILENT))
        if tag == "tr" and self._open_rows:
            row = [" ".join(cell.split()) for cell in self._open_rows.pop()]
            self.rows += [row] if any(row) else []
        elif tag in BLOCKS:
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._open_rows and self._open_rows[-1]:
            self._open_rows[-1][-1] += data
        else:
            self.texts.append(data)
