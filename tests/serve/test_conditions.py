"""Conditions in the address: read, refused with a sentence, written back, and as a filter that finds what they say."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from geoportal.dataset import Dataset, Portal
from geoportal.errors import RequestError
from geoportal.serve.ogc.asked import read_asked
from geoportal.serve.ogc.cql2 import parse_filter
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_page
from geoportal.serve.ogc.served import serve_version
from geoportal.serve.pages.conditions import (
    Condition,
    address_pairs,
    cql2_text,
    property_name,
    read_area,
    read_conditions,
    text_literal,
)
from geoportal.serve.pages.view import View, form_words, read_view
from geoportal.settings import Settings
from geoportal.territory import Gazetteer
from tests.serve.features import Drawn, draw, publish

SCHOOL, WIFI = "truong-tieu-hoc", "diem-wifi-cong-cong"
READ = [
    ("ten~la~Trường A", Condition("ten", "la", "Trường A", "text")),
    ("ten~chua~ a ~ b ", Condition("ten", "chua", "a ~ b", "text")),
    ("ten~chua~Tru\u031bo\u031b\u0300ng", Condition("ten", "chua", "Trường", "text")),
    ("so_hoc_sinh~tu~500", Condition("so_hoc_sinh", "tu", "500", "number")),
    ("so_hoc_sinh~den~12,5", Condition("so_hoc_sinh", "den", "12.5", "number")),
    ("so_hoc_sinh~la~-3", Condition("so_hoc_sinh", "la", "-3", "number")),
    ("dien_thoai~co", Condition("dien_thoai", "co", "", "text")),
    ("dien_thoai~trong~", Condition("dien_thoai", "trong", "", "text")),
    ("nam_hoc~tu~2024-2025", Condition("nam_hoc", "tu", "2024-2025", "text")),
    ("vi_tri_muc~la~commune", Condition("vi_tri_muc", "la", "commune", "text")),
    ("du_lieu_mau~la~true", Condition("du_lieu_mau", "la", "true", "boolean")),
]
REFUSED = [
    ("khong_co~la~1", "không có trường «khong_co»"), ("ten", "phép «»"), ("ten~bang~x", "phép «bang» không có"),
    ("ten~la~", "cần một giá trị"), (f"ten~la~{'x' * 201}", "cần một giá trị"), ("ten~tu~a", "không có lớn, nhỏ"),
    ("so_hoc_sinh~chua~1", "kiểu chữ"), ("so_hoc_sinh~tu~nhiều", "không phải là số"),
    ("so_hoc_sinh~tu~1.250,5", "không phải là số"), ("so_hoc_sinh~tu~1e400", "không phải là số"),
    ("so_hoc_sinh~tu~nan", "không phải là số"), ("so_hoc_sinh~tu~१२", "không phải là số"),
    ("du_lieu_mau~la~có", "true (có)"), ("du_lieu_mau~tu~true", "không có lớn, nhỏ"),
]  # fmt: skip


def words(*texts: str) -> MultiDict[str, str]:
    return MultiDict([("loc", text) for text in texts])


@pytest.mark.parametrize(("text", "condition"), READ)
def test_a_condition_is_read_and_written_back(datasets: dict[str, Dataset], text: str, condition: Condition) -> None:
    found = read_conditions(words(text), datasets[SCHOOL])
    assert found == (condition,)
    again = MultiDict(address_pairs(found))
    assert read_conditions(again, datasets[SCHOOL]) == found


@pytest.mark.parametrize(("text", "why"), REFUSED)
def test_what_is_not_understood_is_refused_with_a_sentence(datasets: dict[str, Dataset], text: str, why: str) -> None:
    with pytest.raises(RequestError) as caught:
        read_conditions(words("ten~co", text), datasets[SCHOOL])
    assert why in caught.value.vi and caught.value.vi.endswith(".") and "trường~phép~giá trị" in caught.value.vi
    assert caught.value.en != caught.value.vi


def test_too_many_conditions_are_refused_and_empty_ones_left_out(datasets: dict[str, Dataset]) -> None:
    assert read_conditions(words("", " ", "ten~co", "ten~co"), datasets[SCHOOL]) == (Condition("ten", "co"),)
    with pytest.raises(RequestError, match="quá nhiều"):
        read_conditions(words(*(f"ten~la~{number}" for number in range(41))), datasets[SCHOOL])


DATES = [("tu", "2024", "2024-01-01"), ("den", "2024", "2024-12-31"), ("den", "2024-02", "2024-02-29"),
         ("la", "5/9/2024", "2024-09-05"), ("tu", "2024-09-05", "2024-09-05")]  # fmt: skip


@pytest.mark.parametrize(("operator", "value", "day"), DATES)
def test_days_are_written_in_several_ways(datasets: dict[str, Dataset], operator: str, value: str, day: str) -> None:
    dataset, name = dated(datasets)
    (found,) = read_conditions(words(f"{name}~{operator}~{value}"), dataset)
    assert found == Condition(name, found.operator, day, "moment")
    assert f"DATE('{day}')" in cql2_text([found])


@pytest.mark.parametrize("value", ["2024-13", "2024-02-30", "31/2/2024", "mai", "24", "2024-9-5"])
def test_days_that_are_none_are_refused(datasets: dict[str, Dataset], value: str) -> None:
    dataset, name = dated(datasets)
    with pytest.raises(RequestError, match="không phải là ngày"):
        read_conditions(words(f"{name}~tu~{value}"), dataset)


def dated(datasets: dict[str, Dataset]) -> tuple[Dataset, str]:
    """Return a dataset with a date, and the field."""
    found = ((d, name) for d in datasets.values() for name, field in d.public_fields.items() if field.type == "date")
    return next(found)


CQL2 = [
    ([], ""),
    ([Condition("ten", "la", "A")], "ten = 'A'"),
    (
        [Condition("ten", "la", "A"), Condition("so", "tu", "3", "number"), Condition("ten", "la", "B")],
        "ten IN ('A', 'B') AND so >= 3",
    ),
    ([Condition("a", "co"), Condition("b", "trong")], "a IS NOT NULL AND b IS NULL"),
    ([Condition("a", "la", "true", "boolean")], "a = TRUE"),
    ([Condition("in", "den", "3", "number")], '"in" <= 3'),
    (
        [Condition("d", "la", "2024-01-01", "moment"), Condition("d", "la", "2024-01-02", "moment")],
        "(d = DATE('2024-01-01') OR d = DATE('2024-01-02'))",
    ),
    ([Condition("ten", "chua", "o'%_\\")], r"CASEI(ACCENTI(ten)) LIKE CASEI(ACCENTI('%o''\\%\\_\\\\%'))"),
]


@pytest.mark.parametrize(("conditions", "text"), CQL2)
def test_conditions_become_a_filter(conditions: list[Condition], text: str) -> None:
    assert cql2_text(conditions) == text
    if text:
        parse_filter(text, "cql2-text")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], portal: Portal) -> Drawn:
    settings = Settings(home=tmp_path_factory.mktemp("conditions"))
    features = draw(datasets[SCHOOL], 300, 11)
    for number, name in enumerate(("50%", "a_b", "a\\b", "it's", "*x?", "[y]", "Đặng Ðông", '"q"')):
        features[number].values["ten"] = name
    return publish(settings, datasets[SCHOOL], portal, features)


@dataclass(frozen=True)
class Seen:
    """What a state finds, and what a plain reading of the features says it should."""

    found: set[str]
    expected: set[str]


def seen(dataset: Dataset, drawn: Drawn, *texts: str) -> Seen:
    conditions = read_conditions(words(*texts), dataset)
    served = serve_version(dataset, drawn.version)
    asked = read_asked(served, {"filter": cql2_text(conditions), "limit": "10000"}, None, filter_condition)
    numbers = find_page(served, asked).numbers
    return Seen({drawn.features[number - 1]["id"] for number in numbers}, {
        feature["id"] for feature in drawn.features if holds(feature["properties"], conditions)
    })  # fmt: skip


def plain(text: str) -> str:
    """Return a text without case and marks, as a reader would take it."""
    import unicodedata

    letters = unicodedata.normalize("NFD", text.replace("Ð", "Đ").replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def holds(values: dict[str, object], conditions: tuple[Condition, ...]) -> bool:
    same: dict[str, list[Condition]] = {}
    for condition in conditions:
        if condition.operator == "la":
            same.setdefault(condition.field, []).append(condition)
    return all(one(values, condition) for condition in conditions if condition.operator != "la") and all(
        any(one(values, condition) for condition in some) for some in same.values()
    )


def one(values: dict[str, object], condition: Condition) -> bool:
    value = values.get(condition.field)
    if condition.operator in ("co", "trong"):
        return (value is None) == (condition.operator == "trong")
    if value is None:
        return False
    if condition.operator == "chua":
        return plain(condition.value) in plain(str(value))
    if condition.kind == "number":
        number, limit = float(str(value)), float(condition.value)
        return {"la": number == limit, "tu": number >= limit, "den": number <= limit}[condition.operator]
    return str(value) == condition.value


ASKED = [
    ("ten~chua~thpt",), ("ten~chua~dong hung",), ("ten~chua~NGUYỄN",), ("ten~chua~%",), ("ten~chua~_",), ("ten~chua~\\",),
    ("ten~chua~'",), ("ten~chua~*",), ("ten~chua~?",), ("ten~chua~[",), ('ten~chua~"',), ("ten~la~50%",), ("ten~la~it's",),
    ("ten~la~a\\b",), ("ten~la~50%", "ten~la~a_b"), ("so_hoc_sinh~tu~20", "so_hoc_sinh~den~300"), ("so_hoc_sinh~trong",),
    ("so_hoc_sinh~co", "so_giao_vien~tu~25"), ("ten~chua~thpt", "so_giao_vien~den~10", "so_hoc_sinh~la~20"),
    ("ten~chua~' OR 1=1 --",), ("ten~la~x') OR (1=1",),
]  # fmt: skip


@pytest.mark.parametrize("texts", ASKED)
def test_a_filter_finds_what_the_conditions_say(
    drawn: Drawn, datasets: dict[str, Dataset], texts: tuple[str, ...]
) -> None:
    result = seen(datasets[SCHOOL], drawn, *texts)
    assert result.found == result.expected


def test_the_table_of_filters_finds_something(drawn: Drawn, datasets: dict[str, Dataset]) -> None:
    counts = [len(seen(datasets[SCHOOL], drawn, *texts).expected) for texts in ASKED]
    assert sum(count > 0 for count in counts) >= len(ASKED) - 3 and min(counts) == 0


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30))
def test_any_text_is_a_value_and_nothing_else(text: str) -> None:
    tree = parse_filter(f"ten = {text_literal(text)}", "cql2-text")
    assert tree.rhs == text
    if text.strip():
        parse_filter(cql2_text([Condition("ten", "chua", text), Condition("ten", "la", text)]), "cql2-text")


def test_area_is_a_commune_of_today_or_a_former_district(datasets: dict[str, Dataset], gazetteer: Gazetteer) -> None:
    dataset = datasets[SCHOOL]
    code, unit = next(iter(gazetteer.units.items()))
    found = read_area(MultiDict({"dvhc": code}), dataset, gazetteer)
    assert found is not None and (found.name, found.units) == (unit.name, (code,))
    assert cql2_text([], found) == f"vi_tri_ma_dvhc = '{code}'"
    district, units = next(iter(gazetteer.district_units.items()))
    found = read_area(MultiDict({"dvhc": district}), dataset, gazetteer)
    assert found is not None and found.units == units and len(units) > 1
    assert cql2_text([Condition("ten", "co")], found).startswith("ten IS NOT NULL AND vi_tri_ma_dvhc IN ('")
    assert read_area(MultiDict({"dvhc": ""}), dataset, gazetteer) is None
    with pytest.raises(RequestError, match="mang mã «99999»"):
        read_area(MultiDict({"dvhc": "99999"}), dataset, gazetteer)
    table = next(item for item in datasets.values() if not item.is_located)
    with pytest.raises(RequestError, match="không có vị trí"):
        read_area(MultiDict({"dvhc": code}), table, gazetteer)


def test_a_state_is_written_as_the_address_that_it_was_read_from(
    datasets: dict[str, Dataset], gazetteer: Gazetteer
) -> None:
    query = "?loc=ten~chua~h%C6%B0ng&loc=so_hoc_sinh~tu~5&dvhc=11953&sap-xep=-ten&trang=3&he=9209&gioi-han=10"
    with Flask("test").test_request_context(f"/{query}") as context:
        view = read_view(context.request.args, datasets[SCHOOL], gazetteer)
    assert view.query() == query
    assert view.query(sort="ten").count("trang") == 0 and "trang=3" in view.query(limit=1000)
    assert view.query(conditions=(), area=None, sort="", page=1, system="wgs84", limit=100) == ""


@pytest.mark.parametrize("query", ["sap-xep=la_gi", "trang=0", "trang=x", "trang=99999999999", "he=4326", "gioi-han=7"])
def test_a_state_that_is_none_is_refused(datasets: dict[str, Dataset], gazetteer: Gazetteer, query: str) -> None:
    name, value = query.split("=")
    with pytest.raises(RequestError) as caught:
        read_view(MultiDict({name: value}), datasets[SCHOOL], gazetteer)
    assert caught.value.vi.endswith(".")


def test_boxes_of_a_form_become_conditions() -> None:
    args = MultiDict([("ten~chua", " a~b "), ("so~tu", ""), ("loc", "loai~la~A"), ("loc", "loai~la~B"), ("dvhc", ""),
                      ("sap-xep", "ten"), ("trang", "4")])  # fmt: skip
    assert form_words(args) == [("loc", "ten~chua~a~b"), ("loc", "loai~la~A"), ("loc", "loai~la~B"), ("sap-xep", "ten")]
    assert form_words(MultiDict([("loc", "ten~la~x")])) is None


def test_words_of_the_language_are_quoted_as_names() -> None:
    assert [property_name(name) for name in ("ten", "date", "like")] == ["ten", '"date"', '"like"']
    assert View().filter == ""
