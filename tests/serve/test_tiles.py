"""Vector tiles over HTTP: OGC API - Tiles and TileJSON."""

from __future__ import annotations

import gzip
from typing import Any

import mapbox_vector_tile
import pytest
from flask.testing import FlaskClient

from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.store.tiles import TileFile
from geoportal.store.versions import Version, current_version
from tests.serve.tile_home import ADDRESS, EMPTY, POINTS, ZONES, make_home

TILES = f"/api/collections/{POINTS}/tiles"
QUAD = f"{TILES}/WebMercatorQuad"
RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_home(tmp_path_factory.mktemp("o"))


@pytest.fixture(scope="module")
def client(home: Settings) -> FlaskClient:
    return create_app(home).test_client()


@pytest.fixture(scope="module")
def version(home: Settings) -> Version:
    found = current_version(home.home, POINTS)
    assert found is not None
    return found


def get(client: FlaskClient, path: str, **headers: str) -> Any:
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200, (path, answer.get_data(as_text=True)[:300])
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer.get_json()


def link(content: dict[str, Any], rel: str) -> dict[str, Any]:
    (found,) = [item for item in content["links"] if item["rel"] == rel]
    return found


def follow(client: FlaskClient, address: str) -> Any:
    assert address.startswith(f"{ADDRESS}/api/"), address
    return get(client, address.removeprefix(ADDRESS))


def test_links_lead_from_the_list_to_a_tile(client: FlaskClient) -> None:
    content = get(client, TILES)
    (item,) = content["tilesets"]
    assert item["dataType"] == "vector" and item["crs"].endswith("/EPSG/0/3857")
    tileset = follow(client, link(item, "self")["href"])
    assert tileset["dataType"] == "vector" and tileset["tileMatrixSetURI"].endswith("/WebMercatorQuad")
    assert follow(client, link(tileset, f"{RELATIONS}/tiling-scheme")["href"])["id"] == "WebMercatorQuad"
    assert follow(client, link(tileset, f"{RELATIONS}/geodata")["href"])["id"] == POINTS
    template = link(tileset, "item")
    assert template["type"] == "application/vnd.mapbox-vector-tile" and template["templated"] is True
    for limit in tileset["tileMatrixSetLimits"]:
        words = {"tileMatrix": limit["tileMatrix"], "tileRow": limit["minTileRow"], "tileCol": limit["minTileCol"]}
        path = template["href"].format(**words).removeprefix(ADDRESS)
        assert client.get(path).status_code in (200, 204)
    assert [limit["tileMatrix"] for limit in tileset["tileMatrixSetLimits"]] == [str(zoom) for zoom in range(15)]


def test_metadata_say_what_is_in_the_tiles(client: FlaskClient, version: Version) -> None:
    tileset = get(client, QUAD)
    (layer,) = tileset["layers"]
    assert (layer["id"], layer["geometryDimension"], layer["maxTileMatrix"]) == (POINTS, 0, "14")
    assert {"id", "ten", "vi_tri_muc", "point_count"} <= set(layer["propertiesSchema"]["properties"])
    box = version.manifest["bbox"]
    assert [*tileset["boundingBox"]["lowerLeft"], *tileset["boundingBox"]["upperRight"]] == pytest.approx(box, abs=1e-4)
    assert tileset["version"] == version.id and tileset["license"].startswith("https://")
    assert get(client, f"{QUAD}?lang=en")["title"] == "Upper secondary schools"
    assert get(client, f"/api/collections/{ZONES}/tiles/WebMercatorQuad")["layers"][0]["geometryDimension"] == 2
    assert version.manifest["tiles"] == {
        "minzoom": 0, "maxzoom": 14, "merged": 0, "largest_bytes": version.manifest["tiles"]["largest_bytes"],
    }  # fmt: skip


def test_tilejson_is_what_map_libraries_read(client: FlaskClient) -> None:
    content = get(client, f"{QUAD}?f=tilejson")
    assert content["tilejson"] == "3.0.0" and content["scheme"] == "xyz"
    assert (content["minzoom"], content["maxzoom"]) == (0, 14)
    assert content["tiles"] == [f"{ADDRESS}{QUAD}/{{z}}/{{y}}/{{x}}"]
    (layer,) = content["vector_layers"]
    assert layer["id"] == POINTS and {"id", "ten", "clustered", "point_count"} <= set(layer["fields"])
    west, south, east, north = content["bounds"]
    assert west < content["center"][0] < east and south < content["center"][1] < north


def test_the_matrix_set_halves_its_cells_at_every_zoom(client: FlaskClient) -> None:
    (item,) = get(client, "/api/tileMatrixSets")["tileMatrixSets"]
    content = follow(client, link(item, "self")["href"])
    matrices = content["tileMatrices"]
    assert [matrix["id"] for matrix in matrices] == [str(zoom) for zoom in range(25)]
    for zoom, matrix in enumerate(matrices):
        assert matrix["matrixWidth"] == matrix["matrixHeight"] == 2**zoom
        assert matrix["cellSize"] * matrix["tileWidth"] * 2**zoom == pytest.approx(2 * 20037508.3427892)
        assert matrix["scaleDenominator"] * 0.28e-3 == pytest.approx(matrix["cellSize"])
    assert get(client, "/api/TileMatrixSets/WebMercatorQuad") == content


