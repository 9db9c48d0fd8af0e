"""Spatial predicates of a filter."""

from __future__ import annotations

import shapely
from pygeofilter import ast

from geoportal.serve.ogc.cql2.expression import Expression, Scope
from geoportal.serve.ogc.cql2.meeting import TESTS
from geoportal.serve.ogc.cql2.refusals import wrong_kind
from geoportal.serve.ogc.cql2.shapes import shape_of
from geoportal.serve.ogc.query import among

TURNED = {"within": "contains", "contains": "within"}
"""The predicates that are others when their arguments change places."""
HOLDS_OF_ITSELF = ("intersects", "equals", "within", "contains")


def spatial(
    node: ast.SpatialComparisonPredicate, left: Expression, right: Expression, scope: Scope, *, exact: bool
) -> Expression:
    """Return a spatial predicate; of a feature without a geometry neither it nor its contrary holds.

    Raises
    ------
    RequestError
        An argument is no geometry.
    """
    predicate = node.op.value.lower()
    for side in (left, right):
        if side.kind != "geometry":
            raise wrong_kind("geometry", side.kind, f"S_{node.op.value}")
    if left.value is None and right.value is None:
        holds = "1" if predicate in HOLDS_OF_ITSELF else "0"
        return Expression("boolean", f"CASE WHEN seq <= ? THEN {holds} END", (scope.located,), depth=1)
    if left.value is not None and right.value is not None:
        return _of_literals(predicate, shape_of(left.value, scope.crs), shape_of(right.value, scope.crs))
    if left.value is not None:
        predicate, right = TURNED.get(predicate, predicate), left
    numbers = among(scope.found(predicate, shape_of(right.value, scope.crs)))
    if not exact:
        return Expression("boolean", f"({numbers.sql})", numbers.parameters, depth=3)
    sql = f"CASE WHEN seq <= ? THEN {numbers.sql} END"
    return Expression("boolean", sql, (scope.located, *numbers.parameters), depth=3)


def _of_literals(predicate: str, first: shapely.Geometry, second: shapely.Geometry) -> Expression:
    holds = shapely.disjoint(first, second) if predicate == "disjoint" else TESTS[predicate](second, first)
    return Expression("boolean", "1" if holds else "0")
