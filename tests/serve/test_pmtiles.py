"""The whole file of tiles of a version over HTTP, read in parts; older versions; what is withdrawn."""

from __future__ import annotations

import re
from pathlib import Path

import mapbox_vector_tile
import pytest
import shapely
from flask.testing import FlaskClient
from pmtiles.reader import Reader

from geoportal.dataset import load_datasets, load_portal
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.store.history import withdraw
from geoportal.store.tiles import TileFile
from geoportal.store.versions import Version, current_version
from tests.serve.tile_home import ADDRESS, POINTS, make_home, publish

QUAD = f"/api/collections/{POINTS}/tiles/WebMercatorQuad"


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


def test_the_whole_file_is_read_in_parts_and_kept_for_ever(client: FlaskClient, version: Version) -> None:
    (href,) = [item["href"] for item in client.get(QUAD).get_json()["links"] if item["rel"] == "enclosure"]
    assert href == f"{ADDRESS}/tiles/{POINTS}/{version.id}.pmtiles"
    path, stored = href.removeprefix(ADDRESS), (version.path / "tiles.pmtiles").read_bytes()
    whole = client.get(path, buffered=True)
    assert whole.get_data() == stored and whole.content_type == "application/vnd.pmtiles"
    assert "immutable" in whole.headers["Cache-Control"] and "max-age=31536000" in whole.headers["Cache-Control"]
    assert "public" in whole.headers["Cache-Control"] and whole.headers["Accept-Ranges"] == "bytes"
    head = client.head(path, buffered=True)
    assert head.headers["Content-Length"] == str(len(stored)) and head.get_data() == b""
    assert client.get(path, buffered=True, headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304

    def part(offset: int, length: int) -> bytes:
        answer = client.get(path, buffered=True, headers={"Range": f"bytes={offset}-{offset + length - 1}"})
        assert answer.status_code == 206 and answer.headers["Access-Control-Allow-Origin"] == "*"
        assert re.fullmatch(rf"bytes {offset}-\d+/{len(stored)}", answer.headers["Content-Range"])
        return answer.get_data()

    reader = Reader(part)
    assert reader.metadata()["vector_layers"][0]["id"] == POINTS
    assert reader.get(0, 0, 0) == TileFile(version.path / "tiles.pmtiles").tile(0, 0, 0)


def test_a_range_outside_the_file_is_416(client: FlaskClient, version: Version) -> None:
    path, size = f"/tiles/{POINTS}/{version.id}.pmtiles", (version.path / "tiles.pmtiles").stat().st_size
    answer = client.get(path, buffered=True, headers={"Range": f"bytes={size}-{size + 10}"})
    assert answer.status_code == 416 and answer.headers["Content-Range"] == f"bytes */{size}"
    assert answer.get_json()["status"] == 416
    asked = client.options(path, headers={"Origin": "https://khac.vn", "Access-Control-Request-Headers": "range"})
    assert "Range" in asked.headers["Access-Control-Allow-Headers"]


def test_an_older_version_stays_and_a_withdrawn_dataset_is_gone(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    dataset, portal = load_datasets(settings.layers)[POINTS], load_portal(settings.layers)
    old = publish(settings, dataset, portal, [shapely.Point(106, 20.6)])
    new = publish(settings, dataset, portal, [shapely.Point(106, 20.6), shapely.Point(106.1, 20.6)])
    client = create_app(settings).test_client()
    for version in (old, new):
        whole = client.get(f"/tiles/{POINTS}/{version.id}.pmtiles", buffered=True)
        assert whole.status_code == 200 and whole.get_data().startswith(b"PMTiles")
    (cluster,) = mapbox_vector_tile.decode(client.get(f"{QUAD}/0/0/0").get_data())[POINTS]["features"]
    assert cluster["properties"]["point_count"] == 2
    withdraw(settings, POINTS, erase=False)
    client = create_app(settings).test_client()
    assert client.get(f"/tiles/{POINTS}/{old.id}.pmtiles").status_code == 404
    assert client.get(f"{QUAD}/0/0/0").status_code == 404
