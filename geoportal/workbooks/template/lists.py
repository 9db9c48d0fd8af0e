"""The closed lists of a template: on a hidden sheet, each under a defined name, so that any length and sign will do."""

from __future__ import annotations

from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

LISTS = "Danh mục"
"""The hidden sheet; its name is among those that readers pass over."""


class Lists:
    """The lists that the columns of one workbook choose from, each kept once.

    >>> lists = Lists()
    >>> lists.name_of(("Có", "Không")), lists.name_of(("Đi", "Về")), lists.name_of(("Có", "Không"))
    ('danh_muc_1', 'danh_muc_2', 'danh_muc_1')
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], str] = {}

    def name_of(self, values: Sequence[str]) -> str:
        """Return the defined name under which these values will be found."""
        return self._names.setdefault(tuple(values), f"danh_muc_{len(self._names) + 1}")

    def write(self, book: xlsxwriter.Workbook) -> None:
        """Add the hidden sheet, one column a list, and the names."""
        if not self._names:
            return
        sheet = book.add_worksheet(LISTS)
        sheet.hide()
        for column, (values, name) in enumerate(self._names.items()):
            for row, value in enumerate(values):
                sheet.write_string(row, column, value)
            letter = xl_col_to_name(column, col_abs=True)
            book.define_name(name, f"='{LISTS}'!{letter}$1:{letter}${len(values)}")
