"""The pygeoapi feature provider that reads a published version."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

import orjson
from pygeoapi.crs import CrsTransformSpec
from pygeoapi.provider.base import (
    BaseProvider,
    ProviderInvalidQueryError,
    ProviderItemNotFoundError,
    SchemaType,
)

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, load_datasets, load_references
from geoportal.errors import PortalError
from geoportal.serve.ogc import patches  # noqa: F401  (so that «pygeoapi serve» writes the same JSON)
from geoportal.serve.ogc.answer import feature_texts, written
from geoportal.serve.ogc.asked import Asked, read_asked
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.fields import json_fields, time_field
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_number, find_page
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.settings import Settings, load_settings
from geoportal.store.versions import current_version

APPS: dict[str, Settings] = {}
"""Settings of the apps of this process, by the home folder that their configuration names; pygeoapi alone has none."""


@cache
def definitions(settings: Settings) -> dict[str, Dataset]:
    """Return every dataset that may be a collection, by id."""
    return {**load_datasets(settings.layers), **load_references(settings.layers)}


class VersionProvider(BaseProvider):  # type: ignore[misc]
    """Features of the version that is served; an unpublished dataset answers empty.

    Nothing is read when it is made: pygeoapi makes one per request, and one per collection for the OpenAPI document.
    """

    def __init__(self, provider_def: dict[str, Any]) -> None:
        super().__init__(provider_def)
        self._settings = APPS.get(provider_def.get("home", "")) or load_settings()
        self.dataset = definitions(self._settings)[self.data]
        self.columns = published_columns(self.dataset)
        self.time_field = time_field(self.dataset)
        self._fields = self.get_fields()

    def get_fields(self) -> dict[str, dict[str, Any]]:
        """Return a fresh description of every field: JSON Schema type and Vietnamese title."""
        return json_fields(self.dataset)

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
        if filterq is not None:
            raise ProviderInvalidQueryError(user_msg="filter: dùng API của cổng (use the portal's own API)")
        served = self._served()
        if served is None:
            return _collection([], 0)
        words = {
            "offset": str(offset), "limit": str(limit), "resulttype": resulttype, "q": q, "datetime": datetime_,
            "bbox": ",".join(map(str, bbox)) or None, **dict(properties),
            "sortby": ",".join(f"{key['order']}{key['property']}" for key in sortby) or None,
            "properties": ",".join(select_properties) or None, "skipGeometry": "true" if skip_geometry else None,
            "crs": _uri(crs_transform_spec),
        }  # fmt: skip
        arguments = {name: value for name, value in words.items() if value is not None}
        try:
            asked = read_asked(served, arguments, None, filter_condition)
        except PortalError as error:
            raise ProviderInvalidQueryError(user_msg=f"{error.vi} ({error.en})") from error
        page = find_page(served, asked)
        features = [orjson.Fragment(text) for text in feature_texts(served, asked, page)]
        return _collection(features, page.matched)

    def get(
        self, identifier: str, crs_transform_spec: CrsTransformSpec | None = None, **_unused: Any
    ) -> dict[str, Any]:
        """Return one feature by its id.

        Raises
        ------
        ProviderItemNotFoundError
            There is none.
        """
        served = self._served()
        number = find_number(served, identifier) if served else None
        if served is None or number is None:
            raise ProviderItemNotFoundError(user_msg=f"Không có đối tượng {identifier} (no such item)")
        (text,) = served.features.some([number])
        uri = _uri(crs_transform_spec)
        if uri:
            (text,) = written([text], Asked(crs=uri))
        feature: dict[str, Any] = orjson.loads(text)
        return feature

    def _served(self) -> Served | None:
        version = current_version(self._settings.home, self.data)
        return serve_version(self.dataset, version) if version else None


def _uri(spec: CrsTransformSpec | None) -> str | None:
    return None if spec is None or spec.target_crs_uri == CRS84 else str(spec.target_crs_uri)


def _collection(features: list[Any], matched: int) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": features,
        "numberMatched": matched,
        "numberReturned": len(features),
    }
