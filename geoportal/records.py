"""The shapes that cross the boundaries between the stages: tables, issues, reports, places and features.

Stages never import each other; what one hands to the next is defined here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, NamedTuple

Severity = Literal["error", "question", "warning", "notice"]
"""error: must be mended; question: publication waits until it is confirmed; warning: look at it; notice: to know."""
Level = Literal["exact", "facility", "street", "hamlet", "commune", "district", "none"]
Value = str | int | float | bool | None

LEVEL_ORDER: tuple[Level, ...] = ("exact", "facility", "street", "hamlet", "commune", "district", "none")


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding: where it is, what is wrong, how to fix it. Texts are Vietnamese sentences.

    row is the number that the officer sees in the file (1-based, headings included), None for the whole table. cell is
    its address in the sheet, such as "C7", where there is one.
    """

    code: str
    severity: Severity
    problem: str
    fix: str = ""
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    value: str | None = None
    cell: str | None = None


@dataclass(slots=True)
class Report:
    """The findings of one check, of one file."""

    file: str = ""
    dataset: str = ""
    issues: list[Issue] = field(default_factory=list)
    rows_read: int = 0
    rows_valid: int = 0
    levels: dict[str, int] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)

    def add(self, issue: Issue) -> None:
        """Append a finding."""
        self.issues.append(issue)

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(1 for issue in self.issues if issue.severity == severity)

    @property
    def stops(self) -> bool:
        """True when an error about the whole table makes any publication impossible."""
        return any(issue.severity == "error" and issue.row is None for issue in self.issues)


class SourceRow(NamedTuple):
    """One row of text.

    number is the row as the officer sees it; cells[j] is the text under headings[j], None when empty. context holds the
    labels that stand over the row, outermost first: the sheet's name, group rows such as "Huyện Khoái Châu". geometry
    is WKB in the table's crs.
    """

    number: int
    cells: tuple[str | None, ...]
    context: tuple[str, ...] = ()
    geometry: bytes | None = None


LEVELS = " › "
"""What joins the levels of a heading: "Số học sinh › Nữ"."""
CONTINUED = "(tiếp)"
"""The last level of a column that lies under the same merged heading as the one before it."""


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table of text as read from a file.

    headings are the words over each column, levels joined by LEVELS; positions[j] is the column of headings[j] in the
    sheet, from 0. titles are the texts above them. hidden are the headings (by number) whose column the officer does
    not see; hidden_sheet: nor the whole sheet. rows may be gone through as often as needed; they may lie on disk.
    has_geometry: the file is a GIS file; crs is then its coordinate reference system (a name pyproj knows, lon or east
    first), "" when the file does not say. issues are findings of reading.
    """

    file: str
    sheet: str | None
    headings: tuple[str, ...]
    rows: Collection[SourceRow]
    positions: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
    hidden_sheet: bool = False
    has_geometry: bool = False
    crs: str = ""
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds: its tables, and files that go out with the data (documents, rasters) by the name they get."""

    tables: tuple[SourceTable, ...]
    files: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What an owner confirmed for files of a dataset, by the shape of their table (`dataset.headings.shape_of`).

    shapes: the field of each folded heading, "" for none. systems: the coordinate reference system.
    """

    shapes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    systems: Mapping[str, str] = field(default_factory=dict)

    @property
    def headings(self) -> dict[str, str]:
        """Every confirmed heading that is a field, whatever the shape: what to look for when headings are found."""
        return {heading: name for fields in self.shapes.values() for heading, name in fields.items() if name}


@dataclass(slots=True)
class Row:
    """One valid, typed row. values has every field of the dataset (None when empty); dates are ISO 8601 text.

    children maps the id of a child table to its rows. geometry is WKB in EPSG:4326 or None. context: administrative
    units that the sheet or a group row names for it. crs: what its stated coordinates are written in, "" when nothing
    is known of it.
    """

    id: str
    number: int
    sheet: str | None
    values: dict[str, Value]
    geometry: bytes | None = None
    children: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    context: tuple[str, ...] = ()
    crs: str = ""

    def issue(
        self, code: str, severity: Severity, problem: str, fix: str, *, column: str | None, value: str | None
    ) -> Issue:
        """Return a finding about this row."""
        return Issue(code, severity, problem, fix, self.sheet, self.number, column, value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, and how far that answer can be trusted.

    lon, lat in EPSG:4326, None when level is "none". radius_m: the truth lies within it nine times in ten.
    era is "2025" (units since 1 July 2025), "legacy" (before) or "" when no unit was named. unit_code and unit_name
    are today's commune-level unit; unit_written is the unit in the words of the address. provenance says where the
    point comes from, with its licence.
    """

    lon: float | None = None
    lat: float | None = None
    level: Level = "none"
    radius_m: float | None = None
    era: str = ""
    unit_code: str = ""
    unit_name: str = ""
    unit_written: str = ""
    evidence: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    provenance: str = ""

    def with_evidence(self, *words: str) -> Place:
        """Return the same place with more evidence."""
        return replace(self, evidence=self.evidence + words) if words else self

    def with_alternatives(self, *names: str) -> Place:
        """Return the same place with more alternatives."""
        return replace(self, alternatives=tuple(dict.fromkeys(self.alternatives + names)))


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Correction:
    """A position that an owner confirmed (lon, lat, EPSG:4326), for as long as the row's address stays what it was.

    fingerprint is that of the address then; was_lon, was_lat: where the row was published before, None: nowhere.
    """

    fingerprint: str
    lon: float
    lat: float
    was_lon: float | None = None
    was_lat: float | None = None
    made_by: str = ""
    note: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the portal knows of places beside the gazetteer.

    facilities: places of the dataset in which this one finds its facilities, by folded name. landmarks: exact places of
    the portal's own confirmed data, by search key of the name. None: a name that several bear. corrections: positions
    that the owner confirmed, by feature id.
    """

    facilities: Mapping[str, Place | None] = field(default_factory=dict)
    landmarks: Mapping[str, Place | None] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)


@dataclass(slots=True)
class Feature:
    """A row with its place, ready to be published. geometry is WKB in EPSG:4326; for a point it equals the place."""

    id: str
    values: dict[str, Value]
    place: Place
    geometry: bytes | None = None
    children: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    part: str = ""


class Encoded(NamedTuple):
    """A feature as the serving index stores it: GeoJSON bytes, ready to be sent. Bounds are None when unplaced.

    geometry is a GeoJSON geometry in EPSG:4326 with 7 decimals, properties a GeoJSON properties object of
    published_columns(dataset), place the Place as JSON, children {child table: [rows]} as JSON or None.
    """

    id: str
    part: str
    west: float | None
    south: float | None
    east: float | None
    north: float | None
    geometry: bytes | None
    properties: bytes
    place: bytes
    children: bytes | None


@dataclass(frozen=True, slots=True)
class Part:
    """What one upload contributed to a version: its agency or period, its file and its rows."""

    key: str
    agency: str = ""
    period: str = ""
    source: str = ""
    sha256: str = ""
    rows: int = 0
    ingested: str = ""
    sample: bool = False
