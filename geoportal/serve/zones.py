"""The areas of published datasets (zones, plans) that cover a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson
import shapely

from geoportal.serve.ogc.cql2 import find_meeting
from geoportal.serve.ogc.served import Served
from geoportal.serve.summary import both, summaries
from geoportal.serve.timed import Clock

MOST_ZONES, MOST_VALUES = 20, 8
"""Most zones of one dataset, and most values of a zone."""


def zones_at(lon: float, lat: float, several: Iterable[Served], base_url: str, clock: Clock) -> list[dict[str, Any]]:
    """Return the areas of published datasets that cover a point, on their edge too, with what is said of each."""
    found: list[dict[str, Any]] = []
    for served in several:
        bbox = served.extent.bbox
        if bbox is None or not (bbox[0] <= lon <= bbox[2] and bbox[1] <= lat <= bbox[3]) or not _has_areas(served):
            continue
        clock.check()
        numbers = covering(served, lon, lat)[:MOST_ZONES]
        found += [
            {**summary, "values": values}
            for summary, values in zip(
                summaries(served, numbers, base_url), zone_values(served, numbers), strict=True
            )
        ]  # fmt: skip
    return found


def _has_areas(served: Served) -> bool:
    return "Polygon" in str(served.version.manifest["geometry_type"])


def covering(served: Served, lon: float, lat: float) -> list[int]:
    """Return the numbers of the features of a dataset that cover a point, in order."""
    numbers: list[int] = find_meeting(
        served.features, served.extent.located, "intersects", shapely.Point(lon, lat)
    ).tolist()
    return numbers


def zone_values(served: Served, numbers: Sequence[int]) -> list[list[dict[str, Any]]]:
    """Return what is published of features: the fields of the dataset's popup, else its first ones, where filled."""
    dataset = served.dataset
    names = dataset.style.popup or tuple(dataset.public_fields)[:MOST_VALUES]
    fields = {name: dataset.public_fields[name] for name in names if name in dataset.public_fields}
    several = [orjson.loads(feature)["properties"] for feature in served.features.some(numbers)]
    return [
        [
            {"field": name, "title": both(field.title.vi, field.title.en), "value": values[name], "unit": field.unit}
            for name, field in fields.items()
            if values.get(name) is not None
        ]
        for values in several
    ]
