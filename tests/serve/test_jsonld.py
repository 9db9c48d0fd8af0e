"""schema.org blocks: what search engines ask of a dataset, for every dataset, and texts that try to break out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import orjson
import pytest
from flask import Flask, render_template_string

from geoportal.dataset import Dataset
from geoportal.serve.app import create_app
from geoportal.serve.metadata.jsonld import catalogue_jsonld, dataset_jsonld, script, site_jsonld
from geoportal.serve.metadata.source import find_listed
from geoportal.serve.ogc.records_list import Catalogue, read_catalogue
from geoportal.settings import Settings
from tests.serve.metadata_home import HOSTILE, HTTP, MAPPED, WITH_CHILDREN, Home, make_home

NEEDED = {
    "@context", "@type", "@id", "url", "name", "description", "identifier", "keywords", "license", "creator", "publisher",
    "includedInDataCatalog", "spatialCoverage", "variableMeasured", "isAccessibleForFree", "inLanguage",
}  # fmt: skip
HEAD = '{% import "metadata.html" as metadata with context %}'


class Blocks(HTMLParser):
    """The data blocks of a page, and its elements in order, as a browser would split it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[Any] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1] == ("script", {"type": "application/ld+json"}) and data.strip():
            self.blocks.append(orjson.loads(data))


@pytest.fixture(scope="module")
def catalogue(sampled: Settings) -> Catalogue:
    return read_catalogue(sampled)


