"""Cells that a spreadsheet would take for formulas. Pure functions."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def protect_formula(value: object) -> object:
    """Return a cell that a spreadsheet does not take for a formula: text that looks like one gets an apostrophe.

    >>> protect_formula("=1+1"), protect_formula(-5)
    ("'=1+1", -5)
    """
    if isinstance(value, str) and value.lstrip("'").startswith(FORMULA_STARTS):
        return "'" + value
    return value


def unprotect_formula(text: str) -> str:
    """Undo protect_formula.

    >>> unprotect_formula("'=1+1")
    '=1+1'
    """
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


def cell_name(row: int, column: int) -> str:
    """Return the address of a cell in its sheet; row is the officer's number, column counts from 0.

    >>> cell_name(7, 2), cell_name(1, 27)
    ('C7', 'AB1')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
