"""The boundaries of today's units as maps draw them: loaded by the operator, simplified, as areas or as lines alone."""

from __future__ import annotations

from functools import lru_cache

import orjson
import shapely
from flask import Response, request

from geoportal.errors import UnknownDatasetError
from geoportal.serve.ogc.replies import failed
from geoportal.territory import Gazetteer

TOLERANCE_DEGREES, DECIMALS, LINE_DECIMALS = 0.0004, 5, 4
"""Boundaries are drawn within 40 m of where they are, with coordinates of 1 m (10 m in thin lines that lie below all
else): good to the scale of the province."""


@lru_cache(maxsize=1)
def simplified(gazetteer: Gazetteer) -> dict[str, shapely.Geometry]:
    """Return the area of each unit by its code (EPSG:4326); neighbours still share their sides. {} without any."""
    if gazetteer.boundaries is None:
        return {}
    shapes = gazetteer.boundaries.shapes
    drawn = shapely.coverage_simplify(list(shapes.values()), TOLERANCE_DEGREES)
    rounded = shapely.transform(drawn, lambda points: points.round(DECIMALS))
    return dict(zip(shapes, rounded.tolist(), strict=True))


@lru_cache(maxsize=1)
def outlines(gazetteer: Gazetteer) -> bytes:
    """Return the sides of all units, each once, as one GeoJSON feature with its `source`; b"" without any."""
    if gazetteer.boundaries is None:
        return b""
    sides = shapely.union_all([shapely.boundary(shape) for shape in simplified(gazetteer).values()])
    lines = shapely.transform(shapely.line_merge(sides), lambda points: points.round(LINE_DECIMALS))
    geometry = orjson.Fragment(shapely.to_geojson(lines))
    properties = {"source": gazetteer.boundaries.source}
    return orjson.dumps({"type": "Feature", "geometry": geometry, "properties": properties})


def send_boundaries(text: bytes) -> Response:
    """Answer with boundaries as GeoJSON, 304 when the browser has them; 404 when none are loaded (text is empty)."""
    if not text:
        return failed(UnknownDatasetError("Chưa nạp ranh giới các xã, phường.", "no boundaries of communes are loaded"))
    response = Response(text, content_type="application/geo+json")
    response.cache_control.no_cache = True
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]
