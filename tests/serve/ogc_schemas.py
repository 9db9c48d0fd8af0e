"""The schemas that OGC has for the JSON documents of its APIs, written by hand from their published definitions.

They are independent of the portal's own OpenAPI document, with which the other tests check the same answers. Sources:
schemas.opengis.net/ogcapi/features/part1/1.0 (landingPage, confClasses, collections, collection, extent, link,
featureCollectionGeoJSON, featureGeoJSON, exception), OGC 19-079r2 and 23-058r2 (queryables, sortables, schema),
schemas.opengis.net/tms/2.0/json (tileMatrixSet, tileSet, tilePoint, tileMatrixLimits, 2DBoundingBox), OGC 20-057
(tilesets list), OGC 18-062r2 (processList, processSummary, process, exception), OGC 20-004r1 (catalog, record, records),
RFC 7946, RFC 9457.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
WORD: Schema = {"type": "string", "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
URI: Schema = {"type": "string", "format": "uri"}
MOMENT: Schema = {"type": "string", "format": "date-time"}


def several(items: Schema, least: int = 0, most: int | None = None) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items, "minItems": least, **({} if most is None else {"maxItems": most})}


def thing(required: str, **properties: Schema) -> Schema:
    """Return the schema of an object; required names its members, between spaces."""
    return {"type": "object", "required": required.split(), "properties": properties}


LINK = thing("href rel", href=WORD, rel=WORD, type=WORD, title=TEXT, hreflang=TEXT, length=COUNT,
             templated={"type": "boolean"})  # fmt: skip
LINKS = several(LINK)
CONFORMANCE = thing("conformsTo", conformsTo={**several(URI, 1), "uniqueItems": True})
LANDING = thing("links title", title=TEXT, description=TEXT, links=several(LINK, 1))
BBOX: Schema = {"oneOf": [several(NUMBER, 4, 4), several(NUMBER, 6, 6)]}
EXTENT = thing(
    "spatial", spatial=thing("bbox", bbox=several(BBOX, 1), crs={"enum": ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"]}),
    temporal=thing("interval", interval=several(several({**MOMENT, "type": ["string", "null"]}, 2, 2), 1)),
)  # fmt: skip
COLLECTION = thing(
    "id links", id=WORD, title=TEXT, description=TEXT, links=several(LINK, 1), extent=EXTENT, itemType=WORD,
    crs=several(URI, 1), storageCrs=URI,
)  # fmt: skip
COLLECTIONS = thing("links collections", links=several(LINK, 1), collections=several(COLLECTION))
POSITION = several(NUMBER, 2, 3)
SHAPES: Schema = {"oneOf": [
    {"type": "null"},
    *(thing("type coordinates", type={"const": kind}, coordinates=form) for kind, form in {
        "Point": POSITION, "MultiPoint": several(POSITION), "LineString": several(POSITION, 2),
        "MultiLineString": several(several(POSITION, 2)), "Polygon": several(several(POSITION, 4), 1),
        "MultiPolygon": several(several(several(POSITION, 4), 1)),
    }.items()),
]}  # fmt: skip
FEATURE = thing("type geometry properties id", type={"const": "Feature"}, geometry=SHAPES, id=WORD, links=LINKS,
                properties={"type": ["object", "null"]})  # fmt: skip
FEATURES = thing("type features", type={"const": "FeatureCollection"}, features=several(FEATURE), links=LINKS,
                 timeStamp=MOMENT, numberMatched=COUNT, numberReturned=COUNT)  # fmt: skip
SPATIAL: Schema = {
    "type": "object", "required": ["format"], "properties": {"format": {"type": "string", "pattern": "^geometry-"}},
    "not": {"anyOf": [{"required": ["type"]}, {"required": ["$ref"]}]},
}  # fmt: skip
PLAIN = thing("type", type={"enum": ["string", "number", "integer", "boolean"]}, title=WORD, format=WORD)
FIELDS = thing(
    "$schema $id type properties", **{"$schema": {"const": "https://json-schema.org/draft/2020-12/schema"}, "$id": URI},
    type={"const": "object"}, title=WORD, properties={"type": "object", "additionalProperties": {"oneOf": [PLAIN, SPATIAL]}},
)  # fmt: skip
SORTABLES: Schema = {**FIELDS, "properties": {**FIELDS["properties"], "properties": {
    "type": "object", "additionalProperties": PLAIN}}}  # fmt: skip
PROBLEM = thing("code description type title status detail", code=WORD, description=WORD, type=WORD, title=WORD,
                status={"type": "integer", "minimum": 400, "maximum": 599}, detail=WORD, detail_en=WORD)  # fmt: skip
PAIR = several(NUMBER, 2, 2)
BOX = thing("lowerLeft upperRight", lowerLeft=PAIR, upperRight=PAIR, crs=URI, orderedAxes=several(TEXT, 2, 2))
WHOLE: Schema = {"type": "integer", "minimum": 1}
MATRIX = thing(
    "id scaleDenominator cellSize pointOfOrigin tileWidth tileHeight matrixWidth matrixHeight", id=WORD,
    scaleDenominator=NUMBER, cellSize=NUMBER, pointOfOrigin=PAIR, tileWidth=WHOLE, tileHeight=WHOLE, matrixWidth=WHOLE,
    matrixHeight=WHOLE, cornerOfOrigin={"enum": ["topLeft", "bottomLeft"]},
)  # fmt: skip
MATRIX_SET = thing("crs tileMatrices", id=WORD, title=TEXT, uri=URI, crs=URI, wellKnownScaleSet=URI, boundingBox=BOX,
                   orderedAxes=several(WORD, 1), tileMatrices=several(MATRIX, 1))  # fmt: skip
MATRIX_SETS = thing("tileMatrixSets", tileMatrixSets=several(thing("id links", id=WORD, title=TEXT, uri=URI, crs=URI,
                                                                   links=several(LINK, 1)), 1), links=LINKS)  # fmt: skip
DATA_TYPE: Schema = {"enum": ["map", "vector", "coverage"]}
LIMITS = thing("tileMatrix minTileRow maxTileRow minTileCol maxTileCol", tileMatrix=WORD, minTileRow=COUNT,
               maxTileRow=COUNT, minTileCol=COUNT, maxTileCol=COUNT)  # fmt: skip
LAYER = thing("id dataType", id=WORD, dataType=DATA_TYPE, title=TEXT, crs=URI, boundingBox=BOX, links=several(LINK, 1),
              minTileMatrix=WORD, maxTileMatrix=WORD, geometryDimension={"enum": [0, 1, 2, 3]},
              propertiesSchema=thing("type properties", type={"const": "object"}, properties={
                  "type": "object", "additionalProperties": thing("type", type=WORD, title=TEXT)}))  # fmt: skip
TILE_SET = thing(
    "dataType crs links", dataType=DATA_TYPE, crs=URI, links=several(LINK, 1), tileMatrixSetURI=URI, title=TEXT,
    description=TEXT, version=TEXT, license=TEXT, mediaTypes=several(WORD), created=MOMENT, updated=MOMENT,
    accessConstraints={"enum": ["unclassified", "restricted", "confidential", "secret", "topSecret"]}, boundingBox=BOX,
    centerPoint=thing("coordinates tileMatrix", coordinates=PAIR, tileMatrix=WORD, crs=URI), layers=several(LAYER, 1),
    tileMatrixSetLimits=several(LIMITS, 1),
)  # fmt: skip
TILE_SETS = thing("tilesets", tilesets=several(TILE_SET, 1), links=LINKS)
SUMMARY = thing(
    "id version", id=WORD, version=WORD, title=TEXT, description=TEXT, keywords=several(TEXT), links=LINKS,
    jobControlOptions=several({"enum": ["sync-execute", "async-execute", "dismiss"]}),
    outputTransmission=several({"enum": ["value", "reference"]}),
)  # fmt: skip
PROCESSES = thing("processes links", processes=several(SUMMARY, 1), links=several(LINK, 1))
INPUT = thing("schema", title=TEXT, description=TEXT, schema={"type": "object"}, minOccurs=COUNT, maxOccurs=COUNT)
OUTPUT = thing("schema", title=TEXT, description=TEXT, schema={"type": "object"})
PROCESS: Schema = {**SUMMARY, "required": ["id", "version", "inputs", "outputs"], "properties": {
    **SUMMARY["properties"], "inputs": {"type": "object", "additionalProperties": INPUT},
    "outputs": {"type": "object", "minProperties": 1, "additionalProperties": OUTPUT}}}  # fmt: skip
LANGUAGE = thing("code", code=WORD, name=WORD, alternate=TEXT, dir={"enum": ["ltr", "rtl"]})
CONTACT: Schema = {**thing("roles", identifier=TEXT, name=TEXT, organization=TEXT, roles=several(WORD, 1)),
                   "anyOf": [{"required": ["name"]}, {"required": ["organization"]}]}  # fmt: skip
THEME = thing("concepts scheme", scheme=WORD, concepts=several(thing("id", id=WORD, title=TEXT, url=URI), 1))
CATALOG = thing(
    "id type title itemType links", id=WORD, type={"const": "Catalog"}, title=WORD, itemType={"const": "record"},
    description=TEXT, keywords=several(TEXT), language=LANGUAGE, languages=several(LANGUAGE), updated=MOMENT,
    recordLanguages=several(LANGUAGE), contacts=several(CONTACT), license=WORD, extent=EXTENT, links=several(LINK, 1),
    crs=several(URI, 1),
)  # fmt: skip
DAY: Schema = {"type": "string", "pattern": r"^(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?|\.\.)$"}
RECORD = thing(
    "id type geometry time properties links", id=WORD, type={"const": "Feature"}, geometry=SHAPES, links=several(LINK, 1),
    time={"oneOf": [{"type": "null"}, thing("", date=DAY, timestamp=DAY, interval=several(DAY, 2, 2))]},
    conformsTo=several(URI),
    properties=thing(
        "type title", type={"type": "string", "maxLength": 64}, title=WORD, description=TEXT, keywords=several(TEXT),
        language=LANGUAGE, languages=several(LANGUAGE), resourceLanguages=several(LANGUAGE), created=MOMENT,
        updated=MOMENT, externalIds=several(thing("value", scheme=TEXT, value=WORD)), themes=several(THEME, 1),
        formats=several({"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["mediaType"]}]}),
        contacts=several(CONTACT), license=WORD, rights=TEXT,
    ),
)  # fmt: skip
RECORDS: Schema = {**FEATURES, "properties": {**FEATURES["properties"], "features": several(RECORD)}}
