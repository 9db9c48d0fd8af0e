"""What DCAT-AP 3.0 asks of a catalogue, as a table, and what in a graph is not so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS
from rdflib.term import Node

from tests.serve.metadata_home import HTTP

DCAT = Namespace("http://www.w3.org/ns/dcat#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
WKT = URIRef("http://www.opengis.net/ont/geosparql#wktLiteral")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
MANY = 10_000


class Shape(NamedTuple):
    """What a class asks of a term: how often, and what it is: a class, a kind of literal, or the start of an address."""

    kind: URIRef
    term: URIRef
    least: int
    most: int
    value: URIRef | str


SHAPES = [
    Shape(DCAT.Catalog, DCTERMS.title, 2, 2, "text"), Shape(DCAT.Catalog, DCTERMS.description, 2, 2, "text"),
    Shape(DCAT.Catalog, DCTERMS.publisher, 1, 1, FOAF.Agent), Shape(DCAT.Catalog, DCAT.dataset, 133, 133, DCAT.Dataset),
    Shape(DCAT.Catalog, DCAT.service, 2, 2, DCAT.DataService), Shape(DCAT.Catalog, DCTERMS.language, 2, 2, AUTHORITY + "language/"),
    Shape(DCAT.Catalog, DCTERMS.license, 1, 1, DCTERMS.LicenseDocument), Shape(DCAT.Catalog, DCTERMS.spatial, 1, 1, DCTERMS.Location),
    Shape(DCAT.Catalog, DCTERMS.modified, 1, 1, XSD.dateTime), Shape(DCAT.Catalog, FOAF.homepage, 1, 1, HTTP),
    Shape(DCAT.Catalog, DCAT.themeTaxonomy, 2, 2, "http"),
    Shape(DCAT.Dataset, DCTERMS.title, 2, 2, "text"), Shape(DCAT.Dataset, DCTERMS.description, 2, 2, "text"),
    Shape(DCAT.Dataset, DCAT.keyword, 4, 8, "text"), Shape(DCAT.Dataset, DCTERMS.identifier, 1, 1, XSD.string),
    Shape(DCAT.Dataset, DCTERMS.publisher, 1, 1, FOAF.Agent), Shape(DCAT.Dataset, DCTERMS.creator, 1, 9, FOAF.Agent),
    Shape(DCAT.Dataset, DCAT.contactPoint, 1, 1, VCARD.Organization), Shape(DCAT.Dataset, DCAT.theme, 2, 2, "http"),
    Shape(DCAT.Dataset, DCTERMS.accrualPeriodicity, 1, 1, AUTHORITY + "frequency/"),
    Shape(DCAT.Dataset, DCTERMS.accessRights, 1, 1, AUTHORITY + "access-right/PUBLIC"),
    Shape(DCAT.Dataset, DCTERMS.language, 1, 1, AUTHORITY + "language/VIE"),
    Shape(DCAT.Dataset, DCTERMS.license, 1, 1, DCTERMS.LicenseDocument),
    Shape(DCAT.Dataset, DCTERMS.spatial, 1, 1, DCTERMS.Location), Shape(DCAT.Dataset, DCTERMS.temporal, 0, 1, DCTERMS.PeriodOfTime),
    Shape(DCAT.Dataset, DCTERMS.issued, 0, 1, XSD.dateTime), Shape(DCAT.Dataset, DCTERMS.modified, 0, 1, XSD.dateTime),
    Shape(DCAT.Dataset, DCAT.version, 0, 1, XSD.string), Shape(DCAT.Dataset, DCAT.landingPage, 1, 1, HTTP + "/du-lieu/"),
    Shape(DCAT.Dataset, DCAT.distribution, 0, 9, DCAT.Distribution), Shape(DCAT.Dataset, ADMS.identifier, 1, 1, ADMS.Identifier),
    Shape(DCAT.Distribution, DCAT.accessURL, 1, 1, HTTP), Shape(DCAT.Distribution, DCAT.downloadURL, 0, 1, HTTP),
    Shape(DCAT.Distribution, DCTERMS.title, 2, 2, "text"), Shape(DCAT.Distribution, DCTERMS.license, 1, 1, DCTERMS.LicenseDocument),
    Shape(DCAT.Distribution, DCTERMS["format"], 1, 1, "http"),
    Shape(DCAT.Distribution, DCAT.mediaType, 0, 1, "https://www.iana.org/assignments/media-types/"),
    Shape(DCAT.Distribution, ADMS.status, 1, 1, AUTHORITY + "distribution-status/"),
    Shape(DCAT.Distribution, DCAT.byteSize, 0, 1, XSD.nonNegativeInteger), Shape(DCAT.Distribution, SPDX.checksum, 0, 1, SPDX.Checksum),
    Shape(DCAT.Distribution, DCAT.accessService, 0, 1, DCAT.DataService), Shape(DCAT.Distribution, DCTERMS.modified, 1, 1, XSD.dateTime),
    Shape(DCAT.DataService, DCAT.endpointURL, 1, 1, HTTP), Shape(DCAT.DataService, DCAT.endpointDescription, 1, 1, HTTP),
    Shape(DCAT.DataService, DCTERMS.title, 2, 2, "text"), Shape(DCAT.DataService, DCAT.servesDataset, 1, MANY, DCAT.Dataset),
    Shape(FOAF.Agent, FOAF.name, 2, 2, "text"), Shape(SKOS.Concept, SKOS.prefLabel, 2, 2, "text"),
    Shape(SKOS.Concept, SKOS.inScheme, 1, 1, SKOS.ConceptScheme), Shape(DCTERMS.Location, DCAT.bbox, 1, 1, WKT),
    Shape(DCTERMS.PeriodOfTime, DCAT.startDate, 1, 1, XSD.date), Shape(DCTERMS.PeriodOfTime, DCAT.endDate, 1, 1, XSD.date),
    Shape(SPDX.Checksum, SPDX.checksumValue, 1, 1, XSD.hexBinary), Shape(SPDX.Checksum, SPDX.algorithm, 1, 1, str(SPDX)),
    Shape(DCTERMS.LicenseDocument, DCTERMS.title, 2, 2, "text"), Shape(VCARD.Organization, VCARD.fn, 2, 2, "text"),
]  # fmt: skip


def is_valid(graph: Graph, value: Node, wanted: URIRef | str) -> bool:
    """Return whether a value is what a shape wants."""
    if isinstance(value, Literal):
        kind = value.datatype or (XSD.string if value.language is None else None)
        return (
            kind == wanted and not value.ill_typed
            if isinstance(wanted, URIRef)
            else value.language in ("vi", "en") and wanted == "text"
        )
    if isinstance(wanted, URIRef):
        return (value, RDF.type, wanted) in graph
    return str(value).startswith(wanted) and wanted != "text"


def problems(graph: Graph, shapes: list[Shape]) -> Iterator[str]:
    """Yield what in a graph is not as the shapes want."""
    for shape in shapes:
        for subject in set(graph.subjects(RDF.type, shape.kind)):
            values = list(graph.objects(subject, shape.term))
            if not shape.least <= len(values) <= shape.most:
                yield f"{subject} {shape.term}: {len(values)}"
            yield from (f"{subject} {shape.term} {one}" for one in values if not is_valid(graph, one, shape.value))
