"""GIS files of several parts, or packed in a zip: gathered in a folder of their own, under names that GDAL finds.

A Shapefile is .shp, .shx, .dbf (and .prj, .cpg), a MapInfo table .tab, .dat, .map, .id, a MapInfo exchange file .mif,
.mid. The parts are copied, so that nothing is written beside the officer's files; in the copies of MapInfo files the
charset is taken out, so that GDAL hands over the bytes of legacy text as they are.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from geoportal.errors import SourceError
from geoportal.read.archive import open_archive, unpack
from geoportal.read.sheets.dbf import code_page
from geoportal.settings import Settings

PARTS = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg"), ".tab": (".dat", ".dbf", ".map", ".id"), ".mif": (".mid",),
    ".gpkg": (), ".geojson": (), ".json": (), ".fgb": (), ".gpx": (), ".kml": (),
}  # fmt: skip
"""What is read of each kind of file besides itself."""
NEEDED = {".shp": ((".dbf",),), ".tab": ((".dat", ".dbf"), (".map",), (".id",)), ".mif": ((".mid",),)}
"""Parts without which a file is not whole; one of each."""
NEUTRAL = b"Neutral"
_TAB_CHARSET = re.compile(rb'^(\s*!charset\s+)(\S+)|(\bcharset\s+")([^"]*)(?=")', re.I | re.M)
_MIF_CHARSET = re.compile(rb'^(\s*charset\s+")([^"]*)(?=")', re.I | re.M)
_TAB_LEADS_AWAY = re.compile(
    rb'open\s+table|create\s+view|\\isseamless"\s*=\s*"true|^\s*file\s+"|\btype\s+"?(?:raster|linked|odbc|wms)',
    re.I | re.M,
)


class Folder:
    """A temporary folder that lasts as long as somebody reads from it."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="geoportal-"))
        self._end = weakref.finalize(self, shutil.rmtree, self.path, True)


@dataclass(frozen=True)
class Member:
    """One GIS file, whole: where it lies, its kind (".shp"), its name for people, the code page that it states.

    folder keeps a copy alive; None for a file read where it lies.
    """

    path: Path
    kind: str
    title: str
    code_page: str = ""
    folder: Folder | None = field(default=None, repr=False)


class _Part(NamedTuple):
    """A file of the folder or archive: its name without its end, its end in small letters."""

    stem: str
    end: str
    source: Path | zipfile.ZipInfo


_Layer = tuple[list[_Part], _Part]
"""The parts of a name, and the one that is the layer's own file."""


def gather(path: Path, settings: Settings) -> tuple[list[Member], list[str]]:
    """Return the GIS files of a path, and the names of files in its archive that hold no layer and are not read.

    Raises
    ------
    SourceError
        A part is missing, the archive is damaged, dangerous or too large, or holds no GIS file.
    """
    kind = path.suffix.lower()
    if kind in (".zip", ".kmz"):
        with open_archive(path, settings) as archive:
            return _unpacked(path, archive, settings)
    if not PARTS[kind]:
        return [Member(path, kind, path.stem)], []
    parts = [_Part(item.stem, item.suffix.lower(), item) for item in path.parent.glob("*") if _goes_with(item, path)]
    return [_member(path, path.stem, kind, parts, None, Folder(), 1)], []


def _goes_with(item: Path, path: Path) -> bool:
    return item.stem.lower() == path.stem.lower() and item.is_file()


def _unpacked(path: Path, archive: zipfile.ZipFile, settings: Settings) -> tuple[list[Member], list[str]]:
    groups: dict[str, list[_Part]] = defaultdict(list)
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        hidden = any(part.startswith((".", "__MACOSX")) for part in name.parts)
        if not entry.is_dir() and not hidden:
            groups[str(name.with_suffix("")).lower()].append(_Part(name.stem, name.suffix.lower(), entry))
    layers = _chosen(path, [(parts, part) for parts in groups.values() for part in parts if part.end in PARTS])
    if not layers:
        raise SourceError(
            f"Trong «{path.name}» không có tệp GIS nào. Cần tệp {', '.join(PARTS)}, nén cùng mọi phần của nó."
        )
    folder = Folder()
    titles = [part.stem.lower() for _, part in layers]
    members = []
    for number, (parts, part) in enumerate(layers, start=1):
        title = part.stem if titles.count(part.stem.lower()) == 1 else _long_name(part)
        members.append(_member(path, title, part.end, parts, archive, folder, number))
    used = {id(part) for parts, _ in layers for part in parts}
    others = [part.source for parts in groups.values() for part in parts if id(part) not in used]
    return members, [entry.filename for entry in others if isinstance(entry, zipfile.ZipInfo)]


