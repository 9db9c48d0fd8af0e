"""XML Spreadsheet 2003 under the name .xls, as older reporting systems write it (XML Spreadsheet Reference)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from geoportal.errors import SourceError
from geoportal.read.limits import refuse_size
from geoportal.read.sheets.sheet import Sheet, cell_text
from geoportal.settings import Settings

NAME = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_xml2003(path: Path, settings: Settings) -> list[Sheet]:
    """Read every sheet; entities and links are refused.

    Raises
    ------
    SourceError
        It is no such file, is damaged, or exceeds a limit.
    """
    sheets: list[Sheet] = []
    try:
        for event, item in iterparse(path, events=("start", "end")):
            if event == "start" and item.tag == NAME + "Worksheet":
                sheets.append(Sheet(item.get(NAME + "Name", ""), []))
            elif event == "end" and item.tag == NAME + "Row" and sheets:
                _add_row(sheets[-1], item, path, settings)
                item.clear()
    except (LookupError, ParseError, DefusedXmlException, ValueError, OverflowError) as error:
        raise SourceError(
            f"«{path.name}» không đọc được như bảng tính. Hãy mở bằng Excel rồi lưu lại .xlsx."
        ) from error
    if not sheets:
        raise SourceError(f"«{path.name}» là văn bản XML không có bảng tính. Hãy mở bằng Excel rồi lưu lại .xlsx.")
    return sheets


def _add_row(sheet: Sheet, item: Element, path: Path, settings: Settings) -> None:
    number = int(item.get(NAME + "Index", len(sheet.rows) + 1)) - 1
    refuse_size(path, number + 1, 1, settings)
    sheet.rows += [[] for _ in range(number - len(sheet.rows))]
    cells: list[str | None] = []
    for cell in item.findall(NAME + "Cell"):
        column = int(cell.get(NAME + "Index", len(cells) + 1)) - 1
        refuse_size(path, number + 1, column + 1, settings)
        cells += [None] * (column - len(cells))
        right, down = int(cell.get(NAME + "MergeAcross", 0)), int(cell.get(NAME + "MergeDown", 0))
        cells += [_text(cell.find(NAME + "Data")), *[None] * min(right, 1000)]
        if right or down:
            sheet.merged.append((number, column, number + down, column + right))
    sheet.rows.append(cells)


def _text(data: Element | None) -> str | None:
    if data is None:
        return None
    words, kind = "".join(data.itertext()), data.get(NAME + "Type", "String")
    if kind == "Number":
        return cell_text(float(words))
    if kind == "Boolean":
        return cell_text(words.strip() == "1")
    if kind == "DateTime":
        return cell_text(datetime.fromisoformat(words.strip()))
    return cell_text(words)
