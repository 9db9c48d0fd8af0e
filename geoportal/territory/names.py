"""Names of units of every era: tables by name with marks and without."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from geoportal.territory.gazetteer import Gazetteer
from geoportal.territory.units import Commune, District, FormerCommune
from geoportal.vietnamese import clean, exact_key, plain_key


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


_REMARK = re.compile(r"\([^()]*\)")
_KIND = re.compile(r"^(?:huyện|thị xã|thành phố|thị trấn|xã|phường|quận|tp|tx|tt|p|x|h)\b\.?\s*", re.I)


def names_unit(text: str, gazetteer: Gazetteer) -> bool:
    """Return whether a text is the name of a commune or former district of any era, with its kind or without.

    >>> from geoportal.territory import load_gazetteer
    >>> from geoportal.settings import Settings
    >>> names_unit("H. Khoái Châu", load_gazetteer(Settings().gazetteer))
    True
    """
    names, keys = lookup(gazetteer), _keys(text)
    return bool(keys[0]) and bool(names.communes_named(*keys) or names.districts_named(*keys))


def names_district(text: str, gazetteer: Gazetteer) -> bool:
    """Return whether a text is the name of a former district."""
    return bool(lookup(gazetteer).districts_named(*_keys(text)))


def is_shared_name(text: str, gazetteer: Gazetteer) -> bool:
    """Return whether communes of several former districts bore a name at the same time.

    >>> from geoportal.territory import load_gazetteer
    >>> from geoportal.settings import Settings
    >>> gazetteer = load_gazetteer(Settings().gazetteer)
    >>> is_shared_name("Xã Minh Tân", gazetteer), is_shared_name("Xã Tân Hưng, huyện Tiên Lữ", gazetteer)
    (True, False)
    """
    found = lookup(gazetteer).communes_named(*_keys(text))
    return len({commune.district for commune in found if isinstance(commune, FormerCommune)}) > 1


def _keys(text: str) -> tuple[str, str]:
    short = _KIND.sub("", clean(_REMARK.sub(" ", text)))
    return exact_key(short), plain_key(short)
