"""How requests for the catalogue of datasets are answered: its items are records, not features of a version."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from geoportal import __version__
from geoportal.serve.ogc.asked import COMMON
from geoportal.serve.ogc.links import JSON
from geoportal.serve.ogc.people import dataset_page
from geoportal.serve.ogc.records_answer import CATALOG_JSON, Document, answer_catalogue
from geoportal.serve.ogc.records_find import RECORDS
from geoportal.serve.ogc.records_list import Catalogue, read_catalogue
from geoportal.serve.ogc.replies import digest, finish, is_for_people, live, page_language, read_words, to_page
from geoportal.serve.ogc.search import read_body

PAGE_WORDS = {"q": "q", "domain": "linh-vuc"}
"""Parameters of the records that the list of datasets understands, and what it calls them."""


def catalogue_answer(kind: str, item: str) -> AnyResponse:
    """Return the answer to a GET; kind is one of KINDS.

    Raises
    ------
    RequestError
        A parameter is not understood.
    UnknownDatasetError
        There is no dataset of this id.
    """
    words, found = read_words(RECORDS | COMMON | {"profile"}), read_catalogue(live().settings)
    language = request.accept_languages.best_match(["vi", "en"], default="vi")
    as_catalog = words.get("f") != "json" and _takes_catalogues()
    made = answer_catalogue(found, kind, item, words, language, as_catalog=as_catalog)
    if is_for_people():
        return to_page(_page(kind, item, words))
    return _reply(made, found)


def _takes_catalogues() -> bool:
    """Return whether a client takes application/ogc-catalog+json, the usual one, at least as gladly as plain JSON."""
    kinds = request.accept_mimetypes
    return not kinds or kinds.best_match([CATALOG_JSON, JSON], default=CATALOG_JSON) == CATALOG_JSON


def catalogue_search(body: bytes) -> Response:
    """Return the records that a JSON object asks for: the parameters of the items.

    Raises
    ------
    RequestError
        It is no such object, or a parameter is not understood.
    """
    found = read_catalogue(live().settings)
    language = request.accept_languages.best_match(["vi", "en"], default="vi")
    return _reply(answer_catalogue(found, "items", "", read_body(body), language), found, validate=False)


def _reply(made: Document, found: Catalogue, *, validate: bool = True) -> Response:
    tag = digest(f"{found.tag} {__version__} {made.media_type} {made.language} {request.full_path}") if validate else ""
    if tag and request.if_none_match.contains_weak(tag):
        return finish(Response(status=304), tag)
    response = finish(Response(made.body, content_type=made.media_type), tag)
    response.headers["Content-Language"] = made.language
    return response


def _page(kind: str, item: str, words: Mapping[str, str]) -> str:
    if kind == "item":
        return dataset_page(item, page_language())
    kept = {PAGE_WORDS[name]: text for name, text in words.items() if name in PAGE_WORDS and text}
    listing = "/en/du-lieu" if page_language() == "en" else "/du-lieu"
    return f"{listing}?{urlencode(kept, quote_via=quote)}" if kept else listing
