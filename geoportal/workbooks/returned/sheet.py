"""The marks on one sheet: colours as conditional formats, so that the cells themselves are not touched.

The rows are cut out before the rest is looked at: they may be very long, and nothing in them changes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched

from geoportal.records import Severity
from geoportal.spreadsheet import cell_name
from geoportal.workbooks.returned.package import MAIN, OFFICE
from geoportal.workbooks.returned.words import AUTHOR, COLOURED, WORDS
from geoportal.workbooks.returned.xml import (
    Edit,
    Element,
    Unusual,
    apply,
    escape,
    insertion,
    own_namespace,
    parse,
    with_attributes,
)

Cell = tuple[int, int]
"""Row and column, from 0."""
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "AlternateContent", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
"""The children of a worksheet as the schema orders them (ECMA-376 part 1, 18.3.1.99)."""
RANGES = 400
"""Ranges of one conditional format, so that its list of cells stays short enough for every program."""
OURS = f'LEN("{AUTHOR}: '
"""How the formula of a mark begins; it is always true, and tells whose the mark is."""
_DATA = re.compile(rb"<(?:\w+:)?sheetData\b[^>]*?(?P<empty>/)?>")
_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")


class SheetXml:
    """A worksheet's XML, its rows apart.

    >>> sheet = SheetXml(b"<worksheet><sheetData><row/></sheetData><pageMargins/></worksheet>")
    >>> sheet.around, sheet.rows
    (b'<worksheet><sheetData/><pageMargins/></worksheet>', b'<sheetData><row/></sheetData>')
    """

    def __init__(self, xml: bytes) -> None:
        first = _DATA.search(xml)
        if first is None:
            raise Unusual("sheetData")
        end = first.end()
        if not first["empty"]:
            last = _END.search(xml, max(end, xml.rfind(b"sheetData>") - 40))
            if last is None:
                raise Unusual("sheetData")
            end = last.end()
        self.rows = xml[first.start() : end]
        tag = re.split(rb"[\s/>]", self.rows, maxsplit=1)[0] + b"/>"
        self.hole = tag
        self.around = xml[: first.start()] + tag + xml[end:]

    def whole(self) -> bytes:
        """Return the document with its rows."""
        before, _, after = self.around.partition(self.hole)
        return before + self.rows + after

    def change(self, edits: Iterable[Edit]) -> None:
        """Apply edits to what is around the rows."""
        self.around = apply(self.around, edits)


def unmark(sheet: SheetXml) -> None:
    """Remove the colours of an earlier check, and the choice of the sheet as the one shown first."""
    xml = sheet.around
    root = parse(xml)
    edits: list[Edit] = []
    for view in root.each("sheetView"):
        edits += with_attributes(xml, view, {"tabSelected": None})
    for block in [child for child in root.children if child.name == "conditionalFormatting"]:
        rules = [child for child in block.children if child.name == "cfRule"]
        ours = [rule for rule in rules if _is_ours(xml, rule)]
        if rules and len(ours) == len(rules):
            edits.append((block.start, block.end, b""))
        else:
            edits += [(rule.start, rule.end, b"") for rule in ours]
    sheet.change(edits)


def _is_ours(xml: bytes, rule: Element) -> bool:
    formula = rule.child("formula")
    if formula is None:
        return False
    written = xml[formula.inner : formula.close].decode("utf-8", "replace")
    return html.unescape(written).startswith(OURS)  # programs write the same letters as such, or as &#7893;


def mark(sheet: SheetXml, cells: Mapping[Cell, Severity], looks: Mapping[Severity, int]) -> None:
    """Colour cells; looks: the number of the conditional format of each severity."""
    xml = sheet.around
    root = parse(xml)
    blocks = list(_blocks(cells, looks, own_namespace(xml, root, MAIN)))
    edits = insertion(xml, root, ORDER, "conditionalFormatting", b"".join(blocks)) if blocks else []
    for rule in root.each("cfRule"):
        priority = rule.attributes.get("priority", "")
        if priority.lstrip("-").isdigit():
            edits += with_attributes(xml, rule, {"priority": str(int(priority) + len(blocks))})
    sheet.change(edits)


def _blocks(cells: Mapping[Cell, Severity], looks: Mapping[Severity, int], namespace: bytes) -> Iterator[bytes]:
    """Yield conditional formats, in the order of their priority."""
    priority = 0
    for severity in COLOURED:
        ranges = ranges_of([cell for cell, worst in cells.items() if worst == severity])
        formula = escape(f'{OURS}{WORDS[severity].lower()}")>0')
        for some in batched(ranges, RANGES):
            priority += 1
            rule = f'<cfRule type="expression" dxfId="{looks[severity]}" priority="{priority}">'
            head = b"<conditionalFormatting" + namespace + f' sqref="{" ".join(some)}">'.encode()
            yield head + f"{rule}<formula>{formula}</formula></cfRule></conditionalFormatting>".encode()


def ranges_of(cells: Sequence[Cell]) -> list[str]:
    """Return cells as ranges, those that follow each other in a column together.

    >>> ranges_of([(0, 0), (1, 0), (2, 0), (4, 1)])
    ['A1:A3', 'B5']
    """
    found: list[str] = []
    first = last = (-2, -2)
    for column, row in sorted((column, row) for row, column in cells):
        if (column, row - 1) != last and last[0] >= 0:
            found.append(_range(first, last))
        if (column, row - 1) != last:
            first = (column, row)
        last = (column, row)
    return [*found, _range(first, last)] if last[0] >= 0 else found


def _range(first: Cell, last: Cell) -> str:
    start, end = cell_name(first[1] + 1, first[0]), cell_name(last[1] + 1, last[0])
    return start if start == end else f"{start}:{end}"


def link_notes(sheet: SheetXml, relation: str) -> None:
    """Name the drawing of the sheet's notes by the id of its relation."""
    xml = sheet.around
    root = parse(xml)
    namespace = own_namespace(xml, root, MAIN).decode()
    element = f'<legacyDrawing{namespace} xmlns:r="{OFFICE}" r:id="{relation}"/>'.encode()
    sheet.change(insertion(xml, root, ORDER, "legacyDrawing", element))


def drawing_relation(sheet: SheetXml) -> str:
    """Return the id of the relation to the drawing of the sheet's notes, "" without one."""
    found = parse(sheet.around).child("legacyDrawing")
    keys = found.attributes.items() if found else ()
    return next((value for key, value in keys if key.rsplit(":", 1)[-1] == "id"), "")
