"""«Tại điểm này»: units, zones, what is near and coordinates of a point, in one answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
import shapely
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyproj import Geod

from geoportal.dataset import Dataset, Portal
from geoportal.geocode.coordinates import find_coordinates
from geoportal.serve.app import create_app
from geoportal.serve.at_point import NEAR
from geoportal.serve.coordinates import degrees_minutes_seconds, read_point, written_point
from geoportal.serve.ogc.served import serve_version
from geoportal.serve.zones import covering
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, locate_point
from geoportal.territory.boundaries import save_boundaries
from tests.serve.api import Api
from tests.serve.features import publish
from tests.serve.test_near import area_features

GEOD = Geod(ellps="WGS84")
HERE = st.tuples(st.floats(105.9, 106.66), st.floats(20.25, 21.0))


def at(client: FlaskClient, **inputs: Any) -> Any:
    answer = client.post("/api/processes/tai-diem-nay/execution", json={"inputs": inputs})
    assert answer.status_code == 200, answer.text
    return answer.get_json()


def zone(client: FlaskClient, dataset: str) -> tuple[dict[str, Any], tuple[float, float]]:
    """Return an area of a dataset and a point inside it."""
    feature = client.get(f"/api/collections/{dataset}/items?limit=1").get_json()["features"][0]
    inside = shapely.geometry.shape(feature["geometry"]).representative_point()
    return feature, (inside.x, inside.y)


@pytest.mark.parametrize(
    "point", [(106.068, 20.6634), (106.516, 20.326), (2.35, 48.85), (-179.99, -89.99), (112.0, 16.5)]
)
def test_it_answers_as_its_document_says(sampled: Settings, point: tuple[float, float]) -> None:
    api = Api(create_app(sampled))
    found = at(api.app.test_client(), lon=point[0], lat=point[1], count=2)
    api.check(found, "AtPoint")
    assert [part["dataset"] for part in found["nearest"]] == list(NEAR)  # each of them has a sample


def test_units_of_both_eras(client: FlaskClient) -> None:
    found = at(client, lon=106.068, lat=20.6634)
    assert found["in_province"] is True and found["unit"] == {"code": "11953", "name": "Phường Phố Hiến"}
    june = [(commune["name"], commune["district"]) for commune in found["june_2025"]]
    assert ("Phường Hiến Nam", "Thành phố Hưng Yên") in june and len(june) > 1
    assert "một trong" in found["note"]["vi"]
    unsure = at(client, lon=106.0511, lat=20.6463)
    assert unsure["unit"] is None and len(unsure["units"]) > 1 and "Chưa có ranh giới" in unsure["note"]["vi"]


def test_loaded_boundaries_make_it_certain(tmp_path: Path, gazetteer: Gazetteer) -> None:
    save_boundaries(tmp_path, "thử", {"11953": shapely.box(106.0, 20.6, 106.1, 20.7)})
    client = create_app(Settings(home=tmp_path)).test_client()
    found = at(client, lon=106.0511, lat=20.6463)
    assert found["certain"] and found["unit"]["code"] == "11953" and "thử" in found["evidence"]


@pytest.mark.parametrize("dataset", ["phan-vung-rui-ro-thien-tai", "khu-cong-nghiep", "du-an-nha-o"])
def test_zones_over_a_point(client: FlaskClient, dataset: str) -> None:
    feature, (lon, lat) = zone(client, dataset)
    (found,) = [one for one in at(client, lon=lon, lat=lat)["zones"] if one["id"] == feature["id"]]
    assert (
        found["dataset"] == dataset and found["sample"] and found["url"].endswith(f"/du-lieu/{dataset}/{feature['id']}")
    )
    assert found["values"] and all(feature["properties"][one["field"]] == one["value"] for one in found["values"])
    assert all(one["title"]["vi"] and one["title"]["en"] for one in found["values"])


def test_zones_are_those_that_cover_the_point(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    dataset = datasets["khu-cong-nghiep"]
    served = serve_version(
        dataset, publish(Settings(home=tmp_path), dataset, portal, area_features(dataset, 80, 6)).version
    )
    content = orjson.loads((served.version.path / "features.geojson").read_bytes())["features"]
    shapes = [shapely.geometry.shape(item["geometry"]) for item in content]
    corner = shapes[0].geoms[0].exterior.coords[0]

    @hypothesis_settings(max_examples=60)
    @given(HERE | st.just(corner))
    def check(point: tuple[float, float]) -> None:
        expected = [number for number, shape in enumerate(shapes, start=1) if shape.intersects(shapely.Point(point))]
        assert covering(served, *point) == expected

    check()
    assert 1 in covering(served, *corner)  # its edge belongs to it


def test_the_nearest_of_the_datasets_that_are_asked_for(client: FlaskClient) -> None:
    found = at(client, lon=106.2, lat=20.6, datasets=["truong-thpt", "cho"], count=3, within_m=30_000)
    assert [part["dataset"] for part in found["nearest"]] == ["truong-thpt", "cho"]
    for part in found["nearest"]:
        away = [one["properties"]["distance_m"] for one in part["features"]]
        assert away == sorted(away) and len(away) <= 3 and all(metres <= 30_000 for metres in away)
        items = client.get(f"/api/collections/{part['dataset']}/items?limit=1000").get_json()["features"]
        every = sorted(GEOD.inv(106.2, 20.6, *item["geometry"]["coordinates"])[2] for item in items if item["geometry"])
        assert away == pytest.approx([metres for metres in every if metres <= 30_000][:3], abs=0.2)
        assert part["without_place"] == sum(item["geometry"] is None for item in items)


def test_outside_it_says_so(client: FlaskClient) -> None:
    paris, hanoi, paracel = (
        at(client, lon=2.35, lat=48.85),
        at(client, lon=105.5, lat=21.03),
        at(client, lon=112.0, lat=16.5),
    )
    for found in (paris, hanoi, paracel):
        assert found["in_province"] is False and found["unit"] is None and found["units"] == found["june_2025"] == []
    assert "ngoài Việt Nam" in paris["note"]["vi"] and "outside Việt Nam" in paris["note"]["en"]
    for found in (hanoi, paracel):
        assert "ngoài tỉnh Hưng Yên" in found["note"]["vi"] and "ngoài Việt Nam" not in found["note"]["vi"]
    assert paris["coordinates"]["vn2000"] is None and hanoi["coordinates"]["vn2000"]["crs"] == "EPSG:9209"
    assert all(part["features"] == [] for part in paris["nearest"])


@given(HERE)
def test_written_coordinates_are_read_back(point: tuple[float, float]) -> None:
    lon, lat = point
    forms = written_point(lon, lat)
    for text, tolerance in (
        (forms["wgs84"]["decimal"], 1e-6),
        (forms["wgs84"]["dms"], 3e-6),
        (forms["vn2000"]["text"], 1e-7),
    ):
        stated = find_coordinates(text)
        assert stated is not None, text
        assert abs(stated.lon - lon) <= tolerance and abs(stated.lat - lat) <= tolerance, text
    easting, northing = forms["vn2000"]["easting"], forms["vn2000"]["northing"]
    assert read_point(easting, northing, "EPSG:9209") == pytest.approx(point, abs=1e-7)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_minutes_and_seconds_stay_below_sixty(lon: float, lat: float) -> None:
    text = degrees_minutes_seconds(lon, lat)
    north, east = re.findall(r"(\d+)°(\d\d)'(\d\d\.\d\d)\"[NSEW]", text)
    for (degrees, minutes, seconds), value in ((north, lat), (east, lon)):
        assert int(minutes) < 60 and float(seconds) < 60
        assert int(degrees) + int(minutes) / 60 + float(seconds) / 3600 == pytest.approx(abs(value), abs=1.5e-6)


@hypothesis_settings(max_examples=30)
@given(HERE)
def test_units_are_those_of_the_territory(
    client: FlaskClient, gazetteer: Gazetteer, point: tuple[float, float]
) -> None:
    found, expected = at(client, lon=point[0], lat=point[1], datasets=["cho"]), locate_point(*point, gazetteer)
    assert [unit["code"] for unit in found["units"]] == [unit.code for unit in expected.units]
    assert found["certain"] == expected.certain


@pytest.mark.parametrize("inputs", [
    {}, {"lon": 106.0}, {"lon": 106.0, "lat": 20.6, "x": 1}, {"lon": 106.0, "lat": 20.6, "count": 11},
    {"lon": 106.0, "lat": 20.6, "datasets": ["hang-taxi"]}, {"lon": 20.6, "lat": 106.0}, {"easting": 1, "northing": "2"},
    {"lon": None, "lat": None}, {"lon": [106], "lat": 20.6},
])  # fmt: skip
def test_wrong_inputs_are_refused(client: FlaskClient, inputs: dict[str, Any]) -> None:
    answer = client.post("/api/processes/tai-diem-nay/execution", json={"inputs": inputs})
    assert answer.status_code == 400 and answer.get_json()["description"].count("(") >= 1
