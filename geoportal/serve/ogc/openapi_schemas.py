"""The schemas of the documents of OGC API - Common and Features, written by hand; all answers are checked with them.

Sources: OGC 17-069r4 (Features Part 1), OGC 18-058r1 (Part 2), OGC 19-079r2 (Part 3), RFC 7946, RFC 8288.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geoportal.dataset import Field
from geoportal.serve.ogc.crs import CRS84, CRS_LIST
from geoportal.serve.ogc.fields import json_field
from geoportal.serve.ogc.openapi_parameters import plain
from geoportal.serve.ogc.openapi_parts import Part, one_of, record, schema, several

DEPTHS = {"Point": 1, "MultiPoint": 2, "LineString": 2, "MultiLineString": 3, "Polygon": 3, "MultiPolygon": 4}
"""How deep the numbers stand in the coordinates of each geometry type."""
LINKS = several(schema("Link"))
NUMBER: Part = {"type": "integer", "minimum": 0}
MOMENT: Part = {"type": "string", "format": "date-time"}
MOMENT_OR_OPEN: Part = {**MOMENT, "nullable": True}
POSITION: Part = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3}


def geometry(kind: str) -> Part:
    """Return the schema of a GeoJSON geometry, which may be missing.

    >>> geometry("Point")["properties"]["coordinates"]["items"]
    {'type': 'number'}
    """
    numbers = POSITION
    for _ in range(DEPTHS[kind] - 1):
        numbers = several(numbers)
    return record(["type", "coordinates"], type=one_of(kind), coordinates=numbers) | {"nullable": True}


ANY_GEOMETRY: Part = {
    **record(["type", "coordinates"], type=one_of(*DEPTHS), coordinates={"type": "array", "items": {}}),
    "nullable": True,
}
EXTENT = record(
    ["spatial"], ["temporal"],
    spatial=record(["bbox", "crs"], crs=one_of(CRS84), bbox=several(
        {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}, least=1)),
    temporal=record(["interval"], ["trs"], interval=several(
        {"type": "array", "items": MOMENT_OR_OPEN, "minItems": 2, "maxItems": 2}, least=1)),
)  # fmt: skip
COLLECTION = record(
    ["id", "title", "description", "links", "extent", "itemType", "crs", "storageCrs"], ["keywords"],
    links=LINKS, extent=EXTENT, itemType=one_of("feature"), crs=several(one_of(*CRS_LIST), least=1),
    storageCrs=one_of(CRS84), keywords=several({"type": "string"}),
)  # fmt: skip
LINK = record(["href", "rel", "type"], ["title", "hreflang"], href={"type": "string", "format": "uri-reference"})
LINK["properties"]["templated"] = {"type": "boolean"}
EITHER: Part = {"anyOf": [schema("Collection"), schema("Catalogue")]}
PROBLEM = record(
    ["code", "description"], ["type", "title", "status", "detail", "detail_en"], status={"type": "integer"}
)
JSON_SCHEMA = record(
    ["$schema", "$id", "type", "title", "properties"], ["additionalProperties"],
    type=one_of("object"), properties={"type": "object", "additionalProperties": {"type": "object"}},
    additionalProperties={"type": "boolean"}, **{"$id": {"type": "string", "format": "uri"}},
)  # fmt: skip


def feature(values: Part, shape: Part) -> Part:
    """Return the schema of a feature: of its properties, of its geometry."""
    return record(
        ["type", "id", "geometry", "properties"], ["links"],
        type=one_of("Feature"), geometry=shape, properties=values, links=LINKS,
    )  # fmt: skip


def features(item: Part) -> Part:
    """Return the schema of a page of features."""
    return record(
        ["type", "features", "numberMatched", "numberReturned", "timeStamp", "links"], type=one_of("FeatureCollection"),
        features=several(item), numberMatched=NUMBER, numberReturned=NUMBER, timeStamp=MOMENT, links=LINKS,
    )  # fmt: skip


def values(columns: Mapping[str, Field]) -> Part:
    """Return the schema of the properties of a collection's features; any may be null, or left out by request."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _value(field) for name, field in columns.items()},
    }


def _value(field: Field) -> dict[str, Any]:
    """Return the schema of a value; of a date only the month or the year may be known, so it is a text."""
    form = plain(json_field(field))
    form.pop("format", None)
    if "enum" in form:
        form["enum"] = [*form["enum"], None]
    return {**form, "nullable": True}


def common_schemas() -> dict[str, Part]:
    """Return the schemas that are components whatever is published."""
    return {
        "Link": LINK,
        "LandingPage": record(["title", "description", "links"], links=LINKS),
        "Conformance": record(["conformsTo"], conformsTo=several({"type": "string", "format": "uri"}, least=1)),
        "Collections": record(["collections", "links"], collections=several(EITHER), links=LINKS),
        "Collection": COLLECTION,
        "JsonSchema": JSON_SCHEMA,
        "Problem": PROBLEM,
        "OpenApi": record(["openapi", "info", "paths"], info={"type": "object"}, paths={"type": "object"}),
        "Geometry": ANY_GEOMETRY,
        **{kind: geometry(kind) for kind in DEPTHS},
        "Feature": feature({"type": "object", "nullable": True}, schema("Geometry")),
        "FeatureCollection": features(schema("Feature")),
    }
