"""Statistics by area: exact, nothing lost, and honest where a row cannot be assigned."""

from __future__ import annotations

import random
from collections import defaultdict
from fractions import Fraction
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

from geoportal.dataset import Dataset, Portal
from geoportal.geocode.address import place_address
from geoportal.records import NOWHERE, Feature, Place
from geoportal.serve.app import create_app
from geoportal.serve.assigned import units_of_points
from geoportal.serve.classes import METHODS, classify
from geoportal.serve.timed import Clock
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, locate_point
from geoportal.territory.boundaries import read_boundaries, save_boundaries
from tests.serve.features import publish

ADDRESSES = (
    "P. Hiến Nam, TP. Hưng Yên", "Xã Khoái Châu, tỉnh Hưng Yên", "Phường Lam Sơn, TP Hưng Yên", "Xã Ngọc Thanh, huyện Kim Động",
    "huyện Tiên Lữ, tỉnh Hưng Yên", "Xã Mễ Sở, tỉnh Hưng Yên", "Phường Trà Lý, tỉnh Hưng Yên", "Xã Lạc Đạo, huyện Văn Lâm", "không có",
)  # fmt: skip


def rows(dataset: Dataset, gazetteer: Gazetteer, count: int, seed: int) -> list[Feature]:
    """Rows by their addresses, and points of which the file says no unit."""
    dice, found = random.Random(seed), list[Feature]()
    places = [place_address(words, gazetteer, at_home=True) for words in ADDRESSES]
    for number in range(count):
        values = {**dict.fromkeys(dataset.public_fields), "ten": f"Trường {number}"}
        values["so_hoc_sinh"] = dice.choice((None, 0, 1, 37, 1200, 5))
        place = dice.choice(places)
        if dice.random() < 0.4:
            lon, lat = round(dice.uniform(105.8, 106.7), 7), round(dice.uniform(20.2, 21.1), 7)
            place = Place(lon=lon, lat=lat, level="exact", radius_m=10.0)
        shape = None if place.lon is None else shapely.to_wkb(shapely.Point(place.lon, place.lat))
        found.append(Feature(f"s{number:05d}", values, place if shape else NOWHERE, shape))
    return found


def ask(client: FlaskClient, query: str, status: int = 200) -> Any:
    answer = client.get(f"/thong-ke?{query}")
    assert answer.status_code == status, answer.text
    return answer.get_json()


@pytest.fixture(scope="module")
def home(
    tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], portal: Portal, gazetteer: Gazetteer
) -> Path:
    home = tmp_path_factory.mktemp("statistics")
    dataset = datasets["truong-thpt"]
    publish(Settings(home=home), dataset, portal, rows(dataset, gazetteer, 600, 9))
    return home


@pytest.fixture(scope="module")
def client(home: Path) -> FlaskClient:
    return create_app(Settings(home=home)).test_client()


def features(home: Path) -> list[dict[str, Any]]:
    (path,) = (home / "published" / "truong-thpt").glob("2*/features.geojson")
    found: list[dict[str, Any]] = orjson.loads(path.read_bytes())["features"]
    return found


def unit_of(feature: dict[str, Any], gazetteer: Gazetteer) -> str:
    """Return the unit of a feature, worked out on its own: the published one, else that of its exact point."""
    values = feature["properties"]
    if values["vi_tri_ma_dvhc"] or not feature["geometry"] or values["vi_tri_muc"] != "exact":
        return values["vi_tri_ma_dvhc"] or ""
    unit = locate_point(*feature["geometry"]["coordinates"], gazetteer).unit
    return unit.code if unit else ""


