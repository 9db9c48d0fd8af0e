"""Expressions of a filter as SQL, and what a filter may refer to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import shapely

from geoportal.dataset import Field
from geoportal.serve.ogc.cql2.refusals import refusal
from geoportal.store.boxes import Integers

Kind = Literal["text", "number", "boolean", "moment", "interval", "geometry"]
Found = Callable[[str, shapely.Geometry], Integers]
"""Numbers of the features whose geometry is so related to a shape (CRS84); the relation as in "intersects"."""
GEOMETRY = "geometry"
"""The name of the geometry among the properties."""
NUMBERS = ("integer", "year", "number", "latitude", "longitude")
CHAIN = 64
"""So many conditions stand side by side in SQL; SQLite's trees are at most 1,000 deep."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a filter may refer to.

    fields: the published columns. found: see Found. located: how many features, the first ones, have a geometry. crs:
    of the geometries in the filter.
    """

    fields: Mapping[str, Field]
    found: Found
    located: int
    crs: str


class Expression(NamedTuple):
    """A piece of SQL with its parameters; value: what it is when it is a literal.

    depth: how many pieces of it, at most, SQLite's parser keeps open at once.
    """

    kind: Kind
    sql: str
    parameters: tuple[Any, ...] = ()
    value: Any = None
    depth: int = 0


def kind_of(field: Field) -> Kind:
    """Return the kind of a column: months, quarters and school years are text, as they are published."""
    if field.type in NUMBERS:
        return "number"
    if field.type == "boolean":
        return "boolean"
    return "moment" if field.type == "date" else "text"


def column(name: str, scope: Scope) -> Expression:
    """Return a property.

    Raises
    ------
    RequestError
        There is none of this name: the names there are.
    """
    if name == GEOMETRY:
        return Expression("geometry", "")
    if name not in scope.fields:
        names = ", ".join([*scope.fields, GEOMETRY])
        raise refusal(
            f"không có trường «{name[:60]}». Các trường: {names}.",
            f"there is no property “{name[:60]}”; the properties are {names}",
        )
    return Expression(kind_of(scope.fields[name]), f'"f_{name}"')


def built(kind: Kind, template: str, *parts: Expression, before_first: int = 1, before_others: int = 3) -> Expression:
    """Return an expression of parts, in brackets; each {} of the template stands for one.

    before_first, before_others: pieces of SQL, the bracket among them, that the parser keeps open when it comes to the
    first part and to the others.

    >>> built("boolean", "{} = {}", Expression("text", '"f_ten"'), Expression("text", "?", ("A",))).sql
    '("f_ten" = ?)'
    """
    parameters = tuple(parameter for part in parts for parameter in part.parameters)
    depth = parts[0].depth + before_first
    for part in parts[1:]:
        depth = max(depth, part.depth + before_others)
    return Expression(kind, f"({template.format(*(part.sql for part in parts))})", parameters, depth=depth)


def joined(operator: Literal["AND", "OR"], parts: Sequence[Expression]) -> Expression:
    """Return conditions joined by one operator.

    The deepest one stands first, so that SQLite's parser, which keeps at most 100 pieces open, has little open around
    it; long chains are cut, so that the tree stays low.
    """
    if len(parts) == 1:
        return parts[0]
    first, *rest = sorted(parts, key=lambda part: -part.depth)
    while len(rest) > CHAIN:
        rest = [_side_by_side(operator, rest[start : start + CHAIN]) for start in range(0, len(rest), CHAIN)]
    return built("boolean", f"{{}} {operator} {{}}", first, _side_by_side(operator, rest))


def _side_by_side(operator: str, parts: Sequence[Expression]) -> Expression:
    return parts[0] if len(parts) == 1 else built("boolean", f" {operator} ".join(["{}"] * len(parts)), *parts)
