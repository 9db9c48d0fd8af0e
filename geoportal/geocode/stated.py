"""Coordinates that a file or an address states, and how far the address bears them out."""

from __future__ import annotations

from dataclasses import replace

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.coordinates import (
    UNSETTLED,
    ZONE_UNVERIFIED,
    NotBelieved,
    Stated,
    parse_pair,
    read_coordinates,
    written_pairs,
)
from geoportal.geocode.extent import agrees, is_named, outside
from geoportal.geocode.proofs import Pair, proven
from geoportal.geocode.written import numbers_of
from geoportal.records import NOWHERE, Issue, Place, Row
from geoportal.territory import Gazetteer, distance_m, locate_point
from geoportal.territory.units import METRES_PER_DEGREE

BORDER_M = 300.0
"""Boundaries and coordinates are both worth no more than this."""
NAMED = ("facility", "street", "hamlet", "commune")
"""Levels of an address whose commune is known."""
AGENCY_FILE = "tệp của đơn vị cung cấp"
WRITE = "Ghi vĩ độ và kinh độ WGS 84 (ví dụ 20.6463 và 106.0511), hoặc tọa độ VN-2000 múi 105°30'."
SYSTEM = "Ghi hệ tọa độ, kinh tuyến trục vào tên cột (ví dụ «X VN-2000, KTT 105°30'»), hoặc nêu --crs EPSG:9209."
CHECK = "Kiểm tra lại tọa độ hoặc địa chỉ."
LOOK = "Kiểm tra vị trí trên bản đồ; nên ghi lại tọa độ bằng độ WGS 84, ví dụ 20.6463 và 106.0511."


def read_stated(
    row: Row, dataset: Dataset, issues: list[Issue], addressed: Place = NOWHERE, gazetteer: Gazetteer | None = None
) -> Stated | None:
    """Return the coordinates in a row's own columns; they replace the text, or None does, with an issue.

    Parameters
    ----------
    row : Row
        Its crs is what the table's coordinates were settled to be in (`zones.settle_crs`), "" when nobody asked. Both
        numbers may stand in one column.
    addressed : Place
        Where the row's address says that it is: a reading is tested against it before it is believed, and where none
        fits, one that does (another zone, kilometres, lost digits) is looked for.
    gazetteer : Gazetteer, optional
        Without it nothing is tested.
    """
    latitudes, longitudes = dataset.fields_of_type("latitude"), dataset.fields_of_type("longitude")
    if not latitudes or not longitudes:
        return None
    lat_name, lon_name = latitudes[0], longitudes[0]
    written = (_text(row, lat_name), _text(row, lon_name))
    row.values[lat_name] = row.values[lon_name] = None
    if not any(written):
        return None
    column, value = _columns(dataset), "; ".join(written)

    def tell(severity: str, problem: str, fix: str) -> None:
        issues.append(row.issue("coordinates", severity, problem, fix, column=column, value=value))  # type: ignore[arg-type]

    try:
        stated = _believed(written, row.crs, addressed, gazetteer)
    except NotBelieved as error:
        tell("warning", f"Không dùng được tọa độ: {error}.", SYSTEM if "múi" in str(error) else WRITE)
        return None
    row.values[lat_name], row.values[lon_name] = stated.lat, stated.lon
    if stated.doubt:
        fix = SYSTEM if stated.doubt == ZONE_UNVERIFIED else LOOK
        tell("warning", f"Tọa độ: {'; '.join((*stated.notes, stated.doubt))}.", fix)
    elif stated.notes:
        tell("notice", f"Tọa độ: {'; '.join(stated.notes)}.", "")
    return stated


def _columns(dataset: Dataset) -> str:
    """Return the titles of the columns of coordinates."""
    names = (*dataset.fields_of_type("latitude")[:1], *dataset.fields_of_type("longitude")[:1])
    return ", ".join(dataset.input_fields[name].title.vi for name in names)


def _text(row: Row, name: str) -> str:
    value = row.values.get(name)
    return "" if value is None else str(value)


def _believed(written: tuple[str, str], crs: str, addressed: Place, gazetteer: Gazetteer | None) -> Stated:
    """Return the reading that is believed; raises NotBelieved."""
    pairs = written_pairs(*written)
    try:
        stated = _read(written, pairs, crs)
        if gazetteer is not None and outside(stated.lon, stated.lat, gazetteer)[0]:
            raise NotBelieved(f"tọa độ {', '.join(filter(None, written))} không nằm trong tỉnh Hưng Yên")
    except NotBelieved as error:
        found = proven(pairs, crs, addressed, gazetteer) if gazetteer is not None else None
        if found is None:
            raise _why(error, crs, pairs) from error
        return _only_so(found, addressed)
    return stated if gazetteer is None else _tested(stated, pairs, crs, addressed, gazetteer)


