"""Error pages: every deliberate error and every HTTP error as a sentence, in the language of the request."""

from __future__ import annotations

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from geoportal.errors import PortalError, http_status
from geoportal.serve.pages.language import language, load_texts, say


def register_errors(app: Flask) -> None:
    """Show portal errors and HTTP errors as pages."""
    app.register_error_handler(PortalError, _portal_error)
    app.register_error_handler(HTTPException, _http_error)


def _portal_error(error: PortalError) -> tuple[str, int]:
    message = error.en if language() == "en" else error.vi
    return render_template("error.html", status=http_status(error), message=message), http_status(error)


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    key = f"error_{status}" if f"error_{status}" in load_texts() else "error_other"
    return render_template("error.html", status=status, message=say(key)), status
