"""From a sheet to its table: text restored, headings found, rows told apart, and everything said that was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from geoportal.dataset import Dataset
from geoportal.dataset.headings import Vocabulary, child_vocabulary, vocabulary_of
from geoportal.errors import SourceError
from geoportal.read.sheets.body import Body, Passed
from geoportal.read.sheets.continued import go_on, parent_and_child_columns
from geoportal.read.sheets.heading_rows import Headings, find_headings
from geoportal.read.sheets.restored import restore_sheet
from geoportal.read.sheets.row_kinds import ARABIC, is_ordinals, is_unit_label
from geoportal.read.sheets.sheet import Sheet
from geoportal.records import LEVELS, Issue, Remembered, SourceTable
from geoportal.spreadsheet import cell_name
from geoportal.vietnamese import clean, fold

GUIDE_SHEETS = ("Hướng dẫn", "Thông tin", "Danh mục", "Kết quả kiểm tra")
"""Sheets of the portal's own workbooks that hold no data."""
SHOWN = 8
LIKE_DATA = 3
"""A numbered row with so many filled cells looks like data."""


def tables_of(
    sheets: Sequence[Sheet], *, file: str, dataset: Dataset | None, remembered: Remembered
) -> Iterator[SourceTable]:
    """Yield the table of every sheet that holds one.

    Raises
    ------
    SourceError
        No sheet holds a table.
    """
    count = 0
    vocabularies = _vocabularies(dataset, remembered)
    for sheet in sheets:
        if sheet.name in GUIDE_SHEETS or not any(map(any, sheet.rows)):
            continue
        restored = restore_sheet(sheet)
        headings = find_headings(sheet, vocabularies)
        if headings is not None:
            count += 1
            yield _table(sheet, headings, file, dataset, vocabularies, restored)
    if not count:
        raise SourceError(f"Tệp «{file}» không có bảng số liệu nào. Dòng đầu của bảng phải là tên các cột.")


def _vocabularies(dataset: Dataset | None, remembered: Remembered) -> list[Vocabulary]:
    if dataset is None:
        return [Vocabulary({})]
    children = [child_vocabulary(dataset, name, remembered.headings) for name in dataset.children]
    return [vocabulary_of(dataset, remembered.headings), *children]


def _table(
    sheet: Sheet,
    headings: Headings,
    file: str,
    dataset: Dataset | None,
    vocabularies: Sequence[Vocabulary],
    restored: Iterable[Issue],
) -> SourceTable:
    words = frozenset().union(*(vocabulary.values for vocabulary in vocabularies[:1]))
    known = frozenset(name for vocabulary in vocabularies for name in vocabulary.names)
    width = max([len(headings.levels), *(_last(row) for row in sheet.rows[headings.bottom + 1 :])])
    levels = headings.levels + ((),) * (width - len(headings.levels))
    levels, told = _with_first(sheet, headings, levels, dataset)
    named = [column for column in range(width) if levels[column] or _has_data(sheet, headings, column)]
    padded = replace(headings, levels=tuple(level or ("",) for level in levels))
    units_are_rows = dataset is not None and dataset.fields[dataset.name_field].type == "unit"
    body = Body(sheet, padded, [c for c in named if levels[c]], words, units_are_rows, known)
    rows, body.passed.continued = go_on(list(body.rows()), *_family(body, vocabularies))
    issues = [*restored, *told, *_remarks(sheet, headings, body), *_unnamed(sheet, [c for c in named if not levels[c]])]
    return SourceTable(
        file, sheet.name, tuple(LEVELS.join(levels[column]) for column in body.named), rows, tuple(body.named),
        titles=_titles(sheet, headings), issues=tuple(issues), hidden_sheet=sheet.hidden,
        hidden=tuple(index for index, column in enumerate(body.named) if column in sheet.hidden_columns),
    )  # fmt: skip


def _family(body: Body, vocabularies: Sequence[Vocabulary]) -> tuple[list[int], list[int]]:
    if len(vocabularies) == 1:
        return [], []
    return parent_and_child_columns([body.headings.levels[column] for column in body.named], vocabularies)


def _with_first(
    sheet: Sheet, headings: Headings, levels: tuple[tuple[str, ...], ...], dataset: Dataset | None
) -> tuple[tuple[tuple[str, ...], ...], list[Issue]]:
    """Give the first column its heading where it has none and tells what it holds: numbers, units, allowed values."""
    first = next((c for c in range(len(levels)) if levels[c] or _has_data(sheet, headings, c)), 0)
    if dataset is None or not levels or levels[first]:
        return levels, []
    texts = [text for row in sheet.rows[headings.bottom + 1 :] if first < len(row) and (text := row[first])]
    if sum(ARABIC.fullmatch(clean(text)) is not None for text in texts) * 2 >= len(texts):
        return (*levels[:first], ("STT",), *levels[first + 1 :]), []
    title = _what_they_are(texts, dataset)
    if not title:
        return levels, []
    letter = cell_name(1, first)[:-1]
    text = f"Cột {letter} không có tên, được hiểu là «{title}» theo nội dung của cột."
    told = Issue("guessed-heading", "notice", text, "Nếu không đúng, hãy đặt tên cho cột.", sheet.name)
    return (*levels[:first], (title,), *levels[first + 1 :]), [told]


