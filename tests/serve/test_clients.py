"""Clients of other people against a running portal: QGIS, GDAL (Debian's and pyogrio's) and OWSLib."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from owslib.ogcapi.features import Features

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Portal, load_references
from geoportal.settings import Settings
from tests.serve.features import draw, publish
from tests.serve.qgis_clients import ask_pyogrio, ask_qgis, features_of, fetch, run_gdal
from tests.serve.qgis_features import RECT, Row, assert_same, bounds, hide_most, inside, kind, placed
from tests.serve.qgis_filters import WRITTEN_BY_QGIS
from tests.serve.qgis_proxy import Watched, watched_portal

pytestmark = pytest.mark.qgis
BIG, SPARSE, COUNT = "truong-thpt", "truong-thcs", 3_500
PAGE_SIZES = ({"page_size": 10}, {"page_size": 100}, {})
CQL2_SINCE = 33_200
"""The first QGIS that lets servers evaluate filters of properties: 3.32, https://github.com/qgis/QGIS/pull/52775."""
CQL2_CLASSES = ("ogcapi-features-3/1.0/conf/filter", "ogcapi-features-3/1.0/conf/features-filter",
                "cql2/1.0/conf/cql2-text", "cql2/1.0/conf/basic-cql2")  # fmt: skip
SYSTEM = "EPSG:4326"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], portal: Portal) -> Iterator[Watched]:
    """A portal behind a proxy, with a big collection and one where eight rows of ten have no place."""
    settings = Settings(home=tmp_path_factory.mktemp("drawn"))
    publish(settings, datasets[BIG], portal, draw(datasets[BIG], COUNT, 11))
    publish(settings, datasets[SPARSE], portal, [hide_most(feature) for feature in draw(datasets[SPARSE], 120, 12)])
    with watched_portal(settings.home) as watched:
        yield watched


@pytest.fixture(scope="module")
def names(address: str) -> list[str]:
    """Names of the published collections of features."""
    collections = fetch(f"{address}/api/collections")["collections"]
    found = [str(one["id"]) for one in collections if one.get("itemType", "feature") == "feature"]
    assert len(found) >= 20
    return found


def test_qgis_opens_every_collection_whole_at_every_page_size(address: str, names: list[str], tmp_path: Path) -> None:
    layers = [{"name": name, **size} for name in names for size in PAGE_SIZES]
    found = ask_qgis(tmp_path, address, layers=layers)
    assert found["said"] == []
    for wanted, layer in zip(layers, found["layers"], strict=True):
        right = features_of(address, str(wanted["name"]))
        assert (layer["valid"], layer["crs"], layer["count"]) == (True, SYSTEM if kind(right) else "", len(right)), (
            wanted
        )
        assert layer["type"].removeprefix("Multi") == (kind(right) or "NoGeometry"), wanted
        assert_same(layer["features"], right)


def test_qgis_opens_a_collection_with_few_places(drawn: Watched, tmp_path: Path) -> None:
    right = features_of(drawn.address, SPARSE)
    assert sum(placed(feature) for feature in right) < len(right) / 4
    found = ask_qgis(tmp_path, drawn.address, layers=[{"name": SPARSE, **size} for size in PAGE_SIZES])
    assert found["said"] == []
    for layer in found["layers"]:
        assert (layer["valid"], layer["crs"], layer["type"], layer["count"]) == (True, SYSTEM, "Point", len(right))
        assert_same(layer["features"], right)


def test_qgis_reads_a_big_collection_in_pages_of_a_thousand(drawn: Watched, tmp_path: Path) -> None:
    right = features_of(drawn.address, BIG)
    drawn.asked.clear()
    found = ask_qgis(tmp_path, drawn.address, layers=[{"name": BIG}])
    assert found["said"] == []
    assert_same(found["layers"][0]["features"], right)
    pages = [one for one in drawn.items(BIG) if one.query["limit"] != "10"]  # it asks for ten to learn the fields
    assert [int(one.query["limit"]) >= 1_000 for one in pages] == [True] * 4
    assert {one.status for one in drawn.asked} <= {200, 304}
    paths = {one.path for one in drawn.asked}
    assert {"/api", "/api/openapi", f"/api/collections/{BIG}"} <= paths
    if found["version"] >= CQL2_SINCE:
        assert f"/api/collections/{BIG}/schema" in paths


