"""The pages of the portal, server-rendered, in Vietnamese at / and in English at /en."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask

from geoportal.serve.pages import (
    attachments,
    browse,
    dataset,
    downloads,
    errors,
    feature,
    listing,
    map_data,
    mapping,
    rows,
    search,
    statistics,
    webmaps,
)
from geoportal.serve.pages.catalogue import Catalogue
from geoportal.serve.pages.language import LANGUAGES, register_language
from geoportal.settings import Settings

ROUTES: dict[str, Callable[..., Any]] = {
    "/": listing.home,
    "/du-lieu": browse.listing,
    "/tinh-hinh": listing.status,
    "/cung-cap": listing.provide,
    "/dieu-khoan": listing.terms,
    "/ung-dung": listing.developers,
    "/du-lieu/<dataset_id>": dataset.page,
    "/du-lieu/<dataset_id>/mau.xlsx": downloads.template,
    "/du-lieu/<dataset_id>/tai-ve/<format_id>": downloads.download,
    "/du-lieu/<dataset_id>/tep/<name>": attachments.attachment,
    "/du-lieu/<dataset_id>/bang": rows.rows,
    "/du-lieu/<dataset_id>/<feature_id>": feature.feature,
    "/du-lieu/<dataset_id>/<dataset_id_again>.qlr": mapping.layer_definition,
    "/du-lieu/<dataset_id>/ban-do.html": webmaps.standalone,
    "/ban-do": mapping.explorer,
    "/ban-do.qlr": mapping.layer_definitions,
    "/ban-do.qgs": mapping.project,
    "/ban-do.html": webmaps.standalone_several,
    "/ban-do/lop/<dataset_id>.json": map_data.layer,
    "/ban-do/don-vi.json": map_data.areas,
    "/ban-do/ranh-gioi.json": map_data.boundaries,
    "/nhung": webmaps.embed_several,
    "/nhung/<dataset_id>": webmaps.embed,
    "/tim": search.suggestions,
    "/thong-ke": statistics.statistics,
    "/thong-ke/ranh-gioi.json": statistics.unit_shapes,
}


def register_pages(app: Flask, settings: Settings) -> None:
    """Add the pages in both languages, their texts and the error pages to the app."""
    from geoportal.serve.metadata.routes import register_metadata  # it has the language of these pages

    app.extensions["catalogue"] = Catalogue(settings)
    register_language(app)
    attachments.register_attachments(app)
    for language in LANGUAGES:
        blueprint = Blueprint(f"pages_{language}", __name__, url_prefix="/en" if language == "en" else None)
        for rule, view in ROUTES.items():
            blueprint.add_url_rule(rule, view.__name__, view)
        app.register_blueprint(blueprint)
    register_metadata(app)
    errors.register_errors(app)
