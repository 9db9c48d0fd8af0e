"""The lower half of the page of a dataset: data dictionary, quality, versions, citation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from flask import render_template
from markupsafe import Markup

from geoportal.columns import PLACE_FIELDS, SOURCE_FIELDS, published_columns
from geoportal.dataset import Field
from geoportal.serve.changes import Counted
from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.conditions import Condition
from geoportal.serve.pages.facts import Facts
from geoportal.serve.pages.language import number, pick, say
from geoportal.serve.pages.view import View
from geoportal.store.versions import Version
from geoportal.vietnamese import format_date, format_number

HERE = timezone(timedelta(hours=7))
"""The time of Việt Nam."""


def about_html(
    entry: Entry, catalogue: Catalogue, facts: Facts | None, versions: Sequence[Version],
    changes: Sequence[Counted | None], link: str,
) -> Markup:  # fmt: skip
    """Return what stands below the data, folded."""
    dataset = entry.dataset
    licence = catalogue.portal.licence(dataset.licence)
    own = PLACE_FIELDS if dataset.is_located else {}
    pairs = zip(versions, changes, strict=True)
    shown = [_version(version, entry, count, oldest=version is versions[-1]) for version, count in pairs]
    return Markup(render_template(
        "dataset_about.html", allowed=allowed_values, entry=entry, dataset=dataset, licence=licence,
        added={**own, **SOURCE_FIELDS}, quality=_quality(entry, facts) if facts else None, link=link,
        citation=citation(entry, catalogue, link), versions=shown,
    ))  # fmt: skip


def allowed_values(field: Field) -> str:
    """Return what values a field may have, in words; "–" when any."""
    if field.values:
        return "; ".join(field.values)
    least, most = (None if end is None else number(_whole(end)) for end in (field.minimum, field.maximum))
    parts = [pick(field.pattern.means)] if field.pattern else []
    if least is not None and most is not None:
        parts.append(say("value_between", least=least, most=most))
    elif least is not None or most is not None:
        parts.append(say("value_least", least=least) if most is None else say("value_most", most=most))
    return "; ".join(parts) or "–"


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def _quality(entry: Entry, facts: Facts) -> dict[str, Any]:
    """Return rows, levels with their shares, and missing values by field, each with the state that shows them."""
    columns = published_columns(entry.dataset)
    gaps = [(name, facts.missing[name]) for name in entry.dataset.public_fields if facts.missing[name]]
    manifest, located = entry.manifest, entry.dataset.is_located
    fields = say("quality_gaps", count=number(len(gaps))) if gaps else say("quality_full")
    words = {"rows": number(facts.rows), "fields": fields, "located": number(int(str(manifest["located"])))}
    held = int(dict(manifest.get("report") or {}).get("held", 0))  # type: ignore[call-overload]
    return {
        "summary": say("quality_located" if located else "quality_summary", **words),
        "levels": level_shares(entry) if located else [],
        "missing": [
            (pick(columns[name].title), number(count), percent(count, facts.rows), _without(name))
            for name, count in sorted(gaps, key=lambda item: -item[1])
        ],
        "held": say("quality_held", count=number(held)) if held else "",
    }


def _without(name: str) -> str:
    return View(conditions=(Condition(name, "trong"),)).query()


def level_shares(entry: Entry) -> list[tuple[str, str, str, float]]:
    """Return how the rows were located: level in words, rows, their share in words and in percent."""
    levels: dict[str, int] = dict(entry.manifest.get("levels") or {})  # type: ignore[call-overload]
    total = sum(levels.values())
    return [
        (say(f"level_{level}"), number(count), percent(count, total), round(100 * count / total, 1))
        for level, count in levels.items()
        if count
    ]


def percent(count: int, total: int) -> str:
    """Return a share in words; what is not all or nothing is never written as 0 % or 100 %.

    >>> from flask import Flask
    >>> with Flask("x").test_request_context("/"):
    ...     percent(1, 3), percent(1, 10_000), percent(9_999, 10_000), percent(3, 3)
    ('33%', '< 1%', '> 99%', '100%')
    """
    share = 100 * count / total if total else 0.0
    if 0 < share < 1:
        return "< 1%"
    return "> 99%" if 99 < share < 100 else f"{share:.0f}%"


def _version(version: Version, entry: Entry, counts: Counted | None, *, oldest: bool) -> dict[str, Any]:
    manifest = version.manifest
    return {
        "id": version.id,
        "day": moment_text(str(manifest["created"])),
        "rows": say("rows_count", count=number(manifest["rows"])),
        "served": entry.version is not None and version.id == entry.version.id,
        "sample": bool(manifest.get("sample")),
        "changes": "" if oldest else _changes(counts),
        "parts": [_part(part) for part in manifest["parts"]],
    }


def _changes(counts: Counted | None) -> str:
    if counts is None:
        return say("version_comparing")
    if not (counts.added or counts.removed or counts.changed):
        return say("version_same")
    return say(
        "version_changes",
        added=number(counts.added), removed=number(counts.removed), changed=number(counts.changed),
    )  # fmt: skip


def _part(part: dict[str, Any]) -> str:
    """Say who provided a part, for what period, from which file."""
    words = [part.get("agency") or say("portal_itself"), part.get("period"), part.get("source")]
    return " · ".join([*(str(word) for word in words if word), say("rows_count", count=number(part["rows"]))])


def moment_text(text: str) -> str:
    """Write a moment (ISO 8601, UTC) as people in Việt Nam do.

    >>> moment_text("2026-01-31T20:05:00+00:00")
    '01/02/2026 03:05'
    """
    moment = datetime.fromisoformat(text)
    here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(HERE)
    return f"{format_date(here.date())} {here:%H:%M}"


def citation(entry: Entry, catalogue: Catalogue, link: str) -> str:
    """Return how a dataset is cited: who provided it, when, its title, the portal, its link and licence."""
    dataset = entry.dataset
    licence = catalogue.portal.licence(dataset.licence).code
    parts: list[dict[str, Any]] = list(entry.manifest.get("parts") or [])  # type: ignore[call-overload]
    named = list(dict.fromkeys(str(part["agency"]) for part in parts if part.get("agency")))
    today = [pick(agency.name) for old, new in catalogue.agencies_today(dataset) for agency in (new or [old])]
    owner = pick(catalogue.portal.owner)
    agency = "; ".join(dict.fromkeys(named if 0 < len(named) <= 3 else today or [owner])) or owner
    words = {"agency": agency, "title": pick(dataset.title), "link": link, "licence": licence}
    if entry.day is None:
        return say("citation_plan", **words)
    sample = say("citation_sample") if entry.sample else ""
    return say("citation_line", year=entry.day.year, day=format_date(entry.day), sample=sample, **words)


def metres(radius: float) -> str:
    """Write a distance in metres or kilometres, in the language of the request."""
    if radius < 1000:
        return f"{number(round(radius))} m"
    kilometres = round(radius / 1000, 1)
    return f"{number(kilometres) if kilometres % 1 else format_number(kilometres, 0)} km"
