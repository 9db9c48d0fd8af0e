"""Two OGC API processes: addresses to places, and points to administrative units. Synchronous only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from pygeoapi.process.base import BaseProcessor
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import find_coordinates
from geoportal.records import Place
from geoportal.serve.ogc.processes_parts import check_names, input_of, metadata, refused
from geoportal.serve.ogc.processes_parts import gazetteer as open_gazetteer
from geoportal.serve.places import place_text
from geoportal.territory import FormerCommune, Gazetteer, Location, locate_point

MOST = 1_000
LONGEST = 500
VN2000 = "EPSG:9209"


GEOCODE = metadata(
    "geocode",
    {"vi": "Định vị địa chỉ", "en": "Geocode addresses"},
    {
        "vi": "Tìm vị trí của địa chỉ trong tỉnh, theo địa danh của mọi thời kỳ từ năm 2019; nói rõ mức chính xác.",
        "en": "Place addresses of the province, in the names of any era since 2019, with level and radius.",
    },
    {
        "addresses": input_of(
            "Các địa chỉ", f"One to {MOST} addresses, each of at most {LONGEST} characters",
            {"type": "array", "minItems": 1, "maxItems": MOST, "items": {"type": "string", "maxLength": LONGEST}},
            required=True,
        ),
        "as_of": input_of(
            "Ngày của văn bản", "Date of the document: decides between eras where the words do not",
            {"type": "string", "format": "date"}, required=False,
        ),
    },
    "features",
    {"addresses": ["P. Hiến Nam, TP. Hưng Yên"]},
)  # fmt: skip
REVERSE = metadata(
    "reverse-geocode",
    {"vi": "Điểm thuộc đơn vị hành chính nào", "en": "Administrative units of points"},
    {
        "vi": "Cho biết mỗi điểm nay thuộc xã, phường nào và trước 01/7/2025 là xã nào; tọa độ WGS 84 và VN-2000.",
        "en": "Today's commune of each point, the communes of June 2025, and its coordinates in WGS 84 and VN-2000.",
    },
    {
        "points": input_of(
            "Các điểm", f"One to {MOST} points, each [x, y]: longitude, latitude, or east, north of the CRS",
            {"type": "array", "minItems": 1, "maxItems": MOST,
             "items": {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number"}}},
            required=True,
        ),
        "crs": input_of(
            "Hệ tọa độ", "EPSG code of the points; 4326 (longitude, latitude) when missing",
            {"type": "integer", "enum": [4326, 9209, 3405, 4756, 3857]}, required=False,
        ),
    },
    "locations",
    {"points": [[106.0511, 20.6463]]},
)  # fmt: skip


class GeocodeProcess(BaseProcessor):  # type: ignore[misc]
    """Addresses in, a FeatureCollection out, in the same order; geometry is null where nothing is certain."""

    def __init__(self, processor_def: dict[str, Any]) -> None:
        super().__init__(processor_def, GEOCODE)
        self.supports_outputs = True

    def execute(self, data: dict[str, Any], outputs: object = None) -> tuple[str, dict[str, Any]]:
        """Place the addresses; errors are those of the caller (400)."""
        addresses = _checked_list(data, "addresses", {"addresses", "as_of"})
        if not all(isinstance(text, str) and len(text) <= LONGEST for text in addresses):
            raise refused(f"addresses: mỗi địa chỉ là chữ, dài nhất {LONGEST} ký tự (strings of at most {LONGEST})")
        day = _day(data.get("as_of"))
        gazetteer = open_gazetteer()
        places = [_place(text, gazetteer, day) for text in addresses]
        pairs = zip(addresses, places, strict=True)
        return "application/json", {"type": "FeatureCollection", "features": [feature(*pair) for pair in pairs]}


class ReverseGeocodeProcess(BaseProcessor):  # type: ignore[misc]
    """Points in, their administrative units out, in the same order."""

    def __init__(self, processor_def: dict[str, Any]) -> None:
        super().__init__(processor_def, REVERSE)
        self.supports_outputs = True

    def execute(self, data: dict[str, Any], outputs: object = None) -> tuple[str, dict[str, Any]]:
        """Find the units; errors are those of the caller (400)."""
        points = _checked_list(data, "points", {"points", "crs"})
        if not all(_is_pair(point) for point in points):
            raise refused("points: mỗi điểm là [x, y], hai số (each point is [x, y], two numbers)")
        code = data.get("crs", 4326)
        if code not in REVERSE["inputs"]["crs"]["schema"]["enum"]:
            raise refused(f"crs: không hỗ trợ {code!r} (unsupported)")
        gazetteer = open_gazetteer()
        return "application/json", {"locations": [_located(point, code, gazetteer) for point in points]}


def _place(text: str, gazetteer: Gazetteer, day: date | None) -> Place:
    if day is None or find_coordinates(text) is not None:
        return place_text(text, gazetteer)
    return place_address(text, gazetteer, as_of=day, at_home=True)


def feature(address: str, place: Place) -> dict[str, Any]:
    """Return a place as a GeoJSON feature (EPSG:4326; radius in metres)."""
    geometry = None if place.lon is None else {"type": "Point", "coordinates": [place.lon, place.lat]}
    names = ("level", "radius_m", "era", "unit_code", "unit_name", "unit_written", "evidence", "alternatives",
             "provenance")  # fmt: skip
    values = {name: getattr(place, name) for name in names}
    return {"type": "Feature", "geometry": geometry, "properties": {"address": address, **values}}


def _located(point: Sequence[float], code: int, gazetteer: Gazetteer) -> dict[str, Any]:
    x, y = float(point[0]), float(point[1])
    lon, lat = (x, y) if code == 4326 else _transformer(f"EPSG:{code}", "EPSG:4326").transform(x, y)
    found = locate_point(lon, lat, gazetteer) if _is_pair((lon, lat)) else Location((), (), False, "")
    east, north = _transformer("EPSG:4326", VN2000).transform(lon, lat)
    inside = bool(found.units)
    return {
        "lon": round(lon, 7) if inside else None, "lat": round(lat, 7) if inside else None,
        "vn2000": {"crs": VN2000, "east": round(east, 3), "north": round(north, 3)} if inside else None,
        "units": [{"code": unit.code, "name": unit.name} for unit in found.units],
        "certain": found.certain, "evidence": found.evidence,
        "june_2025": [_former(commune, gazetteer) for commune in found.june],
    }  # fmt: skip


def _former(commune: FormerCommune, gazetteer: Gazetteer) -> dict[str, str]:
    district = gazetteer.districts[commune.district].name
    return {"code": commune.code, "name": commune.name, "district": district, "province": commune.province}


def _checked_list(data: object, name: str, known: set[str]) -> list[Any]:
    items = check_names(data, known).get(name)
    if not isinstance(items, list) or not 1 <= len(items) <= MOST:
        raise refused(f"{name}: cần danh sách từ 1 đến {MOST} mục (a list of 1 to {MOST} items)")
    return items


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise refused("as_of: ghi ngày như 2024-06-30 (a date such as 2024-06-30)") from error


def _is_pair(point: object) -> bool:
    return (
        isinstance(point, list | tuple)
        and len(point) == 2
        and all(isinstance(x, int | float) and not isinstance(x, bool) and abs(x) < 1e8 for x in point)
    )


@cache
def _transformer(source: str, target: str) -> Transformer:
    try:
        return Transformer.from_crs(CRS(source), CRS(target), always_xy=True)
    except CRSError as error:
        raise refused(f"crs: {source}") from error
