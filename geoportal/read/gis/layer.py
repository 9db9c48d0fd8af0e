"""A GIS layer as a table: sound shapes, Unicode text, and what was done to them; rows are read anew when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from pyproj import CRS
from pyproj.exceptions import CRSError

from geoportal.read.gis.shapes import Finding, Shapes, clean_shapes
from geoportal.read.legacy.text import NOTHING_KNOWN, Evidence, evidence_of, restore
from geoportal.records import Issue, Severity, SourceRow, SourceTable

MOST_NAMED = 100
"""How many rows with the same finding are named each by itself."""
Cells = tuple[str | None, ...]


class Batch(NamedTuple):
    """Some features in file order: the text of their fields, their shapes (WKB, as read), what stands over them."""

    cells: Sequence[Cells]
    wkb: Shapes | None
    contexts: Sequence[tuple[str, ...]] | None = None
    findings: Sequence[Finding] = ()


@dataclass
class _Seen:
    """What one pass over a layer found."""

    count: int = 0
    with_height: int = 0
    rows: list[SourceRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    restored: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


class LayerRows(Collection[SourceRow]):
    """The rows of a layer; those of a small one are in memory, those of a large one are read again each time.

    again yields the batches of the layer; keeper is what must not be removed before the last row was read.
    """

    def __init__(self, again: Callable[[], Iterator[Batch]], evidence: Evidence, seen: _Seen, keeper: object) -> None:
        self._again, self._evidence, self._seen, self._keeper = again, evidence, seen, keeper

    def __len__(self) -> int:
        return self._seen.count

    def __iter__(self) -> Iterator[SourceRow]:
        if len(self._seen.rows) == self._seen.count:
            yield from self._seen.rows
            return
        seen = _Seen()
        for batch in self._again():
            yield from _rows(batch, self._evidence, seen)

    def __contains__(self, row: object) -> bool:
        return any(row == mine for mine in self)


def layer_table(
    file: str, name: str, headings: Sequence[str], again: Callable[[], Iterator[Batch]], crs: str,
    issues: Sequence[Issue] = (), keeper: object = None,
) -> SourceTable:  # fmt: skip
    """Go through a layer once and return its table.

    Parameters
    ----------
    again : callable
        Yields the batches of the layer from its beginning, each time the same.
    crs : str
        The layer's CRS as pyproj knows it, "" when the file does not say.
    keeper : object
        Kept as long as the rows are.

    Returns
    -------
    SourceTable
        Shapes in the layer's own CRS, two dimensions; rows counted from 1; issues say what was changed or refused.
    """
    seen, evidence, has_shapes, whole = _Seen(), NOTHING_KNOWN, False, True
    for number, batch in enumerate(again()):
        if number == 0:
            evidence = evidence_of([*headings, *(text for cells in batch.cells for text in cells)])
        has_shapes = has_shapes or batch.wkb is not None
        rows = list(_rows(batch, evidence, seen))
        whole = number == 0
        seen.rows = rows if whole else []
    names = tuple(restore(heading, "", evidence).text for heading in headings)
    found = (*issues, *_told(name, seen))
    rows_again = LayerRows(again, evidence, seen, keeper)
    return SourceTable(
        file, name, names, rows_again, tuple(range(len(names))), has_geometry=has_shapes, crs=crs, issues=found
    )


def _rows(batch: Batch, evidence: Evidence, seen: _Seen) -> Iterator[SourceRow]:
    """Yield the rows of a batch, and put down in `seen` what was done to them."""
    shapes: Sequence[bytes | None] = [None] * len(batch.cells)
    first = seen.count
    findings = list(batch.findings)
    if batch.wkb is not None:
        cleaned = clean_shapes(batch.wkb)
        shapes, findings = cleaned.wkb, sorted([*findings, *cleaned.findings])
        seen.with_height += cleaned.with_height
    seen.findings += (finding._replace(at=first + finding.at + 1) for finding in findings)
    seen.count += len(batch.cells)
    for offset, cells in enumerate(batch.cells):
        texts = tuple(text if text is None or text.isascii() else _restored(text, evidence, seen) for text in cells)
        context = batch.contexts[offset] if batch.contexts else ()
        yield SourceRow(first + offset + 1, texts, context, shapes[offset])


def _restored(text: str, evidence: Evidence, seen: _Seen) -> str:
    found = restore(text, "", evidence)
    if found.encoding:
        seen.restored[found.encoding].append(f"«{text[:40]}» → «{found.text[:40]}»")
    return found.text


def _told(name: str, seen: _Seen) -> Iterator[Issue]:
    if seen.with_height:
        yield Issue(
            "height", "notice", f"{seen.with_height} hình vẽ có độ cao; chỉ giữ vị trí trên mặt bằng.", "", name
        )
    for encoding, changes in seen.restored.items():
        shown = "; ".join(changes[:3])
        said = f"{len(changes)} ô dùng bảng mã cũ {encoding} đã chuyển sang Unicode: {shown}."
        yield Issue("legacy-text", "notice", said, "", name)
    by_words: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in seen.findings:
        by_words[finding.code, finding.severity].append(finding)
    for found in by_words.values():
        for at, code, severity, problem, fix in found[:MOST_NAMED]:
            yield Issue(code, cast(Severity, severity), problem, fix, name, at)
        if rest := found[MOST_NAMED:]:
            said = f"{len(rest)} đối tượng nữa như vậy, từ đối tượng {rest[0].at}: {rest[0].problem}"
            yield Issue(rest[0].code, cast(Severity, rest[0].severity), said, rest[0].fix, name)


def crs_name(stated: str | None) -> str:
    """Return a CRS as a name that pyproj knows: "EPSG:<code>" where it has one, else WKT; two dimensions.

    "" for none, one that cannot be read, and one that says nothing of where it lies (a plan without a datum).

    >>> crs_name("EPSG:4979"), crs_name(None), crs_name("abc"), crs_name('LOCAL_CS["x",UNIT["m",1]]')
    ('EPSG:4326', '', '', '')
    """
    try:
        crs = CRS.from_user_input(stated) if stated else None
    except CRSError:
        return ""
    if crs is not None and crs.is_compound:
        crs = crs.sub_crs_list[0]
    if crs is None or not (crs.is_geographic or crs.is_projected):
        return ""
    crs = crs.to_2d()
    code = None if crs.is_bound else crs.to_epsg()
    return f"EPSG:{code}" if code else crs.to_wkt()
