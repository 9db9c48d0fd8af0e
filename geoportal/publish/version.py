"""Make a version folder and serve it: merged with the parts of other agencies or periods, in one atomic switch."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import orjson
import pyogrio

from geoportal import __version__
from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Portal
from geoportal.errors import ReportError, StorageError
from geoportal.publish.attachments import file_facts, write_attachments
from geoportal.publish.encode import order_rows
from geoportal.publish.feature_file import about, write_features
from geoportal.publish.geopackage import write_geopackage
from geoportal.publish.index import write_index
from geoportal.publish.table_csv import write_child_csv, write_csv
from geoportal.publish.tiles import write_tiles
from geoportal.records import Encoded, Part, Report
from geoportal.settings import Settings
from geoportal.store.clean import TIME_FORMAT, clean
from geoportal.store.index import read_encoded
from geoportal.store.lock import publication_lock
from geoportal.store.versions import Version, current_version, dataset_folder, switch, sync_folder

Tell = Callable[[str], None]
WRITE_ERRORS = (OSError, sqlite3.Error, pyogrio.errors.DataSourceError, pyogrio.errors.FeatureError)
SHAPES = {"point": "Point", "area": "Point", "line": "MultiLineString", "polygon": "MultiPolygon"}


def publish_rows(
    settings: Settings, dataset: Dataset, portal: Portal, rows: Sequence[Encoded], part: Part, report: Report,
    source: Path, *, files: Mapping[str, Path] = MappingProxyType({}), on_stage: Tell | None = None,
) -> Version:  # fmt: skip
    """Publish one part of a dataset as a new version that keeps every other part.

    Readers see the old version until the last step and the new one after it; a process that dies on the way leaves
    nothing that is served, and what it leaves on disk is removed by the next publication.

    Parameters
    ----------
    rows : sequence of Encoded
        The rows of this part, from `encode_features`.
    part : Part
        Whose rows these are; rows of the same part key in the version served are replaced.
    source : Path
        The agency's file; a copy is kept, and never served.
    files : mapping, optional
        Files that go out with the data, by the name under which the rows name them (`Source.files`). Files that other
        rows name are kept from the version served.
    on_stage : callable, optional
        Told the name of each stage as it begins.

    Raises
    ------
    ReportError
        A row has the key of a row of another part.
    BusyError
        Another publication of this dataset is under way.
    StorageError
        The disk is full or cannot be written. The version served stays.
    """
    tell = on_stage or (lambda _stage: None)
    try:
        with publication_lock(settings.home, dataset.id, settings.lock_seconds):
            clean(settings.home, dataset.id)
            try:
                return _publish(settings, dataset, portal, rows, part, report, source, files, tell)
            except (*WRITE_ERRORS, StorageError):
                clean(settings.home, dataset.id)
                raise
    except WRITE_ERRORS as error:
        raise StorageError(
            f"Không công bố được «{dataset.id}»: ổ đĩa đã đầy hoặc không ghi được. "
            "Phiên bản đang dùng vẫn giữ nguyên; "
            "hãy kiểm tra dung lượng và quyền ghi rồi thử lại.",
            f"“{dataset.id}” could not be published: the disk is full or not writable. "
            "The version served is unchanged.",
        ) from error


def _publish(
    settings: Settings, dataset: Dataset, portal: Portal, rows: Sequence[Encoded], part: Part, report: Report,
    source: Path, files: Mapping[str, Path], tell: Tell,
) -> Version:  # fmt: skip
    tell("merge")
    current = current_version(settings.home, dataset.id)
    rows, parts = _merge(dataset, rows, replace(part, rows=len(rows)), current)
    version_id = f"{datetime.now(UTC).strftime(TIME_FORMAT)}-{_content_hash(rows)}"
    folder = dataset_folder(settings.home, dataset.id)
    work = folder / f".tmp-{version_id}"
    work.mkdir(parents=True)
    attachments = write_attachments(work, dataset, rows, files, current)
    _write_files(work, dataset, portal, rows, parts, report, version_id, attachments, tell)
    tell("sync")
    _keep_source(settings, dataset, version_id, source)
    _sync_tree(work)
    os.rename(work, folder / version_id)
    sync_folder(folder)
    tell("switch")
    switch(settings.home, dataset.id, version_id)
    tell("done")
    return Version(dataset.id, version_id, folder / version_id)


def _merge(
    dataset: Dataset, new: Sequence[Encoded], part: Part, current: Version | None
) -> tuple[list[Encoded], list[Part]]:
    if current is None or dataset.update == "replace":
        return order_rows(new), [part]
    kept = [row for row in read_encoded(current) if row.part != part.key]
    parts = [Part(**item) for item in current.manifest["parts"] if item["key"] != part.key]
    owners = {row.id: row.part for row in kept}
    clashes = [row for row in new if row.id in owners]
    if clashes:
        _refuse_clashes(dataset, clashes, owners, parts)
    # A real upload takes the place of samples.
    if not part.sample:
        samples = {item.key for item in parts if item.sample}
        kept = [row for row in kept if row.part not in samples]
        parts = [item for item in parts if not item.sample]
    return order_rows([*kept, *new]), [*parts, part]


def _refuse_clashes(dataset: Dataset, clashes: list[Encoded], owners: dict[str, str], parts: list[Part]) -> None:
    first = clashes[0]
    name = orjson.loads(first.properties).get(dataset.name_field)
    owner = next((item for item in parts if item.key == owners[first.id]), None)
    whose = (owner.agency or owner.period) if owner else owners[first.id]
    raise ReportError(
        f"{len(clashes)} dòng trùng với dòng đã công bố của «{whose}», ví dụ «{name}». "
        "Hãy bỏ các dòng trùng, hoặc thống nhất với đơn vị kia ai cung cấp dòng đó.",
        f"{len(clashes)} rows have the key of rows already published by “{whose}”.",
    )


def _write_files(
    work: Path, dataset: Dataset, portal: Portal, rows: list[Encoded], parts: list[Part], report: Report,
    version_id: str, attachments: list[dict[str, Any]], tell: Tell,
) -> None:  # fmt: skip
    sample = any(item.sample for item in parts)
    tell("index")
    head = {"name": dataset.id, **about(dataset, portal, version_id, sample=sample)}
    write_features(work, head, rows)
    write_index(work / "index.sqlite", dataset, rows, version_id)
    if dataset.is_located:
        tell("geopackage")
        write_geopackage(work / "features.gpkg", dataset, rows, shape_of(dataset, rows), sample=sample)
    tell("tiles")
    tiles = write_tiles(work, dataset, rows, head)
    tell("csv")
    write_csv(work / "data.csv", dataset, rows)
    for child in dataset.children:
        write_child_csv(work / f"data-{child}.csv", dataset, child, rows)
    tell("manifest")
    manifest = _manifest(work, dataset, rows, parts, report, version_id) | {"attachments": attachments, "tiles": tiles}
    (work / "manifest.json").write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))


def _manifest(
    work: Path, dataset: Dataset, rows: list[Encoded], parts: list[Part], report: Report, version_id: str
) -> dict[str, Any]:
    levels: dict[str, int] = {}
    for row in rows if dataset.is_located else ():
        level = orjson.loads(row.place)["level"]
        levels[level] = levels.get(level, 0) + 1
    located = [row for row in rows if row.geometry]
    return {
        "dataset": dataset.id,
        "version": version_id,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "sample": any(item.sample for item in parts),
        "rows": len(rows),
        "located": len(located),
        "levels": levels,
        "bbox": _bbox(located),
        "geometry_type": shape_of(dataset, rows) if dataset.is_located else None,
        "columns": list(published_columns(dataset)),
        "parts": [asdict(item) for item in parts],
        "files": {path.name: file_facts(path) for path in sorted(work.iterdir()) if path.is_file()},
        "report": {
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "notices": report.count("notice"),
            "held": report.rows_read - report.rows_valid,
        },
        "software": f"hungyen-geoportal {__version__}",
    }


def shape_of(dataset: Dataset, rows: Sequence[Encoded]) -> str:
    """Return the geometry type of a located dataset's features: that of its rows, "Geometry" when they differ."""
    found = {row.geometry[:30].split(b'"')[3].decode() for row in rows if row.geometry}
    if not found:
        return SHAPES[dataset.located.split(":")[0]]
    return found.pop() if len(found) == 1 else "Geometry"


def _bbox(located: list[Encoded]) -> list[float] | None:
    if not located:
        return None
    sides = [(row.west, row.south, row.east, row.north) for row in located]
    west, south, east, north = zip(*sides, strict=True)
    return [min(west), min(south), max(east), max(north)]


def _content_hash(rows: list[Encoded]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr((row.id, row.part, row.geometry, row.properties, row.children)).encode())
    return digest.hexdigest()[:8]


def _keep_source(settings: Settings, dataset: Dataset, version_id: str, source: Path) -> None:
    target = settings.home / "sources" / dataset.id / version_id / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _sync_tree(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir():
            _sync_tree(path)
            continue
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    sync_folder(folder)
