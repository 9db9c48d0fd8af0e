"""The OpenAPI document's part on one collection: description, features, queryables, sortables, schema."""

from __future__ import annotations

from typing import Any

import orjson

from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.openapi_parameters import items_parameters
from geoportal.serve.ogc.openapi_parts import Part, answer, operation, path, ref, say, schema
from geoportal.serve.ogc.openapi_schemas import feature, features, values
from geoportal.serve.ogc.served import Served

JSON, SCHEMA_JSON = "application/json", "application/schema+json"
DOCUMENT = (ref("parameters", "f"), ref("parameters", "lang"))
SCHEMA = (*DOCUMENT, ref("parameters", "profile"))
LARGEST_EXAMPLE_BYTES = 2_000
FEATURE_HEADERS = ("Content-Crs", "ETag")


def collection_paths(served: Served) -> dict[str, Part]:
    """Return the paths of a collection."""
    name, title = served.dataset.id, say(served.dataset.title.vi, served.dataset.title.en)
    here = f"/collections/{name}"
    described = answer(say("Mô tả bộ dữ liệu", "description of the collection"), {JSON: schema("Collection")})
    fields = say("Các trường dùng được trong điều kiện", "columns that a query may use")
    order = say("Các trường dùng để sắp xếp", "columns to sort by")
    form = say("Lược đồ của một đối tượng", "schema of a feature")
    return {
        here: _get(f"describe.{name}", name, title, DOCUMENT, described),
        f"{here}/items": {"get": _items(served, title)},
        f"{here}/items/{{featureId}}": {"get": _item(served, title)},
        f"{here}/queryables": _get(f"queryables.{name}", name, f"{title}: {fields}", SCHEMA, _schema(fields)),
        f"{here}/sortables": _get(f"sortables.{name}", name, f"{title}: {order}", SCHEMA, _schema(order)),
        f"{here}/schema": _get(f"schema.{name}", name, f"{title}: {form}", SCHEMA, _schema(form)),
    }


def _get(identifier: str, tag: str, summary: str, parameters: tuple[Part, ...], good: Part) -> Part:
    return {"get": operation(identifier, tag, summary, parameters, good, (400, 404))}


def _schema(text: str) -> Part:
    return answer(text, {SCHEMA_JSON: schema("JsonSchema")})


def _items(served: Served, title: str) -> Part:
    name = served.dataset.id
    media = {GEOJSON: schema(f"Features.{name}"), "text/csv": {"type": "string"}}
    good = answer(say("Một trang đối tượng", "a page of features"), media, FEATURE_HEADERS)
    parameters = items_parameters(served.columns)
    text = say(served.dataset.description.vi, served.dataset.description.en)
    return operation(f"getItems.{name}", name, title, parameters, good, (400, 404, 410), description=text)


def _item(served: Served, title: str) -> Part:
    name = served.dataset.id
    first = _first(served)
    identifier = path("featureId", say("Mã đối tượng", "feature id"), {"type": "string", "minLength": 1})
    good = answer(say("Một đối tượng", "a feature"), {GEOJSON: schema(f"Feature.{name}")}, FEATURE_HEADERS)
    if first:
        content: dict[str, Any] = orjson.loads(first)
        identifier["example"] = content["id"]
        if len(first) <= LARGEST_EXAMPLE_BYTES:
            good["content"][GEOJSON]["example"] = content
    parameters = [identifier, ref("parameters", "crs"), *DOCUMENT]
    return operation(f"getItem.{name}", name, title, parameters, good, (400, 404))


def _first(served: Served) -> bytes | None:
    return served.features.some([1])[0] if served.extent.total else None


def collection_schemas(served: Served) -> dict[str, Part]:
    """Return the schemas of a collection's features, and of a page of them."""
    name = served.dataset.id
    kind = served.version.manifest["geometry_type"]
    return {
        f"Feature.{name}": feature(values(served.columns), schema(kind or "Geometry")),
        f"Features.{name}": features(schema(f"Feature.{name}")),
    }
