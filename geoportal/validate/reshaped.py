"""Tables of another shape than a dataset's: values as headings, with crosses or with numbers under them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from geoportal.dataset import Field
from geoportal.dataset.headings import levels_of
from geoportal.records import LEVELS, Issue, SourceRow, SourceTable
from geoportal.validate.values import allowed_keys
from geoportal.vietnamese import fold, search_key

SAMPLED = 200
TOTALS = ("tong so", "tong cong", "tong", "cong")
DIVIDED = ("chia ra", "trong do", "bao gom", "gom", "phan theo cap", "phan loai")
_CROSS = re.compile(r"[xX×✓✔☑vV+]|\(?x\)?", re.A)


def reshape(table: SourceTable, fields: Mapping[str, Field], mapped: Collection[str]) -> SourceTable:
    """Return a table with a column for a field whose allowed values are headings; the table itself when there is none.

    Crosses under values: each row has the value of its cross. Numbers under values, for a field that a row needs and
    no column has: each row becomes one for every value that has something, from left to right, with its number.

    Parameters
    ----------
    mapped : collection of str
        Fields that have a column of their own.
    """
    for name, kind in fields.items():
        groups = _groups(table, kind) if kind.values else {}
        if len(groups) < 2:
            continue
        columns = [column for group in groups.values() for column in group.values()]
        if all(len(group) == 1 for group in groups.values()) and _are_crosses(table, columns):
            return _crossed(table, kind, {next(iter(group.values())): value for value, group in groups.items()})
        if kind.required and name not in mapped:
            numbers = [other.title.vi for other in fields.values() if other.type in ("integer", "number")]
            return _melted(table, kind, groups, numbers)
    return table


def _groups(table: SourceTable, kind: Field) -> dict[str, dict[str, int]]:
    """Return by allowed value the columns whose heading has it as a level, by the rest of the heading."""
    values = allowed_keys(kind.values)
    groups: dict[str, dict[str, int]] = {}
    for column, heading in enumerate(table.headings):
        levels = levels_of(heading)
        found = next((level for level in levels if _key(level, values)), None)
        if found is None:
            continue
        rest = LEVELS.join(level for level in levels if level != found) or "chia ra"
        group = groups.setdefault(values[_key(found, values)], {})
        if rest in group:
            return {}
        group[rest] = column
    return groups


def _key(text: str, values: Mapping[str, str]) -> str:
    """Return the key of an allowed value that a text is, written out or short; "" when it is none."""
    return next((key for key in (fold(text), search_key(text)) if key in values), "")


def _are_crosses(table: SourceTable, columns: Sequence[int]) -> bool:
    texts = [text.strip() for row in islice(table.rows, SAMPLED) for column in columns if (text := row.cells[column])]
    return bool(texts) and all(_CROSS.fullmatch(text) for text in texts)


@dataclass(frozen=True)
class _Rows(Collection[SourceRow]):
    """Rows in another shape, made when they are asked for."""

    rows: Collection[SourceRow]
    kept: tuple[int, ...]
    choices: tuple[tuple[str, tuple[int | None, ...]], ...]
    crosses: bool

    def __len__(self) -> int:
        return len(self.rows) if self.crosses else sum(1 for _ in self)

    def __contains__(self, row: object) -> bool:
        return any(row == mine for mine in self)

    def __iter__(self) -> Iterator[SourceRow]:
        for row in self.rows:
            common = tuple(row.cells[column] for column in self.kept)
            if self.crosses:
                marked = [value for value, (column,) in self.choices if column is not None and row.cells[column]]
                yield row._replace(cells=(*common, "; ".join(marked) or None))
                continue
            for value, columns in self.choices:
                cells = tuple(None if column is None else row.cells[column] for column in columns)
                if any(cells):
                    yield row._replace(cells=(*common, value, *cells))


def _crossed(table: SourceTable, kind: Field, values: Mapping[int, str]) -> SourceTable:
    kept = tuple(column for column in range(len(table.headings)) if column not in values)
    choices = tuple((value, (column,)) for column, value in values.items())
    told = f"«{kind.title.vi}» được đọc theo dấu đánh ở các cột {', '.join(f'«{value}»' for value in values.values())}."
    return _with(table, kept, (kind.title.vi,), (min(values),), _Rows(table.rows, kept, choices, True), told)


def _melted(
    table: SourceTable, kind: Field, groups: Mapping[str, Mapping[str, int]], numbers: Sequence[str]
) -> SourceTable:
    moved = {column for group in groups.values() for column in group.values()}
    kept = tuple(
        column
        for column, heading in enumerate(table.headings)
        if column not in moved and fold(levels_of(heading)[-1]) not in TOTALS
    )
    measures = tuple(dict.fromkeys(rest for group in groups.values() for rest in group))
    choices = tuple((value, tuple(group.get(rest) for rest in measures)) for value, group in groups.items())
    first = min(moved)
    positions = (first, *(next(g[rest] for g in groups.values() if rest in g) for rest in measures))
    told = f"Mỗi dòng được tách theo các cột «{kind.title.vi}»: {', '.join(f'«{value}»' for value in groups)}."
    rows = _Rows(table.rows, kept, choices, False)
    titles = [numbers[0] if fold(rest) in DIVIDED and len(numbers) == 1 else rest for rest in measures]
    return _with(table, kept, (kind.title.vi, *titles), positions, rows, told)


def _with(
    table: SourceTable, kept: Sequence[int], headings: Sequence[str], columns: Sequence[int],
    rows: Collection[SourceRow], told: str,
) -> SourceTable:  # fmt: skip
    positions = tuple(table.positions[column] for column in (*kept, *columns)) if table.positions else ()
    return replace(
        table,
        headings=(*(table.headings[column] for column in kept), *headings),
        positions=positions,
        hidden=tuple(new for new, column in enumerate(kept) if column in table.hidden),
        rows=rows,
        issues=(*table.issues, Issue("reshaped", "notice", told, "", table.sheet)),
    )
