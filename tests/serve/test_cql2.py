"""CQL2 filters find what they say, over every operator, and refuse what they cannot answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy
import orjson
import pytest
import shapely
from hypothesis import HealthCheck, given, settings

from geoportal.errors import RequestError
from geoportal.serve.ogc.cql2 import parse_filter
from geoportal.serve.ogc.cql2.tree import DEEPEST
from geoportal.serve.ogc.crs import CRS84, EPSG, to_crs
from tests.serve.cql2_data import Collection, make_collection
from tests.serve.cql2_drawn import filters
from tests.serve.cql2_meaning import Drawn
from tests.serve.cql2_refused import REFUSED, REFUSED_JSON
from tests.serve.cql2_table import FOUND, TRIANGLE, Row


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made = make_collection(tmp_path_factory.mktemp("cql2"))
    yield made
    made.connection.close()


@pytest.mark.parametrize(("text", "holds"), FOUND, ids=[text for text, _holds in FOUND])
def test_a_filter_finds_what_it_says(collection: Collection, text: str, holds: Callable[[Row], bool]) -> None:
    expected = [number for number, row in enumerate(collection.rows, start=1) if holds(row)]
    assert collection.find(text) == expected


def test_the_table_is_worth_something(collection: Collection) -> None:
    """Most filters of the table find some features and not all, or it would prove little."""
    telling = [text for text, holds in FOUND if 0 < sum(map(bool, map(holds, collection.rows))) < len(collection.rows)]
    assert len(FOUND) >= 130
    assert len(telling) >= len(FOUND) - 22


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(drawn=filters)
def test_drawn_filters_find_what_they_say(collection: Collection, drawn: Drawn) -> None:
    expected = [number for number, row in enumerate(collection.rows, start=1) if drawn.tell(row)]
    assert collection.find(drawn.text) == expected
    assert collection.find(orjson.dumps(drawn.json).decode(), "cql2-json") == expected


@pytest.mark.parametrize(("text", "words"), REFUSED, ids=[text[:60] for text, _words in REFUSED])
def test_what_cannot_be_answered_is_refused_with_words(collection: Collection, text: str, words: str) -> None:
    with pytest.raises(RequestError) as refused:
        collection.find(text)
    assert words in refused.value.vi
    assert refused.value.vi.endswith((".", "?"))
    assert refused.value.en.startswith("filter: ") and refused.value.en != refused.value.vi
    assert len(refused.value.vi) < 500


@pytest.mark.parametrize("text", REFUSED_JSON, ids=[text[:60] for text in REFUSED_JSON])
def test_json_that_is_no_filter_is_refused(collection: Collection, text: str) -> None:
    with pytest.raises(RequestError) as refused:
        collection.find(text, "cql2-json")
    assert refused.value.vi.endswith(".")


def test_another_language_is_refused() -> None:
    with pytest.raises(RequestError, match="filter-lang «ecql»"):
        parse_filter("a = 1", "ecql")


def nested(level: int, form: str) -> str:
    return form.replace("#", nested(level - 1, form)) if level else "co_so = true"


@pytest.mark.parametrize(
    "form",
    [
        "(NOT (#))",
        "(so_lop = 1 AND (so_phong = 1 OR (#)))",
        "(so_lop = 1 AND so_phong = 1 AND NOT (so_lop = 2 OR so_lop = 3 OR (#)))",
        "(so_lop = 1) = (#)",
        "(#) IS NULL",
        "(so_lop IN (1, 2)) IN (true, #)",
        "co_so = (CASEI(ten) = CASEI(CASEI(loai))) AND co_so = (#)",
        "(so_lop - (1 - (2 / (3 % (4 ^ (5 div so_lop))))) > 0) = (#)",
        "(ngay < ngay_het) = (#)",
    ],
)
def test_a_filter_as_deep_as_allowed_is_answered_one_deeper_refused(collection: Collection, form: str) -> None:
    """SQLite has limits of its own; ours are reached first."""
    answered = 0
    for level in range(DEEPEST + 2):
        try:
            collection.find(nested(level, form))
            answered += 1
        except RequestError as error:
            assert "lồng nhau" in error.vi
            break
    else:
        pytest.fail("never refused")
    assert answered >= 8


@pytest.mark.parametrize("form", ["(#) IN (true, false)", "(#) BETWEEN false AND true", "(#) = (co_so IN (true))"])
def test_what_stands_left_of_an_operator_is_worked_out_once(collection: Collection, form: str) -> None:
    """Twice at each of forty levels would never end."""
    condition = collection.condition(nested(40, form))
    assert condition.sql.count("f_co_so") <= 41
    assert all(collection.rows[number - 1].co_so is not None for number in collection.find(nested(40, form)))


def test_long_chains_and_sums_are_answered(collection: Collection) -> None:
    everything = collection.find("so_lop IS NOT NULL")
    assert collection.find(" OR ".join(["so_lop = 1", "so_lop <> 1"] * 300)) == everything
    assert collection.find(" OR ".join(f"ten='{i}'" for i in range(600))) == collection.find("ten = '100'")
    left = "so_lop = 1"
    for _ in range(200):
        left = f"({left} OR so_lop <> 1)"
    assert collection.find(left) == everything
    assert collection.find("so_lop > -99 - " + " - ".join(["1"] * 30)) == everything
    assert collection.find("ten LIKE '" + "%a" * 2400 + "%b'") == []


def in_crs(shape: shapely.Geometry, crs: str, *, east_first: bool) -> shapely.Geometry:
    """Return a shape in another CRS, with the decimals that the API writes."""
    digits = 7 if crs.endswith(("84", "4326", "4756")) else 4
    to = to_crs(crs, east_first=east_first)
    return shapely.transform(shape, lambda points: numpy.column_stack(to.transform(*points.T)).round(digits))


def located(collection: Collection) -> list[tuple[int, shapely.Geometry]]:
    return [(n, row.geometry) for n, row in enumerate(collection.rows, 1) if row.geometry is not None]


CRSS = [CRS84, *(f"{EPSG}{code}" for code in (4326, 3857, 9209, 3405, 4756))]


@pytest.mark.parametrize("crs", CRSS)
def test_geometries_are_read_in_any_crs_with_the_axes_of_its_authority(collection: Collection, crs: str) -> None:
    shape = shapely.Polygon([(106.001, 20.501), (106.299, 20.501), (106.001, 20.799)])
    expected = [number for number, geometry in located(collection) if geometry.intersects(shape)]
    literal = in_crs(shape, crs, east_first=False)
    assert collection.find(f"S_INTERSECTS(geometry, {shapely.to_wkt(literal)})", crs=crs) == expected
    json = {"op": "s_intersects", "args": [{"property": "geometry"}, shapely.geometry.mapping(literal)]}
    assert collection.find(orjson.dumps(json).decode(), "cql2-json", crs) == expected


@pytest.mark.parametrize("crs", CRSS)
def test_a_box_is_a_box_in_the_crs_it_is_given_in(collection: Collection, crs: str) -> None:
    corners = in_crs(shapely.MultiPoint([(106.001, 20.501), (106.199, 20.699)]), crs, east_first=True)
    box = shapely.box(*corners.bounds)
    expected = [n for n, geometry in located(collection) if in_crs(geometry, crs, east_first=True).intersects(box)]
    west, south, east, north = corners.bounds
    sides = (south, west, north, east) if crs.endswith(("4326", "4756")) else corners.bounds
    assert collection.find(f"S_INTERSECTS(geometry, BBOX({', '.join(map(repr, sides))}))", crs=crs) == expected


@pytest.mark.parametrize("crs", CRSS)
def test_a_point_read_from_the_api_in_a_crs_is_found_in_it(collection: Collection, crs: str) -> None:
    for number, point in [(n, geometry) for n, geometry in located(collection) if geometry.geom_type == "Point"][:20]:
        written = shapely.to_wkt(in_crs(point, crs, east_first=False), rounding_precision=-1)
        assert number in collection.find(f"S_EQUALS(geometry, {written})", crs=crs)


@pytest.mark.parametrize("crs", CRSS)
def test_swapped_axes_are_noticed(collection: Collection, crs: str) -> None:
    latitude_first = crs.endswith(("4326", "4756"))
    swapped = "POINT(106.1 20.6)" if latitude_first else "POINT(20.6 106.1)"
    if crs.endswith(("84", "4326", "4756")):
        with pytest.raises(RequestError, match="vĩ độ trước" if latitude_first else "kinh độ trước"):
            collection.find(f"S_INTERSECTS(geometry, {swapped})", crs=crs)
    else:
        assert collection.find(f"S_INTERSECTS(geometry, {swapped})", crs=crs) == []


@pytest.mark.parametrize(
    "predicate", ["intersects", "disjoint", "contains", "within", "touches", "crosses", "overlaps", "equals"]
)
def test_the_search_finds_what_shapely_says_of_every_feature(collection: Collection, predicate: str) -> None:
    for shape in (
        TRIANGLE,
        shapely.box(106.1, 20.6, 106.25, 20.8),
        shapely.Point(106.1, 20.6),
        shapely.box(0, 0, 1, 1),
    ):
        expected = [
            n
            for n, row in enumerate(collection.rows, 1)
            if row.geometry is not None and getattr(row.geometry, predicate)(shape)
        ]
        assert collection.meeting(predicate, shape).tolist() == expected


def test_values_never_stand_in_the_sql(collection: Collection) -> None:
    text = "ten = 'mật khẩu' OR so_lop = 424242 OR ten LIKE '%mật%' OR ngay = DATE('2011-11-11') OR ten IN ('mật')"
    condition = collection.condition(text)
    assert "mật" not in condition.sql and "424242" not in condition.sql and "2011" not in condition.sql
    assert condition.sql.count("?") == len(condition.parameters)


def test_a_filter_that_is_kept_answers_the_same_again(collection: Collection) -> None:
    text = "S_INTERSECTS(geometry, BBOX(106, 20.5, 106.2, 20.7)) AND so_lop > 2"
    assert collection.find(text) == collection.find(text)
    assert parse_filter(text, "cql2-text") is parse_filter(text, "cql2-text")
