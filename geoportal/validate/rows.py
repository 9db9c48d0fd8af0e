"""All rows of a file against the definition of their dataset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from geoportal.dataset import Dataset
from geoportal.records import Issue, Report, Row, SourceRow, Value
from geoportal.territory import Gazetteer
from geoportal.validate.cells import read_cells
from geoportal.validate.context import Context, label_values, unit_labels, unused_labels, with_district
from geoportal.validate.geometry import check_geometry
from geoportal.validate.guarded import guard_row
from geoportal.validate.keys import feature_id, row_key
from geoportal.validate.mapping import MappedTable
from geoportal.validate.tables import Mapped


def validate_tables(
    mapped: Mapped, dataset: Dataset, report: Report, *, gazetteer: Gazetteer | None = None
) -> Iterator[Row]:
    """Yield every valid row, typed and checked.

    Rows with an error are left out and named in the report, each cell with its own issue. The report is complete when
    the last row has been taken.
    """
    rows = _main_rows(mapped, dataset, report, gazetteer)
    if dataset.children:
        yield from _with_children(list(rows), mapped, dataset, report)
    else:
        yield from rows
    if not report.stops and not report.rows_valid:
        problem = "Chưa có dòng số liệu nào." if report.rows_read == 0 else "Không có dòng nào hợp lệ."
        report.add(Issue("no-rows", "error", problem, "Điền số liệu vào bảng, hoặc sửa các lỗi nêu trong báo cáo."))


def _main_rows(mapped: Mapped, dataset: Dataset, report: Report, gazetteer: Gazetteer | None) -> Iterator[Row]:
    seen: dict[tuple[str, ...], tuple[int, str | None]] = {}
    for table, context in mapped.main:
        report.rows_read += len(table.table.rows)
        if any(issue.severity == "error" and issue.row is None for issue in table.issues):
            continue
        broken = {issue.row for issue in table.table.issues if issue.severity == "error"}
        for source in table.table.rows:
            row = _read_row(source, table, context, dataset, report, gazetteer, seen)
            if row is not None and source.number not in broken:
                report.rows_valid += 1
                yield row
        report.issues += unused_labels(table.table, context)


def _read_row(
    source: SourceRow, mapped: MappedTable, context: Context, dataset: Dataset, report: Report,
    gazetteer: Gazetteer | None, seen: dict[tuple[str, ...], tuple[int, str | None]],
) -> Row | None:  # fmt: skip
    values, units, issues = _read_values(source, mapped, context, dataset, gazetteer)
    issues = [issue for issue in issues if issue.code != "required" or (issue.row, issue.column) not in mapped.asked]
    geometry, more = check_geometry(source, mapped, dataset, values)
    issues += more
    key = row_key(dataset.key, values)
    if not _has_error(issues):
        if key in seen and mapped.repeats:
            return None
        if key in seen:
            issues.append(_duplicate(dataset, mapped, source.number, seen[key]))
        seen.setdefault(key, (source.number, mapped.table.sheet))
    public, guarded = guard_row(values, mapped, dataset, source.number, date.today())
    issues += guarded
    report.issues += issues
    if _has_error(issues):
        return None
    return Row(
        feature_id(dataset, key), source.number, mapped.table.sheet, public, geometry, context=units, crs=mapped.crs
    )


def values_of(
    source: SourceRow, mapped: MappedTable, context: Context, dataset: Dataset, gazetteer: Gazetteer | None
) -> tuple[dict[str, Value], tuple[str, ...]]:
    """Return the typed values of a row of a main table and the units named over it, whatever is wrong with others."""
    return _read_values(source, mapped, context, dataset, gazetteer)[:2]


def _read_values(
    source: SourceRow, mapped: MappedTable, context: Context, dataset: Dataset, gazetteer: Gazetteer | None
) -> tuple[dict[str, Value], tuple[str, ...], list[Issue]]:
    labels = label_values(source.context, mapped.fields, context, gazetteer, source.number)
    values, issues = read_cells(source, mapped, {**context.constants, **labels})
    loose = [text for column in mapped.units if (text := source.cells[column])]
    units = (*loose, *unit_labels(source.context, context, gazetteer))
    if units and dataset.fields[dataset.name_field].type == "unit" and values[dataset.name_field]:
        values[dataset.name_field] = with_district(str(values[dataset.name_field]), units, gazetteer)
    return values, units, issues


def _has_error(issues: Sequence[Issue]) -> bool:
    return any(issue.severity == "error" for issue in issues)


def _with_children(rows: list[Row], mapped: Mapped, dataset: Dataset, report: Report) -> Iterator[Row]:
    for table, context in mapped.children:
        keys = [name for name in dataset.key if name in table.columns]
        parents: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            parents.setdefault(row_key(keys, row.values), []).append(row)
        if not _has_error([issue for issue in table.issues if issue.row is None]):
            for source in table.table.rows:
                _read_child(source, table, context, dataset, report, keys, parents)
    yield from rows


def _read_child(
    source: SourceRow, mapped: MappedTable, context: Context, dataset: Dataset, report: Report, keys: Sequence[str],
    parents: Mapping[tuple[str, ...], list[Row]],
) -> None:  # fmt: skip
    """Add a row of a child table to the one parent that it names by those of the parent's key fields that it has."""
    values, issues = read_cells(source, mapped, context.constants, optional=dataset.key)
    own = dataset.children[mapped.child].fields
    if mapped.repeats and all(values[name] is None for name in own):
        return  # a parent without rows of its own
    found = parents.get(row_key(keys, values), [])
    if len(found) != 1 and not issues:
        name = ", ".join(str(values[key]) for key in keys)
        problem = (
            f"Có {len(found)} dòng «{name}» trong bảng chính." if found else f"Không có dòng «{name}» trong bảng chính."
        )
        fix = "Ghi đúng và đủ các cột phân biệt như trong bảng chính."
        cell = mapped.cell(keys[0], source.number)
        issues.append(
            Issue(
                "orphan", "error", problem, fix, mapped.table.sheet, source.number, mapped.heading(keys[0]), name, cell
            )
        )
    public, guarded = guard_row(values, mapped, dataset, source.number, date.today())
    issues += guarded
    report.issues += issues
    if len(found) == 1 and not _has_error(issues):
        found[0].children.setdefault(mapped.child, []).append({name: public[name] for name in own})


def _duplicate(dataset: Dataset, mapped: MappedTable, number: int, first: tuple[int, str | None]) -> Issue:
    titles = ", ".join(dataset.fields[name].title.vi for name in dataset.key)
    where = f"dòng {first[0]}" + (f" trang «{first[1]}»" if first[1] != mapped.table.sheet else "")
    return Issue(
        "duplicate", "error", f"Trùng với {where} (cùng {titles}).", "Xóa dòng trùng, hoặc ghi rõ để phân biệt.",
        mapped.table.sheet, number, titles, None, mapped.cell(dataset.key[0], number),
    )  # fmt: skip
