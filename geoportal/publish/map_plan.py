"""What a map of folium's shows, ready to be drawn: made by the server, read by the child process that draws it."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal

from pydantic import BaseModel

from geoportal.publish.labels import Label

Kind = Literal["embed", "standalone"]


class MapLayer(BaseModel, frozen=True):
    """One dataset on the map.

    features: GeoJSON (EPSG:4326) whose properties are `popup` (safe HTML), `colour` (#rrggbb), `rough` (the position is
    only roughly known) and `count` (how many features stand there). notes: lines of text. legend: label and colour.
    opacity: 0 to 1.
    """

    title: str
    page: str
    features: list[dict[str, Any]]
    notes: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    opacity: float = 1.0


class MapPlan(BaseModel, frozen=True):
    """A map: its layers, the first one on top, and the words around them.

    kind: assets of the portal, or everything in one file. bbox: west, south, east, north in degrees; in_view: it is
    what a visitor had in view, else what the data cover. warning: what must be said of sample data, "" otherwise.
    words: of the folded part (about) and of the buttons (zoom_in, zoom_out, layers, close).
    """

    kind: Kind
    language: str
    title: str
    page: str
    source: str
    warning: str
    words: dict[str, str]
    bbox: tuple[float, float, float, float]
    in_view: bool
    layers: tuple[MapLayer, ...]
    labels: tuple[Label, ...] = ()


def write_plan(plan: MapPlan, path: Path) -> None:
    """Write a plan for the child process, whole at once: the child of another request may be reading it."""
    with NamedTemporaryFile("w", dir=path.parent, prefix=".plan-", encoding="utf-8", delete=False) as file:
        file.write(plan.model_dump_json())
    Path(file.name).replace(path)


def read_plan(path: Path) -> MapPlan:
    """Return the plan that the server wrote."""
    return MapPlan.model_validate_json(path.read_bytes())
