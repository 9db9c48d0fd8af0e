"""A small portal with points, a polygon and a dataset without places, published for the tests of vector tiles."""

from __future__ import annotations

from pathlib import Path

import shapely

from geoportal.dataset import Dataset, Portal, load_datasets, load_portal
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Part, Place, Report
from geoportal.settings import Settings
from geoportal.store.versions import Version

POINTS, ZONES, EMPTY = "truong-thpt", "phan-vung-rui-ro-thien-tai", "thu-vien"
ADDRESS = "https://data.example.vn"


def publish(settings: Settings, dataset: Dataset, portal: Portal, shapes: list[shapely.Geometry | None]) -> Version:
    place = Place(106.05, 20.65, "exact", 10.0)
    features = [
        Feature(f"h{number}", {"ten": f"Tên {number}"}, place if shape else Place(), shapely.to_wkb(shape) if shape else None)
        for number, shape in enumerate(shapes)
    ]  # fmt: skip
    source = settings.home.parent / "nguon.csv"
    source.write_text("nguồn", encoding="utf-8")
    part = Part("all", sample=True)
    rows = encode_features(dataset, features, part)
    return publish_rows(settings, dataset, portal, rows, part, Report(rows_read=len(rows)), source)


def make_home(folder: Path) -> Settings:
    settings = Settings(home=folder / "home", url=ADDRESS)
    datasets, portal = load_datasets(settings.layers), load_portal(settings.layers)
    grid = [shapely.Point(105.9 + 0.01 * (number % 25), 20.4 + 0.02 * (number // 25)) for number in range(500)]
    publish(settings, datasets[POINTS], portal, [*grid, None])
    publish(settings, datasets[ZONES], portal, [shapely.MultiPolygon([shapely.box(106, 20.5, 106.1, 20.6)])])
    publish(settings, datasets[EMPTY], portal, [None, None])
    return settings
