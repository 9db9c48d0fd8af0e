"""What stands over rows instead of in their columns: group rows, the sheet's name, the title, what the officer gave."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geoportal.dataset import Field
from geoportal.dataset.heading_words import period_type, spelled_out
from geoportal.records import Issue, SourceTable
from geoportal.territory import Gazetteer
from geoportal.territory.names import is_shared_name, names_district, names_unit
from geoportal.validate.reshaped import own_names
from geoportal.vietnamese import clean, fold

PERIODS = {
    "school_year": re.compile(r"(?:năm học\s*)?\b((?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d)\b", re.I),
    "quarter": re.compile(r"\b(quý\s+(?:IV|I{1,3}|[1-4])\s*(?:năm\s*|/\s*|-\s*)?(?:19|20)\d\d)\b", re.I),
    "month": re.compile(r"\b(tháng\s+\d{1,2}\s*(?:năm\s*|/\s*|-\s*)(?:19|20)\d\d)\b", re.I),
    "year": re.compile(r"\bnăm\s+((?:19|20)\d\d)\b(?!\s*[-–/]\s*(?:19|20)\d\d)", re.I),
}
"""How titles write a period."""
_SIGNED = re.compile(r"\bngày\b|\bsố\s*[:\d]", re.I)
"""Titles with these words carry the date of a paper, not the period of the data."""


@dataclass(slots=True)
class Context:
    """Fields that a table's rows get from what stands over them.

    constants: values of the whole table, as text; sheet_label: the sheet's name when it says something of its rows;
    labelled: fields that labels over rows name; unit_field: the field that takes the name of a unit, "" when a column
    holds it; open_fields: fields that a row needs and no column holds, which a label that is a period or begins with
    their name fills; unused: labels that are no value of any field.
    """

    constants: dict[str, str] = field(default_factory=dict)
    unit_field: str = ""
    sheet_label: str = ""
    open_fields: dict[str, Field] = field(default_factory=dict)
    labelled: set[str] = field(default_factory=set)
    unused: dict[str, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def context_of(
    table: SourceTable, fields: Mapping[str, Field], mapped: Mapping[str, tuple[int, ...]],
    sheets: Sequence[str | None], gazetteer: Gazetteer | None, given: Mapping[str, str],
) -> Context:  # fmt: skip
    """Find what the sheet's name, its title and the officer say of fields that have no column.

    sheets are the names of all sheets of the file: one that happens to be called like a value says nothing, one of
    several called like values does.
    """
    context = Context()
    units = [name for name, kind in fields.items() if kind.type == "unit"]
    context.unit_field = next((name for name in units if name not in mapped), "")
    context.open_fields = {name: kind for name, kind in fields.items() if kind.required and name not in mapped}
    sheet = clean(table.sheet or "")
    kind_name = _closed_field(sheet, fields)
    alike = sum(1 for other in sheets if kind_name and _closed_field(other or "", fields) == kind_name)
    if sheet and (is_unit(sheet, gazetteer) or alike > 1):
        context.sheet_label = sheet
    labels = {label for row in table.rows for label in row.context} | {context.sheet_label} - {""}
    context.labelled = {name for label in labels if (name := _field_of(label, fields, context, gazetteer))}
    for name, text in given.items():
        if name in fields and name not in mapped:
            context.constants[name] = text
    for name, kind in fields.items():
        if kind.values and name not in mapped and name not in context.constants:
            _take_value(context, table, name, kind)
        if kind.type in PERIODS and name not in mapped and name not in context.constants:
            _take_period(context, table, name, kind)
    return context


def _take_value(context: Context, table: SourceTable, name: str, kind: Field) -> None:
    """Take an allowed value of three words or more that the sheet's name or a title holds; a shorter one is chance."""
    places = [(table.sheet or "", f"tên trang «{table.sheet}»"), *((t, f"tiêu đề «{t[:80]}»") for t in table.titles)]
    for text, where in places:
        found = [value for value in kind.values if len(value.split()) > 2 and f" {fold(value)} " in f" {fold(text)} "]
        if len(found) == 1 and name not in context.labelled:
            context.constants[name] = found[0]
            _tell(context, table, kind, found[0], where)
            return


