"""The page of one feature: all that is published of it, where it is and how that is known, and what one can do now."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import quote

import orjson
from flask import render_template
from markupsafe import Markup

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.errors import GoneError, UnknownDatasetError
from geoportal.records import Place, Value
from geoportal.serve.ogc.find import find_number
from geoportal.serve.ogc.served import serve_version
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.cells import cell_writer, plain
from geoportal.serve.pages.conditions import Condition, cql2_text, kind_of_field
from geoportal.serve.pages.dataset import find_entry, settings
from geoportal.serve.pages.dataset_about import metres
from geoportal.serve.pages.language import dialled, load_texts, page_url, pick, say
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.map_config import map_config, map_texts, report_mail
from geoportal.store.index import decode_place, open_index
from geoportal.store.versions import list_versions
from geoportal.vietnamese import format_date

FINE_LEVELS = ("exact", "facility", "street", "hamlet")
"""Levels at which one can be led to the point itself."""
AROUND_DEGREES = 0.004
"""Half the width of what the small map shows at least, about 400 m."""


class Found(NamedTuple):
    """A feature: its id, its values, its geometry (GeoJSON, EPSG:4326), its place, the rows of its child tables."""

    id: str
    values: dict[str, Any]
    geometry: dict[str, Any] | None
    place: Place
    children: dict[str, list[dict[str, Value]]]


def feature(dataset_id: str, feature_id: str) -> str:
    """Show one feature of the version that is served.

    Raises
    ------
    UnknownDatasetError, GoneError
        There is no such dataset or feature; a kept version had it, the one that is served has not.
    """
    entry = find_entry(dataset_id)
    found = find_feature(entry, feature_id)
    dataset, columns = entry.dataset, published_columns(entry.dataset)
    name = shown_name(dataset, found.values)
    link = settings().base_url + page_url("feature", dataset_id=dataset_id, feature_id=feature_id)
    return render_template(
        "feature.html", entry=entry, dataset=dataset, portal=catalogue().portal, found=found, name=name, link=link,
        fields=_fields(entry, dataset.public_fields, found.values), calls=_calls(dataset, found.values),
        empty=[pick(field.title) for key, field in dataset.public_fields.items() if found.values.get(key) is None],
        source=_fields(entry, {key: columns[key] for key in ("don_vi_cung_cap", "ky_du_lieu")}, found.values),
        children=_children(entry, found), how=how_located(dataset, found), directions=_directions(found, dataset, name),
        evidence=[part for part in str(found.values.get("vi_tri_can_cu") or "").split(" · ") if part],
        report=_report(dataset, name, link), owner=_owner(dataset), day=entry.day, map=_map(entry, found),
        explorer=_explorer(dataset, found), texts=map_texts(),
    )  # fmt: skip


def find_feature(entry: Entry, feature_id: str) -> Found:
    """Return a feature of the version that is served.

    Raises
    ------
    UnknownDatasetError, GoneError
        As `feature` says.
    """
    if entry.version is None:
        raise _missing(entry, feature_id)
    served = serve_version(entry.dataset, entry.version)
    number = find_number(served, feature_id)
    if number is None:
        raise _missing(entry, feature_id)
    content = orjson.loads(served.features.some([number])[0])
    place, children = served.index.execute("SELECT place, children FROM body WHERE seq = ?", (number,)).fetchone()
    rows = orjson.loads(children) if children else {}
    return Found(feature_id, content["properties"], content["geometry"], decode_place(place), rows)


def _missing(entry: Entry, feature_id: str) -> UnknownDatasetError | GoneError:
    """Return the error for a feature that is not served: gone when a kept version has it, else unknown."""
    title, texts = entry.dataset.title, load_texts()
    for version in list_versions(catalogue().home, entry.dataset.id) if entry.version else ():
        connection = open_index(version)
        try:
            row = connection.execute("SELECT 1 FROM feature WHERE id = ?", (feature_id,)).fetchone()
        finally:
            connection.close()
        if row:
            day = format_date(Entry(entry.dataset, version).day)  # type: ignore[arg-type]
            text = texts["feature_gone"]
            return GoneError(text.vi.format(day=day, title=title.vi), text.en.format(day=day, title=title.en))
    text, shown = texts["feature_unknown"], feature_id[:40]
    return UnknownDatasetError(text.vi.format(title=title.vi, id=shown), text.en.format(title=title.en, id=shown))


def _fields(entry: Entry, fields: dict[str, Field], values: dict[str, Any]) -> list[tuple[str, Markup]]:
    """Return title and value of the fields that have one; units follow the value."""
    found = []
    for name, field in fields.items():
        if values.get(name) is not None:
            written = Markup(cell_writer(entry, name, field, whole=True)(values[name]))
            unit = Markup(" {}").format(field.unit) if field.unit else Markup()
            found.append((pick(field.title), written + unit))
    return found


def _children(entry: Entry, found: Found) -> list[tuple[str, list[str], list[list[Markup]]]]:
    """Return title, headings and rows of each child table that has rows."""
    tables = []
    for name, child in entry.dataset.children.items():
        rows = found.children.get(name, [])
        writers = {key: cell_writer(entry, key, field, whole=True) for key, field in child.fields.items()}
        heads = [f"{pick(f.title)} ({f.unit})" if f.unit else pick(f.title) for f in child.fields.values()]
        lines = [
            [Markup() if row.get(key) is None else Markup(write(row[key])) for key, write in writers.items()]
            for row in rows
        ]
        if lines:
            tables.append((pick(child.title), heads, lines))
    return tables


def _calls(dataset: Dataset, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Return number to dial and words of the telephones; none of what is masked."""
    texts = [
        str(values[name]) for name in dataset.public_fields if dataset.fields[name].type == "phone" and values.get(name)
    ]
    parts = [part.strip() for text in texts for part in text.replace("/", ";").replace(",", ";").split(";")]
    return [(dialled(part), part) for part in parts if 3 <= len(dialled(part)) <= 15 and "*" not in part]


