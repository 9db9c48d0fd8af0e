"""The OGC API over HTTP."""

from __future__ import annotations

import hashlib
import inspect
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from pygeoapi.api import API
from pygeoapi.openapi import get_oas
from pyproj import Transformer

from geoportal.dataset import load_datasets, load_portal, load_references
from geoportal.serve.ogc import patches
from geoportal.serve.ogc.config import PROCESSES, build_config, config_text
from geoportal.serve.ogc.crs import CRS_LIST
from geoportal.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
FIVE = ("camera-giam-sat-giao-thong", "diem-do-xe-cong-cong", "phan-vung-rui-ro-thien-tai", "di-tich-quoc-gia", "truong-tieu-hoc")  # fmt: skip
SCHOOLS = "/api/collections/truong-tieu-hoc/items"


def get(client: FlaskClient, path: str, status: int = 200) -> Any:
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.get_data(as_text=True)[:300])
    return answer.get_json()


def test_the_five_named_datasets_answer_with_features(client: FlaskClient) -> None:
    for name in FIVE:
        content = get(client, f"/api/collections/{name}/items")
        assert content["numberReturned"] == content["numberMatched"] == len(content["features"]) >= 10
        assert content["features"][0]["geometry"] is not None
        assert content["features"][0]["properties"]["du_lieu_mau"] is True


def test_only_published_collections_with_true_extents(client: FlaskClient, sampled: Settings) -> None:
    collections = {item["id"]: item for item in get(client, "/api/collections")["collections"]}
    datasets = load_datasets(sampled.layers)
    assert "don-vi-hanh-chinh" in collections
    assert "co-so-tiem-chung" not in collections
    assert all(name in ("don-vi-hanh-chinh", "danh-muc") or datasets[name].is_located for name in collections)
    west, south, east, north = collections["truong-tieu-hoc"]["extent"]["spatial"]["bbox"][0]
    placed = [feature for feature in get(client, SCHOOLS)["features"] if feature["geometry"]]
    assert len(placed) >= 10
    for feature in placed:
        lon, lat = feature["geometry"]["coordinates"]
        assert west <= lon <= east and south <= lat <= north
    assert set(collections["truong-tieu-hoc"]["crs"]) >= set(CRS_LIST)


def test_paging_gives_every_feature_once(client: FlaskClient) -> None:
    whole = [feature["id"] for feature in get(client, f"{SCHOOLS}?limit=1000")["features"]]
    paged, offset = [], 0
    while page := get(client, f"{SCHOOLS}?limit=5&offset={offset}")["features"]:
        paged += [feature["id"] for feature in page]
        offset += 5
    assert paged == whole


def test_there_is_a_next_link_exactly_while_there_is_more(client: FlaskClient) -> None:
    total = get(client, SCHOOLS)["numberMatched"]
    for offset, expected in ((0, True), (total - 3, False), (total - 4, True)):
        links = get(client, f"{SCHOOLS}?limit=3&offset={offset}")["links"]
        assert any(link["rel"] == "next" for link in links) is expected, offset


def test_bbox_filters_points_and_polygons_exactly(client: FlaskClient) -> None:
    feature = get(client, SCHOOLS)["features"][0]
    lon, lat = feature["geometry"]["coordinates"]
    box = f"{lon - 0.001},{lat - 0.001},{lon + 0.001},{lat + 0.001}"
    assert feature["id"] in [item["id"] for item in get(client, f"{SCHOOLS}?bbox={box}")["features"]]
    zones = "/api/collections/phan-vung-rui-ro-thien-tai/items"
    ring = get(client, zones)["features"][0]["geometry"]["coordinates"][0][0]
    corner = (max(p[0] for p in ring), max(p[1] for p in ring))
    empty = get(client, f"{zones}?bbox={corner[0] - 1e-5},{corner[1] - 1e-5},{corner[0]},{corner[1]}")
    assert empty["numberMatched"] == 0


def test_bbox_crs_and_crs_agree_with_proj(client: FlaskClient) -> None:
    feature = get(client, SCHOOLS)["features"][0]
    lon, lat = feature["geometry"]["coordinates"]
    for code, order in ((9209, "EPSG"), (3405, "EPSG"), (4326, "EPSG"), (3857, "EPSG")):
        uri = f"http://www.opengis.net/def/crs/{order}/0/{code}"
        x, y = Transformer.from_crs("OGC:CRS84", f"EPSG:{code}").transform(lon, lat)
        moved = get(client, f"{SCHOOLS}/{feature['id']}?crs={uri}")["geometry"]["coordinates"]
        assert moved == pytest.approx([x, y], abs=0.001)
        size = 0.001 if code == 4326 else 60
        box = f"{x - size},{y - size},{x + size},{y + size}"
        found = get(client, f"{SCHOOLS}?bbox={box}&bbox-crs={uri}")["features"]
        assert feature["id"] in [item["id"] for item in found]
        answer = client.get(f"{SCHOOLS}?crs={uri}")
        assert answer.headers["Content-Crs"] == f"<{uri}>"


