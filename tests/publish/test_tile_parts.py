"""The parts of vector tiles: clusters add up, layers are joined, our reader agrees with another one."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pmtiles.reader import MemorySource, Reader, all_tiles

from geoportal.dataset import Dataset, Portal
from geoportal.publish.tiles_grid import cluster_points, to_degrees, to_world
from geoportal.publish.tiles_mvt import join_layers
from geoportal.store.tiles import TILES, TileFile
from tests.publish.tile_map import POINTS, draw, somewhere


@given(st.lists(st.tuples(st.floats(105.5, 106.9), st.floats(20.1, 21.1)), min_size=1, max_size=60), st.integers(1, 18))
def test_clusters_and_lone_points_add_up_at_every_zoom(places: list[tuple[float, float]], top: int) -> None:
    x, y = to_world(*(numpy.array(side) for side in zip(*places, strict=True)))
    alone, clusters = cluster_points(x, y, top)
    counted = Counter[int]()
    for cluster in clusters:
        assert cluster.features > 1
        counted[cluster.zoom] += cluster.features
    for zoom in range(top):
        assert counted[zoom] + int((alone <= zoom).sum()) == len(places)
    lon, lat = to_degrees(x, y)
    assert numpy.allclose(lon, [place[0] for place in places], atol=2e-7)
    assert numpy.allclose(lat, [place[1] for place in places], atol=2e-7)


def layer(features: list[dict[str, Any]]) -> bytes:
    made: bytes = mapbox_vector_tile.encode([{"name": "a", "features": features}])
    return made


@given(st.lists(st.lists(st.dictionaries(st.sampled_from("abcd"), st.text(max_size=9) | st.integers(0, 2**40) | st.booleans()), min_size=1, max_size=4), min_size=1, max_size=3))  # fmt: skip
def test_joined_layers_hold_the_features_of_all_in_order(parts: list[list[dict[str, Any]]]) -> None:
    tiles = [
        layer([{"geometry": shapely.Point(number, 7), "properties": values} for number, values in enumerate(part)])
        for part in parts
    ]
    apart = [item for tile in tiles for item in mapbox_vector_tile.decode(tile)["a"]["features"]]
    assert mapbox_vector_tile.decode(join_layers(tiles))["a"]["features"] == apart


def test_our_reader_finds_what_the_other_reader_finds(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    chance = random.Random(11)
    draw(tmp_path, datasets[POINTS], portal, [shapely.Point(somewhere(chance)) for _ in range(200)])
    ours, source = TileFile(tmp_path / TILES), MemorySource((tmp_path / TILES).read_bytes())
    every = dict(all_tiles(source))
    assert dict(ours) == every
    for zoom, column, row in [*every, *((zoom, column + 1, row) for zoom, column, row in every if zoom > 9)]:
        assert ours.tile(zoom, column, row) == Reader(source).get(zoom, column, row)
    for zoom, (left, top, right, bottom) in ours.limits.items():
        columns, rows = zip(*((tile[1], tile[2]) for tile in every if tile[0] == zoom), strict=True)
        assert (left, top, right, bottom) == (min(columns), min(rows), max(columns), max(rows))
