"""Messy files written after the reader, of kinds that it was not made for.

The conventions are those of `tests.corpus`. Written from the definitions of the datasets and from what the forms of the
ministries look like. Names, numbers and telephones are made up. The first and the third line of MODULES come from
somebody who did not know how files are read, the others from somebody who had read the code. On first reading, before
anything was changed for them, 15 of 31 files were right in the first line, 40 of 62 in the second, 15 of 31 in "fields"
and "works", 16 of 24 in the last line. The reader has learnt from each round since: only new files can judge it again.

Where the conventions are silent, these files expect:

* an address in several columns is joined in the order of the columns, with ", " between them;
* a line break inside a name or an address is a space;
* crosses under "Công lập", "Tư thục" say which of the allowed values a row has;
* columns that are named after the values of one key field (kinds of animals, levels of school, positions of land) make
  one record for each that has a number, all with the number of their row, from left to right; so do years and months;
* a group row or a level of headings that names a value of a free text names it in full ("Vị trí 1");
* a text "không" stays as it is, "không có" is nothing;
* numbers of the institution come before private ones ("Di động của hiệu trưởng"), which are not taken.
"""

from __future__ import annotations

from importlib import import_module

from tests.corpus.case import Case

MODULES = (
    *("schools", "learning", "health", "medicine", "culture", "heritage"),
    *("farming", "environment", "building", "labour", "science", "trade", "transport", "society"),
    *("fields", "works", "economy"),
    *("yearbooks", "across", "offices", "lists"),
)

CASES: tuple[Case, ...] = tuple(
    case for module in MODULES for case in import_module(f"tests.corpus.unseen.{module}").CASES
)

__all__ = ["CASES"]
