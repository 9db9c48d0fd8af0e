"""Clients of other people, run as they are: QGIS and GDAL, each in a process of its own."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from geoportal.gdal import OPTIONS

PYTHON = "/usr/bin/python3"
PROBE = Path(__file__).with_name("qgis_probe.py")


def fetch(address: str) -> Any:
    """Return a JSON document."""
    with urllib.request.urlopen(address, timeout=60) as answer:
        return json.load(answer)


@functools.cache
def features_of(address: str, name: str) -> list[dict[str, Any]]:
    """Return every feature of a collection, read by the next links."""
    found: list[dict[str, Any]] = []
    url: str | None = f"{address}/api/collections/{name}/items?limit=1000"
    while url:
        page = fetch(url)
        found += page["features"]
        url = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
    return found


def need(program: str, found: bool) -> None:
    """Skip a test whose program is not there; where everything is to be tested that is a failure."""
    if not found:
        assert "CI" not in os.environ, f"{program} is missing"
        pytest.skip(f"{program} is not installed")


@functools.cache
def has_qgis() -> bool:
    return subprocess.run([PYTHON, "-c", "import qgis.core"], check=False, capture_output=True).returncode == 0


def environment() -> dict[str, str]:
    """Return what a client inherits: without what closes the GDAL of the portal's own processes."""
    return {name: value for name, value in os.environ.items() if name not in OPTIONS}


def ask_qgis(home: Path, address: str, **order: Any) -> Any:
    """Let QGIS open layers; returns what the probe says. QGIS keeps its settings and cache in home."""
    need("python3-qgis", has_qgis())
    own = {**environment(), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "PYTHONPATH": "", "PYTHONHASHSEED": "0"}
    text = json.dumps({"address": address, **order})
    ended = subprocess.run([PYTHON, str(PROBE)], input=text, check=False, capture_output=True, text=True, env=own,
                           timeout=280)  # fmt: skip
    line = next((line for line in ended.stdout.splitlines() if line.startswith("RESULT ")), None)
    assert line is not None, ended.stderr[-3000:]
    return json.loads(line.removeprefix("RESULT "))


def run_gdal(*command: str) -> str:
    """Run a program of GDAL and return what it says; a warning is a failure."""
    need(command[0], shutil.which(command[0]) is not None)
    ended = subprocess.run(command, check=False, capture_output=True, text=True, env=environment(), timeout=280)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == "", ended.stderr
    return ended.stdout


PYOGRIO = """
import json, sys
import pyogrio
order = json.load(sys.stdin)
found = {"gdal": pyogrio.__gdal_version_string__, "layers": {}}
for name, options in order["layers"]:
    options = {key: tuple(value) if key == "bbox" else value for key, value in options.items()}
    info = pyogrio.read_info("OAPIF:" + order["address"] + "/api", layer=name, force_feature_count=True)
    meta, _, shapes, columns = pyogrio.raw.read("OAPIF:" + order["address"] + "/api", layer=name, **options)
    rows = [dict(zip(meta["fields"].tolist(), row)) for row in zip(*[column.tolist() for column in columns])]
    found["layers"].setdefault(name, []).append({
        "crs": info["crs"], "type": info["geometry_type"], "count": info["features"],
        "bounds": list(info["total_bounds"]), "rows": rows, "unplaced": sum(shape is None for shape in shapes)})
print("RESULT " + json.dumps(found, default=str))
"""


def ask_pyogrio(address: str, layers: list[tuple[str, dict[str, Any]]]) -> Any:
    """Let the GDAL of pyogrio read collections, in a process that has all its drivers."""
    text = json.dumps({"address": address, "layers": layers})
    ended = subprocess.run([sys.executable, "-W", "error", "-c", PYOGRIO], input=text, check=False,
                           capture_output=True, text=True, env=environment(), timeout=280)  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-3000:]
    return json.loads(ended.stdout.split("RESULT ")[1])
