"""Whether a request wants the page for people, or JSON for programs: the same for the lane and for Flask."""

from __future__ import annotations

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

JSON, GEOJSON, HTML = "application/json", "application/geo+json", "text/html"


def wants_page(wanted: str | None, accept: str) -> bool:
    """Return whether a person is to be sent to a page.

    wanted is the parameter `f`, None without one; accept the header of this name.

    >>> wants_page(None, "text/html,*/*;q=0.8"), wants_page(None, "application/json, text/html;q=0.5")
    (True, False)
    >>> wants_page("html", ""), wants_page("json", "text/html")
    (True, False)
    """
    if wanted is not None:
        return wanted == "html"
    if "html" not in accept.lower():
        return False
    kinds = parse_accept_header(accept, MIMEAccept)
    return kinds.best_match([JSON, GEOJSON, HTML], default=JSON) == HTML and kinds[HTML] > kinds[JSON]
