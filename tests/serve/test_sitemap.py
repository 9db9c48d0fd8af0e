"""Sitemaps and robots.txt, read with lxml and the standard library's robot parser."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest
from flask.testing import FlaskClient
from lxml import etree

from geoportal.dataset import Dataset
from geoportal.serve.metadata import sitemap
from tests.serve.metadata_home import HTTP, MAPPED, TABLE, Home, make_home

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ROWS: dict[str, dict[str, object]] = {f"a{number}": {"ten": f"T {number}", "@": "106.1 20.6"} for number in range(40)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("sitemap"))
    home.publish(MAPPED, ROWS)  # type: ignore[arg-type]
    home.publish("bao-tang", {"mau": {"ten": "Mẫu", "@": "106.2 20.5"}}, sample=True)
    home.publish(TABLE, {"kỳ lạ/&<?": {}})
    return home


def read(client: FlaskClient, path: str = "/sitemap.xml") -> etree._Element:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    return etree.fromstring(answer.data)


def addresses(tree: etree._Element) -> list[str]:
    return [one.text or "" for one in tree.iterfind("s:url/s:loc", NAMES)]


def test_all_pages_in_both_languages(client: FlaskClient, datasets: dict[str, Dataset]) -> None:
    found = addresses(read(client))
    assert len(found) == len(set(found)) <= 50_000
    for name in datasets:
        assert {f"{HTTP}/du-lieu/{name}", f"{HTTP}/en/du-lieu/{name}"} <= set(found)
    assert f"{HTTP}/" in found and f"{HTTP}/en/" in found and f"{HTTP}/ban-do" in found
    assert not [one for one in found if "truong-thpt/" in one], "samples have no pages of features"
    alone = [one for one in found if "/du-lieu/" not in one]
    assert len(alone) >= 12
    for address in alone:
        answer = client.get(address.removeprefix(HTTP))
        assert (answer.status_code, answer.mimetype) == (200, "text/html"), address


def test_each_address_names_the_page_in_every_language(client: FlaskClient) -> None:
    known = set(addresses(tree := read(client)))
    for url in tree.iterfind("s:url", NAMES):
        links = {one.get("hreflang"): str(one.get("href")) for one in url.iterfind("x:link", NAMES)}
        own = url.findtext("s:loc", "", NAMES)
        assert (
            links.keys() == {"vi", "en", "x-default"}
            and own in (links["vi"], links["en"])
            and set(links.values()) <= known
        )
        assert links["x-default"] == links["vi"] and links["en"].replace("/en/", "/", 1) == links["vi"]


def test_features_of_what_is_published_and_no_sample(home: Home) -> None:
    found = addresses(tree := read(home.client))
    assert f"{HTTP}/du-lieu/{MAPPED}/a7" in found and f"{HTTP}/en/du-lieu/{MAPPED}/a39" in found
    assert f"{HTTP}/du-lieu/{TABLE}/k%E1%BB%B3%20l%E1%BA%A1%2F%26%3C%3F" in found
    assert not [one for one in found if "/bao-tang/" in one]
    for prefix in ("", "/en"):
        assert home.client.get(f"{prefix}/du-lieu/{MAPPED}/a7").mimetype == "text/html"
        assert home.client.get(f"{prefix}/du-lieu/{MAPPED}/a7").status_code == 200
    version = home.client.get("/api/3/action/package_show?id=" + MAPPED).get_json()["result"]
    moments = {
        url.findtext("s:loc", "", NAMES): url.findtext("s:lastmod", "", NAMES) for url in tree.iterfind("s:url", NAMES)
    }
    assert moments[f"{HTTP}/du-lieu/{MAPPED}/a7"] == version["metadata_modified"].removesuffix(".000000") + "Z"


@pytest.mark.parametrize(("most", "part"), [(100, 20), (100, 2), (300, 300), (100, 34)])
def test_parts_hold_every_address_once(home: Home, monkeypatch: pytest.MonkeyPatch, most: int, part: int) -> None:
    whole = addresses(read(home.client))
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", most)
    monkeypatch.setattr(sitemap, "PART_ADDRESSES", part)
    index = read(home.client)
    assert index.tag == f"{{{NAMES['s']}}}sitemapindex"
    parts = [str(one.text).removeprefix(HTTP) for one in index.iterfind("s:sitemap/s:loc", NAMES)]
    pieces = [addresses(read(home.client, path)) for path in parts]
    assert len(pieces) == -(-len(whole) // part) and all(0 < len(piece) <= part for piece in pieces)
    assert [one for piece in pieces for one in piece] == whole
    for number in (0, len(parts) + 1, 10**30):
        assert home.client.get(f"/sitemap-{number}.xml").status_code == 404


def test_robots(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    parser = RobotFileParser()
    parser.parse(answer.get_data(as_text=True).splitlines())
    assert parser.site_maps() == [f"{HTTP}/sitemap.xml"]
    for path in (
        "/",
        "/du-lieu",
        f"/du-lieu/{MAPPED}",
        "/en/ban-do",
        "/static/css/portal.css",
        f"/du-lieu/{MAPPED}.ttl",
        "/tinh-hinh",
    ):
        assert parser.can_fetch("Googlebot", HTTP + path), path
    for path in ("/api/collections", "/tim?q=a", "/nhung/truong-thpt", "/en/api/3/action/package_list"):
        assert not parser.can_fetch("Googlebot", HTTP + path), path


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-1.xml", "/robots.txt"])
def test_they_are_not_sent_twice(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    assert "max-age" in first.headers["Cache-Control"]
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
