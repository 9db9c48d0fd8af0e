"""The shapes of a GIS layer brought to EPSG:4326, once their system is settled; those outside the province are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import batched
from typing import Any, cast

import numpy
import shapely
from numpy.typing import NDArray

from geoportal.geocode.extent import BORDER_M, outside, outside_m
from geoportal.geocode.zone_fits import Numbers, Sample, lon_lat
from geoportal.geocode.zones import Settled, settle_crs
from geoportal.records import Issue, Place, SourceRow, SourceTable
from geoportal.territory import Gazetteer
from geoportal.territory.vn2000 import WGS84

MOST_SAMPLES = 1_000
BATCH = 5_000
MOST_NAMED = 100
"""How many features outside the province are named each by itself."""
Shapes = NDArray[numpy.object_]


def settle_shapes(
    table: SourceTable, place_of: Callable[[SourceRow], Place | None], gazetteer: Gazetteer, *, crs: str = "",
    remembered: str = "",
) -> SourceTable:  # fmt: skip
    """Return a table whose shapes are in EPSG:4326, with what was decided of its system among its issues.

    Parameters
    ----------
    table : SourceTable
        A layer, its shapes in its own CRS (`table.crs`: what the file states). One without shapes is returned as it is.
    place_of : callable
        Where the address and the units of a row say that it is, None when they say nothing; asked of a thousand rows.
    crs : str
        What a person vouches for with this file, "" for nothing; it goes before what the file states.
    remembered : str
        What a person vouched for with an earlier file of this shape; believed when what the file states does not hold.

    Returns
    -------
    SourceTable
        Its crs is EPSG:4326 and its rows are turned when they are asked for. New issues stand behind those of the
        table: errors of features more than 2 km outside the province, a question where only a person can say that a
        zone is right, an error without a row when the system stays unknown (crs is "" and rows have no shapes then).
    """
    if not table.has_geometry:
        return table
    samples = list(_samples(table, place_of))
    settled = settle_crs(
        samples, crs or table.crs, gazetteer, confirmed=bool(crs), remembered=remembered, sheet=table.sheet
    )
    moved = replace(table, crs=WGS84 if settled.crs else "", rows=MovedRows(table.rows, settled))
    issues = (*table.issues, *settled.issues, *(_outsiders(moved, gazetteer) if settled.crs and samples else ()))
    return replace(moved, issues=issues)


def _samples(table: SourceTable, place_of: Callable[[SourceRow], Place | None]) -> Iterator[Sample]:
    step = max(1, len(table.rows) // MOST_SAMPLES)
    for index, row in enumerate(table.rows):
        if index % step == 0 and row.geometry is not None:
            point = shapely.point_on_surface(shapely.from_wkb(row.geometry))
            if not point.is_empty:
                yield Sample(point.x, point.y, place_of(row))


@dataclass(frozen=True)
class MovedRows(Collection[SourceRow]):
    """Rows whose shapes are turned to EPSG:4326 on the way; they have none while their system is unknown."""

    rows: Collection[SourceRow]
    settled: Settled

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SourceRow]:
        for batch in batched(self.rows, BATCH):
            shapes = numpy.empty(len(batch), dtype=object)
            if self.settled.crs:
                shapes[:] = [row.geometry for row in batch]
            moved = shapely.to_wkb(to_wgs84(shapely.from_wkb(shapes), self.settled))
            yield from (row._replace(geometry=wkb) for row, wkb in zip(batch, moved, strict=True))

    def __contains__(self, row: object) -> bool:
        return any(row == mine for mine in self)


def to_wgs84(shapes: Shapes, settled: Settled) -> Shapes:
    """Return shapes of a settled system in EPSG:4326, lon first; those that it cannot hold get infinite coordinates."""
    if settled.crs == WGS84 and not settled.swapped:
        return shapes

    def turn(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        return lon_lat(x, y, settled.crs, swapped=settled.swapped)

    return shapely.transform(shapes, cast(Any, turn), interleaved=False)


def _outsiders(table: SourceTable, gazetteer: Gazetteer) -> Iterator[Issue]:
    """Yield an error for each feature that lies outside the province, by more than the width of works at its border."""
    count = 0
    for batch in batched((row for row in table.rows if row.geometry is not None), BATCH):
        shapes = shapely.from_wkb(numpy.array([row.geometry for row in batch], dtype=object))
        middles = shapely.centroid(shapes)
        away = outside(shapely.get_x(middles), shapely.get_y(middles), gazetteer)
        for index in numpy.flatnonzero(away):
            metres = outside_m(shapes[index], gazetteer)
            if metres > BORDER_M:
                count += 1
                if count <= MOST_NAMED:
                    yield _outsider(table, batch[index].number, metres)
    if count > MOST_NAMED:
        problem = f"{count - MOST_NAMED} đối tượng nữa nằm ngoài tỉnh Hưng Yên."
        yield Issue("outside", "error", problem, "Xóa khỏi lớp các đối tượng ngoài tỉnh.", table.sheet)


def _outsider(table: SourceTable, number: int, metres: float) -> Issue:
    how_far = f"cách ranh giới khoảng {metres / 1000:.0f} km" if metres < 1e6 else "rất xa"
    return Issue(
        "outside", "error", f"Đối tượng nằm ngoài tỉnh Hưng Yên ({how_far}).",
        "Kiểm tra hình vẽ; xóa khỏi lớp nếu không thuộc tỉnh.", table.sheet, number,
    )  # fmt: skip
