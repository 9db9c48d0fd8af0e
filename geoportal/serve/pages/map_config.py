"""What the map in the browser is told: layers with titles, fields and colours, and the interface texts."""

from __future__ import annotations

from typing import Any

from geoportal.columns import published_columns
from geoportal.dataset import Field, Portal
from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.language import load_texts, page_url, pick
from geoportal.settings import Settings
from geoportal.territory.detail import ATTRIBUTION, detail_file

MAP_TEXTS = (
    "yes", "no", "within", "directions", "details", "sample_title", "state_sample", "layer_search", "layer_failed",
    "layer_part", "layer_shown", "basemap_failed", "zoom_in", "zoom_out", "locate_failed", "level_exact",
    "level_facility", "level_street", "level_hamlet", "level_commune", "level_district", "level_none",
    "kind_unit", "kind_address", "kind_coordinate", "kind_dataset", "kind_feature",
)  # fmt: skip
POPUP_FIELDS = 8


def map_config(catalogue: Catalogue, entries: list[Entry], settings: Settings) -> dict[str, Any]:
    """Return the configuration of a map with these datasets as its layers (bbox: west, south, east, north)."""
    portal = catalogue.portal
    return {
        "bbox": portal.bbox,
        "basemap": settings.basemap_url,
        "basemapAttribution": settings.basemap_attribution,
        "attribution": pick(portal.title) + (f" · {ATTRIBUTION}" if detail_file(settings.home).exists() else ""),
        "domains": [{"code": domain.code, "title": pick(domain.title)} for domain in portal.domains],
        "layers": [layer_config(entry, portal) for entry in entries],
    }


def map_texts() -> dict[str, str]:
    """Return the interface texts of the map in the language of the request."""
    return {key: pick(load_texts()[key]) for key in MAP_TEXTS}


def layer_config(entry: Entry, portal: Portal) -> dict[str, Any]:
    """Return what the map needs to draw one dataset and to show one of its features."""
    dataset, style = entry.dataset, entry.dataset.style
    columns = published_columns(dataset)
    popup = style.popup or tuple(name for name in dataset.public_fields)[:POPUP_FIELDS]
    return {
        "id": dataset.id,
        "title": pick(dataset.title),
        "domain": dataset.domain,
        "geometry": str(entry.manifest.get("geometry_type") or "Point").removeprefix("Multi").lower(),
        "colour": layer_colour(entry, portal),
        "colourField": style.field,
        "colours": style.colours,
        "fields": {name: _field(field) for name, field in columns.items()},
        "popup": [name for name in popup if name in columns and columns[name].type not in ("latitude", "longitude")],
        "nameField": dataset.name_field,
        "showsPrecision": dataset.is_point,
        "sample": entry.sample,
        "bbox": entry.manifest.get("bbox"),
        "page": page_url("page", dataset_id=dataset.id),
    }


def layer_colour(entry: Entry, portal: Portal) -> str:
    """Return the colour of a dataset: its own, else its domain's."""
    if entry.dataset.style.colour:
        return entry.dataset.style.colour
    return portal.domain(entry.dataset.domain).colour if entry.dataset.number is not None else "#55635d"


def _field(field: Field) -> dict[str, Any]:
    return {"title": pick(field.title), "type": field.type, "unit": field.unit}
