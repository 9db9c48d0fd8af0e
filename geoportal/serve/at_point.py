"""What there is at a point: administrative units of today and of June 2025, zones that cover it, what is near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geoportal.serve.coordinates import written_point
from geoportal.serve.geodesy import GEOD
from geoportal.serve.ogc.served import Served
from geoportal.serve.summary import Both, both, nearest_part
from geoportal.serve.timed import Clock
from geoportal.serve.zones import zones_at
from geoportal.territory import FormerCommune, Gazetteer, Location, locate_point
from geoportal.vietnamese import format_number

NEAR = (
    "truong-mau-giao", "truong-tieu-hoc", "truong-thcs", "truong-thpt", "co-so-kham-benh-chua-benh",
    "co-so-ban-le-thuoc", "diem-do-xe-cong-cong", "cho", "cua-hang-xang-dau", "cong-vien-nha-ve-sinh-the-thao",
    "diem-wifi-cong-cong",
)  # fmt: skip
"""What people ask for near a place; those of them that are published are looked for when nothing else is asked."""
COUNTRY = (102.0, 6.0, 118.0, 23.6)
"""A box around Việt Nam, its islands included (lon, lat; EPSG:4326): outside it a point is surely abroad."""


def at_point(
    lon: float, lat: float, gazetteer: Gazetteer, collections: Mapping[str, Served], *, asked: Sequence[str] | None,
    count: int, within_m: float, base_url: str, clock: Clock,
) -> dict[str, Any]:  # fmt: skip
    """Return what there is at a point (EPSG:4326).

    Parameters
    ----------
    collections : mapping
        The published located datasets by id.
    asked : sequence of str or None
        The datasets whose nearest features are wanted; None: those of NEAR that are published.
    count : int
        Nearest features of each dataset, not farther than within_m (metres).

    Raises
    ------
    RequestError
        It takes too long.
    """
    found = locate_point(lon, lat, gazetteer)
    names = [name for name in NEAR if name in collections] if asked is None else asked
    near = [nearest_part(collections[name], lon, lat, count, within_m, base_url, clock) for name in names]
    return {
        "lon": round(lon, 7), "lat": round(lat, 7), **units_part(lon, lat, found, gazetteer),
        "zones": zones_at(lon, lat, collections.values(), base_url, clock), "nearest": near, "within_m": within_m,
        "coordinates": written_point(lon, lat),
    }  # fmt: skip


def units_part(lon: float, lat: float, found: Location, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return the units of a point: today's, those of June 2025 of which its unit was made, and how sure that is."""
    june = [_former(commune, gazetteer) for commune in found.june]
    unit = found.unit
    return {
        "in_province": bool(found.units) if found.certain or not found.units else None,
        "unit": _unit(unit.code, unit.name) if unit else None,
        "units": [_unit(one.code, one.name) for one in found.units], "certain": found.certain,
        "evidence": found.evidence, "june_2025": june, "note": _where(lon, lat, found, gazetteer),
    }  # fmt: skip


def _unit(code: str, name: str) -> dict[str, str]:
    return {"code": code, "name": name}


def _former(commune: FormerCommune, gazetteer: Gazetteer) -> dict[str, str]:
    district = gazetteer.districts[commune.district].name
    return {"code": commune.code, "name": commune.name, "district": district, "province": commune.province}


def _where(lon: float, lat: float, found: Location, gazetteer: Gazetteer) -> Both | None:
    """Say what is to be said of a point outside the province, or of one whose unit is not certain."""
    if found.units:
        if not found.certain:
            names = ", ".join(unit.name for unit in found.units)
            return both(f"Chưa có ranh giới để biết chắc; có thể là: {names}.",
                        f"Not certain without boundaries; it may be: {names}.")  # fmt: skip
        if len(found.june) > 1:
            return both(
                "Trước 01/7/2025 điểm này thuộc một trong các xã, phường cũ đã hợp thành đơn vị hiện nay.",
                "Before July 2025 it lay in one of the communes that were merged into the present one.",
            )
        return None
    units = gazetteer.units_2025()
    near = min(units, key=lambda unit: (unit.lon - lon) ** 2 + (unit.lat - lat) ** 2)
    away = GEOD.inv(lon, lat, near.lon, near.lat)[2] / 1_000
    west, south, east, north = COUNTRY
    abroad = not (west <= lon <= east and south <= lat <= north)
    place = ("Việt Nam", "Việt Nam") if abroad else ("tỉnh Hưng Yên", "Hưng Yên province")
    return both(
        f"Điểm này nằm ngoài {place[0]}, cách điểm đại diện của xã, phường gần nhất trong tỉnh ({near.name}) khoảng"
        f" {format_number(round(away))} km.",
        f"The point lies outside {place[1]}, about {round(away):,} km from the middle of the province's nearest"
        f" commune ({near.name}).",
    )  # fmt: skip
