"""Where the headings of a table are: the rows, one to four deep, whose words best fit the fields of the dataset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from geoportal.dataset.heading_words import period_type
from geoportal.dataset.headings import SURE, Vocabulary
from geoportal.read.sheets.sheet import Sheet, Span
from geoportal.records import CONTINUED
from geoportal.vietnamese import clean, fold

SEARCHED = 80
"""Rows from the top among which headings are looked for."""
DEEPEST = 4
LONGEST = 160
PERIODS_ACROSS = 0.9
CLEARLY = 0.15
"""Headings beneath others that are good enough must be better by so much: a second table has them again."""
_NUMBER = re.compile(r"[-+(]?[\d.,\s/:-]+%?\)?")
_REMARK = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading block of a table: its first and last row from 0, and the levels over each column, () over none."""

    top: int
    bottom: int
    levels: tuple[tuple[str, ...], ...]
    score: float


def find_headings(sheet: Sheet, vocabularies: Sequence[Vocabulary]) -> Headings | None:
    """Return the heading block that names most fields, else the fullest row of words, None without words."""
    best: Headings | None = None
    spans = _spans_by_row(sheet.merged)
    for top in range(min(SEARCHED, len(sheet.rows))):
        if not any(sheet.rows[top]):
            continue
        for depth in range(1, DEEPEST + 1):
            found = _block(sheet, spans, top, depth, vocabularies)
            if found is None:
                break
            if best is None or found.score > best.score + (
                CLEARLY if top > best.bottom and best.score >= SURE else 1e-9
            ):
                best = found
    return best if best is not None and best.score >= SURE else _fullest(sheet, spans, vocabularies)


def _block(
    sheet: Sheet, spans: dict[int, list[Span]], top: int, depth: int, vocabularies: Sequence[Vocabulary]
) -> Headings | None:
    """Return the block of so many rows from top with its score; None when one of them cannot be headings.

    It counts against a block that it cuts a merged cell, that it begins with a title, and that two full rows without
    merged cells are two levels: the lower one is likelier data. A row of remarks such as "(người)" belongs to it.
    """
    bottom, title = top + depth - 1, _is_title(sheet, spans, top)
    if (title and depth > 1) or bottom >= len(sheet.rows) or not _may_be_heading(sheet.rows[bottom], first=depth == 1):
        return None
    levels = _levels(sheet, spans, top, bottom)
    score = max(_score(levels, words) for words in vocabularies)
    cut = any(span[0] <= bottom < span[2] for span in spans.get(bottom, ())) + any(
        span[0] < top <= span[2] for span in spans.get(top, ())
    )
    upper, lower = sheet.rows[bottom - 1] if depth > 1 else [], sheet.rows[bottom]
    whole = depth > 1 and bottom not in spans and len(upper) == len(lower) and all(upper) and all(lower)
    remarks = depth > 1 and all(_REMARK.fullmatch(cell.strip()) for cell in sheet.rows[bottom] if cell)
    score -= 0.02 * depth + 0.3 * cut + 0.2 * whole + 0.3 * title - 0.1 * remarks
    return Headings(top, bottom, levels, score)


def _is_title(sheet: Sheet, spans: dict[int, list[Span]], top: int) -> bool:
    """Return whether a row is one text over a table of several columns: over all of them, or one cell wide."""
    row = [column for column, cell in enumerate(sheet.rows[top]) if cell]
    below = next((other for other in sheet.rows[top + 1 :] if any(other)), [])
    columns = [column for column, cell in enumerate(below) if cell]
    if len(row) != 1 or len(columns) < 2:
        return False
    span = next((span for span in spans.get(top, ()) if span[:2] == (top, row[0])), (top, row[0], top, row[0]))
    return span[2] == top and (span[1] == span[3] or span[1] <= columns[0])


def _may_be_heading(row: Sequence[str | None], *, first: bool) -> bool:
    filled = [cell for cell in row if cell]
    numbers = sum(1 for cell in filled if _NUMBER.fullmatch(cell.strip()) and not period_type(cell))
    if not filled or numbers == len(filled):
        return False
    return max(map(len, filled)) <= LONGEST and (numbers == 0 or (first and numbers * 3 <= len(filled)))


