"""What a basemap shows of an OpenStreetMap extract: water and roads of the province, in the words of Protomaps' tiles.

Three passes, each streaming: the relations of large waters, the nodes near the province, the ways.
Kinds: https://docs.protomaps.com/basemaps/layers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import osmium
import shapely
from shapely.geometry.base import BaseGeometry

from geoportal.read.osm import Box, Nodes, nodes_near, unreadable
from geoportal.territory.base import BaseShape

MARGIN_DEGREES = 0.1
"""How far beyond the province the basemap reaches: rivers are its borders."""
SMALLEST_WATER = 2e-7
"""Square degrees, about 2,000 m²: smaller ponds are left out."""
ROADS = {
    "motorway": ("highway", 6), "motorway_link": ("highway", 9), "trunk": ("major_road", 6),
    "trunk_link": ("major_road", 9), "primary": ("major_road", 7), "primary_link": ("major_road", 10),
    "secondary": ("major_road", 9), "secondary_link": ("major_road", 11), "tertiary": ("major_road", 10),
    "tertiary_link": ("major_road", 12), "residential": ("minor_road", 12), "unclassified": ("minor_road", 12),
    "road": ("minor_road", 12), "living_street": ("minor_road", 13), "service": ("minor_road", 13),
}  # fmt: skip
"""By the tag `highway`: kind, and the zoom from which it is drawn."""
STREAMS = {"river": 9, "canal": 11, "stream": 13}
"""By the tag `waterway`: the zoom from which the line is drawn."""
LARGE_FROM, SMALL_FROM, LARGE = 6, 11, 1e-4
"""Zooms from which waters are drawn, and the square degrees (about 1 km²) of a large one."""


def read_osm_base(path: Path, bbox: Box) -> Iterator[BaseShape]:
    """Yield water and roads in and around a box: west, south, east, north in degrees.

    Raises
    ------
    SourceError
        It is no OpenStreetMap file.
    """
    frame = shapely.box(*bbox).buffer(MARGIN_DEGREES, join_style="mitre")
    try:
        waters = _waters(path)
        nodes = Nodes()
        for node in nodes_near(path, bbox, MARGIN_DEGREES):
            nodes.add(node.id, node.lon, node.lat)
        sides: dict[int, shapely.LineString] = {}
        wanted = {way for water in waters for way in (*water.outer, *water.inner)}
        for shape in _from_ways(path, nodes, wanted, sides):
            yield from _inside(shape, frame)
    except RuntimeError as error:
        raise unreadable(path) from error
    for water in waters:
        area = _area(water, sides)
        if not area.is_empty:
            yield from _inside(_water(area, water.name), frame)


class _Water(NamedTuple):
    """A water of several ways: its name and the ids of the ways around it and around its islands."""

    name: str
    outer: tuple[int, ...]
    inner: tuple[int, ...]


def _is_water(tags: osmium.osm.TagList) -> bool:
    found = {(tag.k, tag.v) for tag in tags}
    return ("natural", "water") in found or ("waterway", "riverbank") in found or ("landuse", "reservoir") in found


def _waters(path: Path) -> list[_Water]:
    found = []
    for relation in osmium.FileProcessor(str(path), osmium.osm.RELATION):
        if relation.tags.get("type") == "multipolygon" and _is_water(relation.tags):
            ways = [(member.ref, member.role) for member in relation.members if member.type == "w"]
            outer = tuple(ref for ref, role in ways if role != "inner")
            inner = tuple(ref for ref, role in ways if role == "inner")
            found.append(_Water(relation.tags.get("name", ""), outer, inner))
    return found


def _from_ways(path: Path, nodes: Nodes, wanted: set[int], sides: dict[int, shapely.LineString]) -> Iterator[BaseShape]:
    """Yield roads, streams and waters of one way; keep the lines of the wanted ways."""
    for way in osmium.FileProcessor(str(path), osmium.osm.WAY):
        tags = way.tags
        road, stream, water = ROADS.get(tags.get("highway", "")), tags.get("waterway", ""), _is_water(tags)
        if not (road or stream in STREAMS or water or way.id in wanted):
            continue
        points = nodes.positions([node.ref for node in way.nodes])
        if len(points) < 2:
            continue
        name, line = tags.get("name", ""), shapely.LineString(points)
        if way.id in wanted:
            sides[way.id] = line
        if road:
            yield BaseShape("roads", road[0], tags["highway"], name or tags.get("ref", ""), road[1], line)
        elif water and len(points) > 3:
            yield _water(shapely.make_valid(shapely.Polygon(points)), name)
        elif stream in STREAMS:
            yield BaseShape("water", stream, "", name, STREAMS[stream], line)


def _water(shape: BaseGeometry, name: str) -> BaseShape:
    return BaseShape("water", "water", "", name, LARGE_FROM if shape.area >= LARGE else SMALL_FROM, shape)


def _area(water: _Water, sides: dict[int, shapely.LineString]) -> BaseGeometry:
    """Return the area between the outer and the inner ways, of which those far away are missing."""
    outer, inner = (_rings([sides[way] for way in ways if way in sides]) for ways in (water.outer, water.inner))
    return shapely.difference(outer, inner)


def _rings(lines: list[shapely.LineString]) -> BaseGeometry:
    """Return the area within lines; those that the margin cut are closed straight."""
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(lines))).tolist() if lines else []
    closed = [shapely.LineString([*line.coords, line.coords[0]]) if not line.is_ring else line for line in merged]
    rings = [shapely.make_valid(shapely.Polygon(line)) for line in closed if len(line.coords) > 3]
    return shapely.union_all(rings)


def _inside(shape: BaseShape, frame: shapely.Polygon) -> Iterator[BaseShape]:
    """Yield a shape cut to the frame, unless nothing worth drawing is left of it."""
    area = shape.geometry.area
    if shape.kind == "water" and area < SMALLEST_WATER:
        return
    cut = shapely.intersection(shape.geometry, frame)
    if not cut.is_empty:
        yield shape._replace(geometry=cut)
