"""One row of typed values against the rules of its dataset and the law on personal data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geoportal.dataset import Dataset
from geoportal.records import Issue, Value
from geoportal.validate.findings import Finding
from geoportal.validate.mapping import MappedTable
from geoportal.validate.personal import guard
from geoportal.validate.rules import check_rules


def guard_row(
    values: Mapping[str, Value], mapped: MappedTable, dataset: Dataset, number: int, today: date
) -> tuple[dict[str, Value], list[Issue]]:
    """Return the values that may be published, and the rules that the row breaks.

    today tells what is past.
    """
    issues = [_issue(finding, mapped, number) for finding in check_rules(values, dataset, today, mapped.child or None)]
    public: dict[str, Value] = {}
    for name, value in values.items():
        kept = guard(name, mapped.fields[name], value, dataset)
        public[name] = kept.value
        issues += [_issue(finding, mapped, number) for finding in kept.findings]
    return public, issues


def _issue(finding: Finding, mapped: MappedTable, number: int) -> Issue:
    field = mapped.fields.get(finding.field)
    return Issue(
        finding.code, finding.severity, finding.problem, finding.fix, mapped.table.sheet, number,
        field.title.vi if field else None, None, mapped.cell(finding.field, number) if field else None,
    )  # fmt: skip
