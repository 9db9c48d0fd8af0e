"""CSV, TSV and text tables: any encoding Vietnamese files come in; comma, semicolon, tab or bar."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO, TextIOWrapper
from pathlib import Path

from geoportal.errors import SourceError, reason
from geoportal.read.legacy.bytes import decode_bytes
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet
from geoportal.settings import Settings
from geoportal.spreadsheet import unprotect_formula

UTF16 = (b"\xff\xfe", b"\xfe\xff")
MARKUP = ("<!doctype", "<?xml", "<ogrvrt", "{\\rtf", "%pdf")
DELIMITERS = (",", ";", "\t", "|")
CHECKED_LINES = 50


def read_delimited(path: Path, settings: Settings) -> list[Sheet]:
    """Read one table; row numbers are those of the lines as a spreadsheet numbers its rows.

    Raises
    ------
    SourceError
        It is binary or markup, or exceeds a limit.
    """
    try:
        text, _ = decode_bytes(path.read_bytes())
    except ValueError as error:
        raise _no_table(path, "tệp nhị phân") from error
    if text.lstrip().lower().startswith(MARKUP):
        raise _no_table(path, "văn bản đánh dấu XML/HTML")
    rows: list[list[str | None]] = []
    csv.field_size_limit(1_000_000)
    try:
        delimiter = _delimiter(text)
        for record in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False):
            rows.append(_cells(record))
            refuse_size(path, len(rows), 1, settings)
            if any("\n" in cell and cell.count(delimiter) > 1 for cell in record):
                raise _no_table(path, f"dòng {len(rows)} có dấu ngoặc kép mở mà không đóng")
    except csv.Error as error:
        raise _no_table(path, "dấu ngoặc kép chưa đóng hoặc ô quá dài") from error
    return [Sheet(None, rows)]


def _no_table(path: Path, why: str) -> SourceError:
    return SourceError(f"«{path.name}» không đọc được như tệp CSV ({why}). Hãy mở bằng Excel rồi lưu lại dạng .xlsx.")


def stream_delimited(path: Path, on_bytes: Callable[[int], None]) -> Iterator[list[str | None]]:
    """Yield the rows of a CSV of any size one by one, headings first; on_bytes is told how far it has come.

    Raises
    ------
    SourceError
        It is no text in UTF-8 or UTF-16, or cannot be opened.
    """
    try:
        with path.open("rb") as raw:
            head = raw.read(65_536)
            raw.seek(0)
            encoding = "utf-16" if head.startswith(UTF16) else "utf-8-sig"
            if b"\x00" in head and encoding != "utf-16":
                raise SourceError(f"«{path.name}» không phải là tệp CSV (là tệp nhị phân).")
            text = TextIOWrapper(raw, encoding=encoding, newline="")
            delimiter = _delimiter(head.decode(encoding, errors="ignore"))
            for number, record in enumerate(csv.reader(text, delimiter=delimiter)):
                if number % 1000 == 0:
                    on_bytes(raw.tell())
                yield _cells(record)
    except UnicodeDecodeError as error:
        raise SourceError(f"«{path.name}» không dùng bảng mã Unicode (UTF-8).") from error
    except csv.Error as error:
        raise SourceError(f"«{path.name}» không đọc được như tệp CSV: {error}.") from error
    except OSError as error:
        raise SourceError(f"Không mở được tệp «{path.name}»: {reason(error)}.") from error


def _cells(record: list[str]) -> list[str | None]:
    return [unprotect_formula(value) if value.strip() else None for value in record]


def _delimiter(text: str) -> str:
    """Return the delimiter that splits most lines into the same number of cells, two or more."""
    lines = list(_first_lines(text))
    best, most = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1]
        usual = max(map(widths.count, set(widths)), default=0)
        if usual + min(max(widths, default=0), 50) / 100 > most:
            best, most = delimiter, usual + min(max(widths, default=0), 50) / 100
    return best


def _first_lines(text: str) -> Iterator[str]:
    """Yield the first lines of a text, enough to know its delimiter."""
    for number, line in enumerate(StringIO(text[:200_000], newline="")):
        if number >= CHECKED_LINES:
            return
        yield line
