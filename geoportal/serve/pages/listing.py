"""Home, status, terms, the page for app developers and the one for providers; the catalogue of the running app."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from geoportal.dataset import Agency
from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.language import language
from geoportal.territory.detail import detail_file
from geoportal.vietnamese import sort_key

NEWEST = 5


@dataclass(frozen=True)
class Duty:
    """What an agency of today is to provide, counted by state."""

    agency: Agency
    states: Counter[str]

    @property
    def datasets(self) -> int:
        """How many datasets it is to provide."""
        return self.states.total()


def catalogue() -> Catalogue:
    """Return the catalogue of the running app."""
    found = current_app.extensions["catalogue"]
    assert isinstance(found, Catalogue)
    return found


def find_datasets(words: str, limit: int) -> list[Entry]:
    """Return the datasets of the running app that answer the words, best first, at most `limit`."""
    return catalogue().find_datasets(words, limit)


def home() -> AnyResponse:
    """Search box, a way for each audience, the domains with their counts, what is new.

    Who comes from elsewhere with a browser that wants English and no Vietnamese is led to the English one.
    """
    elsewhere = language() == "vi" and _wants_english()
    response = redirect(url_for("pages_en.home")) if elsewhere else make_response(_home())
    response.vary.add("Accept-Language")
    return response


def _home() -> str:
    entries = catalogue().entries()
    newest = sorted((entry for entry in entries if entry.version), key=lambda e: str(e.manifest["created"]))[::-1]
    return render_template(
        "home.html",
        catalogue=catalogue(),
        totals=_totals(entries),
        per_domain=Counter(entry.dataset.domain for entry in entries),
        published_per_domain=Counter(entry.dataset.domain for entry in entries if entry.version),
        newest=newest[:NEWEST],
    )


def _wants_english() -> bool:
    """Return whether a browser wants English, no Vietnamese, and does not come from a page of the portal."""
    wanted = [name.split("-")[0].lower() for name in request.accept_languages.values()]
    inside = (request.referrer or "").startswith(request.host_url) or request.headers.get(
        "Sec-Fetch-Site"
    ) == "same-origin"
    return "en" in wanted and "vi" not in wanted and not inside


def status() -> str:
    """What the plan promised, what is published, what is due: by agency of today, and all datasets by domain."""
    today = _today()
    entries = catalogue().entries()
    groups = [(d, [e for e in entries if e.dataset.domain == d.code]) for d in catalogue().portal.domains]
    return render_template(
        "status.html",
        catalogue=catalogue(),
        groups=[(domain, found, Counter(entry.state(today) for entry in found)) for domain, found in groups],
        duties=_duties(entries, today),
        today=today,
        totals=_totals(entries),
        states=Counter(entry.state(today) for entry in entries),
    )


def provide() -> str:
    """How an agency gives its data: its datasets, their templates, what happens to a file."""
    return render_template("provide.html", duties=_duties(catalogue().entries(), _today()))


def terms() -> str:
    """Terms of use and the licence."""
    return render_template("terms.html", portal=catalogue().portal)


def developers() -> str:
    """How apps and QGIS use the API."""
    located = [entry for entry in catalogue().entries() if entry.version and entry.dataset.is_located]
    details = detail_file(catalogue().home).exists()
    return render_template(
        "developers.html", example=located[0] if located else None, located=located, has_details=details
    )


def _today() -> date:
    return datetime.now(UTC).date()


def _totals(entries: list[Entry]) -> dict[str, int]:
    published = [entry for entry in entries if entry.version]
    return {
        "datasets": len(entries),
        "published": len(published),
        "located": sum(entry.dataset.is_located for entry in published),
        "rows": sum(int(str(entry.manifest["rows"])) for entry in published),
        "samples": sum(entry.sample for entry in published),
    }


def _duties(entries: list[Entry], today: date) -> list[Duty]:
    """Return the agencies of today by name, with the states of what they are to provide."""
    states: dict[str, Counter[str]] = {}
    for entry in entries:
        for agency in catalogue().holders(entry.dataset):
            states.setdefault(agency.code, Counter())[entry.state(today)] += 1
    duties = [Duty(catalogue().agencies[code], counted) for code, counted in states.items()]
    return sorted(duties, key=lambda duty: sort_key(duty.agency.name.vi))
