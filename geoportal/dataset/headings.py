"""What field a heading means, and how surely: by title, name, alias, folded words, abbreviations, spelling."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from geoportal.dataset.definition import Dataset, Field
from geoportal.vietnamese import ABBREVIATIONS as INSTITUTIONS
from geoportal.vietnamese import fold, one_edit_apart

SURE = 0.8
"""From this confidence on a heading is taken for the field."""
PLAIN = 0.95
"""From this confidence on nothing need be said about it."""
LIKELY = 0.6
"""From this confidence on a field is suggested."""
GENERIC = frozenset(
    {"tong so", "tong", "cong", "tong cong", "chung", "so luong", "toan bo", "gia tri", "noi dung", "thong tin", "ten"}
)
"""Words under a merged heading that only repeat it."""
FILLERS = frozenset(
    [
        "cua",
        "cac",
        "so",
        "lieu",
        "thong",
        "tin",
        "hien",
        "nay",
        "tai",
        "lien",
        "he",
        "chi",
        "tiet",
        "neu",
        "co",
        "ghi",
        "ro",
        "theo",
        "va",
        "dinh",
        "co",
        "quan",
        "day",
        "du",
        "chinh",
        "quy",
        "mo",
    ]
)
MEASURES = frozenset(["so", "tong", "ma", "ngay", "nam", "ty"])
"""Words that make another field of a heading: "Số trường" is not "Trường"."""
ABBREVIATIONS = {
    "sdt": "so dien thoai", "dtdd": "dien thoai", "dthoai": "dien thoai", "dt": "dien thoai", "tel": "dien thoai",
    "hs": "hoc sinh", "gv": "giao vien", "sl": "so luong", "dvt": "don vi tinh", "dc": "dia chi", "d c": "dia chi",
    "gpkd": "giay phep kinh doanh", "gp": "giay phep", "qd": "quyet dinh", "mst": "ma so thue", "sn": "so nha",
    "xb": "xuat ban", "dn": "doanh nghiep", "htx": "hop tac xa", "sxkd": "san xuat kinh doanh", "tgian": "thoi gian",
    "nh": "nam hoc", "sx": "san xuat", "cs": "co so", "ql": "quan ly", "cty": "cong ty", "gcn": "giay chung nhan",
    "kbcb": "kham benh chua benh", "gdnn": "giao duc nghe nghiep", "gdtx": "giao duc thuong xuyen", "pt": "phu trach",
    "gphd": "giay phep hoat dong", "attp": "an toan thuc pham", "vsattp": "ve sinh an toan thuc pham",
    "tx": "thi xa", "tp": "thanh pho", "tt": "thi tran", "kd": "kinh do", "vd": "vi do",
    **{fold(short): fold(long) for long, short in INSTITUTIONS.items()},
}  # fmt: skip
"""Usual abbreviations in headings, folded."""
USUAL = {
    "address": ("địa chỉ", "địa điểm", "vị trí", "nơi đặt", "trụ sở", "địa chỉ trụ sở", "trụ sở chính", "nơi đăng ký"),
    "unit": ("xã", "phường", "xã, phường", "xã, phường, thị trấn", "tên xã", "cấp xã", "địa phương", "huyện",
             "huyện, thị xã, thành phố", "huyện, thành phố", "quận, huyện", "tên huyện"),
    "phone": ("điện thoại", "số điện thoại", "liên hệ", "đường dây nóng", "hotline", "tổng đài", "điện thoại tổng đài",
              "số điện thoại tổng đài"),
    "url": ("website", "trang web", "trang thông tin điện tử"),
    "year": ("năm",),
    "school_year": ("năm học",),
}  # fmt: skip
"""What the only column of a type is usually called, whatever the dataset; a commune before a district."""
USUAL_NAMES = ("tên", "tên gọi", "tên đơn vị", "tên cơ sở", "đơn vị", "cơ sở", "tên cơ quan", "họ tên", "danh mục")
USUALLY = 0.86
_QUESTION = re.compile(r"^\s*(?:câu\s*)?\d{1,2}\s*[.):]\s*", re.I)
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*")
_YEAR = re.compile(r"\b(?:nam (?:hoc )?)?(?:19|20)\d\d(?: (?:19|20)\d\d)?\b")


class Match(NamedTuple):
    """A field that a heading may mean; confidence from 0 to 1."""

    field: str
    confidence: float


class Vocabulary:
    """The words under which the fields of a dataset are known.

    context are the folded words of the dataset's own title: "Tên chợ" adds nothing to "Tên" in a list of markets.
    remembered maps folded headings to the field that an owner confirmed, "" for none.
    """

    def __init__(
        self, fields: Mapping[str, Field], title: str = "", remembered: Mapping[str, str] | None = None,
        name_field: str = "",
    ) -> None:  # fmt: skip
        self.fields = fields
        self.name_field = name_field
        self.context = frozenset(fold(title).split()) | FILLERS
        self.needless = self.context - MEASURES
        self.remembered = remembered or {}
        self._found: dict[tuple[object, ...], tuple[Match, ...]] = {}

    @cached_property
    def names(self) -> dict[str, Match]:
        """The field that each known wording means; titles win over names, names over aliases."""
        names: dict[str, Match] = {}
        for confidence, texts in ((1.0, _titles), (0.99, _own_name), (0.97, _aliases)):
            for name, field in self.fields.items():
                for text in texts(name, field):
                    names.setdefault(fold(text), Match(name, confidence))
                    names.setdefault(fold(_NOTE.sub(" ", text)), Match(name, confidence))
        for name, text, confidence in self._usual():
            names.setdefault(fold(text), Match(name, confidence))
        names.pop("", None)
        return names

    @cached_property
    def values(self) -> frozenset[str]:
        """The folded values of every field with a closed list."""
        return frozenset(fold(value) for field in self.fields.values() for value in field.values)

    def _usual(self) -> Iterable[tuple[str, str, float]]:
        for kind, texts in USUAL.items():
            fields = [name for name, field in self.fields.items() if field.type == kind]
            if len(fields) == 1:
                yield from ((fields[0], text, round(USUALLY - rank / 500, 3)) for rank, text in enumerate(texts))
        if self.name_field in self.fields and self.fields[self.name_field].type == "text":
            yield from ((self.name_field, text, USUALLY - 0.02) for text in USUAL_NAMES)

    def matches(self, levels: tuple[str, ...], *, leaf_alone: bool = True) -> tuple[Match, ...]:
        """Return the fields that a heading of one or more levels may mean, the likeliest first.

        leaf_alone: the last level by itself may tell the field; not where several columns share it ("Số hộ" under
        "Hộ nghèo" and under "Hộ cận nghèo").

        >>> field = Field.model_validate({"title": {"vi": "Số học sinh", "en": "Pupils"}, "type": "integer"})
        >>> Vocabulary({"so_hoc_sinh": field}).matches(("Số học sinh", "Tổng số"))
        (Match(field='so_hoc_sinh', confidence=0.93),)
        """
        key = (leaf_alone, *levels)
        if key not in self._found:
            self._found[key] = self._match(levels, leaf_alone)
        return self._found[key]

    def _match(self, levels: tuple[str, ...], leaf_alone: bool) -> tuple[Match, ...]:
        confirmed = self.remembered.get(fold(" ".join(levels)))
        if confirmed is not None:
            return (Match(confirmed, 1.0),) if confirmed else ()
        best: dict[str, float] = {}
        for text, factor in _wordings(levels, leaf_alone):
            for found in self._by_words(text):
                best[found.field] = max(best.get(found.field, 0.0), round(found.confidence * factor, 2))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return tuple(Match(field, confidence) for field, confidence in ranked if confidence >= LIKELY)

    def _by_words(self, text: str) -> Iterable[Match]:
        whole, bare = fold(text), spelled_out(fold(_NOTE.sub(" ", _QUESTION.sub("", text))))
        for key, factor in ((whole, 1.0), (bare, 0.98), (_YEAR.sub(" ", bare).strip(), 0.95)):
            exact = self.names.get(" ".join(key.split()))
            if exact:
                yield Match(exact.field, exact.confidence * (factor if exact.confidence > PLAIN else 1.0))
                return
        if not bare:
            return
        words = Counter(bare.split())
        for name, known in self.names.items():
            confidence = self._likeness(words, bare, spelled_out(name))
            if confidence >= LIKELY:
                yield Match(known.field, confidence)

    def _likeness(self, words: Counter[str], text: str, name: str) -> float:
        wanted = Counter(name.split())
        if words == wanted:
            return 0.92
        extra, missing = {*(words - wanted)}, {*(wanted - words)}
        if not missing and extra <= self.needless:
            return 0.88
        if not extra and missing <= self.context | MEASURES and len(words) > 1:
            return 0.84
        if _same_but_for_typing(text, name):
            return 0.86
        if len(text) >= 6 and name.replace(" ", "").startswith(text.replace(" ", "")):
            return 0.85  # a name cut to ten letters, as in a .dbf
        overlap = (wanted & words).total() / (wanted | words).total()
        return 0.7 if overlap > 0.5 and (not missing or not extra) else 0.0


def vocabulary_of(dataset: Dataset, remembered: Mapping[str, str] | None = None) -> Vocabulary:
    """Return the words under which the columns of a dataset's own table are known."""
    title = f"{dataset.title.vi} {dataset.domain}"
    return Vocabulary(dataset.input_fields, title, remembered, dataset.name_field)


