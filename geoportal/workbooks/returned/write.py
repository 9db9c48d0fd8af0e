"""The officer's own workbook goes back: every bad cell coloured, with a note of what is wrong, and a list of findings.

The workbook is not written anew: the file is copied part by part and marks are added beside what it holds, so that
cells, formulas with their results, pictures, charts and layout stay as they were. A file of another kind comes back as
a new workbook of its texts. Meant to be run in a process of its own, as the file is a stranger's.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from geoportal.dataset import Dataset, load_dataset
from geoportal.errors import SourceError
from geoportal.read.archive import open_archive
from geoportal.read.readers import SHEETS
from geoportal.records import Issue, Report
from geoportal.settings import Settings
from geoportal.vietnamese import format_number
from geoportal.workbooks.returned.base import write_base
from geoportal.workbooks.returned.book import Book, SheetMarks, free_title, looks_of, opened
from geoportal.workbooks.returned.grids import MOST_ROWS, Grid, choose_grid, read_grids
from geoportal.workbooks.returned.notes import Note
from geoportal.workbooks.returned.package import CONTENT_TYPES
from geoportal.workbooks.returned.sheet import Cell
from geoportal.workbooks.returned.summary import LISTED, Facts, Link, columns_of, write_summary
from geoportal.workbooks.returned.words import (
    ATTRIBUTES,
    BAD_ROWS,
    COLOURED,
    FILLS,
    SEVERITIES,
    SUMMARY,
    gravest,
    note_parts,
)
from geoportal.workbooks.returned.xml import Unusual

MOST_NOTES = 5_000
UNUSUAL = "Tệp được tạo theo cách khác thường nên không trả lại nguyên tệp được."
COPIED = (
    "Đây là bản chép nội dung các ô của tệp, không có định dạng, công thức và hình ảnh; có thể sửa ngay trên bản này "
    "rồi gửi lại."
)


def write_returned(
    source: Path, report: Report, out: Path, settings: Settings, *, checked: datetime | None = None
) -> None:
    """Write the workbook that goes back to the officer.

    Parameters
    ----------
    source : Path
        The file as it came; its suffix says its kind.
    report : Report
        What its check found.
    out : Path
        The .xlsx to write.
    settings : Settings
        Limits of reading, and where the dataset's definition is.
    checked : datetime, optional
        When it was checked, with its time zone; now when left out.
    """
    dataset = _definition(settings, report.dataset)
    about = _About(report, dataset, checked or datetime.now(UTC))
    if _is_book(source):
        try:
            with open_archive(source, settings) as archive:
                out.write_bytes(_marked(Book(archive), about, _read(source, settings, about, whole=True)))
                return
        except Unusual:
            about.notes = [UNUSUAL]
        except SourceError:
            pass  # it cannot be read: the list of findings says so
    grids = _read(source, settings, about, whole=False)
    _tell_copy(grids, about)
    if not grids:
        out.write_bytes(_summary(about, [None] * len(report.issues)))
        return
    with opened(write_base(grids)) as archive:
        out.write_bytes(_marked(Book(archive), about, grids))


@dataclass(slots=True)
class _About:
    report: Report
    dataset: Dataset | None
    checked: datetime
    notes: list[str] = field(default_factory=list)


def _definition(settings: Settings, name: str) -> Dataset | None:
    found = next(iter(settings.layers.glob(f"*/{name}.yml")), None) if name.replace("-", "").isalnum() else None
    return load_dataset(found) if found else None


def _is_book(source: Path) -> bool:
    """Return whether a file is an Excel workbook in parts, whatever table file it is called."""
    if source.suffix.lower() not in SHEETS:
        return False
    try:
        with zipfile.ZipFile(source) as archive:
            return CONTENT_TYPES in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _read(source: Path, settings: Settings, about: _About, *, whole: bool) -> list[Grid]:
    try:
        return read_grids(source, about.report, settings, about.dataset, whole=whole)
    except SourceError:
        if whole:
            raise
        return []


def _tell_copy(grids: Sequence[Grid], about: _About) -> None:
    """Note what the copy is, when the officer's file itself is no workbook that goes back."""
    names = {grid.name.split(" (")[0] for grid in grids}
    here = "Xin sửa trong tệp gốc rồi gửi lại tệp gốc, không gửi bản này."
    if not grids:
        about.notes.append("Không đọc được tệp nên ở đây chỉ có danh sách vấn đề.")
    elif BAD_ROWS in names:
        most = f" (nhiều nhất {format_number(MOST_ROWS)} dòng)"
        about.notes.append(f"Tệp lớn nên chỉ các dòng có vấn đề được chép vào trang «{BAD_ROWS}»{most}. {here}")
    elif ATTRIBUTES in names:
        about.notes.append(f"Trang «{ATTRIBUTES}» chỉ để xem. {here}")
    else:
        about.notes.append(COPIED)


