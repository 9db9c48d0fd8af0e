"""Vector tiles, read back by readers that are not ours: at every zoom all features, drawn or counted; none too large."""

from __future__ import annotations

import math
import random
import resource
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from geoportal.dataset import Dataset, Portal
from geoportal.errors import StorageError
from geoportal.publish.feature_file import about
from geoportal.publish.tiles import write_tiles
from geoportal.store.tiles import TILES
from tests.publish.tile_map import LINES, POINTS, POLYGONS, TOP, draw, encode, somewhere


def edges(count: int) -> Iterator[shapely.Point]:
    """Points on and beside edges of tiles of several zooms."""
    for number in range(count):
        zoom = 8 + number % 7
        column, row = int(2**zoom * 0.7945) + number % 5, int(2**zoom * 0.44) + number % 3
        lon = column / 2**zoom * 360 - 180 + (number % 4 - 1) * 1e-7
        lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / 2**zoom)))) + (number % 3 - 1) * 1e-7
        yield shapely.Point(round(lon, 7), round(lat, 7))


def test_points_are_clustered_and_none_is_lost_or_counted_twice(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    chance = random.Random(1)
    crowded = [somewhere(chance) for _ in range(6)]
    places = [shapely.Point(chance.choice(crowded) if number % 2 else somewhere(chance)) for number in range(2600)]
    facts, made = draw(tmp_path, datasets[POINTS], portal, [*places, None, None, *edges(400)])
    made.check(3000)
    assert facts == {"minzoom": 0, "maxzoom": TOP, "largest_bytes": max(made.sizes.values()), "merged": 0}
    assert list(made.zooms) == list(range(TOP + 1))
    for zoom, drawn in made.zooms.items():
        assert set(made.ids(zoom).values()) <= {1}, zoom
        assert {item.kind for item in drawn} == {"Point"}
        assert sum(item.properties.get("point_count", 1) for item in drawn) == 3000
    assert len(made.ids(TOP)) == 3000
    assert len(made.zooms[0]) == 1 and len(made.zooms[8]) < 200
    assert made.layers == {POINTS}
    shown = next(item for item in made.zooms[TOP] if item.properties["id"] == "h000001")
    assert shown.properties == {"id": "h000001", "ten": "Tên số 1", "vi_tri_muc": "exact"}


def test_points_stand_where_they_are(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    chance = random.Random(2)
    places = [somewhere(chance) for _ in range(300)]
    _, made = draw(tmp_path, datasets[POINTS], portal, [shapely.Point(place) for place in places])
    for (zoom, column, row), _, properties, (x, y) in made.zooms[TOP]:
        lon, lat = places[int(properties["id"][1:])]
        wide = 2**zoom
        assert (column + x / 4096) / wide * 360 - 180 == pytest.approx(lon, abs=2e-5)
        north = 1 - 2 * (row + 1 - y / 4096) / wide
        assert math.degrees(math.atan(math.sinh(math.pi * north))) == pytest.approx(lat, abs=2e-5)


def test_more_points_at_one_place_than_a_tile_can_hold_are_counted_and_the_manifest_says_so(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    chance = random.Random(3)
    alone = [shapely.Point(somewhere(chance)) for _ in range(50)]
    facts, made = draw(tmp_path, datasets[POINTS], portal, [shapely.Point(106, 20.6)] * 900 + alone, most_bytes=3_000)
    made.check(950, 3_000)
    assert facts["merged"] == 900 == made.clustered(facts["maxzoom"])
    assert len(made.ids(facts["maxzoom"])) == 50


def test_a_crowd_in_one_commune_gets_deeper_zooms(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    chance = random.Random(4)
    crowd = [shapely.Point(106 + chance.random() * 0.02, 20.6 + chance.random() * 0.02) for _ in range(7_000)]
    facts, made = draw(tmp_path, datasets[POINTS], portal, crowd, most_bytes=20_000)
    made.check(7_000, 20_000)
    assert facts["maxzoom"] > TOP and facts["merged"] == 0
    assert len(made.ids(facts["maxzoom"])) == 7_000


def blobs(count: int, seed: int) -> Iterator[shapely.MultiPolygon]:
    """Polygons of a metre to 5 km across."""
    chance = random.Random(seed)
    for _ in range(count):
        lon, lat = somewhere(chance)
        size = 10 ** chance.uniform(-5, -1.3)
        turns = sorted(chance.uniform(0, 2 * math.pi) for _ in range(chance.choice((3, 12, 200))))
        ring = [(lon + size * math.cos(turn), lat + size * math.sin(turn)) for turn in turns]
        yield shapely.MultiPolygon([shapely.Polygon(ring)])


def test_every_polygon_is_drawn_or_counted_at_every_zoom(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    ribbon = shapely.MultiPolygon([shapely.box(105.9, 20.5, 106.3, 20.500001)])
    facts, made = draw(tmp_path, datasets[POLYGONS], portal, [*blobs(198, 5), ribbon, shapely.MultiPolygon([shapely.box(106, 20.6, 106.000002, 20.600002)])])  # fmt: skip
    made.check(200)
    assert list(made.zooms) == list(range(facts["maxzoom"] + 1))
    assert len(made.ids(facts["maxzoom"])) == 200 and facts["merged"] == 0
    assert all("Polygon" in item.kind for drawn in made.zooms.values() for item in drawn)
    assert len(made.ids(8)) > 100


def test_polygons_that_do_not_fit_are_drawn_coarser_never_left_out(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    facts, made = draw(tmp_path, datasets[POLYGONS], portal, list(blobs(150, 6)), most_bytes=2_500)
    made.check(150, 2_500)
    assert facts["largest_bytes"] <= 2_500
    assert len(made.ids(facts["maxzoom"])) + facts["merged"] == 150


def test_every_line_is_drawn_or_counted_at_every_zoom(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    chance = random.Random(7)
    lines = []
    for number in range(120):
        lon, lat = somewhere(chance)
        step = 10 ** chance.uniform(-6.5, -2.5)
        path = [(lon + step * turn, lat + step * chance.uniform(-1, 1)) for turn in range(2 + number % 60)]
        lines.append(shapely.MultiLineString([path]))
    facts, made = draw(tmp_path, datasets[LINES], portal, lines)
    made.check(120)
    assert len(made.ids(facts["maxzoom"])) == 120
    assert all("LineString" in item.kind for drawn in made.zooms.values() for item in drawn)


def test_points_and_polygons_of_one_dataset_share_a_layer(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    chance = random.Random(8)
    points = [shapely.Point(somewhere(chance)) for _ in range(60)]
    facts, made = draw(tmp_path, datasets[POLYGONS], portal, [*points, *blobs(40, 9)])
    made.check(100)
    kinds = {item.properties["id"]: item.kind for item in made.zooms[facts["maxzoom"]]}
    assert len(kinds) == 100 and list(kinds.values()).count("Point") == 60
    assert set(made.metadata["vector_layers"][0]["fields"]) >= {"id", "clustered", "point_count", "vi_tri_muc"}
    assert len(made.metadata["vector_layers"]) == 1


def test_one_point_and_none(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    facts, made = draw(tmp_path, datasets[POINTS], portal, [shapely.Point(106.05, 20.65)])
    made.check(1)
    assert facts["maxzoom"] == TOP and all(len(drawn) == 1 for drawn in made.zooms.values())
    head = about(datasets[POINTS], portal, "v", sample=False)
    other = tmp_path / "khong"
    other.mkdir()
    assert write_tiles(other, datasets[POINTS], encode(datasets[POINTS], [None, None]), head) is None
    assert list(other.iterdir()) == []


def test_the_file_says_what_it_is_and_nothing_of_this_machine(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    _, made = draw(tmp_path, datasets[POLYGONS], portal, list(blobs(20, 10)))
    assert made.metadata["name"] == datasets[POLYGONS].title.vi
    assert "DỮ LIỆU MẪU" in made.metadata["description"]
    assert portal.title.vi in made.metadata["attribution"]
    assert str(tmp_path) not in str(made.metadata) and "site-packages" not in str(made.metadata)
    assert [path.name for path in tmp_path.iterdir()] == [TILES]


def test_a_full_disk_is_a_sentence(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    rows, head = (
        encode(datasets[POINTS], [shapely.Point(106, 20.6)]),
        about(datasets[POINTS], portal, "v", sample=False),
    )
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(StorageError, match="Phiên bản đang dùng vẫn giữ nguyên"):
            write_tiles(tmp_path, datasets[POINTS], rows, head)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)
    assert list(tmp_path.iterdir()) == []
