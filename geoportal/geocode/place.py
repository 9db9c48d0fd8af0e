"""The place of one row: stated coordinates, its own geometry, a known facility, its address, its unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import find_coordinates
from geoportal.geocode.corrected import corrected_place, still_holds
from geoportal.geocode.fine import NEAR_M
from geoportal.geocode.stated import AGENCY_FILE, NAMED, place_stated, place_typed, read_stated
from geoportal.geocode.words import landmark_names
from geoportal.records import NOWHERE, Issue, Known, Place, Row
from geoportal.territory import Gazetteer, distance_m
from geoportal.vietnamese import fold, search_key


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
    addressed = place_by_words(row, dataset, gazetteer, known)
    stated = read_stated(row, dataset, issues, addressed, gazetteer)
    correction = known.corrections.get(row.id)
    if correction is not None and still_holds(correction, row, dataset, stated, issues):
        return corrected_place(correction, addressed, gazetteer), issues
    if stated is not None:
        return place_stated(stated, addressed, row, dataset, gazetteer, issues), issues
    if addressed.level == "none" and dataset.is_point:
        issues.append(_unplaced(row, dataset, addressed))
    return addressed, issues


def _of_geometry(geometry: bytes) -> Place:
    point = shapely.point_on_surface(shapely.from_wkb(geometry))
    return Place(
        lon=round(point.x, 7),
        lat=round(point.y, 7),
        level="exact",
        radius_m=0.0,
        evidence=("hình vẽ trong tệp GIS",),
        provenance=AGENCY_FILE,
    )


def place_by_words(row: Row, dataset: Dataset, gazetteer: Gazetteer, known: Known) -> Place:
    """Return the place that the facility, the address and the units of a row name; level "none" when nothing does."""
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
    if row.context:
        units.insert(0, ", ".join(dict.fromkeys([*units[:1], *row.context])))
    if not texts and not units:
        return NOWHERE.with_evidence("không có địa chỉ")
    for words in texts:
        typed = find_coordinates(words)
        if typed is not None and not typed.doubt:
            return place_typed(typed, gazetteer, words="tọa độ trong địa chỉ", provenance=AGENCY_FILE)
    place = NOWHERE
    for words in (*texts, *(f"{text}, {unit}" for text in texts for unit in units), *units):
        place = place_address(words, gazetteer, at_home=True)
        if place.level in NAMED:
            return _at_landmark(words, place, known.landmarks) or place
    coarse = [place_address(words, gazetteer, at_home=True) for words in (*texts, *units)]
    return next((found for found in coarse if found.level != "none"), coarse[0])


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
                place, lon=there.lon, lat=there.lat, level="facility", radius_m=NEAR_M,
                provenance="dữ liệu đã công bố trên cổng",
            ).with_evidence(f"vị trí của «{name}»")  # fmt: skip
    return None


def _unplaced(row: Row, dataset: Dataset, place: Place) -> Issue:
    fields = [*dataset.fields_of_type("address"), *dataset.fields_of_type("unit")]
    column = dataset.input_fields[fields[0]].title.vi if fields else None
    value = str(row.values.get(fields[0]) or "") if fields else None
    if place.alternatives:
        return row.issue(
            "ambiguous",
            "warning",
            f"Chưa xác định được vị trí: {'; '.join(place.evidence)}: {'; '.join(place.alternatives)}.",
            "Ghi thêm huyện cũ, hoặc ghi tên xã, phường hiện nay kèm «tỉnh Hưng Yên», hoặc ghi tọa độ.",
            column=column,
            value=value,
        )
    return row.issue(
        "unplaced",
        "warning",
        f"Chưa xác định được vị trí: {'; '.join(place.evidence)}.",
        "Ghi đủ xã, phường trong địa chỉ, hoặc ghi tọa độ.",
        column=column,
        value=value,
    )
