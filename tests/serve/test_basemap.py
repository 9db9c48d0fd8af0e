"""The operator's basemap file: served in parts, refused at the start when it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from geoportal.errors import SettingsError
from geoportal.serve.app import create_app
from geoportal.serve.basemap import MAGIC, PMTILES, basemap_url, check_basemap
from geoportal.settings import Settings, load_settings
from geoportal.territory.base import base_file

PATH = "/tiles/ban-do-nen.pmtiles"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "nền.pmtiles"
    path.write_bytes(MAGIC + bytes(range(200)))
    return path


def test_the_file_is_served_in_parts(settings: Settings, file: Path) -> None:
    client = create_app(settings.model_copy(update={"basemap_file": file})).test_client()
    part = client.get(PATH, headers={"Range": "bytes=0-7"}, buffered=True)
    assert (part.status_code, part.data, part.mimetype) == (206, MAGIC, PMTILES)
    assert part.headers["Content-Range"] == "bytes 0-7/208"
    tag = part.headers["ETag"]
    assert client.get(PATH, headers={"If-None-Match": tag}, buffered=True).status_code == 304
    assert "max-age" in part.headers["Cache-Control"]
    assert PATH in client.get("/ban-do").text


def test_without_the_setting_there_is_none(settings: Settings) -> None:
    client = create_app(settings).test_client()
    assert client.get(PATH).status_code == 404
    assert PATH not in client.get("/ban-do").text


def test_the_setting_is_read_from_the_environment_and_checked(file: Path, tmp_path: Path) -> None:
    check_basemap(load_settings({"GEOPORTAL_BASEMAP_FILE": str(file)}))
    check_basemap(load_settings({}))
    with pytest.raises(SettingsError, match="Không mở được tệp bản đồ nền"):
        check_basemap(Settings(basemap_file=tmp_path / "khong-co.pmtiles"))
    other = tmp_path / "khac.pmtiles"
    other.write_bytes(b"MBTiles")
    with pytest.raises(SettingsError, match="không phải tệp PMTiles"):
        check_basemap(Settings(basemap_file=other))


def test_a_loaded_extract_is_the_basemap_unless_another_one_is_set(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with create_app(settings).test_request_context():
        assert basemap_url(settings) == ""
    base_file(tmp_path).parent.mkdir(parents=True)
    base_file(tmp_path).write_bytes(MAGIC + b"loaded")
    app = create_app(settings)
    with app.test_request_context():
        url = basemap_url(settings)
    assert url.startswith("/tiles/ban-do-nen.pmtiles?v=")
    with app.test_client().get(url) as answer:
        assert answer.data == MAGIC + b"loaded" and answer.mimetype == PMTILES
    other = settings.model_copy(update={"basemap_url": "https://tiles.example.org/{z}/{x}/{y}.png"})
    with create_app(other).test_request_context():
        assert basemap_url(other) == ""
