"""The distributions of datasets and the services that answer for them, in DCAT."""

from __future__ import annotations

from rdflib import RDFS, XSD, Graph
from rdflib.namespace import DCTERMS

from geoportal.dataset import Text
from geoportal.serve.metadata import vocabulary
from geoportal.serve.metadata.dcat_terms import ADMS, DCAT, SPDX, Subject
from geoportal.serve.metadata.source import OWNER, Download, collection_of, downloads_of, page_of
from geoportal.serve.ogc.records_list import Catalogue, Listed

FEATURES_STANDARD = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"
OGC_API = Text(vi="OGC API của cổng dữ liệu mở tỉnh Hưng Yên", en="OGC API of the Hưng Yên open-data portal")
OGC_ABOUT = Text(
    vi="Đối tượng trên bản đồ, ô bản đồ véc tơ, bản ghi danh mục và tiến trình theo các chuẩn OGC API.",
    en="Features, vector tiles, catalogue records and processes by the OGC API standards.",
)
CKAN_API = Text(vi="API danh mục theo dạng của CKAN (chỉ đọc)", en="Catalogue API in the shape of CKAN (read only)")
CKAN_ABOUT = Text(
    vi="Danh sách, nội dung và tìm kiếm các bộ dữ liệu cho phần mềm thu thập quen với CKAN.",
    en="Lists, contents and search of the datasets for harvesters that know CKAN.",
)


def add_distributions(one: Subject, catalogue: Catalogue, listed: Listed) -> None:
    """Add the downloads and the collection of a dataset that is published; nothing for one that is not."""
    page = page_of(catalogue.url, listed.dataset.id)
    for item in downloads_of(catalogue.url, listed):
        made = one.part(DCAT.distribution, f"{page}#tai-ve-{item.format}", DCAT.Distribution)
        made.text(DCTERMS.title, _titled(listed, item.title)).link(DCAT.accessURL, item.url).link(
            DCAT.downloadURL, item.url
        )
        _add_file(made, item)
        _add_shared(made, catalogue, listed)
    if collection := collection_of(catalogue.url, listed):
        made = one.part(DCAT.distribution, f"{page}#ogc-api", DCAT.Distribution)
        made.text(
            DCTERMS.title, Text(vi=f"{listed.dataset.title.vi}, OGC API", en=f"{listed.dataset.title.en}, OGC API")
        )
        made.link(DCAT.accessURL, collection).link(DCAT.accessService, f"{catalogue.url}/du-lieu#ogc-api")
        made.link(DCTERMS["format"], _file_type("geojson")).link(DCAT.mediaType, _media_type("geojson"))
        made.link(DCTERMS.conformsTo, FEATURES_STANDARD)
        _add_shared(made, catalogue, listed)


def add_services(graph: Graph, catalogue: Catalogue, only: Listed | None = None) -> None:
    """Add the services of the portal with the datasets for which they answer; of one dataset those that it has."""
    here, every = f"{catalogue.url}/du-lieu", [only] if only else list(catalogue.listed.values())
    rows = [
        ("ogc-api", OGC_API, OGC_ABOUT, "/api", "/api/openapi", [one for one in every if collection_of("", one)]),
        ("ckan-api", CKAN_API, CKAN_ABOUT, "/api/3/action", "/ung-dung", every),
    ]
    for fragment, title, about, address, described, served in rows:
        if only and not served:
            continue
        service = Subject(graph, f"{here}#{fragment}", DCAT.DataService)
        service.text(DCTERMS.title, title).text(DCTERMS.description, about)
        service.link(DCAT.endpointURL, f"{catalogue.url}{address}")
        service.link(DCAT.endpointDescription, f"{catalogue.url}{described}")
        service.link(DCTERMS.publisher, f"{here}#don-vi-{OWNER}").link(DCTERMS.accessRights, vocabulary.PUBLIC)
        service.link(DCTERMS.license, catalogue.portal.licences[0].uri)
        names = [f"{page_of(catalogue.url, listed.dataset.id)}#bo-du-lieu" for listed in served]
        service.link(DCAT.servesDataset, *names)
        if fragment == "ogc-api":
            standard = service.part(DCTERMS.conformsTo, FEATURES_STANDARD, DCTERMS.Standard)
            standard.value(DCTERMS.title, "OGC API - Features - Part 1: Core")


def _titled(listed: Listed, form: str) -> Text:
    title = listed.dataset.title
    return Text(vi=f"{title.vi}, {form}", en=f"{title.en}, {form}")


def _add_shared(made: Subject, catalogue: Catalogue, listed: Listed) -> None:
    made.link(DCTERMS.license, catalogue.portal.licence(listed.dataset.licence).uri)
    made.link(DCTERMS.language, vocabulary.LANGUAGES[0])
    made.link(ADMS.status, vocabulary.DEVELOP if listed.sample else vocabulary.COMPLETED)
    made.value(DCTERMS.modified, listed.updated, XSD.dateTime)


def _add_file(made: Subject, item: Download) -> None:
    """Say the format of a file, and of one that is kept its size and checksum."""
    if item.format in vocabulary.FILE_TYPES:
        made.link(DCTERMS["format"], _file_type(item.format)).link(DCAT.mediaType, _media_type(item.format))
    else:
        made.part(DCTERMS["format"], f"{made.node}-dinh-dang", DCTERMS.MediaTypeOrExtent).value(RDFS.label, item.title)
    if item.bytes is not None and item.sha256:
        made.value(DCAT.byteSize, str(item.bytes), XSD.nonNegativeInteger)
        checksum = made.part(SPDX.checksum, f"{made.node}-sha256", SPDX.Checksum)
        checksum.link(SPDX.algorithm, str(SPDX.checksumAlgorithm_sha256))
        checksum.value(SPDX.checksumValue, item.sha256, XSD.hexBinary)


def _file_type(name: str) -> str:
    return f"{vocabulary.AUTHORITY}/file-type/{vocabulary.FILE_TYPES[name]}"


def _media_type(name: str) -> str:
    return f"{vocabulary.MEDIA_TYPES}/{vocabulary.REGISTERED[name]}"