def expected_groups(home: Path, gazetteer: Gazetteer, by: str) -> dict[str, list[int | None]]:
    """Return the values by area, "" for those that belong to none."""
    groups: dict[str, list[int | None]] = defaultdict(list)
    for feature in features(home):
        code = unit_of(feature, gazetteer)
        if by == "huyen-cu":
            words = feature["properties"]["vi_tri_can_cu"] or ""
            named = {
                d.code for d in gazetteer.districts.values() if f", {d.name} (trước" in words or f"ra {d.name}" in words
            }
            near = gazetteer.unit_districts.get(code, frozenset())
            fits = named if named and (not near or named <= near) else near
            code = next(iter(fits)) if len(fits) == 1 else ""
        groups[code].append(feature["properties"]["so_hoc_sinh"])
    return groups


@pytest.mark.parametrize("by", ["xa", "huyen-cu"])
@pytest.mark.parametrize("measure", ["dem", "tong", "trung-binh"])
def test_every_row_is_counted_once_and_sums_are_exact(
    client: FlaskClient, home: Path, gazetteer: Gazetteer, by: str, measure: str
) -> None:
    found = ask(client, f"bo=truong-thpt&truong=so_hoc_sinh&theo={by}&tinh={measure}")
    groups = expected_groups(home, gazetteer, by)
    assert len(found["areas"]) == (104 if by == "xa" else 18)
    for area in found["areas"]:
        values = groups.get(area["code"], [])
        filled = [value for value in values if value is not None]
        assert area["count"] == len(values)
        if measure == "dem":
            assert area["value"] == len(values)
        elif not filled:
            assert area["value"] is None
        else:
            total = Fraction(sum(filled), 1 if measure == "tong" else len(filled))
            assert area["value"] == pytest.approx(float(total), rel=1e-11)
    assert found["rest"]["rows"] == len(groups[""]) > 0
    assert sum(reason["rows"] for reason in found["rest"]["reasons"]) == found["rest"]["rows"]
    assert sum(area["count"] for area in found["areas"]) + found["rest"]["rows"] == found["rows"] == 600
    assert all(reason["text"].endswith(".") for reason in found["rest"]["reasons"])


def test_what_cannot_be_told_is_said(client: FlaskClient) -> None:
    units, districts = ask(client, "bo=truong-thpt"), ask(client, "bo=truong-thpt&theo=huyen-cu")
    reasons = {reason["reason"] for reason in units["rest"]["reasons"]}
    assert {"no_place", "district_only", "split"} <= reasons
    assert {"split", "no_place"} <= {reason["reason"] for reason in districts["rest"]["reasons"]}
    perhaps = {area["name"]: area["perhaps"] for area in districts["areas"] if area["perhaps"]}
    assert {"Huyện Văn Giang", "Huyện Khoái Châu", "Huyện Đông Hưng", "Thành phố Thái Bình"} <= perhaps.keys()
    assert all(area["perhaps"] == 0 for area in units["areas"])


def test_a_former_commune_tells_the_district_where_its_unit_does_not(
    client: FlaskClient, gazetteer: Gazetteer, home: Path
) -> None:
    lam_son = [f for f in features(home) if "Phường Lam Sơn" in (f["properties"]["vi_tri_can_cu"] or "")]
    assert lam_son and len(gazetteer.unit_districts[lam_son[0]["properties"]["vi_tri_ma_dvhc"]]) == 2
    town = next(
        a
        for a in ask(client, "bo=truong-thpt&theo=huyen-cu&loc=vi_tri_can_cu~chua~lam sơn")["areas"]
        if a["code"] == "323"
    )
    assert town["count"] == len(lam_son)


def test_decimals_add_up(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal, gazetteer: Gazetteer) -> None:
    dataset, place = (
        datasets["dan-so-dien-tich"],
        place_address("Xã Khoái Châu, tỉnh Hưng Yên", gazetteer, at_home=True),
    )
    numbers = [name for name, field in dataset.public_fields.items() if field.type == "number"]
    values = [
        {**dict.fromkeys(dataset.public_fields), dataset.name_field: "Xã Khoái Châu", numbers[0]: 0.1}
        for _ in range(1000)
    ]
    shape = shapely.to_wkb(shapely.Point(place.lon, place.lat))
    publish(
        Settings(home=tmp_path),
        dataset,
        portal,
        [Feature(f"d{n:04d}", one, place, shape) for n, one in enumerate(values)],
    )
    client = create_app(Settings(home=tmp_path)).test_client()
    (area,) = [a for a in ask(client, f"bo={dataset.id}&truong={numbers[0]}")["areas"] if a["count"]]
    assert (area["name"], area["value"], area["count"]) == ("Xã Khoái Châu", 100, 1000)


