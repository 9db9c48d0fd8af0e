"""Check the corpus against itself, by hand: python -m tests.corpus.check [folder].

Every file is built and opened with the plain libraries; at the number of each expected row the file must hold its first
text. Values that a row does not hold literally (group labels, mended ones) are listed, for a person to look at. Field names
are checked against the definitions. Nothing of geoportal is used.
"""

from __future__ import annotations

import csv
import math
import sys
import tempfile
import unicodedata
import warnings
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.corpus import CASES, Case
from tests.corpus.alphabets import to_cp1258, to_tcvn3, to_viscii, to_vni

LAYERS = Path(__file__).resolve().parents[2] / "layers"
Lines = dict[tuple[str, int], list[str]]


def definitions() -> dict[str, set[str]]:
    """Return the field names and child tables of each dataset."""
    found = {}
    for path in LAYERS.glob("*/*.yml"):
        body = yaml.safe_load(path.read_text(encoding="utf-8"))
        found[path.stem] = set(body["fields"]) | set(body.get("children") or {})
    return found


def lines_of(path: Path) -> Lines | None:
    """Return the texts of each (sheet, row), row from 1, or None where the format is not one this script reads."""
    head = path.read_bytes()[:8]
    if head.startswith(b"PK") and path.suffix != ".ods":
        return _xlsx(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _xls(path)
    if path.suffix == ".ods":
        return _calamine(path)
    return _text(path) if path.suffix.lower() in {".csv", ".tsv", ".txt"} else None


def _xlsx(path: Path) -> Lines:
    import openpyxl

    with path.open("rb") as stream:
        book = openpyxl.load_workbook(stream, data_only=True)
        return {
            (sheet.title, n): [str(v) for v in row if v is not None]
            for sheet in book.worksheets for n, row in enumerate(sheet.iter_rows(values_only=True), 1)
        }  # fmt: skip


def _xls(path: Path) -> Lines:
    import xlrd

    book = xlrd.open_workbook(path, logfile=sys.stderr)
    return {
        (s.name, n + 1): [str(v) for v in s.row_values(n) if v != ""] for s in book.sheets() for n in range(s.nrows)
    }


def _calamine(path: Path) -> Lines:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(path)
    found = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        for n, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
            found[name, n] = [str(v) for v in row if v != ""]
    return found


def _text(path: Path) -> Lines:
    data = path.read_bytes()
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[1:2] == b"\0"
    for encoding in ["utf-16" if data[:2] == b"\xff\xfe" else "utf-16-le"] if wide else ["utf-8-sig", "latin-1"]:
        try:
            body = data.decode(encoding)
            break
        except UnicodeDecodeError:  # not UTF-8: any of the alphabets of one byte
            continue
    separator = max(",;\t|", key=body.count)
    return {("", n): next(csv.reader([line], delimiter=separator), []) for n, line in enumerate(body.splitlines(), 1)}


def spellings(value: object) -> Iterator[str]:
    """Return how a text may stand in a file."""
    text = str(value)
    yield text
    yield from (to_tcvn3(text), to_vni(text), to_viscii(text))
    yield to_cp1258(text).encode("cp1258", "replace").decode("latin-1")


def stands(value: object, held: list[str]) -> bool:
    """Tell whether a value stands in a row as it is, in any alphabet, or as the same number."""
    if isinstance(value, int | float):
        return any(_same(value, text) for text in held)
    return any(text.casefold() in map(str.casefold, held) for text in spellings(value))


def _same(value: float, text: str) -> bool:
    try:
        return math.isclose(float(text), value)
    except ValueError:
        return False


def findings(case: Case, folder: Path, fields: dict[str, set[str]]) -> Iterator[tuple[bool, str]]:
    """Return (wrong, sentence): what is wrong with a case, and what a person should look at."""
    path = folder / case.file
    case.build(path)
    unknown = {name for row in case.rows for name in row} | {name for _, name in case.bad}
    if unknown := unknown - fields[case.dataset]:
        yield True, f"unknown fields {unknown}"
    if not (case.rows or case.bad or case.stops):
        yield True, "expects nothing"
    lines = lines_of(path) if not case.stops else None
    if lines is None or not case.numbers:
        yield False, f"not opened here ({len(case.rows)} rows)"
        return
    if len(case.numbers) != len(case.rows) or len(case.sheets) not in (0, len(case.rows)):
        yield True, "numbers, sheets and rows differ in length"
    only = {name for name, _ in lines}
    for i, (row, number) in enumerate(zip(case.rows, case.numbers, strict=True)):
        sheets = [case.sheets[i]] if case.sheets else sorted(only)
        held = [unicodedata.normalize("NFC", v).strip() for s in sheets for v in lines.get((str(s), number), [])]
        missing = {k: v for k, v in row.items() if not isinstance(v, tuple) and not stands(v, held)}
        if missing:
            yield len(missing) == len(row), f"row {number}: {missing} not among {held}"
    listed = {(case.sheets[i] if case.sheets else None, n) for i, n in enumerate(case.numbers)}
    listed |= {(None, n) for n, _ in case.bad}
    for (sheet, number), texts in lines.items():
        if any(texts) and not {(sheet, number), (None, number)} & listed:
            yield False, f"passed over {sheet} {number}: {texts}"


def main() -> int:
    """Print what was found; return how many cases are wrong."""
    warnings.simplefilter("error")
    fields, wrong = definitions(), 0
    names = [case.name for case in CASES]
    for name in {name for name in names if names.count(name) > 1}:
        print(f"WRONG two cases named {name}")
        wrong += 1
    with tempfile.TemporaryDirectory() as temporary:
        for case in CASES:
            folder = Path(sys.argv[1] if len(sys.argv) > 1 else temporary) / case.name
            folder.mkdir(parents=True, exist_ok=True)
            for bad, sentence in findings(case, folder, fields):
                wrong += bad
                print(f"{'WRONG' if bad else 'look '} {case.name}: {sentence}")
    print(f"{len(CASES)} cases, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    raise SystemExit(main())
