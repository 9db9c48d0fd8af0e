"""The parts of a workbook file (ECMA-376 part 2): read, replaced, added; all others are copied as they are."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from geoportal.workbooks.returned.xml import Unusual, addition, apply, escape, own_namespace, parse

CONTENT_TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PLAIN_BOOK = f"{SHEET_TYPE}.sheet.main+xml"
MACRO_PARTS = ("/vbaProject", "/xlMacrosheet", "/wordVbaData", "/extensibility", "/digital-signature/origin")
"""Kinds of relations (how their types end) of what is kept out: macros, and signatures that no longer hold."""
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Relation(NamedTuple):
    """One relation of a part; target is the part's name for a part of the package, else as written."""

    id: str
    type: str
    target: str
    external: bool


@dataclass
class Package:
    """A workbook file under change. Names of parts have no leading slash."""

    archive: zipfile.ZipFile
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.names = set(self.archive.namelist())
        if len(self.names) != len(self.archive.namelist()) or CONTENT_TYPES not in self.names:
            raise Unusual("parts")

    def __contains__(self, name: str) -> bool:
        return name in self.changed or (name in self.names and name not in self.dropped)

    def read(self, name: str) -> bytes:
        """Return a part as it now is.

        Raises
        ------
        Unusual
            There is none of this name.
        """
        if name in self.changed:
            return self.changed[name]
        if name not in self:
            raise Unusual(name)
        return self.archive.read(name)

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """Replace a part, or add one of this content type."""
        self.changed[name] = content
        self.dropped.discard(name)
        if content_type:
            self._declare(f'<Override PartName="/{name}" ContentType="{content_type}"/>')

    def drop(self, names: Iterable[str]) -> None:
        """Leave parts out, with their relations and content types."""
        gone = {name for part in names for name in (part, relations_name(part))}
        self.dropped |= gone
        for name in gone:
            self.changed.pop(name, None)
        xml = self.read(CONTENT_TYPES)
        overrides = [e for e in parse(xml).children if e.attributes.get("PartName", "").lstrip("/") in gone]
        self.changed[CONTENT_TYPES] = apply(xml, [(e.start, e.end, b"") for e in overrides])

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what parts with this extension are, unless that is said already."""
        known = {e.attributes.get("Extension", "").lower() for e in parse(self.read(CONTENT_TYPES)).children}
        if extension not in known:
            self._declare(f'<Default Extension="{extension}" ContentType="{content_type}"/>')

    def replace_type(self, change: Callable[[str], str]) -> None:
        """Change content types of parts."""
        xml = self.read(CONTENT_TYPES)
        edits = []
        for element in parse(xml).children:
            old = element.attributes.get("ContentType", "")
            if change(old) != old:
                tag = xml[element.start : element.end].replace(old.encode(), change(old).encode())
                edits.append((element.start, element.end, tag))
        self.changed[CONTENT_TYPES] = apply(xml, edits)

    def _declare(self, entry: str) -> None:
        self._add(CONTENT_TYPES, entry, "http://schemas.openxmlformats.org/package/2006/content-types")

    def _add(self, name: str, entry: str, namespace: str) -> None:
        xml = self.read(name)
        root = parse(xml)
        tag, rest = entry.split(" ", 1)
        new = tag.encode() + own_namespace(xml, root, namespace) + b" " + rest.encode("ascii")
        self.changed[name] = apply(xml, addition(xml, root, new))

    def relations(self, part: str) -> list[Relation]:
        """Return the relations of a part; "" for those of the whole file."""
        name = relations_name(part)
        if name not in self:
            return []
        found = []
        for element in parse(self.read(name)).children:
            get = element.attributes.get
            target, external = get("Target", ""), get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            found.append(Relation(get("Id", ""), get("Type", ""), target, external))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation of a part to another; returns its id."""
        name = relations_name(part)
        if name not in self:
            self.changed[name] = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
            self.dropped.discard(name)
        taken = {relation.id for relation in self.relations(part)}
        own = next(key for number in range(1, 100_000) if (key := f"rIdHy{number}") not in taken)
        entry = f'<Relationship Id="{own}" Type="{OFFICE}/{kind}" Target="/{escape(target)}"/>'
        self._add(name, entry, RELATIONS)
        return own

    def unrelate(self, part: str, is_gone: Callable[[Relation], bool]) -> list[Relation]:
        """Remove relations of a part; returns them."""
        gone = [relation for relation in self.relations(part) if is_gone(relation)]
        if gone:
            name, ids = relations_name(part), {relation.id for relation in gone}
            xml = self.read(name)
            edits = [(e.start, e.end, b"") for e in parse(xml).children if e.attributes.get("Id") in ids]
            self.changed[name] = apply(xml, edits)
        return gone

    def free_name(self, pattern: str) -> str:
        """Return a part's name that is not taken; {} in the pattern stands for its number."""
        taken = self.names | set(self.changed)
        return next(name for number in range(1, 100_000) if (name := pattern.format(number)) not in taken)

    def save(self, stream: IO[bytes]) -> None:
        """Write the file."""
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
            for entry in self.archive.infolist():
                if entry.filename not in self.dropped and not entry.is_dir():
                    out.writestr(entry.filename, self.read(entry.filename))
            for name, content in self.changed.items():
                if name not in self.names:
                    out.writestr(name, content)


def relations_name(part: str) -> str:
    """Return the name of the part that holds a part's relations.

    >>> relations_name("xl/workbook.xml"), relations_name("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
