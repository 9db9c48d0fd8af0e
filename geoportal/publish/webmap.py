"""Maps composed by folium: embedded in other sites (assets of the portal), or one file with all inlined.

Run in a child process: python -m geoportal.publish.webmap PLAN.json OUT.html
folium escapes nothing, so every text is escaped here before it reaches folium; popups come as safe HTML.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, MacroElement
from folium.features import GeoJsonPopup
from folium.template import Template
from folium.utilities import JsCode

from geoportal.publish.labels import FIRST_ZOOM, LAST_ZOOM, Label, hidden_names
from geoportal.publish.map_plan import MapLayer, MapPlan, read_plan
from geoportal.settings import load_settings

AFTER = """{% macro script(this, kwargs) %}
const map = {{ this._parent.get_name() }};
map.attributionControl.setPrefix(false);
L.control.scale({imperial: false}).addTo(map);
const showNames = () => {
  map.getContainer().dataset.zoom = Math.max(FIRST, Math.min(LAST, Math.floor(map.getZoom())));
};
map.on("zoomend", showNames);
showNames();
const said = {{ this.words|tojson }};
for (const [name, words] of Object.entries(said)) {
  const control = map.getContainer().querySelector(name);
  if (control) { control.title = words; control.setAttribute("aria-label", words); }
}
map.on("popupopen", ({ popup }) => {
  popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", {{ this.close|tojson }});
});
new ResizeObserver(() => map.invalidateSize({pan: false})).observe(map.getContainer());
{% endmacro %}""".replace("FIRST", str(FIRST_ZOOM)).replace("LAST", str(LAST_ZOOM))
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
TOP_FIRST = JsCode("(one, other) => other._leaflet_id - one._leaflet_id")
"""Order of the list of layers: what was added last, and lies on top, is named first."""
NO_PICTURE = 'L.Marker.mergeOptions({icon: L.divIcon({className: "", iconSize: [0, 0]})})'
"""folium adds a marker before it gives it its icon: Leaflet would fetch its own picture meanwhile."""
DOT_PX, GROUP_PX = 7, 12


class _Text(Element):
    """Text that goes into the page as it is: what a visitor wrote must not be read as a template."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class _After(MacroElement):
    """What runs when the map is there: scale in metres, names by zoom, buttons named in the language of the map."""

    _template = Template(AFTER)

    def __init__(self, plan: MapPlan) -> None:
        super().__init__()
        self.words = {
            ".leaflet-control-zoom-in": plan.words["zoom_in"],
            ".leaflet-control-zoom-out": plan.words["zoom_out"],
            ".leaflet-control-layers-toggle": plan.words["layers"],
        }
        self.close = plan.words["close"]


def compose_map(plan: MapPlan, static: Path) -> str:
    """Return the map as HTML.

    Parameters
    ----------
    static : Path
        Folder with `vendor/leaflet` and `css/webmap.css`.
    """
    chart = folium.Map(tiles=None, zoom_control="bottomright", control_scale=False, prefer_canvas=True)
    chart.default_js, chart.default_css = [], []
    _add_assets(chart, static, inline=plan.kind == "standalone")
    for layer in reversed(plan.layers):  # what is added last is drawn on top
        _add_layer(chart, layer)
    _add_labels(chart, plan.labels)
    if len(plan.layers) > 1:
        folium.LayerControl(position="bottomright", sortLayers=True, sortFunction=TOP_FIRST).add_to(chart)
    west, south, east, north = plan.bbox
    corners = [[south, west], [north, east]]
    chart.fit_bounds(corners, max_zoom=18 if plan.in_view else 15, padding=None if plan.in_view else (24, 24))
    chart.add_child(_After(plan))
    chart.get_root().html.add_child(_Text(_note(plan)), name="note")
    chart.get_root().header.add_child(_Text(f"<title>{escape(plan.title)}</title>"), name="title")
    return _accessible(str(chart.get_root().render()), plan)


def _accessible(document: str, plan: MapPlan) -> str:
    """Return folium's document with its language, its parts named, and a view that a finger may zoom."""
    document = document.replace("<html>", f'<html lang="{plan.language}">', 1)
    document = VIEWPORT.sub('<meta name="viewport" content="width=device-width, initial-scale=1">', document, count=1)
    named = f'class="folium-map" role="main" aria-label="{escape(plan.title)}"'
    return document.replace('class="folium-map"', named, 1)


