"""Points of communes, written in every spelling: cells as they stand in a table, by the test's own arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from random import Random
from typing import NamedTuple

from openlocationcode import openlocationcode
from pyproj import Transformer

from geoportal.geocode.address import place_address
from geoportal.territory import Gazetteer, Unit
from tests.geocode.spellings import CUT, DEGREES, LINKS, PROVEN
from tests.geocode.spellings_grid import DAMAGED, METRES, REFUSED, TOLD_DEGREES, TOLD_METRES, TOLD_UTM

HOME, WGS84, VN2000 = "EPSG:9209", "EPSG:4326", "EPSG:4756"
ZONES = {
    "EPSG:9207": "104°30'", "EPSG:9208": "104°45'", "EPSG:9209": "105°30'", "EPSG:9210": "105°45'",
    "EPSG:9211": "106°00'", "EPSG:9212": "106°15'", "EPSG:9213": "106°30'", "EPSG:9214": "107°00'",
    "EPSG:9215": "107°15'", "EPSG:9216": "107°30'", "EPSG:5899": "107°45'", "EPSG:5898": "108°00'",
}  # fmt: skip
ALIKE = {"EPSG:5897": "VN-2000, KTT 105°00', múi 3°", "EPSG:3405": "VN-2000, múi 6°", "EPSG:32648": "UTM 48N, WGS 84"}
"""Within 700 m of each other: the name of a commune cannot tell them apart."""
COMMUNES = 8
NEAR_M, SECOND_M = 12.0, 45.0
"""How far a reading may be off: what 4 decimals or a Plus Code leave open; whole seconds cut off, of both angles."""


@dataclass(frozen=True)
class Spelling:
    """A way to write coordinates. right: it must be read, else it must be told; alone: so a row by itself.

    alone is None where a row by itself is not asked, because only the heading says something that nobody could guess.
    """

    template: str
    crs: str = WGS84
    swapped: bool = False
    heading: str = ""
    right: bool = True
    alone: bool | None = True

    @property
    def tolerance_m(self) -> float:
        return SECOND_M if "si:" in self.template else NEAR_M


class Written(NamedTuple):
    """A row as written: its commune, where it is (EPSG:4326), the cells under "latitude" and "longitude"."""

    unit: Unit
    lon: float
    lat: float
    cells: tuple[str, str]


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def orders(templates: str, systems: Iterable[str] = (WGS84,), count: int | None = None) -> Iterator[Spelling]:
    """Yield templates in every system and, where they have two cells, in both orders."""
    for template, crs in product(lines(templates)[:count], systems):
        yield from (Spelling(template, crs, swapped) for swapped in ((False, True) if CUT in template else (False,)))


def spellings() -> list[Spelling]:
    """Return every spelling: templates, zones, orders, and what headings and the cells themselves say of the zone."""
    made = [*orders(DEGREES + LINKS + PROVEN), *orders(METRES, ZONES), *orders(DAMAGED, (HOME,))]
    made += [replace(one, right=False, alone=False) for one in orders(REFUSED)]
    made += [replace(one, heading="Tọa độ VN-2000", alone=None) for one in orders(DEGREES, (VN2000,), 20)]
    made += [*orders(TOLD_DEGREES, (VN2000,)), *orders(TOLD_UTM, ("EPSG:32648",))]
    made += [Spelling("48N {e:.0f} {n:.0f}", "EPSG:32648", right=False, alone=False)]
    for crs, meridian in ZONES.items():
        wrong = "105°45'" if crs == HOME else "105°30'"
        for said in (meridian, wrong):
            made += [replace(one, heading=f"VN-2000, KTT {said}, múi 3°") for one in orders(METRES, (crs,), 3)]
        made += [Spelling(template.format(meridian, crs, crs[5:]), crs) for template in lines(TOLD_METRES)]
        made.append(Spelling(f"VN-2000, KTT {wrong}: {{n:.2f}} {{e:.2f}}", crs))
    for one in orders(METRES, ALIKE, 3):
        made += [replace(one, heading=ALIKE[one.crs], alone=False), replace(one, right=False, alone=False)]
    return list(dict.fromkeys(made))


@lru_cache(maxsize=32)
def turned(crs: str) -> Transformer:
    return Transformer.from_crs(WGS84, crs, always_xy=True)


@lru_cache(maxsize=2)
def points(gazetteer: Gazetteer) -> list[tuple[Unit, float, float]]:
    """Return a point in the inner part of communes all over the province, lon and lat."""
    dice, units = Random(2025), sorted(gazetteer.units.values(), key=lambda unit: (unit.lon, unit.lat))
    named = ((unit, place_address(f"{unit.name}, tỉnh Hưng Yên", gazetteer)) for unit in units)
    units = [unit for unit, place in named if place.unit_code == unit.code]  # the others' names are of several communes
    chosen = [units[index * (len(units) - 1) // (COMMUNES - 1)] for index in range(COMMUNES)]
    made = []
    for unit in chosen:
        away = unit.radius_m * 0.5 / 111_320
        made.append((unit, unit.lon + dice.uniform(-away, away), unit.lat + dice.uniform(-away, away)))
    return made


def written(spelling: Spelling, gazetteer: Gazetteer) -> list[Written]:
    """Return the points in a spelling."""
    rows = []
    for unit, lon, lat in points(gazetteer):
        grid = HOME if spelling.crs in (WGS84, VN2000) else spelling.crs
        angles = turned(VN2000 if spelling.crs == VN2000 else WGS84).transform(lon, lat)
        cells = cells_of(spelling.template, parts_of(*angles, *turned(grid).transform(lon, lat)))
        rows.append(Written(unit, lon, lat, cells[::-1] if spelling.swapped else cells))
    return rows


def parts_of(lon: float, lat: float, east: float, north: float) -> dict[str, object]:
    """Return what the templates name, of a point in degrees and in metres of a grid."""
    known: dict[str, object] = {"a": lat, "o": lon, "b": lat + 0.1, "n": north, "e": east, "bad": 75}
    known |= {"far_a": 20.65 if lat > 20.68 else 20.71, "far_o": 106.28 if lon > 106.31 else 106.35}
    for name, angle in (("a", lat), ("o", lon)):
        tenths = round(angle * 36_000)
        known |= {f"{name}d": tenths // 36_000, f"{name}m": tenths // 600 % 60, f"{name}s1": tenths % 600 / 10}
        known |= {f"{name}c": comma(f"{angle:.6f}"), f"{name}sc": comma(f"{tenths % 600 / 10:04.1f}")}
        known |= {
            f"{name}si": tenths % 600 // 10,
            f"{name}dm": angle % 1 * 60,
            f"{name}dmc": comma(f"{angle % 1 * 60:.4f}"),
        }
        known |= {f"wide_{name}": f"{angle:.6f}".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."})}
        digits = f"{angle:.6f}".replace(".", "")
        known |= {f"digits_{name}": digits, f"grouped_{name}": f"{int(digits):,}".replace(",", ".")}
    for name, metres in (("n", north), ("e", east)):
        whole = f"{metres:,.0f}"
        known |= {
            f"{name}c": comma(f"{metres:.3f}"),
            f"{name}en": f"{metres:,.2f}",
            f"{name}gi": whole.replace(",", "."),
        }
        known |= {f"{name}g": f"{metres:,.2f}".translate({44: ".", 46: ","}), f"{name}sp": whole.replace(",", " ")}
        known |= {f"{name}q": whole.replace(",", "'"), f"{name}nb": whole.replace(",", "\u00a0")}
        known |= {
            f"{name}exp": f"{metres:.9E}",
            f"{name}_km": metres / 1000,
            f"{name}_kmc": comma(f"{metres / 1000:.5f}"),
        }
    known |= {"n_lost": north - 2_000_000, "e_lost": east - 500_000}
    code = openlocationcode.encode(lat, lon, 10)
    return known | {"code": code, "short": code[4:], "short_far": "2R00+00"}


def comma(number: str) -> str:
    """Return a number with a decimal comma."""
    return number.replace(".", ",")


def cells_of(template: str, parts: dict[str, object]) -> tuple[str, str]:
    """Return the cells under "latitude" and "longitude"."""
    first, _, second = template.format(**parts).partition(CUT)
    return first, second
