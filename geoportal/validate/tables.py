"""The tables of a file that hold a dataset: which they are, which column of each holds which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geoportal.dataset import Dataset
from geoportal.dataset.headings import child_vocabulary, shape_of, vocabulary_of
from geoportal.records import Issue, Remembered, Report, SourceTable
from geoportal.territory import Gazetteer
from geoportal.validate.context import Context, context_of
from geoportal.validate.mapping import MappedTable, map_table, missing
from geoportal.vietnamese import fold


@dataclass(slots=True)
class Mapped:
    """The tables of a file that hold rows of the dataset, and those of its child tables."""

    main: list[tuple[MappedTable, Context]] = field(default_factory=list)
    children: list[tuple[MappedTable, Context]] = field(default_factory=list)


def map_tables(
    tables: Sequence[SourceTable], dataset: Dataset, report: Report, *, gazetteer: Gazetteer | None = None,
    remembered: Remembered | None = None, given: Mapping[str, str] | None = None,
) -> Mapped:  # fmt: skip
    """Find the column of every field in every table.

    Tables that hold none of the dataset's required fields are passed over when another one holds them all; each is
    named.
    Issues about a whole table have no row and stop any publication.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        Tells whether a sheet or a group of rows is named after a unit.
    remembered : Remembered, optional
        What an owner confirmed for files of this shape.
    given : mapping, optional
        Texts of fields that hold for the whole file.
    """
    known = remembered or Remembered()
    sheets = [table.sheet for table in tables]
    found, candidates, mostly = Mapped(), [], []
    for table in tables:
        child = _named_child(table, dataset)
        mapped, context, lacking = _map(table, child, dataset, known, sheets, gazetteer, given or {})
        for other in () if child else dataset.children:
            again = _map(table, other, dataset, known, sheets, gazetteer, given or {})
            if again[2]:
                continue
            if lacking:
                child, (mapped, context, lacking) = other, again
            elif _is_mostly(again[0], mapped, dataset):
                mostly.append(((mapped, context, lacking), again))
                break
            elif _own(again[0], dataset).isdisjoint(_columns(mapped)):
                _set_beside(mapped, again[0], dataset)
                found.children.append((again[0], again[1]))
        if child:
            mapped.issues += lacking
            found.children.append((mapped, context))
        elif not (mostly and mostly[-1][0][0] is mapped):
            candidates.append((mapped, context, lacking))
    for main, again in mostly:  # a table of children that names its parents: theirs too where no other table has them
        found.children.append((again[0], again[1]))
        if all(lacking for _, _, lacking in candidates):
            _set_beside(main[0], again[0], dataset)
            candidates.append(main)
    found.main = _choose_tables(candidates, dataset, report)
    for mapped, context in (*found.main, *found.children):
        report.issues += [*mapped.table.issues, *mapped.issues, *context.issues]
        report.mapping |= {mapped.heading(name): name for name in mapped.columns}
    return found


def _columns(mapped: MappedTable) -> set[int]:
    """Return the columns of the sheet that hold fields of a table."""
    return _in_sheet(mapped, {column for columns in mapped.columns.values() for column in columns})


def _own(child: MappedTable, dataset: Dataset) -> set[int]:
    """Return the columns of the sheet that hold a child table and are not the key of its parent."""
    names = set(child.columns) - set(dataset.key)
    return _in_sheet(child, {column for name in names for column in child.columns[name]})


def _in_sheet(mapped: MappedTable, columns: set[int]) -> set[int]:
    """Return columns as the sheet counts them: a table in another shape has others."""
    return {mapped.table.positions[column] for column in columns} if mapped.table.positions else columns


def _is_mostly(child: MappedTable, main: MappedTable, dataset: Dataset) -> bool:
    """Return whether a table has more of a child table than of the main one, the key aside."""
    return len(set(child.columns) - set(dataset.key)) > 1 and not set(main.columns) - set(dataset.key)


def _set_beside(main: MappedTable, child: MappedTable, dataset: Dataset) -> None:
    """Read a child table beside its parents, each of which then stands in several rows."""
    split = child.table.headings != main.table.headings
    main.repeats, child.repeats = not split, True
    used = {table.table.headings[column] for table in (main, child)
            for columns in table.columns.values() for column in columns}  # fmt: skip
    used |= set(main.table.headings) - set(child.table.headings) if split else set()
    for mapped in (main, child):
        mapped.issues = [i for i in mapped.issues if i.code != "unknown-heading" or i.column not in used]
    child.issues = [issue for issue in child.issues if issue not in main.issues]
    child.table = replace(child.table, issues=())


def _named_child(table: SourceTable, dataset: Dataset) -> str:
    titles = {fold(child.title.vi[:31]): name for name, child in dataset.children.items()}
    return titles.get(fold(table.sheet or ""), "")


def _map(
    table: SourceTable, child: str, dataset: Dataset, known: Remembered, sheets: Sequence[str | None],
    gazetteer: Gazetteer | None, given: Mapping[str, str],
) -> Candidate:  # fmt: skip
    """Map a table as the main one or as a child table; return it with its context and what it lacks."""
    confirmed = known.shapes.get(shape_of(table.headings), {})
    words = child_vocabulary(dataset, child, confirmed) if child else vocabulary_of(dataset, confirmed)
    mapped = map_table(table, words)
    mapped.child = child
    context = context_of(table, words.fields, mapped.columns, sheets, gazetteer, given)
    keys = dataset.key if child and any(name in mapped.columns for name in dataset.key) else ()
    return mapped, context, list(missing(mapped, words, [*context.constants, *context.labelled, *keys]))


Candidate = tuple[MappedTable, Context, list[Issue]]


def _choose_tables(candidates: list[Candidate], dataset: Dataset, report: Report) -> list[tuple[MappedTable, Context]]:
    """Return the tables that hold the dataset; report those passed over, and what the likeliest lacks if none does."""
    whole = [candidate for candidate in candidates if not candidate[2]]
    if any(not mapped.table.hidden_sheet for mapped, _, _ in whole):
        for mapped, _, _ in candidates:
            if mapped.table.hidden_sheet and len(mapped.table.rows):
                report.add(_unseen(mapped.table, read=False))
        candidates = [candidate for candidate in candidates if not candidate[0].table.hidden_sheet]
    else:
        report.issues += [_unseen(mapped.table, read=True) for mapped, _, _ in whole if mapped.table.hidden_sheet]
    chosen = []
    likeliest = max(candidates, key=lambda item: (len(item[0].columns), len(item[0].table.rows)), default=None)
    for candidate in candidates:
        mapped, context, lacking = candidate
        partly = any(name in mapped.columns for name in dataset.key)
        if candidate in whole:
            chosen.append((mapped, context))
        elif (whole and partly and len(mapped.table.rows)) or (not whole and candidate is likeliest):
            mapped.issues += lacking
            chosen.append((mapped, context))
        elif len(mapped.table.rows):
            report.add(_passed_over(mapped))
    return chosen


def _unseen(table: SourceTable, *, read: bool) -> Issue:
    if read:
        return Issue("hidden", "notice", f"Trang «{table.sheet}» bị ẩn nhưng vẫn được đọc.", "", table.sheet)
    problem = f"Trang «{table.sheet}» bị ẩn nên không được đọc ({len(table.rows)} dòng)."
    return Issue("hidden", "warning", problem, "Nếu cần công bố, hãy bỏ ẩn trang này.", table.sheet)


def _passed_over(mapped: MappedTable) -> Issue:
    table = mapped.table
    return Issue(
        "passed-over", "warning",
        f"Trang «{table.sheet}» không giống biểu mẫu nên không được đọc ({len(table.rows)} dòng).",
        "Nếu trang này có số liệu cần công bố, hãy đặt tên cột như biểu mẫu hoặc chọn cột bằng lệnh «geoportal map».",
        table.sheet,
    )  # fmt: skip
