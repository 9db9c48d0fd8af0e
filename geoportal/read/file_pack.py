"""A .zip with files to be published and the table that names them."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

import shapely

from geoportal.dataset import Dataset
from geoportal.dataset.headings import SURE, levels_of, vocabulary_of
from geoportal.errors import SourceError
from geoportal.read.archive import open_archive, unpack
from geoportal.read.readers import read_file
from geoportal.read.taken import PUBLISHED, Taken, Taker, alone_table, split_names
from geoportal.records import Issue, Remembered, SourceRow, SourceTable
from geoportal.settings import Settings
from geoportal.spreadsheet import cell_name
from geoportal.vietnamese import fold

TABLES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
FILE_WORDS = frozenset(
    ("tep", "ten tep", "tep dinh kem", "file", "ten file", "filename", "file name", "anh", "tep anh", "van ban")
)
"""Headings of the column that names files, beside the words of a field of type `file`."""
NONE_WORDS = frozenset({"", "khong", "khong co", "chua co"})
RUBBISH = ("__macosx/", ".ds_store", "thumbs.db", "desktop.ini")
MOST_NAMED = 20


def pack_holds(path: Path, kinds: Sequence[str]) -> bool:
    """Return whether a .zip holds a file of one of these kinds; False when it cannot be read."""
    try:
        with ZipFile(path) as archive:
            return any(_suffix(entry) in kinds and not _is_rubbish(entry) for entry in archive.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_taken(
    path: Path, files: Path, dataset: Dataset, settings: Settings, remembered: Remembered, given: Mapping[str, str],
    taker: Taker,
) -> list[SourceTable]:  # fmt: skip
    """Read one file that the taker takes, or a .zip of such (see `read_pack`)."""
    if path.suffix.lower() == ".zip":
        return read_pack(path, files, dataset, settings, remembered, given, taker)
    return [alone_table(path.name, [taker.take(path)], dataset, given)]


def read_pack(
    path: Path, files: Path, dataset: Dataset, settings: Settings, remembered: Remembered, given: Mapping[str, str],
    taker: Taker,
) -> list[SourceTable]:  # fmt: skip
    """Read a .zip with files that the taker takes, and at most one table that names them.

    Returns
    -------
    list of SourceTable
        The tables of the table file, the cells that name files holding their published names. Without a table: one with
        a row for each file. Missing, refused, unused files are issues.

    Raises
    ------
    SourceError
        The archive is unsafe or damaged, or holds several tables or nothing to publish.
    """
    with open_archive(path, settings) as archive, tempfile.TemporaryDirectory() as name:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_rubbish(entry)]
        tables = [entry for entry in entries if _suffix(entry) in TABLES]
        pack = _Pack(archive, [entry for entry in entries if entry not in tables], settings, taker, Path(name))
        if len(tables) > 1:
            listed = ", ".join(f"«{_bare(entry)}»" for entry in tables[:5])
            raise SourceError(f"«{path.name}» có {len(tables)} bảng ({listed}). Mỗi gói chỉ để một bảng.")
        if not tables and not pack.entries:
            raise SourceError(f"«{path.name}» không có bảng và không có tệp nào thuộc kiểu {', '.join(taker.kinds)}.")
        if not tables:
            taken = [pack.taken(entry) for entry in pack.entries]
            made = [alone_table(path.name, taken, dataset, given)]
        else:
            table = unpack(archive, tables[0], Path(name))
            read = list(read_file(table, files, dataset, settings, remembered))
            made = _link_tables(read, pack, dataset, remembered)
        return [replace(made[0], issues=(*made[0].issues, *_passed_over(pack.others))), *made[1:]]


def _is_rubbish(entry: ZipInfo) -> bool:
    path = entry.filename.lower()
    return path.startswith(RUBBISH) or _bare(entry).lower() in RUBBISH or _bare(entry).startswith(("._", "~$"))


def _bare(entry: ZipInfo) -> str:
    return PurePosixPath(entry.filename.replace("\\", "/")).name


def _suffix(entry: ZipInfo) -> str:
    return PurePosixPath(_bare(entry)).suffix.lower()


def _passed_over(entries: Sequence[ZipInfo]) -> Iterable[Issue]:
    for entry in entries[:MOST_NAMED]:
        problem = f"Tệp «{_bare(entry)}» trong gói không thuộc kiểu được nhận nên bị bỏ qua."
        yield Issue("passed-over-file", "warning", problem, "Nếu cần công bố, hãy chuyển sang kiểu được nhận.")


class _Pack:
    """The files of an archive by the names that a table may call them; each is taken once."""

    def __init__(
        self, archive: ZipFile, entries: list[ZipInfo], settings: Settings, taker: Taker, folder: Path
    ) -> None:
        self.entries = [entry for entry in entries if _suffix(entry) in taker.kinds]
        self.others = [entry for entry in entries if _suffix(entry) not in taker.kinds]
        self._archive, self._settings, self._taker, self._folder = archive, settings, taker, folder
        self._done: dict[str, Taken | SourceError] = {}
        self._names: dict[str, list[ZipInfo]] = defaultdict(list)
        for entry in self.entries:
            bare = PurePosixPath(_bare(entry))
            for name in dict.fromkeys((fold(entry.filename), fold(bare.name), fold(bare.stem))):
                self._names[name].append(entry)

    def find(self, name: str) -> list[ZipInfo]:
        """Return the entries that a name in a table may mean: by path, by bare name, without its suffix."""
        for words in (name, PurePosixPath(name.replace("\\", "/")).name):
            found = self._names.get(fold(words), [])
            if found:
                return found
        return []

    def taken(self, entry: ZipInfo) -> Taken:
        """Check and take one file.

        Raises
        ------
        SourceError
            It is refused.
        """
        if entry.filename not in self._done:
            self._done[entry.filename] = self._read(entry)
        done = self._done[entry.filename]
        if isinstance(done, SourceError):
            raise done
        return done

    def _read(self, entry: ZipInfo) -> Taken | SourceError:
        if entry.file_size > self._settings.max_file_mb * 1_000_000:
            return SourceError(f"Tệp «{_bare(entry)}» lớn hơn {self._settings.max_file_mb} MB. Hãy giảm dung lượng.")
        unpacked = unpack(self._archive, entry, self._folder)
        try:
            return self._taker.take(unpacked)
        except SourceError as error:
            return error
        finally:
            unpacked.unlink(missing_ok=True)

    def unused(self) -> list[str]:
        """Return the bare names of files that no row named."""
        return [_bare(entry) for entry in self.entries if entry.filename not in self._done]


def _link_tables(
    tables: Sequence[SourceTable], pack: _Pack, dataset: Dataset, remembered: Remembered
) -> list[SourceTable]:
    columns = [_file_column(table, dataset, remembered) for table in tables]
    linked = [
        table if column is None else _link_table(table, column, pack, dataset)
        for table, column in zip(tables, columns, strict=True)
    ]
    fields = dataset.fields_of_type("file")
    title = dataset.fields[fields[0]].title.vi if fields else "Tệp"
    if all(column is None for column in columns) and pack.entries:
        problem = f"Bảng không có cột «{title}» nên không biết tệp nào của dòng nào."
        issues = [Issue("no-file-column", "error", problem, f"Thêm cột «{title}», ghi tên tệp của từng dòng.")]
    else:
        fix = f"Ghi tên tệp vào cột «{title}» của dòng tương ứng, hoặc bỏ tệp khỏi gói."
        issues = [
            Issue("unused-file", "warning", f"Tệp «{name}» không dòng nào nêu tên nên không được công bố.", fix)
            for name in pack.unused()[:MOST_NAMED]
        ]
    return [replace(linked[0], issues=(*linked[0].issues, *issues)), *linked[1:]]


def _file_column(table: SourceTable, dataset: Dataset, remembered: Remembered) -> int | None:
    words = vocabulary_of(dataset, remembered.headings)
    for column, heading in enumerate(table.headings):
        found = words.matches(levels_of(heading))
        if found and found[0].confidence >= SURE and dataset.input_fields[found[0].field].type == "file":
            return column
    return next((column for column, heading in enumerate(table.headings) if fold(heading) in FILE_WORDS), None)


def _link_table(table: SourceTable, column: int, pack: _Pack, dataset: Dataset) -> SourceTable:
    issues: list[Issue] = []
    rows = [_link_row(row, table, column, pack, issues) for row in table.rows]
    located = any(row.geometry for row in rows)
    fields = dataset.fields_of_type("file")
    title = dataset.fields[fields[0]].title.vi if fields else table.headings[column]
    headings = tuple(title if index == column else heading for index, heading in enumerate(table.headings))
    return replace(
        table, headings=headings, rows=rows, has_geometry=located, crs="EPSG:4326" if located else "",
        issues=(*table.issues, *issues),
    )  # fmt: skip


def _link_row(row: SourceRow, table: SourceTable, column: int, pack: _Pack, issues: list[Issue]) -> SourceRow:
    text = row.cells[column] or ""
    names, shapes = [], []

    def tell(code: str, problem: str, fix: str = "") -> None:
        cell = cell_name(row.number, table.positions[column]) if table.positions else None
        issues.append(Issue(code, "error", problem, fix, table.sheet, row.number, table.headings[column], text, cell))

    for name in split_names(text) if fold(text) not in NONE_WORDS else ():
        found = pack.find(name)
        if len(found) == 1:
            try:
                taken = pack.taken(found[0])
            except SourceError as error:
                tell("refused-file", error.vi)
                continue
            names.append(taken.name)
            shapes += [shapely.from_wkb(taken.geometry)] if taken.geometry else []
            issues += (replace(issue, sheet=table.sheet, row=row.number) for issue in taken.issues)
        elif found:
            tell("ambiguous-file", f"Trong gói có {len(found)} tệp tên «{name}».", "Ghi cả tên thư mục của tệp.")
        elif PUBLISHED.fullmatch(name) or name.startswith(("https://", "http://")):
            names.append(name)
        elif fold(name) in (fold(_bare(entry)) for entry in pack.others):
            tell("refused-file", f"Tệp «{name}» không thuộc kiểu được nhận.", "Hãy lưu lại theo kiểu được nhận.")
        else:
            tell("missing-file", f"Không có tệp «{name}» trong gói.", "Thêm tệp vào gói, hoặc sửa tên tệp ở ô này.")
    cells = (*row.cells[:column], "; ".join(names) or None, *row.cells[column + 1 :])
    outline: bytes | None = shapely.to_wkb(shapely.union_all(shapes)) if shapes else row.geometry
    return row._replace(cells=cells, geometry=outline)
