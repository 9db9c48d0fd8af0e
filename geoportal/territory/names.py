"""Names of units of every era: tables by name with marks and without."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from geoportal.territory.gazetteer import Gazetteer
from geoportal.territory.units import Commune, District
from geoportal.vietnamese import exact_key, plain_key


@dataclass(frozen=True)
class Names:
    """Communes of every era and districts by the exact and by the plain key of their short names."""

    communes: dict[str, list[Commune]]
    plain_communes: dict[str, list[Commune]]
    districts: dict[str, list[District]]
    plain_districts: dict[str, list[District]]

    def communes_named(self, exact: str, plain: str) -> list[Commune]:
        """Return the communes that bear a name, by its two keys: marks count when the name has them."""
        return self.communes.get(exact, []) if exact != plain else self.plain_communes.get(plain, [])

    def districts_named(self, exact: str, plain: str) -> list[District]:
        """Return the districts that bear a name, in the same way."""
        return self.districts.get(exact, []) if exact != plain else self.plain_districts.get(plain, [])


@lru_cache(maxsize=4)
def lookup(gazetteer: Gazetteer) -> Names:
    """Return the name tables of a gazetteer, built once (a gazetteer hashes by identity)."""
    tables: tuple[dict[str, list[Commune]], ...] = (defaultdict(list), defaultdict(list))
    for commune in gazetteer.communes:
        for name in (commune.short, *gazetteer.spoken.get(commune.code, ())):
            tables[0][exact_key(name)].append(commune)
            tables[1][plain_key(name)].append(commune)
    districts: tuple[dict[str, list[District]], ...] = (defaultdict(list), defaultdict(list))
    for district in gazetteer.districts.values():
        districts[0][exact_key(district.short)].append(district)
        districts[1][plain_key(district.short)].append(district)
    return Names(dict(tables[0]), dict(tables[1]), dict(districts[0]), dict(districts[1]))
