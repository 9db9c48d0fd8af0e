"""Home, catalogue, status, terms and the page for app developers."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from flask import current_app, render_template, request

from geoportal.dataset import Agency
from geoportal.serve.pages.catalogue import Catalogue, Entry, choose
from geoportal.territory.detail import detail_file
from geoportal.vietnamese import sort_key

FILTERS = ("domain", "agency", "located", "state")
PARAMETERS = {"domain": "linh-vuc", "agency": "don-vi", "located": "vi-tri", "state": "tinh-trang"}


def catalogue() -> Catalogue:
    """Return the catalogue of the running app."""
    found = current_app.extensions["catalogue"]
    assert isinstance(found, Catalogue)
    return found


def home() -> str:
    """Search box, the domains with their counts, what is new."""
    entries = catalogue().entries()
    newest = sorted((entry for entry in entries if entry.version), key=lambda e: str(e.manifest["created"]))[::-1]
    return render_template(
        "home.html",
        portal=catalogue().portal,
        totals=_totals(entries),
        per_domain=Counter(entry.dataset.domain for entry in entries),
        published_per_domain=Counter(entry.dataset.domain for entry in entries if entry.version),
        newest=newest[:6],
    )


def listing() -> str:
    """The catalogue: search and filters, all in the address."""
    words = request.args.get("q", "").strip()
    filters = {name: request.args.get(PARAMETERS[name], "") for name in FILTERS}
    today = datetime.now(UTC).date()
    found = choose(catalogue().search(catalogue().entries(), words), today=today, **filters)
    return render_template(
        "listing.html",
        portal=catalogue().portal,
        entries=found,
        words=words,
        filters=filters,
        agencies=_providers(),
        today=today,
    )


def status() -> str:
    """What the plan promised, what is published, what is due: all datasets by domain."""
    today = datetime.now(UTC).date()
    entries = catalogue().entries()
    groups = [(d, [e for e in entries if e.dataset.domain == d.code]) for d in catalogue().portal.domains]
    return render_template(
        "status.html",
        groups=groups,
        today=today,
        totals=_totals(entries),
        states=Counter(entry.state(today) for entry in entries),
        agencies=catalogue().agencies,
    )


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


def _totals(entries: list[Entry]) -> dict[str, int]:
    published = [entry for entry in entries if entry.version]
    return {
        "datasets": len(entries),
        "published": len(published),
        "located": sum(entry.dataset.is_located for entry in published),
        "rows": sum(int(str(entry.manifest["rows"])) for entry in published),
        "samples": sum(entry.sample for entry in published),
    }


def _providers() -> list[Agency]:
    used = {code for dataset in catalogue().datasets.values() for code in dataset.providers}
    return sorted((catalogue().agencies[code] for code in used), key=lambda agency: sort_key(agency.name.vi))
