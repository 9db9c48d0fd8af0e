"""The addresses of metadata for machines, and what templates use of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from flask import Blueprint, Flask, request
from markupsafe import Markup

from geoportal.dataset import Dataset
from geoportal.serve.metadata import ckan, dcat, feeds, jsonld, sitemap
from geoportal.serve.metadata.source import catalogue_now, find_listed, settings_now
from geoportal.serve.pages.language import LANGUAGES, language

Views = dict[str, tuple[str, Callable[..., Any]]]


class HasDataset(Protocol):
    """What a page knows of its dataset."""

    @property
    def dataset(self) -> Dataset:
        """Its definition."""


def register_metadata(app: Flask) -> None:
    """Add the addresses to the app: what has a language in both, all else once."""
    in_both: Views = {
        "/dcat.ttl": ("catalogue_turtle", dcat.catalogue_turtle),
        "/dcat.jsonld": ("catalogue_json", dcat.catalogue_json),
        "/du-lieu/<dataset_id>.ttl": ("dataset_turtle", dcat.dataset_turtle),
        "/du-lieu/<dataset_id>.jsonld": ("dataset_json", dcat.dataset_json),
        "/tin.atom": ("every_change", feeds.every_change),
        "/tin/<domain>.atom": ("domain_changes", feeds.domain_changes),
        "/du-lieu/<dataset_id>.atom": ("dataset_changes", feeds.dataset_changes),
        "/api/3": ("ckan_version", ckan.version),
        "/api/3/action/<name>": ("ckan_action", ckan.action),
        "/api/action/<name>": ("ckan_action_short", ckan.action),
        "/api/3/<path:name>": ("ckan_other", ckan.action),
    }
    once: Views = {
        "/sitemap.xml": ("sitemap", sitemap.sitemap),
        "/sitemap-<int:number>.xml": ("sitemap_part", sitemap.sitemap_part),
        "/robots.txt": ("robots", sitemap.robots),
    }
    for tongue in LANGUAGES:
        prefix = "/en" if tongue == "en" else None
        app.register_blueprint(_blueprint(f"metadata_{tongue}", in_both, prefix))
    app.register_blueprint(_blueprint("metadata", once, None))
    app.jinja_env.globals.update(
        dataset_jsonld=dataset_block, catalogue_jsonld=catalogue_block, site_jsonld=site_block,
        page_addresses=page_addresses,
    )  # fmt: skip


def _blueprint(name: str, views: Views, prefix: str | None) -> Blueprint:
    blueprint = Blueprint(name, __name__, url_prefix=prefix)
    for rule, (endpoint, view) in views.items():
        blueprint.add_url_rule(rule, endpoint, view, strict_slashes=False)
    return blueprint


def dataset_block(entry: HasDataset) -> Markup:
    """Return the schema.org block of a dataset's page in the language of the request."""
    catalogue = catalogue_now()
    listed = find_listed(catalogue, entry.dataset.id, settings_now())
    return jsonld.script(jsonld.dataset_jsonld(catalogue, listed, language()))


def catalogue_block() -> Markup:
    """Return the schema.org block of the catalogue's page in the language of the request."""
    return jsonld.script(jsonld.catalogue_jsonld(catalogue_now(), language()))


def site_block() -> Markup:
    """Return the schema.org block of the home page in the language of the request."""
    return jsonld.script(jsonld.site_jsonld(catalogue_now(), language()))


def page_addresses() -> list[tuple[str, str, str]]:
    """Return relation, language and whole address of this page in both languages, for the head of the page.

    None for an error page, nor for a page with a query, which search engines need not tell from others.
    """
    if not (request.endpoint or "").startswith("pages_") or request.query_string:
        return []
    vi = (request.path.removeprefix("/en") or "/") if language() == "en" else request.path
    here = {"vi": f"{catalogue_now().url}{vi}", "en": f"{catalogue_now().url}/en{vi}"}
    others = [("alternate", code, address) for code, address in (*here.items(), ("x-default", here["vi"]))]
    return [("canonical", "", here[language()]), *others]
