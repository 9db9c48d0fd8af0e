"""Every kind of JSON document of the API, checked with OGC's own schemas, and what the standards add to these in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import orjson
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import validator_for

from geoportal.serve.app import create_app
from geoportal.serve.ogc.config import CATALOGUE, PROCESSES
from geoportal.serve.ogc.openapi_processes import METADATA
from geoportal.settings import Settings
from tests.serve import ogc_schemas as ogc
from tests.serve.api import GEOJSON, JSON, RELATIONS, SCHEMA_JSON, Api, link, links

SCHOOLS = "truong-tieu-hoc"
CATALOG_JSON = "application/ogc-catalog+json"
QGIS_334 = "Mozilla/5.0 QGIS/33400/Windows 11 Version 2009"


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


def problems(content: Any, schema: ogc.Schema) -> list[str]:
    found = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(content)
    return [f"{error.json_path}: {error.message[:160]}" for error in found]


def check(api: Api, address: str, schema: ogc.Schema, status: int = 200, media: str = "") -> Any:
    content = api.get(address, status=status, media=media)
    assert problems(content, schema) == [], address
    return content


def test_the_schemas_themselves_find_faults() -> None:
    for name, schema in vars(ogc).items():
        if name.isupper() and isinstance(schema, dict):
            validator_for(schema, Draft202012Validator).check_schema(schema)
    assert problems({"links": []}, ogc.LANDING) and problems({"id": "a"}, ogc.COLLECTION)
    assert problems(
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1]}, "properties": {}}, ogc.FEATURE
    )
    assert problems({"$ref": "https://geojson.org/schema/Point.json", "format": "geometry-point"}, ogc.SPATIAL)


def test_landing_page_conformance_and_collections(api: Api) -> None:
    landing = check(api, "/", ogc.LANDING, media=JSON)
    for rel in ("self", "service-desc", "conformance", "data"):
        assert links(landing, rel), rel
    check(api, "/conformance", ogc.CONFORMANCE, media=JSON)
    every = check(api, "/collections", ogc.COLLECTIONS, media=JSON)
    for collection in every["collections"]:
        assert check(api, f"/collections/{collection['id']}", ogc.COLLECTION) == collection


def test_features_and_one_feature(api: Api) -> None:
    for name in api.collections:
        page = check(api, f"/collections/{name}/items?limit=25", ogc.FEATURES, media=GEOJSON)
        for feature in page["features"][:2]:
            check(api, f"/collections/{name}/items/{quote(feature['id'])}", ogc.FEATURE, media=GEOJSON)
    found = api.app.test_client().post(f"/api/collections/{SCHOOLS}/search", json={"limit": 3})
    assert problems(orjson.loads(found.get_data()), ogc.FEATURES) == []
    assert problems(api.get(f"/collections/{SCHOOLS}/items?resulttype=hits"), ogc.FEATURES) == []


# schemas/basic-schema-inspection, role, role-id, additional-keywords, returnables-and-receivables, queryables, sortables


def documents(api: Api) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in (*api.collections, CATALOGUE):
        for kind in ("schema", "queryables", "sortables"):
            address = f"/collections/{name}/{kind}"
            yield (
                name,
                kind,
                check(api, address, ogc.SORTABLES if kind == "sortables" else ogc.FIELDS, media=SCHEMA_JSON),
            )


def test_schemas_queryables_and_sortables(api: Api) -> None:
    url = api.app.extensions["ogc"].url
    for name, kind, content in documents(api):
        Draft202012Validator.check_schema(content)
        assert content["$id"] == f"{url}/collections/{name}/{kind}" and not urlsplit(content["$id"]).query
        assert api.open(content["$id"], headers={"Accept": SCHEMA_JSON}).headers["Content-Type"] == SCHEMA_JSON
        forms = content["properties"]
        roles = [form["x-ogc-role"] for form in forms.values() if "x-ogc-role" in form]
        assert roles.count("id") == (kind == "schema") and roles.count("primary-geometry") == (kind != "sortables")
        assert all(isinstance(role, str) for role in roles) and roles.count("primary-instant") <= 1
        known = {"title", "type", "format", "enum", "readOnly", "description"}
        assert {word for form in forms.values() for word in form if not word.startswith("x-ogc-")} <= known
        if kind == "schema":
            assert forms["id"]["readOnly"] is True and forms["id"]["type"] == "string"


def test_collections_link_to_the_documents_of_their_fields(api: Api) -> None:
    for name in (*api.collections, CATALOGUE):
        collection = api.get(f"/collections/{name}")
        for kind in ("schema", "queryables", "sortables"):
            there = link(collection, f"{RELATIONS}/{kind}", SCHEMA_JSON) or ""
            assert there == f"{api.app.extensions['ogc'].url}/collections/{name}/{kind}"


def test_one_sorts_by_every_sortable_and_by_nothing_else(api: Api) -> None:
    for name in (*list(api.collections)[:6], CATALOGUE):
        forms = api.get(f"/collections/{name}/sortables")["properties"]
        for column in forms:
            for sign in ("", "-", "%2B"):
                api.get(f"/collections/{name}/items?limit=1&sortby={sign}{column}")
        for wrong in ("geometry", "id", "khong"):
            api.get(f"/collections/{name}/items?sortby={wrong}", "Problem", 400)


def test_schema_has_the_properties_of_the_features_and_queryables_those_of_filters(api: Api) -> None:
    for name in api.collections:
        columns = {key for feature in api.every(name) for key in feature["properties"]}
        assert api.get(f"/collections/{name}/schema")["properties"].keys() == {"id", "geometry", *columns}
        assert api.get(f"/collections/{name}/queryables")["properties"].keys() == {"geometry", *columns}
        assert api.get(f"/collections/{name}/sortables")["properties"].keys() == columns


def test_qgis_finds_the_geometry_among_the_queryables(api: Api) -> None:
    """As src/providers/wfs/oapif/qgsoapifqueryablesrequest.cpp reads it since QGIS 3.32: no "type", and a "$ref" that
    begins with https://geojson.org/schema/; of the others it takes "type" and "format". The schema is read by
    qgsoapifschemarequest.cpp since QGIS 3.44: "x-ogc-role" is "primary-geometry", and the type stands in "format"."""
    for name in api.collections:
        address = f"/collections/{name}/queryables"
        answer = api.open(address, headers={"User-Agent": QGIS_334, "Accept": SCHEMA_JSON})
        assert "User-Agent" in answer.headers["Vary"]
        forms = orjson.loads(answer.get_data())["properties"]
        found = [key for key, form in forms.items() if "type" not in form]
        assert found == ["geometry"]
        kind = {"geometry-point": "Point", "geometry-multipolygon": "MultiPolygon",
                "geometry-multilinestring": "MultiLineString", "geometry-any": "Geometry"}  # fmt: skip
        shape = forms["geometry"]
        assert shape["$ref"] == f"https://geojson.org/schema/{kind[shape['format']]}.json"
        plain = api.get(address)["properties"]
        assert {key: form for key, form in forms.items() if key != "geometry"} | {
            "geometry": plain["geometry"]
        } == plain
        assert {**shape, "$ref": 0} == {**plain["geometry"], "$ref": 0} and "$ref" not in plain["geometry"]
        read = api.open(f"/collections/{name}/schema", headers={"User-Agent": QGIS_334}).get_json(force=True)
        roles = {form["x-ogc-role"]: form for form in read["properties"].values() if "x-ogc-role" in form}
        assert roles["primary-geometry"]["format"] == shape["format"] and "$ref" not in roles["primary-geometry"]


def test_no_column_is_called_as_the_schema_calls_the_feature_id(api: Api) -> None:
    for name in api.collections:
        assert not any("id" in feature["properties"] for feature in api.every(name)[:1])


# records


def test_catalogue_records_and_one_record(api: Api) -> None:
    catalogue = check(api, f"/collections/{CATALOGUE}", ogc.CATALOG, media=CATALOG_JSON)
    assert problems(catalogue, ogc.COLLECTION) == []
    assert api.open(f"/collections/{CATALOGUE}", headers={"Accept": JSON}).headers["Content-Type"] == JSON
    page = check(api, f"/collections/{CATALOGUE}/items?limit=200", ogc.RECORDS, media=GEOJSON)
    assert page["numberMatched"] == len(page["features"]) == 133
    for record in page["features"][::10]:
        assert check(api, f"/collections/{CATALOGUE}/items/{record['id']}", ogc.RECORD, media=GEOJSON) == record
    profile = "http://www.opengis.net/def/profile/OGC/0"
    assert link(page, "profile") == link(page["features"][0], "profile") == f"{profile}/ogc-record"
    assert link(catalogue, "profile") == f"{profile}/ogc-catalog"


# tiles


def test_tile_matrix_sets_and_tilesets(api: Api) -> None:
    (item,) = check(api, "/tileMatrixSets", ogc.MATRIX_SETS, media=JSON)["tileMatrixSets"]
    check(api, link(item, "self") or "", ogc.MATRIX_SET, media=JSON)
    tiled = [name for name, one in api.collections.items() if links(one, f"{RELATIONS}/tilesets-vector")]
    assert len(tiled) >= 20
    for name in tiled:
        (listed,) = check(api, f"/collections/{name}/tiles", ogc.TILE_SETS, media=JSON)["tilesets"]
        whole = check(api, link(listed, "self") or "", ogc.TILE_SET, media=JSON)
        for member in ("dataType", "crs", "tileMatrixSetURI"):
            assert whole[member] == listed[member]
        assert link(whole, f"{RELATIONS}/tiling-scheme", JSON) == link(listed, f"{RELATIONS}/tiling-scheme", JSON)
        center, box = whole["centerPoint"], whole["boundingBox"]
        assert all(
            low <= here <= high
            for low, here, high in zip(box["lowerLeft"], center["coordinates"], box["upperRight"], strict=True)
        )
        assert center["tileMatrix"] in {limit["tileMatrix"] for limit in whole["tileMatrixSetLimits"]}


# processes


def test_processes_one_process_and_what_it_answers(api: Api) -> None:
    listed = check(api, "/processes", ogc.PROCESSES, media=JSON)
    assert [one["id"] for one in listed["processes"]] == list(PROCESSES)
    for name in PROCESSES:
        described = check(api, f"/processes/{name}", ogc.PROCESS, media=JSON)
        assert links(described, "self") and links(described, f"{RELATIONS}/execute")
        for part in described["inputs"].values():
            Draft202012Validator.check_schema(part["schema"])
        body = METADATA[name]["example"]
        answer = api.app.test_client().post(f"/api/processes/{name}/execution", json=body)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, JSON)
        (output,) = described["outputs"].values()
        form = {key: value for key, value in output["schema"].items() if key != "contentMediaType"}
        assert problems(orjson.loads(answer.get_data()), form) == []


# exceptions


@pytest.mark.parametrize("path", [
    "/khong", "/collections/khong", f"/collections/{SCHOOLS}/items?limit=x", f"/collections/{SCHOOLS}/items/khong",
    f"/collections/{CATALOGUE}/items/khong", f"/collections/{CATALOGUE}/items?khong=1", "/processes/khong",
    f"/collections/{SCHOOLS}/tiles/khong", "/tileMatrixSets/khong", "/processes/geocode/execution",
])  # fmt: skip
def test_exceptions(api: Api, path: str) -> None:
    answer = api.open(path)
    assert answer.status_code in (400, 404, 405) and answer.headers["Content-Type"] == JSON
    content = orjson.loads(answer.get_data())
    assert problems(content, ogc.PROBLEM) == [] and content["status"] == answer.status_code
