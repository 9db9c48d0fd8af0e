"""The limits of one source file, as errors."""

from __future__ import annotations

from pathlib import Path

from geoportal.errors import SourceError
from geoportal.settings import Settings
from geoportal.vietnamese import format_number


def too_many_rows(path: Path, settings: Settings) -> SourceError:
    """Return the error of a file with more rows than allowed."""
    most = format_number(settings.max_rows)
    return SourceError(
        f"Tệp «{path.name}» có hơn {most} dòng. Hãy chia thành nhiều tệp.", f"{path.name} has more than {most} rows."
    )


def too_large(path: Path, settings: Settings) -> SourceError:
    """Return the error of a file that is larger than allowed."""
    return SourceError(
        f"Tệp «{path.name}» lớn hơn {settings.max_file_mb} MB. Hãy chia thành nhiều tệp.",
        f"{path.name} is larger than {settings.max_file_mb} MB.",
    )
