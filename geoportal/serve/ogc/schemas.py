"""The queryables, the sortables and the schema of a collection as JSON Schema documents.

Sources: OGC 19-079r2 (Features Part 3, requirement /req/queryables/get-queryables-response); OGC 23-058r2 (Common
Part 3, Features Part 5), requirements /req/schemas/json-schema, /req/schemas/properties, /req/schemas/role-id,
/req/sortables/response.
"""

from __future__ import annotations

from typing import Any

from geoportal.dataset import Text
from geoportal.serve.ogc.fields import geometry_format, json_fields
from geoportal.serve.ogc.served import Served

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMATS = {"Point": "geometry-point", "MultiLineString": "geometry-multilinestring",
           "MultiPolygon": "geometry-multipolygon"}  # fmt: skip
GEOJSON_SCHEMAS = "https://geojson.org/schema/"
ID, GEOMETRY = Text(vi="Mã đối tượng", en="Feature id"), Text(vi="Hình học", en="Geometry")
QGIS = "QGIS/"
"""Stands in the header User-Agent of QGIS."""


def fields_document(served: Served, url: str, name: str, language: str, agent: str = "") -> dict[str, Any]:
    """Return the document of a collection; the columns are the same in all, for every one can be queried and sorted by.

    Parameters
    ----------
    url : str
        Address of the API.
    name : str
        "queryables", "sortables" or "schema".
    language : str
        Of titles: "vi" or "en".
    agent : str
        Who asks, as in the header User-Agent: QGIS knows a geometry among the queryables by a "$ref" only
        (src/providers/wfs/oapif/qgsoapifqueryablesrequest.cpp, QGIS 3.32 to 4.0), which the standards forbid there.
    """
    columns = json_fields(served.dataset, language)
    if served.time_field and columns[served.time_field].get("format") == "date":
        columns[served.time_field]["x-ogc-role"] = "primary-instant"
    identifier = {"title": _say(ID, language), "type": "string", "readOnly": True, "x-ogc-role": "id"}
    shape = {"title": _say(GEOMETRY, language), **_geometry(served)}
    if name == "queryables" and QGIS in agent:
        shape = {"$ref": geojson_schema(shape["format"]), **shape}
    before: dict[str, Any] = {} if name == "sortables" else {"geometry": shape}
    if name == "schema":
        before = {"id": identifier, **before}
    return {
        "$schema": DIALECT,
        "$id": f"{url}/collections/{served.dataset.id}/{name}",
        "type": "object",
        "title": _say(served.dataset.title, language),
        "properties": {**before, **columns},
        "additionalProperties": False,
    }


def _geometry(served: Served) -> dict[str, str]:
    kind = served.version.manifest["geometry_type"]
    return {"format": FORMATS.get(kind) or geometry_format(served.dataset), "x-ogc-role": "primary-geometry"}


def geojson_schema(shape: str) -> str:
    """Return the address of the JSON Schema of a geometry, by its format in a schema.

    >>> geojson_schema("geometry-multipolygon"), geojson_schema("geometry-any")
    ('https://geojson.org/schema/MultiPolygon.json', 'https://geojson.org/schema/Geometry.json')
    """
    names = {text: kind for kind, text in FORMATS.items()}
    return f"{GEOJSON_SCHEMAS}{names.get(shape, 'Geometry')}.json"


def _say(text: Text, language: str) -> str:
    return text.en if language == "en" else text.vi