def test_every_tile_is_that_of_the_file_compressed_or_not(client: FlaskClient, version: Version) -> None:
    tiles = dict(TileFile(version.path / "tiles.pmtiles"))
    for (zoom, column, row), stored in tiles.items():
        if zoom not in (0, 7, 14):
            continue
        plain = client.get(f"{QUAD}/{zoom}/{row}/{column}", headers={"Accept": "*/*"})
        assert plain.status_code == 200 and "Content-Encoding" not in plain.headers
        assert plain.get_data() == gzip.decompress(stored)
        assert mapbox_vector_tile.decode(plain.get_data())[POINTS]["features"]
        small = client.get(f"{QUAD}/{zoom}/{row}/{column}?f=mvt", headers={"Accept-Encoding": "gzip, br"})
        assert small.headers["Content-Encoding"] == "gzip" and small.get_data() == stored
        for answer in (plain, small):
            assert answer.content_type == "application/vnd.mapbox-vector-tile"
            assert answer.headers["Vary"] == "Accept-Encoding" and "max-age=" in answer.headers["Cache-Control"]
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
    refused = client.get(f"{QUAD}/0/0/0", headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


def test_a_tile_is_asked_for_again_only_when_the_version_changed(client: FlaskClient) -> None:
    first = client.get(f"{QUAD}/0/0/0")
    again = client.get(f"{QUAD}/0/0/0", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.get_data() == b""
    assert client.get(f"{QUAD}/0/0/0", headers={"If-None-Match": 'W/"khac"'}).status_code == 200
    document = client.get(QUAD)
    assert client.get(QUAD, headers={"If-None-Match": document.headers["ETag"]}).status_code == 304


def test_an_empty_tile_is_204(client: FlaskClient) -> None:
    answer = client.get(f"{QUAD}/14/0/0")
    assert answer.status_code == 204 and answer.get_data() == b""
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{TILES}/WorldCRS84Quad", 404),
        (f"{TILES}/khong-co/0/0/0", 404),
        (f"{TILES}/khong-co?f=tilejson", 404),
        ("/api/tileMatrixSets/khong-co", 404),
        (f"{QUAD}/abc/0/0", 404),
        (f"{QUAD}/-1/0/0", 404),
        (f"{QUAD}/01/0/0", 404),
        (f"{QUAD}/25/0/0", 404),
        (f"{QUAD}/999999999999999999999/0/0", 404),
        (f"{QUAD}/15/0/0", 404),
        (f"{QUAD}/3/8/0", 404),
        (f"{QUAD}/3/0/8", 404),
        (f"{QUAD}/3/x/0", 400),
        (f"{QUAD}/3/0/-1", 400),
        (f"{QUAD}/3/0/1.5", 400),
        (f"{QUAD}/3/0/٣", 400),
        (f"{QUAD}/0/0/0?f=png", 400),
        (f"{QUAD}/0/0/0?la=1", 400),
        (f"{QUAD}?f=xml", 400),
        (f"{TILES}?f=tilejson", 400),
        (f"{TILES}?limit=3", 400),
        ("/api/tileMatrixSets?x=1", 400),
        ("/api/collections/khong-co/tiles", 404),
        (f"/api/collections/{EMPTY}/tiles", 404),
        (f"/api/collections/{EMPTY}/tiles/WebMercatorQuad/0/0/0", 404),
        ("/api/collections/../tiles/WebMercatorQuad/0/0/0", 404),
        (f"/tiles/{POINTS}/khong-co.pmtiles", 404),
        (f"/tiles/{POINTS}/...pmtiles", 404),
        ("/tiles/khong-co/20260131T093000123456Z-1a2b3c4d.pmtiles", 404),
        (f"/tiles/{POINTS}/20200131T093000123456Z-1a2b3c4d.pmtiles", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_or_not_understood_is_said_in_json(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status, path
    if "/../" not in path:
        content = answer.get_json()
        assert content["status"] == status and content["code"] and content["detail"][-1] in ".?"
        assert content["detail_en"] and answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("accept", ["*/*", "", "application/json", "application/json;q=0", "text/html;q=0, */*"])
def test_documents_come_as_json_unless_a_page_is_wanted(client: FlaskClient, accept: str) -> None:
    for path in (TILES, QUAD, "/api/tileMatrixSets", "/api/tileMatrixSets/WebMercatorQuad"):
        answer = client.get(path, headers={"Accept": accept} if accept else {})
        assert answer.status_code == 200 and answer.content_type == "application/json", (path, accept)
        for headers, query in (({"Accept": "text/html,*/*;q=0.8"}, ""), ({}, "?f=html")):
            assert client.get(path + query, headers=headers).status_code == 302
