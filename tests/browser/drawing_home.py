"""A portal with a large layer of points, a small one of roughly known places and one of areas, for tests of drawing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import shapely

from geoportal.dataset import load_datasets, load_portal, load_references
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import Feature, Part, Place, Report, Value
from geoportal.samples import publish_units
from geoportal.settings import Settings
from geoportal.territory import load_gazetteer

LARGE, SMALL, AREAS = "truong-thpt", "truong-tieu-hoc", "phan-vung-rui-ro-thien-tai"
KINDS = {"Công lập": (18, 89, 195), "Dân lập": (138, 83, 0), "Tư thục": (176, 37, 143)}
"""The kinds of schools and their colours (red, green, blue) in the style of the dataset."""
EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>"\''
WEST, SOUTH, STEP, SIDE = 105.9, 20.4, 0.01, 50
"""The large layer stands on a grid: its corner and step in degrees, and how many points a side has."""
UNSURE = (106.12, 20.62)
"""Where the small layer's roughly known features all are: lon, lat."""
EXACT = (106.2, 20.62)
IN_COMMUNE = 12
AREA = (106.3, 20.6, 106.4, 20.7)
HOSTILE = 7
"""The number of the large layer's feature whose name is EVIL."""


class School(NamedTuple):
    """A school of the large layer."""

    number: int
    lon: float
    lat: float
    kind: str

    @property
    def name(self) -> str:
        return EVIL if self.number == HOSTILE else f"Trường lưới số {self.number}"


def schools() -> list[School]:
    """The schools of the large layer."""
    kinds = list(KINDS)
    return [
        School(number, round(WEST + STEP * (number % SIDE), 7), round(SOUTH + STEP * (number // SIDE), 7), kinds[number % 3])
        for number in range(SIDE * SIDE)
    ]  # fmt: skip


def make_home(folder: Path) -> Settings:
    """Publish the administrative units and the three layers into a new home."""
    settings = Settings(home=folder / "home")
    units = next(one for one in load_references(settings.layers).values() if one.id == "don-vi-hanh-chinh")
    publish_units(settings, load_portal(settings.layers), units, load_gazetteer(settings.gazetteer))
    publish(settings, LARGE, (_large(school) for school in schools()))
    publish(settings, SMALL, [*(_unsure(number) for number in range(IN_COMMUNE)), _sure()])
    box = shapely.MultiPolygon([shapely.box(*AREA)])
    zone: dict[str, Value] = {"mo_ta": "Vùng thử", "loai_canh_bao": "Lũ"}
    publish(settings, AREAS, [Feature("vung", zone, Place(106.35, 20.65, "exact", 10.0), shapely.to_wkb(box))])
    return settings


def publish(settings: Settings, name: str, features: Iterable[Feature]) -> None:
    """Publish features as a sample of a dataset."""
    dataset, portal = load_datasets(settings.layers)[name], load_portal(settings.layers)
    settings.home.mkdir(parents=True, exist_ok=True)
    source = settings.home / "nguon.csv"
    source.write_text("nguồn", encoding="utf-8")
    part = Part("all", sample=True)
    rows = encode_features(dataset, features, part)
    publish_rows(settings, dataset, portal, rows, part, Report(rows_read=len(rows)), source)


def _large(school: School) -> Feature:
    values: dict[str, Value] = {
        "ten": school.name,
        "dia_chi": EVIL,
        "dien_thoai": "02213862123",
        "loai_hinh": school.kind,
    }
    return _point(f"luoi{school.number:05}", values, Place(school.lon, school.lat, "exact", 10.0))


def _unsure(number: int) -> Feature:
    place = Place(*UNSURE, "commune", 2000.0, "2025", "12001", "Xã Tân Hưng")
    return _point(f"xa{number:02}", {"ten": f"Trường trong xã {number:02}", "dia_chi": "Xã Tân Hưng"}, place)


def _sure() -> Feature:
    place = Place(*EXACT, "exact", 10.0, "2025", "12001", "Xã Tân Hưng")
    return _point("dung-cho", {"ten": "Trường đúng chỗ", "dia_chi": "Số 1, Xã Tân Hưng", "loai_hinh": "Tư thục"}, place)


def _point(name: str, values: dict[str, Value], place: Place) -> Feature:
    assert place.lon is not None and place.lat is not None
    return Feature(name, values, place, shapely.to_wkb(shapely.Point(place.lon, place.lat)))
