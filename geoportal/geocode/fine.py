"""Finer than the commune: house, street or hamlet of a loaded extract, only inside what the coarser words allow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from geoportal.geocode.reading import Reading
from geoportal.geocode.words import KILOMETRE, LANDMARK, Part, landmark_names
from geoportal.records import Level, Place
from geoportal.territory import Gazetteer, distance_m
from geoportal.territory.detail import ATTRIBUTION, Detail, Kind
from geoportal.territory.ways import hamlet_name, house_and_street, is_hamlet

LEVELS: dict[Kind, Level] = {"house": "street", "street": "street", "poi": "facility", "hamlet": "hamlet"}
NEAR_M = 300.0
"""Near, opposite, behind: a landmark stands for its surroundings."""


def refine(place: Place, reading: Reading, parts: Sequence[Part], gazetteer: Gazetteer) -> Place:
    """Return the place of the house, street or hamlet that an address names, else the place as it was.

    Looked up in the units that the address allows, and taken only when there is one of the name; a numbered hamlet
    ("Thôn 1") of an address of before 2025 only when its unit is one former commune: every commune had such a one.
    """
    if gazetteer.details is None or place.level not in ("commune", "district"):
        return place
    units = _allowed(place, reading, gazetteer)
    for kind, name, words in _candidates(parts):
        found = _agreed(gazetteer.details.find(kind, name, units))
        if found is None or (kind == "hamlet" and not _sure(name, place, found, gazetteer)):
            continue
        unit = gazetteer.units[found.unit]
        radius = max(found.radius_m, NEAR_M) if kind == "poi" else found.radius_m
        return replace(
            place, lon=found.lon, lat=found.lat, level=LEVELS[kind], radius_m=radius, unit_code=unit.code,
            unit_name=unit.name, provenance=ATTRIBUTION, alternatives=(),
        ).with_evidence(f"«{words}» trong {unit.name}")  # fmt: skip
    return place


def _allowed(place: Place, reading: Reading, gazetteer: Gazetteer) -> Collection[str]:
    if place.unit_code:
        return {place.unit_code}
    if place.level == "commune":
        return {code for code, unit in gazetteer.units.items() if unit.name in place.alternatives}
    return {code for district in reading.districts for code in gazetteer.district_units[district.code]}


def _candidates(parts: Sequence[Part]) -> list[tuple[Kind, str, str]]:
    """Return what the parts may name, the finest first: kind, name, words."""
    found: list[tuple[Kind, str, str]] = []
    for part in parts:
        if part.kind or KILOMETRE.search(part.name):
            continue  # a kilometre needs the road's posts: it stays at the commune
        house, street = house_and_street(part.name)
        if house and street:
            found.append(("house", f"{house} {street}", part.name))
        if street:
            found.append(("street", street, part.name))
        landmark = LANDMARK.match(part.name)
        if landmark:
            found.append(("poi", landmark_names(part.name)[0], part.name))
        if is_hamlet(part.name):
            found.append(("hamlet", hamlet_name(part.name), part.name))
    order = {"house": 0, "poi": 1, "street": 2, "hamlet": 3}
    return sorted(found, key=lambda item: order[item[0]])


def _agreed(found: Sequence[Detail]) -> Detail | None:
    """Return the only one, or one of several that are parts of the same: within each other's reach."""
    if not found:
        return None
    first = found[0]
    same = all(distance_m(first.lon, first.lat, o.lon, o.lat) <= max(first.radius_m, o.radius_m) for o in found)
    return max(found, key=lambda item: item.radius_m) if same else None


def _sure(name: str, place: Place, found: Detail, gazetteer: Gazetteer) -> bool:
    """A hamlet must lie where its former commune can lie; a numbered one is any commune's."""
    if place.lon is None or place.lat is None or place.radius_m is None:
        return False
    generic = any(letter.isdigit() for letter in name) or len(name) < 3
    sources = [gazetteer.former[key] for key in gazetteer.units[found.unit].sources]
    if generic and place.era == "legacy" and len(sources) > 1:
        return False
    return distance_m(place.lon, place.lat, found.lon, found.lat) <= 2 * place.radius_m
