"""Zip archives from strangers: nothing is unpacked before its size, its names and its number are known to be sane."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from geoportal.errors import SourceError, reason
from geoportal.settings import Settings

MOST_UNPACKED = 20
"""How many times the largest source file an archive may unpack to."""
MOST_ENTRIES = 5_000
ENCRYPTED = 0x1
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, EOFError,
    RuntimeError, UnicodeError, OverflowError,
)  # fmt: skip
"""What the zip module raises on a damaged archive."""


@contextmanager
def open_archive(path: Path, settings: Settings) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive whose entries are few, small enough together, not encrypted, and stay inside their folder.

    Raises
    ------
    SourceError
        It is damaged or one of these does not hold. What fails while entries are read is told as damage too.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bad_entries(path, archive.infolist(), settings)
            yield archive
    except BROKEN as error:
        raise SourceError(
            f"«{path.name}» bị hỏng, không giải nén được. Hãy lưu hoặc nén lại tệp rồi gửi lại."
        ) from error
    except OSError as error:
        raise SourceError(f"Không mở được «{path.name}»: {reason(error)}.") from error


def _refuse_bad_entries(path: Path, entries: list[zipfile.ZipInfo], settings: Settings) -> None:
    if len(entries) > MOST_ENTRIES:
        raise SourceError(f"«{path.name}» chứa hơn {MOST_ENTRIES} tệp. Hãy chỉ nén các tệp cần gửi.")
    if sum(entry.file_size for entry in entries) > settings.max_file_mb * MOST_UNPACKED * 1_000_000:
        raise SourceError(f"«{path.name}» quá lớn khi giải nén. Hãy chia thành nhiều tệp.")
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[0] if name.parts else False:
            raise SourceError(f"«{path.name}» chứa tên tệp không an toàn («{entry.filename[:60]}»). Hãy nén lại tệp.")
        if entry.flag_bits & ENCRYPTED:
            raise SourceError(f"«{path.name}» có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")


def unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> Path:
    """Write one entry into a folder under its bare name; returns where."""
    target = folder / PurePosixPath(entry.filename.replace("\\", "/")).name
    with archive.open(entry) as source, target.open("wb") as out:
        left = entry.file_size
        while left > 0 and (piece := source.read(min(left, 1 << 20))):
            out.write(piece)
            left -= len(piece)
    return target
