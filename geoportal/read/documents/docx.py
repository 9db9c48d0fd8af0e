"""Word documents (.docx) from strangers: published byte for byte, so they may hold no macro and fetch nothing."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from geoportal.errors import SourceError
from geoportal.read.archive import open_archive
from geoportal.read.documents.words import Said, is_plain_link, say
from geoportal.settings import Settings

MAIN, TYPES, PROPERTIES = "word/document.xml", "[Content_Types].xml", "docProps/core.xml"
MACROS = ("vbaproject.bin", "vbadata.xml", ".docm", ".dotm", ".xlsm", ".xltm", ".xlsb", ".pptm", ".ppam")
PROGRAMS = (
    ".exe", ".dll", ".scr", ".com", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".hta", ".lnk",
    ".jar", ".html", ".htm", ".mht", ".mhtml", ".svg",
)  # fmt: skip
LOCAL = re.compile(r"(file:///?)?[a-z]:[\\/]", re.I)
"""A path on the writer's own disk: it leads nowhere elsewhere."""
DDE = re.compile(r"\bDDE(AUTO)?\b", re.I)
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
INSTRUCTION = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText"
CORE = {
    "{http://purl.org/dc/elements/1.1/}title": "title", "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
}  # fmt: skip


def check_docx(path: Path, settings: Settings) -> Said:
    """Return what a Word document says of itself.

    Raises
    ------
    SourceError
        It is damaged, locked, no Word document, or holds something that acts: macros, programs, remote parts.
    """
    try:
        with open_archive(path, settings) as archive:
            names = [entry.filename for entry in archive.infolist()]
            if MAIN not in names or TYPES not in names:
                raise SourceError(f"«{path.name}» không phải là tệp .docx thật. Hãy mở bằng Word rồi lưu lại.")
            found = next(_active(archive, names), "")
            said = _said(archive, names)
    except (ParseError, DefusedXmlException, UnicodeError) as error:
        raise SourceError(f"«{path.name}» bị hỏng hoặc có XML không an toàn. Hãy lưu lại bằng Word.") from error
    if found:
        raise SourceError(f"«{path.name}» chứa {found} nên không được công bố. Hãy lưu thành PDF rồi gửi bản PDF.")
    return said


def _active(archive: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    for name in map(str.lower, names):
        if name.endswith(MACROS):
            yield "macro"
        if name.endswith(PROGRAMS):
            yield f"tệp «{name.rsplit('/', 1)[-1]}» bên trong"
        if "/activex/" in name or ("/embeddings/" in name and name.endswith(".bin")):
            yield "đối tượng nhúng (OLE, ActiveX)"
    if any("macroenabled" in words.lower() for e in _elements(archive, TYPES) for words in e.attrib.values()):
        yield "macro"
    for name in names:
        if name.endswith(".rels"):
            yield from _remote(archive, name)
        elif name.startswith("word/") and name.endswith(".xml"):
            words = "".join(e.text or "" for e in _elements(archive, name) if e.tag == INSTRUCTION)
            if DDE.search(words):
                yield "trường DDE"


def _remote(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    for element in _elements(archive, name):
        kind, target = element.get("Type", ""), element.get("Target", "").strip()
        if element.tag != RELATION:
            continue
        if kind.endswith("/aFChunk"):
            yield "tài liệu khác nhúng bên trong"
        if element.get("TargetMode") != "External" or LOCAL.match(target):
            continue
        if not kind.endswith("/hyperlink"):
            yield "nội dung lấy từ nơi khác"
        elif not is_plain_link(target):
            yield "liên kết không phải trang web"


def _said(archive: zipfile.ZipFile, names: list[str]) -> Said:
    if PROPERTIES not in names:
        return Said()
    found = {CORE[e.tag]: e.text for e in _elements(archive, PROPERTIES) if e.tag in CORE}
    try:
        made = date.fromisoformat((found.get("created") or "")[:10])
    except ValueError:
        made = None
    return say(found.get("title"), made, found.get("author"))


def _elements(archive: zipfile.ZipFile, name: str) -> Iterator[Element]:
    """Yield the elements of a part, each let go once it was looked at."""
    with archive.open(name) as stream:
        for _, element in iterparse(stream, forbid_dtd=True):
            yield element
            element.clear()
