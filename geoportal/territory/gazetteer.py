"""The gazetteer: units, legacy communes and districts, looked up by code and by name."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cached_property
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from geoportal.errors import TerritoryError
from geoportal.vietnamese import fold

METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True)
class Unit:
    """A commune or ward of today. lon, lat: its representative point, EPSG:4326; radius_m holds 90 % of it."""

    code: str
    name: str
    type: str
    short: str
    lon: float
    lat: float
    radius_m: float
    sources: tuple[str, ...]


@dataclass(frozen=True)
class LegacyCommune:
    """A commune before July 2025. successors: today's codes, several when it was split, the larger part first.

    Its point comes from a commercial geocoding service and is used only when the operator allows it.
    """

    code: str
    name: str
    type: str
    short: str
    district: str
    province: str
    lon: float
    lat: float
    aliases: tuple[str, ...]
    successors: tuple[str, ...]


@dataclass(frozen=True)
class District:
    """A district before July 2025."""

    code: str
    name: str
    type: str
    short: str
    province: str


@dataclass(frozen=True)
class Gazetteer:
    """Every unit by code. others: short names of the other provinces, to tell addresses outside this one."""

    units: dict[str, Unit]
    legacy: dict[str, LegacyCommune]
    districts: dict[str, District]
    others: tuple[str, ...]
    legacy_points: bool = False

    def units_2025(self) -> list[Unit]:
        """Return today's units."""
        return list(self.units.values())

    def unit_2025(self, code: str) -> Unit | None:
        """Return today's unit with this code."""
        return self.units.get(code)

    @cached_property
    def district_units(self) -> dict[str, tuple[str, ...]]:
        """Today's units that took in communes of each district, by district code."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for commune in self.legacy.values():
            for code in commune.successors:
                found[commune.district][code] = None
        return {code: tuple(units) for code, units in found.items()}

    @cached_property
    def unit_provinces(self) -> dict[str, frozenset[str]]:
        """The provinces of before July 2025 in which each of today's units lay."""
        return {
            code: frozenset(self.legacy[source].province for source in unit.sources)
            for code, unit in self.units.items()
        }

    def district_place(self, code: str) -> tuple[float, float, float]:
        """Return lon, lat, radius_m of a district: the middle of its units, and what holds most of them."""
        units = [self.units[item] for item in self.district_units[code]]
        lon = sum(unit.lon for unit in units) / len(units)
        lat = sum(unit.lat for unit in units) / len(units)
        reach = sorted(distance_m(lon, lat, unit.lon, unit.lat) + unit.radius_m * 0.5 for unit in units)
        return lon, lat, reach[int(len(reach) * 0.9) - 1 if len(reach) > 1 else 0]

    def nearest_unit(self, lon: float, lat: float) -> tuple[Unit, float, float]:
        """Return the unit whose point is nearest, its distance and that of the second, in metres."""
        ranked = sorted((distance_m(lon, lat, unit.lon, unit.lat), unit.code) for unit in self.units.values())
        return self.units[ranked[0][1]], ranked[0][0], ranked[1][0]

    def former_names(self, unit: Unit) -> str:
        """Return the communes of before July 2025 that a unit was made of, with their districts."""
        communes = (self.legacy[code] for code in unit.sources)
        return "; ".join(f"{commune.name} ({self.districts[commune.district].name})" for commune in communes)


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Return the distance between two points of the province in metres, good to 0.5 %."""
    return hypot((lon2 - lon1) * cos(radians((lat1 + lat2) / 2)), lat2 - lat1) * METRES_PER_DEGREE


def load_gazetteer(path: Path, *, legacy_points: bool = False) -> Gazetteer:
    """Load the gazetteer that set-up built.

    Raises
    ------
    TerritoryError
        It is missing or damaged.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Gazetteer(
            units={item["code"]: _record(Unit, item) for item in content["units"]},
            legacy={item["code"]: _record(LegacyCommune, item) for item in content["legacy"]},
            districts={item["code"]: _record(District, item) for item in content["districts"]},
            others=tuple(fold(name) for name in content["others"]),
            legacy_points=legacy_points,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TerritoryError(
            f"Chưa có danh mục đơn vị hành chính ({path.name}). Hãy chạy «make setup».",
            f"The gazetteer {path.name} is missing or damaged. Run “make setup”.",
        ) from error


def _record[Kind](kind: type[Kind], item: dict[str, Any]) -> Kind:
    values = {field.name: item[field.name] for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in values.items()})
