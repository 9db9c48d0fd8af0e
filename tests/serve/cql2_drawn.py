"""Filters drawn at random."""

from __future__ import annotations

import unicodedata

import shapely
from hypothesis import strategies as st

from tests.serve.cql2_data import DAYS, NAMES, corner
from tests.serve.cql2_meaning import (
    OF_DATES,
    PERIODS,
    SIGNS,
    Drawn,
    arithmetic,
    between,
    column,
    combined,
    compared,
    day_compared,
    folded,
    is_null,
    like,
    negated,
    number_literal,
    one_of,
    period,
    spatial,
    text_literal,
)

NUMBER_COLUMNS = ("so_lop", "so_phong", "dien_tich", "nam")
TEXT_COLUMNS = ("ten", "loai", "thang", "quy", "nam_hoc", "gio")
numbers = st.one_of(
    st.sampled_from(NUMBER_COLUMNS).map(column),
    st.integers(-5, 15).map(number_literal),
    st.sampled_from((0.5, 2.0, 2024, 2.5e9)).map(number_literal),
)
terms = st.recursive(
    numbers, lambda inner: st.builds(arithmetic, st.sampled_from(("+", "-", "*", "/", "%", "div", "^")), inner, inner),
    max_leaves=3,
)  # fmt: skip
words = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(("THPT", "2024-09", "2024-Q3", "07:00", "2024-2025")), st.text(max_size=4)
).filter(lambda text: "\0" not in text and unicodedata.normalize("NFC", text) == text and not set(text) & set("\xa0\xd0\xf0\u200b\ufeff"))  # fmt: skip
texts = st.recursive(
    st.one_of(st.sampled_from(TEXT_COLUMNS).map(column), words.map(text_literal)),
    lambda inner: st.builds(folded, st.sampled_from(("casei", "accenti")), inner),
    max_leaves=2,
)
patterns = st.lists(st.one_of(st.sampled_from(("%", "_", "\\%", "\\_", "\\\\", "[", "*", "?", "^", "-", "]")), words), max_size=5).map("".join)  # fmt: skip
full_days = st.sampled_from([day for day in DAYS if len(day) == 10] + ["2024-09-15", "2024-12-31", "2026-06-30"])
ends = st.tuples(full_days, full_days).map(lambda pair: (min(pair), max(pair)))
open_ends = st.one_of(ends, full_days.map(lambda day: ("..", day)), full_days.map(lambda day: (day, "..")))
grid = st.tuples(st.integers(-1, 9), st.integers(-1, 9))
boxes = st.builds(
    lambda start, width, height: (*corner(*start), *corner(start[0] + width, start[1] + height)),
    grid, st.integers(1, 5), st.integers(1, 5),
)  # fmt: skip
shapes = st.one_of(
    grid.map(lambda at: shapely.Point(corner(*at))),
    boxes.map(lambda box: shapely.box(*box)),
    boxes.map(lambda b: shapely.Polygon([(b[0], b[1]), (b[2], b[1]), (b[0], b[3])])),
    boxes.map(lambda b: shapely.Polygon([(b[0], b[1]), (b[2] + 0.013, b[1] + 0.007), (b[0] + 0.004, b[3])])),
    boxes.map(lambda b: shapely.LineString([(b[0], b[1]), (b[2], b[1]), (b[2], b[3])])),
    boxes.map(lambda b: shapely.MultiPoint([(b[0], b[1]), (b[2], b[3])])),
    st.tuples(boxes, grid).map(lambda both: shapely.MultiLineString([[both[0][:2], both[0][2:]], [corner(*both[1]), corner(12, 3)]])),
)  # fmt: skip
predicates = st.sampled_from(
    ("intersects", "disjoint", "contains", "within", "touches", "crosses", "overlaps", "equals")
)
leaves = st.one_of(
    st.builds(compared, st.sampled_from(tuple(SIGNS)), terms, terms),
    st.builds(compared, st.sampled_from(tuple(SIGNS)), texts, texts),
    st.builds(compared, st.sampled_from(tuple(SIGNS)), st.just(column("co_so")), st.booleans().map(
        lambda value: Drawn(str(value).upper(), value, lambda _row: value))),
    st.builds(one_of, terms, st.lists(numbers, min_size=1, max_size=4)),
    st.builds(one_of, texts, st.lists(texts, min_size=1, max_size=4)),
    st.builds(between, terms, numbers, numbers),
    st.builds(like, st.sampled_from(TEXT_COLUMNS).map(column), patterns, st.sampled_from(((), ("casei",), ("accenti",), ("casei", "accenti")))),
    st.sampled_from(("ten", "so_lop", "ngay", "co_so", "geometry")).map(is_null),
    st.builds(day_compared, st.sampled_from(tuple(SIGNS)), st.sampled_from(("ngay", "ngay_het")), full_days),
    st.builds(period, st.sampled_from(OF_DATES), st.sampled_from((("ngay",), ("ngay_het",))), open_ends),
    st.builds(period, st.sampled_from(tuple(PERIODS)), st.just(("ngay", "ngay_het")), open_ends),
    st.builds(spatial, predicates, shapes, literal_first=st.booleans()),
    st.builds(lambda predicate, box, turned: spatial(predicate, shapely.box(*box), literal_first=turned, box=box), predicates, boxes, st.booleans()),
)  # fmt: skip
filters = st.recursive(
    leaves,
    lambda inner: st.one_of(
        inner.map(negated), st.builds(combined, st.sampled_from(("and", "or")), st.lists(inner, min_size=2, max_size=4))
    ),
    max_leaves=6,
)
