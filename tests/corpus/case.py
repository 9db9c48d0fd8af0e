"""What a case of the corpus is, and the two small notations in which sheets and expected tables are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

Expected = str | int | float | bool | tuple[dict[str, object], ...]


@dataclass(frozen=True)
class Case:
    """One file as an agency writes it, and what a careful clerk takes from it.

    rows: the valid rows in the order of the file, field -> typed value; a field that is not named must be empty. The rows
    of a child table stand under its id, as a tuple of dicts. numbers: the number of each row as the officer sees it in
    the sheet, or its line in a text file, headings included; empty where officers would see different numbers
    (.dbf; a CSV with line breaks inside its cells): then they are not to be compared. sheets: the sheet of each row, empty
    where there is only one. bad: (row number, field) that must carry an error; the row is not among rows. stops: when
    filled, the file as a whole must be refused or wait for an answer; a regular expression of words, one of which says why.
    note: which habit.
    """

    name: str
    dataset: str
    file: str
    build: Callable[[Path], None]
    rows: tuple[dict[str, object], ...] = ()
    numbers: tuple[int, ...] = ()
    sheets: tuple[str | None, ...] = ()
    bad: tuple[tuple[int, str], ...] = ()
    stops: str = ""
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell that is more than its value: a number format, a formula (with its cached value or None), an error."""

    value: object
    format: str = ""
    formula: str = ""
    error: bool = False


LEFT, ABOVE = "<", "^"
"""In a grid: this cell is merged with the one at its left, with the one above it."""


def grid(text: str) -> list[list[object]]:
    r"""Return the cells of a sheet written as lines of cells between bars; an empty line is an empty row.

    12 is a number, #1.5 too (#0.125~0.0% with a number format), '12 is text, @2024-09-05 a date and @07:30 a time (with
    ~format), =A1+B1~12 a formula with its cached value, =A1+B1 one without, !#N/A an error. \n is a line break, ␣ a space
    at the edge, ⍽ a no-break space, < and ^ belong to the merged cell at the left and above.

    >>> grid("1 | Chợ Phủ | '012 | #1.5\n\n | x\\ny")
    [[1, 'Chợ Phủ', '012', 1.5], [], [None, 'x\ny']]
    """
    lines = text.removeprefix("\n").removesuffix("\n").split("\n")
    return [[_cell(part.strip()) for part in line.split("|")] if line.strip() else [] for line in lines]


def _cell(text: str) -> object:
    """Return what one cell of the notation stands for."""
    if not text:
        return None
    if re.fullmatch(r"0|-?[1-9]\d*", text):
        return int(text)
    body, _, form = text[1:].partition("~")
    match text[0]:
        case "'":
            return _spaced(text[1:])
        case "#":
            number = float(body) if "." in body else int(body)
            return Cell(number, form) if form else number
        case "@":
            moment = time.fromisoformat(body) if ":" in body else date.fromisoformat(body)
            return Cell(moment, form) if form else moment
        case "=":
            cached = _cell(form)
            known = cached if isinstance(cached, Cell) else Cell(cached)
            return replace(known, formula=f"={body}")
        case "!":
            return Cell(text[1:], error=True)
    return _spaced(text)


def _spaced(text: str) -> str:
    return text.replace("\\n", "\n").replace("␣", " ").replace("⍽", "\N{NO-BREAK SPACE}")


def want(text: str) -> tuple[tuple[dict[str, object], ...], tuple[int, ...], tuple[str | None, ...]]:
    """Return rows, numbers and sheets of an expected table: its first line names the fields, n the row, sheet the sheet.

    Written like a grid; an empty cell is a field not named.

    >>> want("n | ten | so_hoc_sinh\\n5 | Trường A | 120\\n6 | Trường B |")
    (({'ten': 'Trường A', 'so_hoc_sinh': 120}, {'ten': 'Trường B'}), (5, 6), ())
    """
    names, *lines = [line for line in grid(text) if line]
    records = [{str(name): value for name, value in zip(names, line, strict=False)} for line in lines]
    numbers = tuple(int(str(record.pop("n"))) for record in records if "n" in record)
    sheets = tuple(str(record.pop("sheet")) for record in records if "sheet" in record)
    rows = tuple({name: value for name, value in record.items() if value is not None} for record in records)
    return rows, numbers, sheets


def case(
    name: str, dataset: str, file: str, build: Callable[[Path], None], expected: str = "", *, note: str, stops: str = "",
    bad: Sequence[tuple[int, str]] = (), children: Mapping[str, Sequence[str]] | None = None, numbered: bool = True,
) -> Case:  # fmt: skip
    """Return a case whose expected table is written as in `want`.

    children: the id of a child table -> one expected table for each row, in order ("" for none).
    """
    rows, numbers, sheets = want(expected) if expected else ((), (), ())
    for child, texts in (children or {}).items():
        for row, text in zip(rows, texts, strict=True):
            if text:
                row[child] = want(text)[0]
    return Case(name, dataset, file, build, rows, numbers if numbered else (), sheets, tuple(bad), stops, note)