def how_located(dataset: Dataset, found: Found) -> list[str]:
    """Say in plain words how a feature was located and how far that can be trusted, in the language of the request."""
    place = found.place
    unit = place.unit_name or say("area_any")
    if found.geometry is not None and found.geometry["type"] not in ("Point", "MultiPoint"):
        return [say("how_shape"), *([say("feature_unit", name=place.unit_name)] if place.unit_name else [])]
    if dataset.located == "area:statistic" and place.level != "none":
        return [say("how_statistic", unit=unit)]
    words = [say(f"how_{place.level}", unit=unit)]
    if place.radius_m and place.level not in ("exact", "none"):
        words.append(say("how_radius", distance=metres(place.radius_m)))
    if place.unit_name and place.level != "commune":
        words.append(say("feature_unit", name=place.unit_name))
    return words


def _directions(found: Found, dataset: Dataset, name: str) -> str:
    """Return a geo: address: the point where it is known finely, else the words of the address near it; "" without."""
    place = found.place
    if place.lon is None or place.lat is None or dataset.located == "area:statistic":
        return ""
    point = f"{place.lat:.6f},{place.lon:.6f}"
    address = next((found.values.get(key) for key in dataset.fields_of_type("address")), None)
    fine = place.level in FINE_LEVELS or not address
    return f"geo:{point}?q=" + (f"{point}({quote(name, safe='')})" if fine else quote(str(address), safe=""))


def _explorer(dataset: Dataset, found: Found) -> str:
    """Return the address of the large map at the feature."""
    place = found.place
    zoom = 16 if place.level in FINE_LEVELS else 13
    return (
        page_url("explorer", lop=dataset.id) + f"#{zoom}/{place.lat:.5f}/{place.lon:.5f}"
        if place.lat is not None and place.lon is not None
        else ""
    )


def _owner(dataset: Dataset) -> str:
    """Return who answers for a dataset today."""
    today = [pick(agency.name) for old, new in catalogue().agencies_today(dataset) for agency in (new or [old])]
    return "; ".join(dict.fromkeys(today)) or pick(catalogue().portal.owner)


def _report(dataset: Dataset, name: str, link: str) -> tuple[str, bool]:
    """Return a mailto: address that reports a wrong position, and whether the portal knows whom to write to."""
    mail = report_mail(catalogue(), dataset) or ""
    subject = say("feature_report_subject", name=name)
    body = say("feature_report_body", name=name, title=pick(dataset.title), link=link)
    return f"mailto:{quote(mail, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}", bool(mail)


def _map(entry: Entry, found: Found) -> dict[str, Any] | None:
    """Return configuration and filter of the small map: this feature alone; None for one without a place."""
    place, dataset = found.place, entry.dataset
    if found.geometry is None or place.lon is None or place.lat is None:
        return None
    config = map_config(catalogue(), [entry], settings())
    config["layers"][0]["bbox"] = _box(found.geometry["coordinates"], place)
    keys = [key for key in dataset.key if key in dataset.public_fields]
    mine = [_same(key, dataset.fields[key], found.values.get(key)) for key in keys]
    return {"config": config, "filter": cql2_text(mine)}


def _same(name: str, field: Field, value: object) -> Condition:
    """Return the condition of having the same value."""
    if value is None:
        return Condition(name, "trong")
    kind = kind_of_field(field)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Condition(name, "la", text, "text" if kind == "moment" and len(text) != 10 else kind)


def _box(coordinates: Any, place: Place) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a geometry, with the radius of its place around a point."""
    flat = [coordinates]
    while isinstance(flat[0][0], list):
        flat = [item for part in flat for item in part]
    around = max(AROUND_DEGREES, (place.radius_m or 0) / 111_320) if len(flat) == 1 else 0.0
    west, east = min(c[0] for c in flat) - around, max(c[0] for c in flat) + around
    return west, min(c[1] for c in flat) - around, east, max(c[1] for c in flat) + around


def shown_name(dataset: Dataset, values: dict[str, Any]) -> str:
    """Return what a feature is called."""
    value = values.get(dataset.name_field)
    return (
        say("row_nameless") if value is None else plain(value, dataset.fields[dataset.name_field], dataset.name_field)
    )
