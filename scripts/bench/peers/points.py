"""Made-up schools all over the province: the same for every server, as a table and as a published version.

Nine points in a hundred stand in one small town, so that one tile of zoom 12 holds 10,000 of 100,000.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy
import shapely
from numpy.typing import NDArray

from geoportal.dataset import load_agencies, load_datasets, load_portal, load_references
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Part, Place, Report
from geoportal.samples import publish_samples
from geoportal.settings import Settings

DATASET = "truong-thpt"
COLUMNS = (
    "ten", "dia_chi", "dien_thoai", "dia_ban", "so_giao_vien", "so_hoc_sinh", "loai_hinh", "nam_hoc", "website",
)  # fmt: skip
PROVINCE = (105.9, 20.25, 106.6, 21.0)
TOWN = (106.0, 20.64, 106.08, 20.71)
TOWN_TILE = (12, 3254, 1807)
"""Zoom, column and row of the tile in which the town lies."""
TOWN_SHARE = 0.09
KINDS = ("Công lập", "Dân lập", "Tư thục")


class School(NamedTuple):
    """A made-up school: number from 0, position (EPSG:4326), values in the order of COLUMNS."""

    number: int
    lon: float
    lat: float
    values: tuple[str | int, ...]


class Known(NamedTuple):
    """What answers are checked against, an entry for each school."""

    lon: NDArray[numpy.float64]
    lat: NDArray[numpy.float64]
    pupils: NDArray[numpy.int64]


def draw_schools(count: int) -> Iterator[School]:
    """Draw schools; the same ones every time."""
    dice = random.Random(20_250_701)
    for number in range(count):
        west, south, east, north = TOWN if dice.random() < TOWN_SHARE else PROVINCE
        lon, lat = round(dice.uniform(west, east), 7), round(dice.uniform(south, north), 7)
        values = (
            f"Trường THPT mẫu số {number}", f"Số {number % 300}, đường Ví Dụ, phường Phố Hiến",
            f"0221{number % 10**7:07}", "Phường Phố Hiến", dice.randrange(20, 100), dice.randrange(100, 2_000),
            KINDS[number % 3], "2025-2026", "https://vidu.hungyen.gov.vn",
        )  # fmt: skip
        yield School(number, lon, lat, values)


@cache
def known_schools(count: int) -> Known:
    """Return positions and pupils of the drawn schools."""
    schools = list(draw_schools(count))
    pupils = COLUMNS.index("so_hoc_sinh")
    return Known(
        numpy.array([school.lon for school in schools]),
        numpy.array([school.lat for school in schools]),
        numpy.array([school.values[pupils] for school in schools], dtype=numpy.int64),
    )


def write_table(path: Path, count: int) -> None:
    """Write the schools for PostgreSQL's COPY: number, the columns, the point as EWKT."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        for school in draw_schools(count):
            point = f"SRID=4326;POINT({school.lon!r} {school.lat!r})"
            writer.writerow([school.number, *school.values, point])


def publish_schools(home: Path, count: int) -> float:
    """Publish the samples, and the schools in place of their sample; returns the seconds for the schools."""
    settings = Settings(home=home)
    datasets, portal = load_datasets(settings.layers), load_portal(settings.layers)
    references, agencies = load_references(settings.layers), load_agencies(settings.layers)
    others = {name: dataset for name, dataset in datasets.items() if name != DATASET}
    for _ in publish_samples(settings, portal, others, references, agencies, only_missing=False):
        pass
    dataset, part = datasets[DATASET], Part(key="all", sample=True)
    home.mkdir(parents=True, exist_ok=True)
    source = home / "schools.csv"
    write_table(source, count)
    start = time.perf_counter()
    rows = encode_features(dataset, (_feature(school) for school in draw_schools(count)), part)
    publish_rows(settings, dataset, portal, rows, part, Report(rows_read=count), source)
    return time.perf_counter() - start


def _feature(school: School) -> Feature:
    place = Place(school.lon, school.lat, "exact", 10.0, unit_code="11983", unit_name="Phường Phố Hiến")
    shape = shapely.to_wkb(shapely.Point(school.lon, school.lat))
    return Feature(feature_id(school.number), dict(zip(COLUMNS, school.values, strict=True)), place, shape)


def feature_id(number: int) -> str:
    """Return the id of a school in the portal.

    >>> feature_id(7)
    'h000000000007'
    """
    return f"h{number:012}"


if __name__ == "__main__":
    taken = publish_schools(Path(sys.argv[1]), int(sys.argv[2]))
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
