"""What Excel would offer to repair in a workbook: parts, relations, order and counts that do not fit together."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from geoportal.workbooks.returned.package import CONTENT_TYPES, MAIN, Package
from geoportal.workbooks.returned.sheet import ORDER

_M = f"{{{MAIN}}}"
Tree = ElementTree.Element


def unsound(path: Path) -> list[str]:
    """Return what does not fit in a workbook file, in words; empty for a sound one."""
    with zipfile.ZipFile(path) as archive:
        package = Package(archive)
        trees = {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels", ".vml"))
        }
        found = [*_types(trees[CONTENT_TYPES], set(archive.namelist())), *_relations(package), *_book(trees)]
        for name, tree in trees.items():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                found += [f"{name}: {problem}" for problem in _sheet(tree, trees["xl/styles.xml"])]
                found += [f"{name}: {problem}" for problem in _notes(package, name, trees)]
    return found


def _types(types: Tree, names: set[str]) -> Iterator[str]:
    extensions = {str(entry.get("Extension")).lower() for entry in types}
    overrides = Counter(str(entry.get("PartName")).lstrip("/") for entry in types if entry.get("PartName"))
    yield from (f"{name} has no content type" for name in names - {CONTENT_TYPES} - set(overrides)
                if name.rsplit(".", 1)[-1].lower() not in extensions)  # fmt: skip
    yield from (f"{name} is declared but not there" for name in set(overrides) - names)
    yield from (f"{name} is declared {count} times" for name, count in overrides.items() if count > 1)


def _relations(package: Package) -> Iterator[str]:
    for name in sorted(package.names):
        if name.endswith(".rels"):
            folder, own = posixpath.split(name)
            part = posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))
            relations = package.relations(part)
            yield from (f"{part} points to {r.target}" for r in relations if not r.external and r.target not in package)
            if len({relation.id for relation in relations}) < len(relations):
                yield f"{part} has one id twice"


def _book(trees: dict[str, Tree]) -> Iterator[str]:
    book = trees["xl/workbook.xml"]
    sheets = book.findall(f"{_M}sheets/{_M}sheet")
    names = [str(sheet.get("name")) for sheet in sheets]
    if len({name.lower() for name in names}) < len(names) or len({s.get("sheetId") for s in sheets}) < len(sheets):
        yield "sheets share a name or a number"
    yield from (f"bad name {name}" for name in names if len(name) > 31 or re.search(r"[\[\]:*?/\\]", name))
    defined = [(d.get("name"), d.get("localSheetId")) for d in book.iter(f"{_M}definedName")]
    if len(set(defined)) < len(defined):
        yield "a name is defined twice"
    yield from (f"{name} is of no sheet" for name, sheet in defined if sheet and int(sheet) >= len(sheets))


def _sheet(sheet: Tree, styles: Tree) -> Iterator[str]:
    order = [ORDER.index(child.tag.split("}")[1]) for child in sheet if child.tag.split("}")[1] in ORDER]
    if order != sorted(order):
        yield "its parts are out of order"
    formats, marks = (len(styles.findall(f"{_M}{kind}/*")) for kind in ("cellXfs", "dxfs"))
    for kind in ("fonts", "fills", "borders", "cellXfs", "dxfs"):
        part = styles.find(f"{_M}{kind}")
        if part is not None and part.get("count") != str(len(part)):
            yield f"{kind} are counted wrongly"
    if any(int(cell.get("s", "0")) >= formats for cell in sheet.iter(f"{_M}c")):
        yield "a cell has a look that is not there"
    if any(int(rule.get("dxfId", "0")) >= marks for rule in sheet.iter(f"{_M}cfRule") if rule.get("dxfId")):
        yield "a mark has a look that is not there"


def _notes(package: Package, name: str, trees: dict[str, Tree]) -> Iterator[str]:
    """Every note has an author and one box on its cell."""
    targets = {relation.type.rsplit("/", 1)[-1]: relation.target for relation in package.relations(name)}
    if "comments" not in targets:
        return
    comments, drawing = trees[targets["comments"]], trees[targets["vmlDrawing"]]
    authors = len(comments.findall(f"{_M}authors/{_M}author"))
    notes = [str(note.get("ref")) for note in comments.iter(f"{_M}comment")]
    yield from (
        f"author of {n.get('ref')}" for n in comments.iter(f"{_M}comment") if int(n.get("authorId", "")) >= authors
    )
    shapes = [shape for shape in drawing if shape.tag.endswith("}shape")]
    if len({shape.get("id") for shape in shapes}) < len(shapes):
        yield "two boxes have one id"
    places = [tuple(int(str(e.text)) for e in shape.iter() if e.tag.endswith(("}Row", "}Column"))) for shape in shapes]
    if sorted(places) != sorted(_row_column(note) for note in notes):
        yield "notes and boxes differ"


def _row_column(reference: str) -> tuple[int, ...]:
    letters, digits = re.findall(r"[A-Z]+|\d+", reference)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1
