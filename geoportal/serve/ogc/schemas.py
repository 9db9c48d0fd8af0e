"""The queryables and the schema of a collection as JSON Schema documents.

Sources: OGC 19-079r2 (Features Part 3, requirement /req/queryables/get-queryables-response); OGC 23-058 (Part 5),
requirements /req/schemas/json-schema, /req/schemas/properties, /req/core-roles-features/role-primary-geometry.
"""

from __future__ import annotations

from typing import Any

from geoportal.serve.ogc.fields import geometry_format, json_fields
from geoportal.serve.ogc.served import Served

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMATS = {"Point": "geometry-point", "MultiLineString": "geometry-multilinestring",
           "MultiPolygon": "geometry-multipolygon"}  # fmt: skip


def fields_document(served: Served, url: str, name: str, language: str) -> dict[str, Any]:
    """Return the document of a collection; the columns are the same in both, for every one can be queried.

    Parameters
    ----------
    url : str
        Address of the API.
    name : str
        "queryables" or "schema".
    language : str
        Of titles: "vi" or "en".
    """
    title = served.dataset.title.en if language == "en" else served.dataset.title.vi
    kind = served.version.manifest["geometry_type"]
    shape = {"format": FORMATS.get(kind) or geometry_format(served.dataset), "x-ogc-role": "primary-geometry"}
    columns = json_fields(served.dataset, language)
    if served.time_field and columns[served.time_field].get("format") == "date":
        columns[served.time_field]["x-ogc-role"] = "primary-instant"
    shape["title"] = "Geometry" if language == "en" else "Hình học"
    return {
        "$schema": DIALECT,
        "$id": f"{url}/collections/{served.dataset.id}/{name}",
        "type": "object",
        "title": title,
        "properties": {"geometry": shape, **columns},
        "additionalProperties": False,
    }
