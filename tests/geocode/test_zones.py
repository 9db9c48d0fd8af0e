"""The system of a table's coordinates: the right one, or a question; never a wrong one in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import UNSETTLED, pairs_in
from geoportal.geocode.extent import outside, outside_m
from geoportal.geocode.said import said_in
from geoportal.geocode.shapes import settle_shapes
from geoportal.geocode.zone_columns import settle_columns
from geoportal.geocode.zone_fits import Sample
from geoportal.geocode.zones import Settled, settle_crs
from geoportal.records import Place, SourceRow, SourceTable
from geoportal.territory import Gazetteer, Unit, load_gazetteer
from geoportal.territory.boundaries import Boundaries
from geoportal.territory.vn2000 import UTM, ZONES, Meant, meant

GAZETTEER = load_gazetteer(Path(__file__).resolve().parent.parent.parent / "build" / "gazetteer.json")
UNITS = list(GAZETTEER.units.values())
WEST = sorted(UNITS, key=lambda unit: unit.lon)[:8]
"""Read one zone too far east or west, many of their points lie outside the province."""
BETWEEN = [unit for unit in UNITS if 106.05 < unit.lon < 106.2 and 20.5 < unit.lat < 20.7]
EASTERN = [unit for unit in UNITS if 106.44 < unit.lon < 106.53 and 20.45 < unit.lat < 20.61]
"""Read under the neighbouring zone east, or west, their points still lie inside: by place alone both are right."""
TRUTHS = [
    "EPSG:4326",
    "EPSG:9209",
    "EPSG:9210",
    "EPSG:9208",
    "EPSG:9211",
    "EPSG:5897",
    "EPSG:3405",
    "EPSG:32648",
    "EPSG:3857",
]
ALIKE = {"EPSG:3405", "EPSG:32648", "EPSG:5897"}
"""Within 700 m of each other: names of communes cannot tell them apart."""
KM = 111.32


def near(unit: Unit, dice: Random) -> tuple[float, float]:
    """Return a point in the inner part of a commune: within its radius of its point."""
    away = unit.radius_m * 0.7 / 1000 / KM
    return unit.lon + dice.uniform(-away, away), unit.lat + dice.uniform(-away, away) * 0.9


def samples(crs: str, units: Sequence[Unit], *, swapped: bool = False, named: bool = True, wrong: float = 0.0,
            count: int = 60) -> tuple[list[Sample], list[tuple[float, float]]]:  # fmt: skip
    """Return points of communes in a system, and where they really are; a share of the names is of other communes."""
    dice = Random(f"{crs} {swapped} {named} {wrong} {count} {units[0].code}")
    turn = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    made, truth = [], []
    for number in range(count):
        unit = units[number % len(units)]
        lon, lat = near(unit, dice)
        x, y = turn.transform(lon, lat)
        other = dice.choice(UNITS) if dice.random() < wrong else unit
        place = place_address(f"{other.name}, tỉnh Hưng Yên", GAZETTEER) if named else None
        made.append(Sample(*((y, x) if swapped else (x, y)), place))
        truth.append((lon, lat))
    return made, truth


def off_m(settled: Settled, made: Iterable[Sample], truth: Iterable[tuple[float, float]]) -> float:
    """Return by how much the settled system puts the points wrong, with the test's own arithmetic."""
    turn = Transformer.from_crs(settled.crs, "EPSG:4326", always_xy=True)
    worst = 0.0
    for sample, (lon, lat) in zip(made, truth, strict=True):
        found = turn.transform(*((sample.y, sample.x) if settled.swapped else (sample.x, sample.y)))
        worst = max(worst, numpy.hypot((found[0] - lon) * 0.936, found[1] - lat) * KM * 1000)
    return worst


def words(settled: Settled) -> list[tuple[str, str]]:
    return [(issue.code, issue.severity) for issue in settled.issues]


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


def column_rows(crs: str, *, named: bool = True, form: str = "{:.3f}") -> list[tuple[str, str, Place | None]]:
    made, _ = samples(crs, WEST, named=named)
    return [(form.format(sample.y), form.format(sample.x), sample.place) for sample in made]


def settled_columns(rows: Iterable[tuple[str, str, Place | None]], heading: str = "", crs: str = "") -> Settled:
    pairs = ((pairs_in(latitude, longitude), place) for latitude, longitude, place in rows)
    return settle_columns(pairs, said_in(heading)[0], GAZETTEER, crs=crs)


COLUMNS = [
    ("EPSG:9209", "", True, "EPSG:9209", ["notice"]), ("EPSG:9209", "X (VN-2000, KTT 105°30')", False, "EPSG:9209", []),
    ("EPSG:9209", "", False, "EPSG:9209", ["warning"]), ("EPSG:9210", "", True, "EPSG:9210", ["notice"]),
    ("EPSG:9210", "VN2000 kinh tuyến trục 105 độ 45 phút", False, "EPSG:9210", []),
    ("EPSG:9210", "VN-2000 kinh tuyến trục 105°30'", True, "EPSG:9210", ["warning"]),
    ("EPSG:3405", "VN-2000", True, UNSETTLED, ["warning"]), ("EPSG:3405", "VN-2000 múi 6°", True, "EPSG:3405", []),
    ("EPSG:32648", "UTM 48N WGS84", True, "EPSG:32648", []), ("EPSG:4326", "", True, "EPSG:4326", []),
    ("EPSG:4756", "Tọa độ VN-2000", True, "EPSG:4756", ["notice"]),
]  # fmt: skip


