"""Photographs and scans from strangers: the picture is kept bit for bit, what else the file carries is left out.

A photograph tells where it was taken, when, by whom, with which telephone; that is personal data. Only what a viewer
needs to show the picture stays: size, colours, and which way up it is.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from geoportal.errors import SourceError

FORMATS = {".jpg": "JPEG", ".png": "PNG"}
ORIENTATION = 0x0112
BROKEN = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    struct.error,
    zlib.error,
    EOFError,
)
PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
PNG_START = b"\x89PNG\r\n\x1a\n"
EOI, SOS, APP0, APP1, APP2, APP14 = 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
WITHOUT_LENGTH = (0x01, *range(0xD0, 0xD8))
FIRST_SEGMENT, SOI = 0xC0, 0xD8
PICTURE_SEGMENTS = (*range(0xC0, 0xD0), *range(0xDA, 0xE0), APP14)
"""Frames, tables, scans, and what Adobe says of the colours."""


class Cleaned(NamedTuple):
    """A picture ready to be published; stripped: it carried more than the picture."""

    content: bytes
    stripped: bool


def clean_picture(path: Path, suffix: str) -> Cleaned:
    """Return the picture without what else its file carries, after decoding all of it.

    suffix: ".jpg" or ".png".

    Raises
    ------
    SourceError
        It is damaged, no such picture, or has too many pixels.
    """
    content = path.read_bytes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[FORMATS[suffix]]) as image:
                turned = int(image.getexif().get(ORIENTATION, 1)) if suffix == ".jpg" else 1
            kept = strip_jpeg(content, turned) if suffix == ".jpg" else strip_png(content)
            with Image.open(BytesIO(kept), formats=[FORMATS[suffix]]) as image:
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise SourceError(f"Ảnh «{path.name}» có quá nhiều điểm ảnh. Hãy giảm kích thước ảnh.") from error
    except BROKEN as error:
        raise SourceError(f"«{path.name}» bị hỏng hoặc không phải là ảnh {suffix} thật. Hãy lưu lại ảnh.") from error
    return Cleaned(kept, kept != content)


def strip_jpeg(content: bytes, turned: int = 1) -> bytes:
    """Return a JPEG with its picture, colour profile and orientation (1 to 8, as in EXIF), and nothing after its end.

    Raises
    ------
    ValueError
        It is no JPEG, or breaks off.
    """
    if content[:2] != bytes((0xFF, SOI)):
        raise ValueError("no JPEG")
    head, rest, at = [content[:2]], [_orientation(turned)] if turned in range(2, 9) else [], 2
    while True:
        at = content.index(b"\xff", at) + 1
        while content[at] == 0xFF:
            at += 1
        marker = content[at]
        at += 1
        if marker == EOI:
            return b"".join((*head, *rest, b"\xff\xd9"))
        if marker in WITHOUT_LENGTH:
            continue
        if marker < FIRST_SEGMENT:
            raise ValueError("no marker")
        end = at + int.from_bytes(content[at : at + 2])
        if end > len(content) or end < at + 2:
            raise ValueError("segment breaks off")
        if marker == SOS:
            end = _scan_end(content, end)
        if _is_kept(marker, content[at + 2 : end][:12]):
            (head if marker == APP0 else rest).append(b"\xff" + content[at - 1 : end])
        at = end


def _is_kept(marker: int, head: bytes) -> bool:
    if marker == APP0:
        return head.startswith(b"JFIF\0")
    if marker == APP2:
        return head.startswith(b"ICC_PROFILE\0")
    return marker in PICTURE_SEGMENTS


def _scan_end(content: bytes, at: int) -> int:
    """Return where the coded data of a scan end: at the next marker that is no restart and no stuffed zero."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        else:
            return at


def _orientation(turned: int) -> bytes:
    """Return an EXIF segment that holds the orientation alone."""
    entry = struct.pack(">HHIHHI", ORIENTATION, 3, 1, turned, 0, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry
    return struct.pack(">BBH", 0xFF, APP1, len(body) + 2) + body


def strip_png(content: bytes) -> bytes:
    """Return a PNG with the chunks that make its picture, and nothing after its end.

    Raises
    ------
    ValueError
        It is no PNG, or breaks off.
    """
    if not content.startswith(PNG_START):
        raise ValueError("no PNG")
    out, at = [PNG_START], len(PNG_START)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if end > len(content):
            break
        if kind in PNG_KEPT:
            out.append(content[at:end])
        if kind == b"IEND":
            return b"".join(out)
        at = end
    raise ValueError("chunk breaks off")
