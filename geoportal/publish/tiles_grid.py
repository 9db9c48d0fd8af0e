"""Where things lie on the grid of vector tiles, and points gathered into clusters, zoom by zoom.

Positions are whole numbers of the world square of Web Mercator (EPSG:3857), WORLD_BITS bits a side, x to the east and y
to the south. A cell never lies in two tiles and cells are nested, so that clusters add up exactly and a point that is
alone in its cell stays alone at every deeper zoom.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

WORLD_BITS = 32
TILE_BITS = 12
"""A tile has 4096 units a side: what tippecanoe writes."""
CLUSTER_BITS = 4
"""Clusters stand on a grid of 16 by 16 cells a tile."""

Whole = NDArray[numpy.int64]
Degrees = NDArray[numpy.float64]


class Cluster(NamedTuple):
    """Several points of one cell at one zoom: their mean position (world units) and how many they are."""

    zoom: int
    x: int
    y: int
    features: int


def to_world(lon: Degrees, lat: Degrees) -> tuple[Whole, Whole]:
    """Return positions (EPSG:4326) as world units.

    >>> x, y = to_world(numpy.array([0.0]), numpy.array([0.0]))
    >>> int(x[0]) == int(y[0]) == 2**31
    True
    """
    size = 2.0**WORLD_BITS
    phi = numpy.radians(numpy.clip(lat, -85.05112, 85.05112))
    x = (lon + 180.0) / 360.0 * size
    y = (1.0 - numpy.arcsinh(numpy.tan(phi)) / numpy.pi) / 2.0 * size
    most = 2**WORLD_BITS - 1
    whole_x, whole_y = (numpy.clip(numpy.floor(side), 0, most).astype(numpy.int64) for side in (x, y))
    return whole_x, whole_y


def to_degrees(x: Whole, y: Whole) -> tuple[Degrees, Degrees]:
    """Return the middle of world units as lon and lat (EPSG:4326)."""
    size = 2.0**WORLD_BITS
    lon = (x + 0.5) / size * 360.0 - 180.0
    lat = numpy.degrees(numpy.arctan(numpy.sinh(numpy.pi * (1.0 - 2.0 * (y + 0.5) / size))))
    return lon.astype(numpy.float64), lat.astype(numpy.float64)


def off_edges(side: Whole, zoom: int) -> Whole:
    """Return x or y a unit of a tile or more away from the edges of the tiles of a zoom: both draw what lies on one.

    >>> off_edges(numpy.array([2**31, 2**31 + 500]), 14).tolist()
    [2147483712, 2147484148]
    """
    size = 1 << (WORLD_BITS - zoom)
    margin = size >> TILE_BITS
    inside = side & (size - 1)
    moved: Whole = side - inside + numpy.clip(inside, margin, size - 1 - margin)
    return moved


def cells_of(x: Whole, y: Whole, zoom: int, bits: int) -> Whole:
    """Return the number of the cell of each position, on a grid of 2**bits by 2**bits cells a tile of this zoom."""
    shift = WORLD_BITS - zoom - bits
    return ((y >> shift) << WORLD_BITS) | (x >> shift)


def cluster_points(x: Whole, y: Whole, top: int) -> tuple[Whole, Iterator[Cluster]]:
    """Return from which zoom on each point is drawn alone, and the clusters of all zooms above top, the highest one.

    At every zoom the clusters' counts and the points that are alone add up to the number of points.

    >>> x, y = to_world(numpy.array([106.0, 106.0001, 105.9]), numpy.array([20.6, 20.6, 20.6]))
    >>> alone, clusters = cluster_points(x, y, 14)
    >>> alone.tolist(), [(item.zoom, item.features) for item in clusters][-2:]
    ([14, 14, 7], [(12, 2), (13, 2)])
    """
    alone = numpy.full(len(x), top, dtype=numpy.int64)
    found: list[Cluster] = []
    for zoom in range(top):
        members, counts = members_of(cells_of(x, y, zoom, CLUSTER_BITS))
        single = counts[members] == 1
        alone[single] = numpy.minimum(alone[single], zoom)
        found += gather(x, y, members, counts, zoom)
    return alone, iter(found)


def stack_points(x: Whole, y: Whole, zoom: int, bits: int) -> tuple[NDArray[numpy.bool_], list[Cluster]]:
    """Return which points are alone in their cell of one zoom, and the clusters of the others."""
    members, counts = members_of(cells_of(x, y, zoom, bits))
    return counts[members] == 1, gather(x, y, members, counts, zoom)


def gather(x: Whole, y: Whole, members: Whole, counts: Whole, zoom: int) -> list[Cluster]:
    """Return the cells with several members as clusters; members is the number of each point's cell."""
    mean_x = off_edges(_means(x, members, counts), zoom)
    mean_y = off_edges(_means(y, members, counts), zoom)
    several = numpy.flatnonzero(counts > 1)
    return [Cluster(zoom, int(mean_x[cell]), int(mean_y[cell]), int(counts[cell])) for cell in several]


def members_of(cells: Whole) -> tuple[Whole, Whole]:
    """Return of each position the number of its cell, and of each cell how many lie in it."""
    _, members, counts = numpy.unique(cells, return_inverse=True, return_counts=True)
    return members, counts


def _means(side: Whole, members: Whole, counts: Whole) -> Whole:
    """Return the mean of each cell: whole numbers below 2**32 add up exactly in 64 bits."""
    sums = numpy.zeros(len(counts), dtype=numpy.int64)
    numpy.add.at(sums, members, side)
    return sums // counts


def fullest_tile(x: Whole, y: Whole, sizes: Whole, zoom: int) -> int:
    """Return the largest sum of sizes over the points of one tile of a zoom."""
    members, _ = members_of(cells_of(x, y, zoom, 0))
    return int(numpy.bincount(members, weights=sizes).max(initial=0))
