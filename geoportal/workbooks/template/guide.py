"""The sheet of instructions of a template: what the dataset is for, how to fill in and send, every column explained."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from geoportal.dataset import Agency, Dataset, Field
from geoportal.vietnamese import format_number
from geoportal.workbooks.template.checks import check_words, personal_words
from geoportal.workbooks.template.rules import DOUBLED, EMPTY, LAST_ROW, UNKNOWN
from geoportal.workbooks.template.words import COORDINATES, PORTAL, choices_of, example_of, how_to_write

GUIDE = "Hướng dẫn"
WIDTHS = (30, 10, 44, 40, 34)
"""Of the columns, in digits; paragraphs run over all but the first."""
LETTERS, LINE_POINTS = 1.1, 15.5
"""Letters that fit in the width of a digit, capitals and wide ones among them; the height of a line."""
HEADS = ("Tên cột", "Bắt buộc", "Cách ghi", "Các giá trị để chọn", "Ví dụ (một dòng điền đủ)")
SHOWN_UNITS = "Các xã, phường hiện nay (danh sách thả xuống)"
UPDATES = {
    "replace": "Mỗi lần gửi là một danh sách đầy đủ: danh sách mới thay cho toàn bộ danh sách đã công bố.",
    "by_agency": "Mỗi lần gửi là danh sách đầy đủ của đơn vị mình: nó thay cho danh sách đơn vị đã gửi lần trước; "
    "số liệu của các đơn vị khác giữ nguyên.",
    "by_period": "Mỗi lần gửi là số liệu đầy đủ của một kỳ: nó thay cho số liệu kỳ đó đã gửi; các kỳ khác giữ nguyên.",
}
DRAWN = (
    "Đối tượng là {shape} trên bản đồ, cần tệp GIS có hình vẽ (.gpkg, .geojson, .kml, Shapefile nén .zip); các cột "
    "trong tệp đó giống như dưới đây."
)
DRAWN_WAYS = ("polygon:file", "line:file")
SHAPES = {
    "polygon:file": DRAWN.format(shape="vùng"),
    "line:file": DRAWN.format(shape="tuyến"),
    "raster:file": "Cũng có thể gửi ảnh bản đồ GeoTIFF (.tif).",
    "table": "Bộ dữ liệu này không đặt lên bản đồ.",
    "area:statistic": "Số liệu được gắn vào bản đồ theo tên xã, phường ghi trong bảng; không cần tọa độ.",
}
REQUIRED = "Cột có dấu (*) bắt buộc điền. Chưa có số liệu thì để trống ô, không ghi «không», «0» hay dấu gạch."
BY_ADDRESS = (
    "Vị trí được tìm theo địa chỉ: ghi càng đủ (số nhà, đường hoặc thôn, tổ dân phố, xã hoặc phường) thì càng đúng. "
    "Tên xã, huyện trước 01/7/2025 vẫn được hiểu."
)
BY_COORDINATES = (
    "Nếu đã đo tọa độ, xin ghi vào hai cột «{lat}» và «{lon}»: độ thập phân WGS 84, hoặc VN-2000 tính bằng mét "
    "(X, hướng bắc, ở cột «{lat}»; Y, hướng đông, ở cột «{lon}»). Vị trí đã ghi được dùng trước địa chỉ."
)
ANSWER = (
    "Cổng kiểm tra từng ô rồi trả lại kết quả: ô nào cần sửa, vì sao, sửa thế nào. Chỉ số liệu đã qua kiểm tra mới "
    "được công bố."
)


def write_guide(book: xlsxwriter.Workbook, dataset: Dataset, agencies: Mapping[str, Agency], *, sheet: str) -> None:
    """Add the sheet of instructions; `sheet` is the name of the sheet to fill in."""
    page = book.add_worksheet(GUIDE)
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer("&LBiểu mẫu: " + dataset.title.vi.replace("&", "&&")[:120] + "&RTrang &P/&N")
    heading = book.add_format({"bold": True, "font_size": 15, "font_color": "#14532D"})
    page.set_row(0, 26)
    page.write_string(0, 0, f"Biểu mẫu: {dataset.title.vi}", heading)
    row = 2
    for title, lines in _sections(dataset, agencies, sheet):
        row = _write_section(book, page, row, title, lines)
    row = _write_colours(book, page, row, has_children=bool(dataset.children))
    row = _write_fields(book, page, row + 1, f"Các cột của trang «{sheet}»", dataset.input_fields)
    for child in dataset.children.values():
        fields = {**{name: dataset.fields[name] for name in dataset.key}, **child.fields}
        row = _write_fields(book, page, row + 1, f"Các cột của trang «{child.title.vi[:31]}»", fields)


def _sections(dataset: Dataset, agencies: Mapping[str, Agency], sheet: str) -> Iterator[tuple[str, Sequence[str]]]:
    yield "Mục đích", [dataset.description.vi]
    if dataset.fields_proposed:
        yield "Về các cột", ["Kế hoạch không nêu từng cột; các cột dưới đây do cổng đề xuất."]
    providers = [provider_name(agencies[code], agencies) for code in dataset.providers if code in agencies]
    if providers:
        yield "Đơn vị cung cấp", ["; ".join(providers)]
    yield "Thời hạn cập nhật", [f"Chu kỳ theo kế hoạch: «{dataset.frequency.plan}». {UPDATES[dataset.update]}"]
    steps = _table_steps(dataset, sheet) if takes_table(dataset) else _shape_steps(dataset, sheet)
    yield "Các bước", [f"{number}. {step}" for number, step in enumerate(steps, start=1)]
    yield "Vị trí trên bản đồ", [location_words(dataset)]
    checks = check_words(dataset)
    if checks:
        yield "Cổng còn kiểm tra", [" ".join(checks)]
    yield "Dữ liệu cá nhân", list(personal_words(dataset))
    yield "Nơi nhận", [f"{PORTAL}, gửi lên cổng hoặc qua cơ quan vận hành cổng. {ANSWER}"]


def provider_name(agency: Agency, agencies: Mapping[str, Agency]) -> str:
    """Return the name of an agency, with who has its duty today when that is another one."""
    today = [agencies[step.code].name.vi for step in agency.successors if step.code in agencies]
    return f"{agency.name.vi}, nay là {', '.join(today)}" if today else agency.name.vi


def takes_table(dataset: Dataset) -> bool:
    """Return whether a filled-in table can be sent; without that, a file with shapes is the only way."""
    return dataset.located not in DRAWN_WAYS or bool({"table", "point:address"} & {*dataset.accepts})


def _table_steps(dataset: Dataset, sheet: str) -> Iterator[str]:
    yield (
        f"Điền vào trang «{sheet}», mỗi dòng một đối tượng, từ dòng 2. Chọn một ô thì lời nhắc của cột hiện ra; "
        "ô có danh sách thì bấm mũi tên để chọn."
    )
    yield REQUIRED
    yield (
        "Xin giữ nguyên tên cột, không gộp ô, không thêm dòng tổng cộng. Thứ tự cột và màu chữ thế nào cũng được. "
        f"Hơn {format_number(LAST_ROW)} dòng vẫn được nhận."
    )
    yield _key_step(dataset)
    yield from (_child_step(dataset, child.title.vi[:31], sheet) for child in dataset.children.values())
    if dataset.fields_of_type("file"):
        yield "Lưu tệp ở dạng .xlsx, nén cùng các tệp gửi kèm thành một tệp .zip rồi gửi tệp .zip đó."
    else:
        yield "Lưu tệp ở dạng .xlsx rồi gửi."


def _shape_steps(dataset: Dataset, sheet: str) -> Iterator[str]:
    yield (
        "Bộ dữ liệu này chỉ nhận tệp GIS có hình vẽ, không nhận bảng. Xin đặt tên các cột thuộc tính trong tệp GIS như "
        f"ở trang «{sheet}» và ghi giá trị theo cách ghi dưới đây; trang đó để tham khảo, không cần điền."
    )
    yield REQUIRED
    yield _key_step(dataset)
    if dataset.fields_of_type("file"):
        yield "Nén tệp GIS cùng các tệp gửi kèm thành một tệp .zip rồi gửi tệp .zip đó."
    else:
        yield "Gửi tệp GIS; Shapefile thì nén cả bộ (.shp, .shx, .dbf, .prj) thành một tệp .zip."


def _key_step(dataset: Dataset) -> str:
    key = ", ".join(f"«{dataset.fields[name].title.vi}»" for name in dataset.key)
    where = "đó" if len(dataset.key) == 1 else "các cột này"
    return f"Mỗi dòng được nhận ra bằng {key}: hai dòng giống nhau ở {where} bị coi là trùng."


def _child_step(dataset: Dataset, title: str, sheet: str) -> str:
    key = ", ".join(f"«{dataset.fields[name].title.vi}»" for name in dataset.key)
    return (
        f"Trang «{title}»: một đối tượng ở trang «{sheet}» có thể có nhiều dòng ở đây. Ở mỗi dòng, ghi lại {key} "
        f"đúng như ở trang «{sheet}» (cột có tên trên nền xanh lam)."
    )


def location_words(dataset: Dataset) -> str:
    """Return how the rows of a dataset get their place on the map. Sentences."""
    ways = (dataset.located, *dataset.accepts)
    parts = [SHAPES[dataset.located]] if dataset.located in SHAPES else []
    if dataset.facility is not None:
        field = dataset.fields[dataset.facility.field].title.vi
        parts.append(f"Vị trí được lấy theo «{field}»: xin ghi đúng tên như ở bộ dữ liệu về nơi đó.")
    shaped = dataset.located in DRAWN_WAYS
    if shaped and "table" in dataset.accepts:
        parts.append("Chưa có hình vẽ thì gửi bảng này: số liệu vẫn được công bố nhưng chưa lên bản đồ.")
    if "point:address" in ways or dataset.located == "point:coordinates":
        parts.append(("Chưa có hình vẽ thì gửi bảng này. " if shaped else "") + BY_ADDRESS)
    if "raster:file" in dataset.accepts:
        parts.append(SHAPES["raster:file"])
    lat, lon = (dataset.fields_of_type(kind) for kind in COORDINATES)
    if lat and lon:
        titles = [dataset.input_fields[names[0]].title.vi for names in (lat, lon)]
        first = 0 if dataset.located == "point:coordinates" else len(parts)
        parts.insert(first, BY_COORDINATES.format(lat=titles[0], lon=titles[1]))
    return " ".join(parts)


def _write_section(book: xlsxwriter.Workbook, page: Any, row: int, title: str, lines: Sequence[str]) -> int:
    label = book.add_format({"bold": True, "valign": "top", "font_color": "#14532D"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    page.write_string(row, 0, title, label)
    for line in lines:
        page.set_row(row, LINE_POINTS * _lines_of(line, sum(WIDTHS[1:])) + 3)
        page.merge_range(row, 1, row, len(WIDTHS) - 1, "", text)
        page.write_string(row, 1, line, text)
        row += 1
    return row


def _lines_of(text: str, width: int) -> int:
    return max(1, len(textwrap.wrap(text, int(width * LETTERS))))


def _write_colours(book: xlsxwriter.Workbook, page: Any, row: int, *, has_children: bool) -> int:
    label, text = book.add_format({"bold": True, "font_color": "#14532D"}), book.add_format({"indent": 1})
    page.write_string(row, 0, "Màu hiện ra khi điền", label)
    meanings = (
        (EMPTY, "Ô bắt buộc còn trống"),
        (DOUBLED, "Dòng trùng nhau" + (", hoặc dòng chi tiết không có ở trang chính" if has_children else "")),
        (UNKNOWN, "Giá trị không có trong danh sách được chọn"),
    )  # fmt: skip
    for fill, meaning in meanings:
        page.write_blank(row, 1, None, book.add_format({"bg_color": fill, "border": 1, "border_color": "#9AA8A0"}))
        page.write_string(row, 2, meaning, text)
        row += 1
    return row


def _write_fields(book: xlsxwriter.Workbook, page: Any, row: int, title: str, fields: Mapping[str, Field]) -> int:
    page.write_string(row, 0, title, book.add_format({"bold": True, "font_size": 12, "font_color": "#14532D"}))
    bordered = {"border": 1, "border_color": "#9AA8A0", "text_wrap": True, "valign": "top"}
    head, text = book.add_format({**bordered, "bold": True, "bg_color": "#CFE3D8"}), book.add_format(bordered)
    example = book.add_format({**bordered, "italic": True, "bg_color": "#F7F3E8"})
    for column, word in enumerate(HEADS):
        page.write_string(row + 1, column, word, head)
    for number, field in enumerate(fields.values(), start=row + 2):
        allowed = SHOWN_UNITS if field.type == "unit" else "; ".join(choices_of(field))
        name = field.title.vi + (f" ({field.unit})" if field.unit else "")
        cells = (name, "Có" if field.required else "", how_to_write(field), allowed, example_of(field))
        lines = max(_lines_of(cell, width) for cell, width in zip(cells, WIDTHS, strict=True))
        page.set_row(number, LINE_POINTS * lines + 2)
        for column, cell in enumerate(cells):
            page.write_string(number, column, cell, example if column == len(cells) - 1 else text)
    return row + 2 + len(fields)
