"""The SQL functions of CQL2: texts without case or marks, and arithmetic that SQLite lacks."""

from __future__ import annotations

import math
import sqlite3
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from geoportal.vietnamese import strip_marks

KEPT = 4_096
Number = int | float


class _NoMarks(dict[int, str]):
    """What each character becomes in `accenti`, worked out once."""

    def __missing__(self, code: int) -> str:
        plain = "" if unicodedata.combining(chr(code)) else strip_marks(chr(code)).translate(STROKES)
        self[code] = plain
        return plain


STROKES = str.maketrans("øØłŁ", "oOlL")
"""Letters whose stroke Unicode does not take for a mark; đ is one of `strip_marks`."""
_NO_MARKS = _NoMarks()


@lru_cache(maxsize=KEPT)
def casei(text: str | None) -> str | None:
    """Return the text without regard to case.

    >>> casei("Phường PHỐ HIẾN") == casei("phường phố hiến")
    True
    """
    return None if text is None else text.casefold()


@lru_cache(maxsize=KEPT)
def accenti(text: str | None) -> str | None:
    """Return the text without tone and vowel marks, đ as d; case is kept.

    >>> accenti("Đường Nguyễn Văn Linh")
    'Duong Nguyen Van Linh'
    """
    return text if text is None or text.isascii() else text.translate(_NO_MARKS)


def modulo(left: Number | None, right: Number | None) -> Number | None:
    """Return the remainder, with the sign of the dividend; None for a division by 0.

    >>> modulo(-7, 2), modulo(5.5, 2), modulo(1, 0)
    (-1, 1.5, None)
    """
    if left is None or right is None or not right or math.isinf(left):
        return None
    if isinstance(left, int) and isinstance(right, int):
        return abs(left) % abs(right) * (-1 if left < 0 else 1)
    return math.fmod(left, right)


def whole_div(left: Number | None, right: Number | None) -> Number | None:
    """Return the quotient cut to a whole number; None for a division by 0.

    >>> whole_div(7, 2), whole_div(-7, 2), whole_div(7.5, 2), whole_div(1, 0)
    (3, -3, 3, None)
    """
    if left is None or right is None or not right:
        return None
    if isinstance(left, int) and isinstance(right, int):
        return sql_number(abs(left) // abs(right) * (-1 if (left < 0) != (right < 0) else 1))
    quotient = left / right
    return sql_number(math.trunc(quotient)) if math.isfinite(quotient) else quotient


def power(left: Number | None, right: Number | None) -> Number | None:
    """Return a power as a float; None where there is none among the real numbers, or none that large.

    >>> power(2, 3), power(-1, 0.5), power(0, -1)
    (8.0, None, None)
    """
    if left is None or right is None:
        return None
    try:
        return math.pow(left, right)
    except (ValueError, OverflowError):
        return None


def sql_number(number: Number) -> Number:
    """Return a number that SQLite holds: integers beyond 64 bits become floats.

    >>> sql_number(5), sql_number(2**64)
    (5, 1.8446744073709552e+19)
    """
    return number if isinstance(number, float) or -(2**63) <= number < 2**63 else float(number)


SQL_FUNCTIONS: dict[str, tuple[int, Callable[..., str | Number | None]]] = {
    "casei": (1, casei), "accenti": (1, accenti),
    "cql_mod": (2, modulo), "cql_div": (2, whole_div), "cql_pow": (2, power),
}  # fmt: skip


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that conditions of filters call; once for each connection."""
    for name, (count, function) in SQL_FUNCTIONS.items():
        connection.create_function(name, count, function, deterministic=True)
