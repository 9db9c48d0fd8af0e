"""What a source file may not exceed."""

from __future__ import annotations

from pathlib import Path

from geoportal.errors import SourceError
from geoportal.settings import Settings

HEADROOM = 1_000
"""Rows around a table: titles above it, signatures below it."""


def too_many_rows(path: Path, settings: Settings) -> SourceError:
    """Return the error of a file with more rows than allowed."""
    return SourceError(f"Tệp «{path.name}» có hơn {settings.max_rows} dòng. Hãy chia thành nhiều tệp.")


def refuse_size(path: Path, rows: int, columns: int, settings: Settings) -> None:
    """Raise SourceError when a sheet has more rows or cells than allowed."""
    if rows > settings.max_rows + HEADROOM:
        raise too_many_rows(path, settings)
    if rows * columns > settings.max_cells:
        raise SourceError(
            f"Tệp «{path.name}» có hơn {settings.max_cells} ô. "
            "Hãy xóa các cột, dòng trống thừa hoặc chia thành nhiều tệp."
        )
