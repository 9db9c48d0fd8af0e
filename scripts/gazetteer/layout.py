"""Points and radii that no open package carries, worked out from what they do carry."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt
from statistics import median
from typing import Any

import numpy
import shapely

METRES_PER_DEGREE = 111_320.0
LATITUDE = 20.6
HULL_MARGIN_M = 3_000.0
NEIGHBOURS = 4
Points = numpy.typing.NDArray[numpy.float64]

# Measured on the 364 usable points of former communes: see docs/geocoder.md.
MEAN_WEIGHT, OWN_WEIGHT, SECOND_WEIGHT = 10.0, 2.0, 0.5
DISC_REACH = 1.3
RADIUS_FACTOR = 0.93
LEGACY_BASE_M, LEGACY_FACTOR = 800.0, 0.6


def estimate_points(communes: Sequence[dict[str, Any]], units: dict[str, dict[str, Any]]) -> Points:
    """Estimate where former communes lie inside the units that took them in: lon, lat, one row each.

    The statistics office numbered the communes of a district along a path through it, so neighbours in number are
    mostly neighbours on the ground. Least squares: neighbours in number near each other, the mean of a unit's communes
    at the unit's point, no commune far from it. The median error falls from 1.94 to 1.79 km.
    """
    order = sorted(range(len(communes)), key=lambda i: (communes[i]["district"], communes[i]["code"]))
    rows: list[list[tuple[int, float]]] = []
    wanted: list[tuple[float, float]] = []
    for step, weight in ((1, 1.0), (2, SECOND_WEIGHT)):
        for left, right in zip(order, order[step:], strict=False):
            if communes[left]["district"] == communes[right]["district"]:
                rows.append([(left, weight), (right, -weight)])
                wanted.append((0.0, 0.0))
    members: dict[str, list[int]] = {}
    for index, commune in enumerate(communes):
        members.setdefault(commune["successors"][0], []).append(index)
    for code, inside in members.items():
        lon, lat = units[code]["lon"], units[code]["lat"]
        rows.append([(index, MEAN_WEIGHT / len(inside)) for index in inside])
        wanted.append((MEAN_WEIGHT * lon, MEAN_WEIGHT * lat))
        for index in inside:
            rows.append([(index, OWN_WEIGHT)])
            wanted.append((OWN_WEIGHT * lon, OWN_WEIGHT * lat))
    matrix = numpy.zeros((len(rows), len(communes)))
    for number, row in enumerate(rows):
        for index, weight in row:
            matrix[number, index] = weight
    solved: Points = numpy.linalg.lstsq(matrix, numpy.array(wanted), rcond=None)[0]
    return solved


def unit_radii(units: Sequence[dict[str, Any]]) -> list[float]:
    """Return, per unit, the metres within which nine in ten of its places lie from its point.

    Half from the unit's area taken as a disc, half from its Voronoi cell among the unit points.
    """
    discs = [1000 * sqrt(unit["area_km2"] / pi) if unit["area_km2"] else None for unit in units]
    usual = median(disc for disc in discs if disc)
    cells = cell_radii(numpy.array([(unit["lon"], unit["lat"]) for unit in units]))
    return [
        RADIUS_FACTOR * (0.5 * cell + 0.5 * DISC_REACH * (disc or usual))
        for disc, cell in zip(discs, cells, strict=True)
    ]


def legacy_radii(points: Points) -> list[float]:
    """Return, per point of a former commune, the metres within which nine in ten of its places lie."""
    return [LEGACY_BASE_M + LEGACY_FACTOR * cell for cell in cell_radii(points)]


def cell_radii(points: Points) -> list[float]:
    """Return, per point (lon, lat), the distance in metres that holds nine tenths of its Voronoi cell.

    Cells are cut at the mean distance to the nearest neighbours, so that those at the edge do not run away.
    """
    plane = points * numpy.array([METRES_PER_DEGREE * numpy.cos(numpy.radians(LATITUDE)), METRES_PER_DEGREE])
    hull = shapely.MultiPoint(plane).convex_hull.buffer(HULL_MARGIN_M)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(plane), extend_to=hull))
    tree = shapely.STRtree(cells)
    radii = []
    for centre in plane:
        near = numpy.sort(numpy.hypot(*(plane - centre).T))[1 : NEIGHBOURS + 1]
        reach = shapely.Point(centre).buffer(float(near.mean()))
        cell = cells[tree.query(shapely.Point(centre), predicate="intersects")[0]].intersection(reach)
        west, south, east, north = cell.bounds
        x, y = numpy.meshgrid(numpy.linspace(west, east, 60), numpy.linspace(south, north, 60))
        inside = shapely.contains_xy(cell, x.ravel(), y.ravel())
        distances = numpy.hypot(x.ravel()[inside] - centre[0], y.ravel()[inside] - centre[1])
        radii.append(float(numpy.quantile(distances, 0.9)))
    return radii
