"""Boundaries that an operator loads: any format, any CRS, matched by code or name, faults named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import geopandas
import pytest
import shapely

from geoportal import pipeline
from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.geocode.address import place_address
from geoportal.read.boundaries import read_boundary_file
from geoportal.settings import Settings
from geoportal.territory import Gazetteer, locate_point, open_gazetteer
from geoportal.territory.boundaries import save_boundaries


@pytest.fixture
def squares(gazetteer: Gazetteer) -> geopandas.GeoDataFrame:
    """Made-up boundaries: a square around the point of every unit, most of them apart from each other."""
    units = gazetteer.units_2025()
    boxes = [shapely.box(u.lon - 0.004, u.lat - 0.004, u.lon + 0.004, u.lat + 0.004) for u in units]
    columns = {"ma": [unit.code for unit in units], "ten": [unit.name for unit in units]}
    return geopandas.GeoDataFrame(columns, geometry=boxes, crs=4326)


def written(frame: geopandas.GeoDataFrame, path: Path) -> Path:
    if path.suffix != ".zip":
        frame.to_file(path)
        return path
    frame.to_file(path.with_suffix(".shp"), encoding="UTF-8")
    with zipfile.ZipFile(path, "w") as archive:
        for part in path.parent.glob(f"{path.stem}.*"):
            if part != path:
                archive.write(part, part.name)
    return path


FORMS = [("a.geojson", 4326), *((name, crs) for name in ("a.gpkg", "a.zip") for crs in (4326, 9209, 3405))]


@pytest.mark.parametrize(("name", "crs"), FORMS)
@pytest.mark.parametrize("column", ["ma", "ten"])
def test_every_form_is_matched(
    squares: geopandas.GeoDataFrame, gazetteer: Gazetteer, tmp_path: Path, name: str, crs: int, column: str
) -> None:
    path = written(squares[[column, "geometry"]].to_crs(crs), tmp_path / name)
    loaded = read_boundary_file(path, gazetteer, Settings(home=tmp_path))
    assert len(loaded.shapes) == 104
    for code, shape in loaded.shapes.items():
        assert shape.contains(shapely.Point(gazetteer.units[code].lon, gazetteer.units[code].lat))


def test_what_does_not_fit_is_named(squares: geopandas.GeoDataFrame, gazetteer: Gazetteer, tmp_path: Path) -> None:
    frame = squares.iloc[:20].copy()
    frame.loc[frame.index[0], "ma"] = "99999"
    frame.loc[frame.index[1], "geometry"] = frame.geometry.iloc[2].union(frame.geometry.iloc[1]).convex_hull
    findings = " ".join(
        read_boundary_file(written(frame[["ma", "geometry"]], tmp_path / "a.gpkg"), gazetteer, Settings()).findings
    )
    assert "1 đối tượng không khớp" in findings and "Thiếu ranh giới của 85 đơn vị" in findings
    assert "chồng lên nhau" in findings


def test_a_hole_between_units_is_named(gazetteer: Gazetteer, tmp_path: Path) -> None:
    left, right = gazetteer.units_2025()[:2]
    ring = shapely.box(left.lon - 0.1, left.lat - 0.1, left.lon + 0.1, left.lat + 0.1)
    frame = geopandas.GeoDataFrame(
        {"ma": [left.code, right.code]},
        geometry=[ring.difference(shapely.box(left.lon + 0.04, left.lat, left.lon + 0.06, left.lat + 0.02)),
                  shapely.box(right.lon - 0.001, right.lat - 0.001, right.lon + 0.001, right.lat + 0.001)],
        crs=4326,
    )  # fmt: skip
    findings = read_boundary_file(written(frame, tmp_path / "a.gpkg"), gazetteer, Settings()).findings
    assert any("Khoảng hở" in finding for finding in findings)


BAD = [
    ("a.csv", "ranh giới nạp được"),
    ("a.zip", "không phải là tệp .zip"),
    ("a.gpkg", "không đọc được"),
]


@pytest.mark.parametrize(("name", "says"), BAD)
def test_a_file_that_is_none_is_refused(gazetteer: Gazetteer, tmp_path: Path, name: str, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"not a boundary")
    with pytest.raises(SourceError) as refused:
        read_boundary_file(path, gazetteer, Settings())
    assert says.lower() in refused.value.vi.lower()


def test_boundaries_elsewhere_or_of_nobody_are_refused(
    squares: geopandas.GeoDataFrame, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    moved = squares.set_geometry(squares.translate(3, 0))
    with pytest.raises(SourceError, match="hệ tọa độ của tệp có thể ghi sai"):
        read_boundary_file(written(moved, tmp_path / "a.gpkg"), gazetteer, Settings())
    with pytest.raises(SourceError, match="khớp với xã, phường"):
        read_boundary_file(written(squares[["geometry"]].assign(x="?"), tmp_path / "b.gpkg"), gazetteer, Settings())


def test_loaded_boundaries_make_answers_exact(settings: Settings, shared: Path) -> None:
    points = open_gazetteer(settings)
    loaded = read_boundary_file(shared / "territory" / "communes_2025.geojson", points, settings)
    assert len(loaded.shapes) == 104
    save_boundaries(settings.home, "tệp thử", loaded.shapes)
    exact = open_gazetteer(settings)
    for unit in exact.units.values():
        found = locate_point(unit.lon, unit.lat, exact)
        assert found.certain and found.units == (unit,) and found.june
    known = [(points.units[code].area_km2, unit.area_km2) for code, unit in exact.units.items()]
    near = [abs(new / old - 1) < 0.1 for old, new in known if old and new]
    assert len(near) == 91 and sum(near) >= 85  # the boundaries of the coast include sea
    assert locate_point(105.0, 20.6, exact).units == ()
    assert place_address("Phường Phố Hiến, Hưng Yên", exact).radius_m == exact.units["11953"].radius_m


def test_some_boundaries_leave_the_other_units_to_their_points(
    squares: geopandas.GeoDataFrame, settings: Settings, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    some = written(squares.iloc[:10][["ma", "geometry"]], tmp_path / "a.gpkg")
    save_boundaries(settings.home, "thử", read_boundary_file(some, gazetteer, settings).shapes)
    partly = open_gazetteer(settings)
    for unit in list(partly.units.values())[8:12]:
        assert unit.code in [found.code for found in locate_point(unit.lon, unit.lat, partly).units]


def test_coordinates_outside_the_named_unit_are_doubted(
    squares: geopandas.GeoDataFrame, settings: Settings, gazetteer: Gazetteer, datasets: dict[str, Dataset],
    tmp_path: Path,
) -> None:  # fmt: skip
    path = written(squares[["ma", "geometry"]], tmp_path / "a.gpkg")
    save_boundaries(settings.home, "thử", read_boundary_file(path, gazetteer, settings).shapes)
    unit = gazetteer.units["11953"]
    table = tmp_path / "t.csv"
    rows = [f'{n},"{unit.name}, Hưng Yên",{unit.lat + shift},{unit.lon}' for n, shift in (("A", 0.001), ("B", 0.02))]
    table.write_text("Tên trường,Địa chỉ,Vĩ độ,Kinh độ\n" + "\n".join(rows), encoding="utf-8")
    report, _ = pipeline.check(settings, datasets["truong-thpt"], table, open_gazetteer(settings))
    assert [(issue.code, issue.row) for issue in report.issues if issue.row] == [("far", 3)]
    assert any("ở ngoài Phường Phố Hiến 1,8 km" in issue.problem for issue in report.issues)


def test_without_boundaries_an_unsure_point_names_the_near_units(gazetteer: Gazetteer) -> None:
    unit = gazetteer.units["11953"]
    assert locate_point(unit.lon, unit.lat, gazetteer).certain
    other = gazetteer.units["11983"]
    between = locate_point((unit.lon + other.lon) / 2, (unit.lat + other.lat) / 2, gazetteer)
    assert not between.certain and {unit.code, other.code} <= {near.code for near in between.units}
    assert locate_point(100.0, 10.0, gazetteer).units == ()
