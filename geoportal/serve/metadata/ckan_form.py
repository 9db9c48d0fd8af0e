"""Datasets, agencies and domains in the shapes of CKAN: packages, organizations, groups, tags, resources.

Source: the CKAN API guide (package_show and its kin), the keys of extras that ckanext-dcat and ckanext-spatial read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import orjson

from geoportal.dataset import Text
from geoportal.serve.metadata import vocabulary
from geoportal.serve.metadata.source import (
    about,
    collection_of,
    defined_at,
    downloads_of,
    page_of,
    publisher_of,
    words_of,
)
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.records_form import say
from geoportal.serve.ogc.records_list import Catalogue, Listed
from geoportal.settings import Settings

Content = dict[str, Any]
FORMATS = {
    "csv": "CSV", "xlsx": "XLSX", "json": "JSON", "geojson": "GeoJSON", "gpkg": "GPKG", "kml": "KML", "shp": "SHP",
    "fgb": "FGB",
}  # fmt: skip
"""How CKAN calls the portal's formats."""
OGC_FORMAT = "OGC API - Features"
NOT_IN_TAGS = re.compile(r"[^\w \-.]")
"""What CKAN refuses in a tag."""


@lru_cache(maxsize=4)
def packages_in(catalogue: Catalogue, settings: Settings, language: str) -> dict[str, Content]:
    """Return every dataset of the plan as a package, by name, made once a publication: do not change them."""
    return {name: make_package(catalogue, one, settings, language) for name, one in catalogue.listed.items()}


def make_package(catalogue: Catalogue, listed: Listed, settings: Settings, language: str) -> Content:
    """Return a dataset as a package; one that is not published has no resources."""
    dataset, portal = listed.dataset, catalogue.portal
    licence, (code, publisher) = portal.licence(dataset.licence), publisher_of(listed, portal)
    made = defined_at(settings, dataset)
    changed = listed.updated or made
    resources, tags = list(_resources(catalogue, listed, language)), sorted({*map(tag, words_in(listed, language))})
    return {
        "id": identity(page_of(catalogue.url, dataset.id)),
        "name": dataset.id,
        "title": say(dataset.title, language),
        "title_translated": _both(dataset.title),
        "notes": say(about(listed), language),
        "notes_translated": _both(about(listed)),
        "url": page_of(catalogue.url, dataset.id, language),
        "type": "dataset",
        "state": "active",
        "private": False,
        "isopen": True,
        "author": say(publisher, language),
        "author_email": None,
        "maintainer": say(portal.owner, language),
        "maintainer_email": None,
        "creator_user_id": None,
        "license_id": licence.code,
        "license_title": say(licence.title, language),
        "license_url": licence.uri,
        "version": listed.version.id if listed.version else None,
        "metadata_created": moment(listed.created or min(made, changed)),
        "metadata_modified": moment(changed),
        "owner_org": identity(f"{catalogue.url}/du-lieu#don-vi-{code}"),
        "organization": organization(catalogue, code, publisher, language),
        "groups": [group(catalogue, dataset.domain, listed.domain, language)],
        "tags": [tag_content(name) for name in tags],
        "num_tags": len(tags),
        "resources": resources,
        "num_resources": len(resources),
        "extras": [{"key": key, "value": value} for key, value in _extras(catalogue, listed, language) if value],
        "relationships_as_subject": [],
        "relationships_as_object": [],
    }


def organization(catalogue: Catalogue, code: str, name: Text, language: str) -> Content:
    """Return an agency as an organization."""
    return {**_named(catalogue, "don-vi", code, name, language), "type": "organization", "is_organization": True}


def group(catalogue: Catalogue, code: str, title: Text, language: str) -> Content:
    """Return a domain of the plan as a group."""
    return {**_named(catalogue, "linh-vuc", code, title, language), "type": "group", "is_organization": False}


