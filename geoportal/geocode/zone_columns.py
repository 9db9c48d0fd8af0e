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
from geoportal.territory.vn2000 import DEGREES, UTM, ZONES

MOST_SAMPLES = 1_000


def settle_columns(
    rows: Iterable[tuple[Iterable[tuple[Number, Number]], Place | None]], said: Said, gazetteer: Gazetteer, *,
    crs: str = "", sheet: str | None = None,
) -> Settled:  # fmt: skip
    """Decide in which system two columns of coordinates are.

    Parameters
    ----------
    rows : iterable
        Of each row the ways in which its two texts can be read (`coordinates.pairs_in`), and the place of its address.
    said : Said
        What the headings and the words above the table say (`said.said_in`).
    crs : str
        What a person vouches for.

    Returns
    -------
    Settled
        crs is for `Row.crs`: that of the metres where the columns have any, else that of the degrees.
    """
    samples, degrees = [], 0
    for pairs, place in rows:
        metric = _metric(pairs)
        degrees += metric is None
        samples += [Sample(metric[1], metric[0], place)] if metric else []
    if not samples:
        found = crs or said.for_degrees() if degrees else crs
        notices = (words.said_degrees(found, sheet),) if found == DEGREES else ()
        return Settled(found, issues=notices)
    step = max(1, len(samples) // MOST_SAMPLES)
    among = (*ZONES, *UTM) if said.datum == "VN-2000" else SYSTEMS[1:]
    stated = crs or said.for_metres()
    settled = settle_crs(
        samples[::step], stated, gazetteer, kind="table", confirmed=bool(crs), among=among, sheet=sheet
    )  # fmt: skip
    return replace(settled, crs=settled.crs or (stated if not crs else UNSETTLED))


def _metric(pairs: Iterable[tuple[Number, Number]]) -> tuple[float, float] | None:
    """Return the likeliest reading of a pair as numbers of a grid, None when it is degrees, or nothing."""
    plain = [(first.value, second.value) for first, second in pairs if not (first.angle or second.angle)]
    if any(min(pair) < 90 <= max(pair) < 180 for pair in plain) or not plain:
        return None
    return max(plain)
