"""The nearest features: against every distance worked out one by one, over HTTP, and what is refused."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
import orjson
import pytest
import shapely
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pyproj import Geod

from geoportal.dataset import Dataset, Portal
from geoportal.records import NOWHERE, Feature, Place
from geoportal.serve.app import create_app
from geoportal.serve.geodesy import boxes_around
from geoportal.serve.near import nearest, nearest_of_all
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.serve.timed import Clock
from geoportal.settings import Settings
from tests.serve.api import Api
from tests.serve.features import publish

GEOD = Geod(ellps="WGS84")
HERE = st.tuples(st.floats(105.5, 107.0), st.floats(20.0, 21.3)) | st.sampled_from([(106.05, 20.65), (106.3, 20.5)])


def point_features(dataset: Dataset, count: int, seed: int) -> list[Feature]:
    """Points in clumps, many on one spot, some far away, some without a place."""
    dice, found = random.Random(seed), list[Feature]()
    clumps = [(dice.uniform(105.9, 106.6), dice.uniform(20.3, 20.9)) for _ in range(5)]
    for number in range(count):
        values = {**dict.fromkeys(dataset.public_fields), "ten": f"Chợ {number}"}
        kind = dice.random()
        if kind < 0.1:
            found.append(Feature(f"n{number:05d}", values, NOWHERE))
            continue
        x, y = dice.choice(clumps)
        if kind > 0.5:
            x, y = x + dice.gauss(0, 0.02), y + dice.gauss(0, 0.02)
        if kind > 0.98:
            x, y = dice.uniform(100, 120), dice.uniform(8, 30)
        lon, lat = round(x, 7), round(y, 7)
        place = Place(lon=lon, lat=lat, level="exact", radius_m=10.0)
        found.append(Feature(f"n{number:05d}", values, place, shapely.to_wkb(shapely.Point(lon, lat))))
    return found


def area_features(dataset: Dataset, count: int, seed: int) -> list[Feature]:
    dice, found = random.Random(seed), list[Feature]()
    for number in range(count):
        x, y, size = dice.uniform(105.9, 106.6), dice.uniform(20.3, 20.9), dice.choice((0.001, 0.01, 0.15))
        turns = numpy.linspace(0, 2 * numpy.pi, dice.choice((5, 9, 30)))[:-1]
        reach = [size * dice.uniform(0.4, 1) for _ in turns]
        ring = [(x + r * numpy.cos(a), y + r * numpy.sin(a)) for r, a in zip(reach, turns, strict=True)]
        shape = shapely.Polygon(ring)
        values = {**dict.fromkeys(dataset.public_fields), dataset.name_field: f"Vùng {number}"}
        place = Place(lon=x, lat=y, level="exact", radius_m=0.0)
        found.append(Feature(f"a{number:05d}", values, place, shapely.to_wkb(shapely.MultiPolygon([shape]))))
    return found


@pytest.fixture(scope="module")
def points(tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], portal: Portal) -> Iterator[Served]:
    settings = Settings(home=tmp_path_factory.mktemp("points"))
    yield serve_version(
        datasets["cho"], publish(settings, datasets["cho"], portal, point_features(datasets["cho"], 1500, 3)).version
    )


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], portal: Portal) -> Iterator[Served]:
    settings, dataset = Settings(home=tmp_path_factory.mktemp("areas")), datasets["khu-cong-nghiep"]
    yield serve_version(dataset, publish(settings, dataset, portal, area_features(dataset, 60, 4)).version)


@cache
def read(folder: Path) -> tuple[tuple[Any, ...], tuple[numpy.typing.NDArray[numpy.float64], ...]]:
    """The geometries of a version, and points that stand 10 m from one another on the edge of each."""
    content = orjson.loads((folder / "features.geojson").read_bytes())["features"]
    found = tuple(shapely.geometry.shape(item["geometry"]) for item in content if item["geometry"])
    return found, tuple(shapely.get_coordinates(shapely.segmentize(shape.boundary, 1e-4)) for shape in found)


def shapes(served: Served) -> tuple[Any, ...]:
    return read(served.version.path)[0]


def oracle_points(served: Served, lon: float, lat: float) -> list[tuple[float, int]]:
    places = shapely.get_coordinates(shapes(served))
    away = GEOD.inv([lon] * len(places), [lat] * len(places), *places.T)[2]
    return sorted(zip(away.tolist(), range(1, len(places) + 1), strict=True))


def oracle_areas(served: Served, lon: float, lat: float) -> dict[int, float]:
    """The least geodesic distance to the points on the edge of each area, by number; 0 inside."""
    found = {}
    for number, (shape, edge) in enumerate(zip(*read(served.version.path), strict=True), start=1):
        away = GEOD.inv([lon] * len(edge), [lat] * len(edge), *edge.T)[2].min()
        found[number] = 0.0 if shape.intersects(shapely.Point(lon, lat)) else float(away)
    return found


@hypothesis_settings(max_examples=60)
@given(here=HERE, count=st.integers(1, 100), within=st.sampled_from([50.0, 3_000.0, 40_000.0, 200_000.0]))
def test_points_are_those_that_a_plain_search_finds(
    points: Served, here: tuple[float, float], count: int, within: float
) -> None:
    lon, lat = here
    expected = [(away, number) for away, number in oracle_points(points, lon, lat) if away <= within][:count]
    found = nearest(points, lon, lat, count, within, Clock())
    assert [near.number for near in found] == [number for _, number in expected]
    assert [near.distance_m for near in found] == pytest.approx([away for away, _ in expected], abs=1e-6)


@hypothesis_settings(max_examples=25)
@given(here=HERE, count=st.integers(1, 20), within=st.sampled_from([500.0, 20_000.0, 200_000.0]))
def test_areas_are_at_the_distance_of_their_edge(
    areas: Served, here: tuple[float, float], count: int, within: float
) -> None:
    lon, lat = here
    every = oracle_areas(areas, lon, lat)
    found = nearest(areas, lon, lat, count, within, Clock())
    for near in found:
        assert near.distance_m == pytest.approx(every[near.number], abs=6.0)
        assert GEOD.inv(lon, lat, near.lon, near.lat)[2] == pytest.approx(near.distance_m, abs=0.01)
    assert len({near.number for near in found}) == len(found)
    assert all(one.distance_m <= other.distance_m for one, other in pairwise(found))
    missed = [away for number, away in every.items() if number not in {near.number for near in found}]
    if len(found) < count:
        assert all(away > within - 6.0 for away in missed)
    else:
        assert all(away >= found[-1].distance_m - 6.0 for away in missed)


def test_of_equally_near_ones_the_first_comes_first(points: Served) -> None:
    places = [(shape.x, shape.y) for shape in shapes(points)]
    spot = max(set(places), key=places.count)
    same = [number for number, place in enumerate(places, start=1) if place == spot]
    assert len(same) > 20
    assert [near.number for near in nearest(points, *spot, 15, 1_000.0, Clock())] == same[:15]


def test_several_datasets_are_merged(points: Served, areas: Served) -> None:
    lon, lat = 106.21, 20.61
    both = nearest_of_all([points, areas], lon, lat, 30, 100_000.0, Clock())
    alone = [*nearest(points, lon, lat, 30, 100_000.0, Clock()), *nearest(areas, lon, lat, 30, 100_000.0, Clock())]
    expected = sorted(alone, key=lambda near: near.distance_m)[:30]
    assert [(near.served.dataset.id, near.number) for near in both] == [
        (near.served.dataset.id, near.number) for near in expected
    ]


def test_only_some_may_count(points: Served) -> None:
    some = numpy.arange(2, points.extent.located, 7)
    expected = [number for _, number in oracle_points(points, 106.3, 20.6) if number in some][:12]
    assert [near.number for near in nearest(points, 106.3, 20.6, 12, 200_000.0, Clock(), some)] == expected


@given(
    here=st.tuples(st.floats(-180, 180), st.floats(-90, 90)), azimuth=st.floats(-180, 180),
    radius=st.floats(1, 200_000), part=st.floats(0, 1),
)  # fmt: skip
def test_a_box_holds_everything_within_its_radius(
    here: tuple[float, float], azimuth: float, radius: float, part: float
) -> None:
    lon, lat, _ = GEOD.fwd(*here, azimuth, radius * part)
    lon = (lon + 180.0) % 360.0 - 180.0
    inside = [west <= lon <= east and south <= lat <= north for west, south, east, north in boxes_around(*here, radius)]
    edge = any(abs(abs(lon) - 180.0) < 1e-9 for _ in inside)
    assert any(inside) or edge


def execute(client: FlaskClient, inputs: dict[str, Any], status: int = 200) -> Any:
    answer = client.post("/api/processes/gan-nhat/execution", json={"inputs": inputs})
    assert answer.status_code == status, answer.text
    return answer.get_json()


def test_the_process_answers_as_its_document_says(sampled: Settings) -> None:
    api = Api(create_app(sampled))
    client = api.app.test_client()
    inputs = {"lon": 106.0511, "lat": 20.6463, "datasets": ["truong-thpt", "khu-cong-nghiep"], "count": 5}
    found = execute(client, inputs)
    api.check(found, "Nearest")
    away = [feature["properties"]["distance_m"] for feature in found["features"]]
    assert len(away) == found["numberReturned"] == 5 and away == sorted(away)
    for feature in found["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert GEOD.inv(106.0511, 20.6463, lon, lat)[2] == pytest.approx(feature["properties"]["distance_m"], abs=0.2)
        assert client.get(feature["properties"]["item"].split("8000")[-1]).get_json()["id"] == feature["id"]


def test_it_says_where_a_distance_is_only_approximate(client: FlaskClient) -> None:
    features = execute(client, {"lon": 106.0511, "lat": 20.6463, "datasets": ["truong-thpt"], "count": 9})["features"]
    assert features
    for feature in features:
        known = feature["properties"]
        assert known["level"] == "commune" and known["approximate"] and known["radius_m"] > 500
        assert (
            "gần đúng" in known["note"]["vi"]
            and known["note"]["vi"].endswith(".")
            and "approximate" in known["note"]["en"]
        )


def test_a_point_may_be_given_in_vn2000(client: FlaskClient) -> None:
    asked = {"datasets": ["cho"], "count": 3}
    here = execute(client, {"lon": 106.05, "lat": 20.65, **asked})
    there = execute(client, {"easting": 557114.892, "northing": 2284304.185, **asked})
    assert [one["id"] for one in here["features"]] == [one["id"] for one in there["features"]]
    utm = execute(client, {"easting": 609382.6, "northing": 2283746.9, "crs": 3405, **asked})
    assert utm["lon"] == pytest.approx(106.05, abs=2e-3)


def test_a_filter_counts(client: FlaskClient) -> None:
    asked = {"lon": 106.05, "lat": 20.65, "datasets": ["truong-thpt"], "count": 9}
    (one,) = execute(client, {**asked, "filter": "ten LIKE '%Kim%'"})["features"]
    assert one["properties"]["name"] == "Trường THPT Kim Động"
    assert execute(client, {**asked, "filter": "ten = 'không có'"})["features"] == []


def test_far_away_there_is_nothing(client: FlaskClient) -> None:
    assert execute(client, {"lon": 2.35, "lat": 48.85, "datasets": ["cho"], "within_m": 200_000})["features"] == []
    assert execute(client, {"lon": 179.99, "lat": -89.9, "datasets": ["khu-cong-nghiep"]})["features"] == []


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"datasets": ["cho"]}, "lon"), ({"lon": 106.0, "datasets": ["cho"]}, "lat"), ({"lon": 106.0, "lat": 20.6}, "datasets"),
    ({"lon": "106", "lat": 20.6, "datasets": ["cho"]}, "lon"), ({"lon": 106.0, "lat": True, "datasets": ["cho"]}, "lat"),
    ({"lon": 20.6, "lat": 106.0, "datasets": ["cho"]}, "đổi chỗ"), ({"lon": 400, "lat": 20.6, "datasets": ["cho"]}, "lon"),
    ({"easting": 2284304.0, "northing": 557114.0, "datasets": ["cho"]}, "đổi chỗ"),
    ({"easting": 557114.0, "northing": 2284304.0, "crs": 4326, "datasets": ["cho"]}, "crs"),
    ({"lon": 106.0, "lat": 20.6, "crs": 9209, "datasets": ["cho"]}, "crs"),
    ({"lon": 106.0, "lat": 20.6, "crs": 1234, "datasets": ["cho"]}, "crs"),
    ({"lon": 106.0, "lat": 20.6, "crs": "4326", "datasets": ["cho"]}, "crs"),
    ({"lon": 106.0, "lat": 20.6, "easting": 1.0, "northing": 1.0, "datasets": ["cho"]}, "easting"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["khong-co"]}, "khong-co"), ({"lon": 106.0, "lat": 20.6, "datasets": "cho"}, "datasets"),
    ({"lon": 106.0, "lat": 20.6, "datasets": []}, "datasets"), ({"lon": 106.0, "lat": 20.6, "datasets": [1]}, "datasets"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["hang-taxi"]}, "hang-taxi"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"] * 41}, "datasets"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "count": 0}, "count"), ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "count": 101}, "count"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "count": 2.5}, "count"), ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "count": True}, "count"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "within_m": -1}, "within_m"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "within_m": 300_000}, "within_m"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "x": 1}, "x"), ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "filter": 1}, "filter"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho"], "filter": "(("}, "filter"),
    ({"lon": 106.0, "lat": 20.6, "datasets": ["cho", "truong-thpt"], "filter": "ten = 'a'"}, "filter"),
    ({"lon": 1e400, "lat": 20.6, "datasets": ["cho"]}, ""),
]  # fmt: skip


@pytest.mark.parametrize(("inputs", "word"), WRONG)
def test_wrong_inputs_are_refused_in_both_languages(client: FlaskClient, inputs: dict[str, Any], word: str) -> None:
    answer = client.post("/api/processes/gan-nhat/execution", json={"inputs": inputs})
    assert answer.status_code == 400, answer.text
    said = answer.get_json()["description"]
    assert word in said and answer.get_json()["code"]


def test_the_time_is_limited(points: Served) -> None:
    with pytest.raises(Exception, match="giây"):
        nearest(points, 106.0, 20.6, 5, 1_000.0, Clock(seconds=-1.0))


def test_where_pygeoapi_runs_alone_the_collections_are_read(sampled: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from geoportal.serve.ogc import processes_parts

    monkeypatch.setenv("GEOPORTAL_HOME", str(Path(sampled.home)))
    assert "cho" in processes_parts.collections() and "hang-taxi" not in processes_parts.collections()