def _named(catalogue: Catalogue, kind: str, code: str, title: Text, language: str) -> Content:
    return {
        "id": identity(f"{catalogue.url}/du-lieu#{kind}-{code}"),
        "name": code,
        "title": say(title, language),
        "display_name": say(title, language),
        "title_translated": _both(title),
        "description": "",
        "image_url": "",
        "image_display_url": "",
        "approval_status": "approved",
        "state": "active",
    }


def tag(word: str) -> str:
    """Return a word as CKAN takes it for a tag.

    >>> tag("Văn hóa, du lịch")
    'Văn hóa du lịch'
    """
    return " ".join(NOT_IN_TAGS.sub(" ", word).split())


def words_in(listed: Listed, language: str) -> list[str]:
    """Return the keywords of a dataset in a language."""
    return [say(word, language) for word in words_of(listed)]


def tag_content(name: str) -> Content:
    """Return a tag as packages have it."""
    return {"id": identity(name), "name": name, "display_name": name, "state": "active", "vocabulary_id": None}


def identity(name: str) -> str:
    """Return the UUID of a thing, always the same for the same name.

    >>> identity("https://a.vn/du-lieu/bao-tang")
    'c2e7c879-edbc-576e-8945-aee60485cfbe'
    """
    return str(uuid5(NAMESPACE_URL, name))


def moment(text: str) -> str:
    """Return a moment as CKAN writes it: UTC without saying so, microseconds.

    >>> moment("2026-01-31T09:30:00Z")
    '2026-01-31T09:30:00.000000'
    """
    return f"{text.removesuffix('Z')}.000000"


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _resources(catalogue: Catalogue, listed: Listed, language: str) -> Iterator[Content]:
    dataset, updated = listed.dataset, listed.updated or ""
    rows = [
        (item.url, FORMATS[item.format], item.title, item.media_type, item.bytes, item.sha256 or "", "file")
        for item in downloads_of(catalogue.url, listed)
    ]
    if collection := collection_of(catalogue.url, listed):
        rows.append((collection, OGC_FORMAT, "OGC API – Features", GEOJSON, None, "", "api"))
    for position, (url, form, title, media_type, size, checksum, kind) in enumerate(rows):
        yield {
            "id": identity(url),
            "package_id": identity(page_of(catalogue.url, dataset.id)),
            "name": f"{say(dataset.title, language)} ({title})",
            "description": say(about(listed), language),
            "url": url,
            "url_type": None,
            "format": form,
            "mimetype": media_type,
            "mimetype_inner": None,
            "size": size,
            "hash": f"sha256:{checksum}" if checksum else "",
            "created": moment(updated),
            "last_modified": moment(updated),
            "metadata_modified": moment(updated),
            "position": position,
            "resource_type": kind,
            "state": "active",
            "datastore_active": False,
            "cache_url": None,
            "cache_last_updated": None,
        }


def _extras(catalogue: Catalogue, listed: Listed, language: str) -> Iterator[tuple[str, str]]:
    """Yield what CKAN has no key for; all values are texts."""
    dataset, box = listed.dataset, listed.box or catalogue.portal.bbox
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    yield "uri", f"{page_of(catalogue.url, dataset.id)}#bo-du-lieu"
    yield "identifier", dataset.id
    yield "number", str(dataset.number)
    yield "domain", dataset.domain
    yield "theme", vocabulary.theme_uri(dataset.domain)
    yield "agencies", "; ".join(say(agency.name, language) for agency in listed.agencies)
    yield "publisher_name", say(publisher_of(listed, catalogue.portal)[1], language)
    yield "frequency", vocabulary.frequency_uri(dataset.frequency)
    yield "language", "vi"
    yield "located", str(dataset.is_located).lower()
    yield "published", str(listed.version is not None).lower()
    yield "sample", str(listed.sample).lower()
    yield "rows", str(listed.rows)
    yield "issued", listed.created or ""
    yield "modified", listed.updated or ""
    yield from zip(("temporal_start", "temporal_end"), listed.span or (), strict=False)
    yield "spatial", orjson.dumps({"type": "Polygon", "coordinates": [ring]}).decode()
