"""Files from strangers: refused with a sentence, in bounded time and memory, without a look at other files or addresses."""

from __future__ import annotations

import io
import os
import socket
import sqlite3
import struct
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.read import open_source
from geoportal.settings import Settings

SECRET = "tỉnh lộ bí mật 0123456789"
XML = '<?xml version="1.0"?>'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "{}">{}]>'


@pytest.fixture
def trap() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes whoever asks it for anything."""
    asked: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    running = threading.Event()

    def listen() -> None:
        while not running.is_set():
            try:
                client, _ = server.accept()
            except TimeoutError:
                continue
            asked.append(client.recv(200).decode("latin-1"))
            client.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}", asked
    running.set()
    thread.join()
    server.close()


def texts(path: Path, dataset: Dataset | None, settings: Settings) -> str:
    """Return everything that is read of a file, as one text."""
    with open_source(path, settings, dataset) as source:
        return repr([(table.headings, list(table.rows), table.issues) for table in source.tables])


def unforeseen(error: SourceError) -> str:
    """Return the traceback of a reader that fell over something it did not foresee; memory may run out."""
    notes = "\n".join(getattr(error, "__notes__", ()))
    return notes if "Traceback" in notes and "MemoryError" not in notes else ""


def workbook(parts: dict[str, str]) -> bytes:
    """Return an .xlsx with some of its parts replaced."""
    book = openpyxl.Workbook()
    book.active.append(["Tên trường", "Địa chỉ"])  # type: ignore[union-attr]
    book.active.append(["A", "Xã Tân Hưng"])  # type: ignore[union-attr]
    plain, out = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in {*source.namelist(), *parts}:
            target.writestr(name, parts.get(name) or source.read(name))
    return out.getvalue()


def ods(content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 9))
NS = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
CELL = '<table:table table:name="A"><table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>'
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def far_cell() -> bytes:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return workbook({SHEET: f"{XML}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"})


def many_cells() -> bytes:
    rows = "".join(f'<row r="{n}">' + "<c><v>1</v></c>" * 2000 + "</row>" for n in range(1, 101))
    return workbook({SHEET: f"{XML}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"})


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a cell at the far corner": ("a.xlsx", far_cell),
    "more cells than allowed": ("a.xlsx", many_cells),
    "a zip of zeros": ("a.xlsx", lambda: zipped(**{"xl/workbook.xml": b"<", "zeros": b"\0" * 900_000_000})),
    "five thousand files": ("a.zip", lambda: zipped(**{f"{n}.txt": b"" for n in range(5_001)})),
    "a name that climbs out": ("a.zip", lambda: zipped(**{"../../../../tmp/a.shp": b"x"})),
    "an absolute name": ("a.zip", lambda: zipped(**{"/etc/a.shp": b"x"})),
    "a drive letter": ("a.zip", lambda: zipped(**{"C:\\a.shp": b"x"})),
    "half a zip": ("a.xlsx", lambda: workbook({})[:2000]),
    "laughing entities in .ods": (
        "a.ods", lambda: ods(XML + ENTITIES.format("x", LAUGHS.replace("&l0;", "&a;")) + f"<office:x {NS}>{CELL.format('&l8;')}</office:x>")),
    "a row repeated a billion times": (
        "a.ods", lambda: ods(f'{XML}<office:x {NS}><table:table table:name="A"><table:table-row table:number-rows-repeated="1000000000">'
                             '<table:table-cell><text:p>A</text:p></table:table-cell></table:table-row></table:table></office:x>')),
    "a cell repeated a billion times": (
        "a.ods", lambda: ods(f'{XML}<office:x {NS}><table:table table:name="A"><table:table-row>'
                             '<table:table-cell table:number-columns-repeated="1000000000"><text:p>A</text:p></table:table-cell>'
                             '</table:table-row></table:table></office:x>')),
    "a virtual dataset under another name": ("a.geojson", lambda: b"<OGRVRTDataSource></OGRVRTDataSource>"),
    "a GeoPackage of noise": ("a.gpkg", lambda: b"SQLite format 3\0" + os.urandom(5000)),
    "a Shapefile of noise": ("a.zip", lambda: zipped(**{"a.shp": b"\0\0\x27\x0a" + os.urandom(500), "a.dbf": b"x", "a.shx": b"x"})),
    "a KMZ without a map": ("a.kmz", lambda: zipped(**{"a.txt": b"x"})),
    "a .dbf that claims two billion rows": ("a.dbf", lambda: struct.pack("<BBBBIHH", 3, 24, 1, 1, 2_000_000_000, 65, 60_000) + b"\0" * 20),
    "deep brackets": ("a.geojson", lambda: b'{"type":"FeatureCollection","features":' + b"[" * 200_000),
    "OLE noise": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + os.urandom(20_000)),
    "a program": ("a.xlsx", lambda: b"MZ\x90\0" + os.urandom(1000)),
    "no kind at all": ("a.exe", lambda: b"MZ\x90\0"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str, tmp_path: Path, datasets: dict[str, Dataset]) -> None:
    file, make = HOSTILE[name]
    path = tmp_path / file
    path.write_bytes(make())
    began = time.monotonic()
    with pytest.raises(SourceError) as refused:
        texts(path, datasets["truong-thpt"], Settings(read_seconds=120, max_cells=150_000))
    assert refused.value.vi.endswith((".", "?")) and "Traceback" not in refused.value.vi
    assert time.monotonic() - began < 115
    assert not unforeseen(refused.value)
    assert not Path("/tmp/a.shp").exists()


def test_entities_and_links_are_never_followed(
    tmp_path: Path, datasets: dict[str, Dataset], trap: tuple[str, list[str]]
) -> None:
    address, asked = trap
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    for target in (secret.as_uri(), address):
        entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{target}">]>'
        files = {
            "a.ods": ods(f"{XML}{entity}<office:x {NS}>{CELL.format('&a;')}</office:x>"),
            "a.xlsx": workbook({"xl/styles.xml": f"{XML}{entity}<styleSheet {MAIN}><fonts><font><name val='&a;'/></font></fonts></styleSheet>"}),
            "b.xlsx": workbook({"xl/sharedStrings.xml": f"{XML}{entity}<sst {MAIN}><si><t>&a;</t></si></sst>"}),
            "a.xls": f'{XML}{entity}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">&a;</Workbook>'.encode(),
            "a.kml": f'{XML}{entity}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>{target}</href></Link></NetworkLink><Placemark><name>&a;</name><Point><coordinates>106,20.6</coordinates></Point></Placemark></Document></kml>'.encode(),
            "a.gpx": f'{XML}{entity}<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="20.6" lon="106"><name>&a;</name></wpt></gpx>'.encode(),
        }  # fmt: skip
        vrt = f'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/vsicurl/{target}/a.csv</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'
        files |= {
            f"v.{kind}": vrt.encode()
            for kind in (
                "csv",
                "kml",
                "gpx",
                "geojson",
                "gpkg",
                "tab",
                "mif",
                "fgb",
                "json",
                "xlsx",
                "shp",
                "tif",
                "txt",
            )
        }
        for name, content in files.items():
            path = tmp_path / name
            path.write_bytes(content)
            try:
                found = texts(path, datasets["truong-thpt"], Settings())
            except SourceError as error:
                assert not unforeseen(error)
                found = error.vi
            assert SECRET not in found, name
    assert asked == []


def test_an_endless_view_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    connection = sqlite3.connect(path)
    connection.executescript(
        "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;"
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
        "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);"
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);"
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid, 'x' AS ten FROM n;"
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('endless', 'attributes', 'endless', 0);"
    )
    connection.commit()
    connection.close()
    began = time.monotonic()
    with pytest.raises(SourceError):
        texts(path, None, Settings(read_seconds=4, max_rows=1000))
    assert time.monotonic() - began < 60


def test_a_file_that_needs_too_much_memory_is_refused_and_the_portal_lives(
    tmp_path: Path, datasets: dict[str, Dataset]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Tên trường,Địa chỉ\n" + "Trường A,Xã Tân Hưng\n" * 2_000_000, encoding="utf-8")
    with pytest.raises(SourceError, match="bộ nhớ hơn mức cho phép"):
        texts(path, datasets["truong-thpt"], Settings(read_memory_mb=300, max_rows=5_000_000))


def test_the_reading_process_reaches_no_network(trap: tuple[str, list[str]]) -> None:
    if not hasattr(os, "unshare"):
        pytest.skip("this system has no namespaces")
    address, asked = trap
    code = (
        "import sys, socket\nfrom geoportal.read.confined import confine\nconfine(2000, 10, 10)\n"
        "try:\n    socket.create_connection(('127.0.0.1', int(sys.argv[1])), timeout=2)\n"
        "except OSError:\n    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, address.rpartition(":")[2]], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "refused" and asked == []
