"""Names of units, looked up with marks when marks were typed, without when not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from geoportal.geocode.words import Part, exact_key, has_marks, one_edit_apart, plain_key
from geoportal.territory import District, Gazetteer, LegacyCommune, Unit
from geoportal.vietnamese import fold

FUZZY_LETTERS = 5
Commune = Unit | LegacyCommune


@dataclass(frozen=True)
class Names:
    """Units by exact and by plain key; aliases (names before mergers) by plain key only."""

    communes: dict[str, list[Commune]]
    plain_communes: dict[str, list[Commune]]
    aliases: dict[str, list[LegacyCommune]]
    districts: dict[str, list[District]]
    plain_districts: dict[str, list[District]]


@lru_cache(maxsize=4)
def names_of(gazetteer_id: int, holder: GazetteerHolder) -> Names:
    """Build the look-up tables of a gazetteer, once."""
    gazetteer = holder.gazetteer
    communes: dict[str, list[Commune]] = defaultdict(list)
    plain: dict[str, list[Commune]] = defaultdict(list)
    aliases: dict[str, list[LegacyCommune]] = defaultdict(list)
    every: list[Commune] = [*gazetteer.units.values(), *gazetteer.legacy.values()]
    for commune in every:
        communes[exact_key(commune.short)].append(commune)
        plain[plain_key(commune.short)].append(commune)
    for old in gazetteer.legacy.values():
        for alias in old.aliases:
            aliases[alias.replace("y", "i")].append(old)
    districts: dict[str, list[District]] = defaultdict(list)
    plain_districts: dict[str, list[District]] = defaultdict(list)
    for district in gazetteer.districts.values():
        districts[exact_key(district.short)].append(district)
        plain_districts[plain_key(district.short)].append(district)
    return Names(dict(communes), dict(plain), dict(aliases), dict(districts), dict(plain_districts))


class GazetteerHolder:
    """A gazetteer that hashes by identity, so that its tables are built once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GazetteerHolder) and other.gazetteer is self.gazetteer


def lookup(gazetteer: Gazetteer) -> Names:
    """Return the name tables of a gazetteer."""
    return names_of(id(gazetteer), GazetteerHolder(gazetteer))


def find_districts(part: Part, names: Names) -> list[District]:
    """Return the former districts that a part names; a type word must agree except for missing ones."""
    table = names.districts if has_marks(part.name) else names.plain_districts
    key = exact_key(part.name) if has_marks(part.name) else plain_key(part.name)
    found = table.get(key) or _near_districts(part, names)
    typed = [district for district in found if fold(district.type) == fold(part.type)]
    return typed or ([] if part.type == "tỉnh" else found)


def _near_districts(part: Part, names: Names) -> list[District]:
    key = plain_key(part.name)
    if part.kind != "district" or len(key) < FUZZY_LETTERS:
        return []
    near = [
        d for name, found in names.plain_districts.items() if name == key or one_edit_apart(name, key) for d in found
    ]
    return near if len(near) == 1 else []


def find_communes(part: Part, names: Names) -> list[Commune]:
    """Return every commune of either era that bears the name of a part; the type word, when there is one, counts."""
    marked = has_marks(part.name)
    table = names.communes if marked else names.plain_communes
    found = list(table.get(exact_key(part.name) if marked else plain_key(part.name), ()))
    if not part.type:
        return found
    typed = [commune for commune in found if fold(commune.type) == fold(part.type)]
    return typed or found


def find_aliases(part: Part, names: Names) -> list[Commune]:
    """Return the legacy communes that took in a commune of this name before 2025."""
    key = plain_key(part.name).replace(" ", "")
    typed = plain_key(part.type).replace(" ", "") + key
    found: dict[str, Commune] = {}
    for alias in (typed, key) if not part.type else (typed,):
        found |= {commune.code: commune for commune in names.aliases.get(alias, ())}
    return list(found.values())


def near_communes(part: Part, inside: list[Commune]) -> list[Commune]:
    """Return the commune among some that a damaged name means, when there is only one.

    Tried in turn: other marks, one other letter, the beginning of a longer name.
    """
    key = plain_key(part.name)
    tests = (
        lambda name: name == key,
        lambda name: len(key) >= FUZZY_LETTERS and len(name) == len(key) and one_edit_apart(name, key),
        lambda name: name.startswith(key + " "),
    )
    for test in tests:
        near = [commune for commune in inside if test(plain_key(commune.short))]
        if near:
            return near if len({today_codes(commune) for commune in near}) == 1 else []
    return []


def today_codes(commune: Commune) -> tuple[str, ...]:
    """Return the codes of today's units that a commune of either era is, or became."""
    return (commune.code,) if isinstance(commune, Unit) else commune.successors
