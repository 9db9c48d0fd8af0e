"""The system of a table's coordinates: the right one, or a question; never a wrong one in silence."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import UNSETTLED
from geoportal.geocode.extent import outside
from geoportal.geocode.zone_fits import Sample
from geoportal.geocode.zones import Settled, settle_crs
from geoportal.territory import Unit
from geoportal.territory.vn2000 import UTM, ZONES, Meant, meant
from tests.geocode.zone_samples import ALIKE, BETWEEN, EASTERN, GAZETTEER, TRUTHS, UNITS, WEST, off_m, samples, words


def test_the_zones_are_those_of_the_register() -> None:
    for code, meridian in {**ZONES, **UTM}.items():
        crs = CRS.from_user_input(code)
        assert crs.name.startswith("VN-2000") and crs.datum is not None and crs.datum.name == "Vietnam 2000"
        assert crs.coordinate_operation is not None
        parameters = {item.name: item.value for item in crs.coordinate_operation.params}
        assert parameters["Longitude of natural origin"] == meridian
        assert parameters["Scale factor at natural origin"] == (0.9996 if code in UTM else 0.9999)


@pytest.mark.parametrize("kind", ["file", "table"])
@pytest.mark.parametrize("units", [UNITS, WEST, UNITS[:1]], ids=["province", "west", "one commune"])
@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("crs", TRUTHS)
def test_named_rows_settle_the_system_or_ask(crs: str, swapped: bool, units: list[Unit], kind: str) -> None:
    made, truth = samples(crs, units, swapped=swapped)
    settled = settle_crs(made, "", GAZETTEER, kind=kind)  # type: ignore[arg-type]
    if crs in ALIKE:
        assert settled.crs == (UNSETTLED if kind == "table" else "")
        (issue,) = settled.issues
        assert all(code in issue.problem for code in ALIKE) and "--crs" in issue.fix
        assert issue.severity == ("warning" if kind == "table" else "error")
    else:
        assert (settled.crs, settled.swapped) == (crs, swapped)
        assert words(settled) == [("crs", "notice")] and off_m(settled, made, truth) < 0.01


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("crs", TRUTHS)
def test_what_a_file_states_is_believed_when_it_holds(crs: str, swapped: bool) -> None:
    made, truth = samples(crs, WEST, swapped=swapped)
    settled = settle_crs(made, crs, GAZETTEER)
    assert (settled.crs, settled.swapped) == (crs, swapped) and off_m(settled, made, truth) < 0.01
    assert words(settled) == ([("crs", "notice")] if swapped else [])


@pytest.mark.parametrize("units", [UNITS, WEST], ids=["province", "west"])
@pytest.mark.parametrize("stated", ["EPSG:9209", "EPSG:9210", "EPSG:5897", "EPSG:4326", "EPSG:3405"])
@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:9210", "EPSG:9208", "EPSG:4326"])
def test_a_wrong_statement_is_found_out_where_rows_have_names(crs: str, stated: str, units: list[Unit]) -> None:
    made, truth = samples(crs, units)
    settled = settle_crs(made, stated, GAZETTEER)
    assert settled.crs == crs and off_m(settled, made, truth) < 0.01
    if crs != stated:
        assert words(settled) == [("crs", "notice" if stated == "EPSG:4326" else "warning")]
        assert stated in settled.issues[0].problem and crs in settled.issues[0].problem


@pytest.mark.parametrize("kind", ["file", "table"])
@pytest.mark.parametrize("units", [UNITS, WEST], ids=["province", "west"])
@pytest.mark.parametrize("crs", TRUTHS)
def test_without_names_nothing_is_wrong_in_silence(crs: str, units: list[Unit], kind: str) -> None:
    made, truth = samples(crs, units, named=False)
    settled = settle_crs(made, "", GAZETTEER, kind=kind)  # type: ignore[arg-type]
    severities = [issue.severity for issue in settled.issues]
    if settled.crs in ("", UNSETTLED):
        assert severities == ["error" if kind == "file" else "warning"]
    elif off_m(settled, made, truth) > 1:
        assert (
            kind == "table"
            and severities == ["warning"]
            and "chưa kiểm chứng được múi chiếu" in settled.issues[0].problem
        )
    else:
        assert severities and (settled.crs == crs)


@pytest.mark.parametrize(("units", "also"), [(WEST, False), (BETWEEN, True)], ids=["west", "between"])
def test_the_zone_of_columns_without_names_is_believed_with_a_warning(units: list[Unit], also: bool) -> None:
    made, truth = samples("EPSG:9209", units, named=False)
    settled = settle_crs(made, "", GAZETTEER, kind="table")
    assert settled.crs == "EPSG:9209" and off_m(settled, made, truth) < 0.01
    (issue,) = settled.issues
    assert issue.severity == "warning" and ("EPSG:9210" in issue.problem) == also and "KTT" in issue.fix
    assert ("chưa kiểm chứng được múi chiếu" if also else "không có tên xã, phường") in issue.problem


@pytest.mark.parametrize("stated", ["", "EPSG:4326", "EPSG:9211"])
def test_a_layer_without_names_is_not_published_before_a_person_has_confirmed_its_zone(stated: str) -> None:
    made, truth = samples("EPSG:9209", WEST, named=False)
    settled = settle_crs(made, stated, GAZETTEER)
    assert settled.crs == "EPSG:9209" and off_m(settled, made, truth) < 0.01
    assert words(settled) == [("crs", "question")] and "không có tên xã, phường" in settled.issues[0].problem
    assert "xác nhận" in settled.issues[0].fix and stated in settled.issues[0].problem
    made, _ = samples("EPSG:9209", BETWEEN, named=False)
    asked = settle_crs(made, stated, GAZETTEER)
    assert asked.crs == "" and words(asked) == [("crs", "error")] and "EPSG:9210" in asked.issues[0].problem


def test_one_wrong_name_among_degrees_does_not_make_them_unknown() -> None:
    made, truth = samples("EPSG:4326", WEST, named=False, count=30)
    wrong = place_address(f"{UNITS[-1].name}, tỉnh Hưng Yên", GAZETTEER)
    made[0] = made[0]._replace(place=wrong)
    settled = settle_crs(made, "", GAZETTEER)
    assert settled.crs == "EPSG:4326" and off_m(settled, made, truth) < 0.01
    assert words(settled) == [("crs", "warning")] and "0 % của 1 dòng" in settled.issues[0].problem
    everywhere = [sample._replace(place=wrong) for sample in made]
    asked = settle_crs(everywhere, "", GAZETTEER)
    assert asked.crs == "" and words(asked) == [("crs", "error")]
    assert "EPSG:4326" in asked.issues[0].problem and "0 % của 30 dòng" in asked.issues[0].problem


@pytest.mark.parametrize("wrong", [0.05, 0.2, 0.35])
@pytest.mark.parametrize("stated", ["", "EPSG:9209", "EPSG:9210"])
@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:9210"])
def test_names_that_are_often_wrong_still_tell(crs: str, stated: str, wrong: float) -> None:
    made, truth = samples(crs, WEST, wrong=wrong, count=200)
    settled = settle_crs(made, stated, GAZETTEER)
    assert settled.crs == crs and off_m(settled, made, truth) < 0.01
    assert (words(settled) == []) == (stated == crs)


def test_a_few_names_prove_little_against_a_statement() -> None:
    made, truth = samples("EPSG:9210", EASTERN, count=40)
    hardly = [sample._replace(place=None) if index > 1 else sample for index, sample in enumerate(made)]
    settled = settle_crs(hardly, "EPSG:9209", GAZETTEER)
    assert settled.crs == "EPSG:9209" and words(settled) == [("crs", "warning")]
    asked = settle_crs(hardly[:2], "EPSG:9209", GAZETTEER)
    assert asked.crs == "" and words(asked) == [("crs", "error")] and "EPSG:9210" in asked.issues[0].problem
    told = settle_crs(made[:4], "EPSG:9209", GAZETTEER)
    assert told.crs == "EPSG:9210" and words(told) == [("crs", "warning")] and off_m(told, made[:4], truth[:4]) < 0.01


def test_a_statement_that_puts_the_rows_elsewhere_is_not_believed_whatever_their_names() -> None:
    made, truth = samples("EPSG:9210", WEST, count=40)
    hardly = [sample._replace(place=None) if index > 1 else sample for index, sample in enumerate(made)]
    settled = settle_crs(hardly, "EPSG:9209", GAZETTEER)
    assert settled.crs == "EPSG:9210" and words(settled) == [("crs", "question")]
    assert off_m(settled, made, truth) < 0.01


def test_nothing_holds_elsewhere() -> None:
    turn = Transformer.from_crs("EPSG:4326", "EPSG:9209", always_xy=True)
    made = [Sample(*turn.transform(108.2 + number / 100, 16.0)) for number in range(20)]
    for stated in ("", "EPSG:9209", "EPSG:4326"):
        settled = settle_crs(made, stated, GAZETTEER)
        assert settled.crs == "" and words(settled) == [("crs", "error")]
        assert settled.issues[0].problem.endswith(".") and settled.issues[0].fix.endswith(".")
    assert settle_crs(made, "", GAZETTEER, kind="table") == Settled("")


def test_a_person_decides_unless_the_rows_are_not_in_the_province() -> None:
    made, _ = samples("EPSG:9209", BETWEEN)
    assert settle_crs(made, "EPSG:9209", GAZETTEER, confirmed=True) == Settled("EPSG:9209")
    other = settle_crs(made, "EPSG:9210", GAZETTEER, confirmed=True)
    assert other.crs == "EPSG:9210" and words(other) == [("crs", "warning")]
    for units, wrong in ((WEST, "EPSG:9210"), (BETWEEN, "EPSG:3857"), (BETWEEN, "EPSG:99999")):
        made, _ = samples("EPSG:9209", units)
        none = settle_crs(made, wrong, GAZETTEER, confirmed=True)
        assert none.crs == "" and words(none) == [("crs", "error")] and wrong in none.issues[0].problem


@pytest.mark.parametrize(("stated", "severity"), [("", "notice"), ("EPSG:4326", "notice"), ("EPSG:5897", "warning")])
def test_what_was_confirmed_before_is_believed_when_it_holds(stated: str, severity: str) -> None:
    made, truth = samples("EPSG:9209", BETWEEN, named=False)
    settled = settle_crs(made, stated, GAZETTEER, remembered="EPSG:9209")
    assert settled.crs == "EPSG:9209" and off_m(settled, made, truth) < 0.01 and words(settled) == [("crs", severity)]
    assert settle_crs(made, stated, GAZETTEER, remembered="EPSG:4326") == settle_crs(made, stated, GAZETTEER)
    named, truth = samples("EPSG:9210", EASTERN)
    told = settle_crs(named, stated, GAZETTEER, remembered="EPSG:9209")
    assert told.crs == "EPSG:9210" and off_m(told, named, truth) < 0.01
    assert settle_crs(named, "EPSG:9210", GAZETTEER, remembered="EPSG:9209") == Settled("EPSG:9210")


SEVEN = "-191.90441429,-39.30318279,-111.45032835,{}0.00928836,{}0.01975479,{}0.00427372,0.252906278"
TM = "+proj=tmerc +lat_0=0 +lon_0={} +k={} +x_0=500000 +y_0=0 +units=m "
DESCRIBED = [
    (TM.format(105.5, 0.9999) + "+ellps=WGS84 +towgs84=" + SEVEN.format("-", "", "-"), Meant("EPSG:9209", True)),
    (TM.format(105.75, 0.9999) + "+ellps=WGS84 +towgs84=" + SEVEN.format("", "-", ""), Meant("EPSG:9210", True)),
    (TM.format(105.5, 0.9999) + "+datum=WGS84", Meant("EPSG:9209", False)),
    (TM.format(105.5, 0.9999) + "+ellps=WGS84 +towgs84=0,0,0", Meant("EPSG:9209", False)),
    (CRS.from_epsg(9211).to_wkt("WKT1_ESRI"), Meant("EPSG:9211", True)),
    (TM.format(105, 0.9996) + "+ellps=WGS84 +towgs84=" + SEVEN.format("-", "", "-"), Meant("EPSG:3405", True)),
    ("EPSG:32648", Meant("EPSG:32648", True)), ("EPSG:9209", Meant("EPSG:9209", True)), ("gibberish", Meant("gibberish", True)),
]  # fmt: skip


@pytest.mark.parametrize(("described", "is_meant"), DESCRIBED)
def test_a_system_without_a_code_is_the_zone_that_it_describes(described: str, is_meant: Meant) -> None:
    assert meant(described) == is_meant


def test_a_zone_of_vn2000_with_another_datum_is_read_as_vn2000_and_says_so() -> None:
    made, truth = samples("EPSG:9209", WEST)
    settled = settle_crs(made, TM.format(105.5, 0.9999) + "+datum=WGS84", GAZETTEER)
    assert settled.crs == "EPSG:9209" and off_m(settled, made, truth) < 0.01
    assert words(settled) == [("crs", "warning")] and "224 m" in settled.issues[0].fix


def test_kilometres_and_lost_digits_need_the_names() -> None:
    for change in (lambda s: s._replace(x=s.x / 1000, y=s.y / 1000), lambda s: s._replace(x=s.x - 5e5),
                   lambda s: s._replace(y=s.y - 2e6), lambda s: s._replace(x=s.x - 5e5, y=s.y - 2e6)):  # fmt: skip
        made, truth = samples("EPSG:9209", WEST)
        settled = settle_crs([change(sample) for sample in made], "", GAZETTEER, kind="table")
        assert off_m(settled, [change(sample) for sample in made], truth) < 0.01
        assert words(settled) == [("crs", "notice")]
        bare = [change(sample)._replace(place=None) for sample in made]
        assert settle_crs(bare, "", GAZETTEER, kind="table").crs in ("", UNSETTLED)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(allow_nan=True), st.floats(allow_nan=True)), max_size=20),
    st.sampled_from(["", "EPSG:9209", "EPSG:4326", "nonsense", "EPSG:3857"]), st.sampled_from(["file", "table"]),
)  # fmt: skip
def test_any_numbers_are_settled_in_the_province_or_not_at_all(
    points: list[tuple[float, float]], stated: str, kind: str
) -> None:
    settled = settle_crs([Sample(x, y) for x, y in points], stated, GAZETTEER, kind=kind)  # type: ignore[arg-type]
    finite = [point for point in points if numpy.isfinite(point).all()]
    if finite and settled.crs not in ("", UNSETTLED):
        turn = Transformer.from_crs(settled.crs, "EPSG:4326", always_xy=True)
        found = [turn.transform(*(point[::-1] if settled.swapped else point)) for point in finite]
        inside = ~outside([lon for lon, _ in found], [lat for _, lat in found], GAZETTEER)
        assert inside.mean() >= 0.9
    assert all(issue.problem.endswith(".") for issue in settled.issues)
