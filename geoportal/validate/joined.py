"""Fields whose texts stand in several columns: the parts of an address, a quarter or a month and its year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from geoportal.dataset import Field
from geoportal.dataset.headings import SURE
from geoportal.records import CONTINUED, LEVELS, Issue, SourceTable
from geoportal.validate.address_parts import address_columns
from geoportal.vietnamese import fold

SAMPLED = 60
Columns = dict[str, tuple[int, ...]]


def join_columns(
    table: SourceTable, fields: Mapping[str, Field], columns: Columns, sure: dict[str, float]
) -> tuple[tuple[int, ...], list[Issue]]:
    """Give addresses, quarters and months all their columns; return the columns of units left over and remarks.

    Parameters
    ----------
    columns : dict
        The columns of each field; changed here.
    sure : dict
        How sure each field's column is; changed here.
    """
    units, told = _join_address(table, fields, columns, sure)
    return units, [*told, *_join_year(table, fields, columns)]


def _join_address(
    table: SourceTable, fields: Mapping[str, Field], columns: Columns, sure: dict[str, float]
) -> tuple[tuple[int, ...], list[Issue]]:
    parts, units = address_columns(table.headings)
    taken = {index for found in columns.values() for index in found}
    told: list[Issue] = []
    for name in [name for name, kind in fields.items() if kind.type == "address"]:
        own = columns.get(name)
        if own is None and len(parts) > 1 and not [part for part in parts if part in taken - set(units)]:
            columns[name], sure[name] = tuple(parts), SURE
            heads = ", ".join(f"«{table.headings[part]}»" for part in parts)
            told.append(_told(table, f"«{fields[name].title.vi}» được ghép từ các cột {heads}."))
            break
        if own is not None:
            columns[name] = (*own, *_continued(table, own[0]))
    return tuple(column for column in units if column not in taken), told


def _continued(table: SourceTable, column: int) -> list[int]:
    """Return the columns that lie under the same merged heading as a column."""
    heading = table.headings[column] + LEVELS + CONTINUED
    return [index for index, other in enumerate(table.headings) if other == heading]


def _join_year(table: SourceTable, fields: Mapping[str, Field], columns: Columns) -> list[Issue]:
    """Join a quarter or a month without its year with the column of years beside it."""
    taken = {index for found in columns.values() for index in found}
    years = [index for index, heading in enumerate(table.headings) if fold(heading) == "nam" and index not in taken]
    told: list[Issue] = []
    for name, found in list(columns.items()):
        if fields[name].type not in ("quarter", "month") or len(years) != 1:
            continue
        texts = [text for row in islice(table.rows, SAMPLED) if (text := row.cells[found[0]])]
        if texts and not any(re.search(r"[0-9]{4}", text) for text in texts):
            columns[name] = (*found, years[0])
            told.append(_told(table, f"«{fields[name].title.vi}» được ghép với cột «{table.headings[years[0]]}»."))
    return told


def _told(table: SourceTable, text: str) -> Issue:
    return Issue("joined", "notice", text, "", table.sheet)
