"""Downloads in other formats than the version's own files, made by a child process on first request.

python -m geoportal.publish.export DATASET VERSION FORMAT OUT
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from geoportal.dataset import Dataset, Portal, load_datasets, load_portal, load_references
from geoportal.publish.formats import FORMATS
from geoportal.publish.made import made_file
from geoportal.records import Encoded
from geoportal.settings import Settings, load_settings
from geoportal.store.index import read_encoded
from geoportal.store.versions import Version, find_version

Writer = Callable[[Path, Dataset, Portal, Version, Sequence[Encoded]], None]


def request_export(
    settings: Settings, version: Version, dataset: Dataset, format_id: str, *, wait_seconds: float
) -> Path | None:
    """Return the file of a format, None while a child process is still making it.

    Raises
    ------
    StorageError
        The child failed.
    """
    wanted = FORMATS[format_id]
    if wanted.own_file:
        return version.path / wanted.own_file
    command = ["geoportal.publish.export", dataset.id, version.id, format_id]
    name = f"{dataset.id}.{wanted.extension}"
    return made_file(settings, version, name, command, wait_seconds=wait_seconds)


def write_export(format_id: str, out: Path, dataset: Dataset, portal: Portal, version: Version) -> None:
    """Write every row of a version in one of the made formats, by rename."""
    from geoportal.publish import gis_files, json_files, workbook

    writers: dict[str, Writer] = {
        "xlsx": workbook.write_workbook,
        "json": json_files.write_json,
        "kml": gis_files.write_kml,
        "shp": gis_files.write_shapefile,
        "fgb": gis_files.write_flatgeobuf,
    }
    temporary = out.with_name(f".{os.getpid()}-{out.name}")
    writers[format_id](temporary, dataset, portal, version, read_encoded(version))
    os.replace(temporary, out)


def main(arguments: list[str]) -> None:
    """Write one file; arguments as the module says."""
    dataset_id, version_id, format_id, out = arguments
    settings = load_settings()
    every = {**load_datasets(settings.layers), **load_references(settings.layers)}
    version = find_version(settings.home, dataset_id, version_id)
    write_export(format_id, Path(out), every[dataset_id], load_portal(settings.layers), version)


if __name__ == "__main__":
    main(sys.argv[1:])
