"""Rows become features: each with its place, its geometry and what the report says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.place import place_row
from geoportal.records import NOWHERE, Feature, Known, Place, Report, Row
from geoportal.territory import Gazetteer


def locate(
    rows: Iterable[Row], dataset: Dataset, gazetteer: Gazetteer, known: Known, report: Report
) -> Iterator[Feature]:
    """Place every row and count the levels in the report; rows of a dataset without a place stay as they are."""
    for row in rows:
        place = NOWHERE
        if dataset.is_located:
            place, issues = place_row(row, dataset, gazetteer, known)
            report.issues.extend(issues)
            report.levels[place.level] = report.levels.get(place.level, 0) + 1
        geometry = row.geometry or _point(place, dataset)
        yield Feature(row.id, row.values, place, geometry, row.children)


def _point(place: Place, dataset: Dataset) -> bytes | None:
    if place.lon is None or place.lat is None or not dataset.is_point:
        return None
    wkb: bytes = shapely.to_wkb(shapely.Point(place.lon, place.lat))
    return wkb
