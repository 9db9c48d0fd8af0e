"""Read a file from anybody: in a process of its own, so that no file takes the portal down with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from geoportal.dataset import Dataset
from geoportal.errors import SourceError, reason
from geoportal.read.confined import run_confined
from geoportal.read.spool import FILES, TABLES, read_tables
from geoportal.records import Remembered, Source
from geoportal.settings import Settings


@contextmanager
def open_source(
    path: Path, settings: Settings, dataset: Dataset | None = None, remembered: Remembered | None = None,
    given: Mapping[str, str] | None = None,
) -> Iterator[Source]:  # fmt: skip
    """Read a file in a child process; what it found lies in a temporary folder until the context ends.

    Parameters
    ----------
    path : Path
        A file of any kind in `readers.KINDS`.
    settings : Settings
        Limits of size, rows, cells, memory and time.
    dataset : Dataset, optional
        Whose fields the headings of a table are looked for by; None for files of shapes.
    remembered : Remembered, optional
        What an owner confirmed for files of this shape.
    given : mapping, optional
        Texts of fields that hold for the whole file.

    Yields
    ------
    Source
        A table for each sheet or layer that holds one, rows on disk; and files to be published with them.

    Raises
    ------
    SourceError
        The file is missing, too large, empty, not what its name says, or broke the reader; the sentence says how to
        go on.
    """
    _refuse_absent(path, settings)
    with tempfile.TemporaryDirectory(prefix="geoportal-") as name:
        out = Path(name)
        for folder in (TABLES, FILES):
            (out / folder).mkdir()
        request = {
            "path": str(path.absolute()), "dataset": dataset.model_dump(mode="json") if dataset else None,
            "remembered": asdict(remembered or Remembered()), "given": dict(given or {}),
        }  # fmt: skip
        run_confined("geoportal.read.child", request, path, out, settings)
        files = {file.name: file for file in sorted((out / FILES).iterdir())}
        yield Source(read_tables(out / TABLES), files)


def _refuse_absent(path: Path, settings: Settings) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise SourceError(f"Không mở được tệp «{path.name}»: {reason(error)}.") from error
    if size > settings.max_file_mb * 1_000_000:
        raise SourceError(f"Tệp «{path.name}» lớn hơn {settings.max_file_mb} MB. Hãy chia thành nhiều tệp.")
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise SourceError(f"Tệp «{path.name}» trống. Hãy kiểm tra lại tệp đã lưu.")
