"""The catalogue as DCAT: read back by rdflib from both forms and checked with a table of what DCAT-AP 3.0 asks."""

from __future__ import annotations

import subprocess
import sys

import pytest
import shapely
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF

from geoportal.dataset import Dataset
from geoportal.serve.app import create_app
from geoportal.store.versions import Version
from tests.serve.dcat_shapes import ADMS, AUTHORITY, DCAT, SHAPES, problems
from tests.serve.metadata_home import HOSTILE, HTTP, MAPPED, TABLE, Home, make_home

pytestmark = pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own parser


@pytest.fixture(scope="module")
def graph(client: FlaskClient) -> Graph:
    return read(client, "/dcat.ttl")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("hostile"))
    home.publish(MAPPED, {"a": {"ten": HOSTILE, "@": "106.1 20.6"}})
    return home


def read(client: FlaskClient, path: str) -> Graph:
    answer = client.get(path)
    media, form = ("text/turtle", "turtle") if path.endswith(".ttl") else ("application/ld+json", "json-ld")
    assert (answer.status_code, answer.mimetype) == (200, media), path
    return Graph().parse(data=answer.data, format=form)


def name(dataset_id: str) -> URIRef:
    return URIRef(f"{HTTP}/du-lieu/{dataset_id}#bo-du-lieu")


def test_the_catalogue_is_as_dcat_ap_asks(graph: Graph) -> None:
    assert list(problems(graph, SHAPES))[:5] == []
    assert {kind for kind in graph.objects(None, RDF.type)} >= {shape.kind for shape in SHAPES}
    assert not [one for triple in graph for one in triple if not isinstance(one, URIRef | Literal)]


def test_the_check_finds_what_is_wrong(graph: Graph) -> None:
    broken = Graph() + graph
    broken.remove((name(MAPPED), DCTERMS.title, None))
    broken.add((name(MAPPED), DCTERMS.publisher, URIRef("urn:nobody")))
    broken.set((name(TABLE), DCTERMS.modified, Literal("hôm qua", datatype=XSD.dateTime)))
    found = " ".join(problems(broken, SHAPES))
    assert "title: 0" in found and "publisher: 2" in found and "urn:nobody" in found and "hôm qua" in found


def test_both_forms_say_the_same(client: FlaskClient, graph: Graph) -> None:
    assert isomorphic(graph, read(client, "/dcat.jsonld")) and isomorphic(graph, read(client, "/en/dcat.ttl"))
    for dataset_id in (MAPPED, TABLE, "co-quan-bao-chi", "don-vi-hanh-chinh"):
        one = read(client, f"/du-lieu/{dataset_id}.ttl")
        assert isomorphic(one, read(client, f"/en/du-lieu/{dataset_id}.jsonld"))
        if dataset_id != "don-vi-hanh-chinh":
            assert set(graph.triples((name(dataset_id), None, None))) == set(
                one.triples((name(dataset_id), None, None))
            )
            assert not list(problems(one, SHAPES))[:5]


def test_every_dataset_is_there_with_what_is_published_of_it(
    graph: Graph, datasets: dict[str, Dataset], versions: dict[str, Version]
) -> None:
    assert set(graph.objects(None, DCAT.dataset)) == {name(one) for one in datasets}
    for dataset_id, dataset in datasets.items():
        subject, version = name(dataset_id), versions.get(dataset_id)
        assert graph.value(subject, DCTERMS.identifier) == Literal(dataset_id)
        assert Literal(dataset.title.vi, lang="vi") in graph.objects(subject, DCTERMS.title)
        files = list(graph.objects(subject, DCAT.distribution))
        assert len(files) == (0 if version is None else 9 if dataset.is_located else 3)
        assert graph.value(subject, DCAT.version) == (Literal(version.id) if version else None)
        assert (graph.value(subject, DCTERMS.modified) is None) is (version is None)
        words = {str(word) for word in graph.objects(subject, DCAT.keyword)}
        assert ("dữ liệu mẫu" in words) is ("sample data" in words) is bool(version and version.manifest["sample"])
        for file in files:
            assert str(graph.value(file, ADMS.status)).endswith(
                "/DEVELOP" if version and version.manifest["sample"] else "/COMPLETED"
            )


FREQUENCIES = [("truong-tieu-hoc", "ANNUAL"), ("P1M", "MONTHLY"), ("P3M", "QUARTERLY"), ("P6M", "ANNUAL_2"), ("P5Y", "QUINQUENNIAL"),
               ("P10Y", "DECENNIAL"), (None, "AS_NEEDED")]  # fmt: skip


@pytest.mark.parametrize(("which", "code"), FREQUENCIES)
def test_frequencies(graph: Graph, datasets: dict[str, Dataset], which: str | None, code: str) -> None:
    found = [one for one in datasets.values() if which in (one.id, one.frequency.period)]
    assert found and {graph.value(name(one.id), DCTERMS.accrualPeriodicity) for one in found} == {
        URIRef(f"{AUTHORITY}frequency/{code}")
    }


