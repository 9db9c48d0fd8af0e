"""What a whole table should be like: its rows, what is filled, what has a place.

Where a definition says nothing, half of the rows of a dataset on the map are expected to have a place, and what the
province's plan asks for by name is expected to be filled somewhere. What is not as expected is a warning or a notice;
only what was published before can hold a table back (`geoportal.compare`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geoportal.dataset import Dataset
from geoportal.records import Issue, Value
from geoportal.vietnamese import format_number

LOCATED = 0.5
"""Share of rows that should have a place where the definition says nothing."""


@dataclass(slots=True)
class TableSummary:
    """A table in numbers: its rows, how many have each field filled, sums of its numbers, rows by level of place."""

    rows: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    totals: dict[str, float] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)

    def add(self, values: Mapping[str, Value], level: str = "") -> None:
        """Take a row into account; level is that of its place, "" when it is not known or there is none to have."""
        self.rows += 1
        filled, totals = self.filled, self.totals
        for name, value in values.items():
            if value is not None:
                filled[name] = filled.get(name, 0) + 1
                if not isinstance(value, (str, bool)):
                    totals[name] = totals.get(name, 0.0) + value
        if level:
            self.levels[level] = self.levels.get(level, 0) + 1

    def share(self, name: str) -> float:
        """Return the share of rows in which a field is filled.

        >>> TableSummary(4, {"ten": 3}).share("ten")
        0.75
        """
        return self.filled.get(name, 0) / self.rows if self.rows else 0.0

    @property
    def located(self) -> float | None:
        """Return the share of rows that have a place; None when no level is known."""
        known = sum(self.levels.values())
        return 1 - self.levels.get("none", 0) / known if known else None


def check_expectations(summary: TableSummary, dataset: Dataset) -> list[Issue]:
    """Return what of a whole table is not as expected; no row has these findings. An empty table has none."""
    if not summary.rows:
        return []
    return [*_declared(summary, dataset), *_usual(summary, dataset)]


def _declared(summary: TableSummary, dataset: Dataset) -> list[Issue]:
    expect = dataset.expect
    issues: list[Issue] = []
    if expect is None:
        return issues
    if expect.min_rows is not None and summary.rows < expect.min_rows:
        problem = f"Chỉ có {summary.rows} dòng, thường có ít nhất {expect.min_rows}. Tệp đã đủ dữ liệu chưa?"
        issues.append(Issue("few-rows", "warning", problem, "Kiểm tra xem tệp có thiếu trang hay thiếu dòng không."))
    for name, share in expect.filled.items():
        if summary.share(name) < share:
            title = dataset.fields[name].title.vi
            problem = f"«{title}» chỉ có ở {_of(summary.filled.get(name, 0), summary.rows)}, cần {_percent(share)}."
            issues.append(Issue("rarely-filled", "warning", problem, "Điền thêm vào cột này.", column=title))
    located = summary.located
    if expect.located is not None and located is not None and located < expect.located:
        problem = f"Chỉ {_percent(located)} số dòng có vị trí trên bản đồ, cần {_percent(expect.located)}."
        issues.append(Issue("rarely-located", "warning", problem, _how_to_locate(dataset)))
    return issues


def _how_to_locate(dataset: Dataset) -> str:
    if dataset.is_point or "point:address" in dataset.accepts:
        return "Kiểm tra cột địa chỉ hoặc tọa độ."
    return "Gửi kèm tệp GIS có hình vẽ (.gpkg, .geojson, .kml hoặc Shapefile nén .zip)."


def _usual(summary: TableSummary, dataset: Dataset) -> list[Issue]:
    issues = []
    located, asked = summary.located, dataset.expect.located if dataset.expect else None
    if dataset.is_located and asked is None and located is not None and located < LOCATED:
        problem = f"Chỉ {_percent(located)} số dòng có vị trí trên bản đồ."
        issues.append(Issue("rarely-located", "warning", problem, _how_to_locate(dataset)))
    expected = dataset.expect.filled if dataset.expect else {}
    for name, kind in dataset.public_fields.items():
        if kind.plan and not kind.required and name not in expected and not summary.filled.get(name):
            problem = f"«{kind.title.vi}» trống ở mọi dòng, dù kế hoạch của tỉnh có nêu."
            issues.append(
                Issue("never-filled", "notice", problem, "Nếu có số liệu, hãy bổ sung.", column=kind.title.vi)
            )
    return issues


def _of(count: int, rows: int) -> str:
    return f"{format_number(count)} trên {format_number(rows)} dòng"


def _percent(share: float) -> str:
    """Return a share in whole percent, rounded down.

    >>> _percent(0.95), _percent(0.7966)
    ('95 %', '79 %')
    """
    return f"{int(share * 100 + 1e-9)} %"
