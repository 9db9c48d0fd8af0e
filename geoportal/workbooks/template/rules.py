"""What a template's columns accept and show while one types: drop-down lists, ranges, dates, messages, colours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from geoportal.dataset import Field
from geoportal.workbooks.template.lists import Lists
from geoportal.workbooks.template.words import LONGEST_TITLE, choices_of, message_of, range_words, shorten

FIRST_ROW, LAST_ROW = 1, 5000
"""Rows prepared, from 0: those under the headings."""
EMPTY, DOUBLED, UNKNOWN = "#FFD9A8", "#D9C2F0", "#FFF3A6"
"""Fills while one types: a required cell left empty, a row doubled or without its parent, a value of no list."""
HIGHEST = 1e15
"""Whole numbers of a spreadsheet are exact up to here."""
Rule = dict[str, Any]


def rule_of(field: Field, column: int, lists: Lists, units: Sequence[str]) -> Rule:
    """Return what a column accepts, as xlsxwriter's data validation, with its messages.

    "stop" where the portal would refuse the value too; "warning" where it understands more than the rule does: former
    units, dates written as text.
    """
    title, message = shorten(field.title.vi, LONGEST_TITLE), message_of(field)
    said = {"input_title": title, "input_message": message, "ignore_blank": True}
    return {**said, **_accepted(field, f"{xl_col_to_name(column)}{FIRST_ROW + 1}", lists, units)}


def _accepted(field: Field, cell: str, lists: Lists, units: Sequence[str]) -> Rule:
    choices = choices_of(field)
    if choices:
        fix = "Xin chọn một giá trị trong danh sách thả xuống của ô."
        return {"validate": "list", "source": f"={lists.name_of(choices)}"} | _refusal("Không có trong danh mục", fix)
    if field.type == "unit" and units:
        fix = "Tên này không phải xã, phường hiện nay. Nếu là tên trước 01/7/2025 thì xin chọn Có (Yes) để giữ."
        return {"validate": "list", "source": f"={lists.name_of(units)}"} | _doubt("Không có trong danh sách", fix)
    if field.type in ("integer", "number"):
        kind = "số nguyên" if field.type == "integer" else "số"
        fix = f"Xin ghi {kind}, không kèm chữ hay đơn vị tính. {range_words(field)}".strip()
        return _number(field) | _refusal("Không phải là số cần điền", fix)
    if field.type == "year":
        span = {"validate": "integer", "criteria": "between", "minimum": 1000, "maximum": 2100}
        return span | _refusal("Không phải là năm", "Xin ghi năm bằng bốn chữ số, ví dụ 2025.")
    if field.type == "date":
        span = {"validate": "date", "criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2199, 12, 31)}
        fix = "Xin ghi ngày/tháng/năm, ví dụ 05/09/2024. Nếu vẫn muốn giữ cách ghi này, xin chọn Có (Yes)."
        return span | _doubt("Có vẻ không phải là ngày", fix)
    return _pattern(field, cell)


def _number(field: Field) -> Rule:
    kind = "integer" if field.type == "integer" else "decimal"
    low = -HIGHEST if field.minimum is None else field.minimum
    high = HIGHEST if field.maximum is None else field.maximum
    return {"validate": kind, "criteria": "between", "minimum": _whole(low), "maximum": _whole(high)}


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _pattern(field: Field, cell: str) -> Rule:
    """Return a rule of shape for texts that have one; it only warns: the portal understands other ways."""
    left, right, month = f"LEFT({cell},4)", f"RIGHT({cell},4)", f'LEFT({cell},FIND("/",{cell})-1)'
    formulas = {
        "school_year": f"=IFERROR(AND(LEN({cell})=9,VALUE({right})=VALUE({left})+1),FALSE)",
        "month": f"=IFERROR(AND(LEN({cell})<=7,VALUE({right})>1900,VALUE({month})<=12),FALSE)",
        "email": f'=ISNUMBER(FIND("@",{cell}))',
    }
    if field.type not in formulas:
        return {"validate": "any"}
    fix = "Xin xem lại cách ghi nêu trong lời nhắc của ô. Nếu vẫn muốn giữ, xin chọn Có (Yes)."
    return {"validate": "custom", "value": formulas[field.type]} | _doubt("Xin xem lại giá trị", fix)


def _refusal(title: str, fix: str) -> Rule:
    return {"error_type": "stop", "error_title": title, "error_message": fix}


def _doubt(title: str, fix: str) -> Rule:
    return {"error_type": "warning", "error_title": title, "error_message": fix}


def column_range(column: int) -> str:
    """Return the absolute range of a column's prepared rows.

    >>> column_range(1)
    '$B$2:$B$5001'
    """
    letter = xl_col_to_name(column, col_abs=True)
    return f"{letter}${FIRST_ROW + 1}:{letter}${LAST_ROW + 1}"


def colour_empty(book: xlsxwriter.Workbook, sheet: Any, columns: Sequence[int], width: int) -> None:
    """Colour required cells left empty in rows where something is written."""
    row = FIRST_ROW + 1
    for column in columns:
        cell = f"{xl_col_to_name(column)}{row}"
        formula = f"=AND(COUNTA($A{row}:${xl_col_to_name(width - 1)}{row})>0,LEN(TRIM({cell}))=0)"
        _colour(book, sheet, column, column, formula, EMPTY)


def colour_doubled(book: xlsxwriter.Workbook, sheet: Any, keys: Sequence[int]) -> None:
    """Colour the key cells of rows whose key another row has too."""
    same = "*".join(f"({column_range(key)}={_own(key)})" for key in keys)
    formula = f"=AND(LEN({_own(keys[0])})>0,SUMPRODUCT({same})>1)"
    for key in keys:
        _colour(book, sheet, key, key, formula, DOUBLED)


def colour_orphans(book: xlsxwriter.Workbook, sheet: Any, parents: Sequence[str]) -> None:
    """Colour the leading cells of rows whose parent is not in the main table; parents: the names of its key columns."""
    same = "*".join(f"({name}={_own(column)})" for column, name in enumerate(parents))
    formula = f"=AND(LEN({_own(0)})>0,SUMPRODUCT({same})=0)"
    _colour(book, sheet, 0, len(parents) - 1, formula, DOUBLED)


def colour_unlisted(book: xlsxwriter.Workbook, sheet: Any, column: int, name: str) -> None:
    """Colour values that are not in the list of this name: pasting goes round the drop-down."""
    cell = f"{xl_col_to_name(column)}{FIRST_ROW + 1}"
    _colour(book, sheet, column, column, f"=AND(LEN({cell})>0,COUNTIF({name},{cell})=0)", UNKNOWN)


def _own(column: int) -> str:
    return f"{xl_col_to_name(column, col_abs=True)}{FIRST_ROW + 1}"


def _colour(book: xlsxwriter.Workbook, sheet: Any, first: int, last: int, formula: str, fill: str) -> None:
    look = book.add_format({"bg_color": fill, "font_color": "#1A1A1A"})
    sheet.conditional_format(FIRST_ROW, first, LAST_ROW, last, {"type": "formula", "criteria": formula, "format": look})
