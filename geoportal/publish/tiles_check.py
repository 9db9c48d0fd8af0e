"""Read made tiles back: what every zoom holds, and which tiles are too large."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from geoportal.publish.tiles_mvt import Layer, read_feature, read_layers, read_text, read_whole
from geoportal.store.tiles import Address, TileFile

MOST_BYTES = 200_000
"""No tile is larger than this, compressed as it is stored and sent."""
POINT = 1


class Drawn(NamedTuple):
    """A feature in a tile: its kind (1 point, 2 line, 3 polygon), its id ("" for a cluster), how many it stands for."""

    kind: int
    id: str
    features: int


@dataclass(slots=True)
class Zoom:
    """What the tiles of one zoom hold: points and clusters added up, and the ids of shapes, each once.

    merged is how many of those counted are in clusters; largest is the largest tile (bytes as stored), oversize are the
    tiles that are too large.
    """

    counted: int = 0
    merged: int = 0
    largest: int = 0
    shapes: set[str] = field(default_factory=set)
    oversize: list[Address] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many features of the dataset are drawn or counted."""
        return self.counted + len(self.shapes)

    def add(self, address: Address, stored: bytes, most_bytes: int) -> None:
        """Count a tile."""
        for kind, name, features in read_tile(gzip.decompress(stored)):
            if kind == POINT or not name:
                self.counted += features
                self.merged += 0 if name else features
            else:
                self.shapes.add(name)
        self.largest = max(self.largest, len(stored))
        if len(stored) > most_bytes:
            self.oversize.append(address)


def inspect_tiles(path: Path, most_bytes: int) -> dict[int, Zoom]:
    """Read every tile of a file; returns what each zoom holds, nothing for those without tiles."""
    zooms: dict[int, Zoom] = defaultdict(Zoom)
    for address, stored in TileFile(path):
        zooms[address[0]].add(address, stored, most_bytes)
    return zooms


def read_tile(tile: bytes) -> Iterator[Drawn]:
    """Yield the features of every layer of a tile that is not compressed."""
    for layer in read_layers(tile):
        yield from _read_features(layer)


def _read_features(layer: Layer) -> Iterator[Drawn]:
    id_key, count_key = (layer.keys.index(key) if key in layer.keys else -1 for key in (b"id", b"point_count"))
    for feature in layer.features:
        kind, tags = read_feature(feature)
        values = dict(zip(tags[::2], tags[1::2], strict=True))
        name = read_text(layer.values[values[id_key]]) if id_key in values else ""
        features = read_whole(layer.values[values[count_key]]) if count_key in values and not name else 1
        yield Drawn(kind, name, features)
