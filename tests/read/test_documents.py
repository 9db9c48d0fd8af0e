"""Documents and pictures: the harmless ones are published, the others refused with a reason, none ever opened to act."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as times
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from geoportal.dataset import Dataset
from geoportal.errors import SourceError
from geoportal.read import open_source
from geoportal.read.documents.documents import read_documents
from geoportal.read.documents.pictures import strip_jpeg, strip_png
from geoportal.read.taken import PUBLISHED, published_name
from geoportal.records import SourceTable
from geoportal.settings import Settings

GIVEN = {"so_van_ban": "12/QĐ-SXD", "ten": "Công bố đơn giá nhân công", "ngay_ban_hanh": "05/03/2025"}
NAME = NameObject


@pytest.fixture
def dataset(datasets: dict[str, Dataset]) -> Dataset:
    return datasets["don-gia-nhan-cong"]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def pdf(change: Callable[[PdfWriter], object] | None = None, **about: str) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({f"/{name}": value for name, value in about.items()})
    if change:
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def dictionary(**items: object) -> DictionaryObject:
    return DictionaryObject({NAME(f"/{name}"): value for name, value in items.items()})


def annotated(**items: object) -> Callable[[PdfWriter], object]:
    """A PDF whose page has an annotation with these entries."""

    def change(writer: PdfWriter) -> None:
        box = ArrayObject([NumberObject(side) for side in (0, 0, 10, 10)])
        about = {"Type": NAME("/Annot"), "Subtype": NAME("/Link"), "Rect": box, **items}
        note = writer._add_object(dictionary(**about))
        writer.pages[0][NAME("/Annots")] = ArrayObject([note])

    return change


def rooted(**items: object) -> Callable[[PdfWriter], object]:
    return lambda writer: writer.root_object.update(dictionary(**items))


def action(kind: str, **items: object) -> DictionaryObject:
    return dictionary(S=NAME(f"/{kind}"), **items)


def revised(before: bytes, after: bytes) -> bytes:
    """A PDF with a later revision that hides an object of an earlier one, as an incremental update does."""
    start = int(re.findall(rb"startxref\s+(\d+)", before)[-1])
    number, size = max(map(int, re.findall(rb"(\d+) 0 obj", before))), len(before)
    body = b"%d 0 obj\n%s\nendobj\n" % (number, after)
    root = re.search(rb"/Root (\d+ 0 R)", before)
    assert root
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, size)
    trailer = b"trailer\n<< /Size %d /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number + 1,
        root[1],
        start,
        size + len(body),
    )
    return before + body + table + trailer


def script_that_was_taken_out() -> bytes:
    content = pdf(lambda writer: writer._add_object(action("JavaScript", JS=TextStringObject("app.alert(1)"))))
    return revised(content, b"<< /Nothing true >>")


def packed_script() -> bytes:
    """A PDF whose objects lie in a compressed stream, where the bytes of the file do not show them (PDF 1.5)."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>", 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>", 4: b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
    }  # fmt: skip
    index, body = b"", b""
    for number, text in objects.items():
        index += b"%d %d " % (number, len(body))
        body += text + b"\n"
    head, packed = b"%PDF-1.5\n", zlib.compress(index + body)
    stream = (
        b"5 0 obj\n<< /Type /ObjStm /N 4 /First %d /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n"
    )
    inner = head + stream % (len(index), len(packed), packed)
    entries = [(0, 0, 65535), *((2, 5, place) for place in range(4)), (1, len(head), 0), (1, len(inner), 0)]
    table = b"".join(struct.pack(">BHH", kind, first, second) for kind, first, second in entries)
    about = b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 2 2] /Root 1 0 R /Length %d >>\nstream\n" % len(table)
    return inner + about + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(inner)


def renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """Replace a name by an escaped spelling of it; the table of objects no longer fits, which readers mend."""
    assert old in content
    return content.replace(old, new)


