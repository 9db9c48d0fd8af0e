"""Maps of one dataset composed by folium: the embed (assets of the portal) and the stand-alone file (all inlined).

Run in a child process: python -m geoportal.publish.webmap DATASET VERSION embed|standalone vi|en OUT.html
folium's popups do not escape markup, so every value is escaped here before it reaches folium.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

import folium
import orjson
from branca.element import Element, MacroElement
from folium.features import GeoJsonPopup
from folium.template import Template

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Portal, Text, load_datasets, load_portal, load_references
from geoportal.publish.labels import FIRST_ZOOM, LAST_ZOOM, Label, hidden_names, unit_labels
from geoportal.settings import Settings, load_settings
from geoportal.store.features import FeatureFile
from geoportal.store.versions import Version, find_version
from geoportal.territory import open_gazetteer

MOST_FEATURES = 2000
FILL = "#14523f"
WORDS = {
    "sample": Text(vi="Dữ liệu mẫu, không phải số liệu chính thức.", en="Sample data, not official."),
    "cut": Text(vi="Hiện {shown} trong {total} đối tượng có vị trí.", en="Showing {shown} of {total} placed features."),
    "rough": Text(vi="Vị trí gần đúng, sai số khoảng {km} km", en="Approximate position, within about {km} km"),
    "source": Text(vi="Nguồn: ", en="Source: "),
}
AFTER = """{% macro script(this, kwargs) %}
const map = {{ this._parent.get_name() }};
map.attributionControl.setPrefix(false);
L.control.scale({imperial: false}).addTo(map);
const showNames = () => {
  map.getContainer().dataset.zoom = Math.max(FIRST, Math.min(LAST, Math.floor(map.getZoom())));
};
map.on("zoomend", showNames);
showNames();
{% endmacro %}""".replace("FIRST", str(FIRST_ZOOM)).replace("LAST", str(LAST_ZOOM))


class _After(MacroElement):
    """What runs when the map is there: scale in metres, names by zoom."""

    _template = Template(AFTER)


def write_web_map(settings: Settings, dataset: Dataset, version: Version, kind: str, language: str, out: Path) -> None:
    """Write the map of the located features of a version (at most 2,000, and it says so) as HTML."""
    portal = load_portal(settings.layers)
    features, total = _features(dataset, version, language)
    chart = folium.Map(tiles=None, zoom_control=True, control_scale=False, prefer_canvas=True)
    chart.default_js, chart.default_css = [], []
    _add_assets(chart, settings, inline=kind == "standalone")
    if features:
        _add_features(chart, features, _colour(dataset, portal))
    _add_labels(chart, unit_labels(open_gazetteer(settings).units_2025()))
    west, south, east, north = version.manifest["bbox"] or portal.bbox
    chart.fit_bounds([[south, west], [north, east]], max_zoom=15, padding=(24, 24))
    _add_note(chart, dataset, portal, version, len(features), total, language)
    document = str(chart.get_root().render())
    temporary = out.with_name(f".{os.getpid()}-{out.name}")
    temporary.write_text(document.replace("<html>", f'<html lang="{language}">', 1), encoding="utf-8")
    temporary.replace(out)


def _features(dataset: Dataset, version: Version, language: str) -> tuple[list[dict[str, Any]], int]:
    located = int(version.manifest["located"])  # they come first
    features = [orjson.loads(feature) for feature in islice(FeatureFile(version.path), min(located, MOST_FEATURES))]
    return [
        {**feature, "properties": shown_properties(dataset, feature["properties"], language)} for feature in features
    ], located


def shown_properties(dataset: Dataset, properties: dict[str, Any], language: str) -> dict[str, Any]:
    """Return what the map knows of a feature: its popup as safe HTML, its colour, whether its place is rough."""
    rough = dataset.is_point and properties.get("vi_tri_muc") not in ("exact", "facility")
    colour = dataset.style.colours.get(str(properties.get(dataset.style.field or "")))
    return {"popup": popup_html(dataset, properties, language), "rough": rough, "colour": colour}


def popup_html(dataset: Dataset, properties: dict[str, Any], language: str) -> str:
    """Return the popup of one feature as HTML in which every value is escaped."""
    columns = published_columns(dataset)
    shown = dataset.style.popup or tuple(dataset.public_fields)
    parts = [f"<b>{escape(str(properties.get(dataset.name_field) or ''))}</b>"]
    if properties.get("du_lieu_mau"):
        parts.append(f"<p><i>{_say('sample', language)}</i></p>")
    pairs = [(columns[name].title, properties.get(name)) for name in shown if name != dataset.name_field]
    items = "".join(
        f"<dt>{escape(_pick(title, language))}</dt><dd>{escape(str(value))}</dd>"
        for title, value in pairs
        if value not in (None, "")
    )
    radius = properties.get("vi_tri_ban_kinh_m")
    if dataset.is_point and properties.get("vi_tri_muc") != "exact" and radius:
        km = f"{radius / 1000:.1f}"
        items += f"<dd>{_say('rough', language).format(km=km.replace('.', ',') if language == 'vi' else km)}</dd>"
    return f'<div class="popup">{"".join(parts)}<dl>{items}</dl></div>'


def _add_features(chart: folium.Map, features: list[dict[str, Any]], colour: str) -> None:
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        marker=folium.CircleMarker(radius=7, color="#ffffff", weight=2, fill=True, fill_color=colour, fill_opacity=1),
        style_function=lambda feature: _shape_style(feature, colour),
        popup=GeoJsonPopup(fields=["popup"], labels=False, max_width=300),
        zoom_on_click=False,
    ).add_to(chart)


def _shape_style(feature: dict[str, Any], colour: str) -> dict[str, Any]:
    colour = feature["properties"]["colour"] or colour
    if feature["properties"]["rough"]:
        return {"color": colour, "fillColor": "#ffffff", "weight": 3, "dashArray": "3 3"}
    if feature["geometry"]["type"] == "Point":
        return {"color": "#ffffff", "fillColor": colour}
    return {"color": colour, "fillColor": colour, "weight": 2, "fillOpacity": 0.25}


def _add_labels(chart: folium.Map, labels: Sequence[Label]) -> None:
    for label in labels:
        icon = folium.DivIcon(
            html=escape(label.name), icon_size=(0, 0), icon_anchor=(0, 0), class_name=f"unit z{label.zoom}"
        )
        folium.Marker((label.lat, label.lon), icon=icon, interactive=False, keyboard=False).add_to(chart)
    chart.add_child(_After())


def _legend(dataset: Dataset) -> str:
    items = (
        f'<li><i style="background:{colour}"></i>{escape(value)}</li>'
        for value, colour in dataset.style.colours.items()
    )
    return f"<ul>{''.join(items)}</ul>" if dataset.style.field else ""


def _add_assets(chart: folium.Map, settings: Settings, *, inline: bool) -> None:
    head = chart.get_root().header
    vendor = settings.static / "vendor" / "leaflet"
    if inline:
        script = (vendor / "leaflet.js").read_text(encoding="utf-8").replace("</script", r"<\/script")
        css = (vendor / "leaflet.css").read_text(encoding="utf-8")
        head.add_child(_raw(f"<style>{css}</style><script>{script}</script>"), name="leaflet")
    else:
        folder = "/static/vendor/leaflet"
        tags = f'<link rel="stylesheet" href="{folder}/leaflet.css"><script src="{folder}/leaflet.js"></script>'
        head.add_child(_raw(tags), name="leaflet")
    own = (settings.static / "css" / "webmap.css").read_text(encoding="utf-8")
    head.add_child(_raw(f'<link rel="icon" href="data:,"><style>{own}{hidden_names()}</style>'), name="style")


def _raw(text: str) -> Element:
    return Element("{% raw %}" + text + "{% endraw %}")


def _add_note(
    chart: folium.Map, dataset: Dataset, portal: Portal, version: Version, shown: int, total: int, language: str
) -> None:
    parts = [f"<b>{escape(_pick(dataset.title, language))}</b>"]
    if version.manifest["sample"]:
        parts.append(f"<strong>{_say('sample', language)}</strong> ")
    if shown < total:
        parts.append(_say("cut", language).format(shown=shown, total=total) + " ")
    licence = portal.licence(dataset.licence)
    parts.append(f"{_say('source', language)}{escape(_pick(portal.title, language))}, {escape(licence.code)}.")
    parts.append(_legend(dataset))
    chart.get_root().html.add_child(_raw(f'<div class="note">{"".join(parts)}</div>'), name="note")
    title = f"<title>{escape(_pick(dataset.title, language))}</title>"
    chart.get_root().header.add_child(_raw(title), name="title")


def _colour(dataset: Dataset, portal: Portal) -> str:
    if dataset.style.colour:
        return dataset.style.colour
    return portal.domain(dataset.domain).colour if dataset.number is not None else FILL


def _say(key: str, language: str) -> str:
    return _pick(WORDS[key], language)


def _pick(text: Text, language: str) -> str:
    return text.en if language == "en" else text.vi


def main(arguments: list[str]) -> None:
    """Write one map; arguments as the module says."""
    dataset_id, version_id, kind, language, out = arguments
    settings = load_settings()
    every = {**load_datasets(settings.layers), **load_references(settings.layers)}
    version = find_version(settings.home, dataset_id, version_id)
    write_web_map(settings, every[dataset_id], version, kind, language, Path(out))


if __name__ == "__main__":
    main(sys.argv[1:])
