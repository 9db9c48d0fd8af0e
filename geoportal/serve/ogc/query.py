"""Queries of the serving index: SQL with bound parameters only."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
import shapely

from geoportal.dataset import Field

BOOLEANS = {"true": 1, "false": 0, "1": 1, "0": 0, "có": 1, "không": 0}


@dataclass(frozen=True)
class Condition:
    """A WHERE clause and its parameters."""

    sql: str
    parameters: tuple[Any, ...]


def where(
    bbox: Sequence[float], properties: Sequence[tuple[str, str]], fields: Mapping[str, Field], times: Condition | None
) -> Condition:
    """Return the condition of a query: bbox (west, south, east, north; EPSG:4326), equality, time."""
    parts: list[Condition] = []
    if bbox:
        west, south, east, north = bbox
        box = "SELECT seq FROM feature_box WHERE west <= ? AND east >= ? AND south <= ? AND north >= ?"
        parts.append(Condition(f"seq IN ({box})", (east, west, north, south)))
    parts += [Condition(f'"f_{name}" = ?', (_typed(value, fields[name]),)) for name, value in properties]
    parts += [times] if times else []
    if not parts:
        return Condition("", ())
    parameters = tuple(value for part in parts for value in part.parameters)
    return Condition(" WHERE " + " AND ".join(part.sql for part in parts), parameters)


def _typed(value: str, field: Field) -> Any:
    if field.type == "boolean":
        return BOOLEANS.get(value.lower(), value)
    if field.type in ("integer", "year", "number", "latitude", "longitude"):
        try:
            return float(value)
        except ValueError:
            return value
    return value


def intersecting(connection: sqlite3.Connection, condition: Condition, bbox: Sequence[float]) -> Condition:
    """Narrow a bbox condition on lines or polygons to the features that really meet the box."""
    box = shapely.box(bbox[0], bbox[1], bbox[2], bbox[3])
    rows = connection.execute(f"SELECT seq, geometry FROM feature{condition.sql}", condition.parameters)
    found = [seq for seq, geometry in rows if shapely.intersects(box, shapely.from_geojson(geometry))]
    return Condition(" WHERE seq IN (SELECT value FROM json_each(?))", (orjson.dumps(found).decode(),))


def order(sortby: Sequence[Mapping[str, str]]) -> str:
    """Return a stable ORDER BY: the chosen fields, nulls last, then the default order."""
    chosen = "".join(
        f'"f_{item["property"]}" {"DESC" if item["order"] == "-" else "ASC"} NULLS LAST, ' for item in sortby
    )
    return f" ORDER BY {chosen}seq"
