"""The abstract tests of OGC API - Features Part 1 for documents, pages and features, over every collection.

Sources: OGC 17-069r4, Annex A; the names of tests there stand in the comments.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import shapely

from geoportal.serve.app import create_app
from geoportal.serve.ogc.asked import DEFAULT_LIMIT
from geoportal.serve.ogc.config import CATALOGUE
from geoportal.serve.ogc.conformance import CLASSES
from geoportal.settings import Settings
from tests.serve.api import CRS84, GEOJSON, JSON, OPENAPI, RELATIONS, SCHEMA_JSON, Api, days, link, links, shapes


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


# core/root-op, root-success, api-definition-op, api-definition-success, conformance-op, conformance-success


def test_landing_page(api: Api) -> None:
    page = api.get("/", "LandingPage", media=JSON)
    wanted = {"self": JSON, "service-desc": OPENAPI, "conformance": JSON, "data": JSON, "alternate": "text/html",
              "service-doc": "text/html", f"{RELATIONS}/processes": JSON}  # fmt: skip
    for rel, media in wanted.items():
        assert link(page, rel, media), rel
    assert api.get(link(page, "service-desc") or "", "OpenApi", media=OPENAPI)
    assert api.get(link(page, "data") or "", "Collections", media=JSON)
    assert api.get("") == page  # the address without a slash


def test_conformance_says_exactly_what_is_true(api: Api) -> None:
    declared = api.get("/conformance", "Conformance", media=JSON)["conformsTo"]
    assert declared == list(dict.fromkeys(declared)) == list(CLASSES)
    for part in (
        "ogcapi-features-4",
        "conf/html",
        "callback",
        "dismiss",
        "job-list",
        "array-functions",
        "cql2/1.0/conf/functions",
        "catalog-filtering",
        "crawlable",
        "local-resources",
        "dataset-tilesets",
    ):
        assert not any(part in uri for uri in declared), part


# core/fc-md-op, fc-md-success, fc-md-links, fc-md-items, fc-md-items-links, fc-md-extent, sfc-md-op, sfc-md-success


def test_collections(api: Api) -> None:
    content = api.get("/collections", "Collections", media=JSON)
    assert link(content, "self", JSON) and link(content, "alternate", "text/html")
    assert len(api.collections) == len({item["id"] for item in content["collections"]} - {CATALOGUE}) >= 25
    for name, collection in api.collections.items():
        assert api.get(f"/collections/{name}", "Collection", media=JSON) == collection
        here = link(collection, "self", JSON) or ""
        assert here.endswith(f"/api/collections/{name}")
        assert link(collection, "items", GEOJSON) == f"{here}/items"
        assert (
            link(collection, "describedby", SCHEMA_JSON) == link(collection, f"{RELATIONS}/schema") == f"{here}/schema"
        )
        assert link(collection, f"{RELATIONS}/queryables", SCHEMA_JSON) == f"{here}/queryables"
        located = any(feature["geometry"] for feature in api.every(name))
        assert link(collection, "license") and bool(link(collection, f"{RELATIONS}/tilesets-vector", JSON)) is located
        assert (collection["itemType"], collection["crs"][0], collection["storageCrs"]) == ("feature", CRS84, CRS84)


def test_extents_hold_every_feature(api: Api) -> None:
    timed = 0
    for name, collection in api.collections.items():
        (box,) = collection["extent"]["spatial"]["bbox"]
        features = api.every(name)
        assert all(shapely.box(*box).covers(shape) for shape in shapes(features).values())
        time = api.app.extensions["ogc"].served(name).time_field
        values = [feature["properties"][time] for feature in features] if time else []
        spans = [days(value) for value in values if value is not None]
        assert ("temporal" in collection["extent"]) is bool(spans), name
        if spans:
            ((begin, end),) = collection["extent"]["temporal"]["interval"]
            assert (begin[:10], end[:10]) == (min(first for first, _ in spans), max(last for _, last in spans))
            timed += 1
    assert timed >= 3


def test_titles_are_in_the_language_of_the_request(api: Api) -> None:
    name = "truong-tieu-hoc"
    for path, vi, en in (
        (f"/collections/{name}", "Trường tiểu học", "Primary schools"), ("/", "Cổng dữ liệu mở", "Open Data Portal"),
        (f"/collections/{name}/schema", "Trường tiểu học", "Primary schools"),
        (f"/collections/{name}/queryables", "Trường tiểu học", "Primary schools"),
    ):  # fmt: skip
        assert vi in api.get(path)["title"] and en in api.get(f"{path}?lang=en")["title"]
        answer = api.open(path, headers={"Accept-Language": "en"})
        assert en in answer.get_json()["title"] and answer.headers["Content-Language"].startswith("en")
    assert api.get(f"/collections/{name}/schema?lang=en")["properties"]["so_hoc_sinh"]["title"] == "Pupils (người)"


def test_every_link_leads_to_what_it_says(api: Api) -> None:
    first = next(iter(api.collections))
    pages = [
        api.get(path) for path in ("/", "/collections", "/processes", "/processes/geocode", f"/collections/{first}/tiles")
    ]  # fmt: skip
    pages += [
        api.get(f"/collections/{CATALOGUE}", "Catalogue"),
        api.get(f"/collections/{CATALOGUE}/items?limit=2", "Records"),
    ]
    pages += [*api.collections.values(), *(api.items(name, "limit=2") for name in api.collections)]
    pages += [api.get(f"/collections/{first}/items/{api.every(first)[0]['id']}")]
    base, followed = api.app.extensions["ogc"].url, set()
    for item in (item for page in pages for item in page["links"]):
        assert item["rel"] and item["type"] and item["href"].startswith(("http://", "https://")), item
        own = item["href"].startswith(base) and not item.get("templated") and not item["rel"].endswith("/execute")
        if own and item["href"] not in followed:
            followed.add(item["href"])
            answer = api.open(item["href"], follow_redirects=item["type"] == "text/html")
            assert answer.status_code == 200, (item, answer.status_code)
            assert answer.headers["Content-Type"].startswith(item["type"]), (item, answer.headers["Content-Type"])
    assert len(followed) > 300


# core/fc-op, fc-response, fc-links, fc-rel-type, fc-timeStamp, fc-numberMatched, fc-numberReturned, crs84


def test_features(api: Api) -> None:
    for name in api.collections:
        before = datetime.now(UTC).replace(microsecond=0)
        page = api.items(name)
        assert before <= datetime.fromisoformat(page["timeStamp"]) <= datetime.now(UTC)
        assert len(page["features"]) == page["numberReturned"] == min(page["numberMatched"], DEFAULT_LIMIT)
        assert link(page, "self", GEOJSON) and link(page, "alternate", "text/html")
        assert link(page, "collection", JSON) == f"{api.app.extensions['ogc'].url}/collections/{name}"
        ids = [feature["id"] for feature in api.every(name)]
        assert len(set(ids)) == len(ids) == page["numberMatched"]
        for shape in shapes(page["features"]).values():
            assert shape.is_valid and shapely.box(-180, -90, 180, 90).covers(shape)


# core/fc-limit-definition, fc-limit-response


@pytest.mark.parametrize("limit", [1, 5, 12, 100, 10_000, 10_001, 10**9])
def test_limit_and_next_links_to_the_end(api: Api, limit: int) -> None:
    for name in api.collections:
        pages = list(api.walk(f"/collections/{name}/items?limit={limit}"))
        found = [feature for page in pages for feature in page["features"]]
        assert found == api.every(name)
        assert all(page["numberMatched"] == len(found) for page in pages)
        assert all(page["numberReturned"] == len(page["features"]) <= min(limit, 10_000) for page in pages)
        assert len(pages) == -(-len(found) // limit)  # none behind a page that is exactly full


# core/f-op, f-success, f-links


def test_single_features(api: Api) -> None:
    for name in api.collections:
        for feature in api.every(name)[:20]:
            here = f"/collections/{name}/items/{quote(feature['id'])}"
            found = api.get(here, f"Feature.{name}", media=GEOJSON)
            assert {key: found[key] for key in feature} == feature
            assert urlsplit(link(found, "self", GEOJSON) or "").path == f"/api{here}"
            assert link(found, "collection", JSON) and link(found, "alternate", "text/html")


def test_what_is_not_there_is_404(api: Api) -> None:
    for path in ("/collections/khong", "/collections/khong/items", "/collections/khong/items/1", "/collections/khong/schema",
                 "/collections/khong/queryables", "/processes/khong", "/collections/khong/tiles", "/tileMatrixSets/khong",
                 *(f"/collections/{name}/items/khong" for name in api.collections)):  # fmt: skip
        api.get(path, "Problem", 404, JSON)


# core/http, and what editing clients look for


def test_methods(api: Api) -> None:
    for name in api.collections:
        here = f"/api/collections/{name}/items"
        client = api.app.test_client()
        ask: Callable[..., Any]
        for ask in (client.post, client.put, client.patch, client.delete):
            assert ask(here).status_code == ask(f"{here}/1").status_code == 405
        assert {word.strip() for word in client.options(here).headers["Allow"].split(",")} == {"GET", "HEAD", "OPTIONS"}
        head = client.head(here)
        assert (head.status_code, head.get_data(), head.headers["Content-Type"]) == (200, b"", GEOJSON)


def test_titles_of_links_are_given_once(api: Api) -> None:
    for name, collection in api.collections.items():
        assert len(links(collection, "items")) == 3, name
        assert not [item for item in collection["links"] if "ld+json" in item["type"]]
