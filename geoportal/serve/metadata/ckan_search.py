"""package_search: which packages fit, in which order, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geoportal.dataset import plan_order
from geoportal.serve.metadata.ckan_errors import not_searchable, not_valid
from geoportal.serve.metadata.ckan_form import packages_in
from geoportal.serve.metadata.ckan_query import Searched, read_query
from geoportal.serve.metadata.ckan_words import texts, whole_number
from geoportal.serve.ogc.records_list import Catalogue, Listed
from geoportal.settings import Settings
from geoportal.vietnamese import fold, sort_key

Content = dict[str, Any]
ROWS, MOST_ROWS, FACETS_SHOWN = 10, 1_000, 50
DEFAULT_SORT = "score desc, metadata_modified desc"
FACETS = ("organization", "groups", "tags", "res_format", "license_id")


@dataclass(frozen=True)
class Known:
    """A package, what of it can be searched, and the names of its facet values as people read them."""

    package: Content
    searched: Searched
    names: Mapping[str, str]


SORTS: dict[str, Callable[[Known, float], Any]] = {
    "score": lambda _, score: score,
    "name": lambda known, _: known.package["name"],
    "title": lambda known, _: sort_key(known.package["title"]),
    "title_string": lambda known, _: sort_key(known.package["title"]),
    "metadata_modified": lambda known, _: known.package["metadata_modified"],
    "metadata_created": lambda known, _: known.package["metadata_created"],
    "number": lambda known, _: plan_order(known.searched.values["number"][0]),
    "rows": lambda known, _: int(known.searched.values["rows"][0]),
}


def search_packages(catalogue: Catalogue, settings: Settings, language: str, asked: Mapping[str, Any]) -> Content:
    """Return the result of package_search; asked holds its parameters by their names.

    Raises
    ------
    CkanError
        A parameter or the query is not understood.
    """
    query = str(asked.get("q") or "*:*")
    tests = [read_query(one) for one in (query, *texts(asked.get("fq")), *texts(asked.get("fq_list")))]
    rows = min(whole_number(asked, "rows", ROWS), MOST_ROWS)
    start, sort = whole_number(asked, "start", 0), str(asked.get("sort") or DEFAULT_SORT)
    every = known_packages(catalogue, settings, language)
    found = [known for known in every if all(test(known.searched) for test in tests)]
    ordered = _sorted(found, sort, query)
    facets = _facets(found, asked)
    wanted = texts(asked.get("fl"))
    page = [known.package for known in ordered[start : start + rows]]
    return {
        "count": len(found),
        "sort": sort,
        "facets": {name: {one["name"]: one["count"] for one in items} for name, items in facets.items()},
        "search_facets": {name: {"title": name, "items": items} for name, items in facets.items()},
        "results": [{name: one[name] for name in wanted if name in one} for one in page] if wanted else page,
    }


@lru_cache(maxsize=4)
def known_packages(catalogue: Catalogue, settings: Settings, language: str) -> tuple[Known, ...]:
    """Return every package ready to be searched, made once a publication."""
    packages = packages_in(catalogue, settings, language)
    return tuple(_known(packages[name], listed) for name, listed in catalogue.listed.items())


def _known(package: Content, listed: Listed) -> Known:
    extras = {one["key"]: (one["value"],) for one in package["extras"]}
    organization, groups, tags = package["organization"], package["groups"], [one["name"] for one in package["tags"]]
    formats = {one["format"]: None for one in package["resources"]}
    values = {
        **extras,
        **{key: (package[key],) for key in ("id", "name", "owner_org", "license_id", "type", "state")},
        **{key: (package[key][:19],) for key in ("metadata_created", "metadata_modified")},
        "organization": (organization["name"],),
        "groups": tuple(one["name"] for one in groups),
        "tags": tuple(tags),
        "res_format": tuple(formats),
        "dataset_type": ("dataset",),
        "entity_type": ("package",),
        "capacity": ("public",),
        "isopen": ("true",),
        "private": ("false",),
        "version": (package["version"],) if package["version"] else (),
        "num_resources": (str(package["num_resources"]),),
    }
    words = {
        "text": [f"{text} " for text in listed.haystack] + [_padded(package["name"])],
        "title": [_padded(text) for text in package["title_translated"].values()],
        "notes": [_padded(text) for text in package["notes_translated"].values()],
        "author": [_padded(package["author"])],
    }
    names = {one["name"]: one["display_name"] for one in (organization, *groups)}
    return Known(package, Searched(values, {name: "|".join(parts) for name, parts in words.items()}), names)


def _padded(text: str) -> str:
    return f" {fold(text)} "


def _sorted(found: list[Known], sort: str, query: str) -> list[Known]:
    """Return packages in an order such as "score desc, name asc"; score counts the query's words in the title."""
    words = [] if query == "*:*" else fold(query).split()
    scores = {id(known): sum(f" {word} " in known.searched.texts["title"] for word in words) for known in found}
    ordered = sorted(found, key=lambda known: plan_order(known.searched.values["number"][0]))
    for part in reversed(sort.split(",")):
        name, _, direction = " ".join(part.split()).partition(" ")
        if name not in SORTS or direction.lower() not in ("", "asc", "desc"):
            raise not_searchable(f"Cannot sort by “{part.strip()}”. Fields: {', '.join(SORTS)}; asc or desc.")
        order = SORTS[name]
        ordered.sort(key=lambda known: order(known, scores[id(known)]), reverse=direction.lower() == "desc")
    return ordered


def _facets(found: list[Known], asked: Mapping[str, Any]) -> dict[str, list[Content]]:
    """Return the values of each facet that is asked for with how many packages have them, the commonest first."""
    wanted = texts(asked.get("facet.field")) if str(asked.get("facet", "true")).lower() != "false" else []
    unknown = sorted(set(wanted) - set(FACETS))
    if unknown:
        raise not_valid("facet.field", f"There is no facet {', '.join(unknown)}. Facets: {', '.join(FACETS)}.")
    most, least = whole_number(asked, "facet.limit", FACETS_SHOWN, -1), whole_number(asked, "facet.mincount", 1)
    return {name: _facet(found, name, least)[: None if most < 0 else most] for name in wanted}


def _facet(found: list[Known], name: str, least: int) -> list[Content]:
    counts = Counter(value for known in found for value in known.searched.values[name])
    names = {value: shown for known in found for value, shown in known.names.items()}
    rows = [
        {"name": value, "display_name": names.get(value, value), "count": count}
        for value, count in counts.items()
        if count >= least
    ]
    return sorted(rows, key=lambda row: (-row["count"], row["name"]))
