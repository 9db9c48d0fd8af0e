"""Features over HTTP: pages that lose and repeat nothing, versions that change meanwhile, what is refused."""

from __future__ import annotations

import csv
import gzip
import io
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import brotli
import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyproj import Transformer

from geoportal.dataset import Dataset, Portal
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from tests.serve.features import Drawn, draw, publish

NAME = "truong-thpt"
ITEMS = f"/api/collections/{NAME}/items"
COUNT = 230


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("items"))


@pytest.fixture(scope="module")
def drawn(settings: Settings, datasets: dict[str, Dataset], portal: Portal) -> Drawn:
    return publish(settings, datasets[NAME], portal, draw(datasets[NAME], COUNT, seed=3))


@pytest.fixture(scope="module")
def app(settings: Settings, drawn: Drawn) -> Flask:
    assert drawn
    return create_app(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def get(client: FlaskClient, address: str, status: int = 200) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == status, answer.get_data(as_text=True)
    content: dict[str, Any] = orjson.loads(answer.get_data())
    return content


def local(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.path}?{parts.query}"


def link(page: dict[str, Any], rel: str) -> str | None:
    return next((local(item["href"]) for item in page["links"] if item["rel"] == rel), None)


def walk(client: FlaskClient, address: str) -> Iterator[dict[str, Any]]:
    following: str | None = address
    while following:
        page = get(client, following)
        yield page
        following = link(page, "next")


def named(feature: dict[str, Any], *words: str) -> bool:
    return all(word in feature["properties"]["ten"] for word in words)


def within(feature: dict[str, Any], west: float, south: float, east: float, north: float) -> bool:
    if feature["geometry"] is None:  # such features meet every box, as the standard has it
        return True
    lon, lat = feature["geometry"]["coordinates"]
    return west <= lon <= east and south <= lat <= north


Keep = Callable[[dict[str, Any]], bool]
QUERIES: list[tuple[str, Keep]] = [
    ("", lambda f: True),
    ("so_hoc_sinh=300", lambda f: f["properties"]["so_hoc_sinh"] == 300),
    ("bbox=106,20.4,106.3,20.8", lambda f: within(f, 106, 20.4, 106.3, 20.8)),
    ("bbox=100,10,110,30", lambda f: True),
    ("bbox=100,0,101,1", lambda f: f["geometry"] is None),
    ("bbox=170,-10,106.3,20.8", lambda f: within(f, -180, -10, 106.3, 20.8)),
    ("filter=so_giao_vien%3E10&bbox=106,20.4,106.3,20.8",
     lambda f: f["properties"]["so_giao_vien"] > 10 and within(f, 106, 20.4, 106.3, 20.8)),
    ("bbox=106,20.4,106.3,20.8&so_hoc_sinh=20",
     lambda f: within(f, 106, 20.4, 106.3, 20.8) and f["properties"]["so_hoc_sinh"] == 20),
    ("q=dong+hung", lambda f: named(f, "Đông Hưng")),
    ("q=thi+t", lambda f: named(f, "thị trấn")),
    ("ten=kh%C3%B4ng", lambda f: False),
]  # fmt: skip
SORTS: list[tuple[str, Callable[[dict[str, Any]], Any]]] = [
    ("", lambda f: 0),
    ("sortby=so_hoc_sinh", lambda f: (f["properties"]["so_hoc_sinh"] is None, f["properties"]["so_hoc_sinh"] or 0)),
    ("sortby=-so_hoc_sinh", lambda f: (f["properties"]["so_hoc_sinh"] is None, -(f["properties"]["so_hoc_sinh"] or 0))),
    ("sortby=-so_hoc_sinh,%2Bso_giao_vien", lambda f: (
        f["properties"]["so_hoc_sinh"] is None, -(f["properties"]["so_hoc_sinh"] or 0), f["properties"]["so_giao_vien"],
    )),
]  # fmt: skip


@pytest.mark.parametrize(("query", "keep"), QUERIES)
@pytest.mark.parametrize(("sort", "key"), SORTS)
@pytest.mark.parametrize("limit", [7, 23, 1000])
def test_pages_lose_and_repeat_nothing(
    client: FlaskClient, drawn: Drawn, query: str, keep: Keep, sort: str, key: Callable[[dict[str, Any]], Any], limit: int
) -> None:  # fmt: skip
    wanted = sorted(filter(keep, drawn.features), key=key)
    pages = list(walk(client, f"{ITEMS}?{'&'.join(filter(None, (query, sort, f'limit={limit}')))}"))
    found = [feature for page in pages for feature in page["features"]]
    assert found == wanted
    assert {page["numberMatched"] for page in pages} == {len(wanted)}
    assert sum(page["numberReturned"] for page in pages) == len(wanted)
    assert len(pages) == max(1, -(-len(wanted) // limit))
    for before, after in pairwise(pages):
        address = link(after, "prev")
        assert address and get(client, address)["features"] == before["features"]
    assert link(pages[0], "prev") is None


def test_links_keep_every_parameter(client: FlaskClient) -> None:
    page = get(client, f"{ITEMS}?limit=5&bbox=105,20,107,22&sortby=ten&properties=ten&f=json")
    for rel in ("next", "self"):
        words = parse_qs(urlsplit(link(page, rel) or "").query)
        assert words.keys() - {"token"} == {"limit", "bbox", "sortby", "properties", "f"}


def test_offsets_are_accepted_and_huge_ones_are_empty(client: FlaskClient, drawn: Drawn) -> None:
    assert get(client, f"{ITEMS}?offset=10&limit=5")["features"] == drawn.features[10:15]
    for offset in (COUNT, 10**6, 10**18, 10**40):
        page = get(client, f"{ITEMS}?offset={offset}")
        assert page["features"] == [] and page["numberMatched"] == COUNT and link(page, "next") is None


def test_a_client_goes_on_in_its_version_or_is_told(
    settings: Settings, datasets: dict[str, Dataset], portal: Portal
) -> None:
    own = Settings(home=settings.home / "moving")
    dataset = datasets[NAME]
    old = publish(own, dataset, portal, draw(dataset, 30, seed=1))
    first = get(create_app(own).test_client(), f"{ITEMS}?limit=20&sortby=so_giao_vien")
    publish(own, dataset, portal, draw(dataset, 12, seed=2))
    client = create_app(own).test_client()
    address = link(first, "next")
    assert address and get(client, f"{ITEMS}?limit=20")["numberMatched"] == 12
    rest = get(client, address)
    wanted = sorted(old.features, key=lambda feature: feature["properties"]["so_giao_vien"])
    assert [*first["features"], *rest["features"]] == wanted
    shutil.rmtree(old.version.path)
    gone = get(create_app(own).test_client(), address, status=410)
    assert "đọc lại từ trang đầu" in gone["detail"] and "begin again" in gone["detail_en"]


BAD = [
    "so_hoc_sinh=abc", "so_hoc_sinh=null", "so_hoc_sinh=1.5", "so_hoc_sinh=nan", "so_hoc_sinh=", "du_lieu_mau=maybe",
    "limit=0", "limit=-1", "limit=x", "limit=1.5", "limit=", "offset=-1", "offset=x", "bbox=1,2,3", "bbox=a,b,c,d",
    "bbox=106,21,107,20", "bbox=nan,1,2,3", "bbox=1,2,3,4,5", "bbox=105,20,107,21&bbox-crs=EPSG:1", "crs=EPSG:4326",
    "sortby=khong", "properties=khong", "khong=1", "limit=1&limit=2", "resulttype=all", "skipGeometry=maybe",
    "datetime=hom-qua", "datetime=2025-13-01", "datetime=2025-02-01/2025-01-01", "q=", "filter-lang=cql2-text",
    "token=x", "token=WzFd", "token=W10&offset=1", "token=%C3%A9", "f=xml", "%ff=1",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
def test_what_is_not_understood_is_refused_in_two_languages(client: FlaskClient, query: str) -> None:
    problem = get(client, f"{ITEMS}?{query}", status=400)
    assert problem["status"] == 400 and problem["code"] and problem["description"]


def test_no_feature_of_this_id(client: FlaskClient) -> None:
    for name in ("khong", "a'b", "%00", "x" * 500):
        assert get(client, f"{ITEMS}/{name}", status=404)["code"] == "NotFound"


@pytest.mark.parametrize("query", [
    "", "?limit=3", "?offset=5&limit=4", "?bbox=106,20.4,106.3,20.8", "?so_hoc_sinh=300&limit=2", "?sortby=-ten&limit=9",
    "?properties=ten,so_hoc_sinh", "?skipGeometry=true", "?resulttype=hits", "?limit=20000",
    "?crs=http://www.opengis.net/def/crs/EPSG/0/9209&limit=5", "?bbox=100,0,101,1",
])  # fmt: skip
def test_the_lane_answers_as_pygeoapi_does(app: Flask, client: FlaskClient, query: str) -> None:
    fast = get(client, f"{ITEMS}{query}")
    with app.request_context(client.get(f"{ITEMS}{query}").request.environ):
        stock = orjson.loads(app.full_dispatch_request().get_data())
    for member in ("type", "features", "numberMatched", "numberReturned"):
        assert fast[member] == stock[member], member
    if "hits" not in query:  # pygeoapi then links to what was only counted
        assert bool(link(fast, "next")) == any(item["rel"] == "next" for item in stock["links"])


def test_one_feature_is_the_same_in_the_lane_and_behind(app: Flask, client: FlaskClient, drawn: Drawn) -> None:
    answer = client.get(f"{ITEMS}/{drawn.features[4]['id']}")
    fast = orjson.loads(answer.get_data())
    with app.request_context(answer.request.environ):
        stock = orjson.loads(app.full_dispatch_request().get_data())
    wanted = drawn.features[4]
    assert {name: fast[name] for name in wanted} == {name: stock[name] for name in wanted} == wanted


def test_validators_compression_and_ids(client: FlaskClient) -> None:
    plain = client.get(f"{ITEMS}?limit=100")
    assert plain.headers["Content-Type"] == "application/geo+json" and plain.headers["X-Request-ID"]
    again = client.get(f"{ITEMS}?limit=100", headers={"If-None-Match": plain.headers["ETag"]})
    assert again.status_code == 304 and not again.get_data() and again.headers["ETag"] == plain.headers["ETag"]
    other = client.get(f"{ITEMS}?limit=99", headers={"If-None-Match": plain.headers["ETag"]})
    assert other.status_code == 200
    features = orjson.loads(plain.get_data())["features"]
    for name, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        packed = client.get(f"{ITEMS}?limit=100", headers={"Accept-Encoding": name})
        assert packed.headers["Content-Encoding"] == name and "Accept-Encoding" in packed.headers["Vary"]
        assert orjson.loads(unpack(packed.get_data()))["features"] == features
    head = client.head(f"{ITEMS}?limit=100")
    assert head.status_code == 200 and not head.get_data()
    assert head.headers["Content-Length"] == plain.headers["Content-Length"]
    echoed = client.get(ITEMS, headers={"X-Request-ID": "proxy-17"})
    assert echoed.headers["X-Request-ID"] == "proxy-17"


def test_links_stand_in_the_head_too(client: FlaskClient, drawn: Drawn) -> None:
    for path in (
        f"{ITEMS}?limit=7&offset=7&ten=&q=tr%C6%B0%E1%BB%9Dng",
        f"{ITEMS}?limit=7&offset=7",
        f"{ITEMS}/x00000",
    ):
        answer = client.get(path)
        found = {(rel, href) for href, rel in re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers["Link"])}
        assert found == {(one["rel"], one["href"]) for one in orjson.loads(answer.get_data())["links"]}
        assert answer.headers["Link"].isascii() and "Link" in answer.headers["Access-Control-Expose-Headers"]


def test_words_of_any_alphabet_are_found(client: FlaskClient, drawn: Drawn) -> None:
    name = drawn.features[0]["properties"]["ten"]
    wanted = [feature["id"] for feature in drawn.features if feature["properties"]["ten"] == name]
    for written in (quote(name), name):
        assert [feature["id"] for feature in get(client, f"{ITEMS}?ten={written}")["features"]] == wanted


def test_a_query_as_csv_is_whole_and_safe(client: FlaskClient, drawn: Drawn) -> None:
    answer = client.get(f"{ITEMS}?f=csv&so_hoc_sinh=300&sortby=-so_giao_vien")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    wanted = [feature for feature in drawn.features if feature["properties"]["so_hoc_sinh"] == 300]
    assert (
        answer.content_type == "text/csv; charset=utf-8" and rows[0][0] == "Tên trường" and len(rows) == len(wanted) + 1
    )
    place = rows[0].index("Số giáo viên (người)")
    assert [int(row[place]) for row in rows[1:]] == sorted(
        (f["properties"]["so_giao_vien"] for f in wanted), reverse=True
    )
    assert len(client.get(f"{ITEMS}?f=csv").get_data(as_text=True).splitlines()) == COUNT + 1
    assert len(client.get(f"{ITEMS}?f=csv&limit=3").get_data(as_text=True).splitlines()) == 4
    assert client.get(f"{ITEMS}?f=csv&limit=x").status_code == 400


def test_a_query_may_be_posted(client: FlaskClient) -> None:
    address = f"/api/collections/{NAME}/search"
    body = {"limit": 3, "bbox": [106, 20.4, 106.3, 20.8], "sortby": ["-so_giao_vien"],
            "filter": {"op": ">", "args": [{"property": "so_giao_vien"}, 10]}}  # fmt: skip
    found = client.post(address, json=body)
    wanted = get(client, f"{ITEMS}?limit=3&bbox=106,20.4,106.3,20.8&sortby=-so_giao_vien&filter=so_giao_vien%3E10")
    assert found.status_code == 200 and orjson.loads(found.get_data())["features"] == wanted["features"] != []
    assert get(client, link(orjson.loads(found.get_data()), "next") or "")["numberMatched"] == wanted["numberMatched"]
    for bad in (b"", b"[]", b"{", b'{"khong": 1}', b'{"limit": {}}', b'{"filter": "a = "}', b"\xff"):
        assert client.post(address, data=bad).status_code == 400
    assert client.post("/api/collections/khong/search", json={}).status_code == 404


FILTERS: list[tuple[str, Keep]] = [
    ("so_hoc_sinh > 20 AND ten LIKE '%Cừ%'", lambda f: (f["properties"]["so_hoc_sinh"] or 0) > 20 and named(f, "Cừ")),
    ("CASEI(ACCENTI(ten)) LIKE CASEI(ACCENTI('%dong hung%'))", lambda f: named(f, "Đông Hưng")),
    ("ten LIKE '%O''Reilly%'", lambda f: named(f, "O'Reilly")),
    ("S_INTERSECTS(geometry, BBOX(106, 20.4, 106.3, 20.8))",
     lambda f: f["geometry"] is not None and within(f, 106, 20.4, 106.3, 20.8)),
    ("so_hoc_sinh IS NULL", lambda f: f["properties"]["so_hoc_sinh"] is None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "keep"), FILTERS)
def test_filters_are_paged_through_too(client: FlaskClient, drawn: Drawn, text: str, keep: Keep) -> None:
    pages = list(walk(client, f"{ITEMS}?limit=9&filter={quote(text)}"))
    assert [feature for page in pages for feature in page["features"]] == list(filter(keep, drawn.features))


def test_boxes_in_every_crs_find_what_lies_in_them(client: FlaskClient, drawn: Drawn) -> None:
    for code in (3857, 9209, 3405):
        move = Transformer.from_crs("OGC:CRS84", f"EPSG:{code}", always_xy=True).transform
        (west, south), (east, north) = move(106.0, 20.4), move(106.3, 20.8)
        uri = f"http://www.opengis.net/def/crs/EPSG/0/{code}"
        found = get(client, f"{ITEMS}?limit=1000&bbox={west},{south},{east},{north}&bbox-crs={uri}")["features"]
        wanted = []
        for feature in drawn.features:
            x, y = move(*feature["geometry"]["coordinates"]) if feature["geometry"] else (west, south)
            wanted += [feature] if west <= x <= east and south <= y <= north else []
        assert found == wanted != []


@pytest.mark.parametrize("accept", ["application/json, text/html;q=0.5", "application/geo+json,text/html;q=0.1", "*/*"])
def test_a_client_that_would_rather_have_json_pages_as_all_others(client: FlaskClient, accept: str) -> None:
    address: str | None = f"{ITEMS}?limit=100&filter=so_giao_vien%3E10"
    found, wanted = [], get(client, f"{ITEMS}?limit=1000&filter=so_giao_vien%3E10")["features"]
    while address:
        page = orjson.loads(client.get(address, headers={"Accept": accept}).get_data())
        found += page["features"]
        address = link(page, "next")
    assert found == wanted != []


def test_a_browser_is_sent_to_the_page(client: FlaskClient) -> None:
    answer = client.get(ITEMS, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == 302 and answer.headers["Location"] == f"/du-lieu/{NAME}"
