"""How the portal writes RDF: texts in two languages, values, boxes. Import it late: rdflib takes 0.3 s to load."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS

from geoportal.dataset import Text

ADMS = Namespace("http://www.w3.org/ns/adms#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
"""DCAT 3; that of rdflib stops at DCAT 2."""
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
PREFIXES = {
    "adms": ADMS, "dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "geo": GEO, "rdfs": RDFS, "skos": SKOS, "spdx": SPDX,
    "vcard": VCARD, "xsd": XSD,
}  # fmt: skip
CONTEXT = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}


def new_graph() -> Graph:
    """Return an empty graph that writes the usual prefixes."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


class Subject:
    """One thing in a graph, about which more can be said; nothing is said of what is not known (None, "").

    Everything has a name, so that the same catalogue is always the same bytes: blank nodes would differ.
    """

    def __init__(self, graph: Graph, name: str, *types: URIRef) -> None:
        self.graph, self.node = graph, URIRef(name)
        for one in types:
            graph.add((self.node, RDF.type, one))

    def link(self, term: URIRef, *addresses: str) -> Subject:
        """Say that a term is other things, by their addresses."""
        for address in filter(None, addresses):
            self.graph.add((self.node, term, URIRef(address)))
        return self

    def text(self, term: URIRef, *texts: Text) -> Subject:
        """Say texts in both languages."""
        for text in texts:
            for language, words in (("vi", text.vi), ("en", text.en)):
                self.graph.add((self.node, term, Literal(words, lang=language)))
        return self

    def value(self, term: URIRef, value: str | None, kind: URIRef | None = None) -> Subject:
        """Say a value, typed or plain."""
        if value:
            self.graph.add((self.node, term, Literal(value, datatype=kind)))
        return self

    def part(self, term: URIRef, name: str, kind: URIRef) -> Subject:
        """Say that a term is a thing that is described here too, and return that."""
        self.link(term, name)
        return Subject(self.graph, name, kind)

    def box(self, box: Iterable[float]) -> Subject:
        """Say the bounding box (west, south, east, north, degrees) of a place, as WKT in CRS84."""
        west, south, east, north = box
        ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
        return self.value(DCAT.bbox, f"POLYGON(({ring}))", GEO.wktLiteral)
