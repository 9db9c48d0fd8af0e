"""Boundaries of today's units as lines under the map: each side once, told to the map only when they are loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely
from lxml import html

from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.territory.boundaries import save_boundaries

PLACE = "/ban-do/ranh-gioi.json"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_sides_are_drawn_once_and_named_to_the_map(tmp_path: Path, prefix: str) -> None:
    save_boundaries(
        tmp_path,
        "thử",
        {"11953": shapely.box(106.0, 20.6, 106.1, 20.7), "12205": shapely.box(106.1, 20.6, 106.2, 20.7)},
    )
    client = create_app(Settings(home=tmp_path)).test_client()
    page = html.fromstring(client.get(f"{prefix}/ban-do").text)
    place = json.loads(page.get_element_by_id("map-config").text)["boundaries"]
    assert place == prefix + PLACE
    answer = client.get(place)
    feature = answer.get_json()
    assert feature["properties"] == {"source": "thử"}
    assert shapely.geometry.shape(feature["geometry"]).length == pytest.approx(0.7)
    assert client.get(place, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_without_boundaries_the_map_asks_for_none(tmp_path: Path) -> None:
    client = create_app(Settings(home=tmp_path)).test_client()
    page = html.fromstring(client.get("/ban-do").text)
    assert json.loads(page.get_element_by_id("map-config").text)["boundaries"] is None
    assert client.get(PLACE).status_code == 404