def child_vocabulary(dataset: Dataset, child: str, remembered: Mapping[str, str] | None = None) -> Vocabulary:
    """Return the words of a child table's columns; the key of its parent is among them."""
    keys = {name: dataset.fields[name] for name in dataset.key}
    table = dataset.children[child]
    return Vocabulary({**keys, **table.fields}, f"{dataset.title.vi} {table.title.vi}", remembered)


def shape_of(headings: Sequence[str]) -> str:
    """Return a short name for the shape of a table: the same for the same headings in any order, whatever the year.

    >>> shape_of(["Tên chợ", "Năm 2024"]) == shape_of(["Năm 2025", "TÊN CHỢ"])
    True
    """
    words = sorted(filter(None, (re.sub(r"\d+", "", fold(heading)).strip() for heading in headings)))
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:16]


def levels_of(heading: str) -> tuple[str, ...]:
    """Return the levels of a heading as a table carries it.

    >>> levels_of("Số học sinh › Nữ")
    ('Số học sinh', 'Nữ')
    """
    return tuple(heading.split(" › "))


def _same_but_for_typing(text: str, name: str) -> bool:
    """Return whether two texts of six letters or more are the same but for a slip in a word or a wrong space."""
    if min(len(text), len(name)) < 6:
        return False
    left, right = text.split(), name.split()
    if len(left) == len(right):
        slips = [one_edit_apart(a, b) and min(len(a), len(b)) > 2 for a, b in zip(left, right, strict=True) if a != b]
        return all(slips) and len(slips) <= 2
    return text.replace(" ", "") == name.replace(" ", "")


