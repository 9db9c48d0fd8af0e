"""The traps of real addresses, a row each; and what must hold for any text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoportal.geocode.address import place_address
from geoportal.records import LEVEL_ORDER, Place
from geoportal.territory import Gazetteer, load_gazetteer
from geoportal.vietnamese import strip_marks

GAZETTEER = load_gazetteer(Path(__file__).resolve().parent.parent.parent / "build" / "gazetteer.json")
BOX = (105.89, 20.24, 106.66, 21.02)

PLACED = [
    # Glued, doubled, in another order, abbreviated.
    ("X.Xuân Quan, H.Văn Giang", "Xã Phụng Công"),
    ("Long Hưng,Văn Giang, HY", "Xã Nghĩa Trụ"),
    ("Xã Lương Bằng H. Kim Động HY", "Xã Lương Bằng"),
    ("P. Đề ThámTP. Thái Bình", "Phường Trần Hưng Đạo"),
    ("xãTân Hưng, tỉnh Hưng Yên", "Xã Tân Hưng"),
    ("xã Đồng Than Yên Mỹ Hưng Yên", "Xã Hoàn Long"),
    ("xa Long Hung Van Giang Hung Yen", "Xã Nghĩa Trụ"),
    ("xã Long Hưng huyện Văn Giang Hưng Yên", "Xã Nghĩa Trụ"),
    ("Phường Hiến Nam Thành phố Hưng Yên Tỉnh Hưng Yên", "Phường Phố Hiến"),
    ("Quang Trung, Hưng Yên, Hưng Yên", "Phường Phố Hiến"),
    ("P.Trần Lãm, Thái Bình, Thái Bình", "Phường Trần Lãm"),
    ("Tỉnh Hưng Yên, huyện Văn Giang, xã Long Hưng", "Xã Nghĩa Trụ"),
    ("Hưng Yên, Văn Giang, Long Hưng", "Xã Nghĩa Trụ"),
    ("Thôn Đông Tảo Đông, Xã Đông Tảo, Huyện Khoái Châu , Tỉnh Hưng Yên, Việt Nam", "Xã Hoàn Long"),
    # Without marks, in capitals, by abbreviation in small letters.
    ("xa Lien Phuong, tp Hung Yen", "Phường Phố Hiến"),
    ("p. hien nam, tp. hung yen", "Phường Phố Hiến"),
    ("PHUONG HIEN NAM THANH PHO HUNG YEN", "Phường Phố Hiến"),
    ("xa Phuong Chieu, thanh pho Hung Yen", "Xã Tân Hưng"),
    # Damaged letters, other spellings, another code point.
    ("xã An Ninh, huyện Quỳnh Phộ, Thái Bình", "Xã Phụ Dực"),
    ("xã Thụy Liên, huyện Thái Thộy", "Xã Thái Thụy"),
    ("xã An Quí, Quỳnh Phụ", "Xã Đồng Bằng"),
    ("xã Ðông Ninh, huyện Khoái Châu", "Xã Châu Ninh"),
    ("Đường Ng Trung Ngạn, Bần, Mỹ Hào", "Phường Mỹ Hào"),
    # Both eras in one text, the district of a neighbour, communes that ended in 2019, 2020 and 2024.
    ("288 Đường Phạm Bạch Hổ, Phường Sơn Nam, Tỉnh Hưng Yên, TP. Hưng Yên, Phường Lam Sơn", "Phường Sơn Nam"),
    ("Xã An Ninh, Huyện Quỳnh Phụ, Tỉnh Thái Bình, Tỉnh Hưng Yên", "Xã Phụ Dực"),
    ("xã Bảo Khê, huyện Kim Động", "Phường Sơn Nam"),
    ("Xã Nhân Hòa, huyện Mỹ Hào", "Phường Mỹ Hào"),
    ("thị trấn Thanh Nê, Kiến Xương, Thái Bình", "Xã Kiến Xương"),
    ("Xã Nhân La, huyện Kim Động", "Xã Lương Bằng"),
    # Roads, kilometres, landmarks, phones, several addresses in one cell.
    ("12 quốc lộ 5A, xã Tân Quang, Văn Lâm", "Xã Như Quỳnh"),
    ("Km19+500 QL5, xã Tân Quang, huyện Văn Lâm, Hưng Yên", "Xã Như Quỳnh"),
    ("ĐT386, xã Tân Hưng, TP Hưng Yên", "Xã Tân Hưng"),
    ("Ngã tư Phú Thị, xã Mễ Sở, Văn Giang", "Xã Mễ Sở"),
    ("TT Y tế huyện Kim Động, thị trấn Lương Bằng", "Xã Lương Bằng"),
    ("P. Hiến Nam, TP. Hưng Yên, ĐT: 0221.3862.123", "Phường Phố Hiến"),
    ("P. Hiến Nam, TP. Hưng Yên - 0221 3862 123", "Phường Phố Hiến"),
    ("Xã Tân Hưng, TP Hưng Yên; Xã Bảo Khê, TP Hưng Yên", "Xã Tân Hưng"),
    ("Số 5 Lê Lợi; Số 7 Trưng Trắc, P. Quang Trung, TP Hưng Yên", "Phường Phố Hiến"),
    ("Thôn 5; xã Long Hưng; huyện Văn Giang", "Xã Nghĩa Trụ"),
    ("xã Minh Tân, huyện Hưng Hà", "Xã Lê Quý Đôn"),
]
REFUSED = [
    "Xã Tân Tiến, Hưng Yên",
    "Xã Long Hưng, Hưng Yên",
    "Lê Lợi, Hưng Yên",
    "xã Phạm Ngũ Lão, Hưng Yên",
    "Xã Hoàng Hoa Thám, Hưng Yên",
    "xã Minh Tân, Thái Bình",
    "58 Nguyễn Văn Linh, Hưng Yên",
    "đường Nguyễn Văn Linh, Hưng Yên",
    "71 Chợ Đường Cái",
    "xã Minh Châu, huyện Ba Vì, Hà Nội",
    "xã Minh Châu, huyện Ba Vì",
    "phường Quang Trung, thành phố Hải Dương",
]
DISTRICT = [
    "Khoái Châu, Hưng Yên",
    "Thái Bình, Thái Bình",
    "đường Nguyễn Văn Linh, thành phố Hưng Yên",
    "Trung tâm Y tế huyện Ân Thi, Ân Thi, Hưng Yên",
    "Xã Vũ Ninh, huyện Vũ Thư",
    "Xã Phú Sơn, Hưng Hà, Thái Bình",
]


@pytest.mark.parametrize(("address", "unit"), PLACED)
def test_placed(address: str, unit: str) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.unit_name) == ("commune", unit), place


@pytest.mark.parametrize("address", REFUSED)
def test_refused(address: str) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.lon, place.unit_code) == ("none", None, ""), place


@pytest.mark.parametrize("address", DISTRICT)
def test_no_finer_than_the_district(address: str) -> None:
    place = place_address(address, GAZETTEER)
    assert (place.level, place.unit_code) == ("district", ""), place


@pytest.mark.parametrize("short", ["Tân Tiến", "Long Hưng", "Phạm Ngũ Lão", "Hoàng Hoa Thám", "Ngọc Lâm"])
def test_a_name_that_moved_is_told_apart_by_its_date(short: str) -> None:
    today = next(unit for unit in GAZETTEER.units.values() if unit.short == short)
    now = place_address(f"{today.name}, tỉnh Hưng Yên", GAZETTEER, as_of=date(2026, 1, 1))
    assert now.unit_code == today.code
    before = place_address(f"{today.name}, tỉnh Hưng Yên", GAZETTEER, as_of=date(2025, 6, 1))
    assert before.unit_code != today.code


def test_an_address_of_the_province_needs_no_province() -> None:
    assert place_address("phường Hiến Nam", GAZETTEER).level == "none"
    home = place_address("phường Hiến Nam", GAZETTEER, at_home=True)
    assert home.unit_name == "Phường Phố Hiến" and "không nêu tỉnh" in home.evidence[-1]
    assert place_address("phường Dịch Vọng, Hà Nội", GAZETTEER, at_home=True).level == "none"


def test_what_helps_no_further_is_kept_as_evidence() -> None:
    kept = place_address("Km19+500 QL5, gần chợ Đường Cái, xã Tân Quang, Văn Lâm", GAZETTEER).evidence
    assert "mốc: gần chợ Đường Cái" in kept and "lý trình: Km19+500 QL5" in kept
    several = place_address("Xã Tân Hưng, TP Hưng Yên; Xã Bảo Khê, TP Hưng Yên", GAZETTEER).evidence
    assert "Xã Bảo Khê" in several[-1]


def test_every_short_name_that_repeats_is_refused_without_its_district() -> None:
    by_name: dict[str, set[tuple[str, ...]]] = {}
    for commune in GAZETTEER.june_2025:
        by_name.setdefault(f"{commune.name}, tỉnh {commune.province}", set()).add(commune.successors)
    repeated = [address for address, places in by_name.items() if len(places) > 1]
    assert len(repeated) >= 10
    assert {place_address(address, GAZETTEER).level for address in repeated} == {"none"}


SHORT = {"Phường ": "P. ", "Xã ": "X. ", "Thị trấn ": "TT. ", "Huyện ": "H. ", "Thành phố ": "TP. ", "Thị xã ": "TX. "}


def abbreviated(text: str) -> str:
    for long, short in SHORT.items():
        text = text.replace(long, short)
    return text


@pytest.mark.parametrize("with_district", [True, False])
@pytest.mark.parametrize("spell", [str, str.upper, strip_marks, abbreviated])
def test_every_commune_of_every_era_is_right_or_refused(spell: Callable[[str], str], with_district: bool) -> None:
    allowed: dict[str, set[str]] = {}
    for commune in GAZETTEER.former.values():
        district = f"{GAZETTEER.districts[commune.district].name}, " if with_district else ""
        text = spell(f"{commune.name}, {district}Tỉnh {commune.province}")
        allowed.setdefault(text, set()).update(commune.successors)
    for unit in () if with_district else GAZETTEER.units.values():
        allowed.setdefault(spell(f"{unit.name}, Tỉnh Hưng Yên"), set()).add(unit.code)
    answers = {text: place_address(text, GAZETTEER).unit_code for text in allowed}
    assert {text: code for text, code in answers.items() if code and code not in allowed[text]} == {}
    named = sum(bool(code) for code in answers.values()) / len(answers)
    assert named > (0.98 if with_district else 0.85)


def rank(place: Place) -> int:
    return LEVEL_ORDER.index(place.level)


PARTS = st.sampled_from(
    ["Số 5", "thôn Đông", "đường Nguyễn Văn Linh", "xã Tân Hưng", "P. Lam Sơn", "Minh Tân", "huyện Tiên Lữ", "TP Hưng Yên",
     "Hưng Yên", "tỉnh Thái Bình", "Quỳnh Phụ", "Việt Nam", "gần chợ", "0221 3862 123", "xã Tân Tiến", "Hà Nội"]
)  # fmt: skip
COMMUNES = st.sampled_from(GAZETTEER.june_2025)


@given(st.text(max_size=150))
def test_no_text_raises_and_every_point_lies_in_the_province(text: str) -> None:
    place = place_address(text, GAZETTEER, at_home=True)
    assert (place.lon is None) == (place.level == "none")
    if place.lon is not None and place.lat is not None:
        assert BOX[0] <= place.lon <= BOX[2] and BOX[1] <= place.lat <= BOX[3]


@given(st.lists(PARTS, max_size=6))
def test_case_marks_and_normal_form_do_not_change_an_answer(parts: list[str]) -> None:
    address = ", ".join(parts)
    place = place_address(address, GAZETTEER)
    for other in (unicodedata.normalize("NFD", address), address.upper(), address.lower()):
        assert place_address(other, GAZETTEER).unit_code == place.unit_code
    plain = place_address(strip_marks(address), GAZETTEER)
    assert plain.unit_code in (place.unit_code, "")


@given(COMMUNES, st.lists(PARTS.filter(lambda part: not part.startswith(("xã", "P.", "Minh"))), max_size=3))
def test_adding_the_right_commune_never_makes_an_answer_worse(commune: object, parts: list[str]) -> None:
    gazetteer: Gazetteer = GAZETTEER
    assert commune in gazetteer.june_2025
    district = gazetteer.districts[commune.district].name  # type: ignore[attr-defined]
    fine = [
        part for part in parts if part not in ("huyện Tiên Lữ", "TP Hưng Yên", "Quỳnh Phụ", "Hà Nội", "tỉnh Thái Bình")
    ]
    before = place_address(", ".join([*fine, district]), gazetteer)
    after = place_address(", ".join([*fine, commune.name, district]), gazetteer)  # type: ignore[attr-defined]
    assert rank(after) <= rank(before)
    assert after.unit_code in ("", *commune.successors)  # type: ignore[attr-defined]
