"""The rows of the table: for each server that can answer, the addresses to ask for; all checked before."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import mapbox_vector_tile
import numpy

from peers.answers import CHECKED, Client, WrongAnswerError, check_answers
from peers.points import DATASET, TOWN_TILE, Known, feature_id
from peers.questions import DIALECTS, MANY, TITLES, Question, draw_questions
from peers.servers import Server

ITEMS = f"/api/collections/{DATASET}/items"
FIRST = "the first 10 features (one address)"
EXACT_ZOOM = 14
"""The zoom at which the portal draws every school and no clusters."""
Paths = Mapping[str, Sequence[str]]
"""Name of a server -> the addresses to ask it for."""


class Row(NamedTuple):
    """A row of the table; `files` says whether the answers can be served as files too."""

    title: str
    paths: Paths
    files: bool = True


def feature_rows(servers: Sequence[Server], known: Known) -> list[Row]:
    """Return the rows of features, after a comparison of answers with what is right."""
    rows = []
    asked_for = {FIRST: [Question()], **{title: draw_questions(title, len(known.lon)) for title in TITLES}}
    for title, questions in asked_for.items():
        paths: dict[str, list[str]] = {}
        for server in servers:
            check_answers(server, questions, known)
            asked = [path for path in map(DIALECTS[server.name], questions) if path is not None]
            if asked:
                paths[server.name] = asked
        rows.append(Row(title, paths))
    return rows


def other_rows(servers: Sequence[Server], known: Known) -> list[Row]:
    """Return the rows of pages, tiles, web pages and unchanged answers."""
    names = {server.name: server for server in servers}
    portal = Client(names["portal"].address)
    rows = [
        *_page_rows(portal, "tipg" in names, known, "")[1:],  # the first pages are the row "10 features"
        *_page_rows(portal, "tipg" in names, known, "so_hoc_sinh"),
        Row("unchanged (304)", {"portal": _tagged(portal)}, files=False),
        *_tile_rows(portal, Client(names["tipg"].address) if "tipg" in names else None, known),
    ]
    pages = {"portal": [f"/du-lieu/{DATASET}"], "pygeoapi": ["/collections/schools?f=html"]}
    rows.append(Row("web page of the collection (one address)", {name: pages[name] for name in pages if name in names}))
    return rows


def _page_rows(portal: Client, tipg: bool, known: Known, column: str) -> list[Row]:
    """Return the first pages, and the pages 90 % into the schools, to which the portal's next links lead."""
    deep, numbers = len(known.lon) * 9 // 10, range(MANY)
    order, sort = ("sorted, ", f"&sortby={column}") if column else ("", "")
    asked = {start: [f"limit=10&offset={start + number}{sort}" for number in numbers] for start in (0, deep)}
    theirs = {
        start: [f"/collections/public.schools/items?f=geojson&{words}" for words in asked[start]] for start in asked
    }
    pages = {
        0: (f"{order}first pages, 10 features", [f"{ITEMS}?{words}" for words in asked[0]]),
        deep: (f"{order}pages after {deep:,}, 10 features", [_next_link(portal, words) for words in asked[deep]]),
    }
    right = numpy.argsort(known.pupils, kind="stable") if column else numpy.arange(len(known.lon))
    for number, path in enumerate(pages[deep][1][:CHECKED], start=deep + 10):
        found = [feature["id"] for feature in json.loads(portal.get(path)[0])["features"]]
        if found != [feature_id(school) for school in right[number : number + 10].tolist()]:
            raise WrongAnswerError(f"{path}: {found}")
    return [
        Row(title, {"portal": ours} | ({"tipg": theirs[start]} if tipg else {}))
        for start, (title, ours) in pages.items()
    ]


def _next_link(portal: Client, words: str) -> str:
    page = json.loads(portal.get(f"{ITEMS}?{words}")[0])
    link = urlsplit(next(link["href"] for link in page["links"] if link["rel"] == "next"))
    return f"{link.path}?{link.query}"


def _tagged(portal: Client) -> list[str]:
    paths = [f"{ITEMS}?limit=10&offset={number}" for number in range(MANY)]
    return [f"{path}\t{portal.get(path)[1]['ETag']}" for path in paths]


def _tile_rows(portal: Client, tipg: Client | None, known: Known) -> list[Row]:
    """Return the rows of tiles: one with 10,000 schools, where the portal draws clusters, and those with each one."""
    x, y = _tile_position(known)
    zoom, column, row = TOWN_TILE
    inside = int(((numpy.floor(x * 2**zoom) == column) & (numpy.floor(y * 2**zoom) == row)).sum())
    deep = 2**EXACT_ZOOM
    counted = numpy.unique(
        numpy.stack([numpy.floor(x * deep), numpy.floor(y * deep)]).astype(int), axis=1, return_counts=True
    )
    tiles = sorted(zip(*counted[0].tolist(), counted[1].tolist(), strict=True), key=lambda tile: -tile[2])[:MANY]
    small = [(EXACT_ZOOM, column, row) for column, row, _ in tiles]
    for client, path in ((portal, _portal_tile), (tipg, _tipg_tile)):
        if client is not None:
            _check_tile(client, path(TOWN_TILE), min(inside, 10_000))
            for address, (*_, count) in zip(small[:CHECKED], tiles, strict=False):
                _check_tile(client, path(address), count)
    random.Random(1).shuffle(small)
    rows = ((f"tile of zoom {zoom} with {inside:,} features (one address)", [TOWN_TILE]),
            (f"tiles of zoom {EXACT_ZOOM}, every feature", small))  # fmt: skip
    return [
        Row(title, {"portal": [_portal_tile(address) for address in addresses]}
            | ({"tipg": [_tipg_tile(address) for address in addresses]} if tipg else {}))
        for title, addresses in rows
    ]  # fmt: skip


def _tile_position(known: Known) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
    """Return where schools lie in the square of Web Mercator, from 0 to 1 to the east and to the south."""
    phi = numpy.radians(known.lat)
    return (known.lon + 180) / 360, (1 - numpy.arcsinh(numpy.tan(phi)) / math.pi) / 2


def _portal_tile(address: tuple[int, int, int]) -> str:
    zoom, column, row = address
    return f"/api/collections/{DATASET}/tiles/WebMercatorQuad/{zoom}/{row}/{column}"


def _tipg_tile(address: tuple[int, int, int]) -> str:
    zoom, column, row = address
    return f"/collections/public.schools/tiles/WebMercatorQuad/{zoom}/{column}/{row}"


def _check_tile(client: Client, path: str, count: int) -> None:
    """Compare how many schools a tile draws or counts with how many lie in it; those on an edge may be in both."""
    layers = mapbox_vector_tile.decode(client.get(path)[0])
    found = sum(item["properties"].get("point_count", 1) for layer in layers.values() for item in layer["features"])
    if abs(found - count) > 1 + count * 0.01:
        raise WrongAnswerError(f"{path}: {found} features, not {count}")
