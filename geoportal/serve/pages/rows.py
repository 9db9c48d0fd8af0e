"""The rows of a dataset for programs, with the parameters of the API, where datasets without a place are not.

JSON has them as they are published; CSV as tables of the portal are, with Vietnamese headings.
"""

from __future__ import annotations

import orjson
from flask import Response, request

from geoportal.errors import PortalError, RequestError, UnknownVersionError
from geoportal.serve.ogc.arguments import read_arguments
from geoportal.serve.ogc.asked import read_asked
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_page
from geoportal.serve.ogc.problems import error_body
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.serve.ogc.table import csv_pieces
from geoportal.serve.pages.dataset import find_entry

FORMATS = ("json", "csv")


def rows(dataset_id: str) -> Response:
    """Answer with JSON or, with f=csv, a table; `filter`, `sortby`, `limit` and the like as the API has them."""
    try:
        entry = find_entry(dataset_id)
        if entry.version is None:
            raise UnknownVersionError("Bộ dữ liệu này chưa được công bố.", "This dataset is not published yet.")
        response = _answer(serve_version(entry.dataset, entry.version))
        response.headers["X-Dataset-Version"] = entry.version.id
    except PortalError as error:
        status, body = error_body(error)
        response = Response(body, status, content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "no-cache"
    return response


def _answer(served: Served) -> Response:
    arguments = read_arguments(request.query_string.decode("latin-1"))
    kind = arguments.get("f", "json")
    if kind not in FORMATS:
        raise RequestError(f"f phải là {' hoặc '.join(FORMATS)}.", f"f must be {' or '.join(FORMATS)}")
    asked = read_asked(served, arguments, None, filter_condition)
    if kind == "csv":
        pieces = csv_pieces(served, asked, asked.limit if "limit" in arguments else None)
        response = Response(pieces, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="{served.dataset.id}.csv"'
        return response
    page = find_page(served, asked)
    found = [_row(text, asked.names) for text in served.features.some(page.numbers)]
    body = {"numberMatched": page.matched, "numberReturned": len(found), "rows": found}
    return Response(orjson.dumps(body), content_type="application/json")


def _row(text: bytes, names: frozenset[str] | None) -> dict[str, object]:
    feature = orjson.loads(text)
    values = feature["properties"]
    return {"id": feature["id"], **{name: value for name, value in values.items() if names is None or name in names}}
