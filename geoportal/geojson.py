"""GeoJSON coordinates. Pure functions."""

from __future__ import annotations

from typing import Any


def rounded(coordinates: list[Any], decimals: int) -> list[Any]:
    """Return GeoJSON coordinates of any nesting with their numbers rounded.

    >>> rounded([[106.05111119, 20.65], [106.1, 20.7]], 5)
    [[106.05111, 20.65], [106.1, 20.7]]
    """
    if isinstance(coordinates[0], list | tuple):
        return [rounded(item, decimals) for item in coordinates]
    return [round(number, decimals) for number in coordinates]
