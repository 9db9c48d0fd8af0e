"""The rules of a definition against the values of one row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from geoportal.dataset import Dataset, Field
from geoportal.dataset.demands import NUMBERS, Condition, Rule
from geoportal.records import Value
from geoportal.validate.findings import Finding
from geoportal.vietnamese import fold, format_number

Values = Mapping[str, Value]
Broken = tuple[str, str]
"""What is wrong, and how to fix it."""


def check_rules(values: Values, dataset: Dataset, today: date, table: str | None = None) -> list[Finding]:
    """Return a finding for every rule of the dataset that a row breaks.

    values are those of a row of the dataset's own table, or of the child table of this id; a field that is empty or
    missing breaks no comparison. today tells what is past.
    """
    if not dataset.rules:
        return []
    fields = dataset.fields if table is None else dataset.children[table].fields
    findings = []
    for rule in dataset.rules:
        if rule.table == table and (rule.when is None or holds(rule.when, values)):
            broken = CHECKS[rule.operators[0]](rule, values, fields, today)
            if broken is not None:
                findings.append(_finding(rule, broken))
    return findings


def holds(condition: Condition, values: Values) -> bool:
    """Return whether the condition of a rule is met; words are compared folded."""
    value = values.get(condition.field)
    if condition.filled is not None:
        return (value is not None) == condition.filled
    return value is not None and fold(str(value)) in {fold(item) for item in condition.values}


def _finding(rule: Rule, broken: Broken) -> Finding:
    name = rule.field or rule.then_required or (rule.any_of[0] if rule.any_of else "")
    return Finding("rule", rule.severity, rule.message or broken[0], broken[1], name)


def _compared(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    """Check at_most, at_least, after, not_before, differs_from: the field against one other."""
    asked, other_name = rule.operators[0], rule.operands[0]
    own, other = values.get(rule.field or ""), values.get(other_name)
    if own is None or other is None:
        return None
    if isinstance(own, str) and isinstance(other, str) and len(own) != len(other) and asked != "differs_from":
        length = min(len(own), len(other))
        own, other = own[:length], other[:length]
        if own == other:  # "2024" is neither before nor after "2024-09".
            return None
    order, words = ORDERS[asked]
    if order(own, other):
        return None
    left, right = fields[rule.field or ""], fields[other_name]
    shown = f"«{left.title.vi}» ({shown_value(values.get(rule.field or ''), left)})"
    problem = f"{shown} {words} «{right.title.vi}» ({shown_value(values.get(other_name), right)})."
    return problem, f"Kiểm tra lại «{left.title.vi}» và «{right.title.vi}»."


def _summed(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    parts = [values.get(name) for name in rule.sum_of]
    numbers = [part for part in parts if isinstance(part, (int, float))]
    if len(numbers) < len(parts):
        return None
    names = " + ".join(f"«{fields[name].title.vi}»" for name in rule.sum_of)
    return _expected(rule, values, fields, float(sum(numbers)), f"tổng {names}")


def _divided(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    top, below = (values.get(name) for name in rule.ratio_of or ())
    if not isinstance(top, (int, float)) or not isinstance(below, (int, float)) or not below:
        return None
    names = " : ".join(f"«{fields[name].title.vi}»" for name in rule.ratio_of or ())
    return _expected(rule, values, fields, top / below, names)


def _expected(rule: Rule, values: Values, fields: Mapping[str, Field], wanted: float, words: str) -> Broken | None:
    own = values.get(rule.field or "")
    if not isinstance(own, (int, float)) or abs(own - wanted) <= rule.tolerance * max(abs(own), abs(wanted)):
        return None
    title = fields[rule.field or ""].title.vi
    return (
        f"«{title}» ({format_number(own)}) khác {words} ({format_number(round(wanted, 2))}).",
        "Kiểm tra lại các số này.",
    )


def _within_years(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    own, (first, ahead) = values.get(rule.field or ""), rule.years or (0, 0)
    if own is None or first <= int(str(own)[:4]) <= today.year + ahead:
        return None
    field = fields[rule.field or ""]
    problem = f"«{field.title.vi}» ({shown_value(own, field)}) không nằm trong khoảng {first} đến {today.year + ahead}."
    return problem, "Kiểm tra lại năm."


def _past(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    own = values.get(rule.field or "")
    if own is None or str(own) <= today.isoformat()[: len(str(own))]:
        return None
    field = fields[rule.field or ""]
    return f"«{field.title.vi}» ({shown_value(own, field)}) ở sau ngày hôm nay.", "Kiểm tra lại ngày."


def _any_filled(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    if any(values.get(name) is not None for name in rule.any_of):
        return None
    names = " hoặc ".join(f"«{fields[name].title.vi}»" for name in rule.any_of)
    return f"Thiếu {names}.", "Điền ít nhất một trong các ô này."


def _required(rule: Rule, values: Values, fields: Mapping[str, Field], today: date) -> Broken | None:
    name, when = rule.then_required or "", rule.when
    if values.get(name) is not None or when is None:
        return None
    cause = fields[when.field]
    value = values.get(when.field)
    because = f"«{cause.title.vi}» là {shown_value(value, cause)}" if value is not None else f"trống «{cause.title.vi}»"
    return f"Thiếu «{fields[name].title.vi}» khi {because}.", "Điền giá trị vào ô này."


CHECKS: dict[str, Callable[[Rule, Values, Mapping[str, Field], date], Broken | None]] = {
    "at_most": _compared, "at_least": _compared, "after": _compared, "not_before": _compared,
    "differs_from": _compared, "sum_of": _summed, "ratio_of": _divided, "years": _within_years, "past": _past,
    "any_of": _any_filled, "then_required": _required,
}  # fmt: skip
ORDERS: dict[str, tuple[Callable[..., bool], str]] = {
    "at_most": (lambda own, other: own <= other, "lớn hơn"),
    "at_least": (lambda own, other: own >= other, "nhỏ hơn"),
    "after": (lambda own, other: own > other, "không ở sau"),
    "not_before": (lambda own, other: own >= other, "ở trước"),
    "differs_from": (lambda own, other: own != other, "trùng với"),
}  # fmt: skip
"""What holds between the two values, and the words for when it does not."""


def shown_value(value: Value, field: Field) -> str:
    """Return a value as an officer writes it: a day as dd/mm/yyyy, a number as in Viet Nam.

    >>> from geoportal.dataset import Text
    >>> shown_value("2024-09-05", Field(title=Text(vi="Ngày", en="Day"), type="date"))
    '05/09/2024'
    """
    if field.type in ("date", "month"):
        return "/".join(reversed(str(value).split("-")))
    if field.type in NUMBERS and field.type != "year" and isinstance(value, (int, float)):
        return format_number(value)
    return str(value)
