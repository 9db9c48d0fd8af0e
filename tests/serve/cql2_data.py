"""A small collection with every kind of column and geometry, missing values among them, and its serving index."""

from __future__ import annotations

import random
import sqlite3
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import shapely

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field
from geoportal.publish.encode import encode_features, order_rows
from geoportal.publish.feature_file import write_features
from geoportal.publish.index import write_index
from geoportal.records import Feature, Part, Place
from geoportal.serve.ogc.cql2 import condition_of, find_meeting, parse_filter, register
from geoportal.serve.ogc.crs import CRS84
from geoportal.serve.ogc.query import Condition
from geoportal.store.boxes import Integers
from geoportal.store.features import FeatureFile

TYPES = {
    "ten": "text", "loai": "text", "so_lop": "integer", "so_phong": "integer", "dien_tich": "number", "nam": "year",
    "ngay": "date", "ngay_het": "date", "thang": "month", "quy": "quarter", "nam_hoc": "school_year", "gio": "time",
    "co_so": "boolean",
}  # fmt: skip
NAMES = (
    "Trường THPT Phố Nối", "TRƯỜNG THPT PHỐ NỐI", "truong thpt pho noi", "Đường Đông Kinh", "đường đông kinh",
    "Duong Dong Kinh", "Cửa hàng 'Hoa'", "it's", "50% giảm", "50x giảm", "a_b", "axb", "[a-z]*?", "C:\\dữ\\liệu", "",
    "'; DROP TABLE feature; --", "Kobenhavn", "København", "Straße", "dòng\nhai", "100", "\U0001f3eb trường",
)  # fmt: skip
DAYS = (
    "2024-09-05",
    "2024-09-01",
    "2024-09-30",
    "2024-09",
    "2024",
    "2025-02-28",
    "2025-02",
    "2025-01-01",
    "1998-12-31",
)
WEST, SOUTH, STEP = 106.0, 20.5, 0.05
"""Geometries lie on a grid of 9 x 9 corners, so that touching, equality and shared edges come about."""


def corner(column: int, row: int) -> tuple[float, float]:
    return round(WEST + column * STEP, 7), round(SOUTH + row * STEP, 7)


def drawn_shape(dice: random.Random) -> shapely.Geometry | None:
    """Draw a point, line, polygon (with a hole), a multi-geometry or none."""
    column, row, width, height = dice.randrange(6), dice.randrange(6), dice.randint(1, 3), dice.randint(1, 3)
    west, south, east, north = *corner(column, row), *corner(column + width, row + height)
    kind = dice.choice(("point", "point", "line", "box", "triangle", "hole", "points", "polygons", None))
    if kind is None:
        return None
    hole = shapely.box(west, south, east, north).difference(shapely.box(west, south, east, north).buffer(-0.01))
    return {
        "point": shapely.Point(west, south),
        "line": shapely.LineString([(west, south), (east, south), (east, north)]),
        "box": shapely.box(west, south, east, north),
        "triangle": shapely.Polygon([(west, south), (east, south), (west, north)]),
        "hole": hole,
        "points": shapely.MultiPoint([(west, south), (east, north)]),
        "polygons": shapely.MultiPolygon([shapely.box(west, south, west + 0.02, north), shapely.box(west + 0.03, south, east, north)]),
    }[kind]  # fmt: skip


def drawn_values(dice: random.Random, number: int) -> dict[str, Any]:
    name = NAMES[number % len(NAMES)]
    first, last = sorted((dice.choice(DAYS), dice.choice(DAYS)))
    values = {
        "ten": name, "loai": dice.choice(("THPT", "THCS", "thpt")), "so_lop": dice.randint(-3, 12),
        "so_phong": dice.randint(-3, 12), "dien_tich": dice.choice((0.5, 2.0, 12.25, 1e9, -7.5)),
        "nam": dice.choice((2023, 2024, 2025)), "ngay": first, "ngay_het": last,
        "thang": dice.choice(("2024-09", "2025-01")), "quy": dice.choice(("2024-Q3", "2025-Q1")),
        "nam_hoc": dice.choice(("2023-2024", "2024-2025")), "gio": dice.choice(("07:00", "17:30")),
        "co_so": dice.random() < 0.5,
    }  # fmt: skip
    return {key: None if key != "loai" and dice.random() < 0.15 else value for key, value in values.items()}


def dataset() -> Dataset:
    title = {"vi": "Dữ liệu thử", "en": "Test data"}
    return Dataset.model_validate(
        {"id": "thu", "number": None, "title": title, "description": title, "domain": "khac", "providers": ["so"],
         "frequency": {"plan": "Khi có", "kind": "on-change"}, "located": "polygon:file", "key": ["ten"],
         "update": "replace", "fields": {name: {"title": title, "type": kind} for name, kind in TYPES.items()}}
    )  # fmt: skip


class Collection:
    """The serving index, and the same features as plain objects, in the same order."""

    def __init__(self, folder: Path, fields: dict[str, Field], rows: list[SimpleNamespace]) -> None:
        self.connection = sqlite3.connect(folder / "index.sqlite")
        register(self.connection)
        self.features, self.fields, self.rows = FeatureFile(folder), fields, rows
        self.located = sum(row.geometry is not None for row in rows)

    def condition(self, text: str, language: str = "cql2-text", crs: str = CRS84) -> Condition:
        """Return the condition of a filter."""
        return condition_of(parse_filter(text, language), self.fields, self.meeting, self.located, crs)

    def find(self, text: str, language: str = "cql2-text", crs: str = CRS84) -> list[int]:
        """Return the numbers of the features that a filter finds."""
        condition = self.condition(text, language, crs)
        query = f"SELECT seq FROM feature WHERE ({condition.sql}) ORDER BY seq"
        return [row[0] for row in self.connection.execute(query, condition.parameters)]

    def meeting(self, predicate: str, shape: shapely.Geometry) -> Integers:
        return find_meeting(self.features, self.located, predicate, shape)


def make_collection(folder: Path, count: int = 240) -> Collection:
    """Publish drawn features into a folder as a version does, and open them."""
    dice = random.Random(20250701)
    definition = dataset()
    features = []
    for number in range(count):
        shape = drawn_shape(dice)
        wkb = None if shape is None else shapely.to_wkb(shape)
        features.append(Feature(f"h{number}", drawn_values(dice, number), Place(106.05, 20.65, "exact", 5.0), wkb))
    rows = order_rows(encode_features(definition, features, Part("all")))
    write_index(folder / "index.sqlite", definition, rows, "v1")
    write_features(folder, {}, rows)
    by_id = {feature.id: feature for feature in features}
    plain = [
        SimpleNamespace(**by_id[row.id].values, geometry=None if row.geometry is None else shapely.from_geojson(row.geometry))
        for row in rows
    ]  # fmt: skip
    return Collection(folder, published_columns(definition), plain)


@cache
def first_and_last(day: str) -> tuple[str, str]:
    """Return the days that "2024-09-05", "2024-09" or "2024" stands for, the first and the last of them."""
    lasts = {"2024-09": "2024-09-30", "2025-02": "2025-02-28", "2024": "2024-12-31"}
    return (day, day) if len(day) == 10 else ((day + "-01-01")[:10], lasts[day])
