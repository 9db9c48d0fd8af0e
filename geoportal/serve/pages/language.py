"""The two languages of the pages: texts by key, the language of a request, and links that keep it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from flask import Flask, g, request, url_for

from geoportal.dataset import Frequency, Text
from geoportal.vietnamese import format_date, format_number

LANGUAGES = ("vi", "en")


@cache
def load_texts() -> dict[str, Text]:
    """Load every interface text, by key, from the files of `texts/`."""
    found: dict[str, Text] = {}
    for path in sorted((files("geoportal.serve") / "texts").iterdir(), key=lambda path: path.name):
        texts = {key: Text.model_validate(value) for key, value in yaml.safe_load(path.read_text("utf-8")).items()}
        twice = sorted(found.keys() & texts.keys())
        if twice:
            raise ValueError(f"texts/{path.name} has keys that another file has: {', '.join(twice)}")
        found |= texts
    return found


def language() -> str:
    """Return the language of the current request: "en" below /en, else "vi"."""
    if "language" not in g:
        g.language = "en" if request.path == "/en" or request.path.startswith("/en/") else "vi"
    return str(g.language)


def pick(text: Text) -> str:
    """Return a text in the language of the request."""
    return text.en if language() == "en" else text.vi


def say(key: str, **values: object) -> str:
    """Return an interface text in the language of the request, with its values filled in."""
    return pick(load_texts()[key]).format(**values)


def page_url(endpoint: str, **values: Any) -> str:
    """Return the address of a page in the language of the request."""
    return url_for(f"pages_{language()}.{endpoint}", **values)


def other_language_url() -> str:
    """Return the address of this same page in the other language."""
    query = ("?" + request.query_string.decode()) if request.query_string else ""
    if language() == "en":
        return (request.path[3:] or "/") + query
    return "/en" + (request.path if request.path != "/" else "/") + query


def number(value: float | int | None) -> str:
    """Write a number in the language of the request."""
    if value is None:
        return "–"
    return f"{value:,}" if language() == "en" else format_number(value)


def every(frequency: Frequency) -> str:
    """Say how often data are promised: in words for a calendar period, else in the plan's own (English: its kind)."""
    key = frequency.period if frequency.kind == "calendar" else frequency.kind
    if language() == "vi" and (frequency.kind == "on-change" or len(frequency.plan) > len("Năm học")):
        return frequency.plan
    return say(f"every_{key}")


def dialled(phone: object) -> str:
    """Return the digits of a phone number as a tel: link wants them.

    >>> dialled("0221 3862 123")
    '02213862123'
    """
    return "".join(char for char in str(phone) if char.isdigit() or char == "+")


def register_language(app: Flask) -> None:
    """Give the templates the functions of this module."""
    app.jinja_env.globals.update(
        say=say, pick=pick, page_url=page_url, language=language, other_language_url=other_language_url
    )
    app.jinja_env.filters.update(number=number, date=format_date, phone=dialled, every=every)
