"""Maps to be shown inside other sites, and maps as one HTML file: of one dataset, or of all that the explorer shows.

A child process draws them (`publish.webmap`). Those of a dataset as a whole are kept beside its version; of all others,
of which there are as many as there are addresses, the newest are kept, and one at a time is drawn.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import orjson
from flask import Response, make_response, render_template, request, send_file
from werkzeug.datastructures import MultiDict

from geoportal import __version__
from geoportal.publish.made import cache_folder, made_at
from geoportal.publish.map_plan import Kind, write_plan
from geoportal.serve.ogc.boxes import read_area
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.dataset import settings
from geoportal.serve.pages.language import language, number, page_url, pick, say
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.mapping import FILE_NAME, asked_entries, own_words, published_entry
from geoportal.serve.pages.view import View, read_view
from geoportal.serve.pages.webmap_plan import Shown, Wanted, make_plan
from geoportal.serve.places import gazetteer_of
from geoportal.settings import Settings
from geoportal.store.boxes import BBox
from geoportal.store.clean import MAPS

EMBED_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
WAIT_SECONDS = 10
MOST_TITLES = 3
MOST_KEPT = 100
"""Maps of more than a whole dataset that stay; one has 1 MB or two."""


def embed(dataset_id: str) -> Response:
    """A map of one dataset, or of some of its rows, to be shown inside other sites."""
    return _embedded(_one("embed", dataset_id))


def embed_several() -> Response:
    """A map of the datasets in ?lop= to be shown inside other sites."""
    return _embedded(_several("embed"))


def standalone(dataset_id: str) -> Response:
    """A map of one dataset, or of some of its rows, as one HTML file that needs no network."""
    return _file(_one("standalone", dataset_id), dataset_id)


def standalone_several() -> Response:
    """A map of the datasets in ?lop= as one HTML file that needs no network."""
    return _file(_several("standalone"), FILE_NAME)


def _one(kind: Kind, dataset_id: str) -> Wanted:
    entry = published_entry(dataset_id)
    view = _view(request.args, entry)
    title, page = pick(entry.dataset.title), page_url("page", dataset_id=dataset_id) + view.query()
    return Wanted(kind, (Shown(entry, view),), title, page, _box(), _names())


def _several(kind: Kind) -> Wanted:
    """Return the map of an address of the explorer; the box in view comes as bbox, as fragments are never sent."""
    layers = tuple(_layer(entry) for entry in asked_entries())
    words = [(name, value) for name, value in request.args.items(multi=True) if name != "bbox"]
    return Wanted(
        kind, layers, _title(layers), f"{page_url('explorer')}?{urlencode(words, safe='~,:')}", _box(), _names()
    )


def _title(layers: Sequence[Shown]) -> str:
    titles = [pick(shown.entry.dataset.title) for shown in layers]
    named = " · ".join(titles[:MOST_TITLES])
    more = len(titles) - MOST_TITLES
    return f"{named} · {say('webmap_more', count=number(more))}" if more > 0 else named


def _layer(entry: Entry) -> Shown:
    """Return a layer as the explorer shows it: an area chooses among points only."""
    words = own_words(request.args, entry.dataset.id)
    kept = [(name, value) for name, value in words if name != "dvhc" or entry.dataset.is_point]
    return Shown(entry, _view(MultiDict(kept), entry), _opacity(entry.dataset.id))


def _view(words: MultiDict[str, str], entry: Entry) -> View:
    """Return the conditions and the area of an address; what else a page's state has does not matter here."""
    view = read_view(words, entry.dataset, gazetteer_of(settings()))
    return View(conditions=view.conditions, area=view.area)


def _opacity(dataset_id: str) -> float:
    """Return the opacity of a layer of the explorer's address: mo=<dataset>:<percent>, else 1."""
    for part in request.args.get("mo", "").split(","):
        name, _, percent = part.partition(":")
        if name == dataset_id and percent.isascii() and percent.isdigit():
            return min(int(percent[:4]), 100) / 100
    return 1.0


def _names() -> bool:
    return request.args.get("nen") != "0"


def _box() -> BBox | None:
    text = request.args.get("bbox")
    return read_area(text, CRS84).boxes[0] if text else None


def _embedded(wanted: Wanted) -> Response:
    response = _drawn(wanted)
    response.headers["Content-Security-Policy"] = EMBED_POLICY
    return response


def _file(wanted: Wanted, name: str) -> Response:
    response = _drawn(wanted)
    if response.status_code == 200:
        response.headers["Content-Security-Policy"] = "sandbox allow-scripts; " + EMBED_POLICY
        response.headers["Content-Disposition"] = f"attachment; filename={name}.html"
    return response


def _drawn(wanted: Wanted) -> Response:
    """Return the map, or, while it is drawn, a page that comes back by itself (status 202)."""
    path = _find(wanted, settings())
    if path is None:
        page = render_template("making.html", title=wanted.title, format="HTML", back=wanted.page)
        return make_response(page, 202, {"Refresh": "3", "Cache-Control": "no-store"})
    response = send_file(path, mimetype="text/html")
    response.cache_control.no_cache = True
    return response


def _find(wanted: Wanted, here: Settings) -> Path | None:
    """Return the file of a map that was drawn before, else have it drawn; None while that is under way."""
    path = _path(wanted, here)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        plan = path.with_suffix(".json")
        write_plan(make_plan(wanted, catalogue(), gazetteer_of(here), here.base_url), plan)
        lock = path.parent / "one-at-a-time.lock" if path.parent.name == MAPS else None
        command = ["geoportal.publish.webmap", str(plan)]
        if made_at(here, path, command, wait_seconds=WAIT_SECONDS, lock=lock) is None:
            return None
    if path.parent.name == MAPS:
        with suppress(FileNotFoundError):
            os.utime(path)
        keep_newest(path.parent, MOST_KEPT)
    return path if path.exists() else None


def _path(wanted: Wanted, here: Settings) -> Path:
    """Return where a map stands: its name says all that it is made from."""
    rows = [(shown.entry.version, shown.view.filter, shown.opacity) for shown in wanted.layers]
    parts = [(version.dataset, version.id, text, opacity) for version, text, opacity in rows if version]
    made_from = (__version__, wanted.kind, language(), wanted.page, wanted.box, wanted.names, here.base_url, parts)
    name = f"{wanted.kind}-{sha256(orjson.dumps(made_from)).hexdigest()[:24]}.html"
    first, plain = wanted.layers[0], not request.args
    if plain and first.entry.version is not None:
        return cache_folder(here, first.entry.version) / name
    return here.home / "cache" / MAPS / name


def keep_newest(folder: Path, most: int) -> None:
    """Remove the files of a folder that were used least lately, so that `most` maps stay."""
    for old in sorted(folder.glob("*.html"), key=_last_use, reverse=True)[most:]:
        for path in (old, old.with_name(old.name + ".log"), old.with_suffix(".json")):
            path.unlink(missing_ok=True)


def _last_use(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # another worker removed it
        return 0.0
