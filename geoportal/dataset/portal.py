"""Portal, Domain, Licence, Agency: what holds for every dataset."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Rule

from geoportal.dataset.definition import Slug, Strict, Text


class Succession(Strict):
    """That one agency's duty went to another, when, and whether a source confirmed it."""

    code: Slug
    date: Annotated[str, Rule(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    confirmed: bool
    note: str = ""


class Agency(Strict):
    """An agency that provides data. successors say who has the duty today when it no longer exists."""

    code: Slug
    name: Text
    kind: Literal["department", "district", "commune", "central", "board"]
    predecessors: tuple[Succession, ...] = ()
    successors: tuple[Succession, ...] = ()


class Domain(Strict):
    """One of the plan's fourteen domains."""

    code: Slug
    roman: str
    title: Text
    colour: Annotated[str, Rule(pattern=r"^#[0-9a-f]{6}$")]


class Licence(Strict):
    """A licence under which data are offered."""

    code: str
    title: Text
    uri: str


class Portal(Strict):
    """What holds for the whole portal (layers/portal.yml): title, owner, extent, domains, licences.

    bbox is (west, south, east, north) in degrees, EPSG:4326.
    """

    title: Text
    description: Text
    owner: Text
    bbox: tuple[float, float, float, float]
    domains: tuple[Domain, ...]
    licences: tuple[Licence, ...]

    def domain(self, code: str) -> Domain:
        """Return the domain with this code."""
        return next(domain for domain in self.domains if domain.code == code)

    def licence(self, code: str) -> Licence:
        """Return the licence with this code."""
        return next(licence for licence in self.licences if licence.code == code)
