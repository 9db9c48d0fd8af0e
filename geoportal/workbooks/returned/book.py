"""The officer's workbook with the sheet of findings put first and its sheets marked (SpreadsheetML)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from geoportal.records import Severity
from geoportal.workbooks.returned.notes import Note, has_threads, write_notes
from geoportal.workbooks.returned.package import MACRO_PARTS, MAIN, OFFICE, PLAIN_BOOK, SHEET_TYPE, Package
from geoportal.workbooks.returned.sheet import Cell, SheetXml, mark, unmark
from geoportal.workbooks.returned.styles import Looks, add_looks
from geoportal.workbooks.returned.words import COLOURED, FILLS, INK, SUMMARY
from geoportal.workbooks.returned.xml import (
    Edit,
    Element,
    Unusual,
    apply,
    escape,
    own_namespace,
    parse,
    with_attributes,
)

LARGEST_SHEET = 150_000_000
"""Bytes of one sheet's XML."""
_LOOK = re.compile(rb'<(c|row|col)\b([^>]*?)\b(s|style)="(\d+)"')


@dataclass(slots=True)
class SheetMarks:
    """What is marked on one sheet: the severity of each coloured cell, and notes."""

    cells: dict[Cell, Severity] = field(default_factory=dict)
    notes: dict[Cell, Note] = field(default_factory=dict)


@dataclass(slots=True)
class SheetPart:
    """A sheet of the workbook: its place among all, its name, its part and the kind of that."""

    index: int
    name: str
    part: str
    kind: str
    element: Element


