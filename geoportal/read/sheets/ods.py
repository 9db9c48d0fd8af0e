""".ods: the cells of content.xml (OpenDocument 1.3, part 3), read as a stream with entities and links refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from geoportal.errors import SourceError
from geoportal.read.archive import open_archive
from geoportal.read.legacy.evidence import font_encoding
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet, cell_text
from geoportal.settings import Settings

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
FORMATTED = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-family"


@dataclass(slots=True)
class _Styles:
    """Legacy fonts by cell style, and table styles that hide their sheet."""

    fonts: dict[str, str] = field(default_factory=dict)
    hiding: set[str] = field(default_factory=set)


def read_ods(path: Path, settings: Settings) -> list[Sheet]:
    """Read every sheet, hidden ones too.

    Raises
    ------
    SourceError
        It is no OpenDocument sheet, or exceeds a limit.
    """
    with open_archive(path, settings) as archive:
        try:
            with archive.open("content.xml") as stream:
                return list(_sheets(stream, path, settings))
        except (LookupError, ParseError, DefusedXmlException, ValueError, OverflowError) as error:
            raise SourceError(f"«{path.name}» không đọc được như tệp .ods. Hãy mở và lưu lại dạng .xlsx.") from error


def _sheets(stream: IO[bytes], path: Path, settings: Settings) -> Iterator[Sheet]:
    styles = _Styles()
    sheet: Sheet | None = None
    column = 0
    for event, item in iterparse(stream, events=("start", "end")):
        if event == "start" and item.tag == TABLE + "table":
            name = item.get(TABLE + "style-name", "")
            sheet, column = Sheet(item.get(TABLE + "name", ""), [], hidden=name in styles.hiding), 0
        elif event == "start":
            continue
        elif item.tag == STYLE + "style":
            _read_style(item, styles)
        elif sheet is not None and item.tag == TABLE + "table-column":
            count = _count(item, "number-columns-repeated")
            if item.get(TABLE + "visibility", "visible") != "visible":
                sheet.hidden_columns |= frozenset(range(column, column + min(count, 1000)))
            column += count
        elif sheet is not None and item.tag == TABLE + "table-row":
            _add_row(sheet, item, styles, path, settings)
            item.clear()
        elif sheet is not None and item.tag == TABLE + "table":
            _trim(sheet)
            yield sheet
            sheet = None


def _read_style(item: Element, styles: _Styles) -> None:
    name = item.get(STYLE + "name", "")
    for part in item:
        font = part.get(STYLE + "font-name") or part.get(FORMATTED) or ""
        if font_encoding(font.strip("'\""))[0]:
            styles.fonts[name] = font.strip("'\"")
        if part.get(TABLE + "display") == "false":
            styles.hiding.add(name)


def _add_row(sheet: Sheet, item: Element, styles: _Styles, path: Path, settings: Settings) -> None:
    cells: list[str | None] = []
    top = len(sheet.rows)
    for cell in item:
        if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            continue
        count = _count(cell, "number-columns-repeated")
        text = _text(cell) if cell.tag == TABLE + "table-cell" else None
        if text is None and len(cells) + count > 1_000:
            count = 1  # the empty rest of the sheet
        refuse_size(path, 1, len(cells) + count, settings)
        down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            sheet.merged.append((top, len(cells), top + down - 1, len(cells) + right - 1))
        font = styles.fonts.get(cell.get(TABLE + "style-name", ""))
        if font and text:
            sheet.fonts[top, len(cells)] = font
        cells += [text] * count
    repeated = _count(item, "number-rows-repeated")
    if not any(cells):
        repeated = min(repeated, 1_000)
    refuse_size(path, top + repeated, len(cells), settings)
    if item.get(TABLE + "visibility", "visible") != "visible":
        sheet.hidden_rows |= frozenset(range(top, top + repeated))
    sheet.rows += [list(cells) for _ in range(repeated)]


def _count(item: Element, name: str) -> int:
    return max(1, int(item.get(TABLE + name, "1")))


def _text(cell: Element) -> str | None:
    kind = cell.get(OFFICE + "value-type", "")
    if cell.get(CALC + "value-type") == "error":
        return cell_text(_words(cell)) or "#N/A"
    if kind in ("float", "currency", "percentage"):
        return cell_text(float(cell.get(OFFICE + "value", "")), percent=kind == "percentage")
    if kind == "boolean":
        return cell_text(cell.get(OFFICE + "boolean-value") == "true")
    if kind == "date":
        written = cell.get(OFFICE + "date-value", "")
        return cell_text(datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written))
    if kind == "time":
        numbers = cell.get(OFFICE + "time-value", "").removeprefix("PT").replace("H", ":").replace("M", ":").split(":")
        return cell_text(time(int(numbers[0]) % 24, int(numbers[1])))
    return cell_text(_words(cell))


def _words(cell: Element) -> str:
    return "\n".join("".join(part.itertext()) for part in cell if part.tag == TEXT + "p")


def _trim(sheet: Sheet) -> None:
    while sheet.rows and not any(sheet.rows[-1]):
        sheet.rows.pop()
