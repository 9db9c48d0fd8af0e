"""What field a heading means, and how surely: by title, name, alias, folded words, abbreviations, spelling."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from geoportal.dataset.definition import Dataset, Field
from geoportal.dataset.heading_likeness import from_initials, has_parts, is_parted, likeness
from geoportal.dataset.heading_words import (
    FILLERS,
    GENERIC,
    OF_A_PERSON,
    USUAL,
    USUAL_NAMES,
    speaks_of_person,
    spelled_out,
)
from geoportal.vietnamese import fold

SURE = 0.8
"""From this confidence on a heading is taken for the field."""
PLAIN = 0.95
"""From this confidence on nothing need be said about it."""
LIKELY = 0.6
"""From this confidence on a field is suggested."""
USUALLY = 0.86
TITLE_END = " | "
"""What parts the title of a dataset from further words of its context."""
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
        self.title = title.partition(TITLE_END)[0]
        self.context = frozenset(fold(title).split()) | FILLERS
        self.remembered = remembered or {}
        self._found: dict[tuple[object, ...], tuple[Match, ...]] = {}

    @cached_property
    def names(self) -> dict[str, Match]:
        """The field that each known wording means; titles win over names, names over aliases."""
        names: dict[str, Match] = {}
        for confidence, texts in ((1.0, _titles), (0.99, _own_name), (0.97, _aliases), (0.88, _halves)):
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
            yield from ((self.name_field, text, USUALLY - 0.02) for text in (*USUAL_NAMES, self.title))

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
        best: dict[str, float] = dict(self._parted(levels)) if len(levels) > 1 else {}
        for text, factor in _wordings(levels, leaf_alone):
            for found in self._by_words(text):
                best[found.field] = max(best.get(found.field, 0.0), round(found.confidence * factor, 2))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        return tuple(Match(field, confidence) for field, confidence in ranked if confidence >= LIKELY)

    def _parted(self, levels: tuple[str, ...]) -> Iterable[Match]:
        """Yield fields whose name is parted over two levels: "Giờ hoạt động › Mở cửa" for "Giờ mở cửa"."""
        leaf, above = (spelled_out(fold(_NOTE.sub(" ", level))) for level in (levels[-1], levels[-2]))
        for name, known in self.names.items():
            if is_parted(leaf, above, spelled_out(name), self.context):
                yield Match(known.field, 0.9)

    def _by_words(self, text: str) -> Iterable[Match]:
        whole, bare = fold(text), spelled_out(fold(_NOTE.sub(" ", _QUESTION.sub("", text))))
        for key, factor in ((whole, 1.0), (bare, 0.98), (_YEAR.sub(" ", bare).strip(), 0.95)):
            exact = self.names.get(" ".join(key.split()))
            if exact:
                yield Match(exact.field, exact.confidence * (factor if exact.confidence > PLAIN else 1.0))
                return
        if not bare:
            return
        for name, known in self.names.items():
            confidence = likeness(bare, spelled_out(name), self.context)
            if confidence >= LIKELY:
                yield Match(known.field, confidence)
        yield from self._by_parts(text, fold(_NOTE.sub(" ", text)))

    def _by_parts(self, text: str, short: str) -> Iterable[Match]:
        """Yield fields whose title is a list that has all parts of a heading, or has its initials."""
        for field, kind in self.fields.items():
            title = kind.title.vi.lower()
            if has_parts(text.lower(), {part.strip() for part in title.split(",")}):
                yield Match(field, 0.9)
            written = from_initials(short, fold(title))
            if written != short and kind.type in ("integer", "number"):
                confidence = likeness(written, fold(title), self.context)
                yield Match(field, min(confidence, 0.82))


def vocabulary_of(dataset: Dataset, remembered: Mapping[str, str] | None = None) -> Vocabulary:
    """Return the words under which the columns of a dataset's own table are known."""
    title = f"{dataset.title.vi}{TITLE_END}{dataset.domain}"
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


def _titles(_name: str, field: Field) -> tuple[str, ...]:
    return field.title.vi, field.title.en


def _own_name(name: str, _field: Field) -> tuple[str, ...]:
    return (name,)


def _aliases(_name: str, field: Field) -> tuple[str, ...]:
    return (*field.aliases, *field.plan)


def _halves(_name: str, field: Field) -> tuple[str, ...]:
    """Return the two wordings of a title such as "Địa điểm, địa bàn triển khai", each of two words or more."""
    parts = [part.strip() for part in field.title.vi.split(",")]
    return tuple(parts) if len(parts) == 2 and all(len(part.split()) > 1 for part in parts) else ()


def _wordings(levels: tuple[str, ...], leaf_alone: bool) -> list[tuple[str, float]]:
    """Return what a heading may be called: all its levels together, its last one, the one it only repeats."""
    if len(levels) == 1:
        return [(levels[0], 1.0), *((word, 0.93) for word in levels[0].split("/") if "/" in levels[0])]
    leaf, above = levels[-1], levels[:-1]
    whole = [(" ".join(levels), 1.0), (" ".join((leaf, *above)), 1.0), (f"{leaf} {above[-1]}", 0.99)]
    bare = fold(_NOTE.sub(" ", leaf))
    if bare in GENERIC:
        return [*whole, *((text, factor * 0.93) for text, factor in _wordings(above, leaf_alone))]
    if spelled_out(bare) in OF_A_PERSON and any(map(speaks_of_person, above)):
        return whole  # "Giám đốc › Điện thoại" is not the telephone of the institution
    return [*whole, (leaf, 0.96)] if leaf_alone else whole
