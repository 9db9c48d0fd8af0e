"""Drawn queries of every kind against a plain geopandas oracle on the same features: long counts, run by make soak."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

import geoportal.gdal  # isort: skip  (before geopandas: it decides which drivers exist)

import geopandas
import orjson
import pandas
import shapely
from flask.testing import FlaskClient

from geoportal.dataset import Dataset, Portal
from geoportal.records import NOWHERE, Feature, Place, Value
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from tests.serve.features import WORDS, Drawn, publish

assert geoportal.gdal
QUERIES = 5_000
FEW = 40
COUNT = 400
POINTS, AREAS = "co-so-tiem-chung", "phan-vung-rui-ro-thien-tai"
KINDS = ("Bão", "Lũ", "Ngập lụt")


def draw(dataset: Dataset, seed: int) -> list[Feature]:
    dice = random.Random(seed)
    return [_feature(dataset, number, dice) for number in range(COUNT)]


def _feature(dataset: Dataset, number: int, dice: random.Random) -> Feature:
    values: dict[str, Value] = dict.fromkeys(dataset.public_fields)
    name = " ".join(dice.sample(WORDS, 2))
    lon, lat = round(dice.uniform(105.9, 106.6), 3), round(dice.uniform(20.25, 21.0), 3)
    if dataset.id == POINTS:
        day = f"{dice.choice((2024, 2025))}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        values |= {"ten": name, "dia_chi": f"Số {number}", "ngay_cong_bo": dice.choice((None, day))}
        shape: shapely.Geometry | None = shapely.Point(lon, lat) if dice.random() < 0.9 else None
    else:
        values |= {"mo_ta": name, "loai_canh_bao": dice.choice(KINDS), "cap_do": dice.choice((None, 1, 2, 3))}
        triangle = [(lon, lat), (lon + 0.05, lat), (lon, lat + 0.05)]
        shape = shapely.MultiPolygon([shapely.Polygon(triangle)]) if dice.random() < 0.9 else None
    place = NOWHERE if shape is None else Place(lon=lon, lat=lat, level="exact", radius_m=5.0)
    return Feature(f"x{number:05d}", values, place, None if shape is None else shapely.to_wkb(shape), {})


class Oracle:
    """The same questions asked of a GeoDataFrame."""

    def __init__(self, drawn: Drawn) -> None:
        shapes = [shapely.from_geojson(orjson.dumps(f["geometry"])) if f["geometry"] else None for f in drawn.features]
        rows = [{"id": feature["id"], **feature["properties"]} for feature in drawn.features]
        self.frame = geopandas.GeoDataFrame(pandas.DataFrame(rows, dtype=object), geometry=shapes, crs=4326)

    def ask(self, dice: random.Random) -> tuple[dict[str, str], list[str]]:
        """Return the parameters of a drawn query and the ids that it must find, in order."""
        parameters: dict[str, str] = {}
        mask = pandas.Series(True, self.frame.index)
        for part in dice.sample((self._box, self._equal, self._time, self._filter, self._words), dice.randint(0, 3)):
            words, found = part(dice)
            if not parameters.keys() & words.keys():
                parameters |= words
                mask &= found
        frame = self.frame[mask]
        if dice.random() < 0.5:
            column = dice.choice([name for name in self.frame.columns if name not in ("id", "geometry")])
            down = dice.random() < 0.5
            parameters["sortby"] = f"{'-' if down else ''}{column}"
            filled = frame[frame[column].notna()].sort_values(column, ascending=not down, kind="stable")
            frame = pandas.concat([filled, frame[frame[column].isna()]])
        return parameters, list(frame["id"])

    def _box(self, dice: random.Random) -> tuple[dict[str, str], Any]:
        west, south = round(dice.uniform(105.8, 106.6), 3), round(dice.uniform(20.2, 21.0), 3)
        east, north = round(west + dice.uniform(0, 0.5), 3), round(south + dice.uniform(0, 0.5), 3)
        shapes = self.frame.geometry
        inside = shapes.intersects(shapely.box(west, south, east, north)) | shapes.isna()
        return {"bbox": f"{west},{south},{east},{north}"}, inside

    def _equal(self, dice: random.Random) -> tuple[dict[str, str], Any]:
        column = dice.choice([c for c in ("ten", "mo_ta", "loai_canh_bao", "cap_do") if c in self.frame.columns])
        value = dice.choice([v for v in self.frame[column] if v is not None])
        return {column: str(value)}, self.frame[column] == value

    def _time(self, dice: random.Random) -> tuple[dict[str, str], Any]:
        start, end = sorted(
            f"202{dice.choice('45')}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}" for _ in range(2)
        )
        if "ngay_cong_bo" not in self.frame.columns:
            return {"datetime": f"{start}/{end}"}, pandas.Series(True, self.frame.index)
        days = self.frame["ngay_cong_bo"]
        return {"datetime": f"{start}/{end}"}, days.isna() | ((days >= start) & (days <= end)).fillna(False)

    def _filter(self, dice: random.Random) -> tuple[dict[str, str], Any]:
        name = "ten" if "ten" in self.frame.columns else "mo_ta"
        word = dice.choice(("Trường", "Đông", "O'Reilly", "số"))
        like = self.frame[name].str.contains(word, regex=False)
        number = dice.choice((1, 2))
        if "cap_do" not in self.frame.columns:
            return {"filter": f"NOT {name} LIKE '%{word.replace(chr(39), chr(39) * 2)}%'"}, ~like.astype(bool)
        more = pandas.to_numeric(self.frame["cap_do"]) > number
        return {"filter": f"{name} LIKE '%{word.replace(chr(39), chr(39) * 2)}%' OR cap_do > {number}"}, like | more

    def _words(self, dice: random.Random) -> tuple[dict[str, str], Any]:
        name = "ten" if "ten" in self.frame.columns else "mo_ta"
        return {"q": "phu cu"}, self.frame[name].str.contains("Phù Cừ", regex=False)


def compare(client: FlaskClient, name: str, oracle: Oracle, count: int, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(count):
        parameters, wanted = oracle.ask(dice)
        limit, offset = dice.choice((1, 7, 50, 1000)), dice.choice((0, 0, 3, 60))
        query = urlencode({**parameters, "limit": limit, "offset": offset})
        answer = client.get(f"/api/collections/{name}/items?{query}")
        assert answer.status_code == 200, (query, answer.get_data(as_text=True)[:300])
        content = orjson.loads(answer.get_data())
        assert content["numberMatched"] == len(wanted), query
        assert [feature["id"] for feature in content["features"]] == wanted[offset : offset + limit], query


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("queries")


@pytest.mark.parametrize("name", [POINTS, AREAS])
@pytest.mark.parametrize("count", [FEW, pytest.param(QUERIES, marks=pytest.mark.soak)])
def test_queries_find_what_geopandas_finds(
    name: str, count: int, home: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    settings = Settings(home=home / f"{name}-{count}")
    drawn = publish(settings, datasets[name], portal, draw(datasets[name], seed=11))
    compare(create_app(settings).test_client(), name, Oracle(drawn), count, seed=random.Random(count).randrange(10**6))
