"""What python-calamine does not tell of an .xlsx: percent formats, legacy fonts, errors, formulas without a result.

The sheets' XML is scanned as bytes, piece by piece, for just the cells and rows that bear such a mark; nothing is
expanded, so neither entities nor links are followed. Layout of the files: ECMA-376 part 1, chapter 18.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from geoportal.read.legacy.evidence import font_encoding

PIECE = 4_000_000
PERCENT_IDS = (9, 10)
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COL = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_EMPTY_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*?)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(rb"<(?:\w+:)?c\s([^>]*\bt=\"e\"[^>]*)>.*?<(?:\w+:)?v>([^<]*)</", re.S)
_END = re.compile(rb"</(?:\w+:)?row>")
_HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
Cell = tuple[int, int]


@dataclass(slots=True)
class Marks:
    """Marked cells of one sheet by (row, column) from 0; hidden rows and columns from 0."""

    percent: set[Cell] = field(default_factory=set)
    fonts: dict[Cell, str] = field(default_factory=dict)
    errors: dict[Cell, str] = field(default_factory=dict)
    unread: set[Cell] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def read_marks(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """Return the marks of every sheet, by its name."""
    percent, fonts = _styles(archive)
    return {name: _scan(archive, part, percent, fonts) for name, part in _sheet_parts(archive).items()}


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    book, links = _tree(archive, "xl/workbook.xml"), _tree(archive, "xl/_rels/workbook.xml.rels")
    if book is None or links is None:
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    parts = {}
    for sheet in book.findall(".//{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        target = targets.get(key) or ""
        path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
        if path in archive.namelist():
            parts[sheet.get("name", "")] = path
    return parts


def _tree(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return a part as a tree, None when there is none. ValueError: it cannot be read, or calls on others."""
    if name not in archive.namelist():
        return None
    try:
        tree: Element = fromstring(archive.read(name))
    except (LookupError, ParseError, DefusedXmlException) as error:
        raise ValueError(f"unreadable part {name}") from error
    return tree


def _styles(archive: zipfile.ZipFile) -> tuple[frozenset[int], dict[int, str]]:
    """Return the cell styles that show percents, and those in a legacy font with its name."""
    tree = _tree(archive, "xl/styles.xml")
    if tree is None:
        return frozenset(), {}
    codes = {
        int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in tree.findall(".//{*}numFmts/{*}numFmt")
    }
    names = [
        next((name.get("val", "") for name in font.findall("{*}name")), "")
        for fonts in tree.findall("{*}fonts")
        for font in fonts.findall("{*}font")
    ]
    percent, legacy = set(), {}
    for formats in tree.findall("{*}cellXfs"):
        for index, style in enumerate(formats.findall("{*}xf")):
            number, font = int(style.get("numFmtId", "0")), int(style.get("fontId", "0"))
            if number in PERCENT_IDS or "%" in codes.get(number, ""):
                percent.add(index)
            if font < len(names) and font_encoding(names[font])[0]:
                legacy[index] = names[font]
    return frozenset(percent), legacy


def _scan(archive: zipfile.ZipFile, part: str, percent: frozenset[int], fonts: dict[int, str]) -> Marks:
    marks = Marks()
    wanted = {**dict.fromkeys(percent, ""), **fonts}
    styles = b"|".join(str(index).encode() for index in wanted)
    styled = re.compile(rb"<(?:\w+:)?c\s([^>]*\bs=\"(?:" + styles + rb")\"[^>]*)>") if wanted else None
    for piece in _pieces(archive, part):
        for found in _COL.finditer(piece):
            if _HIDDEN.search(found[1]):
                low, high = (int(_attribute(found[1], name) or 0) for name in (b"min", b"max"))
                marks.hidden_columns.update(range(low - 1, min(high, low + 1000)))
        for found in _ROW.finditer(piece):
            if _HIDDEN.search(found[1]):
                marks.hidden_rows.add(int(_attribute(found[1], b"r") or 0) - 1)
        for found in _EMPTY_FORMULA.finditer(piece):
            if _attribute(found[1], b"t") != b"str":
                marks.unread.add(_place(found[1]))
        if b't="e"' in piece:
            marks.errors.update(
                {_place(found[1]): found[2].decode("utf-8", "replace") for found in _ERROR.finditer(piece)}
            )
        for found in styled.finditer(piece) if styled else ():
            style = int(_attribute(found[1], b"s") or 0)
            if style in percent:
                marks.percent.add(_place(found[1]))
            if style in fonts:
                marks.fonts[_place(found[1])] = fonts[style]
    return marks


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a sheet's XML in pieces that end where a row ends."""
    with archive.open(part) as stream:
        rest = b""
        while piece := stream.read(PIECE):
            rest += piece
            ends = list(_END.finditer(rest))
            if ends:
                yield rest[: ends[-1].end()]
                rest = rest[ends[-1].end() :]
        yield rest


def _attribute(attributes: bytes, name: bytes) -> bytes | None:
    found = re.search(rb"(?:^|\s)" + name + rb"=\"([^\"]*)\"", attributes)
    return found[1] if found else None


def _place(attributes: bytes) -> Cell:
    """Return (row, column) from 0 of a cell's r attribute; (-1, -1) without one."""
    found = re.fullmatch(rb"([A-Z]{1,3})(\d{1,7})", _attribute(attributes, b"r") or b"")
    if not found:
        return -1, -1
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1
