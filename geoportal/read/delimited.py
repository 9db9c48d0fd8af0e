"""CSV: UTF-8 or UTF-16; comma, semicolon or tab; row numbers as a spreadsheet shows them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from geoportal.errors import SourceError
from geoportal.read.grid import Cells, table_of
from geoportal.read.limits import too_many_rows
from geoportal.read.sniff import UTF16
from geoportal.records import SourceTable, unprotect_formula
from geoportal.settings import Settings

DELIMITERS = (",", ";", "\t")
SAMPLE_CHARS = 65_536
SAMPLE_RECORDS = 30
LONGEST_CELL = 1_000_000


class _BinaryText(Exception):
    """A NUL character in what should be text."""


def read_delimited(path: Path, settings: Settings) -> list[SourceTable]:
    """Read one table. A row number counts records, blank ones too; a line break inside quotes starts no row.

    Raises
    ------
    SourceError
        Its text is no UTF-8 or UTF-16, a quotation mark is never closed, it has too many rows or no table.
    """
    with path.open("rb") as stream:
        encoding = "utf-16" if stream.read(2) in UTF16 else "utf-8-sig"
    try:
        with path.open(encoding=encoding, newline="") as text:
            delimiter = sniff_delimiter(text.read(SAMPLE_CHARS))
            text.seek(0)
            grid = _grid(path, settings, text, delimiter)
    except UnicodeError as error:
        raise SourceError(
            f"«{path.name}» không dùng bảng mã Unicode (UTF-8); có thể là TCVN3, VNI hoặc bảng mã Windows cũ. "
            "Hãy mở bằng Excel, kiểm tra chữ có dấu rồi chọn «Lưu thành…» kiểu «CSV UTF-8» hoặc .xlsx.",
            f"{path.name} is not UTF-8.",
        ) from error
    except _BinaryText as error:
        raise SourceError(
            f"«{path.name}» chứa dữ liệu nhị phân, không phải CSV. Hãy lưu lại bằng «CSV UTF-8» hoặc .xlsx."
        ) from error
    return [table_of(grid, file=path.name, sheet=None, fixed_width=True)]


def sniff_delimiter(sample: str) -> str:
    """Return the delimiter that cuts most records into the same, largest number of cells.

    >>> sniff_delimiter('ten;gia\\n"A, B";1,5\\nC;2,5')
    ';'
    """
    return max(DELIMITERS, key=lambda delimiter: _agreement(sample, delimiter))


def _agreement(sample: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    reader = csv.reader(_lines(sample), delimiter=delimiter)
    try:
        for record in reader:
            widths[len(record)] += 1
            if reader.line_num >= SAMPLE_RECORDS:
                break
    except csv.Error:
        return 0
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _lines(sample: str) -> Iterator[str]:
    # Not str.splitlines, which also breaks at characters that are no line ends in CSV.
    return iter(sample.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _grid(path: Path, settings: Settings, text: TextIO, delimiter: str) -> list[Cells]:
    grid: list[Cells] = []
    csv.field_size_limit(LONGEST_CELL)
    try:
        for record in csv.reader(_checked(text), delimiter=delimiter, strict=True):
            if len(grid) > settings.max_rows:
                raise too_many_rows(path, settings)
            grid.append([_cell(value) for value in record])
    except csv.Error as error:
        raise SourceError(
            f"«{path.name}», bản ghi {len(grid) + 1}: dấu ngoặc kép không đóng, hoặc còn chữ sau dấu ngoặc kép đóng. "
            'Dấu ngoặc kép bên trong ô phải viết đôi (""), cả ô đặt trong ngoặc kép; hoặc gửi tệp .xlsx.',
            f"{path.name}, record {len(grid) + 1}: stray quotation mark.",
        ) from error
    return grid


def _checked(text: TextIO) -> Iterator[str]:
    for line in text:
        if "\x00" in line:
            raise _BinaryText
        yield line


def _cell(value: str) -> str | None:
    if not value or value.isspace():
        return None
    return unprotect_formula(value) if value[0] == "'" else value
