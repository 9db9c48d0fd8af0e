"""Addresses of the API that are opened in a browser: first checked as for programs, then sent to the page of the same."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from geoportal.dataset import Dataset
from geoportal.serve.ogc import people
from geoportal.serve.ogc.people import features_page
from geoportal.serve.pages.conditions import Condition, cql2_text, read_conditions

NAME = "truong-tieu-hoc"
HERE = f"/api/collections/{NAME}"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def ask(client: FlaskClient, path: str) -> list[Any]:
    """Return the answers to an address with f=html, and to a browser without it."""
    joined = f"{path}{'&' if '?' in path else '?'}f=html"
    return [client.get(joined), client.get(path, headers=BROWSER)]


REFUSED = [
    (f"{HERE}/items?khong=1", 400), (f"{HERE}/items?bbox=1,2", 400), (f"{HERE}/items?filter=khong=1", 400),
    (f"{HERE}/items?limit=0", 400), (f"{HERE}/items?so_hoc_sinh=abc", 400), (f"{HERE}/items?datetime=hom-qua", 400),
    (f"{HERE}/items?sortby=khong", 400), (f"{HERE}/items/khong", 404), (f"{HERE}?khong=1", 400),
    (f"{HERE}/schema?khong=1", 400), (f"{HERE}/queryables?limit=3", 400), (f"{HERE}/tiles?khong=1", 400),
    (f"{HERE}/tiles/khong", 404), ("/api/collections/khong", 404), ("/api/collections/khong/items", 404),
    ("/api/collections/khong/items/1", 404), ("/api/collections/khong/schema", 404), ("/api/collections/khong/tiles", 404),
    ("/api/collections/danh-muc?khong=1", 400), ("/api/collections/danh-muc/items?khong=1", 400),
    ("/api/collections/danh-muc/items/khong", 404), ("/api?khong=1", 400), ("/api/collections?limit=1", 400),
    ("/api/openapi?khong=1", 400), ("/api/conformance?khong=1", 400), ("/api/processes/khong", 404),
    ("/api/processes?limit=true", 400), ("/api/khong", 404), ("/api/tileMatrixSets/khong", 404),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status"), REFUSED, ids=[path for path, _ in REFUSED])
def test_what_is_wrong_is_said_on_a_page_and_not_hidden_by_a_redirect(
    client: FlaskClient, path: str, status: int
) -> None:
    for answer in ask(client, path):
        text = answer.get_data(as_text=True)
        assert (answer.status_code, answer.mimetype) == (status, "text/html"), path
        (sentence,) = re.findall(r"<h1>[^<]*</h1><p>([^<]+)</p>", text)
        assert sentence.rstrip()[-1] in ".?" and "default-src" in answer.headers["Content-Security-Policy"]
    plain = client.get(path)
    assert (plain.status_code, plain.mimetype) == (status, "application/json")


PAGES = [
    ("/api", "/"), ("/api/collections", "/du-lieu"), ("/api/openapi", "/ung-dung"), ("/api/conformance", "/ung-dung"),
    ("/api/processes", "/ung-dung"), ("/api/processes/geocode", "/ung-dung"), ("/api/tileMatrixSets", "/ung-dung"),
    (HERE, f"/du-lieu/{NAME}"), (f"{HERE}/schema", f"/du-lieu/{NAME}"), (f"{HERE}/queryables", f"/du-lieu/{NAME}"),
    (f"{HERE}/sortables", f"/du-lieu/{NAME}"), (f"{HERE}/items", f"/du-lieu/{NAME}"), (f"{HERE}/tiles", f"/du-lieu/{NAME}"),
    (f"{HERE}/tiles/WebMercatorQuad", f"/du-lieu/{NAME}"), (f"{HERE}/items?limit=5&offset=10", f"/du-lieu/{NAME}"),
    (f"{HERE}/items?so_hoc_sinh=300&sortby=-ten", f"/du-lieu/{NAME}?loc=so_hoc_sinh~la~300&sap-xep=-ten"),
    (f"{HERE}/items?loai_hinh=C%C3%B4ng%20l%E1%BA%ADp", f"/du-lieu/{NAME}?loc=loai_hinh~la~C%C3%B4ng%20l%E1%BA%ADp"),
    (f"{HERE}/items?bbox=106,20.5,106.25,20.75&so_hoc_sinh=300",
     f"/ban-do?lop={NAME}&loc={NAME}~so_hoc_sinh~la~300#11/20.625/106.125"),
    ("/api/collections/danh-muc", "/du-lieu"), ("/api/collections/danh-muc/queryables", "/du-lieu"),
    ("/api/collections/danh-muc/items?q=tr%C6%B0%E1%BB%9Dng&domain=giao-duc", "/du-lieu?q=tr%C6%B0%E1%BB%9Dng&linh-vuc=giao-duc"),
    (f"/api/collections/danh-muc/items/{NAME}", f"/du-lieu/{NAME}"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "page"), PAGES, ids=[path for path, _ in PAGES])
def test_people_are_sent_to_the_page_of_the_same(client: FlaskClient, path: str, page: str) -> None:
    for answer in ask(client, path):
        assert (answer.status_code, answer.headers["Location"]) == (302, page)
        assert "Accept" in answer.headers["Vary"]
    english = client.get(f"{path}{'&' if '?' in path else '?'}f=html&lang=en").headers["Location"]
    assert english == (f"/en{page}" if page != "/" else "/en/")
    for there in (page, english):
        assert client.get(there).status_code == 200, there


def test_a_feature_is_shown_on_its_page_when_there_are_such_pages(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = client.get(f"{HERE}/items?limit=1").get_json(force=True)["features"][0]["id"]
    there = client.get(f"{HERE}/items/{quote(item)}?f=html").headers["Location"]
    monkeypatch.setattr(people, "_is_page", lambda path: False)
    assert client.get(f"{HERE}/items/{quote(item)}?f=html").headers["Location"] == f"/du-lieu/{NAME}#{quote(item)}"
    monkeypatch.setattr(people, "_is_page", lambda path: path == f"/du-lieu/{NAME}/{item}")
    assert client.get(f"{HERE}/items/{quote(item)}?f=html").headers["Location"] == f"/du-lieu/{NAME}/{quote(item)}"
    assert client.get(urlsplit(there).path).status_code == 200


CONDITIONS = [
    ["ten~chua~nguyễn huệ"], ["ten~chua~50%_\\"], ["so_hoc_sinh~tu~100", "so_hoc_sinh~den~900"], ["loai_hinh~la~Công lập"],
    ["loai_hinh~la~Công lập", "loai_hinh~la~Tư thục", "ten~co"], ["dien_thoai~trong"], ["ten~la~O'Neill", "du_lieu_mau~la~true"],
]  # fmt: skip


@pytest.mark.parametrize("texts", CONDITIONS, ids=[" ".join(texts) for texts in CONDITIONS])
def test_the_filters_of_the_pages_come_back_to_them(
    client: FlaskClient, datasets: dict[str, Dataset], texts: list[str]
) -> None:
    wanted = read_conditions(MultiDict([("loc", text) for text in texts]), datasets[NAME])
    address = f"{HERE}/items?f=html&filter={quote(cql2_text(wanted))}"
    location = client.get(address).headers["Location"]
    words = MultiDict(pair.split("=", 1) for pair in urlsplit(location).query.split("&"))
    found = [read_conditions(MultiDict([("loc", text)]), datasets[NAME]) for text in map(unquote, words.getlist("loc"))]
    assert sorted(str(one) for ones in found for one in ones) == sorted(map(str, wanted))


@pytest.mark.parametrize("text", ["so_hoc_sinh > 5", "ten = 'a' OR ten = 'b'", "NOT (ten = 'a')", "ten LIKE 'a%'",
                                  "S_INTERSECTS(geometry,BBOX(106,20,107,21))", "so_hoc_sinh = so_giao_vien",
                                  "CASEI(ten) = CASEI('a')", "ten NOT IN ('a')"])  # fmt: skip
def test_filters_that_the_pages_do_not_have_are_left_behind(client: FlaskClient, text: str) -> None:
    assert client.get(f"{HERE}/items?f=html&filter={quote(text)}").headers["Location"] == f"/du-lieu/{NAME}"


def test_conditions_and_filter_go_together(client: FlaskClient) -> None:
    served = client.application.extensions["ogc"].served(NAME)
    words = {"so_hoc_sinh": "300", "filter": "ten IS NOT NULL", "limit": "5"}
    with client.application.test_request_context("/api"):
        assert features_page(served, words, "vi") == f"/du-lieu/{NAME}?loc=so_hoc_sinh~la~300&loc=ten~co"
    assert str(Condition("ten", "co")) == "ten~co"
