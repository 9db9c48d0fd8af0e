"""Fields that no heading names in so many words: by how a heading begins, and by what stands under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from geoportal.dataset import Field
from geoportal.dataset.heading_words import spelled_out
from geoportal.dataset.headings import levels_of
from geoportal.records import SourceTable
from geoportal.vietnamese import fold

GUESSED = 0.81
SAMPLED = 200
LEAST_VALUES = 2
BEGINNINGS = {
    "name": ("ten", "to chuc", "doanh nghiep", "cong ty", "co so", "ho ten", "ho va ten"),
    "address": ("dia chi", "dia diem", "tru so", "vi tri", "noi dat", "noi hoat dong"),
    "phone": ("dien thoai", "so dien thoai", "dt", "so dt", "sdt", "tel", "hotline", "duong day nong"),
}
"""How headings of a kind of field begin, folded."""
OF_PERSONS = frozenset(
    (
        "chu", "nguoi", "giam", "hieu truong", "dai dien", "phu trach", "ca nhan", "rieng", "di dong", "thuong tru",
        "nha rieng", "lien he", "quan ly", "truong phong",
    )
)  # fmt: skip
OF_OTHERS = frozenset(
    (
        "loai", "duong", "pho", "xa", "phuong", "huyen", "thon", "tinh", "viet tat", "tieng anh", "giao dich", "tep",
        "file", "email", "thu dien tu", "web", "website", "trang", "khoa hoc", "co quan cap", "cu", "truoc", "moi",
    )
)  # fmt: skip
"""Words behind such a beginning that make it something else."""
OF_ANOTHER = frozenset(("cu", "truoc", "nguoi", "chu", "cha", "me", "khac", "phu", "cap", "so", "ngay", "nam", "thang"))


def guess(
    table: SourceTable, fields: Mapping[str, Field], name_field: str, chosen: Mapping[str, tuple[int, float]],
    *, visible: bool = False,
) -> Iterator[tuple[str, int]]:  # fmt: skip
    """Yield fields and columns that are likely theirs, of those that nothing else claims; only where one column may be.

    Parameters
    ----------
    name_field : str
        The field that names a row.
    chosen : mapping
        Fields that have a column already.
    visible : bool
        Whether hidden columns are left aside.
    """
    taken = {column for column, _ in chosen.values()} | set(table.hidden if visible else ())
    free = [column for column, heading in enumerate(table.headings) if column not in taken and heading.strip()]
    open_fields = {name: kind for name, kind in fields.items() if name not in chosen}
    for kind in ("name", "address", "phone"):
        names = [name_field] if kind == "name" else [n for n, f in open_fields.items() if f.type == kind]
        fitting = [column for column in free if _begins(table.headings[column], BEGINNINGS[kind])]
        if len(names) == 1 and names[0] in open_fields and len(fitting) == 1 and _is_text(open_fields[names[0]]):
            yield names[0], fitting[0]
            free.remove(fitting[0])
            del open_fields[names[0]]
    for name, column in _by_values(table, open_fields, free):
        yield name, column
        free.remove(column)
        del open_fields[name]
    yield from _by_title(table, open_fields, free)


def _is_text(kind: Field) -> bool:
    return kind.type in ("text", "address", "unit", "phone") and not kind.values


def _begins(heading: str, beginnings: Sequence[str]) -> bool:
    text = fold(levels_of(heading)[-1])
    start = next((word for word in beginnings if text == word or text.startswith(f"{word} ")), None)
    if start is None:
        return False
    rest = f" {text[len(start) :]} "
    return not any(f" {word} " in rest for word in (*OF_PERSONS, *OF_OTHERS))


def _by_values(table: SourceTable, fields: Mapping[str, Field], free: Sequence[int]) -> list[tuple[str, int]]:
    """Return columns that hold nothing but allowed values of a single field, two of them or more."""
    closed = {name: {fold(value) for value in kind.values} for name, kind in fields.items() if kind.values}
    found: list[tuple[str, int]] = []
    rows = list(islice(table.rows, SAMPLED)) if closed else []
    for column in free:
        texts = {fold(text) for row in rows if (text := row.cells[column])}
        fits = [name for name, values in closed.items() if texts <= values]
        if len(texts) >= LEAST_VALUES and len(fits) == 1:
            found.append((fits[0], column))
    names = [name for name, _ in found]
    return [(name, column) for name, column in found if names.count(name) == 1]


def _by_title(table: SourceTable, fields: Mapping[str, Field], free: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield columns of text whose heading has the whole title of a field, two words or more, and more beside it."""
    for name, kind in fields.items():
        title = fold(kind.title.vi)
        if kind.type != "text" or kind.values or len(title.split()) < 2:
            continue
        fitting = [column for column in free if _holds(spelled_out(fold(table.headings[column])), title)]
        if len(fitting) == 1:
            yield name, fitting[0]


def _holds(heading: str, title: str) -> bool:
    if f" {title} " not in f" {heading} ":
        return False
    behind = heading[heading.index(title) + len(title) :].split()
    return not (behind and behind[0] in OF_ANOTHER)
