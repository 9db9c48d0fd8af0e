"""Coordinates that a file or an address states, and how far the address bears them out."""

from __future__ import annotations

from dataclasses import replace

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.coordinates import NotBelieved, Stated, parse_pair
from geoportal.records import Issue, Place, Row
from geoportal.territory import Gazetteer, distance_m, locate_point
from geoportal.territory.units import METRES_PER_DEGREE

FAR_FACTOR = 3.0
FAR_MARGIN_M = 5_000.0
BORDER_M = 300.0
"""Boundaries and coordinates are both worth no more than this."""
NAMED = ("facility", "street", "hamlet", "commune")
"""Levels of an address whose commune is known."""
AGENCY_FILE = "tệp của đơn vị cung cấp"


def read_stated(row: Row, dataset: Dataset, issues: list[Issue]) -> Stated | None:
    """Return the coordinates in a row's own columns; they replace the text, or None does, with an issue."""
    latitudes, longitudes = dataset.fields_of_type("latitude"), dataset.fields_of_type("longitude")
    if not latitudes or not longitudes:
        return None
    lat_name, lon_name = latitudes[0], longitudes[0]
    lat, lon = row.values.get(lat_name), row.values.get(lon_name)
    row.values[lat_name] = row.values[lon_name] = None
    if lat is None and lon is None:
        return None
    title = f"{dataset.input_fields[lat_name].title.vi}, {dataset.input_fields[lon_name].title.vi}"
    written = f"{lat or ''}; {lon or ''}"
    try:
        if lat is None or lon is None:
            raise NotBelieved("thiếu một trong hai tọa độ")
        stated = parse_pair(str(lat), str(lon))
    except NotBelieved as error:
        issues.append(
            row.issue(
                "coordinates",
                "warning",
                f"Không dùng được tọa độ: {error}.",
                "Ghi vĩ độ và kinh độ WGS 84 (ví dụ 20.6463 và 106.0511) hoặc VN-2000 múi 105°30'.",
                column=title,
                value=written,
            )
        )
        return None
    row.values[lat_name], row.values[lon_name] = stated.lat, stated.lon
    if stated.notes:
        issues.append(
            row.issue("coordinates", "notice", f"Tọa độ: {'; '.join(stated.notes)}.", "", column=title, value=written)
        )
    return stated


def place_stated(stated: Stated, addressed: Place, row: Row, gazetteer: Gazetteer, issues: list[Issue]) -> Place:
    """Return the place of stated coordinates, with the unit of the address, or of the point where there is none."""
    place = Place(
        lon=stated.lon,
        lat=stated.lat,
        level="exact",
        radius_m=stated.radius_m,
        era=addressed.era,
        unit_code=addressed.unit_code,
        unit_name=addressed.unit_name,
        unit_written=addressed.unit_written,
        evidence=("tọa độ trong tệp", *stated.notes),
        provenance=AGENCY_FILE,
    )
    found = locate_point(stated.lon, stated.lat, gazetteer)
    if addressed.level not in NAMED or addressed.lon is None or addressed.lat is None:
        if found.unit is not None:
            return replace(place, unit_code=found.unit.code, unit_name=found.unit.name).with_evidence(found.evidence)
        return place.with_alternatives(*(unit.name for unit in found.units))
    doubt = _doubt(stated, addressed, gazetteer)
    if not doubt:
        return place
    fix = "Kiểm tra lại tọa độ hoặc địa chỉ."
    issues.append(row.issue("far", "warning", f"Tọa độ {doubt}.", fix, column=None, value=addressed.unit_written))
    return place.with_evidence(f"{doubt}, cần kiểm tra")


def _doubt(stated: Stated, addressed: Place, gazetteer: Gazetteer) -> str:
    """Say how stated coordinates contradict the unit that the address names; "" when they do not.

    With boundaries by the unit's shape, without by the distance from its point.
    """
    name = addressed.unit_name or addressed.unit_written
    shape = gazetteer.boundaries.shapes.get(addressed.unit_code) if gazetteer.boundaries else None
    if shape is not None:
        away = shape.distance(shapely.Point(stated.lon, stated.lat)) * METRES_PER_DEGREE
        return f"ở ngoài {name} {max(away, 100.0) / 1000:.1f} km".replace(".", ",") if away > BORDER_M else ""
    away = distance_m(stated.lon, stated.lat, addressed.lon or 0.0, addressed.lat or 0.0)
    far = away > (addressed.radius_m or 0) * FAR_FACTOR + FAR_MARGIN_M
    return f"cách {name} khoảng {away / 1000:.0f} km" if far else ""


def place_typed(typed: Stated, gazetteer: Gazetteer, *, words: str, provenance: str) -> Place:
    """Return the place of a text that is coordinates, a Plus Code or a link to a map (EPSG:4326, metres)."""
    found = locate_point(typed.lon, typed.lat, gazetteer)
    unit = found.unit
    return Place(
        lon=typed.lon, lat=typed.lat, level="exact", radius_m=typed.radius_m,
        unit_code=unit.code if unit else "", unit_name=unit.name if unit else "",
        evidence=(words, *typed.notes), provenance=provenance,
        alternatives=() if unit else tuple(near.name for near in found.units),
    )  # fmt: skip
