"""The process that makes the workbook that goes back, as it works on a stranger's file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from geoportal.read.confined import serve

MADE = "returned.xlsx"


def main() -> int:
    """Make one workbook."""
    return serve(_make)


def _make(request: dict[str, Any], out: Path) -> None:
    from geoportal.records import Issue, Report
    from geoportal.settings import Settings
    from geoportal.workbooks.returned.write import write_returned

    about = request["report"]
    report = Report(**{**about, "issues": [Issue(**issue) for issue in about["issues"]]})
    write_returned(Path(request["path"]), report, out / MADE, Settings.model_validate(request["settings"]))


if __name__ == "__main__":
    sys.exit(main())
