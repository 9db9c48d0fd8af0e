"""Lines and polygons as what tippecanoe reads: their own shapes, and stand-ins at the zooms that make them too small.

A shape smaller than a cell of CELL units of a tile would vanish. It is drawn as a square (a line: as a stroke) of that
size; those of one cell are drawn once, as a cluster that says how many they are. At the highest zoom each is itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import numpy
import shapely
from numpy.typing import NDArray

from geoportal.publish.tiles_grid import (
    TILE_BITS,
    WORLD_BITS,
    Degrees,
    Whole,
    cells_of,
    gather,
    members_of,
    off_edges,
    to_degrees,
    to_world,
)
from geoportal.publish.tiles_points import cluster_line, id_alone
from geoportal.publish.tiles_run import Line
from geoportal.records import Encoded

CELL_BITS = 4
CELL = 1 << CELL_BITS
"""Units of a tile (4096 a side): about 2 pixels of a screen."""
PATIENCE = 4
"""Steps of simplification at the highest zoom before shapes are counted together there too."""
Flags = NDArray[numpy.bool_]


class Shapes(NamedTuple):
    """Lines and polygons: centres in world units, sizes as parts of the world's side, properties as JSON.

    side is the larger side of the bounds; width the mean width of a polygon, infinite for a line.
    """

    ids: list[str]
    x: Whole
    y: Whole
    side: Degrees
    width: Degrees
    is_line: Flags
    geometry: list[bytes]
    properties: list[bytes]


class Plan(NamedTuple):
    """How shapes are drawn: the highest zoom, by zoom how much coarser than usual, and which are too thin there."""

    top: int
    steps: Mapping[int, int]
    thin: Mapping[int, Collection[str]]


def measure_shapes(rows: list[Encoded], properties: list[bytes]) -> Shapes:
    """Return the rows, all with a geometry, as Shapes."""
    geometry = [row.geometry for row in rows if row.geometry]
    shapes = shapely.from_geojson(numpy.array(geometry, dtype=object))
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    centres = shapely.centroid(shapes)
    x, y = to_world(shapely.get_x(centres), shapely.get_y(centres))
    west, north = to_world(bounds[:, 0], bounds[:, 3])
    east, south = to_world(bounds[:, 2], bounds[:, 1])
    area, length = shapely.area(shapes), shapely.length(shapes)
    width = numpy.where(area > 0, 2 * area / numpy.maximum(length, 1e-12) / 360, numpy.inf)
    side = numpy.maximum(east - west, south - north) / 2.0**WORLD_BITS
    is_line = shapely.get_dimensions(shapes) == 1
    return Shapes([row.id for row in rows], x, y, side, width, is_line, geometry, properties)


def simplification(step: int) -> int:
    """Return to how many units of a tile shapes are simplified at a step."""
    return 1 << step


def _coarseness(plan: Plan, zoom: int) -> int:
    """Return by how many doublings more than usual shapes count as too small; below 1 none does at the highest zoom."""
    return plan.steps.get(zoom, 0) - (PATIENCE if zoom == plan.top else 0)


def drawn_as_they_are(shapes: Shapes, plan: Plan, zoom: int) -> Flags:
    """Return which shapes are drawn at a zoom as they are, not by a stand-in."""
    units = 2.0 ** (zoom + TILE_BITS)
    step = _coarseness(plan, zoom)
    own = numpy.ones(len(shapes.ids), dtype=bool)
    if zoom < plan.top or step > 0:
        own = (shapes.side * units >= CELL << max(step, 0)) & (shapes.width * units >= 1)
    thin = plan.thin.get(zoom, ())
    return own & numpy.array([name not in thin for name in shapes.ids]) if thin else own


def shape_lines(shapes: Shapes, plan: Plan, wanted: Collection[int]) -> dict[int, Iterator[Line]]:
    """Return, by step, the shapes that are drawn as they are at the zooms wanted."""
    by_step: dict[int, list[int]] = {}
    for zoom in sorted(wanted):
        by_step.setdefault(plan.steps.get(zoom, 0), []).append(zoom)
    return {step: _lines_of(shapes, plan, zooms, step) for step, zooms in by_step.items()}


def _lines_of(shapes: Shapes, plan: Plan, zooms: list[int], step: int) -> Iterator[Line]:
    own = numpy.array([drawn_as_they_are(shapes, plan, zoom) for zoom in zooms])
    for number in numpy.flatnonzero(own.any(axis=0)):
        words = id_alone(shapes.ids[number]) if step else shapes.properties[number]
        for first, last in runs_of([zoom for zoom, drawn in zip(zooms, own[:, number], strict=True) if drawn]):
            yield Line(first, last, shapes.geometry[number], words)


def runs_of(zooms: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow each other.

    >>> list(runs_of([3, 4, 5, 9]))
    [(3, 5), (9, 9)]
    """
    for _, group in itertools.groupby(enumerate(zooms), lambda pair: pair[1] - pair[0]):
        members = [zoom for _, zoom in group]
        yield members[0], members[-1]


