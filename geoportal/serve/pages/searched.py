"""What the search knows of each dataset: its titles, other names of what they say, fields, description, agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from geoportal.dataset import Agency, Dataset, Portal
from geoportal.dataset.basics import Strict
from geoportal.serve.pages.find import AGENCY, ALSO, DESCRIPTION, FIELD, TITLE, Document, other_names
from geoportal.vietnamese import fold


class Words(Strict):
    """The file `serve/words.yml`: other names of phrases, and phrases that say nothing about what is sought."""

    other_names: dict[str, tuple[str, ...]]
    ignored: tuple[str, ...]


@cache
def load_words() -> Words:
    """Load the words that people use, once."""
    return Words.model_validate(yaml.safe_load((files("geoportal.serve") / "words.yml").read_text("utf-8")))


@cache
def ignored_phrases() -> frozenset[str]:
    """Return the phrases that say nothing about what is sought, folded."""
    return frozenset(fold(phrase) for phrase in load_words().ignored)


def describe(dataset: Dataset, portal: Portal, agencies: Iterable[Agency]) -> Document:
    """Return what is searched of a dataset; `agencies` are those of the plan and those that have its duty today."""
    return Document(dataset.id, tuple(_texts(dataset, portal, agencies)))


def _texts(dataset: Dataset, portal: Portal, agencies: Iterable[Agency]) -> Iterator[tuple[float, str]]:
    names = load_words().other_names
    yield TITLE, dataset.title.vi
    yield TITLE, dataset.title.en
    for name in other_names(dataset.title.vi, names).split("; "):
        yield ALSO, name
    yield ALSO, dataset.id.replace("-", " ")
    for name in other_names(dataset.description.vi, names).split("; "):
        yield DESCRIPTION, name
    yield FIELD, str(dataset.number)
    for field in (*dataset.fields.values(), *(f for child in dataset.children.values() for f in child.fields.values())):
        yield FIELD, field.title.vi
        yield FIELD, field.title.en
    domain = portal.domain(dataset.domain)
    for text in (dataset.description, domain.title):
        yield DESCRIPTION, text.vi
        yield DESCRIPTION, text.en
    for agency in agencies:
        yield AGENCY, agency.name.vi
        yield AGENCY, agency.name.en
        yield AGENCY, other_names(agency.name.vi, names)
