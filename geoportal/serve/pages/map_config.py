"""What the map in the browser is told: layers with titles, fields and colours, and the interface texts.

Of every layer the page knows what lists and draws it (`layer_summary`); its fields and colours (`layer_details`) come
with the page for the layers that its address names, else by a request of their own when the layer is switched on.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field, Portal
from geoportal.serve.basemap import basemap_file, basemap_url
from geoportal.serve.pages.catalogue import Catalogue, Entry
from geoportal.serve.pages.drawing import drawing_config, drawing_texts
from geoportal.serve.pages.language import load_texts, page_url, pick
from geoportal.settings import Settings
from geoportal.store.tiles import open_tiles
from geoportal.territory.base import base_file
from geoportal.territory.boundaries import boundary_file
from geoportal.territory.detail import ATTRIBUTION, detail_file

MAP_TEXTS = (
    "yes", "no", "within", "directions", "details", "sample_title", "state_sample", "layer_search", "layer_failed",
    "layer_part", "layer_shown", "basemap_failed", "zoom_in", "zoom_out", "locate_failed", "level_exact",
    "level_facility", "level_street", "level_hamlet", "level_commune", "level_district", "level_none",
    "kind_unit", "kind_address", "kind_coordinate", "kind_dataset", "kind_feature",
)  # fmt: skip
POPUP_FIELDS = 8
EXPLORER = "explorer_"
"""How the keys of the explorer's own texts begin."""
FILTERED = (
    "text",
    "address",
    "unit",
    "integer",
    "number",
    "date",
    "year",
    "month",
    "quarter",
    "school_year",
    "boolean",
)
"""Types of the fields by which a visitor can filter."""


def map_config(
    catalogue: Catalogue, entries: list[Entry], settings: Settings, detailed: Collection[str] | None = None
) -> dict[str, Any]:
    """Return the configuration of a map with these datasets as its layers.

    Parameters
    ----------
    detailed : collection of str, optional
        The datasets whose fields and colours are told too; all of them when missing.

    Returns
    -------
    dict
        bbox is west, south, east, north in degrees.
    """
    portal = catalogue.portal
    is_local = basemap_file(settings) == base_file(settings.home)
    has_osm = is_local or detail_file(settings.home).exists()
    return {
        "bbox": portal.bbox,
        "basemap": settings.basemap_url,
        "basemapFile": basemap_url(settings),
        "basemapLocal": is_local,
        "boundaries": page_url("boundaries") if boundary_file(settings.home).exists() else None,
        "basemapAttribution": settings.basemap_attribution,
        "attribution": pick(portal.title) + (f" · {ATTRIBUTION}" if has_osm else ""),
        "domains": [{"code": domain.code, "title": pick(domain.title)} for domain in portal.domains],
        "layers": [
            layer_summary(entry, portal)
            | (layer_details(entry, catalogue) if detailed is None or entry.dataset.id in detailed else {})
            for entry in entries
        ],
    }


def map_texts() -> dict[str, str]:
    """Return the interface texts of the map in the language of the request."""
    return {key: pick(load_texts()[key]) for key in MAP_TEXTS} | drawing_texts()


def explorer_texts() -> dict[str, str]:
    """Return the interface texts of the explorer: those of every map, and its own, whose keys lose their prefix."""
    own = {key.removeprefix(EXPLORER): pick(text) for key, text in load_texts().items() if key.startswith(EXPLORER)}
    return map_texts() | own


def layer_summary(entry: Entry, portal: Portal) -> dict[str, Any]:
    """Return what lists a dataset among the layers and draws it (bbox: west, south, east, north; null: no place)."""
    dataset, manifest = entry.dataset, entry.manifest
    has_tiles = entry.version is not None and open_tiles(entry.version) is not None
    return {
        "id": dataset.id,
        "title": pick(dataset.title),
        "domain": dataset.domain,
        "geometry": str(manifest.get("geometry_type") or "Point").removeprefix("Multi").lower(),
        "colour": layer_colour(entry, portal),
        "sample": entry.sample,
        "rows": manifest.get("rows", 0),
        "located": manifest.get("located", 0),
        "bbox": manifest.get("bbox"),
        "version": entry.version.id if entry.version else None,
        "tiles": f"/tiles/{dataset.id}/{entry.version.id}.pmtiles" if entry.version and has_tiles else None,
        "page": page_url("page", dataset_id=dataset.id),
    }


def layer_details(entry: Entry, catalogue: Catalogue) -> dict[str, Any]:
    """Return what shows and filters the features of a dataset: its fields, what a popup has, its classes."""
    dataset, style = entry.dataset, entry.dataset.style
    columns = published_columns(dataset)
    popup = style.popup or tuple(name for name in dataset.public_fields)[:POPUP_FIELDS]
    return {
        "fields": {name: _field(field) for name, field in columns.items()},
        "popup": [name for name in popup if name in columns and columns[name].type not in ("latitude", "longitude")],
        "filters": filter_fields(dataset),
        "nameField": dataset.name_field,
        "showsPrecision": dataset.is_point,
        "colourField": style.field,
        "colours": style.colours,
        "drawing": drawing_config(dataset),
        "reportMail": report_mail(catalogue, dataset),
    }


def filter_fields(dataset: Dataset) -> list[str]:
    """Return the columns by which a visitor can filter, in order: no links, phone numbers, files or coordinates."""
    own = [name for name, field in dataset.public_fields.items() if field.type in FILTERED and not field.personal]
    return own + (["vi_tri_muc"] if dataset.is_point else [])


def report_mail(catalogue: Catalogue, dataset: Dataset) -> str | None:
    """Return the e-mail for reports of a wrong place: of the agency that has the duty today, else of the portal."""
    today = [agency for old, new in catalogue.agencies_today(dataset) for agency in (new or [old])]
    found = (getattr(owner, "email", None) for owner in (*today, catalogue.portal))
    return next((str(address) for address in found if address), None)


def layer_colour(entry: Entry, portal: Portal) -> str:
    """Return the colour of a dataset: its own, else its domain's."""
    if entry.dataset.style.colour:
        return entry.dataset.style.colour
    return portal.domain(entry.dataset.domain).colour if entry.dataset.number is not None else "#55635d"


def _field(field: Field) -> dict[str, Any]:
    return {
        "title": pick(field.title),
        "type": field.type,
        **({"unit": field.unit} if field.unit else {}),
        **({"values": list(field.values)} if field.values else {}),
    }
