"""The read side of a version's tiles.pmtiles: any vector tile, as it is stored, in a fraction of a millisecond.

PMTiles version 3, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md; tiles and directories are compressed
with gzip. A tile's address is (zoom, column, row) of the tile matrix set WebMercatorQuad, row 0 in the north.
"""

from __future__ import annotations

import gzip
import os
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import orjson
from pmtiles.tile import Entry, deserialize_directory, deserialize_header, tileid_to_zxy, zxy_to_tileid

from geoportal.store.versions import Version

TILES = "tiles.pmtiles"
HEADER_BYTES = 127
KEPT = 256
"""Most files that stay open."""

Address = tuple[int, int, int]
Directory = tuple[list[int], list[Entry]]
"""The first tile id of every entry, and the entries."""


class TileFile:
    """The tiles of a version. Threads may share it."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDONLY)
        self.header = deserialize_header(os.pread(self._handle, HEADER_BYTES, 0))
        self._root = self._directory(self.header["root_offset"], self.header["root_length"])
        self._leaves: dict[int, Directory] = {}
        self.minzoom, self.maxzoom = self.header["min_zoom"], self.header["max_zoom"]

    def __del__(self) -> None:
        if hasattr(self, "_handle"):
            os.close(self._handle)

    @property
    def metadata(self) -> dict[str, Any]:
        """What the file says of itself: name, attribution, vector_layers with their fields."""
        stored = os.pread(self._handle, self.header["metadata_length"], self.header["metadata_offset"])
        content: dict[str, Any] = orjson.loads(gzip.decompress(stored))
        return content

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return a tile as it is stored, compressed with gzip; None for an empty one.

        Raises
        ------
        ValueError
            The column or the row lies outside the matrix of this zoom.
        """
        wanted = zxy_to_tileid(zoom, column, row)
        entry = _find(self._root, wanted)
        while entry is not None and entry.run_length == 0:
            entry = _find(self._leaf(entry), wanted)
        return None if entry is None else self._read(entry)

    def __iter__(self) -> Iterator[tuple[Address, bytes]]:
        yield from self._walk(self._root)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        header = self.header
        sides = (header["min_lon_e7"], header["min_lat_e7"], header["max_lon_e7"], header["max_lat_e7"])
        west, south, east, north = (side / 1e7 for side in sides)
        return west, south, east, north

    @cached_property
    def limits(self) -> dict[int, tuple[int, int, int, int]]:
        """By zoom the first column and row and the last column and row that have a tile."""
        found: dict[int, tuple[int, int, int, int]] = {}
        for entry in self._entries(self._root):
            for number in range(entry.run_length):
                zoom, column, row = tileid_to_zxy(entry.tile_id + number)
                left, top, right, bottom = found.get(zoom, (column, row, column, row))
                found[zoom] = (min(left, column), min(top, row), max(right, column), max(bottom, row))
        return found

    def _walk(self, directory: Directory) -> Iterator[tuple[Address, bytes]]:
        for entry in self._entries(directory):
            content = self._read(entry)
            for number in range(entry.run_length):
                yield tileid_to_zxy(entry.tile_id + number), content

    def _entries(self, directory: Directory) -> Iterator[Entry]:
        for entry in directory[1]:
            if entry.run_length:
                yield entry
            else:
                yield from self._entries(self._leaf(entry))

    def _read(self, entry: Entry) -> bytes:
        return os.pread(self._handle, entry.length, self.header["tile_data_offset"] + entry.offset)

    def _leaf(self, entry: Entry) -> Directory:
        if entry.offset not in self._leaves:
            place = self.header["leaf_directory_offset"] + entry.offset
            self._leaves[entry.offset] = self._directory(place, entry.length)
        return self._leaves[entry.offset]

    def _directory(self, offset: int, length: int) -> Directory:
        entries = deserialize_directory(os.pread(self._handle, length, offset))
        return [entry.tile_id for entry in entries], entries


def _find(directory: Directory, wanted: int) -> Entry | None:
    """Return the entry of a tile, or the entry of the leaf directory in which it is to be sought."""
    number = bisect_right(directory[0], wanted) - 1
    if number < 0:
        return None
    entry = directory[1][number]
    return entry if entry.run_length == 0 or wanted - entry.tile_id < entry.run_length else None


@lru_cache(maxsize=KEPT)
def _opened(folder: Path) -> TileFile | None:
    path = folder / TILES
    return TileFile(path) if path.is_file() else None


def open_tiles(version: Version) -> TileFile | None:
    """Return the tiles of a version, None when it has none; the file stays open for the next request.

    It stays readable when the version is removed meanwhile.
    """
    return _opened(version.path)