def _apart(written: tuple[str, str]) -> bool:
    return all(written) and written[0] != written[1]


def _read(written: tuple[str, str], pairs: list[Pair], crs: str) -> Stated:
    if _apart(written):
        return parse_pair(*written, crs)
    text = written[0] or written[1]
    if not pairs and numbers_of(text):
        raise NotBelieved("thiếu một trong hai tọa độ")
    return read_coordinates(text, crs)


def _why(error: NotBelieved, crs: str, pairs: list[Pair]) -> NotBelieved:
    metric = any(min(first.value, second.value) > 1000 for first, second in pairs)
    return NotBelieved("chưa biết tọa độ thuộc múi chiếu nào") if crs == UNSETTLED and metric else error


def _only_so(found: Stated, addressed: Place) -> Stated:
    where = addressed.unit_name or addressed.unit_written or "địa chỉ"
    return replace(found, doubt=f"chỉ cách đọc này khớp với {where}")


def _tested(stated: Stated, pairs: list[Pair], crs: str, addressed: Place, gazetteer: Gazetteer) -> Stated:
    """Return a reading after its test against the address: an unverified zone must stand it, degrees need not."""
    if not is_named(addressed):
        return stated
    if agrees(stated.lon, stated.lat, addressed, gazetteer):
        return replace(stated, doubt="")
    found = proven(pairs, crs, addressed, gazetteer)
    if found is not None:
        return _only_so(found, addressed)
    if not stated.doubt:
        return stated  # `place_stated` says how far it is from what the address names
    away = distance_m(stated.lon, stated.lat, addressed.lon or 0.0, addressed.lat or 0.0) / 1000
    where = addressed.unit_name or addressed.unit_written or "địa chỉ"
    zone = ", có thể sai múi chiếu" if stated.doubt == ZONE_UNVERIFIED else ""
    raise NotBelieved(f"{'; '.join(stated.notes)} thì cách {where} {away:.0f} km{zone}")


def place_stated(
    stated: Stated, addressed: Place, row: Row, dataset: Dataset, gazetteer: Gazetteer, issues: list[Issue]
) -> Place:
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
        evidence=("tọa độ trong tệp", *stated.notes, *filter(None, (stated.doubt,))),
        provenance=AGENCY_FILE,
    )
    found = locate_point(stated.lon, stated.lat, gazetteer)
    if addressed.level not in NAMED or addressed.lon is None or addressed.lat is None:
        if found.unit is not None:
            place = replace(place, unit_code=found.unit.code, unit_name=found.unit.name).with_evidence(found.evidence)
        else:
            place = place.with_alternatives(*(unit.name for unit in found.units))
    doubt = _doubt(stated, addressed, gazetteer) if is_named(addressed) else ""
    if not doubt:
        return place
    columns, value = _columns(dataset), addressed.unit_written
    issues.append(row.issue("far", "warning", f"Tọa độ {doubt}.", CHECK, column=columns, value=value))
    return place.with_evidence(f"{doubt}, cần kiểm tra")


def _doubt(stated: Stated, addressed: Place, gazetteer: Gazetteer) -> str:
    """Say how stated coordinates contradict the unit that the address names; "" when they do not.

    With boundaries by the unit's shape, without by the distance from its point.
    """
    name = addressed.unit_name or addressed.unit_written or "nơi ghi trong địa chỉ"
    shape = gazetteer.boundaries.shapes.get(addressed.unit_code) if gazetteer.boundaries else None
    if shape is not None:
        away = shape.distance(shapely.Point(stated.lon, stated.lat)) * METRES_PER_DEGREE
        return f"ở ngoài {name} {max(away, 100.0) / 1000:.1f} km".replace(".", ",") if away > BORDER_M else ""
    if agrees(stated.lon, stated.lat, addressed, gazetteer):
        return ""
    away = distance_m(stated.lon, stated.lat, addressed.lon or 0.0, addressed.lat or 0.0)
    return f"cách {name} khoảng {away / 1000:.0f} km"


def place_typed(typed: Stated, gazetteer: Gazetteer, *, words: str, provenance: str) -> Place:
    """Return the place of a text that is coordinates, a Plus Code or a link to a map (EPSG:4326, metres)."""
    found = locate_point(typed.lon, typed.lat, gazetteer)
    unit = found.unit
    return Place(
        lon=typed.lon, lat=typed.lat, level="exact", radius_m=typed.radius_m,
        unit_code=unit.code if unit else "", unit_name=unit.name if unit else "",
        evidence=(words, *typed.notes, *filter(None, (typed.doubt,))), provenance=provenance,
        alternatives=() if unit else tuple(near.name for near in found.units),
    )  # fmt: skip
