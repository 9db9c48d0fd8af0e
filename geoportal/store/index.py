"""The read side of a version's index.sqlite."""

from __future__ import annotations

import sqlite3
from typing import Any

import orjson

from geoportal.dataset import Dataset
from geoportal.records import Encoded, Place
from geoportal.store.boxes import BOX_UNITS
from geoportal.store.features import FeatureFile
from geoportal.store.versions import Version
from geoportal.vietnamese import fold, search_key


def open_index(version: Version) -> sqlite3.Connection:
    """Open the serving index read-only; it never changes, so SQLite takes no locks."""
    path = (version.path / "index.sqlite").as_uri() + "?mode=ro&immutable=1"
    return sqlite3.connect(path, uri=True, check_same_thread=False)


def read_encoded(version: Version) -> list[Encoded]:
    """Read every row of a version back as it is stored, in its order."""
    connection = open_index(version)
    try:
        rows = connection.execute(
            "SELECT id, part, west, south, east, north, properties_at, place, children "
            "FROM feature JOIN body USING (seq) ORDER BY seq"
        ).fetchall()
    finally:
        connection.close()
    return [
        Encoded._make([*row[:2], *map(_degrees, row[2:6]), *_split(feature, row[6]), *row[7:]])
        for row, feature in zip(rows, FeatureFile(version.path), strict=True)
    ]


def _degrees(units: int | None) -> float | None:
    return None if units is None else units / BOX_UNITS


def _split(feature: bytes, properties_at: int) -> tuple[bytes | None, bytes]:
    """Return the geometry and the properties in the bytes of a feature, whose other members come before them."""
    head, properties = feature[: properties_at - len(b',"properties":')], feature[properties_at:-1]
    geometry = head[head.index(b',"geometry":', head.index(b'"id":')) + len(b',"geometry":') :]
    return None if geometry == b"null" else geometry, properties


def decode_place(stored: bytes) -> Place:
    """Return a place as it was stored."""
    content: dict[str, Any] = orjson.loads(stored)
    content["evidence"] = tuple(content["evidence"])
    content["alternatives"] = tuple(content["alternatives"])
    return Place(**content)


def facility_places(version: Version, dataset: Dataset) -> dict[str, Place | None]:
    """Return the places of a dataset by the folded name of the feature; None for a name borne by several."""
    places: dict[str, Place | None] = {}
    for row in read_encoded(version):
        name = fold(str(orjson.loads(row.properties).get(dataset.name_field) or ""))
        place = decode_place(row.place)
        if name and place.level != "none":
            places[name] = None if name in places else place
    return places


def has_landmarks(version: Version) -> bool:
    """Return whether anything of a version is placed exactly; samples are no landmarks."""
    return not version.manifest["sample"] and bool(version.manifest["levels"].get("exact"))


def add_landmarks(version: Version, dataset: Dataset, landmarks: dict[str, Place | None]) -> None:
    """Add the exactly placed features of a version by search key of their name; None for a name borne by several.

    Names of a single word are no landmarks.
    """
    for row in read_encoded(version):
        place = decode_place(row.place)
        key = search_key(str(orjson.loads(row.properties).get(dataset.name_field) or ""))
        if place.level == "exact" and " " in key:
            landmarks[key] = None if key in landmarks else place
