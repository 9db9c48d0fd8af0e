"""The catalogue by its facets: what each dataset has in each, what a visitor chose, how many there are of each value.

Values chosen in one facet are alternatives; facets are conditions that all hold. The count beside a value says how
many datasets there would be if only that value of its facet were chosen: it is taken under all the other facets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from geoportal.dataset import Agency, Frequency
from geoportal.publish.attachments import attachments_of
from geoportal.publish.formats import FORMATS
from geoportal.serve.pages.catalogue import Entry
from geoportal.vietnamese import nfc, sort_key

FACETS = ("linh-vuc", "tinh-trang", "vi-tri", "don-vi", "dinh-dang", "tan-suat")
STATES = {"current": "dung-han", "overdue": "qua-han", "sample": "mau", "unpublished": "chua"}
FREQUENCIES = {"P1M": "hang-thang", "P3M": "hang-quy", "P6M": "6-thang", "P1Y": "hang-nam", "school-year": "nam-hoc",
               "P5Y": "5-nam", "P10Y": "10-nam", "on-change": "khi-thay-doi"}  # fmt: skip
SORTS = ("", "ten", "moi")
PAGE = 20
LONGEST_WORDS = 200

name_key = lru_cache(maxsize=4096)(sort_key)
"""`sort_key`, remembered: the names of datasets and agencies are sorted at every request."""

Values = dict[str, frozenset[str]]
"""facet -> the values that a dataset has in it"""


@dataclass(frozen=True)
class Choice:
    """What a visitor asked of the catalogue, as it stands in the address: q, the facets, sap-xep, trang."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1

    def query(self) -> str:
        """Return the parameters that say this choice, "" when nothing is chosen.

        >>> Choice("chợ", {"vi-tri": ("co",)}, page=2).query(), Choice().query()
        ('?q=ch%E1%BB%A3&vi-tri=co&trang=2', '')
        """
        pairs = [("q", self.words), *((name, value) for name in FACETS for value in self.chosen.get(name, ()))]
        pairs += [("sap-xep", self.sort), ("trang", str(self.page) if self.page > 1 else "")]
        text = urlencode([(name, value) for name, value in pairs if value])
        return f"?{text}" if text else ""

    def without(self, facet: str, value: str) -> Choice:
        """Return the choice with one value of a facet taken away, from its first page."""
        kept = tuple(other for other in self.chosen.get(facet, ()) if other != value)
        return replace(self, chosen={**self.chosen, facet: kept}, page=1)


def read_choice(asked: MultiDict[str, str]) -> Choice:
    """Read what an address asks; an unknown order and a page that is no number are as if they were not there."""
    page = asked.get("trang", "")
    sort = asked.get("sap-xep", "")
    return Choice(
        words=" ".join(nfc(asked.get("q", "")).split())[:LONGEST_WORDS],
        chosen={name: tuple(dict.fromkeys(value for value in asked.getlist(name) if value)) for name in FACETS},
        sort=sort if sort in SORTS else "",
        page=int(page) if page.isascii() and page.isdecimal() and 0 < len(page) < 6 and int(page) else 1,
    )


def values_of(entry: Entry, agencies: Mapping[str, Agency], today: date) -> Values:
    """Return the values that a dataset has in every facet; those of tinh-trang: da (published), and what it is."""
    state = entry.state(today)
    providers = entry.dataset.providers
    successors = {step.code for code in providers for step in agencies[code].successors}
    return {
        "linh-vuc": frozenset({entry.dataset.domain}),
        "tinh-trang": frozenset({STATES[state]} if state == "unpublished" else {"da", STATES[state]}),
        "vi-tri": frozenset({"co" if entry.dataset.is_located else "khong"}),
        "don-vi": frozenset(successors.union(providers)),
        "dinh-dang": _formats(entry),
        "tan-suat": frozenset({frequency_value(entry.dataset.frequency)}),
    }


def frequency_value(frequency: Frequency) -> str:
    """Return the value of a frequency in the facet tan-suat.

    >>> frequency_value(Frequency(plan="Năm", kind="calendar", period="P1Y"))
    'hang-nam'
    """
    key = str(frequency.period if frequency.kind == "calendar" else frequency.kind)
    return FREQUENCIES.get(key, key.lower())


def _formats(entry: Entry) -> frozenset[str]:
    """Return in which formats what is published can be had; none for a dataset that is not published."""
    if entry.version is None:
        return frozenset()
    located = entry.dataset.is_located
    found = {item.id for item in FORMATS.values() if located or item.for_tables}
    files = {"tep"} if attachments_of(entry.version) else set()
    return frozenset(found | files | ({"api"} if located else set()))


def choose(entries: Sequence[Entry], values: Mapping[str, Values], choice: Choice) -> list[Entry]:
    """Return the entries that fit every facet in which something is chosen.

    An unknown value fits nothing, so that a wrong link shows an empty list, not a wrong one.
    """
    return [entry for entry in entries if not _missed(values[entry.dataset.id], choice)]


def count(entries: Sequence[Entry], values: Mapping[str, Values], choice: Choice) -> dict[str, Counter[str]]:
    """Return for every facet how many entries have each value, under the choices in all the other facets."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for entry in entries:
        here = values[entry.dataset.id]
        missed = _missed(here, choice)
        for name in FACETS:
            if not missed or missed == [name]:
                counts[name].update(here[name])
    return counts


def arrange(entries: Sequence[Entry], sort: str, *, english: bool = False) -> list[Entry]:
    """Return the entries in order: as they came, by name in the Vietnamese alphabet (ten), or newest first (moi)."""
    if sort == "ten":
        return sorted(
            entries, key=lambda entry: name_key(entry.dataset.title.en if english else entry.dataset.title.vi)
        )
    if sort == "moi":
        return sorted(entries, key=lambda entry: str(entry.manifest.get("created", "")), reverse=True)
    return list(entries)


def _missed(here: Values, choice: Choice) -> list[str]:
    return [name for name, wanted in choice.chosen.items() if wanted and not here[name].intersection(wanted)]
