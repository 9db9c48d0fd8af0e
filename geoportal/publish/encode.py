"""Features become rows of GeoJSON bytes, in the default order: located first, then unplaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import batched

import numpy
import orjson
import shapely

from geoportal.columns import place_values
from geoportal.dataset import Dataset
from geoportal.geojson import rounded
from geoportal.records import Encoded, Feature, Part, Value

DECIMALS = 7
GRID_DEGREES = 10.0**-DECIMALS
BATCH = 5_000


def encode_features(dataset: Dataset, features: Iterable[Feature], part: Part) -> list[Encoded]:
    """Encode the features of one part: values, how each was located, whose it is.

    Geometries (WKB, EPSG:4326) are snapped to 7 decimals, which is 1 cm.
    """
    return [row for batch in batched(features, BATCH) for row in _encode_batch(dataset, batch, part)]


def _encode_batch(dataset: Dataset, features: Sequence[Feature], part: Part) -> Iterator[Encoded]:
    shapes = shapely.from_wkb(numpy.array([feature.geometry for feature in features], dtype=object))
    shapes = _snap(shapes)
    texts = shapely.to_geojson(shapes)
    bounds = shapely.bounds(shapes)
    for feature, shape, text, box in zip(features, shapes, texts, bounds, strict=True):
        yield _encode(dataset, feature, part, None if shape is None else text, box)


def _snap(shapes: numpy.typing.NDArray[numpy.object_]) -> numpy.typing.NDArray[numpy.object_]:
    snapped = shapely.set_precision(shapes, GRID_DEGREES, mode="pointwise")
    return numpy.where(shapely.is_valid(snapped) | shapely.is_missing(shapes), snapped, shapes)


def _encode(dataset: Dataset, feature: Feature, part: Part, geometry: str | None, box: Sequence[float]) -> Encoded:
    properties: dict[str, Value] = {name: feature.values.get(name) for name in dataset.public_fields}
    if dataset.is_located:
        properties |= place_values(feature.place)
    properties |= {
        "don_vi_cung_cap": part.agency or None,
        "ky_du_lieu": part.period or None,
        "du_lieu_mau": part.sample,
    }
    west, south, east, north = (None,) * 4 if geometry is None else (round(float(side), DECIMALS) for side in box)
    return Encoded(
        id=feature.id,
        part=part.key,
        west=west, south=south, east=east, north=north,
        geometry=_round_numbers(geometry) if geometry else None,
        properties=_json(properties),
        place=_json(asdict(feature.place)),
        children=_json(feature.children) if dataset.children else None,
    )  # fmt: skip


def _round_numbers(geometry: str) -> bytes:
    content = orjson.loads(geometry)
    return _json({"type": content["type"], "coordinates": rounded(content["coordinates"], DECIMALS)})


def _json(content: object) -> bytes:
    """Return JSON in bytes of just its size: orjson's own answer keeps a buffer of 4 to 8 KB alive behind it."""
    return memoryview(orjson.dumps(content)).tobytes()


def order_rows(rows: Sequence[Encoded]) -> list[Encoded]:
    """Return the located rows first, then the others, each in their order."""
    return [row for row in rows if row.geometry] + [row for row in rows if not row.geometry]
