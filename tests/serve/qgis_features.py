"""Features as clients read them, and as the API gives them."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import shapely

from geoportal.records import NOWHERE, Feature

Row = dict[str, Any]
RECT = (106.1, 20.4, 106.3, 20.6)
"""A box in the province: west, south, east, north."""
ROUNDED_DEGREES = 2e-7


def placed(feature: Row) -> bool:
    return feature["geometry"] is not None


def kind(features: list[Row]) -> str:
    """Return what the geometries of a collection are, without Multi; "" when nothing in it has a place."""
    found = {feature["geometry"]["type"].removeprefix("Multi") for feature in features if placed(feature)}
    assert len(found) <= 1
    return str(found.pop()) if found else ""


def assert_same(seen: list[Row], right: list[Row]) -> None:
    """Compare what QGIS read with the features of the API: every value, every place, each once."""
    rows = {row["values"]["id"]: row for row in seen}
    assert len(rows) == len({row["fid"] for row in seen}) == len(seen) == len(right)
    for feature in right:
        row = rows[feature["id"]]
        assert {name: row["values"].get(name) for name in feature["properties"]} == feature["properties"], feature["id"]
        assert (row["wkt"] is None) == (not placed(feature))
        if placed(feature):
            there, here = shapely.from_wkt(row["wkt"]), shapely.from_geojson(json.dumps(feature["geometry"]))
            assert shapely.equals_exact(there, here, ROUNDED_DEGREES) or there.normalize().equals_exact(
                here.normalize(), ROUNDED_DEGREES
            )


def inside(feature: Row, rect: tuple[float, float, float, float] = RECT) -> bool:
    if not placed(feature):
        return False
    lon, lat = feature["geometry"]["coordinates"]
    return rect[0] <= lon <= rect[2] and rect[1] <= lat <= rect[3]


def bounds(features: list[Row]) -> list[float]:
    points = [feature["geometry"]["coordinates"] for feature in features if placed(feature)]
    lon, lat = zip(*points, strict=True)
    return [min(lon), min(lat), max(lon), max(lat)]


def hide_most(feature: Feature) -> Feature:
    """Take the place from eight drawn features of ten."""
    kept = int(feature.id[1:]) % 10 in (3, 7)
    return feature if kept else dataclasses.replace(feature, place=NOWHERE, geometry=None)
