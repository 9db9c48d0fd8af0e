"""A table that is about to be published against what the same agency or period published before.

Reads of the store only what a version offers: its manifest and its serving index.
"""

from __future__ import annotations

from geoportal.dataset import Dataset
from geoportal.records import Issue
from geoportal.store.index import open_index
from geoportal.store.versions import Version
from geoportal.validate.expectations import TableSummary
from geoportal.vietnamese import format_number

LOST_ROWS = 0.1
"""A smaller share of rows may go without a question."""
GROWTH = 3.0
TOTAL_FACTOR = 10.0
FILLED_BEFORE = 0.1
"""A field counts as filled before from this share of rows on."""
LOST_PLACES = 0.2
ADDED_TYPES = ("integer", "number")
"""Types of which the total over all rows means something."""


def summary_of_part(version: Version | None, dataset: Dataset, part: str) -> TableSummary | None:
    """Return what a version holds of one part (its key in the manifest); None when it holds none, or only a sample."""
    parts = [item for item in version.manifest["parts"] if item["key"] == part] if version else []
    if version is None or not parts or parts[0]["sample"]:
        return None
    columns = [name for name in dataset.public_fields if name in version.manifest["columns"]]
    numbers = [name for name in columns if dataset.fields[name].type in ADDED_TYPES]
    counted = ", ".join(
        ["count(*)", *(f'count("f_{name}")' for name in columns), *(f'total("f_{name}")' for name in numbers)]
    )
    connection = open_index(version)
    try:
        found = connection.execute(f"SELECT {counted} FROM feature WHERE part = ?", (part,)).fetchone()
        places = (
            connection.execute(
                "SELECT f_vi_tri_muc, count(*) FROM feature WHERE part = ? GROUP BY 1", (part,)
            ).fetchall()
            if dataset.is_located
            else []
        )
    finally:
        connection.close()
    filled = dict(zip(columns, found[1 : 1 + len(columns)], strict=True))
    totals = dict(zip(numbers, found[1 + len(columns) :], strict=True))
    return TableSummary(found[0], filled, totals, dict(places))


def compare_with_before(before: TableSummary | None, now: TableSummary, dataset: Dataset) -> list[Issue]:
    """Return what is strange about a table when one knows the one before it; nothing without one."""
    if before is None or not before.rows or not now.rows:
        return []
    return [*_rows(before, now), *_fields(before, now, dataset), *_totals(before, now, dataset), *_places(before, now)]


def _rows(before: TableSummary, now: TableSummary) -> list[Issue]:
    lost = before.rows - now.rows
    if lost > max(1, before.rows * LOST_ROWS):
        problem = f"Ít hơn {format_number(lost)} dòng so với lần trước ({format_number(before.rows)}). Tệp đã đủ chưa?"
        return [Issue("fewer-rows", "question", problem, "Nếu các dòng đó không còn nữa, hãy xác nhận để công bố.")]
    if now.rows >= before.rows * GROWTH and now.rows - before.rows > 1:
        problem = f"Có {format_number(now.rows)} dòng, lần trước chỉ có {format_number(before.rows)}."
        return [
            Issue("many-more-rows", "warning", problem, "Kiểm tra xem tệp có dòng lặp hoặc dòng của nơi khác không.")
        ]
    return []


def _fields(before: TableSummary, now: TableSummary, dataset: Dataset) -> list[Issue]:
    issues = []
    for name, kind in dataset.public_fields.items():
        if before.share(name) >= FILLED_BEFORE and not now.filled.get(name):
            shown = f"{format_number(before.filled[name])} dòng"
            problem = f"«{kind.title.vi}» nay trống ở mọi dòng, lần trước có ở {shown}. Có đúng không?"
            fix = "Bổ sung cột này, hoặc xác nhận để công bố không có nó."
            issues.append(Issue("field-lost", "question", problem, fix, column=kind.title.vi))
    return issues


def _totals(before: TableSummary, now: TableSummary, dataset: Dataset) -> list[Issue]:
    issues = []
    for name, kind in dataset.public_fields.items():
        old, new = before.totals.get(name, 0.0), now.totals.get(name, 0.0)
        if kind.type not in ADDED_TYPES or not old or not new:
            continue
        times = abs(new / old)
        if not 1 / TOTAL_FACTOR <= times <= TOTAL_FACTOR:
            how = (
                f"gấp {format_number(round(times))} lần"
                if times > 1
                else f"chỉ bằng 1/{format_number(round(1 / times))}"
            )
            problem = f"Tổng của «{kind.title.vi}» là {format_number(round(new, 2))}, {how} lần trước."
            unit = f" (đơn vị của cột là {kind.unit})" if kind.unit else ""
            issues.append(
                Issue("total-changed", "warning", problem, f"Kiểm tra đơn vị tính{unit}.", column=kind.title.vi)
            )
    return issues


def _places(before: TableSummary, now: TableSummary) -> list[Issue]:
    old, new = before.located, now.located
    if old is None or new is None or old - new <= LOST_PLACES:
        return []
    problem = f"Chỉ {round(new * 100)} % số dòng có vị trí trên bản đồ, lần trước có {round(old * 100)} %."
    return [Issue("fewer-located", "warning", problem, "Kiểm tra cột địa chỉ hoặc tọa độ.")]
