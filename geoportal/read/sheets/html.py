"""An HTML page of tables under the name .xls, as many reporting systems export it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from geoportal.errors import SourceError
from geoportal.read.legacy.bytes import decode_bytes
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet
from geoportal.settings import Settings

MOST_SPAN = 1_000
_UNSHOWN = frozenset(("style", "script", "title", "xml"))
MOST_BEFORE = 40


def read_html(path: Path, settings: Settings) -> list[Sheet]:
    """Read every table of the page as a sheet; row numbers count the rows of the table.

    Raises
    ------
    SourceError
        The page has no table, or one that is too large.
    """
    parser = _Tables()
    try:
        parser.feed(decode_bytes(path.read_bytes())[0])
        parser.close()
    except (ValueError, AssertionError) as error:
        raise SourceError(
            f"«{path.name}» không đọc được như trang web có bảng. Hãy mở bằng Excel rồi lưu lại .xlsx."
        ) from error
    sheets = [sheet for sheet in parser.sheets if any(map(any, sheet.rows))]
    if not sheets:
        raise SourceError(f"«{path.name}» là trang web (HTML) không có bảng nào. Hãy mở bằng Excel rồi lưu lại .xlsx.")
    for sheet in sheets:
        refuse_size(path, len(sheet.rows), max(map(len, sheet.rows)), settings)
    return sheets


class _Tables(HTMLParser):
    """Collects the cells of tables; a table within a cell of another is read as a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Sheet] = []
        self.words: list[str] | None = None
        self.span = (1, 1)
        self.taken: set[tuple[int, int]] = set()
        self.before: list[str] = []
        self.unshown = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell."""
        if tag == "table":
            self._end_cell()
            lines = [" ".join(line.split()) for line in "".join(self.before).split("\n")]
            self.sheets.append(Sheet(None, [], before=tuple(filter(None, lines))[-MOST_BEFORE:]))
            self.taken, self.before = set(), []
        elif tag == "tr" and self.sheets:
            self._end_cell()
            self.sheets[-1].rows.append([])
        elif tag in ("td", "th") and self.sheets and self.sheets[-1].rows:
            self._end_cell()
            found = dict(attrs)
            self.words, self.span = [], (_span(found.get("rowspan")), _span(found.get("colspan")))
        elif tag in ("br", "p", "div") and self.words:
            self.words.append("\n")
        elif tag in _UNSHOWN:
            self.unshown = tag
        elif self.words is None:
            self.before.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == self.unshown:
            self.unshown = ""

    def handle_data(self, data: str) -> None:
        """Add words to the open cell, or to what stands before the next table."""
        if self.words is not None:
            self.words.append(data)
        elif not self.unshown:
            self.before.append(data)

    def _end_cell(self) -> None:
        if self.words is None:
            return
        text, self.words = "\n".join(" ".join(line.split()) for line in "".join(self.words).split("\n")).strip(), None
        sheet = self.sheets[-1]
        row, line = len(sheet.rows) - 1, sheet.rows[-1]
        while (row, len(line)) in self.taken:
            line.append(None)
        column, (down, right) = len(line), self.span
        line += [text or None, *[None] * (right - 1)]
        self.taken |= {(row + i, column + j) for i in range(1, down) for j in range(right)}
        if down > 1 or right > 1:
            sheet.merged.append((row, column, row + down - 1, column + right - 1))


def _span(text: str | None) -> int:
    return min(max(1, int(text)), MOST_SPAN) if text and text.isascii() and text.isdigit() else 1
