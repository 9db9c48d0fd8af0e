"""The table of a dataset: one page of what its state finds, by the engine of the API, as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson
from markupsafe import Markup, escape

from geoportal.dataset import Field
from geoportal.serve.ogc.asked import read_asked
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_page
from geoportal.serve.ogc.served import Served
from geoportal.serve.pages.catalogue import Entry
from geoportal.serve.pages.cells import NUMERIC, cell_writer, heading, plain, short_text
from geoportal.serve.pages.language import page_url, say
from geoportal.serve.pages.view import PAGE_ROWS, View

WIDE = ("address", "file")
LONG = 40
"""A text of more letters gets a wide column."""


class Rows(NamedTuple):
    """The features of a page of the table, and how many the state finds in all."""

    features: list[dict[str, Any]]
    matched: int

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.matched // PAGE_ROWS))


def find_rows(served: Served, view: View) -> Rows:
    """Return the page of the table that a state asks for.

    Raises
    ------
    RequestError
        The query takes too long.
    """
    words = view.asked() | {"limit": str(PAGE_ROWS), "offset": str((view.page - 1) * PAGE_ROWS)}
    page = find_page(served, read_asked(served, words, None, filter_condition))
    return Rows([orjson.loads(text) for text in served.features.some(page.numbers)], page.matched)


def table_html(entry: Entry, shown: Mapping[str, Field], rows: Rows, view: View, caption: str) -> Markup:
    """Return the table; each heading sorts, the first cell of a row leads to the page of the feature."""
    head = "".join(_heading(name, field, view) for name, field in shown.items())
    body = body_html(entry, shown, rows)
    title = f'<caption class="hidden">{escape(caption)}</caption>'
    return Markup(f'<table class="data">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')


def _heading(name: str, field: Field, view: View) -> str:
    """Return a heading; its link sorts by the column, and when it is sorted already, the other way."""
    ascending, descending = view.sort == name, view.sort == f"-{name}"
    state = ' aria-sort="ascending"' if ascending else ' aria-sort="descending"' if descending else ""
    arrow = "↑" if ascending else "↓" if descending else "↕"
    query = view.query(sort=f"-{name}" if ascending else name) or "?"
    numeric = ' class="n"' if field.type in NUMERIC else ""
    return (
        f'<th scope="col"{state}{numeric}><a href="{escape(query)}#bang" data-key="sap-xep-{name}">'
        f'{escape(heading(field))} <span aria-hidden="true">{arrow}</span></a></th>'
    )


def body_html(entry: Entry, shown: Mapping[str, Field], rows: Rows) -> str:
    """Return the rows."""
    home = page_url("page", dataset_id=entry.dataset.id)
    (first, named), *rest = shown.items()
    others = [(name, cell_writer(entry, name, field), _class(name, field, rows)) for name, field in rest]
    nameless = say("row_nameless")
    lines = []
    for feature in rows.features:
        values, row_id = feature["properties"], str(feature["id"])
        value = values.get(first)
        title = escape(nameless if value is None else short_text(plain(value, named, first)))
        cells = [f'<tr id="{escape(row_id)}"><th scope="row"><a href="{home}/{quote(row_id)}">{title}</a></th>']
        for name, write, kind in others:
            value = values.get(name)
            cells.append(f"<td{kind}>{'' if value is None else write(value)}</td>")
        lines.append("".join(cells) + "</tr>")
    return "\n".join(lines)


def _class(name: str, field: Field, rows: Rows) -> str:
    """Return the class of the cells of a column: numbers stand to the right, long texts get room."""
    if field.type in NUMERIC:
        return ' class="n"'
    long = field.type == "text" and any(len(str(row["properties"].get(name) or "")) > LONG for row in rows.features)
    return ' class="wide"' if long or field.type in WIDE else ""
