"""Suggestions while one types: units of every era, coordinates, datasets, published features, an address."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import orjson
from flask import Response, request

from geoportal.errors import RequestError
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.dataset import settings
from geoportal.serve.pages.language import page_url, pick, say
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.places import gazetteer_of, place_text
from geoportal.store.search import has_words, search_features
from geoportal.territory import Commune, Gazetteer, Unit, lookup, today_codes
from geoportal.vietnamese import plain_key, search_key

LONGEST = 200
SHORTEST = 2
UNITS, DATASETS, EACH, MOST = 6, 4, 4, 20
Suggestion = dict[str, Any]


def suggestions() -> Response:
    """Answer ?q= with at most twenty suggestions: kind, label, detail, lon and lat (EPSG:4326), url.

    Raises
    ------
    RequestError
        The query is longer than 200 characters.
    """
    query = " ".join(request.args.get("q", "").split())
    if len(query) > LONGEST:
        raise RequestError(f"Từ khóa dài quá {LONGEST} ký tự.", f"The query is longer than {LONGEST} characters.")
    found = list(_all(query)) if len(query) >= SHORTEST else []
    body = orjson.dumps({"query": query, "suggestions": found[:MOST]})
    return Response(body, content_type="application/json", headers={"Cache-Control": "no-cache"})


def _all(query: str) -> Iterator[Suggestion]:
    gazetteer = gazetteer_of(settings())
    place = place_text(query, gazetteer)
    if place.level == "exact":
        detail = place.unit_name or "; ".join(place.alternatives)
        yield _suggestion(
            "coordinate", f"{place.lat:.6f}, {place.lon:.6f}", detail, place.lon, place.lat, place.radius_m
        )
        return
    yield from _units(query, gazetteer)
    if place.level != "none" and ("," in query or any(letter.isdigit() for letter in query)):
        detail = f"{say(f'level_{place.level}')}: {place.unit_name or place.unit_written}"
        yield _suggestion("address", query, detail, place.lon, place.lat, place.radius_m)
    entries = catalogue().entries()
    yield from _datasets(query, entries)
    for entry in entries:
        if entry.version:
            yield from _features(query, entry)


def _units(query: str, gazetteer: Gazetteer) -> Iterator[Suggestion]:
    """Communes of any era whose name begins with, or has a word that begins with, what was typed."""
    key = plain_key(query)
    ranked: list[tuple[int, str, Commune]] = []
    for name, communes in lookup(gazetteer).plain_communes.items():
        for commune in communes:
            whole = f"{plain_key(commune.type)} {name}"
            rank = 0 if key in (name, whole) else 1 if name.startswith(key) or whole.startswith(key) else 9
            if rank < 9 and has_words(query, commune.name):
                ranked.append((rank + 2 * (not isinstance(commune, Unit)), commune.name, commune))
    for _, _, commune in sorted(ranked, key=lambda item: item[:2])[:UNITS]:
        units = [gazetteer.units[code] for code in today_codes(commune)]
        former = not isinstance(commune, Unit)
        detail = say("now_unit", name=", ".join(unit.name for unit in units)) if former else say("unit_today")
        lon, lat = (commune.lon, commune.lat) if isinstance(commune, Unit) else (commune.near_lon, commune.near_lat)
        yield _suggestion(
            "unit", gazetteer.title(commune) if former else commune.name, detail, lon, lat, units[0].radius_m
        )


def _datasets(query: str, entries: list[Entry]) -> Iterator[Suggestion]:
    words = search_key(query).split()
    titles = ((entry.dataset.id, pick(entry.dataset.title)) for entry in entries)
    fitting = (
        (name, title)
        for name, title in titles
        if all(any(here.startswith(word) for here in search_key(title).split()) for word in words)
        and has_words(query, title)
    )
    for name, title in islice(fitting, DATASETS):
        yield _suggestion("dataset", title, "", url=page_url("page", dataset_id=name), dataset=name)


def _features(query: str, entry: Entry) -> Iterator[Suggestion]:
    assert entry.version is not None
    for found in islice(search_features(entry.dataset, entry.version, query, EACH), EACH):
        detail = pick(entry.dataset.title)
        if found.properties.get("du_lieu_mau"):
            detail += f" ({say('state_sample').lower()})"
        url = page_url("page", dataset_id=found.dataset) + f"#{found.id}"
        radius = found.properties.get("vi_tri_ban_kinh_m")
        yield _suggestion("feature", found.name, detail, found.lon, found.lat, radius, url=url, dataset=found.dataset,
                          id=found.id)  # fmt: skip


def _suggestion(
    kind: str, label: str, detail: str, lon: float | None = None, lat: float | None = None,
    radius_m: float | None = None, **more: Any,
) -> Suggestion:  # fmt: skip
    return {"kind": kind, "label": label, "detail": detail, "lon": lon, "lat": lat, "radius_m": radius_m, **more}
