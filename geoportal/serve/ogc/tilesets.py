"""What the API says of vector tiles: tile matrix set, tilesets, metadata of a tileset, TileJSON.

Sources: OGC 20-057 (Tiles), OGC 17-083r4 (tile matrix sets and tileset metadata), TileJSON 3.0.0.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import quote

from geoportal.columns import published_columns
from geoportal.dataset import Text
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.served import Served
from geoportal.store.tiles import TileFile

WEB_MERCATOR_QUAD = "WebMercatorQuad"
URI = f"http://www.opengis.net/def/tilematrixset/OGC/1.0/{WEB_MERCATOR_QUAD}"
CRS = "http://www.opengis.net/def/crs/EPSG/0/3857"
RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0"
MVT, PMTILES = "application/vnd.mapbox-vector-tile", "application/vnd.pmtiles"
JSON, TILEJSON, HTML = "application/json", "application/vnd.mapbox.tile+json", "text/html"
DEEPEST = 24
"""Highest zoom of the tile matrix set."""
HALF_WORLD_M = 20037508.3427892
FIRST_CELL_M = 156543.033928041
FIRST_SCALE = 559082264.028717
TYPES = {"String": "string", "Number": "number", "Boolean": "boolean"}
DIMENSIONS = {"Point": 0, "MultiLineString": 1, "MultiPolygon": 2}
OWN_FIELDS = {
    "id": Text(vi="Mã đối tượng", en="Feature id"),
    "clustered": Text(vi="Là một cụm", en="Is a cluster"),
    "point_count": Text(vi="Số đối tượng trong cụm", en="Features in the cluster"),
}


@cache
def matrix_set() -> dict[str, Any]:
    """Return the definition of WebMercatorQuad, of which every zoom halves the cells of the one before."""
    matrices = [
        {
            "id": str(zoom), "scaleDenominator": FIRST_SCALE / 2**zoom, "cellSize": FIRST_CELL_M / 2**zoom,
            "cornerOfOrigin": "topLeft", "pointOfOrigin": [-HALF_WORLD_M, HALF_WORLD_M],
            "tileWidth": 256, "tileHeight": 256, "matrixWidth": 2**zoom, "matrixHeight": 2**zoom,
        }
        for zoom in range(DEEPEST + 1)
    ]  # fmt: skip
    return {
        "id": WEB_MERCATOR_QUAD, "title": "Google Maps Compatible for the World", "uri": URI, "crs": CRS,
        "orderedAxes": ["X", "Y"], "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        "boundingBox": {
            "lowerLeft": [-HALF_WORLD_M, -HALF_WORLD_M], "upperRight": [HALF_WORLD_M, HALF_WORLD_M], "crs": CRS,
            "orderedAxes": ["X", "Y"],
        },
        "tileMatrices": matrices,
    }  # fmt: skip


def matrix_sets(url: str) -> dict[str, Any]:
    """Return the list of tile matrix sets; url is that of the API."""
    here = f"{url}/tileMatrixSets"
    title = str(matrix_set()["title"])
    item = {"id": WEB_MERCATOR_QUAD, "title": title, "uri": URI, "crs": CRS,
            "links": [_link("self", JSON, f"{here}/{WEB_MERCATOR_QUAD}", title)]}  # fmt: skip
    return {"tileMatrixSets": [item], "links": [_link("self", JSON, here, "Tile matrix sets")]}


def tilesets(served: Served, url: str, language: str) -> dict[str, Any]:
    """Return the list of tilesets of a collection: the one that there is."""
    here = f"{_collection(served, url)}/tiles"
    title = _say(served.dataset.title, language)
    links = [_link("self", JSON, f"{here}/{WEB_MERCATOR_QUAD}", title), _scheme(url)]
    item = {"title": title, "dataType": "vector", "crs": CRS, "tileMatrixSetURI": URI, "links": links}
    return {"tilesets": [item], "links": [_link("self", JSON, here, title), _geodata(served, url, title)]}


def tileset(served: Served, tiles: TileFile, url: str, licence: str, language: str) -> dict[str, Any]:
    """Return the metadata of the tileset of a collection."""
    here = f"{_collection(served, url)}/tiles/{WEB_MERCATOR_QUAD}"
    title, created = _say(served.dataset.title, language), served.version.manifest["created"]
    west, south, east, north = tiles.bounds
    box = {"lowerLeft": [west, south], "upperRight": [east, north], "crs": CRS84}
    matrices = {"minTileMatrix": str(tiles.minzoom), "maxTileMatrix": str(tiles.maxzoom)}
    dimension = DIMENSIONS.get(served.version.manifest["geometry_type"])
    schema = {name: {"title": _say(words, language), "type": kind} for name, words, kind in _fields(served, tiles)}
    layer = {
        "id": served.dataset.id, "title": title, "dataType": "vector", "crs": CRS, "boundingBox": box, **matrices,
        "propertiesSchema": {"type": "object", "properties": schema}, "links": [_geodata(served, url, title)],
        **({} if dimension is None else {"geometryDimension": dimension}),
    }  # fmt: skip
    links = [
        _link("self", JSON, here, title),
        _link("alternate", TILEJSON, f"{here}?f=tilejson", "TileJSON"),
        _link("alternate", HTML, f"{here}?f=html", title),
        _link("item", MVT, f"{here}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}", title) | {"templated": True},
        _link("enclosure", PMTILES, pmtiles_url(served, url), "PMTiles"),
        _scheme(url),
        _geodata(served, url, title),
    ]
    return {
        "title": title, "description": _say(served.dataset.description, language), "dataType": "vector", "crs": CRS,
        "tileMatrixSetURI": URI, "mediaTypes": [MVT], "license": licence, "accessConstraints": "unclassified",
        "version": served.version.id, "created": created, "updated": created, "boundingBox": box,
        "centerPoint": {"coordinates": [(west + east) / 2, (south + north) / 2], "crs": CRS84,
                        "tileMatrix": str(middle_zoom(tiles))},
        "tileMatrixSetLimits": [
            {"tileMatrix": str(zoom), "minTileRow": top, "maxTileRow": bottom, "minTileCol": left, "maxTileCol": right}
            for zoom, (left, top, right, bottom) in sorted(tiles.limits.items())
        ],
        "layers": [layer], "links": links,
    }  # fmt: skip


def tilejson(served: Served, tiles: TileFile, url: str, attribution: str, language: str) -> dict[str, Any]:
    """Return a tileset as TileJSON: for MapLibre and other map libraries."""
    west, south, east, north = tiles.bounds
    title = _say(served.dataset.title, language)
    fields = {name: _say(words, language) for name, words, _ in _fields(served, tiles)}
    zooms = {"minzoom": tiles.minzoom, "maxzoom": tiles.maxzoom}
    template = f"{_collection(served, url)}/tiles/{WEB_MERCATOR_QUAD}/{{z}}/{{y}}/{{x}}"
    return {
        "tilejson": "3.0.0", "name": title, "description": _say(served.dataset.description, language),
        "version": "1.0.0", "scheme": "xyz", "tiles": [template], "attribution": attribution, **zooms,
        "bounds": [west, south, east, north], "center": [(west + east) / 2, (south + north) / 2, middle_zoom(tiles)],
        "vector_layers": [{"id": served.dataset.id, "description": title, **zooms, "fields": fields}],
    }  # fmt: skip


def middle_zoom(tiles: TileFile) -> int:
    """Return the zoom at which a map shows the whole province."""
    return min(9, tiles.maxzoom)


def pmtiles_url(served: Served, url: str) -> str:
    """Return the address of the whole file of tiles of a version; it never changes."""
    return f"{url.removesuffix('/api')}/tiles/{quote(served.dataset.id)}/{served.version.id}.pmtiles"


def _fields(served: Served, tiles: TileFile) -> list[tuple[str, Text, str]]:
    """Return name, title and JSON type of each property of the features in tiles."""
    columns = published_columns(served.dataset)
    (layer,) = tiles.metadata["vector_layers"]
    titles = {name: columns[name].title for name in layer["fields"] if name in columns} | OWN_FIELDS
    return [(name, titles[name], TYPES.get(kind, "string")) for name, kind in layer["fields"].items()]


def _collection(served: Served, url: str) -> str:
    return f"{url}/collections/{quote(served.dataset.id)}"


def _geodata(served: Served, url: str, title: str) -> dict[str, Any]:
    return _link(f"{RELATIONS}/geodata", JSON, _collection(served, url), title)


def _scheme(url: str) -> dict[str, Any]:
    here = f"{url}/tileMatrixSets/{WEB_MERCATOR_QUAD}"
    return _link(f"{RELATIONS}/tiling-scheme", JSON, here, WEB_MERCATOR_QUAD)


def _link(rel: str, kind: str, href: str, title: str) -> dict[str, Any]:
    return {"rel": rel, "type": kind, "href": href, "title": title}


def _say(text: Text, language: str) -> str:
    return text.en if language == "en" else text.vi
