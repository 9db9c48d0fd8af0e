"""The basemap of a loaded OpenStreetMap extract: water and roads as vector tiles in the Protomaps scheme.

https://docs.protomaps.com/basemaps/layers; made by tippecanoe, drawn by protomaps-leaflet.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import orjson
import shapely

from geoportal.publish.tiles_run import tippecanoe
from geoportal.territory.base import BaseShape
from geoportal.territory.detail import ATTRIBUTION

LAYERS = ("water", "roads")
FIRST_ZOOM, LAST_ZOOM = 6, 14
OPTIONS = (
    "--drop-smallest-as-needed", "--coalesce", "--reorder", "--simplification=4", "--no-tile-stats",
    f"--minimum-zoom={FIRST_ZOOM}", f"--maximum-zoom={LAST_ZOOM}", f"--attribution={ATTRIBUTION}",
    "--name=OpenStreetMap", "--description=OpenStreetMap",
)  # fmt: skip


def write_base(shapes: Iterable[BaseShape], out: Path) -> Counter[str]:
    """Write the tiles, replacing those of before; returns how many shapes each layer has. No shapes: no file.

    Raises
    ------
    StorageError
        tippecanoe failed.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix=".base-", dir=out.parent) as work:
        with ExitStack() as stack:
            streams = {name: stack.enter_context((Path(work) / f"{name}.geojsons").open("wb")) for name in LAYERS}
            for shape in shapes:
                streams[shape.layer].write(_line(shape))
                counts[shape.layer] += 1
        inputs = [f"--named-layer={name}:{name}.geojsons" for name in LAYERS if counts[name]]
        if inputs:
            tippecanoe([*OPTIONS, *inputs, "--output=base.pmtiles"], Path(work))
            (Path(work) / "base.pmtiles").replace(out)
        else:
            out.unlink(missing_ok=True)
    return counts


def _line(shape: BaseShape) -> bytes:
    words = {"kind": shape.kind, "kind_detail": shape.detail, "name": shape.name, "min_zoom": shape.first_zoom}
    feature = {
        "type": "Feature", "tippecanoe": {"minzoom": shape.first_zoom},
        "geometry": orjson.Fragment(shapely.to_geojson(shape.geometry)),
        "properties": {name: value for name, value in words.items() if value != ""},
    }  # fmt: skip
    return orjson.dumps(feature) + b"\n"
