"""Coordinates as people write them: read where they are, or told; never placed somewhere else.

Every spelling is written for points of communes all over the province, by pyproj from degrees that the test chose. Each
is read as a table of its own, whose system is settled as the pipeline does, and as single rows of which nothing is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from random import Random

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoportal.dataset import Dataset
from geoportal.geocode.address import place_address
from geoportal.geocode.coordinates import UNSETTLED, written_pairs
from geoportal.geocode.extent import MOST_M, agrees
from geoportal.geocode.features import locate
from geoportal.geocode.said import said_in
from geoportal.geocode.zone_columns import settle_columns
from geoportal.records import Feature, Issue, Known, Place, Report, Row
from geoportal.territory import Gazetteer
from tests.geocode.spellings import DEGREES, LINKS
from tests.geocode.spellings_grid import COARSE, METRES
from tests.geocode.written_cells import (
    ALIKE,
    COMMUNES,
    HOME,
    WGS84,
    ZONES,
    Spelling,
    Written,
    orders,
    points,
    spellings,
    written,
)  # fmt: skip

Read = tuple[Feature, list[Issue]]


class Reader:
    """Reads rows as the pipeline does: the system of the table is settled, then each row is placed."""

    def __init__(self, dataset: Dataset, gazetteer: Gazetteer) -> None:
        self.dataset, self.gazetteer = dataset, gazetteer
        self.latitude, self.longitude = dataset.fields_of_type("latitude")[0], dataset.fields_of_type("longitude")[0]
        self.place_of = lru_cache(maxsize=None)(lambda words: place_address(words, gazetteer, at_home=True))

    def table(self, rows: Sequence[Written], heading: str = "", *, named: bool = True, crs: str = "") -> list[Read]:
        places = [self.place_of(f"{row.unit.name}, tỉnh Hưng Yên") if named else None for row in rows]
        pairs = [written_pairs(*row.cells) for row in rows]
        settled = settle_columns(zip(pairs, places, strict=True), said_in(heading)[0], self.gazetteer, crs=crs)
        read = self.rows(rows, settled.crs, named=named)
        return [(feature, [*settled.issues, *issues]) for feature, issues in read]

    def rows(self, rows: Iterable[Written], crs: str = "", *, named: bool = True) -> Iterator[Read]:
        for number, (unit, _, _, cells) in enumerate(rows, 1):
            address = f"{unit.name}, tỉnh Hưng Yên" if named else None
            values = dict.fromkeys(self.dataset.input_fields) | {
                "dia_diem": address, self.latitude: cells[0] or None, self.longitude: cells[1] or None
            }  # fmt: skip
            report = Report()
            row = Row(f"{number}", number, None, values, crs=crs)
            (feature,) = locate([row], self.dataset, self.gazetteer, Known(), report)
            yield feature, report.issues


def off_m(place: Place, row: Written) -> float:
    """Return how far a place is from where the row is, in metres."""
    east = ((place.lon or 0.0) - row.lon) * numpy.cos(numpy.radians(row.lat))
    return float(numpy.hypot(east, (place.lat or 0.0) - row.lat) * 111_320)


def is_told(issues: Iterable[Issue]) -> bool:
    return any(issue.severity in ("error", "question", "warning") for issue in issues)


def verdict(read: Read, row: Written, tolerance_m: float) -> str:
    """Say "right", "told" (not placed by its coordinates, and an issue says so), or what is wrong."""
    feature, issues = read
    if feature.place.level == "exact":
        away = off_m(feature.place, row)
        return "right" if away <= tolerance_m else f"placed {away:.0f} m off"
    return "told" if is_told(issues) else "dropped"


@pytest.fixture(scope="module")
def reader(datasets: dict[str, Dataset], gazetteer: Gazetteer) -> Reader:
    return Reader(datasets["camera-giam-sat-giao-thong"], gazetteer)


def test_there_are_enough_spellings() -> None:
    every = spellings()
    assert len(every) >= 1_000 and len({spelling.template for spelling in every}) >= 250
    assert len({spelling.template for spelling in orders(DEGREES + LINKS + METRES)}) >= 150
    assert not {spelling.right for spelling in every} - {True, False} and {True, False} <= {s.alone for s in every}


@pytest.mark.parametrize("way", ["table", "alone"])
def test_every_spelling_is_read_where_it_is_or_told(way: str, reader: Reader) -> None:
    verdicts: Counter[str] = Counter()
    wrong, missed = [], []
    for spelling in spellings():
        must, rows = spelling.right if way == "table" else spelling.alone, written(spelling, reader.gazetteer)
        if must is None:
            continue
        found = reader.table(rows, spelling.heading) if way == "table" else reader.rows(rows)
        for row, read in zip(rows, found, strict=True):
            said = verdict(read, row, spelling.tolerance_m)
            verdicts[said] += 1
            if said not in ("right", "told"):
                wrong.append((said, row.cells, spelling))
            elif said != ("right" if must else "told"):
                missed.append((said, row.cells, spelling))
    assert wrong == []
    assert missed == []
    assert verdicts["right"] > 8_500 and verdicts["told"] > 500 and not set(verdicts) - {"right", "told"}


def test_few_digits_are_worth_what_the_place_says(reader: Reader) -> None:
    for spelling in orders(COARSE):
        rows = written(spelling, reader.gazetteer)
        for row, (feature, _) in zip(rows, reader.table(rows), strict=True):
            assert feature.place.radius_m is not None and 50 < feature.place.radius_m < 1_000
            assert feature.place.level == "exact" and off_m(feature.place, row) < 2**0.5 * feature.place.radius_m + 45


@pytest.mark.parametrize("crs", [*ZONES, *ALIKE])
def test_metres_without_names_are_right_or_told(crs: str, reader: Reader) -> None:
    for spelling in orders(METRES, (crs,), 3):
        rows = written(spelling, reader.gazetteer)
        for found in (reader.table(rows, named=False), reader.rows(rows, named=False)):
            assert all(is_told(issues) for _, issues in found)
        stated = reader.table(rows, ALIKE.get(crs) or f"VN-2000, KTT {ZONES[crs]}", named=False)
        assert all(off_m(feature.place, row) < 1 for row, (feature, _) in zip(rows, stated, strict=True))


def test_one_table_in_every_spelling(reader: Reader) -> None:
    every = [*orders(DEGREES + LINKS), *orders(METRES, (HOME,))]
    rows = [written(spelling, reader.gazetteer)[index % COMMUNES] for index, spelling in enumerate(every)]
    for spelling, row, read in zip(every, rows, reader.table(rows), strict=True):
        assert verdict(read, row, spelling.tolerance_m) == "right", (row.cells, read)


@pytest.mark.parametrize("share", [1, 4, 8])
def test_a_table_that_mixes_two_zones(share: int, reader: Reader) -> None:
    one, other = (written(Spelling(METRES.split()[0], crs), reader.gazetteer) for crs in ("EPSG:9209", "EPSG:9210"))
    rows = [other[index % 8] if index % 8 < share else one[index % 8] for index in range(80)]
    assert {verdict(read, row, 1.0) for row, read in zip(rows, reader.table(rows), strict=True)} == {"right"}


@pytest.mark.parametrize("vouched", ["EPSG:9210", "EPSG:9211", "EPSG:3405", "EPSG:4326"])
def test_a_wrong_zone_that_a_person_vouches_for_is_told(vouched: str, reader: Reader) -> None:
    rows = written(Spelling("{n:.2f}│{e:.2f}", HOME), reader.gazetteer)
    assert all(is_told(issues) for _, issues in reader.table(rows, crs=vouched))


@pytest.mark.parametrize("vouched", ["", "EPSG:9210", UNSETTLED])
def test_a_slip_of_one_digit_is_not_far_off_in_silence(vouched: str, reader: Reader) -> None:
    dice, slipped = Random(7), []
    for template, crs in (("{a:.6f}│{o:.6f}", WGS84), ("{n:.2f}│{e:.2f}", HOME), ("{n:.2f}│{e:.2f}", "EPSG:9210")):
        for row in written(Spelling(template, crs), reader.gazetteer) * 25:
            cells = list(row.cells)
            which, at = dice.randrange(2), dice.randrange(6)
            kept = cells[which][:at], cells[which][at + dice.randrange(2) :]  # a digit too much, or another one
            cells[which] = kept[0] + dice.choice("0123456789") + kept[1]
            slipped.append(row._replace(cells=(cells[0], cells[1])))
    found = list(zip(slipped, reader.rows(slipped, vouched), strict=True))
    silent = [
        off_m(read[0].place, row) for row, read in found if read[0].place.level == "exact" and not is_told(read[1])
    ]
    assert len(silent) > 20 and max(silent) <= 1.5 * MOST_M
    assert sum(is_told(issues) for _, (_, issues) in found) > 200


SIGNS = st.text(alphabet="0123456789.,°'\" -+NEBĐXYm=:;/()e⏨~", max_size=24)


@settings(deadline=None, max_examples=300)
@given(SIGNS | st.text(max_size=40), SIGNS)
def test_no_cell_breaks_the_reader_or_is_dropped_in_silence(reader: Reader, first: str, second: str) -> None:
    (unit, lon, lat) = points(reader.gazetteer)[3]
    ((feature, issues),) = reader.rows([Written(unit, lon, lat, (first, second))])
    if feature.place.level == "exact":
        assert is_told(issues) or agrees(
            feature.place.lon or 0.0,
            feature.place.lat or 0.0,
            reader.place_of(f"{unit.name}, tỉnh Hưng Yên"),
            reader.gazetteer,
        )
    else:
        assert is_told(issues) or not (first or second)


MERIDIANS = [
    ("KTT: 105o30'", 105.5), ("KTT 105,5", 105.5), ("KTT=105.75", 105.75), ("KTT 105.30", 105.5), ("KTT 105.45", 105.75),
    ("kinh tuyến trung ương 105°30'", 105.5), ("L0=105°30'", 105.5), ("Lo = 105 45", 105.75), ("KTT105-30", 105.5),
    ("VN2000 KTT 105 30", 105.5), ("Kinh tuyến trục: 105º45’", 105.75), ("kinh tuyến trục 105 độ 30 phút", 105.5),
    ("VN-2000 / TM-3 105-45", 105.75), ("KTTW 106", 106.0), ("KTT 106o", 106.0), ("KT trục 105°30'", 105.5),
    ("Kinh tuyến trục Hưng Yên 105°30'", 105.5), ("KTT 105030'", 105.5), ("KTT 105 0 30'", 105.5), ("kinh độ 105°30'", None),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "meridian"), MERIDIANS)
def test_the_meridian_that_a_heading_says(heading: str, meridian: float | None) -> None:
    assert said_in(heading)[0].meridian == meridian
