"""What is checked beyond the kind of a value, and what is done with personal data, in plain words. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geoportal.dataset import Dataset, Field
from geoportal.dataset.demands import Condition, Personal, Rule

TREATMENTS = {"publish": "được công bố", "mask": "chỉ công bố một phần", "block": "không công bố"}
MASKS = {
    "initials": "chỉ công bố chữ cái đầu của tên, như N*** V*** A***",
    "last_digits": "chỉ công bố ba chữ số cuối",
    "domain": "chỉ công bố phần sau dấu @",
    "year": "chỉ công bố năm",
}
OUTSIDE = (
    "Ngoài các cột của biểu mẫu, xin không ghi họ tên, số điện thoại riêng, số định danh, ngày sinh hay nơi ở của "
    "cá nhân vào bất kỳ ô nào."
)


def personal_words(dataset: Dataset) -> Iterator[str]:
    """Yield what is done with personal data, column by column, and what must not be written anywhere."""
    for fields in (dataset.fields, *(child.fields for child in dataset.children.values())):
        for field in fields.values():
            if field.personal is not None:
                yield f"Cột «{field.title.vi}» {_treatment(field.personal)}. {field.personal.reason}"
    yield OUTSIDE


def _treatment(personal: Personal) -> str:
    return MASKS[personal.how] if personal.how else TREATMENTS[personal.treatment]


def check_words(dataset: Dataset) -> list[str]:
    """Return the demands on the fields of a row, each as a sentence."""
    sentences = []
    for rule in dataset.rules:
        fields = dataset.fields if rule.table is None else dataset.children[rule.table].fields
        sentences.append(rule_words(rule, fields))
    return list(dict.fromkeys(sentences))


def rule_words(rule: Rule, fields: Mapping[str, Field]) -> str:
    """Return one demand as a sentence.

    >>> field = Field.model_validate({"title": {"vi": "Ngày cấp", "en": "Issued"}, "type": "date"})
    >>> rule_words(Rule(field="a", past=True), {"a": field})
    '«Ngày cấp» không sau ngày hôm nay.'
    """
    demand = _demand(rule, fields)
    if rule.when is None:
        return f"{demand[0].upper()}{demand[1:]}."
    return f"Khi {_condition(rule.when, fields)} thì {demand[0].lower()}{demand[1:]}."


def _demand(rule: Rule, fields: Mapping[str, Field]) -> str:
    asked = rule.operators[0]
    if asked == "any_of":
        return f"Điền ít nhất một trong các cột {_names(rule.any_of, fields)}"
    if asked == "then_required":
        return f"Phải điền {_name(rule.then_required, fields)}"
    own, others = _name(rule.field, fields), [_name(name, fields) for name in rule.operands]
    if rule.years is not None:
        first, ahead = rule.years
        last = {0: "năm nay", 1: "năm sau"}.get(ahead, f"{ahead} năm sau năm nay")
        return f"{own} từ năm {first} đến {last}"
    words = {
        "at_most": "{} không lớn hơn {}", "at_least": "{} không nhỏ hơn {}", "after": "{} sau {}",
        "not_before": "{} không trước {}", "differs_from": "{} khác {}", "ratio_of": "{} bằng {} chia cho {}",
        "past": "{} không sau ngày hôm nay",
    }  # fmt: skip
    if asked == "sum_of":
        return f"{own} bằng tổng của {', '.join(others)}"
    return words[asked].format(own, *others)


def _condition(condition: Condition, fields: Mapping[str, Field]) -> str:
    name = _name(condition.field, fields)
    if condition.filled is not None:
        return f"có {name}" if condition.filled else f"không có {name}"
    return f"{name} là {' hoặc '.join(f'“{value}”' for value in condition.values)}"


def _names(names: Sequence[str], fields: Mapping[str, Field]) -> str:
    return ", ".join(_name(name, fields) for name in names)


def _name(name: str | None, fields: Mapping[str, Field]) -> str:
    return f"«{fields[name or ''].title.vi}»"
