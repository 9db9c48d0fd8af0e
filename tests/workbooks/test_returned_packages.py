"""Workbooks in every form: with macros, threads, prefixes, made in unusual ways; and what the marks look like."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.cell import rows_from_range

from geoportal.settings import Settings
from geoportal.spreadsheet import cell_name
from geoportal.workbooks.returned.sheet import ranges_of
from geoportal.workbooks.returned.words import COLOURED, FILLS, INK, SUMMARY
from geoportal.workbooks.returned.xml import Unusual, parse
from tests.workbooks.returning import (
    PAGE,
    at,
    colours,
    head,
    notes,
    read,
    replace,
    report,
    sent_back,
    texts,
    with_parts,
    write_officer,
)

MACRO = (
    '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    'Target="vbaProject.bin"/></Relationships>'
)
CELLS = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 30)), max_size=60)

pytestmark = pytest.mark.filterwarnings("ignore:Cell E7 is marked as a date:UserWarning")


@pytest.fixture
def officer(tmp_path: Path) -> Path:
    return write_officer(tmp_path)


def test_macros_are_left_out_and_that_is_said(officer: Path, settings: Settings) -> None:
    def add(parts: dict[str, bytes]) -> None:
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub Auto_Open"
        replace(parts, "xl/_rels/workbook.xml.rels", "</Relationships>", MACRO)
        plain, macro = "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
        replace(parts, "[Content_Types].xml", plain, macro)

    path = officer.rename(officer.with_suffix(".xlsm"))
    with_parts(path, add)
    out = sent_back(path, report(at("D5")), settings)
    with zipfile.ZipFile(out) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert not [word for word in (b"Auto_Open", b"vbaProject", b"macroEnabled") if word in content]
    book = openpyxl.load_workbook(out)
    assert "không có macro" in head(book) and colours(book[PAGE]) == {"D5": FILLS["error"]}


def threads(parts: dict[str, bytes]) -> None:
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    link = f'<Relationship Id="rId98" Type="{kind}" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    replace(parts, "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", link)
    parts["xl/threadedComments/threadedComment1.xml"] = b"<ThreadedComments/>"


def test_a_sheet_with_threaded_comments_is_only_coloured(officer: Path, settings: Settings) -> None:
    with_parts(officer, threads)
    book = openpyxl.load_workbook(sent_back(officer, report(at("D5")), settings))
    assert colours(book[PAGE]) == {"D5": FILLS["error"]}
    assert notes(book[PAGE]) == {"D4": "Chị Hoa ghi"}
    assert f"Trang «{PAGE}» có trao đổi bình luận" in head(book)


def prefixed(parts: dict[str, bytes]) -> None:
    """Write the parts with a prefix for their namespace, as some programs do."""
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/comments1.xml"):
        text = re.sub(rb"<(/?)(\w+)(?=[\s/>])", rb"<\1x:\2", parts[name])
        parts[name] = text.replace(b"xmlns=", b"xmlns:x=", 1)


def test_parts_with_a_namespace_prefix_are_marked_too(officer: Path, settings: Settings) -> None:
    with_parts(officer, prefixed)
    book = openpyxl.load_workbook(sent_back(officer, report(at("D5"), at("D4", "warning")), settings))
    assert book.sheetnames[0] == SUMMARY
    assert colours(book[PAGE]) == {"D5": FILLS["error"], "D4": FILLS["warning"]}
    assert set(notes(book[PAGE])) == {"D4", "D5"}


def utf16(parts: dict[str, bytes]) -> None:
    parts["xl/comments1.xml"] = parts["xl/comments1.xml"].decode().replace("UTF-8", "UTF-16").encode("utf-16")


def bomb(parts: dict[str, bytes]) -> None:
    replace(parts, "xl/comments1.xml", "?>", '?><!DOCTYPE comments [<!ENTITY a "b">]>')


def no_styles(parts: dict[str, bytes]) -> None:
    replace(parts, "xl/styles.xml", "<cellXfs", "<cellXfz")
    replace(parts, "xl/styles.xml", "</cellXfs", "</cellXfz")


@pytest.mark.parametrize("change", [utf16, bomb, no_styles])
def test_a_workbook_made_in_an_unusual_way_comes_back_as_a_copy(
    officer: Path, settings: Settings, change: Callable[[dict[str, bytes]], None]
) -> None:
    with_parts(officer, change)
    out = sent_back(officer, report(at("D5")), settings)
    book = openpyxl.load_workbook(out)
    assert "khác thường" in head(book) and colours(book[PAGE]) == {"D5": FILLS["error"]}
    assert texts(read(out, settings)[1:]) == texts(read(officer, settings))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_marked_text_is_readable_and_the_fills_differ_in_lightness() -> None:
    for fill in FILLS.values():
        assert (luminance(fill) + 0.05) / (luminance(INK) + 0.05) >= 7
    light = sorted(luminance(FILLS[severity]) for severity in COLOURED)
    assert all((after + 0.05) / (before + 0.05) >= 1.25 for before, after in pairwise(light))


def test_it_is_made_without_loading_what_reads_shapes() -> None:
    code = (
        "import sys, geoportal.workbooks.returned.write, geoportal.workbooks.template.write\n"
        "print([name for name in ('pyogrio', 'geopandas', 'pandas', 'rasterio', 'folium') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(CELLS)
def test_ranges_hold_just_the_cells(cells: set[tuple[int, int]]) -> None:
    found = [name for area in ranges_of(sorted(cells)) for row in rows_from_range(area) for name in row]
    assert sorted(found) == sorted(cell_name(row + 1, column) for row, column in cells)


def test_a_document_type_is_refused() -> None:
    with pytest.raises(Unusual):
        parse(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
