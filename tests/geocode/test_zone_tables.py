"""Columns of coordinates and layers of shapes: their system settled, their shapes moved, outsiders named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy
import pytest
import shapely
from pyproj import Transformer

from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import UNSETTLED, pairs_in
from geoportal.geocode.extent import outside, outside_m
from geoportal.geocode.said import said_in
from geoportal.geocode.shapes import settle_shapes
from geoportal.geocode.zone_columns import settle_columns
from geoportal.geocode.zones import Settled
from geoportal.records import Place, SourceRow, SourceTable
from geoportal.territory import Gazetteer, Unit
from geoportal.territory.boundaries import Boundaries
from tests.geocode.zone_samples import BETWEEN, GAZETTEER, UNITS, WEST, samples, words


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


def test_columns_are_in_what_was_confirmed_before_when_nothing_else_is_said() -> None:
    degrees = [(pairs_in("20.65", "106.05"), None)] * 3
    for heading, crs, remembered, found in (
        ("", "", "EPSG:4756", "EPSG:4756"), ("WGS 84", "", "EPSG:4756", "EPSG:4326"), ("", "", "EPSG:9209", "EPSG:4326"),
        ("", "EPSG:9209", "EPSG:4756", "EPSG:9209"), ("VN-2000", "", "", "EPSG:4756"),
    ):  # fmt: skip
        said = said_in(heading)[0]
        assert settle_columns(degrees, said, GAZETTEER, crs=crs, remembered=remembered).crs == found
    metres = [(pairs_in(*cells), None) for *cells, _ in column_rows("EPSG:9209", named=False)]
    settled = settle_columns(metres, said_in("")[0], GAZETTEER, remembered="EPSG:9209")
    assert settled.crs == "EPSG:9209" and words(settled) == [("crs", "notice")]


def test_numbers_of_no_grid_do_not_hide_the_zone() -> None:
    rows = [*column_rows("EPSG:9210"), *[(f"{number}", f"{number + 3}", None) for number in range(40)]]
    assert settled_columns(rows).crs == "EPSG:9210"


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
