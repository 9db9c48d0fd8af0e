"""All tables of a file against the definition of their dataset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import shapely

from geoportal.dataset import Dataset, Field
from geoportal.records import Issue, Report, Row, SourceTable, Value
from geoportal.validate.headings import map_headings
from geoportal.validate.keys import feature_id, protect, row_key
from geoportal.validate.values import BadValue, Doubtful, parse_value
from geoportal.vietnamese import fold

SHAPES = {"polygon": ("Polygon", "MultiPolygon"), "line": ("LineString", "MultiLineString"), "point": ("Point",)}


def validate_tables(tables: Sequence[SourceTable], dataset: Dataset, report: Report) -> list[Row]:
    """Type and check every row.

    Rows with an error are left out of the answer and named in the report, each cell with its own issue; issues about
    a whole table have no row and stop any publication.
    """
    children = {fold(child.title.vi): name for name, child in dataset.children.items()}
    main = [table for table in tables if fold(table.sheet or "") not in children]
    rows: dict[tuple[str, ...], Row] = {}
    for table in main:
        _read_main(table, dataset, report, rows)
    for table in tables:
        if fold(table.sheet or "") in children and not report.stops:
            _read_children(table, children[fold(table.sheet or "")], dataset, report, rows)
    if not report.stops and not rows:
        problem = "Không có dòng số liệu nào." if report.rows_read == 0 else "Không có dòng nào hợp lệ."
        report.add(Issue("no-rows", "error", problem, "Điền số liệu vào bảng, hoặc sửa các lỗi nêu trong báo cáo."))
    report.rows_valid = len(rows)
    return list(rows.values())


def _read_main(table: SourceTable, dataset: Dataset, report: Report, rows: dict[tuple[str, ...], Row]) -> None:
    report.issues.extend(table.issues)
    report.rows_read += len(table.rows)
    fields = dataset.input_fields
    columns, issues = map_headings(table, fields)
    report.issues.extend(issues)
    report.mapping |= {table.headings[index]: name for name, index in columns.items()}
    if any(issue.severity == "error" for issue in issues):
        return
    for position, number in enumerate(table.row_numbers):
        cells = {name: table.rows[position][index] for name, index in columns.items()}
        values, issues = read_cells(cells, fields, table, number)
        geometry = table.geometries[position] if table.geometries is not None else None
        geometry, more = _check_geometry(geometry, dataset, values, table, number)
        issues += more
        key = row_key(dataset, values)
        if key in rows and not any(issue.severity == "error" for issue in issues):
            issues.append(_duplicate(dataset, table, number, rows[key]))
        report.issues.extend(issues)
        if not any(issue.severity == "error" for issue in issues):
            public = {name: protect(value, fields[name]) for name, value in values.items()}
            rows[key] = Row(feature_id(dataset, key), number, table.sheet, public, geometry)


def read_cells(
    cells: Mapping[str, str | None], fields: Mapping[str, Field], table: SourceTable, number: int
) -> tuple[dict[str, Value], list[Issue]]:
    """Return the typed values of one row (None when empty) and its issues."""
    values: dict[str, Value] = {}
    issues = []
    for name, field in fields.items():
        text = cells.get(name)
        values[name] = None
        if text is None or not text.strip():
            if field.required:
                issues.append(
                    _issue(
                        "required",
                        "error",
                        f"Thiếu «{field.title.vi}».",
                        "Điền giá trị vào ô này.",
                        table,
                        number,
                        field,
                        None,
                    )
                )
            continue
        try:
            values[name] = parse_value(text, field)
        except BadValue as bad:
            issues.append(_issue("value", "error", bad.problem, bad.fix, table, number, field, text))
        except Doubtful as doubt:
            values[name] = doubt.value
            issues.append(_issue("doubtful", "warning", doubt.problem, doubt.fix, table, number, field, text))
    return values, issues


def _check_geometry(
    geometry: bytes | None, dataset: Dataset, values: dict[str, Value], table: SourceTable, number: int
) -> tuple[bytes | None, list[Issue]]:
    kind = dataset.located.split(":")[0]
    if dataset.located == "table" or kind not in (*SHAPES, "area"):
        return None, []
    if geometry is None:
        needed = kind in ("polygon", "line") and not any(way in ("table", "point:address") for way in dataset.accepts)
        if not needed:
            return None, []
        fix = "Dùng tệp GIS (.geojson, .gpkg) có hình vẽ của từng đối tượng."
        return None, [
            _issue("geometry", "error", "Dòng này không có hình vẽ trên bản đồ.", fix, table, number, None, None)
        ]
    shape = shapely.from_wkb(geometry)
    wanted = SHAPES["point" if kind == "area" else kind]
    if shape.geom_type not in wanted:
        problem = f"Hình vẽ là {shape.geom_type}, bộ dữ liệu này cần {' hoặc '.join(wanted)}."
        return None, [_issue("geometry", "error", problem, "Chọn đúng lớp trong tệp GIS.", table, number, None, None)]
    if isinstance(shape, shapely.Point):
        _state_point(shape, dataset, values)
        return None, []
    promoted: bytes = shapely.to_wkb(_promoted(shape))
    return promoted, []


def _promoted(shape: shapely.Geometry) -> shapely.Geometry:
    if isinstance(shape, shapely.Polygon):
        return shapely.MultiPolygon([shape])
    return shapely.MultiLineString([shape]) if isinstance(shape, shapely.LineString) else shape


def _state_point(shape: shapely.Point, dataset: Dataset, values: dict[str, Value]) -> None:
    """A point of a GIS file is a stated coordinate like one in a table: the geocoder tests it the same way."""
    values[dataset.fields_of_type("latitude")[0]] = repr(round(shape.y, 7))
    values[dataset.fields_of_type("longitude")[0]] = repr(round(shape.x, 7))


def _read_children(
    table: SourceTable, child: str, dataset: Dataset, report: Report, rows: dict[tuple[str, ...], Row]
) -> None:
    fields = dataset.children[child].fields
    keys = {name: dataset.fields[name] for name in dataset.key}
    columns, issues = map_headings(table, {**keys, **fields})
    report.issues.extend((*table.issues, *issues))
    if any(issue.severity == "error" for issue in issues):
        return
    for position, number in enumerate(table.row_numbers):
        cells = {name: table.rows[position][index] for name, index in columns.items()}
        values, issues = read_cells(cells, {**keys, **fields}, table, number)
        parent = rows.get(row_key(dataset, values))
        if parent is None and not issues:
            issues.append(_orphan(dataset, values, table, number))
        report.issues.extend(issues)
        if parent is not None and not any(issue.severity == "error" for issue in issues):
            public = {name: protect(values[name], field) for name, field in fields.items()}
            parent.children.setdefault(child, []).append(public)


def _duplicate(dataset: Dataset, table: SourceTable, number: int, first: Row) -> Issue:
    titles = ", ".join(dataset.fields[name].title.vi for name in dataset.key)
    where = f"dòng {first.number}" + (f" trang «{first.sheet}»" if first.sheet != table.sheet else "")
    return Issue(
        "duplicate",
        "error",
        f"Trùng với {where} (cùng {titles}).",
        "Xóa dòng trùng, hoặc ghi rõ để phân biệt.",
        table.sheet,
        number,
        titles,
    )


def _orphan(dataset: Dataset, values: Mapping[str, Value], table: SourceTable, number: int) -> Issue:
    name = ", ".join(str(values[key]) for key in dataset.key)
    return Issue(
        "orphan",
        "error",
        f"Không có dòng «{name}» trong bảng chính.",
        "Ghi đúng như trong bảng chính.",
        table.sheet,
        number,
        dataset.fields[dataset.key[0]].title.vi,
        name,
    )


def _issue(
    code: str,
    severity: str,
    problem: str,
    fix: str,
    table: SourceTable,
    number: int,
    field: Field | None,
    value: str | None,
) -> Issue:
    column = field.title.vi if field else None
    return Issue(code, severity, problem, fix, table.sheet, number, column, value)  # type: ignore[arg-type]
