"""A list of addresses with a place beside each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geoportal.errors import SourceError
from geoportal.geocode.address import place_address
from geoportal.records import Place
from geoportal.spreadsheet import protect_formula
from geoportal.territory import Gazetteer
from geoportal.vietnamese import fold

ADDED = ("lon", "lat", "level", "radius_m", "unit_code", "unit_name", "era", "evidence", "alternatives")


def geocode_rows(
    headings: Sequence[str], rows: Iterable[Sequence[str | None]], column: str, gazetteer: Gazetteer
) -> Iterator[list[object]]:
    """Yield the heading row and then every row with its place behind it (EPSG:4326, metres), one at a time.

    Raises
    ------
    SourceError
        There is no such column.
    """
    folded = [fold(heading) for heading in headings]
    if fold(column) not in folded:
        raise SourceError(
            f"Không có cột «{column}». Các cột: {', '.join(headings)}.", f"There is no column “{column}”."
        )
    index = folded.index(fold(column))
    yield [*headings, *ADDED]
    for row in rows:
        address = (row[index] if index < len(row) else None) or ""
        place = place_address(address, gazetteer, at_home=True)
        yield [*(protect_formula(value or "") for value in row), *_cells(place)]


def _cells(place: Place) -> list[object]:
    radius = None if place.radius_m is None else round(place.radius_m)
    lists = (" · ".join(place.evidence), "; ".join(place.alternatives))
    return [place.lon, place.lat, place.level, radius, place.unit_code, place.unit_name, place.era, *lists]