def test_conditions_count(client: FlaskClient, home: Path) -> None:
    found = ask(client, "bo=truong-thpt&loc=so_hoc_sinh~tu~37&loc=so_hoc_sinh~den~100")
    assert found["rows"] == sum(f["properties"]["so_hoc_sinh"] == 37 for f in features(home)) > 0
    inside = ask(client, "bo=truong-thpt&dvhc=12205")
    assert {area["code"] for area in inside["areas"] if area["count"]} == {"12205"}


def test_periods_are_told_apart(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal, gazetteer: Gazetteer
) -> None:
    dataset, place = (
        datasets["dan-so-dien-tich"],
        place_address("Xã Khoái Châu, tỉnh Hưng Yên", gazetteer, at_home=True),
    )
    shape = shapely.to_wkb(shapely.Point(place.lon, place.lat))
    years = [
        {**dict.fromkeys(dataset.public_fields), dataset.name_field: "Xã Khoái Châu", "nam": year, "dan_so": 10}
        for year in (2024, 2025)
    ]
    publish(
        Settings(home=tmp_path), dataset, portal, [Feature(f"y{n}", one, place, shape) for n, one in enumerate(years)]
    )
    client = create_app(Settings(home=tmp_path)).test_client()
    both = ask(client, "bo=dan-so-dien-tich&truong=dan_so")["periods"]
    assert both["values"] == [2025, 2024] and "2025" in both["note"]
    one = ask(client, "bo=dan-so-dien-tich&truong=dan_so&loc=nam~la~2025")
    assert one["periods"]["values"] == [2025] and one["periods"]["note"] is None and one["rows"] == 1


@pytest.mark.parametrize("method", METHODS)
def test_classes_of_an_answer(client: FlaskClient, method: str) -> None:
    found = ask(client, f"bo=truong-thpt&truong=so_hoc_sinh&lop={method}")
    classes = found["classes"]
    assert 1 <= len(classes) <= 5 and all(one["label"] for one in classes)
    for area in found["areas"]:
        if area["value"] is None:
            assert area["class"] is None
        else:
            assert classes[area["class"]]["from"] <= area["value"] <= classes[area["class"]]["to"]
    english = client.get("/en/thong-ke?bo=truong-thpt&truong=so_hoc_sinh").get_json()
    assert any(" to " in one["label"] for one in english["classes"])
    assert any(" đến " in one["label"] for one in ask(client, "bo=truong-thpt&truong=so_hoc_sinh")["classes"])


@given(st.lists(st.integers(-50, 50) | st.floats(-1e6, 1e6), max_size=120), st.sampled_from(METHODS), st.integers(1, 5))
def test_classes_hold_every_value_once(values: list[float], method: Any, most: int) -> None:
    classes = classify(values, method, most)
    assert len(classes) <= most and sum(one.size for one in classes) == len(values)
    assert all(earlier.most < later.least for earlier, later in pairwise(classes))
    for one in classes:
        inside = [value for value in values if one.least <= value <= one.most]
        assert len(inside) == one.size > 0 and {min(inside), max(inside)} == {one.least, one.most}
    if method == "phan-vi" and len(set(values)) == len(values) >= most:
        sizes = [one.size for one in classes]
        assert max(sizes) - min(sizes) <= 1


