"""Tables of another shape than a dataset's: values as headings, with crosses or with numbers under them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from geoportal.dataset import Field
from geoportal.dataset.heading_words import PERIODS, period_type, spelled_out
from geoportal.dataset.headings import levels_of
from geoportal.records import CONTINUED, LEVELS, Issue, SourceTable
from geoportal.validate.reshaped_rows import Choices, CrossedRows, MeltedRows
from geoportal.validate.values import allowed_keys
from geoportal.vietnamese import fold, search_key

SAMPLED = 200
TOTALS = ("tong so", "tong cong", "tong", "cong", "toan tinh", "chung")
DIVIDED = ("", "chia ra", "trong do", "bao gom", "gom", "phan theo cap", "phan loai")
OTHER_MEASURES = ("ty le", "co cau", "toc do", "chi so", "ty trong", "mat do")
"""Words of a title, folded, that say that something else is counted unless the field has them too."""
NUMBERS = ("integer", "number")
MOSTLY = 0.7
_CROSS = re.compile(r"[xX×✓✔☑vV+]|\(?x\)?", re.A)
_BY = re.compile(r"(.+?)\s+(?:phân\s+)?theo\s+([^()]+?)(\s*\(.*)?", re.I)
"""A heading such as "Lãi suất theo kỳ hạn (%/năm)", over the terms."""
_NOTE = re.compile(r"\([^()]*\)")
Chosen = Mapping[str, tuple[int, float]]
Groups = dict[str, dict[str, int]]
"""By value the columns whose heading has it as a level, by the rest of that heading."""


def reshape(table: SourceTable, fields: Mapping[str, Field], chosen: Chosen) -> SourceTable:
    """Return a table with a column for a field whose values are headings; the table itself when there is none.

    Crosses under values: each row has the value of its cross. Numbers under values, periods or numbered words ("Vị trí
    1"), for a field that a row needs and no column has: each row becomes one for every value that has something, from
    left to right, with its number. Nothing is done where another column of numbers would then be said of every value.

    Parameters
    ----------
    chosen : mapping
        Fields that have a column of their own, with it and how sure that is.
    """
    for name, kind in fields.items():
        groups = _groups(table, kind)
        if len(groups) < 2:
            continue
        columns = [column for group in groups.values() for column in group.values()]
        if kind.values and all(len(group) == 1 for group in groups.values()) and _are_crosses(table, columns):
            return _crossed(table, kind, {next(iter(group.values())): value for value, group in groups.items()})
        if kind.required and (name not in chosen or chosen[name][0] in columns):
            melted = _melted(table, name, fields, groups, chosen)
            if melted is not None:
                return melted
    return table


def _groups(table: SourceTable, kind: Field) -> Groups:
    """Return the values of a field that stand in headings: allowed ones, periods, or those beneath the field's name."""
    if kind.values:
        values = allowed_keys(kind.values)
        return _grouped(table, lambda levels: _level(levels, lambda text: values.get(_key(text, values), "")))
    if not kind.required:
        return {}
    if kind.type in PERIODS:
        found = _grouped(table, lambda levels: _level(levels, lambda t: t if period_type(t) == kind.type else ""))
    elif kind.type == "text":
        names = own_names(kind)
        found = _grouped(table, lambda levels: _beneath(levels, names) or _numbered(levels, names))
    else:
        return {}
    return found if _are_numbers(table, [c for group in found.values() for c in group.values()]) else {}


def own_names(kind: Field) -> set[str]:
    """Return the folded words under which a field is known, without remarks."""
    return {_bare(text) for text in (kind.title.vi, *kind.aliases)} - {""}


def _grouped(table: SourceTable, split: Callable[[tuple[str, ...]], tuple[str, str] | None]) -> Groups:
    groups: Groups = {}
    for column, heading in enumerate(table.headings):
        parts = split(levels_of(heading))
        if parts is None:
            continue
        group = groups.setdefault(parts[0], {})
        if parts[1] in group:
            return {}
        group[parts[1]] = column
    return groups


def _level(levels: tuple[str, ...], value_of: Callable[[str], str]) -> tuple[str, str] | None:
    """Return the value that a level is and the rest of the heading."""
    found = next((level for level in levels if value_of(level)), None)
    return (value_of(found), LEVELS.join(level for level in levels if level != found)) if found else None


def _beneath(levels: tuple[str, ...], names: set[str]) -> tuple[str, str] | None:
    """Return what stands beneath the field's own name, as "Trâu" beneath "Loại vật nuôi", "Số theo loại vật nuôi"."""
    leaf = levels[-1]
    if len(levels) < 2 or leaf == CONTINUED or _bare(leaf) in TOTALS:
        return None
    value, counted = _NOTE.sub("", leaf).strip(), _BY.fullmatch(levels[-2])
    if _bare(levels[-2]) in names:
        return value, LEVELS.join(levels[:-2])
    return (value, counted[1] + (counted[3] or "")) if counted and _bare(counted[2]) in names else None


def _numbered(levels: tuple[str, ...], names: set[str]) -> tuple[str, str] | None:
    """Return a last level that is the field's name with a number or a letter: "Vị trí 1", "Khu vực II"."""
    name, _, mark = _bare(levels[-1]).rpartition(" ")
    if name in names and re.fullmatch(r"\d{1,2}|[ivx]{1,4}|[a-e]", mark):
        return _NOTE.sub("", levels[-1]).strip(), LEVELS.join(levels[:-1])
    return None


def _bare(text: str) -> str:
    return spelled_out(fold(_NOTE.sub(" ", text)))


def _key(text: str, values: Mapping[str, str]) -> str:
    """Return the key of an allowed value that a text is, written out or short; "" when it is none."""
    return next((key for key in (fold(text), search_key(text)) if key in values), "")


def _texts(table: SourceTable, columns: Sequence[int]) -> list[str]:
    return [text.strip() for row in islice(table.rows, SAMPLED) for column in columns if (text := row.cells[column])]


def _are_crosses(table: SourceTable, columns: Sequence[int]) -> bool:
    texts = _texts(table, columns)
    return bool(texts) and all(map(_CROSS.fullmatch, texts))


def _are_numbers(table: SourceTable, columns: Sequence[int]) -> bool:
    texts = [text for text in _texts(table, columns) if any(map(str.isalnum, text))]
    return bool(texts) and sum(text[0].isdigit() for text in texts) >= MOSTLY * len(texts)


def _crossed(table: SourceTable, kind: Field, values: Mapping[int, str]) -> SourceTable:
    kept = tuple(column for column in range(len(table.headings)) if column not in values)
    rows = CrossedRows(table.rows, kept, tuple((value, column) for column, value in values.items()))
    told = f"«{kind.title.vi}» được đọc theo dấu đánh ở các cột {', '.join(f'«{value}»' for value in values.values())}."
    return _with(table, kept, (kind.title.vi,), (min(values),), rows, told)


def _melted(
    table: SourceTable, name: str, fields: Mapping[str, Field], groups: Groups, chosen: Chosen
) -> SourceTable | None:
    """Return a table with a row for each value, None where that would say too much or what is counted is not known."""
    kind, moved = fields[name], {column for group in groups.values() for column in group.values()}
    kept = tuple(
        column for column, heading in enumerate(table.headings)
        if column not in moved and fold(levels_of(heading)[-1]) not in TOTALS
    )  # fmt: skip
    if any(fields[other].type in NUMBERS and column in kept for other, (column, _) in chosen.items()):
        return None
    measures = tuple(dict.fromkeys(rest for group in groups.values() for rest in group))
    titles = [_measure(rest, kind, fields, table.titles) for rest in measures]
    if not all(titles):
        return None
    choices: Choices = tuple((value, tuple(group.get(rest) for rest in measures)) for value, group in groups.items())
    columns = (min(moved), *(next(g[rest] for g in groups.values() if rest in g) for rest in measures))
    told = f"Mỗi dòng được tách theo các cột «{kind.title.vi}»: {', '.join(f'«{value}»' for value in groups)}."
    return _with(table, kept, (kind.title.vi, *titles), columns, MeltedRows(table.rows, kept, choices), told)


def _measure(rest: str, kind: Field, fields: Mapping[str, Field], titles: Sequence[str]) -> str:
    """Return the heading of what is counted: the rest of the headings, else the field that the titles name.

    "" where neither tells and the dataset counts several things.
    """
    if fold(rest) not in DIVIDED and _bare(rest) not in own_names(kind):
        return rest
    numbers = [field for field in fields.values() if field.type in NUMBERS]
    text = f" {' . '.join(map(fold, titles))} "
    names = sorted(((n, f) for f in numbers for n in own_names(f)), key=lambda item: -len(item[0]))
    named = {}
    for words, field in names:
        if f" {words} " in text:
            named[field.title.vi] = field
            text = text.replace(f" {words} ", " . ")
    found = list(named.values()) or numbers
    if len(found) != 1:
        return ""
    own = " ".join(own_names(found[0]))
    others = [words for words in OTHER_MEASURES if f" {words} " in text and words not in own]
    return "" if others else found[0].title.vi


def _with(
    table: SourceTable, kept: Sequence[int], headings: Sequence[str], columns: Sequence[int],
    rows: CrossedRows | MeltedRows, told: str,
) -> SourceTable:  # fmt: skip
    positions = tuple(table.positions[column] for column in (*kept, *columns)) if table.positions else ()
    return replace(
        table,
        headings=(*(table.headings[column] for column in kept), *headings),
        positions=positions,
        hidden=tuple(new for new, column in enumerate(kept) if column in table.hidden),
        rows=rows,
        issues=(*table.issues, Issue("reshaped", "notice", told, "", table.sheet)),
    )
