"""Water and roads of an extract that these tests write, and the tiles that are made of them; all of it is made up."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import mapbox_vector_tile
import pytest
import shapely
from osmium.osm.mutable import Relation, Way
from pmtiles.reader import MmapSource, Reader

from geoportal.errors import SourceError
from geoportal.publish.base_tiles import write_base
from geoportal.read.osm_base import read_osm_base
from geoportal.territory.base import BaseShape
from tests.territory.test_osm import BBOX, Sheet

Corners = list[tuple[float, float]]


def box(west: float, south: float, side: float) -> Corners:
    return [(west, south), (west + side, south), (west + side, south + side), (west, south + side)]


def way(sheet: Sheet, corners: Corners, *, closed: bool = False, **tags: str) -> int:
    nodes = [sheet.node(*corner) for corner in corners]
    number = len(sheet.ways) + 1
    sheet.ways.append(Way(id=number, nodes=[*nodes, nodes[0]] if closed else nodes, tags=tags))
    return number


@pytest.fixture(scope="module")
def extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Roads of three kinds, one far away; a lake, a pond, a canal; a river of two banks with an island."""
    path = tmp_path_factory.mktemp("base") / "nen.osm.pbf"
    sheet = Sheet(path)
    way(sheet, [(106.0, 20.6), (106.05, 20.6)], highway="trunk", ref="QL.38")
    way(sheet, [(106.0, 20.61), (106.02, 20.61)], highway="tertiary", name="Đường Mẫu")
    way(sheet, [(106.0, 20.62), (106.01, 20.62)], highway="residential")
    way(sheet, [(106.0, 20.63), (106.01, 20.63)], highway="footway")
    way(sheet, [(100.0, 15.0), (100.1, 15.0)], highway="trunk")
    way(sheet, box(106.1, 20.6, 0.02), closed=True, natural="water", name="Hồ Mẫu")
    way(sheet, box(106.2, 20.6, 0.0001), closed=True, natural="water")
    way(sheet, [(106.3, 20.6), (106.3, 20.65)], waterway="canal")
    ring = shapely.segmentize(shapely.box(106.4, 20.6, 106.44, 20.64).exterior, 0.004).coords[:-1]
    nodes = [sheet.node(*corner) for corner in ring]
    halves = []
    for half in (nodes[:20], [*nodes[19:], nodes[0]]):
        halves.append(len(sheet.ways) + 1)
        sheet.ways.append(Way(id=halves[-1], nodes=half, tags={}))
    island = way(sheet, box(106.41, 20.61, 0.01), closed=True)
    for one in sheet.ways:
        sheet.writer.add_way(one)
    members = [*(("w", half, "outer") for half in halves), ("w", island, "inner"), ("w", 9999, "outer")]
    tags = {"type": "multipolygon", "natural": "water", "name": "Sông Mẫu"}
    sheet.writer.add_relation(Relation(id=1, members=members, tags=tags))
    sheet.writer.close()
    return path


def test_what_is_drawn_of_an_extract(extract: Path) -> None:
    found = list(read_osm_base(extract, BBOX))
    assert Counter((shape.layer, shape.kind) for shape in found) == {
        ("roads", "major_road"): 2, ("roads", "minor_road"): 1, ("water", "canal"): 1, ("water", "water"): 2,
    }  # fmt: skip
    by_name = {shape.name: shape for shape in found}
    assert by_name["QL.38"].first_zoom < by_name["Đường Mẫu"].first_zoom
    river = by_name["Sông Mẫu"].geometry
    assert river.area == pytest.approx(0.04**2 - 0.01**2)
    assert not river.contains(shapely.Point(106.415, 20.615))


def test_what_reaches_beyond_the_frame_is_cut(extract: Path) -> None:
    frame = shapely.box(*BBOX).buffer(0.1, join_style="mitre")
    assert all(frame.covers(shape.geometry) for shape in read_osm_base(extract, BBOX))
    narrow = (106.3, 20.4, 106.31, 20.8)  # with its margin it ends in the middle of the river
    (river,) = [shape for shape in read_osm_base(extract, narrow) if shape.name == "Sông Mẫu"]
    assert 0 < river.geometry.area < 0.04**2 / 2


def test_tiles_hold_what_belongs_to_their_zoom(extract: Path, tmp_path: Path) -> None:
    out = tmp_path / "territory" / "base.pmtiles"
    assert write_base(read_osm_base(extract, BBOX), out) == {"roads": 3, "water": 3}
    with out.open("rb") as file:
        reader = Reader(MmapSource(file))
        assert reader.header()["max_zoom"] == 14
        assert "OpenStreetMap contributors" in reader.metadata()["attribution"]
        assert kinds(reader, 6) == {("roads", "trunk"), ("water", "")}
        assert kinds(reader, 14) == {("roads", "trunk"), ("roads", "tertiary"), ("roads", "residential"), ("water", "")}
    assert write_base(list[BaseShape](), out) == {} and not out.exists()


def kinds(reader: Reader, zoom: int) -> set[tuple[str, str]]:
    """Layers and their details in all tiles of a zoom around the made-up places."""
    found = set()
    scale = 2**zoom
    for column in range(int((106.0 + 180) / 360 * scale), int((106.45 + 180) / 360 * scale) + 1):
        for row in range(int(0.440 * scale), int(0.444 * scale) + 1):
            data = reader.get(zoom, column, row)
            for name, layer in mapbox_vector_tile.decode(gzip.decompress(data)).items() if data else ():
                found |= {(name, feature["properties"].get("kind_detail", "")) for feature in layer["features"]}
    return found


def test_a_file_that_is_no_extract_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.osm.pbf"
    path.write_bytes(b"not an extract")
    with pytest.raises(SourceError, match="không đọc được"):
        list(read_osm_base(path, BBOX))
