"""The pygeoapi record provider of the catalogue of datasets, by which «pygeoapi serve» answers as the portal does."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pygeoapi.provider.base import BaseProvider, ProviderInvalidQueryError, ProviderItemNotFoundError

from geoportal.errors import PortalError
from geoportal.serve.ogc import patches  # noqa: F401  (so that «pygeoapi serve» writes the same JSON)
from geoportal.serve.ogc.provider import APPS
from geoportal.serve.ogc.records_find import QUERYABLES, find_records
from geoportal.serve.ogc.records_form import records_in
from geoportal.serve.ogc.records_list import read_catalogue
from geoportal.settings import load_settings

NAVIGATION = ("self", "alternate", "collection")
"""Links that pygeoapi adds by itself."""


class CatalogueProvider(BaseProvider):  # type: ignore[misc]
    """Every dataset of the plan as a record. Nothing is read when it is made: pygeoapi makes one per request."""

    def __init__(self, provider_def: dict[str, Any]) -> None:
        super().__init__(provider_def)
        self._settings = APPS.get(provider_def.get("home", "")) or load_settings()
        self._fields = self.get_fields()

    def get_fields(self) -> dict[str, dict[str, Any]]:
        """Return a fresh description of every queryable: JSON Schema and Vietnamese title."""
        return {name: {"title": one.title.vi, **deepcopy(one.schema)} for name, one in QUERYABLES.items()}

    def query(
        self,
        offset: int = 0,
        limit: int = 10,
        resulttype: str = "results",
        bbox: Any = (),
        datetime_: str | None = None,
        properties: Any = (),
        sortby: Any = (),
        q: str | None = None,
        filterq: Any = None,
        language: Any = None,
        **_unused: Any,
    ) -> dict[str, Any]:
        """Return a page of records as a FeatureCollection with exact numberMatched.

        Raises
        ------
        ProviderInvalidQueryError
            A parameter is not understood.
        """
        if filterq is not None:
            raise ProviderInvalidQueryError(user_msg="filter: danh mục không nhận bộ lọc (the catalogue has no filter)")
        words = {
            "offset": str(offset), "limit": str(limit), "bbox": ",".join(map(str, bbox)), "datetime": datetime_ or "",
            "q": q or "", "sortby": ",".join(f"{key['order']}{key['property']}" for key in sortby), **dict(properties),
        }  # fmt: skip
        try:
            page = find_records(read_catalogue(self._settings), words, _code(language))
        except PortalError as error:
            raise ProviderInvalidQueryError(user_msg=f"{error.vi} ({error.en})") from error
        records = [] if resulttype == "hits" else deepcopy(page.records)
        return {
            "type": "FeatureCollection",
            "features": records,
            "numberMatched": page.matched,
            "numberReturned": len(records),
        }

    def get(self, identifier: str, language: Any = None, **_unused: Any) -> dict[str, Any]:
        """Return the record of a dataset.

        Raises
        ------
        ProviderItemNotFoundError
            There is no such dataset.
        """
        record = records_in(read_catalogue(self._settings), _code(language)).get(identifier)
        if record is None:
            raise ProviderItemNotFoundError(user_msg=f"Không có bộ dữ liệu {identifier} (no such dataset)")
        links = [link for link in record["links"] if link["rel"] not in NAVIGATION]
        return {**deepcopy(record), "links": deepcopy(links)}


def _code(locale: Any) -> str:
    """Return the language of a locale of pygeoapi: "en", or "vi" for any other and for none."""
    return "en" if getattr(locale, "language", "") == "en" else "vi"
