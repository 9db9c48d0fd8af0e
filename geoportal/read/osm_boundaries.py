"""Boundaries of communes from an OpenStreetMap extract, where nobody loaded official ones."""

from __future__ import annotations

from pathlib import Path

import osmium
import shapely
from shapely.geometry.base import BaseGeometry

from geoportal.read.osm import Box, nodes_near, unreadable
from geoportal.territory import Gazetteer
from geoportal.vietnamese import fold

LEVELS = ("6", "7", "8", "9")
"""admin_level of communes: 6 since July 2025, 8 before; 7 and 9 occur."""


def read_osm_boundaries(path: Path, gazetteer: Gazetteer, bbox: Box) -> dict[str, BaseGeometry]:
    """Return the boundaries of today's units that an extract has whole, by code (EPSG:4326).

    A relation is a unit when it bears its full name and holds its point; bbox is (west, south, east, north) in degrees.

    Raises
    ------
    SourceError
        It is no OpenStreetMap file.
    """
    try:
        relations = _relations(path, gazetteer)
        lines = _lines(path, {way for _, ways in relations for way in ways}, bbox)
    except RuntimeError as error:
        raise unreadable(path) from error
    found: dict[str, BaseGeometry] = {}
    for code, ways in relations:
        unit = gazetteer.units[code]
        polygons = shapely.get_parts(shapely.polygonize([lines[way] for way in ways if way in lines]))
        shape = shapely.make_valid(shapely.union_all(polygons)) if len(polygons) else None
        if shape is not None and shape.contains(shapely.Point(unit.lon, unit.lat)):
            found[code] = shape
    return found


def _relations(path: Path, gazetteer: Gazetteer) -> list[tuple[str, list[int]]]:
    """Return code and outer ways of the boundary relations that bear the full name of a unit."""
    codes = {fold(unit.name): unit.code for unit in gazetteer.units.values()}
    found = []
    for relation in osmium.FileProcessor(str(path), osmium.osm.RELATION):
        tags = relation.tags
        if tags.get("boundary") != "administrative" or tags.get("admin_level") not in LEVELS:
            continue
        code = codes.get(fold(tags.get("name", ""))) or codes.get(fold(tags.get("official_name", "")))
        if code is not None:
            found.append((code, [m.ref for m in relation.members if m.type == "w" and m.role in ("outer", "")]))
    return found


def _lines(path: Path, wanted: set[int], bbox: Box) -> dict[int, shapely.LineString]:
    """Return the wanted ways as lines: one pass for their nodes, one for the positions of those."""
    nodes_of: dict[int, list[int]] = {}
    for way in osmium.FileProcessor(str(path), osmium.osm.WAY):
        if way.id in wanted:
            nodes_of[way.id] = [node.ref for node in way.nodes]
    needed = {node for nodes in nodes_of.values() for node in nodes}
    places: dict[int, tuple[float, float]] = {}
    for node in nodes_near(path, bbox) if needed else ():
        if node.id in needed:
            places[node.id] = (node.lon, node.lat)
    whole = {way: nodes for way, nodes in nodes_of.items() if len(nodes) > 1 and all(n in places for n in nodes)}
    return {way: shapely.LineString([places[node] for node in nodes]) for way, nodes in whole.items()}
