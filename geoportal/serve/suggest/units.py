"""Communes of any era and former districts whose name is being typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from geoportal.serve.pages.language import page_url, say
from geoportal.serve.suggest.match import NEAR, WORDS, Typed, best_fit, fit, is_near
from geoportal.serve.suggest.suggestion import DISTRICT, FORMER, UNIT, Suggestion
from geoportal.territory import Commune, District, FormerCommune, Gazetteer, Unit, today_codes
from geoportal.vietnamese import search_key

SHORT_TYPES = {"Xã": ("x",), "Phường": ("p", "ph"), "Thị trấn": ("tt",), "Huyện": ("h",), "Thị xã": ("tx",),
               "Thành phố": ("tp",)}  # fmt: skip
"""How the kinds of units are abbreviated."""


class _Named(NamedTuple):
    """A unit, its name, and the search keys by which it is found; around: with the district that it was in."""

    what: Commune | District
    name: str
    keys: tuple[str, ...]
    around: str


@lru_cache(maxsize=2)
def _named(gazetteer: Gazetteer) -> tuple[_Named, ...]:
    """Return every unit with its keys, worked out once (a gazetteer hashes by identity)."""
    found = [_entry(commune, gazetteer.spoken.get(commune.code, ()), _around(commune, gazetteer))
             for commune in gazetteer.communes]  # fmt: skip
    return (*found, *(_entry(district, (), district.province) for district in gazetteer.districts.values()))


def _entry(what: Commune | District, spoken: tuple[str, ...], around: str) -> _Named:
    words = (what.type, *SHORT_TYPES.get(what.type, ()))
    names = [what.short, *spoken]
    keys = [search_key(text) for name in names for text in (name, *(f"{word} {name}" for word in words))]
    return _Named(what, " ".join([what.name, *spoken]), tuple(dict.fromkeys(keys)), f"{what.name} {around}")


def _around(commune: Commune, gazetteer: Gazetteer) -> str:
    if isinstance(commune, Unit):
        return "Hưng Yên"
    district = gazetteer.districts[commune.district]
    return f"{district.name} {SHORT_TYPES.get(district.type, ('',))[0]} {district.short} {commune.province}"


def suggest_units(typed: Typed, gazetteer: Gazetteer) -> Iterator[Suggestion]:
    """Yield the units that answer; those that are misspelt by a letter when none answers as typed."""
    found = [(rank, entry) for entry in _named(gazetteer) if (rank := _rank(typed, entry)) is not None]
    if not found:
        found = [(NEAR, entry) for entry in _named(gazetteer) if is_near(typed, entry.keys)]
    for rank, entry in found:
        if isinstance(entry.what, District):
            yield _district(rank, entry.what, gazetteer)
        else:
            yield _commune(rank, entry.what, gazetteer)


def _rank(typed: Typed, entry: _Named) -> int | None:
    found = best_fit(typed, entry.keys, entry.name)
    if found is None and _names_it(typed.readings[0], entry.keys):
        around = fit(typed, search_key(entry.around), entry.around)
        return None if around is None else max(around, WORDS)
    return found


def _names_it(reading: str, keys: tuple[str, ...]) -> bool:
    """Return whether the words begin with a name of the unit: the others may then be of its district."""
    return any(reading.startswith(key) and reading[len(key) : len(key) + 1] == " " for key in keys)


def _commune(rank: int, commune: Commune, gazetteer: Gazetteer) -> Suggestion:
    units = [gazetteer.units[code] for code in today_codes(commune)]
    url = page_url("explorer", dvhc=units[0].code)
    if isinstance(commune, FormerCommune):
        detail, radius = say("now_unit", name=", ".join(unit.name for unit in units)), units[0].radius_m
        order = (FORMER, -int(commune.until.replace("-", "")))
        return Suggestion(rank, order, "unit", gazetteer.title(commune), detail, commune.near_lon, commune.near_lat,
                          radius, code=units[0].code, url=url)  # fmt: skip
    return Suggestion(rank, (UNIT,), "unit", commune.name, say("unit_today"), commune.lon, commune.lat,
                      commune.radius_m, code=commune.code, url=url)  # fmt: skip


def _district(rank: int, district: District, gazetteer: Gazetteer) -> Suggestion:
    lon, lat, radius = gazetteer.district_place(district.code)
    return Suggestion(
        rank, (DISTRICT,), "unit", district.name, say("former_district", province=district.province), round(lon, 6),
        round(lat, 6), round(radius), code=district.code, url=page_url("explorer", dvhc=district.code),
    )  # fmt: skip
