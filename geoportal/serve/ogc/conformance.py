"""The conformance classes that are true of this API, instead of the longer list that pygeoapi makes."""

from __future__ import annotations

from typing import Any

SPEC = "http://www.opengis.net/spec"
COMMON_CLASSES = tuple(
    f"{SPEC}/ogcapi-common-{name}"
    for name in ("1/1.0/conf/core", "1/1.0/conf/json", "1/1.0/conf/landing-page", "1/1.0/conf/oas30",
                 "2/1.0/conf/collections")
)  # fmt: skip
FEATURES_CLASSES = tuple(
    f"{SPEC}/ogcapi-features-{name}"
    for name in ("1/1.0/conf/core", "1/1.0/conf/geojson", "1/1.0/conf/oas30", "2/1.0/conf/crs",
                 "3/1.0/conf/queryables", "3/1.0/conf/queryables-query-parameters")
)  # fmt: skip
SCHEMA_CLASSES = (
    *(f"{SPEC}/ogcapi-features-5/1.0/conf/{name}"
      for name in ("schemas", "core-roles-features", "returnables-and-receivables")),
    *(f"{SPEC}/ogcapi-common-3/1.0/conf/{name}"
      for name in ("schemas", "advanced-property-roles", "returnables-and-receivables")),
)  # fmt: skip
"""Under both names: draft 2 of OGC 23-058, which QGIS looks for, and draft 3, which pygeoapi declares."""
CQL2_CLASSES = (
    *(f"{SPEC}/ogcapi-features-3/1.0/conf/{name}" for name in ("filter", "features-filter")),
    *(f"{SPEC}/cql2/1.0/conf/{name}"
      for name in ("cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators",
                   "case-insensitive-comparison", "accent-insensitive-comparison", "basic-spatial-functions",
                   "basic-spatial-functions-plus", "spatial-functions", "temporal-functions", "property-property",
                   "arithmetic")),
)  # fmt: skip
"""Of filters. A test sends a filter of each."""
PROCESSES_CLASSES = tuple(
    f"{SPEC}/ogcapi-processes-1/1.0/conf/{name}" for name in ("core", "json", "oas30", "ogc-process-description")
)
TILES_CLASSES = (
    *(f"{SPEC}/ogcapi-tiles-1/1.0/conf/{name}"
      for name in ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "oas30")),
    *(f"{SPEC}/tms/2.0/conf/{name}" for name in ("tilematrixset", "json-tilematrixset")),
)  # fmt: skip
CLASSES = (
    *COMMON_CLASSES, *FEATURES_CLASSES, *CQL2_CLASSES, *SCHEMA_CLASSES, *PROCESSES_CLASSES, *TILES_CLASSES,
)  # fmt: skip


def true_conformance(content: dict[str, Any]) -> dict[str, Any]:
    """Return the conformance document with what is true of this API.

    >>> true_conformance({"conformsTo": ["http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/core"]})["conformsTo"][0]
    'http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core'
    """
    return {**content, "conformsTo": list(CLASSES)}