def _levels(sheet: Sheet, spans: dict[int, list[Span]], top: int, bottom: int) -> tuple[tuple[str, ...], ...]:
    rows = [_filled_row(sheet, spans, number) for number in range(top, bottom + 1)]
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    for upper, lower in pairwise(rows):
        for column in range(1, width):
            if not upper[column] and lower[column] and lower[column - 1] and upper[column - 1]:
                upper[column] = upper[column - 1]
    levels = []
    for column in range(width):
        words: list[str] = []
        for row in rows:
            if row[column] and words and _REMARK.fullmatch(row[column]):
                words[-1] += f" {row[column]}"  # "(người)" beneath "Dân số"
            elif row[column] and row[column] not in words[-1:]:
                words.append(row[column])
        levels.append(tuple(words))
    _mark_continued(levels, [span for number in range(top, bottom + 1) for span in spans.get(number, ())])
    return tuple(levels)


def _mark_continued(levels: list[tuple[str, ...]], spans: Sequence[Span]) -> None:
    """Tell the further columns beneath a merged heading without headings of their own from the first one."""
    for _, left, _, right in set(spans):
        for column in range(min(right, len(levels) - 1), left, -1):
            if levels[column] and levels[column] == levels[left]:
                levels[column] = (*levels[column], CONTINUED)


def _filled_row(sheet: Sheet, spans: dict[int, list[Span]], number: int) -> list[str]:
    """Return the words of a row with every merged cell's word in each of its columns."""
    row = [clean(cell or "") for cell in sheet.rows[number]]
    for top, left, _, right in spans.get(number, ()):
        source = sheet.rows[top]
        word = clean((source[left] if left < len(source) else None) or "")
        row += [""] * (right + 1 - len(row))
        row[left : right + 1] = [word] * (right + 1 - left)
    return row


def _spans_by_row(merged: Sequence[Span]) -> dict[int, list[Span]]:
    by_row: dict[int, list[Span]] = {}
    for span in merged:
        if span[3] - span[1] <= 500:
            for number in range(span[0], min(span[2], SEARCHED + DEEPEST) + 1):
                by_row.setdefault(number, []).append(span)
    return by_row


def _score(levels: tuple[tuple[str, ...], ...], words: Vocabulary) -> float:
    """Return how many fields the headings name, each counted once with its confidence.

    Columns that are periods count as the one field of that type that a row needs and no column names.
    """
    best: dict[str, float] = {}
    shared = Counter(heading[:-1] for heading in set(levels))
    for heading in dict.fromkeys(_telling_part(heading, words, shared[heading[:-1]] > 1) for heading in levels):
        for match in words.matches(heading)[:1] if heading else ():
            best[match.field] = max(best.get(match.field, 0.0), match.confidence)
    kinds = Counter(map(period_type, {level for heading in levels for level in heading}))
    for name, field in words.fields.items():
        if field.required and name not in best and kinds[field.type] > 1:
            best[name] = PERIODS_ACROSS
    return sum(best.values())


def _telling_part(heading: tuple[str, ...], words: Vocabulary, divided: bool) -> tuple[str, ...]:
    """Return a heading without a last level that only divides it: a value, a period, one of several unknown words."""
    if len(heading) < 2:
        return heading
    if fold(heading[-1]) in words.values or period_type(heading[-1]):
        return heading[:-1]
    known = any(match.confidence >= SURE for match in words.matches(heading))
    return heading if known or not divided or not words.matches(heading[:-1]) else heading[:-1]


def _fullest(sheet: Sheet, spans: dict[int, list[Span]], vocabularies: Sequence[Vocabulary]) -> Headings | None:
    """Return the first of the rows with most words, for a table of which no heading is known."""
    counts = [
        (sum(1 for cell in row if cell and not _NUMBER.fullmatch(cell.strip())), -number)
        for number, row in enumerate(sheet.rows[:SEARCHED])
    ]
    words, negative = max(counts, default=(0, 0))
    if words == 0:
        return None
    levels = _levels(sheet, spans, -negative, -negative)
    return Headings(-negative, -negative, levels, max(_score(levels, words_) for words_ in vocabularies))
