"""The template workbook: opens, guides, and reads back just what was filled in; untouched, it says that nothing was."""

from __future__ import annotations

import re
from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from geoportal.dataset import Dataset, Field, load_agencies
from geoportal.dataset.demands import Rule
from geoportal.read.readers import read_file
from geoportal.records import Issue, Remembered, Report, Row
from geoportal.settings import Settings
from geoportal.territory import Gazetteer
from geoportal.validate import map_tables, validate_tables
from geoportal.workbooks.template.checks import rule_words
from geoportal.workbooks.template.guide import GUIDE
from geoportal.workbooks.template.lists import LISTS
from geoportal.workbooks.template.rules import LAST_ROW
from geoportal.workbooks.template.words import choices_of, example_of, message_of, template_heading
from geoportal.workbooks.template.write import FORMATS, SHEET, TEXT, write_template
from tests.conftest import ROOT

AGENCIES = load_agencies(ROOT / "layers")
WHOLE = ("few-rows", "rarely-filled", "rarely-located")
"""Questions about a whole table, which three made-up rows cannot answer."""
FILLED = 3


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> list[str]:
    return sorted(unit.name for unit in gazetteer.units_2025())


@pytest.fixture(scope="module")
def templates(
    datasets: dict[str, Dataset], units: list[str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("templates")
    paths = {name: folder / f"{name}.xlsx" for name in datasets}
    for name, path in paths.items():
        write_template(datasets[name], path, units=units, agencies=AGENCIES)
    return paths


def sheets_of(dataset: Dataset) -> dict[str, dict[str, Field]]:
    keys = {name: dataset.fields[name] for name in dataset.key}
    children = {child.title.vi[:31]: {**keys, **child.fields} for child in dataset.children.values()}
    return {SHEET: dict(dataset.input_fields), **children}


def checked(dataset: Dataset, path: Path, gazetteer: Gazetteer) -> tuple[list[Row], Report]:
    report = Report()
    tables = list(read_file(path, path.parent, dataset, Settings(home=path.parent), Remembered()))
    mapped = map_tables(tables, dataset, report, gazetteer=gazetteer)
    return list(validate_tables(mapped, dataset, report, gazetteer=gazetteer)), report


def needs_shapes(dataset: Dataset) -> bool:
    return dataset.located in ("polygon:file", "line:file") and not {"table", "point:address"} & {*dataset.accepts}


def typed(field: Field, number: int, units: list[str]) -> object:
    """A valid value as Excel would hold it: dates as dates, numbers as numbers, telephones as text."""
    if field.values:
        return field.values[number % len(field.values)]
    if field.pattern is not None:
        return field.pattern.example
    low = field.minimum or 0
    return {
        "text": f"Tên gọi {number}", "address": f"Số {number + 1} đường Bãi Sậy, Phường Phố Hiến", "unit": units[number],
        "integer": int(low) + number + 1, "number": low + number + 0.5, "date": datetime(2024, 9, 5 + number),
        "year": 2020 + number, "month": f"{number + 1:02}/2025", "quarter": f"Quý {number + 1}/2025",
        "school_year": f"{2020 + number}-{2021 + number}", "time": time(7 + number, 30), "boolean": "Có",
        "phone": f"0221386212{number}", "email": f"a{number}@hungyen.gov.vn", "url": f"https://a{number}.hungyen.gov.vn",
        "tax_code": example_of(field), "latitude": 20.6463 + number / 1000, "longitude": 106.0511 + number / 1000,
        "file": f"van-ban-{number}.pdf",
    }[field.type]  # fmt: skip


def fill(dataset: Dataset, source: Path, target: Path, units: list[str]) -> None:
    book = openpyxl.load_workbook(source)
    for name, fields in sheets_of(dataset).items():
        for number in range(FILLED):
            for column, field in enumerate(fields.values(), start=1):
                book[name].cell(2 + number, column).value = typed(field, number, units)
    book.save(target)


def in_the_way(issues: list[Issue]) -> list[tuple[str, str | None, str | None, str]]:
    """Findings about what was written; the demands between made-up columns are not the template's matter."""
    return [
        (issue.code, issue.column, issue.value, issue.problem)
        for issue in issues
        if issue.severity in ("error", "question") and issue.code not in ("geometry", "no-rows", "rule", *WHOLE)
    ]


def test_an_untouched_template_says_that_nothing_is_filled_in(
    templates: dict[str, Path], datasets: dict[str, Dataset], gazetteer: Gazetteer
) -> None:
    said = {
        name: [issue.problem for issue in checked(datasets[name], path, gazetteer)[1].issues if issue.code not in WHOLE]
        for name, path in templates.items()
    }
    assert {name: found for name, found in said.items() if found != ["Chưa có dòng số liệu nào."]} == {}


def test_every_filled_template_reads_back_without_an_error(
    templates: dict[str, Path], datasets: dict[str, Dataset], gazetteer: Gazetteer, units: list[str], tmp_path: Path
) -> None:
    wrong = {}
    for name, dataset in datasets.items():
        path = tmp_path / f"{name}.xlsx"
        fill(dataset, templates[name], path, units)
        rows, report = checked(dataset, path, gazetteer)
        found = in_the_way(report.issues)
        ruled = any(issue.code == "rule" for issue in report.issues)
        if found or (len(rows) != FILLED and not needs_shapes(dataset) and not ruled) or report.rows_read != FILLED:
            wrong[name] = (report.rows_read, len(rows), found)
    assert wrong == {}


def test_what_was_filled_in_is_what_is_read(
    templates: dict[str, Path], datasets: dict[str, Dataset], gazetteer: Gazetteer, units: list[str], tmp_path: Path
) -> None:
    dataset = datasets["truong-tieu-hoc"]
    path = tmp_path / "a.xlsx"
    fill(dataset, templates[dataset.id], path, units)
    row = checked(dataset, path, gazetteer)[0][0]
    assert row.values["dien_thoai"] == "02213862120"
    assert (row.values["so_hoc_sinh"], row.values["nam_hoc"], row.values["dia_ban"]) == (1, "2020-2021", units[0])
    library = datasets["tai-lieu-thu-vien"]
    fill(library, templates[library.id], path, units)
    rows = checked(library, path, gazetteer)[0]
    assert [len(row.children["tai_lieu"]) for row in rows] == [1, 1, 1]


def test_the_examples_of_the_guide_are_valid_rows(
    templates: dict[str, Path], datasets: dict[str, Dataset], gazetteer: Gazetteer, tmp_path: Path
) -> None:
    wrong = {}
    for name, dataset in datasets.items():
        book = openpyxl.load_workbook(templates[name])
        for sheet, fields in sheets_of(dataset).items():
            for column, field in enumerate(fields.values(), start=1):
                book[sheet].cell(2, column).value = example_of(field) or None
        path = tmp_path / f"{name}.xlsx"
        book.save(path)
        found = in_the_way(checked(dataset, path, gazetteer)[1].issues)
        if found:
            wrong[name] = found
    assert wrong == {}


def test_templates_are_small_and_have_no_row_that_could_be_published(templates: dict[str, Path]) -> None:
    for name, path in templates.items():
        assert path.stat().st_size < 60_000, name
        book = openpyxl.load_workbook(path)
        guide = book.sheetnames.index(GUIDE)
        assert [sheet.max_row for sheet in book.worksheets[:guide]] == [1] * guide, name


def rules_of(sheet: Worksheet, column: int) -> list[DataValidation]:
    cell = sheet.cell(2, column).coordinate
    return [rule for rule in sheet.data_validations.dataValidation if cell in rule.sqref]


def listed(book: Workbook, rule: DataValidation) -> list[object]:
    """The values of the defined name that a drop-down list shows."""
    (where,) = book.defined_names[str(rule.formula1)].destinations
    return [row[0].value for row in book[where[0]][where[1]]]


def test_every_column_has_its_heading_format_message_and_list(
    templates: dict[str, Path], datasets: dict[str, Dataset], units: list[str]
) -> None:
    for name, dataset in datasets.items():
        book = openpyxl.load_workbook(templates[name])
        for title, fields in sheets_of(dataset).items():
            sheet = book[title]
            assert [cell.value for cell in sheet[1]] == [template_heading(field) for field in fields.values()]
            assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref is not None
            for column, field in enumerate(fields.values(), start=1):
                (rule,) = rules_of(sheet, column)
                assert 0 < len(rule.prompt or "") <= 255 and 0 < len(rule.promptTitle or "") <= 32
                assert len(rule.error or "") <= 255 and len(rule.errorTitle or "") <= 32
                wanted = list(choices_of(field)) or (units if field.type == "unit" else [])
                assert (listed(book, rule) if rule.type == "list" else []) == wanted, (name, field.title.vi)
                style = sheet.column_dimensions[sheet.cell(1, column).column_letter]
                assert style.number_format == FORMATS.get(field.type, TEXT)


def test_lists_are_hidden_and_units_are_only_suggested(templates: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(templates["di-san-phi-vat-the-quoc-gia"])
    assert book[LISTS].sheet_state == "hidden"
    assert any("," in str(cell.value) for row in book[LISTS] for cell in row)
    book = openpyxl.load_workbook(templates["dan-so-dien-tich"])
    sheet = book[SHEET]
    by_title = {cell.value: rules_of(sheet, cell.column)[0] for cell in sheet[1]}
    assert by_title["Đơn vị hành chính cấp xã (*)"].errorStyle == "warning"
    assert len(listed(book, by_title["Đơn vị hành chính cấp xã (*)"])) == 104
    assert by_title["Năm (*)"].errorStyle in (None, "stop")
    number = by_title["Dân số (người)"]
    assert (number.type, number.operator, number.formula1) == ("whole", None, "0")


def test_dates_accept_real_dates_and_only_warn_of_others(templates: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(templates["co-so-an-toan-thuc-pham"])[SHEET]
    column = next(cell.column for cell in sheet[1] if cell.value and str(cell.value).startswith("Ngày cấp"))
    (rule,) = rules_of(sheet, column)
    assert (rule.type, rule.errorStyle) == ("date", "warning")
    assert f"{LAST_ROW + 1}" in str(rule.sqref)


def test_colours_while_typing_are_rules_on_the_prepared_rows(templates: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(templates["tai-lieu-thu-vien"])
    main = [str(rule.formula[0]) for block in book[SHEET].conditional_formatting for rule in block.rules]
    assert any("SUMPRODUCT(($A$2:$A$5001=$A2))>1" in formula for formula in main)
    assert any("LEN(TRIM(A2))=0" in formula for formula in main)
    child = book["Danh mục tài liệu"]
    formulas = [str(rule.formula[0]) for block in child.conditional_formatting for rule in block.rules]
    assert any("SUMPRODUCT((khoa_1=$A2))=0" in formula for formula in formulas)
    assert any("COUNTIF(danh_muc_1,C2)=0" in formula for formula in formulas)
    assert book.defined_names["khoa_1"].attr_text == f"'{SHEET}'!$A$2:$A$5001"


def guide_of(path: Path) -> str:
    rows = openpyxl.load_workbook(path)[GUIDE].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell)


def test_the_guide_tells_purpose_provider_steps_places_and_personal_data(
    templates: dict[str, Path], datasets: dict[str, Dataset]
) -> None:
    dataset = datasets["diem-tro-choi-dien-tu"]
    guide = guide_of(templates[dataset.id])
    for words in (
        dataset.description.vi, "UBND cấp huyện, nay là UBND cấp xã", "Chu kỳ theo kế hoạch: «6 tháng»", "1. Điền vào trang «Số liệu»",
        "Vị trí được tìm theo địa chỉ", "«Giờ đóng cửa» sau «Giờ mở cửa».", "Họ tên chủ cơ sở", "Cổng dữ liệu mở tỉnh Hưng Yên",
    ):  # fmt: skip
        assert words in guide
    assert "Dòng trùng nhau, hoặc dòng chi tiết" not in guide
    assert "cần tệp GIS" in guide_of(templates["khu-vuc-khoang-san"])
    assert "nén cùng các tệp gửi kèm thành một tệp .zip" in guide_of(templates["giay-phep-khoang-san"])
    assert "nền xanh lam" in guide_of(templates["tai-lieu-thu-vien"])


def test_who_must_send_shapes_is_not_told_to_send_the_table(
    templates: dict[str, Path], datasets: dict[str, Dataset]
) -> None:
    told = {name: guide_of(path) for name, path in templates.items()}
    only = {name for name, guide in told.items() if "chỉ nhận tệp GIS có hình vẽ, không nhận bảng" in guide}
    assert only == {name for name, dataset in datasets.items() if needs_shapes(dataset)} and len(only) > 3
    for name, guide in told.items():
        assert ("1. Điền vào trang «Số liệu»" in guide) == (name not in only)
        assert ("tệp gửi kèm thành một tệp .zip" in guide) == bool(datasets[name].fields_of_type("file")), name


def test_the_guide_explains_every_column_of_every_dataset(
    templates: dict[str, Path], datasets: dict[str, Dataset]
) -> None:
    for name, dataset in datasets.items():
        sheet = openpyxl.load_workbook(templates[name])[GUIDE]
        explained = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
        for fields in sheets_of(dataset).values():
            for field in fields.values():
                row = explained[field.title.vi + (f" ({field.unit})" if field.unit else "")]
                assert str(row[2]).endswith(".")


def test_a_template_says_what_it_is_in_its_properties(templates: dict[str, Path], datasets: dict[str, Dataset]) -> None:
    book = openpyxl.load_workbook(templates["cho"])
    assert book.properties.title == f"Biểu mẫu: {datasets['cho'].title.vi}"
    assert book.properties.creator == "Cổng dữ liệu mở tỉnh Hưng Yên"
    assert [(item.name, item.value) for item in book.custom_doc_props.props] == [("Bộ dữ liệu", "cho")]


def field_of(**content: object) -> Field:
    return Field.model_validate({"title": {"vi": "Cột", "en": "Column"}, **content})


def test_a_message_fits_whatever_the_definition_says() -> None:
    field = field_of(note={"vi": "Rất dài. " * 100, "en": ""}, required=True, example="Ví dụ " * 20)
    assert len(message_of(field)) <= 255 and message_of(field).startswith("Bắt buộc điền.")
    assert message_of(field).endswith(field.example or "?")


RULES = [
    ({"field": "a", "at_most": "b"}, "«A» không lớn hơn «B»."),
    ({"field": "a", "sum_of": ["b", "c"]}, "«A» bằng tổng của «B», «C»."),
    ({"any_of": ["a", "b"]}, "Điền ít nhất một trong các cột «A», «B»."),
    ({"if": {"field": "a", "is": "x"}, "then_required": "b"}, "Khi «A» là “x” thì phải điền «B»."),
    ({"if": {"field": "a", "filled": False}, "field": "b", "past": True}, "Khi không có «A» thì «B» không sau ngày hôm nay."),
    ({"field": "a", "years": [1990, 0]}, "«A» từ năm 1990 đến năm nay."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), RULES)
def test_a_demand_is_told_in_plain_words(content: dict[str, object], words: str) -> None:
    fields = {name: field_of(title={"vi": name.upper(), "en": name}) for name in "abc"}
    assert rule_words(Rule.model_validate(content), fields) == words


def test_every_demand_of_the_plan_can_be_told(datasets: dict[str, Dataset]) -> None:
    told = 0
    for dataset in datasets.values():
        for rule in dataset.rules:
            fields = dataset.fields if rule.table is None else dataset.children[rule.table].fields
            assert re.fullmatch(r"[«A-ZĐ].*\.", rule_words(rule, fields))
            told += 1
    assert told > 50
