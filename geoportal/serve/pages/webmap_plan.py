"""What an embedded or a stand-alone map shows: the features of each layer, grouped where they stand at one point."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson
from markupsafe import Markup

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.publish.labels import unit_labels
from geoportal.publish.map_plan import Kind, MapLayer, MapPlan
from geoportal.serve.ogc.asked import read_asked
from geoportal.serve.ogc.filters import filter_condition
from geoportal.serve.ogc.find import find_page
from geoportal.serve.ogc.query import Condition
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.cells import heading, plain
from geoportal.serve.pages.dataset_about import metres
from geoportal.serve.pages.drawing import drawing_config
from geoportal.serve.pages.form import condition_chips
from geoportal.serve.pages.language import language, number, page_url, pick, say
from geoportal.serve.pages.map_config import layer_colour, layer_details
from geoportal.serve.pages.mapping import extent_of
from geoportal.serve.pages.view import View
from geoportal.store.boxes import BBox
from geoportal.territory import Gazetteer

MOST_FEATURES, MOST_TOGETHER = 2_000, 10_000
"""Features of one layer, and of all layers of a map together."""
MOST_MEMBERS = 50
"""Features that the popup of a group lists."""
WORDS = {"about": "webmap_about", "zoom_in": "zoom_in", "zoom_out": "zoom_out", "layers": "webmap_layers",
         "close": "webmap_close"}  # fmt: skip
EXACT = ("exact", "facility")
Feature = dict[str, Any]


class Shown(NamedTuple):
    """A dataset as a visitor wants it on a map: which rows, how opaque (0 to 1)."""

    entry: Entry
    view: View
    opacity: float = 1.0


class Wanted(NamedTuple):
    """A map as a visitor wants it: layers, the first on top; the box in view (degrees), None for what the data cover.

    names: whether the names of units are written. page: where the title leads.
    """

    kind: Kind
    layers: tuple[Shown, ...]
    title: str
    page: str
    box: BBox | None = None
    names: bool = True


def make_plan(wanted: Wanted, catalogue: Catalogue, gazetteer: Gazetteer, base_url: str) -> MapPlan:
    """Return what the map shows, in the language of the request.

    Raises
    ------
    RequestError
        A query takes too long.
    """
    most = min(MOST_FEATURES, MOST_TOGETHER // len(wanted.layers))
    home = base_url if wanted.kind == "standalone" else ""
    layers = tuple(_layer(shown, wanted.box, most, catalogue, home) for shown in wanted.layers)
    licences = {catalogue.portal.licence(shown.entry.dataset.licence).code for shown in wanted.layers}
    source = say("webmap_source", portal=pick(catalogue.portal.title), licence=", ".join(sorted(licences)))
    sample = any(shown.entry.sample for shown in wanted.layers)
    return MapPlan(
        kind=wanted.kind, language=language(), title=wanted.title, page=home + wanted.page, source=source,
        warning=say("webmap_sample") if sample else "", words={name: say(key) for name, key in WORDS.items()},
        bbox=wanted.box or extent_of(shown.entry for shown in wanted.layers), in_view=wanted.box is not None,
        layers=layers,
        labels=tuple(unit_labels(gazetteer.units_2025())) if wanted.names else (),
    )  # fmt: skip


def _layer(shown: Shown, box: BBox | None, most: int, catalogue: Catalogue, home: str) -> MapLayer:
    entry, dataset = shown.entry, shown.entry.dataset
    assert entry.version is not None
    served = serve_version(dataset, entry.version)
    features, total = find_features(served, shown.view, box, most)
    page, columns = home + page_url("page", dataset_id=dataset.id), published_columns(dataset)
    notes = [chip.text for chip in condition_chips(columns, shown.view)]
    if len(features) < total:
        notes.append(say("webmap_cut", shown=number(len(features)), total=number(total)))
    details = layer_details(entry, catalogue)
    look = _Look(dataset, layer_colour(entry, catalogue.portal), columns, details["popup"], page)
    return MapLayer(
        title=pick(dataset.title), page=page + shown.view.query(), notes=tuple(notes), opacity=shown.opacity,
        features=look.drawn(features), legend=look.legend(),
    )  # fmt: skip


def find_features(served: Served, view: View, box: BBox | None, most: int) -> tuple[list[Feature], int]:
    """Return the located features of a state, and how many there are; of more than `most` those in the box."""
    asked = read_asked(served, view.asked() | {"limit": str(most)}, None, filter_condition)
    located = Condition("seq <= ?", (served.extent.located,))
    query = replace(asked.query, conditions=(*asked.query.conditions, located))
    page = find_page(served, replace(asked, query=query))
    total = page.matched
    if total > most and box is not None:
        page = find_page(served, replace(asked, query=replace(query, boxes=(box,))))
    return [orjson.loads(text) for text in served.features.some(page.numbers)], total


class _Look(NamedTuple):
    """How the features of a dataset look: colours by class, what a popup has."""

    dataset: Dataset
    colour: str
    columns: dict[str, Field]
    popup: list[str]
    page: str

    @property
    def classes(self) -> list[dict[str, Any]]:
        """The classes that have a colour, in the order in which they are tried."""
        return [item for item in drawing_config(self.dataset)["classes"] if item.get("colour")]

    def legend(self) -> tuple[tuple[str, str], ...]:
        """Return label and colour of each class; the dataset's own colour without classes."""
        classes = self.classes
        found = [(str(item["label"]), str(item["colour"])) for item in classes]
        return tuple(found) or ((pick(self.dataset.title), self.colour),)

    def drawn(self, features: list[Feature]) -> list[Feature]:
        """Return the features as the map draws them; those at one point are one."""
        classes = self.classes
        points = [feature for feature in features if feature["geometry"]["type"] == "Point"]
        shapes = [feature for feature in features if feature["geometry"]["type"] != "Point"]
        key = _position
        groups = [list(members) for _, members in groupby(sorted(points, key=key), key=key)]
        return [self._mark([shape], classes) for shape in shapes] + [self._mark(group, classes) for group in groups]

    def _mark(self, members: list[Feature], classes: list[dict[str, Any]]) -> Feature:
        colours = {self._colour(member["properties"], classes) for member in members}
        rough = self.dataset.is_point and any(self._is_rough(member) for member in members)
        popup = self._one(members[0]) if len(members) == 1 else self._several(members)
        seen = {"popup": Markup('<div class="popup">{}</div>').format(popup), "rough": rough, "count": len(members),
                "colour": colours.pop() if len(colours) == 1 else self.colour}  # fmt: skip
        return {"type": "Feature", "geometry": members[0]["geometry"], "properties": seen}

    def _colour(self, values: dict[str, Any], classes: list[dict[str, Any]]) -> str:
        return next((str(item["colour"]) for item in classes if fits(item, values.get(item["field"]))), self.colour)

    def _is_rough(self, feature: Feature) -> bool:
        return feature["properties"].get("vi_tri_muc") not in EXACT

    def _name(self, feature: Feature) -> str:
        value, name = feature["properties"].get(self.dataset.name_field), self.dataset.name_field
        return say("unnamed") if value is None else plain(value, self.columns[name], name)

    def _one(self, feature: Feature) -> Markup:
        return Markup("<h2>{}</h2>{}").format(self._name(feature), self._body(feature))

    def _several(self, members: list[Feature]) -> Markup:
        """Return the popup of features at one point: how many, whether that is where they are, each one folded."""
        count, what = number(len(members)), pick(self.dataset.title)
        unit = members[0]["properties"].get("vi_tri_dvhc")
        unsure = self.dataset.is_point and all(self._is_rough(member) for member in members)
        if unsure and unit:
            title = say("group_title", count=count, what=what, unit=unit)
        else:
            title = say("group_same_place", count=count, what=what)
        parts = [Markup("<h2>{}</h2>").format(title)]
        if unsure:
            parts.append(Markup("<p>({})</p>").format(say("group_unsure")))
        row = Markup("<details><summary>{}</summary>{}</details>")
        parts += [row.format(self._name(member), self._body(member)) for member in members[:MOST_MEMBERS]]
        if len(members) > MOST_MEMBERS:
            more = say("more_members", count=number(len(members) - MOST_MEMBERS))
            parts.append(Markup('<p><a href="{}" target="_blank" rel="noopener">{}</a></p>').format(self.page, more))
        return Markup().join(parts)

    def _body(self, feature: Feature) -> Markup:
        """Return what the popup says of a feature below its name; every value is escaped."""
        values = feature["properties"]
        pairs = [(name, values.get(name)) for name in self.popup if name != self.dataset.name_field]
        items = Markup().join(
            Markup("<dt>{}</dt><dd>{}</dd>").format(heading(self.columns[name]), plain(value, self.columns[name], name))
            for name, value in pairs
            if value not in (None, "")
        )
        sample = Markup("<p><em>{}</em></p>").format(say("webmap_sample")) if values.get("du_lieu_mau") else ""
        link = Markup('<p><a href="{}/{}" target="_blank" rel="noopener">{}</a></p>').format(
            self.page, quote(str(feature["id"]), safe=""), say("details")
        )
        return Markup("{}<dl>{}</dl>{}{}").format(sample, items, self._precision(values), link)

    def _precision(self, values: dict[str, Any]) -> Markup:
        level, radius = values.get("vi_tri_muc") or "none", values.get("vi_tri_ban_kinh_m")
        if not self.dataset.is_point:
            return Markup()
        words = say(f"level_{level}")
        if radius and level != "exact":
            words += ", " + say("webmap_within", distance=metres(radius))
        return Markup("<p>{}</p>").format(words)


def _position(feature: Feature) -> tuple[float, ...]:
    return tuple(feature["geometry"]["coordinates"])


def fits(item: dict[str, Any], value: object) -> bool:
    """Return whether a value belongs to a class of `drawing_config`.

    >>> fits({"values": ["A"]}, "A"), fits({"above": 5, "atMost": 10}, 10), fits({"above": 5}, 5), fits({}, None)
    (True, True, False, False)
    """
    if value is None:
        return False
    if item.get("values"):
        return str(value) in item["values"]
    if not isinstance(value, int | float):
        return False
    return not (
        value < item.get("atLeast", value) or ("above" in item and value <= item["above"])
        or value > item.get("atMost", value)
    )  # fmt: skip
