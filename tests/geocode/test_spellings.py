"""Coordinates as people write them: read where they are, or told; never placed somewhere else.

Every spelling is written for points of communes all over the province, by pyproj from degrees that the test chose. Each
is read as a table of its own, whose system is settled as the pipeline does, and as single rows of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from random import Random

import numpy
import pytest
from pyproj import Transformer

from geoportal.dataset import Dataset
from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import pairs_in
from geoportal.geocode.features import locate
from geoportal.geocode.said import said_in
from geoportal.geocode.written import Number, pairs_of
from geoportal.geocode.zone_columns import settle_columns
from geoportal.records import Feature, Issue, Known, Place, Report, Row
from geoportal.territory import Gazetteer, Unit
from tests.geocode.spellings import CUT, DAMAGED, DEGREES, LINKS, METRES, PROVEN, REFUSED, cells_of, parts_of

HOME, WGS84, UNKNOWN = "EPSG:9209", "EPSG:4326", ""
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
    """A way to write coordinates. right: it must be read, else it must be told; alone: so a row by itself."""

    template: str
    crs: str = WGS84
    swapped: bool = False
    heading: str = ""
    right: bool = True
    alone: bool = True

    @property
    def tolerance_m(self) -> float:
        return SECOND_M if "si:" in self.template else NEAR_M


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def spellings() -> Iterator[Spelling]:
    for template, swapped in product(lines(DEGREES), (False, True)):
        if CUT in template or not swapped:
            yield Spelling(template, swapped=swapped)
    for template in lines(LINKS):
        yield Spelling(template)
    for template, swapped in product(lines(PROVEN), (False, True)):
        if CUT in template or not swapped:
            yield Spelling(template, swapped=swapped)
    for template in lines(REFUSED):
        yield Spelling(template, right=False, alone=False)
    for template, crs, swapped in product(lines(METRES), ZONES, (False, True)):
        if CUT in template or not swapped:
            yield Spelling(template, crs, swapped)
    for template, swapped in product(lines(DAMAGED), (False, True)):
        if CUT in template or not swapped:
            yield Spelling(template, HOME, swapped)
    for template, (crs, meridian), swapped in product(lines(METRES)[:3], ZONES.items(), (False, True)):
        yield Spelling(template, crs, swapped, f"Tọa độ VN-2000, KTT {meridian}, múi 3°")
        yield Spelling(template, crs, swapped, f"VN2000 kinh tuyến trục {'105°45' if crs == HOME else '105°30'}'")
    for template, (crs, said), swapped in product(lines(METRES)[:3], ALIKE.items(), (False, True)):
        yield Spelling(template, crs, swapped, said, alone=False)
        yield Spelling(template, crs, swapped, right=False, alone=False)


@lru_cache(maxsize=32)
def turned(crs: str) -> Transformer:
    return Transformer.from_crs(WGS84, crs, always_xy=True)


def points(gazetteer: Gazetteer) -> list[tuple[Unit, float, float]]:
    """Return a point in the inner part of communes all over the province, lon and lat."""
    dice, units = Random(2025), sorted(gazetteer.units.values(), key=lambda unit: (unit.lon, unit.lat))
    chosen = [units[index * (len(units) - 1) // (COMMUNES - 1)] for index in range(COMMUNES)]
    made = []
    for unit in chosen:
        away = unit.radius_m * 0.5 / 111_320
        made.append((unit, unit.lon + dice.uniform(-away, away), unit.lat + dice.uniform(-away, away)))
    return made


Written = tuple[Unit, float, float, tuple[str, str]]


def written(spelling: Spelling, gazetteer: Gazetteer) -> list[Written]:
    rows = []
    for unit, lon, lat in points(gazetteer):
        grid = HOME if spelling.crs == WGS84 else spelling.crs
        cells = cells_of(spelling.template, parts_of(lon, lat, *turned(grid).transform(lon, lat)))
        rows.append((unit, lon, lat, cells[::-1] if spelling.swapped else cells))
    return rows


def readings(cells: tuple[str, str]) -> list[tuple[Number, Number]]:
    return pairs_in(*cells) if all(cells) else pairs_of(cells[0] or cells[1])


class Reader:
    """Reads rows as the pipeline does: the system of the table is settled, then each row is placed."""

    def __init__(self, dataset: Dataset, gazetteer: Gazetteer) -> None:
        self.dataset, self.gazetteer = dataset, gazetteer
        self.latitude, self.longitude = dataset.fields_of_type("latitude")[0], dataset.fields_of_type("longitude")[0]
        self.place_of = lru_cache(maxsize=None)(lambda name: place_address(name, gazetteer, at_home=True))

    def table(self, rows: Sequence[Written], heading: str) -> list[tuple[Feature, list[Issue]]]:
        asked = ((readings(cells), self.place_of(f"{unit.name}, tỉnh Hưng Yên")) for unit, *_, cells in rows)
        settled = settle_columns(asked, said_in(heading)[0], self.gazetteer)
        return [(feature, [*settled.issues, *issues]) for feature, issues in self.rows(rows, settled.crs)]

    def rows(self, rows: Iterable[Written], crs: str = "") -> Iterator[tuple[Feature, list[Issue]]]:
        for number, (unit, *_, cells) in enumerate(rows, 1):
            values = dict.fromkeys(self.dataset.input_fields) | {
                "dia_diem": f"{unit.name}, tỉnh Hưng Yên", self.latitude: cells[0] or None, self.longitude: cells[1] or None,
            }  # fmt: skip
            report = Report()
            row = Row(f"{number}", number, None, values, crs=crs)  # type: ignore[arg-type]
            (feature,) = locate([row], self.dataset, self.gazetteer, Known(), report)
            yield feature, report.issues


def off_m(place: Place, lon: float, lat: float) -> float:
    east = ((place.lon or 0.0) - lon) * numpy.cos(numpy.radians(lat))
    return float(numpy.hypot(east, (place.lat or 0.0) - lat) * 111_320)


def verdict(feature: Feature, issues: list[Issue], row: Written, tolerance_m: float) -> str:
    """Say "right", "told" (not placed by its coordinates, and an issue says so), or what is wrong."""
    _, lon, lat, cells = row
    if feature.place.level == "exact":
        away = off_m(feature.place, lon, lat)
        return "right" if away <= tolerance_m else f"{cells} placed {away:.0f} m off"
    return "told" if any(issue.severity in ("error", "question", "warning") for issue in issues) else f"{cells} dropped"


@pytest.fixture(scope="module")
def reader(datasets: dict[str, Dataset], gazetteer: Gazetteer) -> Reader:
    return Reader(datasets["camera-giam-sat-giao-thong"], gazetteer)


@pytest.mark.parametrize("way", ["table", "alone"])
def test_every_spelling_is_read_where_it_is_or_told(way: str, reader: Reader) -> None:
    every, wrong, missed, count = list(dict.fromkeys(spellings())), [], [], 0
    for spelling in every:
        rows = written(spelling, reader.gazetteer)
        must = spelling.right if way == "table" else spelling.alone
        found = reader.table(rows, spelling.heading) if way == "table" else reader.rows(rows)
        for row, (feature, issues) in zip(rows, found, strict=True):
            said = verdict(feature, issues, row, spelling.tolerance_m)
            count += 1
            if said not in ("right", "told"):
                wrong.append((said, spelling))
            elif said != ("right" if must else "told"):
                missed.append((said, row[3], spelling))
    assert len(every) >= 200 and count == COMMUNES * len(every)
    assert wrong == []
    assert missed == []
