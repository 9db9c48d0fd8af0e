"""The units that a part of an address names: with marks when marks were typed, without when not."""

from __future__ import annotations

from collections.abc import Iterable

from geoportal.geocode.words import Part
from geoportal.territory import Commune, District, Names, today_codes
from geoportal.vietnamese import one_edit_apart, plain_key

FUZZY_LETTERS = 5
"""Names of fewer letters are never matched with a damaged letter: they are too near to each other."""


def find_districts(part: Part, names: Names) -> list[District]:
    """Return the former districts that a part names: as written, else with damaged marks or one damaged letter."""
    found = names.districts_named(part.exact, part.plain)
    if not found and part.kind == "district":
        found = _near_districts(part, names)
    return found


def _near_districts(part: Part, names: Names) -> list[District]:
    key = part.plain
    if len(key) < FUZZY_LETTERS:
        return []
    near = names.plain_districts.get(key, [])
    near = near or [d for name, some in names.plain_districts.items() if one_edit_apart(name, key) for d in some]
    return near if len(near) == 1 else []


def find_communes(part: Part, names: Names) -> list[Commune]:
    """Return every commune of any era that bears the name of a part; a type word narrows the choice where it can."""
    found = names.communes_named(part.exact, part.plain)
    return of_type(part, found)


def of_type(part: Part, communes: Iterable[Commune]) -> list[Commune]:
    """Return the communes of the type that a part names, all when there is none of it or it names none."""
    every = list(communes)
    if not part.type:
        return every
    return [commune for commune in every if commune.type.lower() == part.type] or every


def near_communes(part: Part, inside: Iterable[Commune]) -> list[Commune]:
    """Return the communes among some that a damaged name means, when they are one place today.

    Tried in turn: other marks, one other letter.
    """
    key = part.plain
    some = list(inside)
    tests = (
        lambda name: name == key,
        lambda name: len(key) >= FUZZY_LETTERS and one_edit_apart(name, key),
    )
    for test in tests:
        near = of_type(part, (commune for commune in some if test(plain_key(commune.short))))
        if near:
            return near if len({today_codes(commune) for commune in near}) == 1 else []
    return []
