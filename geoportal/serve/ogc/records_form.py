"""A record of the catalogue: a dataset as a GeoJSON feature, in Vietnamese or English.

Source: OGC 20-004r1 (OGC API - Records - Part 1), tables of core properties, schema recordGeoJSON.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from geoportal.dataset import Dataset, Text
from geoportal.publish.formats import FORMATS
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.config import CATALOGUE
from geoportal.serve.ogc.records_list import Catalogue, Listed
from geoportal.store.boxes import BBox

PROFILES = "http://www.opengis.net/def/profile/OGC/0"
RECORD_CORE = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core"
PLAN = "ke-hoach"
"""The scheme of the external identifiers: the numbers of the datasets in the plan."""
LANGUAGES: dict[str, dict[str, str]] = {
    "vi": {"code": "vi", "name": "Tiếng Việt", "alternate": "Vietnamese", "dir": "ltr"},
    "en": {"code": "en", "name": "English", "alternate": "English", "dir": "ltr"},
}
Link = dict[str, Any]


def say(text: Text, language: str) -> str:
    """Return a text in a language.

    >>> say(Text(vi="Trường", en="School"), "en")
    'School'
    """
    return text.en if language == "en" else text.vi


def make_link(rel: str, kind: str, href: str, vi: str, en: str, language: str) -> Link:
    """Return a link with its title in a language."""
    return {"rel": rel, "type": kind, "href": href, "title": en if language == "en" else vi}


@lru_cache(maxsize=8)
def records_in(catalogue: Catalogue, language: str) -> dict[str, dict[str, Any]]:
    """Return every record by its id in the order of the plan, made once a publication: do not change them."""
    return {name: make_record(catalogue, listed, language) for name, listed in catalogue.listed.items()}


def make_record(catalogue: Catalogue, listed: Listed, language: str) -> dict[str, Any]:
    """Return the record of a dataset; time and geometry (CRS84) are null when nothing is known."""
    return {
        "id": listed.dataset.id,
        "type": "Feature",
        "conformsTo": [RECORD_CORE],
        "time": {"interval": list(listed.span)} if listed.span else None,
        "geometry": _polygon(listed.box) if listed.box else None,
        "properties": _properties(catalogue, listed, language),
        "links": list(_links(catalogue, listed, language)),
    }


def _polygon(box: BBox) -> dict[str, Any]:
    west, south, east, north = box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _properties(catalogue: Catalogue, listed: Listed, language: str) -> dict[str, Any]:
    dataset = listed.dataset
    known = {"created": listed.created, "updated": listed.updated}
    formats = [{"name": item.title, "mediaType": item.media_type} for item in _formats(dataset)]
    return {
        "type": "dataset",
        "title": say(dataset.title, language),
        "description": say(dataset.description, language),
        "keywords": [say(word, language) for word in listed.keywords],
        "themes": [_theme(catalogue, listed, language)],
        "language": LANGUAGES[language],
        "languages": [one for code, one in LANGUAGES.items() if code != language],
        "resourceLanguages": [LANGUAGES["vi"]],
        **{name: moment for name, moment in known.items() if moment},
        "externalIds": [{"scheme": PLAN, "value": str(dataset.number)}],
        "contacts": _contacts(catalogue, listed, language),
        "license": dataset.licence,
        **({"formats": formats} if listed.version else {}),
        "number": str(dataset.number),
        "domain": dataset.domain,
        "frequency": dataset.frequency.period or dataset.frequency.kind,
        "located": dataset.is_located,
        "published": listed.version is not None,
        "sample": listed.sample,
        "rows": listed.rows,
    }


def _theme(catalogue: Catalogue, listed: Listed, language: str) -> dict[str, Any]:
    pages = f"{_pages(catalogue, language)}/du-lieu"
    code = listed.dataset.domain
    concept = {"id": code, "title": say(listed.domain, language), "url": f"{pages}?linh-vuc={quote(code)}"}
    return {"scheme": f"{catalogue.url}/du-lieu", "concepts": [concept]}


def _contacts(catalogue: Catalogue, listed: Listed, language: str) -> list[dict[str, Any]]:
    """Return the agencies that have the duty to provide the data today, and who publishes them."""
    owner = {"organization": say(catalogue.portal.owner, language), "roles": ["publisher"]}
    agencies = [
        {"identifier": agency.code, "organization": say(agency.name, language), "roles": ["resourceProvider"]}
        for agency in listed.agencies
    ]
    return [*agencies, owner]


def _links(catalogue: Catalogue, listed: Listed, language: str) -> Iterator[Link]:
    dataset, collections = listed.dataset, f"{catalogue.url}/api/collections"
    here, page = f"{collections}/{CATALOGUE}", f"{_pages(catalogue, language)}/du-lieu/{quote(dataset.id)}"
    record, licence = f"{here}/items/{quote(dataset.id)}", catalogue.portal.licence(dataset.licence)
    rows = [
        ("self", GEOJSON, record, "Bản ghi này", "This record"),
        ("alternate", "text/html", f"{record}?f=html", "Trang web", "Web page"),
        ("collection", "application/ogc-catalog+json", here, "Danh mục dữ liệu", "Catalogue"),
        ("profile", "text/html", f"{PROFILES}/ogc-record", "Bản ghi theo chuẩn OGC", "OGC record"),
        ("about", "text/html", page, "Trang của bộ dữ liệu", "Page of the dataset"),
        ("license", "text/html", licence.uri, licence.title.vi, licence.title.en),
        ("related", FORMATS["xlsx"].media_type, f"{page}/mau.xlsx", "Bảng mẫu để nhập dữ liệu", "Template workbook"),
    ]
    if listed.version and dataset.is_located:
        items = f"{collections}/{quote(dataset.id)}/items"
        rows.append(("items", GEOJSON, items, "Các đối tượng, GeoJSON", "Features as GeoJSON"))
    yield from (make_link(*row, language) for row in rows)
    if listed.version:
        yield from _downloads(listed, page, language)


def _downloads(listed: Listed, page: str, language: str) -> Iterator[Link]:
    """Yield the downloads; the length in bytes is known of those that are files of the version itself."""
    files = listed.version.manifest["files"] if listed.version else {}
    for item in _formats(listed.dataset):
        vi, en = f"Tải về, {item.title}", f"Download, {item.title}"
        link = make_link("enclosure", item.media_type, f"{page}/tai-ve/{item.id}", vi, en, language)
        yield {**link, "length": files[item.own_file]["bytes"]} if item.own_file in files else link


def _formats(dataset: Dataset) -> list[Any]:
    return [item for item in FORMATS.values() if dataset.is_located or item.for_tables]


def _pages(catalogue: Catalogue, language: str) -> str:
    return f"{catalogue.url}/en" if language == "en" else catalogue.url
