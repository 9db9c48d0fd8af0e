"""What a source file may not exceed."""

from __future__ import annotations

from pathlib import Path

from geoportal.errors import SourceError
from geoportal.settings import Settings


def too_many_rows(path: Path, settings: Settings) -> SourceError:
    """Return the error of a file with more rows than allowed."""
    return SourceError(f"Tệp «{path.name}» có hơn {settings.max_rows} dòng. Hãy chia thành nhiều tệp.")
