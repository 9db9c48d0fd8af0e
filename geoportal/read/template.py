"""The workbook that an officer fills in: headings, examples, drop-down lists, instructions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import xlsxwriter

from geoportal.dataset import Dataset, Field

LAST_ROW = 5000
SHEET = "Số liệu"
GUIDE = "Hướng dẫn"
TYPE_WORDS = {
    "text": "chữ",
    "address": "địa chỉ đầy đủ, có xã hoặc phường",
    "unit": "tên xã, phường (hoặc huyện cũ)",
    "integer": "số nguyên",
    "number": "số",
    "date": "ngày/tháng/năm",
    "year": "năm, bốn chữ số",
    "month": "tháng/năm",
    "quarter": "quý/năm",
    "school_year": "năm học, ví dụ 2024-2025",
    "time": "giờ:phút",
    "boolean": "Có hoặc Không",
    "phone": "số điện thoại",
    "email": "thư điện tử",
    "url": "địa chỉ web",
    "latitude": "vĩ độ WGS 84, độ thập phân",
    "longitude": "kinh độ WGS 84, độ thập phân",
    "file": "tên tệp kèm theo",
}
EXAMPLES = {
    "text": "Ví dụ",
    "address": "Số 1, đường Ví Dụ, phường Phố Hiến, tỉnh Hưng Yên",
    "unit": "Phường Phố Hiến",
    "integer": "10",
    "number": "10,5",
    "date": "05/09/2024",
    "year": "2024",
    "month": "03/2025",
    "quarter": "Quý 1/2025",
    "school_year": "2024-2025",
    "time": "07:30",
    "boolean": "Có",
    "phone": "0221 3123 456",
    "email": "vidu@hungyen.gov.vn",
    "url": "https://hungyen.gov.vn",
    "latitude": "20.6463",
    "longitude": "106.0511",
    "file": "vi-du.pdf",
}


def write_template(dataset: Dataset, path: Path) -> None:
    """Write the template of a dataset; its example row reads back without an issue and is meant to be overwritten."""
    with (
        path.open("wb") as stream,
        xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book,
    ):
        _write_table(book, SHEET, dataset.input_fields)
        for child in dataset.children.values():
            keys = {name: dataset.fields[name] for name in dataset.key}
            _write_table(book, child.title.vi[:31], {**keys, **child.fields})
        _write_guide(book, dataset)


def _write_table(book: xlsxwriter.Workbook, name: str, fields: Mapping[str, Field]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    text = book.add_format({"num_format": "@"})
    example = book.add_format({"num_format": "@", "italic": True, "font_color": "#6B4700", "bg_color": "#FDF3DC"})
    bold = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    required = book.add_format({**bold, "bg_color": "#CFE3D8"})
    optional = book.add_format({**bold, "bg_color": "#EEF2F0"})
    for column, field in enumerate(fields.values()):
        sheet.set_column(column, column, 34 if field.type in ("address", "text") else 18, text)
        sheet.write_string(0, column, template_heading(field), required if field.required else optional)
        stated = field.type in ("latitude", "longitude") and not field.required
        sheet.write_string(1, column, "" if stated else example_of(field), example)
        choices = list(field.values) or (["Có", "Không"] if field.type == "boolean" else [])
        if choices and len(",".join(choices)) <= 255 and not any("," in choice for choice in choices):
            sheet.data_validation(
                1,
                column,
                LAST_ROW,
                column,
                {
                    "validate": "list",
                    "source": choices,
                    "error_title": "Giá trị không có trong danh mục",
                    "error_message": "Hãy chọn một giá trị trong danh sách.",
                },
            )


def template_heading(field: Field) -> str:
    """Return the heading of a column: title, unit, and (*) when it is required."""
    unit = f" ({field.unit})" if field.unit else ""
    return f"{field.title.vi}{unit}{' (*)' if field.required else ''}"


def example_of(field: Field) -> str:
    """Return an example value of a field."""
    if field.example is not None:
        return field.example
    if field.values:
        return field.values[0]
    if field.minimum is not None and field.type in ("integer", "number"):
        return str(int(max(field.minimum, min(10, field.maximum or 10))))
    return EXAMPLES[field.type]


def _write_guide(book: xlsxwriter.Workbook, dataset: Dataset) -> None:
    sheet = book.add_worksheet(GUIDE)
    bold = book.add_format({"bold": True, "bg_color": "#CFE3D8", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 4, 26, wrap)
    lines = (
        f"Biểu mẫu: {dataset.title.vi}",
        f"Điền vào trang «{SHEET}», mỗi dòng một đối tượng. Dòng 2 là ví dụ: hãy ghi đè hoặc xóa đi.",
        "Cột có dấu (*) bắt buộc điền. Không đổi tên cột, không gộp ô, không thêm dòng tổng cộng.",
        "Tọa độ không bắt buộc: nếu để trống, vị trí được xác định theo địa chỉ. Có thể ghi tọa độ VN-2000 (mét)."
        if dataset.located.startswith("point:")
        else "Lưu tệp ở dạng .xlsx rồi gửi lên cổng dữ liệu.",
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    start = len(lines) + 1
    sheet.write_row(start, 0, ["Tên cột", "Bắt buộc", "Kiểu dữ liệu", "Giá trị cho phép", "Ví dụ"], bold)
    tables = [dataset.input_fields, *(child.fields for child in dataset.children.values())]
    fields = [field for table in tables for field in table.values()]
    for row, field in enumerate(fields, start=start + 1):
        kind = TYPE_WORDS[field.type] + (f" ({field.unit})" if field.unit else "")
        cells = [field.title.vi, "Có" if field.required else "", kind, "; ".join(field.values), example_of(field)]
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
