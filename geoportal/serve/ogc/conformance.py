"""The conformance classes that are true of this API, instead of the longer list that pygeoapi makes.

Sources of the identifiers: OGC 19-072 and 20-024 (Common), 17-069r4, 18-058r1, 19-079r2 (Features Parts 1, 2, 3),
21-065r2 (CQL2), 23-058r2 (Schemas), 18-062r2 (Processes), 20-057 (Tiles), 17-083r4 (tile matrix sets), 20-004r1
(Records: clause 2, core/standard/clause_2_conformance.adoc of https://github.com/opengeospatial/ogcapi-records).
"""

from __future__ import annotations

from typing import Any

SPEC = "http://www.opengis.net/spec"


def classes(standard: str, *names: str) -> tuple[str, ...]:
    """Return the identifiers of conformance classes of a standard.

    >>> classes("cql2/1.0", "cql2-text")
    ('http://www.opengis.net/spec/cql2/1.0/conf/cql2-text',)
    """
    return tuple(f"{SPEC}/{standard}/conf/{name}" for name in names)


COMMON_CLASSES = (
    *classes("ogcapi-common-1/1.0", "core", "json", "landing-page", "oas30"),
    *classes("ogcapi-common-2/1.0", "collections"),
)
FEATURES_CLASSES = (
    *classes("ogcapi-features-1/1.0", "core", "geojson", "oas30"),
    *classes("ogcapi-features-2/1.0", "crs"),
    *classes("ogcapi-features-3/1.0", "queryables", "queryables-query-parameters", "filter", "features-filter"),
)
"""Not Part 1 `html`: people are sent to the portal's pages, which are no representation of the same resource."""
CQL2_CLASSES = classes(
    "cql2/1.0", "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
    "case-insensitive-comparison", "accent-insensitive-comparison", "basic-spatial-functions",
    "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "property-property", "arithmetic",
)  # fmt: skip
"""Of filters. Not `array-functions`, for no column is a list; not `functions`, for there are none of our own."""
SCHEMA_CLASSES = (
    *classes("ogcapi-features-5/1.0", "schemas", "core-roles-features", "returnables-and-receivables", "queryables",
             "sortables"),
    *classes("ogcapi-common-3/1.0", "schemas", "advanced-property-roles", "returnables-and-receivables", "queryables",
             "sortables"),
)  # fmt: skip
"""Under both names: the drafts of OGC 23-058, which QGIS looks for, and the standard."""
PROCESSES_CLASSES = classes("ogcapi-processes-1/1.0", "core", "json", "oas30", "ogc-process-description")
TILES_CLASSES = (
    *classes("ogcapi-tiles-1/1.0", "core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30"),
    *classes("tms/2.0", "tilematrixset", "tilematrixsetlimits", "tilesetmetadata", "json-tilematrixset",
             "json-tilematrixsetlimits", "json-tilesetmetadata"),
)  # fmt: skip
RECORDS_CLASSES = classes(
    "ogcapi-records-1/1.0", "record-core", "record-collection", "record-core-query-parameters", "record-api", "sorting",
    "searchable-catalog", "searchable-catalog-sorting", "json", "oas30",
)  # fmt: skip
"""Of the catalogue; `record-api` as clause 2 has it (Annex A calls the same class records-api). It has no filter."""
CLASSES = (
    *COMMON_CLASSES, *FEATURES_CLASSES, *CQL2_CLASSES, *SCHEMA_CLASSES, *PROCESSES_CLASSES, *TILES_CLASSES,
    *RECORDS_CLASSES,
)  # fmt: skip


def true_conformance(content: dict[str, Any]) -> dict[str, Any]:
    """Return the conformance document with what is true of this API.

    >>> true_conformance({"conformsTo": ["http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/core"]})["conformsTo"][0]
    'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core'
    """
    return {**content, "conformsTo": list(CLASSES)}
