"""The OpenAPI document's part on the catalogue of datasets. Source: OGC 20-004r1 (Records Part 1)."""

from __future__ import annotations

from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.config import CATALOGUE, CATALOGUE_ABOUT, CATALOGUE_TITLE
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.openapi_parameters import TABLE
from geoportal.serve.ogc.openapi_parts import (
    Part,
    answer,
    one_of,
    operation,
    path,
    query,
    record,
    ref,
    say,
    schema,
    several,
)
from geoportal.serve.ogc.openapi_schemas import EXTENT, LINKS, features
from geoportal.serve.ogc.records_answer import CATALOG_JSON
from geoportal.serve.ogc.records_find import QUERYABLES, RECORDS

JSON, SCHEMA_JSON = "application/json", "application/schema+json"
DOCUMENT = (ref("parameters", "f"), ref("parameters", "lang"))
SCHEMA = (*DOCUMENT, ref("parameters", "profile"))
TITLE, ABOUT = say(CATALOGUE_TITLE.vi, CATALOGUE_TITLE.en), say(CATALOGUE_ABOUT.vi, CATALOGUE_ABOUT.en)
TEXTS: Part = several({"type": "string"})
FREE: Part = {"type": "object"}
WORDS = say(
    "Các cụm từ, cách nhau bởi dấu phẩy, chỉ cần có một cụm; các từ của một cụm đứng liền nhau đúng thứ tự, có dấu hay "
    "không, hoa hay thường đều được; từ cuối có thể viết dở",
    "terms between commas, of which one must be there; the words of a term stand in their order, with or without their "
    "marks, and the last may be the beginning of one",
)
OWN: dict[str, tuple[str, Part]] = {
    "q": (WORDS, TEXTS),
    "ids": (say("Chỉ các bản ghi có mã này", "records with these ids"), TEXTS),
    "externalIds": (say("Số trong kế hoạch", "numbers in the plan"), TEXTS),
    "sortby": (say("Sắp theo các trường; dấu - là giảm dần", "properties to sort by; - is descending"), {
        "type": "array", "items": {"type": "string", "pattern": f"^[+-]?({'|'.join(QUERYABLES)})$"}}),
    **{name: (say(one.title.vi, one.title.en), one.schema) for name, one in QUERYABLES.items()},
}  # fmt: skip
"""Parameters that only the catalogue has; `type` takes a list."""
OWN["type"] = (OWN["type"][0], several(OWN["type"][1]))


def catalogue_paths() -> dict[str, Part]:
    """Return the paths of the catalogue."""
    here = f"/collections/{CATALOGUE}"
    described = answer(TITLE, {JSON: schema("Catalogue"), CATALOG_JSON: schema("Catalogue")})
    fields = answer(say("Các trường", "properties"), {SCHEMA_JSON: schema("JsonSchema")})
    page = answer(say("Một trang bản ghi", "a page of records"), {GEOJSON: schema("Records")})
    one = answer(say("Một bản ghi", "a record"), {GEOJSON: schema("Record")})
    which = path("featureId", say("Mã bộ dữ liệu", "id of a dataset"), {"type": "string", "minLength": 1})
    rows = (
        ("", "describe", DOCUMENT, described), ("/items", "getItems", _parameters(), page),
        ("/items/{featureId}", "getItem", (which, *DOCUMENT), one),
        ("/queryables", "queryables", SCHEMA, fields), ("/sortables", "sortables", SCHEMA, fields),
        ("/schema", "schema", SCHEMA, fields),
    )  # fmt: skip
    paths = {
        f"{here}{end}": {
            "get": operation(f"{name}.{CATALOGUE}", CATALOGUE, TITLE, parameters, good, (400, 404), description=ABOUT)
        }
        for end, name, parameters, good in rows
    }
    return {**paths, f"{here}/search": {"post": _search(page)}}


def _search(page: Part) -> Part:
    """Return what the search by POST does: the parameters of the records, in a JSON object."""
    words = {name: form for name, _, form in TABLE if name in RECORDS} | {name: form for name, (_, form) in OWN.items()}
    body = {"type": "object", "properties": words}
    text = say("Tìm bản ghi bằng một đối tượng JSON, tham số như của items", "records by a JSON object, as by items")
    content = {JSON: {"schema": body, "example": {"q": ["trường"], "limit": 3}}}
    return operation(
        f"search.{CATALOGUE}", CATALOGUE, text, (), page, (400, 413), has_page=False,
        requestBody={"required": True, "content": content},
    )  # fmt: skip


def _parameters() -> tuple[Part, ...]:
    own = tuple(query(name, text, form) for name, (text, form) in OWN.items())
    return (*(ref("parameters", name) for name in sorted(RECORDS - OWN.keys())), *own)


def catalogue_schemas() -> dict[str, Part]:
    """Return the schemas of the catalogue, of a record and of a page of records."""
    catalogue = record(
        ["id", "type", "itemType", "title", "description", "links", "extent", "crs"],
        ["updated", "license"], type=one_of("Catalog"), itemType=one_of("record"), links=LINKS, extent=EXTENT,
        crs=several(one_of(CRS84), least=1), keywords=TEXTS, updated={"type": "string", "format": "date-time"},
    )  # fmt: skip
    values = {name: one.schema for name, one in QUERYABLES.items()}
    about = record(
        ["type", "title", "description", "contacts", "license"], (), **values,
        contacts=several(FREE), themes=several(FREE), keywords=TEXTS,
    )  # fmt: skip
    one = record(
        ["id", "type", "conformsTo", "time", "geometry", "properties", "links"], type=one_of("Feature"),
        conformsTo=TEXTS, time={"type": "object", "nullable": True}, geometry=schema("Polygon"), properties=about,
        links=LINKS,
    )  # fmt: skip
    return {"Catalogue": catalogue, "Record": one, "Records": features(schema("Record"))}