class Book:
    """A workbook file that is being marked.

    Raises
    ------
    Unusual
        It is made in a way that is not worth meddling with.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.package = Package(archive)
        main = [found.target for found in self.package.relations("") if found.type == f"{OFFICE}/officeDocument"]
        if len(main) != 1:
            raise Unusual("workbook")
        self.part = main[0]
        self.styles = self._only("styles")
        self.sheets = self._sheets()
        if any(entry.file_size > LARGEST_SHEET for entry in archive.infolist()):
            raise Unusual("size")
        if any(sheet.kind not in ("worksheet", "chartsheet") for sheet in self.sheets):
            raise Unusual("kind of sheet")

    def _only(self, kind: str) -> str:
        found = [r.target for r in self.package.relations(self.part) if r.type == f"{OFFICE}/{kind}"]
        if len(found) != 1 or found[0] not in self.package:
            raise Unusual(kind)
        return found[0]

    def _sheets(self) -> list[SheetPart]:
        relations = {relation.id: relation for relation in self.package.relations(self.part)}
        found = []
        for index, element in enumerate(parse(self.package.read(self.part)).each("sheet")):
            key = next((value for name, value in element.attributes.items() if name.endswith(":id")), "")
            if key not in relations:
                raise Unusual("sheet")
            kind = relations[key].type.rsplit("/", 1)[-1]
            found.append(SheetPart(index, element.attributes.get("name", ""), relations[key].target, kind, element))
        return found

    def drop_macros(self) -> bool:
        """Leave macros and signatures out; returns whether there were macros."""
        gone = [
            relation
            for part in ("", self.part)
            for relation in self.package.unrelate(part, lambda relation: relation.type.endswith(MACRO_PARTS))
        ]
        names = {relation.target for relation in gone if not relation.external}
        names |= {relation.target for name in names for relation in self.package.relations(name)}
        self.package.drop(names)
        self.package.replace_type(
            lambda kind: PLAIN_BOOK if re.search(r"(?:macroEnabled|template)\.main\+xml$", kind) else kind
        )
        return any(relation.type.endswith("/vbaProject") for relation in gone)

    def threaded(self) -> list[str]:
        """Return the sheets with threaded comments, which notes would disturb."""
        return [sheet.name for sheet in self.sheets if has_threads(self.package, sheet.part)]

    def mark(self, marks: Mapping[str, SheetMarks], looks: Looks) -> None:
        """Mark every sheet and take away the marks of an earlier check."""
        numbers = dict(zip(COLOURED, looks.marks, strict=True))
        for found in self.sheets:
            if found.kind != "worksheet":
                self._unselect(found.part)
                continue
            own = marks.get(found.name, SheetMarks())
            sheet = SheetXml(self.package.read(found.part))
            unmark(sheet)
            mark(sheet, own.cells, numbers)
            notes = {} if has_threads(self.package, found.part) else own.notes
            write_notes(self.package, found.part, sheet, notes)
            self.package.put(found.part, sheet.whole())

    def _unselect(self, part: str) -> None:
        xml = self.package.read(part)
        views = parse(xml).each("sheetView")
        edits = [edit for view in views for edit in with_attributes(xml, view, {"tabSelected": None})]
        self.package.put(part, apply(xml, edits))

    def add_summary(self, summary: zipfile.ZipFile, name: str, earlier: str | None, first_look: int) -> None:
        """Put the sheet of findings first, under the name it has in its own workbook, in place of an earlier one."""
        xml = _LOOK.sub(
            lambda m: b'<%s%s%s="%d"' % (m[1], m[2], m[3], int(m[4]) + first_look),
            summary.read("xl/worksheets/sheet1.xml"),
        )
        part = self.package.free_name("xl/worksheets/sheet{}.xml")
        self.package.put(part, xml, f"{SHEET_TYPE}.worksheet+xml")
        relation = self.package.relate(self.part, "worksheet", part)
        old = next((sheet for sheet in self.sheets if sheet.name == earlier), None)
        self._list_summary(name, relation, old, summary.read("xl/workbook.xml"))
        if old is not None:
            self.package.unrelate(self.part, lambda relation: relation.target == old.part)
            self.package.drop([old.part])

    def saved(self) -> bytes:
        """Return the workbook file as it now is."""
        content = BytesIO()
        self.package.save(content)
        return content.getvalue()

    def _list_summary(self, name: str, relation: str, old: SheetPart | None, names: bytes) -> None:
        """Name the sheet in the workbook part; what counts sheets counts on."""
        xml = self.package.read(self.part)
        root = parse(xml)
        namespace = own_namespace(xml, root, MAIN).decode()
        sheets = root.child("sheets")
        if sheets is None:
            raise Unusual("sheets")
        taken = [int(sheet.element.attributes.get("sheetId", "0")) for sheet in self.sheets]
        entry = (
            f'<sheet{namespace} xmlns:r="{OFFICE}" name="{escape(name)}" sheetId="{max(taken, default=0) + 1}" '
            f'r:id="{relation}"/>'
        )
        edits: list[Edit] = [(sheets.inner, sheets.inner, entry.encode())]
        if old is not None:
            edits.append((old.element.start, old.element.end, b""))
        for view in root.each("workbookView"):
            edits += with_attributes(xml, view, {"activeTab": None, "firstSheet": None})
        self.package.put(self.part, apply(xml, edits + _renamed(xml, root, old, names, namespace)))


def free_title(taken: list[str]) -> str:
    """Return a name for the sheet of findings that no other sheet has.

    >>> free_title(["Số liệu", "kết quả kiểm tra"])
    'Kết quả kiểm tra (2)'
    """
    lower = {name.lower() for name in taken}
    names = (SUMMARY, *(f"{SUMMARY} ({number})" for number in range(2, 1000)))
    return next(name for name in names if name.lower() not in lower)


def _renamed(xml: bytes, root: Element, old: SheetPart | None, names: bytes, namespace: str) -> list[Edit]:
    """Return the edits of defined names: those of single sheets count on, those of the sheet of findings are added."""
    edits: list[Edit] = []
    known = root.child("definedNames")
    for name in known.children if known else ():
        local = name.attributes.get("localSheetId", "")
        if not local.isdigit():
            continue
        if old is not None and int(local) == old.index:
            edits.append((name.start, name.end, b""))
        elif old is None or int(local) < old.index:
            edits += with_attributes(xml, name, {"localSheetId": str(int(local) + 1)})
    own = parse(names)
    new = b"".join(names[element.start : element.end] for element in own.each("definedName"))
    new = new.replace(b"<definedName ", f"<definedName{namespace} ".encode())
    if known is None:
        before = next((c for c in root.children if c.name in _BEHIND_NAMES), None)
        place = before.start if before else root.close
        return [*edits, (place, place, f"<definedNames{namespace}>".encode() + new + b"</definedNames>")]
    if known.end == known.inner:
        whole = f"<definedNames{namespace}>".encode() + new + b"</definedNames>"
        return [(known.start, known.end, whole)]
    return [*edits, (known.close, known.close, new)]


_BEHIND_NAMES = (
    "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
    "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


def looks_of(book: Book, summary: zipfile.ZipFile) -> Looks:
    """Add what the sheet of findings and the marks look like to the workbook's styles."""
    fills = [(FILLS[severity], INK) for severity in COLOURED]
    looks = add_looks(book.package.read(book.styles), summary.read("xl/styles.xml"), fills)
    book.package.put(book.styles, looks.xml)
    return looks


def opened(content: bytes) -> zipfile.ZipFile:
    """Return a workbook file in memory as an archive."""
    return zipfile.ZipFile(BytesIO(content))
