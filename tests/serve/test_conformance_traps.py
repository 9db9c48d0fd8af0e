"""Requests that servers of OGC API are known to answer wrongly, and what this one answers."""

from __future__ import annotations

import gzip
from typing import Any

import orjson
import pytest

from geoportal.serve.app import create_app
from geoportal.serve.ogc.conformance import CQL2_CLASSES
from geoportal.settings import Settings
from tests.serve.api import GEOJSON, JSON, Api, link

SCHOOLS = "/collections/truong-tieu-hoc"
PEOPLE = "/collections/dan-so-dien-tich"
TILES = f"{SCHOOLS}/tiles/WebMercatorQuad"


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


STATUSES: list[tuple[str, int]] = [
    (f"{SCHOOLS}/items?filter=khong=1", 400), (f"{SCHOOLS}/items?filter=ten%20LIKE", 400),
    (f"{SCHOOLS}/items?filter=S_INTERSECTS(geometry,BBOX(105,20,107,21))", 200),
    (f"{SCHOOLS}/items?filter=S_INTERSECTS(geometry,POLYGON((105 20,107 20,107 21,105 20)))", 200),
    (f"{SCHOOLS}/items?fid=abc", 400), (f"{SCHOOLS}/items?offset=99999999999999999999999", 200),
    (f"{SCHOOLS}/items?bbox=105,20,-9,107,21,9", 200), (f"{SCHOOLS}/items?datetime=2025-01-01", 200),
    (f"{SCHOOLS}/tiles/khong", 404), (f"{TILES}/99/0/0", 404), (f"{TILES}/x/0/0", 404), (f"{TILES}/0/9/9", 404),
    (TILES, 200), (f"{TILES}?f=tilejson", 200), (f"{SCHOOLS}/tiles", 200), ("/tileMatrixSets/khong", 404),
    (f"{PEOPLE}/items?datetime=0000-01-01T00:00:00Z/2020-01-01T00:00:00Z", 200),
    (f"{PEOPLE}/items?datetime=1800-01-01", 200), (f"{PEOPLE}/items?datetime=2025-07-01/P2D", 200),
    (f"{TILES}/0/0/0", 200), (f"{SCHOOLS}/items?f=png", 400), (f"{SCHOOLS}/items/khong?f=png", 400),
    (f"{SCHOOLS}/items?khong=1", 400), (f"{SCHOOLS}/items?ten=%00", 200), (f"{SCHOOLS}/items?q=%22%22%2A", 400),
    (f"{SCHOOLS}/items?f=jsonld", 400), (f"{SCHOOLS}/items?resultType=hits", 200),
]  # fmt: skip


@pytest.mark.parametrize(("address", "status"), STATUSES)
def test_statuses(api: Api, address: str, status: int) -> None:
    answer = api.open(address.replace(" ", "%20"), headers={"Accept": "*/*"})
    assert answer.status_code == status, answer.get_data(as_text=True)[:300]
    if status >= 400:
        api.check(orjson.loads(answer.get_data()), "Problem")


def test_nothing_is_found_outside_the_time_of_a_collection(api: Api) -> None:
    page = api.get(f"{PEOPLE}/items?datetime=1800-01-01")
    assert (page["features"], page["numberMatched"], page["numberReturned"]) == ([], 0, 0)


