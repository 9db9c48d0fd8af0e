"""Rows in another shape than a sheet has them, made when they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from geoportal.records import SourceRow
from geoportal.validate.blanks import is_absent

Choices = tuple[tuple[str, tuple[int | None, ...]], ...]
"""For each value that is a heading, the columns beneath it, one for each measure, None where it lacks one."""


@dataclass(frozen=True)
class _Made(Collection[SourceRow]):
    rows: Collection[SourceRow]

    def __iter__(self) -> Iterator[SourceRow]:
        raise NotImplementedError

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, row: object) -> bool:
        return any(row == mine for mine in self)


@dataclass(frozen=True)
class CrossedRows(_Made):
    """Rows whose last cell names the values under which they have a cross."""

    kept: tuple[int, ...]
    choices: tuple[tuple[str, int], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SourceRow]:
        for row in self.rows:
            marked = [value for value, column in self.choices if row.cells[column]]
            yield row._replace(cells=(*_cells(row, self.kept), "; ".join(marked) or None))


@dataclass(frozen=True)
class MeltedRows(_Made):
    """A row for each value under which a row has something, from left to right, with the number of its row."""

    kept: tuple[int, ...]
    choices: Choices

    def __iter__(self) -> Iterator[SourceRow]:
        for row in self.rows:
            common = _cells(row, self.kept)
            for value, columns in self.choices:
                cells = tuple(None if column is None else row.cells[column] for column in columns)
                if any(map(_says_something, cells)):
                    yield row._replace(cells=(*common, value, *cells))


def _cells(row: SourceRow, columns: Sequence[int]) -> tuple[str | None, ...]:
    return tuple(row.cells[column] for column in columns)


def _says_something(text: str | None) -> bool:
    return text is not None and any(map(str.isalnum, text)) and not is_absent(text)
