"""The schemas of the answers of the processes of a point, for the OpenAPI document."""

from __future__ import annotations

from geoportal.records import LEVEL_ORDER
from geoportal.serve.ogc.openapi_parts import Part, one_of, record, schema, several
from geoportal.serve.ogc.openapi_schemas import feature
from geoportal.territory.vn2000 import HOME, WGS84

NUMBER: Part = {"type": "number"}
COUNT: Part = {"type": "integer", "minimum": 0}
YES: Part = {"type": "boolean"}


def near_schemas() -> dict[str, Part]:
    """Return the schemas of `tai-diem-nay` and `gan-nhat`."""
    return {
        "Both": record(["vi", "en"]),
        "Near": _near(),
        "Zone": _zone(),
        "NearPart": record(["dataset", "title", "features", "without_place"], title=schema("Both"),
                           features=several(schema("Near")), without_place=COUNT),
        "PointForms": _forms(),
        "AtPoint": _at_point(),
        "Nearest": record(
            ["type", "lon", "lat", "within_m", "numberReturned", "features", "without_place"],
            type=one_of("FeatureCollection"), lon=NUMBER, lat=NUMBER, within_m=NUMBER, numberReturned=COUNT,
            features=several(schema("Near")), without_place=COUNT,
        ),
    }  # fmt: skip


def _maybe(form: Part) -> Part:
    return {**form, "nullable": True}


def _both_or_none() -> Part:
    return _maybe(record(["vi", "en"]))


def _near() -> Part:
    text: Part = {"type": "string"}
    summary = record(
        ["dataset", "dataset_title", "name", "address", "phone", "unit", "sample", "level", "radius_m", "url", "item",
         "distance_m", "approximate", "note"],
        dataset_title=schema("Both"), address=_maybe(text), phone=_maybe(text), unit=_maybe(text), sample=YES,
        level=one_of(*LEVEL_ORDER), radius_m=_maybe(NUMBER), distance_m={**NUMBER, "minimum": 0}, approximate=YES,
        note=_both_or_none(),
    )  # fmt: skip
    return feature(summary, schema("Point"))


def _zone() -> Part:
    text: Part = {"type": "string"}
    value = record(["field", "title", "value", "unit"], title=schema("Both"), value={}, unit=_maybe(text))
    return record(
        ["id", "dataset", "dataset_title", "name", "address", "phone", "unit", "sample", "level", "radius_m", "url",
         "item", "values"],
        dataset_title=schema("Both"), address=_maybe(text), phone=_maybe(text), unit=_maybe(text), sample=YES,
        level=one_of(*LEVEL_ORDER), radius_m=_maybe(NUMBER), values=several(value),
    )  # fmt: skip


def _forms() -> Part:
    wgs84 = record(["crs", "lon", "lat", "decimal", "dms"], crs=one_of(WGS84), lon=NUMBER, lat=NUMBER)
    vn2000 = record(["crs", "title", "easting", "northing", "text"], crs=one_of(HOME), easting=NUMBER, northing=NUMBER)
    return record(["wgs84", "vn2000"], wgs84=wgs84, vn2000=_maybe(vn2000))


def _at_point() -> Part:
    unit = record(["code", "name"])
    return record(
        ["lon", "lat", "in_province", "unit", "units", "certain", "evidence", "june_2025", "note", "zones", "nearest",
         "within_m", "coordinates"],
        lon=NUMBER, lat=NUMBER, in_province=_maybe(YES), unit=_maybe(unit), units=several(unit), certain=YES,
        june_2025=several(record(["code", "name", "district", "province"])), note=_both_or_none(),
        zones=several(schema("Zone")), nearest=several(schema("NearPart")), within_m=NUMBER,
        coordinates=schema("PointForms"),
    )  # fmt: skip