def test_qgis_filters_by_box_and_by_expression(drawn: Watched, tmp_path: Path) -> None:
    right = features_of(drawn.address, BIG)
    expression = '"so_hoc_sinh" = 300 AND "ten" LIKE \'%Nguyễn Huệ%\''
    wanted: list[Row] = [
        {"name": BIG, "rect": RECT, "only_box": True}, {"name": BIG, "rect": RECT}, {"name": BIG, "expression": expression},
        {"name": BIG, "subset": expression}, {"name": BIG, "subset": '"so_hoc_sinh" = 300', "rect": RECT},
    ]  # fmt: skip
    drawn.asked.clear()
    found = ask_qgis(tmp_path, drawn.address, layers=wanted)
    assert found["said"] == []
    schools = [one for one in right if one["properties"]["so_hoc_sinh"] == 300]
    named = [one for one in schools if "Nguyễn Huệ" in one["properties"]["ten"]]
    boxed = [one for one in right if inside(one)]
    both = [one for one in schools if inside(one)]
    assert 0 < len(both) < len(schools) and 0 < len(named) < len(schools)
    for layer, expected in zip(found["layers"], (boxed, boxed, named, named, both), strict=True):
        assert layer["set_subset"]
        assert_same(layer["features"], expected)
    boxes = [one.query["bbox"].split(",") for one in drawn.items(BIG) if "bbox" in one.query]
    assert [pytest.approx(RECT) == [float(side) for side in box] for box in boxes[:1]] == [True]
    if found["version"] >= CQL2_SINCE:
        pushed = [one.query["filter"] for one in drawn.items(BIG) if "filter" in one.query]
        assert any('"so_hoc_sinh" = 300' in text for text in pushed)


@pytest.mark.parametrize(("text", "holds"), WRITTEN_BY_QGIS, ids=[text for text, _ in WRITTEN_BY_QGIS])
def test_filters_as_later_versions_of_qgis_write_them(drawn: Watched, text: str, holds: Any) -> None:
    declared = fetch(f"{drawn.address}/api/conformance")["conformsTo"]
    missing = [name for name in CQL2_CLASSES if not any(uri.endswith(name) for uri in declared)]
    if len(missing) == len(CQL2_CLASSES):
        pytest.skip("the portal does not declare CQL2")
    assert missing == []
    queryables = fetch(f"{drawn.address}/api/collections/{BIG}/queryables")["properties"]
    assert all(isinstance(one["type"], str) for name, one in queryables.items() if name != "geometry")
    query = urllib.parse.urlencode({"filter": text, "filter-lang": "cql2-text", "limit": 5_000})
    found = fetch(f"{drawn.address}/api/collections/{BIG}/items?{query}")["features"]
    right = [one for one in features_of(drawn.address, BIG) if (holds(one["properties"]) if holds else inside(one))]
    assert [one["id"] for one in found] == [one["id"] for one in right]
    assert 0 < len(right) <= COUNT


def test_qgis_loads_the_definition_of_every_layer_without_a_warning(
    address: str, names: list[str], sampled: Settings, datasets: dict[str, Dataset], tmp_path: Path
) -> None:
    known = datasets | load_references(sampled.layers)
    paths = []
    for name in names:
        path = tmp_path / f"{name}.qlr"
        with urllib.request.urlopen(f"{address}/du-lieu/{name}/{name}.qlr", timeout=30) as answer:
            path.write_bytes(answer.read())
        paths.append(str(path))
    found = ask_qgis(tmp_path, address, definitions=paths)
    assert found["said"] == []
    for name, loaded in zip(names, found["definitions"], strict=True):
        assert (loaded["ok"], loaded["message"]) == (True, ""), name
        (layer,) = loaded["layers"]
        assert (layer["valid"], layer["crs"]) == (True, SYSTEM), name
        style = known[name].style
        drawn = "categorizedSymbol" if style.colours else "RuleRenderer" if style.classes else "singleSymbol"
        assert layer["renderer"] == (drawn if kind(features_of(address, name)) else ""), name
        assert (layer["name"], layer["count"]) == (known[name].title.vi, len(features_of(address, name))), name
        for field, described in published_columns(known[name]).items():
            assert layer["aliases"][field].startswith(described.title.vi), (name, field)


def test_ogrinfo_describes_and_counts_every_collection(address: str, names: list[str]) -> None:
    listed = run_gdal("ogrinfo", "-ro", "-q", f"OAPIF:{address}/api")
    for name in names:
        right = features_of(address, name)
        summary = run_gdal("ogrinfo", "-ro", "-so", f"OAPIF:{address}/api", name)
        assert name in listed
        assert f"Feature Count: {len(right)}" in summary, name
        drawn_as = summary.split("Geometry: ")[1].splitlines()[0].removeprefix("Multi ")
        assert drawn_as == (kind(right) or "Unknown (any)"), name
        assert 'ID["EPSG",4326]' in summary, name


def test_ogr2ogr_reads_every_feature_at_every_page_size(address: str, names: list[str], tmp_path: Path) -> None:
    for name, size in ((name, size) for name in names for size in ("10", "100")):
        out = tmp_path / f"{name}-{size}.geojson"
        run_gdal(
            "ogr2ogr",
            "-oo",
            f"PAGE_SIZE={size}",
            "-lco",
            "COORDINATE_PRECISION=7",
            str(out),
            f"OAPIF:{address}/api",
            name,
        )
        read = {one["properties"]["id"]: one for one in json.loads(out.read_text(encoding="utf-8"))["features"]}
        right = {one["id"]: one for one in features_of(address, name)}
        assert read.keys() == right.keys()
        for key, one in right.items():
            assert {field: read[key]["properties"].get(field) for field in one["properties"]} == one["properties"]
            assert placed(read[key]) == placed(one)


