"""The page of one dataset: what it is, preview, fields, versions, downloads, API links."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
from flask import abort, current_app, render_template, request

from geoportal.columns import published_columns
from geoportal.errors import UnknownDatasetError
from geoportal.publish.formats import FORMATS
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.map_config import map_config, map_texts
from geoportal.settings import Settings
from geoportal.store.features import open_features
from geoportal.store.versions import list_versions

PAGE_ROWS = 20


def settings() -> Settings:
    """Return the settings of the running app."""
    found = current_app.extensions["settings"]
    assert isinstance(found, Settings)
    return found


def find_entry(dataset_id: str) -> Entry:
    """Return the dataset of this id.

    Raises
    ------
    UnknownDatasetError
        There is none.
    """
    entry = catalogue().entry(dataset_id)
    if entry is None:
        raise UnknownDatasetError(
            f"Không có bộ dữ liệu «{dataset_id}». Hãy tìm trong danh mục dữ liệu.",
            f"There is no dataset “{dataset_id}”. Please search the catalogue.",
        )
    return entry


def page(dataset_id: str) -> str:
    """Show one dataset; ?trang=N pages through its table."""
    entry = find_entry(dataset_id)
    number = request.args.get("trang", "1")
    if not number.isascii() or not number.isdigit() or not 1 <= int(number) <= 10**9:
        abort(404)
    dataset = entry.dataset
    return render_template(
        "dataset.html",
        entry=entry,
        dataset=dataset,
        portal=catalogue().portal,
        providers=catalogue().agencies_today(dataset),
        columns=published_columns(dataset),
        rows=_rows(entry, int(number)),
        page=int(number),
        pages=-(-int(str(entry.manifest.get("rows", 0))) // PAGE_ROWS),
        versions=list_versions(catalogue().home, dataset_id) if entry.version else [],
        formats=[f for f in FORMATS.values() if dataset.is_located or f.for_tables],
        today=datetime.now(UTC).date(),
        config=map_config(catalogue(), [entry], settings()) if entry.manifest.get("located") else None,
        texts=map_texts(),
    )


def _rows(entry: Entry, page: int) -> list[dict[str, object]]:
    if entry.version is None:
        return []
    features = open_features(entry.version)
    first = (page - 1) * PAGE_ROWS + 1
    found = [orjson.loads(text) for text in features.some(range(first, min(first + PAGE_ROWS, len(features) + 1)))]
    return [{"@id": feature["id"], **feature["properties"]} for feature in found]