@pytest.mark.parametrize(
    "accept", ["*/*;q=0", ";q=0", "application/geo+json;q=0", "a/b;q=x", "*/*", "image/png", "a,,;", "\xe9"]
)
@pytest.mark.parametrize(
    "path", ["", "/collections", SCHOOLS, f"{SCHOOLS}/items", f"{SCHOOLS}/items/khong", TILES, f"{TILES}/0/0/0"]
)
def test_odd_headers_are_no_server_errors(api: Api, path: str, accept: str) -> None:
    for header in ("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "Content-Type"):
        assert api.open(path, headers={header: accept}).status_code < 500, header


def test_posts_without_a_content_type(api: Api) -> None:
    client = api.app.test_client()
    for path, body, status in (
        (f"/api{SCHOOLS}/search", b'{"limit": 2}', 200), (f"/api{SCHOOLS}/search", b"", 400),
        ("/api/processes/geocode/execution", b'{"inputs": {"addresses": ["Ph\xc6\xb0\xe1\xbb\x9dng Ph\xe1\xbb\x91 Hi\xe1\xba\xbfn"]}}', 200),
        ("/api/processes/geocode/execution", b"", 400), ("/api/processes/khong/execution", b'{"inputs": {}}', 404),
    ):  # fmt: skip
        assert client.post(path, data=body).status_code == status, path


def test_wrong_requests_are_readable_when_they_are_compressed(api: Api) -> None:
    for query in ("f=png", "limit=x", "bbox=1"):
        answer = api.open(f"{SCHOOLS}/items?{query}", headers={"Accept-Encoding": "gzip"})
        body = answer.get_data()
        plain = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
        assert answer.status_code == 400 and orjson.loads(plain)["code"]


@pytest.mark.parametrize(
    "headers", [{}, {"Accept": "*/*"}, {"Accept": JSON}, {"Accept": GEOJSON}, {"Accept": "image/png"}]
)
def test_features_are_always_typed_as_geojson(api: Api, headers: dict[str, str]) -> None:
    item = api.every("truong-tieu-hoc")[0]["id"]
    for address in (
        f"{SCHOOLS}/items",
        f"{SCHOOLS}/items?f=json",
        f"{SCHOOLS}/items/{item}",
        f"{SCHOOLS}/items/{item}?f=json",
    ):
        assert api.open(address, headers=headers).headers["Content-Type"] == GEOJSON
    for address in ("/collections", SCHOOLS):
        assert api.open(address, headers=headers).headers["Content-Type"] == JSON


def test_there_is_no_next_behind_a_page_that_is_exactly_full(api: Api) -> None:
    for name in api.collections:
        count = api.items(name)["numberMatched"]
        assert link(api.items(name, f"limit={count}"), "next") is None
        assert link(api.items(name, f"limit={count - 1}"), "next", GEOJSON)


def test_asking_for_the_fields_changes_nothing(api: Api) -> None:
    for name in list(api.collections)[:5]:
        first = [api.get(f"/collections/{name}/{kind}", "JsonSchema") for kind in ("schema", "queryables")]
        assert [api.get(f"/collections/{name}/{kind}") for kind in ("schema", "queryables")] == first
        api.items(name)


def test_schemas_are_as_part_3_and_part_5_ask(api: Api) -> None:
    shapes = set()
    for name, kind in ((name, kind) for name in api.collections for kind in ("schema", "queryables")):
        content = api.get(f"/collections/{name}/{kind}?lang=en", "JsonSchema", media="application/schema+json")
        assert (
            content["$schema"] == "https://json-schema.org/draft/2020-12/schema"
            and content["additionalProperties"] is False
        )
        assert content["$id"] == f"{api.app.extensions['ogc'].url}/collections/{name}/{kind}"
        forms: dict[str, Any] = content["properties"]
        geometry = forms.pop("geometry")
        assert "type" not in geometry and geometry["x-ogc-role"] == "primary-geometry"
        shapes.add(geometry["format"])
        assert all(
            form["type"] in ("string", "integer", "number", "boolean") and form["title"] for form in forms.values()
        )
        instants = [form for form in forms.values() if form.get("x-ogc-role", "id") != "id"]
        assert all(
            form == {**form, "type": "string", "format": "date", "x-ogc-role": "primary-instant"} for form in instants
        )
        assert len(instants) <= 1
        assert [key for key, form in forms.items() if form.get("x-ogc-role") == "id"] == (
            ["id"] if kind == "schema" else []
        )
        forms.pop("id", None)
        served = {key for feature in api.every(name) for key in feature["properties"]}
        assert served == forms.keys()
    assert {"geometry-point", "geometry-multipolygon"} <= shapes


FILTERS = {
    "cql2-text": "so_hoc_sinh > 300", "basic-cql2": "so_hoc_sinh > 300 AND NOT (loai_hinh = 'x' OR ten IS NULL)",
    "advanced-comparison-operators": "ten LIKE 'Tr%' AND so_hoc_sinh BETWEEN 1 AND 9999 AND loai_hinh IN ('Công lập')",
    "case-insensitive-comparison": "CASEI(loai_hinh) = CASEI('CÔNG LẬP')",
    "accent-insensitive-comparison": "ACCENTI(loai_hinh) = ACCENTI('Cong lap')",
    "basic-spatial-functions": "S_INTERSECTS(geometry, BBOX(105, 20, 107, 21))",
    "basic-spatial-functions-plus": "S_INTERSECTS(geometry, MULTIPOLYGON(((105 20, 107 20, 107 21, 105 21, 105 20))))",
    "spatial-functions": "S_WITHIN(geometry, POLYGON((105 20, 107 20, 107 21, 105 21, 105 20)))",
    "temporal-functions": "T_BEFORE(TIMESTAMP('2020-01-01T00:00:00Z'), TIMESTAMP('2021-01-01T00:00:00Z'))",
    "property-property": "so_giao_vien < so_hoc_sinh", "arithmetic": "so_hoc_sinh / 2 + 1 > so_giao_vien",
    "cql2-json": '{"op": ">", "args": [{"property": "so_hoc_sinh"}, 300]}',
}  # fmt: skip


def test_every_class_of_filters_that_is_declared_is_there(api: Api) -> None:
    declared = {uri.rpartition("/")[2] for uri in CQL2_CLASSES if "/cql2/" in uri}
    assert declared == FILTERS.keys()
    for name, text in FILTERS.items():
        form = "cql2-json" if name == "cql2-json" else "cql2-text"
        answer = api.app.test_client().get(f"/api{SCHOOLS}/items", query_string={"filter": text, "filter-lang": form})
        assert answer.status_code == 200 and orjson.loads(answer.get_data())["numberMatched"] > 0, name
