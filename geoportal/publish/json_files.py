"""GeoJSON (RFC 7946) and JSON downloads, streamed row by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from geoportal.dataset import Dataset, Portal
from geoportal.records import Encoded, published_columns
from geoportal.store.versions import Version


def about(dataset: Dataset, portal: Portal, version: Version) -> dict[str, Any]:
    """Return what a file says of itself: title, source, licence, version, whether it is sample data."""
    return {
        "title": dataset.title.vi,
        "title_en": dataset.title.en,
        "source": portal.title.vi,
        "licence": portal.licence(dataset.licence).uri,
        "version": version.id,
        "sample": bool(version.manifest["sample"]),
    }


def write_geojson(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write a FeatureCollection in EPSG:4326 (lon, lat); unplaced rows have a null geometry."""
    with path.open("wb") as stream:
        head = orjson.dumps({"type": "FeatureCollection", "name": dataset.id, **about(dataset, portal, version)})
        stream.write(head[:-1] + b',"features":[\n')
        for number, row in enumerate(rows):
            stream.write((b",\n" if number else b"") + feature_bytes(row))
        stream.write(b"\n]}\n")


def feature_bytes(row: Encoded) -> bytes:
    """Return one row as the bytes of a GeoJSON feature."""
    return b'{"type":"Feature","id":%s,"geometry":%s,"properties":%s}' % (
        orjson.dumps(row.id), row.geometry or b"null", row.properties,
    )  # fmt: skip


def write_json(path: Path, dataset: Dataset, portal: Portal, version: Version, rows: Sequence[Encoded]) -> None:
    """Write {about, columns, rows}: each row with its id (ma_so), its values, and its child rows."""
    titles = {
        name: {"vi": f.title.vi, "en": f.title.en, "type": f.type} for name, f in published_columns(dataset).items()
    }
    with path.open("wb") as stream:
        head = orjson.dumps({**about(dataset, portal, version), "columns": titles})
        stream.write(head[:-1] + b',"rows":[\n')
        for number, row in enumerate(rows):
            record = {"ma_so": row.id, **orjson.loads(row.properties), **orjson.loads(row.children or b"{}")}
            stream.write((b",\n" if number else b"") + orjson.dumps(record))
        stream.write(b"\n]}\n")
