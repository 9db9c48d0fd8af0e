"""Literals of CQL2 as both encodings write them: texts, dates, times, intervals, boxes, geometries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy
import orjson
import shapely
from pygeofilter import ast, values

from geoportal.serve.ogc.cql2.refusals import refusal, wrong_geometry

Moment = date | datetime
OPEN = ".."
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.A)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.A)
_ESCAPED = re.compile(r"''|\\(['\\abtnvfr])")
_CONTROLS = dict(zip("abtnvfr", "\a\b\t\n\v\f\r", strict=True))


def unquote(literal: str) -> str:
    r"""Return the text of a character literal: '' and \' are a quote, \\ a backslash, \n and the like controls.

    A backslash before anything else stays, so that LIKE sees it.

    >>> unquote(r"'it''s 50\%, C:\\x'")
    "it's 50\\%, C:\\x"
    """
    return _ESCAPED.sub(lambda found: _CONTROLS.get(found[1], found[1]) if found[1] else "'", literal[1:-1])


def read_moment(text: object) -> Moment:
    """Return a day (YYYY-MM-DD) or an instant (RFC 3339, in UTC).

    >>> read_moment("2025-07-01"), read_moment("2025-07-01T07:00:00+07:00").isoformat()
    (datetime.date(2025, 7, 1), '2025-07-01T00:00:00+00:00')
    """
    if isinstance(text, str):
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
            if _TIME.fullmatch(text):
                return datetime.fromisoformat(text.upper()).astimezone(UTC)
        except (ValueError, OverflowError):
            pass
    raise refusal(
        f"«{text}» không phải là ngày giờ; ghi ví dụ 2025-07-01 hoặc 2025-07-01T00:00:00Z.",
        f"“{text}” is no date or time; write for example 2025-07-01 or 2025-07-01T00:00:00Z",
    )


def read_day(text: object) -> date:
    """Return the day of DATE('YYYY-MM-DD')."""
    found = read_moment(text)
    if isinstance(found, datetime):
        raise refusal(f"DATE cần ngày, «{text}» có cả giờ.", f"DATE needs a day, “{text}” has a time")
    return found


def read_instant(text: object) -> datetime:
    """Return the instant of TIMESTAMP('YYYY-MM-DDTHH:MM:SSZ')."""
    found = read_moment(text)
    if not isinstance(found, datetime):
        raise refusal(f"TIMESTAMP cần cả giờ, «{text}» chỉ có ngày.", f"TIMESTAMP needs a time, “{text}” is a day")
    return found


def read_interval(ends: Sequence[Any]) -> values.Interval:
    """Return an interval of two ends: moments, properties, ".." where it is open."""
    if len(ends) != 2:
        raise refusal("INTERVAL cần hai đầu.", "INTERVAL needs two ends")
    start, end = (None if isinstance(part, str) and part == OPEN else _end(part) for part in ends)
    if isinstance(start, date) and isinstance(end, date) and start.isoformat() > end.isoformat():
        raise refusal("INTERVAL có điểm đầu sau điểm cuối.", "INTERVAL begins after its end")
    return values.Interval(start, end)


def _end(part: Any) -> Any:
    return part if isinstance(part, ast.Attribute | date) else read_moment(part)


def read_box(sides: Sequence[Any]) -> values.Envelope:
    """Return a box of four or six numbers (heights are left out); x is the first axis of the CRS, y the second."""
    if len(sides) not in (4, 6) or not all(type(side) in (int, float) and abs(side) < 1e9 for side in sides):
        raise refusal("BBOX cần bốn (hoặc sáu) số.", "BBOX needs four or six numbers")
    half = len(sides) // 2
    return values.Envelope(sides[0], sides[half], sides[1], sides[half + 1])


def read_wkt(text: str) -> values.Geometry:
    """Return the geometry of a WKT literal."""
    try:
        with numpy.errstate(all="ignore"):
            shape = shapely.force_2d(shapely.from_wkt(text))
        return values.Geometry(orjson.loads(shapely.to_geojson(shape)))
    except (shapely.errors.GEOSException, orjson.JSONDecodeError) as error:
        raise wrong_geometry(text) from error
