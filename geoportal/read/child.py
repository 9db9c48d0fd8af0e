"""The process that reads a file; what it finds goes to a folder. Started by `read.source`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from geoportal.read.confined import serve


def main() -> int:
    """Read one file."""
    return serve(_read)


def _read(request: dict[str, Any], out: Path) -> None:
    from geoportal.dataset import Dataset
    from geoportal.read.readers import read_file
    from geoportal.read.spool import FILES, TABLES, write_table
    from geoportal.records import Remembered
    from geoportal.settings import Settings

    settings = Settings.model_validate(request["settings"])
    dataset = Dataset.model_validate(request["dataset"]) if request["dataset"] else None
    remembered = Remembered(**request["remembered"])
    tables = read_file(Path(request["path"]), out / FILES, dataset, settings, remembered, request["given"])
    for number, table in enumerate(tables):
        write_table(out / TABLES, number, table)


if __name__ == "__main__":
    sys.exit(main())
