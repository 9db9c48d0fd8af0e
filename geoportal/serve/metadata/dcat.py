"""The catalogue and single datasets as DCAT: /dcat.ttl, /dcat.jsonld, /du-lieu/<dataset>.ttl and .jsonld."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import orjson
from flask import Response

from geoportal.serve.metadata.sending import send
from geoportal.serve.metadata.source import catalogue_now, find_listed, settings_now
from geoportal.serve.ogc.records_list import Catalogue

if TYPE_CHECKING:
    from rdflib import Graph

TURTLE, JSONLD = "text/turtle; charset=utf-8", "application/ld+json"


def catalogue_turtle() -> Response:
    """Send the whole catalogue as Turtle."""
    return send(_catalogue(catalogue_now(), "turtle"), TURTLE)


def catalogue_json() -> Response:
    """Send the whole catalogue as JSON-LD."""
    return send(_catalogue(catalogue_now(), "json-ld"), JSONLD)


def dataset_turtle(dataset_id: str) -> Response:
    """Send one dataset as Turtle."""
    return send(_dataset(dataset_id, "turtle"), TURTLE)


def dataset_json(dataset_id: str) -> Response:
    """Send one dataset as JSON-LD."""
    return send(_dataset(dataset_id, "json-ld"), JSONLD)


@lru_cache(maxsize=4)
def _catalogue(catalogue: Catalogue, form: str) -> bytes:
    """Return the catalogue in a form, made once a publication."""
    from geoportal.serve.metadata.dcat_graph import catalogue_graph

    return _write(catalogue_graph(catalogue), form)


def _dataset(dataset_id: str, form: str) -> bytes:
    from geoportal.serve.metadata.dcat_graph import dataset_graph

    catalogue = catalogue_now()
    return _write(dataset_graph(catalogue, find_listed(catalogue, dataset_id, settings_now())), form)


def _write(graph: Graph, form: str) -> bytes:
    """Return a graph as text; JSON-LD sorted by name, for rdflib writes it in an order of chance."""
    from geoportal.serve.metadata.dcat_terms import CONTEXT

    if form != "json-ld":
        return graph.serialize(format=form, encoding="utf-8")
    content = orjson.loads(graph.serialize(format=form, context=CONTEXT, auto_compact=True, indent=None))
    return orjson.dumps({**content, "@graph": sorted(content["@graph"], key=lambda one: str(one["@id"]))})
