"""The upper half of the page of a dataset: what it is, the form that filters it, its map and its chart."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import quote, urlencode

from flask import render_template
from markupsafe import Markup

from geoportal.columns import published_columns
from geoportal.dataset import Field
from geoportal.serve.ogc.served import Served
from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.cells import heading, plain
from geoportal.serve.pages.chart import COUNT, UNITS, Bar, Chart, chart_groups, chart_measures, read_chart
from geoportal.serve.pages.conditions import Area, Condition
from geoportal.serve.pages.dataset_about import level_shares
from geoportal.serve.pages.facts import Facts
from geoportal.serve.pages.form import area_note, area_options, condition_chips, form_boxes, hidden_words, value_word
from geoportal.serve.pages.language import number, page_url, pick, say
from geoportal.serve.pages.view import View
from geoportal.settings import Settings
from geoportal.territory import Gazetteer

FIRST_BARS, MOST_BARS = 12, 120
TOTALS = ("tổng", "total")
"""How the titles of fields begin that are totals themselves."""


def top_html(entry: Entry, catalogue: Catalogue, **sections: bool) -> Markup:
    """Return title, description and the first facts; sections say what the page has."""
    dataset = entry.dataset
    return Markup(render_template(
        "dataset_top.html", entry=entry, dataset=dataset, providers=catalogue.agencies_today(dataset),
        domain=catalogue.portal.domain(dataset.domain) if dataset.number else None, today=datetime.now(UTC).date(),
        **sections,
    ))  # fmt: skip


def form_html(entry: Entry, facts: Facts, view: View, gazetteer: Gazetteer) -> Markup:
    """Return the form that filters, and the conditions in force."""
    dataset = entry.dataset
    boxes = form_boxes(dataset, facts, view)
    return Markup(render_template(
        "dataset_form.html", action=page_url("page", dataset_id=dataset.id), boxes=boxes,
        hidden=hidden_words(boxes, view), chips=condition_chips(published_columns(dataset), view),
        areas=area_options(facts, gazetteer) if len(facts.units) > 1 else [], area=view.area.code if view.area else "",
        clear=view.query(conditions=(), area=None), note=area_note(view.area),
    ))  # fmt: skip


def map_html(entry: Entry, view: View, settings: Settings) -> Markup:
    """Return the map; it shows what the state finds."""
    name = entry.dataset.id
    words = [("lop", name), *(("loc", f"{name}~{condition}") for condition in view.conditions)]
    words += [("dvhc", view.area.code)] if view.area else []
    shares = [f"{title[:1].lower()}{title[1:]} {percent}" for title, _, percent, _ in level_shares(entry)]
    frame = Markup('<iframe src="{}" width="100%" height="480" title="{}"></iframe>').format(
        settings.base_url + page_url("embed", dataset_id=name), pick(entry.dataset.title)
    )
    return Markup(render_template(
        "dataset_map.html", dataset=entry.dataset, filter=view.filter, embed=str(frame),
        explorer=page_url("explorer") + "?" + urlencode(words, quote_via=quote, safe="~,:"),
        precision=say("map_precision", levels="; ".join(shares)) if entry.dataset.is_point and shares else "",
    ))  # fmt: skip


class Line(NamedTuple):
    """A bar as the page shows it; query: the state that shows its rows, "" for none."""

    label: str
    size: str
    width: float
    query: str


def chart_html(served: Served, facts: Facts, view: View) -> Markup:
    """Return the chart, "" for a dataset that has nothing to show."""
    chart = read_chart(served, facts, view)
    if chart is None:
        return Markup()
    dataset = served.dataset
    groups = {name: _group_title(item[1]) for name, item in chart_groups(dataset, facts).items()}
    measures = {word: _measure_title(item) for word, item in chart_measures(dataset, facts).items()}
    lines = _lines(chart, facts, view, served.columns)
    hidden = [(name, value) for name, value in view.pairs if name not in ("bieu-do", "tinh", "trang")]
    return Markup(render_template(
        "dataset_chart.html", action=page_url("page", dataset_id=dataset.id), hidden=hidden, groups=groups.items(),
        measures=measures.items(), group=chart.group, measure=chart.measure, bars=lines[:FIRST_BARS],
        more=lines[FIRST_BARS:MOST_BARS], group_title=groups[chart.group], measure_title=measures[chart.measure],
        title=say("chart_title", measure=measures[chart.measure], group=_lower(groups[chart.group])),
        without=say("chart_without", count=number(chart.without)) if chart.without else "",
    ))  # fmt: skip


def _group_title(field: Field | None) -> str:
    return say("chart_units") if field is None else heading(field)


def _measure_title(item: tuple[str, Field | None]) -> str:
    function, field = item
    if field is None:
        return say("chart_rows")
    title = heading(field)
    if function == "sum" and title.lower().startswith(TOTALS):
        return title
    return say(f"chart_{function}", field=_lower(title))


def _lower(text: str) -> str:
    """Return a title as it stands inside a sentence; what is all capitals stays.

    >>> _lower("Số học sinh (người)"), _lower("GRDP")
    ('số học sinh (người)', 'GRDP')
    """
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]


def _lines(chart: Chart, facts: Facts, view: View, columns: dict[str, Field]) -> list[Line]:
    longest = max((abs(bar.size) for bar in chart.bars), default=0.0)
    field = columns.get(chart.group)
    return [
        Line(
            _label(bar, field, chart.group), _size(bar.size, chart.measure),
            round(100 * abs(bar.size) / longest, 1) if longest else 0.0, _shows(bar, field, chart.group, view),
        )
        for bar in chart.bars
    ]  # fmt: skip


def _size(size: float, measure: str) -> str:
    if measure == COUNT or size.is_integer():
        return number(int(size))
    return number(round(size, 2 if abs(size) < 1000 else 0))


def _label(bar: Bar, field: Field | None, name: str) -> str:
    if field is None or not isinstance(bar.key, tuple):
        return str(bar.label) if field is None else plain(bar.label, field, name)
    low, high = bar.key
    if field.type == "year":
        return f"{low:.0f} – {high - 1:.0f}"
    if field.type == "integer":
        return number(low) if high - low == 1 else f"{number(low)} – {number(high - 1)}"
    return f"{number(low)} – {number(high)}"


def _shows(bar: Bar, field: Field | None, name: str, view: View) -> str:
    """Return the state that shows the rows of a bar beside what it shows already; "" when no state does just that."""
    if name == UNITS:
        return "" if view.area else view.query(area=Area(str(bar.key), str(bar.label), (str(bar.key),)))
    kept = tuple(c for c in view.conditions if c.field != name)
    if isinstance(bar.key, tuple):
        if field is None or field.type == "number":
            return ""
        low = Condition(name, "tu", f"{bar.key[0]:.0f}", "number")
        return view.query(conditions=(*kept, low, Condition(name, "den", f"{bar.key[1] - 1:.0f}", "number")))
    return view.query(conditions=(*kept, Condition(name, "la", value_word(bar.label, field))))
