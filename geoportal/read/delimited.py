"""CSV: UTF-8 or UTF-16, comma, semicolon or tab."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

from geoportal.errors import SourceError, reason
from geoportal.read.grid import table_of
from geoportal.read.limits import too_many_rows
from geoportal.records import SourceTable
from geoportal.settings import Settings
from geoportal.spreadsheet import unprotect_formula

UTF16 = (b"\xff\xfe", b"\xfe\xff")
MARKUP = ("<!doctype", "<html", "<?xml", "<ogrvrt")


def read_delimited(path: Path, settings: Settings, head: bytes) -> list[SourceTable]:
    """Read one table; row numbers are those of the lines as a spreadsheet numbers its rows.

    Raises
    ------
    SourceError
        It is binary or markup, its text is no UTF-8 or UTF-16, or it has no table.
    """
    if b"\x00" in head and not head.startswith(UTF16):
        raise SourceError(f"«{path.name}» không phải là tệp CSV (là tệp nhị phân). Hãy lưu lại bằng «CSV UTF-8».")
    text = _decode(path, head)
    if text.lstrip().lower().startswith(MARKUP):
        raise SourceError(
            f"«{path.name}» không phải là tệp CSV (là văn bản đánh dấu XML/HTML). Hãy lưu lại bằng «CSV UTF-8»."
        )
    grid: list[list[str | None]] = []
    csv.field_size_limit(1_000_000)
    try:
        for record in csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=False):
            grid.append(_cells(record))
            if len(grid) > settings.max_rows + 100:
                raise too_many_rows(path, settings)
    except csv.Error as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp CSV: {error}. Hãy lưu lại bằng «CSV UTF-8»."
        ) from error
    return [table_of(grid, file=path.name, sheet=None)]


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
            encoding = _encoding(head)
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


def _encoding(head: bytes) -> str:
    return "utf-16" if head.startswith(UTF16) else "utf-8-sig"


def _decode(path: Path, head: bytes) -> str:
    content = path.read_bytes()
    try:
        return content.decode(_encoding(head))
    except UnicodeDecodeError as error:
        raise SourceError(
            f"«{path.name}» không dùng bảng mã Unicode (UTF-8). Trong Excel hãy chọn «Lưu thành…», kiểu «CSV UTF-8»."
        ) from error


def _delimiter(text: str) -> str:
    sample = "\n".join(text.splitlines()[:20])
    return max((",", ";", "\t"), key=sample.count)