def _marked(book: Book, about: _About, grids: Sequence[Grid]) -> bytes:
    """Return the workbook with its marks and the sheet of findings."""
    if book.drop_macros():
        about.notes.append("Tệp gốc có macro; bản trả lại là tệp .xlsx, không có macro.")
    places = [_place(issue, grids) for issue in about.report.issues]
    marks = _marks(about, places)
    earlier = next((grid.name for grid in grids if grid.own and grid.name.startswith(SUMMARY)), None)
    without = [name for name in book.threaded() if marks.get(name, SheetMarks()).notes]
    if without:
        pages = ", ".join(f"«{name}»" for name in without)
        about.notes.append(f"Trang {pages} có trao đổi bình luận nên các ô chỉ được tô màu, không kèm ghi chú.")
    links = [Link(*place) if place else None for place in places]
    name = free_title([sheet.name for sheet in book.sheets if sheet.name != earlier])
    with opened(_summary(about, links, name)) as summary:
        looks = looks_of(book, summary)
        book.mark(marks, looks)
        book.add_summary(summary, name, earlier, looks.first_look)
    return book.saved()


def _place(issue: Issue, grids: Sequence[Grid]) -> tuple[Grid, Cell] | None:
    grid = choose_grid(grids, issue)
    cell = grid.place(issue) if grid else None
    return (grid, cell) if grid and cell else None


def _marks(about: _About, places: Sequence[tuple[Grid, Cell] | None]) -> dict[str, SheetMarks]:
    """Return what is marked on each sheet: every cell with a finding coloured, the gravest with notes."""
    found: dict[tuple[str, Cell], list[Issue]] = {}
    for issue, place in zip(about.report.issues, places, strict=True):
        if place and issue.severity in COLOURED:
            found.setdefault((place[0].name, place[1]), []).append(issue)
    marks: dict[str, SheetMarks] = {}
    ordered = sorted(found.items(), key=lambda item: SEVERITIES.index(gravest(item[1])))
    for number, ((name, cell), issues) in enumerate(ordered):
        own = marks.setdefault(name, SheetMarks())
        own.cells[cell] = gravest(issues)
        if number < MOST_NOTES:
            own.notes[cell] = Note(note_parts(issues), FILLS[gravest(issues)])
    if len(found) > MOST_NOTES:
        about.notes.append(
            f"Có {format_number(len(found))} ô được tô màu; {format_number(MOST_NOTES)} ô có ghi chú, các ô khác xin "
            "xem trong danh sách dưới đây."
        )
    return marks


def _summary(about: _About, links: Sequence[Link | None], name: str = SUMMARY) -> bytes:
    if len(links) > LISTED:
        about.notes.append(f"Có {format_number(len(links))} vấn đề; dưới đây là {format_number(LISTED)} vấn đề đầu.")
    title = about.dataset.title.vi if about.dataset else about.report.dataset
    facts = Facts(title, about.checked, about.notes)
    return write_summary(about.report, facts, links, columns_of(about.report.mapping, _titles(about.dataset)), name)


def _titles(dataset: Dataset | None) -> dict[str, str]:
    """Return the title of every field, by its name."""
    if dataset is None:
        return {}
    fields = [child.fields for child in dataset.children.values()] + [dataset.input_fields]
    return {name: field.title.vi for table in fields for name, field in table.items()}
