"""Which column of a table holds which field, and what can be asked when that is not certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from geoportal.dataset import Field
from geoportal.dataset.heading_words import GENERIC, MEASURES
from geoportal.dataset.headings import LIKELY, PLAIN, SURE, Match, Vocabulary, levels_of
from geoportal.records import CONTINUED, Issue, SourceTable
from geoportal.spreadsheet import cell_name
from geoportal.validate.guesses import GUESSED, guess
from geoportal.validate.heading_issues import doubled, own_columns, unknown
from geoportal.validate.heading_units import NUMERIC, written_unit
from geoportal.validate.joined import join_columns
from geoportal.validate.reshaped import reshape
from geoportal.validate.styles import Style, StyleVotes, style_finding
from geoportal.validate.values import BadValue, Doubtful, parse_value
from geoportal.vietnamese import fold

SILENT = {"", "stt", "tt", "s tt", "so tt", "so thu tu", "ma so", "kinh do diem", "vi do diem", "fid", "ma so id",
          "thu tu"}  # fmt: skip
SAMPLED = 60
STYLED = 20_000
MOST_ACROSS = 2
"""Fields whose values may be headings at once."""
STRONG = 0.9
NEAR = 0.03
"""Two guesses whose confidence differs by less than this are equally likely."""
TYPED = ("integer", "number", "date", "year", "month", "quarter", "school_year", "time", "boolean", "phone", "email")


@dataclass(slots=True)
class MappedTable:
    """A table and the columns of its fields.

    columns: the columns whose texts, joined, are a field's; units: columns that name administrative units but are no
    field, used to find places only; sure: how sure each field's column is; styles: how each number column writes its
    decimals; units_written: the unit of a number column that is not its field's, and what converts it; crs: what its
    columns of coordinates are in, "" while nobody settled it; asked: rows and
    columns (titles of fields) of which reading has already asked something; repeats: a row may stand there
    several times, once for each row of a child table beside it.
    """

    table: SourceTable
    fields: Mapping[str, Field]
    columns: dict[str, tuple[int, ...]] = field(default_factory=dict)
    units: tuple[int, ...] = ()
    sure: dict[str, float] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    units_written: dict[str, tuple[str, float]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    child: str = ""
    crs: str = ""
    asked: frozenset[tuple[int | None, str | None]] = frozenset()
    repeats: bool = False

    def heading(self, name: str) -> str:
        """Return the heading under which a field was found, its title when it was not."""
        found = self.columns.get(name)
        return self.table.headings[found[0]] if found else self.fields[name].title.vi

    def cell(self, name: str, number: int) -> str | None:
        """Return the address of a field's cell in a row, None where the file has no cells."""
        found = self.columns.get(name)
        return cell_name(number, self.table.positions[found[0]]) if found and self.table.positions else None


def map_table(table: SourceTable, words: Vocabulary) -> MappedTable:
    """Find the column of every field; each column that is none and each guess is an issue."""
    mapped = MappedTable(table, words.fields)
    for _ in range(MOST_ACROSS):
        shaped = reshape(mapped.table, words.fields, _choose(mapped, words))
        if shaped is mapped.table:
            break
        mapped = MappedTable(shaped, words.fields)
    shaped = mapped.table
    mapped = MappedTable(shaped, words.fields)
    mapped.asked = frozenset((issue.row, issue.column) for issue in table.issues if issue.severity == "error")
    chosen = _choose(mapped, words)
    _drop_contradicted(mapped, chosen)
    _guess(shaped, words, chosen)
    mapped.columns = {name: (column,) for name, (column, _) in chosen.items()}
    mapped.sure = {name: confidence for name, (_, confidence) in chosen.items()}
    mapped.units, joined = join_columns(shaped, words.fields, mapped.columns, mapped.sure)
    mapped.issues += joined
    _read_numbers(mapped)
    _tell_guesses(mapped)
    _tell_unknown(mapped, words)
    return mapped


def _guess(table: SourceTable, words: Vocabulary, chosen: dict[str, tuple[int, float]]) -> None:
    """Add guesses; a visible column that may be a field goes before a hidden one that is called so."""
    shown = {name: place for name, place in chosen.items() if place[0] not in table.hidden}
    better = list(guess(table, words.fields, words.name_field, shown, visible=True)) if len(shown) < len(chosen) else []
    chosen |= {name: (column, GUESSED) for name, column in better if name in chosen}
    for name, column in list(guess(table, words.fields, words.name_field, chosen)):
        if words.remembered.get(fold(" ".join(levels_of(table.headings[column])))) != "":
            chosen[name] = (column, GUESSED)


def _choose(mapped: MappedTable, words: Vocabulary) -> dict[str, tuple[int, float]]:
    """Give each field its likeliest column, the surest first; ties are asked about."""
    leaves = Counter(levels_of(heading)[-1] for heading in set(mapped.table.headings))
    claims = sorted(
        (column in mapped.table.hidden, -match.confidence, column, match.field)
        for column, heading in enumerate(mapped.table.headings)
        for match in words.matches(levels_of(heading), leaf_alone=leaves[levels_of(heading)[-1]] == 1)
        if match.confidence >= SURE and not _is_part(mapped.table, column, match, words)
    )
    chosen: dict[str, tuple[int, float]] = {}
    for hidden, negative, column, name in claims:
        taken = {index for index, _ in chosen.values()}
        if column in taken:
            continue
        if name not in chosen:
            chosen[name] = (column, -negative)
        elif (
            not hidden
            and (-negative >= PLAIN or chosen[name][1] + negative < NEAR)
            and _differ(mapped.table, chosen[name][0], column)
        ):
            mapped.issues.append(doubled(mapped.table, mapped.fields[name].title.vi, chosen[name], column))
    return chosen


