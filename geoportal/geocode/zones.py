"""In which reference system the coordinates of a table are: decided for the table, never silently.

Metres of one zone of VN-2000 read as those of its neighbour lie 26 km off and often still in the province. What tells
them apart is where the province is, and the communes and districts that the rows name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy

from geoportal.geocode import zone_words as words
from geoportal.geocode.coordinates import UNSETTLED
from geoportal.geocode.zone_fits import HOLDS, SYSTEMS, Fit, Points, Sample
from geoportal.records import Issue, Severity
from geoportal.territory import Gazetteer
from geoportal.territory.vn2000 import HOME, WGS84, ZONES, local_grid, meant

CLEAR, UNCLEAR = 0.6, 0.2
"""Names that are often wrong still tell: a reading that fits so many of them, when every other fits at most so many."""
FEW = 3
"""Fewer rows with a name than this prove nothing against what a file says."""
NEIGHBOURS = tuple(ZONES)[:8]
UNMISTAKABLE = (WGS84, "EPSG:3857")
"""No other system has such numbers in the province; those of zones look alike."""
Kind = Literal["file", "table"]


@dataclass(frozen=True)
class Settled:
    """The CRS of a table's coordinates ("" when there is none to be believed), whether its axes are swapped.

    issues say what was decided and why, or what must be answered. `coordinates.UNSETTLED` as crs: several zones are
    possible, the rows' metres must not be read.
    """

    crs: str
    swapped: bool = False
    issues: tuple[Issue, ...] = ()


def settle_crs(
    samples: Sequence[Sample], stated_crs: str, gazetteer: Gazetteer, *, kind: Kind = "file", confirmed: bool = False,
    remembered: str = "", among: Sequence[str] = SYSTEMS, sheet: str | None = None,
) -> Settled:  # fmt: skip
    """Decide in which system the coordinates of a table are.

    Parameters
    ----------
    samples : sequence of Sample
        Points of rows spread over the table, a thousand at most; of a table with columns, those in metres.
    stated_crs : str
        What the file says, "" for nothing. It is believed when it holds.
    kind : str
        "file": a GIS file, whose doubt is an error. "table": columns of numbers, whose rows have addresses to fall back
        on: doubt is a warning.
    confirmed : bool
        A person vouches for `stated_crs`: it need only put the rows into the province.
    remembered : str
        What a person vouched for with an earlier file of this shape: believed when it holds and `stated_crs` does not.
    among : sequence of str
        The systems that are tried.

    Returns
    -------
    Settled
        With an issue whenever it is not just what the file says.
    """
    points = [sample for sample in samples if numpy.isfinite((sample.x, sample.y)).all()]
    if not points:
        return Settled(stated_crs)
    read = Points(points, gazetteer)
    stated, sure = meant(stated_crs) if stated_crs else ("", True)
    remark = () if sure else (words.other_datum(stated, sheet),)
    own = [read.fit(stated, swapped=swapped) for swapped in (False, True)] if stated else []
    if confirmed:
        return _confirmed(own, read, remark, sheet)
    for fit in own:
        if fit.holds:
            swap = (words.chosen(fit, len(points), sheet, severity="notice"),) if fit.swapped else ()
            return Settled(fit.crs, fit.swapped, (*remark, *swap))
    for fit in (read.fit(remembered, swapped=swapped) for swapped in (False, True) if remembered):
        if fit.holds:
            severity: Severity = "warning" if stated not in ("", WGS84) else "notice"
            return Settled(fit.crs, fit.swapped, (words.chosen(fit, len(points), sheet, own, severity),))
    fits = [fit for fit in read.fits(among) if fit.crs != stated]
    return _without_statement(own, fits, read, kind, sheet, remark)


def _confirmed(own: Sequence[Fit], read: Points, remark: tuple[Issue, ...], sheet: str | None) -> Settled:
    for fit in own:
        if fit.inside >= HOLDS:
            doubt = (words.names_against(fit, sheet),) if fit.named >= FEW and fit.agree < 0.5 else ()
            swap = (words.chosen(fit, len(read), sheet, severity="notice"),) if fit.swapped else ()
            return Settled(fit.crs, fit.swapped, (*remark, *swap, *doubt))
    return Settled("", issues=(words.not_there(own[0], sheet),) if own else ())


def _without_statement(
    own: Sequence[Fit], fits: list[Fit], read: Points, kind: Kind, sheet: str | None, remark: tuple[Issue, ...]
) -> Settled:
    """Decide where nothing is stated, or what is stated does not hold."""
    count = len(read)
    inside = next((fit for fit in own if fit.inside >= HOLDS), None)
    holding = [fit for fit in fits if fit.holds] or _clear([*own, *fits])
    if inside is not None:  # stated, in the province, but not where the rows' names are
        return _against_names(inside, holding, count, kind, sheet, remark)
    if not holding and len(read.named) < FEW:
        holding = fits
    if not holding and read.named and kind == "table":
        holding = [fit for fit in read.fits(_local_grids()) if fit.holds]
    if len(holding) == 1:
        return _only(holding[0], own, count, kind, sheet)
    if kind == "file":
        asked = words.which(holding or fits, sheet) if holding or fits else words.none_holds(own, sheet)
        return Settled("", issues=(asked,))
    if not holding:
        return Settled("")
    home = next((fit for fit in holding if fit.crs == HOME), None)
    if home is not None and not read.named:
        return Settled(HOME, home.swapped, (words.unverified(home, holding, sheet),))
    return Settled(UNSETTLED, issues=(words.unused(holding, sheet),))


def _only(fit: Fit, own: Sequence[Fit], count: int, kind: Kind, sheet: str | None) -> Settled:
    """Believe the only system that explains the rows: not without a word where a zone has few names to prove it."""
    unproven = fit.crs not in UNMISTAKABLE and fit.named < FEW
    doubtful = (fit.named > 0 and fit.agree < HOLDS) or (bool(own) and own[0].crs != WGS84)
    severity: Severity = "warning" if unproven or doubtful else "notice"
    if unproven and kind == "file":
        severity = "question"
    return Settled(fit.crs, fit.swapped, (words.chosen(fit, count, sheet, own, severity, columns=kind == "table"),))


def _against_names(
    stated: Fit, holding: list[Fit], count: int, kind: Kind, sheet: str | None, remark: tuple[Issue, ...]
) -> Settled:
    others = [fit for fit in holding if fit.crs != stated.crs]
    if len(others) == 1 and stated.agree <= UNCLEAR:
        if stated.named >= FEW:
            return Settled(
                others[0].crs, others[0].swapped, (words.chosen(others[0], count, sheet, [stated], "warning"),)
            )
        if count <= 2 * FEW and kind == "file":
            return Settled("", issues=(words.which([stated, *others], sheet),))
    doubt = (words.names_against(stated, sheet),) if stated.agree < 0.5 else ()
    return Settled(stated.crs, stated.swapped, (*remark, *doubt))


def _clear(fits: Iterable[Fit]) -> list[Fit]:
    """Return the system that clearly fits the names best, where many of these are wrong."""
    ranked = sorted(fits, key=lambda fit: -fit.agree)
    if not ranked or ranked[0].named < FEW or ranked[0].agree < CLEAR:
        return []
    return ranked[:1] if len(ranked) == 1 or ranked[1].agree <= UNCLEAR else []


def _local_grids() -> Iterator[str]:
    """Yield what people write of the neighbouring zones: kilometres, and grids without their first digits."""
    for zone in NEIGHBOURS:
        yield local_grid(zone, unit_m=1000.0)
        for east, north in ((500_000.0, 0.0), (0.0, 2_000_000.0), (500_000.0, 2_000_000.0)):
            yield local_grid(zone, east_m=east, north_m=north)
