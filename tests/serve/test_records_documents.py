"""The documents of the catalogue of datasets, its pages, what it refuses, and how pygeoapi alone answers.

Source: OGC 20-004r1, Annex A: Records API, Record Collection, JSON.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
from babel import Locale
from flask.testing import FlaskClient
from pygeoapi.plugin import load_plugin
from pygeoapi.provider.base import ProviderInvalidQueryError, ProviderItemNotFoundError

from geoportal.dataset import Dataset, Portal, load_references
from geoportal.serve.app import create_app
from geoportal.serve.ogc.config import CATALOGUE, build_config
from geoportal.serve.ogc.records_answer import CATALOG_JSON
from geoportal.serve.ogc.records_find import QUERYABLES
from geoportal.settings import Settings
from geoportal.store.history import withdraw
from tests.serve.api import GEOJSON, JSON, RELATIONS, SCHEMA_JSON, link
from tests.serve.features import draw, publish
from tests.serve.test_records import HERE, ITEMS, get


def path(href: str | None) -> str:
    parts = urlsplit(href or "")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_the_collection_is_a_catalogue(client: FlaskClient, portal: Portal) -> None:
    content = get(client, HERE, media=CATALOG_JSON)
    assert (content["id"], content["type"], content["itemType"]) == (CATALOGUE, "Catalog", "record")
    assert content["title"] == "Danh mục dữ liệu" and content["license"] == "CC-BY-4.0"
    assert content["extent"]["spatial"]["bbox"] == [list(portal.bbox)]
    assert content["contacts"][0]["organization"] == portal.owner.vi and content["updated"].endswith("Z")
    listed = [one for one in get(client, "/api/collections")["collections"] if one["id"] == CATALOGUE]
    assert listed == [content]
    for rel, media, end in (("self", CATALOG_JSON, ""), ("items", GEOJSON, "/items"), ("describedby", SCHEMA_JSON, "/schema"),
                            ("alternate", JSON, "?f=json"), (f"{RELATIONS}/queryables", SCHEMA_JSON, "/queryables"),
                            (f"{RELATIONS}/sortables", SCHEMA_JSON, "/sortables")):  # fmt: skip
        href = link(content, rel, media)
        assert path(href) == f"{HERE}{end}" and client.get(path(href)).headers["Content-Type"] == media
    assert link(content, "license") and link(content, "alternate", "text/html")
    for accept, media in (
        (CATALOG_JSON, CATALOG_JSON), ("*/*", CATALOG_JSON), ("", CATALOG_JSON), (JSON, JSON), (f"{JSON}, */*;q=0.1", JSON),
        (f"{CATALOG_JSON};q=0.5, {JSON}", JSON), (f"{JSON};q=0.5, {CATALOG_JSON}", CATALOG_JSON), ("image/png", CATALOG_JSON),
    ):  # fmt: skip
        answer = client.get(HERE, headers={"Accept": accept} if accept else {})
        assert (answer.headers["Content-Type"], answer.get_json(force=True)) == (media, content), accept


@pytest.mark.parametrize(
    ("kind", "more"), [("queryables", {"geometry"}), ("schema", {"id", "geometry"}), ("sortables", set())]
)
def test_queryables_and_schema(client: FlaskClient, kind: str, more: set[str]) -> None:
    content = get(client, f"{HERE}/{kind}", media=SCHEMA_JSON)
    assert content["$id"].endswith(f"{HERE}/{kind}") and content["type"] == "object"
    assert content["properties"].keys() == {*more, *QUERYABLES}
    assert content["properties"]["rows"] == {"title": "Số dòng", "type": "integer"}
    assert get(client, f"{HERE}/{kind}?lang=en&profile=x")["properties"]["rows"]["title"] == "Rows"


@pytest.mark.parametrize(
    "query", ["limit=1", "limit=7", "limit=50&q=trường,công&lang=en", "limit=133", "limit=10001", ""]
)
def test_pages_hold_every_record_once(client: FlaskClient, query: str) -> None:
    rest = "&".join(part for part in query.split("&") if not part.startswith("limit"))
    whole = get(client, f"{ITEMS}?limit=1000&{rest}" if rest else f"{ITEMS}?limit=1000")
    found, pages, following = [], [], f"{ITEMS}?{query}" if query else ITEMS
    while following:
        page = get(client, following, media=GEOJSON)
        assert page["numberMatched"] == whole["numberMatched"] and page["numberReturned"] == len(page["features"])
        assert get(client, path(link(page, "self", GEOJSON)))["features"] == page["features"]
        if pages:
            assert get(client, path(link(page, "prev", GEOJSON)))["features"] == pages[-1]["features"]
        assert (link(page, "prev") is not None) is bool(pages) and link(page, "collection", CATALOG_JSON)
        pages.append(page)
        found += page["features"]
        following = path(link(page, "next", GEOJSON))
    assert found == whole["features"]
    size = int(dict(part.split("=") for part in query.split("&")).get("limit", 100)) if query else 100
    assert len(pages) == -(-len(found) // size)


def test_a_page_behind_the_end_is_empty(client: FlaskClient) -> None:
    page = get(client, f"{ITEMS}?offset=500&limit=10")
    assert (page["features"], page["numberMatched"], link(page, "next")) == ([], 133, None)


BAD = ["khong=1", "limit=0", "limit=-1", "limit=x", "offset=-1", "offset=", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=nan,1,2,3",
       "bbox=106,21,107,20", "datetime=hom-qua", "datetime=2025-02-01/2025-01-01", "sortby=khong", "q=!!!", "f=xml",
       "limit=1&limit=2", "%ff=1", "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3405", "filter=rows>1", "resulttype=hits"]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_what_is_not_understood_is_refused(client: FlaskClient, query: str) -> None:
    problem = get(client, f"{ITEMS}?{query}", 400, JSON)
    assert problem["status"] == 400 and problem["detail"].endswith(".") and problem["detail_en"]


@pytest.mark.parametrize("rest", ["", "/items/truong-tieu-hoc", "/queryables", "/sortables", "/schema"])
def test_documents_take_no_other_parameter(client: FlaskClient, rest: str) -> None:
    assert get(client, f"{HERE}{rest}?khong=1", 400)["code"] == "InvalidParameterValue"
    assert get(client, f"{HERE}{rest}?lang=vi&f=json")


@pytest.mark.parametrize("name", ["khong-co", "don-vi-hanh-chinh", "a'b", "%00", "x" * 500])
def test_no_such_dataset(client: FlaskClient, name: str) -> None:
    problem = get(client, f"{ITEMS}/{name}", 404, JSON)
    assert problem["code"] == "NotFound" and problem["detail"].endswith(".")


@pytest.mark.parametrize(("rest", "page"), [
    ("", "/du-lieu"), ("/items", "/du-lieu"), ("/items/truong-tieu-hoc", "/du-lieu/truong-tieu-hoc"), ("/schema", "/du-lieu"),
])  # fmt: skip
def test_people_are_sent_to_the_pages(client: FlaskClient, rest: str, page: str) -> None:
    for answer in (client.get(f"{HERE}{rest}?f=html"), client.get(f"{HERE}{rest}", headers={"Accept": "text/html"})):
        assert (answer.status_code, answer.headers["Location"]) == (302, page)
    assert client.get(page).status_code == 200


POSTED: list[tuple[dict[str, Any], str]] = [
    ({}, ""), ({"q": ["công nghiệp", "trường"], "limit": 5}, "q=công nghiệp,trường&limit=5"), ({"q": "trường"}, "q=trường"),
    ({"ids": ["truong-thpt", "thu-vien"], "lang": "en"}, "ids=truong-thpt,thu-vien&lang=en"), ({"type": ["dataset"]}, "type=dataset"),
    ({"bbox": [106.2, 20.5, 106.4, 20.7], "published": True, "sortby": ["-title"]},
     "bbox=106.2,20.5,106.4,20.7&published=true&sortby=-title"), ({"externalIds": ["6"], "offset": 0}, "externalIds=6&offset=0"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "query"), POSTED, ids=[query for _, query in POSTED])
def test_search_by_post_finds_what_the_items_find(client: FlaskClient, body: dict[str, Any], query: str) -> None:
    answer = client.post(f"{HERE}/search", data=orjson.dumps(body), content_type=JSON)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, GEOJSON)
    found, wanted = answer.get_json(force=True), get(client, f"{ITEMS}?{query}" if query else ITEMS)
    assert {**found, "timeStamp": ""} == {**wanted, "timeStamp": ""}
    following = link(found, "next", GEOJSON)
    assert following is None or get(client, path(following))["numberMatched"] == found["numberMatched"]


def test_methods_and_validators(client: FlaskClient) -> None:
    answer = client.get(f"{ITEMS}?limit=3")
    tag = answer.headers["ETag"]
    assert client.get(f"{ITEMS}?limit=3", headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{ITEMS}?limit=3&lang=en", headers={"If-None-Match": tag}).status_code == 200
    head = client.head(f"{ITEMS}?limit=3")
    assert (head.status_code, head.get_data(), head.headers["Content-Type"]) == (200, b"", GEOJSON)
    assert client.post(ITEMS).status_code == client.put(f"{ITEMS}/truong-tieu-hoc").status_code == 405
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_it_follows_what_is_published(settings: Settings, datasets: dict[str, Dataset], portal: Portal) -> None:
    client, dataset = create_app(settings).test_client(), datasets["truong-thpt"]
    assert get(client, f"{ITEMS}?published=true")["numberMatched"] == 0 and get(client, ITEMS)["numberMatched"] == 133
    assert "updated" not in get(client, HERE)
    tag = client.get(ITEMS).headers["ETag"]
    publish(settings, dataset, portal, draw(dataset, 40, 3))
    (record,) = get(client, f"{ITEMS}?published=true")["features"]
    said = record["properties"]
    assert (record["id"], said["rows"], said["sample"], said["created"]) == ("truong-thpt", 40, False, said["updated"])
    assert client.get(ITEMS).headers["ETag"] != tag
    publish(settings, dataset, portal, draw(dataset, 41, 4))
    assert get(client, f"{ITEMS}/truong-thpt")["properties"]["rows"] == 41
    withdraw(settings, "truong-thpt", erase=False)
    withdrawn = get(client, f"{ITEMS}/truong-thpt")
    assert (
        not withdrawn["properties"]["published"] and withdrawn["geometry"] is None and link(withdrawn, "items") is None
    )


@pytest.fixture(scope="module")
def provider(sampled: Settings, datasets: dict[str, Dataset], portal: Portal) -> Any:
    create_app(sampled)  # makes its settings known by their home
    config = build_config(datasets, load_references(sampled.layers), portal, url="http://127.0.0.1:8000/api")
    (definition,) = config["resources"][CATALOGUE]["providers"]
    return load_plugin("provider", {**definition, "home": str(sampled.home)})


def test_the_provider_answers_as_the_portal_does(client: FlaskClient, provider: Any) -> None:
    box, english = [105.9, 20.3, 106.2, 20.9], Locale.parse("en_US")
    words = {"bbox": box, "q": "trường", "properties": [("published", "true")], "limit": 5, "offset": 2}
    mine = get(client, f"{ITEMS}?bbox=105.9,20.3,106.2,20.9&q=trường&published=true&limit=5&offset=2&sortby=-title")
    found = provider.query(**words, sortby=[{"property": "title", "order": "-"}])
    assert found == {name: mine[name] for name in found} and found["numberReturned"] == 5
    assert provider.query(resulttype="hits")["numberMatched"] == 133
    record = provider.get("truong-tieu-hoc", language=english)
    assert record["properties"] == get(client, f"{ITEMS}/truong-tieu-hoc?lang=en")["properties"]
    assert not {"self", "collection"} & {item["rel"] for item in record["links"]}
    assert provider.fields.keys() == QUERYABLES.keys()


def test_the_provider_refuses_as_the_portal_does(provider: Any) -> None:
    for wrong in ({"properties": [("khong", "1")]}, {"datetime_": "hom-qua"}, {"filterq": object()}):
        with pytest.raises(ProviderInvalidQueryError):
            provider.query(**wrong)
    with pytest.raises(ProviderItemNotFoundError):
        provider.get("khong-co")
