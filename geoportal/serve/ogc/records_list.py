"""The catalogue of datasets as a list: each dataset of the plan, and the version of it that is served, if any."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geoportal.dataset import Agency, Dataset, Portal, Text, load_agencies, load_datasets, load_portal
from geoportal.serve.ogc.served import serve_version
from geoportal.serve.ogc.spans import time_span
from geoportal.settings import Settings
from geoportal.store.boxes import BBox
from geoportal.store.clean import KEPT_VERSIONS
from geoportal.store.versions import Version, generation, list_versions, published
from geoportal.vietnamese import fold

LOG = logging.getLogger(__name__)
WORDS = {True: Text(vi="bản đồ", en="map"), False: Text(vi="bảng dữ liệu", en="table")}
"""A keyword by whether a dataset is located."""


@dataclass(frozen=True)
class Listed:
    """A dataset, and what is published of it: version is None when nothing is, or when it cannot be read.

    span holds the first and the last day (YYYY-MM-DD) that the rows tell of; created and updated are moments in UTC,
    the first of them None when it is not known any more, for only the last few versions are kept.
    """

    dataset: Dataset
    domain: Text
    agencies: tuple[Agency, ...]
    before: tuple[Agency, ...]
    version: Version | None = None
    span: tuple[str, str] | None = None
    created: str | None = None
    updated: str | None = None

    @property
    def box(self) -> BBox | None:
        """West, south, east, north in degrees (CRS84); None for a dataset without a place."""
        box = self.version.manifest["bbox"] if self.version and self.dataset.is_located else None
        return tuple(box) if box else None

    @property
    def rows(self) -> int:
        """How many rows are published."""
        return int(self.version.manifest["rows"]) if self.version else 0

    @property
    def sample(self) -> bool:
        """True when what is published is sample data."""
        return bool(self.version and self.version.manifest["sample"])

    @property
    def keywords(self) -> tuple[Text, ...]:
        """Words under which the dataset is found: its domain, and whether it is a map or a table."""
        return (self.domain, WORDS[self.dataset.is_located])

    @cached_property
    def haystack(self) -> tuple[str, ...]:
        """The texts that a search looks through in both languages, each folded, with a space before its first word."""
        return tuple(dict.fromkeys(f" {fold(text)}" for pair in self._texts() for text in (pair.vi, pair.en)))

    def _texts(self) -> Iterator[Text]:
        yield from (self.dataset.title, self.dataset.description, *self.keywords)
        yield from (agency.name for agency in (*self.agencies, *self.before))
        yield from (field.title for field in self.dataset.public_fields.values())
        for child in self.dataset.children.values():
            yield from (child.title, *(field.title for field in child.fields.values()))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every dataset of the plan, in its order; url is the portal's address, tag changes with what is published."""

    listed: dict[str, Listed]
    portal: Portal
    url: str
    tag: str

    @property
    def updated(self) -> str | None:
        """When something was published last (UTC), None when nothing is."""
        return max((one.updated for one in self.listed.values() if one.updated), default=None)


def read_catalogue(settings: Settings) -> Catalogue:
    """Return the catalogue of what is published now; it is read again only after a publication."""
    return _read(settings, generation(settings.home))


@lru_cache(maxsize=8)
def _read(settings: Settings, now: tuple[int, int]) -> Catalogue:
    portal, agencies = load_portal(settings.layers), load_agencies(settings.layers)
    versions = published(settings.home)
    listed = {
        name: _listed(settings, dataset, versions.get(name), portal.domain(dataset.domain).title, agencies)
        for name, dataset in load_datasets(settings.layers).items()
    }
    return Catalogue(listed, portal, settings.base_url, f"{now[0]:x}-{now[1]:x}")


def _listed(
    settings: Settings, dataset: Dataset, version: Version | None, domain: Text, agencies: dict[str, Agency]
) -> Listed:
    plan = [agencies[code] for code in dataset.providers]
    today = {code: agencies[code] for agency in plan for code in _today(agency)}
    alone = Listed(dataset, domain, tuple(today.values()), tuple(agency for agency in plan if agency.successors))
    if version is None:
        return alone
    try:
        span = time_span(serve_version(dataset, version))
        days = (span[0][:10], span[1][:10]) if span else None
        updated = _moment(version)
    except (OSError, KeyError, ValueError, sqlite3.Error) as error:
        LOG.error("%s %s cannot be listed: %r; publish it again", dataset.id, version.id, error)
        return alone
    kept = list_versions(settings.home, dataset.id)
    created = _moment(kept[-1]) if len(kept) < KEPT_VERSIONS else None
    return Listed(dataset, domain, alone.agencies, alone.before, version, days, created, updated)


def _today(agency: Agency) -> list[str]:
    return [step.code for step in agency.successors] or [agency.code]


def _moment(version: Version) -> str:
    return str(version.manifest["created"]).replace("+00:00", "Z")
