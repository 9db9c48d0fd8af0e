"""GIS files: every layer as a table, its shapes as WKB in the file's own CRS.

GeoJSON, GeoPackage, FlatGeobuf, GPX, Shapefile, MapInfo (`ogr`) and KML (`kml`), alone beside their parts or in a zip
(`bundle`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from geoportal.errors import SourceError
from geoportal.read.gis.bundle import Member, gather
from geoportal.records import Issue, SourceTable
from geoportal.settings import Settings

MOST_NAMED = 10


def read_vector(path: Path, settings: Settings) -> Iterator[SourceTable]:
    """Yield every layer that has features.

    Parameters
    ----------
    path : Path
        A file of a kind in `bundle.PARTS`, or .zip or .kmz of them. Parts of a file lie beside it under its name.

    Yields
    ------
    SourceTable
        crs as `layer.crs_name` gives it; shapes sound (`shapes.clean_shapes`), rows counted from 1 in file order.

    Raises
    ------
    SourceError
        The file is damaged, dangerous, not whole, exceeds a limit, or has no features.
    """
    members, others = gather(path, settings)
    issues = [_not_read(path, others)] if others else []
    empty = True
    for member in members:
        for table in _tables(member, path, settings):
            issues += table.issues
            if not len(table.rows):
                continue
            empty = False
            yield replace(table, crs=table.crs if table.has_geometry else "", issues=tuple(issues))
            issues = []
    if empty:
        said = " ".join(f"{issue.problem} {issue.fix}".strip() for issue in issues)
        raise SourceError(f"Tệp «{path.name}» không có đối tượng nào. {said}".strip())


def _not_read(path: Path, names: list[str]) -> Issue:
    more = f" và {len(names) - MOST_NAMED} tệp nữa" if len(names) > MOST_NAMED else ""
    return Issue("not-read", "notice", f"Không đọc trong «{path.name}»: {', '.join(names[:MOST_NAMED])}{more}.")


def _tables(member: Member, path: Path, settings: Settings) -> Iterator[SourceTable]:
    if member.kind == ".kml":
        from geoportal.read.gis.kml import read_kml

        return read_kml(member, path, settings)
    from geoportal.read.gis.ogr import read_layers

    return read_layers(member, path, settings)
