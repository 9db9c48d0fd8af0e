"""The bytes of a text file as text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from geoportal.read.legacy.evidence import evidence_of
from geoportal.read.legacy.readings import CONTROL, ENCODINGS
from geoportal.read.legacy.tables import CP1252, CP1258

MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
"""Byte order marks; those of UTF-32 begin as those of UTF-16 do."""
HEAD_BYTES = 65_536
CELLS = 5_000
"""How many cells are looked at to tell code page 1258."""
_SHOWN_1252 = "".join(CP1252.get(code, chr(code)) for code in range(256))
_SHOWN_1258 = "".join(CP1258.get(code, chr(code)) for code in range(256))
_UTF8 = (
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_UTF8_RUN = re.compile(b"(" + _UTF8 + b")")
_HIGH = re.compile(rb"[\x80-\xff]+")
_NO_TEXT = re.compile("[\x00\x01\x07\x08\x0e\x0f\x16-\x18\x1b\x1f]")
_CELL_ENDS = re.compile(r"[\t\r\n,;]+")


def decode_bytes(content: bytes) -> tuple[str, str]:
    """Return the text of a CSV or text file and the codec it was read with.

    Unicode is read as such, with or without a byte order mark; bytes in it that are no Unicode (rows of another file)
    as code page 1252. Bytes that are wholly code page 1258 are read so, "cp1258". Any other bytes are read as code page
    1252, "cp1252", the five that it lacks as control characters, so that nothing is lost. The cells of a text are then
    to be given to `legacy_text.restore`, which tells TCVN3, VNI, VPS and VISCII apart and composes letters (NFC).

    Lines end with line feed or carriage return only: in VISCII and VPS other control characters are letters, so no
    `str.splitlines`.

    Raises
    ------
    ValueError
        It is not text; the message is a Vietnamese sentence for the officer.

    Examples
    --------
    >>> decode_bytes("Hưng Yên".encode("utf-16-le")), decode_bytes(b"Tr\\xad\\xeang")
    (('Hưng Yên', 'utf-16-le'), ('Tr\\xadêng', 'cp1252'))
    """
    for mark, codec in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], codec)
    if b"\x00" in content:
        return _strictly(content, _codec_of_zeros(content[:HEAD_BYTES]))
    content = content.rstrip(b"\x1a")
    try:
        text, codec = content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, codec = _decode_single_bytes(content)
    return _checked(text), codec


def _strictly(content: bytes, codec: str) -> tuple[str, str]:
    if codec == "utf-8":
        return _checked(_decode_lines(content)), codec
    try:
        return _checked(content.decode(codec)), codec
    except UnicodeDecodeError as error:
        raise ValueError(
            f"Tệp không đọc được như văn bản Unicode ({codec}), có thể đã hỏng hoặc bị cắt cụt."
        ) from error


def _codec_of_zeros(head: bytes) -> str:
    """UTF-16 writes a zero byte beside each plain letter: after it (little-endian) or before it."""
    pairs = max(1, len(head) // 2)
    before, after = head[0::2].count(0), head[1::2].count(0)
    if max(before, after) < pairs / 5 or min(before, after) > max(before, after) / 10:
        raise ValueError("Tệp không phải là văn bản (là tệp nhị phân).")
    return "utf-16-le" if after > before else "utf-16-be"


def _decode_single_bytes(content: bytes) -> tuple[str, str]:
    in_utf8 = sum(map(len, _UTF8_RUN.findall(content)))
    if in_utf8 > sum(map(len, _HIGH.findall(content))) / 5:
        return _decode_lines(content), "utf-8"
    text = codecs.charmap_decode(content, "strict", _SHOWN_1252)[0]
    cells = evidence_of(islice((cell for cell in _CELL_ENDS.split(text) if not cell.isascii()), CELLS)).cells
    if cells[ENCODINGS.index("CP1258")] > 0.75 * sum(cells):
        return codecs.charmap_decode(content, "strict", _SHOWN_1258)[0], "cp1258"
    return text, "cp1252"


def _decode_lines(content: bytes) -> str:
    """Read each line as UTF-8, or as code page 1252 where it has more bytes that are none."""
    return "".join(map(_decode_line, content.splitlines(keepends=True)))


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        parts = _UTF8_RUN.split(line)
    other = sum(map(len, _HIGH.findall(b" ".join(parts[0::2]))))
    if sum(map(len, parts[1::2])) < other:
        return codecs.charmap_decode(line, "strict", _SHOWN_1252)[0]
    return "".join(
        part.decode("utf-8") if place % 2 else codecs.charmap_decode(part, "strict", _SHOWN_1252)[0]
        for place, part in enumerate(parts)
    )


def _checked(text: str) -> str:
    """Return the text, unless it has more control characters than text has."""
    head = text[:HEAD_BYTES]
    if len(_NO_TEXT.findall(head)) > 2 + len(head) / 500 or len(CONTROL.findall(head)) > 2 + len(head) / 10:
        raise ValueError("Tệp không phải là văn bản (là tệp nhị phân).")
    return text
