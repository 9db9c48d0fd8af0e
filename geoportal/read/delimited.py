"""CSV: UTF-8 or UTF-16, comma, semicolon or tab."""

from __future__ import annotations

import csv
from pathlib import Path

from geoportal.errors import SourceError
from geoportal.read.grid import table_of
from geoportal.read.limits import too_many_rows
from geoportal.records import SourceTable, unprotect_formula
from geoportal.settings import Settings

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
            grid.append([unprotect_formula(value) if value.strip() else None for value in record])
            if len(grid) > settings.max_rows + 100:
                raise too_many_rows(path, settings)
    except csv.Error as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp CSV: {error}. Hãy lưu lại bằng «CSV UTF-8»."
        ) from error
    return [table_of(grid, file=path.name, sheet=None)]


def _decode(path: Path, head: bytes) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-16" if head.startswith(UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"«{path.name}» không dùng bảng mã Unicode (UTF-8). Trong Excel hãy chọn «Lưu thành…», kiểu «CSV UTF-8»."
        ) from error


def _delimiter(text: str) -> str:
    sample = "\n".join(text.splitlines()[:20])
    return max((",", ";", "\t"), key=sample.count)
