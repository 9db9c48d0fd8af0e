"""Units of every era: how many, which, and what became of them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from geoportal.errors import TerritoryError
from geoportal.territory import Gazetteer, resolve
from geoportal.vietnamese import clean

COUNTS = [
    (date(2019, 1, 1), 161, 286),
    (date(2020, 2, 29), 161, 286),
    (date(2020, 3, 1), 161, 260),
    (date(2024, 10, 31), 161, 260),
    (date(2024, 11, 10), 161, 242),
    (date(2024, 12, 1), 139, 242),
    (date(2025, 6, 30), 139, 242),
]


@pytest.mark.parametrize(("day", "hung_yen", "thai_binh"), COUNTS)
def test_the_units_of_a_day(gazetteer: Gazetteer, day: date, hung_yen: int, thai_binh: int) -> None:
    units = gazetteer.units_at(day)
    provinces = [unit.province for unit in units if hasattr(unit, "province")]
    assert (provinces.count("Hưng Yên"), provinces.count("Thái Bình")) == (hung_yen, thai_binh)


def test_today_and_before_the_record(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.units_at(date(2026, 1, 1))) == 104
    with pytest.raises(TerritoryError, match="01/01/2019"):
        gazetteer.units_at(date(2018, 12, 31))


def test_every_unit_has_its_parts_and_every_part_its_unit(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.june_2025) == 381 and len(gazetteer.districts) == 18
    split = [commune.name for commune in gazetteer.june_2025 if len(commune.successors) > 1]
    assert sorted(split) == ["Xã Lạc Đạo", "Xã Ngọc Thanh", "Xã Đình Dù"]
    for commune in gazetteer.former.values():
        assert commune.successors and commune.since < commune.until
        assert commune.until == "2025-07-01" or commune.into in gazetteer.former
    for unit in gazetteer.units.values():
        assert unit.sources and all(unit.code in gazetteer.former[key].successors for key in unit.sources)
        assert 1500 < unit.radius_m < 6500


def test_known_bad_points_and_areas_are_not_used(gazetteer: Gazetteer) -> None:
    assert sum(commune.lon is None for commune in gazetteer.june_2025) == 17
    assert sum(unit.area_km2 is None for unit in gazetteer.units.values()) == 13
    assert all(4 < unit.area_km2 < 60 for unit in gazetteer.units.values() if unit.area_km2)


def test_names_and_successors_agree_with_the_statistics_office(gazetteer: Gazetteer, shared: Path) -> None:
    with (shared / "territory" / "commune_names_2019_2025.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    districts = {district.short: district.code for district in gazetteer.districts.values()}
    for column, day in (("name_2019", date(2019, 1, 1)), ("name_2025_06", date(2025, 6, 30))):
        known = {(unit.name, unit.district): unit for unit in gazetteer.units_at(day) if hasattr(unit, "district")}
        for row in rows:
            short = row["district_2019"].split(" ", 1 if row["district_2019"].startswith("Huyện") else 2)[-1]
            unit = known[clean(row[column]), districts[short]]
            assert set(unit.successors) & set(row["code_2025_07"].split("|")), row
        assert len(known) == len({(row[column], row["district_2019"]) for row in rows})


RESOLVED = [
    ("Phường Hiến Nam", None, ["Phường Phố Hiến"]),
    ("hien nam", None, ["Phường Phố Hiến"]),
    ("Thị trấn Thanh Nê", None, ["Xã Kiến Xương"]),
    ("Xã Quỳnh Trang", date(2022, 1, 1), ["Xã Quỳnh An"]),
    ("Xã Quỳnh Trang", date(2025, 1, 1), []),
    ("Ngọc Thanh", None, ["Xã Hiệp Cường", "Phường Sơn Nam"]),
    ("11956", None, ["Phường Phố Hiến"]),
    ("Xã Tân Tiến", date(2026, 1, 1), ["Xã Tân Tiến"]),
    ("Không Có", None, []),
]


@pytest.mark.parametrize(("words", "day", "units"), RESOLVED)
def test_what_became_of_a_unit(gazetteer: Gazetteer, words: str, day: date | None, units: list[str]) -> None:
    found = resolve(words, gazetteer, as_of=day)
    assert [unit.name for unit in found.units] == units
    assert bool(found.evidence) == bool(units)


def test_a_name_that_several_bear_names_them_all(gazetteer: Gazetteer) -> None:
    assert len(resolve("Minh Tân", gazetteer).units) == 4
