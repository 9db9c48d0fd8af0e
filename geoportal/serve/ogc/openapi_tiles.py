"""The OpenAPI document's part on vector tiles. Sources: OGC 20-057, OGC 17-083r4, TileJSON 3.0.0."""

from __future__ import annotations

from collections.abc import Sequence

from geoportal.serve.ogc.openapi_parts import (
    Part,
    answer,
    one_of,
    operation,
    path,
    query,
    record,
    ref,
    say,
    schema,
    several,
)
from geoportal.serve.ogc.openapi_schemas import LINKS, NUMBER
from geoportal.serve.ogc.tilesets import DEEPEST, MVT, WEB_MERCATOR_QUAD

TAG = "tiles"
JSON = "application/json"
DOCUMENT = (ref("parameters", "f"), ref("parameters", "lang"))
URI: Part = {"type": "string", "format": "uri"}
WHOLE: Part = {"type": "integer", "minimum": 0}
PAIR: Part = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
FREE: Part = {"type": "object"}
MATRIX_SET = path(
    "tileMatrixSetId", say("Lưới ô bản đồ; chỉ có một", "tile matrix set; there is one"), one_of(WEB_MERCATOR_QUAD)
)
OPERATION_IDS = {
    "list": ".collection.vector.getTileSetsList",
    "set": ".collection.vector.getTileSet",
    "tile": ".collection.vector.getTile",
}
"""Identifiers by which clients of OGC API - Tiles know the operations."""


def tile_paths(names: Sequence[str]) -> dict[str, Part]:
    """Return the paths of vector tiles; names are the collections that have them."""
    sets = {"/tileMatrixSets": _matrix_sets(), "/tileMatrixSets/{tileMatrixSetId}": _matrix_set()}
    if not names:
        return sets
    which = path("collectionId", say("Bộ dữ liệu", "collection"), one_of(*names))
    here = "/collections/{collectionId}/tiles"
    return {
        **sets,
        here: _tilesets(which),
        f"{here}/{{tileMatrixSetId}}": _tileset(which),
        f"{here}/{{tileMatrixSetId}}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}": _tile(which),
    }


def _matrix_sets() -> Part:
    good = answer(say("Các lưới ô bản đồ", "tile matrix sets"), {JSON: schema("TileMatrixSets")})
    return {"get": operation("getTileMatrixSetsList", TAG, good["description"], DOCUMENT, good)}


def _matrix_set() -> Part:
    good = answer(say("Lưới ô bản đồ", "tile matrix set"), {JSON: schema("TileMatrixSet")})
    parameters = [MATRIX_SET, *DOCUMENT]
    return {"get": operation("getTileMatrixSet", TAG, good["description"], parameters, good, (400, 404))}


def _tilesets(which: Part) -> Part:
    good = answer(say("Các bộ ô bản đồ của một bộ dữ liệu", "tilesets of a collection"), {JSON: schema("TileSets")})
    return {"get": operation(OPERATION_IDS["list"], TAG, good["description"], [which, *DOCUMENT], good, (400, 404))}


def _tileset(which: Part) -> Part:
    both: Part = {"anyOf": [schema("TileSet"), schema("TileJson")]}
    good = answer(say("Mô tả bộ ô bản đồ", "metadata of a tileset"), {JSON: both})
    form = query("f", say("tilejson cho MapLibre", "tilejson for MapLibre"), one_of("json", "html", "tilejson"))
    parameters = [which, MATRIX_SET, form, ref("parameters", "lang")]
    return {"get": operation(OPERATION_IDS["set"], TAG, good["description"], parameters, good, (400, 404))}


def _tile(which: Part) -> Part:
    good = answer(say("Một ô bản đồ", "a tile"), {MVT: {"type": "string", "format": "binary"}})
    zoom = {"type": "integer", "minimum": 0, "maximum": DEEPEST}
    parameters = [
        which, MATRIX_SET, path("tileMatrix", say("Mức phóng", "zoom"), zoom),
        path("tileRow", say("Hàng, từ bắc xuống", "row, from the north"), WHOLE),
        path("tileCol", say("Cột", "column"), WHOLE), query("f", say("Dạng", "format"), one_of("mvt")),
    ]  # fmt: skip
    made = operation(OPERATION_IDS["tile"], TAG, good["description"], parameters, good, (400, 404), has_page=False)
    made["responses"]["204"] = {"description": say("Ô này không có gì", "nothing is in this tile")}
    return {"get": made}


def tile_schemas() -> dict[str, Part]:
    """Return the schemas of the JSON documents about tiles."""
    short = record(["id", "title", "uri", "crs", "links"], uri=URI, crs=URI, links=LINKS)
    matrix = record(
        ["id", "scaleDenominator", "cellSize", "pointOfOrigin", "tileWidth", "tileHeight", "matrixWidth",
         "matrixHeight"], ["cornerOfOrigin"],
        scaleDenominator={"type": "number"}, cellSize={"type": "number"}, pointOfOrigin=PAIR, tileWidth=NUMBER,
        tileHeight=NUMBER, matrixWidth=NUMBER, matrixHeight=NUMBER, cornerOfOrigin=one_of("topLeft", "bottomLeft"),
    )  # fmt: skip
    kind = {"dataType": one_of("vector"), "crs": URI, "tileMatrixSetURI": URI, "links": LINKS}
    limits = record(
        ["tileMatrix", "minTileRow", "maxTileRow", "minTileCol", "maxTileCol"],
        minTileRow=NUMBER, maxTileRow=NUMBER, minTileCol=NUMBER, maxTileCol=NUMBER,
    )  # fmt: skip
    layer = record(["id", "dataType"], propertiesSchema=FREE, geometryDimension=NUMBER)
    box = record(["lowerLeft", "upperRight"], ["crs"], lowerLeft=PAIR, upperRight=PAIR, crs=URI)
    zoom: Part = {"type": "integer", "minimum": 0, "maximum": DEEPEST}
    numbers: Part = {"type": "array", "items": {"type": "number"}}
    return {
        "TileMatrixSets": record(["tileMatrixSets", "links"], tileMatrixSets=several(short, 1), links=LINKS),
        "TileMatrixSet": record(
            ["id", "title", "uri", "crs", "tileMatrices"], uri=URI, crs=URI, tileMatrices=several(matrix, 1)
        ),
        "TileSets": record(["tilesets", "links"], links=LINKS, tilesets=several(
            record(["title", "dataType", "crs", "tileMatrixSetURI", "links"], (), **kind), 1)),
        "TileSet": record(
            ["title", "dataType", "crs", "tileMatrixSetURI", "tileMatrixSetLimits", "layers", "links"], (), **kind,
            tileMatrixSetLimits=several(limits, 1), layers=several(layer, 1), boundingBox=box,
        ),
        "TileJson": record(
            ["tilejson", "name", "tiles", "minzoom", "maxzoom", "bounds", "center", "vector_layers"],
            tilejson=one_of("3.0.0"), tiles=several({"type": "string"}, 1), minzoom=zoom, maxzoom=zoom,
            bounds={**numbers, "minItems": 4, "maxItems": 4}, center={**numbers, "minItems": 3, "maxItems": 3},
            vector_layers=several(record(["id", "fields"], fields=FREE), 1),
        ),
    }  # fmt: skip
