"""The placemarks of a KML document, one after the other as its XML is read."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

import shapely
from shapely.geometry.base import BaseGeometry

from geoportal.read.gis.kml_text import plain_text

FEATURE_TEXTS = ("name", "description", "address", "phoneNumber")
SHAPES = ("Point", "LineString", "LinearRing", "Polygon", "Track")
GROUPS = ("MultiGeometry", "MultiTrack")
IMAGES = ("GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Model")
MOST_DEEP = 100


@dataclass
class Placemark:
    """texts by field: "name", "description", "address", "phoneNumber"; data of the document's own begin with ":".

    wkb is its shape in degrees, lon first, None when it has none; fault says why it cannot be used.
    """

    texts: dict[str, str] = field(default_factory=dict)
    wkb: bytes | None = None
    fault: str = ""
    folders: tuple[str, ...] = ()


class Placemarks(ContentHandler):
    """Puts every placemark that has been read whole into `ready`; counts what it passes over.

    title is the document's name. Prefixes of element names are not looked at: many programs forget to declare them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ready: deque[Placemark] = deque()
        self.title, self.links, self.images = "", 0, 0
        self._path: list[str] = []
        self._folders: list[str] = []
        self._text: list[str] = []
        self._titles: dict[str, str] = {}
        self._field = self._value = ""
        self._now: Placemark | None = None
        self._groups: list[list[BaseGeometry]] = []
        self._lines: list[list[tuple[float, float]]] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        """An element begins."""
        tag = name.rpartition(":")[2]
        self._path.append(tag)
        self._text.clear()
        if len(self._path) > MOST_DEEP:
            raise ValueError("nested too deep")
        if tag == "Placemark":
            self._now, self._groups = Placemark(folders=tuple(filter(None, self._folders))), [[]]
        elif tag == "Folder":
            self._folders.append("")
        elif tag in ("SimpleField", "SimpleData", "Data"):
            self._field, self._value = attrs.get("name", ""), ""
        elif tag in SHAPES:
            self._lines = [] if "Polygon" not in self._path[:-1] else self._lines
        elif tag in GROUPS:
            self._groups.append([])
        self.links += tag == "NetworkLink"
        self.images += tag in IMAGES

    def characters(self, content: str) -> None:
        """A piece of text."""
        self._text.append(content)

    def endElement(self, name: str) -> None:
        """An element ends."""
        tag, text = self._path.pop(), "".join(self._text).strip()
        self._text.clear()
        above = self._path[-1] if self._path else ""
        if tag == "displayName" and above in ("SimpleField", "Data"):
            self._titles[self._field] = plain_text(text)[0] or self._field
        elif self._now is not None:
            self._end_inside(tag, above, text, self._now)
        elif tag == "Folder":
            self._folders.pop()
        elif tag == "name" and above == "Folder":
            self._folders[-1] = plain_text(text)[0]
        elif tag == "name" and above == "Document":
            self.title = self.title or plain_text(text)[0]

    def _end_inside(self, tag: str, above: str, text: str, now: Placemark) -> None:
        if tag == "Placemark":
            self._finish(now)
        elif tag in FEATURE_TEXTS and above == "Placemark":
            self._put(now, tag, text)
        elif tag == "value":
            self._value = text
        elif tag in ("Data", "SimpleData") and self._field:
            said, _ = plain_text(self._value if tag == "Data" else text)
            if said:
                now.texts[":" + self._titles.get(self._field, self._field)] = said
        elif tag in ("coordinates", "coord"):
            self._coordinates(tag, text, now)
        elif tag in SHAPES and "Polygon" not in self._path:
            self._shape(tag, now)
        elif tag in GROUPS and len(self._groups) > 1:
            inner = self._groups.pop()
            self._groups[-1] += inner

    def _put(self, now: Placemark, tag: str, text: str) -> None:
        said, pairs = plain_text(text)
        if said:
            now.texts[tag] = said
        for name, value in pairs.items():
            now.texts.setdefault(":" + name, value)

    def _coordinates(self, tag: str, text: str, now: Placemark) -> None:
        try:
            if tag == "coord":  # of a track: lon lat height, an element each
                lon, lat = (float(number) for number in text.split()[:2])
                self._lines = self._lines or [[]]
                self._lines[-1].append((lon, lat))
                return
            points = [item.split(",") for item in re.sub(r"\s*,\s*", ",", text).split()]
            self._lines.append([(float(point[0]), float(point[1])) for point in points])
        except (ValueError, IndexError):
            now.fault = f"có tọa độ không đọc được: «{text[:40]}»"

    def _shape(self, tag: str, now: Placemark) -> None:
        lines, self._lines = [line for line in self._lines if line], []
        if not lines or now.fault:
            return
        try:
            shape: Any
            if tag == "Point":
                shape = shapely.Point(lines[0][0])
            elif tag == "Polygon":
                shape = shapely.Polygon(lines[0], lines[1:])
            else:
                shape = shapely.LineString(lines[0])
            self._groups[-1].append(shape)
        except (ValueError, shapely.errors.GEOSException):
            now.fault = "bị hỏng (thiếu nút)"

    def _finish(self, now: Placemark) -> None:
        shapes = [shape for group in self._groups for shape in group]
        if shapes and not now.fault:
            whole = shapes[0] if len(shapes) == 1 else _together(shapes)
            now.wkb = shapely.to_wkb(whole)
        self.ready.append(now)
        self._now = None


def _together(shapes: list[BaseGeometry]) -> BaseGeometry:
    """Return several shapes as one of several parts where they are of one kind, else as a collection."""
    kinds = {shape.geom_type for shape in shapes}
    makers: dict[str, Any] = {
        "Point": shapely.MultiPoint, "LineString": shapely.MultiLineString, "Polygon": shapely.MultiPolygon,
    }  # fmt: skip
    made: BaseGeometry = makers[kinds.pop()](shapes) if len(kinds) == 1 else shapely.GeometryCollection(shapes)
    return made
