"""Remove what dead publications left, and versions past their time. Call with the dataset's lock held."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from geoportal.store.versions import current_version, dataset_folder, list_versions

KEPT_VERSIONS = 5
KEPT_FOR = timedelta(days=1)
MAPS = ".maps"
"""Folder of the cache with maps of several datasets, which no dataset can be called."""
TIME_FORMAT = "%Y%m%dT%H%M%S%fZ"


def version_time(version_id: str) -> datetime:
    """Return when a version was made, from its id.

    >>> version_time("20260131T093000123456Z-1a2b3c4d").isoformat()
    '2026-01-31T09:30:00.123456+00:00'
    """
    return datetime.strptime(version_id.split("-")[0], TIME_FORMAT).replace(tzinfo=UTC)


def clean(home: Path, dataset_id: str, now: datetime | None = None) -> None:
    """Remove temporary folders, expired versions, and the sources and caches of versions that are gone."""
    folder = dataset_folder(home, dataset_id)
    for left in folder.glob(".tmp-*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in folder.glob(".current-*"):
        left.unlink(missing_ok=True)
    versions = list_versions(home, dataset_id)
    current = current_version(home, dataset_id)
    oldest = (now or datetime.now(UTC)) - KEPT_FOR
    for version in versions[KEPT_VERSIONS:]:
        if version_time(version.id) < oldest and (current is None or version.id != current.id):
            shutil.rmtree(version.path)
    kept = {version.id for version in list_versions(home, dataset_id)}
    for kind in ("sources", "cache"):
        for path in (home / kind / dataset_id).glob("*"):
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)
