"""How many of a wanted unit a written one is: area, length, volume, mass, money, counts, shares, and quotients of them.

Traditional units are those of the north (Bắc Bộ): a sào is 360 m², a mẫu ten sào, a thước a fifteenth of a sào.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geoportal.vietnamese import strip_marks

_MULTIPLIERS = {"nghin": 1e3, "ngan": 1e3, "k": 1e3, "trieu": 1e6, "tr": 1e6, "ty": 1e9, "ti": 1e9, "tram": 100.0,
                "chuc": 10.0}  # fmt: skip
_SIZES: dict[str, dict[str, float]] = {
    "area": {"cm2": 1e-4, "dm2": 1e-2, "m2": 1.0, "a": 100.0, "ha": 1e4, "km2": 1e6, "thuoc": 24.0, "sao": 360.0,
             "mau": 3600.0},
    "length": {"mm": 1e-3, "cm": 1e-2, "dm": 0.1, "m": 1.0, "km": 1e3},
    "volume": {"ml": 1e-6, "l": 1e-3, "dm3": 1e-3, "m3": 1.0, "km3": 1e9},
    "mass": {"ug": 1e-9, "mg": 1e-6, "g": 1e-3, "kg": 1.0, "yen": 10.0, "ta": 100.0, "tan": 1e3},
    "money": {"dong": 1.0},
    "share": {"%": 0.01, "‰": 0.001},
    "person": {"nguoi": 1.0},
    "household": {"ho": 1.0},
    "bed": {"giuong": 1.0},
    "vehicle": {"xe": 1.0},
    "subscriber": {"thue bao": 1.0},
    "page": {"trang": 1.0},
}  # fmt: skip
_SAME = {
    "met vuong": "m2", "ki lo met vuong": "km2", "kilomet vuong": "km2", "hec ta": "ha", "hecta": "ha", "are": "a",
    "sao bac bo": "sao", "mau bac bo": "mau", "met": "m", "ki lo met": "km", "kilomet": "km", "cay so": "km",
    "met khoi": "m3", "lit": "l", "gam": "g", "ki lo gam": "kg", "kilogam": "kg", "can": "kg", "t": "tan",
    "d": "dong", "vnd": "dong", "vn dong": "dong", "dong viet nam": "dong", "phan tram": "%", "phan nghin": "‰",
    "nhan khau": "nguoi", "khau": "nguoi", "hoc sinh": "nguoi", "hs": "nguoi", "em": "nguoi", "chau": "nguoi",
    "hoc vien": "nguoi", "sinh vien": "nguoi", "sv": "nguoi", "giao vien": "nguoi", "gv": "nguoi", "ng": "nguoi",
    "lao dong": "nguoi", "cong nhan": "nguoi", "ho gia dinh": "ho", "ho dan": "ho", "giuong benh": "giuong",
    "chiec": "xe", "dau xe": "xe", "tb": "thue bao", "tr": "trang",
}  # fmt: skip
_FOUND = {name: (kind, size) for kind, sizes in _SIZES.items() for name, size in sizes.items()}
_SIGNS = str.maketrans({"²": "2", "³": "3", "₂": "2", "₃": "3", "^": "", "-": " ", "µ": "u", "μ": "u", "\xa0": " "})
_NUMBER = re.compile(r"(?:1|10|100)?(?:[. ]?000)+(?= ?[a-z%‰])|(?:100?)(?= [a-z])")


class _Unit(NamedTuple):
    """kind and size of the unit without its multiplier ("" for none), the multiplier, and the kind it is divided by."""

    kind: str
    size: float
    multiplier: float
    per: str = ""
    per_size: float = 1.0


@lru_cache(maxsize=4096)
def factor(written: str, wanted: str) -> float | None:
    """Return by what a number in the written unit is multiplied to be in the wanted one; None when it cannot be.

    A bare multiplier ("triệu") is one of the wanted unit, whose denominator may be left out.

    >>> factor("m²", "ha"), factor("sào", "m2"), factor("tạ", "tấn"), factor("tỷ đồng", "triệu đồng")
    (0.0001, 360.0, 0.1, 1000.0)
    >>> factor("nghìn", "người"), factor("1000 đ", "đồng/m²"), factor("kg", "ha"), factor("con", "con")
    (1000.0, 1000.0, None, 1.0)
    """
    if not written.strip():
        return None
    for target in _readings(wanted):
        for source in _readings(written):
            if source.kind == "" and not source.per:
                return _rounded(source.multiplier / target.multiplier)
            same = source.kind == target.kind and (source.per == target.per or not source.per)
            if same:
                size = source.size * source.multiplier / (target.size * target.multiplier)
                return _rounded(size / (source.per_size / target.per_size if source.per else 1.0))
    return None


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def _readings(text: str) -> list[_Unit]:
    """Return what a unit may mean: "tr" is a page or a million."""
    words = strip_marks(text.translate(_SIGNS)).lower().strip(" .()")
    top, _, below = words.partition("/")
    bottoms = _simple(below) if below else [_Unit("", 1.0, 1.0)]
    return [
        unit._replace(per=bottom.kind, per_size=bottom.size * bottom.multiplier)
        for unit in _simple(top)
        for bottom in bottoms
    ]


def _simple(text: str) -> list[_Unit]:
    multiplier = 1.0
    number = _NUMBER.match(text)
    if number:
        multiplier, text = float(re.sub(r"[. ]", "", number[0])), text[number.end() :]
    words = text.replace(".", " ").split()
    found = [_named(" ".join(words), multiplier)]
    while words and words[0] in _MULTIPLIERS:
        multiplier *= _MULTIPLIERS[words.pop(0)]
        found.append(_named(" ".join(words), multiplier))
    known = [unit for unit in found if not unit.kind.startswith("=")]
    return known or found[-1:]


def _named(name: str, multiplier: float) -> _Unit:
    if not name:
        return _Unit("", 1.0, multiplier)
    kind, size = _FOUND.get(_SAME.get(name, name)) or ("=" + name, 1.0)
    return _Unit(kind, size, multiplier)
