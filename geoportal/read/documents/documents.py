"""Documents and pictures published as files: one by itself, or a .zip of them with the table that names them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.read.documents.docx import check_docx
from geoportal.read.documents.pdf import check_pdf
from geoportal.read.documents.pictures import clean_picture
from geoportal.read.documents.words import Said
from geoportal.read.file_pack import read_taken
from geoportal.read.taken import Taken, Taker, published_name
from geoportal.records import Issue, Remembered, SourceTable
from geoportal.settings import Settings
from geoportal.vietnamese import fold

KINDS = (".pdf", ".docx", ".jpg", ".jpeg", ".png")
DOCUMENT_WORDS = ("van ban", "ban tin", "tai lieu", "bao cao", "thong bao", "quyet dinh")
"""Words in the title of a name field that say that it is a document's own title."""


def read_documents(
    path: Path, files: Path, dataset: Dataset | None, settings: Settings, remembered: Remembered | None = None,
    given: Mapping[str, str] | None = None,
) -> Iterable[SourceTable]:  # fmt: skip
    """Read a document, a picture, or a .zip of them; what is published is written into the folder `files`.

    Parameters
    ----------
    path : Path
        A file of KINDS, or a .zip with such files and, unless `given` says all, a table with a row for each.
    files : Path
        Folder that gets the files by the names under which they are published: PDF and DOCX as they came, pictures
        without what they tell of the camera and of the place and person behind it.
    given : mapping, optional
        Texts of fields, by name.

    Returns
    -------
    iterable of SourceTable
        Rows whose field of type `file` holds published names, several joined by "; ".

    Raises
    ------
    SourceError
        The dataset has no such field; a file alone is refused; an archive is unsafe. A refused file of an archive with
        a table is an issue of its row.
    """
    if dataset is None or not dataset.fields_of_type("file"):
        name = f"Bộ dữ liệu «{dataset.title.vi}»" if dataset else "Lệnh này"
        raise SourceError(f"{name} không nhận văn bản, ảnh. Hãy gửi bảng (.xlsx, .csv) hoặc tệp GIS.")
    taker = Taker(KINDS, partial(take_document, files=files, dataset=dataset, settings=settings))
    return read_taken(path, files, dataset, settings, remembered or Remembered(), given or {}, taker)


def take_document(path: Path, files: Path, dataset: Dataset, settings: Settings) -> Taken:
    """Check a document by its content and write it into `files` as it is published.

    Raises
    ------
    SourceError
        It is damaged, locked, something else than its name says, or holds something that acts.
    """
    suffix = path.suffix.lower().replace(".jpeg", ".jpg")
    said, stripped = Said(), False
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "tep"
        if suffix in (".jpg", ".png"):
            picture = clean_picture(path, suffix)
            ready.write_bytes(picture.content)
            stripped = picture.stripped
        else:
            said = check_pdf(path) if suffix == ".pdf" else check_docx(path, settings)
            shutil.copyfile(path, ready)
        name = published_name(path.name, ready, suffix)
        shutil.move(ready, files / name)
    values, issues = _fields_said(path, said, dataset)
    return Taken(name, path.name, None, values, (*issues, *_notices(path, said, stripped=stripped)))


def _fields_said(path: Path, said: Said, dataset: Dataset) -> tuple[dict[str, str], list[Issue]]:
    """Return the fields that a document's own title and day answer to, and what an officer must know of that.

    The day on which a file was made is seldom the day of issue, so that it is asked about.
    """
    values: dict[str, str] = {}
    issues = []
    kind = dataset.fields[dataset.name_field]
    if said.title and any(word in fold(kind.title.vi) for word in DOCUMENT_WORDS):
        values[dataset.name_field] = said.title
        text = f"«{kind.title.vi}» lấy từ thuộc tính của tệp «{path.name}»: «{said.title}»."
        fix = f'Nếu không đúng, thêm --set {dataset.name_field}="…".'
        issues.append(Issue("said", "notice", text, fix, column=kind.title.vi, value=said.title))
    days = [name for name, field in dataset.fields.items() if field.type == "date" and field.required]
    if said.day and days:
        title, (year, month, day) = dataset.fields[days[0]].title.vi, said.day.split("-")
        values[days[0]] = f"{day}/{month}/{year}"
        text = f"Tệp «{path.name}» được tạo ngày {values[days[0]]}. Đó có phải là «{title}» không?"
        fix = f"Nếu không phải, thêm --set {days[0]}=<ngày/tháng/năm>."
        issues.append(Issue("said-day", "question", text, fix, column=title, value=values[days[0]]))
    return values, issues


def _notices(path: Path, said: Said, *, stripped: bool) -> Iterable[Issue]:
    if stripped:
        text = f"Đã bỏ phần không thuộc hình của ảnh «{path.name}» (như nơi chụp, máy, người chụp); hình giữ nguyên."
        yield Issue("stripped", "notice", text)
    if said.author:
        text = f"Tệp «{path.name}» ghi tác giả «{said.author}», ai tải về cũng đọc được."
        yield Issue("author", "notice", text, "Nếu không muốn công bố tên này, hãy xóa trong thuộc tính của tệp.")
