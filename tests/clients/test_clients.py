"""Real GIS clients against a running portal: GDAL's OAPIF driver and QGIS."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.qgis
FIVE = {
    "camera-giam-sat-giao-thong": "Point",
    "diem-do-xe-cong-cong": "Point",
    "phan-vung-rui-ro-thien-tai": "MultiPolygon",
    "di-tich-quoc-gia": "Point",
    "truong-tieu-hoc": "Point",
}
QGIS_PYTHON = "/usr/bin/python3"
QGIS_SCRIPT = """
import json, sys
from qgis.core import QgsApplication, QgsLayerDefinition, QgsProject, QgsVectorLayer, QgsWkbTypes
app = QgsApplication([], False)
app.initQgis()
found = {}
for name in sys.argv[3:]:
    uri = f" pagingEnabled='true' pageSize='5' srsname='EPSG:4326' typename='{name}' url='{sys.argv[1]}/api'"
    layer = QgsVectorLayer(uri, name, "OAPIF")
    rows = list(layer.getFeatures())
    column = layer.fields().indexOf("vi_tri_dvhc")
    found[name] = {"valid": layer.isValid(), "type": QgsWkbTypes.displayString(layer.wkbType()), "count": len(rows),
                   "ids": len({row.id() for row in rows}), "units": [str(row[column]) for row in rows]}
ok, message = QgsLayerDefinition.loadLayerDefinition(sys.argv[2], QgsProject.instance(),
                                                     QgsProject.instance().layerTreeRoot())
layers = list(QgsProject.instance().mapLayers().values())
found["qlr"] = {"ok": ok, "valid": [layer.isValid() for layer in layers],
                "count": [len(list(layer.getFeatures())) for layer in layers],
                "aliases": [layer.attributeAlias(layer.fields().indexOf("dia_chi")) for layer in layers]}
print("RESULT " + json.dumps(found))
app.exitQgis()
"""


def fetch(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.load(answer)


def count(address: str, name: str) -> int:
    return int(fetch(f"{address}/api/collections/{name}/items?resulttype=hits")["numberMatched"])


def need(program: str) -> None:
    if shutil.which(program) is None:
        assert "CI" not in os.environ, f"{program} is missing"
        pytest.skip(f"{program} is not installed")


def gdal(*command: str) -> str:
    need(command[0])
    # The portal's own process skips GDAL drivers; the client must not inherit that.
    environment = {name: value for name, value in os.environ.items() if name != "GDAL_SKIP"}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def test_gdal_lists_the_collections_with_their_geometry_type(address: str) -> None:
    listed = gdal("ogrinfo", "-ro", f"OAPIF:{address}/api")
    for name, kind in FIVE.items():
        assert name in listed
        summary = gdal("ogrinfo", "-ro", "-so", f"OAPIF:{address}/api", name)
        assert f"Feature Count: {count(address, name)}" in summary
        assert kind.removeprefix("Multi") in summary.split("Geometry:")[1].splitlines()[0]


def test_gdal_reads_every_feature_through_paging(address: str, tmp_path: Path) -> None:
    for name in (*FIVE, "don-vi-hanh-chinh"):
        out = tmp_path / f"{name}.geojson"
        gdal("ogr2ogr", "-oo", "PAGE_SIZE=5", str(out), f"OAPIF:{address}/api", name)
        features = json.loads(out.read_text(encoding="utf-8"))["features"]
        assert len({json.dumps(feature) for feature in features}) == len(features) == count(address, name)


def test_gdal_and_the_api_agree_on_vn2000(address: str, tmp_path: Path) -> None:
    name = "don-vi-hanh-chinh"
    out = tmp_path / "vn2000.geojson"
    gdal("ogr2ogr", "-t_srs", "EPSG:9209", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=4", str(out),
         f"OAPIF:{address}/api", name)  # fmt: skip
    ours = fetch(f"{address}/api/collections/{name}/items?limit=1000&crs=http://www.opengis.net/def/crs/EPSG/0/9209")
    theirs = {f["properties"]["ma"]: f["geometry"]["coordinates"] for f in json.loads(out.read_text())["features"]}
    for feature in ours["features"]:
        first, second = feature["geometry"]["coordinates"]
        east, north = theirs[feature["properties"]["ma"]]
        assert sorted((first, second)) == pytest.approx(sorted((east, north)), abs=0.02)


def test_qgis_reads_every_feature_and_the_layer_definition(address: str, tmp_path: Path) -> None:
    probe = [QGIS_PYTHON, "-c", "import qgis.core"]
    if subprocess.run(probe, check=False, capture_output=True).returncode:
        assert "CI" not in os.environ, "python3-qgis is missing"
        pytest.skip("python3-qgis is not installed")
    definition = tmp_path / "di-tich.qlr"
    with urllib.request.urlopen(f"{address}/du-lieu/di-tich-quoc-gia/di-tich-quoc-gia.qlr", timeout=30) as answer:
        definition.write_bytes(answer.read())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONPATH": ""}
    command = [QGIS_PYTHON, "-c", QGIS_SCRIPT, address, str(definition), *FIVE]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=240)
    line = next((line for line in ended.stdout.splitlines() if line.startswith("RESULT ")), None)
    assert line is not None, ended.stderr[-2000:]
    found = json.loads(line.removeprefix("RESULT "))
    for name, kind in FIVE.items():
        assert found[name]["valid"], name
        assert found[name]["type"].removeprefix("Multi") == kind.removeprefix("Multi"), name
        assert found[name]["count"] == found[name]["ids"] == count(address, name), name
    assert any("Phường" in unit or "Xã" in unit for unit in found["truong-tieu-hoc"]["units"])
    assert found["qlr"]["ok"] and found["qlr"]["valid"] == [True]
    assert found["qlr"]["count"] == [count(address, "di-tich-quoc-gia")]
    assert found["qlr"]["aliases"] == ["Địa chỉ"]
