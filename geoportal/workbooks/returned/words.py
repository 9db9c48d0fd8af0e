"""The words and colours of the workbook that goes back to the officer, and how its own sheets are known again."""

from __future__ import annotations

from collections.abc import Mapping

from geoportal.records import LEVEL_ORDER, Issue, Report, Severity
from geoportal.vietnamese import format_number
from geoportal.workbooks.template.words import PORTAL

AUTHOR = PORTAL
SUMMARY = "Kết quả kiểm tra"
"""The sheet of findings, the first of the workbook."""
TITLE = "KẾT QUẢ KIỂM TRA TỆP SỐ LIỆU"
BAD_ROWS, ATTRIBUTES = "Dòng cần sửa", "Bảng thuộc tính"
"""Sheets that only show rows of a file that is to be mended elsewhere."""
NUMBER_HEADING = "Dòng trong tệp gốc"
SEVERITIES: tuple[Severity, ...] = ("error", "question", "warning", "notice")
"""The gravest first; a cell with several findings has the colour of the gravest."""
COLOURED: tuple[Severity, ...] = ("error", "question", "warning")
WORDS: Mapping[Severity, str] = {
    "error": "Lỗi", "question": "Cần xác nhận", "warning": "Cảnh báo", "notice": "Lưu ý",
}  # fmt: skip
MEANINGS: Mapping[Severity, str] = {
    "error": "phải sửa", "question": "xem rồi trả lời", "warning": "nên xem", "notice": "để biết",
}  # fmt: skip
FILLS: Mapping[Severity, str] = {
    "error": "#F2A07E", "question": "#A6D1F2", "warning": "#FFF1A6", "notice": "#ECECEC",
}  # fmt: skip
"""Orange, blue and yellow of different lightness: told apart without seeing red and green."""
INK = "#1A1A1A"
"""Text on any of the fills; its contrast is 8:1 or more."""
LEVEL_WORDS = {
    "exact": "chính xác", "facility": "theo cơ sở đã biết", "street": "theo đường phố",
    "hamlet": "theo thôn, tổ dân phố", "commune": "theo xã, phường", "district": "theo huyện cũ",
    "none": "chưa xác định",
}  # fmt: skip


def is_own_sheet(name: str | None, first_cell: str | None) -> bool:
    """Return whether a sheet is one that the portal added to a returned workbook: by its name and its first cell.

    >>> is_own_sheet("Kết quả kiểm tra", TITLE), is_own_sheet("Kết quả kiểm tra", "STT")
    (True, False)
    """
    if first_cell == TITLE:
        return (name or "").startswith(SUMMARY)
    return first_cell == NUMBER_HEADING and (name or "").startswith((BAD_ROWS, ATTRIBUTES))


def verdict_words(report: Report) -> str:
    """Return whether the file can be published, and why not. Sentences.

    >>> verdict_words(Report(rows_read=2, rows_valid=2))
    'Không có lỗi: tệp công bố được. Đọc được 2 dòng, 2 dòng hợp lệ.'
    """
    errors, questions, warnings = (report.count(severity) for severity in COLOURED)
    rows = f"Đọc được {format_number(report.rows_read)} dòng, {format_number(report.rows_valid)} dòng hợp lệ."
    if errors:
        asked = f" và {format_number(questions)} điều cần xác nhận" if questions else ""
        return f"Chưa công bố được: còn {format_number(errors)} lỗi phải sửa{asked}. {rows}"
    if questions:
        return f"Còn {format_number(questions)} điều cần xác nhận trước khi công bố. {rows}"
    seen = f", nhưng nên xem {format_number(warnings)} cảnh báo" if warnings else ""
    return f"Không có lỗi: tệp công bố được{seen}. {rows}"


def level_words(levels: Mapping[str, int]) -> str:
    """Return how many rows were located how, in words; empty when nothing was to be located.

    >>> level_words({"none": 1, "exact": 1200})
    'Vị trí trên bản đồ: chính xác 1.200; chưa xác định 1.'
    """
    shown = [f"{LEVEL_WORDS[level]} {format_number(levels[level])}" for level in LEVEL_ORDER if levels.get(level)]
    return f"Vị trí trên bản đồ: {'; '.join(shown)}." if shown else ""


def gravest(issues: list[Issue]) -> Severity:
    """Return the gravest severity among findings."""
    return min((issue.severity for issue in issues), key=SEVERITIES.index)


def note_parts(issues: list[Issue]) -> list[tuple[str, str]]:
    """Return what the note on a cell says: for each finding its level, and what is wrong with how to mend it."""
    ordered = sorted(issues, key=lambda issue: SEVERITIES.index(issue.severity))
    return [
        (WORDS[issue.severity].upper(), issue.problem + (f"\nCách sửa: {issue.fix}" if issue.fix else ""))
        for issue in ordered
    ]
