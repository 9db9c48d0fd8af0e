"""XLSX downloads: a sheet of data, one per child table, and a sheet that says what the data are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import orjson
import xlsxwriter

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Portal
from geoportal.publish.table_csv import cell, heading
from geoportal.records import Encoded
from geoportal.store.versions import Version


def write_workbook(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write the workbook row by row; text is always written as text, never as a formula or a link."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#E8EFE9", "border": 1})
        columns = published_columns(dataset)
        _write_sheet(
            book, "Số liệu", [heading(field) for field in columns.values()], _values(rows, list(columns)), bold
        )
        for child, table in dataset.children.items():
            titles = [heading(dataset.fields[name]) for name in dataset.key]
            titles += [heading(field) for field in table.fields.values()]
            _write_sheet(book, table.title.vi[:31], titles, _child_values(dataset, child, rows), bold)
        _write_sheet(book, "Thông tin", ["Mục", "Nội dung"], _facts(dataset, portal, version), bold)


def _write_sheet(
    book: xlsxwriter.Workbook, name: str, titles: list[str], records: Iterable[list[object]], bold: Any
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, max(0, len(titles) - 1), 22)
    sheet.write_row(0, 0, titles, bold)
    for number, record in enumerate(records, start=1):
        for column, value in enumerate(record):
            if isinstance(value, str):
                sheet.write_string(number, column, value[:32767])
            elif value is not None:
                sheet.write(number, column, value)


def _values(rows: Sequence[Encoded], names: list[str]) -> Iterable[list[object]]:
    for row in rows:
        values = orjson.loads(row.properties)
        yield [cell(values.get(name)) for name in names]


def _child_values(dataset: Dataset, child: str, rows: Sequence[Encoded]) -> Iterable[list[object]]:
    names = list(dataset.children[child].fields)
    for row in rows:
        parent = orjson.loads(row.properties)
        for record in orjson.loads(row.children or b"{}").get(child, []):
            yield [cell(v) for v in [*(parent.get(k) for k in dataset.key), *(record.get(name) for name in names)]]


def _facts(dataset: Dataset, portal: Portal, version: Version) -> list[list[object]]:
    licence = portal.licence(dataset.licence)
    facts: list[list[object]] = [
        ["Tên bộ dữ liệu", dataset.title.vi],
        ["Mô tả", dataset.description.vi],
        ["Nguồn", portal.title.vi],
        ["Giấy phép", f"{licence.title.vi} ({licence.uri})"],
        ["Phiên bản", version.id],
    ]
    if version.manifest["sample"]:
        facts.insert(0, ["Lưu ý", "DỮ LIỆU MẪU, không phải số liệu chính thức"])
    return facts
