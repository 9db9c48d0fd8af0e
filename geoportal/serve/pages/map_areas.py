"""The areas by which the layers of the map are filtered: former districts, communes and wards of today."""

from __future__ import annotations

from typing import Any

from geoportal.territory import Gazetteer
from geoportal.vietnamese import sort_key


def every_area(gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Return the areas by which layers are filtered, in alphabetical order, former districts first.

    units are codes of today; province is the province of before July 2025, of districts only.
    """
    districts = [
        {"code": code, "name": district.name, "province": district.province, "units": gazetteer.district_units[code]}
        for code, district in gazetteer.districts.items()
        if code in gazetteer.district_units
    ]
    units = [{"code": unit.code, "name": unit.name, "units": (unit.code,)} for unit in gazetteer.units_2025()]
    return [*sorted(districts, key=_by_name), *sorted(units, key=_by_name)]


def find_area(code: str, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """Return one area, None when there is none of this code."""
    return next((area for area in every_area(gazetteer) if area["code"] == code), None)


def _by_name(area: dict[str, Any]) -> Any:
    return sort_key(str(area["name"]).split(" ", 1)[-1])
