"""A file of vector tiles as other readers than ours see it, and data to draw."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import mapbox_vector_tile
import shapely
from pmtiles.reader import MemorySource, Reader, all_tiles

from geoportal.dataset import Dataset, Portal
from geoportal.publish.encode import encode_features
from geoportal.publish.feature_file import about
from geoportal.publish.tiles import write_tiles
from geoportal.publish.tiles_check import MOST_BYTES
from geoportal.records import Encoded, Feature, Part, Place
from geoportal.store.tiles import TILES

POINTS, POLYGONS, LINES = "truong-thpt", "phan-vung-rui-ro-thien-tai", "tuyen-xe-buyt"
TOP = 14


class Drawn(NamedTuple):
    """A feature of a tile, and the tile."""

    tile: tuple[int, int, int]
    kind: str
    properties: dict[str, Any]
    coordinates: Any


class Map:
    """A file of tiles, read by pmtiles and mapbox_vector_tile."""

    def __init__(self, path: Path) -> None:
        source = MemorySource(path.read_bytes())
        self.metadata = Reader(source).metadata()
        self.sizes: dict[tuple[int, int, int], int] = {}
        self.zooms: dict[int, list[Drawn]] = {}
        for tile, stored in all_tiles(source):
            self.sizes[tile] = len(stored)
            layers = mapbox_vector_tile.decode(gzip.decompress(stored))
            (layer,) = layers.values()
            self.layers = set(layers)
            for feature in layer["features"]:
                shape = feature["geometry"]
                drawn = Drawn(tile, shape["type"], feature["properties"], shape["coordinates"])
                self.zooms.setdefault(tile[0], []).append(drawn)

    def ids(self, zoom: int) -> Counter[str]:
        return Counter(item.properties["id"] for item in self.zooms[zoom] if "id" in item.properties)

    def clustered(self, zoom: int) -> int:
        return sum(item.properties["point_count"] for item in self.zooms[zoom] if "id" not in item.properties)

    def check(self, size: int, most_bytes: int = MOST_BYTES) -> None:
        """Every zoom has everything, in tiles that are small enough."""
        assert max(self.sizes.values()) <= most_bytes
        for zoom in self.zooms:
            assert len(self.ids(zoom)) + self.clustered(zoom) == size, zoom
        for drawn in (item for items in self.zooms.values() for item in items):
            assert ("id" in drawn.properties) != bool(drawn.properties.get("clustered")), drawn


def encode(dataset: Dataset, shapes: Sequence[shapely.Geometry | None]) -> list[Encoded]:
    place = Place(106.0, 20.6, "exact", 10.0)
    features = [
        Feature(f"h{number:06d}", {"ten": f"Tên số {number}", "dia_chi": "Xã Tân Hưng"}, place if shape else Place(),
                shapely.to_wkb(shape) if shape else None)
        for number, shape in enumerate(shapes)
    ]  # fmt: skip
    return encode_features(dataset, features, Part("all"))


def draw(folder: Path, dataset: Dataset, portal: Portal, shapes: Sequence[shapely.Geometry | None], **limits: int) -> tuple[dict[str, int], Map]:  # fmt: skip
    facts = write_tiles(folder, dataset, encode(dataset, shapes), about(dataset, portal, "v", sample=True), **limits)
    assert facts is not None
    return facts, Map(folder / TILES)


def somewhere(chance: random.Random) -> tuple[float, float]:
    return round(105.8 + chance.random() * 0.7, 7), round(20.25 + chance.random() * 0.75, 7)
