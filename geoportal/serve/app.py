"""The web application."""

from __future__ import annotations

from flask import Flask, Response, request

from geoportal.serve import basemap, health
from geoportal.serve.compress import compress
from geoportal.serve.ogc import blueprint as ogc
from geoportal.serve.ogc import tiles as vector_tiles
from geoportal.serve.ogc.lane import Lane
from geoportal.serve.ogc.live import LiveApi
from geoportal.serve.pages import register_pages
from geoportal.serve.requests import request_id
from geoportal.settings import Settings, load_settings

POLICY = (
    "default-src 'self'; img-src 'self' data: {tiles}; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'self'"
)


def create_app(settings: Settings | None = None) -> Flask:
    """Make the application: pages, OGC API at /api, health."""
    settings = settings or load_settings()
    app = Flask("geoportal.serve", static_folder=str(settings.static.resolve()), static_url_path="/static")
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["settings"] = settings
    app.extensions["ogc"] = LiveApi(settings)
    app.register_blueprint(health.blueprint)
    app.register_blueprint(basemap.blueprint)
    app.register_blueprint(ogc.blueprint)
    app.register_blueprint(vector_tiles.blueprint)
    register_pages(app, settings)
    app.wsgi_app = Lane(app.wsgi_app, app.extensions["ogc"])  # type: ignore[method-assign]
    app.after_request(lambda response: compress(_protect(response, settings)))
    return app


def _protect(response: Response, settings: Settings) -> Response:
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers.setdefault("X-Request-ID", request_id(request.environ))
    if response.mimetype == "text/html":
        scheme, _, rest = settings.basemap_url.partition("://")
        tiles = f"{scheme}://{rest.split('/')[0].replace('{s}', '*')}" if rest else ""
        response.headers.setdefault("Content-Security-Policy", POLICY.format(tiles=tiles))
        if not _is_embed(request.path):
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
    return response


def _is_embed(path: str) -> bool:
    """Return whether other sites may show this page in a frame."""
    parts = path.strip("/").split("/")
    return "nhung" in parts[:2]
