"""What a query finds as CSV, streamed: memory does not grow with the answer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import orjson

from geoportal.publish.table_csv import POINT_HEADINGS, cell, heading
from geoportal.serve.ogc.answer import feature_texts
from geoportal.serve.ogc.asked import Asked
from geoportal.serve.ogc.query import Position
from geoportal.serve.ogc.select import select
from geoportal.serve.ogc.served import Served
from geoportal.spreadsheet import protect_formula

AT_ONCE = 1_000
MARK = "\ufeff"
"""By which spreadsheets know UTF-8."""


def csv_pieces(served: Served, asked: Asked, limit: int | None) -> Iterator[bytes]:
    """Yield the table of a query's features, headings first; all of them when there is no limit."""
    names = [name for name in served.columns if asked.names is None or name in asked.names]
    text = io.StringIO()
    writer = csv.writer(text)
    points = served.extent.points and asked.with_geometry
    writer.writerow([*(heading(served.columns[name]) for name in names), *(POINT_HEADINGS if points else ())])
    yield (MARK + text.getvalue()).encode()
    position: Position | None = asked.start
    left = limit
    while position is not None and left != 0:
        count = AT_ONCE if left is None else min(AT_ONCE, left)
        page = select(served.index, served.features, served.extent, asked.query, count, position)
        text.seek(0)
        text.truncate()
        for feature in map(orjson.loads, feature_texts(served, asked, page)):
            values, shape = feature["properties"], feature["geometry"]
            place = (shape["coordinates"] if shape else (None, None)) if points else ()
            writer.writerow([*(protect_formula(cell(values.get(name))) for name in names), *place])
        yield text.getvalue().encode()
        position, left = page.following, None if left is None else left - len(page.numbers)
