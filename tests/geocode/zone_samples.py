"""Points of communes in a reference system, with the names of their communes; and how far off a decision puts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import numpy
from pyproj import Transformer

from geoportal.geocode.address import place_address
from geoportal.geocode.zone_fits import Sample
from geoportal.geocode.zones import Settled
from geoportal.territory import Unit, load_gazetteer

GAZETTEER = load_gazetteer(Path(__file__).resolve().parent.parent.parent / "build" / "gazetteer.json")
UNITS = list(GAZETTEER.units.values())
WEST = sorted(UNITS, key=lambda unit: unit.lon)[:8]
"""Read one zone too far east or west, many of their points lie outside the province."""
BETWEEN = [unit for unit in UNITS if 106.05 < unit.lon < 106.2 and 20.5 < unit.lat < 20.7]
EASTERN = [unit for unit in UNITS if 106.44 < unit.lon < 106.53 and 20.45 < unit.lat < 20.61]
"""Read under the neighbouring zone east, or west, their points still lie inside: by place alone both are right."""
TRUTHS = [
    "EPSG:4326",
    "EPSG:9209",
    "EPSG:9210",
    "EPSG:9208",
    "EPSG:9211",
    "EPSG:5897",
    "EPSG:3405",
    "EPSG:32648",
    "EPSG:3857",
]
ALIKE = {"EPSG:3405", "EPSG:32648", "EPSG:5897"}
"""Within 700 m of each other: names of communes cannot tell them apart."""
KM = 111.32


def near(unit: Unit, dice: Random) -> tuple[float, float]:
    """Return a point in the inner part of a commune: within its radius of its point."""
    away = unit.radius_m * 0.7 / 1000 / KM
    return unit.lon + dice.uniform(-away, away), unit.lat + dice.uniform(-away, away) * 0.9


def samples(crs: str, units: Sequence[Unit], *, swapped: bool = False, named: bool = True, wrong: float = 0.0,
            count: int = 60) -> tuple[list[Sample], list[tuple[float, float]]]:  # fmt: skip
    """Return points of communes in a system, and where they really are; a share of the names is of other communes."""
    dice = Random(f"{crs} {swapped} {named} {wrong} {count} {units[0].code}")
    turn = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    made, truth = [], []
    for number in range(count):
        unit = units[number % len(units)]
        lon, lat = near(unit, dice)
        x, y = turn.transform(lon, lat)
        other = dice.choice(UNITS) if dice.random() < wrong else unit
        place = place_address(f"{other.name}, tỉnh Hưng Yên", GAZETTEER) if named else None
        made.append(Sample(*((y, x) if swapped else (x, y)), place))
        truth.append((lon, lat))
    return made, truth


def off_m(settled: Settled, made: Iterable[Sample], truth: Iterable[tuple[float, float]]) -> float:
    """Return by how much the settled system puts the points wrong, with the test's own arithmetic."""
    turn = Transformer.from_crs(settled.crs, "EPSG:4326", always_xy=True)
    worst = 0.0
    for sample, (lon, lat) in zip(made, truth, strict=True):
        found = turn.transform(*((sample.y, sample.x) if settled.swapped else (sample.x, sample.y)))
        worst = max(worst, numpy.hypot((found[0] - lon) * 0.936, found[1] - lat) * KM * 1000)
    return worst


def words(settled: Settled) -> list[tuple[str, str]]:
    return [(issue.code, issue.severity) for issue in settled.issues]