def _what_they_are(texts: Sequence[str], dataset: Dataset) -> str:
    """Return the title of the field that most of the texts are values of: the units of the rows, or allowed ones."""
    name = dataset.fields[dataset.name_field]
    if name.type == "unit" and sum(map(is_unit_label, texts)) * 2 >= len(texts):
        return name.title.vi
    for field in dataset.fields.values():
        allowed = set(map(fold, field.values))
        if sum(fold(text) in allowed for text in texts) * 2 >= len(texts):
            return field.title.vi
    return ""


def _titles(sheet: Sheet, headings: Headings) -> tuple[str, ...]:
    return (*sheet.before, *(clean(cell) for row in sheet.rows[: headings.top] for cell in row if cell))


def _last(row: Sequence[str | None]) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell), default=0)


def _has_data(sheet: Sheet, headings: Headings, column: int) -> bool:
    return any(column < len(row) and row[column] for row in sheet.rows[headings.bottom + 1 :])


def _unnamed(sheet: Sheet, columns: Sequence[int]) -> Iterator[Issue]:
    for column in columns:
        letter = cell_name(1, column)[:-1]
        yield Issue(
            "unnamed-heading", "warning", f"Cột {letter} có nội dung nhưng không có tên nên không được công bố.",
            "Nếu đó là số liệu, hãy đặt tên cho cột.", sheet.name, cell=cell_name(1, column),
        )  # fmt: skip


def _remarks(sheet: Sheet, headings: Headings, body: Body) -> Iterator[Issue]:
    """Yield a notice for everything that was passed over or filled in, and a warning for what could not be read."""

    def note(code: str, text: str, row: int | None = None) -> Issue:
        return Issue(code, "notice", text, "", sheet.name, row)

    passed: Passed = body.passed
    hidden = [LEVELS.join(body.headings.levels[column]) for column in body.named if column in sheet.hidden_columns]
    if hidden:
        yield note("hidden", f"Cột bị ẩn nhưng vẫn được đọc: {', '.join(f'«{name}»' for name in hidden)}.")
    yield from _data_above(sheet, headings)
    rows = [row + 1 for row in sorted(sheet.hidden_rows) if row > headings.bottom and row < len(sheet.rows)]
    if rows:
        yield note("hidden", f"Dòng bị ẩn nhưng vẫn được đọc: {_numbers(rows)}.")
    if headings.top and any(map(any, sheet.rows[: headings.top])):
        yield note("above", f"Bỏ qua phần trên bảng (đến dòng {headings.top}); tên cột ở dòng {headings.top + 1}.")
    if passed.labels:
        shown = "; ".join(f"dòng {number} «{label}»" for number, label in passed.labels[:SHOWN])
        yield note(
            "labels", f"{len(passed.labels)} dòng là tên nhóm cho các dòng bên dưới: {shown}{_more(passed.labels)}."
        )
    for numbers, code, text in (
        (passed.totals, "totals", "Bỏ qua dòng cộng, dòng tổng"),
        (passed.repeated, "repeated", "Bỏ qua tên cột, tiêu đề lặp lại"),
        (passed.outside, "outside", "Bỏ qua dòng chỉ có nội dung ngoài bảng"),
        (passed.filled_down, "merged", "Ô gộp theo chiều dọc được hiểu là áp dụng cho mọi dòng của ô, bắt đầu từ"),
        (passed.continued, "continued", "Ô để trống được hiểu là như dòng trên, vì chỉ ghi một lần cho nhiều dòng"),
        (passed.ditto, "ditto", "Dấu «nt» được thay bằng giá trị dòng trên"),
    ):
        if numbers:
            yield note(code, f"{text}: dòng {_numbers(sorted(set(numbers)))}.", numbers[0])
    if passed.footer:
        number, text = passed.footer[0]
        yield note("footer", f"Bỏ qua phần cuối bảng, từ dòng {number}: «{clean(text)[:60]}».", number)
    for row, column in sorted(sheet.unread)[:200]:
        if column in body.named and row > headings.bottom:
            yield Issue(
                "unread-formula", "error", "Ô có công thức nhưng tệp không lưu kết quả.",
                "Mở tệp bằng Excel rồi lưu lại, hoặc thay công thức bằng giá trị.", sheet.name, row + 1,
                LEVELS.join(body.headings.levels[column]), None, cell_name(row + 1, column),
            )  # fmt: skip


def _data_above(sheet: Sheet, headings: Headings) -> Iterator[Issue]:
    """Yield an error where numbered rows stand above the headings: they would be left out."""
    rows = [
        number + 1 for number, row in enumerate(sheet.rows[: headings.top])
        if len(filled := [clean(cell) for cell in row if cell]) >= LIKE_DATA and ARABIC.fullmatch(filled[0])
        and not is_ordinals(row)
    ]  # fmt: skip
    text = f"Phía trên tên cột (dòng {headings.top + 1}) có dòng giống số liệu: {_numbers(rows)}."
    if len(rows) > 1:
        yield Issue(
            "data-above", "error", text,
            "Mỗi trang chỉ để một bảng với một dòng tên cột ở đầu; chuyển các dòng này xuống dưới tên cột.", sheet.name,
        )  # fmt: skip


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN]))
    return shown + (f" và {len(numbers) - SHOWN} dòng nữa" if len(numbers) > SHOWN else "")


def _more(items: Sequence[object]) -> str:
    return f" và {len(items) - SHOWN} dòng nữa" if len(items) > SHOWN else ""
