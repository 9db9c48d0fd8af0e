"""The rules of a definition: what they ask, what breaks them, and what is no rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoportal.dataset import Dataset
from geoportal.validate.rules import check_rules

TODAY = date(2026, 3, 15)
FIELDS = {
    "ten": "text", "loai": "text", "so_nu": "integer", "so": "integer", "so_nam": "integer", "mat_do": "number",
    "dien_tich": "number", "ngay_cap": "date", "ngay_het_han": "date", "thang": "month", "nam": "year",
    "nam_hoc": "school_year", "quy": "quarter", "mo_cua": "time", "dong_cua": "time", "dien_thoai": "phone",
}  # fmt: skip


def dataset(*rules: dict[str, Any], **more: Any) -> Dataset:
    fields: dict[str, Any] = {name: {"title": {"vi": name, "en": name}, "type": kind} for name, kind in FIELDS.items()}
    fields["loai"]["values"] = ["Có hạn", "Vô hạn"]
    child = {"title": {"vi": "Bảng con", "en": "x"}, "fields": {"gia": fields["so"], "gia_cu": fields["so"]}}
    return Dataset.model_validate(
        {
            "id": "thu", "number": 1, "title": {"vi": "Thử", "en": "x"}, "description": {"vi": "x", "en": "x"},
            "domain": "thu", "providers": ["a"], "frequency": {"plan": "Năm", "kind": "calendar", "period": "P1Y"},
            "located": "table", "key": ["ten"], "update": "replace", "fields": fields, "children": {"con": child},
            "rules": rules, **more,
        }
    )  # fmt: skip


BROKEN: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    ({"field": "so_nu", "at_most": "so"}, {"so_nu": 250, "so": 200}, True),
    ({"field": "so_nu", "at_most": "so"}, {"so_nu": 200, "so": 200}, False),
    ({"field": "so_nu", "at_most": "so"}, {"so_nu": 250, "so": None}, False),
    ({"field": "so", "at_least": "so_nu"}, {"so_nu": 250, "so": 200}, True),
    ({"field": "ngay_het_han", "after": "ngay_cap"}, {"ngay_cap": "2025-03-15", "ngay_het_han": "2025-03-15"}, True),
    ({"field": "ngay_het_han", "after": "ngay_cap"}, {"ngay_cap": "2025-03-15", "ngay_het_han": "2025-03-16"}, False),
    ({"field": "ngay_het_han", "after": "ngay_cap"}, {"ngay_cap": "2025-03-15", "ngay_het_han": "2025"}, False),
    ({"field": "ngay_het_han", "after": "ngay_cap"}, {"ngay_cap": "2025-03-15", "ngay_het_han": "2024"}, True),
    ({"field": "ngay_het_han", "not_before": "ngay_cap"}, {"ngay_cap": "2025-03-15", "ngay_het_han": "2025-03-15"}, False),
    ({"field": "ngay_het_han", "not_before": "ngay_cap"}, {"ngay_cap": "2025-03-15", "ngay_het_han": "2025-02"}, True),
    ({"field": "dong_cua", "after": "mo_cua"}, {"mo_cua": "08:00", "dong_cua": "07:00"}, True),
    ({"field": "dong_cua", "differs_from": "mo_cua"}, {"mo_cua": "08:00", "dong_cua": "08:00"}, True),
    ({"field": "so", "sum_of": ["so_nu", "so_nam"]}, {"so": 10, "so_nu": 4, "so_nam": 5}, True),
    ({"field": "so", "sum_of": ["so_nu", "so_nam"]}, {"so": 9, "so_nu": 4, "so_nam": 5}, False),
    ({"field": "so", "sum_of": ["so_nu", "so_nam"]}, {"so": 10, "so_nu": 4, "so_nam": None}, False),
    ({"field": "mat_do", "ratio_of": ["so", "dien_tich"]}, {"mat_do": 50.0, "so": 1000, "dien_tich": 10.0}, True),
    ({"field": "mat_do", "ratio_of": ["so", "dien_tich"]}, {"mat_do": 100.2, "so": 1000, "dien_tich": 10.0}, False),
    ({"field": "mat_do", "ratio_of": ["so", "dien_tich"]}, {"mat_do": 100.2, "so": 1000, "dien_tich": 0.0}, False),
    ({"field": "nam", "years": [1900, 1]}, {"nam": 2027}, False),
    ({"field": "nam", "years": [1900, 1]}, {"nam": 2028}, True),
    ({"field": "nam", "years": [1900, 1]}, {"nam": 1899}, True),
    ({"field": "nam_hoc", "years": [1990, 0]}, {"nam_hoc": "2027-2028"}, True),
    ({"field": "quy", "years": [1990, 0]}, {"quy": "2026-Q4"}, False),
    ({"field": "ngay_cap", "past": True}, {"ngay_cap": "2026-03-15"}, False),
    ({"field": "ngay_cap", "past": True}, {"ngay_cap": "2026-03-16"}, True),
    ({"field": "ngay_cap", "past": True}, {"ngay_cap": "2026-03"}, False),
    ({"field": "ngay_cap", "past": True}, {"ngay_cap": "2027"}, True),
    ({"any_of": ["ten", "loai"]}, {"ten": None, "loai": None}, True),
    ({"any_of": ["ten", "loai"]}, {"ten": None, "loai": "Có hạn"}, False),
    ({"if": {"field": "loai", "is": "Có hạn"}, "then_required": "ngay_het_han"}, {"loai": "Có hạn", "ngay_het_han": None}, True),
    ({"if": {"field": "loai", "is": "Có hạn"}, "then_required": "ngay_het_han"}, {"loai": "Vô hạn", "ngay_het_han": None}, False),
    ({"if": {"field": "ngay_cap", "filled": True}, "then_required": "loai"}, {"ngay_cap": "2025", "loai": None}, True),
    ({"if": {"field": "ngay_cap", "filled": False}, "then_required": "loai"}, {"ngay_cap": None, "loai": None}, True),
    ({"if": {"field": "loai", "is": ["Có hạn", "Vô hạn"]}, "field": "so_nu", "at_most": "so"}, {"loai": None, "so_nu": 2, "so": 1}, False),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "values", "broken"), BROKEN)
def test_a_rule_is_broken_or_holds(rule: dict[str, Any], values: dict[str, Any], broken: bool) -> None:
    findings = check_rules(values, dataset(rule), TODAY)
    assert bool(findings) == broken
    for finding in findings:
        assert finding.severity == "error" and finding.problem.endswith(".") and finding.fix.endswith(".")
        assert finding.field in FIELDS


def test_a_finding_shows_both_values_as_an_officer_writes_them() -> None:
    rule = {"field": "ngay_het_han", "after": "ngay_cap", "severity": "warning"}
    (finding,) = check_rules({"ngay_cap": "2025-03-15", "ngay_het_han": "2024-01"}, dataset(rule), TODAY)
    assert finding.problem == "«ngay_het_han» (01/2024) không ở sau «ngay_cap» (15/03/2025)."
    assert finding.severity == "warning"
    spoken = dataset({**rule, "message": "Giấy phép hết hạn trước khi được cấp."})
    assert check_rules({"ngay_cap": "2025", "ngay_het_han": "2024"}, spoken, TODAY)[0].problem.startswith("Giấy phép")


def test_rules_of_a_child_table_are_for_its_rows_only() -> None:
    own = dataset({"table": "con", "field": "gia", "at_least": "gia_cu"})
    assert check_rules({"gia": 1, "gia_cu": 2}, own, TODAY) == []
    assert len(check_rules({"gia": 1, "gia_cu": 2}, own, TODAY, "con")) == 1


WRONG = [
    ({"field": "so", "at_most": "khong_co"}, "not defined: khong_co"),
    ({"field": "so", "at_most": "ten"}, "at_most cannot compare integer, text"),
    ({"field": "ten", "past": True}, "past cannot compare"),
    ({"field": "dong_cua", "after": "ngay_cap"}, "after cannot compare"),
    ({"field": "so"}, "asks one thing"),
    ({"field": "so", "at_most": "so_nu", "at_least": "so_nu"}, "asks one thing"),
    ({"at_most": "so_nu"}, "goes with field"),
    ({"field": "so", "then_required": "ten", "if": {"field": "ten", "filled": True}}, "goes without field"),
    ({"then_required": "ten"}, "goes with if"),
    ({"if": {"field": "loai", "is": "Khác"}, "then_required": "ten"}, "no value of loai: Khác"),
    ({"if": {"field": "loai"}, "then_required": "ten"}, "either is or filled"),
    ({"table": "chau", "field": "so", "at_most": "so_nu"}, "no child table chau"),
    ({"field": "so", "at_most": "so_nu", "message": "Sai"}, "message"),
]


@pytest.mark.parametrize(("rule", "says"), WRONG)
def test_a_rule_that_cannot_be_checked_is_no_definition(rule: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        dataset(rule)


def test_at_least_thirty_definitions_have_rules(datasets: dict[str, Dataset]) -> None:
    ruled = [found for found in datasets.values() if found.rules]
    assert len(ruled) >= 60
    for found in ruled:
        empty: dict[str, Any] = dict.fromkeys(found.fields)
        asking = [rule for rule in found.rules if rule.any_of and rule.table is None]
        assert len(check_rules(empty, found, TODAY)) == len(asking), found.id


@given(
    st.dictionaries(
        st.sampled_from(sorted(FIELDS)), st.none() | st.integers(-9, 9) | st.sampled_from(["2024", "2025-03"])
    )
)
def test_any_row_can_be_checked(values: dict[str, Any]) -> None:
    kinds = {"integer": int, "number": int, "year": int}
    typed = {k: v for k, v in values.items() if v is None or isinstance(v, kinds.get(FIELDS[k], str))}
    rules = [rule for rule, _, _ in BROKEN]
    for finding in check_rules(typed, dataset(*rules), TODAY):
        assert finding.problem.endswith(".")
