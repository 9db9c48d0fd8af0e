"""The boxes of notes in a drawing (VML, ECMA-376 part 4): where each opens, how large it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from geoportal.workbooks.returned.sheet import Cell, SheetXml
from geoportal.workbooks.returned.xml import Unusual, parse

WIDTH_PX, LINE_PX, LETTERS = 320, 16, 46
"""A box, a line in it, and how many letters fit in one."""
COLUMN_PX, ROW_PX = 64, 20
"""Usual sizes of cells."""
CLUSTER = 1024
"""Numbers of shapes in one cluster."""
PREFIXES = (
    b' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
"""What the prefixes in the texts below stand for."""
HEAD = b"<xml%b>" % PREFIXES + b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/></o:shapelayout></xml>'
KIND = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
BOX = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;width:{width}pt;height:{height}pt;'
    'z-index:{order};visibility:hidden" fillcolor="{fill}" o:insetmode="auto"><v:fill color2="{fill}"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE = re.compile(rb"<(?:\w+:)?shape\s.*?</(?:\w+:)?shape\s*>", re.S)
_IDMAP = re.compile(rb'(<(?:\w+:)?idmap\b[^>]*?\bdata=")([\d,\s]+)"')
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_NUMBER = re.compile(rb"\br=\"(\d+)\"")
_HEIGHT = re.compile(rb"\bht=\"([\d.]+)\"")


class Sizes:
    """The sizes of a sheet's cells in pixels, as far as they differ from the usual."""

    def __init__(self, sheet: SheetXml) -> None:
        root = parse(sheet.around)
        usual = next((e.attributes.get("defaultColWidth") for e in root.each("sheetFormatPr")), None)
        self.column_px = _pixels(usual) if usual else COLUMN_PX
        self.columns = [_column(element.attributes) for element in root.each("col")]
        self.rows = dict(_heights(sheet.rows))

    def width(self, column: int) -> int:
        """Return the width of a column."""
        return next((px for first, last, px in self.columns if first <= column <= last), self.column_px)

    def height(self, row: int) -> int:
        """Return the height of a row."""
        return self.rows.get(row, ROW_PX)

    def anchor(self, cell: Cell, height_px: int) -> str:
        """Return where the box of a cell's note is: left, top, right and bottom cell, each with pixels into it."""
        row, column = cell
        top = max(0, row - 1)
        right, right_px = _reach(column + 1, 15 + WIDTH_PX, self.width)
        bottom, bottom_px = _reach(top, 5 + height_px, self.height)
        return f"{column + 1}, 15, {top}, 5, {right}, {right_px}, {bottom}, {bottom_px}"


def _column(attributes: Mapping[str, str]) -> tuple[int, int, int]:
    """Return the first and last column that an element speaks of, and their width."""
    first, last = (attributes.get(name, "") for name in ("min", "max"))
    px = 0 if attributes.get("hidden") in ("1", "true") else _pixels(attributes.get("width"))
    return (int(first) - 1, int(last) - 1, px) if first.isdigit() and last.isdigit() else (-1, -1, px)


def _pixels(width: str | None) -> int:
    try:
        return round(float(width or "8.43") * 7) + 5
    except ValueError:
        return COLUMN_PX


def _heights(rows: bytes) -> Iterator[tuple[int, int]]:
    for tag in _ROW.finditer(rows):
        number, height = _NUMBER.search(tag[0]), _HEIGHT.search(tag[0])
        if number and height:
            yield int(number[1]) - 1, round(float(height[1]) * 4 / 3)


def _reach(start: int, distance_px: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return the cell, and the pixels into it, that lie a distance behind the start of another."""
    number = start
    while distance_px >= (px := size(number)) and number < start + 500:
        distance_px, number = distance_px - px, number + 1
    return number, min(distance_px, size(number))


def drawing_without(xml: bytes, cells: Collection[Cell]) -> bytes:
    """Return a drawing without the boxes of the notes on these cells."""
    return _SHAPE.sub(lambda shape: b"" if _cell(shape[0]) in cells else shape[0], xml)


def _cell(shape: bytes) -> Cell | None:
    row, column = (re.search(rb"<(?:\w+:)?" + name + rb">\s*(\d+)\s*<", shape) for name in (b"Row", b"Column"))
    return (int(row[1]), int(column[1])) if row and column else None


def _declares(xml: bytes) -> bool:
    """Return whether the root of a drawing gives the usual prefixes their meaning; some programs choose others."""
    root = re.search(rb"<xml\b[^>]*>", xml)
    return root is not None and all(prefix in root[0] for prefix in PREFIXES.split())


def clusters_of(xml: bytes) -> list[int]:
    """Return the numbers of the clusters in which a drawing keeps its shapes.

    >>> clusters_of(b'<xml><o:idmap v:ext="edit" data="1,3"/></xml>')
    [1, 3]
    """
    return [int(number) for found in _IDMAP.finditer(xml) for number in found[2].split(b",") if number.strip()]


def drawing_with(xml: bytes | None, sizes: Sizes, notes: Mapping[Cell, tuple[str, str]], cluster: int) -> bytes:
    """Return a drawing with boxes for notes (text, fill) added; a new one numbers its shapes from its cluster on."""
    clusters = ",".join(map(str, range(cluster, cluster + len(notes) // CLUSTER + 1))).encode()
    content = _IDMAP.sub(rb"\g<1>\g<2>," + clusters + b'"', xml, count=1) if xml else HEAD.replace(b"{}", clusters)
    end = content.rfind(b"</xml>")
    if end < 0:
        raise Unusual("drawing")
    first = cluster * CLUSTER + 1
    boxes = [] if b'"_x0000_t202"' in content else [KIND]
    for number, (cell, (text, fill)) in enumerate(sorted(notes.items())):
        lines = sum(-(-max(1, len(line)) // LETTERS) for line in text.split("\n"))
        height_px = min(600, lines * LINE_PX + 14)
        boxes.append(
            BOX.format(
                id=first + number, width=WIDTH_PX * 3 // 4, height=height_px * 3 // 4, order=number + 1, fill=fill,
                anchor=sizes.anchor(cell, height_px), row=cell[0], column=cell[1],
            )
        )  # fmt: skip
    new = "".join(boxes).encode()
    if not _declares(content):
        new = re.sub(rb"<(v:shape|v:shapetype) ", lambda found: b"<" + found[1] + PREFIXES + b" ", new)
    return content[:end] + new + content[end:]