JS = action("JavaScript", JS=TextStringObject("app.alert(1)"))
BAD_PDF: dict[str, tuple[Callable[[], bytes], str]] = {
    "script-on-open": (lambda: pdf(lambda w: w.add_open_action(JavaScript("app.alert(1)"))), "JavaScript"),
    "open-action": (lambda: pdf(rooted(OpenAction=JS)), "JavaScript"),
    "script-in-link": (lambda: pdf(annotated(A=JS)), "JavaScript"),
    "script-chained": (lambda: pdf(annotated(A=action("URI", URI=TextStringObject("https://a.vn"), Next=JS))), "JavaScript"),
    "script-escaped": (lambda: renamed(pdf(rooted(OpenAction=JS)), b"/JavaScript", b"/J#61vaScri#70t"), "JavaScript"),
    "script-unused": (lambda: pdf(lambda w: w._add_object(JS)), "JavaScript"),
    "script-packed": (packed_script, "JavaScript"),
    "script-of-before": (script_that_was_taken_out, "JavaScript"),
    "launch": (lambda: pdf(annotated(A=action("Launch", F=TextStringObject("calc.exe")))), "mở chương trình"),
    "other-file": (lambda: pdf(annotated(A=action("GoToR", F=TextStringObject("//may/a.pdf")))), "mở tệp khác"),
    "form-that-sends": (lambda: pdf(annotated(A=action("SubmitForm", F=TextStringObject("https://a.vn")))), "gửi dữ liệu"),
    "script-address": (lambda: pdf(annotated(A=action("URI", URI=TextStringObject("javascript:alert(1)")))), "không phải trang web"),
    "embedded": (lambda: pdf(lambda w: w.add_attachment("a.exe", b"MZ")), "tệp nhúng"),
    "attached-note": (lambda: pdf(annotated(Subtype=NAME("/FileAttachment"))), "tệp nhúng"),
    "film": (lambda: pdf(annotated(Subtype=NAME("/RichMedia"))), "đa phương tiện"),
    "dynamic-form": (lambda: pdf(rooted(AcroForm=dictionary(XFA=ArrayObject([TextStringObject("x")])))), "XFA"),
    "password": (lambda: pdf(lambda w: w.encrypt("bí mật")), "mật khẩu"),
    "locked": (lambda: pdf(lambda w: w.encrypt("", "chủ")), "mật khẩu hoặc bị khóa"),
    "cut-off": (lambda: pdf()[:-40], "cắt cụt"),
    "program": (lambda: b"MZ\x90\x00" + b"\0" * 500, "không phải là tệp .pdf thật"),
    "page-in-disguise": (lambda: b"<html><script>alert(1)</script></html>", "không phải là tệp .pdf thật"),
    "nothing-inside": (lambda: b"%PDF-1.7\n%%EOF\n", "bị hỏng|không có trang"),
}  # fmt: skip


def read(path: Path, files: Path, dataset: Dataset, limits: Settings, **said: str) -> SourceTable:
    (table,) = read_documents(path, files, dataset, limits, given=said)
    return table


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def values_of(table: SourceTable, number: int = 0) -> dict[str, str | None]:
    return dict(zip(table.headings, list(table.rows)[number].cells, strict=True))


def told(table: SourceTable) -> list[tuple[str, str, str | None]]:
    return [(issue.severity, issue.code, issue.column) for issue in table.issues]


@pytest.mark.parametrize("name", BAD_PDF)
def test_a_pdf_that_acts_or_hides_is_refused(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, name: str
) -> None:
    make, words = BAD_PDF[name]
    with pytest.raises(SourceError, match=words) as refused:
        read(saved(tmp_path, "van ban.pdf", make()), files, dataset, settings, **GIVEN)
    assert refused.value.vi.startswith("«van ban.pdf»") and refused.value.vi.endswith(".")
    assert list(files.iterdir()) == []


SIGNED = dictionary(AcroForm=dictionary(SigFlags=NumberObject(3), Fields=ArrayObject([dictionary(FT=NAME("/Sig"))])))
GOOD_PDF = {
    "plain": lambda: pdf(),
    "signed": lambda: pdf(lambda w: w.root_object.update(SIGNED)),
    "link": lambda: pdf(annotated(A=action("URI", URI=TextStringObject("https://hungyen.gov.vn/tin?a=1")))),
    "link-without-scheme": lambda: pdf(annotated(A=action("URI", URI=TextStringObject("hungyen.gov.vn/tin:1")))),
    "bookmarks": lambda: pdf(lambda w: w.add_outline_item(title="Phần 1", page_number=0)),
    "opens-on-a-page": lambda: pdf(lambda w: rooted(OpenAction=ArrayObject([w.pages[0].indirect_reference, NAME("/Fit")]))(w)),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD_PDF)
