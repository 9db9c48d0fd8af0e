"""The coordinates of a file: in which reference system they are, settled table by table before its rows are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from geoportal.dataset import Dataset
from geoportal.dataset.headings import shape_of
from geoportal.geocode.coordinates import written_pairs
from geoportal.geocode.place import place_by_words
from geoportal.geocode.said import said_in
from geoportal.geocode.shapes import settle_shapes
from geoportal.geocode.written import Number
from geoportal.geocode.zone_columns import settle_columns
from geoportal.records import Known, Place, Remembered, Report, Row, SourceRow
from geoportal.territory import Gazetteer
from geoportal.validate import Mapped
from geoportal.validate.context import Context
from geoportal.validate.mapping import MappedTable
from geoportal.validate.rows import values_of

MOST_SAMPLES = 1_000


def settle_systems(
    mapped: Mapped, dataset: Dataset, gazetteer: Gazetteer, known: Known, report: Report, *, crs: str = "",
    remembered: Remembered | None = None,
) -> None:  # fmt: skip
    """Settle the reference system of every table that has shapes or columns of coordinates.

    Shapes are in EPSG:4326 afterwards; of columns, `MappedTable.crs` says what they are in. What was decided, and what
    must be answered, goes into the report.

    Parameters
    ----------
    mapped : Mapped
        The tables, from `map_tables`; changed in place.
    known : Known
        What helps to place a row by its words: a thousand rows a table are placed, to test readings against.
    crs : str
        What a person vouches for, for the whole file.
    remembered : Remembered, optional
        What was vouched for before, for files of this shape.
    """
    vouched = remembered.systems if remembered else {}
    for table, context in mapped.main:
        before = vouched.get(shape_of(table.table.headings), "")

        def place_of(row: SourceRow, table: MappedTable = table, context: Context = context) -> Place | None:
            values, units = values_of(row, table, context, dataset, gazetteer)
            place = place_by_words(Row("", row.number, None, values, context=units), dataset, gazetteer, known)
            return None if place.level == "none" else place

        if table.table.has_geometry:
            told = len(table.table.issues)
            table.table = settle_shapes(table.table, place_of, gazetteer, crs=crs, remembered=before)
            report.issues += table.table.issues[told:]
        else:
            _settle_columns(table, dataset, place_of, gazetteer, (crs, before), report)


def _settle_columns(
    table: MappedTable, dataset: Dataset, place_of: Callable[[SourceRow], Place | None], gazetteer: Gazetteer,
    systems: tuple[str, str], report: Report,
) -> None:  # fmt: skip
    names = [*dataset.fields_of_type("latitude")[:1], *dataset.fields_of_type("longitude")[:1]]
    columns = [table.columns[name][0] for name in names if name in table.columns]
    if not columns or len(names) < 2:
        return
    # Both numbers may stand in one column.
    first, last = columns[0], columns[-1]
    words = " ".join([table.table.headings[column] for column in columns] + list(table.table.titles))
    pairs, (crs, before) = _pairs(table, first, last, place_of), systems
    settled = settle_columns(pairs, said_in(words)[0], gazetteer, crs=crs, remembered=before, sheet=table.table.sheet)
    table.crs = settled.crs
    report.issues += settled.issues


def _pairs(
    table: MappedTable, first: int, last: int, place_of: Callable[[SourceRow], Place | None]
) -> Iterator[tuple[list[tuple[Number, Number]], Place | None]]:
    """Yield how the coordinates of rows spread over a table can be read, and where their words say that they are."""
    step = max(1, len(table.table.rows) // MOST_SAMPLES)
    for index, row in enumerate(table.table.rows):
        one, other = row.cells[first], row.cells[last]
        if index % step == 0 and (one or other):
            yield written_pairs(one or "", other or ""), place_of(row)
