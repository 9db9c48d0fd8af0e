"""Open a source file by what it is, not by what its name says."""

from __future__ import annotations

from pathlib import Path

from geoportal.errors import SourceError, reason
from geoportal.records import SourceTable
from geoportal.settings import Settings

SQLITE = b"SQLite format 3\x00"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
FORMATS = ".csv, .xlsx, .geojson, .gpkg"


def read_source(path: Path, settings: Settings) -> list[SourceTable]:
    """Read a file as tables of text.

    Parameters
    ----------
    path : Path
        A .csv, .xlsx, .geojson or .gpkg file.
    settings : Settings
        Limits of size and rows.

    Returns
    -------
    list of SourceTable
        One for each sheet or layer that holds a table; geometries as WKB in EPSG:4326.

    Raises
    ------
    SourceError
        The file is missing, too large, empty, or not what its name says; the sentence says how to go on.
    """
    head = _head(path, settings)
    suffix = path.suffix.lower()
    if suffix in (".geojson", ".json", ".gpkg"):
        from geoportal.read.vector import read_vector

        _must_be(path, head, {".gpkg": SQLITE}.get(suffix, b""))
        return read_vector(path, settings)
    if suffix == ".xlsx":
        from geoportal.read.workbook import read_workbook

        if head.startswith(OLE):
            raise SourceError(
                f"«{path.name}» là tệp Excel có mật khẩu hoặc kiểu cũ (.xls). Hãy bỏ mật khẩu, lưu lại dạng .xlsx."
            )
        _must_be(path, head, ZIP)
        return read_workbook(path, settings)
    if suffix in (".csv", ".txt"):
        from geoportal.read.delimited import read_delimited

        return read_delimited(path, settings, head)
    raise SourceError(f"Chưa đọc được tệp «{path.name}». Các kiểu tệp được nhận: {FORMATS}.")


def _head(path: Path, settings: Settings) -> bytes:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise SourceError(f"Không mở được tệp «{path.name}»: {reason(error)}.") from error
    if size > settings.max_file_mb * 1_000_000:
        raise SourceError(f"Tệp «{path.name}» lớn hơn {settings.max_file_mb} MB. Hãy chia thành nhiều tệp.")
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise SourceError(f"Tệp «{path.name}» trống. Hãy kiểm tra lại tệp đã lưu.")
    return head


def _must_be(path: Path, head: bytes, magic: bytes) -> None:
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if (magic and not head.startswith(magic)) or (not magic and not text.startswith(b"{")):
        raise SourceError(
            f"«{path.name}» không phải là tệp {path.suffix.lower()} thật (nội dung khác với đuôi tệp). "
            "Hãy mở bằng phần mềm đã tạo ra nó rồi lưu lại đúng kiểu."
        )
