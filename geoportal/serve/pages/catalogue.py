"""What the pages show of the datasets: each with its published version, found, filtered and counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path

from geoportal.dataset import (
    Agency,
    Dataset,
    Portal,
    load_agencies,
    load_datasets,
    load_portal,
    load_references,
)
from geoportal.monitor.freshness import State, freshness, next_due
from geoportal.serve.pages.find import Index, build_index, search
from geoportal.serve.pages.searched import describe, ignored_phrases
from geoportal.settings import Settings
from geoportal.store.versions import Version, generation, published


@dataclass(frozen=True)
class Entry:
    """A dataset and the version that is served, if any."""

    dataset: Dataset
    version: Version | None

    @property
    def manifest(self) -> dict[str, object]:
        """The manifest of the version served, empty when nothing is published."""
        return self.version.manifest if self.version else {}

    @property
    def sample(self) -> bool:
        """True when what is published is sample data."""
        return bool(self.manifest.get("sample"))

    @property
    def day(self) -> date | None:
        """The day of the version served."""
        created = self.manifest.get("created")
        return datetime.fromisoformat(str(created)).date() if created else None

    @property
    def due(self) -> date | None:
        """When the next version is due; None when on change, or when nothing but a sample is published."""
        return next_due(self.dataset.frequency, self.day) if self.day and not self.sample else None

    def state(self, today: date) -> State:
        """Return unpublished, sample, current or overdue."""
        return freshness(self.dataset.frequency, self.day, sample=self.sample, today=today)


class Catalogue:
    """All datasets of the portal with their definitions, loaded once, and what is published now."""

    def __init__(self, settings: Settings) -> None:
        self.home: Path = settings.home
        self.portal: Portal = load_portal(settings.layers)
        self.datasets: dict[str, Dataset] = load_datasets(settings.layers)
        self.references: dict[str, Dataset] = load_references(settings.layers)
        self.agencies: dict[str, Agency] = load_agencies(settings.layers)
        self._published = lru_cache(maxsize=1)(self._read_published)

    def _read_published(self, _generation: int) -> dict[str, Version]:
        return published(self.home)

    def entries(self) -> list[Entry]:
        """Return every dataset of the plan in the plan's order, with what is published now."""
        versions = self._published(generation(self.home))
        return [Entry(dataset, versions.get(dataset.id)) for dataset in self.datasets.values()]

    def entry(self, dataset_id: str) -> Entry | None:
        """Return one dataset (of the plan or a reference), None when there is none of this id."""
        dataset = self.datasets.get(dataset_id) or self.references.get(dataset_id)
        if dataset is None:
            return None
        return Entry(dataset, self._published(generation(self.home)).get(dataset_id))

    def agencies_today(self, dataset: Dataset) -> list[tuple[Agency, list[Agency]]]:
        """Return the plan's providers, each with the agencies that have its duty today."""
        plan = [self.agencies[code] for code in dataset.providers]
        return [(agency, [self.agencies[step.code] for step in agency.successors]) for agency in plan]

    @cached_property
    def index(self) -> Index:
        """The search index of the datasets, built at the first search."""
        return build_index(
            describe(dataset, self.portal, self._agencies(dataset)) for dataset in self.datasets.values()
        )

    def holders(self, dataset: Dataset) -> list[Agency]:
        """Return the agencies that have the duty today: the successors of the plan's providers, else those."""
        holders = [agency for old, today in self.agencies_today(dataset) for agency in (today or [old])]
        return list({agency.code: agency for agency in holders}.values())

    def _agencies(self, dataset: Dataset) -> list[Agency]:
        return [agency for old, today in self.agencies_today(dataset) for agency in (old, *today)]

    def search(self, entries: Iterable[Entry], words: str) -> list[Entry]:
        """Return those of the entries that answer the words, best first; all of them when there are no words."""
        if not words.strip():
            return list(entries)
        by_id = {entry.dataset.id: entry for entry in entries}
        return [by_id[found.id] for found in search(self.index, words, ignored_phrases()) if found.id in by_id]

    def find_datasets(self, words: str, limit: int) -> list[Entry]:
        """Return the datasets that answer the words, best first, at most `limit`; [] when there are no words."""
        return self.search(self.entries(), words)[:limit] if words.strip() else []
