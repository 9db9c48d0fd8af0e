"""What is new: an entry for each version that was published, for each return to an older one, each withdrawal."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from time import monotonic
from typing import Literal

from geoportal.serve.changes import Counted, changes_between, is_kept
from geoportal.serve.metadata.source import references
from geoportal.serve.ogc.records_list import Catalogue, Listed
from geoportal.settings import Settings
from geoportal.store.clean import KEPT_VERSIONS
from geoportal.store.versions import Version, current_version, dataset_folder, list_versions

LOG = logging.getLogger(__name__)
Kind = Literal["first", "update", "unknown", "return", "stop"]
SECONDS = 2.0
"""How long a request counts changes that nobody counted before; the rest is counted by later requests."""


@dataclass(frozen=True)
class News:
    """One thing that happened to a dataset; moment is UTC (RFC 3339), before the version with which it is compared.

    "first" is the first version, "unknown" one whose predecessor is not kept any more.
    """

    kind: Kind
    listed: Listed
    moment: str
    version: Version | None = None
    before: Version | None = None
    rows: int = 0
    sample: bool = False

    @property
    def name(self) -> str:
        """What tells this from everything else, for ever."""
        version = self.version.id if self.version else ""
        when = f"{self.kind}-{self.moment}/" if self.kind in ("return", "stop") else ""
        return f"{self.listed.dataset.id}/{when}{version}"


@lru_cache(maxsize=2)
def all_news(catalogue: Catalogue, settings: Settings) -> tuple[News, ...]:
    """Return what happened to every dataset, the newest first; looked up once a publication."""
    every = [*catalogue.listed.values(), *references(catalogue, settings).values()]
    return tuple(sorted((news for one in every for news in dataset_news(settings, one)), key=_newest, reverse=True))


def dataset_news(settings: Settings, listed: Listed) -> Iterator[News]:
    """Yield what happened to a dataset as far as it is kept, the newest first.

    Versions newer than the one served were taken back: they are not told of any more, but the return is.
    """
    home, name = settings.home, listed.dataset.id
    kept, current = list_versions(home, name), current_version(home, name)
    if current is None:
        if kept:
            yield News("stop", listed, _changed(settings, name, ""))
        return
    if kept and kept[0].id > current.id:
        moment = _changed(settings, name, "current")
        yield News("return", listed, moment, current, kept[0], listed.rows, listed.sample)
    served = [version for version in kept if version.id <= current.id]
    for version, before in zip(served, [*served[1:], None], strict=True):
        try:
            facts = replace(version).manifest  # not kept with the version: news are many, manifests long
        except FileNotFoundError:
            continue  # a publication removed it meanwhile
        oldest: Kind = "first" if len(kept) < KEPT_VERSIONS else "unknown"
        moment = str(facts["created"]).replace("+00:00", "Z")
        kind = "update" if before else oldest
        yield News(kind, listed, moment, version, before, facts["rows"], facts["sample"])


def count_news(settings: Settings, news: Iterable[News]) -> list[Counted | None]:
    """Return what each version changed; None where that cannot be known, or is left for a later request."""
    end = monotonic() + SECONDS
    return [
        _count(settings, one.before, one.version)
        if one.before and one.version and (monotonic() < end or is_kept(settings, one.before, one.version))
        else None
        for one in news
    ]


def _count(settings: Settings, before: Version, version: Version) -> Counted | None:
    """Return what changed; None when one of the two is gone or of another form."""
    try:
        return changes_between(settings, before, version)
    except (OSError, sqlite3.Error, ValueError) as error:
        LOG.warning("changes from %s to %s cannot be counted: %r", before.id, version.id, error)
        return None


def _newest(news: News) -> tuple[str, str]:
    return news.moment, news.version.id if news.version else ""


def _changed(settings: Settings, dataset_id: str, name: str) -> str:
    """Return when the file that names the version served, or its folder, was changed last."""
    moment = (dataset_folder(settings.home, dataset_id) / name).stat().st_mtime
    return datetime.fromtimestamp(int(moment), UTC).isoformat().replace("+00:00", "Z")
