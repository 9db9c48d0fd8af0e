"""Positions that owners confirmed, and what they depend on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from geoportal.dataset import Dataset
from geoportal.geocode.coordinates import Stated
from geoportal.records import Correction, Issue, Place, Row, Value
from geoportal.territory import Gazetteer, distance_m, locate_point
from geoportal.vietnamese import fold

SAME_M = 1.0
CORRECTED_RADIUS_M = 10.0


def fingerprint(values: Mapping[str, Value], dataset: Dataset) -> str:
    """Return what a confirmed position depends on: the address and unit of a row, however they are spelled."""
    names = [*dataset.fields_of_type("address"), *dataset.fields_of_type("unit")]
    words = " | ".join(fold(str(values.get(name) or "")) for name in names)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def corrected_place(correction: Correction, addressed: Place, gazetteer: Gazetteer) -> Place:
    """Return a confirmed position as a place: in the unit it lies in where that is certain, else in the address's."""
    found = locate_point(correction.lon, correction.lat, gazetteer)
    unit = found.unit
    who = f" của {correction.made_by}" if correction.made_by else ""
    when = f" ngày {correction.made[:10]}" if correction.made else ""
    return replace(
        addressed, lon=correction.lon, lat=correction.lat, level="exact", radius_m=CORRECTED_RADIUS_M, alternatives=(),
        unit_code=unit.code if unit else addressed.unit_code, unit_name=unit.name if unit else addressed.unit_name,
        evidence=(f"đính chính{who}{when}", *((correction.note,) if correction.note else ())),
        provenance="đính chính của đơn vị cung cấp",
    )  # fmt: skip


def still_holds(correction: Correction, row: Row, dataset: Dataset, stated: Stated | None, issues: list[Issue]) -> bool:
    """Return whether the row is what it was when its position was confirmed; an issue says when it is not."""
    if correction.fingerprint != fingerprint(row.values, dataset):
        text = f"Địa chỉ đã đổi nên không dùng vị trí đã đính chính ngày {correction.made[:10]}."
        issues.append(row.issue("correction", "notice", text, "Đính chính lại nếu cần.", column=None, value=None))
        return False
    if stated is not None:
        was = (correction.was_lon, correction.was_lat)
        if was[0] is None or was[1] is None or distance_m(stated.lon, stated.lat, was[0], was[1]) > SAME_M:
            text = "Tọa độ trong tệp đã đổi nên dùng thay cho vị trí đã đính chính."
            issues.append(row.issue("correction", "notice", text, "", column=None, value=None))
            return False
    return True
