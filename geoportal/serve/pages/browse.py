"""The catalogue page: search, facets with counts, order and pages, all in the address, so that it needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import current_app, render_template, request

from geoportal.dataset import Agency
from geoportal.publish.formats import FORMATS
from geoportal.serve.pages.facets import (
    FACETS,
    FREQUENCIES,
    PAGE,
    SORTS,
    STATES,
    Choice,
    arrange,
    choose,
    count,
    frequency_value,
    name_key,
    read_choice,
    values_of,
)
from geoportal.serve.pages.language import language, page_url, pick, say
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.places import gazetteer_of, place_text
from geoportal.territory import Gazetteer, Unit, lookup, today_codes
from geoportal.vietnamese import plain_key

ALWAYS_OPEN = ("linh-vuc", "tinh-trang")
ZOOM = {"exact": 17, "facility": 17, "street": 16, "hamlet": 15, "commune": 13, "district": 11}
MOST_PLACES = 3


@dataclass(frozen=True)
class Option:
    """One value of a facet as the page shows it."""

    value: str
    label: str
    count: int
    chosen: bool
    note: str = ""


def listing() -> str:
    """The catalogue: search and facets, all in the address."""
    choice = read_choice(request.args)
    known = catalogue()
    today = datetime.now(UTC).date()
    entries = known.search(known.entries(), choice.words)
    values = {entry.dataset.id: values_of(entry, known.agencies, today) for entry in entries}
    found = arrange(choose(entries, values, choice), choice.sort, english=language() == "en")
    pages = max(1, -(-len(found) // PAGE))
    choice = replace(choice, page=min(choice.page, pages))
    return render_template(
        "listing.html",
        catalogue=known,
        choice=choice,
        facets=_facets(count(entries, values, choice), choice),
        chips=list(_chips(choice)),
        total=len(found),
        pages=pages,
        shown=found[(choice.page - 1) * PAGE : choice.page * PAGE],
        sorts=SORTS,
        places=_places(choice.words) if choice.page == 1 else [],
        address=lambda **changes: page_url("listing") + replace(choice, **changes).query(),
        today=today,
    )


def _facets(counts: dict[str, Counter[str]], choice: Choice) -> list[tuple[str, list[Option], bool]]:
    """Return every facet with its options and whether it stands open."""
    facets = []
    for name in FACETS:
        chosen = choice.chosen[name]
        options = [
            Option(value, label, counts[name][value], value in chosen, note) for value, label, note in _labels(name)
        ]
        facets.append((name, options, bool(chosen) or name in ALWAYS_OPEN))
    return facets


def _labels(name: str) -> Iterator[tuple[str, str, str]]:
    """Yield the values of a facet in the order of the page: value, label, note."""
    if name == "linh-vuc":
        yield from ((domain.code, pick(domain.title), "") for domain in catalogue().portal.domains)
    elif name == "tinh-trang":
        yield "da", say("published"), ""
        for state, value in STATES.items():
            yield value, say(f"state_{state}"), ""
    elif name == "vi-tri":
        yield "co", say("located_yes"), ""
        yield "khong", say("located_no"), ""
    elif name == "don-vi":
        yield from ((agency.code, pick(agency.name), _now(agency)) for agency in agencies_used())
    elif name == "dinh-dang":
        yield from ((item.id, item.title, "") for item in FORMATS.values())
        yield "api", "OGC API", ""
        yield "tep", say("format_files"), ""
    else:
        used = {frequency_value(dataset.frequency) for dataset in catalogue().datasets.values()}
        for key, value in FREQUENCIES.items():
            if value in used:
                yield value, say(f"every_{key}"), ""


def agencies_used() -> list[Agency]:
    """Return the agencies that provide data, those of today before those that are no more, each by name."""
    known = catalogue()
    codes = {code for dataset in known.datasets.values() for code in dataset.providers}
    codes |= {step.code for code in codes for step in known.agencies[code].successors}
    return sorted(
        (known.agencies[code] for code in codes),
        key=lambda agency: (bool(agency.successors), name_key(pick(agency.name))),
    )


def _now(agency: Agency) -> str:
    names = ", ".join(pick(catalogue().agencies[step.code].name) for step in agency.successors)
    return say("agency_now", name=names) if names else ""


def _chips(choice: Choice) -> Iterator[tuple[str, str, str]]:
    """Yield what is chosen: name of the facet, words, and the address without it."""
    base = page_url("listing")
    if choice.words:
        yield say("words"), choice.words, base + replace(choice, words="", page=1).query()
    for name in FACETS:
        labels = {value: label for value, label, _ in _labels(name)} if choice.chosen[name] else {}
        for value in choice.chosen[name]:
            yield say(f"facet_{name}"), labels.get(value, value), base + choice.without(name, value).query()


def _places(words: str) -> list[tuple[str, str, str]]:
    """Return the places that the words name: name, what it is, address on the map."""
    if len(words) < 2:
        return []
    gazetteer = gazetteer_of(current_app.extensions["settings"])
    found = list(_communes(words, gazetteer))[:MOST_PLACES]
    if found:
        return found
    place = place_text(words, gazetteer)
    if place.level == "none":
        return []
    detail = say(f"level_{place.level}")
    return [(words, f"{detail}: {place.unit_name}" if place.unit_name else detail,
             _on_map(place.lon, place.lat, place.level))]  # fmt: skip


def _communes(words: str, gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    """Yield the communes and wards, of today and former ones, that bear this name."""
    for commune in lookup(gazetteer).plain_communes.get(plain_key(words), ()):
        if isinstance(commune, Unit):
            yield commune.name, say("unit_today"), _on_map(commune.lon, commune.lat, "commune")
        else:
            units = ", ".join(gazetteer.units[code].name for code in today_codes(commune))
            yield (gazetteer.title(commune), say("now_unit", name=units),
                   _on_map(commune.near_lon, commune.near_lat, "commune"))  # fmt: skip


def _on_map(lon: float | None, lat: float | None, level: str) -> str:
    """Return the address of the map at a place; what is known well is marked there."""
    if lon is None or lat is None:
        return page_url("explorer")
    marked = f"?diem={lat:.6f},{lon:.6f}" if level in ("exact", "facility", "street") else ""
    return f"{page_url('explorer')}{marked}#{ZOOM.get(level, 13)}/{lat:.5f}/{lon:.5f}"
