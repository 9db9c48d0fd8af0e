"""A portal with hostile texts and a history, for the tests of metadata: made in code, in seconds."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import shapely
import yaml
from flask.testing import FlaskClient

from geoportal.dataset import Dataset, load_datasets, load_portal, load_references
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.records import NOWHERE, Feature, Part, Place, Report, Value
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.store.versions import Version

ROOT = Path(__file__).resolve().parent.parent.parent
HOSTILE = "</script><script>alert(1)</script> <!-- ]]> & \" ' \\ \u2028 \u2029 {x} \U0001f6b2 Đồng"
HTTP = "http://127.0.0.1:8000"
MAPPED, TABLE, WITH_CHILDREN = "truong-thpt", "xuat-nhap-khau", "bao-tang"
"""A located dataset, whose texts are hostile; one without a place; one with a child table."""


Rows = dict[str, dict[str, Value]]
BEFORE: Rows = {
    "a": {"ten": "A", "@": "106.1 20.6"},
    "b": {"ten": "B"},
    "c": {"ten": "C", "@": "106.2 20.6"},
    "d": {"ten": "D"},
}
AFTER: Rows = {
    "e": {"ten": "E"},
    "a": {"ten": "A", "@": "106.1 20.7"},
    "b": {"ten": "B", "dien_thoai": "0221"},
    "c": {"ten": "C", "@": "106.2 20.6"},
}
"""Rows by id, before and after a change: one added, one removed, two changed."""


@dataclass(frozen=True)
class Home:
    """A portal of its own, to publish into and to ask."""

    settings: Settings
    datasets: dict[str, Dataset]
    client: FlaskClient

    def publish(
        self, name: str, rows: dict[str, dict[str, Value]], *, sample: bool = False, children: int = 0
    ) -> Version:
        """Publish rows by their ids as the whole of a dataset; the value "@" is a place (lon, lat) as text."""
        dataset = self.datasets[name]
        features = [_feature(dataset, row_id, values, children) for row_id, values in rows.items()]
        part = Part(key="all", sample=sample)
        source: Path = self.settings.home / "nguon.csv"
        source.write_text("x", encoding="utf-8")
        portal = load_portal(self.settings.layers)
        encoded = encode_features(dataset, features, part)
        return publish_rows(self.settings, dataset, portal, encoded, part, Report(), source)


def _feature(dataset: Dataset, row_id: str, values: dict[str, Value], children: int) -> Feature:
    known: dict[str, Value] = {**dict.fromkeys(dataset.public_fields), **values}
    at = str(known.pop("@", "") or "")
    made = {name: [{field: f"{row_id} {number}" for field in child.fields} for number in range(children)]
            for name, child in dataset.children.items()}  # fmt: skip
    empty = Feature(row_id, known, NOWHERE, None, made)
    if not at or not dataset.is_located:
        return empty
    lon, lat = map(float, at.split())
    place = Place(lon=lon, lat=lat, level="exact", radius_m=10.0)
    return replace(empty, place=place, geometry=shapely.to_wkb(shapely.Point(lon, lat)))


def make_home(folder: Path, title: str = HOSTILE) -> Home:
    """Make a portal in a folder; title is that of MAPPED, of its domain and of its agency."""
    layers = folder / "layers"
    shutil.copytree(ROOT / "layers", layers, ignore=shutil.ignore_patterns("*.sample.*"))
    texts = {"vi": f"vi {title}", "en": f"en {title}"}
    path = next(layers.glob(f"*/{MAPPED}.yml"))
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content |= {"title": texts, "description": {key: f"{text} {'mô tả ' * 10}" for key, text in texts.items()}}
    content["fields"]["ten"]["title"] = texts
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    portal = yaml.safe_load((layers / "portal.yml").read_text(encoding="utf-8"))
    next(one for one in portal["domains"] if one["code"] == path.parent.name)["title"] = texts
    (layers / "portal.yml").write_text(yaml.safe_dump(portal, allow_unicode=True), encoding="utf-8")
    agencies = yaml.safe_load((layers / "agencies.yml").read_text(encoding="utf-8"))
    for agency in agencies:
        if agency["code"] in content["providers"]:
            agency["name"] = texts
    (layers / "agencies.yml").write_text(yaml.safe_dump(agencies, allow_unicode=True), encoding="utf-8")
    settings = Settings(home=folder / "home", layers=layers, lock_seconds=5)
    (settings.home / "published").mkdir(parents=True)
    return Home(settings, {**load_datasets(layers), **load_references(layers)}, create_app(settings).test_client())
