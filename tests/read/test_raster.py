"""GeoTIFF of every kind: the values come through unchanged, in a layout that can be read from afar; nothing else does."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy
import openpyxl
import pytest
import rasterio
import shapely
from hypothesis import given
from hypothesis import settings as times
from hypothesis import strategies as st
from PIL import Image
from pyproj import Transformer
from rasterio.transform import from_origin

from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.read import open_source
from geoportal.read.rasters.closed_gdal import ALLOWED, closed_gdal
from geoportal.read.rasters.colours import ramp
from geoportal.read.rasters.raster import read_raster
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

FILE = {"title": {"vi": "Tệp ảnh raster", "en": "Raster file"}, "type": "file", "aliases": ["Tệp", "Tên tệp"]}
VN2000 = from_origin(557_000, 2_290_000, 30, 30)
pytestmark = pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")  # of the files made here
DTYPES = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64")
EDGES = {"EPSG:9209": (557_000, 2_290_000, 30), "EPSG:3405": (608_000, 2_290_000, 30), "EPSG:4326": (106.05, 20.7, 0.0003),
         "EPSG:3857": (11_805_000, 2_352_000, 30)}  # fmt: skip


def with_file_field(dataset: Dataset) -> Dataset:
    fields = {**dataset.model_dump()["fields"], "tep": FILE}
    return Dataset.model_validate({**dataset.model_dump(), "fields": fields})


@pytest.fixture
def dataset(datasets: dict[str, Dataset]) -> Dataset:
    return with_file_field(datasets["dinh-duong-dat-lua"])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def write(path: Path, bands: Any, *, crs: Any = "EPSG:9209", transform: Any = VN2000, nodata: Any = None, tags: Any = None,
          colours: Any = None, mask: Any = None, **more: Any) -> Path:  # fmt: skip
    values = numpy.atleast_3d(numpy.asarray(bands)) if numpy.ndim(bands) == 3 else numpy.asarray(bands)[None]
    count, height, width = values.shape
    about = {"driver": "GTiff", "width": width, "height": height, "count": count, "dtype": values.dtype, "crs": crs,
             "transform": transform, "nodata": nodata}  # fmt: skip
    with rasterio.Env(GDAL_TIFF_INTERNAL_MASK=True), rasterio.open(path, "w", **about, **more) as target:
        target.write(values)
        target.update_tags(**(tags or {}))
        if colours:
            target.write_colormap(1, colours)
        if mask is not None:
            target.write_mask(mask)
    return path


def slope(size: int = 700, kind: str = "float32") -> Any:
    rows, columns = numpy.mgrid[0:size, 0:size]
    return ((rows + 2 * columns) % 251).astype(kind)


def read(
    path: Path, files: Path, dataset: Dataset, limits: Settings, **said: str
) -> tuple[SourceTable, dict[str, Path]]:
    (table,) = read_raster(path, files, dataset, limits, given=said)
    return table, {file.suffix: file for file in files.iterdir()}


def codes(table: SourceTable) -> list[str]:
    return [issue.code for issue in table.issues]


def opened(path: Path) -> Any:
    return rasterio.open(path, driver="GTiff")


@pytest.mark.parametrize(
    ("kind", "crs"), [*((kind, "EPSG:9209") for kind in DTYPES), *(("float32", crs) for crs in EDGES)]
)
def test_values_grid_and_crs_are_unchanged(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, kind: str, crs: str
) -> None:
    west, north, pixel = EDGES[crs]
    values = numpy.stack([slope(600, kind), slope(600, kind)[::-1]])
    path = write(tmp_path / "a.tif", values, crs=crs, transform=from_origin(west, north, pixel, pixel), nodata=7)
    _, made = read(path, files, dataset, settings)
    with opened(path) as before, opened(made[".tif"]) as after:
        assert (after.read() == before.read()).all()
        assert after.dtypes == before.dtypes and after.nodata == 7
        assert after.transform == before.transform and after.crs == before.crs
        points = [(west + pixel * 10.5, north - pixel * 20.5), (west + pixel * 300.5, north - pixel * 1.5)]
        assert numpy.array_equal(list(before.sample(points)), list(after.sample(points)))


def test_descriptions_units_scales_and_pixel_kind_are_kept_and_people_are_not(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    path = write(tmp_path / "a.tif", numpy.stack([slope(), slope()]), tags={
        "TIFFTAG_ARTIST": "Nguyễn Văn An", "TIFFTAG_HOSTCOMPUTER": "MAY-AN", "ghi_chu": "nội bộ", "AREA_OR_POINT": "Point",
    })  # fmt: skip
    with rasterio.open(path, "r+") as target:
        target.descriptions, target.units = ("Đạm", "Lân"), ("g/kg", "mg/kg")
        target.scales, target.offsets = (0.1, 1.0), (2.0, 0.0)
    table, made = read(path, files, dataset, settings)
    with opened(made[".tif"]) as after:
        assert after.descriptions == ("Đạm", "Lân") and after.units == ("g/kg", "mg/kg")
        assert after.scales == (0.1, 1.0) and after.offsets == (2.0, 0.0)
        assert after.tags()["AREA_OR_POINT"] == "Point"
    for file in made.values():
        content = file.read_bytes()
        assert b"MAY-AN" not in content and "Nguyễn".encode() not in content and "nội bộ".encode() not in content
    facts = json.loads(made[".json"].read_text())
    assert [band["minimum"] for band in facts["bands"]] == [2.0, 0.0]
    assert facts["bands"][0]["maximum"] == pytest.approx(27.0) and facts["legend"]["maximum"] < 27.1
    assert facts["epsg"] == 9209 and facts["pixel"] == [30, 30] and facts["unit"] == "m"
    assert table.crs == "EPSG:4326"


def directories(content: bytes) -> list[dict[int, tuple[int, ...]]]:
    """The image file directories of a classic little-endian TIFF: tag -> values; 0 is where the directory stands."""
    assert content[:4] == b"II*\0"
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 12: 8, 16: 8}
    letters = {1: "B", 2: "B", 3: "H", 4: "I", 5: "Q", 12: "d", 16: "Q"}
    found, at = [], struct.unpack_from("<I", content, 4)[0]
    while at:
        tags: dict[int, tuple[int, ...]] = {0: (at,)}
        (count,) = struct.unpack_from("<H", content, at)
        for number in range(count):
            tag, kind, length = struct.unpack_from("<HHI", content, at + 2 + 12 * number)
            place = at + 10 + 12 * number
            if sizes[kind] * length > 4:
                (place,) = struct.unpack_from("<I", content, place)
            tags[tag] = struct.unpack_from(f"<{length}{letters[kind]}", content, place)
        found.append(tags)
        (at,) = struct.unpack_from("<I", content, at + 2 + 12 * count)
    return found


def test_the_layout_is_that_of_a_cloud_optimized_geotiff(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    _, made = read(write(tmp_path / "a.tif", slope(2100)), files, dataset, settings)
    content = made[".tif"].read_bytes()
    assert b"LAYOUT=IFDS_BEFORE_DATA" in content[:300]
    found = directories(content)
    tile_offsets = 324
    assert [item[256][0] for item in found] == [2100, 1050, 525, 262]
    assert all(item[322][0] == item[323][0] == 512 for item in found)
    first_data = min(min(item[tile_offsets]) for item in found)
    assert [item[0][0] for item in found] == sorted(item[0][0] for item in found)
    assert all(item[0][0] < first_data for item in found)
    starts = [min(item[tile_offsets]) for item in found]
    assert starts == sorted(starts, reverse=True), "smaller overviews stand before larger ones"
    with opened(made[".tif"]) as after:
        assert after.overviews(1) == [2, 4, 8] and after.tags(ns="IMAGE_STRUCTURE")["LAYOUT"] == "COG"


def test_classes_get_nearest_overviews_and_quantities_averages(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    classes = (numpy.indices((1200, 1200)).sum(axis=0) % 2 * 9 + 1).astype("uint8")
    _, made = read(write(tmp_path / "loai.tif", classes), files, dataset, settings)
    with opened(made[".tif"]) as after:
        assert set(numpy.unique(after.read(1, out_shape=(300, 300)))) <= {1, 10}
    assert json.loads(made[".json"].read_text())["legend"]["kind"] == "classes"
    (other := tmp_path / "other").mkdir()
    _, made = read(write(tmp_path / "do.tif", classes + numpy.float32(0.25)), other, dataset, settings)
    with opened(made[".tif"]) as after:
        assert after.read(1, out_shape=(600, 600))[5:50, 5:50] == pytest.approx(5.75)


def test_a_colour_table_is_kept_and_colours_the_picture(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    values = numpy.where(numpy.indices((600, 600))[1] < 300, 1, 2).astype("uint8")
    colours = {1: (200, 30, 40, 255), 2: (10, 120, 240, 255)}
    _, made = read(write(tmp_path / "a.tif", values, colours=colours), files, dataset, settings)
    with opened(made[".tif"]) as after:
        assert {key: after.colormap(1)[key] for key in colours} == colours
    assert json.loads(made[".json"].read_text())["legend"]["classes"] == [[1, "#c81e28"], [2, "#0a78f0"]]
    picture = Image.open(made[".png"]).convert("RGBA")
    assert picture.getpixel((picture.width // 4, picture.height // 2)) == colours[1]
    assert picture.getpixel((picture.width * 3 // 4, picture.height // 2)) == colours[2]


def test_pixels_without_data_are_left_out_everywhere(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    rows, columns = numpy.indices((700, 700))
    outside = (rows - 350) ** 2 + (columns - 350) ** 2 > 200**2
    values = numpy.where(outside, -9999, 5 + columns / 700).astype("float32")
    kinds = {
        "nodata": write(tmp_path / "nodata.tif", values, nodata=-9999),
        "mask": write(tmp_path / "mask.tif", values, mask=~outside),
        "nan": write(tmp_path / "nan.tif", numpy.where(outside, numpy.float32("nan"), values)),
    }
    area = numpy.pi * (200 * 30) ** 2
    for name, path in kinds.items():
        (folder := files / name).mkdir()
        table, made = read(path, folder, dataset, settings)
        (row,) = table.rows
        back = Transformer.from_crs("EPSG:4326", "EPSG:9209", always_xy=True)
        shape = shapely.transform(shapely.from_wkb(row.geometry), back.transform, interleaved=False)
        assert shape.area == pytest.approx(area, rel=0.02), name
        assert shape.distance(shapely.Point(557_000 + 350 * 30, 2_290_000 - 350 * 30)) == 0
        facts = json.loads(made[".json"].read_text())
        assert facts["bands"][0]["minimum"] > 5 and facts["legend"]["maximum"] < 6, name
        picture = Image.open(made[".png"]).convert("RGBA")
        assert (
            picture.getpixel((2, 2))[3] == 0 and picture.getpixel((picture.width // 2, picture.height // 2))[3] == 255
        )
        with opened(made[".tif"]) as after:
            assert ((after.dataset_mask() == 0) == outside).all(), name
            assert (after.read(1)[~outside] == values[~outside]).all()


def test_the_outline_of_a_full_raster_is_its_rectangle_to_the_metre(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    table, made = read(write(tmp_path / "a.tif", slope(500)), files, dataset, settings)
    (row,) = table.rows
    to_wgs84 = Transformer.from_crs("EPSG:9209", "EPSG:4326", always_xy=True)
    corners = [
        to_wgs84.transform(557_000 + x * 15_000, 2_290_000 - y * 15_000) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
    outline = shapely.from_wkb(row.geometry)
    assert outline.geom_type == "MultiPolygon" and outline.is_valid
    assert all(outline.distance(shapely.Point(corner)) < 1e-6 for corner in corners)
    assert outline.area == pytest.approx(shapely.Polygon(corners).area, rel=1e-4)
    assert json.loads(made[".json"].read_text())["bbox"] == pytest.approx(outline.bounds, abs=1e-6)


def test_a_turned_raster_lies_where_it_lies(tmp_path: Path, files: Path, dataset: Dataset, settings: Settings) -> None:
    turned = (
        rasterio.Affine.translation(570_000, 2_290_000) @ rasterio.Affine.rotation(30) @ rasterio.Affine.scale(30, -30)
    )
    table, made = read(write(tmp_path / "a.tif", slope(300), transform=turned), files, dataset, settings)
    (row,) = table.rows
    to_wgs84 = Transformer.from_crs("EPSG:9209", "EPSG:4326", always_xy=True)
    corners = [to_wgs84.transform(*(turned @ corner)) for corner in ((0, 0), (300, 0), (300, 300), (0, 300))]
    outline = shapely.from_wkb(row.geometry)
    assert outline.symmetric_difference(shapely.Polygon(corners)).area < outline.area / 1000
    picture = Image.open(made[".png"]).convert("RGBA")
    assert picture.getpixel((2, 2))[3] == 0 and picture.getpixel((picture.width // 2, picture.height // 2))[3] == 255


def test_specks_everywhere_still_have_a_small_outline(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    specks = numpy.random.default_rng(1).random((1500, 1500)).astype("float32")
    specks[specks < 0.5] = -1
    table, _ = read(write(tmp_path / "a.tif", specks, nodata=-1), files, dataset, settings)
    (row,) = table.rows
    outline = shapely.from_wkb(row.geometry)
    assert outline.is_valid and shapely.get_num_coordinates(outline) < 20_000 and not outline.is_empty


def test_the_picture_is_small_and_lies_where_the_raster_lies(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    values = numpy.full((1000, 3000), 10.5, "float32")
    values[:, 2900:] = 99.5
    path = write(tmp_path / "a.tif", values, transform=from_origin(545_000, 2_300_000, 20, 20))
    _, made = read(path, files, dataset, settings)
    picture = Image.open(made[".png"])
    facts = json.loads(made[".json"].read_text())
    assert max(picture.size) == 1024 and picture.size[0] / picture.size[1] == pytest.approx(3, rel=0.1)
    assert facts["legend"]["size"] == list(picture.size)
    west, south, east, north = facts["bbox"]
    lon, lat = Transformer.from_crs("EPSG:9209", "EPSG:4326", always_xy=True).transform(545_000 + 2950 * 20, 2_290_000)
    pixel = ((lon - west) / (east - west) * picture.width, (north - lat) / (north - south) * picture.height)
    assert picture.convert("RGB").getpixel((int(pixel[0]), int(pixel[1]))) == ramp(255)[-1]
    assert picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2)) == ramp(255)[0]


def test_an_orthophoto_stays_in_its_colours(tmp_path: Path, files: Path, dataset: Dataset, settings: Settings) -> None:
    values = numpy.stack([numpy.full((600, 600), level, "uint8") for level in (40, 120, 200)])
    _, made = read(write(tmp_path / "a.tif", values, photometric="rgb"), files, dataset, settings)
    picture = Image.open(made[".png"]).convert("RGB")
    assert picture.getpixel((picture.width // 2, picture.height // 2)) == (40, 120, 200)
    assert json.loads(made[".json"].read_text())["legend"]["kind"] == "photo"


def test_files_beside_the_raster_are_ignored(tmp_path: Path, files: Path, dataset: Dataset, settings: Settings) -> None:
    path = write(tmp_path / "a.tif", slope(700))
    (tmp_path / "a.tif.aux.xml").write_text(
        "<PAMDataset><SRS>EPSG:32648</SRS><PAMRasterBand band='1'><NoDataValue>1</NoDataValue></PAMRasterBand></PAMDataset>"
    )
    (tmp_path / "a.tfw").write_text("1\n0\n0\n-1\n0\n0\n")
    write(tmp_path / "a.tif.ovr", numpy.zeros((350, 350), "float32"))
    write(tmp_path / "a.tif.msk", numpy.zeros((700, 700), "uint8"))
    _, made = read(path, files, dataset, settings)
    with opened(made[".tif"]) as after:
        assert after.crs.to_epsg() == 9209 and after.nodata is None and after.transform == VN2000
        assert after.dataset_mask().all() and after.read(1, out_shape=(350, 350)).any()
    bare = write(tmp_path / "b.tif", slope(100), crs=None, transform=None)
    (tmp_path / "b.tfw").write_text("30\n0\n0\n-30\n557000\n2290000\n")
    with pytest.raises(SourceError, match="hệ tọa độ"):
        read(bare, files, dataset, settings)


def spoiled(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\x5a" * (len(content) - len(content) // 2)
    path.write_bytes(content)
    return path


def text(path: Path, words: str) -> Path:
    path.write_text(words)
    return path


VRT = """<VRTDataset rasterXSize="2" rasterYSize="2"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
<SourceFilename>/etc/passwd</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"""
REFUSED = {
    "no-crs": (lambda p: write(p, slope(50), crs=None), "không ghi hệ tọa độ"),
    "local-crs": (lambda p: write(p, slope(50), crs='LOCAL_CS["công trường",UNIT["metre",1]]'), "không ghi hệ tọa độ"),
    "no-place": (lambda p: write(p, slope(50), transform=None), "không ghi vị trí"),
    "complex": (lambda p: write(p, slope(50).astype("complex64")), "kiểu số"),
    "outside": (lambda p: write(p, slope(50), crs="EPSG:32648", transform=from_origin(500_000, 1_200_000, 30, 30)), "ngoài tỉnh"),
    "empty": (lambda p: write(p, numpy.full((50, 50), 3, "uint8"), nodata=3), "không có điểm ảnh nào"),
    "bands": (lambda p: write(p, numpy.ones((65, 4, 4), "uint8")), "65 kênh"),
    "vrt": (lambda p: text(p, VRT), "không đọc được như tệp GeoTIFF"),
    "damaged": (lambda p: spoiled(write(p, slope(600), compress="deflate", tiled=True)), "không đọc được như tệp GeoTIFF"),
    "sparse-bomb": (lambda p: bomb(p, 30_000, 30_000, tiled=True), "nhiều hơn 240000000"),
    "one-strip": (lambda p: bomb(p, 15_000, 15_000, blockysize=15_000, dtype="uint16"), "không chia ô"),
}  # fmt: skip


def bomb(path: Path, width: int, height: int, **more: Any) -> Path:
    about = {"driver": "GTiff", "width": width, "height": height, "count": 1, "dtype": "uint8", "crs": "EPSG:9209",
             "transform": from_origin(557_000, 2_290_000, 0.5, 0.5), "sparse_ok": True, "compress": "deflate"}  # fmt: skip
    with rasterio.open(path, "w", **{**about, **more}):
        pass
    assert path.stat().st_size < 1_000_000
    return path


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_map_is_refused_with_a_reason(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, name: str
) -> None:
    make, words = REFUSED[name]
    with pytest.raises(SourceError, match=words) as refused:
        read(make(tmp_path / "a.tif"), files, dataset, settings)
    assert refused.value.vi.endswith((".", "?")) and "a.tif" in refused.value.vi
    assert list(files.iterdir()) == [], "nothing is left behind"


def test_a_large_raster_is_read_block_by_block(tmp_path: Path, dataset: Dataset, settings: Settings) -> None:
    path = bomb(tmp_path / "a.tif", 9_000, 14_000, tiled=True, dtype="float64")
    confined = settings.model_copy(update={"read_memory_mb": 900})
    with open_source(path, confined, dataset) as source:
        assert sorted(Path(name).suffix for name in source.files) == [".json", ".png", ".tif"]
        assert 9_000 * 14_000 * 8 > 1_000_000_000


def test_other_drivers_are_off_where_files_are_read() -> None:
    script = (
        "from geoportal.read.rasters.closed_gdal import closed_gdal\nfrom rasterio.env import local\n"
        "with closed_gdal(): print(' '.join(local._env.drivers()))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == ALLOWED


def test_an_undeclared_value_for_no_data_is_pointed_out(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    values = slope(200)
    values[:50] = -9999
    table, _ = read(write(tmp_path / "a.tif", values), files, dataset, settings)
    assert "nodata" in codes(table)


def test_further_pages_are_pointed_out(tmp_path: Path, files: Path, dataset: Dataset, settings: Settings) -> None:
    path = write(tmp_path / "a.tif", slope(100))
    with rasterio.open(path, "r") as first:
        about = {**first.profile, "append_subdataset": True}
    with rasterio.open(path, "w", **about) as second:
        second.write(slope(100) + 1, 1)
    table, made = read(path, files, dataset, settings)
    assert "pages" in codes(table)
    with opened(made[".tif"]) as after:
        assert (after.read(1) == slope(100)).all()


def test_a_nodata_value_that_the_number_type_cannot_hold_is_none(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    path = write(tmp_path / "a.tif", slope(100, "uint8"))
    content = path.read_bytes()
    with rasterio.open(path, "r+") as target:
        target.nodata = 255
    path.write_bytes(path.read_bytes().replace(b"255\0", b"-99\0"))
    assert path.read_bytes() != content
    _, made = read(path, files, dataset, settings)
    with opened(made[".tif"]) as after:
        assert after.nodata is None and (after.read(1) == slope(100, "uint8")).all()


def values_of(table: SourceTable, number: int = 0) -> dict[str, str | None]:
    return dict(zip(table.headings, list(table.rows)[number].cells, strict=True))


def test_fields_come_from_tags_and_given_ones_go_first(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    tags = {"TIFFTAG_IMAGEDESCRIPTION": "Vùng lúa Kim Động", "Độ pH": "6,2", "yeu_to": "Đạm", "khac": "x"}
    path = write(tmp_path / "a.tif", slope(100), tags=tags)
    table, made = read(path, files, dataset, settings)
    found = values_of(table)
    assert (found["Tên vùng"], found["Độ pH"], found["Yếu tố dinh dưỡng"]) == ("Vùng lúa Kim Động", "6,2", "Đạm")
    assert found["Tệp ảnh raster"] == made[".tif"].name
    assert codes(table) == ["said"] * 3
    table, _ = read(path, files, dataset, settings, ten="Vùng khác")
    assert values_of(table)["Tên vùng"] == "Vùng khác" and codes(table) == ["said"] * 2


def test_a_missing_field_is_asked_for_with_the_way_to_give_it(
    tmp_path: Path, files: Path, datasets: dict[str, Dataset], settings: Settings
) -> None:
    zones = with_file_field(datasets["phan-vung-rui-ro-thien-tai"])
    path = write(tmp_path / "a.tif", slope(100), tags={"TIFFTAG_IMAGEDESCRIPTION": "Vùng bãi sông ví dụ"})
    table, _ = read(path, files, zones, settings)
    (asked,) = [issue for issue in table.issues if issue.severity == "error"]
    assert (asked.code, asked.row, asked.column) == ("needed", 1, "Loại cảnh báo")
    assert asked.problem.endswith("?") and "--set loai_canh_bao=" in asked.fix and "Ngập lụt" in asked.fix
    table, _ = read(path, files, zones, settings, loai_canh_bao="Ngập lụt")
    assert all(issue.severity == "notice" for issue in table.issues)


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def pack(path: Path, members: dict[str, Path | bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content if isinstance(content, bytes) else content.read_bytes())
    return path


def errors(table: SourceTable) -> list[Issue]:
    return [issue for issue in table.issues if issue.severity == "error"]


def test_a_table_names_the_rasters_of_a_zip(tmp_path: Path, files: Path, dataset: Dataset, settings: Settings) -> None:
    one, two = write(tmp_path / "1.tif", slope(100)), write(tmp_path / "2.tif", slope(120))
    lost = write(tmp_path / "3.tif", slope(50), crs=None)
    table = workbook(tmp_path / "b.xlsx", [
        ("STT", "Tên vùng", "Độ pH", "Tệp"), (1, "Vùng A", 6.5, "Vùng A.tif"), (2, "Vùng B", 5, "vung b"),
        (3, "Vùng C", 7, "c.tif"), (4, "Vùng D", 7, "d.tif"),
    ])  # fmt: skip
    members: dict[str, Path | bytes] = {
        "bang.xlsx": table, "ảnh/Vùng A.tif": one, "ảnh/VÙNG B.TIF": two, "c.tif": lost, "thừa.tif": one,
        "ảnh/Vùng A.tfw": b"1\n", "__MACOSX/._c.tif": b"x",
    }  # fmt: skip
    (read_table,) = read_raster(pack(tmp_path / "goi.zip", members), files, dataset, settings)
    rows = list(read_table.rows)
    assert [bool(row.geometry) for row in rows] == [True, True, False, False]
    names = [values_of(read_table, number)["Tệp ảnh raster"] for number in range(4)]
    assert names[0] and names[0].startswith("vung-a-") and names[1] and names[1].startswith("vung-b-")
    assert names[2:] == [None, None]
    assert [(issue.code, issue.row) for issue in errors(read_table)] == [("refused-file", 4), ("missing-file", 5)]
    assert "hệ tọa độ" in errors(read_table)[0].problem and errors(read_table)[1].cell == "D5"
    assert {"unused-file", "passed-over-file"} <= set(codes(read_table))
    assert sorted(path.name for path in files.glob("*.tif")) == sorted(name for name in names if name)


def test_a_dataset_without_rasters_says_so(
    tmp_path: Path, files: Path, datasets: dict[str, Dataset], settings: Settings
) -> None:
    with pytest.raises(SourceError, match="không nhận ảnh raster"):
        read(write(tmp_path / "a.tif", slope(50)), files, datasets["truong-thpt"], settings)


def test_the_child_hands_over_rows_and_files(tmp_path: Path, dataset: Dataset, settings: Settings) -> None:
    path = write(tmp_path / "a.tif", slope(100), tags={"TIFFTAG_IMAGEDESCRIPTION": "Vùng A"})
    with open_source(path, settings, dataset) as source:
        (table,) = source.tables
        (row,) = table.rows
        assert table.has_geometry and shapely.from_wkb(row.geometry).area > 0
        assert values_of(table)["Tệp ảnh raster"] in source.files


@given(st.integers(2, 255))
@times(deadline=None, max_examples=30)
def test_the_ramp_grows_lighter_step_by_step(count: int) -> None:
    light = [0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 for red, green, blue in ramp(count)]
    assert all(left < right for left, right in pairwise(light)) or count > 150
    assert light[0] < light[-1] / 10


@given(st.lists(st.integers(-(2**31), 2**31 - 1), min_size=1, max_size=200), st.sampled_from((1, 3, 7)))
@times(deadline=None, max_examples=25)
def test_any_numbers_come_through(
    tmp_path_factory: pytest.TempPathFactory, datasets: dict[str, Dataset], numbers: list[int], height: int
) -> None:
    folder = tmp_path_factory.mktemp("any")
    values = numpy.resize(numpy.array(numbers, "int32"), (height, max(1, len(numbers) // height)))
    path = write(folder / "a.tif", values)
    (made := folder / "files").mkdir()
    read(path, made, with_file_field(datasets["dinh-duong-dat-lua"]), Settings(home=folder))
    with closed_gdal(), opened(next(made.glob("*.tif"))) as after:
        assert (after.read(1) == values).all()
