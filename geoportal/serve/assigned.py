"""Which commune of today, or which former district, each row of a dataset belongs to; where that is not certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy
import shapely
from numpy.typing import NDArray

from geoportal.serve.geodesy import Floats
from geoportal.serve.timed import Clock
from geoportal.territory import Gazetteer, locate_point
from geoportal.territory.resolve import SURE_RATIO
from geoportal.territory.units import METRES_PER_DEGREE

AT_ONCE = 20_000
_TITLED = re.compile(r"là ([^«»·;]+? \(trước \d\d/\d+/\d{4}\))")
_ONLY_DISTRICT = re.compile(r"chỉ nhận ra ([^·;]+?)(?: ·|$)")


def units_of_points(lons: Floats, lats: Floats, gazetteer: Gazetteer, clock: Clock) -> list[str]:
    """Return the code of the unit that each point lies in (EPSG:4326), "" where that is not certain.

    The same as `locate_point` says of each, for many at once.

    Raises
    ------
    RequestError
        It takes too long.
    """
    found: list[str] = []
    for start in range(0, len(lons), AT_ONCE):
        clock.check()
        part = slice(start, start + AT_ONCE)
        found += _units(lons[part], lats[part], gazetteer)
    return found


def _units(lons: Floats, lats: Floats, gazetteer: Gazetteer) -> list[str]:
    if gazetteer.boundaries is None:
        return _by_nearest(lons, lats, gazetteer)
    codes = list(gazetteer.boundaries.shapes)
    tree = _tree(gazetteer)
    points, shapes = tree.query(shapely.points(lons, lats), predicate="intersects")
    first = numpy.full(len(lons), len(codes))
    numpy.minimum.at(first, points, shapes)
    complete = all(code in gazetteer.boundaries.shapes for code in gazetteer.units)
    return [
        codes[place] if place < len(codes) else "" if complete else _alone(lon, lat, gazetteer)
        for place, lon, lat in zip(first.tolist(), lons.tolist(), lats.tolist(), strict=True)
    ]


@lru_cache(maxsize=2)
def _tree(gazetteer: Gazetteer) -> shapely.STRtree:
    assert gazetteer.boundaries is not None
    return shapely.STRtree(list(gazetteer.boundaries.shapes.values()))


def _alone(lon: float, lat: float, gazetteer: Gazetteer) -> str:
    unit = locate_point(lon, lat, gazetteer).unit
    return unit.code if unit else ""


def _by_nearest(lons: Floats, lats: Floats, gazetteer: Gazetteer) -> list[str]:
    """Return the units whose point is nearest where the next one is twice as far, as `locate_point` has it."""
    units = gazetteer.units_2025()
    unit_lons, unit_lats = numpy.array([(unit.lon, unit.lat) for unit in units]).T
    middle = numpy.cos(numpy.radians((lats[:, None] + unit_lats) / 2))
    away = numpy.hypot((unit_lons - lons[:, None]) * middle, unit_lats - lats[:, None]) * METRES_PER_DEGREE
    order = numpy.argpartition(away, 1, axis=1)[:, :2]
    two = numpy.take_along_axis(away, order, axis=1)
    near = order[numpy.arange(len(lons)), numpy.argmin(two, axis=1)]
    reach = 3 * numpy.array([unit.radius_m for unit in units])[near]
    sure: NDArray[numpy.bool_] = (two.min(axis=1) <= reach) & (two.min(axis=1) < SURE_RATIO * two.max(axis=1))
    return [units[place].code if certain else "" for place, certain in zip(near.tolist(), sure.tolist(), strict=True)]


def district_of_words(evidence: str, gazetteer: Gazetteer) -> str:
    """Return the former district that the evidence of a place names, by its code; "" when it names none.

    Examples
    --------
    >>> from geoportal.settings import Settings
    >>> from geoportal.territory import load_gazetteer
    >>> gazetteer = load_gazetteer(Settings().gazetteer)
    >>> words = "«P. Lam Sơn» là Phường Lam Sơn, Thành phố Hưng Yên (trước 01/7/2025) · địa chỉ không nêu tỉnh"
    >>> district_of_words(words, gazetteer), district_of_words("chỉ nhận ra Huyện Tiên Lữ", gazetteer)
    ('323', '332')
    """
    titles, names = _titles(gazetteer)
    found = {titles[title] for title in _TITLED.findall(evidence) if title in titles}
    found |= {names[name] for name in _ONLY_DISTRICT.findall(evidence) if name in names}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=2)
def _titles(gazetteer: Gazetteer) -> tuple[Mapping[str, str], Mapping[str, str]]:
    titles = {gazetteer.title(commune): commune.district for commune in gazetteer.former.values()}
    return titles, {district.name: code for code, district in gazetteer.districts.items()}


def split_units(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Return the units of today that took in communes of several districts, with these districts (codes)."""
    return {code: tuple(sorted(found)) for code, found in gazetteer.unit_districts.items() if len(found) > 1}


def districts_of_unit(code: str, gazetteer: Gazetteer) -> Sequence[str]:
    """Return the former districts of which a unit of today took in communes."""
    return tuple(sorted(gazetteer.unit_districts.get(code, ())))
