"""pygeoapi's API object over what is published now, rebuilt in the background when that changes."""

from __future__ import annotations

import threading
from typing import Any

from pygeoapi.api import API
from pygeoapi.openapi import get_oas

from geoportal.dataset import Dataset, Portal, load_datasets, load_portal, load_references
from geoportal.serve.ogc import patches
from geoportal.serve.ogc.config import CRS84, DEFAULT_ITEMS, MOST_ITEMS, PROCESSES, build_config
from geoportal.serve.ogc.provider import VersionProvider
from geoportal.settings import Settings
from geoportal.store.versions import Version, generation, published

LIMIT = {
    "name": "limit", "in": "query", "required": False, "style": "form", "explode": False,
    "description": "Số đối tượng trong một trang (items per page)",
    "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ITEMS, "default": DEFAULT_ITEMS},
}  # fmt: skip


class LiveApi:
    """The API object of the moment. Requests take it once and keep it to their end."""

    def __init__(self, settings: Settings) -> None:
        VersionProvider.settings = settings
        patches.apply_patches()
        self.settings = settings
        self.portal: Portal = load_portal(settings.layers)
        self.datasets: dict[str, Dataset] = load_datasets(settings.layers)
        self.references: dict[str, Dataset] = load_references(settings.layers)
        self._lock = threading.Lock()
        self._generation = generation(settings.home)
        self._api = self._build()

    def api(self) -> API:
        """Return the API object; when something was published since, a new one is being built meanwhile."""
        now = generation(self.settings.home)
        if now != self._generation and self._lock.acquire(blocking=False):
            threading.Thread(target=self._rebuild, args=(now,), daemon=True).start()
        return self._api

    def version(self, dataset_id: str) -> Version | None:
        """Return the version of a collection that is served."""
        return self.versions.get(dataset_id)

    def _rebuild(self, now: tuple[int, int]) -> None:
        try:
            self._api = self._build()
            self._generation = now
        finally:
            self._lock.release()

    def _build(self) -> API:
        self.versions = published(self.settings.home)
        config = build_config(self.datasets, self.references, self.portal, url=f"{self.settings.base_url}/api")
        config["resources"] = {
            name: _filled(resource, self.versions[name]) if name in self.versions else resource
            for name, resource in config["resources"].items()
            if name in self.versions or name in PROCESSES
        }
        return API(config, _openapi(config))


def _filled(resource: dict[str, Any], version: Version) -> dict[str, Any]:
    bbox = version.manifest["bbox"]
    if bbox:
        resource["extents"]["spatial"] = {"bbox": bbox, "crs": CRS84}
    return resource


def _openapi(config: dict[str, Any]) -> dict[str, Any]:
    """Return the OpenAPI document; with the limit parameter where QGIS looks for its page size."""
    document: dict[str, Any] = get_oas(config)
    document["components"]["parameters"]["limit"] = LIMIT
    document["paths"] = {path: item for path, item in document["paths"].items() if not path.startswith("/jobs")}
    return document
