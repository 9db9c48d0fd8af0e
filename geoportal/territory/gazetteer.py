"""The gazetteer: units of every era, looked up by code and by time."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from geoportal.errors import TerritoryError
from geoportal.settings import Settings
from geoportal.territory.boundaries import Boundaries, read_boundaries
from geoportal.territory.detail import Details, open_details
from geoportal.territory.units import (
    BEGINNING,
    MERGER,
    METRES_PER_DEGREE,
    Change,
    Commune,
    District,
    FormerCommune,
    Unit,
)
from geoportal.vietnamese import fold


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Every unit: units by code (today's), former communes by key, former districts by code as they last were.

    others: folded short names of the other provinces, to tell addresses outside this one. spoken: names that people
    use, by the key of the commune. legacy_points: the operator allows the points of former communes. boundaries,
    details: the official boundaries and the OpenStreetMap extract that the operator loaded.
    """

    units: dict[str, Unit]
    former: dict[str, FormerCommune]
    districts: dict[str, District]
    changes: tuple[Change, ...]
    spoken: dict[str, tuple[str, ...]]
    others: frozenset[str]
    legacy_points: bool = False
    boundaries: Boundaries | None = None
    details: Details | None = None

    def units_2025(self) -> list[Unit]:
        """Return today's units."""
        return list(self.units.values())

    def unit_2025(self, code: str) -> Unit | None:
        """Return today's unit with this code."""
        return self.units.get(code)

    def units_at(self, day: date) -> list[Commune]:
        """Return the communes and wards of a day since 1 January 2019.

        Raises
        ------
        TerritoryError
            The day is earlier than what is known.
        """
        when = day.isoformat()
        if when < BEGINNING:
            raise TerritoryError("Chỉ có danh mục đơn vị hành chính từ ngày 01/01/2019.")
        if when >= MERGER:
            return [*self.units.values()]
        return [commune for commune in self.former.values() if commune.since <= when < commune.until]

    @cached_property
    def communes(self) -> tuple[Commune, ...]:
        """The communes of every era, today's first."""
        return (*self.units.values(), *self.former.values())

    @cached_property
    def june_2025(self) -> tuple[FormerCommune, ...]:
        """The communes of June 2025."""
        return tuple(commune for commune in self.former.values() if commune.until == MERGER)

    @cached_property
    def district_units(self) -> dict[str, tuple[str, ...]]:
        """Today's units that took in communes of each district, by district code."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for commune in self.june_2025:
            for code in commune.successors:
                found[commune.district][code] = None
        return {code: tuple(units) for code, units in found.items()}

    @cached_property
    def unit_districts(self) -> dict[str, frozenset[str]]:
        """The former districts of which each of today's units took in communes, by unit code."""
        return {
            code: frozenset(self.former[source].district for source in unit.sources)
            for code, unit in self.units.items()
        }

    @cached_property
    def unit_provinces(self) -> dict[str, frozenset[str]]:
        """The provinces of before July 2025 in which each of today's units lay."""
        return {
            code: frozenset(self.former[source].province for source in unit.sources)
            for code, unit in self.units.items()
        }

    def district_place(self, code: str) -> tuple[float, float, float]:
        """Return lon, lat, radius_m of a district: the middle of its communes, and what holds nine tenths of them."""
        inside = [commune for commune in self.june_2025 if commune.district == code]
        lon = sum(commune.near_lon for commune in inside) / len(inside)
        lat = sum(commune.near_lat for commune in inside) / len(inside)
        reach = sorted(distance_m(lon, lat, commune.near_lon, commune.near_lat) for commune in inside)
        return lon, lat, reach[int(len(reach) * 0.9)] + 1000.0

    def former_names(self, unit: Unit) -> str:
        """Return the communes of before July 2025 that a unit was made of, with their districts."""
        communes = (self.former[key] for key in unit.sources)
        return "; ".join(f"{commune.name} ({self.districts[commune.district].name})" for commune in communes)

    def title(self, commune: Commune) -> str:
        """Return the name of a commune of any era with what tells it from its namesakes.

        For example "Xã Tân Tiến (từ 01/7/2025)" and "Xã Tân Tiến, Huyện Văn Giang (trước 01/7/2025)".
        """
        if isinstance(commune, Unit):
            return f"{commune.name} (từ {_written(commune.since)})"
        return f"{commune.name}, {self.districts[commune.district].name} (trước {_written(commune.until)})"


def _written(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}/{int(month)}/{year}"


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
            former={item["key"]: _record(FormerCommune, item) for item in content["communes"]},
            districts={item["code"]: _record(District, item) for item in reversed(content["districts"])},
            changes=tuple(_record(Change, item) for item in content["changes"]),
            spoken={key: tuple(names) for key, names in content["spoken"].items()},
            others=frozenset(fold(name) for name in content["others"]),
            legacy_points=legacy_points,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TerritoryError(
            f"Chưa có danh mục đơn vị hành chính ({path.name}). Hãy chạy «make setup».",
            f"The gazetteer {path.name} is missing or damaged. Run “make setup”.",
        ) from error


def open_gazetteer(settings: Settings) -> Gazetteer:
    """Load the gazetteer as the operator set it up: with loaded boundaries, with points of former communes if allowed.

    Raises
    ------
    TerritoryError
        The gazetteer or the boundaries are missing or damaged.
    """
    gazetteer = load_gazetteer(settings.gazetteer, legacy_points=settings.legacy_points)
    gazetteer = replace(gazetteer, details=open_details(settings.home))
    loaded = read_boundaries(settings.home)
    if loaded is None:
        return gazetteer
    boundaries, measured = loaded
    units = {
        code: replace(unit, **{name: measured[code][name] for name in ("lon", "lat", "radius_m", "area_km2")})
        if code in measured
        else unit
        for code, unit in gazetteer.units.items()
    }
    return replace(gazetteer, units=units, boundaries=boundaries)


def _record[Kind](kind: type[Kind], item: dict[str, Any]) -> Kind:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: tuple(item[name]) if isinstance(item[name], list) else item[name] for name in known & {*item}})