def test_properties_sorting_selection_and_geometry(client: FlaskClient) -> None:
    named = get(client, SCHOOLS)["features"][3]["properties"]["ten"]
    found = get(client, f"{SCHOOLS}?ten={named}")
    assert [item["properties"]["ten"] for item in found["features"]] == [named]
    pupils = [f["properties"]["so_hoc_sinh"] for f in get(client, f"{SCHOOLS}?sortby=-so_hoc_sinh")["features"]]
    assert pupils == sorted(pupils, reverse=True)
    slim = get(client, f"{SCHOOLS}?properties=ten&skipGeometry=true")["features"][0]
    assert (slim["geometry"], list(slim["properties"])) == (None, ["ten"])
    assert get(client, f"{SCHOOLS}?resulttype=hits")["numberReturned"] == 0


def test_datetime_on_a_year(client: FlaskClient) -> None:
    people = "/api/collections/dan-so-dien-tich/items"
    everything = get(client, people)["numberMatched"]
    assert get(client, f"{people}?datetime=2025-06-01/..")["numberMatched"] == everything
    assert get(client, f"{people}?datetime=../2024-12-31")["numberMatched"] == 0
    assert get(client, f"{people}?datetime=2025-03-01")["numberMatched"] == everything
    get(client, f"{people}?datetime=hom-qua", 400)


WRONG = ["?foo=1", "?bbox=1,2,3", "?bbox=nan,20,107,21", "?limit=0", "?limit=x", "?offset=-1", "?sortby=khong_co",
         "?crs=http://www.opengis.net/def/crs/EPSG/0/5897", "?filter=khong='A'", "?f=png", "?datetime=date/P2D",
         "?resulttype=xyz", "?properties=khong_co"]  # fmt: skip


@pytest.mark.parametrize("query", WRONG)
def test_wrong_requests_are_refused(client: FlaskClient, query: str) -> None:
    content = get(client, SCHOOLS + query, 400)
    assert content["description"]


def test_unknown_things_are_not_found(client: FlaskClient) -> None:
    for path in ("/api/collections/khong-co", "/api/collections/khong-co/items", f"{SCHOOLS}/khong-co"):
        get(client, path, 404)


@pytest.mark.parametrize("accept", ["application/json;q=0", "*/*;q=abc", "", "image/png"])
def test_odd_accept_headers_are_no_server_error(client: FlaskClient, accept: str) -> None:
    assert client.get(SCHOOLS, headers={"Accept": accept, "Accept-Language": "x;q=0"}).status_code < 500


def test_browsers_are_sent_to_the_pages(client: FlaskClient) -> None:
    answer = client.get(SCHOOLS, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/du-lieu/truong-tieu-hoc")


def test_etag_and_not_modified(client: FlaskClient) -> None:
    answer = client.get(SCHOOLS)
    tag = answer.headers["ETag"]
    assert tag.startswith("W/")
    assert client.get(SCHOOLS, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(f"{SCHOOLS}?limit=1").headers["ETag"] != tag
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_qgis_looks_for(client: FlaskClient) -> None:
    links = {link["rel"]: link for link in get(client, "/api")["links"] if "html" not in link.get("type", "")}
    assert links["service-desc"]["type"] == "application/vnd.oai.openapi+json;version=3.0"
    assert links["data"]["type"] == "application/json"
    document = get(client, "/api/openapi")
    limit = document["components"]["parameters"]["limit"]["schema"]
    assert min(max(1000, limit["default"]), limit["maximum"]) >= 1000
    classes = get(client, "/api/conformance")["conformsTo"]
    assert any("ogcapi-features-1/1.0/conf/core" in uri for uri in classes)
    assert any("ogcapi-features-2/1.0/conf/crs" in uri for uri in classes)
    needed = ("cql2/1.0/conf/basic-cql2", "cql2/1.0/conf/cql2-text", "ogcapi-features-3/1.0/conf/filter",
              "ogcapi-features-3/1.0/conf/features-filter", "ogcapi-features-5/1.0/conf/schemas")  # fmt: skip
    assert all(any(uri.endswith(name) for uri in classes) for name in needed)


def test_the_configuration_file_is_the_generated_one(sampled: Settings) -> None:
    layers = sampled.layers
    text = config_text(load_datasets(layers), load_references(layers), load_portal(layers))
    assert (ROOT / "pygeoapi-config.yml").read_text(encoding="utf-8") == text, "run: geoportal config --write"


def test_pygeoapi_runs_on_the_file_alone(sampled: Settings) -> None:
    layers = sampled.layers
    datasets = load_datasets(layers)
    config = build_config(datasets, load_references(layers), load_portal(layers), url="http://127.0.0.1:5000")
    located = [name for name, dataset in datasets.items() if dataset.is_located]
    assert set(config["resources"]) == {*located, "danh-muc", "don-vi-hanh-chinh", *PROCESSES}
    api = API(config, get_oas(config))
    assert len(api.config["resources"]) == len(located) + 2 + len(PROCESSES)


def test_the_patched_function_is_still_the_one_we_know() -> None:
    source = inspect.getsource(patches.UPSTREAM)
    assert (
        hashlib.sha256(source.encode()).hexdigest()
        == "7f66dffc40ddf7c564387dec74d60419a970f9ac1aaaf85b67b03e9c4e515aad"
    )


def test_markup_in_data_is_unchanged(client: FlaskClient) -> None:
    assert json.loads(patches.to_json({"a": "<b> & Đông"})) == {"a": "<b> & Đông"}
    assert patches.to_json({"a": "<Đ>"}) == '{"a":"<Đ>"}'
