"""The OpenAPI document: valid, standing alone, and saying exactly what the API has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from openapi_spec_validator import validate

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, load_references
from geoportal.serve.app import create_app
from geoportal.serve.ogc.asked import DEFAULT_LIMIT, ITEMS, MOST_ITEMS
from geoportal.serve.ogc.config import CATALOGUE, PROCESSES
from geoportal.serve.ogc.crs import CRS_LIST
from geoportal.serve.ogc.problems import is_own_path
from geoportal.serve.ogc.records_find import RECORDS
from geoportal.settings import Settings
from tests.serve.api import CRS84, GEOJSON, OPENAPI, Api

UNDESCRIBED = {"/TileMatrixSets", "/TileMatrixSets/{}", ""}
"""The spelling that pygeoapi itself links to, and the landing page without a slash; they answer as the right ones do."""


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


def parts(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
    for child in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from parts(child)


def test_it_is_valid_and_typed_exactly(api: Api) -> None:
    answer = api.open("/openapi")
    assert answer.headers["Content-Type"] == OPENAPI
    assert orjson.loads(answer.get_data()) == api.document and api.document["openapi"].startswith("3.0.")
    validate(api.document)


def test_it_stands_alone(api: Api) -> None:
    references = {part["$ref"] for part in parts(api.document) if isinstance(part.get("$ref"), str)}
    assert len(references) > 50
    for reference in references:
        assert reference.startswith("#/components/"), reference
        assert api.resolve({"$ref": reference})
    used = {tuple(reference.split("/")[2:]) for reference in references}
    components = api.document["components"]
    unused = {(kind, name) for kind in components for name in components[kind]} - used
    assert {name for _, name in unused} <= {"MultiPoint", "LineString", "Polygon", "MultiLineString", "Geometry"}


def test_every_path_is_served_and_every_route_is_described(api: Api) -> None:
    def bare(path: str) -> str:
        return re.sub(r"[{<][^/]*[}>]", "{}", path)

    served = {
        (method, bare(rule.rule.removeprefix("/api")))
        for rule in api.app.url_map.iter_rules() if is_own_path(rule.rule)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }  # fmt: skip
    served = {(method, path) for method, path in served if path not in UNDESCRIBED}
    names = "|".join(map(re.escape, (*api.collections, CATALOGUE, *PROCESSES)))
    described = {
        (method.upper(), re.sub(rf"^/(collections|processes)/(?:{names})(?=/|$)", r"/\1/{}", bare(path)))
        for path, item in api.document["paths"].items() for method in item
    }  # fmt: skip
    assert described == served
    for name in (*api.collections, CATALOGUE):
        for end in ("", "/items", "/items/{featureId}", "/queryables", "/sortables", "/schema"):
            assert list(api.document["paths"][f"/collections/{name}{end}"]) == ["get"]


def test_operations_are_named_once_and_written_in_both_languages(api: Api) -> None:
    operations = [item[method] for item in api.document["paths"].values() for method in item]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    tags = {tag["name"] for tag in api.document["tags"]}
    for operation in operations:
        assert re.search(r"\(.+\)$", operation["summary"].split(": ")[0]), operation["summary"]
        assert set(operation["tags"]) <= tags
        assert {"200", "400"} <= operation["responses"].keys() or operation["operationId"].startswith("search")
    for part in parts(api.document["components"]["parameters"]):
        if isinstance(part.get("name"), str):
            assert re.search(r"[^(]+ \(.+\)$", part["description"]), part["name"]


def test_qgis_finds_its_page_size(api: Api) -> None:
    limit = api.document["components"]["parameters"]["limit"]
    assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": DEFAULT_LIMIT}
    assert (MOST_ITEMS, DEFAULT_LIMIT) == (10_000, 100)


def test_each_collection_declares_exactly_what_it_takes(
    api: Api, datasets: dict[str, Dataset], sampled: Settings
) -> None:
    every = {**datasets, **load_references(sampled.layers)}
    for name in api.collections:
        columns = published_columns(every[name])
        declared = api.parameters(f"/collections/{name}/items")
        assert declared.keys() == ITEMS | columns.keys(), name
        for parameter in declared.values():
            assert (parameter["in"], parameter["required"], parameter["style"], parameter["explode"]) == (
                "query",
                False,
                "form",
                False,
            )
            assert parameter["schema"]["type"] in ("string", "integer", "number", "boolean", "array")
        item = api.parameters(f"/collections/{name}/items/{{featureId}}")
        assert item.keys() == {"featureId", "crs", "f", "lang"}
    declared = api.parameters(f"/collections/{CATALOGUE}/items")
    assert declared.keys() == RECORDS and all(parameter["in"] == "query" for parameter in declared.values())


def test_no_column_takes_the_name_of_a_parameter(datasets: dict[str, Dataset], sampled: Settings) -> None:
    for dataset in (*datasets.values(), *load_references(sampled.layers).values()):
        assert not ITEMS & published_columns(dataset).keys(), dataset.id


def test_parameters_have_the_form_that_the_standards_ask_for(api: Api) -> None:
    for name in api.collections:
        declared = {key: value["schema"] for key, value in api.parameters(f"/collections/{name}/items").items()}
        bbox = declared["bbox"]
        assert (bbox["type"], bbox["minItems"], bbox["maxItems"], bbox["items"]) == ("array", 4, 6, {"type": "number"})
        assert [(form["minItems"], form["maxItems"]) for form in bbox["oneOf"]] == [(4, 4), (6, 6)]
        assert declared["datetime"]["type"] == "string"
        for parameter in ("crs", "bbox-crs", "filter-crs"):
            form = declared[parameter]
            assert (form["type"], form["format"], form["default"], form["enum"]) == (
                "string",
                "uri",
                CRS84,
                list(CRS_LIST),
            )
        assert declared["filter-lang"]["enum"] == ["cql2-text", "cql2-json"]
        assert not any(form.get("additionalProperties") for form in declared.values())


def test_the_catalogue_takes_its_parameters_as_the_standard_has_them(api: Api) -> None:
    """OGC 20-004r1, /req/record-core-query-parameters, /req/sorting/sortby-param; what `q` means is said in the document."""
    declared = api.parameters(f"/collections/{CATALOGUE}/items")
    for name in ("q", "type", "ids", "externalIds", "sortby"):
        form = declared[name]["schema"]
        assert (form["type"], form["items"]["type"], declared[name]["explode"]) == ("array", "string", False), name
    assert declared["bbox"]["schema"]["oneOf"] and declared["datetime"]["schema"]["type"] == "string"
    assert "liền nhau đúng thứ tự" in declared["q"]["description"]
    assert "thứ tự nào cũng được" in api.parameters("/collections/truong-thpt/items")["q"]["description"]
    assert list(api.document["paths"][f"/collections/{CATALOGUE}/search"]) == ["post"]
    posted = api.document["paths"][f"/collections/{CATALOGUE}/search"]["post"]["requestBody"]["content"][
        "application/json"
    ]
    assert posted["schema"]["properties"].keys() == RECORDS
    answer = api.app.test_client().post(f"/api/collections/{CATALOGUE}/search", json=posted["example"])
    api.check(orjson.loads(answer.get_data()), "Records")


def test_tiles_are_described_as_their_clients_know_them(api: Api) -> None:
    """OGC 20-057, /req/oas30/operation-id: operations are known by how their identifiers end."""
    here = "/collections/{collectionId}/tiles"
    ends = {here: "getTileSetsList", f"{here}/{{tileMatrixSetId}}": "getTileSet",
            f"{here}/{{tileMatrixSetId}}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}": "getTile"}  # fmt: skip
    for path, end in ends.items():
        assert api.document["paths"][path]["get"]["operationId"].endswith(f".collection.vector.{end}")
        assert api.parameters(path).keys() >= set(re.findall(r"{(\w+)}", path))


def test_equality_parameters_are_the_queryables(api: Api) -> None:
    for name in api.collections:
        queryables = api.get(f"/collections/{name}/queryables")["properties"]
        declared = api.parameters(f"/collections/{name}/items")
        for column, form in queryables.items():
            if column != "geometry":
                expected = {key: value for key, value in form.items() if key not in ("title", "x-ogc-role")}
                assert declared[column]["schema"] == expected, (name, column)


def test_examples_are_real(api: Api) -> None:
    shown = 0
    for name in api.collections:
        item = api.document["paths"][f"/collections/{name}/items/{{featureId}}"]["get"]
        example = item["parameters"][0]["example"]
        feature = api.get(f"/collections/{name}/items/{example}", f"Feature.{name}", media=GEOJSON)
        content = item["responses"]["200"]["content"][GEOJSON].get("example")
        shown += content is not None
        assert content is None or {key: feature[key] for key in content} == content
    assert shown >= 20


@pytest.mark.parametrize("name", PROCESSES)
def test_examples_of_processes_run(api: Api, name: str) -> None:
    operation = api.document["paths"][f"/processes/{name}/execution"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["example"]
    answer = api.app.test_client().post(f"/api/processes/{name}/execution", json=body)
    assert answer.status_code == 200
    reference = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    api.check(orjson.loads(answer.get_data()), reference.rpartition("/")[2])


def test_it_follows_what_is_published(api: Api, datasets: dict[str, Dataset], tmp_path: Any) -> None:
    empty = Api(create_app(Settings(home=tmp_path)))
    validate(empty.document)
    assert not any(path.startswith("/collections/") and CATALOGUE not in path for path in empty.document["paths"])
    assert {path.split("/")[2] for path in api.document["paths"] if path.startswith("/collections/")} == {
        *api.collections, CATALOGUE, "{collectionId}",
    }  # fmt: skip
