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
from geoportal.settings import Settings
from geoportal.store.versions import Version, generation, published
from geoportal.vietnamese import fold


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
    def _haystacks(self) -> dict[str, tuple[str, str]]:
        return {dataset.id: self._haystack(dataset) for dataset in self.datasets.values()}

    def _haystack(self, dataset: Dataset) -> tuple[str, str]:
        agencies = [
            name for agency, today in self.agencies_today(dataset) for name in (agency.name, *[a.name for a in today])
        ]
        texts = [
            dataset.description,
            self.portal.domain(dataset.domain).title,
            *agencies,
            *(field.title for field in dataset.fields.values()),
        ]
        title = f"{dataset.number} {dataset.title.vi} {dataset.title.en} {dataset.id}"
        return fold(title), fold(" ".join(f"{text.vi} {text.en}" for text in texts))

    def search(self, entries: Iterable[Entry], words: str) -> list[Entry]:
        """Return the entries that contain every word, marks ignored; those with words in the title first."""
        wanted = fold(words).split()
        if not wanted:
            return list(entries)
        scored = []
        for position, entry in enumerate(entries):
            title, rest = self._haystacks[entry.dataset.id]
            if all(word in title or word in rest for word in wanted):
                scored.append((-sum(word in title for word in wanted), position, entry))
        return [entry for _, _, entry in sorted(scored, key=lambda item: item[:2])]


def choose(entries: Iterable[Entry], *, domain: str = "", agency: str = "", located: str = "", state: str = "",
           today: date) -> list[Entry]:  # fmt: skip
    """Return the entries that fit every filter that is set.

    located is "co" (on the map) or "khong"; state is "da" (published, samples too), "chua", "mau" (samples) or
    "qua-han" (overdue). An unknown value fits nothing, so that a wrong link shows an empty list, not a wrong one.
    """
    states = {"da": ("sample", "current", "overdue"), "chua": ("unpublished",), "mau": ("sample",)}
    states["qua-han"] = ("overdue",)
    return [
        entry
        for entry in entries
        if (not domain or entry.dataset.domain == domain)
        and (not agency or agency in entry.dataset.providers)
        and (not located or located == ("co" if entry.dataset.is_located else "khong"))
        and (not state or entry.state(today) in states.get(state, ()))
    ]
