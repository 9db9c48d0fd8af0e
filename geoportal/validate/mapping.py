"""Which column of a table holds which field, and what can be asked when that is not certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from geoportal.dataset import Field
from geoportal.dataset.headings import LIKELY, PLAIN, SURE, Vocabulary, levels_of
from geoportal.records import CONTINUED, LEVELS, PLACE_FIELDS, SOURCE_FIELDS, Issue, SourceTable
from geoportal.spreadsheet import cell_name
from geoportal.validate.address_parts import address_columns
from geoportal.validate.guesses import GUESSED, guess
from geoportal.validate.heading_units import NUMERIC, written_unit
from geoportal.validate.reshaped import reshape
from geoportal.validate.styles import Style, StyleVotes, style_finding
from geoportal.validate.values import BadValue, Doubtful, parse_value
from geoportal.vietnamese import fold

SILENT = {"", "stt", "tt", "s tt", "so tt", "so thu tu", "ma so", "kinh do diem", "vi do diem", "fid", "ma so id",
          "thu tu"}  # fmt: skip
SAMPLED = 60
STYLED = 20_000
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
    shaped = reshape(table, words.fields, _choose(mapped, words))
    mapped = MappedTable(shaped, words.fields)
    mapped.asked = frozenset((issue.row, issue.column) for issue in table.issues if issue.severity == "error")
    chosen = _choose(mapped, words)
    _drop_contradicted(mapped, chosen)
    for name, column in list(guess(shaped, words.fields, words.name_field, chosen)):
        if words.remembered.get(fold(" ".join(levels_of(shaped.headings[column])))) != "":
            chosen[name] = (column, GUESSED)
    mapped.columns = {name: (column,) for name, (column, _) in chosen.items()}
    mapped.sure = {name: confidence for name, (_, confidence) in chosen.items()}
    mapped.units = _join_address(mapped)
    _read_numbers(mapped)
    _tell_guesses(mapped)
    _tell_unknown(mapped, words)
    return mapped


def _choose(mapped: MappedTable, words: Vocabulary) -> dict[str, tuple[int, float]]:
    """Give each field its likeliest column, the surest first; ties are asked about."""
    leaves = Counter(levels_of(heading)[-1] for heading in set(mapped.table.headings))
    claims = sorted(
        (column in mapped.table.hidden, -match.confidence, column, match.field)
        for column, heading in enumerate(mapped.table.headings)
        for match in words.matches(levels_of(heading), leaf_alone=leaves[levels_of(heading)[-1]] == 1)
        if match.confidence >= SURE
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
            mapped.issues.append(_doubled(mapped, name, chosen[name], column))
    return chosen


def _differ(table: SourceTable, first: int, second: int) -> bool:
    """Return whether the second of two columns says anything that the first does not."""
    return any(row.cells[second] not in (None, row.cells[first]) for row in islice(table.rows, SAMPLED))


def _doubled(mapped: MappedTable, name: str, first: tuple[int, float], column: int) -> Issue:
    table, title = mapped.table, mapped.fields[name].title.vi
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


def _join_address(mapped: MappedTable) -> tuple[int, ...]:
    """Make the address of its parts where they stand in columns of their own; return the columns of units left over."""
    addresses = [name for name, kind in mapped.fields.items() if kind.type == "address"]
    parts, units = address_columns(mapped.table.headings)
    taken = {index for columns in mapped.columns.values() for index in columns}
    for name in addresses:
        own = mapped.columns.get(name)
        if own is None and len(parts) > 1 and not [part for part in parts if part in taken - set(units)]:
            mapped.columns[name], mapped.sure[name] = tuple(parts), SURE
            heads = ", ".join(f"«{mapped.table.headings[part]}»" for part in parts)
            text = f"«{mapped.fields[name].title.vi}» được ghép từ các cột {heads}."
            mapped.issues.append(Issue("joined", "notice", text, "", mapped.table.sheet))
            break
        if own is not None:
            mapped.columns[name] = (*own, *_continued(mapped.table, own[0]))
    return tuple(column for column in units if column not in taken)


def _continued(table: SourceTable, column: int) -> list[int]:
    """Return the columns that lie under the same merged heading as a column."""
    heading = table.headings[column] + LEVELS + CONTINUED
    return [index for index, other in enumerate(table.headings) if other == heading]


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
        mapped.issues.append(_unknown(mapped, heading, _suggestion(mapped, words, heading)))


def _suggestion(mapped: MappedTable, words: Vocabulary, heading: str) -> str:
    free = [m for m in words.matches(levels_of(heading)) if m.field not in mapped.columns and m.confidence >= LIKELY]
    return mapped.fields[free[0].field].title.vi if free else ""


def _unknown(mapped: MappedTable, heading: str, suggestion: str) -> Issue:
    hint = "Nếu cần công bố, hãy đổi tên cột cho đúng biểu mẫu, "
    if suggestion:
        hint = f"Có phải là «{suggestion}» không? Nếu phải, hãy đổi tên cột, "
    return Issue(
        "unknown-heading",
        "warning",
        f"Cột «{heading.replace(LEVELS, ' – ')}» không có trong biểu mẫu nên không được công bố.",
        hint + "hoặc chọn trường cho cột bằng lệnh «geoportal map».",
        mapped.table.sheet,
        column=heading,
    )


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


def own_columns() -> set[str]:
    """Return the folded names and titles of the columns that publication adds."""
    fields = {**PLACE_FIELDS, **SOURCE_FIELDS}
    return {fold(text) for name, kind in fields.items() for text in (name, kind.title.vi, kind.title.en)}
