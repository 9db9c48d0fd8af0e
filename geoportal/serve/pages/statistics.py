"""`/thong-ke`: a dataset by commune or former district, with classes for a map; and the boundaries to draw them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import orjson
import shapely
from flask import Response, request

from geoportal.dataset import Field
from geoportal.errors import PortalError, RequestError, UnknownDatasetError
from geoportal.serve.classes import METHODS, Class, Method, class_of, classify
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.query import Condition
from geoportal.serve.ogc.replies import failed, live
from geoportal.serve.ogc.served import Served
from geoportal.serve.pages.conditions import cql2_text, read_area, read_conditions
from geoportal.serve.pages.dataset import settings
from geoportal.serve.pages.language import number, page_url, pick, say
from geoportal.serve.pages.outlines import send_boundaries, simplified
from geoportal.serve.places import gazetteer_of
from geoportal.serve.statistics import NUMBERS, By, Group, Measure, Tally, tally
from geoportal.serve.timed import Clock
from geoportal.territory import Gazetteer

BY: tuple[By, ...] = ("xa", "huyen-cu")
MEASURES: tuple[Measure, ...] = ("dem", "tong", "trung-binh")
PARAMETERS = {"bo", "truong", "theo", "tinh", "lop", "loc", "dvhc"}
PERIODS = ("year", "month", "quarter", "school_year")
MOST_PERIODS = 30


def statistics() -> Response:
    """Answer ?bo=<dataset>&truong=<field>&theo=xa|huyen-cu&tinh=dem|tong|trung-binh&lop=phan-vi|deu&loc=...

    A wrong question is answered as JSON too, with what is wrong in both languages.
    """
    try:
        content = _asked()
    except PortalError as error:
        return failed(error)
    return Response(orjson.dumps(content), content_type="application/json", headers={"Cache-Control": "no-cache"})


def _asked() -> dict[str, Any]:
    """Return what is asked for.

    Raises
    ------
    UnknownDatasetError
        The dataset is not published on the map.
    RequestError
        A parameter is unknown or wrong, or it takes too long.
    """
    unknown = sorted(set(request.args) - PARAMETERS)
    if unknown:
        raise RequestError(f"Không có tham số {', '.join(unknown)}.", f"Unknown parameter: {', '.join(unknown)}.")
    served, gazetteer, clock = _served(request.args.get("bo", "")), gazetteer_of(settings()), Clock()
    by, method = _one_of("theo", BY), _one_of("lop", METHODS)
    column, measure = _measured(served)
    condition = _condition(served, gazetteer)
    found = tally(served, column, by, condition, gazetteer, clock)
    return {
        **_about(served, column, by, measure, found),
        **_classed(found, by, measure, method, gazetteer),
        "rest": _rest(found, measure), "periods": _periods(served, condition, clock),
        "boundaries": _boundaries(by, gazetteer),
    }  # fmt: skip


def _served(name: str) -> Served:
    served = live().served(name)
    if served is None:
        raise UnknownDatasetError(
            f"Chưa có bộ dữ liệu «{name[:60]}» trên bản đồ. Ghi bo=<mã bộ dữ liệu>, ví dụ bo=truong-thpt.",
            f"No dataset “{name[:60]}” is published on the map. Write bo=<dataset id>.",
        )
    return served


def _one_of[Choice: str](name: str, choices: Sequence[Choice]) -> Choice:
    """Return a parameter that is one of a few, the first one when it is missing."""
    value = request.args.get(name, "") or choices[0]
    for choice in choices:
        if choice == value:
            return choice
    raise RequestError(f"{name} phải là {' hoặc '.join(choices)}.", f"{name} must be {' or '.join(choices)}.")


def _measured(served: Served) -> tuple[str | None, Measure]:
    """Return the field and what is made of it: its sum when nothing is said; the count when there is no field."""
    name = request.args.get("truong", "").strip()
    numbers = [column for column, field in served.dataset.public_fields.items() if field.type in NUMBERS]
    if name and name not in numbers:
        named = ", ".join(numbers) or "không có trường số nào"
        raise RequestError(
            f"«{name[:40]}» không phải là trường số của bộ dữ liệu này ({named}).",
            f"“{name[:40]}” is no number field of this dataset ({', '.join(numbers) or 'none'}).",
        )
    measure = _one_of("tinh", MEASURES[1:] + MEASURES[:1] if name else MEASURES)
    if not name and measure != "dem":
        raise RequestError("Tính tổng hay trung bình cần truong=<trường số>.", "A sum or a mean needs truong=<field>.")
    return (name or None, measure)


def _condition(served: Served, gazetteer: Gazetteer) -> Condition | None:
    area = read_area(request.args, served.dataset, gazetteer)
    text = cql2_text(read_conditions(request.args, served.dataset), area)
    return filter_condition(served, {"filter": text}) if text else None


def _about(served: Served, column: str | None, by: By, measure: Measure, found: Tally) -> dict[str, Any]:
    field: Field | None = served.dataset.public_fields[column] if column else None
    return {
        "dataset": served.dataset.id, "title": pick(served.dataset.title), "version": served.version.id,
        "sample": bool(served.version.manifest["sample"]), "field": column, "by": by, "measure": measure,
        "field_title": pick(field.title) if field else None,
        "unit": field.unit if field and measure != "dem" else None,
        "rows": sum(group.rows for group in found.areas.values()) + found.rest.rows,
    }  # fmt: skip


def _classed(found: Tally, by: By, measure: Measure, method: Method, gazetteer: Gazetteer) -> dict[str, Any]:
    values = {code: group.value(measure) for code, group in found.areas.items()}
    drawn = [value for value in values.values() if value is not None and not (measure == "dem" and value == 0)]
    classes = classify(drawn, method)
    areas = [_area(code, group, values[code], classes, by, gazetteer) for code, group in found.areas.items()]
    return {
        "method": method,
        "classes": [
            {"from": one.least, "to": one.most, "areas": one.size, "label": class_label(one)} for one in classes
        ],
        "areas": sorted(areas, key=lambda area: area["code"]),
    }  # fmt: skip


def class_label(one: Class) -> str:
    """Return the words of a class in the legend, in the language of the request."""
    least, most = number(_shown(one.least)), number(_shown(one.most))
    return least if one.least == one.most else say("class_range", least=least, most=most)


def _shown(value: float) -> float:
    """Return a number with the digits that a legend needs: none behind the point from a thousand on."""
    rounded = float(f"{value:.4g}") if abs(value) < 1_000 else float(round(value))
    return int(rounded) if rounded.is_integer() else rounded


def _area(
    code: str, group: Group, value: float | None, classes: list[Class], by: By, gazetteer: Gazetteer
) -> dict[str, Any]:  # fmt: skip
    if by == "xa":
        unit = gazetteer.units[code]
        name, lon, lat = unit.name, unit.lon, unit.lat
    else:
        name, (lon, lat, _) = gazetteer.districts[code].name, gazetteer.district_place(code)
    number_of = None if value is None else class_of(value, classes)
    return {
        "code": code, "name": name, "value": value, "count": group.rows, "perhaps": group.perhaps, "class": number_of,
        "lon": round(lon, 6), "lat": round(lat, 6), "url": page_url("explorer", dvhc=code),
    }  # fmt: skip


def _rest(found: Tally, measure: Measure) -> dict[str, Any]:
    """Return what belongs to no area: rows, their value, why, in words."""
    reasons = [
        {"reason": reason, "rows": rows, "text": say(f"rest_{reason}")} for reason, rows in found.reasons.most_common()
    ]
    return {"rows": found.rest.rows, "value": found.rest.value(measure), "reasons": reasons}


def _periods(served: Served, condition: Condition | None, clock: Clock) -> dict[str, Any] | None:
    """Return the periods that the counted rows are of, when there are several: such values should not be added up."""
    fields = served.dataset.fields
    name = next((name for name in served.dataset.key if fields[name].type in PERIODS), None)
    if name is None:
        return None
    where = f"({condition.sql})" if condition else "1"
    with clock.reading(served.index) as index:
        rows = index.execute(
            f'SELECT DISTINCT "f_{name}" FROM feature WHERE "f_{name}" IS NOT NULL AND {where}'
            f" ORDER BY 1 DESC LIMIT {MOST_PERIODS}",
            condition.parameters if condition else (),
        )
        values = [row[0] for row in rows]
    title = pick(fields[name].title)
    note = say("several_periods", title=title, first=values[0]) if len(values) > 1 else None
    return {"field": name, "title": title, "values": values, "note": note}


def _boundaries(by: By, gazetteer: Gazetteer) -> dict[str, Any]:
    """Say whether areas can be drawn: of former districts there are no exact boundaries, as units cut across them."""
    loaded = gazetteer.boundaries if by == "xa" else None
    return {"loaded": loaded is not None, "source": loaded.source if loaded else None,
            "url": page_url("unit_shapes") if loaded else None}  # fmt: skip


def unit_shapes() -> Response:
    """Answer with the boundaries of today's units that the operator loaded, simplified, as GeoJSON (EPSG:4326)."""
    return send_boundaries(_shapes(gazetteer_of(settings())))


@lru_cache(maxsize=1)
def _shapes(gazetteer: Gazetteer) -> bytes:
    if gazetteer.boundaries is None:
        return b""
    features = [
        {"type": "Feature", "id": code, "geometry": orjson.Fragment(shapely.to_geojson(shape)),
         "properties": {"code": code, "name": gazetteer.units[code].name}}
        for code, shape in simplified(gazetteer).items()
    ]  # fmt: skip
    return orjson.dumps({"type": "FeatureCollection", "source": gazetteer.boundaries.source, "features": features})
