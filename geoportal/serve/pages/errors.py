"""Error pages: every deliberate error and every HTTP error as a sentence, in the language of the request.

Below /api they are problems in JSON for those who do not ask for a page; the catalogue in the form of CKAN, /api/3, has
answers of its own.
"""

from __future__ import annotations

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from geoportal.errors import PortalError, http_status
from geoportal.serve.ogc.cors import allowed, let_others
from geoportal.serve.ogc.problems import is_own_path
from geoportal.serve.ogc.replies import failed, refuse_http
from geoportal.serve.pages.language import language, load_texts, say


def register_errors(app: Flask) -> None:
    """Show portal errors and HTTP errors as pages."""
    app.register_error_handler(PortalError, _portal_error)
    app.register_error_handler(HTTPException, _http_error)


def _portal_error(error: PortalError) -> AnyResponse | tuple[str, int]:
    if is_own_path(request.path):
        return let_others(failed(error))
    message = error.en if language() == "en" else error.vi
    return render_template("error.html", status=http_status(error), message=message), http_status(error)


def _http_error(error: HTTPException) -> AnyResponse | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    if is_own_path(request.path):
        return refuse_http(error)
    key = f"error_{status}" if f"error_{status}" in load_texts() else "error_other"
    response = Response(render_template("error.html", status=status, message=say(key)), status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = allowed(", ".join(error.valid_methods))
    return response
