"""What the servers are asked, said once and then in the dialect of each; and what the right answer is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import quote

import numpy
from numpy.typing import NDArray

from peers.points import DATASET, PROVINCE, Known, feature_id

MANY = 2_000
"""Distinct addresses of a row."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Question:
    """A request for features. Boxes are west, south, east, north (CRS84).

    pupils: exactly so many pupils. triangle: the lower left half of this box, and at least `least` pupils. item: the
    number of the one school that is asked for.
    """

    limit: int = 10
    offset: int = 0
    box: Box | None = None
    pupils: int | None = None
    triangle: Box | None = None
    least: int = 0
    item: int | None = None


def ask(title: str, dice: random.Random, count: int) -> Question:
    """Draw a question of a row of the table."""
    start = Question(offset=dice.randrange(MANY))
    drawers: dict[str, Callable[[], Question]] = {
        "10 features": lambda: start,
        "100 features": lambda: replace(start, limit=100),
        "1,000 features": lambda: replace(start, limit=1_000),
        "box of 1 %, 100 features": lambda: Question(100, box=_box(dice, 0.1)),
        "box of the province, 10 features": lambda: Question(10, box=_around(dice)),
        "one property, 100 features": lambda: Question(100, dice.randrange(3), pupils=dice.randrange(100, 2_000)),
        "CQL2 shape and property, 100 features": lambda: Question(
            100, triangle=_box(dice, 0.2), least=dice.randrange(500, 1_500)
        ),
        "one feature": lambda: Question(item=dice.randrange(count)),
    }
    return drawers[title]()


TITLES = (
    "10 features", "100 features", "1,000 features", "box of 1 %, 100 features", "box of the province, 10 features",
    "one property, 100 features", "CQL2 shape and property, 100 features", "one feature",
)  # fmt: skip


def draw_questions(title: str, count: int) -> list[Question]:
    """Return MANY distinct questions of a row, the same ones every time."""
    dice = random.Random(title)
    found: dict[Question, None] = {}
    while len(found) < MANY:
        found[ask(title, dice, count)] = None
    return list(found)


def _box(dice: random.Random, side: float) -> Box:
    """Draw a box in the province whose sides are this share of the province's."""
    west, south, east, north = PROVINCE
    wide, high = (east - west) * side, (north - south) * side
    left, low = round(dice.uniform(west, east - wide), 5), round(dice.uniform(south, north - high), 5)
    return left, low, round(left + wide, 5), round(low + high, 5)


def _around(dice: random.Random) -> Box:
    west, south, east, north = PROVINCE
    more = [round(dice.uniform(0.01, 0.1), 5) for _ in range(4)]
    return west - more[0], south - more[1], east + more[2], north + more[3]


def right_answer(question: Question, known: Known, margin: float = 0.0) -> NDArray[numpy.int64]:
    """Return the numbers of all schools that a question is about, in order, before offset and limit.

    margin, in degrees, makes the box of the question larger on every side.
    """
    right = numpy.ones(len(known.lon), dtype=numpy.bool_)
    if question.box:
        west, south, east, north = question.box
        right &= (known.lon >= west - margin) & (known.lon <= east + margin)
        right &= (known.lat >= south - margin) & (known.lat <= north + margin)
    if question.pupils is not None:
        right &= known.pupils == question.pupils
    if question.triangle:
        west, south, east, north = question.triangle
        right &= (known.lon >= west) & (known.lat >= south) & (known.pupils >= question.least)
        right &= (known.lon - west) / (east - west) + (known.lat - south) / (north - south) <= 1
    if question.item is not None:
        return numpy.array([question.item])
    return numpy.flatnonzero(right)


def portal_path(question: Question) -> str:
    """Say a question to the portal."""
    if question.item is not None:
        return f"/api/collections/{DATASET}/items/{feature_id(question.item)}"
    return f"/api/collections/{DATASET}/items?{_words(question, 'geometry')}"


def tipg_path(question: Question) -> str:
    """Say a question to tipg."""
    if question.item is not None:
        return f"/collections/public.schools/items/{question.item}?f=geojson"
    return f"/collections/public.schools/items?f=geojson&{_words(question, 'geom')}"


def pygeoapi_path(question: Question) -> str | None:
    """Say a question to pygeoapi; None when it understands no such filter."""
    if question.triangle:
        return None
    if question.item is not None:
        return f"/collections/schools/items/{question.item}?f=json"
    return f"/collections/schools/items?f=json&{_words(question, 'geom')}"


def qgis_path(question: Question) -> str | None:
    """Say a question to QGIS Server; None when it understands no such filter."""
    if question.triangle:
        return None
    if question.item is not None:
        return f"/wfs3/collections/schools/items/{question.item}.geojson"
    return f"/wfs3/collections/schools/items.geojson?{_words(question, 'geom')}"


DIALECTS: dict[str, Callable[[Question], str | None]] = {
    "portal": portal_path, "QGIS Server": qgis_path, "tipg": tipg_path, "pygeoapi": pygeoapi_path,
}  # fmt: skip


def _words(question: Question, geometry: str) -> str:
    words = [f"limit={question.limit}", f"offset={question.offset}"]
    if question.box:
        words.append("bbox=" + ",".join(f"{side:.5f}" for side in question.box))
    if question.pupils is not None:
        words.append(f"so_hoc_sinh={question.pupils}")
    if question.triangle:
        west, south, east, north = question.triangle
        ring = f"POLYGON(({west} {south},{east} {south},{west} {north},{west} {south}))"
        text = f"S_INTERSECTS({geometry},{ring}) AND so_hoc_sinh >= {question.least}"
        words.append(f"filter-lang=cql2-text&filter={quote(text)}")
    return "&".join(words)
