"""Addresses of both eras, in every spelling: the right unit, or an honest refusal."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import NotBelieved, parse_pair
from geoportal.territory import Gazetteer, load_gazetteer

ROOT = Path(__file__).resolve().parent.parent.parent
GAZETTEER = load_gazetteer(ROOT / "build" / "gazetteer.json")

PLACED = [
    ("P. Hiến Nam, TP. Hưng Yên", "Phường Phố Hiến"),
    ("Số 307 Nguyễn Văn Linh, P. Hiến Nam, TP. Hưng Yên", "Phường Phố Hiến"),
    ("X.Xuân Quan, Văn Giang, HY", "Xã Phụng Công"),
    ("Long Hưng,Văn Giang, HY", "Xã Nghĩa Trụ"),
    ("P. Đề ThámTP. Thái Bình", "Phường Trần Hưng Đạo"),
    ("288 Đường Phạm Bạch Hổ, Phường Sơn Nam, Tỉnh Hưng Yên, TP. Hưng Yên, Phường Lam Sơn", "Phường Sơn Nam"),
    ("xã Thuỵ Hải, huyện Thái Thộy, Thái Bình", "Xã Thái Thụy"),
    ("XÃ MINH TÂN, HUYỆN PHÙ CỪ", "Xã Quang Hưng"),
    ("xa Minh Tan, huyen Phu Cu", "Xã Quang Hưng"),
    ("Ðông Ninh, huyện Khoái Châu", "Xã Châu Ninh"),
    ("TTr. Bần H Mỹ Hào", "Phường Mỹ Hào"),
    ("Ph. Quang Trung, TP Hưng Yên", "Phường Phố Hiến"),
    ("phường Phố Hiến, tỉnh Hưng Yên, Việt Nam", "Phường Phố Hiến"),
]
REFUSED = [
    "Xã Tân Tiến, Hưng Yên",
    "Minh Tân, Hưng Yên",
    "đường Nguyễn Văn Linh, Hưng Yên",
    "phường Dịch Vọng, quận Cầu Giấy, Hà Nội",
    "Hưng Yên",
    "",
]
DISTRICT = ["Khoái Châu, Hưng Yên", "Văn Giang, Hưng Yên", "H. Văn Lâm, Hưng Yên"]


@pytest.mark.parametrize(("address", "unit"), PLACED)
def test_an_address_is_placed_in_its_unit_of_today(address: str, unit: str) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.unit_name) == ("commune", unit)
    assert place.radius_m is not None and 1000 < place.radius_m < 8000
    assert place.evidence and place.provenance


@pytest.mark.parametrize("address", REFUSED)
def test_an_uncertain_address_is_not_placed(address: str) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.lon, place.unit_code) == ("none", None, "")
    assert place.evidence


@pytest.mark.parametrize("address", DISTRICT)
def test_a_district_name_is_never_answered_with_a_communes_confidence(address: str) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.unit_code) == ("district", "")


SPLIT = [
    ("Thôn Cầu, Xã Lạc Đạo, huyện Văn Lâm, tỉnh Hưng Yên", ("Xã Lạc Đạo", "Xã Đại Đồng")),
    ("71 Chợ Đường Cái, Thôn Thị Trung, Xã Đình Dù, Huyện Văn Lâm", ("Xã Như Quỳnh", "Xã Đại Đồng")),
    ("Ngọc Thanh, Kim Động, Hưng Yên", ("Xã Hiệp Cường", "Phường Sơn Nam")),
]


@pytest.mark.parametrize(("address", "successors"), SPLIT)
def test_a_commune_that_was_split_names_its_successors_and_chooses_none(
    address: str, successors: tuple[str, ...]
) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.unit_code, place.alternatives) == ("commune", "", successors)
    assert place.lon is not None and "chia về" in place.evidence[0]


def test_a_homonym_names_every_candidate() -> None:
    place = place_address("Xã Tân Tiến, Hưng Yên", GAZETTEER)
    assert any("từ 01/7/2025" in name for name in place.alternatives)
    assert any("Huyện Văn Giang" in name for name in place.alternatives)


def test_every_name_of_both_eras_is_right_or_refused(gazetteer: Gazetteer) -> None:
    wrong, placed, asked = [], 0, 0
    for old in gazetteer.june_2025:
        address = f"{old.name}, {gazetteer.districts[old.district].name}, Tỉnh {old.province}"
        for spelled in (address, address.upper(), unicodedata.normalize("NFD", address)):
            place = place_address(spelled, gazetteer)
            asked += 1
            placed += place.level == "commune"
            if place.unit_code and place.unit_code not in old.successors:
                wrong.append((spelled, place.unit_name))
    for unit in gazetteer.units.values():
        place = place_address(f"{unit.name}, tỉnh Hưng Yên", gazetteer)
        if place.unit_code not in ("", unit.code):
            wrong.append((unit.name, place.unit_name))
    assert wrong == []
    assert placed / asked > 0.98


def test_names_of_the_statistics_office_resolve_to_todays_unit(shared: Path) -> None:
    with (shared / "territory" / "commune_names_2019_2025.csv").open(encoding="utf-8-sig") as stream:
        rows = [row for row in csv.DictReader(stream) if "|" not in row["code_2025_07"]]
    right = 0
    for row in rows:
        place = place_address(f"{row['name_2025_06']}, {row['district_2024_11_10']}, {row['prov_2019']}", GAZETTEER)
        assert place.unit_code in ("", row["code_2025_07"]), row
        right += place.unit_code == row["code_2025_07"]
    assert right / len(rows) > 0.97


def test_real_addresses_are_never_placed_in_a_wrong_commune(shared: Path) -> None:
    placed = []
    with (shared / "addresses" / "points_dev.csv").open(encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            place = place_address(row["address"], GAZETTEER)
            if place.level == "commune":
                placed.append(place)
                allowed = row["expected_2025_codes"].split("|")
                assert place.unit_code in allowed or (not place.unit_code and len(allowed) > 1), row["address"]
    assert len(placed) >= 50


@given(st.text(max_size=120))
def test_no_text_breaks_the_geocoder(text: str) -> None:
    place = place_address(text, GAZETTEER)
    assert (place.lon is None) == (place.level == "none")


@pytest.mark.parametrize(
    ("latitude", "longitude", "lon", "lat"),
    [
        ("20.6463", "106.0511", 106.0511, 20.6463),
        ("20,6463", "106,0511", 106.0511, 20.6463),
        ("106.0511", "20.6463", 106.0511, 20.6463),
        ("20°39'00\"", "106°03'00\"", 106.05, 20.65),
        ("20.664", "106.068", 106.068, 20.664),
        ("2.284.304,185", "557.114,892", 106.05, 20.65),
        ("2284304.185", "557114.892", 106.05, 20.65),
        ("557114.892", "2284304.185", 106.05, 20.65),
    ],
)
def test_stated_coordinates_in_every_form(latitude: str, longitude: str, lon: float, lat: float) -> None:
    stated = parse_pair(latitude, longitude)
    assert stated.lon == pytest.approx(lon, abs=1e-6)
    assert stated.lat == pytest.approx(lat, abs=1e-6)


@pytest.mark.parametrize(("latitude", "longitude"), [("48.85", "2.35"), ("abc", "106"), ("nan", "inf"), ("", "")])
def test_coordinates_elsewhere_are_not_believed(latitude: str, longitude: str) -> None:
    with pytest.raises(NotBelieved):
        parse_pair(latitude, longitude)
