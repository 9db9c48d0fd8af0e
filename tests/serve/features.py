"""Drawn features of a dataset, published: what the tests of queries compare answers with."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import shapely

from geoportal.dataset import Dataset, Portal
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import NOWHERE, Feature, Part, Place, Report, Value
from geoportal.settings import Settings
from geoportal.store.features import FeatureFile
from geoportal.store.versions import Version

WORDS = ("Trường", "THPT", "Nguyễn Huệ", "Đông Hưng", "Phù Cừ", "O'Reilly", "A%B_c", "số 5", "thị trấn", "ĐÔNG")


@dataclass(frozen=True)
class Drawn:
    """A published version and its features, in serving order."""

    version: Version
    features: list[dict[str, Any]]


def draw(dataset: Dataset, count: int, seed: int) -> list[Feature]:
    """Draw features: one in ten has no place, names and numbers repeat, some values are missing."""
    dice = random.Random(seed)
    return [_feature(dataset, number, dice) for number in range(count)]


def _feature(dataset: Dataset, number: int, dice: random.Random) -> Feature:
    values: dict[str, Value] = dict.fromkeys(dataset.public_fields)
    values["ten"] = " ".join(dice.sample(WORDS, 3))
    values["dia_chi"] = f"Số {number}"
    values["so_hoc_sinh"] = dice.choice((None, 10, 20, 300, 1200))
    values["so_giao_vien"] = dice.randrange(50)
    if dice.random() < 0.1:
        return Feature(f"x{number:05d}", values, NOWHERE, None, {})
    lon, lat = round(dice.uniform(105.9, 106.6), dice.choice((2, 7))), round(dice.uniform(20.25, 21.0), 7)
    place = Place(lon=lon, lat=lat, level="exact", radius_m=10.0)
    return Feature(f"x{number:05d}", values, place, shapely.to_wkb(shapely.Point(lon, lat)), {})


def publish(settings: Settings, dataset: Dataset, portal: Portal, features: Sequence[Feature]) -> Drawn:
    """Publish features as the whole of a dataset."""
    part = Part(key="all")
    source: Path = settings.home / "drawn.csv"
    settings.home.mkdir(parents=True, exist_ok=True)
    source.write_text("x", encoding="utf-8")
    version = publish_rows(settings, dataset, portal, encode_features(dataset, features, part), part, Report(), source)
    return Drawn(version, [orjson.loads(text) for text in FeatureFile(version.path)])
