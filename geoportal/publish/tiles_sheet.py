"""What the tiles of a version are drawn from, and how coarse; made coarser where tiles came out too large."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy
import orjson

from geoportal.dataset import Dataset
from geoportal.publish.tiles_check import Zoom
from geoportal.publish.tiles_grid import WORLD_BITS, Degrees, Whole, to_world
from geoportal.publish.tiles_points import BARE, Points, first_top
from geoportal.publish.tiles_run import failure
from geoportal.publish.tiles_shapes import Plan, Shapes, drawn_as_they_are, measure_shapes
from geoportal.records import Encoded

HIGHEST_SHAPES = 16
"""Shapes are not divided beyond this zoom: large ones would fill too many tiles."""
POINT_GEOMETRY = b'{"type":"Point"'
LEVEL_FIELD = "vi_tri_muc"


@dataclass(slots=True)
class Sheet:
    """What is to be drawn, and how coarse: top is the highest zoom; steps and thin: see Plan; crowding: of points."""

    layer: str
    points: Points
    shapes: Shapes
    top: int
    crowding: Whole
    most_bytes: int
    steps: dict[int, int] = field(default_factory=dict)
    thin: dict[int, set[str]] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """How the shapes are drawn."""
        return Plan(self.top, self.steps, self.thin)

    @property
    def size(self) -> int:
        """How many features there are."""
        return len(self.crowding) + len(self.shapes.ids)


def prepare_sheet(dataset: Dataset, rows: Sequence[Encoded], most_bytes: int) -> Sheet:
    """Return the first plan for rows that all have a geometry.

    Tiles carry the id, the name, the field that gives the colour and the level of the place; no more.
    """
    names = tuple(dict.fromkeys(name for name in (dataset.name_field, dataset.style.field, LEVEL_FIELD) if name))
    points = [row for row in rows if row.geometry and row.geometry.startswith(POINT_GEOMETRY)]
    others = [row for row in rows if row.geometry and not row.geometry.startswith(POINT_GEOMETRY)]
    x, y = to_world(_degrees([row.west for row in points]), _degrees([row.north for row in points]))
    some = Points([row.id for row in points], x, y, [_light(row, names) for row in points])
    shapes = measure_shapes(others, [_light(row, names) for row in others])
    return Sheet(
        dataset.id, some, shapes, first_top(some, most_bytes), numpy.zeros(len(points), dtype=numpy.int64), most_bytes
    )


def _degrees(values: list[float | None]) -> Degrees:
    return numpy.array(values, dtype=numpy.float64)


def _light(row: Encoded, names: Sequence[str]) -> bytes:
    """Return the id and these properties as JSON, in bytes of just its size."""
    values = orjson.loads(row.properties)
    kept = {name: values[name] for name in names if values.get(name) is not None}
    return memoryview(orjson.dumps({**kept, "id": row.id})).tobytes()


def make_coarser(sheet: Sheet, found: Mapping[int, Zoom], wanted: Collection[int]) -> set[int]:
    """Change a sheet where what was drawn of it is too large or lost a shape; returns the zooms to be drawn again.

    Raises
    ------
    StorageError
        What was drawn does not add up, and no lost shape explains it.
    """
    again = set()
    for zoom in sorted(wanted):
        seen = found.get(zoom, Zoom())
        if seen.total != sheet.size:
            lost = _lost(sheet, seen, zoom)
            if not lost:
                raise failure(f"{seen.total} of {sheet.size} features at zoom {zoom}")
            sheet.thin.setdefault(zoom, set()).update(lost)
            again.add(zoom)
        if seen.oversize:
            again |= _reduce(sheet, seen, zoom)
    return again


def _lost(sheet: Sheet, seen: Zoom, zoom: int) -> set[str]:
    """Return the ids of shapes that vanished at a zoom: too thin for its units."""
    own = numpy.flatnonzero(drawn_as_they_are(sheet.shapes, sheet.plan, zoom))
    return {sheet.shapes.ids[number] for number in own} - seen.shapes


def _reduce(sheet: Sheet, seen: Zoom, zoom: int) -> set[int]:
    """Divide the highest zoom further where that may help, else draw coarser; returns the zooms to be drawn again."""
    if zoom == sheet.top and len(sheet.shapes.ids) and zoom < HIGHEST_SHAPES:
        sheet.thin.pop(zoom, None)
        sheet.top += 1
        return {zoom, sheet.top}
    sheet.steps[zoom] = sheet.steps.get(zoom, 0) + math.ceil(2 * math.log2(seen.largest / sheet.most_bytes))
    if zoom == sheet.top:
        columns, rows = sheet.points.x >> (WORLD_BITS - zoom), sheet.points.y >> (WORLD_BITS - zoom)
        for _, column, row in seen.oversize:
            sheet.crowding[(columns == column) & (rows == row)] += BARE
    return {zoom}
