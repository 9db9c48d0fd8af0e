"""What the API refuses is said in Vietnamese and English, on every address; HEAD, OPTIONS and CORS on every address too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient

from geoportal.serve.app import create_app
from geoportal.serve.ogc.cors import SENT
from geoportal.serve.ogc.problems import CODES, both_languages, is_own_path
from geoportal.settings import Settings
from tests.serve.api import JSON

SCHOOLS = "/api/collections/truong-tieu-hoc"
CATALOGUE = "/api/collections/danh-muc"
GEOCODE, REVERSE = "/api/processes/geocode/execution", "/api/processes/reverse-geocode/execution"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE")
VIETNAMESE = re.compile(r"[à-ỹđÀ-ỸĐ]")


@pytest.fixture(scope="module")
def app(sampled: Settings) -> Flask:
    return create_app(sampled)


@pytest.fixture(scope="module")
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def assert_problem(answer: Any, status: int | None = None) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == JSON and answer.headers["Access-Control-Allow-Origin"] == "*"
    assert status in (None, answer.status_code), (answer.status_code, answer.get_data(as_text=True)[:300])
    content: dict[str, Any] = orjson.loads(answer.get_data())
    assert content.keys() == {"type", "code", "title", "status", "description", "detail", "detail_en"}
    assert content["status"] == answer.status_code and content["code"] == CODES[answer.status_code]
    vi, en = content["detail"], content["detail_en"]
    assert VIETNAMESE.search(vi) and vi[-1] in ".?" and "Error executing" not in vi, vi
    assert en and en != vi and content["description"] == f"{vi} ({en})"
    assert re.match(r"[\w“]", en) and not re.match(
        r"[^«“]*[àảãạắằẳẵặấầẩẫậèẻẽẹếềểễệìỉĩịòỏõọốồổỗộớờởỡợùủũụứừửữựỳỷỹỵđ]", en
    ), en
    return content


def paths(app: Flask) -> Iterator[tuple[str, set[str]]]:
    """Yield an address of every route of the API, and the methods that it takes."""
    values = {
        "name": "truong-tieu-hoc",
        "item": "khong",
        "matrix_set": "WebMercatorQuad",
        "zoom": "0",
        "row": "0",
        "column": "0",
    }
    for rule in app.url_map.iter_rules():
        if is_own_path(rule.rule):
            path = re.sub(r"<(\w+)>", lambda found: values[found[1]], rule.rule)
            path = path.replace("processes/truong-tieu-hoc", "processes/geocode")
            yield path, set(rule.methods or ())


def test_every_method_on_every_address(app: Flask, client: FlaskClient) -> None:
    seen = 0
    for path, methods in paths(app):
        allowed = ", ".join(sorted(methods))
        for method in METHODS:
            if method not in methods:
                answer = client.open(path, method=method)
                assert answer.headers["Allow"] == allowed, (method, path)
                if method != "HEAD":
                    assert allowed in assert_problem(answer, 405)["detail"]
                seen += 1
    assert seen > 90
    for path in (
        "/api/khong",
        f"{SCHOOLS}/khong",
        "/api/jobs",
        "/api/stac",
        "/api/admin/config",
        f"{SCHOOLS}/items/a/b",
    ):
        for method in ("GET", "POST", "DELETE", "OPTIONS"):
            assert_problem(client.open(path, method=method), 404)


def test_preflights_of_pages_of_other_sites(app: Flask, client: FlaskClient) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST",
             "Access-Control-Request-Headers": "content-type"}  # fmt: skip
    for path, methods in paths(app):
        answer = client.options(path, headers=asked)
        assert (answer.status_code, answer.get_data()) == (200, b""), path
        said = answer.headers
        assert said["Allow"] == said["Access-Control-Allow-Methods"] == ", ".join(sorted(methods))
        assert (said["Access-Control-Allow-Origin"], said["Access-Control-Allow-Headers"]) == ("*", SENT)
        assert "Content-Type" in SENT and int(said["Access-Control-Max-Age"]) > 0
    for path in (f"{CATALOGUE}/items", f"{CATALOGUE}/search", f"{CATALOGUE}/items/truong-thpt"):
        assert client.options(path).get_data() == b""


def test_head_is_get_without_a_body(app: Flask, client: FlaskClient) -> None:
    seen = 0
    for path, methods in (*paths(app), (f"{CATALOGUE}/items", {"HEAD"}), (f"{SCHOOLS}/items?f=csv", {"HEAD"})):
        if "HEAD" in methods:
            got, head = client.get(path), client.head(path)
            assert (head.status_code, head.get_data()) == (got.status_code, b""), path
            for name in ("Content-Type", "ETag", "Content-Crs", "Vary", "Access-Control-Allow-Origin", "Cache-Control"):
                assert head.headers.get(name) == got.headers.get(name), (path, name)
            seen += 1
    assert seen > 15


WRONG_BODIES: list[tuple[str, Any, int]] = [
    (GEOCODE, b"", 400), (GEOCODE, b"[", 400), (GEOCODE, b"\xff\xfe", 400), (GEOCODE, b"[]", 400), (GEOCODE, b"null", 400),
    (GEOCODE, {"inputs": []}, 400), (GEOCODE, {}, 400), (GEOCODE, {"inputs": {}}, 400),
    (GEOCODE, {"inputs": {"addresses": []}}, 400), (GEOCODE, {"inputs": {"addresses": [1]}}, 400),
    (GEOCODE, {"inputs": {"addresses": ["a"], "khong": 1}}, 400), (GEOCODE, {"inputs": {"addresses": ["a"], "as_of": "x"}}, 400),
    (GEOCODE, {"inputs": {"addresses": ["a"]}, "subscriber": {"successUri": "https://example.org"}}, 400),
    (GEOCODE, {"inputs": {"addresses": ["a"]}, "outputs": {"khong": {}}}, 400),
    (GEOCODE, {"inputs": {"addresses": ["a"]}, "outputs": 5}, 400),
    (GEOCODE, {"inputs": {"addresses": ["a"]}, "response": "khong"}, 400), (GEOCODE, b" " * 1_000_001, 413),
    (REVERSE, {"inputs": {"points": [["a", 1]]}}, 400), (REVERSE, {"inputs": {"points": [[106, 20]], "crs": 5897}}, 400),
    (REVERSE, {"inputs": {"points": 5}}, 400), ("/api/processes/khong/execution", {"inputs": {}}, 404),
    ("/api/processes/tai-diem-nay/execution", {"inputs": {"lon": "a"}}, 400),
    ("/api/processes/gan-nhat/execution", {"inputs": {"lon": 106, "lat": 20.6, "count": -1}}, 400),
    (f"{SCHOOLS}/search", b"", 400), (f"{SCHOOLS}/search", b"5", 400), (f"{SCHOOLS}/search", {"khong": 1}, 400),
    (f"{SCHOOLS}/search", {"filter": "khong = 1"}, 400), (f"{SCHOOLS}/search", {"bbox": {"a": 1}}, 400),
    (f"{SCHOOLS}/search", b" " * 1_000_001, 413), ("/api/collections/khong/search", {}, 404),
    (f"{CATALOGUE}/search", b"", 400), (f"{CATALOGUE}/search", {"khong": 1}, 400), (f"{CATALOGUE}/search", {"limit": "x"}, 400),
    (f"{CATALOGUE}/search", {"datetime": "hom-qua"}, 400),
]  # fmt: skip


@pytest.mark.parametrize(("path", "body", "status"), WRONG_BODIES, ids=lambda part: str(part)[:60])
def test_wrong_bodies(client: FlaskClient, path: str, body: Any, status: int) -> None:
    for kind in (JSON, "application/xml", "text/plain", "multipart/form-data"):
        data = body if isinstance(body, bytes) else orjson.dumps(body)
        assert_problem(client.post(path, data=data, content_type=kind), status)


WRONG_QUERIES = [
    "/api?khong=1", "/api/processes?limit=true", "/api/processes?limit=0", "/api/processes?khong=1", "/api/openapi?f=yaml",
    "/api/collections?f=xml", "/api/collections?lang=vi&lang=en", f"{SCHOOLS}?f=jsonld", f"{SCHOOLS}/schema?f=csv",
    f"{SCHOOLS}/sortables?khong=1", f"{SCHOOLS}/queryables?limit=1", f"{SCHOOLS}/items?f=png", f"{SCHOOLS}/items?f=csv&limit=x",
    f"{SCHOOLS}/items?filter=a&filter-lang=khong", f"{SCHOOLS}/items?token=khong", f"{SCHOOLS}/items?bbox-crs=khong&bbox=1,2,3,4",
    f"{SCHOOLS}/items/khong?crs=khong", f"{SCHOOLS}/items?%ff=1", f"{SCHOOLS}/items?so_hoc_sinh=abc",
    f"{SCHOOLS}/tiles?f=tilejson", f"{SCHOOLS}/tiles/WebMercatorQuad/0/0/0?f=png", f"{SCHOOLS}/tiles/WebMercatorQuad/1/x/0",
    f"{CATALOGUE}?f=xml", f"{CATALOGUE}/items?filter=a", f"{CATALOGUE}/items?sortby=khong", f"{CATALOGUE}/items?q=,",
    f"{CATALOGUE}/items?bbox=1", f"{CATALOGUE}/schema?khong=1", "/api/tileMatrixSets?f=xml",
]  # fmt: skip
MISSING = [
    "/api/collections/khong", "/api/collections/khong/items", "/api/collections/khong/items/1", "/api/collections/khong/schema",
    "/api/collections/khong/queryables", "/api/collections/khong/sortables", "/api/collections/khong/tiles",
    "/api/collections/co-so-tiem-chung", f"{SCHOOLS}/items/khong", f"{SCHOOLS}/items/khong?f=json", "/api/processes/khong",
    f"{SCHOOLS}/tiles/WorldCRS84Quad", f"{SCHOOLS}/tiles/WebMercatorQuad/99/0/0", f"{SCHOOLS}/tiles/WebMercatorQuad/1/5/0",
    "/api/tileMatrixSets/khong", f"{CATALOGUE}/items/khong", f"{CATALOGUE}/tiles", "/api/collections/a%20b", "/api/%F0%9F%98%80",
]  # fmt: skip


@pytest.mark.parametrize("path", WRONG_QUERIES)
def test_wrong_queries(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 400)


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404)


def test_browsers_get_pages_in_their_language(client: FlaskClient) -> None:
    for query, word in (("", "API không có địa chỉ này"), ("?lang=en", "the API has no such address")):
        answer = client.get(f"/api/khong{query}", headers=BROWSER)
        text = answer.get_data(as_text=True)
        assert (answer.status_code, answer.mimetype) == (404, "text/html") and word in text
        (there,) = set(re.findall(r'href="(/api/khong[^"]*)"', text))
        assert there == f"/api/khong?lang={'vi' if query else 'en'}"
    assert client.post(f"{SCHOOLS}/items", headers=BROWSER).headers["Allow"] == "GET, HEAD, OPTIONS"
    assert_problem(client.get("/api/khong?f=json", headers=BROWSER), 404)
    assert client.post("/du-lieu").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_faults_of_the_portal_itself_are_problems_too(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr("geoportal.serve.ogc.blueprint.describe_collections", broken)
    content = assert_problem(app.test_client().get("/api/collections"), 500)
    assert "secret" not in orjson.dumps(content).decode()


def test_the_catalogue_in_the_form_of_ckan_is_left_to_itself(client: FlaskClient) -> None:
    answer = client.get("/api/3/action/khong-co")
    assert answer.status_code >= 400 and b"detail_en" not in answer.get_data()


@pytest.mark.parametrize(("text", "vi", "en"), [
    ("identifier not found", "API không có địa chỉ này. Các địa chỉ có ở /api/openapi.", "identifier not found"),
    ("crs: không hỗ trợ 5 (unsupported)", "crs: không hỗ trợ 5.", "crs: unsupported"),
    ("Không có đầu vào a (b) (unknown input)", "Không có đầu vào a (b).", "unknown input"),
    ("Cần một số? (a number?)", "Cần một số?", "a number?"), ("", "API không có địa chỉ này. Các địa chỉ có ở /api/openapi.", ""),
])  # fmt: skip
def test_texts_of_others_in_both_languages(text: str, vi: str, en: str) -> None:
    assert both_languages(404, text, "/api") == (vi, en or "the API has no such address")
