"""Files as agencies write them, made by code that knows nothing of the portal: read right, or stopped with a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.read import open_source
from geoportal.read.readers import read_file
from geoportal.records import Remembered, Report, Row, SourceTable
from geoportal.settings import Settings
from geoportal.territory import Gazetteer
from geoportal.validate import map_tables, validate_tables
from tests.corpus import CASES, Case
from tests.corpus.unseen import CASES as UNSEEN

STOPPING = ("error", "question")
CONFINED = 12
"""Every twelfth file is read in a process of its own, as the portal reads all."""
UNCOMPARED = ("vi_do", "kinh_do")


def read(
    case: Case, folder: Path, dataset: Dataset, gazetteer: Gazetteer, *, confined: bool
) -> tuple[list[Row], Report]:
    path, settings, report = folder / case.file, Settings(home=folder / "home"), Report()
    case.build(path)
    if confined:
        with open_source(path, settings, dataset) as source:
            return checked(source.tables, dataset, gazetteer, report), report
    (folder / "files").mkdir()
    tables = tuple(read_file(path, folder / "files", dataset, settings, Remembered()))
    return checked(tables, dataset, gazetteer, report), report


def checked(tables: tuple[SourceTable, ...], dataset: Dataset, gazetteer: Gazetteer, report: Report) -> list[Row]:
    mapped = map_tables(tables, dataset, report, gazetteer=gazetteer)
    return list(validate_tables(mapped, dataset, report, gazetteer=gazetteer))


def filled(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None and name not in UNCOMPARED}


def said(row: Row) -> dict[str, object]:
    return {**filled(row.values), **{child: tuple(map(filled, rows)) for child, rows in row.children.items()}}


def same(found: object, expected: object) -> bool:
    if isinstance(found, str) and "*" in found:  # masked: what is left of it must be of the original
        return (
            re.fullmatch(re.sub(r"(\\\*)+", ".*", re.escape(found)), re.sub(r"\D", "", str(expected)) or str(expected))
            is not None
        )
    if isinstance(expected, float) and isinstance(found, (int, float)):
        return abs(found - expected) <= 1e-9 * max(1.0, abs(expected))
    return found == expected


def differences(case: Case, rows: list[Row], report: Report) -> list[str]:
    wrong = []
    if case.numbers and [row.number for row in rows] != list(case.numbers):
        wrong.append(f"row numbers {[row.number for row in rows][:60]} instead of {list(case.numbers)[:60]}")
    if len(rows) != len(case.rows):
        wrong.append(f"{len(rows)} rows instead of {len(case.rows)}")
    if case.sheets and [row.sheet for row in rows] != list(case.sheets):
        wrong.append(f"sheets {[row.sheet for row in rows]} instead of {list(case.sheets)}")
    for row, expected in zip(rows, case.rows, strict=False):
        values = said(row)
        for name in sorted({*values, *expected}):
            if not same(values.get(name), expected.get(name)):
                wrong.append(f"row {row.number} {name}: {values.get(name)!r} instead of {expected.get(name)!r}")
    named = {(issue.row, issue.column) for issue in report.issues if issue.severity == "error"}
    return wrong + [
        f"row {number} {field}: no error" for number, field in case.bad if number not in {n for n, _ in named}
    ]


def stopped(report: Report) -> bool:
    return any(issue.severity in STOPPING and issue.row is None for issue in report.issues)


def verdict(case: Case, folder: Path, dataset: Dataset, gazetteer: Gazetteer, *, confined: bool) -> list[str]:
    """What is wrong with how a file was read; the first word is "flagged" when the officer is told of an error."""
    try:
        rows, report = read(case, folder, dataset, gazetteer, confined=confined)
    except SourceError as error:
        if case.stops and error.vi.endswith((".", "?")) and re.search(case.stops, error.vi, re.I):
            return []
        return ["flagged", error.vi]
    said = " ".join(f"{issue.problem} {issue.fix}" for issue in report.issues if issue.severity in STOPPING)
    if case.stops:
        return [] if stopped(report) and re.search(case.stops, said, re.I) else ["not stopped", said]
    if stopped(report):
        return ["flagged", said]
    wrong = differences(case, rows, report)
    return [*(["flagged"] if said else ["silent"]), *wrong] if wrong else []


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[case.name for case in CASES])
def test_a_file_is_read_right_or_stopped_with_a_question(
    number: int, case: Case, tmp_path: Path, datasets: dict[str, Dataset], gazetteer: Gazetteer
) -> None:
    confined = bool(case.stops) or number % CONFINED == 0
    assert verdict(case, tmp_path, datasets[case.dataset], gazetteer, confined=confined) == []


def test_files_that_the_reader_was_not_made_for(
    tmp_path: Path, datasets: dict[str, Dataset], gazetteer: Gazetteer
) -> None:
    found: dict[str, list[str]] = {}
    for case in UNSEEN:
        folder = tmp_path / case.name
        folder.mkdir()
        found[case.name] = verdict(case, folder, datasets[case.dataset], gazetteer, confined=bool(case.stops))
    wrong = {name: words for name, words in found.items() if words}
    assert {name: words for name, words in wrong.items() if words[0] != "flagged"} == {}
    assert len(wrong) * 100 <= len(found) * 5, wrong
