"""An OpenStreetMap extract (.osm.pbf, .osm): streets, hamlets, houses and places of interest of the province.

Three passes, each streaming: nodes (only those near the province are kept, 24 bytes each), ways, then the groups. A
file of the whole country needs no more memory than one of the province.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy
import osmium

from geoportal.errors import SourceError
from geoportal.territory import Gazetteer, distance_m, locate_point
from geoportal.territory.detail import Detail, Kind
from geoportal.territory.ways import hamlet_name, street_name

MARGIN_DEGREES = 0.02
PLACES = {"village": 900.0, "hamlet": 500.0, "isolated_dwelling": 300.0, "neighbourhood": 500.0, "quarter": 700.0,
          "suburb": 1000.0, "allotments": 400.0, "locality": 500.0}  # fmt: skip
"""Kinds of place that are hamlets, with the metres within which their houses mostly lie."""
INTERESTS = ("amenity", "shop", "tourism", "historic", "office", "leisure", "healthcare", "public_transport")
STREET_MARGIN_M = 50.0
HOUSE_RADIUS_M, POI_RADIUS_M = 30.0, 60.0
WIDEST_STREET_M = 4_000.0
Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Nodes:
    """The nodes near the province: sorted ids with their positions."""

    def __init__(self) -> None:
        self._ids, self._lons, self._lats = array("q"), array("d"), array("d")
        self._sorted: tuple[numpy.typing.NDArray[numpy.int64], numpy.typing.NDArray[numpy.intp]] | None = None

    def add(self, node_id: int, lon: float, lat: float) -> None:
        """Keep a node; all must be there before positions are asked for."""
        self._ids.append(node_id)
        self._lons.append(lon)
        self._lats.append(lat)

    def positions(self, wanted: list[int]) -> list[Point]:
        """Return the positions of those of the nodes that are near the province, in their order."""
        if self._sorted is None:
            ids = numpy.frombuffer(self._ids, dtype=numpy.int64) if len(self._ids) else numpy.empty(0, numpy.int64)
            order = numpy.argsort(ids, kind="stable")
            self._sorted = (ids[order], order)
        ids, order = self._sorted
        found = []
        for index, node_id in zip(numpy.searchsorted(ids, wanted), wanted, strict=True):
            if index < len(ids) and ids[index] == node_id:
                place = int(order[index])
                found.append((self._lons[place], self._lats[place]))
        return found


Raw = tuple[Kind, str, Point, float]


class _Units:
    """Which units a point may lie in, asked once for each hundred metres."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[Point, tuple[str, ...]] = {}

    def at(self, point: Point) -> tuple[str, ...]:
        """Return the codes: one where it is certain, the near ones where it is not, none outside the province."""
        key = (round(point[0], 3), round(point[1], 3))
        if key not in self._known:
            self._known[key] = tuple(unit.code for unit in locate_point(*point, self._gazetteer).units)
        return self._known[key]


def read_osm(path: Path, gazetteer: Gazetteer, bbox: Box) -> Iterator[Detail]:
    """Yield what an extract has of the province; bbox is (west, south, east, north) in degrees, EPSG:4326.

    Raises
    ------
    SourceError
        It is no OpenStreetMap file.
    """
    if not path.is_file():
        raise SourceError(f"Không có tệp «{path.name}».")
    nodes, units = Nodes(), _Units(gazetteer)
    streets: dict[tuple[str, str], list[Point]] = defaultdict(list)
    try:
        yield from _placed(_from_nodes(path, bbox, nodes), units)
        yield from _placed(_from_ways(path, nodes, streets, units), units)
    except RuntimeError as error:
        raise unreadable(path) from error
    for (name, unit), points in streets.items():
        yield from _street(name, unit, points)


def unreadable(path: Path) -> SourceError:
    """Return the error of a file that is no OpenStreetMap file."""
    return SourceError(f"«{path.name}» không đọc được như tệp OpenStreetMap (.osm.pbf).")


def nodes_near(path: Path, bbox: Box, margin: float = MARGIN_DEGREES) -> Iterator[osmium.osm.Node]:
    """Yield the nodes in a box of degrees and a margin around it."""
    west, south, east, north = bbox
    for node in osmium.FileProcessor(str(path), osmium.osm.NODE):
        across = west - margin <= node.lon <= east + margin
        if across and south - margin <= node.lat <= north + margin:
            yield node


def _from_nodes(path: Path, bbox: Box, nodes: Nodes) -> Iterator[Raw]:
    for node in nodes_near(path, bbox):
        nodes.add(node.id, node.lon, node.lat)
        if node.tags:
            yield from _named(dict(node.tags), (node.lon, node.lat))


def _from_ways(path: Path, nodes: Nodes, streets: dict[tuple[str, str], list[Point]], units: _Units) -> Iterator[Raw]:
    """Yield the areas of interest; collect the points of streets by name and unit."""
    for way in osmium.FileProcessor(str(path), osmium.osm.WAY):
        tags = dict(way.tags)
        names = {street_name(tags[key]) for key in ("name", "ref") if tags.get(key)} if "highway" in tags else set()
        if not names and "name" not in tags and "addr:housenumber" not in tags:
            continue
        points = nodes.positions([node.ref for node in way.nodes])
        for point in points if names else ():
            for code in units.at(point):
                for name in names:
                    streets[name, code].append(point)
        if points and not names:
            yield from _named(tags, _middle(points))


def _named(tags: dict[str, str], point: Point) -> Iterator[Raw]:
    """Yield what the tags of a point or an area stand for."""
    name = tags.get("name", "")
    if name and tags.get("place") in PLACES:
        yield "hamlet", hamlet_name(name), point, PLACES[tags["place"]]
    elif name and any(key in tags for key in INTERESTS):
        yield "poi", name, point, POI_RADIUS_M
    if "addr:housenumber" in tags and "addr:street" in tags:
        yield "house", f"{tags['addr:housenumber']} {street_name(tags['addr:street'])}", point, HOUSE_RADIUS_M


def _placed(found: Iterable[Raw], units: _Units) -> Iterator[Detail]:
    for kind, name, (lon, lat), radius in found:
        for code in units.at((lon, lat)):
            yield Detail(kind, name, code, round(lon, 6), round(lat, 6), radius)


def _middle(points: list[Point]) -> Point:
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def _street(name: str, unit: str, points: list[Point]) -> Iterator[Detail]:
    """Yield a street of a unit: the point of it nearest its middle, and what holds nine tenths of it.

    One that spreads too far is a road through the unit, not a place in it.
    """
    middle = _middle(points)
    lon, lat = min(points, key=lambda p: distance_m(p[0], p[1], middle[0], middle[1]))
    away = sorted(distance_m(lon, lat, p[0], p[1]) for p in points)
    radius = away[int(len(away) * 0.9)] + STREET_MARGIN_M
    if radius <= WIDEST_STREET_M:
        yield Detail("street", name, unit, round(lon, 6), round(lat, 6), round(radius, 1))
