"""The abstract tests of OGC API - Features Part 1 for bbox, datetime and wrong parameters, over every collection.

Sources: OGC 17-069r4, Annex A; the boxes and instants are those of the official suite, and some more.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
import shapely

from geoportal.serve.app import create_app
from geoportal.settings import Settings
from tests.serve.api import CRS84, JSON, Api, days, shapes

Box = tuple[float, float, float, float]
FAR: tuple[Box, ...] = (
    (-1.5, 50.0, 1.5, 53.0), (-80.0, -5.0, -70.0, 5.0), (177.0, 65.0, -177.0, 70.0), (-180.0, 85.0, 180.0, 90.0),
    (-180.0, -90.0, 180.0, -85.0),
)  # fmt: skip
"""Boxes of the official suite: across the meridian, the equator, 180 degrees; both poles."""


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


# core/fc-bbox-definition, fc-bbox-response


def inner(extent: Box, dice: random.Random) -> Box:
    west, south, east, north = extent
    (left, right), (low, high) = (
        sorted(dice.uniform(west, east) for _ in "ab"),
        sorted(dice.uniform(south, north) for _ in "ab"),
    )
    return (left, low, right, high)


def area(box: Box) -> shapely.Geometry:
    west, south, east, north = box
    if west <= east:
        return shapely.box(*box)
    return shapely.union(shapely.box(west, south, 180, north), shapely.box(-180, south, east, north))


def test_bbox_finds_what_meets_it(api: Api) -> None:
    dice, hits = random.Random(5), 0
    for name, collection in api.collections.items():
        extent: Box = tuple(collection["extent"]["spatial"]["bbox"][0])
        west, south, east, north = extent
        middle = ((west + east) / 2, (south + north) / 2)
        boxes = [extent, *FAR, *(inner(extent, dice) for _ in range(8)), (*middle, *middle)]
        boxes += [(middle[0], south, west - 1, north), (-180.0, -90.0, 180.0, 90.0)]
        known = shapes(api.every(name))
        for box in boxes:
            wanted = {key for key, shape in known.items() if shape.intersects(area(box))}
            hits += len(wanted)
            low, high = ",".join(map(str, box[:2])), ",".join(map(str, box[2:]))
            for text in (f"{low},{high}", f"{low},-100,{high},100"):
                page = api.items(name, f"limit=10000&bbox={text}")
                assert {item["id"] for item in page["features"] if item["geometry"]} == wanted, (name, box)
                assert page["numberMatched"] == len(page["features"])
    assert hits > 1_000


def test_bbox_matches_features_without_a_geometry(api: Api) -> None:
    for name, collection in api.collections.items():
        extent = ",".join(map(str, collection["extent"]["spatial"]["bbox"][0]))
        lost = {item["id"] for item in api.every(name) if item["geometry"] is None}
        assert lost <= {item["id"] for item in api.items(name, f"limit=10000&bbox={extent}")["features"]}


# core/fc-time-definition, fc-time-response


def instants(extent: list[str]) -> list[tuple[str, str | None, str | None]]:
    """Return datetime parameters and the days that they begin and end with, as the official suite makes them."""
    begin, end = (datetime.fromisoformat(text) for text in extent)
    one, two = begin + (end - begin) / 4, begin + (end - begin) / 2
    day, later = one.date(), one.date() + timedelta(days=2)
    stamp = "%Y-%m-%dT%H:%M:%SZ"
    first, second = one.date().isoformat(), two.date().isoformat()
    return [
        (begin.strftime(stamp), extent[0][:10], extent[0][:10]), (first, first, first),
        (f"{one.strftime(stamp)}/{two.strftime(stamp)}", first, second), (f"{day}/P2D", str(day), str(later)),
        (f"P2D/{later}", str(day), str(later)), (f"{first}/..", first, None), (f"../{first}", None, first),
        (f"{second}/", second, None), (f"/{second}", None, second), (f"{day}T00:00:00+07:00/{day}", str(day - timedelta(days=1)), str(day)),
        ("0000-01-01T00:00:00Z/9999-12-31T23:59:59Z", None, None), ("1900-01-01/1900-12-31", "1900-01-01", "1900-12-31"),
        (f"{day}T23:59:60Z", str(day), str(day)), (f"{day}/PT1H", str(day), str(day)), (f"{day}t10:20:30.5z", str(day), str(day)),
    ]  # fmt: skip


def test_datetime_finds_what_meets_it_and_what_has_no_time(api: Api) -> None:
    hits = misses = 0
    for name, collection in api.collections.items():
        features = api.every(name)
        extent = (
            collection["extent"]
            .get("temporal", {})
            .get("interval", [["2025-01-01T00:00:00Z", "2025-12-31T23:59:59Z"]])[0]
        )
        time = api.app.extensions["ogc"].served(name).time_field
        for text, begin, end in instants(extent):
            wanted = []
            for feature in features:
                first, last = (
                    days(feature["properties"][time]) if time and feature["properties"][time] is not None else ("", "~")
                )
                meets = (begin is None or last >= begin) and (end is None or first <= end)
                wanted += [feature] if meets else []
            hits, misses = hits + len(wanted), misses + len(features) - len(wanted)
            assert api.items(name, f"limit=10000&datetime={quote(text)}")["features"] == wanted, (name, text)
    assert hits > 1_000 and misses > 50


# core/query-param-invalid, query-param-unknown

INVALID = [
    "limit=unlimited", "limit=0", "limit=-5", "limit=", "bbox=", "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=a,b,c,d", "bbox=1,5,2,4",
    "datetime=", "datetime=yesterday", "datetime=2025-02-30", "datetime=2025-1-1", "datetime=2025-01-01T25:00:00Z",
    "datetime=2025-01-02/2025-01-01", "datetime=P1D/P2D", "datetime=2025-01-01/P", "datetime=../P2D", "datetime=a/b/c",
    "crs=", "crs=EPSG:4326", f"crs={CRS84}x", "bbox-crs=EPSG:4326&bbox=1,2,3,4", "offset=-1", "skipGeometry=2", "f=pdf",
    "unknownQueryParameter12345=1", "fid=abc", "Limit=5", "bbox=1,2,3,4&bbox=1,2,3,4",
]  # fmt: skip


@pytest.mark.parametrize("query", INVALID)
def test_unknown_and_invalid_parameters_are_refused(api: Api, query: str) -> None:
    for name in api.collections:
        assert api.get(f"/collections/{name}/items?{query}", "Problem", 400, JSON)["code"] == "InvalidParameterValue"


@pytest.mark.parametrize("path", [
    "/", "/openapi", "/conformance", "/collections", "/collections/truong-thpt", "/collections/truong-thpt/queryables",
    "/collections/truong-thpt/schema", "/processes", "/processes/geocode", "/tileMatrixSets",
])  # fmt: skip
def test_documents_refuse_unknown_parameters(api: Api, path: str) -> None:
    for query in ("unknownQueryParameter1=1", "f=pdf"):
        api.get(f"{path}?{query}", "Problem", 400, JSON)
