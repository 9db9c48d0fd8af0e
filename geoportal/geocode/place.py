"""The place of one row: stated coordinates, its own geometry, a known facility, its address, its unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import shapely

from geoportal.dataset import Dataset
from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import NotBelieved, Stated, parse_pair
from geoportal.records import NOWHERE, Issue, Place, Row
from geoportal.territory import Gazetteer, distance_m, locate_point
from geoportal.vietnamese import fold

FAR_FACTOR = 3.0
FAR_MARGIN_M = 5_000.0


def place_row(
    row: Row, dataset: Dataset, gazetteer: Gazetteer, facilities: Mapping[str, Place | None]
) -> tuple[Place, list[Issue]]:
    """Find where a row is.

    Parameters
    ----------
    row : Row
        Latitude and longitude fields still hold text; they are replaced by degrees (EPSG:4326), or by None when they
        cannot be believed.
    facilities : mapping
        Places by folded name of the dataset's facilities; None for a name that several bear.

    Returns
    -------
    Place, list of Issue
        The place (level "none" when nothing is certain) and what an officer should know, as warnings and notices.
    """
    issues: list[Issue] = []
    if row.geometry is not None:
        return _of_geometry(row.geometry), issues
    addressed = _by_words(row, dataset, gazetteer, facilities)
    stated = _stated(row, dataset, issues)
    if stated is not None:
        return _of_coordinates(stated, addressed, row, gazetteer, issues), issues
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
    if addressed.level == "commune" and addressed.lon is not None and addressed.lat is not None:
        away = distance_m(stated.lon, stated.lat, addressed.lon, addressed.lat)
        if away > (addressed.radius_m or 0) * FAR_FACTOR + FAR_MARGIN_M:
            km = f"{away / 1000:.0f} km"
            issues.append(
                _issue(
                    row,
                    "far",
                    "warning",
                    None,
                    addressed.unit_written,
                    f"Tọa độ cách {addressed.unit_name} khoảng {km}.",
                    "Kiểm tra lại tọa độ hoặc địa chỉ.",
                )
            )
            return place.with_evidence(f"cách {addressed.unit_name} khoảng {km}, cần kiểm tra")
        return place
    found = locate_point(stated.lon, stated.lat, gazetteer)
    if found.certain and found.units:
        unit = found.units[0]
        return replace(place, unit_code=unit.code, unit_name=unit.name).with_evidence(found.evidence)
    return place.with_alternatives(*(unit.name for unit in found.units)) if found.units else place


def _by_words(row: Row, dataset: Dataset, gazetteer: Gazetteer, facilities: Mapping[str, Place | None]) -> Place:
    if not dataset.is_point and "point:address" not in dataset.accepts:
        return NOWHERE.with_evidence("không có hình vẽ")
    if dataset.facility is not None:
        name = str(row.values.get(dataset.facility.field) or "")
        known = facilities.get(fold(name))
        if known is not None:
            level = "facility" if known.level == "exact" else known.level
            return replace(known, level=level).with_evidence(f"vị trí của «{name}»")
    texts = [str(row.values[field]) for field in dataset.fields_of_type("address") if row.values.get(field)]
    units = [str(row.values[field]) for field in dataset.fields_of_type("unit") if row.values.get(field)]
    if not texts and not units:
        return NOWHERE.with_evidence("không có địa chỉ")
    place = NOWHERE
    for words in (*texts, *(f"{text}, {unit}" for text in texts for unit in units), *units):
        place = place_address(words, gazetteer, at_home=True)
        if place.level == "commune":
            return place
    coarse = [place_address(words, gazetteer, at_home=True) for words in (*texts, *units)]
    return next((found for found in coarse if found.level != "none"), coarse[0])


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
