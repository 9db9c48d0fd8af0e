"""PDF from strangers: published byte for byte (a digital signature must hold), so it may do nothing when opened."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from geoportal.errors import SourceError
from geoportal.read.documents.words import Said, is_plain_link, say

BROKEN = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError,
    zlib.error, OSError,
)  # fmt: skip
"""What a parser of damaged files runs into."""
ACTIONS = {
    "/JavaScript": "mã JavaScript", "/Launch": "lệnh mở chương trình", "/ImportData": "lệnh nhập dữ liệu",
    "/SubmitForm": "lệnh gửi dữ liệu đi", "/GoToE": "tệp nhúng bên trong", "/GoToR": "lệnh mở tệp khác",
    "/Rendition": "nội dung đa phương tiện", "/Movie": "nội dung đa phương tiện", "/Sound": "nội dung đa phương tiện",
}  # fmt: skip
SUBTYPES = {
    "/FileAttachment": "tệp nhúng bên trong", "/RichMedia": "nội dung đa phương tiện",
    "/Screen": "nội dung đa phương tiện", "/Movie": "nội dung đa phương tiện", "/3D": "nội dung đa phương tiện",
}  # fmt: skip
KEYS = {"/JS": "mã JavaScript", "/EF": "tệp nhúng bên trong", "/XFA": "biểu mẫu động XFA"}
HIDDEN = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia)\b")
"""Names that nothing else uses, looked for in the bytes too: what one reader passes over another may find."""
HIDDEN_WORDS = {
    b"JavaScript": "mã JavaScript", b"Launch": "lệnh mở chương trình", b"EmbeddedFile": "tệp nhúng bên trong",
    b"RichMedia": "nội dung đa phương tiện",
}  # fmt: skip
TAIL = 2048
MOST_OBJECTS = 500_000


def check_pdf(path: Path) -> Said:
    """Return what a PDF says of itself.

    Raises
    ------
    SourceError
        It is damaged, locked, or holds something that acts or hides: scripts, programs, forms that send, other files.
    """
    content = path.read_bytes()
    if not content.startswith(b"%PDF-"):
        raise SourceError(f"«{path.name}» không phải là tệp .pdf thật (nội dung khác với đuôi tệp).")
    if b"%%EOF" not in content[-TAIL:]:
        raise SourceError(f"«{path.name}» bị cắt cụt (thiếu phần cuối). Hãy tải hoặc quét lại tệp.")
    try:
        with PdfReader(path, strict=False) as reader:
            if reader.is_encrypted:
                raise SourceError(f"«{path.name}» có mật khẩu hoặc bị khóa quyền. Hãy lưu lại bản không khóa.")
            if not reader.pages:
                raise SourceError(f"«{path.name}» không có trang nào.")
            found = next(_active(reader), "") or _hidden(content)
            told = reader.metadata
            made = told.creation_date if told else None
            said = say(told.title if told else None, made.date() if made else None, told.author if told else None)
    except BROKEN as error:
        raise SourceError(f"«{path.name}» bị hỏng, không đọc được như tệp PDF. Hãy xuất lại tệp.") from error
    if found:
        raise SourceError(
            f"«{path.name}» chứa {found} nên không được công bố. Hãy in lại thành PDF (Print to PDF) rồi gửi bản mới."
        )
    return said


def _hidden(content: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), content)
    found = HIDDEN.search(plain)
    return HIDDEN_WORDS[found[1]] if found else ""


def _active(reader: PdfReader) -> Iterator[str]:
    """Yield what acts, of every object of the file, used or not."""
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise ValueError("too many objects")
    yield from _acts(reader.trailer)
    for number, generation in sorted(numbers):
        if number:
            yield from _acts(reader.get_object(IndirectObject(number, generation, reader)))


def _acts(top: Any) -> Iterator[str]:
    """Yield what acts in an object, without following its references."""
    waiting = [top]
    while waiting:
        item = waiting.pop()
        if isinstance(item, DictionaryObject):
            yield from _dictionary_acts(item)
            waiting += [item.raw_get(key) for key in item]
        elif isinstance(item, ArrayObject):
            waiting += list(item)


def _dictionary_acts(item: DictionaryObject) -> Iterator[str]:
    action, subtype = item.get("/S"), item.get("/Subtype")
    if isinstance(action, str) and action in ACTIONS:
        yield ACTIONS[action]
    if isinstance(subtype, str) and subtype in SUBTYPES:
        yield SUBTYPES[subtype]
    if item.get("/Type") == "/EmbeddedFile":
        yield "tệp nhúng bên trong"
    yield from (words for key, words in KEYS.items() if key in item)
    if action == "/URI" and not is_plain_link(str(item.get("/URI", ""))):
        yield "liên kết không phải trang web"
