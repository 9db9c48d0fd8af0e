"""Which versions of a dataset exist, and which one is served."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from geoportal.errors import UnknownVersionError


@dataclass(frozen=True)
class Version:
    """One immutable version of a dataset: its folder and what its manifest says."""

    dataset: str
    id: str
    path: Path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The content of manifest.json."""
        content: dict[str, Any] = orjson.loads((self.path / "manifest.json").read_bytes())
        return content

    @property
    def located(self) -> bool:
        """True when at least one feature has a place."""
        return bool(self.manifest["located"])


def dataset_folder(home: Path, dataset_id: str) -> Path:
    """Return the folder of a dataset's versions."""
    return home / "published" / dataset_id


def current_version(home: Path, dataset_id: str) -> Version | None:
    """Return the version that is served, None when nothing is published."""
    folder = dataset_folder(home, dataset_id)
    try:
        name = (folder / "current").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    return Version(dataset_id, name, folder / name)


def list_versions(home: Path, dataset_id: str) -> list[Version]:
    """Return every kept version, newest first."""
    folder = dataset_folder(home, dataset_id)
    names = sorted((path.parent.name for path in folder.glob("[0-9]*/manifest.json")), reverse=True)
    return [Version(dataset_id, name, folder / name) for name in names]


def find_version(home: Path, dataset_id: str, version_id: str) -> Version:
    """Return a kept version by its id.

    Raises
    ------
    UnknownVersionError
        There is no such version, or it is no longer kept.
    """
    for version in list_versions(home, dataset_id):
        if version.id == version_id:
            return version
    raise UnknownVersionError(
        f"Bộ dữ liệu «{dataset_id}» không có phiên bản «{version_id}». Xem các phiên bản bằng «geoportal versions».",
        f"Dataset “{dataset_id}” has no version “{version_id}”.",
    )


def published(home: Path) -> dict[str, Version]:
    """Return the version served of every published dataset, by dataset id."""
    names = sorted(path.parent.name for path in (home / "published").glob("*/current"))
    found = ((name, current_version(home, name)) for name in names)
    return {name: version for name, version in found if version is not None}


def generation(home: Path) -> tuple[int, int]:
    """Return a value that changes whenever what is served changes, at the price of one stat."""
    try:
        status = (home / "published" / "generation").stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_ino)


def switch(home: Path, dataset_id: str, version_id: str | None) -> None:
    """Serve this version from now on, in one atomic step; None: serve nothing."""
    folder = dataset_folder(home, dataset_id)
    if version_id is None:
        (folder / "current").unlink(missing_ok=True)
    else:
        replace_text(folder / "current", version_id)
    sync_folder(folder)
    replace_text(home / "published" / "generation", f"{dataset_id} {version_id}")


def replace_text(path: Path, text: str) -> None:
    """Write a small file by rename, synced to disk."""
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, path)


def sync_folder(folder: Path) -> None:
    """Sync the entries of a folder to disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
