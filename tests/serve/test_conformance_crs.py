"""The abstract tests of OGC API - Features Part 2 over every collection and every reference system.

Source: OGC 18-058r1, Annex A. Coordinates are compared with those that pyproj gives.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote

import numpy
import pytest
import shapely
from pyproj import Transformer

from geoportal.serve.app import create_app
from geoportal.settings import Settings
from tests.serve.api import CRS84, GEOJSON, JSON, Api, shapes

EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
CODES = {CRS84: "OGC:CRS84", **{f"{EPSG}{code}": f"EPSG:{code}" for code in (4326, 3857, 9209, 3405, 4756)}}
DEGREES = ("OGC:CRS84", "EPSG:4326", "EPSG:4756")
INVALID = (f"{EPSG}1", f"{EPSG}5897", "http://www.opengis.net/def/crs/0/unknown", "EPSG:4326", "4326", "")
every_crs = pytest.mark.parametrize("crs", CODES)


@pytest.fixture(scope="module")
def api(sampled: Settings) -> Api:
    return Api(create_app(sampled))


@cache
def mover(code: str) -> Callable[..., Any]:
    return Transformer.from_crs("OGC:CRS84", code).transform


def moved(shape: shapely.Geometry, crs: str) -> shapely.Geometry:
    """Return a shape in a CRS, in the axis order of its authority."""
    return shapely.transform(shape, lambda points: numpy.column_stack(mover(CODES[crs])(points[:, 0], points[:, 1])))


# crs/crs-uri, fc-md-crs-list, fc-md-storageCrs, fc-md-storageCrs-valid-value


def test_identifiers(api: Api) -> None:
    for collection in api.collections.values():
        assert collection["crs"] == list(CODES)
        assert collection["storageCrs"] in collection["crs"] and "storageCrsCoordinateEpoch" not in collection


# crs/fc-crs-definition, fc-crs-valid-value, crs-parameter, crs-parameter-transform, ogc-crs-header, ogc-crs-header-value


@every_crs
def test_coordinates_are_those_of_proj(api: Api, crs: str) -> None:
    far = 1.1e-7 if CODES[crs] in DEGREES else 1.1e-4
    compared = 0
    for name in api.collections:
        page = api.open(f"/collections/{name}/items?limit=1000&crs={crs}")
        assert (page.status_code, page.headers["Content-Crs"], page.headers["Content-Type"]) == (
            200,
            f"<{crs}>",
            GEOJSON,
        )
        content = page.get_json(force=True)
        api.check(content, f"Features.{name}")
        plain, found = shapes(api.every(name)), shapes(content["features"])
        assert found.keys() == plain.keys()
        for key, shape in plain.items():
            wanted = moved(shape, crs)
            assert shapely.get_num_coordinates(found[key]) == shapely.get_num_coordinates(wanted)
            assert numpy.allclose(
                shapely.get_coordinates(found[key]), shapely.get_coordinates(wanted), rtol=0, atol=far
            )
            compared += 1
    assert compared > 300


@every_crs
def test_single_features(api: Api, crs: str) -> None:
    for name in api.collections:
        page = {item["id"]: item for item in api.items(name, f"limit=3&crs={crs}")["features"]}
        for key, feature in page.items():
            answer = api.open(f"/collections/{name}/items/{quote(key)}?crs={crs}")
            assert (answer.status_code, answer.headers["Content-Crs"]) == (200, f"<{crs}>")
            content = answer.get_json(force=True)
            api.check(content, f"Feature.{name}")
            assert {member: content[member] for member in feature} == feature


# crs/fc-crs-default-value, crs-parameter-default


def test_without_crs_it_is_crs84(api: Api) -> None:
    for name in api.collections:
        first = api.every(name)[0]["id"]
        for path in (f"/collections/{name}/items", f"/collections/{name}/items/{quote(first)}"):
            assert api.open(path).headers["Content-Crs"] == f"<{CRS84}>"
        assert api.items(name, f"limit=1000&crs={CRS84}")["features"] == api.every(name)


# crs/crs-parameter-invalid, bbox-crs-parameter-invalid


@pytest.mark.parametrize("crs", INVALID)
def test_unknown_identifiers_are_refused(api: Api, crs: str) -> None:
    for name in api.collections:
        here, first = f"/collections/{name}/items", quote(api.every(name)[0]["id"])
        for path in (f"{here}?crs={crs}", f"{here}/{first}?crs={crs}", f"{here}?bbox=105,20,107,21&bbox-crs={crs}",
                     f"{here}?bbox-crs={crs}", f"{here}?filter=ten%20IS%20NULL&filter-crs={crs}"):  # fmt: skip
            api.get(path, "Problem", 400, JSON)


# crs/bbox-crs-definition, bbox-crs-parameter, bbox-crs-parameter-default


def corners(shape: shapely.Geometry, crs: str) -> str:
    """Return the bbox parameter of a box of CRS84 whose corners are put into a CRS."""
    west, south, east, north = shape.bounds
    low, high = mover(CODES[crs])(west, south), mover(CODES[crs])(east, north)
    return ",".join(f"{number:.7f}" for number in (*low, *high))


@every_crs
def test_boxes_of_the_extent(api: Api, crs: str) -> None:
    """As the official suite has it: nothing is found but what the same box finds in CRS84."""
    found = 0
    for name, collection in api.collections.items():
        box = shapely.box(*collection["extent"]["spatial"]["bbox"][0])
        plain = {
            item["id"] for item in api.items(name, f"limit=1000&bbox={','.join(map(str, box.bounds))}")["features"]
        }
        there = {
            item["id"] for item in api.items(name, f"limit=1000&bbox={corners(box, crs)}&bbox-crs={crs}")["features"]
        }
        assert there <= plain and len(there) >= len(plain) // 2
        assert crs not in (CRS84, f"{EPSG}4326", f"{EPSG}3857") or there == plain  # the same box, side for side
        found += len(there)
    assert found > 300


@every_crs
def test_boxes_find_what_meets_them_in_their_own_crs(api: Api, crs: str) -> None:
    some = 0
    for name, collection in api.collections.items():
        known = {key: moved(shape, crs) for key, shape in shapes(api.every(name)).items()}
        if not known:
            continue
        west, south, east, north = moved(shapely.box(*collection["extent"]["spatial"]["bbox"][0]), crs).bounds
        for share in (0.0, 0.25, 0.5):
            box = (west + share * (east - west), south, east, north - share * (north - south))
            wanted = {key for key, shape in known.items() if shape.intersects(shapely.box(*box))}
            query = f"limit=1000&bbox={','.join(map(repr, map(float, box)))}&bbox-crs={crs}"
            assert {item["id"] for item in api.items(name, query)["features"] if item["geometry"]} == wanted, (
                name,
                share,
            )
            some += len(wanted)
    assert some > 500