def test_an_ordinary_pdf_is_published_byte_for_byte(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, name: str
) -> None:
    content = GOOD_PDF[name]()
    table = read(saved(tmp_path, "Đơn giá Quý I.pdf", content), files, dataset, settings, **GIVEN)
    found = values_of(table)
    assert found["Số văn bản"] == "12/QĐ-SXD" and found["Ngày ban hành"] == "05/03/2025" and table.issues == ()
    name = str(found["Tệp văn bản"])
    assert re.fullmatch(r"don-gia-quy-i-[0-9a-f]{10}\.pdf", name)
    assert (files / name).read_bytes() == content


def test_title_and_day_come_from_the_file_when_nobody_gave_them(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    content = pdf(
        Title="Công bố đơn giá nhân công quý I", CreationDate="D:20250304101112+07'00'", Author="Nguyễn Văn An"
    )
    path = saved(tmp_path, "a.pdf", content)
    table = read(path, files, dataset, settings)
    found = values_of(table)
    assert found["Tên văn bản"] == "Công bố đơn giá nhân công quý I" and found["Ngày ban hành"] == "04/03/2025"
    assert told(table) == [
        ("notice", "said", "Tên văn bản"), ("question", "said-day", "Ngày ban hành"), ("notice", "author", None),
        ("error", "needed", "Số văn bản"),
    ]  # fmt: skip
    asked = table.issues[-1]
    assert asked.problem == "«Số văn bản» của «a.pdf» là gì?" and '--set so_van_ban="000/QĐ-SXD"' in asked.fix
    assert told(read(path, files, dataset, settings, **GIVEN)) == [("notice", "author", None)]


@pytest.mark.parametrize("title", ["Microsoft Word - 12.doc", "Untitled", "scan0012", "don gia.pdf", "x", ""])
def test_a_title_that_a_program_gave_is_none(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, title: str
) -> None:
    table = read(saved(tmp_path, "a.pdf", pdf(Title=title)), files, dataset, settings)
    assert values_of(table)["Tên văn bản"] is None


def test_a_document_s_title_is_no_company_s_name(
    tmp_path: Path, files: Path, datasets: dict[str, Dataset], settings: Settings
) -> None:
    licences = datasets["giay-phep-khoang-san"]
    table = read(saved(tmp_path, "a.pdf", pdf(Title="Giấy phép khai thác cát")), files, licences, settings)
    assert values_of(table)["Tên doanh nghiệp"] is None


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORDS = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Bản tin thị trường'
    "</dc:title><dc:creator>Nguyễn Văn An</dc:creator><dcterms:created>2025-03-04T01:02:03Z</dcterms:created>"
    "</cp:coreProperties>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx(**parts: str | bytes) -> bytes:
    """A Word document; keys are part names, "__" stands for "/", and "_dot_" for "."."""
    whole: dict[str, str | bytes] = {"[Content_Types].xml": TYPES, "word/document.xml": WORDS.format(""), **parts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if content:
                archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def relation(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )


RELS = "word___rels__document.xml.rels"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + WORDS.format("&b;")
FIELD = '<w:instrText xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:instrText>'
BAD_DOCX: dict[str, tuple[bytes, str]] = {
    "macros": (docx(word__vbaProject_dot_bin=b"x"), "macro"),
    "docm-renamed": (docx(**{"[Content_Types].xml": TYPES.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main")}), "macro"),
    "ole": (docx(word__embeddings__oleObject1_dot_bin=b"x"), "nhúng"),
    "activex": (docx(word__activeX__activeX1_dot_xml="<a/>"), "nhúng"),
    "program": (docx(word__media__a_dot_exe=b"MZ"), "a.exe"),
    "macro-workbook": (docx(word__embeddings__a_dot_xlsm=b"x"), "macro"),
    "remote-template": (docx(**{"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://a.vn/x.dotm")}), "nơi khác"),
    "remote-object": (docx(**{"word/_rels/document.xml.rels": relation("oleObject", "mhtml:https://a.vn!x")}), "nơi khác"),
    "remote-share": (docx(**{"word/_rels/document.xml.rels": relation("image", "file://may/a.png")}), "nơi khác"),
    "script-link": (docx(**{"word/_rels/document.xml.rels": relation("hyperlink", "javascript:alert(1)")}), "không phải trang web"),
    "help-link": (docx(**{"word/_rels/document.xml.rels": relation("hyperlink", "ms-msdt:/id PCWDiagnostic")}), "không phải trang web"),
    "chunk": (docx(**{"word/_rels/document.xml.rels": relation("aFChunk", "afchunk.mht")}), "nhúng"),
    "dde": (docx(**{"word/document.xml": WORDS.format(FIELD.format("DDEA") + FIELD.format("UTO c:\\\\cmd.exe"))}), "DDE"),
    "entities": (docx(**{"word/document.xml": BOMB}), "XML không an toàn"),
    "no-document": (docx(**{"word/document.xml": ""}), "không phải là tệp .docx thật"),
    "broken-xml": (docx(**{"word/document.xml": "<a><b></a>"}), "bị hỏng"),
    "path": (docx(**{"../../etc/cron.d/x": "x"}), "không an toàn"),
    "not-a-zip": (b"PK\x03\x04" + b"\0" * 50, "bị hỏng"),
    "old-word": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "bị hỏng"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_DOCX)
def test_a_word_document_that_acts_is_refused(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, name: str
) -> None:
    content, words = BAD_DOCX[name]
    with pytest.raises(SourceError, match=words):
        read(saved(tmp_path, "a.docx", content), files, dataset, settings, **GIVEN)
    assert list(files.iterdir()) == []


def test_an_ordinary_word_document_is_published_byte_for_byte(
    tmp_path: Path, files: Path, datasets: dict[str, Dataset], settings: Settings
) -> None:
    content = docx(**{
        "docProps/core.xml": CORE, "word/_rels/document.xml.rels": relation("hyperlink", "https://hungyen.gov.vn"),
        "word/_rels/settings.xml.rels": relation("attachedTemplate", "file:///C:\\Users\\an\\mau.dotx"),
        "word/embeddings/Microsoft_Excel_Sheet1.xlsx": b"PK", "word/printerSettings1.bin": b"x",
        "word/document.xml": WORDS.format(FIELD.format(" PAGE ")),
    })  # fmt: skip
    table = read(saved(tmp_path, "tin.docx", content), files, datasets["nhu-cau-thi-truong-chan-nuoi"], settings)
    found = values_of(table)
    assert found["Tên bản tin"] == "Bản tin thị trường" and found["Ngày phát hành"] == "04/03/2025"
    assert (files / str(found["Tệp văn bản"])).read_bytes() == content
    assert ("notice", "author", None) in told(table)


def jpeg(size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, **more)
    return out.getvalue()


def photo() -> bytes:
    """A photograph lying on its side, with position, time, camera, owner, a comment, and a program behind its end."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B], exif[0x0132] = 6, "Telefon", "Nguyễn Văn An", "2025:03:04 10:11:12"
    exif.get_ifd(0x8825).update({1: "N", 2: (20.0, 38.0, 45.5), 3: "E", 4: (106.0, 3.0, 3.0)})
    return jpeg(exif=exif.tobytes(), comment=b"nha rieng") + b"PK\x03\x04" + b"virus" * 20


def png(**texts: str) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGBA").save(out, "PNG")
    content = out.getvalue()
    chunks = b"".join(chunk(b"tEXt", f"{key}\0{value}".encode("latin-1")) for key, value in texts.items())
    return content[:33] + chunks + content[33:]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_a_photograph_keeps_its_picture_and_loses_what_it_tells(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    content = photo()
    table = read(saved(tmp_path, "ảnh chụp.JPG", content), files, dataset, settings, **GIVEN)
    made = (files / str(values_of(table)["Tệp văn bản"])).read_bytes()
    before, after = Image.open(io.BytesIO(content)), Image.open(io.BytesIO(made))
    assert after.tobytes() == before.tobytes() and after.size == before.size
    assert dict(after.getexif()) == {0x0112: 6} and after.getexif().get_ifd(0x8825) == {}
    for secret in (b"Telefon", b"Nguy", b"nha rieng", b"virus", b"2025:03", b"PK\x03\x04"):
        assert secret in content and secret not in made
    assert told(table) == [("notice", "stripped", None)]


def test_a_png_loses_its_texts_and_what_hangs_behind_it(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings
) -> None:
    content = png(Author="An", Comment="rieng") + b"<?php system($_GET[0]); ?>"
    table = read(saved(tmp_path, "a.png", content), files, dataset, settings, **GIVEN)
    made = (files / str(values_of(table)["Tệp văn bản"])).read_bytes()
    assert b"rieng" not in made and b"php" not in made
    assert Image.open(io.BytesIO(made)).tobytes() == Image.open(io.BytesIO(content)).tobytes()


def huge_png() -> bytes:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


BAD_PICTURES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "cut-off": ("a.jpg", lambda: jpeg((200, 200))[:-800], "bị hỏng"),
    "no-picture": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\0" * 200, "bị hỏng"),
    "page": ("a.jpg", lambda: b"<svg onload=alert(1)>" * 9, "bị hỏng"),
    "other-kind": ("a.png", jpeg, "ảnh .png thật"),
    "program": ("a.png", lambda: b"\x7fELF" + b"\0" * 99, "ảnh .png thật"),
    "damaged-chunk": ("a.png", lambda: png()[:-20] + b"\0" * 20, "bị hỏng"),
    "too-large": ("a.png", huge_png, "quá nhiều điểm ảnh"),
}


@pytest.mark.parametrize("name", BAD_PICTURES)
def test_what_is_no_picture_is_refused(
    tmp_path: Path, files: Path, dataset: Dataset, settings: Settings, name: str
) -> None:
    file, make, words = BAD_PICTURES[name]
    with pytest.raises(SourceError, match=words):
        read(saved(tmp_path, file, make()), files, dataset, settings, **GIVEN)
    assert list(files.iterdir()) == []


HEADINGS = ("STT", "Số giấy phép", "Tên doanh nghiệp", "Ngày cấp", "Tệp văn bản")


def workbook(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (headings, *rows):
        book.worksheets[0].append(list(row))
    book.save(out)
    return out.getvalue()


def licence(number: int, file: str | None) -> tuple[object, ...]:
    return (number, f"{number:03}/GP-UBND", f"Công ty {number}", "01/03/2024", file)


def pack(folder: Path, **members: bytes) -> Path:
    return pack_of(folder, {name: content for name, content in members.items()})


def pack_of(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "goi.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.fixture
def licences(datasets: dict[str, Dataset]) -> Dataset:
    return datasets["giay-phep-khoang-san"]


def errors(table: SourceTable) -> list[tuple[str, int | None, str | None]]:
    return [(issue.code, issue.row, issue.cell) for issue in table.issues if issue.severity == "error"]


def test_a_table_names_the_files_of_a_zip(tmp_path: Path, files: Path, licences: Dataset, settings: Settings) -> None:
    table = workbook(
        licence(1, "Giấy phép 1.pdf"), licence(2, "giay phep 2"), licence(3, "ho so\\GP-3.JPG; phụ lục 3.pdf"),
        licence(4, None), licence(5, "không có"), licence(6, "https://hungyen.gov.vn/gp6.pdf"),
    )  # fmt: skip
    members = {
        "danh sách.xlsx": table, "ho so/GIẤY PHÉP 1.pdf": pdf(Title="1"), "ho so/Giấy phép 2.PDF": pdf(Title="2"),
        "ho so/gp_3.jpg": photo(), "phụ lục 3.pdf": pdf(Title="3"), "thừa.pdf": pdf(Title="4"), "ghi chu.doc": b"x",
        "Thumbs.db": b"x", "ho so/~$danh sách.xlsx": b"x",
    }  # fmt: skip
    read_table = read(pack_of(tmp_path, members), files, licences, settings)
    cells = [values_of(read_table, number)["Tệp văn bản"] for number in range(6)]
    assert re.fullmatch(r"giay-phep-1-\w{10}\.pdf", str(cells[0])) and str(cells[1]).startswith("giay-phep-2-")
    assert [name.split("-")[0] for name in str(cells[2]).split("; ")] == ["gp", "phu"]
    assert cells[3:] == [None, None, "https://hungyen.gov.vn/gp6.pdf"]
    assert errors(read_table) == []
    warned = {issue.code: issue.problem for issue in read_table.issues if issue.severity == "warning"}
    assert "thừa.pdf" in warned["unused-file"] and "ghi chu.doc" in warned["passed-over-file"]
    named = {name for cell in cells[:3] for name in str(cell).split("; ")}
    assert {file.name for file in files.iterdir()} == named


def test_missing_refused_and_doubtful_files_are_errors_of_their_row(
    tmp_path: Path, files: Path, licences: Dataset, settings: Settings
) -> None:
    table = workbook(
        licence(1, "mat.pdf"), licence(2, "xau.pdf"), licence(3, "hai.pdf"), licence(4, "cu.doc"),
        licence(5, "b/hai.pdf"), licence(6, "tot.pdf"),
    )  # fmt: skip
    members = {
        "bang.xlsx": table, "xau.pdf": pdf(lambda w: w.add_open_action(JavaScript("x"))), "a/hai.pdf": pdf(Title="a"), "b/hai.pdf": pdf(),
        "cu.doc": b"\xd0\xcf", "tot.pdf": pdf(Title="tốt"),
    }  # fmt: skip
    read_table = read(pack_of(tmp_path, members), files, licences, settings)
    assert errors(read_table) == [
        ("missing-file", 2, "E2"), ("refused-file", 3, "E3"), ("ambiguous-file", 4, "E4"), ("refused-file", 5, "E5"),
    ]  # fmt: skip
    found = [issue for issue in read_table.issues if issue.severity == "error"]
    assert "JavaScript" in found[1].problem and found[0].value == "mat.pdf"
    assert all(issue.problem.endswith((".", "?")) for issue in found)
    assert sorted(file.name.split("-")[0] for file in files.iterdir()) == ["hai", "tot"]


def test_a_csv_in_a_zip_does_too(tmp_path: Path, files: Path, licences: Dataset, settings: Settings) -> None:
    lines = ["Số giấy phép;Tên doanh nghiệp;Tên tệp", "001/GP;Công ty 1;a.pdf", "002/GP;Công ty 2;b.docx"]
    members = {"bang.csv": "\r\n".join(lines).encode("utf-8-sig"), "a.pdf": pdf(), "b.docx": docx()}
    read_table = read(pack_of(tmp_path, members), files, licences, settings)
    assert [str(values_of(read_table, n)["Tệp văn bản"]).split("-")[0] for n in (0, 1)] == ["a", "b"]


def test_names_of_before_may_stay_and_files_get_the_same_name_again(
    tmp_path: Path, files: Path, licences: Dataset, settings: Settings
) -> None:
    content = pdf(Title="1")
    first = read(saved(tmp_path, "Giấy phép.pdf", content), files, licences, settings, so_giay_phep="1", ten="Công ty")
    name = str(values_of(first)["Tệp văn bản"])
    table = workbook(licence(1, name), licence(2, "gp-cu-0123456789.pdf"))
    again = read(pack_of(tmp_path, {"bang.xlsx": table, name: content}), files, licences, settings)
    assert [values_of(again, number)["Tệp văn bản"] for number in (0, 1)] == [name, "gp-cu-0123456789.pdf"]
    assert [file.name for file in files.iterdir()] == [name] and errors(again) == []


def test_documents_without_a_table_are_rows_of_their_own(
    tmp_path: Path, files: Path, datasets: dict[str, Dataset], settings: Settings
) -> None:
    bulletins = datasets["nhu-cau-thi-truong-chan-nuoi"]
    members = {f"{n}.pdf": pdf(Title=f"Bản tin thị trường số {n}", CreationDate=f"D:2025030{n}000000Z") for n in (1, 2)}
    table = read(pack_of(tmp_path, members), files, bulletins, settings)
    assert [values_of(table, n)["Tên bản tin"] for n in (0, 1)] == [
        "Bản tin thị trường số 1",
        "Bản tin thị trường số 2",
    ]
    assert {(issue.row, issue.severity) for issue in table.issues} == {
        (n, s) for n in (1, 2) for s in ("notice", "question")
    }


BAD_PACKS: dict[str, tuple[dict[str, bytes], str]] = {
    "two-tables": ({"a.xlsx": workbook(licence(1, "x")), "b.csv": b"a,b\n1,2\n"}, "2 bảng"),
    "nothing": ({"a.exe": b"MZ"}, "không có bảng"),
    "path": ({"../x.pdf": b"x"}, "không an toàn"),
    "root": ({"/etc/x.pdf": b"x"}, "không an toàn"),
}


@pytest.mark.parametrize("name", BAD_PACKS)
def test_an_unsafe_or_empty_zip_is_refused(
    tmp_path: Path, files: Path, licences: Dataset, settings: Settings, name: str
) -> None:
    members, words = BAD_PACKS[name]
    with pytest.raises(SourceError, match=words):
        read(pack_of(tmp_path, members), files, licences, settings)


def test_a_file_in_a_zip_that_is_too_large_is_refused_unread(
    tmp_path: Path, files: Path, licences: Dataset, settings: Settings
) -> None:
    small = settings.model_copy(update={"max_file_mb": 1})
    path = tmp_path / "goi.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bang.xlsx", workbook(licence(1, "to.pdf")))
        archive.writestr("to.pdf", b"\0" * 1_500_000)
    (issue,) = [item for item in read(path, files, licences, small).issues if item.severity == "error"]
    assert issue.code == "refused-file" and "1 MB" in issue.problem


def test_a_table_without_the_column_is_told_so(
    tmp_path: Path, files: Path, licences: Dataset, settings: Settings
) -> None:
    table = workbook((1, "001/GP", "Công ty 1", "01/03/2024"), headings=HEADINGS[:4])
    read_table = read(pack_of(tmp_path, {"bang.xlsx": table, "a.pdf": pdf()}), files, licences, settings)
    assert errors(read_table) == [("no-file-column", None, None)] and list(files.iterdir()) == []


def test_a_dataset_without_documents_says_so(
    tmp_path: Path, files: Path, datasets: dict[str, Dataset], settings: Settings
) -> None:
    with pytest.raises(SourceError, match="không nhận văn bản"):
        read(saved(tmp_path, "a.pdf", pdf()), files, datasets["truong-thpt"], settings)


def test_the_child_hands_over_rows_and_files(tmp_path: Path, licences: Dataset, settings: Settings) -> None:
    path = pack_of(tmp_path, {"bang.xlsx": workbook(licence(1, "a.pdf")), "a.pdf": pdf()})
    with open_source(path, settings, licences) as source:
        (table,) = source.tables
        assert source.files[str(values_of(table)["Tệp văn bản"])].read_bytes() == pdf()


@given(st.text(max_size=300), st.binary(max_size=50))
@times(max_examples=200, deadline=None)
def test_any_name_becomes_one_that_is_safe_anywhere(name: str, content: bytes) -> None:
    folder = Path("/dev/shm") if Path("/dev/shm").is_dir() else Path("/tmp")
    path = folder / f"ten-{abs(hash((name, content)))}"
    try:
        path.write_bytes(content)
        made = published_name(name.replace("\0", ""), path, ".pdf")
        assert PUBLISHED.fullmatch(made) and len(made) <= 90
        assert published_name(made, path, ".pdf") == made
    finally:
        path.unlink(missing_ok=True)


@given(st.binary(max_size=400), st.integers(0, 2000), st.integers(0, 9))
@times(max_examples=300, deadline=None)
def test_damaged_pictures_are_refused_or_come_out_clean(noise: bytes, at: int, turned: int) -> None:
    for content, strip in ((photo(), partial(strip_jpeg, turned=turned)), (png(a="bi mat"), strip_png)):
        spoiled = content[: at % len(content)] + noise + content[at % len(content) :]
        try:
            made = strip(spoiled)
        except (ValueError, LookupError):
            continue
        assert len(made) <= len(spoiled) + 40 and strip(made) == made
