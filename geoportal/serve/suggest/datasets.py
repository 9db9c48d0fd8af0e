"""Datasets of the catalogue that answer what is being typed."""

from __future__ import annotations

from collections.abc import Iterator

from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.find import search
from geoportal.serve.pages.language import page_url, pick
from geoportal.serve.pages.searched import ignored_phrases
from geoportal.serve.pages.spelling import one_letter_apart
from geoportal.serve.suggest.match import NEAR, OTHER, SHORTEST_NEAR, WORDS, Typed, best_fit
from geoportal.serve.suggest.suggestion import DATASET, Suggestion
from geoportal.vietnamese import fold, search_key

MOST_DATASETS, MOST_OTHER = 24, 3
"""Most datasets that are looked at, and most of those that answer by something else than their title."""
WHOLE_SHARE = 0.95
"""The share of what was asked that a dataset answers whose description, fields or agencies have the very words."""


def suggest_datasets(typed: Typed, entries: list[Entry], catalogue: Catalogue) -> Iterator[Suggestion]:
    """Yield datasets: those whose title has the words, then by its other words, then by a title a letter away."""
    by_id, others = {entry.dataset.id: entry for entry in entries}, 0
    found = search(catalogue.index, typed.text, ignored_phrases())[:MOST_DATASETS]
    for place, one in enumerate(found):
        rank = _rank(typed, by_id[one.id], one.share)
        others += rank == OTHER
        if rank is not None and not (rank == OTHER and others > MOST_OTHER):
            yield suggested(by_id[one.id], rank, place)


def suggested(entry: Entry, rank: int, place: int) -> Suggestion:
    """Return a dataset as a suggestion; place: its place among the datasets that answer as well."""
    name = entry.dataset.id
    return Suggestion(rank, (DATASET, place), "dataset", pick(entry.dataset.title), "", dataset=name,
                      url=page_url("page", dataset_id=name))  # fmt: skip


def _rank(typed: Typed, entry: Entry, share: float) -> int | None:
    title = entry.dataset.title
    rank = best_fit(typed, (search_key(title.vi), search_key(title.en)), f"{title.vi} {title.en}")
    if rank is not None and rank <= WORDS:
        return rank
    if share >= WHOLE_SHARE:
        return OTHER
    words, asked = fold(f"{title.vi} {title.en}").split(), fold(typed.text).split()
    sure = any(word in words for word in asked) if len(asked) > 1 else len(asked[0]) >= SHORTEST_NEAR
    return NEAR if sure and all(any(_alike(one, word) for word in words) for one in asked) else None


def _alike(asked: str, word: str) -> bool:
    return asked == word or (len(asked) > 2 and one_letter_apart(asked, word))