def outside_or_edge(gazetteer: Gazetteer) -> Any:
    units = gazetteer.units_2025()
    return st.tuples(st.floats(105.7, 106.8), st.floats(20.1, 21.2)) | st.sampled_from(
        [(unit.lon, unit.lat) for unit in units]
    )


@pytest.mark.parametrize("loaded", ["none", "some", "all"])
def test_many_points_are_assigned_as_each_alone(gazetteer: Gazetteer, tmp_path: Path, loaded: str) -> None:
    if loaded != "none":
        codes = list(gazetteer.units)[: 40 if loaded == "some" else None]
        save_boundaries(
            tmp_path,
            "thử",
            {c: shapely.Point(gazetteer.units[c].lon, gazetteer.units[c].lat).buffer(0.02) for c in codes},
        )
        found = read_boundaries(tmp_path)
        assert found is not None
        from dataclasses import replace

        gazetteer = replace(gazetteer, boundaries=found[0])

    @hypothesis_settings(max_examples=15)
    @given(st.lists(outside_or_edge(gazetteer), min_size=1, max_size=30))
    def check(points: list[tuple[float, float]]) -> None:
        lons, lats = numpy.array(points).T
        units = [locate_point(lon, lat, gazetteer).unit for lon, lat in points]
        assert units_of_points(lons, lats, gazetteer, Clock()) == [unit.code if unit else "" for unit in units]

    check()


def test_loaded_boundaries_can_be_drawn(
    home: Path, tmp_path: Path, datasets: dict[str, Dataset], portal: Portal, gazetteer: Gazetteer
) -> None:
    assert ask(create_app(Settings(home=home)).test_client(), "bo=truong-thpt")["boundaries"] == {
        "loaded": False,
        "source": None,
        "url": None,
    }
    save_boundaries(
        tmp_path,
        "thử",
        {"11953": shapely.box(106.0, 20.6, 106.1, 20.7), "12205": shapely.box(106.1, 20.6, 106.2, 20.7)},
    )
    publish(Settings(home=tmp_path), datasets["truong-thpt"], portal, rows(datasets["truong-thpt"], gazetteer, 5, 1))
    client = create_app(Settings(home=tmp_path)).test_client()
    about = ask(client, "bo=truong-thpt")["boundaries"]
    assert about["loaded"] and about["source"] == "thử"
    drawn = client.get(about["url"]).get_json()["features"]
    assert [item["id"] for item in drawn] == ["11953", "12205"] and drawn[0]["properties"]["name"] == "Phường Phố Hiến"
    assert shapely.geometry.shape(drawn[0]["geometry"]).equals(shapely.box(106.0, 20.6, 106.1, 20.7))
    assert not ask(client, "bo=truong-thpt&theo=huyen-cu")["boundaries"]["loaded"]  # units cut across old districts
    assert create_app(Settings(home=home)).test_client().get("/thong-ke/ranh-gioi.json").status_code == 404


WRONG = [
    ("", 404), ("bo=khong-co", 404), ("bo=truong-thpt&truong=ten", 400), ("bo=truong-thpt&truong=x", 400),
    ("bo=truong-thpt&theo=tinh", 400), ("bo=truong-thpt&tinh=tong", 400), ("bo=truong-thpt&truong=so_hoc_sinh&tinh=max", 400),
    ("bo=truong-thpt&lop=jenks", 400), ("bo=truong-thpt&x=1", 400), ("bo=truong-thpt&loc=x~la~1", 400),
    ("bo=truong-thpt&loc=ten", 400), ("bo=truong-thpt&dvhc=1", 400),
    ("bo=truong-thpt&truong=so_hoc_sinh%22%20FROM%20body--", 400),
]  # fmt: skip


@pytest.mark.parametrize(("query", "status"), WRONG)
def test_wrong_questions_are_refused_in_both_languages(client: FlaskClient, query: str, status: int) -> None:
    said = ask(client, query, status)
    assert said["detail"] and said["detail_en"] and said["detail"] != said["detail_en"]
