"""Open a source file by what it is, not by what its name says."""

from __future__ import annotations

from pathlib import Path

from geoportal.errors import SourceError
from geoportal.read.limits import too_large
from geoportal.read.sniff import HEAD_BYTES, kind_of
from geoportal.records import SourceTable
from geoportal.settings import Settings


def read_source(path: Path, settings: Settings) -> list[SourceTable]:
    """Read a file as tables of text.

    Parameters
    ----------
    path : Path
        CSV (UTF-8, or UTF-16 with a byte-order mark), XLSX, GeoJSON or GeoPackage, under any name.
    settings : Settings
        Limits of size and rows.

    Returns
    -------
    list of SourceTable
        At least one: one for each sheet or layer that holds a table; geometries as WKB in EPSG:4326 (lon, lat).

    Raises
    ------
    SourceError
        The file is missing, too large, empty, or nothing that is accepted; the sentence says how to go on.
    """
    kind = kind_of(path, _head(path, settings))
    if kind == "csv":
        from geoportal.read.delimited import read_delimited

        return read_delimited(path, settings)
    if kind == "xlsx":
        from geoportal.read.workbook import read_workbook

        return read_workbook(path, settings)
    from geoportal.read.vector import read_vector

    return read_vector(path, settings, kind)


def _head(path: Path, settings: Settings) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError as error:
        raise SourceError(
            f"Không mở được tệp «{path.name}». Hãy kiểm tra tên tệp và quyền đọc.", f"{path.name} cannot be opened."
        ) from error
    if size > settings.max_file_mb * 1_000_000:
        raise too_large(path, settings)
    return head
