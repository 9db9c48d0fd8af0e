"""The CQL2 filter of a request as a condition over the serving index."""

from __future__ import annotations

from collections.abc import Mapping

import shapely

from geoportal.errors import RequestError
from geoportal.serve.ogc.cql2 import condition_of, find_meeting, parse_filter
from geoportal.serve.ogc.crs import CRS84, CRS_LIST
from geoportal.serve.ogc.query import Condition
from geoportal.serve.ogc.served import Served
from geoportal.store.boxes import Integers

LANGUAGES = ("cql2-text", "cql2-json")


def filter_condition(served: Served, arguments: Mapping[str, str]) -> Condition:
    """Return the condition of `filter`, in the language and the CRS that go with it.

    Raises
    ------
    RequestError
        It is not understood, or asks for what the API does not have.
    """
    language, crs = arguments.get("filter-lang", LANGUAGES[0]), arguments.get("filter-crs", CRS84)
    if language not in LANGUAGES:
        raise RequestError(
            f"filter-lang phải là {' hoặc '.join(LANGUAGES)}.", f"filter-lang must be {' or '.join(LANGUAGES)}"
        )
    if crs not in CRS_LIST:
        raise RequestError(f"filter-crs «{crs}» không được hỗ trợ.", f"filter-crs “{crs}” is not supported")
    node = parse_filter(arguments["filter"], language)

    def found(predicate: str, shape: shapely.Geometry) -> Integers:
        return find_meeting(served.features, served.extent.located, predicate, shape)

    return condition_of(node, served.columns, found, served.extent.located, crs)
