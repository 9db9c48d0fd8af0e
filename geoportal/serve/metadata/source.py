"""What all metadata for machines say of a dataset: its addresses, its downloads, who publishes it, since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from flask import current_app

from geoportal.dataset import Agency, Dataset, Portal, Text, load_references
from geoportal.errors import UnknownDatasetError
from geoportal.publish.formats import FORMATS
from geoportal.serve.ogc.records_list import Catalogue, Listed, read_catalogue
from geoportal.serve.pages.language import load_texts
from geoportal.settings import Settings
from geoportal.store.versions import published

OWNER = "ubnd-tinh-hung-yen"
"""The code of the portal's owner among those of agencies."""
SAMPLE_WORD = Text(vi="dữ liệu mẫu", en="sample data")


@dataclass(frozen=True)
class Download:
    """A file in which a dataset is offered; bytes and sha256 are None for those that are made on request."""

    format: str
    title: str
    url: str
    media_type: str
    bytes: int | None
    sha256: str | None


def settings_now() -> Settings:
    """Return the settings of the running app."""
    found = current_app.extensions["settings"]
    assert isinstance(found, Settings)
    return found


def catalogue_now() -> Catalogue:
    """Return the catalogue of what the running app publishes now."""
    return read_catalogue(settings_now())


def find_listed(catalogue: Catalogue, dataset_id: str, settings: Settings) -> Listed:
    """Return a dataset of the plan or a reference dataset.

    Raises
    ------
    UnknownDatasetError
        There is none of this id.
    """
    found = catalogue.listed.get(dataset_id) or references(catalogue, settings).get(dataset_id)
    if found is None:
        raise UnknownDatasetError(
            f"Không có bộ dữ liệu «{dataset_id}». Hãy tìm trong danh mục dữ liệu.",
            f"There is no dataset “{dataset_id}”. Please search the catalogue.",
        )
    return found


@lru_cache(maxsize=8)
def references(catalogue: Catalogue, settings: Settings) -> dict[str, Listed]:
    """Return the datasets of the portal itself (administrative units), which the plan does not have."""
    versions, domain = published(settings.home), load_texts()["reference"]
    return {
        name: replace(Listed(dataset, domain, (), ()), version=version, updated=_moment(version))
        for name, dataset in load_references(settings.layers).items()
        for version in [versions.get(name)]
    }


def _moment(version: Any) -> str | None:
    return str(version.manifest["created"]).replace("+00:00", "Z") if version else None


def defined_at(settings: Settings, dataset: Dataset) -> str:
    """Return when the definition of a dataset was changed last (UTC): all that is known before it is published."""
    changed = (settings.layers / dataset.domain / f"{dataset.id}.yml").stat().st_mtime
    return datetime.fromtimestamp(int(changed), UTC).isoformat().replace("+00:00", "Z")


def publisher_of(listed: Listed, portal: Portal) -> tuple[str, Text]:
    """Return code and name of the one agency that provides a dataset, of the portal's owner when several do."""
    if len(listed.agencies) == 1:
        return listed.agencies[0].code, listed.agencies[0].name
    return OWNER, portal.owner


def publishers(catalogue: Catalogue) -> dict[str, Text]:
    """Return the names of all who publish something or have the duty to, by code, the portal's owner first."""
    agencies: list[Agency] = [agency for one in catalogue.listed.values() for agency in one.agencies]
    return {OWNER: catalogue.portal.owner, **{agency.code: agency.name for agency in agencies}}


def page_of(url: str, dataset_id: str, language: str = "vi") -> str:
    """Return the address of a dataset's page; url is the portal's.

    >>> page_of("https://a.vn", "bao-tang", "en")
    'https://a.vn/en/du-lieu/bao-tang'
    """
    return f"{url}{'/en' if language == 'en' else ''}/du-lieu/{quote(dataset_id)}"


def collection_of(url: str, listed: Listed) -> str:
    """Return the address of a dataset's collection in the OGC API, "" for one that has none."""
    has = listed.version is not None and listed.dataset.is_located
    return f"{url}/api/collections/{quote(listed.dataset.id)}" if has else ""


def downloads_of(url: str, listed: Listed) -> list[Download]:
    """Return the files in which a dataset is offered, in the order of the pages; none before it is published."""
    if listed.version is None:
        return []
    page, files = page_of(url, listed.dataset.id), listed.version.manifest["files"]
    known = [(item, files.get(item.own_file, {})) for item in FORMATS.values()]
    return [
        Download(item.id, item.title, f"{page}/tai-ve/{item.id}", item.media_type, one.get("bytes"), one.get("sha256"))
        for item, one in known
        if listed.dataset.is_located or item.for_tables
    ]


def words_of(listed: Listed) -> tuple[Text, ...]:
    """Return the keywords of a dataset; a sample is told by one of them."""
    return (*listed.keywords, SAMPLE_WORD) if listed.sample else listed.keywords


def about(listed: Listed) -> Text:
    """Return what a dataset is; a sample says so in its first sentence."""
    description = listed.dataset.description
    if not listed.sample:
        return description
    title, text = load_texts()["sample_title"], load_texts()["sample_text"]
    return Text(vi=f"{title.vi} {text.vi} {description.vi}", en=f"{title.en} {text.en} {description.en}")
