"""Points as what tippecanoe reads: clusters at every zoom but the highest, and there every point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy
import orjson
from numpy.typing import NDArray

from geoportal.publish.tiles_grid import (
    TILE_BITS,
    Cluster,
    Whole,
    cluster_points,
    fullest_tile,
    off_edges,
    stack_points,
    to_degrees,
)
from geoportal.publish.tiles_run import Line

LOWEST_TOP, HIGHEST_TOP = 14, 18
"""The highest zoom of a file of tiles. At 14 a unit of a tile is 0.6 m; fuller tiles are divided further."""
OVERHEAD_BYTES = 16
"""What a point costs in a tile, not compressed, beside its properties."""
BARE, STACKED = 1, 2
"""How a point in a tile that was too large is drawn: without all but its id; from STACKED on, counted with those in the
same cell, which is 4 times as wide at each further step."""
SMALLEST_BITS = 6


class Points(NamedTuple):
    """Points: positions in world units, and as JSON the properties that tiles carry."""

    ids: list[str]
    x: Whole
    y: Whole
    properties: list[bytes]


def first_top(points: Points, most_bytes: int) -> int:
    """Return the lowest zoom at which no tile is over most_bytes before compression; where none is, the best one."""
    sizes = numpy.array([len(words) + OVERHEAD_BYTES for words in points.properties], dtype=numpy.int64)
    fullest = {zoom: fullest_tile(points.x, points.y, sizes, zoom) for zoom in range(LOWEST_TOP, HIGHEST_TOP + 1)}
    small = [zoom for zoom, size in fullest.items() if size <= most_bytes]
    return small[0] if small else min(fullest, key=lambda zoom: (fullest[zoom], zoom))


def point_lines(points: Points, crowding: Whole, top: int, ranges: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """Yield the points and clusters of every zoom up to top, for each of the ranges of zooms that are drawn in one run.

    crowding says of each point how it is drawn at the highest zoom: 0, BARE, STACKED or more.
    """
    alone, clusters = cluster_points(off_edges(points.x, top), off_edges(points.y, top), top)
    single, stacks = _stacks(points, crowding, top)
    for cluster in (*clusters, *stacks):
        lon, lat = to_degrees(numpy.array([cluster.x]), numpy.array([cluster.y]))
        yield cluster_line(cluster, point_geometry(lon[0], lat[0]))
    for first, last in ranges:
        x, y = to_degrees(off_edges(points.x, last), off_edges(points.y, last))
        for number in numpy.flatnonzero(single & (alone <= last)):
            words = id_alone(points.ids[number]) if crowding[number] else points.properties[number]
            yield Line(max(first, int(alone[number])), last, point_geometry(x[number], y[number]), words)


def _stacks(points: Points, crowding: Whole, top: int) -> tuple[NDArray[numpy.bool_], list[Cluster]]:
    """Return which points are drawn each by itself at the highest zoom, and the clusters of the others."""
    single = numpy.ones(len(crowding), dtype=bool)
    stacks: list[Cluster] = []
    for step in sorted(set(crowding[crowding >= STACKED].tolist())):
        some = numpy.flatnonzero(crowding == step)
        bits = max(TILE_BITS - 2 * (step - STACKED), SMALLEST_BITS)
        x, y = off_edges(points.x[some], top), off_edges(points.y[some], top)
        single[some], found = stack_points(x, y, top, bits)
        stacks += found
    return single, stacks


def cluster_line(cluster: Cluster, geometry: bytes) -> Line:
    """Return what stands for several features at one zoom."""
    return Line(cluster.zoom, cluster.zoom, geometry, b'{"clustered":true,"point_count":%d}' % cluster.features)


def id_alone(row_id: str) -> bytes:
    """Return the properties of a feature in a tile that has no room for more than its id."""
    return orjson.dumps({"id": row_id})


def point_geometry(lon: float, lat: float) -> bytes:
    """Return a GeoJSON point."""
    return b'{"type":"Point","coordinates":[%.9f,%.9f]}' % (lon, lat)
