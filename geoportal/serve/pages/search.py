"""Suggestions while one types: units of every era, coordinates, datasets, published features, places, an address."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from flask import Response, request

from geoportal.errors import RequestError
from geoportal.serve.ogc.replies import failed
from geoportal.serve.pages.dataset import settings
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.places import gazetteer_of
from geoportal.serve.suggest.datasets import suggest_datasets, suggested
from geoportal.serve.suggest.features import suggest_features
from geoportal.serve.suggest.match import BEGINS, EXACT, NEAR, Typed
from geoportal.serve.suggest.places import suggest_address, suggest_coordinates, suggest_places
from geoportal.serve.suggest.suggestion import Suggestion, choose
from geoportal.serve.suggest.units import suggest_units
from geoportal.vietnamese import clean

LONGEST, SHORTEST = 200, 2
MANY = 3
"""When so many features of a dataset begin with what was typed, the dataset itself is one of the answers."""


def suggestions() -> Response:
    """Answer ?q= with at most twenty suggestions: kind, label, detail, lon and lat (EPSG:4326), url."""
    query = clean(request.args.get("q", ""))
    if len(query) > LONGEST:
        error = RequestError(f"Từ khóa dài quá {LONGEST} ký tự.", f"the query is longer than {LONGEST} characters")
        return failed(error)
    found = choose(_all(query)) if len(query) >= SHORTEST else []
    body = orjson.dumps({"query": query, "suggestions": [item.content() for item in found]})
    return Response(body, content_type="application/json", headers={"Cache-Control": "no-cache"})


def _all(query: str) -> Iterator[Suggestion]:
    gazetteer, typed = gazetteer_of(settings()), Typed(query)
    point = suggest_coordinates(query, gazetteer)
    if point is not None:
        yield point
        return
    if not typed.readings:
        return
    units, address = list(suggest_units(typed, gazetteer)), suggest_address(query, gazetteer)
    yield from units
    if address is not None and (address.fit == EXACT or not any(unit.fit < NEAR for unit in units)):
        yield address
    yield from suggest_places(typed, settings(), gazetteer)
    entries = catalogue().entries()
    yield from suggest_datasets(typed, entries, catalogue())
    for entry in entries:
        features = list(suggest_features(typed, entry))
        yield from features
        if sum(feature.fit <= BEGINS for feature in features) >= MANY:
            yield suggested(entry, BEGINS, len(entries))
