"""What is said of headings: two for one field, one for none; and the columns that publication adds itself."""

from __future__ import annotations

from geoportal.columns import PLACE_FIELDS, SOURCE_FIELDS
from geoportal.dataset.headings import PLAIN
from geoportal.records import LEVELS, Issue, SourceTable
from geoportal.vietnamese import fold


def doubled(table: SourceTable, title: str, first: tuple[int, float], column: int) -> Issue:
    """Return the error that two columns may both be one field.

    Parameters
    ----------
    title : str
        The field's.
    first : tuple
        The column that it has, and how sure that is.
    column : int
        The other one.
    """
    one, two = table.headings[first[0]], table.headings[column]
    plain = first[1] >= PLAIN
    return Issue(
        "doubled-heading" if plain else "ambiguous-heading",
        "error",
        f"Hai cột «{one}» và «{two}» {'cùng là' if plain else 'đều có thể là'} trường «{title}».",
        "Hãy chỉ giữ lại một cột, hoặc đổi tên cột kia, hoặc chọn cột đúng bằng lệnh «geoportal map».",
        table.sheet,
        column=two,
    )


def unknown(table: SourceTable, heading: str, suggestion: str) -> Issue:
    """Return the warning that a column is no field; suggestion is the title of one that it may be, "" for none."""
    hint = "Nếu cần công bố, hãy đổi tên cột cho đúng biểu mẫu, "
    if suggestion:
        hint = f"Có phải là «{suggestion}» không? Nếu phải, hãy đổi tên cột, "
    return Issue(
        "unknown-heading",
        "warning",
        f"Cột «{heading.replace(LEVELS, ' – ')}» không có trong biểu mẫu nên không được công bố.",
        hint + "hoặc chọn trường cho cột bằng lệnh «geoportal map».",
        table.sheet,
        column=heading,
    )


def own_columns() -> set[str]:
    """Return the folded names and titles of the columns that publication adds."""
    fields = {**PLACE_FIELDS, **SOURCE_FIELDS}
    return {fold(text) for name, kind in fields.items() for text in (name, kind.title.vi, kind.title.en)}
