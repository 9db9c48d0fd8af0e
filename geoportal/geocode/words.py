"""The words of an address: abbreviations opened, glued parts split, each part with its kind and its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geoportal.vietnamese import clean, exact_key, fold, plain_key

Kind = Literal["province", "district", "commune", ""]

UPPER = "A-ZĐÀ-ỸĂÂÊÔƠƯ"
TYPES: dict[str, tuple[str, Kind]] = {
    "thi tran": ("thị trấn", "commune"), "phuong": ("phường", "commune"), "xa": ("xã", "commune"),
    "thi xa": ("thị xã", "district"), "thanh pho": ("thành phố", "district"), "huyen": ("huyện", "district"),
    "quan": ("quận", "district"), "tinh": ("tỉnh", "province"),
    "tt": ("thị trấn", "commune"), "ttr": ("thị trấn", "commune"), "p": ("phường", "commune"),
    "ph": ("phường", "commune"), "x": ("xã", "commune"), "tp": ("thành phố", "district"),
    "tx": ("thị xã", "district"), "h": ("huyện", "district"), "t": ("tỉnh", "province"),
}  # fmt: skip
"""The type words of units, folded, with the words that they stand for."""
_SPELLED = ("thị trấn", "thị xã", "thành phố", "phường", "xã", "huyện", "quận", "tỉnh")

_LONG_NUMBER = re.compile(r"\d[\d .-]{7}")
_PHONE = re.compile(r"(?:(?:SĐT|ĐT|Đt|Tel|Hotline|Điện thoại)\s*[.:]*\s*)?\+?\d[\d .-]{7,}\d(?!\d)(?!\s*,\s*\d)")
_ABBREVIATED = re.compile(
    rf"(?:(?<!\w)|(?<=[a-zà-ỹ]))(TTr|TT|T[Pp]|T[Xx]|Ph|P|X|H|T)(?:\s*\.\s*(?=\w)|(?<=\b\w)\s+(?=[{UPPER}])|"
    rf"(?<=\b\w\w)\s+(?=[{UPPER}])|(?<=\bTTr)\s+(?=[{UPPER}]))"
)
_MARKED = re.compile(rf"(?i:(?<!\w)({'|'.join(_SPELLED)}))(?=[{UPPER}]|(?!\w))")
# Without marks "phuong" may be part of a name: not after another type word, nor where no name follows.
_PLAIN = re.compile(
    r"(?<!\w)(?<!\bxa )(?<!phuong )(?<!tran )(thi tran|thi xa|thanh pho|tp|tx|phuong|xa|huyen|tinh)(?=[ .]+\w)", re.I
)
_BREAK = re.compile(r"[,;:\n()\[\]|]+|\s[-–—]\s")
_OWN_SHORT = re.compile(r"(?<=[\s,])HY\s*$")
SEVERAL = re.compile(r"\s*[;\n]\s*|,?\s+(?:và|hoặc)\s+(?=(?:số|thôn|xã|phường|thị trấn|P\.|X\.|TT)\b)", re.I)


LANDMARK_WORDS = ("gần", "đối diện", "cạnh", "phía sau", "phía trước", "ngã tư", "ngã ba")
LANDMARK = re.compile(rf"(?<!\w)(?:{'|'.join(LANDMARK_WORDS)})\s+[^,;\n]+", re.I)
KILOMETRE = re.compile(r"(?<!\w)(?:lý trình\s*)?Km\s*\.?\s*\d+\s*(?:[+,.]\s*\d+)?[^,;\n]*", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an address. kind and type come from its type word ("" without one); name is the rest.

    exact and plain are the keys of the name with and without marks; marked: the name carries marks, so they count.
    """

    kind: Kind
    type: str
    name: str
    exact: str
    plain: str

    @property
    def marked(self) -> bool:
        """True when the name carries Vietnamese marks, so that they count."""
        return self.exact != self.plain

    @property
    def words(self) -> str:
        """The part as written."""
        return f"{self.type} {self.name}".strip()


@lru_cache(maxsize=65536)
def make_part(kind: Kind, type_word: str, name: str) -> Part:
    """Return a part with its keys."""
    return Part(kind, type_word, name, exact_key(name), plain_key(name))


def separate(text: str) -> list[str]:
    """Split a cell with several addresses into them.

    >>> separate("Số 5, P. Lam Sơn; thôn 2, xã Tân Hưng")
    ['Số 5, P. Lam Sơn', 'thôn 2, xã Tân Hưng']
    """
    if not any(mark in text for mark in (";", "\n", " và ", " hoặc ")):
        return [text]
    return [piece for piece in SEVERAL.split(text) if piece.strip(" ,.")]


def remarks(address: str) -> tuple[str, ...]:
    """Return what an address says beside its units: a landmark, a kilometre on a road (kept, but no position).

    >>> remarks("Km19+500 QL5, xã Tân Quang, đối diện chợ Bần")
    ('mốc: đối diện chợ Bần', 'lý trình: Km19+500 QL5')
    """
    found = []
    lower = address.lower()
    landmark = LANDMARK.search(address) if any(word in lower for word in LANDMARK_WORDS) else None
    if landmark:
        found.append(f"mốc: {' '.join(landmark.group().split())}")
    kilometre = KILOMETRE.search(address) if "km" in lower else None
    if kilometre:
        found.append(f"lý trình: {kilometre.group().strip()}")
    return tuple(found)


def landmark_names(address: str) -> list[str]:
    """Return what an address may name as a facility: what follows "gần" and its like, and its first part.

    >>> landmark_names("gần trường THPT Kim Động, thị trấn Lương Bằng")
    ['trường THPT Kim Động', 'gần trường THPT Kim Động']
    """
    found = LANDMARK.search(address)
    near = [re.sub(rf"^(?:{'|'.join(LANDMARK_WORDS)})\s+", "", found.group(), flags=re.I)] if found else []
    first = next((piece.strip() for piece in _BREAK.split(address) if piece and piece.strip()), "")
    return [*near, first] if first else near


def split_address(address: str) -> list[Part]:
    """Split one address into its parts; phone numbers are left out.

    >>> [(part.type, part.name) for part in split_address("P. Đề ThámTP. Thái Bình, ĐT 0227 3831 234")]
    [('phường', 'Đề Thám'), ('thành phố', 'Thái Bình')]
    """
    text = clean(address)
    if _LONG_NUMBER.search(text):
        text = _PHONE.sub(" ", text)
    if text.endswith("HY"):
        text = _OWN_SHORT.sub(", Hưng Yên", text)
    text = _ABBREVIATED.sub(r", \1. ", text)
    text = (_PLAIN if text.isascii() else _MARKED).sub(r", \1 ", text)
    return [_part(piece) for piece in (raw.strip(" .,-–") for raw in _BREAK.split(text)) if piece]


@lru_cache(maxsize=65536)
def _part(piece: str) -> Part:
    words = piece.split()
    for count in (2, 1):
        if len(words) > count:
            known = TYPES.get(fold(" ".join(words[:count])))
            if known and (count == 2 or _is_type_word(words[0])):
                return make_part(known[1], known[0], " ".join(words[count:]))
    return make_part("", "", " ".join(words))


def _is_type_word(word: str) -> bool:
    """Marks count where they are typed: "Xá" and "Hà" are no abbreviations of anything."""
    lower = word.lower().rstrip(".")
    return lower in _SPELLED or (lower.isascii() and lower in TYPES)
