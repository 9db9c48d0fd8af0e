"""Rows of a child table beneath a parent that is written once: the empty cells of the parent are those above."""

from __future__ import annotations

from collections.abc import Sequence

from geoportal.dataset.headings import SURE, Vocabulary
from geoportal.records import SourceRow


def parent_and_child_columns(
    headings: Sequence[tuple[str, ...]], vocabularies: Sequence[Vocabulary]
) -> tuple[list[int], list[int]]:
    """Return the columns of a dataset's own fields and those of a child table's; both empty unless both stand there.

    Parameters
    ----------
    headings : sequence of tuple of str
        The levels over each column.
    vocabularies : sequence of Vocabulary
        That of the dataset, then those of its child tables.
    """
    own = vocabularies[0].fields
    parent: list[int] = []
    child: list[int] = []
    for column, levels in enumerate(headings):
        best = max(
            ((match.confidence, -place, match.field) for place, words in enumerate(vocabularies)
             for match in words.matches(levels)[:1]), default=(0.0, 0, ""),
        )  # fmt: skip
        if best[0] >= SURE:
            (parent if best[2] in own else child).append(column)
    return (parent, child) if parent and child else ([], [])


def go_on(rows: Sequence[SourceRow], parent: Sequence[int], child: Sequence[int]) -> tuple[list[SourceRow], list[int]]:
    """Return rows of which those without any cell of their parent have that of the row above, and their numbers.

    >>> rows, numbers = go_on([SourceRow(2, ("A", "Pb")), SourceRow(3, (None, "Cu"))], [0], [1])
    >>> rows[1].cells, numbers
    (('A', 'Cu'), [3])
    """
    if not parent:
        return list(rows), []
    filled: list[SourceRow] = []
    numbers: list[int] = []
    for row in rows:
        empty = not any(row.cells[column] for column in parent)
        beneath = bool(filled) and filled[-1].context == row.context
        if beneath and empty and any(row.cells[column] for column in child):
            above = filled[-1].cells
            cells = tuple(above[i] if i in parent else cell for i, cell in enumerate(row.cells))
            row = row._replace(cells=cells)
            numbers.append(row.number)
        filled.append(row)
    return filled, numbers
