"""Datasets and their catalogue in the words of schema.org, for search engines: JSON-LD blocks of pages.

Source: schema.org (Dataset, DataDownload, DataCatalog), and what Google asks of datasets: a description of 50 to 5,000
characters, boxes as "south west north east".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from markupsafe import Markup

from geoportal.dataset import Field, Text
from geoportal.serve.metadata.source import about, collection_of, downloads_of, page_of, words_of
from geoportal.serve.ogc.answer import GEOJSON
from geoportal.serve.ogc.records_form import say
from geoportal.serve.ogc.records_list import Catalogue, Listed

Content = dict[str, Any]
CONTEXT = "https://schema.org"
LONGEST = 5_000
PROVINCE = Text(vi="Tỉnh Hưng Yên, Việt Nam", en="Hưng Yên Province, Viet Nam")
NOT_IN_SCRIPTS = str.maketrans(
    {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}
)


def script(content: Content) -> Markup:
    """Return the data block for the head of a page; no text in it can end it.

    >>> script({"name": "</script><b>"})
    Markup('<script type="application/ld+json">{"name":"\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e"}</script>')
    """
    text = orjson.dumps(content).decode().translate(NOT_IN_SCRIPTS)
    return Markup(f'<script type="application/ld+json">{text}</script>')


def dataset_jsonld(catalogue: Catalogue, listed: Listed, language: str) -> Content:
    """Return a dataset as a schema.org Dataset in a language; distributions only of what is published."""
    dataset, url = listed.dataset, catalogue.url
    page, licence = page_of(url, dataset.id, language), catalogue.portal.licence(dataset.licence)
    other = "vi" if language == "en" else "en"
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{page_of(url, dataset.id)}#bo-du-lieu",
        "url": page,
        "name": say(dataset.title, language),
        "alternateName": say(dataset.title, other),
        "description": say(about(listed), language)[:LONGEST],
        "identifier": _identifiers(listed, page_of(url, dataset.id)),
        "keywords": [say(word, language) for word in words_of(listed)],
        "inLanguage": "vi",
        "license": licence.uri,
        "isAccessibleForFree": True,
        "creator": [_organization(agency.name, language) for agency in listed.agencies]
        or _organization(catalogue.portal.owner, language),
        "publisher": _organization(catalogue.portal.owner, language),
        "includedInDataCatalog": _catalogue_name(catalogue, language),
        "spatialCoverage": _place(catalogue, listed, language),
        **_known(temporalCoverage=listed.span and "/".join(listed.span)),
        **_known(datePublished=listed.created, dateModified=listed.updated),
        **_known(version=listed.version and listed.version.id),
        **_known(creativeWorkStatus="Sample" if listed.sample else None),
        "variableMeasured": list(_variables(listed, language)),
        **_known(distribution=list(_distributions(url, listed, language))),
    }  # fmt: skip


def catalogue_jsonld(catalogue: Catalogue, language: str) -> Content:
    """Return the whole catalogue as a schema.org DataCatalog; its datasets are described on their own pages."""
    portal = catalogue.portal
    return {
        "@context": CONTEXT,
        **_catalogue_name(catalogue, language),
        "description": say(portal.description, language),
        "inLanguage": ["vi", "en"],
        "license": portal.licences[0].uri,
        "isAccessibleForFree": True,
        "publisher": _organization(portal.owner, language),
        "spatialCoverage": _province(catalogue, language),
        **_known(dateModified=catalogue.updated),
        "dataset": [{"@id": f"{page_of(catalogue.url, name)}#bo-du-lieu"} for name in catalogue.listed],
    }


def site_jsonld(catalogue: Catalogue, language: str) -> Content:
    """Return the portal as a schema.org WebSite with its search."""
    home = f"{catalogue.url}{'/en' if language == 'en' else ''}"
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "url": f"{home}/",
        "name": say(catalogue.portal.title, language),
        "description": say(catalogue.portal.description, language),
        "inLanguage": language,
        "publisher": _organization(catalogue.portal.owner, language),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home}/du-lieu?q={{tu_khoa}}"},
            "query-input": "required name=tu_khoa",
        },
    }


def _known(**values: Any) -> Content:
    return {name: value for name, value in values.items() if value}


def _identifiers(listed: Listed, page: str) -> list[Any]:
    number = listed.dataset.number
    plan = {"@type": "PropertyValue", "propertyID": "ke-hoach", "value": str(number)}
    return [page, *([plan] if number is not None else [])]


def _organization(name: Text, language: str) -> Content:
    return {"@type": "GovernmentOrganization", "name": say(name, language)}


def _catalogue_name(catalogue: Catalogue, language: str) -> Content:
    home = f"{catalogue.url}{'/en' if language == 'en' else ''}"
    return {
        "@type": "DataCatalog",
        "@id": f"{catalogue.url}/du-lieu#danh-muc",
        "name": say(catalogue.portal.title, language),
        "url": f"{home}/du-lieu",
    }


def _place(catalogue: Catalogue, listed: Listed, language: str) -> Content:
    """Return the place that a dataset covers: the box of what is published, else the province."""
    if listed.box is None:
        return _province(catalogue, language)
    return {"@type": "Place", "name": say(PROVINCE, language), "geo": _box(listed.box)}


def _province(catalogue: Catalogue, language: str) -> Content:
    return {"@type": "Place", "name": say(PROVINCE, language), "geo": _box(catalogue.portal.bbox)}


def _box(box: tuple[float, float, float, float]) -> Content:
    west, south, east, north = box
    return {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"}


def _variables(listed: Listed, language: str) -> Iterator[Content]:
    """Yield the fields of a dataset and of its child tables."""
    for name, field in listed.dataset.public_fields.items():
        yield _variable(name, field, language)
    for child in listed.dataset.children.values():
        public = {
            name: one for name, one in child.fields.items() if not one.personal or one.personal.treatment != "block"
        }
        for name, field in public.items():
            content = _variable(name, field, language)
            yield {**content, "name": f"{say(child.title, language)}: {content['name']}"}


def _variable(name: str, field: Field, language: str) -> Content:
    limits = {"minValue": field.minimum, "maxValue": field.maximum}
    return {
        "@type": "PropertyValue",
        "name": say(field.title, language),
        "propertyID": name,
        **_known(unitText=field.unit, description=field.note and say(field.note, language)),
        **{key: value for key, value in limits.items() if value is not None},
    }


def _distributions(url: str, listed: Listed, language: str) -> Iterator[Content]:
    for item in downloads_of(url, listed):
        size = {"contentSize": f"{item.bytes} B"} if item.bytes is not None else {}
        yield {
            "@type": "DataDownload",
            "name": item.title,
            "encodingFormat": item.media_type,
            "contentUrl": item.url,
            **size,
            **_known(sha256=item.sha256, dateModified=listed.updated),
        }
    if collection := collection_of(url, listed):
        name = "OGC API – Features"
        items = f"{collection}/items?f=json"
        yield {"@type": "DataDownload", "name": name, "encodingFormat": GEOJSON, "contentUrl": items}
