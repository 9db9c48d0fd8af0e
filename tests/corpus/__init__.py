"""Messy files as Vietnamese agencies really write them, each with the table that a careful clerk takes from it.

`CASES` is the judge of reading and validating: nothing here knows how they work. Names, numbers and telephones are made up.
The conventions that the expected tables follow:

* typed values: dates, months, quarters and times as ISO text, `2024-2025`, whole numbers int, others float (compare with a
  tolerance), text trimmed and NFC; a telephone as it is written, with its lost leading 0;
* a bare year in a date field is the year as text;
* a required year, school year or month without a column is the one that the title or the sheet's name tells; an optional
  one stays empty;
* a group row, or the name of a sheet, fills the unit field, or the field whose allowed values contain it, of rows that
  have no value of their own; of nested ones the deepest counts;
* numbers are in the unit of the field, whatever the heading says;
* hidden sheets are passed over, rows hidden by a filter are read; hidden columns give way to visible ones;
* a dash, dots, "không có", "chưa có" are an empty cell; nt, " and the like repeat the cell above, a merged cell holds for
  all its rows;
* of two rows with one key the first is valid and the second bad;
* the row of a text file is its line in an editor, the one of an HTML table its row in Excel;
* coordinates are left out: places have tests of their own.
"""

from __future__ import annotations

from importlib import import_module

from tests.corpus.case import Case

MODULES = (
    *("titles", "headings", "groups", "labels", "sheets", "numbers", "dates", "units", "legacy", "formats", "children"),
    *("stops", "periods", "agency_schools", "agency_health", "agency_culture", "agency_economy", "agency_land"),
    *("agency_statistics", "agency_transport", "long_lists"),
)

CASES: tuple[Case, ...] = tuple(case for module in MODULES for case in import_module(f"tests.corpus.{module}").CASES)

__all__ = ["CASES", "Case"]
