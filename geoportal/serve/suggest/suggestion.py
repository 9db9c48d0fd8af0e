"""A suggestion, and which ones are shown: the likeliest first, not too many of one kind, none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from geoportal.serve.suggest.match import BEGINS, NEAR, OTHER, WORDS

Kind = Literal["coordinate", "unit", "dataset", "feature", "place", "address"]
COORDINATE, UNIT, DISTRICT, DATASET, FORMER, FEATURE, PLACE, ROW = range(8)
"""Which goes first of those that answer equally well; ROW: a row of statistics or of a table without places."""
MOST, EACH, LEAST_EACH = 20, {"unit": 6, "dataset": 5, "feature": 10, "place": 6}, 4
"""Most suggestions, most of a kind and most features of one dataset as long as there are others."""


@dataclass(frozen=True)
class Suggestion:
    """One line under the box. fit: how it answers (`match`); order: among those that answer so.

    lon, lat: EPSG:4326. url: the page or the part of the map that it leads to.
    """

    fit: int
    order: tuple[int, ...]
    kind: Kind
    label: str
    detail: str
    lon: float | None = None
    lat: float | None = None
    radius_m: float | None = None
    dataset: str | None = None
    feature: str | None = None
    code: str | None = None
    url: str = ""

    def content(self) -> dict[str, Any]:
        """Return it as the answer has it."""
        names = ("kind", "label", "detail", "lon", "lat", "radius_m", "dataset", "feature", "code", "url")
        return {**{name: getattr(self, name) for name in names}, "id": self.feature}


def choose(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the suggestions that are shown; what answers by other words, or nearly, only when no name does.

    >>> units = [Suggestion(0, (0,), "unit", f"Xã {n}", "") for n in range(9)]
    >>> [len(choose(units)), len(choose([*units, *units])), choose(units)[0].label]
    [9, 9, 'Xã 0']
    """
    ranked = sorted(found, key=lambda item: (item.fit, *item.order))
    named = any(item.fit <= BEGINS and item.kind != "dataset" for item in ranked)
    farthest = WORDS if named else OTHER if ranked and ranked[0].fit <= OTHER else NEAR
    ranked = [item for item in ranked if item.fit <= farthest]
    seen: dict[tuple[str | None, ...], Suggestion] = {}
    for item in ranked:
        seen.setdefault(_same(item), item)
    of_kind, of_dataset = Counter[str](), Counter[str | None]()
    first, rest = list[Suggestion](), list[Suggestion]()
    for item in seen.values():
        many = of_kind[item.kind] >= EACH.get(item.kind, MOST)
        many |= item.kind == "feature" and of_dataset[item.dataset] >= LEAST_EACH
        (rest if many else first).append(item)
        if not many:
            of_kind[item.kind] += 1
            of_dataset[item.dataset if item.kind == "feature" else None] += 1
    chosen = [*first, *rest][:MOST]
    return sorted(chosen, key=lambda item: (item.fit, *item.order))


def _same(item: Suggestion) -> tuple[str | None, ...]:
    """Return what two suggestions have in common that look the same."""
    return item.kind, item.label.casefold(), item.detail, item.dataset
