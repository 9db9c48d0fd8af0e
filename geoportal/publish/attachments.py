"""The files of a version: documents and rasters that its rows name, with what a page says of each."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from geoportal.dataset import Dataset
from geoportal.records import Encoded, Report, Row
from geoportal.store.versions import Version

FOLDER = "files"
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff; application=geotiff; profile=cloud-optimized",
}
JOIN = ";"
"""What stands between several names in a cell."""


def attachments_of(version: Version | None) -> dict[str, dict[str, Any]]:
    """Return the files of a version by name, as its manifest lists them; none for a version without."""
    listed = version.manifest.get("attachments", ()) if version else ()
    return {str(entry["name"]): entry for entry in listed}


def rows_with_files(
    rows: Iterable[Row], dataset: Dataset, offered: Collection[str], current: Version | None, report: Report
) -> Iterator[Row]:
    """Yield the rows whose files are at hand; a row that names another is held back with an error in the report.

    Parameters
    ----------
    offered : collection of str
        Names in `Source.files`.
    current : Version or None
        The version served, whose files a row may go on naming.
    """
    fields = dataset.fields_of_type("file")
    known = {*offered, *attachments_of(current)}
    for row in rows:
        lost = [(field, name) for field in fields for name in names_in(row.values.get(field)) if _is_lost(name, known)]
        for field, name in lost:
            title, fix = dataset.fields[field].title.vi, "Nén bảng cùng các tệp thành một tệp .zip rồi gửi lại."
            problem = f"Không có tệp «{name}» kèm theo bảng."
            report.add(row.issue("missing-file", "error", problem, fix, column=title, value=str(row.values[field])))
        if lost:
            report.rows_valid -= 1
        else:
            yield row


def _is_lost(name: str, known: Collection[str]) -> bool:
    return name not in known and not name.startswith(("https://", "http://"))


def names_in(value: object) -> list[str]:
    """Return the names that a field of type `file` holds.

    >>> names_in("a-0123456789.pdf; b-0123456789.pdf"), names_in(None)
    (['a-0123456789.pdf', 'b-0123456789.pdf'], [])
    """
    return [name for part in str(value or "").split(JOIN) if (name := part.strip())]


def write_attachments(
    work: Path, dataset: Dataset, rows: Sequence[Encoded], files: Mapping[str, Path], current: Version | None
) -> list[dict[str, Any]]:
    """Put every file that a row names into the folder of a version under way; return their manifest entries.

    New files are copied; those of the version served are linked, so that they take no second room. A file that no row
    names is left out: its row was held back.

    Returns
    -------
    list of dict
        name, role ("document", "raster" or "preview"), title, date (ISO 8601 or ""), media_type, bytes, sha256, rows
        (ids). A raster has also preview (the name of its quick-look) and raster (what the reader knows of it).
    """
    before = attachments_of(current)
    entries: list[dict[str, Any]] = []
    for name, owners in _named(dataset, rows).items():
        if name not in files and name not in before:
            continue
        entry = {"name": name, "role": "document", **_told(dataset, owners)}
        entries.append(entry)
        preview = name.removesuffix(".tif") + ".png"
        if name.endswith(".tif"):
            entry |= {"role": "raster", "preview": preview, "raster": _facts(name, files, before)}
            entries.append({**entry, "name": preview, "role": "preview"})
            del entries[-1]["raster"], entries[-1]["preview"]
    for entry in entries:
        target = work / FOLDER / entry["name"]
        target.parent.mkdir(exist_ok=True)
        _place(entry["name"], target, files, current)
        entry |= {"media_type": MEDIA_TYPES[target.suffix], **file_facts(target)}
    return entries


def _named(dataset: Dataset, rows: Sequence[Encoded]) -> dict[str, list[Encoded]]:
    named: dict[str, list[Encoded]] = {}
    fields = [name for name in dataset.fields_of_type("file") if name in dataset.public_fields]
    for row in rows if fields else ():
        values = orjson.loads(row.properties)
        for name in dict.fromkeys(name for field in fields for name in names_in(values.get(field))):
            named.setdefault(name, []).append(row)
    return named


def _told(dataset: Dataset, owners: Sequence[Encoded]) -> dict[str, Any]:
    """Return title and date of a file from the first row that names it: "12/QĐ-SXD – Đơn giá", "2025-03-01"."""
    values, fields = orjson.loads(owners[0].properties), dataset.public_fields
    days = [values.get(name) for name, field in fields.items() if field.type == "date"]
    others = [name for name in dataset.key if name in fields and fields[name].type != "date"]
    key = ", ".join(str(values[name]) for name in others if values.get(name) and name != dataset.name_field)
    title = " – ".join(filter(None, (key, str(values.get(dataset.name_field) or ""))))
    return {"title": title, "date": next(filter(None, days), ""), "rows": [row.id for row in owners]}


def _facts(name: str, files: Mapping[str, Path], before: Mapping[str, dict[str, Any]]) -> Any:
    known = files.get(name.removesuffix(".tif") + ".json")
    return orjson.loads(known.read_bytes()) if known else before[name].get("raster")


def _place(name: str, target: Path, files: Mapping[str, Path], current: Version | None) -> None:
    if name in files:
        shutil.copyfile(files[name], target)
        return
    assert current is not None
    try:
        os.link(current.path / FOLDER / name, target)
    except OSError:
        shutil.copyfile(current.path / FOLDER / name, target)


def file_facts(path: Path) -> dict[str, Any]:
    """Return the size of a file in bytes and its SHA-256 checksum."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}
