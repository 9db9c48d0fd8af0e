"""Downloads and API of the page of a dataset: whole files, what is filtered, and examples that run."""

from __future__ import annotations

from typing import Any

from flask import render_template
from markupsafe import Markup

from geoportal.columns import published_columns
from geoportal.publish.formats import FORMATS, Format
from geoportal.publish.made import cache_folder
from geoportal.serve.ogc.asked import MOST_ITEMS
from geoportal.serve.pages import examples
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.cells import heading, shown_columns
from geoportal.serve.pages.examples import Ask
from geoportal.serve.pages.language import number, page_url, pick, say
from geoportal.serve.pages.view import LIMITS, SYSTEMS, View
from geoportal.settings import Settings

GEOPANDAS = {"wgs84": "EPSG:4326", "9209": "EPSG:9209", "3405": "EPSG:3405", "3857": "EPSG:3857"}
"""Reference systems whose coordinates come east first, as GeoPandas wants them."""


def downloads_html(entry: Entry, view: View, matched: int, settings: Settings) -> Markup:
    """Return the downloads: whole files with their sizes, and the rows of the state in the CRS of the state."""
    name, located = entry.dataset.id, entry.dataset.is_located
    count = number(matched)
    subset = [{"title": "CSV", "url": _subset(entry, view, "csv", None), "name": f"{name}.csv", "size": _rows(matched)}]
    kept = min(matched, MOST_ITEMS)
    second = "GeoJSON" if located else "JSON"
    address = _subset(entry, view, "json", max(kept, 1))
    subset.append({"title": second, "url": address, "name": f"{name}.{second.lower()}", "size": _rows(kept)})
    return Markup(render_template(
        "dataset_downloads.html", action=page_url("page", dataset_id=name), hidden=_kept(view, "he"), total=number(
            int(str(entry.manifest["rows"]))), files=_files(entry, settings), located=located, count=count,
        filtered=bool(view.filter), systems=_systems(), system=view.system, subset=subset if matched else [],
        cut=say("download_cut", count=number(MOST_ITEMS)) if matched > MOST_ITEMS else "",
    ))  # fmt: skip


def _rows(count: int) -> str:
    return say("rows_count", count=number(count))


def _kept(view: View, *names: str) -> list[tuple[str, str]]:
    """Return the words of a state that a form keeps, when it has boxes for the others."""
    return [(name, value) for name, value in view.pairs if name not in (*names, "trang")]


def _systems() -> list[tuple[str, str]]:
    return [(word, say(f"system_{word}")) for word in SYSTEMS]


def _files(entry: Entry, settings: Settings) -> list[dict[str, str]]:
    """Return the whole files that there are or that can be made; sizes of those that are there."""
    from geoportal.serve.pages.attachments import size

    wanted = [item for item in FORMATS.values() if entry.dataset.is_located or item.for_tables]
    found = []
    for item in wanted:
        count = file_bytes(entry, item, settings)
        url = page_url("download", dataset_id=entry.dataset.id, format_id=item.id)
        found.append({"title": item.title, "url": url, "size": size(count) if count else ""})
    return found


def file_bytes(entry: Entry, item: Format, settings: Settings) -> int | None:
    """Return how large a whole file is, None when it was not made yet."""
    assert entry.version is not None
    files: dict[str, Any] = entry.version.manifest["files"]
    if item.own_file:
        return int(files[item.own_file]["bytes"]) if item.own_file in files else None
    path = cache_folder(settings, entry.version) / f"{entry.dataset.id}.{item.extension}"
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def items_path(entry: Entry) -> str:
    """Return the path that answers questions about the rows of a dataset: of the API, or of its table."""
    name = entry.dataset.id
    return f"/api/collections/{name}/items" if entry.dataset.is_located else f"/du-lieu/{name}/bang"


def _subset(entry: Entry, view: View, kind: str, limit: int | None) -> str:
    """Return the address, on this host, of the rows of a state in a format; limit None: all of them."""
    words = [("f", kind), *_words(entry, view)]
    return Ask(items_path(entry), tuple([*words, ("limit", str(limit))] if limit else words)).address


def _words(entry: Entry, view: View) -> list[tuple[str, str]]:
    words = list(view.asked().items())
    if entry.dataset.is_located and view.system != "wgs84":
        words.append(("crs", SYSTEMS[view.system]))
    return words


def api_html(entry: Entry, view: View, settings: Settings) -> Markup:
    """Return the builder of an address of the API and examples that run, for the state."""
    dataset, columns = entry.dataset, shown_columns(entry.dataset, published_columns(entry.dataset))
    words = (*_words(entry, view), ("limit", str(view.limit)))
    ask = Ask(settings.base_url + items_path(entry), words, not dataset.is_located)
    sorts = [
        item
        for name, field in columns.items()
        for item in ((name, heading(field)), (f"-{name}", say("api_descending", field=heading(field))))
    ]
    return Markup(render_template(
        "dataset_api.html", dataset=dataset, action=page_url("page", dataset_id=dataset.id), limits=LIMITS,
        hidden=_kept(view, "gioi-han", "he", "sap-xep") if dataset.is_located else _kept(view, "gioi-han", "sap-xep"),
        limit=view.limit, systems=_systems() if dataset.is_located else [], system=view.system, sorts=sorts,
        sort=view.sort, open=view.limit != View().limit, examples=_examples(ask, entry, view),
        qgis=_qgis(entry, settings) if dataset.is_located else [],
    ))  # fmt: skip


def _examples(ask: Ask, entry: Entry, view: View) -> list[dict[str, str]]:
    name = next(iter(shown_columns(entry.dataset, published_columns(entry.dataset))))
    found = [
        ("url", say("api_url"), say("api_url_table" if ask.is_table else "api_url_text"), ask.address),
        ("curl", "curl", "", examples.curl(ask)),
        ("python", "Python (requests)", "", examples.python_requests(ask, name)),
    ]
    if ask.is_table or view.system in GEOPANDAS:
        title = say("api_pandas" if ask.is_table else "api_geopandas")
        found.append(("geopandas", title, "", examples.python_geopandas(ask, GEOPANDAS.get(view.system, ""))))
    found.append(("javascript", "JavaScript", "", examples.javascript(ask)))
    found.append(("excel", say("api_excel"), say("api_excel_text"), examples.power_query(ask)))
    return [dict(zip(("id", "title", "text", "code"), item, strict=True)) for item in found]


def _qgis(entry: Entry, settings: Settings) -> list[str]:
    words = {"url": f"{settings.base_url}/api", "name": f"«{pick(entry.dataset.title)}» ({entry.dataset.id})"}
    return [say("api_qgis_1"), say("api_qgis_2", **words), say("api_qgis_3")]
