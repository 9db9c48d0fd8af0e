"""Going back, comparing, withdrawing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

import orjson

from geoportal.errors import UnknownVersionError
from geoportal.settings import Settings
from geoportal.store.clean import MAPS
from geoportal.store.index import read_encoded
from geoportal.store.lock import publication_lock
from geoportal.store.versions import (
    Version,
    current_version,
    dataset_folder,
    find_version,
    list_versions,
    switch,
)


@dataclass(frozen=True)
class Changes:
    """What differs between two versions: ids of rows added and removed, and of changed rows their fields."""

    added: list[str]
    removed: list[str]
    changed: dict[str, list[str]]


def rollback(settings: Settings, dataset_id: str, to: str | None = None) -> Version:
    """Serve an older version again: the one named, else the newest one older than the one served.

    Raises
    ------
    UnknownVersionError
        There is no such version, or none before the one served.
    """
    home = settings.home
    with publication_lock(home, dataset_id, settings.lock_seconds):
        current = current_version(home, dataset_id)
        if to is not None:
            target = find_version(home, dataset_id, to)
        else:
            older = [v for v in list_versions(home, dataset_id) if current is None or v.id < current.id]
            if not older:
                raise UnknownVersionError(f"Bộ dữ liệu «{dataset_id}» không có phiên bản nào trước bản đang dùng.")
            target = older[0]
        switch(home, dataset_id, target.id)
    return target


def withdraw(settings: Settings, dataset_id: str, *, erase: bool) -> None:
    """Serve nothing of a dataset any more; with erase also remove every version, source and cached file.

    Raises
    ------
    UnknownVersionError
        Nothing of the dataset was ever published.
    """
    home = settings.home
    if not list_versions(home, dataset_id):
        raise UnknownVersionError(f"Bộ dữ liệu «{dataset_id}» chưa được công bố.")
    with publication_lock(home, dataset_id, settings.lock_seconds):
        switch(home, dataset_id, None)
        if erase:
            for version in list_versions(home, dataset_id):
                shutil.rmtree(version.path)
            for left in dataset_folder(home, dataset_id).glob(".tmp-*"):
                shutil.rmtree(left)
            for kind in ("sources", "cache"):
                shutil.rmtree(home / kind / dataset_id, ignore_errors=True)
            shutil.rmtree(home / "cache" / MAPS, ignore_errors=True)


def pair(settings: Settings, dataset_id: str, old: str = "", new: str = "") -> tuple[Version, Version]:
    """Return two versions to compare: those named, else the one served (new) and the newest one older than new (old).

    Raises
    ------
    UnknownVersionError
        There is no such version, nothing is served, or nothing older is kept.
    """
    served = current_version(settings.home, dataset_id)
    if not new and served is None:
        raise UnknownVersionError(f"Bộ dữ liệu «{dataset_id}» chưa được công bố.")
    right = find_version(settings.home, dataset_id, new) if new or served is None else served
    older = [version for version in list_versions(settings.home, dataset_id) if version.id < right.id]
    if not old and not older:
        raise UnknownVersionError(f"Bộ dữ liệu «{dataset_id}» không có phiên bản nào trước bản «{right.id}».")
    return find_version(settings.home, dataset_id, old) if old else older[0], right


def diff(old: Version, new: Version) -> Changes:
    """Compare two versions by feature id: geometry counts as the field "geometry"."""
    before, after = _contents(old), _contents(new)
    changed = {
        row_id: _changed_fields(before[row_id], after[row_id])
        for row_id in after
        if row_id in before and before[row_id] != after[row_id]
    }
    return Changes(
        added=[row_id for row_id in after if row_id not in before],
        removed=[row_id for row_id in before if row_id not in after],
        changed=changed,
    )


def _contents(version: Version) -> dict[str, tuple[bytes | None, bytes, bytes | None]]:
    return {row.id: (row.geometry, row.properties, row.children) for row in read_encoded(version)}


def _changed_fields(
    old: tuple[bytes | None, bytes, bytes | None], new: tuple[bytes | None, bytes, bytes | None]
) -> list[str]:
    before: dict[str, Any] = orjson.loads(old[1])
    after: dict[str, Any] = orjson.loads(new[1])
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    names += ["geometry"] if old[0] != new[0] else []
    return names + (["children"] if old[2] != new[2] else [])
