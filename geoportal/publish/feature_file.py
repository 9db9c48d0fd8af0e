"""features.geojson of a version: every row as a ready GeoJSON feature, in serving order; where each starts and lies."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import orjson

from geoportal.dataset import Dataset, Portal
from geoportal.records import Encoded
from geoportal.store.boxes import BOX_UNITS, Integers, write_boxes
from geoportal.store.features import FEATURES, OFFSETS, SEPARATOR


def about(dataset: Dataset, portal: Portal, version_id: str, *, sample: bool) -> dict[str, Any]:
    """Return what a file says of itself: title, source, licence, version, whether it is sample data."""
    return {
        "title": dataset.title.vi,
        "title_en": dataset.title.en,
        "source": portal.title.vi,
        "licence": portal.licence(dataset.licence).uri,
        "version": version_id,
        "sample": sample,
    }


def write_features(folder: Path, head: dict[str, Any], rows: Sequence[Encoded]) -> None:
    """Write a FeatureCollection in EPSG:4326 (lon, lat) with these members before its features, offsets and boxes.

    The offsets are unsigned 64-bit numbers, little-endian: the start of every feature, then where one more would start.
    """
    offsets = array("Q")
    with (folder / FEATURES).open("wb") as stream:
        place = stream.write(orjson.dumps({"type": "FeatureCollection", **head})[:-1] + b',"features":[\n')
        for number, row in enumerate(rows, start=1):
            offsets.append(place)
            place += stream.write(feature_bytes(row)) + len(SEPARATOR)
            if number < len(rows):
                stream.write(SEPARATOR)
        offsets.append(place)
        stream.write(b"\n]}\n")
    with (folder / OFFSETS).open("wb") as stream:
        offsets.tofile(stream)
    write_boxes(folder, _boxes(rows))


def _boxes(rows: Sequence[Encoded]) -> Integers:
    """Return the boxes of the located rows as the file of boxes has them."""
    sides = [
        (number, row.west, row.east, row.south, row.north)
        for number, row in enumerate(rows, start=1)
        if row.geometry is not None
    ]
    table = numpy.array(sides, dtype=numpy.float64).reshape(-1, 5)
    table[:, 1:] *= BOX_UNITS
    return numpy.rint(table).astype(numpy.int64).T


def feature_bytes(row: Encoded) -> bytes:
    """Return one row as the bytes of a GeoJSON feature."""
    return b'%s%s,"properties":%s}' % (_before_geometry(row.id), row.geometry or b"null", row.properties)


def properties_at(row: Encoded) -> int:
    """Return where the properties object begins in the bytes of a row's feature."""
    return len(_before_geometry(row.id)) + len(row.geometry or b"null") + len(b',"properties":')


def _before_geometry(row_id: str) -> bytes:
    return b'{"type":"Feature","id":%s,"geometry":' % orjson.dumps(row_id)