def _is_part(table: SourceTable, column: int, match: Match, words: Vocabulary) -> bool:
    """Return whether a column is one of several parts of a field beneath its name, as "Có dây" and "Không dây"."""
    levels = levels_of(table.headings[column])
    if len(levels) < 2 or match.confidence >= STRONG or {fold(" ".join(levels))} & words.names.keys():
        return False
    beside = [other for other in table.headings if levels_of(other)[:-1] == levels[:-1]]
    whole = any(fold(levels_of(other)[-1]) in GENERIC for other in beside)
    first, named = fold(levels[-1]).partition(" ")[0], fold(words.fields[match.field].title.vi)
    counted = first in MEASURES and named.startswith(f"{first} ")  # "Số" beneath "Giấy chứng nhận"
    above = {found.field for found in words.matches(levels[:-1])[:1]}
    return len(beside) > 1 and not whole and not counted and match.field in above


def _differ(table: SourceTable, first: int, second: int) -> bool:
    """Return whether the second of two columns says anything that the first does not."""
    return any(row.cells[second] not in (None, row.cells[first]) for row in islice(table.rows, SAMPLED))


def _drop_contradicted(mapped: MappedTable, chosen: dict[str, tuple[int, float]]) -> None:
    """Give up a guessed column whose values are mostly none of the field's kind."""
    rows = list(islice(mapped.table.rows, SAMPLED))
    for name, (column, confidence) in list(chosen.items()):
        kind = mapped.fields[name]
        if confidence >= PLAIN or (kind.type not in TYPED and not kind.values):
            continue
        texts = [text for row in rows if (text := row.cells[column])]
        if texts and sum(_fits(text, kind) for text in texts) * 2 < len(texts):
            del chosen[name]


def _fits(text: str, kind: Field) -> bool:
    try:
        parse_value(text, kind)
    except BadValue:
        return False
    except Doubtful:
        return True
    return True


def _read_numbers(mapped: MappedTable) -> None:
    """Find how each column of numbers writes its decimals, and in which unit."""
    columns = {name: indexes[0] for name, indexes in mapped.columns.items() if mapped.fields[name].type in NUMERIC}
    votes = {name: StyleVotes() for name in columns}
    for row in islice(mapped.table.rows, STYLED) if columns else ():
        for name, column in columns.items():
            votes[name].add(row.cells[column])
    for name in columns:
        kind, heading, sheet = mapped.fields[name], mapped.heading(name), mapped.table.sheet
        style = votes[name].decide(kind)
        mapped.styles[name] = style.style
        doubt = style_finding(name, kind, style)
        if doubt:
            mapped.issues.append(Issue(doubt.code, doubt.severity, doubt.problem, doubt.fix, sheet, column=heading))
        written, issue = written_unit(heading, kind, mapped.table.titles, sheet)
        if written:
            mapped.units_written[name] = written
        mapped.issues += [issue] if issue else []


def _tell_guesses(mapped: MappedTable) -> None:
    for name, columns in mapped.columns.items():
        if mapped.sure[name] < PLAIN and len(columns) == 1:
            heading = mapped.heading(name)
            text = f"Cột «{heading}» được hiểu là «{mapped.fields[name].title.vi}»."
            mapped.issues.append(
                Issue("guessed-heading", "notice", text, "Nếu không đúng, chọn lại bằng lệnh «geoportal map».",
                      mapped.table.sheet, column=heading)
            )  # fmt: skip


def _tell_unknown(mapped: MappedTable, words: Vocabulary) -> None:
    used = {index for columns in mapped.columns.values() for index in columns} | set(mapped.units)
    told = {issue.column for issue in mapped.issues if issue.code in ("doubled-heading", "ambiguous-heading")}
    ours = own_columns()
    for column, heading in enumerate(mapped.table.headings):
        if column in used or heading in told or fold(heading) in SILENT or fold(heading.split(" (")[0]) in ours:
            continue
        if heading.endswith(CONTINUED) and not any(row.cells[column] for row in mapped.table.rows):
            continue
        if words.remembered.get(fold(" ".join(levels_of(heading)))) == "":
            continue
        mapped.issues.append(unknown(mapped.table, heading, _suggestion(mapped, words, heading)))


def _suggestion(mapped: MappedTable, words: Vocabulary, heading: str) -> str:
    free = [m for m in words.matches(levels_of(heading)) if m.field not in mapped.columns and m.confidence >= LIKELY]
    return mapped.fields[free[0].field].title.vi if free else ""


def missing(mapped: MappedTable, words: Vocabulary, filled: Sequence[str]) -> Iterator[Issue]:
    """Yield an error for every required field that has no column and is not filled otherwise."""
    for name, kind in mapped.fields.items():
        if not kind.required or name in mapped.columns or name in filled:
            continue
        near = [
            heading
            for column, heading in enumerate(mapped.table.headings)
            if any(match.field == name for match in words.matches(levels_of(heading)))
            and all(column not in columns for columns in mapped.columns.values())
        ]
        title = kind.title.vi
        hint = f"Có phải cột «{near[0]}» không? " if near else ""
        yield Issue(
            "missing-heading",
            "error",
            f"Thiếu cột bắt buộc «{title}».",
            f"{hint}Đổi tên cột thành «{title}», chọn cột bằng lệnh «geoportal map», hoặc dùng biểu mẫu.",
            mapped.table.sheet,
            column=title,
        )
