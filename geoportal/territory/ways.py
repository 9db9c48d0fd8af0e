"""Names of streets, roads and hamlets without their type words, as they are compared. Pure functions."""

from __future__ import annotations

import re

from geoportal.vietnamese import clean

_ROAD = re.compile(
    r"(?<!\w)(?:(quốc lộ|quoc lo|QL)|(tỉnh lộ|đường tỉnh|tinh lo|TL|ĐT|DT)|(cao tốc|CT))"
    r"\s*[.]?\s*(\d+)\s*([A-Za-z])?(?!\w)",
    re.I,
)
_TYPE = r"(?:đường|phố|duong|pho)"
_NUMBER = r"\d+\w?(?:[/-]\d+\w?)*"
_STREET = re.compile(rf"^(?:(?:số nhà|số|sn)\s+)?(?:{_NUMBER}\s*,?\s+)?{_TYPE}\s+(.+)$", re.I)
_NUMBERED = re.compile(rf"^(?:(?:số nhà|số|so|sn)\s*)?({_NUMBER})\s*,?\s+(?:{_TYPE}\s+)?(\D.+)$", re.I)
_HAMLET = re.compile(
    r"^(?:(?:đội|tổ|khu|số)\s+\d+\w?\s*,?\s*)?"
    r"(?:thôn|xóm|làng|ấp|tổ dân phố|TDP|khu dân cư|KDC|khu phố|thon|xom|lang|to dan pho)\s+(.+)$",
    re.I,
)


def road_ref(text: str) -> str:
    """Return a numbered road as it is compared, "" when the text names none.

    >>> road_ref("12 QL5A"), road_ref("Đường tỉnh 386"), road_ref("phố Nối")
    ('quốc lộ 5', 'đường tỉnh 386', '')
    """
    found = _ROAD.search(text)
    if not found:
        return ""
    kind = "quốc lộ" if found[1] else "đường tỉnh" if found[2] else "cao tốc"
    letter = "" if (found[4], (found[5] or "").upper()) == ("5", "A") else (found[5] or "").upper()
    return f"{kind} {found[4]}{letter}"


def street_name(text: str) -> str:
    """Return the name of a street without its type word and house number; a numbered road by its number.

    >>> street_name("Số 5 đường Lê Lợi"), street_name("Phố Hiến")
    ('Lê Lợi', 'Hiến')
    """
    text = clean(text)
    found = _STREET.match(text)
    return road_ref(text) or (found[1] if found else text)


def house_and_street(text: str) -> tuple[str, str]:
    """Return the house number and the street of a part of an address, each "" when there is none.

    A name alone is no street: it takes a type word or a house number.

    >>> house_and_street("Số 307 Nguyễn Văn Linh"), house_and_street("phố Chợ Đầu"), house_and_street("Lạc Đạo")
    (('307', 'Nguyễn Văn Linh'), ('', 'Chợ Đầu'), ('', ''))
    """
    text = clean(text)
    numbered = _NUMBERED.match(text)
    if numbered:
        return numbered[1], street_name(numbered[2])
    return "", street_name(text) if _STREET.match(text) or road_ref(text) else ""


def hamlet_name(text: str) -> str:
    """Return the name of a hamlet without its type word.

    >>> hamlet_name("Tổ dân phố Thịnh Vạn"), hamlet_name("Đào Xá")
    ('Thịnh Vạn', 'Đào Xá')
    """
    text = clean(text)
    found = _HAMLET.match(text)
    return found[1] if found else text


def is_hamlet(text: str) -> bool:
    """Return True when a part of an address names a hamlet by its type word."""
    return _HAMLET.match(clean(text)) is not None
