"""The page of one dataset: map, table, chart, downloads, API and what is known of it, all by the state in the address.

What a visitor sees who has not filtered anything is put together once for each version and language.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

from flask import current_app, redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from geoportal.errors import UnknownDatasetError
from geoportal.serve.changes import Counted, changes_of
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.cells import shown_columns
from geoportal.serve.pages.dataset_about import about_html
from geoportal.serve.pages.dataset_get import api_html, downloads_html
from geoportal.serve.pages.dataset_view import chart_html, form_html, map_html, top_html
from geoportal.serve.pages.facts import Facts, read_facts
from geoportal.serve.pages.language import language, number, page_url, pick, say
from geoportal.serve.pages.listing import catalogue
from geoportal.serve.pages.map_config import map_config, map_texts
from geoportal.serve.pages.table import Rows, find_rows, table_html
from geoportal.serve.pages.view import View, form_words, read_view
from geoportal.serve.places import gazetteer_of
from geoportal.settings import Settings
from geoportal.store.versions import Version, generation, list_versions

KEPT = 256
"""So many pages without a filter are kept ready; one is about 80 KB."""


class Parts(NamedTuple):
    """The parts of the page, as HTML."""

    head: Markup
    style: Markup
    top: Markup
    form: Markup
    map: Markup
    chart: Markup
    files: Markup
    downloads: Markup
    api: Markup
    about: Markup
    scripts: Markup


def settings() -> Settings:
    """Return the settings of the running app."""
    found = current_app.extensions["settings"]
    assert isinstance(found, Settings)
    return found


def find_entry(dataset_id: str) -> Entry:
    """Return the dataset of this id.

    Raises
    ------
    UnknownDatasetError
        There is none.
    """
    entry = catalogue().entry(dataset_id)
    if entry is None:
        raise UnknownDatasetError(
            f"Không có bộ dữ liệu «{dataset_id}». Hãy tìm trong danh mục dữ liệu.",
            f"There is no dataset “{dataset_id}”. Please search the catalogue.",
        )
    return entry


def page(dataset_id: str) -> str | AnyResponse:
    """Show one dataset as its address says (`view`); a form sent without script leads to such an address.

    Raises
    ------
    UnknownDatasetError, RequestError
        There is no such dataset; the address is not understood.
    """
    entry = find_entry(dataset_id)
    words = form_words(request.args)
    if words is not None:
        return redirect(f"{request.path}?{urlencode(words, quote_via=quote, safe='~,:')}", 303)
    home = settings().home
    today, now = datetime.now(UTC).date(), generation(home)
    versions = _kept_versions(home, dataset_id, now) if entry.version else ()
    changes = changes_of(settings(), versions)
    if entry.version is None:
        parts = _usual(home, dataset_id, None, language(), today, now, changes)
        return render_template("dataset.html", dataset=entry.dataset, parts=parts, canonical=_canonical())
    view = read_view(request.args, entry.dataset, gazetteer_of(settings()))
    served = serve_version(entry.dataset, entry.version)
    rows = find_rows(served, view)
    parts = _usual(home, dataset_id, entry.version, language(), today, now, changes)
    if view != View(page=view.page):
        parts = _changed(parts, entry, served, view, rows)
    shown = shown_columns(entry.dataset, served.columns, read_facts(entry.dataset, entry.version).empty)
    return render_template(
        "dataset.html", dataset=entry.dataset, parts=parts, view=view, rows=rows, page=view.page,
        found=_found(rows, served.extent.total), canonical=_canonical(),
        table=table_html(entry, shown, rows, view, pick(entry.dataset.title)),
    )  # fmt: skip


def _canonical() -> str:
    """Return the address of this page without its state, "" when it has none."""
    return settings().base_url + request.path if request.query_string else ""


def _found(rows: Rows, total: int) -> str:
    if rows.matched == total:
        return say("rows_all", count=number(total))
    return say("rows_found", count=number(rows.matched), total=number(total))


def _link(entry: Entry) -> str:
    """Return the persistent address of a dataset."""
    return f"{settings().base_url}/du-lieu/{entry.dataset.id}"


@lru_cache(maxsize=512)
def _kept_versions(home: Path, dataset_id: str, _generation: tuple[int, int]) -> tuple[Version, ...]:
    return tuple(list_versions(home, dataset_id))


@lru_cache(maxsize=KEPT)
def _usual(
    _home: Path, dataset_id: str, version: Version | None, _language: str, _day: date, _generation: tuple[int, int],
    changes: Sequence[Counted | None],
) -> Parts:  # fmt: skip
    """Return the parts of a page without conditions; what they depend on are the parameters."""
    entry = Entry(find_entry(dataset_id).dataset, version)
    domain = catalogue().portal.domain(entry.dataset.domain) if entry.dataset.number else None
    style = Markup(' style="--domain: {}"').format(domain.colour) if domain else Markup()
    has_map = version is not None and version.located
    head = Markup(render_template(
        "dataset_head.html", entry=entry, dataset=entry.dataset, has_map=has_map,
        path=page_url("page", dataset_id=dataset_id),
    ))  # fmt: skip
    none = Parts(head, style, *[Markup()] * 9)
    if version is None:
        return none._replace(
            top=top_html(entry, catalogue()), about=about_html(entry, catalogue(), None, (), (), _link(entry))
        )
    facts, served, view = read_facts(entry.dataset, version), serve_version(entry.dataset, version), View()
    chart, files = chart_html(served, facts, view), Markup(render_template("dataset_files.html", entry=entry))
    versions = _kept_versions(_home, dataset_id, _generation)
    return Parts(
        head=head,
        style=style,
        top=top_html(entry, catalogue(), has_map=has_map, has_chart=bool(chart), has_rasters='id="anh"' in files,
                     has_documents='id="van-ban"' in files),
        form=form_html(entry, facts, view, gazetteer_of(settings())),
        map=map_html(entry, view, settings()) if has_map else Markup(),
        chart=chart,
        files=files,
        downloads=downloads_html(entry, view, served.extent.total, settings()),
        api=api_html(entry, view, settings()),
        about=about_html(entry, catalogue(), facts, versions, changes, _link(entry)),
        scripts=_scripts(entry, has_map=has_map),
    )  # fmt: skip


def _changed(parts: Parts, entry: Entry, served: Served, view: View, rows: Rows) -> Parts:
    """Return the parts of a page as its state changes them."""
    facts: Facts = read_facts(entry.dataset, served.version)
    return parts._replace(
        form=form_html(entry, facts, view, gazetteer_of(settings())),
        map=map_html(entry, view, settings()) if parts.map else parts.map,
        chart=chart_html(served, facts, view),
        downloads=downloads_html(entry, view, rows.matched, settings()),
        api=api_html(entry, view, settings()),
    )


def _scripts(entry: Entry, *, has_map: bool) -> Markup:
    config = map_config(catalogue(), [entry], settings()) if has_map else None
    return Markup(render_template("dataset_scripts.html", config=config, texts=map_texts()))