def _add_layer(chart: folium.Map, layer: MapLayer) -> None:
    group = folium.FeatureGroup(name=escape(layer.title)).add_to(chart)
    if not layer.features:
        return
    folium.GeoJson(
        {"type": "FeatureCollection", "features": layer.features},
        marker=folium.CircleMarker(radius=DOT_PX, weight=2, fill=True, fill_opacity=1),
        style_function=lambda feature: _style(feature, layer.opacity),
        popup=GeoJsonPopup(fields=["popup"], labels=False, max_width=300),
        zoom_on_click=False,
    ).add_to(group)
    for feature in layer.features:
        if feature["properties"]["count"] > 1:
            _add_count(group, feature)


def _style(feature: dict[str, Any], opacity: float) -> dict[str, Any]:
    """Return how Leaflet draws a feature: what is only roughly placed as a ring, a group larger."""
    seen, kind = feature["properties"], feature["geometry"]["type"]
    colour = seen["colour"]
    if kind != "Point":
        return {"color": colour, "fillColor": colour, "weight": 2, "opacity": opacity, "fillOpacity": 0.25 * opacity}
    radius = GROUP_PX if seen["count"] > 1 else DOT_PX
    look = {"radius": radius, "opacity": opacity, "fillOpacity": opacity}
    if seen["rough"]:
        return look | {"color": colour, "fillColor": "#ffffff", "weight": 3, "dashArray": "3 3"}
    return look | {"color": "#ffffff", "fillColor": colour}


def _add_count(group: folium.FeatureGroup, feature: dict[str, Any]) -> None:
    """Write on a dot how many features stand there."""
    lon, lat = feature["geometry"]["coordinates"]
    ink = "dark" if feature["properties"]["rough"] else "light"
    icon = folium.DivIcon(
        html=str(feature["properties"]["count"]), icon_size=(0, 0), icon_anchor=(0, 0), class_name=f"count {ink}"
    )
    folium.Marker((lat, lon), icon=icon, interactive=False, keyboard=False).add_to(group)


def _add_labels(chart: folium.Map, labels: Sequence[Label]) -> None:
    for label in labels:
        icon = folium.DivIcon(
            html=escape(label.name), icon_size=(0, 0), icon_anchor=(0, 0), class_name=f"unit z{label.zoom}"
        )
        folium.Marker((label.lat, label.lon), icon=icon, interactive=False, keyboard=False).add_to(chart)


def _add_assets(chart: folium.Map, static: Path, *, inline: bool) -> None:
    head = chart.get_root().header
    vendor = static / "vendor" / "leaflet"
    if inline:
        script = (vendor / "leaflet.js").read_text(encoding="utf-8").replace("</script", r"<\/script")
        css = (vendor / "leaflet.css").read_text(encoding="utf-8")
        head.add_child(_Text(f"<style>{css}</style><script>{script}</script>"), name="leaflet")
    else:
        folder = "/static/vendor/leaflet"
        tags = f'<link rel="stylesheet" href="{folder}/leaflet.css"><script src="{folder}/leaflet.js"></script>'
        head.add_child(_Text(tags), name="leaflet")
    head.add_child(_Text(f"<script>{NO_PICTURE}</script>"), name="icon")
    own = (static / "css" / "webmap.css").read_text(encoding="utf-8")
    head.add_child(_Text(f'<link rel="icon" href="data:,"><style>{own}{hidden_names()}</style>'), name="style")


def _note(plan: MapPlan) -> str:
    """Return the title with what must be known of the data, and, folded, each layer with its legend."""
    warning = f"<strong>{escape(plan.warning)}</strong>" if plan.warning else ""
    head = f"<h1>{_link(plan.page, plan.title)}</h1><p>{warning} {escape(plan.source)}</p>"
    single = len(plan.layers) == 1
    parts = "".join(_about(layer, titled=not single) for layer in plan.layers)
    opened = " open" if single and len(plan.layers[0].legend) <= 1 else ""
    about = f"<details{opened}><summary>{escape(plan.words['about'])}</summary>{parts}</details>"
    return f'<header class="note">{head}{about}</header>'


def _about(layer: MapLayer, *, titled: bool) -> str:
    title = f"<h2>{_link(layer.page, layer.title)}</h2>" if titled else ""
    notes = "".join(f"<p>{escape(note)}</p>" for note in layer.notes)
    items = "".join(f'<li><i style="background:{colour}"></i>{escape(label)}</li>' for label, colour in layer.legend)
    return title + notes + (f"<ul>{items}</ul>" if items else "")


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}" target="_blank" rel="noopener">{escape(words)}</a>'


def main(arguments: list[str]) -> None:
    """Draw one map; arguments as the module says. The file appears whole or not at all."""
    plan, out = map(Path, arguments)
    document = compose_map(read_plan(plan), load_settings().static)
    temporary = out.with_name(f".{os.getpid()}-{out.name}")
    temporary.write_text(document, encoding="utf-8")
    temporary.replace(out)
    plan.unlink(missing_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