def test_ogr2ogr_and_the_api_agree_on_vn2000(address: str, tmp_path: Path) -> None:
    name, crs, out = "don-vi-hanh-chinh", "http://www.opengis.net/def/crs/EPSG/0/9209", tmp_path / "vn2000.geojson"
    run_gdal("ogr2ogr", "-t_srs", "EPSG:9209", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=4", str(out),
             f"OAPIF:{address}/api", name)  # fmt: skip
    theirs = {f["properties"]["ma"]: f["geometry"]["coordinates"] for f in json.loads(out.read_text())["features"]}
    ours = fetch(f"{address}/api/collections/{name}/items?limit=1000&crs={crs}")["features"]
    assert len(ours) == len(theirs) >= 104
    for feature in ours:
        north, east = sorted(feature["geometry"]["coordinates"], reverse=True)
        there = sorted(theirs[feature["properties"]["ma"]], reverse=True)
        assert (north, east) == pytest.approx(there, abs=0.02)


def test_gdal_of_pyogrio_reads_the_schema_pages_and_pushes_filters_down(drawn: Watched) -> None:
    right = features_of(drawn.address, BIG)
    text = "ten LIKE '%Nguyễn Huệ%' AND so_hoc_sinh = 300"
    drawn.asked.clear()
    found = ask_pyogrio(drawn.address, [(BIG, {}), (BIG, {"bbox": RECT}), (BIG, {"where": text}), (SPARSE, {})])
    whole, boxed, named = found["layers"][BIG]
    (sparse,) = found["layers"][SPARSE]
    assert (whole["type"], whole["count"], sparse["type"]) == ("Point", COUNT, "Point")
    assert "WGS 84" in whole["crs"] and whole["bounds"] == pytest.approx(bounds(right))
    assert [row["id"] for row in whole["rows"]] == [one["id"] for one in right]
    assert [row["ten"] for row in whole["rows"]] == [one["properties"]["ten"] for one in right]
    assert whole["unplaced"] == sum(not placed(one) for one in right)
    assert [row["id"] for row in boxed["rows"]] == [one["id"] for one in right if inside(one)]
    named_ids = [
        one["id"]
        for one in right
        if one["properties"]["so_hoc_sinh"] == 300 and "Nguyễn Huệ" in one["properties"]["ten"]
    ]
    assert [row["id"] for row in named["rows"]] == named_ids
    assert sparse["unplaced"] == sum(not placed(one) for one in features_of(drawn.address, SPARSE))
    limits = [
        int(one.query["limit"]) for one in drawn.items(BIG) if "token" in one.query and "so_hoc_sinh" not in one.query
    ]
    assert limits == [1_000] * 3
    assert {one.path for one in drawn.asked} >= {"/api/openapi", f"/api/collections/{BIG}/schema"}
    assert any(one.query.get("so_hoc_sinh") == "300" for one in drawn.items(BIG))
    assert any("bbox" in one.query for one in drawn.items(BIG))
    assert {one.status for one in drawn.asked} == {200}


def test_owslib_finds_its_way_from_the_landing_page(drawn: Watched) -> None:
    right = features_of(drawn.address, BIG)
    client = Features(f"{drawn.address}/api")
    assert {"data", "conformance", "service-desc"} <= {link["rel"] for link in client.links}
    assert client.api()["openapi"].startswith("3.0")
    assert any("ogcapi-features-1/1.0/conf/core" in uri for uri in client.conformance()["conformsTo"])
    assert set(client.feature_collections()) == {BIG, SPARSE}
    assert client.collection(BIG)["itemType"] == "feature"
    assert {"ten", "dia_chi", "so_hoc_sinh"} <= set(client.collection_queryables(BIG)["properties"])
    assert {"ten", "dia_chi", "so_hoc_sinh"} <= set(client.collection_schema(BIG)["properties"])
    page = client.collection_items(BIG, limit=10, bbox=list(RECT))
    assert [one["id"] for one in page["features"]] == [one["id"] for one in right if inside(one)][:10]
    assert page["numberMatched"] == sum(inside(one) or one["geometry"] is None for one in right)
    same = [one["id"] for one in right if one["properties"]["so_hoc_sinh"] == 300]
    assert [one["id"] for one in client.collection_items(BIG, so_hoc_sinh=300, limit=1_000)["features"]] == same
    one = client.collection_item(BIG, right[5]["id"])
    assert (one["id"], one["properties"], one["geometry"]) == (
        right[5]["id"],
        right[5]["properties"],
        right[5]["geometry"],
    )
