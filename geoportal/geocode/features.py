"""Rows become features: each with its place, its geometry and what the report says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.place import place_row
from geoportal.records import NOWHERE, Feature, Issue, Known, Place, Report, Row
from geoportal.territory import Gazetteer
from geoportal.vietnamese import format_number

SHOWN = 8


def locate(
    rows: Iterable[Row], dataset: Dataset, gazetteer: Gazetteer, known: Known, report: Report
) -> Iterator[Feature]:
    """Place every row and count the levels in the report; rows of a dataset without a place stay as they are.

    What is said of the coordinates of several rows in the same words is one finding, made when the last row is taken.
    """
    said: dict[tuple[str | None, str], _Said] = {}
    for row in rows:
        place = NOWHERE
        if dataset.is_located:
            place, issues = place_row(row, dataset, gazetteer, known)
            for issue in issues:
                if issue.code == "coordinates":
                    said.setdefault((issue.sheet, issue.problem), _Said(issue)).add(row.number)
                else:
                    report.add(issue)
            report.levels[place.level] = report.levels.get(place.level, 0) + 1
        geometry = row.geometry or _point(place, dataset)
        yield Feature(row.id, row.values, place, geometry, row.children)
    report.issues += [one.issue() for one in said.values()]


@dataclass(slots=True)
class _Said:
    """What is said of the coordinates of rows in the same words."""

    first: Issue
    count: int = 0
    rows: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        self.count += 1
        if self.count <= SHOWN:
            self.rows.append(row)

    def issue(self) -> Issue:
        if self.count == 1:
            return self.first
        rows = ", ".join(map(str, self.rows)) + (", …" if self.count > SHOWN else "")
        problem = f"{format_number(self.count)} dòng ({rows}): {self.first.problem[0].lower()}{self.first.problem[1:]}"
        return replace(self.first, row=None, value=None, cell=None, problem=problem)


def _point(place: Place, dataset: Dataset) -> bytes | None:
    if place.lon is None or place.lat is None or not dataset.is_point:
        return None
    wkb: bytes = shapely.to_wkb(shapely.Point(place.lon, place.lat))
    return wkb