def test_publishers_are_agencies_of_today(graph: Graph, datasets: dict[str, Dataset]) -> None:
    shared = next(one for one in datasets.values() if len(one.providers) > 1)
    alone = {
        graph.value(name(one), DCTERMS.publisher)
        for one in ("truong-thpt", "co-quan-bao-chi", "ket-cau-ha-tang")
        if one in datasets
    }
    assert URIRef(f"{HTTP}/du-lieu#don-vi-so-giao-duc-dao-tao") in alone
    assert graph.value(name(shared.id), DCTERMS.publisher) == URIRef(f"{HTTP}/du-lieu#don-vi-ubnd-tinh-hung-yen")
    assert len(list(graph.objects(name(shared.id), DCTERMS.creator))) == 2
    assert len({one for one in graph.objects(None, DCTERMS.publisher)}) >= 12


def test_boxes_are_those_of_the_data(graph: Graph, versions: dict[str, Version], datasets: dict[str, Dataset]) -> None:
    for dataset_id in datasets:
        place = graph.value(name(dataset_id), DCTERMS.spatial)
        box = shapely.from_wkt(str(graph.value(place, DCAT.bbox)))
        assert box.is_valid and box.geom_type == "Polygon"
        version = versions.get(dataset_id)
        known = version.manifest["bbox"] if version and datasets[dataset_id].is_located else None
        assert list(box.bounds) == (known or [105.89, 20.24, 106.66, 21.02])


def test_the_api_serves_what_is_located_and_published(graph: Graph, client: FlaskClient) -> None:
    service = URIRef(f"{HTTP}/du-lieu#ogc-api")
    served = {
        str(one).removeprefix(f"{HTTP}/du-lieu/").removesuffix("#bo-du-lieu")
        for one in graph.objects(service, DCAT.servesDataset)
    }
    listed = {one["id"] for one in client.get("/api/collections").get_json()["collections"]} - {
        "danh-muc",
        "don-vi-hanh-chinh",
    }
    assert served == listed
    for term in (DCAT.endpointURL, DCAT.endpointDescription):
        assert client.get(str(graph.value(service, term)).removeprefix(HTTP)).status_code == 200
    assert len(list(graph.objects(URIRef(f"{HTTP}/du-lieu#ckan-api"), DCAT.servesDataset))) == 133


def test_downloads_lead_to_files(graph: Graph, client: FlaskClient) -> None:
    measured = 0
    for file in graph.objects(name(MAPPED), DCAT.distribution):
        if graph.value(file, DCAT.byteSize):  # others are made on request, which takes a while
            with client.get(str(graph.value(file, DCAT.downloadURL)).removeprefix(HTTP)) as answer:
                measured += 1
                assert len(answer.data) == int(str(graph.value(file, DCAT.byteSize)))
                assert str(graph.value(file, DCAT.mediaType)).endswith(answer.mimetype)
    assert measured == 3
    others = {str(graph.value(one, RDFS.label)) for one in graph.subjects(RDF.type, DCTERMS.MediaTypeOrExtent)}
    assert others == {"FlatGeobuf"}


@pytest.mark.parametrize(
    "path", ["/dcat.ttl", "/dcat.jsonld", f"/du-lieu/{MAPPED}.ttl", f"/en/du-lieu/{MAPPED}.jsonld"]
)
def test_hostile_texts_come_back_as_they_are(hostile: Home, path: str) -> None:
    graph = read(hostile.client, path)
    assert set(graph.objects(name(MAPPED), DCTERMS.title)) == {
        Literal(f"vi {HOSTILE}", lang="vi"),
        Literal(f"en {HOSTILE}", lang="en"),
    }
    agent = graph.value(name(MAPPED), DCTERMS.publisher)
    assert Literal(f"vi {HOSTILE}", lang="vi") in graph.objects(agent, FOAF.name)


@pytest.mark.parametrize("path", ["/du-lieu/khong-co.ttl", "/du-lieu/khong-co.jsonld", "/du-lieu/..%2f.ttl"])
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_same_catalogue_is_the_same_bytes_and_not_sent_again(hostile: Home) -> None:
    first = hostile.client.get("/dcat.jsonld")
    assert "max-age" in first.headers["Cache-Control"] and first.headers["Access-Control-Allow-Origin"] == "*"
    again = hostile.client.get("/dcat.jsonld", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = create_app(hostile.settings).test_client().get("/dcat.jsonld")
    assert other.headers["ETag"] == first.headers["ETag"]
    hostile.publish(TABLE, {"a": {}})
    after = hostile.client.get("/dcat.jsonld", headers={"If-None-Match": first.headers["ETag"]})
    assert after.status_code == 200 and after.headers["ETag"] != first.headers["ETag"]
    assert hostile.client.head("/dcat.ttl").status_code == 200


def test_a_worker_starts_without_rdflib() -> None:
    code = "import sys, geoportal.serve.app; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
