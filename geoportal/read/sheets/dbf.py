"""dBase tables (.dbf): alone as an agency's table, or as the attributes of a Shapefile; and how their bytes are text.

Layout: dBase III to V, FoxPro and Visual FoxPro (dBase 7 has another one and is refused).
The byte that names a language is not believed: Vietnamese programs set it to anything.
"""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite
from pathlib import Path

from geoportal.errors import SourceError
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet, cell_text
from geoportal.settings import Settings

CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
"""Windows-1252, bytes that it does not define as the C1 controls of the same number: no byte of any text is lost."""
_CODE_PAGE = re.compile(r"(?:cp|windows|ansi|win|ibm)?[\s_-]*(\d{3,5})$", re.I)
_DECIMAL = re.compile(r"[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?", re.A)
_DELETED, _FIELDS_END = b"*", 0x0D
_SYSTEM_FIELD = "0"
_MEMOS = "MGPW"


@dataclass(frozen=True)
class _Field:
    name: str
    kind: str
    start: int
    width: int


def decode_text(raw: bytes, code_page: str = "") -> str:
    """Return bytes as text: UTF-8 where they are, else the code page that the file names, else Windows-1252.

    Text that ends in the middle of a letter, because its column is too narrow for UTF-8, keeps its whole letters. No
    byte of legacy text (TCVN3, VNI, VPS, VISCII) is lost, so that `legacy_text.restore` can read it.

    >>> decode_text("Chợ".encode()), decode_text(b"H\\xb5 N\\xe9i"), decode_text("Chợ Phủ".encode()[:-1])
    ('Chợ', 'Hµ Néi', 'Chợ Ph')
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(raw) and error.reason == "unexpected end of data" and not raw[: error.start].isascii():
            return raw[: error.start].decode("utf-8")
    if code_page:
        try:
            return raw.decode(code_page)
        except UnicodeDecodeError:
            pass
    return codecs.charmap_decode(raw, "strict", CP1252)[0]


def code_page(words: str) -> str:
    """Return the Python name of a code page as a .cpg file or a charset line names it; "" for UTF-8, Latin 1, unknown.

    >>> code_page("ANSI 1258"), code_page("WindowsVietnamese"), code_page("UTF-8"), code_page("1252")
    ('cp1258', 'cp1258', '', '')
    """
    if words.strip().lower() == "windowsvietnamese":
        return "cp1258"
    found = _CODE_PAGE.match(words.strip())
    if not found or found[1] in ("1252", "65001"):
        return ""
    try:
        return codecs.lookup(f"cp{found[1]}").name
    except LookupError:
        return ""


def read_dbf(path: Path, settings: Settings) -> list[Sheet]:
    """Read a table; its field names are the first row, record n is row n + 1, a deleted record an empty row.

    Raises
    ------
    SourceError
        It is damaged, cut off, has memos (which lie in another file), or exceeds a limit.
    """
    raw = path.read_bytes()
    try:
        count, start, size = struct.unpack_from("<IHH", raw, 4)
        fields = list(_fields(raw, start, size))
    except (struct.error, IndexError, ValueError) as error:
        raise _damaged(path) from error
    if not fields or start + count * size > len(raw):
        raise _damaged(path)
    refuse_size(path, count + 1, len(fields), settings)
    page = _page_beside(path)
    rows: list[list[str | None]] = [[field.name for field in fields]]
    for number in range(count):
        record = raw[start + number * size : start + (number + 1) * size]
        if record[:1] == _DELETED:
            rows.append([None] * len(fields))
            continue
        rows.append([_cell(field, record[field.start : field.start + field.width], page) for field in fields])
        _refuse_memos(path, fields, record)
    return [Sheet(None, rows)]


def _damaged(path: Path) -> SourceError:
    return SourceError(
        f"«{path.name}» bị hỏng hoặc bị cắt cụt, không đọc được như tệp .dbf. "
        "Hãy mở bằng phần mềm đã tạo ra nó rồi lưu lại, hoặc lưu thành .xlsx."
    )


def _page_beside(path: Path) -> str:
    beside = next((path.with_suffix(end) for end in (".cpg", ".CPG") if path.with_suffix(end).is_file()), None)
    return code_page(beside.read_text("latin-1")[:40]) if beside else ""


def _fields(raw: bytes, start: int, size: int) -> Iterator[_Field]:
    """Yield the fields; raises ValueError when they do not make up a record."""
    described = []
    for offset in range(32, start - 31, 32):
        if raw[offset] == _FIELDS_END:
            break
        described.append(raw[offset : offset + 32])
    widths = [item[16] for item in described]
    if 1 + sum(widths) != size:  # Clipper and FoxPro: texts wider than 255, the rest where decimals stand
        widths = [item[16] + (item[17] << 8) * (item[11:12] == b"C") for item in described]
    if 1 + sum(widths) != size:
        raise ValueError("fields do not make up a record")
    at = 1
    for item, width in zip(described, widths, strict=True):
        if chr(item[11]) != _SYSTEM_FIELD:
            yield _Field(decode_text(item[:11].partition(b"\x00")[0]).strip(), chr(item[11]), at, width)
        at += width


def _cell(field: _Field, raw: bytes, page: str) -> str | None:
    if field.kind in _BINARY and field.width == _BINARY[field.kind][0]:
        return cell_text(_BINARY[field.kind][1](raw))
    text = decode_text(raw.rstrip(b" \x00"), page).strip() if field.kind not in _MEMOS else ""
    return cell_text(_TYPED.get(field.kind, str)(text)) if text else None


def _number(text: str) -> int | float | str:
    """Return a number; what is none (an overflow is written as ***) stays text, for the check to name it."""
    if re.fullmatch(r"[-+]?\d+", text, re.A):
        return int(text)
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else text


def _date(text: str) -> date | str | None:
    if not text.strip("0"):
        return None
    try:
        return datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        return text


def _logical(text: str) -> bool | str | None:
    return {"t": True, "y": True, "f": False, "n": False, "?": None}.get(text.lower(), text)


def _moment(raw: bytes) -> datetime | None:
    """Return days since the Julian epoch and milliseconds as a moment."""
    day, milliseconds = struct.unpack("<iI", raw)
    try:
        return datetime.fromordinal(day - 1_721_425) + timedelta(milliseconds=milliseconds) if day else None
    except (ValueError, OverflowError):
        return None


def _real(raw: bytes) -> float | None:
    value: float = struct.unpack("<d", raw)[0]
    return value if isfinite(value) else None


_TYPED: dict[str, Callable[[str], object]] = {"N": _number, "F": _number, "D": _date, "L": _logical}
_BINARY: dict[str, tuple[int, Callable[[bytes], object]]] = {
    "I": (4, lambda raw: struct.unpack("<i", raw)[0]),
    "Y": (8, lambda raw: struct.unpack("<q", raw)[0] / 10_000),
    "B": (8, _real),
    "T": (8, _moment),
}  # fmt: skip


def _refuse_memos(path: Path, fields: list[_Field], record: bytes) -> None:
    for field in fields:
        if field.kind in _MEMOS and record[field.start : field.start + field.width].strip(b" \x00"):
            raise SourceError(
                f"Cột «{field.name}» của «{path.name}» là cột ghi chú (memo), nội dung nằm ở tệp khác. "
                "Hãy mở bằng phần mềm đã tạo ra nó rồi lưu thành .xlsx."
            )
