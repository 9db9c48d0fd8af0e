"""Readings of two numbers that only an address can prove: another zone, kilometres, lost digits, packed angles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geoportal.geocode.coordinates import COARSEST_M, Stated, in_metres, readings, systems_of
from geoportal.geocode.extent import agrees, is_named
from geoportal.geocode.said import UTM_WGS84
from geoportal.geocode.written import Number
from geoportal.records import Place
from geoportal.territory import Gazetteer
from geoportal.territory.vn2000 import HOME, UTM, ZONES

HALF_MILLION_EAST, MILLIONS_NORTH = 500_000.0, 2_000_000.0
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
    believable = (one for one in _unusual(list(pairs), crs) if one.radius_m <= COARSEST_M)
    found = [one for one in believable if agrees(one.lon, one.lat, place, gazetteer)]
    if not found or any(abs(o.lon - found[0].lon) > SAME or abs(o.lat - found[0].lat) > SAME for o in found):
        return None
    return replace(found[0], doubt="")


def _unusual(pairs: list[Pair], crs: str) -> Iterator[Stated]:
    metres, degrees = systems_of(crs)
    home = metres if metres in (*ZONES, *UTM, UTM_WGS84) else HOME
    for first, second in pairs:
        if first.angle or second.angle:
            continue
        step = max(first.half_step, second.half_step)
        for north, east in ((first.value, second.value), (second.value, first.value)):
            if min(north, east) > 100_000:
                for zone in (*ZONES, *UTM, UTM_WGS84):
                    yield from in_metres(east, north, zone, half_step=step)
            if 400 < east < 800 and 2_000 < north < 2_500:
                yield from in_metres(east * 1000, north * 1000, home, ("tọa độ ghi theo km",), half_step=step * 1000)
            yield from _with_digits(east, north, home, step)
    for mend, note in ((_with_point, "thêm dấu thập phân bị thiếu"), *_PACKED):
        mended = ((mend(first), mend(second)) for first, second in pairs)
        whole = [(first, second) for first, second in mended if first is not None and second is not None]
        yield from (replace(one, notes=(*one.notes, note)) for one in readings(whole, metres, degrees))


def _with_digits(east: float, north: float, home: str, step: float) -> Iterator[Stated]:
    """Yield the readings with the first digits that a national grid begins with."""
    whole_east, whole_north = 400_000 < east < 800_000, 2_000_000 < north < 2_500_000
    note = ("thêm chữ số đầu bị thiếu",)
    if whole_east and 100_000 < north < 400_000:
        yield from in_metres(east, north + MILLIONS_NORTH, home, note, half_step=step)
    elif whole_north and 10_000 < east < 200_000:
        yield from in_metres(east + HALF_MILLION_EAST, north, home, note, half_step=step)
    elif 10_000 < east < 200_000 < north < 400_000:
        yield from in_metres(east + HALF_MILLION_EAST, north + MILLIONS_NORTH, home, note, half_step=step)


def _with_point(number: Number) -> Number | None:
    """Return a whole number as degrees that lost their decimal point: 206463 for 20.6463."""
    digits = str(int(number.value)) if number.value.is_integer() else ""
    whole = 3 if digits.startswith("10") else 2
    if len(digits) < whole + 3:
        return None
    return Number(float(f"{digits[:whole]}.{digits[whole:]}"), 0.5 / 10.0 ** (len(digits) - whole))


def _degrees_minutes(number: Number) -> Number | None:
    """Return degrees and minutes that are written as one number: 2038.778 for 20°38.778'."""
    degrees, minutes = divmod(number.value, 100)
    return None if number.angle or minutes >= 60 else Number(degrees + minutes / 60, number.half_step / 60, True)


def _with_seconds(number: Number) -> Number | None:
    """Return degrees, minutes and seconds that are written as one number: 203846.7 for 20°38'46.7"."""
    degrees, rest = divmod(round(number.value, 6), 10_000)
    minutes, seconds = divmod(rest, 100)
    if number.angle or minutes >= 60 or seconds >= 60:
        return None
    return Number(degrees + minutes / 60 + seconds / 3600, number.half_step / 3600, True)


def _behind_point(number: Number) -> Number | None:
    """Return degrees with minutes and seconds behind their point: 20.3846 for 20°38'46"."""
    return _with_seconds(Number(number.value * 10_000, number.half_step * 10_000, number.angle))


_PACKED = (
    (_degrees_minutes, "độ và phút viết liền"), (_with_seconds, "độ, phút, giây viết liền"),
    (_behind_point, "phút, giây viết sau dấu thập phân"),
)  # fmt: skip
"""Angles without their signs, which look like other numbers."""
