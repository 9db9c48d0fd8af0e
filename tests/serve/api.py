"""The OGC API as its tests use it: answers fetched and checked with the schemas of its OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import orjson
import shapely
from flask import Flask
from openapi_schema_validator import OAS30Validator, oas30_format_checker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4
from werkzeug.test import TestResponse

JSON, GEOJSON, SCHEMA_JSON = "application/json", "application/geo+json", "application/schema+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


@dataclass(frozen=True)
class Api:
    """An application, asked without a network."""

    app: Flask

    def open(self, address: str, **more: Any) -> TestResponse:
        """Return the answer to a GET; address may be a link of the API."""
        parts = urlsplit(address)
        here = parts.path if parts.path.startswith("/api") or parts.scheme else f"/api{parts.path}"
        return self.app.test_client().get(f"{here}?{parts.query}" if parts.query else here, **more)

    def get(self, address: str, schema: str = "", status: int = 200, media: str = "") -> Any:
        """Return the JSON of an answer that has this status, media type and schema."""
        answer = self.open(address)
        assert answer.status_code == status, (address, answer.status_code, answer.get_data(as_text=True)[:300])
        if media:
            assert answer.headers["Content-Type"] == media, address
        content = orjson.loads(answer.get_data())
        if schema:
            self.check(content, schema, address)
        return content

    def items(self, name: str, query: str = "") -> Any:
        """Return a page of features, checked."""
        return self.get(f"/collections/{name}/items{'?' if query else ''}{query}", f"Features.{name}", media=GEOJSON)

    def every(self, name: str) -> list[dict[str, Any]]:
        """Return all features of a collection."""
        features: list[dict[str, Any]] = self.items(name, "limit=10000")["features"]
        return features

    def walk(self, address: str) -> Iterator[Any]:
        """Yield the pages from an address on, by their next links."""
        following: str | None = address
        while following:
            page = self.get(following)
            yield page
            following = link(page, "next", GEOJSON)

    def check(self, content: Any, schema: str, about: str = "") -> None:
        """Fail when content is not as a component of the OpenAPI document says."""
        problems = [
            f"{about} {error.json_path}: {error.message[:200]}"
            for error in self._validator(schema).iter_errors(content)
        ]
        assert not problems, problems[:3]

    @cached_property
    def document(self) -> dict[str, Any]:
        """The OpenAPI document."""
        content: dict[str, Any] = orjson.loads(self.open("/openapi").get_data())
        return content

    @cached_property
    def collections(self) -> dict[str, dict[str, Any]]:
        """The collections of features by id."""
        every = self.get("/collections", "Collections")["collections"]
        return {item["id"]: item for item in every if item["itemType"] == "feature"}

    @cached_property
    def _registry(self) -> Registry[Any]:
        resource = Resource.from_contents(self.document, default_specification=DRAFT4)
        return Registry().with_resource("urn:api", resource)

    def _validator(self, schema: str) -> OAS30Validator:
        return OAS30Validator(
            {"$ref": f"urn:api#/components/schemas/{schema}"},
            registry=self._registry, format_checker=oas30_format_checker,
        )  # fmt: skip

    def resolve(self, part: dict[str, Any]) -> dict[str, Any]:
        """Return a part of the document, or what it refers to."""
        if "$ref" not in part:
            return part
        found: Any = self.document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        return self.resolve(found)

    def parameters(self, path: str) -> dict[str, dict[str, Any]]:
        """Return the parameters of GET of a path, by name."""
        found = map(self.resolve, self.document["paths"][path]["get"]["parameters"])
        return {parameter["name"]: parameter for parameter in found}


def links(content: dict[str, Any], rel: str, media: str = "") -> list[str]:
    """Return the addresses of the links of a kind."""
    return [item["href"] for item in content["links"] if item["rel"] == rel and media in ("", item["type"])]


def link(content: dict[str, Any], rel: str, media: str = "") -> str | None:
    """Return the address of the one link of a kind, None when there is none."""
    found = links(content, rel, media)
    assert len(found) <= 1, (rel, found)
    return found[0] if found else None


def shapes(features: list[dict[str, Any]]) -> dict[str, shapely.Geometry]:
    """Return the geometries that there are, by the id of the feature."""
    return {item["id"]: shapely.geometry.shape(item["geometry"]) for item in features if item["geometry"]}


def days(value: object) -> tuple[str, str]:
    """Return the first and the last day of a value of time: a day or a year."""
    text = str(value)
    return (f"{text}-01-01"[:10], f"{text}-12-31"[:10]) if len(text) == 4 else (text, text)
