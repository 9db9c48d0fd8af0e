"""Downloads over HTTP: conditional requests, ranges, and the page that waits for a long work."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from geoportal.publish.formats import FORMATS
from geoportal.serve.app import create_app
from geoportal.serve.pages import downloads
from geoportal.settings import Settings

SCHOOLS = "/du-lieu/truong-thpt/tai-ve"


class Closing(FlaskClient):
    """A client that reads each answer whole and closes its file."""

    def get(self, *words: Any, **named: Any) -> TestResponse:
        answer = super().get(*words, **named)
        answer.get_data()
        answer.close()
        return answer


@pytest.fixture(scope="module")
def client(sampled: Settings) -> FlaskClient:
    app = create_app(sampled)
    app.test_client_class = Closing
    return app.test_client()


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_sent_as_a_file_with_its_type(client: FlaskClient, name: str) -> None:
    answer = client.get(f"{SCHOOLS}/{name}")
    assert answer.status_code == 200
    assert answer.mimetype == FORMATS[name].media_type
    assert f"truong-thpt.{FORMATS[name].extension}" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_an_unchanged_file_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(f"{SCHOOLS}/gpkg")
    tag = first.headers["ETag"]
    assert not tag.startswith("W/")
    again = client.get(f"{SCHOOLS}/gpkg", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{SCHOOLS}/gpkg", headers={"If-None-Match": '"khac"'}).status_code == 200


def test_a_part_of_a_file_can_be_asked_for(client: FlaskClient) -> None:
    whole = client.get(f"{SCHOOLS}/gpkg").data
    part = client.get(f"{SCHOOLS}/gpkg", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206 and part.data == whole[100:200]
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    assert client.get(f"{SCHOOLS}/gpkg", headers={"Range": f"bytes={len(whole)}-"}).status_code == 416


def test_a_long_work_shows_a_page_that_comes_back(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "WAIT_SECONDS", 0)
    address = "/du-lieu/di-tich-quoc-gia/tai-ve/kml"
    waiting = client.get(address)
    assert waiting.status_code == 202 and waiting.headers["Refresh"] == "3"
    assert "đang được tạo" in waiting.text.lower() or "đang tạo" in waiting.text.lower()
    monkeypatch.setattr(downloads, "WAIT_SECONDS", 60)
    assert client.get(address).status_code == 200


def test_what_is_not_there_is_said(client: FlaskClient) -> None:
    assert client.get(f"{SCHOOLS}/exe").status_code == 404
    missing = client.get("/du-lieu/gia-dat/tai-ve/csv")
    assert missing.status_code == 404
