"""The documents of the catalogue as OGC API - Records wants them: its description, pages of records, one record.

Source: OGC 20-004r1 (OGC API - Records - Part 1: Core).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import orjson

from geoportal.dataset import Text
from geoportal.errors import PortalError
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.arguments import read_arguments
from geoportal.serve.ogc.asked import COMMON, check_names, refused
from geoportal.serve.ogc.config import CATALOGUE, CATALOGUE_ABOUT, CATALOGUE_TITLE
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.links import JSON, SCHEMA_JSON
from geoportal.serve.ogc.problems import error_body, problem_body
from geoportal.serve.ogc.records_find import QUERYABLES, Page, find_records
from geoportal.serve.ogc.records_form import LANGUAGES, Link, make_link, records_in, say
from geoportal.serve.ogc.records_list import Catalogue
from geoportal.serve.ogc.schemas import DIALECT
from geoportal.serve.ogc.tilesets import RELATIONS

CATALOG_JSON = "application/ogc-catalog+json"
SHAPE = Text(vi="Khung bao của dữ liệu", en="Bounding box of the data")


class Document(NamedTuple):
    """An answer: its status, media type, language and body."""

    status: int
    media_type: str
    language: str
    body: bytes


def answer_catalogue(
    catalogue: Catalogue, kind: str, item: str | None, query: str, language: str, *, as_catalog: bool = False
) -> Document:
    """Return the answer to a request for the catalogue.

    Parameters
    ----------
    kind : str
        "collection", "items", "item", "queryables" or "schema".
    item : str, optional
        The id of a dataset, for "item".
    query : str
        The query string as WSGI gives it.
    language : str
        The client's choice, "vi" or "en"; the parameter lang goes before it.
    as_catalog : bool
        The client wants the description as application/ogc-catalog+json, which is the same document.
    """
    try:
        arguments = read_arguments(query)
        if "lang" in arguments:
            language = "en" if arguments["lang"].lower().startswith("en") else "vi"
        if arguments.get("f", "json") != "json":
            raise refused("f phải là json hoặc html.", "f must be json or html")
        if kind == "items":
            return Document(200, GEOJSON, language, _items(catalogue, arguments, language))
        check_names(arguments, COMMON | {"profile"} if kind in ("queryables", "schema") else COMMON)
    except PortalError as error:
        status, body = error_body(error)
        return Document(status, JSON, language, body)
    if kind == "item":
        return _item(catalogue, item or "", language)
    if kind == "collection":
        body = orjson.dumps(describe_catalogue(catalogue, language))
        return Document(200, CATALOG_JSON if as_catalog else JSON, language, body)
    return Document(200, SCHEMA_JSON, language, orjson.dumps(_fields(catalogue, kind, language)))


def with_catalogue(content: dict[str, Any], catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return the list of collections with the catalogue at its end."""
    return {**content, "collections": [*content["collections"], describe_catalogue(catalogue, language)]}


def describe_catalogue(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """Return the description of the catalogue: a collection whose items are records."""
    here, portal = _address(catalogue), catalogue.portal
    licence, spans = portal.licences[0], [one.span for one in catalogue.listed.values() if one.span]
    first, last = min((one[0] for one in spans), default=""), max((one[1] for one in spans), default="")
    time = {"temporal": {"interval": [[f"{first}T00:00:00Z", f"{last}T23:59:59Z"]]}} if spans else {}
    rows = [
        ("self", JSON, here, "Tài liệu này", "This document"),
        ("alternate", "text/html", f"{here}?f=html", "Trang web", "Web page"),
        ("items", GEOJSON, f"{here}/items", "Các bản ghi, GeoJSON", "Records as GeoJSON"),
        ("items", "text/html", f"{here}/items?f=html", "Các bản ghi, trang web", "Records on the web page"),
        ("describedby", SCHEMA_JSON, f"{here}/schema", "Lược đồ của một bản ghi", "Schema of a record"),
        (f"{RELATIONS}/schema", SCHEMA_JSON, f"{here}/schema", "Lược đồ của một bản ghi", "Schema of a record"),
        (f"{RELATIONS}/queryables", SCHEMA_JSON, f"{here}/queryables", "Các trường dùng được trong điều kiện",
         "Properties that a query may use"),
        ("license", "text/html", licence.uri, licence.title.vi, licence.title.en),
    ]  # fmt: skip
    return {
        "id": CATALOGUE,
        "type": "Catalog",
        "itemType": "record",
        "title": say(CATALOGUE_TITLE, language),
        "description": say(CATALOGUE_ABOUT, language),
        "keywords": [say(domain.title, language) for domain in portal.domains],
        "language": LANGUAGES[language],
        "languages": [one for code, one in LANGUAGES.items() if code != language],
        "recordLanguages": list(LANGUAGES.values()),
        **({"updated": catalogue.updated} if catalogue.updated else {}),
        "contacts": [{"organization": say(portal.owner, language), "roles": ["publisher"]}],
        "license": licence.code,
        "extent": {"spatial": {"bbox": [list(portal.bbox)], "crs": CRS84}, **time},
        "crs": [CRS84],
        "links": [make_link(*row, language) for row in rows],
    }


def _items(catalogue: Catalogue, arguments: Mapping[str, str], language: str) -> bytes:
    page = find_records(catalogue, arguments, language)
    content = {
        "type": "FeatureCollection",
        "features": page.records,
        "numberMatched": page.matched,
        "numberReturned": len(page.records),
        "timeStamp": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "links": _page_links(page, _address(catalogue), arguments, language),
    }
    return orjson.dumps(content)


def _page_links(page: Page, here: str, arguments: Mapping[str, str], language: str) -> list[Link]:
    def to(**more: str) -> str:
        words = {**arguments, **more}
        return f"{here}/items?{urlencode(words, quote_via=quote, safe='/,:.')}" if words else f"{here}/items"

    rows = [
        ("self", GEOJSON, to(), "Trang này", "This page"),
        ("alternate", "text/html", to(f="html"), "Trang web", "Web page"),
        ("collection", JSON, here, CATALOGUE_TITLE.vi, CATALOGUE_TITLE.en),
    ]
    following, before = page.offset + page.limit, max(0, page.offset - page.limit)
    if following < page.matched:
        rows.append(("next", GEOJSON, to(offset=str(following)), "Trang sau", "Next page"))
    if page.offset:
        rows.append(("prev", GEOJSON, to(offset=str(before)), "Trang trước", "Previous page"))
    return [make_link(*row, language) for row in rows]


def _item(catalogue: Catalogue, item: str, language: str) -> Document:
    record = records_in(catalogue, language).get(item)
    if record is None:
        body = problem_body(404, f"Không có bộ dữ liệu «{item}».", f"there is no dataset “{item}”")
        return Document(404, JSON, language, body)
    return Document(200, GEOJSON, language, orjson.dumps(record))


def _fields(catalogue: Catalogue, kind: str, language: str) -> dict[str, Any]:
    shape = {"title": say(SHAPE, language), "format": "geometry-polygon", "x-ogc-role": "primary-geometry"}
    columns = {name: {"title": say(one.title, language), **one.schema} for name, one in QUERYABLES.items()}
    return {
        "$schema": DIALECT,
        "$id": f"{_address(catalogue)}/{kind}",
        "type": "object",
        "title": say(CATALOGUE_TITLE, language),
        "properties": {"geometry": shape, **columns},
        "additionalProperties": kind == "schema",
    }


def _address(catalogue: Catalogue) -> str:
    return f"{catalogue.url}/api/collections/{CATALOGUE}"
