"""The rows beneath the headings: data, labels over them, and what is passed over, each said by its row number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geoportal.read.sheets.heading_rows import Headings
from geoportal.read.sheets.row_kinds import (
    ARABIC,
    LETTER,
    ORDINAL_HEADINGS,
    ROMAN,
    bare_label,
    has_digit,
    is_footer,
    is_number,
    is_ordinals,
    is_province,
    is_total,
    is_unit_label,
    kind_of_label,
)
from geoportal.read.sheets.sheet import Sheet
from geoportal.records import SourceRow
from geoportal.vietnamese import clean, fold

SPARSE = 3
"""A row with no more filled cells than this may belong to what stands beneath a table."""
LOOKED_AHEAD = 12
DITTO = frozenset({"nt", "-nt-", "- nt -", "″", "''", '"', "〃", "như trên", "//", "-//-"})
Cells = tuple[str | None, ...]


@dataclass(slots=True)
class Passed:
    """Row numbers, as the officer sees them, of what was no data, and labels found over rows."""

    totals: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    labels: list[tuple[int, str]] = field(default_factory=list)
    footer: list[tuple[int, str]] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    filled_down: list[int] = field(default_factory=list)
    ditto: list[int] = field(default_factory=list)
    continued: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """Walks the rows of one sheet beneath its headings.

    named are the columns with a heading; ordinal is the column of running numbers, -1 without one; words are the folded
    values of fields with a closed list, which a label may be one of. units_are_rows: the rows themselves are
    administrative units, so that a unit with nothing else in its row is data. known are folded headings of the
    dataset in every wording: a row of nothing else is a heading in another language.
    """

    sheet: Sheet
    headings: Headings
    named: list[int]
    words: frozenset[str]
    units_are_rows: bool = False
    known: frozenset[str] = frozenset()
    passed: Passed = field(default_factory=Passed)
    ordinal: int = -1
    numbered: bool = False
    of_communes: bool = False
    stack: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        levels = self.headings.levels
        self.ordinal = next((i for i in self.named if fold(levels[i][-1]) in ORDINAL_HEADINGS), -1)
        start = self.headings.bottom + 1
        if self.ordinal >= 0:
            marks = [clean(self._cell(row, self.ordinal)) for row in self.sheet.rows[start:] if any(row)]
            arabic = sum(1 for mark in marks if ARABIC.fullmatch(mark))
            self.numbered = arabic * 2 >= len([mark for mark in marks if mark]) > 0
        self._fill_down(start)
        if self.units_are_rows:
            kinds = [
                kind_of_label(cell, "")
                for row in self.sheet.rows[start:]
                for cell in row[:4]
                if cell and is_unit_label(cell)
            ]
            self.of_communes = kinds.count("commune") > kinds.count("district")

    def rows(self) -> Iterator[SourceRow]:
        """Yield the data rows; what is passed over is kept in `passed`."""
        start = self.headings.bottom + 1
        end = self._footer_start(start)
        above = {fold(cell) for row in self.sheet.rows[: self.headings.top] for cell in row if cell}
        heading = {fold(word) for levels in self.headings.levels for word in levels}
        first, last = True, None
        for index in range(start, end):
            cells = self._cells(self.sheet.rows[index])
            if not any(cells):
                if any(self.sheet.rows[index]):
                    self.passed.outside.append(index + 1)
                continue
            if first and self._is_translation(index, end, cells):
                self.passed.repeated.append(index + 1)
                continue
            if (first and is_ordinals(cells)) or self._is_repeated(cells, heading, above):
                if not first:
                    self.passed.repeated.append(index + 1)
                continue
            if not self._is_label_or_total(index, cells):
                first = False
                cells = self._without_ditto(index, cells, last)
                last = cells
                yield SourceRow(index + 1, cells, tuple(label for _, label in self.stack))

    def _cell(self, row: Sequence[str | None], column: int) -> str:
        return (row[column] if column < len(row) else None) or ""

    def _cells(self, row: Sequence[str | None]) -> Cells:
        return tuple((self._cell(row, column) or None) for column in self.named)

    def _fill_down(self, start: int) -> None:
        """Give every row of a vertically merged cell its value."""
        for top, left, bottom, _ in self.sheet.merged:
            if bottom > top >= start and left in self.named and top < len(self.sheet.rows):
                value = self._cell(self.sheet.rows[top], left)
                for row in self.sheet.rows[top + 1 : bottom + 1] if value else ():
                    row += [None] * (left + 1 - len(row))
                    row[left] = value
                if value and left != self.ordinal:
                    self.passed.filled_down.append(top + 1)

    def _is_repeated(self, cells: Cells, heading: set[str], above: set[str]) -> bool:
        """Return whether a row repeats headings or titles, as at the head of a printed page."""
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            word = fold(filled[0])
            return word in above and word not in self.words
        if fold(filled[0]) in heading or fold(filled[-1]) in self.known:
            return all(fold(cell) in heading or fold(cell) in self.known for cell in filled)
        return len(filled) == len(cells) and is_ordinals(cells) and self._is_numbering(filled)

    def _is_translation(self, index: int, end: int, cells: Cells) -> bool:
        """Return whether the first row beneath the headings says them again, as in English: words over numbers."""
        filled = [(column, cell) for column, cell in zip(self.named, cells, strict=True) if cell]
        if len(filled) < 3 or len(filled) * 2 < len(self.named) or any(map(has_digit, filter(None, cells))):
            return False
        below = [row for row in self.sheet.rows[index + 1 : min(end, index + 1 + LOOKED_AHEAD)] if any(row)]
        over_numbers = 0
        for column, _ in filled:
            texts = [text for row in below if (text := self._cell(row, column))]
            over_numbers += len(texts) > 1 and sum(map(has_digit, texts)) * 10 >= len(texts) * 7
        return over_numbers >= 2

    def _is_numbering(self, filled: Sequence[str]) -> bool:
        marks = [cell.strip("() ") for cell in filled[:3]]
        return marks in (["1", "2", "3"], ["A", "B", "1"])

    def _is_label_or_total(self, index: int, cells: Cells) -> bool:
        if not self._one_word(cells):
            return False
        texts = [(column, clean(cell)) for column, cell in zip(self.named, cells, strict=True) if cell]
        ordinal = next((text for column, text in texts if column == self.ordinal), "")
        words = [(c, text) for c, text in texts if c != self.ordinal and not is_number(text)]
        if ordinal and not _is_mark(ordinal):
            words, ordinal = [(self.ordinal, ordinal), *words], ""
        if len({text for _, text in words}) != 1:
            return False
        column, label = words[0]
        if (is_total(label) or (self.units_are_rows and is_province(label))) and not ARABIC.fullmatch(ordinal):
            self.passed.totals.append(index + 1)
            return True
        if not self._is_label(index, column, label, ordinal, alone=len(texts) - bool(ordinal) == len(words)):
            return False
        self.passed.labels.append((index + 1, label))
        self._push(kind_of_label(label, ordinal), bare_label(label))
        return True

    def _one_word(self, cells: Cells) -> bool:
        """Return False as soon as a second text that is no number is met beside the running number: then it is data."""
        first = ""
        for column, cell in zip(self.named, cells, strict=True):
            if cell and column != self.ordinal and cell != first and not is_number(cell):
                if first:
                    return False
                first = cell
        return True

    def _is_label(self, index: int, column: int, label: str, ordinal: str, *, alone: bool) -> bool:
        """Return whether the only words of a row are a label over the rows below; in doubt they are data."""
        named = is_unit_label(label) or fold(bare_label(label)) in self.words
        if any(top == index and left <= column <= right and self._is_wide(left, right)
               for top, left, _, right in self.sheet.merged):  # fmt: skip
            return True
        leads = column in (self.ordinal, next(c for c in self.named if c != self.ordinal or len(self.named) == 1))
        if column == self.ordinal and self.numbered:
            return True
        if self.of_communes and kind_of_label(label, "") == "district":
            return True
        if self.numbered and (ROMAN.fullmatch(ordinal) or LETTER.fullmatch(ordinal)):
            return True
        if not leads:
            return False
        if self.numbered and not ordinal:
            return alone or named
        if named and alone and len(self.named) > 2 and not self.units_are_rows:
            return True
        return named and alone and not ARABIC.fullmatch(ordinal)

    def _is_wide(self, left: int, right: int) -> bool:
        covered = sum(1 for column in self.named if left <= column <= right)
        return covered >= 2 and covered * 2 >= min(len(self.named), 6)

    def _push(self, kind: str, label: str) -> None:
        kinds = [kind for kind, _ in self.stack]
        if kind in kinds:
            del self.stack[kinds.index(kind) :]
        elif kind == "district":
            self.stack = [item for item in self.stack if item[0] != "commune"]
        self.stack.append((kind, label))

    def _footer_start(self, start: int) -> int:
        """Return where what stands beneath the table begins: sparse rows to the end, the first known by its words."""
        rows = self.sheet.rows
        index = len(rows)
        while index > start and self._is_sparse(rows[index - 1]):
            index -= 1
        for number in range(index, len(rows)):
            texts = [cell for cell in rows[number] if cell]
            if any(is_footer(text) for text in texts):
                self.passed.footer = [(n + 1, clean(next(c for c in rows[n] if c))) for n in range(number, len(rows))
                                      if any(rows[n])]  # fmt: skip
                return number
        return len(rows)

    def _is_sparse(self, row: Sequence[str | None]) -> bool:
        filled = [cell for cell in row if cell]
        return len(filled) <= SPARSE and not (self.numbered and ARABIC.fullmatch(clean(self._cell(row, self.ordinal))))

    def _without_ditto(self, index: int, cells: Cells, last: Cells | None) -> Cells:
        same = [cell is not None and len(cell) < 12 and cell.strip().lower() in DITTO for cell in cells]
        if last is None or not any(same):
            return cells
        self.passed.ditto.append(index + 1)
        return tuple(before if ditto else cell for cell, before, ditto in zip(cells, last, same, strict=True))


def _is_mark(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (ARABIC, ROMAN, LETTER))
