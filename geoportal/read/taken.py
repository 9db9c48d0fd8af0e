"""Files that are published as they are: the names they get, and the row of one that came without a table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from geoportal.dataset import Dataset
from geoportal.records import Issue, SourceRow, SourceTable
from geoportal.vietnamese import slug

PUBLISHED = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{10}\.[a-z]{3,4}")
"""A name that `published_name` gave, here or at an earlier publication."""
CHECKSUM_LETTERS = 10
LONGEST_SLUG = 60
EXAMPLES = {"date": "05/03/2025"}


class Taken(NamedTuple):
    """A file that will be published under `name`; `file` is its name as it came.

    geometry: its outline (WKB, EPSG:4326). said: what it says of itself, by field.
    """

    name: str
    file: str
    geometry: bytes | None = None
    said: Mapping[str, str] = {}
    issues: tuple[Issue, ...] = ()


class Taker(NamedTuple):
    """Takes files that end in one of `kinds`: checks one, writes what is published of it, or raises SourceError."""

    kinds: Sequence[str]
    take: Callable[[Path], Taken]


def published_name(original: str, content: Path, suffix: str) -> str:
    """Return a name in ASCII that only this content can have: words of the original name, checksum, suffix."""
    with content.open("rb") as stream:
        checksum = hashlib.file_digest(stream, "sha256").hexdigest()[:CHECKSUM_LETTERS]
    words = slug(PurePosixPath(original).stem).removesuffix(checksum).strip("-")
    return f"{words[:LONGEST_SLUG].strip('-') or 'tep'}-{checksum}{suffix}"


def split_names(text: str) -> list[str]:
    r"""Return the file names that a cell holds.

    >>> split_names("a.pdf; phu luc 1.pdf\n b.pdf")
    ['a.pdf', 'phu luc 1.pdf', 'b.pdf']
    """
    return [part for part in (piece.strip(' "«»') for piece in re.split(r"[;\n]", text)) if part]


def alone_table(file: str, taken: Sequence[Taken], dataset: Dataset, given: Mapping[str, str]) -> SourceTable:
    """Return a table with a row for each file: its fields as given, else as the file says; what is missing is asked."""
    names = list(dataset.input_fields)
    issues: list[Issue] = []
    rows = []
    for number, item in enumerate(taken, start=1):
        issues += (replace(issue, row=number) for issue in item.issues if issue.column not in _titles(dataset, given))
        values = {**item.said, **given, **dict.fromkeys(dataset.fields_of_type("file"), item.name)}
        rows.append(SourceRow(number, tuple(values.get(name) for name in names), geometry=item.geometry))
        issues += _needed(dataset, values, number, item.file)
    titles = tuple(dataset.input_fields[name].title.vi for name in names)
    located = any(item.geometry for item in taken)
    return SourceTable(
        file, None, titles, rows, has_geometry=located, crs="EPSG:4326" if located else "", issues=tuple(issues)
    )


def _titles(dataset: Dataset, names: Iterable[str]) -> set[str]:
    return {dataset.input_fields[name].title.vi for name in names if name in dataset.input_fields}


def _needed(dataset: Dataset, values: Mapping[str, str | None], row: int, file: str) -> Iterable[Issue]:
    for name, kind in dataset.fields.items():
        if kind.required and not values.get(name):
            example = kind.values[0] if kind.values else kind.example or EXAMPLES.get(kind.type, "…")
            choice = f" Chọn một trong: {'; '.join(kind.values)}." if kind.values else ""
            fix = (
                f'Thêm --set {name}="{example}" vào lệnh, hoặc nén tệp cùng một bảng (.xlsx, .csv) có cột «Tệp» '
                f"và cột «{kind.title.vi}» thành tệp .zip.{choice}"
            )
            yield Issue("needed", "error", f"«{kind.title.vi}» của «{file}» là gì?", fix, None, row, kind.title.vi)