def stand_in_lines(shapes: Shapes, plan: Plan, wanted: Collection[int]) -> Iterator[Line]:
    """Yield what stands for the shapes that are not drawn as they are, at each of the zooms wanted."""
    for zoom in sorted(wanted):
        small = ~drawn_as_they_are(shapes, plan, zoom)
        for is_line in (False, True):
            chosen = numpy.flatnonzero(small & (shapes.is_line == is_line))
            if len(chosen):
                yield from _stand_ins(shapes, chosen, plan, zoom)


def _stand_ins(shapes: Shapes, chosen: Whole, plan: Plan, zoom: int) -> Iterator[Line]:
    """Yield the stand-ins of some shapes, all lines or all polygons; those of one cell as a cluster."""
    step = _coarseness(plan, zoom)
    is_line = bool(shapes.is_line[chosen[0]])
    x, y = off_edges(shapes.x[chosen], zoom), off_edges(shapes.y[chosen], zoom)
    cells = cells_of(x, y, zoom, max(TILE_BITS - CELL_BITS - max(step, 0), 0))
    if zoom == plan.top and step <= 0:
        cells = numpy.arange(len(chosen), dtype=numpy.int64)
    members, counts = members_of(cells)
    for number in numpy.flatnonzero(counts[members] == 1):
        place = _small_shape(int(x[number]), int(y[number]), zoom, is_line=is_line)
        row = chosen[number]
        words = id_alone(shapes.ids[row]) if plan.steps.get(zoom) else shapes.properties[row]
        yield Line(zoom, zoom, place, words)
    for cluster in gather(x, y, members, counts, zoom):
        yield cluster_line(cluster, _small_shape(cluster.x, cluster.y, zoom, is_line=is_line))


def _small_shape(x: int, y: int, zoom: int, *, is_line: bool) -> bytes:
    """Return a square or a stroke in the cell of a position, clear of the edges of the cell."""
    size = 1 << (WORLD_BITS - zoom - TILE_BITS + CELL_BITS)
    margin = size // CELL
    left, upper = x // size * size + margin, y // size * size + margin
    right, lower = left + size - 2 * margin, upper + size - 2 * margin
    lon, lat = to_degrees(numpy.array([left, right]), numpy.array([upper, lower]))
    (west, east), (north, south) = lon, lat
    if is_line:
        return b'{"type":"LineString","coordinates":[[%.9f,%.9f],[%.9f,%.9f]]}' % (west, south, east, north)
    corners = (west, south, east, south, east, north, west, north, west, south)
    pairs = b"[%.9f,%.9f],[%.9f,%.9f],[%.9f,%.9f],[%.9f,%.9f],[%.9f,%.9f]" % corners
    return b'{"type":"Polygon","coordinates":[[%s]]}' % pairs
