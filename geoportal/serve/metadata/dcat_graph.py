"""Datasets and their catalogue as a DCAT 3 graph that follows DCAT-AP 3.0. Import it late: rdflib takes 0.3 s to load.

Names of things are addresses of pages with a fragment: `/du-lieu/<dataset>#bo-du-lieu`, `#tai-ve-<format>`, and on the
catalogue's page `/du-lieu`: `#danh-muc`, `#linh-vuc-<domain>`, `#don-vi-<agency>`, `#tinh`, `#ogc-api`, `#ckan-api`.
"""

from __future__ import annotations

from collections.abc import Collection

from rdflib import XSD, Graph
from rdflib.namespace import DCTERMS, FOAF, SKOS

from geoportal.dataset import Text
from geoportal.serve.metadata import vocabulary
from geoportal.serve.metadata.dcat_files import add_distributions, add_services
from geoportal.serve.metadata.dcat_terms import ADMS, DCAT, VCARD, Subject, new_graph
from geoportal.serve.metadata.jsonld import PROVINCE
from geoportal.serve.metadata.source import OWNER, about, page_of, publisher_of, publishers, words_of
from geoportal.serve.ogc.records_list import Catalogue, Listed

DOMAINS = Text(vi="Lĩnh vực của kế hoạch dữ liệu mở", en="Domains of the open-data plan")


def catalogue_graph(catalogue: Catalogue) -> Graph:
    """Return the catalogue with every dataset of the plan, published or not, and the services."""
    graph, here, portal = new_graph(), f"{catalogue.url}/du-lieu", catalogue.portal
    names = [dataset_name(catalogue, listed) for listed in catalogue.listed.values()]
    whole = Subject(graph, f"{here}#danh-muc", DCAT.Catalog)
    whole.text(DCTERMS.title, portal.title).text(DCTERMS.description, portal.description)
    whole.link(DCTERMS.publisher, f"{here}#don-vi-{OWNER}").link(FOAF.homepage, f"{catalogue.url}/")
    whole.link(DCTERMS.language, *vocabulary.LANGUAGES).link(DCTERMS.license, portal.licences[0].uri)
    whole.link(DCTERMS.spatial, f"{here}#tinh").value(DCTERMS.modified, catalogue.updated, XSD.dateTime)
    whole.link(DCAT.themeTaxonomy, vocabulary.DATA_THEMES, f"{here}#linh-vuc").link(DCAT.dataset, *names)
    whole.link(DCAT.service, f"{here}#ogc-api", f"{here}#ckan-api")
    for listed in catalogue.listed.values():
        add_dataset(graph, catalogue, listed)
    add_services(graph, catalogue)
    _add_common(graph, catalogue, [domain.code for domain in portal.domains], publishers(catalogue))
    return graph


def dataset_graph(catalogue: Catalogue, listed: Listed) -> Graph:
    """Return one dataset, with what it refers to."""
    graph = new_graph()
    add_dataset(graph, catalogue, listed)
    add_services(graph, catalogue, listed)
    codes = {OWNER, *(agency.code for agency in listed.agencies)}
    _add_common(graph, catalogue, [listed.dataset.domain], codes)
    return graph


def dataset_name(catalogue: Catalogue, listed: Listed) -> str:
    """Return the name of a dataset in the graph."""
    return f"{page_of(catalogue.url, listed.dataset.id)}#bo-du-lieu"


def add_dataset(graph: Graph, catalogue: Catalogue, listed: Listed) -> None:
    """Add a dataset and its distributions; a sample is told by its description, a keyword and its status."""
    dataset, here, page = listed.dataset, f"{catalogue.url}/du-lieu", page_of(catalogue.url, listed.dataset.id)
    one = Subject(graph, dataset_name(catalogue, listed), DCAT.Dataset)
    one.text(DCTERMS.title, dataset.title).text(DCTERMS.description, about(listed))
    one.text(DCAT.keyword, *words_of(listed)).value(DCTERMS.identifier, dataset.id)
    one.link(DCAT.landingPage, page).link(DCTERMS.accessRights, vocabulary.PUBLIC)
    one.link(DCTERMS.license, catalogue.portal.licence(dataset.licence).uri)
    one.link(DCTERMS.language, vocabulary.LANGUAGES[0])
    one.link(DCTERMS.accrualPeriodicity, vocabulary.frequency_uri(dataset.frequency))
    one.link(DCTERMS.publisher, f"{here}#don-vi-{publisher_of(listed, catalogue.portal)[0]}")
    one.link(DCTERMS.creator, *(f"{here}#don-vi-{agency.code}" for agency in listed.agencies))
    one.link(DCAT.contactPoint, f"{here}#lien-he")
    if dataset.number is not None:
        one.link(DCAT.theme, vocabulary.theme_uri(dataset.domain), f"{here}#linh-vuc-{dataset.domain}")
        one.part(ADMS.identifier, f"{page}#so-ke-hoach", ADMS.Identifier).value(SKOS.notation, str(dataset.number))
    _add_version(one, listed)
    _add_extent(one, listed, page, f"{here}#tinh")
    add_distributions(one, catalogue, listed)


def _add_version(one: Subject, listed: Listed) -> None:
    one.value(DCTERMS.issued, listed.created, XSD.dateTime).value(DCTERMS.modified, listed.updated, XSD.dateTime)
    one.value(DCAT.version, listed.version.id if listed.version else None)


def _add_extent(one: Subject, listed: Listed, page: str, province: str) -> None:
    """Say where and when: the box of what is published, else the province; the days of which the rows tell."""
    if listed.box:
        one.part(DCTERMS.spatial, f"{page}#khung", DCTERMS.Location).box(listed.box)
    else:
        one.link(DCTERMS.spatial, province)
    if listed.span:
        first, last = listed.span
        time = one.part(DCTERMS.temporal, f"{page}#thoi-gian", DCTERMS.PeriodOfTime)
        time.value(DCAT.startDate, first, XSD.date).value(DCAT.endDate, last, XSD.date)


def _add_common(graph: Graph, catalogue: Catalogue, domains: Collection[str], codes: Collection[str]) -> None:
    """Add what datasets refer to: the province, agencies, domains, licences, whom to ask."""
    here, portal = f"{catalogue.url}/du-lieu", catalogue.portal
    Subject(graph, f"{here}#tinh", DCTERMS.Location).text(SKOS.prefLabel, PROVINCE).box(portal.bbox)
    contact = Subject(graph, f"{here}#lien-he", VCARD.Organization).text(VCARD.fn, portal.owner)
    contact.link(VCARD.hasURL, f"{catalogue.url}/")
    for code, name in publishers(catalogue).items():
        if code in codes:
            Subject(graph, f"{here}#don-vi-{code}", FOAF.Agent, FOAF.Organization).text(FOAF.name, name)
    Subject(graph, f"{here}#linh-vuc", SKOS.ConceptScheme).text(DCTERMS.title, DOMAINS)
    for domain in portal.domains:
        if domain.code in domains:
            concept = Subject(graph, f"{here}#linh-vuc-{domain.code}", SKOS.Concept).text(SKOS.prefLabel, domain.title)
            concept.link(SKOS.inScheme, f"{here}#linh-vuc")
    for licence in portal.licences:
        Subject(graph, licence.uri, DCTERMS.LicenseDocument).text(DCTERMS.title, licence.title)
