"""KML (OGC 12-007r2) and KMZ: placemarks with their name, description, extended data, and the folders they lie in.

Read by itself, not through GDAL: nested folders stay, a network link is named and never followed, and a large file is
read piece by piece.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from xml.sax import SAXException

import numpy
from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser

from geoportal.errors import SourceError
from geoportal.read.gis.bundle import Member
from geoportal.read.gis.kml_placemarks import Placemark, Placemarks
from geoportal.read.gis.layer import Batch, layer_table
from geoportal.read.gis.shapes import Finding
from geoportal.read.limits import refuse_size, too_many_rows
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

NAMES = {"name": "Name", "description": "Description", "address": "Address", "phoneNumber": "Phone"}
"""Headings of what every placemark may have."""
BATCH = 20_000
PIECE = 1 << 20


def read_kml(member: Member, path: Path, settings: Settings) -> Iterator[SourceTable]:
    """Yield the placemarks of a document as one table, in WGS 84.

    Raises
    ------
    SourceError
        It is no KML, has entities, or too many placemarks.
    """
    fields: dict[str, None] = {}
    repeats: set[str] | None = None
    handler = Placemarks()
    count = 0
    for count, placemark in enumerate(_placemarks(member, path, handler), start=1):
        if count > settings.max_rows:
            raise too_many_rows(path, settings)
        fields |= dict.fromkeys(placemark.texts)
        same = {field for field, text in placemark.texts.items() if text == placemark.texts.get("name")} - {"name"}
        repeats = same if repeats is None else repeats & same
    if repeats:  # a program wrote the name as an attribute too
        fields.pop("name", None)
    refuse_size(path, count, len(fields), settings)
    title = handler.title or member.title
    titles = [NAMES.get(field, field.removeprefix(":")) for field in fields]
    again = lambda: _batches(member, path, list(fields), title)  # noqa: E731
    yield layer_table(path.name, title, titles, again, "EPSG:4326", list(_told(handler, path)), member.folder)


def _placemarks(member: Member, path: Path, handler: Placemarks) -> Iterator[Placemark]:
    ready: deque[Placemark] = handler.ready
    parser = make_parser()
    parser.setContentHandler(handler)
    try:
        with member.path.open("rb") as stream:
            while piece := stream.read(PIECE):
                parser.feed(piece)
                while ready:
                    yield ready.popleft()
            parser.close()
    except (SAXException, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        raise SourceError(
            f"«{path.name}» không đọc được như tệp KML; tệp có thể bị hỏng. "
            "Hãy xuất lại từ Google Earth hoặc phần mềm GIS."
        ) from error
    yield from ready


def _batches(member: Member, path: Path, fields: list[str], title: str | None) -> Iterator[Batch]:
    """Yield the placemarks; a folder that only bears the name of the layer or of the file says nothing of them."""
    idle = (title, member.path.stem)
    for placemarks in batched(_placemarks(member, path, Placemarks()), BATCH):
        cells = [tuple(placemark.texts.get(field) for field in fields) for placemark in placemarks]
        wkb = numpy.empty(len(placemarks), dtype=object)
        wkb[:] = [placemark.wkb for placemark in placemarks]
        findings = [
            Finding(at, "geometry", "error", f"Hình vẽ {placemark.fault}.", "Vẽ lại hình này rồi xuất lại tệp KML.")
            for at, placemark in enumerate(placemarks)
            if placemark.fault
        ]
        yield Batch(cells, wkb, [_without(placemark.folders, idle) for placemark in placemarks], findings)


def _without(folders: tuple[str, ...], idle: tuple[str | None, ...]) -> tuple[str, ...]:
    return folders[1:] if folders and folders[0] in idle else folders


def _told(handler: Placemarks, path: Path) -> Iterator[Issue]:
    if handler.links:
        yield Issue(
            "network-link", "warning",
            f"«{path.name}» có {handler.links} liên kết tới nơi khác (NetworkLink); cổng không tải từ liên kết.",
            "Trong Google Earth, mở liên kết rồi lưu nội dung thành tệp KML hoặc KMZ.",
        )  # fmt: skip
    if handler.images:
        yield Issue("not-read", "notice", f"Không đọc {handler.images} ảnh phủ, mô hình trong «{path.name}».")
