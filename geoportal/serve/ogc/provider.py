"""The pygeoapi feature provider that reads a published version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from typing import Any, cast

import orjson
import shapely
from pygeoapi.crs import CrsTransformSpec
from pygeoapi.provider.base import (
    BaseProvider,
    ProviderInvalidQueryError,
    ProviderItemNotFoundError,
    SchemaType,
)
from pyproj import CRS, Transformer

from geoportal.dataset import Dataset, load_datasets, load_references
from geoportal.geojson import rounded
from geoportal.records import published_columns
from geoportal.serve.ogc import patches  # noqa: F401  (so that «pygeoapi serve» writes the same JSON)
from geoportal.serve.ogc.query import Condition, intersecting, order, where
from geoportal.serve.ogc.times import time_condition, time_field
from geoportal.settings import Settings, load_settings
from geoportal.store.index import open_index
from geoportal.store.versions import current_version

JSON_TYPES = {
    "integer": "integer",
    "year": "integer",
    "number": "number",
    "latitude": "number",
    "longitude": "number",
    "boolean": "boolean",
}


@cache
def definitions(settings: Settings) -> dict[str, Dataset]:
    """Return every dataset that may be a collection, by id."""
    return {**load_datasets(settings.layers), **load_references(settings.layers)}


class VersionProvider(BaseProvider):  # type: ignore[misc]
    """Features of the version that is served; an unpublished dataset answers empty.

    Nothing is read when it is made: pygeoapi makes one per request, and one per collection for the OpenAPI document.
    """

    settings: Settings | None = None
    """Settings of the app; load_settings() when pygeoapi runs by itself."""

    def __init__(self, provider_def: dict[str, Any]) -> None:
        super().__init__(provider_def)
        self._settings = type(self).settings or load_settings()
        self.dataset = definitions(self._settings)[self.data]
        self.columns = published_columns(self.dataset)
        self.time_field = time_field(self.dataset)
        self._fields = self.get_fields()

    def get_fields(self) -> dict[str, dict[str, Any]]:
        """Return a fresh description of every field: JSON Schema type and Vietnamese title."""
        fields = {}
        for name, field in self.columns.items():
            fields[name] = {"type": JSON_TYPES.get(field.type, "string"), "title": field.title.vi}
            if field.type == "date":
                fields[name]["format"] = "date"
        return fields

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """A copy of the fields: pygeoapi changes what it is given."""
        return deepcopy(self._fields)

    def get_schema(self, schema_type: SchemaType = SchemaType.item) -> tuple[str, dict[str, Any]]:
        """Return the JSON Schema of an item."""
        return "application/geo+json", {"type": "object", "properties": self.fields}

    def query(
        self,
        offset: int = 0,
        limit: int = 10,
        resulttype: str = "results",
        bbox: Any = (),
        datetime_: str | None = None,
        properties: Any = (),
        sortby: Any = (),
        select_properties: Any = (),
        skip_geometry: bool = False,
        q: str | None = None,
        filterq: Any = None,
        crs_transform_spec: CrsTransformSpec | None = None,
        **_unused: Any,
    ) -> dict[str, Any]:
        """Return a page of features as a FeatureCollection with exact numberMatched."""
        if q is not None or filterq is not None:
            raise ProviderInvalidQueryError(user_msg="q và filter chưa được hỗ trợ (q and filter are not supported)")
        with self._open() as connection:
            if connection is None:
                return _collection([], 0)
            condition = self._condition(connection, list(bbox), properties, datetime_)
            count = f"SELECT count(*) FROM feature{condition.sql}"
            matched = int(connection.execute(count, condition.parameters).fetchone()[0])
            if resulttype == "hits":
                return _collection([], matched)
            rows = connection.execute(
                f"SELECT id, geometry, properties FROM feature{condition.sql}{order(sortby)} LIMIT ? OFFSET ?",
                (*condition.parameters, limit, min(offset, 2**62)),
            ).fetchall()
        geometries = [None if skip_geometry else row[1] for row in rows]
        if crs_transform_spec is not None:
            geometries = transformed(geometries, crs_transform_spec)
        features = [
            _feature(row[0], geometry, _selected(row[2], select_properties))
            for row, geometry in zip(rows, geometries, strict=True)
        ]
        return _collection(features, matched)

    def get(
        self, identifier: str, crs_transform_spec: CrsTransformSpec | None = None, **_unused: Any
    ) -> dict[str, Any]:
        """Return one feature by its id.

        Raises
        ------
        ProviderItemNotFoundError
            There is none.
        """
        row = None
        with self._open() as connection:
            if connection is not None:
                query = "SELECT id, geometry, properties FROM feature WHERE id = ?"
                row = connection.execute(query, (identifier,)).fetchone()
        if row is None:
            raise ProviderItemNotFoundError(user_msg=f"Không có đối tượng {identifier} (no such item)")
        geometry = row[1]
        if crs_transform_spec is not None:
            (geometry,) = transformed([geometry], crs_transform_spec)
        return {
            "type": "Feature",
            "id": row[0],
            "geometry": orjson.loads(geometry or b"null"),
            "properties": orjson.loads(row[2]),
        }

    def _condition(
        self, connection: sqlite3.Connection, bbox: list[float], properties: Any, datetime_: str | None
    ) -> Condition:
        try:
            times = time_condition(self.dataset, datetime_) if datetime_ else None
        except ValueError as error:
            raise ProviderInvalidQueryError(user_msg=str(error)) from error
        condition = where(bbox, properties, self.columns, times)
        return condition if self.dataset.is_point or not bbox else intersecting(connection, condition, bbox)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        version = current_version(self._settings.home, self.data)
        if version is None:
            yield None
            return
        connection = open_index(version)
        try:
            yield connection
        finally:
            connection.close()


def _collection(features: list[Any], matched: int) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": features,
        "numberMatched": matched,
        "numberReturned": len(features),
    }


def _feature(row_id: str, geometry: bytes | None, properties: bytes) -> orjson.Fragment:
    return orjson.Fragment(
        b'{"type":"Feature","id":%s,"geometry":%s,"properties":%s}'
        % (orjson.dumps(row_id), geometry or b"null", properties)
    )


def _selected(properties: bytes, names: Any) -> bytes:
    if not names:
        return properties
    values = orjson.loads(properties)
    return orjson.dumps({name: values.get(name) for name in values if name in names})


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(CRS.from_wkt(source), CRS.from_wkt(target))


def transformed(geometries: list[bytes | None], spec: CrsTransformSpec) -> list[bytes | None]:
    """Transform GeoJSON geometries; axes in the order of the target CRS, as OGC API – Features Part 2 has it."""
    transformer = _transformer(spec.source_crs_wkt, spec.target_crs_wkt)
    shapes = shapely.from_geojson([None if text is None else text.decode() for text in geometries])
    moved = shapely.transform(shapes, cast(Any, transformer.transform), interleaved=False)
    decimals = 8 if CRS.from_wkt(spec.target_crs_wkt).is_geographic else 4
    return [None if shape is None else _geojson(shape, decimals) for shape in moved]


def _geojson(shape: shapely.Geometry, decimals: int) -> bytes:
    content = orjson.loads(shapely.to_geojson(shape))
    return orjson.dumps({"type": content["type"], "coordinates": rounded(content["coordinates"], decimals)})
