"""How well a reference system explains the coordinates of a table: where the rows lie, and where their names are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy
from numpy.typing import NDArray

from geoportal.geocode.extent import agrees, is_named, outside
from geoportal.geocode.said import UTM_WGS84
from geoportal.records import Place
from geoportal.territory import Gazetteer
from geoportal.territory.vn2000 import UTM, WGS84, ZONES, to_wgs84

HOLDS = 0.9
"""A reading holds when so many of the rows lie in the province, and of those that name a unit in or near it."""
LEAST_INSIDE = 0.6
"""Names are not looked up where fewer rows lie in the province."""
SYSTEMS = (WGS84, *ZONES, *UTM, UTM_WGS84, "EPSG:3857")
"""What is tried, the likeliest first."""
Numbers = NDArray[numpy.float64]


class Sample(NamedTuple):
    """A point of a row as the file has it: x is its first coordinate, or the number under "longitude" or "Y".

    place is where the row's address says that it is, None when it says nothing.
    """

    x: float
    y: float
    place: Place | None = None


@dataclass(frozen=True)
class Fit:
    """How well a system fits: the shares of the rows in the province, and of the named ones where they say."""

    crs: str
    swapped: bool
    inside: float
    agree: float
    named: int

    @property
    def holds(self) -> bool:
        """Whether it explains the rows."""
        return self.inside >= HOLDS and (self.named == 0 or self.agree >= HOLDS)


class Points:
    """The points of a table, read under one system after the other; named: those whose address says where they are."""

    def __init__(self, points: Sequence[Sample], gazetteer: Gazetteer) -> None:
        self.x = numpy.array([point.x for point in points], dtype=float)
        self.y = numpy.array([point.y for point in points], dtype=float)
        self.named = [(index, point.place) for index, point in enumerate(points) if is_named(point.place)]
        self.gazetteer = gazetteer

    def __len__(self) -> int:
        return len(self.x)

    def fit(self, crs: str, *, swapped: bool) -> Fit:
        """Return how well a system fits."""
        lon, lat = lon_lat(self.x, self.y, crs, swapped=swapped)
        inside = float(numpy.mean(~outside(lon, lat, self.gazetteer)))
        agree = 0.0
        if inside >= LEAST_INSIDE and self.named:
            hits = [bool(agrees(lon[i], lat[i], place, self.gazetteer)) for i, place in self.named if place is not None]
            agree = sum(hits) / len(hits)
        return Fit(crs, swapped, inside, agree, len(self.named))

    def fits(self, systems: Iterable[str]) -> list[Fit]:
        """Return the systems, in either order of axes, that put the rows into the province."""
        every = (self.fit(crs, swapped=swapped) for crs in systems for swapped in (False, True))
        return [fit for fit in every if fit.inside >= HOLDS]


def lon_lat(x: Numbers, y: Numbers, crs: str, *, swapped: bool) -> tuple[Numbers, Numbers]:
    """Return coordinates of a system as lon, lat (EPSG:4326); infinite where they have none."""
    first, second = (y, x) if swapped else (x, y)
    if crs == WGS84:
        return first, second
    transformer = to_wgs84(crs)
    if transformer is None:
        return numpy.full_like(x, numpy.inf), numpy.full_like(y, numpy.inf)
    lon, lat = transformer.transform(first, second)
    return numpy.asarray(lon, float), numpy.asarray(lat, float)
