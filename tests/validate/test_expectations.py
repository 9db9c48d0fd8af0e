"""What a whole table should be like, by its definition and by the version before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import shapely

from geoportal.compare import compare_with_before, summary_of_part
from geoportal.dataset import Dataset, Portal
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Issue, Part, Place, Report, Value
from geoportal.serve.ogc.asked import time_condition
from geoportal.serve.ogc.moments import parse_interval
from geoportal.settings import Settings
from geoportal.store.index import open_index
from geoportal.store.versions import Version
from geoportal.validate.expectations import TableSummary, check_expectations


def said(issues: Sequence[Issue]) -> list[tuple[str, str]]:
    for issue in issues:
        assert issue.problem.endswith((".", "?")) and issue.fix.endswith(".") and issue.row is None
    return [(issue.code, issue.severity) for issue in issues]


def summary(rows: int, levels: dict[str, int] | None = None, **filled: int) -> TableSummary:
    return TableSummary(rows, dict(filled), {}, levels or {})


def expecting(dataset: Dataset, **expect: Any) -> Dataset:
    return Dataset.model_validate({**dataset.model_dump(by_alias=True, exclude_none=True), "expect": expect or None})


@pytest.fixture
def dataset(datasets: dict[str, Dataset]) -> Dataset:
    return datasets["co-so-kham-benh-chua-benh"]


DECLARED = [
    ({"min_rows": 5}, summary(4, ten=4), [("few-rows", "warning")]),
    ({"min_rows": 5}, summary(5, ten=5), []),
    ({"filled": {"loai": 0.9}}, summary(10, loai=8), [("rarely-filled", "warning")]),
    ({"filled": {"loai": 0.9}}, summary(10, loai=9), []),
    ({"located": 0.8}, summary(10, {"commune": 7, "none": 3}), [("rarely-located", "warning")]),
    ({"located": 0.8}, summary(10, {"commune": 8, "none": 2}), []),
    ({"located": 0.8}, summary(10), []),
    ({"min_rows": 5}, summary(0), []),
    ({}, summary(10, {"commune": 4, "none": 6}), [("rarely-located", "warning")]),
    ({}, summary(10, {"commune": 5, "none": 5}), []),
]


@pytest.mark.parametrize(("expect", "table", "issues"), DECLARED)
def test_what_is_not_as_expected_is_told(
    dataset: Dataset, expect: dict[str, Any], table: TableSummary, issues: list[tuple[str, str]]
) -> None:
    found = check_expectations(table, expecting(dataset, **expect))
    assert said([issue for issue in found if issue.code != "never-filled"]) == issues


def test_a_field_that_the_plan_names_is_missed_when_it_is_never_filled(dataset: Dataset) -> None:
    found = [issue for issue in check_expectations(summary(3, ten=3), dataset) if issue.code == "never-filled"]
    assert "Điện thoại" in [issue.column for issue in found] and {issue.severity for issue in found} == {"notice"}
    assert "Tên cơ sở" not in [issue.column for issue in found]


def test_a_summary_counts_what_is_filled_and_adds_up_numbers() -> None:
    table = TableSummary()
    table.add({"ten": "A", "so": 3, "co": True, "ghi_chu": None}, "commune")
    table.add({"ten": "B", "so": 0.5, "co": None, "ghi_chu": None}, "none")
    assert table == TableSummary(2, {"ten": 2, "so": 2, "co": 1}, {"so": 3.5}, {"commune": 1, "none": 1})
    assert (table.share("so"), table.share("ghi_chu"), table.located) == (1.0, 0.0, 0.5)


BEFORE = TableSummary(300, {"ten": 300, "so_hoc_sinh": 290, "website": 3}, {"so_hoc_sinh": 90000.0}, {"street": 300})
COMPARED = [
    (TableSummary(180, {"ten": 180, "so_hoc_sinh": 180}, {"so_hoc_sinh": 60000.0}), [("fewer-rows", "question")]),
    (TableSummary(270, {"ten": 270, "so_hoc_sinh": 270}, {"so_hoc_sinh": 60000.0}), []),
    (TableSummary(900, {"ten": 900, "so_hoc_sinh": 900}, {"so_hoc_sinh": 200000.0}), [("many-more-rows", "warning")]),
    (TableSummary(300, {"ten": 300}), [("field-lost", "question")]),
    (TableSummary(300, {"ten": 300, "so_hoc_sinh": 300}, {"so_hoc_sinh": 9e7}), [("total-changed", "warning")]),
    (TableSummary(300, {"ten": 300, "so_hoc_sinh": 300}, {"so_hoc_sinh": 90.0}), [("total-changed", "warning")]),
    (TableSummary(300, {"ten": 300, "so_hoc_sinh": 300}, {"so_hoc_sinh": 9e5}), []),
    (TableSummary(300, {"ten": 300, "so_hoc_sinh": 300}, {}, {"street": 200, "none": 100}), [("fewer-located", "warning")]),
    (TableSummary(0), []),
]  # fmt: skip


@pytest.mark.parametrize(("now", "issues"), COMPARED)
def test_a_table_is_compared_with_the_one_before(
    datasets: dict[str, Dataset], now: TableSummary, issues: list[tuple[str, str]]
) -> None:
    school = datasets["truong-thpt"]
    assert said(compare_with_before(BEFORE, now, school)) == issues
    assert compare_with_before(None, now, school) == []


def test_the_loss_of_rows_is_told_in_numbers(datasets: dict[str, Dataset]) -> None:
    now = TableSummary(180, {"ten": 180, "so_hoc_sinh": 180})
    (issue,) = compare_with_before(BEFORE, now, datasets["truong-thpt"])
    assert issue.problem == "Ít hơn 120 dòng so với lần trước (300). Tệp đã đủ chưa?"


def published(
    settings: Settings, portal: Portal, dataset: Dataset, rows: Sequence[dict[str, Value]], part: Part
) -> Version:
    """Publish rows, those of an odd number without a place, and return the version."""
    point = shapely.to_wkb(shapely.Point(106.05, 20.65))
    features = []
    for number, values in enumerate(rows):
        place = Place() if number % 2 else Place(lon=106.05, lat=20.65, level="commune", radius_m=2000.0)
        features.append(Feature(f"h{part.key}{number}", dict(values), place, None if number % 2 else point))
    source = settings.home.parent / "nguon.csv"
    source.write_text("x", encoding="utf-8")
    report = Report(rows_read=len(rows), rows_valid=len(rows))
    return publish_rows(settings, dataset, portal, encode_features(dataset, features, part), part, report, source)


def test_the_part_of_an_agency_is_read_back_from_a_version(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    dataset = datasets["truong-tieu-hoc"]
    rows: list[dict[str, Value]] = [{"ten": f"A{i}", "dia_chi": "x", "so_hoc_sinh": 100 * i or None} for i in range(4)]
    published(settings, portal, dataset, rows, Part(key="ubnd-1"))
    version = published(settings, portal, dataset, rows[:2], Part(key="ubnd-2"))
    first = summary_of_part(version, dataset, "ubnd-1")
    assert first is not None and (first.rows, first.filled["so_hoc_sinh"], first.totals["so_hoc_sinh"]) == (4, 3, 600.0)
    assert first.levels == {"commune": 2, "none": 2} and first.filled["dien_thoai"] == 0
    second = summary_of_part(version, dataset, "ubnd-2")
    assert second is not None and second.rows == 2
    assert summary_of_part(version, dataset, "ubnd-3") is None and summary_of_part(None, dataset, "ubnd-1") is None
    sample = published(settings, portal, dataset, rows, Part(key="ubnd-4", sample=True))
    assert summary_of_part(sample, dataset, "ubnd-4") is None


WHEN = [
    ("2024-09-01/2024-09-30", {"2024", "2024-09", "2024-09-05"}), ("2024-09-05", {"2024", "2024-09", "2024-09-05"}),
    ("2024-10-01/..", {"2024", "2025-01-01"}), ("../2024-08-31", {"2024"}), ("2025-01-01/2025-12-31", {"2025-01-01"}),
]  # fmt: skip


def test_days_of_which_only_the_month_or_year_is_known_are_published_and_found(
    settings: Settings, portal: Portal, datasets: dict[str, Dataset]
) -> None:
    dataset = datasets["co-so-tiem-chung"]
    days = ["2024", "2024-09", "2024-09-05", "2025-01-01"]
    rows: list[dict[str, Value]] = [{"ten": day, "dia_chi": "x", "ngay_cong_bo": day} for day in days]
    version = published(settings, portal, dataset, rows, Part(key="all"))
    connection = open_index(version)
    try:
        for when, wanted in WHEN:
            condition = time_condition("ngay_cong_bo", dataset.public_fields, parse_interval(when))
            query = f"SELECT f_ngay_cong_bo FROM feature WHERE {condition.sql}"
            assert {row[0] for row in connection.execute(query, condition.parameters)} == wanted, when
    finally:
        connection.close()
