"""Which reader opens a file: by what it holds, not by what its name says."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.read.archive import BROKEN
from geoportal.read.sheets.sheet import Sheet
from geoportal.records import Remembered, SourceTable
from geoportal.settings import Settings

SHEETS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")
VECTORS = (".geojson", ".json", ".gpkg", ".zip", ".shp", ".dbf", ".kml", ".kmz", ".gpx", ".fgb", ".tab", ".mif")
RASTERS = (".tif", ".tiff")
DOCUMENTS = (".pdf", ".docx", ".jpg", ".jpeg", ".png")
KINDS = (*SHEETS, *VECTORS, *RASTERS, *DOCUMENTS)
"""The kinds of files that are read."""
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MAGIC = {
    ".gpkg": (b"SQLite format 3\x00",), ".kmz": (ZIP,), ".zip": (ZIP,), ".fgb": (b"fgb\x03",), ".pdf": (b"%PDF-",),
    ".docx": (ZIP,), ".png": (b"\x89PNG\r\n",), ".jpg": (b"\xff\xd8\xff",), ".jpeg": (b"\xff\xd8\xff",),
    ".tif": (b"II", b"MM"), ".tiff": (b"II", b"MM"), ".geojson": (b"{",), ".json": (b"{",), ".kml": (b"<",),
    ".gpx": (b"<",), ".shp": (b"\x00\x00\x27\x0a",), ".tab": (b"!table",), ".mif": (b"version",),
}  # fmt: skip
"""How files of a kind begin; text kinds after white space, in lower case."""
WEB_PAGE = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<style", b"<div", b"<body")


def read_file(
    path: Path, files: Path, dataset: Dataset | None, settings: Settings, remembered: Remembered,
    given: Mapping[str, str] | None = None,
) -> Iterator[SourceTable]:  # fmt: skip
    """Yield the tables of a file; what is published as a file itself is written into the folder `files`.

    given: texts of fields that hold for the whole file.

    Raises
    ------
    SourceError
        The file is not what its name says, is damaged, or exceeds a limit.
    """
    suffix = path.suffix.lower()
    with path.open("rb") as stream:
        head = stream.read(4096)
    if suffix not in KINDS:
        raise SourceError(f"Chưa đọc được tệp «{path.name}». Các kiểu tệp được nhận: {', '.join(KINDS)}.")
    _refuse_disguised(path, suffix, head)
    if suffix in SHEETS:
        from geoportal.read.sheets.tables import tables_of

        sheets = sheet_reader(path, suffix, head)(path, settings)
        return tables_of(sheets, file=path.name, dataset=dataset, remembered=remembered)
    return iter(_read_other(path, suffix, files, dataset, settings, remembered, given or {}))


def _read_other(
    path: Path, suffix: str, files: Path, dataset: Dataset | None, settings: Settings, remembered: Remembered,
    given: Mapping[str, str],
) -> Iterable[SourceTable]:  # fmt: skip
    packed = suffix == ".zip" and dataset is not None and bool(dataset.fields_of_type("file"))
    if suffix in RASTERS or (packed and _pack_holds(path, RASTERS)):
        from geoportal.read.rasters.raster import read_raster

        return read_raster(path, files, dataset, settings, remembered, given)
    if suffix in DOCUMENTS or (packed and dataset is not None and not dataset.is_located):
        from geoportal.read.documents.documents import read_documents

        return read_documents(path, files, dataset, settings, remembered, given)
    if suffix == ".dbf":
        from geoportal.read.sheets.dbf import read_dbf
        from geoportal.read.sheets.tables import tables_of

        return tables_of(read_dbf(path, settings), file=path.name, dataset=dataset, remembered=remembered)
    from geoportal.read.gis.vector import read_vector

    return read_vector(path, settings)


def _pack_holds(path: Path, kinds: Sequence[str]) -> bool:
    from geoportal.read.file_pack import pack_holds

    return pack_holds(path, kinds)


def _refuse_disguised(path: Path, suffix: str, head: bytes) -> None:
    begins = MAGIC.get(suffix)
    if begins is None:
        return
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not any(head.startswith(mark) or (mark.isascii() and text.startswith(mark)) for mark in begins):
        raise SourceError(
            f"«{path.name}» không phải là tệp {suffix} thật (nội dung khác với đuôi tệp). "
            "Hãy mở bằng phần mềm đã tạo ra nó rồi lưu lại đúng kiểu."
        )


def sheet_reader(path: Path, suffix: str, head: bytes) -> Callable[[Path, Settings], list[Sheet]]:
    """Return the reader of a table file; workbooks under each other's names are read for what they are."""
    if head.startswith(ZIP):
        return _zipped_reader(path)
    if head.startswith(OLE):
        return _old_excel_reader(path)
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\x00").replace(b"\x00", b"").lower()
    if suffix in (".xls", ".csv", ".txt") and text.startswith(WEB_PAGE):
        from geoportal.read.sheets.html import read_html

        return read_html
    if suffix == ".xls" and text.startswith(b"<?xml"):
        from geoportal.read.sheets.xml2003 import read_xml2003

        return read_xml2003
    if suffix in (".xlsx", ".xlsm", ".ods") or text.startswith((b"<?xml", b"{\\rtf")):
        raise SourceError(
            f"«{path.name}» không phải là tệp {suffix} thật (nội dung khác với đuôi tệp). "
            "Hãy mở bằng Excel rồi lưu lại dạng .xlsx."
        )
    from geoportal.read.sheets.delimited import read_delimited

    return read_delimited


def _zipped_reader(path: Path) -> Callable[[Path, Settings], list[Sheet]]:
    from geoportal.read.sheets.ods import read_ods
    from geoportal.read.sheets.xlsx import read_xlsx

    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (*BROKEN, OSError, ValueError):
        return read_xlsx  # which says what is wrong with it
    return read_ods if "content.xml" in names else read_xlsx


def _old_excel_reader(path: Path) -> Callable[[Path, Settings], list[Sheet]]:
    from geoportal.read.sheets.xls import read_xls

    with path.open("rb") as stream:
        if "EncryptedPackage".encode("utf-16-le") in stream.read(1_000_000):
            raise SourceError(f"«{path.name}» có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    return read_xls