def _titles(_name: str, field: Field) -> tuple[str, ...]:
    return field.title.vi, field.title.en


def _own_name(name: str, _field: Field) -> tuple[str, ...]:
    return (name,)


def _aliases(_name: str, field: Field) -> tuple[str, ...]:
    return (*field.aliases, *field.plan)


def _wordings(levels: tuple[str, ...], leaf_alone: bool) -> list[tuple[str, float]]:
    """Return what a heading may be called: all its levels together, its last one, the one it only repeats."""
    if len(levels) == 1:
        return [(levels[0], 1.0), *((word, 0.93) for word in levels[0].split("/") if "/" in levels[0])]
    leaf, above = levels[-1], levels[:-1]
    whole = [(" ".join(levels), 1.0), (" ".join((leaf, *above)), 1.0), (f"{leaf} {above[-1]}", 0.99)]
    bare = fold(_NOTE.sub(" ", leaf))
    if bare in GENERIC:
        return [*whole, *((text, factor * 0.93) for text, factor in _wordings(above, leaf_alone))]
    return [*whole, (leaf, 0.96)] if leaf_alone else whole


def spelled_out(text: str) -> str:
    text = re.sub(r"^d c\b", "dc", text).replace(" cu the", "")
    return " ".join(ABBREVIATIONS.get(word, word) for word in text.split())
