"""The workbook that an officer fills in: a sheet for the rows, one for each child table, instructions, closed lists.

No row of it holds an example: what must not be published is not where it could be. Examples are in the messages of the
cells and on the sheet of instructions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from geoportal.dataset import Agency, Dataset, Field
from geoportal.workbooks.template.guide import write_guide
from geoportal.workbooks.template.lists import Lists
from geoportal.workbooks.template.rules import (
    FIRST_ROW,
    LAST_ROW,
    colour_doubled,
    colour_empty,
    colour_orphans,
    colour_unlisted,
    column_range,
    rule_of,
)
from geoportal.workbooks.template.words import (
    COORDINATES,
    LONGEST_MESSAGE,
    PORTAL,
    choices_of,
    shorten,
    template_heading,
)

SHEET = "Số liệu"
TEXT, WHOLE, PLAIN, DATE, YEAR = "@", "#,##0", "General", "dd/mm/yyyy", "0"
FORMATS = {"integer": WHOLE, "number": PLAIN, "date": DATE, "year": YEAR}
"""Number formats; every other type is text, so that leading zeros, "03/2025" and "20.6463" stay as typed."""
WIDTHS = {"address": 44, "text": 28, "unit": 24, "url": 30, "email": 26, "phone": 18}
REQUIRED, OPTIONAL, PARENT = "#CFE3D8", "#EEF2F0", "#D6E4F5"
"""Fills of headings: required, optional, the key of the parent row."""


def write_template(
    dataset: Dataset, path: Path, *, units: Sequence[str] = (), agencies: Mapping[str, Agency] | None = None
) -> None:
    """Write the template of a dataset.

    Parameters
    ----------
    dataset : Dataset
        Whose columns it has.
    path : Path
        The .xlsx to write.
    units : sequence of str, optional
        Names of today's communes and wards, suggested where a unit is to be named.
    agencies : mapping, optional
        The agencies by code, for naming the providers.
    """
    lists = Lists()
    with (
        path.open("wb") as stream,
        xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book,
    ):
        book.set_properties(_properties(dataset))
        book.set_custom_property("Bộ dữ liệu", dataset.id)
        _write_main(book, dataset, lists, units)
        parents = _name_parents(book, dataset) if dataset.children else []
        for child in dataset.children.values():
            _write_child(book, dataset, child.title.vi, child.fields, parents, lists, units)
        write_guide(book, dataset, agencies or {}, sheet=SHEET)
        lists.write(book)


def _properties(dataset: Dataset) -> dict[str, str]:
    return {
        "title": f"Biểu mẫu: {dataset.title.vi}", "subject": dataset.description.vi, "author": PORTAL,
        "category": "Biểu mẫu dữ liệu mở", "keywords": dataset.id,
        "comments": f"Điền vào trang «{SHEET}» rồi gửi lên {PORTAL}.",
    }  # fmt: skip


def _write_main(book: xlsxwriter.Workbook, dataset: Dataset, lists: Lists, units: Sequence[str]) -> None:
    fields = dataset.input_fields
    sheet = _write_table(book, SHEET, fields, lists, units)
    colour_doubled(book, sheet, [list(fields).index(name) for name in dataset.key])


def _write_child(
    book: xlsxwriter.Workbook, dataset: Dataset, title: str, fields: Mapping[str, Field], parents: Sequence[str],
    lists: Lists, units: Sequence[str],
) -> None:  # fmt: skip
    keys = {name: dataset.fields[name] for name in dataset.key}
    sheet = _write_table(book, title[:31], {**keys, **fields}, lists, units, parents)
    colour_orphans(book, sheet, parents)


def _name_parents(book: xlsxwriter.Workbook, dataset: Dataset) -> list[str]:
    """Name the key columns of the main sheet, for the rules of the child sheets."""
    names = []
    for number, key in enumerate(dataset.key, start=1):
        names.append(f"khoa_{number}")
        column = list(dataset.input_fields).index(key)
        book.define_name(names[-1], f"='{SHEET}'!{column_range(column)}")
    return names


def _write_table(
    book: xlsxwriter.Workbook, name: str, fields: Mapping[str, Field], lists: Lists, units: Sequence[str],
    parents: Sequence[str] = (),
) -> Any:  # fmt: skip
    """Add a sheet to fill in; the first columns name the parent row when there are parents."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, LAST_ROW, len(fields) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A2:XFD{LAST_ROW + 1}"})
    _set_print(sheet, name)
    headings = [template_heading(field) for field in fields.values()]
    widths = [_width(field, heading) for field, heading in zip(fields.values(), headings, strict=True)]
    sheet.set_row(0, 16 * max(_lines(heading, width) for heading, width in zip(headings, widths, strict=True)) + 6)
    for column, field in enumerate(fields.values()):
        is_parent = column < len(parents)
        sheet.set_column(column, column, widths[column], book.add_format(_cell_look(field)))
        sheet.write_string(0, column, headings[column], book.add_format(_heading_look(field, is_parent)))
        rule = rule_of(field, column, lists, units) | (_parent_words(field) if is_parent else {})
        sheet.data_validation(FIRST_ROW, column, LAST_ROW, column, rule)
        said = {key: rule[key] for key in ("input_title", "input_message")}
        sheet.data_validation(0, column, 0, column, {"validate": "any", **said})
        if choices_of(field):
            colour_unlisted(book, sheet, column, lists.name_of(choices_of(field)))
    colour_empty(book, sheet, [c for c, field in enumerate(fields.values()) if field.required], len(fields))
    return sheet


def _parent_words(field: Field) -> dict[str, str]:
    said = f"Ghi đúng như ở trang «{SHEET}» để biết dòng này thuộc về đâu. Một «{field.title.vi}» có thể có nhiều dòng."
    return {"input_message": shorten(said, LONGEST_MESSAGE)}


def _heading_look(field: Field, is_parent: bool) -> dict[str, Any]:
    fill = PARENT if is_parent else REQUIRED if field.required else OPTIONAL
    look = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#9AA8A0"}
    return {**look, "bg_color": fill, "font_color": "#1A1A1A"}


def _cell_look(field: Field) -> dict[str, Any]:
    wrapped = field.type in ("text", "address") and not choices_of(field)
    return {"num_format": FORMATS.get(field.type, TEXT), "valign": "top", "text_wrap": wrapped}


def _width(field: Field, heading: str) -> int:
    """Return the width of a column in characters: for its values, and for its heading in three lines at most."""
    wanted = max(map(len, choices_of(field)), default=0) + 5 if choices_of(field) else WIDTHS.get(field.type, 14)
    longest_word = max(map(len, heading.split()))
    return min(48, max(wanted, longest_word + 5, -(-len(heading) // 3) + 5, 16 if field.type in COORDINATES else 12))


def _lines(heading: str, width: int) -> int:
    """Return how many lines a heading takes, the button of the filter beside it."""
    lines, used = 1, 0
    for word in heading.split():
        if used and used + 1 + len(word) > width - 4:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
    return lines


def _set_print(sheet: Any, name: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{name}&RTrang &P/&N")
