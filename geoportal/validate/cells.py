"""The cells of one row become typed values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geoportal.dataset import Field
from geoportal.records import Issue, Severity, SourceRow, Value
from geoportal.validate.address_parts import ADDRESS_JOIN
from geoportal.validate.mapping import MappedTable
from geoportal.validate.values import BadValue, Doubtful, parse_value
from geoportal.vietnamese import cell_number


def read_cells(
    row: SourceRow, mapped: MappedTable, otherwise: Mapping[str, str], optional: Sequence[str] = ()
) -> tuple[dict[str, Value], list[Issue]]:
    """Return the typed values of one row (None when empty) and its issues.

    otherwise: texts of fields that have no column or an empty cell. optional: fields that may be missing altogether.
    """
    values: dict[str, Value] = {}
    issues: list[Issue] = []
    for name, kind in mapped.fields.items():
        text = _text(row, mapped.columns.get(name, ())) or otherwise.get(name)
        values[name] = None
        if text is None or not text.strip():
            if kind.required and (name in mapped.columns or name not in optional):
                problem = f"Thiếu «{kind.title.vi}»."
                issues.append(_issue("required", "error", problem, "Điền giá trị vào ô này.", row, mapped, name, None))
            continue
        try:
            values[name] = _typed(text, name, mapped)
        except BadValue as bad:
            issues.append(_issue(bad.code, "error", bad.problem, bad.fix, row, mapped, name, text))
        except Doubtful as doubt:
            values[name] = doubt.value
            issues.append(_issue(doubt.code, doubt.severity, doubt.problem, doubt.fix, row, mapped, name, text))
    return values, issues


def _typed(text: str, name: str, mapped: MappedTable) -> Value:
    """Return the value of a cell; a column that is written in another unit than its field's is converted."""
    kind = mapped.fields[name]
    written = mapped.units_written.get(name)
    if written is None:
        return parse_value(text, kind, mapped.styles.get(name, "vi"))
    free = kind.model_copy(update={"type": "number", "unit": written[0], "minimum": None, "maximum": None})
    value = parse_value(text, free, mapped.styles.get(name, "vi"))
    if not isinstance(value, (int, float)):
        return value
    scaled = float(f"{value * written[1]:.12g}")
    # The field's own limits and kind hold for the converted number.
    return parse_value(cell_number(scaled), kind)


def _text(row: SourceRow, columns: tuple[int, ...]) -> str | None:
    if len(columns) == 1:
        return row.cells[columns[0]]
    texts = [text.strip(" ,;") for column in columns if (text := row.cells[column])]
    return ADDRESS_JOIN.join(text for text in texts if text) or None


def _issue(
    code: str, severity: Severity, problem: str, fix: str, row: SourceRow, mapped: MappedTable, name: str,
    value: str | None,
) -> Issue:  # fmt: skip
    kind: Field = mapped.fields[name]
    return Issue(
        code,
        severity,
        problem,
        fix,
        mapped.table.sheet,
        row.number,
        kind.title.vi,
        value,
        mapped.cell(name, row.number),
    )
