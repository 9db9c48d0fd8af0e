"""The links of the landing page and of collections, and the time that a collection covers.

pygeoapi's own links lead to formats and resources that this API does not have (JSON-LD, its own tile matrix sets), and
lack what clients look for: GDAL the link `describedby` of a JSON Schema, map libraries the tilesets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from geoportal.dataset import Text
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.served import Served
from geoportal.serve.ogc.spans import time_span
from geoportal.serve.ogc.tilesets import RELATIONS
from geoportal.store.tiles import TILES

Link = dict[str, str]
Row = tuple[str, str, str, Text]
JSON, HTML, SCHEMA_JSON = "application/json", "text/html", "application/schema+json"
THIS, PAGE = Text(vi="Tài liệu này", en="This document"), Text(vi="Trang web", en="Web page")
LANDING: tuple[Row, ...] = (
    ("self", JSON, "", THIS),
    ("alternate", HTML, "?f=html", PAGE),
    ("service-desc", "application/vnd.oai.openapi+json;version=3.0", "/openapi",
     Text(vi="Mô tả API theo OpenAPI", en="OpenAPI definition")),
    ("service-doc", HTML, "/openapi?f=html", Text(vi="Hướng dẫn cho người viết ứng dụng", en="Guide for developers")),
    ("conformance", JSON, "/conformance", Text(vi="Các chuẩn được tuân theo", en="Conformance classes")),
    ("data", JSON, "/collections", Text(vi="Các bộ dữ liệu", en="Collections")),
    (f"{RELATIONS}/processes", JSON, "/processes", Text(vi="Các tiến trình", en="Processes")),
    (f"{RELATIONS}/tiling-schemes", JSON, "/tileMatrixSets", Text(vi="Các lưới ô bản đồ", en="Tile matrix sets")),
)  # fmt: skip
DOCUMENT: tuple[Row, ...] = (("self", JSON, "", THIS), ("alternate", HTML, "?f=html", PAGE))
FIELDS = Text(vi="Lược đồ của một đối tượng", en="Schema of a feature")
COLLECTION: tuple[Row, ...] = (
    *DOCUMENT,
    ("items", GEOJSON, "/items", Text(vi="Các đối tượng, GeoJSON", en="Features as GeoJSON")),
    ("items", "text/csv", "/items?f=csv", Text(vi="Các đối tượng, bảng CSV", en="Features as CSV")),
    ("items", HTML, "/items?f=html", Text(vi="Các đối tượng, trang web", en="Features on the web page")),
    ("describedby", SCHEMA_JSON, "/schema", FIELDS),
    (f"{RELATIONS}/schema", SCHEMA_JSON, "/schema", FIELDS),
    (f"{RELATIONS}/queryables", SCHEMA_JSON, "/queryables",
     Text(vi="Các trường dùng được trong điều kiện", en="Columns that a query may use")),
    (f"{RELATIONS}/sortables", SCHEMA_JSON, "/sortables",
     Text(vi="Các trường dùng để sắp xếp", en="Columns to sort by")),
)  # fmt: skip
TILESETS: Row = (f"{RELATIONS}/tilesets-vector", JSON, "/tiles", Text(vi="Ô bản đồ véc tơ", en="Vector tiles"))


def landing_links(content: dict[str, Any], url: str, language: str) -> dict[str, Any]:
    """Return the landing page with its true links; url is that of the API."""
    return {**content, "links": [*_kept(content, "about"), *_links(LANDING, url, language)]}


def collections_links(content: dict[str, Any], served: Mapping[str, Served], url: str, language: str) -> dict[str, Any]:
    """Return the list of collections with true links, of each collection too."""
    every = [
        collection_links(one, served[one["id"]], url, language) for one in content["collections"] if one["id"] in served
    ]
    return {**content, "collections": every, "links": _links(DOCUMENT, f"{url}/collections", language)}


def collection_links(content: dict[str, Any], served: Served, url: str, language: str) -> dict[str, Any]:
    """Return the description of a collection with its true links, and the time that it covers."""
    here = f"{url}/collections/{quote(served.dataset.id)}"
    rows = (*COLLECTION, TILESETS) if (served.version.path / TILES).is_file() else COLLECTION
    span = time_span(served)
    time = {} if span is None else {"temporal": {"interval": [list(span)]}}
    links = [*_links(rows, here, language), *_kept(content, "license")]
    return {**content, "links": links, "extent": {**content["extent"], **time}}


def process_links(content: dict[str, Any]) -> dict[str, Any]:
    """Return the list of processes without links to formats that there are not."""
    return {**content, "links": [link for link in content["links"] if link["type"] in (JSON, HTML)]}


def _links(rows: tuple[Row, ...], url: str, language: str) -> list[Link]:
    return [
        {"rel": rel, "type": kind, "href": f"{url}{rest}", "title": title.en if language == "en" else title.vi}
        for rel, kind, rest, title in rows
    ]


def _kept(content: dict[str, Any], rel: str) -> list[Link]:
    return [link for link in content["links"] if link["rel"] == rel]
