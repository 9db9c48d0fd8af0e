"""Features of published datasets whose name is being typed."""

from __future__ import annotations

from collections.abc import Iterator

from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.language import page_url, pick, say
from geoportal.serve.suggest.match import Typed, fit
from geoportal.serve.suggest.suggestion import FEATURE, ROW, Suggestion
from geoportal.store.search import Found, search_features
from geoportal.vietnamese import search_key

MOST_OF_ONE = 12
"""Most features of one dataset among which the likeliest are chosen."""


def suggest_features(typed: Typed, entry: Entry) -> Iterator[Suggestion]:
    """Yield the features of a published dataset that answer, the best of them first."""
    if entry.version is None:
        return
    found = search_features(entry.dataset, entry.version, typed.readings)
    ranked = [(rank, len(one.name), one.name, one.id, one) for one in found
              if (rank := fit(typed, search_key(one.name), one.name)) is not None]  # fmt: skip
    for rank, length, _, _, one in sorted(ranked, key=lambda item: item[:4])[:MOST_OF_ONE]:
        yield _suggestion(rank, length, one, entry)


def _suggestion(rank: int, length: int, found: Found, entry: Entry) -> Suggestion:
    dataset = entry.dataset
    words = [pick(dataset.title), found.unit or "", say("state_sample").lower() if found.sample else ""]
    is_row = dataset.located in ("area:statistic", "table")
    lon, lat = (None if side is None else round(side, 7) for side in (found.lon, found.lat))
    return Suggestion(
        rank, (ROW if is_row else FEATURE, length), "feature", found.name, " · ".join(word for word in words if word),
        lon, lat, found.radius_m, dataset=dataset.id, feature=found.id,
        url=f"{page_url('page', dataset_id=dataset.id)}/{found.id}",
    )  # fmt: skip