def _take_period(context: Context, table: SourceTable, name: str, kind: Field) -> None:
    sheet = clean(table.sheet or "")
    if kind.type == "year" and re.fullmatch(r"(?:năm\s*)?(?:19|20)\d\d", sheet, re.I):
        context.constants[name] = sheet[-4:]
        _tell(context, table, kind, sheet[-4:], f"tên trang «{sheet}»")
        return
    pattern = PERIODS[kind.type]
    found = {
        clean(match[1]): title
        for title in table.titles
        if not _SIGNED.search(title)
        for match in pattern.finditer(title)
    }
    if len({fold(text) for text in found}) == 1:
        text, title = next(iter(found.items()))
        context.constants[name] = text
        _tell(context, table, kind, text, f"tiêu đề «{title[:80]}»")


def _tell(context: Context, table: SourceTable, kind: Field, text: str, where: str) -> None:
    problem = f"«{kind.title.vi}» không có cột; lấy «{text}» theo {where}."
    context.issues.append(Issue("from-title", "notice", problem, "Nếu không đúng, hãy thêm cột.", table.sheet))


@lru_cache(maxsize=4096)
def is_unit(label: str, gazetteer: Gazetteer | None) -> bool:
    """Return whether a label names an administrative unit: by the gazetteer, or by its first word without one."""
    if gazetteer is None:
        return re.match(r"(?:huyen|thi xa|thanh pho|xa|phuong|thi tran)\b", fold(label)) is not None
    return names_unit(label, gazetteer)


def label_values(
    labels: tuple[str, ...], fields: Mapping[str, Field], context: Context, gazetteer: Gazetteer | None, row: int
) -> dict[str, str]:
    """Return what the labels over a row say of its fields, the innermost last; a label of no use is kept aside."""
    values: dict[str, str] = {}
    for label in (context.sheet_label, *labels) if context.sheet_label else labels:
        name = _field_of(label, fields, context, gazetteer)
        if name:
            values[name] = label
        elif not is_unit(label, gazetteer):
            context.unused.setdefault(label, row)
    return values


def _field_of(label: str, fields: Mapping[str, Field], context: Context, gazetteer: Gazetteer | None) -> str:
    """Return the field that a label over rows is a value of, "" for none."""
    closed = _closed_field(label, fields)
    return closed or (context.unit_field if is_unit(label, gazetteer) else "") or _open_field(label, context)


def _open_field(label: str, context: Context) -> str:
    """Return the one field without a column that a label fills: "Năm 2023", "Khu công nghiệp Phố Nối A"."""
    kind_of, words = period_type(label), spelled_out(fold(label))
    fitting = [
        name for name, kind in context.open_fields.items()
        if kind.type == kind_of or (kind.type == "text" and not kind.values and _begins_with_name(words, kind))
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else ""


def _begins_with_name(words: str, kind: Field) -> bool:
    return any(len(name.split()) > 1 and words.startswith(f"{name} ") for name in own_names(kind))


def _closed_field(label: str, fields: Mapping[str, Field]) -> str:
    key = fold(label)
    return next((name for name, kind in fields.items() if any(fold(value) == key for value in kind.values)), "")


def unit_labels(labels: tuple[str, ...], context: Context, gazetteer: Gazetteer | None) -> tuple[str, ...]:
    """Return the units among the labels over a row, innermost first, as an address would go on."""
    named = [label for label in (context.sheet_label, *labels) if label and is_unit(label, gazetteer)]
    return tuple(reversed(named))


def with_district(name: str, units: Sequence[str], gazetteer: Gazetteer | None) -> str:
    """Return a unit's name with the district that stands over it, where communes of several districts bear that name.

    Otherwise the rows of "Xã Minh Tân" in four districts would have the same key.
    """
    if gazetteer is None or "," in name or not is_shared_name(name, gazetteer):
        return name
    district = next((unit for unit in units if names_district(unit, gazetteer)), "")
    return f"{name}, {district}" if district else name


def unused_labels(table: SourceTable, context: Context) -> list[Issue]:
    """Return a warning for each label over rows that went into no field."""
    return [
        Issue(
            "unused-label", "warning", f"Dòng nhóm «{label}» không thuộc trường nào nên không được công bố.",
            "Nếu cần, hãy ghi giá trị này vào một cột.", table.sheet, row,
        )
        for label, row in context.unused.items()
    ]  # fmt: skip
