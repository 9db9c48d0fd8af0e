"""Grids written as text (any encoding and separator), HTML, dBase, OpenDocument and XML Spreadsheet 2003."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, time
from html import escape
from pathlib import Path
from typing import Literal

from tests.corpus.case import ABOVE, LEFT, Cell, grid
from tests.corpus.office import Build, filled, merges


def raw(data: bytes) -> Build:
    """Return a builder that writes these bytes."""

    def build(path: Path) -> None:
        path.write_bytes(data)

    return build


def under(build: Build, suffix: str) -> Build:
    """Return a builder that builds under its true suffix, then gives the file the name that is asked for."""

    def rename(path: Path) -> None:
        true = path.with_name("true" + suffix)
        build(true)
        true.replace(path)

    return rename


def shown(value: object) -> str:
    """Return a value as an export of Vietnamese Excel writes it: dd/mm/yyyy, nothing for a merged cell."""
    match value:
        case None | "<" | "^":
            return ""
        case Cell():
            return shown(value.value)
        case date():
            return value.strftime("%d/%m/%Y")
        case time():
            return value.strftime("%H:%M")
    return str(value)


def text(
    body: str, *, encoding: str = "utf-8", separator: str = ",", newline: str = "\r\n", before: str = "",
    spell: Callable[[str], str] = str, quote_all: bool = False,
) -> Build:  # fmt: skip
    """Return a builder of a .csv, .tsv or .txt. spell changes the letters first; before is put at the very start."""

    def build(path: Path) -> None:
        cells = [[spell(shown(value)) for value in line] for line in grid(body)]
        width = max(map(len, cells))
        buffer = io.StringIO()
        quoting: Literal[0, 1] = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
        writer = csv.writer(buffer, delimiter=separator, lineterminator=newline, quoting=quoting)
        writer.writerows([*line, *[""] * (width - len(line))] for line in cells)
        path.write_bytes((before + buffer.getvalue()).encode(encoding))

    return build


def html(body: str, *, head: str = "") -> Build:
    """Return a builder of an HTML table, as many systems export under the name .xls. head stands above the table."""

    def build(path: Path) -> None:
        cells = grid(body)
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merges(cells)}
        width = max(map(len, cells))
        lines = []
        for r, line in enumerate(cells):
            parts = []
            for c, value in enumerate([*line, *[None] * (width - len(line))]):
                if value not in (LEFT, ABOVE):
                    rows, columns = spans.get((r, c), (1, 1))
                    span = f' rowspan="{rows}"' * (rows > 1) + f' colspan="{columns}"' * (columns > 1)
                    parts.append(f"<td{span}>{escape(shown(value)).replace(chr(10), '<br>')}</td>")
            lines.append("<tr>" + "".join(parts) + "</tr>")
        page = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>'
        path.write_text(f'{page}{head}<table border="1">\n{"\n".join(lines)}\n</table></body></html>', encoding="utf-8")

    return build


def dbf(fields: str, body: str, *, encoding: str = "latin-1", spell: Callable[[str], str] = str) -> Build:
    """Return a builder of a dBase III file without code page. fields: names, with :N for a number, such as "TEN SO_HS:N"."""

    def build(path: Path) -> None:
        names = [name.partition(":")[::2] for name in fields.split()]
        lines = [[spell(shown(value)).encode(encoding) for value in line] for line in grid(body)]
        widths = [max(1, *(len(line[i]) for line in lines)) for i in range(len(names))]
        head = struct.pack("<BBBBIHH20x", 3, 105, 9, 5, len(lines), 33 + 32 * len(names), 1 + sum(widths))
        for (name, kind), width in zip(names, widths, strict=True):
            head += struct.pack("<11sc4xBB14x", name.encode(), (kind or "C").encode(), width, 0)
        records = b""
        for line in lines:
            cells = zip(line, names, widths, strict=True)
            records += b" " + b"".join(v.rjust(w) if kind == "N" else v.ljust(w) for v, (_, kind), w in cells)
        path.write_bytes(head + b"\r" + records + b"\x1a")

    return build


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2"'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def ods(*sheets: tuple[str, str]) -> Build:
    """Return a builder of an .ods of (name, grid): typed cells, merged cells, and repeated empty cells and rows at the end."""

    def build(path: Path) -> None:
        body = "".join(_ods_table(name, grid(body)) for name, body in sheets)
        with zipfile.ZipFile(path, "w") as book:
            book.writestr("mimetype", _ODS_KIND, zipfile.ZIP_STORED)
            book.writestr("content.xml", f"{_ODS}{body}</office:spreadsheet></office:body></office:document-content>")
            book.writestr("META-INF/manifest.xml", _MANIFEST)

    return build


def _ods_table(name: str, cells: list[list[object]]) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merges(cells)}
    lines = []
    for r, line in enumerate(cells):
        parts = [_ods_cell(value, spans.get((r, c), (1, 1))) for c, value in enumerate(line)]
        lines.append(f'<table:table-row>{"".join(parts)}<table:table-cell table:number-columns-repeated="900"/>')
    end = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
    )
    rows = "</table:table-row>".join([*lines, end]) + "</table:table-row>"
    return f'<table:table table:name="{escape(name)}">{rows}</table:table>'


def _ods_cell(value: object, span: tuple[int, int]) -> str:
    if value in (LEFT, ABOVE):
        return "<table:covered-table-cell/>"
    inner = value.value if isinstance(value, Cell) else value
    percent = isinstance(value, Cell) and "%" in value.format
    kind = {
        int: f' office:value-type="{"percentage" if percent else "float"}" office:value="{inner}"',
        float: f' office:value-type="{"percentage" if percent else "float"}" office:value="{inner}"',
        date: f' office:value-type="date" office:date-value="{inner}"',
        str: ' office:value-type="string"',
    }.get(type(inner), "")
    label = f"{float(str(inner)) * 100:g}%" if percent else shown(inner)
    lines = "".join(f"<text:p>{escape(part)}</text:p>" for part in label.split("\n")) if inner is not None else ""
    merged = (
        f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span != (1, 1) else ""
    )
    return f"<table:table-cell{kind}{merged}>{lines}</table:table-cell>"


def xml_spreadsheet(body: str) -> Build:
    """Return a builder of an Excel 2003 XML Spreadsheet, another export that is named .xls."""

    def build(path: Path) -> None:
        cells = grid(body)
        spans = {(top, left): (bottom - top, right - left) for top, left, bottom, right in merges(cells)}
        rows: dict[int, str] = {}
        for r, c, cell in filled(cells):
            down, across = spans.get((r, c), (0, 0))
            merged = f' ss:MergeAcross="{across}"' * (across > 0) + f' ss:MergeDown="{down}"' * (down > 0)
            kind = "Number" if isinstance(cell.value, int | float) else "String"
            data = f'<Data ss:Type="{kind}">{escape(shown(cell.value))}</Data>'
            rows[r] = rows.get(r, "") + f'<Cell ss:Index="{c + 1}"{merged}>{data}</Cell>'
        lines = "".join(f'<Row ss:Index="{r + 1}">{line}</Row>' for r, line in sorted(rows.items()))
        space = "urn:schemas-microsoft-com:office:spreadsheet"
        path.write_text(
            f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="{space}" xmlns:ss="{space}">'
            f'<Worksheet ss:Name="Sheet1"><Table>{lines}</Table></Worksheet></Workbook>',
            encoding="utf-8",
        )

    return build
