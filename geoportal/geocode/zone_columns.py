"""In which reference system two columns of coordinates are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geoportal.geocode import zone_words as words
from geoportal.geocode.coordinates import UNSETTLED
from geoportal.geocode.said import Said
from geoportal.geocode.written import Number
from geoportal.geocode.zone_fits import SYSTEMS, Sample
from geoportal.geocode.zones import Settled, settle_crs
from geoportal.records import Place
from geoportal.territory import Gazetteer
from geoportal.territory.vn2000 import DEGREES, UTM, WGS84, ZONES

MOST_SAMPLES = 1_000
LEAST_METRIC = 100.0
"""Smaller numbers are not of a grid, not even in kilometres."""


def settle_columns(
    rows: Iterable[tuple[Iterable[tuple[Number, Number]], Place | None]], said: Said, gazetteer: Gazetteer, *,
    crs: str = "", remembered: str = "", sheet: str | None = None,
) -> Settled:  # fmt: skip
    """Decide in which system two columns of coordinates are.

    Parameters
    ----------
    rows : iterable
        Of rows spread over the table, a thousand are enough: the ways in which the two cells can be read
        (`coordinates.written_pairs`), and the place of the address, None or level "none" when it says nothing.
    said : Said
        What the headings and the words above the table say (`said.said_in`).
    crs : str
        What a person vouches for with this file.
    remembered : str
        What a person vouched for with an earlier file of this shape; believed when it holds.

    Returns
    -------
    Settled
        crs is for `Row.crs` of every row of the table: that of the metres where the columns have any, else that of the
        degrees, "" when each row must be proven by its own address, `coordinates.UNSETTLED` when metres must be. issues
        are about the whole table: an error only when what a person vouches for puts the rows outside the province.
    """
    samples, degrees = [], 0
    for pairs, place in rows:
        metric = _metric(pairs)
        degrees += metric is None
        samples += [Sample(metric[1], metric[0], place)] if metric else []
    if not samples:
        found = crs or (_of_degrees(said, remembered) if degrees else "")
        notices = (words.said_degrees(found, sheet),) if found == DEGREES else ()
        return Settled(found, issues=notices)
    step = max(1, len(samples) // MOST_SAMPLES)
    among = (*ZONES, *UTM) if said.datum == "VN-2000" else SYSTEMS[1:]
    stated = crs or said.for_metres()
    settled = settle_crs(
        samples[::step], stated, gazetteer, kind="table", confirmed=bool(crs), remembered=remembered, among=among,
        sheet=sheet,
    )  # fmt: skip
    return replace(settled, crs=settled.crs or (stated if not crs else UNSETTLED))


def _of_degrees(said: Said, remembered: str) -> str:
    return remembered if remembered in (WGS84, DEGREES) and not (said.datum or said.code) else said.for_degrees()


def _metric(pairs: Iterable[tuple[Number, Number]]) -> tuple[float, float] | None:
    """Return the likeliest reading of a pair as numbers of a grid, None when it is degrees, or nothing."""
    plain = [(first.value, second.value) for first, second in pairs if not (first.angle or second.angle)]
    if any(min(pair) < 90 <= max(pair) < 180 for pair in plain) or not plain:
        return None
    metric = max(plain)
    return metric if min(metric) > LEAST_METRIC else None
