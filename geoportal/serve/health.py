"""Whether the portal is up: /healthz."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify

from geoportal import __version__
from geoportal.settings import Settings
from geoportal.store.versions import published

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """Say that the portal answers, and how many datasets it serves."""
    settings = current_app.extensions["settings"]
    assert isinstance(settings, Settings)
    return jsonify(status="ok", software=__version__, published=len(published(settings.home)))
