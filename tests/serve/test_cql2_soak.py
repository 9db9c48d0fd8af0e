"""Thousands of drawn filters, in both encodings, against what they plainly say; and thousands of spoilt ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from geoportal.errors import RequestError
from tests.serve.cql2_data import Collection, make_collection
from tests.serve.cql2_drawn import filters
from tests.serve.cql2_meaning import Drawn
from tests.serve.cql2_table import FOUND

BITS = ("AND", "OR", "NOT", "(", ")", ",", "'", '"', "\\", "..", "INTERVAL", "DATE", "BBOX", "POINT(", "IN", "LIKE", "IS NULL", "1e400", "-", "^", "div", "geometry", "ten", "ngay", "CASEI(", "T_AFTER(", "S_WITHIN(", "\x01", "đ", "99999999999999999999", "[", "{")  # fmt: skip
THINGS: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, "", "..", [], {}, [1, 2], {"property": "ten"}, {"property": "geometry"}, {"date": "2024-01-01"}, {"interval": ["..", ".."]},
    {"bbox": [1, 2, 3]}, {"type": "Point", "coordinates": [1, 2]}, {"type": "Polygon", "coordinates": []}, {"type": "GeometryCollection", "geometries": []},
    {"type": "Point", "coordinates": [[1, 2]]}, {"type": "Point", "coordinates": None}, {"op": "+", "args": [1, 2]}, {"casei": "x"}, {"casei": 5},
)  # fmt: skip


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made = make_collection(tmp_path_factory.mktemp("cql2"), 400)
    yield made
    made.connection.close()


@pytest.mark.soak
@settings(max_examples=6000, suppress_health_check=list(HealthCheck))
@given(drawn=filters)
def test_thousands_of_drawn_filters_find_what_they_say(collection: Collection, drawn: Drawn) -> None:
    expected = [number for number, row in enumerate(collection.rows, start=1) if drawn.tell(row)]
    assert collection.find(drawn.text) == expected, drawn.text
    assert collection.find(orjson.dumps(drawn.json).decode(), "cql2-json") == expected, drawn.json


@pytest.mark.soak
def test_spoilt_text_is_answered_or_refused(collection: Collection) -> None:
    """Anything but an answer or a RequestError would be an error 500."""
    dice, refused = random.Random(5), 0
    for _ in range(30_000):
        text = dice.choice(FOUND)[0]
        for _ in range(dice.randint(1, 4)):
            place, other = dice.randrange(len(text) + 1), dice.choice(FOUND)[0]
            start = dice.randrange(len(other))
            bit, copied = f" {dice.choice(BITS)} ", other[start : start + dice.randint(1, 25)]
            piece = dice.choice((bit, copied, chr(dice.randrange(0xD7FF)), ""))
            text = text[:place] + piece + text[place + dice.randint(0, 5) :]
        try:
            collection.find(text)
        except RequestError:
            refused += 1
    assert 0 < refused < 30_000


@pytest.mark.soak
@settings(max_examples=6000, suppress_health_check=list(HealthCheck))
@given(drawn=filters)
def test_spoilt_json_is_answered_or_refused(collection: Collection, drawn: Drawn) -> None:
    dice = random.Random(drawn.text)
    content = {"filter": orjson.loads(orjson.dumps(drawn.json))}
    for _ in range(dice.randint(1, 2)):
        _spoil(content, dice)
    with suppress(RequestError):
        collection.find(orjson.dumps(content["filter"]).decode(), "cql2-json")


def _spoil(content: Any, dice: random.Random) -> None:
    """Put something else in one place of a JSON document, or rename a member."""
    while True:
        place = dice.choice(list(content)) if isinstance(content, dict) else dice.randrange(len(content))
        below = content[place]
        if not below or not isinstance(below, dict | list) or dice.random() < 0.15:
            break
        content = below
    content[place] = orjson.loads(orjson.dumps(dice.choice(THINGS)))
    if isinstance(content, dict) and "filter" not in content and dice.random() < 0.1:
        content[dice.choice(("op", "args", "x", "bbox", "type"))] = content.pop(place)