@pytest.fixture(scope="module")
def app(sampled: Settings) -> Flask:
    return create_app(sampled)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_home(tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_dataset_has_what_search_engines_ask_for(
    catalogue: Catalogue, datasets: dict[str, Dataset], language: str
) -> None:
    published = 0
    for name, listed in catalogue.listed.items():
        content, dataset = dataset_jsonld(catalogue, listed, language), datasets[name]
        assert content.keys() >= NEEDED, name
        assert (content["@type"], content["isAccessibleForFree"]) == ("Dataset", True)
        assert content["name"] == (dataset.title.en if language == "en" else dataset.title.vi)
        assert 50 <= len(content["description"]) <= 5000, name
        assert content["license"].startswith("https://creativecommons.org/licenses/by/")
        assert content["url"] == f"{HTTP}{'/en' if language == 'en' else ''}/du-lieu/{name}"
        assert ("distribution" in content) is (listed.version is not None)
        assert [one["propertyID"] for one in content["variableMeasured"]][: len(dataset.public_fields)] == list(
            dataset.public_fields
        )
        assert all(agency["name"] for agency in content["creator"]) and content["creator"]
        published += "distribution" in content
    assert published >= 25


def test_place_and_time_are_those_of_what_is_published(catalogue: Catalogue) -> None:
    boxes = spans = 0
    for listed in catalogue.listed.values():
        content = dataset_jsonld(catalogue, listed, "vi")
        south, west, north, east = map(float, content["spatialCoverage"]["geo"]["box"].split())
        assert (west, south, east, north) == (listed.box or catalogue.portal.bbox) and south < west
        assert content.get("temporalCoverage") == (f"{listed.span[0]}/{listed.span[1]}" if listed.span else None)
        boxes, spans = boxes + bool(listed.box), spans + bool(listed.span)
    assert boxes >= 15 and spans >= 3


def test_downloads_are_what_the_portal_sends(app: Flask, catalogue: Catalogue) -> None:
    client, listed = app.test_client(), catalogue.listed[MAPPED]
    content = dataset_jsonld(catalogue, listed, "vi")
    assert listed.version and content["version"] == listed.version.id
    assert len(content["distribution"]) == 9
    for one in content["distribution"]:
        assert one["@type"] == "DataDownload"
        if "contentSize" in one:
            with client.get(one["contentUrl"].removeprefix(HTTP)) as answer:
                assert (f"{len(answer.data)} B", answer.mimetype) == (one["contentSize"], one["encodingFormat"])


def test_a_sample_says_so_first(catalogue: Catalogue) -> None:
    content = dataset_jsonld(catalogue, catalogue.listed[MAPPED], "vi")
    assert content["description"].startswith("Dữ liệu mẫu.") and content["creativeWorkStatus"] == "Sample"
    assert "dữ liệu mẫu" in content["keywords"]
    assert dataset_jsonld(catalogue, catalogue.listed[MAPPED], "en")["description"].startswith("Sample data.")


def test_units_limits_and_child_tables_are_told(catalogue: Catalogue, datasets: dict[str, Dataset]) -> None:
    content = dataset_jsonld(catalogue, catalogue.listed[WITH_CHILDREN], "vi")
    child = next(iter(datasets[WITH_CHILDREN].children.values()))
    assert any(one["name"].startswith(f"{child.title.vi}: ") for one in content["variableMeasured"])
    schools = {
        one["propertyID"]: one
        for one in dataset_jsonld(catalogue, catalogue.listed["truong-tieu-hoc"], "vi")["variableMeasured"]
    }
    assert (schools["so_giao_vien"]["unitText"], schools["so_giao_vien"]["minValue"]) == ("người", 0)


def test_reference_data_have_a_block_too(sampled: Settings, catalogue: Catalogue) -> None:
    content = dataset_jsonld(catalogue, find_listed(catalogue, "don-vi-hanh-chinh", sampled), "en")
    assert content["keywords"][0] == "Reference data" and content["creator"]["name"] == content["publisher"]["name"]
    assert content.keys() >= NEEDED and len(content["identifier"]) == 1


def test_catalogue_and_site(catalogue: Catalogue) -> None:
    content = catalogue_jsonld(catalogue, "en")
    assert (content["@type"], content["url"], len(content["dataset"])) == ("DataCatalog", f"{HTTP}/en/du-lieu", 133)
    assert content["dateModified"] == catalogue.updated
    target = site_jsonld(catalogue, "vi")["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{HTTP}/du-lieu?q={{tu_khoa}}"


TEXTS = [
    HOSTILE,
    "</SCRIPT >",
    "<!--<script>",
    "<![CDATA[",
    "\u2028\u2029",
    "\\u003c/script>",
    "&lt;/script&gt;",
    '"}]}',
]


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_ends_the_block(text: str) -> None:
    block = str(script({"@context": text, "name": [text]}))
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    page = Blocks(f"<head>{block}<title>t</title></head>")
    assert page.blocks == [{"@context": text, "name": [text]}]
    assert [tag for tag, _ in page.elements] == ["head", "script", "title"]


def test_the_page_of_a_dataset_has_one_block_and_its_links(hostile: Home) -> None:
    hostile.publish(MAPPED, {"a": {"ten": HOSTILE, "@": "106.1 20.6"}})
    page = Blocks(hostile.client.get(f"/en/du-lieu/{MAPPED}").text)
    links = [link for tag, link in page.elements if tag == "link" and link["rel"] in ("canonical", "alternate")]
    vi, en = f"{HTTP}/du-lieu/{MAPPED}", f"{HTTP}/en/du-lieu/{MAPPED}"
    assert [(link["rel"], link.get("hreflang"), link["href"]) for link in links[:4]] == [
        ("canonical", None, en),
        ("alternate", "vi", vi),
        ("alternate", "en", en),
        ("alternate", "x-default", vi),
    ]
    (block,) = page.blocks
    assert block["name"] == f"en {HOSTILE}" and block["alternateName"] == f"vi {HOSTILE}"
    assert [one["name"] for one in block["variableMeasured"] if one["propertyID"] == "ten"] == [f"en {HOSTILE}"]
    media = {link["href"]: link["type"] for link in links[4:]}
    assert media == {
        "/en/tin.atom": "application/atom+xml", f"/en/du-lieu/{MAPPED}.atom": "application/atom+xml",
        f"/en/du-lieu/{MAPPED}.ttl": "text/turtle", f"/api/collections/{MAPPED}/items": "application/geo+json",
    }  # fmt: skip
    for address in [*media][:2]:
        assert hostile.client.get(address).mimetype == media[address]


@pytest.mark.parametrize(("path", "canonical"), [
    ("/en/", "/en/"), ("/", "/"), ("/du-lieu", "/du-lieu"), ("/en/du-lieu", "/en/du-lieu"), ("/du-lieu?q=a", ""), ("/khong-co", ""),
])  # fmt: skip
def test_pages_name_their_own_address(app: Flask, path: str, canonical: str) -> None:
    with app.test_request_context(path):
        page = Blocks(render_template_string(HEAD + "{{ metadata.of_every_page() }}"))
    found = [link["href"] for _, link in page.elements if link["rel"] == "canonical"]
    assert found == ([HTTP + canonical] if canonical else [])


@pytest.mark.parametrize(("path", "kind", "links"), [
    ("/", "WebSite", []), ("/du-lieu", "DataCatalog", ["/dcat.ttl", "/dcat.jsonld"]),
    ("/du-lieu?linh-vuc=giao-duc", "DataCatalog", ["/dcat.ttl", "/dcat.jsonld"]),
])  # fmt: skip
def test_home_and_catalogue_have_their_block_and_links(hostile: Home, path: str, kind: str, links: list[str]) -> None:
    page = Blocks(hostile.client.get(path).text)
    assert [block["@type"] for block in page.blocks] == [kind]
    found = [link["href"] for tag, link in page.elements if tag == "link" and link["rel"] == "alternate"]
    assert [address for address in found if "dcat" in address] == links and "/tin.atom" in found