def _chosen(path: Path, layers: list[_Layer]) -> list[_Layer]:
    """Return the layers of an archive without those that repeat others: of a KMZ the document that it opens with, no
    MapInfo table that only points to a Shapefile, no .json beside files that can be nothing but layers."""
    if path.suffix.lower() == ".kmz":
        documents = [item for item in layers if item[1].end == ".kml"]
        return ([item for item in documents if item[1].stem.lower() == "doc"] or documents)[:1]
    layers = [item for item in layers if item[1].end != ".tab" or all(part.end != ".shp" for part in item[0])]
    return [item for item in layers if item[1].end != ".json"] or layers


def _long_name(part: _Part) -> str:
    name = part.source.filename if isinstance(part.source, zipfile.ZipInfo) else str(part.source)
    return str(PurePosixPath(name.replace("\\", "/")).with_suffix(""))


def _member(
    path: Path, title: str, kind: str, parts: list[_Part], archive: zipfile.ZipFile | None, folder: Folder, number: int
) -> Member:
    """Copy the parts of one file as <number>.<end>; returns it."""
    ends = {part.end for part in parts}
    for wanted in NEEDED.get(kind, ()):
        if not ends & set(wanted):
            whose = f"«{title}{kind}» trong «{path.name}»" if archive else f"«{path.name}»"
            raise SourceError(f"{whose} thiếu tệp {wanted[0]} đi kèm. Hãy nén mọi phần cùng tên thành một tệp .zip.")
    for part in parts:
        if part.end == kind or part.end in PARTS[kind]:
            _copy(part, archive, folder.path / f"{number}{part.end}")
    main = folder.path / f"{number}{kind}"
    return Member(main, kind, title, _stated_page(path, main, kind), folder)


def _copy(part: _Part, archive: zipfile.ZipFile | None, target: Path) -> None:
    if isinstance(part.source, Path):
        shutil.copyfile(part.source, target)
    elif archive is not None:
        unpack(archive, part.source, target.parent).rename(target)


def _stated_page(path: Path, main: Path, kind: str) -> str:
    """Return the code page that a file states; takes it out of MapInfo files, which may name no others."""
    if kind == ".shp":
        stated = main.with_suffix(".cpg")
        return code_page(stated.read_text("latin-1")[:40]) if stated.exists() else ""
    if kind == ".tab":
        return _neutralise(path, main, _TAB_CHARSET, main.stat().st_size)
    return _neutralise(path, main, _MIF_CHARSET, 4096) if kind == ".mif" else ""


def _neutralise(path: Path, main: Path, pattern: re.Pattern[bytes], reach: int) -> str:
    content = main.read_bytes()
    head = content[:reach]
    if pattern is _TAB_CHARSET and _TAB_LEADS_AWAY.search(head):
        raise SourceError(
            f"«{path.name}» là bảng MapInfo ghép từ tệp khác (view, seamless, ảnh), không có dữ liệu riêng. "
            "Hãy lưu nó thành một bảng mới (Save Copy As) rồi gửi lại."
        )
    names = [group.decode("latin-1") for found in pattern.finditer(head) for group in found.groups()[1::2] if group]
    main.write_bytes(pattern.sub(_with_neutral, head) + content[reach:])
    return next(filter(None, map(code_page, names)), "")


def _with_neutral(found: re.Match[bytes]) -> bytes:
    return next(group for group in found.groups()[::2] if group is not None) + NEUTRAL
