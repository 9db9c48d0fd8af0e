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
from geoportal.errors import UnknownDatasetError
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.asked import COMMON, check_names
from geoportal.serve.ogc.config import CATALOGUE, CATALOGUE_ABOUT, CATALOGUE_TITLE
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.links import JSON, SCHEMA_JSON
from geoportal.serve.ogc.records_find import QUERYABLES, Page, find_records
from geoportal.serve.ogc.records_form import LANGUAGES, PROFILES, Link, make_link, records_in, say
from geoportal.serve.ogc.records_list import Catalogue
from geoportal.serve.ogc.schemas import DIALECT
from geoportal.serve.ogc.tilesets import RELATIONS

CATALOG_JSON = "application/ogc-catalog+json"
FIELDS = ("queryables", "sortables", "schema")
KINDS = ("collection", "items", "item", *FIELDS)
"""What may be asked of the catalogue."""
SHAPE = Text(vi="Khung bao của dữ liệu", en="Bounding box of the data")
ID = Text(vi="Mã bộ dữ liệu", en="Dataset id")


class Document(NamedTuple):
    """An answer: its media type, language and body."""

    media_type: str
    language: str
    body: bytes


def answer_catalogue(
    catalogue: Catalogue, kind: str, item: str, arguments: Mapping[str, str], language: str, *, as_catalog: bool = False
) -> Document:
    """Return the answer to a request for the catalogue.

    Parameters
    ----------
    kind : str
        One of KINDS.
    item : str
        The id of a dataset, for "item".
    arguments : mapping
        The words of the query string, or of a search.
    language : str
        The client's choice, "vi" or "en"; the parameter lang goes before it.
    as_catalog : bool
        The client takes the description as application/ogc-catalog+json, which is the same document.

    Raises
    ------
    RequestError
        A parameter is not understood.
    UnknownDatasetError
        There is no dataset of this id.
    """
    if "lang" in arguments:
        language = "en" if arguments["lang"].lower().startswith("en") else "vi"
    if kind == "items":
        return Document(GEOJSON, language, _items(catalogue, arguments, language))
    check_names(arguments, COMMON | {"profile"} if kind in FIELDS else COMMON)
    if kind == "item":
        return Document(GEOJSON, language, _item(catalogue, item, language))
    if kind == "collection":
        body = orjson.dumps(describe_catalogue(catalogue, language))
        return Document(CATALOG_JSON if as_catalog else JSON, language, body)
    return Document(SCHEMA_JSON, language, orjson.dumps(_fields(catalogue, kind, language)))


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
        ("self", CATALOG_JSON, here, "Tài liệu này", "This document"),
        ("alternate", JSON, f"{here}?f=json", "Tài liệu này, kiểu JSON chung", "This document, typed as plain JSON"),
        ("alternate", "text/html", f"{here}?f=html", "Trang web", "Web page"),
        ("items", GEOJSON, f"{here}/items", "Các bản ghi, GeoJSON", "Records as GeoJSON"),
        ("items", "text/html", f"{here}/items?f=html", "Các bản ghi, trang web", "Records on the web page"),
        ("describedby", SCHEMA_JSON, f"{here}/schema", "Lược đồ của một bản ghi", "Schema of a record"),
        (f"{RELATIONS}/schema", SCHEMA_JSON, f"{here}/schema", "Lược đồ của một bản ghi", "Schema of a record"),
        (f"{RELATIONS}/queryables", SCHEMA_JSON, f"{here}/queryables", "Các trường dùng được trong điều kiện",
         "Properties that a query may use"),
        (f"{RELATIONS}/sortables", SCHEMA_JSON, f"{here}/sortables", "Các trường dùng để sắp xếp",
         "Properties to sort by"),
        ("license", "text/html", licence.uri, licence.title.vi, licence.title.en),
        ("profile", "text/html", f"{PROFILES}/ogc-catalog", "Danh mục theo chuẩn OGC", "OGC catalogue"),
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
        ("collection", CATALOG_JSON, here, CATALOGUE_TITLE.vi, CATALOGUE_TITLE.en),
        ("profile", "text/html", f"{PROFILES}/ogc-record", "Bản ghi theo chuẩn OGC", "OGC record"),
    ]
    following, before = page.offset + page.limit, max(0, page.offset - page.limit)
    if following < page.matched:
        rows.append(("next", GEOJSON, to(offset=str(following)), "Trang sau", "Next page"))
    if page.offset:
        rows.append(("prev", GEOJSON, to(offset=str(before)), "Trang trước", "Previous page"))
    return [make_link(*row, language) for row in rows]


def _item(catalogue: Catalogue, item: str, language: str) -> bytes:
    record = records_in(catalogue, language).get(item)
    if record is None:
        raise UnknownDatasetError(f"Không có bộ dữ liệu «{item}».", f"there is no dataset “{item}”")
    return orjson.dumps(record)


def _fields(catalogue: Catalogue, kind: str, language: str) -> dict[str, Any]:
    shape = {"title": say(SHAPE, language), "format": "geometry-polygon", "x-ogc-role": "primary-geometry"}
    identifier = {"title": say(ID, language), "type": "string", "readOnly": True, "x-ogc-role": "id"}
    before: dict[str, Any] = {} if kind == "sortables" else {"geometry": shape}
    if kind == "schema":
        before = {"id": identifier, **before}
    columns = {name: {"title": say(one.title, language), **one.schema} for name, one in QUERYABLES.items()}
    return {
        "$schema": DIALECT,
        "$id": f"{_address(catalogue)}/{kind}",
        "type": "object",
        "title": say(CATALOGUE_TITLE, language),
        "properties": {**before, **columns},
        "additionalProperties": kind == "schema",
    }


def _address(catalogue: Catalogue) -> str:
    return f"{catalogue.url}/api/collections/{CATALOGUE}"
