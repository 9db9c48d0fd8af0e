"""The columns of what is published: a dataset's own, how each row was located, whose it is."""

from __future__ import annotations

from collections.abc import Mapping

from geoportal.dataset import Dataset, Text
from geoportal.dataset import Field as FieldDefinition
from geoportal.records import LEVEL_ORDER, Place, Value

PLACE_FIELDS: Mapping[str, FieldDefinition] = {
    "vi_tri_muc": FieldDefinition(title=Text(vi="Mức định vị", en="Location level"), values=LEVEL_ORDER),
    "vi_tri_ban_kinh_m": FieldDefinition(
        title=Text(vi="Bán kính sai số", en="Location radius"), type="integer", unit="m"
    ),
    "vi_tri_dvhc": FieldDefinition(title=Text(vi="Đơn vị hành chính hiện nay", en="Present administrative unit")),
    "vi_tri_ma_dvhc": FieldDefinition(title=Text(vi="Mã đơn vị hành chính", en="Administrative unit code")),
    "vi_tri_thoi_ky": FieldDefinition(title=Text(vi="Thời kỳ của địa danh", en="Era of the place name")),
    "vi_tri_can_cu": FieldDefinition(title=Text(vi="Căn cứ định vị", en="Location evidence")),
}
"""The columns that say how a feature was located, in every published format."""

SOURCE_FIELDS: Mapping[str, FieldDefinition] = {
    "don_vi_cung_cap": FieldDefinition(title=Text(vi="Đơn vị cung cấp", en="Provided by")),
    "ky_du_lieu": FieldDefinition(title=Text(vi="Kỳ dữ liệu", en="Period")),
    "du_lieu_mau": FieldDefinition(title=Text(vi="Dữ liệu mẫu", en="Sample data"), type="boolean"),
}
"""The columns that say whose a row is, for what period, and whether it is only a sample."""


def published_columns(dataset: Dataset) -> dict[str, FieldDefinition]:
    """Return every published column of a dataset in order: its public fields, how it was located, whose it is."""
    located = PLACE_FIELDS if dataset.is_located else {}
    return {**dataset.public_fields, **located, **SOURCE_FIELDS}


def place_values(place: Place) -> dict[str, Value]:
    """Return the place as the values of PLACE_FIELDS.

    >>> place_values(Place())["vi_tri_muc"]
    'none'
    """
    evidence = list(place.evidence)
    if place.alternatives:
        evidence.append("có thể là: " + "; ".join(place.alternatives))
    return {
        "vi_tri_muc": place.level,
        "vi_tri_ban_kinh_m": None if place.radius_m is None else round(place.radius_m),
        "vi_tri_dvhc": place.unit_name or None,
        "vi_tri_ma_dvhc": place.unit_code or None,
        "vi_tri_thoi_ky": place.era or None,
        "vi_tri_can_cu": " · ".join(evidence) or None,
    }
