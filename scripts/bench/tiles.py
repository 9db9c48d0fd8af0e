"""Vector tiles of 100,000 generated points and of 2,000 polygons: seconds, sizes; then how fast tiles are read."""

from __future__ import annotations

import math
import platform
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import shapely

from geoportal.dataset import Dataset, load_datasets, load_portal
from geoportal.publish.encode import encode_features
from geoportal.publish.feature_file import about
from geoportal.publish.tiles import write_tiles
from geoportal.records import Encoded, Feature, Part, Place
from geoportal.settings import Settings
from geoportal.store.tiles import TILES, TileFile

POINTS, COMMUNES, POLYGONS = 100_000, 104, 2_000
READS = 20_000


def main() -> None:
    """Print a row for each kind of data, and how fast tiles are read."""
    chance = random.Random(1)
    datasets = load_datasets(Settings().layers)
    schools, zones = datasets["truong-thpt"], datasets["phan-vung-rui-ro-thien-tai"]
    communes = [_somewhere(chance) for _ in range(COMMUNES)]
    kinds: tuple[tuple[str, Dataset, Iterator[shapely.Geometry]], ...] = (
        (f"{POINTS:,} points all over", schools, (shapely.Point(_somewhere(chance)) for _ in range(POINTS))),
        (f"{POINTS:,} points in {COMMUNES} places", schools,
         (shapely.Point(chance.choice(communes)) for _ in range(POINTS))),
        (f"{POLYGONS:,} polygons", zones, (_blob(chance) for _ in range(POLYGONS))),
    )  # fmt: skip
    print(f"\nVector tiles, {date.today()}, Python {platform.python_version()}")
    print("\n| data | seconds | zooms | file, KB | largest tile, KB | tiles read/s |\n|---|---|---|---|---|---|")
    for title, dataset, shapes in kinds:
        print_row(title, dataset, _encode(dataset, shapes))


def print_row(title: str, dataset: Dataset, rows: list[Encoded]) -> None:
    """Make the tiles of some rows and read them at random."""
    portal = load_portal(Settings().layers)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        facts = write_tiles(Path(folder), dataset, rows, about(dataset, portal, "bench", sample=True))
        seconds = time.perf_counter() - start
        assert facts is not None
        size = (Path(folder) / TILES).stat().st_size
        speed = _reads_a_second(TileFile(Path(folder) / TILES))
    print(f"| {title} | {seconds:.1f} | {facts['minzoom']}-{facts['maxzoom']} | {size / 1000:,.0f} | "
          f"{facts['largest_bytes'] / 1000:.1f} | {speed:,.0f} |")  # fmt: skip


def _reads_a_second(tiles: TileFile) -> float:
    addresses = random.Random(2).choices([address for address, _ in tiles], k=READS)
    start = time.perf_counter()
    for address in addresses:
        tiles.tile(*address)
    return READS / (time.perf_counter() - start)


def _encode(dataset: Dataset, shapes: Iterator[shapely.Geometry]) -> list[Encoded]:
    place = Place(106.0, 20.6, "commune", 2_000.0)
    features = (
        Feature(f"h{number:012d}", {"ten": f"Đối tượng mẫu số {number}"}, place, shapely.to_wkb(shape))
        for number, shape in enumerate(shapes)
    )
    return encode_features(dataset, features, Part("bench", sample=True))


def _somewhere(chance: random.Random) -> tuple[float, float]:
    return 105.85 + chance.random() * 0.7, 20.25 + chance.random() * 0.75


def _blob(chance: random.Random) -> shapely.MultiPolygon:
    """Return a polygon of a metre to 5 km across."""
    lon, lat = _somewhere(chance)
    size = 10 ** chance.uniform(-5, -1.3)
    turns = sorted(chance.uniform(0, 2 * math.pi) for _ in range(chance.choice((4, 10, 100))))
    return shapely.MultiPolygon(
        [shapely.Polygon([(lon + size * math.cos(turn), lat + size * math.sin(turn)) for turn in turns])]
    )


if __name__ == "__main__":
    main()
