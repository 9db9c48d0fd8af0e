"""What the parts of an address name: provinces, former districts, communes of any era."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geoportal.geocode.names import find_communes, find_districts
from geoportal.geocode.words import Part, make_part
from geoportal.territory import Commune, District, Gazetteer, Names, lookup
from geoportal.vietnamese import exact_key, fold, plain_key

OWN_PROVINCES = {key(name): name for name in ("Hưng Yên", "Thái Bình") for key in (exact_key, plain_key)}
"""By the name's key with marks and by that without: a part's `exact` is looked up when it is marked."""
COUNTRY = ("viet nam", "vn")


@dataclass(frozen=True, slots=True)
class Mention:
    """A part that names a commune, and every commune of any era that bears the name; none for an unknown name."""

    part: Part
    communes: tuple[Commune, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an address names. outside: another province, or a district that is none of this one; "" when none is."""

    provinces: frozenset[str]
    districts: tuple[District, ...]
    outside: str
    mentions: tuple[Mention, ...]


def read_parts(parts: Sequence[Part], gazetteer: Gazetteer) -> Reading:
    """Say what each part names; parts in the order from coarse to fine are turned round first."""
    names = lookup(gazetteer)
    parts = [piece for part in parts if part.plain not in COUNTRY for piece in _unglued(part, names)]
    if len(parts) > 1 and _is_province(parts[0]) and not _is_province(parts[-1]):
        parts.reverse()
    provinces: set[str] = set()
    districts: list[District] = []
    outside, coarse = "", []
    for index, part in enumerate(parts):
        own = _own_province(part)
        city = bool(own) and _is_city(parts, index)
        if own and not city:
            provinces.add(own)
            coarse.append(index)
        elif city or part.kind == "district" or (not part.type and _is_bare_district(parts, index, names)):
            found = find_districts(part, names)
            districts += found
            coarse += [index] if found else []
            outside = outside or ("" if found else part.words)
        elif part.kind == "province" or (not part.type and index == len(parts) - 1):
            outside = outside or _other_province(part, gazetteer)
    mentions = _typed(parts, names) or _bare(parts, coarse, names)
    return Reading(
        frozenset(provinces), _agreeing(districts, provinces), "" if districts or provinces else outside, mentions
    )


def _unglued(part: Part, names: Names) -> list[Part]:
    """Split "xã Đồng Than Yên Mỹ Hưng Yên" where district and province follow without a comma."""
    words = part.name.split()
    if part.kind not in ("commune", "district") or len(words) < 3:
        return [part]
    find = find_communes if part.kind == "commune" else find_districts
    if find(part, names):
        return [part]
    for count in range(len(words) - 1, 0, -1):
        head = make_part(part.kind, part.type, " ".join(words[:count]))
        tail = _coarse(words[count:], names)
        if tail and find(head, names):
            return [head, *tail]
    return [part]


def _coarse(words: Sequence[str], names: Names) -> list[Part]:
    """Return words as a district, a province, or one before the other; nothing when they are not wholly that."""
    whole = make_part("", "", " ".join(words))
    if _own_province(whole) or find_districts(whole, names):
        return [whole]
    district, province = make_part("", "", " ".join(words[:-2])), make_part("", "", " ".join(words[-2:]))
    return [district, province] if _own_province(province) and find_districts(district, names) else []


def with_context(reading: Reading, whole: Reading) -> Reading:
    """Return a reading with the provinces and districts of a wider one where it has none of its own."""
    return replace(
        reading, provinces=reading.provinces or whole.provinces, districts=reading.districts or whole.districts
    )


def _own_province(part: Part) -> str:
    if part.kind not in ("province", ""):
        return ""
    return OWN_PROVINCES.get(part.exact if part.marked else part.plain, "")


def _is_province(part: Part) -> bool:
    return bool(_own_province(part)) or part.kind == "province"


def _is_city(parts: Sequence[Part], index: int) -> bool:
    """Of "Hưng Yên, Hưng Yên" the last but one is the city."""
    following = parts[index + 1] if index + 2 == len(parts) else None
    return not parts[index].type and following is not None and _own_province(following) == _own_province(parts[index])


def _other_province(part: Part, gazetteer: Gazetteer) -> str:
    return part.words if fold(part.name) in gazetteer.others else ""


def _is_bare_district(parts: Sequence[Part], index: int, names: Names) -> bool:
    """A bare name is a district unless the next part repeats it: then it is the commune of that name."""
    if not find_districts(parts[index], names):
        return False
    following = parts[index + 1] if index + 1 < len(parts) else None
    return following is None or following.kind == "province" or following.plain != parts[index].plain


def _agreeing(districts: list[District], provinces: set[str]) -> tuple[District, ...]:
    unique = tuple({district.code: district for district in districts}.values())
    return tuple(district for district in unique if not provinces or district.province in provinces) or unique


def _typed(parts: Sequence[Part], names: Names) -> tuple[Mention, ...]:
    return tuple(_longest(part, names) for part in parts if part.kind == "commune")


def _longest(part: Part, names: Names) -> Mention:
    """Look a name up; words glued behind it are given up one by one."""
    words = part.name.split()
    for count in range(len(words), 0, -1):
        shorter = make_part(part.kind, part.type, " ".join(words[:count])) if count < len(words) else part
        found = find_communes(shorter, names)
        if found:
            return Mention(shorter, tuple(found))
    return Mention(part, ())


def _bare(parts: Sequence[Part], coarse: Sequence[int], names: Names) -> tuple[Mention, ...]:
    """A name without a type word is a commune only right before the district or province: elsewhere it is a street."""
    for index in coarse:
        part = parts[index - 1] if index else None
        if part is None or part.type or index - 1 in coarse:
            continue
        found = find_communes(part, names)
        if found:
            return (Mention(part, tuple(found)),)
    return ()
