"""Readings of a pair of numbers that only an address can prove: another zone, kilometres, lost digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geoportal.geocode.coordinates import Stated, in_metres, readings, systems_of
from geoportal.geocode.extent import agrees, is_named
from geoportal.geocode.said import UTM_WGS84
from geoportal.geocode.written import Number
from geoportal.records import Place
from geoportal.territory import Gazetteer
from geoportal.territory.vn2000 import HOME, UTM, ZONES

MILLION_EAST, MILLIONS_NORTH = 500_000.0, 2_000_000.0
"""What is left out where the first digits of a grid are."""
SAME = 1e-4
"""Readings nearer than this, in degrees, are one: some 10 m."""
Pair = tuple[Number, Number]


def proven(pairs: Iterable[Pair], crs: str, place: Place, gazetteer: Gazetteer) -> Stated | None:
    """Return the only reading that lies where the address says, among those that are not believed for themselves.

    pairs are the two numbers in either order; crs is that of the row, "" when unknown. None: there is none, or several.
    """
    if not is_named(place):
        return None
    found = [one for one in _unusual(list(pairs), crs) if agrees(one.lon, one.lat, place, gazetteer)]
    if not found or any(abs(o.lon - found[0].lon) > SAME or abs(o.lat - found[0].lat) > SAME for o in found):
        return None
    return replace(found[0], doubt="")


def _unusual(pairs: list[Pair], crs: str) -> Iterator[Stated]:
    metres, degrees = systems_of(crs)
    home = metres if metres in (*ZONES, *UTM, UTM_WGS84) else HOME
    for first, second in pairs:
        if first.angle or second.angle:
            continue
        for north, east in ((first.value, second.value), (second.value, first.value)):
            if min(north, east) > 100_000:
                for zone in (*ZONES, *UTM, UTM_WGS84):
                    yield from in_metres(east, north, zone)
            if 400 < east < 800 and 2_000 < north < 2_500:
                yield from in_metres(east * 1000, north * 1000, home, ("tọa độ ghi theo km",))
            yield from _with_digits(east, north, home)
    yield from readings(_with_points(pairs), metres, degrees)


def _with_digits(east: float, north: float, home: str) -> Iterator[Stated]:
    """Yield the readings with the first digits that a national grid begins with."""
    whole_east, whole_north = 400_000 < east < 800_000, 2_000_000 < north < 2_500_000
    note = ("thêm chữ số đầu bị thiếu",)
    if whole_east and 100_000 < north < 400_000:
        yield from in_metres(east, north + MILLIONS_NORTH, home, note)
    elif whole_north and 10_000 < east < 200_000:
        yield from in_metres(east + MILLION_EAST, north, home, note)
    elif 10_000 < east < 200_000 < north < 400_000:
        yield from in_metres(east + MILLION_EAST, north + MILLIONS_NORTH, home, note)


def _with_points(pairs: list[Pair]) -> Iterator[Pair]:
    """Yield pairs of whole numbers as degrees that lost their decimal point: 206463 for 20.6463."""
    for first, second in pairs:
        mended = (_with_point(first), _with_point(second))
        if None not in mended:
            yield mended  # type: ignore[misc]


def _with_point(number: Number) -> Number | None:
    digits = str(int(number.value)) if number.value.is_integer() else ""
    whole = 3 if digits.startswith("10") else 2
    if len(digits) < whole + 3:
        return None
    return Number(float(f"{digits[:whole]}.{digits[whole:]}"), 0.5 / 10.0 ** (len(digits) - whole))
