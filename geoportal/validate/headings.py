"""Which column holds which field: by title, name, alias and folded text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from geoportal.dataset import Field
from geoportal.records import PLACE_FIELDS, SOURCE_FIELDS, Issue, SourceTable
from geoportal.vietnamese import fold

SILENT = {"", "stt", "tt", "so tt", "so thu tu", "ma so", "kinh do diem", "vi do diem", "fid", "ma so id"}
_NOTE = re.compile(r"\((?:\*|[^()]*)\)|\*")


def map_headings(
    table: SourceTable, fields: Mapping[str, Field], *, optional: Sequence[str] = ()
) -> tuple[dict[str, int], list[Issue]]:
    """Return the column index of each field found, and what is wrong with the headings.

    A heading that no field answers to is a warning, a doubled one and a missing required one are errors. Columns that
    the portal itself adds to its downloads are passed over.
    """
    names = heading_names(fields)
    found: dict[str, int] = {}
    issues: list[Issue] = []
    ours = own_columns()
    for index, heading in enumerate(table.headings):
        key = _key(heading, names)
        if key is None:
            if heading and fold(heading) not in SILENT and fold(_NOTE.sub(" ", heading)) not in ours:
                issues.append(_unknown(table, heading))
            elif not heading and any(row[index] for row in table.rows):
                issues.append(_unnamed(table, index))
            continue
        if key in found:
            issues.append(_doubled(table, heading, fields[key], table.headings[found[key]]))
        found.setdefault(key, index)
    _name_column(table, fields, found, issues)
    for name, field in fields.items():
        if field.required and name not in found and name not in optional:
            issues.append(_missing(table, field))
    return found, issues


def _name_column(table: SourceTable, fields: Mapping[str, Field], found: dict[str, int], issues: list[Issue]) -> None:
    """Take the only unknown column "Tên ..." for the name: "Tên chợ" in a list of markets. A notice says so."""
    if "ten" not in fields or "ten" in found:
        return
    unknown = [issue for issue in issues if issue.code == "unknown-heading" and fold(issue.column or "")[:4] == "ten "]
    if len(unknown) != 1 or unknown[0].column is None:
        return
    issues.remove(unknown[0])
    found["ten"] = table.headings.index(unknown[0].column)
    text = f"Cột «{unknown[0].column}» được hiểu là «{fields['ten'].title.vi}»."
    issues.append(Issue("guessed-heading", "notice", text, "", table.sheet, column=unknown[0].column))


def heading_names(fields: Mapping[str, Field]) -> dict[str, str]:
    """Return the field name by each folded heading that means it; titles win over names, names over aliases."""
    names: dict[str, str] = {}
    for texts in ("title", "name", "alias"):
        for name, field in fields.items():
            choices = {"title": (field.title.vi, field.title.en), "name": (name,), "alias": field.aliases}[texts]
            for choice in choices:
                names.setdefault(fold(choice), name)
                names.setdefault(fold(_NOTE.sub(" ", choice)), name)
    return names


def own_columns() -> set[str]:
    """Return the folded names and titles of the columns that publication adds."""
    fields = {**PLACE_FIELDS, **SOURCE_FIELDS}
    return {fold(text) for name, field in fields.items() for text in (name, field.title.vi, field.title.en)}


def _key(heading: str, names: Mapping[str, str]) -> str | None:
    return names.get(fold(heading)) or names.get(fold(_NOTE.sub(" ", heading)))


def _unknown(table: SourceTable, heading: str) -> Issue:
    return Issue(
        "unknown-heading",
        "warning",
        f"Cột «{heading}» không có trong biểu mẫu nên không được công bố.",
        "Nếu cột này là một trường của bộ dữ liệu, hãy đổi tên cột cho đúng biểu mẫu.",
        table.sheet,
        column=heading,
    )


def _unnamed(table: SourceTable, index: int) -> Issue:
    return Issue(
        "unnamed-heading",
        "warning",
        f"Cột thứ {index + 1} có số liệu nhưng không có tên nên không được công bố.",
        "Hãy đặt tên cho cột.",
        table.sheet,
    )


def _doubled(table: SourceTable, heading: str, field: Field, first: str) -> Issue:
    return Issue(
        "doubled-heading",
        "error",
        f"Hai cột «{first}» và «{heading}» cùng là trường «{field.title.vi}».",
        "Hãy chỉ giữ lại một cột.",
        table.sheet,
        column=heading,
    )


def _missing(table: SourceTable, field: Field) -> Issue:
    return Issue(
        "missing-heading",
        "error",
        f"Thiếu cột bắt buộc «{field.title.vi}».",
        f"Thêm cột «{field.title.vi}» hoặc dùng biểu mẫu của bộ dữ liệu.",
        table.sheet,
        column=field.title.vi,
    )
