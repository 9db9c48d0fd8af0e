"""The notes (comments) on the cells of one sheet: the portal's own are added, and taken away again at the next check.

A note is an entry in the comments part and a shape in the drawing of notes; an officer's own note on the same cell
stays, with the portal's words beneath it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geoportal.spreadsheet import cell_name
from geoportal.workbooks.returned.boxes import Sizes, clusters_of, drawing_with, drawing_without
from geoportal.workbooks.returned.package import MAIN, SHEET_TYPE, Package, Relation
from geoportal.workbooks.returned.sheet import Cell, SheetXml, drawing_relation, link_notes
from geoportal.workbooks.returned.words import AUTHOR
from geoportal.workbooks.returned.xml import Edit, Element, Unusual, addition, apply, escape, own_namespace, parse

VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
BENEATH = f"{AUTHOR}:\n"
"""What stands between an officer's own note and the portal's words."""
SIGNED = f"\n— {AUTHOR}"
"""How the portal's own notes end: some programs forget who wrote a note."""
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says: paragraphs of a bold word and a text; fill is the colour of its box, #rrggbb."""

    parts: Sequence[tuple[str, str]]
    fill: str

    @property
    def text(self) -> str:
        """The note as plain text."""
        return "\n\n".join(f"{word}: {text}" for word, text in self.parts) + SIGNED


def cell_of(reference: str) -> Cell | None:
    """Return row and column, from 0, of an address.

    >>> cell_of("C7"), cell_of("$AB$1"), cell_of("7")
    ((6, 2), (0, 27), None)
    """
    found = _CELL.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def has_threads(package: Package, part: str) -> bool:
    """Return whether a sheet has threaded comments, which other notes would disturb."""
    return any(relation.type.endswith("/threadedComment") for relation in package.relations(part))


def write_notes(package: Package, part: str, sheet: SheetXml, notes: Mapping[Cell, Note]) -> None:
    """Take away the notes of an earlier check and add these."""
    comments = _related(package, part, lambda relation: relation.type.endswith("/comments"))
    named = drawing_relation(sheet)
    drawing = _related(package, part, lambda relation: relation.id == named) if named else ""
    removed: set[Cell] = set()
    if comments:
        content, removed = _without_ours(package.read(comments))
        package.put(comments, content)
    if drawing and removed:
        package.put(drawing, drawing_without(package.read(drawing), removed))
    if not notes:
        return
    if named and not drawing:
        raise Unusual("drawing")
    if not comments:
        comments = package.free_name("xl/comments{}.xml")
        empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
        package.put(comments, empty, f"{SHEET_TYPE}.comments+xml")
        package.relate(part, "comments", comments)
    content, shared = _with_ours(package.read(comments), notes)
    package.put(comments, content)
    boxes = {cell: note for cell, note in notes.items() if cell not in shared}
    before = package.read(drawing) if drawing else None
    made = drawing_with(before, Sizes(sheet), {c: (n.text, n.fill) for c, n in boxes.items()}, _cluster(package))
    if not drawing:
        drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.declare_extension("vml", VML)
        link_notes(sheet, package.relate(part, "vmlDrawing", drawing))
    package.put(drawing, made)


def _related(package: Package, part: str, wanted: Callable[[Relation], bool]) -> str:
    return next((found.target for found in package.relations(part) if wanted(found) and found.target in package), "")


def _cluster(package: Package) -> int:
    """Return a number under which no drawing of the workbook keeps its shapes yet; a cluster holds 1024."""
    taken = [0]
    for name in [*package.names, *package.changed]:
        if name.lower().endswith(".vml") and name in package:
            taken += clusters_of(package.read(name))
    return max(taken) + 1


def _without_ours(xml: bytes) -> tuple[bytes, set[Cell]]:
    """Return comments without the portal's own, and the cells that thereby lost theirs."""
    root = parse(xml)
    authors = [_text(xml, author) for author in root.each("author")]
    edits: list[Edit] = []
    removed: set[Cell] = set()
    for comment in root.each("comment"):
        author = comment.attributes.get("authorId", "")
        cell = cell_of(comment.attributes.get("ref", ""))
        known = author.isdigit() and int(author) < len(authors) and authors[int(author)] == AUTHOR
        if known or (_text(xml, comment).endswith(SIGNED) and BENEATH not in _text(xml, comment)):
            edits.append((comment.start, comment.end, b""))
            removed |= {cell} if cell else set()
        else:
            edits += _own_words(xml, comment)
    return apply(xml, edits), removed


def _own_words(xml: bytes, comment: Element) -> list[Edit]:
    """Return the edits that take the portal's words from beneath an officer's own."""
    edits: list[Edit] = []
    for text in comment.each("t"):
        written = _text(xml, text)
        before, found, _ = written.partition(BENEATH.strip())
        if edits or found:
            kept = "" if edits else before.rstrip("\n")
            edits.append((text.inner, text.close, escape(kept).encode()))
    return edits


def _text(xml: bytes, element: Element) -> str:
    """Return the text within an element, without its marks."""
    content = re.sub(rb"<[^>]*>", b"", xml[element.inner : element.close])
    return html.unescape(content.decode("utf-8", "replace"))


def _with_ours(xml: bytes, notes: Mapping[Cell, Note]) -> tuple[bytes, set[Cell]]:
    """Return comments with notes added, and the cells where they went beneath an officer's own."""
    root = parse(xml)
    namespace = own_namespace(xml, root, MAIN).decode()
    authors, entries = root.child("authors"), root.child("commentList")
    if authors is None or entries is None:
        return xml, set()
    known = [_text(xml, author) for author in authors.children]
    number = known.index(AUTHOR) if AUTHOR in known else len(known)
    author = f"<author{namespace}>{escape(AUTHOR)}</author>".encode()
    edits = addition(xml, authors, author) if number == len(known) else []
    shared: set[Cell] = set()
    for comment in entries.children:
        cell = cell_of(comment.attributes.get("ref", ""))
        text = comment.child("text")
        if cell in notes and cell is not None and text is not None:
            edits += _beneath(xml, text, notes[cell], namespace)
            shared.add(cell)
    new = []
    for cell in sorted(set(notes) - shared):
        runs = _runs(notes[cell], namespace) + _run(SIGNED, namespace)
        text_tag = f'<comment{namespace} ref="{cell_name(cell[0] + 1, cell[1])}" authorId="{number}"><text>'
        new.append(f"{text_tag}{runs}</text></comment>")
    return apply(xml, [*edits, *addition(xml, entries, "".join(new).encode())]), shared


def _beneath(xml: bytes, text: Element, note: Note, namespace: str) -> list[Edit]:
    """Return the edits that add the portal's words to an officer's note; its plain text becomes a run of its own."""
    plain = text.child("t")
    edits: list[Edit] = []
    if plain is not None:
        run = f"<r{namespace}>".encode() + xml[plain.start : plain.end] + b"</r>"
        edits.append((plain.start, plain.end, run))
    words = _run(f"\n\n{BENEATH}", namespace, bold=True) + _runs(note, namespace)
    return edits + addition(xml, text, words.encode())


def _runs(note: Note, namespace: str) -> str:
    parts = []
    for number, (word, text) in enumerate(note.parts):
        parts.append(_run(("\n\n" if number else "") + f"{word}: ", namespace, bold=True) + _run(text, namespace))
    return "".join(parts)


def _run(text: str, namespace: str, *, bold: bool = False) -> str:
    look = f'{"<b/>" if bold else ""}<sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/>'
    return f'<r{namespace}><rPr>{look}</rPr><t xml:space="preserve">{escape(text[:8000])}</t></r>'
