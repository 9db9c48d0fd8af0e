"""What a file really is, from its content; its name is not believed."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from geoportal.errors import SourceError

Kind = Literal["csv", "xlsx", "geojson", "gpkg"]
HEAD_BYTES = 65_536
UTF16 = (b"\xff\xfe", b"\xfe\xff")
UTF8_BOM = b"\xef\xbb\xbf"
SQLITE = b"SQLite format 3\x00"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
GEOPACKAGE_IDS = (b"GPKG", b"GP10", b"GP11")

AS_XLSX = "Hãy mở bằng Excel, chọn «Lưu thành…» kiểu «Sổ làm việc Excel (.xlsx)» rồi gửi lại."
AS_TABLE = "Hãy gửi bảng số liệu ở dạng .xlsx hoặc «CSV UTF-8»."
AS_GIS = "Hãy mở bằng QGIS, chọn «Xuất > Lưu đối tượng thành…» kiểu GeoPackage hoặc GeoJSON rồi gửi lại."

FOREIGN = (
    (b"%PDF", "tệp PDF", AS_TABLE),
    (b"{\\rtf", "văn bản RTF", AS_TABLE),
    (b"\x89PNG", "tệp ảnh PNG", AS_TABLE),
    (b"\xff\xd8\xff", "tệp ảnh JPEG", AS_TABLE),
    (b"GIF8", "tệp ảnh GIF", AS_TABLE),
    (b"II*\x00", "tệp ảnh TIFF", "Dữ liệu ảnh (raster) chưa nhận được qua đường này."),
    (b"MM\x00*", "tệp ảnh TIFF", "Dữ liệu ảnh (raster) chưa nhận được qua đường này."),
    (b"Rar!", "tệp nén RAR", "Hãy giải nén rồi gửi từng tệp bên trong."),
    (b"7z\xbc\xaf", "tệp nén 7-Zip", "Hãy giải nén rồi gửi từng tệp bên trong."),
    (b"\x1f\x8b", "tệp nén gzip", "Hãy giải nén rồi gửi tệp bên trong."),
    (b"\x00\x00\x27\x0a", "một phần của bộ tệp Shapefile", AS_GIS),
    (b"fgb\x03", "tệp FlatGeobuf", AS_GIS),
)  # fmt: skip
MARKUP = (
    (("<ogrvrt", "<vrtdataset"), "tệp mô tả VRT, chỉ trỏ tới tệp khác mà không chứa số liệu", AS_GIS),
    (("<!doctype html", "<html", "<table"), "trang web HTML (một số phần mềm xuất HTML với đuôi .xls)", AS_XLSX),
    (("<kml",), "tệp KML", AS_GIS),
    (("<gpx",), "tệp GPX", AS_GIS),
)
PACKED = (
    ("xl/workbook.bin", "sổ Excel nhị phân (.xlsb)", AS_XLSX),
    ("word/", "văn bản Word (.docx)", AS_TABLE),
    ("ppt/", "bài trình chiếu PowerPoint (.pptx)", AS_TABLE),
    ("content.xml", "tệp OpenDocument (.ods, .odt)", AS_XLSX),
)


def kind_of(path: Path, head: bytes) -> Kind:
    """Return how a file is to be read.

    Parameters
    ----------
    head : bytes
        Its first HEAD_BYTES bytes.

    Raises
    ------
    SourceError
        It is empty, or nothing that is accepted; the sentence says what it is and what to do.
    """
    if not head.removeprefix(UTF8_BOM).strip(b"\x00 \r\n\t\xff\xfe"):
        raise SourceError(f"Tệp «{path.name}» trống. Hãy kiểm tra lại tệp đã lưu.", f"{path.name} is empty.")
    for magic, what, advice in FOREIGN:
        if head.startswith(magic):
            raise _refusal(path, what, advice)
    if head.startswith(OLE):
        raise _ole(path)
    if head.startswith(ZIP):
        return _packed(path)
    if head.startswith(SQLITE):
        return _database(path, head)
    return _text(path, head)


def _ole(path: Path) -> SourceError:
    with path.open("rb") as stream:
        encrypted = "EncryptedPackage".encode("utf-16-le") in stream.read(4_000_000)
    if encrypted:
        return _refusal(path, "sổ Excel có mật khẩu", "Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi gửi lại.")
    return _refusal(path, "tệp Office kiểu cũ (.xls, .doc)", AS_XLSX)


def _packed(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _refusal(path, "tệp nén hoặc sổ Excel bị hỏng", AS_XLSX) from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    for part, what, advice in PACKED:
        if any(name.startswith(part) for name in names):
            raise _refusal(path, what, advice)
    if any(name.lower().endswith(".shp") for name in names):
        raise _refusal(path, "bộ tệp Shapefile nén", AS_GIS)
    raise _refusal(path, "tệp nén ZIP, không phải bảng tính", "Hãy giải nén rồi gửi từng tệp bên trong.")


def _database(path: Path, head: bytes) -> Kind:
    # Bytes 68 to 71 are the application id; a GeoPackage of another writer may lack it but has this table.
    if head[68:72] in GEOPACKAGE_IDS or b"gpkg_contents" in head:
        return "gpkg"
    raise _refusal(path, "cơ sở dữ liệu SQLite, không phải GeoPackage", AS_GIS)


def _text(path: Path, head: bytes) -> Kind:
    utf16 = head.startswith(UTF16)
    if b"\x00" in head and not utf16:
        raise _refusal(path, "tệp nhị phân, không phải bảng số liệu", AS_TABLE)
    text = head.decode("utf-16" if utf16 else "utf-8", errors="ignore").lstrip("\ufeff \r\n\t").lower()
    if text.startswith("<"):
        for marks, what, advice in MARKUP:
            if any(mark in text[:2000] for mark in marks):
                raise _refusal(path, what, advice)
        raise _refusal(path, "văn bản đánh dấu XML", AS_TABLE)
    if text.startswith(("{", "[")):
        if utf16 or '"type"' not in text:
            raise _refusal(path, "tệp JSON, không phải GeoJSON", AS_GIS)
        return "geojson"
    return "csv"


def _refusal(path: Path, what: str, advice: str) -> SourceError:
    return SourceError(f"«{path.name}» là {what}. {advice}", f"{path.name} is not a table or GIS file that is read.")
