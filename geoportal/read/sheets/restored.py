"""The legacy text of a sheet restored in place, with what was changed shown before and after."""

from __future__ import annotations

from collections.abc import Iterator

from geoportal.read.legacy.text import evidence_of, restore_column
from geoportal.read.sheets.sheet import Sheet
from geoportal.records import Issue
from geoportal.spreadsheet import cell_name

SHOWN = 3
NAMES = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI-Windows", "VPS": "VPS", "VISCII": "VISCII", "CP1258": "Windows-1258"}


def restore_sheet(sheet: Sheet) -> list[Issue]:
    """Turn every cell of legacy text into Unicode; return what was done, by encoding, and what could not be known."""
    if not sheet.fonts and all(text is None or text.isascii() for row in sheet.rows for text in row):
        return []
    fonts = sheet.fonts
    evidence = evidence_of(
        (text for row in sheet.rows for text in row),
        (fonts.get((number, column), "") for number, row in enumerate(sheet.rows) for column in range(len(row))),
    )
    changed: dict[str, list[tuple[str, str, str]]] = {}
    lossy: list[str] = []
    for column in range(max(map(len, sheet.rows), default=0)):
        rows = [(number, row) for number, row in enumerate(sheet.rows) if column < len(row) and row[column]]
        texts = [row[column] for _, row in rows]
        restored = restore_column(texts, [fonts.get((number, column), "") for number, _ in rows], evidence)
        for (number, row), before, found in zip(rows, texts, restored, strict=True):
            if found is None or found.text == before:
                continue
            row[column] = found.text
            if found.encoding:
                place = cell_name(number + 1, column)
                changed.setdefault(found.encoding, []).append((place, before or "", found.text))
                lossy += [place] if found.lossy else []
    return list(_told(sheet, changed, lossy))


def _told(sheet: Sheet, changed: dict[str, list[tuple[str, str, str]]], lossy: list[str]) -> Iterator[Issue]:
    for encoding, cells in changed.items():
        shown = "; ".join(f"{cell} «{before[:40]}» → «{after[:40]}»" for cell, before, after in cells[:SHOWN])
        yield Issue(
            "legacy-text", "notice",
            f"{len(cells)} ô dùng bảng mã cũ {NAMES[encoding]} đã chuyển sang Unicode: {shown}.", "",
            sheet.name, cell=cells[0][0],
        )  # fmt: skip
    if lossy:
        yield Issue(
            "legacy-case", "warning",
            f"{len(lossy)} ô viết bằng bảng mã TCVN3 không cho biết chữ hoa hay chữ thường: {', '.join(lossy[:10])}.",
            "Kiểm tra chữ hoa, chữ thường trong các ô này.", sheet.name, cell=lossy[0],
        )  # fmt: skip
