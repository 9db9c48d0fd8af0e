"""From a file to places: the reference system of shapes and of coordinate columns, through the whole check."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import geoportal.gdal  # isort: skip  (before geopandas: it decides which drivers exist)

import geopandas
import pandas
import shapely

from geoportal import pipeline
from geoportal.dataset import Dataset
from geoportal.dataset.headings import shape_of
from geoportal.records import Feature, Report
from geoportal.settings import Settings
from geoportal.store.ledger import remember_mapping
from geoportal.territory import Gazetteer, Unit, distance_m

assert geoportal.gdal
NEAR_M = 1.0


@pytest.fixture(scope="module")
def units(gazetteer: Gazetteer) -> list[Unit]:
    """Communes whose names are only today's, so that a row that names one says where it is."""
    former = {commune.name for commune in gazetteer.former.values()}
    return [unit for unit in gazetteer.units.values() if unit.name not in former][:12]


def schools(units: list[Unit], crs: str) -> geopandas.GeoDataFrame:
    frame = geopandas.GeoDataFrame(
        {"ten": [f"Trường {unit.short}" for unit in units], "dia_chi": [f"Thôn 1, {unit.name}" for unit in units]},
        geometry=[shapely.Point(unit.lon, unit.lat) for unit in units],
        crs="EPSG:4326",
    )
    return frame.to_crs(crs)


def shapefile(folder: Path, units: list[Unit], crs: str) -> Path:
    """A zipped Shapefile that does not say its reference system."""
    inside = folder / "lop"
    inside.mkdir()
    schools(units, crs).to_file(inside / "truong.shp", encoding="utf-8")
    path = folder / "truong.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in inside.iterdir():
            if part.suffix != ".prj":
                archive.write(part, part.name)
    return path


def columns(folder: Path, units: list[Unit], crs: str, first: str, second: str) -> Path:
    frame = schools(units, crs)
    path = folder / "truong.xlsx"
    numbers = {first: frame.geometry.x, second: frame.geometry.y}
    pandas.DataFrame({"Tên trường": frame.ten, "Địa chỉ": frame.dia_chi, **numbers}).to_excel(path, index=False)
    return path


def away(features: list[Feature], units: list[Unit]) -> Iterator[float]:
    """Metres between where each feature was placed and where it is."""
    where = {f"Trường {unit.short}": unit for unit in units}
    for feature in features:
        unit = where[str(feature.values["ten"])]
        assert feature.place.lon is not None and feature.place.lat is not None
        yield distance_m(feature.place.lon, feature.place.lat, unit.lon, unit.lat)


class Desk:
    def __init__(self, settings: Settings, dataset: Dataset, gazetteer: Gazetteer) -> None:
        self.settings, self.dataset, self.gazetteer = settings, dataset, gazetteer

    def check(self, path: Path, crs: str = "") -> tuple[Report, list[Feature]]:
        return pipeline.check(self.settings, self.dataset, path, self.gazetteer, asked=pipeline.Asked(crs=crs))


@pytest.fixture
def desk(settings: Settings, datasets: dict[str, Dataset], gazetteer: Gazetteer) -> Desk:
    return Desk(settings, datasets["truong-thpt"], gazetteer)


@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:9210"])
def test_a_layer_without_its_system_is_settled_by_the_communes_named(
    desk: Desk, units: list[Unit], tmp_path: Path, crs: str
) -> None:
    report, features = desk.check(shapefile(tmp_path, units, crs))
    assert max(away(features, units)) < NEAR_M and report.levels == {"exact": len(units)}
    assert [issue.severity for issue in report.issues if crs in issue.problem] == ["notice"]


def test_zones_that_communes_cannot_tell_apart_are_asked_about_and_then_remembered(
    desk: Desk, units: list[Unit], tmp_path: Path
) -> None:
    path = shapefile(tmp_path, units, "EPSG:3405")
    report, features = desk.check(path)
    errors = [issue.problem for issue in report.issues if issue.severity == "error"]
    assert report.stops and "EPSG:3405" in errors[0] and "EPSG:5897" in errors[0]
    assert all(feature.place.level != "exact" for feature in features)
    report, features = desk.check(path, crs="EPSG:3405")
    assert not report.count("error") and max(away(features, units)) < NEAR_M
    remember_mapping(desk.settings, desk.dataset.id, shape_of(["ten", "dia_chi"]), {}, crs="EPSG:3405", made_by="Sở")
    report, features = desk.check(path)
    assert not report.count("error") and max(away(features, units)) < NEAR_M


@pytest.mark.parametrize(("first", "second"), [("X", "Y"), ("Y", "X"), ("Kinh độ", "Vĩ độ"), ("Vĩ độ", "Kinh độ")])
@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:9210", "EPSG:4326"])
def test_columns_in_either_order_are_settled_and_told_once(
    desk: Desk, units: list[Unit], tmp_path: Path, crs: str, first: str, second: str
) -> None:
    report, features = desk.check(columns(tmp_path, units, crs, first, second))
    assert max(away(features, units)) < NEAR_M and report.levels == {"exact": len(units)}
    assert all(issue.row is None for issue in report.issues)


def test_columns_of_an_unknown_zone_are_not_used(desk: Desk, units: list[Unit], tmp_path: Path) -> None:
    path = columns(tmp_path, units, "EPSG:3405", "Y", "X")
    report, features = desk.check(path)
    assert {feature.place.level for feature in features} == {"commune"}
    assert any(issue.severity == "warning" and "EPSG:3405" in issue.problem for issue in report.issues)
    report, features = desk.check(path, crs="EPSG:3405")
    assert max(away(features, units)) < NEAR_M
