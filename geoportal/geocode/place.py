"""The place of one row: stated coordinates, its own geometry, a known facility, its address, its unit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import NotBelieved, Stated, find_coordinates, parse_pair
from geoportal.geocode.words import landmark_names
from geoportal.records import NOWHERE, Correction, Issue, Known, Place, Row, Value
from geoportal.territory import Gazetteer, distance_m, locate_point
from geoportal.territory.boundaries import METRES_PER_DEGREE
from geoportal.vietnamese import fold, search_key

FAR_FACTOR = 3.0
FAR_MARGIN_M = 5_000.0
SAME_M = 1.0
BORDER_M = 300.0
"""Boundaries and coordinates are both worth no more than this."""
NAMED = ("street", "hamlet", "commune")
"""Levels of an address whose commune is known."""
CORRECTED_RADIUS_M = 10.0
LANDMARK_RADIUS_M = 300.0
"""Near, opposite, behind: a landmark stands for its surroundings."""


def place_row(row: Row, dataset: Dataset, gazetteer: Gazetteer, known: Known) -> tuple[Place, list[Issue]]:
    """Find where a row is.

    Parameters
    ----------
    row : Row
        Latitude and longitude fields still hold text; they are replaced by degrees (EPSG:4326), or by None when they
        cannot be believed.
    known : Known
        Confirmed positions, facilities and landmarks.

    Returns
    -------
    Place, list of Issue
        The place (level "none" when nothing is certain) and what an officer should know, as warnings and notices.
    """
    issues: list[Issue] = []
    if row.geometry is not None:
        return _of_geometry(row.geometry), issues
    addressed = _by_words(row, dataset, gazetteer, known)
    stated = _stated(row, dataset, issues)
    correction = known.corrections.get(row.id)
    if correction is not None:
        corrected = _corrected(correction, row, dataset, addressed, stated, issues)
        if corrected is not None:
            return corrected, issues
    if stated is not None:
        return _of_coordinates(stated, addressed, row, gazetteer, issues), issues
    if addressed.level == "none" and dataset.is_point:
        issues.append(_unplaced(row, dataset, addressed))
    return addressed, issues


def fingerprint(values: Mapping[str, Value], dataset: Dataset) -> str:
    """Return what a confirmed position depends on: the address and unit of a row, however they are spelled."""
    names = [*dataset.fields_of_type("address"), *dataset.fields_of_type("unit")]
    words = " | ".join(fold(str(values.get(name) or "")) for name in names)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _corrected(
    correction: Correction, row: Row, dataset: Dataset, addressed: Place, stated: Stated | None, issues: list[Issue]
) -> Place | None:
    """Return the confirmed position, unless the row has changed since."""
    if correction.fingerprint != fingerprint(row.values, dataset):
        text = f"Địa chỉ đã đổi nên không dùng vị trí đã đính chính ngày {correction.made[:10]}."
        issues.append(_issue(row, "correction", "notice", None, None, text, "Đính chính lại nếu cần."))
        return None
    if stated is not None:
        was = (correction.was_lon, correction.was_lat)
        if was[0] is None or was[1] is None or distance_m(stated.lon, stated.lat, was[0], was[1]) > SAME_M:
            text = "Tọa độ trong tệp đã đổi nên dùng thay cho vị trí đã đính chính."
            issues.append(_issue(row, "correction", "notice", None, None, text, ""))
            return None
    who = f" của {correction.made_by}" if correction.made_by else ""
    return replace(
        addressed, lon=correction.lon, lat=correction.lat, level="exact", radius_m=CORRECTED_RADIUS_M, alternatives=(),
        evidence=(f"đính chính{who} ngày {correction.made[:10]}", *((correction.note,) if correction.note else ())),
        provenance="đính chính của đơn vị cung cấp",
    )  # fmt: skip


def _of_geometry(geometry: bytes) -> Place:
    point = shapely.point_on_surface(shapely.from_wkb(geometry))
    return Place(
        lon=round(point.x, 7),
        lat=round(point.y, 7),
        level="exact",
        radius_m=0.0,
        evidence=("hình vẽ trong tệp GIS",),
        provenance="tệp của đơn vị cung cấp",
    )


def _stated(row: Row, dataset: Dataset, issues: list[Issue]) -> Stated | None:
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
            _issue(
                row,
                "coordinates",
                "warning",
                title,
                written,
                f"Không dùng được tọa độ: {error}.",
                "Ghi vĩ độ và kinh độ WGS 84 (ví dụ 20.6463 và 106.0511) hoặc VN-2000 múi 105°30'.",
            )
        )
        return None
    row.values[lat_name], row.values[lon_name] = stated.lat, stated.lon
    if stated.notes:
        issues.append(_issue(row, "coordinates", "notice", title, written, f"Tọa độ: {'; '.join(stated.notes)}.", ""))
    return stated


def _of_coordinates(stated: Stated, addressed: Place, row: Row, gazetteer: Gazetteer, issues: list[Issue]) -> Place:
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
        provenance="tệp của đơn vị cung cấp",
    )
    found = locate_point(stated.lon, stated.lat, gazetteer)
    if addressed.level not in NAMED or addressed.lon is None or addressed.lat is None:
        if found.certain and found.units:
            unit = found.units[0]
            return replace(place, unit_code=unit.code, unit_name=unit.name).with_evidence(found.evidence)
        return place.with_alternatives(*(unit.name for unit in found.units)) if found.units else place
    doubt = _doubt(stated, addressed, gazetteer)
    if not doubt:
        return place
    fix = "Kiểm tra lại tọa độ hoặc địa chỉ."
    issues.append(_issue(row, "far", "warning", None, addressed.unit_written, f"Tọa độ {doubt}.", fix))
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


def _by_words(row: Row, dataset: Dataset, gazetteer: Gazetteer, known: Known) -> Place:
    if not dataset.is_point and "point:address" not in dataset.accepts:
        return NOWHERE.with_evidence("không có hình vẽ")
    if dataset.facility is not None:
        name = str(row.values.get(dataset.facility.field) or "")
        facility = known.facilities.get(fold(name))
        if facility is not None:
            level = "facility" if facility.level == "exact" else facility.level
            return replace(facility, level=level).with_evidence(f"vị trí của «{name}»")
    texts = [str(row.values[field]) for field in dataset.fields_of_type("address") if row.values.get(field)]
    units = [str(row.values[field]) for field in dataset.fields_of_type("unit") if row.values.get(field)]
    if not texts and not units:
        return NOWHERE.with_evidence("không có địa chỉ")
    for words in texts:
        typed = find_coordinates(words)
        if typed is not None:
            return _typed_coordinates(typed, gazetteer)
    place = NOWHERE
    for words in (*texts, *(f"{text}, {unit}" for text in texts for unit in units), *units):
        place = place_address(words, gazetteer, at_home=True)
        if place.level in NAMED:
            return _at_landmark(words, place, known.landmarks) or place
    coarse = [place_address(words, gazetteer, at_home=True) for words in (*texts, *units)]
    return next((found for found in coarse if found.level != "none"), coarse[0])


def _typed_coordinates(typed: Stated, gazetteer: Gazetteer) -> Place:
    """The place of an address that is coordinates, a Plus Code or a link to a map."""
    found = locate_point(typed.lon, typed.lat, gazetteer)
    unit = found.units[0] if found.certain and found.units else None
    return Place(
        lon=typed.lon, lat=typed.lat, level="exact", radius_m=typed.radius_m,
        unit_code=unit.code if unit else "", unit_name=unit.name if unit else "",
        evidence=("tọa độ trong địa chỉ", *typed.notes), provenance="tệp của đơn vị cung cấp",
        alternatives=() if unit else tuple(near.name for near in found.units),
    )  # fmt: skip


def _at_landmark(words: str, place: Place, landmarks: Mapping[str, Place | None]) -> Place | None:
    """Return the place of a facility that an address names as its landmark, when it lies in the commune named."""
    if not landmarks:
        return None
    for name in landmark_names(words):
        there = landmarks.get(search_key(name))
        if there is None or None in (there.lon, there.lat, place.lon, place.lat):
            continue
        away = distance_m(there.lon or 0.0, there.lat or 0.0, place.lon or 0.0, place.lat or 0.0)
        if there.unit_code == place.unit_code != "" or away < (place.radius_m or 0.0):
            return replace(
                place, lon=there.lon, lat=there.lat, level="facility", radius_m=LANDMARK_RADIUS_M,
                provenance="dữ liệu đã công bố trên cổng",
            ).with_evidence(f"vị trí của «{name}»")  # fmt: skip
    return None


def _unplaced(row: Row, dataset: Dataset, place: Place) -> Issue:
    fields = [*dataset.fields_of_type("address"), *dataset.fields_of_type("unit")]
    column = dataset.input_fields[fields[0]].title.vi if fields else None
    value = str(row.values.get(fields[0]) or "") if fields else None
    if place.alternatives:
        return _issue(
            row,
            "ambiguous",
            "warning",
            column,
            value,
            f"Chưa xác định được vị trí: {'; '.join(place.evidence)}: {'; '.join(place.alternatives)}.",
            "Ghi thêm huyện cũ, hoặc ghi tên xã, phường hiện nay kèm «tỉnh Hưng Yên», hoặc ghi tọa độ.",
        )
    return _issue(
        row,
        "unplaced",
        "warning",
        column,
        value,
        f"Chưa xác định được vị trí: {'; '.join(place.evidence)}.",
        "Ghi đủ xã, phường trong địa chỉ, hoặc ghi tọa độ.",
    )


def _issue(row: Row, code: str, severity: str, column: str | None, value: str | None, problem: str, fix: str) -> Issue:
    return Issue(code, severity, problem, fix, row.sheet, row.number, column, value)  # type: ignore[arg-type]