@pytest.mark.parametrize(("crs", "heading", "named", "found", "severities"), COLUMNS)
def test_columns(crs: str, heading: str, named: bool, found: str, severities: list[str]) -> None:
    form = "{:.7f}" if crs in ("EPSG:4326", "EPSG:4756") else "{:.3f}"
    settled = settled_columns(column_rows(crs, named=named, form=form), heading)
    assert settled.crs == found
    assert [issue.severity for issue in settled.issues] == severities


def test_columns_that_mix_degrees_and_metres_are_settled_by_the_metres() -> None:
    mixed = [*column_rows("EPSG:4326", form="{:.6f}"), *column_rows("EPSG:9210"), ("abc", "", None), ("", "", None)]
    assert settled_columns(mixed).crs == "EPSG:9210"
    assert settled_columns([]) == Settled("")


def layer(shapes: Sequence[shapely.Geometry | None], crs: str) -> SourceTable:
    rows = [
        SourceRow(number, ("x",), (), shapely.to_wkb(shape) if shape else None)
        for number, shape in enumerate(shapes, 1)
    ]
    return SourceTable("a.gpkg", "lớp", ("ten",), rows, has_geometry=True, crs=crs)


def square(unit: Unit, crs: str, shift: float = 0.0) -> shapely.Geometry:
    turn = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    box = shapely.box(unit.lon + shift, unit.lat, unit.lon + shift + 0.01, unit.lat + 0.01)
    return shapely.transform(box, turn.transform, interleaved=False)


def test_a_layer_is_moved_and_its_outsiders_named() -> None:
    units = UNITS[:30]
    table = layer(
        [*(square(unit, "EPSG:9209") for unit in units), None, square(UNITS[0], "EPSG:9209", shift=1.5)], "EPSG:9209"
    )
    moved = settle_shapes(table, lambda _: None, GAZETTEER)
    assert moved.crs == "EPSG:4326" and len(moved.rows) == 32
    for row, unit in zip(moved.rows, units, strict=False):
        assert row.geometry is not None
        assert shapely.from_wkb(row.geometry).bounds == pytest.approx(square(unit, "EPSG:4326").bounds, abs=1e-8)
    assert [(issue.code, issue.severity, issue.row) for issue in moved.issues] == [("outside", "error", 32)]
    assert list(moved.rows)[30].geometry is None


def test_metres_in_geojson_are_found_out_by_the_names() -> None:
    places = [place_address(f"{unit.name}, Hưng Yên", GAZETTEER) for unit in WEST]
    table = layer([square(unit, "EPSG:9210") for unit in WEST], "EPSG:4326")
    moved = settle_shapes(table, lambda row: places[row.number - 1], GAZETTEER)
    assert moved.crs == "EPSG:4326" and [issue.severity for issue in moved.issues] == ["notice"]
    for row, unit in zip(moved.rows, WEST, strict=True):
        assert row.geometry is not None
        assert shapely.from_wkb(row.geometry).bounds == pytest.approx(square(unit, "EPSG:4326").bounds, abs=1e-8)


def test_a_layer_of_unknown_system_has_no_shapes_and_an_error() -> None:
    table = layer([square(unit, "EPSG:9209") for unit in BETWEEN], "")
    moved = settle_shapes(table, lambda _: None, GAZETTEER)
    assert moved.crs == "" and not any(row.geometry for row in moved.rows)
    assert [(issue.code, issue.severity, issue.row) for issue in moved.issues] == [("crs", "error", None)]
    assert settle_shapes(table, lambda _: None, GAZETTEER, crs="EPSG:9209").issues == ()


def with_boundaries(gazetteer: Gazetteer) -> Gazetteer:
    """Return a gazetteer with made-up boundaries: a square of 8 km around each unit's point."""
    shapes = {
        unit.code: shapely.box(unit.lon - 0.04, unit.lat - 0.036, unit.lon + 0.04, unit.lat + 0.036) for unit in UNITS
    }
    return replace(gazetteer, boundaries=Boundaries("thử", shapes))  # type: ignore[arg-type]


@pytest.mark.parametrize("gazetteer", [GAZETTEER, with_boundaries(GAZETTEER)], ids=["points", "boundaries"])
def test_the_extent_of_the_province(gazetteer: Gazetteer) -> None:
    lon, lat = numpy.array([(unit.lon, unit.lat) for unit in UNITS]).T
    assert not outside(lon, lat, gazetteer).any()
    assert outside([105.84, 106.68, 107.0, numpy.nan, numpy.inf], [21.03, 20.85, 20.5, 20.6, 20.6], gazetteer).all()
    assert outside_m(shapely.Point(UNITS[0].lon, UNITS[0].lat), gazetteer) == 0.0
    assert outside_m(shapely.LineString([(UNITS[0].lon, UNITS[0].lat), (110, 20)]), gazetteer) == 0.0
    assert outside_m(shapely.Point(108.2, 16.0), gazetteer) > 400_000


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
