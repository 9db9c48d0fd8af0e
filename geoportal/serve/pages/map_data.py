"""What the map asks for when it needs it: fields and colours of a layer, the areas by which layers are filtered."""

from __future__ import annotations

import orjson
from flask import Response, request

from geoportal.serve.pages.dataset import settings
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.map_areas import every_area
from geoportal.serve.pages.map_config import layer_details
from geoportal.serve.pages.mapping import published_entry
from geoportal.serve.pages.outlines import outlines, send_boundaries
from geoportal.serve.places import gazetteer_of


def layer(dataset_id: str) -> Response:
    """Fields, classes and colours of one layer as JSON, as `layer_details` has them."""
    return _json(layer_details(published_entry(dataset_id), catalogue()))


def areas() -> Response:
    """Former districts and communes of today as JSON: {areas: [{code, name, units, province (of districts)}]}."""
    return _json({"areas": every_area(gazetteer_of(settings()))})


def boundaries() -> Response:
    """The boundaries of today's units that the operator loaded, as lines: GeoJSON (EPSG:4326)."""
    return send_boundaries(outlines(gazetteer_of(settings())))


def _json(content: object) -> Response:
    response = Response(orjson.dumps(content), content_type="application/json")
    response.cache_control.no_cache = True
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]
