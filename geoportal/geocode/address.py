"""From an address to a place, at commune or district level: never at a homonym, never finer than is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geoportal.geocode.names import (
    Commune,
    Names,
    find_aliases,
    find_communes,
    find_districts,
    lookup,
    near_communes,
    today_codes,
)
from geoportal.geocode.words import Part, exact_key, has_marks, plain_key, split_address
from geoportal.records import NOWHERE, Place
from geoportal.territory import District, Gazetteer, LegacyCommune, Unit
from geoportal.vietnamese import fold

MERGER = date(2025, 7, 1)
OWN_PROVINCES = ("Hưng Yên", "Thái Bình")
POINT_OF_UNIT = "điểm đại diện của đơn vị hành chính (vietnamadminunits, MIT)"
POINT_OF_LEGACY = "điểm của xã, phường cũ (vietnamadminunits, từ dịch vụ định vị thương mại)"
LEGACY_RADIUS_M = 1600.0
WITHIN_SUCCESSOR = 1.15
"""A former commune lies somewhere in its successor, away from the middle as often as not."""


@dataclass(frozen=True)
class Reading:
    """What the parts of an address name."""

    provinces: frozenset[str]
    districts: tuple[District, ...]
    outside: str
    communes: tuple[tuple[Part, tuple[Commune, ...]], ...]


def place_address(address: str, gazetteer: Gazetteer, *, as_of: date | None = None) -> Place:
    """Find the commune or former district of an address of either era.

    Parameters
    ----------
    address : str
        As written by an agency, in any spelling; NFC or not.
    gazetteer : Gazetteer
        Units of both eras with points (lon, lat, EPSG:4326) and radii (metres).
    as_of : date, optional
        Date of the document: decides between eras when the words do not.

    Returns
    -------
    Place
        level "commune", "district", or "none" when nothing is certain; alternatives when several units fit.

    Examples
    --------
    place_address("P. Hiến Nam, TP. Hưng Yên", gazetteer).unit_name is 'Phường Phố Hiến'.
    """
    names = lookup(gazetteer)
    reading = read_parts(split_address(address), names, gazetteer)
    if reading.outside:
        return NOWHERE.with_evidence(f"địa chỉ thuộc {reading.outside}, ngoài tỉnh")
    choices = [(part, _fitting(part, found, reading, gazetteer, as_of)) for part, found in reading.communes]
    choices = [(part, found) for part, found in choices if found]
    if choices:
        return _place_communes(choices, gazetteer)
    if reading.communes and not reading.districts:
        part = reading.communes[0][0]
        return NOWHERE.with_evidence(f"«{part.words}» không thuộc tỉnh, huyện đã nêu")
    if reading.districts:
        return _place_districts(reading.districts, gazetteer)
    return NOWHERE.with_evidence("không nhận ra xã, phường hay huyện nào trong địa chỉ")


def read_parts(parts: Sequence[Part], names: Names, gazetteer: Gazetteer) -> Reading:
    """Say what each part of an address names: province, district, commune."""
    provinces: set[str] = set()
    districts: list[District] = []
    outside = ""
    coarse: list[int] = []
    for index, part in enumerate(parts):
        own = next((name for name in OWN_PROVINCES if _same(part.name, name)), None)
        last = index == len(parts) - 1 or all(fold(p.name) in ("viet nam", "vn") for p in parts[index + 1 :])
        if part.kind == "province" or (not part.type and own):
            provinces |= {own} if own else set()
            outside = outside or ("" if own else _outside(part, gazetteer))
            coarse.append(index)
        elif part.kind == "district" or (not part.type and _is_bare_district(part, index, parts, names)):
            found = find_districts(part, names)
            districts.extend(found)
            coarse += [index] if found else []
            outside = outside or ("" if found else _outside(part, gazetteer))
        elif last and not part.type:
            outside = outside or _outside(part, gazetteer)
    if districts or provinces:
        outside = ""
    communes = _typed_communes(parts, names) or _bare_commune(parts, coarse, names)
    return Reading(frozenset(provinces), _agreeing(districts, provinces), outside, communes)


def _same(text: str, name: str) -> bool:
    return exact_key(text) == exact_key(name) if has_marks(text) else plain_key(text) == plain_key(name)


def _outside(part: Part, gazetteer: Gazetteer) -> str:
    key = fold(part.name)
    return part.words if key in gazetteer.others else ""


def _is_bare_district(part: Part, index: int, parts: Sequence[Part], names: Names) -> bool:
    """A bare name is a district only where one is expected: after other words or alone before the province."""
    if not find_districts(part, names):
        return False
    following = parts[index + 1] if index + 1 < len(parts) else None
    repeats = following is not None and _same(following.name, part.name) and following.kind != "province"
    return not repeats


def _agreeing(districts: list[District], provinces: set[str]) -> tuple[District, ...]:
    unique = tuple({district.code: district for district in districts}.values())
    fitting = tuple(district for district in unique if not provinces or district.province in provinces)
    return fitting or unique


def _typed_communes(parts: Sequence[Part], names: Names) -> tuple[tuple[Part, tuple[Commune, ...]], ...]:
    found = []
    for part in parts:
        if part.kind == "commune":
            communes = _longest(part, names)
            found.append((part, tuple(communes)))
    return tuple(found)


def _longest(part: Part, names: Names) -> list[Commune]:
    """Look a name up; words glued behind it are given up one by one."""
    words = part.name.split()
    for count in range(len(words), 0, -1):
        shorter = Part(part.kind, part.type, " ".join(words[:count]))
        found = find_communes(shorter, names) or find_aliases(shorter, names)
        if found:
            return found
    return []


def _bare_commune(
    parts: Sequence[Part], coarse: list[int], names: Names
) -> tuple[tuple[Part, tuple[Commune, ...]], ...]:
    """A name without a type word is a commune only right before the district or province."""
    for index in coarse:
        part = parts[index - 1] if index else None
        if part is None or part.type or index - 1 in coarse:
            continue
        found = find_communes(part, names)
        if found:
            return ((part, tuple(found)),)
    return ()


def _fitting(
    part: Part, found: tuple[Commune, ...], reading: Reading, gazetteer: Gazetteer, as_of: date | None
) -> list[Commune]:
    fits = [commune for commune in found if _fits(commune, reading, gazetteer)]
    if not fits:
        fits = [commune for commune in find_aliases(part, lookup(gazetteer)) if _fits(commune, reading, gazetteer)]
    if not fits and reading.districts:
        wanted = {district.code for district in reading.districts}
        fits = near_communes(part, [c for c in gazetteer.legacy.values() if c.district in wanted])
    typed = [commune for commune in fits if part.type and fold(commune.type) == fold(part.type)]
    fits = typed or fits
    legacy = [commune for commune in fits if isinstance(commune, LegacyCommune)]
    if legacy and (reading.districts or ("Thái Bình" in reading.provinces and "Hưng Yên" not in reading.provinces)):
        return list(legacy)
    if as_of is not None and legacy:
        return list(legacy) if as_of < MERGER else [c for c in fits if isinstance(c, Unit)] or list(legacy)
    return fits


def _fits(commune: Commune, reading: Reading, gazetteer: Gazetteer) -> bool:
    if reading.districts:
        if isinstance(commune, LegacyCommune):
            return any(commune.district == district.code for district in reading.districts)
        return any(commune.code in gazetteer.district_units[district.code] for district in reading.districts)
    if isinstance(commune, LegacyCommune) and reading.provinces:
        return commune.province in reading.provinces or "Hưng Yên" in reading.provinces
    if isinstance(commune, Unit) and reading.provinces == {"Thái Bình"}:
        return "Thái Bình" in gazetteer.unit_provinces[commune.code]
    return bool(reading.provinces)


def _place_communes(choices: list[tuple[Part, list[Commune]]], gazetteer: Gazetteer) -> Place:
    outcomes = [{today_codes(commune) for commune in found} for _, found in choices]
    certain = [codes for codes in outcomes if len(codes) == 1]
    agreed = set.intersection(*({code for codes in outcome for code in codes} for outcome in outcomes))
    part, found = next(((p, f) for (p, f), o in zip(choices, outcomes, strict=True) if len(o) == 1), choices[0])
    names = [commune for _, items in choices for commune in items]
    if (not certain and len(agreed) != 1) or not agreed:
        return _ambiguous(part, names, gazetteer)
    if len(agreed) == 1:
        (code,) = agreed
        legacy = next((c for c in found if isinstance(c, LegacyCommune)), None)
        return _commune_place(code, part, found, legacy, gazetteer)
    return _split_place(part, found, agreed, gazetteer)


def _commune_place(
    code: str, part: Part, found: list[Commune], legacy: LegacyCommune | None, gazetteer: Gazetteer
) -> Place:
    unit = gazetteer.units[code]
    both = legacy is not None and any(isinstance(commune, Unit) for commune in found)
    radius = unit.radius_m * (WITHIN_SUCCESSOR if legacy is not None and not both else 1.0)
    place = Place(
        lon=unit.lon, lat=unit.lat, level="commune", radius_m=radius, era="legacy" if legacy and not both else "2025",
        unit_code=code, unit_name=unit.name, unit_written=part.words, provenance=POINT_OF_UNIT,
        evidence=(f"«{part.words}»" + ("" if legacy is None or both else f" là {_full(legacy, gazetteer)}"),),
    )  # fmt: skip
    if legacy is None or both or not gazetteer.legacy_points:
        return place
    values = {name: getattr(place, name) for name in place.__slots__}
    return Place(**{**values, "lon": legacy.lon, "lat": legacy.lat, "radius_m": LEGACY_RADIUS_M,
                    "provenance": POINT_OF_LEGACY})  # fmt: skip


def _split_place(part: Part, found: list[Commune], codes: set[str], gazetteer: Gazetteer) -> Place:
    """A commune that was split: in one of its successors, so between them, with every candidate named."""
    legacy = next(commune for commune in found if isinstance(commune, LegacyCommune))
    units = [gazetteer.units[code] for code in legacy.successors if code in codes]
    first = units[0]
    return Place(
        lon=first.lon, lat=first.lat, level="district", radius_m=max(unit.radius_m for unit in units) * 2, era="legacy",
        unit_written=part.words, provenance=POINT_OF_UNIT, alternatives=tuple(unit.name for unit in units),
        evidence=(f"«{part.words}» là {_full(legacy, gazetteer)}, đã chia về {len(units)} đơn vị",),
    )  # fmt: skip


def _ambiguous(part: Part, found: list[Commune], gazetteer: Gazetteer) -> Place:
    alternatives = tuple(dict.fromkeys(_full(commune, gazetteer) for commune in found))
    return Place(unit_written=part.words, alternatives=alternatives, evidence=(f"«{part.words}» có thể là nhiều nơi",))


def _full(commune: Commune, gazetteer: Gazetteer) -> str:
    if isinstance(commune, Unit):
        return f"{commune.name} (từ 01/7/2025)"
    return f"{commune.name}, {gazetteer.districts[commune.district].name} (trước 01/7/2025)"


def _place_districts(districts: tuple[District, ...], gazetteer: Gazetteer) -> Place:
    if len(districts) > 1:
        words = tuple(district.name for district in districts)
        return Place(alternatives=words, evidence=("nêu nhiều huyện khác nhau",))
    district = districts[0]
    lon, lat, radius = gazetteer.district_place(district.code)
    return Place(
        lon=lon, lat=lat, level="district", radius_m=radius, era="legacy", unit_written=district.name,
        evidence=(f"chỉ nhận ra {district.name}",), provenance="trung tâm các xã, phường của huyện cũ",
    )  # fmt: skip
