"""pygeoapi's API object over what is published now, rebuilt in the background when that changes."""

from __future__ import annotations

import logging
import threading
from typing import Any

from pygeoapi.api import API

from geoportal.dataset import Dataset, Portal, load_datasets, load_portal, load_references
from geoportal.serve.ogc import patches
from geoportal.serve.ogc.config import CATALOGUE, PROCESSES, build_config
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.openapi import build_openapi
from geoportal.serve.ogc.provider import APPS
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.settings import Settings
from geoportal.store.versions import Version, generation, published

LOG = logging.getLogger(__name__)


class LiveApi:
    """The API object of the moment. Requests take it once and keep it to their end."""

    def __init__(self, settings: Settings) -> None:
        APPS[str(settings.home)] = settings
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

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"{self.settings.base_url}/api"

    def served(self, dataset_id: str) -> Served | None:
        """Return a collection as it is served now, None when there is none of this name."""
        self.api()
        return self.collections.get(dataset_id)

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
        every = {**self.datasets, **self.references}
        self.collections = {
            name: served
            for name, version in self.versions.items()
            if name in every and every[name].is_located and (served := _served(every[name], version))
        }
        config = build_config(self.datasets, self.references, self.portal, url=f"{self.settings.base_url}/api")
        config["resources"] = {
            name: _filled(resource, self.versions[name], self.settings) if name in self.versions else resource
            for name, resource in config["resources"].items()
            if name in self.versions or name in PROCESSES or name == CATALOGUE
        }
        config["resources"][CATALOGUE]["providers"][0]["home"] = str(self.settings.home)
        return API(config, build_openapi(self.collections, self.portal, self.url))


def _served(dataset: Dataset, version: Version) -> Served | None:
    """Return a collection, None for a version that cannot be read: the others are served all the same."""
    try:
        return serve_version(dataset, version)
    except (OSError, KeyError, ValueError) as error:
        LOG.error("%s %s cannot be served: %r; publish it again", dataset.id, version.id, error)
        return None


def _filled(resource: dict[str, Any], version: Version, settings: Settings) -> dict[str, Any]:
    resource["providers"][0]["home"] = str(settings.home)
    bbox = version.manifest["bbox"]
    if bbox:
        resource["extents"]["spatial"] = {"bbox": bbox, "crs": CRS84}
    return resource
