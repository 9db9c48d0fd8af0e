"""Links to a map: which of the coordinates in them is the place, and which only the middle of the view."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote_plus

VIEW_RADIUS_M, VIEW_ZOOM, VIEW_HEIGHT_M = 500.0, 15.0, 4_000.0
"""What the middle of a view of this zoom, or height in metres, is worth: people look at a place, they do not aim."""
_URL = re.compile(
    r"(?:https?://|geo:|comgooglemaps://)\S+|\b(?:www\.)?(?:google\.\w[\w.]*/maps|maps\.\w+\.\w)\S+", re.I
)
_SHORT = re.compile(
    r"(?:maps\.app\.goo\.gl|goo\.gl|g\.co|bit\.ly|tinyurl\.com|t\.co|zalo\.me|cutt\.ly|shorturl\.at|is\.gd|rb\.gy)/",
    re.I,
)
_N = r"-?\d{1,3}\.\d+"
_ANGLE = r"\d{1,3}°\s*\d{1,2}'(?:\s*\d{1,2}(?:\.\d+)?\")?"
_PLACES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"!3d(?P<lat>{_N})!4d(?P<lon>{_N})",
        rf"[?&](?:mlat=(?P<lat>{_N})&mlon=(?P<lon>{_N}))",
        rf"[?&](?:q|query|destination|daddr|ll|sll|cbll|center|marker|markers|pin|to)=(?:loc:|[^&]*?:)?\s*"
        rf"(?P<lat>{_N})\s*[,~ ]\s*(?P<lon>{_N})",
        rf"[?&](?:q|query|destination|daddr)=(?:loc:)?\s*(?P<lat>{_ANGLE}\s*[NB])[\s,]*(?P<lon>{_ANGLE}\s*[EĐ])",
        rf"/(?:place|search|dir/[^@]*)/(?P<lat>{_ANGLE}\s*[NB])[\s,]*(?P<lon>{_ANGLE}\s*[EĐ])",
        rf"/(?:place|search)/(?P<lat>{_N})\s*,\s*(?P<lon>{_N})",
        rf"/dir/[^@]*/(?P<lat>{_N})\s*,\s*(?P<lon>{_N})(?=[/?]|$)",
        rf"!1d(?P<lon>{_N})!2d(?P<lat>{_N})",
        rf"geo:(?P<lat>{_N}),(?P<lon>{_N})",
    )
)
"""What names a place in a link, the surest first; of several the last, where a route ends."""
_VIEWS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:/maps|://maps\.google\.[\w.]+)/@(?P<lat>{_N}),(?P<lon>{_N})(?:,(?:(?P<zoom>\d+(?:\.\d+)?)z|(?P<high>\d+(?:\.\d+)?)m))?",
        rf"!2d(?P<lon>{_N})!3d(?P<lat>{_N})",
        rf"#map=(?P<zoom>\d+(?:\.\d+)?)/(?P<lat>{_N})/(?P<lon>{_N})",
        rf"[?&]cp=(?P<lat>{_N})~(?P<lon>{_N})(?:&lvl=(?P<zoom>\d+(?:\.\d+)?))?",
    )
)
"""What looks at a place. Of a search or a place without coordinates the view may be anywhere: it is not read."""


class Linked(NamedTuple):
    """The coordinates of a link as written, latitude first.

    least_m: what they are worth at best; 0 for a place that the link names, else it is the middle of a view.
    """

    latitude: str
    longitude: str
    least_m: float = 0.0


def find_link(text: str) -> str | None:
    """Return the link to a map that a text has, decoded; None when it has none.

    >>> find_link("xem https://maps.google.com/?q=20.65%2C106.05")
    'https://maps.google.com/?q=20.65,106.05'
    """
    found = _URL.search(text)
    return unquote_plus(found[0]).strip(" .,;)\"'»") if found else None


def is_short(link: str) -> bool:
    """Return whether a link is a short one, which says nothing until it is opened."""
    return _SHORT.search(link) is not None


def read_link(link: str) -> Linked | None:
    """Return the coordinates of a decoded link, None when it has none.

    >>> read_link("https://www.google.com/maps/place/X/@20.6,106.0,15z/data=!8m2!3d20.6463!4d106.0511")
    Linked(latitude='20.6463', longitude='106.0511', least_m=0.0)
    >>> [read_link(f"https://www.google.com/maps/@20.6463,106.0511,{view}").least_m for view in ("17z", "13z", "900m")]
    [500.0, 2000.0, 500.0]
    """
    for patterns in (_PLACES, _VIEWS):
        for pattern in patterns:
            found = list(pattern.finditer(link))
            if found:
                return Linked(found[-1]["lat"], found[-1]["lon"], _worth_m(found[-1]) if patterns is _VIEWS else 0.0)
    return None


def _worth_m(view: re.Match[str]) -> float:
    named = view.groupdict()
    wider = 2.0 ** (VIEW_ZOOM - float(named["zoom"])) if named.get("zoom") else 1.0
    higher = float(named["high"]) / VIEW_HEIGHT_M if named.get("high") else 1.0
    return VIEW_RADIUS_M * max(1.0, wider, higher)
