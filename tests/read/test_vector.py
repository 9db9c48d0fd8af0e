"""GIS files of every kind: values, shapes, systems, encodings; what is mended, refused, and never followed."""

from __future__ import annotations

import http.server
import json
import math
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import geopandas
import numpy
import pyogrio
import pytest
import shapely
from pyproj import CRS

import geoportal.gdal
from geoportal.errors import SourceError
from geoportal.read.gis import ogr
from geoportal.read.source import open_source
from geoportal.settings import Settings
from tests.corpus.alphabets import to_tcvn3, to_vni
from tests.read.gis_files import (
    FORMATS,
    SEVEN,
    curve_polygon,
    dbf,
    mif,
    packed,
    parts,
    points,
    shapefile,
    shapes,
    tables,
    with_blobs,
    with_view,
    write,
)


def test_only_the_needed_drivers_are_left() -> None:
    program = "import geoportal.read.gis.ogr, pyogrio; print(*pyogrio.list_drivers(), sep=';')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert set(done.stdout.strip().split(";")) == geoportal.gdal.ALLOWED


@pytest.mark.parametrize("crs", ["EPSG:9209", "EPSG:3405", "EPSG:4326"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_table(name: str, crs: str, tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame(
        {"ten": ["Chợ Phủ", "Đình Ứng Lôi"], "so": [1234, 5], "dai": [1.234, 1000.5]},
        geometry=[shapely.Point(557_114.892, 2_284_304.185), shapely.Point(560_000, 2_290_000)], crs="EPSG:9209",
    ).to_crs("EPSG:4326" if name == "a.geojson" else crs)  # fmt: skip
    (table,) = tables(write(frame, tmp_path / name))
    assert (table.file, table.sheet, table.headings) == (name, "a", ("ten", "so", "dai"))
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("Chợ Phủ", "1234", "1,234")), (2, ("Đình Ứng Lôi", "5", "1000,5")),
    ]  # fmt: skip
    assert table.has_geometry and not table.issues
    for mine, theirs in zip(shapes(table), frame.geometry, strict=True):
        assert mine is not None and mine.distance(theirs) < (1e-5 if frame.crs.is_geographic else 0.02)
    if name not in ("a.tab", "a.mif"):  # MapInfo has no VN-2000: GDAL writes its parameters
        assert table.crs == ("EPSG:4326" if name == "a.geojson" else crs)
    assert list(table.rows) == list(table.rows) and len(table.rows) == 2


@pytest.mark.parametrize("name", ["a.gpkg", "a.fgb", "a.shp", "a.tab"])
def test_dates_are_written_as_here(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    wkb = numpy.array(shapely.to_wkb(shapely.points([[1, 2], [3, 4]])))
    days = numpy.array(["2024-09-05", "NaT"], dtype="datetime64[D]")
    pyogrio.raw.write(path, wkb, [days], ["ngay"], geometry_type="Point", crs="EPSG:9209", driver=FORMATS[name])
    assert sorted(row.cells[0] or "" for row in tables(path)[0].rows) == ["", "05/09/2024"]


def test_what_is_empty_stays_empty(tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame(
        {"ten": ["A", None, "  "], "so": [1.0, None, 3.0], "co": [True, False, True]},
        geometry=[shapely.Point(1, 2), None, shapely.Point()], crs="EPSG:9209",
    )  # fmt: skip
    for name in ("a.gpkg", "a.geojson", "a.fgb", "a.shp"):
        (table,) = tables(write(frame, tmp_path / name))
        assert [row.cells for row in table.rows] == [("A", "1", "Có"), (None, None, "Không"), (None, "3", "Có")], name
        assert [shape is None for shape in shapes(table)] == [False, True, True], name


@pytest.mark.parametrize("name", FORMATS)
def test_batches_neither_lose_nor_repeat(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(points(20, "EPSG:4326" if name == "a.geojson" else "EPSG:9209"), tmp_path / name)
    whole = [(row.number, row.cells, row.geometry) for row in tables(path)[0].rows]
    monkeypatch.setattr(ogr, "BATCH", 3)
    monkeypatch.setattr(ogr, "SLOW_CELLS", 1)
    (table,) = tables(path)
    assert [(row.number, row.cells, row.geometry) for row in table.rows] == whole
    assert len(table.rows) == len(whole) == 20


@pytest.mark.parametrize("batch", [3, 4, 20_000])
def test_deleted_records_of_a_shapefile_are_left_out(
    batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(points(12), tmp_path / "a.shp")
    records = [[f"R{number}".encode()] for number in range(12)]
    dbf(path.with_suffix(".dbf"), [("TEN", "C", 10, 0)], records, deleted=[0, 3, 4, 5, 11])
    monkeypatch.setattr(ogr, "BATCH", batch)
    (table,) = tables(path)
    assert [row.cells[0] for row in table.rows] == ["R1", "R2", "R6", "R7", "R8", "R9", "R10"]
    assert [shape.x for shape in shapes(table) if shape] == [557_000 + 10 * n for n in (1, 2, 6, 7, 8, 9, 10)]
    assert [row.number for row in table.rows] == list(range(1, 8))


TEXT = "Trường Tiểu học Hiến Nam, phường Hiến Nam, thị xã Hưng Yên"
ENCODED = [
    ("utf-8, said", TEXT.encode(), "UTF-8"), ("utf-8, unsaid", TEXT.encode(), None), ("utf-8, denied", TEXT.encode(), "1252"),
    ("tcvn3", to_tcvn3(TEXT).encode("latin-1"), None), ("tcvn3, called utf-8", to_tcvn3(TEXT).encode("latin-1"), "UTF-8"),
    ("tcvn3, called 1252", to_tcvn3(TEXT).encode("latin-1"), "1252"), ("vni", to_vni(TEXT).encode("cp1252"), None),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "cpg"), [case[1:] for case in ENCODED], ids=[case[0] for case in ENCODED])
def test_texts_of_a_shapefile_are_unicode_whatever_it_says(raw: bytes, cpg: str | None, tmp_path: Path) -> None:
    (table,) = tables(shapefile(tmp_path / "a.shp", [raw, b"ABC"], width=120, cpg=cpg))
    assert [row.cells[0] for row in table.rows] == [TEXT, "ABC"]
    legacy = [issue for issue in table.issues if issue.code == "legacy-text"]
    assert len(legacy) == (0 if raw == TEXT.encode() else 1)


@pytest.mark.parametrize("charset", ["Neutral", "WindowsLatin1", "WindowsVietnamese", "UTF-8", None])
@pytest.mark.parametrize("raw", [TEXT.encode(), to_tcvn3(TEXT).encode("latin-1")], ids=["utf-8", "tcvn3"])
def test_texts_of_mapinfo_are_unicode_whatever_it_says(raw: bytes, charset: str | None, tmp_path: Path) -> None:
    (table,) = tables(mif(tmp_path / "a.mif", [raw], charset=charset))
    assert [row.cells for row in table.rows] == [(TEXT, "1,234")]
    assert (tmp_path / "a.mif").read_text().count("Neutral") == (
        charset == "Neutral"
    )  # the officer's file is untouched


def test_a_mapinfo_table_keeps_its_bytes(tmp_path: Path) -> None:
    path = write(points(1), tmp_path / "a.tab")
    path.write_bytes(path.read_bytes().replace(b"Neutral", b"WindowsLatin1"))
    data = path.with_suffix(".dat").read_bytes()
    legacy = to_tcvn3("Trường An Bình").encode("latin-1")
    old = "Điểm 1".encode()
    path.with_suffix(".dat").write_bytes(data.replace(old.ljust(len(legacy), b"\0"), legacy))
    assert [row.cells[0] for row in tables(path)[0].rows] == ["Trường An Bình"]


def test_text_cut_inside_a_letter_keeps_its_whole_letters(tmp_path: Path) -> None:
    (table,) = tables(shapefile(tmp_path / "a.shp", ["Chợ Phủ".encode()], width=len("Chợ Phủ".encode()) - 1))
    assert [row.cells[0] for row in table.rows] == ["Chợ Ph"]


TM = 'Earth Projection 8, {datum}, "m", 105.5, 0, 0.9999, 500000, 0'
SYSTEMS = [
    (None, ""), ('CoordSys NonEarth Units "m" Bounds (0, 0) (1, 1)', ""), ("CoordSys Earth Projection 1, 104", "EPSG:4326"),
    ("CoordSys " + TM.format(datum="104"), None), ("CoordSys " + TM.format(datum=f"9999, 28, {SEVEN}, 0"), None),
]  # fmt: skip


@pytest.mark.parametrize(("coordsys", "crs"), SYSTEMS)
def test_the_system_of_mapinfo(coordsys: str | None, crs: str | None, tmp_path: Path) -> None:
    (table,) = tables(mif(tmp_path / "a.mif", [b"A"], coordsys=coordsys))
    if crs is not None:
        assert table.crs == crs
    else:
        assert CRS.from_user_input(table.crs).is_projected and not table.crs.startswith("EPSG")


@pytest.mark.parametrize("prj", [None, "", "VN-2000", 'GEOGCS["GCS_WGS_1984"', 'LOCAL_CS["x",UNIT["m",1]]', "\x00\xff"])
def test_a_shapefile_that_says_no_system(prj: str | None, tmp_path: Path) -> None:
    path = write(points(), tmp_path / "a.shp")
    path.with_suffix(".prj").unlink()
    if prj is not None:
        path.with_suffix(".prj").write_text(prj, "latin-1")
    (table,) = tables(path)
    assert table.crs == "" and table.has_geometry and len(table.rows) == 3


def geojson(path: Path, geometry: object, **members: object) -> Path:
    feature = {"type": "Feature", "properties": {"ten": "A"}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", **members, "features": [feature]}), encoding="utf-8")
    return path


def test_the_system_of_geojson(tmp_path: Path) -> None:
    metres = {"type": "Point", "coordinates": [557_114.0, 2_284_304.0, 4.0]}
    (table,) = tables(geojson(tmp_path / "a.geojson", metres))
    assert table.crs == "EPSG:4326" and shapes(table) == [shapely.Point(557_114, 2_284_304)]
    for name in ("urn:ogc:def:crs:EPSG::9209", "EPSG:9209"):
        crs = {"type": "name", "properties": {"name": name}}
        assert tables(geojson(tmp_path / "b.geojson", metres, crs=crs))[0].crs == "EPSG:9209"


def test_values_of_geojson(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    odd = {
        "ma": "007",
        "ds": ["x", "y"],
        "so": [1.5, 2],
        "luc": "2024-01-05T10:20:30",
        "gio": "07:30:00",
        "long": 2**60,
    }
    feature = {"type": "Feature", "properties": odd, "geometry": None}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (table,) = tables(path)
    cells = dict(zip(table.headings, next(iter(table.rows)).cells, strict=True))
    assert cells == {
        "ma": "007", "ds": "x; y", "so": "1,5; 2", "luc": "05/01/2024 10:20:30", "gio": "07:30", "long": str(2**60),
    }  # fmt: skip


MENDED = [
    ("POINT Z (1 2 3)", "POINT (1 2)", "height"), ("MULTIPOINT ((1 2))", "POINT (1 2)", None),
    ("GEOMETRYCOLLECTION (POINT (1 2), POINT (3 4))", "MULTIPOINT ((1 2), (3 4))", "unpacked"),
    ("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))", "MULTIPOLYGON (((0 0, 2 2, 0 4, 0 0)), ((4 0, 4 4, 2 2, 4 0)))", "repaired"),
    ("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0, 0 -1, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "repaired"),
    ("POLYGON EMPTY", None, None),
]  # fmt: skip
UNUSABLE = [
    ("GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))", "nhiều loại"),
    ("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((0 0, 9 0, 9 9, 0 9, 0 0)))", "mất 50% diện tích"),
    ("POLYGON ((0 0, 1 0, 2 0, 0 0))", "suy biến"), ("LINESTRING (1 1, 1 1)", "suy biến"),
]  # fmt: skip


@pytest.mark.parametrize(("wkt", "becomes", "code"), MENDED)
def test_shapes_are_made_sound(wkt: str, becomes: str | None, code: str | None, tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame({"t": [1, 2]}, geometry=[shapely.Point(5, 5), shapely.from_wkt(wkt)], crs=9209)
    (table,) = tables(write(frame, tmp_path / "a.gpkg"))
    found = shapes(table)[1]
    assert (found is None) == (becomes is None)
    assert found is None or (found.equals(shapely.from_wkt(becomes)) and not found.has_z)
    assert [(issue.code, issue.severity) for issue in table.issues] == ([(code, "notice")] if code else [])
    assert all(issue.row in (2, None) for issue in table.issues)


@pytest.mark.parametrize(("wkt", "why"), UNUSABLE)
def test_a_shape_that_cannot_be_mended_is_an_error_of_its_row(wkt: str, why: str, tmp_path: Path) -> None:
    frame = geopandas.GeoDataFrame({"t": [1, 2]}, geometry=[shapely.Point(5, 5), shapely.from_wkt(wkt)], crs=9209)
    (table,) = tables(write(frame, tmp_path / "a.gpkg"))
    (issue,) = table.issues
    assert (issue.code, issue.severity, issue.row) == ("geometry", "error", 2) and why in issue.problem
    assert shapes(table) == [shapely.Point(5, 5), None] and issue.problem.endswith(".") and issue.fix.endswith(".")


def test_rings_of_geojson_that_are_not_rings(tmp_path: Path) -> None:
    (closed,) = tables(geojson(tmp_path / "a.geojson", {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0]]]}))
    assert [issue.code for issue in closed.issues] == ["repaired"] and shapes(closed)[0] is not None
    (line,) = tables(geojson(tmp_path / "b.geojson", {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}))
    assert [issue.code for issue in line.issues] == ["geometry"] and shapes(line) == [None]


def test_many_rows_with_one_fault_are_counted(tmp_path: Path) -> None:
    bow = shapely.from_wkt("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))")
    frame = geopandas.GeoDataFrame({"t": range(150)}, geometry=[bow] * 150, crs=9209)
    issues = tables(write(frame, tmp_path / "a.gpkg"))[0].issues
    assert len(issues) == 101 and issues[-1].problem.startswith("50 đối tượng nữa") and issues[-1].row is None


def test_curves_become_lines(tmp_path: Path) -> None:
    path = with_blobs(write(points(1), tmp_path / "a.gpkg"), [curve_polygon()])
    (table,) = tables(path)
    (circle,) = shapes(table)
    assert circle is not None and circle.geom_type == "Polygon"
    assert circle.area == pytest.approx(math.pi * 100**2, rel=0.005)
    assert [(issue.code, issue.severity) for issue in table.issues] == [("curves", "notice")]


def test_several_layers_in_folders_of_a_zip(tmp_path: Path) -> None:
    first, second = write(points(2), tmp_path / "Điểm.shp"), write(points(3), tmp_path / "b.tab")
    loud = {name.upper(): content for name, content in parts(first, under="Lớp 1/").items()}
    junk = {"__MACOSX/._Điểm.shp": b"x", "ghi chú.txt": b"x", "Điểm.shp.xml": b"<x/>"}
    path = packed(tmp_path / "a.zip", {**parts(first, under="cũ/2019/"), **loud, **parts(second, under="mi/"), **junk})
    found = tables(path)
    assert [(table.sheet, len(table.rows)) for table in found] == [("cũ/2019/Điểm", 2), ("LỚP 1/ĐIỂM", 2), ("b", 3)]
    assert {table.file for table in found} == {"a.zip"} and found[0].crs == "EPSG:9209"
    (issue,) = found[0].issues
    assert issue.severity == "notice" and "ghi chú.txt" in issue.problem and "MACOSX" not in issue.problem
    assert not found[1].issues


@pytest.mark.parametrize("name", ["a.shp", "a.tab", "a.mif", "a.gpkg", "a.geojson", "a.fgb"])
def test_every_kind_in_a_zip_reads_as_it_does_alone(name: str, tmp_path: Path) -> None:
    path = write(points(3, "EPSG:4326" if name == "a.geojson" else "EPSG:9209"), tmp_path / name)
    (alone,) = tables(path)
    (zipped,) = tables(packed(tmp_path / "z.zip", parts(path)))
    assert list(zipped.rows) == list(alone.rows) and zipped.crs == alone.crs


INCOMPLETE = [
    ("a.shp", [".shp", ".shx"], ".dbf"), ("a.tab", [".tab", ".dat"], ".map"), ("a.tab", [".tab", ".map", ".id"], ".dat"),
    ("a.mif", [".mif"], ".mid"),
]  # fmt: skip


@pytest.mark.parametrize("zipped", [True, False])
@pytest.mark.parametrize(("name", "kept", "lacks"), INCOMPLETE)
def test_a_missing_part_is_named(name: str, kept: list[str], lacks: str, zipped: bool, tmp_path: Path) -> None:
    path = write(points(), tmp_path / name)
    for item in tmp_path.glob("a.*"):
        if item.suffix not in kept:
            item.unlink()
    source = packed(tmp_path / "z.zip", parts(path)) if zipped else path
    with pytest.raises(SourceError, match=f"thiếu tệp \\{lacks}"):
        tables(source)


def test_an_index_is_made_where_it_is_missing_and_nothing_is_written_beside_the_file(tmp_path: Path) -> None:
    path = write(points(), tmp_path / "a.shp")
    path.with_suffix(".shx").unlink()
    before = sorted(tmp_path.iterdir())
    assert len(tables(path)[0].rows) == 3 and sorted(tmp_path.iterdir()) == before


def test_attributes_and_shapes_of_unlike_number_are_an_error(tmp_path: Path) -> None:
    path = write(points(3), tmp_path / "a.shp")
    dbf(path.with_suffix(".dbf"), [("TEN", "C", 5, 0)], [[b"A"], [b"B"]])
    issues = tables(path)[0].issues
    assert [(issue.code, issue.severity) for issue in issues] == [("uneven", "error")] and "3 hình" in issues[0].problem


KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Chợ</name>
<Schema id="s"><SimpleField name="dc"><displayName><![CDATA[<b>Địa chỉ</b>]]></displayName></SimpleField></Schema>
<Folder><name>Huyện Khoái Châu</name><Folder><name>Xã A</name>
<Placemark><name>Chợ Phủ</name><description><![CDATA[<p>Họp <b>hằng ngày</b><br>sáng &amp; chiều</p>]]></description>
<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="dc">Thôn 1</SimpleData></SchemaData>
<Data name="h"><displayName>Hạng</displayName><value>2</value></Data></ExtendedData>
<Point><coordinates>106.05,20.65,5</coordinates></Point></Placemark></Folder></Folder>
<Placemark><name>Đường</name><LineString><coordinates>106.0, 20.6, 0 106.1,20.7 </coordinates></LineString></Placemark>
<Placemark><name>Vùng</name><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>106,20 106.4,20 106.4,20.4
106,20</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>106.2,20.1 106.3,20.1 106.3,20.2
106.2,20.1</coordinates></LinearRing></innerBoundaryIs></Polygon></MultiGeometry></Placemark>
<Placemark><name>Vết</name><gx:Track><gx:coord>106 20 1</gx:coord><gx:coord>106.1 20.1 1</gx:coord></gx:Track></Placemark>
<Placemark><name>Không hình</name></Placemark>{more}</Document></kml>"""


@pytest.mark.parametrize("zipped", [True, False])
def test_kml_with_folders_and_data(zipped: bool, tmp_path: Path) -> None:
    text = KML.format(more="").encode()
    path = tmp_path / "a.kml"
    path.write_bytes(text)
    source = packed(tmp_path / "a.kmz", {"files/anh.png": b"x", "doc.kml": text}) if zipped else path
    (table,) = tables(source)
    assert (table.sheet, table.crs, table.headings) == ("Chợ", "EPSG:4326", ("Name", "Description", "Địa chỉ", "Hạng"))
    first, *others = table.rows
    assert first.cells == ("Chợ Phủ", "Họp hằng ngày\nsáng & chiều", "Thôn 1", "2")
    assert first.context == ("Huyện Khoái Châu", "Xã A") and not any(row.context for row in others)
    found = shapes(table)
    assert found[0] == shapely.Point(106.05, 20.65) and found[4] is None
    assert [shape.geom_type for shape in found[1:4] if shape] == ["LineString", "Polygon", "LineString"]
    assert found[2] is not None and len(found[2].interiors) == 1


def test_faults_of_kml_are_named(tmp_path: Path) -> None:
    more = (
        "<Placemark><name>X</name><Point><coordinates>abc</coordinates></Point></Placemark>"
        "<Placemark><MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>1,2 3,4</coordinates>"
        "</LineString></MultiGeometry></Placemark><NetworkLink><Link><href>http://127.0.0.1/a.kml</href></Link></NetworkLink>"
    )
    path = tmp_path / "a.kml"
    path.write_text(KML.format(more=more), encoding="utf-8")
    issues = tables(path)[0].issues
    assert [(issue.code, issue.severity, issue.row) for issue in issues] == [
        ("network-link", "warning", None), ("geometry", "error", 6), ("geometry", "error", 7),
    ]  # fmt: skip


def test_a_table_in_a_description_is_data(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in (("MA", "7"), ("TEN", "Chợ"), ("X", ""))
    )
    path = tmp_path / "a.kml"
    path.write_text(
        f"<kml><Placemark><name>Chợ</name><description><![CDATA[<html><table>{rows}</table></html>]]></description>"
        "<Point><coordinates>106,20.5</coordinates></Point></Placemark></kml>", encoding="utf-8",
    )  # fmt: skip
    (table,) = tables(path)
    assert (table.headings, next(iter(table.rows)).cells) == (("MA", "TEN"), ("7", "Chợ"))


def test_gpx_gives_the_layers_and_columns_with_content(tmp_path: Path) -> None:
    path = tmp_path / "a.gpx"
    path.write_text(
        '<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="20.65" '
        'lon="106.05"><ele>3.5</ele><name>Chợ Phủ</name></wpt><trk><name>Đê</name><trkseg><trkpt lat="20.65" lon="106.05"/>'
        '<trkpt lat="20.66" lon="106.06"/></trkseg></trk></gpx>', encoding="utf-8",
    )  # fmt: skip
    points_, track = tables(path)
    assert (points_.sheet, points_.headings, track.sheet, track.headings) == (
        "waypoints", ("ele", "name"), "tracks", ("name",)
    )  # fmt: skip
    assert [row.cells for row in points_.rows] == [("3,5", "Chợ Phủ")] and points_.crs == "EPSG:4326"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """An address at which a server writes down who asks."""
    seen: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None: ...

    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/a.geojson", seen
    server.shutdown()
    thread.join()
    server.server_close()


VRT = '<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'


@pytest.mark.parametrize("name", ["a.geojson", "a.kml", "a.gpkg", "a.fgb", "a.gpx", "a.shp", "a.tab", "a.mif"])
def test_a_virtual_file_in_a_zip_is_followed_nowhere(name: str, asked: tuple[str, list[str]], tmp_path: Path) -> None:
    address, seen = asked
    secret = write(points(1, "EPSG:4326"), tmp_path / "secret.geojson")
    beside = {f"a{end}": b"" for end in (".dbf", ".shx", ".dat", ".map", ".id", ".mid")}
    for source in (f"/vsicurl/{address}", str(secret)):
        path = packed(tmp_path / "z.zip", {**beside, name: VRT.format(source).encode()})
        with pytest.raises(SourceError), open_source(path, Settings()):
            pass
    assert seen == []


def test_gdal_asks_no_server(asked: tuple[str, list[str]]) -> None:
    address, seen = asked
    for path in (
        f"/vsicurl/{address}",
        f"/vsicurl_streaming/{address}",
        address,
        f"GeoJSON:{address}",
        f"/vsizip/vsicurl/{address}",
    ):
        with pytest.raises(pyogrio.errors.DataSourceError):
            pyogrio.read_info(path)
    assert seen == []


ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS fid, n AS x, NULL AS geom FROM r"


def test_a_view_is_named_and_not_read(tmp_path: Path) -> None:
    path = with_view(write(points(2), tmp_path / "a.gpkg"), ENDLESS)
    (table,) = tables(path)
    assert table.sheet == "a" and len(table.rows) == 2
    assert [(issue.code, issue.severity, issue.sheet) for issue in table.issues] == [("not-read", "warning", "khung")]


def test_a_geopackage_in_use_is_read_without_a_trace(tmp_path: Path) -> None:
    path = write(points(2), tmp_path / "a.gpkg")
    before = path.read_bytes()
    assert len(tables(path)[0].rows) == 2
    assert [item.name for item in tmp_path.iterdir()] == ["a.gpkg"] and path.read_bytes() == before


LEADS_AWAY = [
    b'!table\n!version 300\nOpen Table "/etc/x" Hide\nCreate View a As Select * From x\n',
    b'!table\n!version 300\nDefinition Table\n File "/etc/x.tif"\n Type "RASTER"\n',
    b'!table\n!version 300\n!charset WindowsLatin1\nDefinition Table\n Type NATIVE\nbegin_metadata\n"\\IsSeamless" = "TRUE"\n',
]


@pytest.mark.parametrize("content", LEADS_AWAY)
def test_a_mapinfo_table_that_leads_elsewhere_is_refused(content: bytes, tmp_path: Path) -> None:
    path = write(points(1), tmp_path / "a.tab")
    path.write_bytes(content)
    with pytest.raises(SourceError, match="Save Copy As"):
        tables(path)


def test_archives_that_are_dangerous_or_hold_nothing(tmp_path: Path) -> None:
    part = parts(write(points(1), tmp_path / "a.shp"))
    for files, says in (
        ({"../a.shp": b"x"}, "không an toàn"), ({"a.txt": b"x"}, "không có tệp GIS nào"),
        ({**part, "b.shp": b"\0" * 30_000_000}, "quá lớn khi giải nén"),
    ):  # fmt: skip
        with pytest.raises(SourceError, match=says):
            tables(packed(tmp_path / "z.zip", files), settings=Settings(max_file_mb=1))
    (tmp_path / "z.zip").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(SourceError, match="giải nén"):
        tables(tmp_path / "z.zip")


def test_too_many_features_or_none(tmp_path: Path) -> None:
    path = write(points(5), tmp_path / "a.gpkg")
    with pytest.raises(SourceError, match="hơn 4 dòng"):
        tables(path, settings=Settings(max_rows=4))
    with pytest.raises(SourceError, match="không có đối tượng nào"):
        tables(write(points(1).iloc[:0], tmp_path / "b.gpkg"))


@pytest.mark.parametrize("name", [*FORMATS, "a.kml", "a.gpx", "a.zip"])
def test_damaged_files_are_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name in FORMATS:
        write(points(50, "EPSG:4326" if name == "a.geojson" else "EPSG:9209"), path)
    else:
        path.write_bytes(KML.encode() if name == "a.kml" else b"<gpx><wpt>" * 200)
    whole = path.read_bytes()
    for content in (
        whole[: len(whole) // 2],
        whole[:40],
        b"\0" * 500,
        b"{" * 5000,
        whole[:90] + b"\xff" * 200 + whole[290:],
    ):
        path.write_bytes(content)
        try:
            found = tables(path)
        except SourceError as error:
            assert error.vi.endswith((".", "?"))
        else:  # what GDAL still reads of it
            assert all(len(list(table.rows)) == len(table.rows) for table in found)


def test_in_the_child_process(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", parts(write(points(3), tmp_path / "a.shp")))
    with open_source(path, Settings()) as source:
        (table,) = source.tables
        assert (table.crs, table.has_geometry, table.headings) == ("EPSG:9209", True, ("ten",))
        assert [(row.number, row.cells[0]) for row in table.rows] == [(1, "Điểm 1"), (2, "Điểm 2"), (3, "Điểm 3")]
        assert shapes(table) == list(points(3).geometry)
