"""The files by which QGIS opens what the map shows: every layer with its symbols and titles, in the system asked for."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from geoportal.columns import published_columns
from geoportal.dataset import Dataset
from tests.serve.qgis_clients import ask_qgis, features_of

SHOWN = ["truong-tieu-hoc", "phan-vung-rui-ro-thien-tai", "dan-so-dien-tich", "so-giuong-benh", "cho"]
RENDERERS = {"dan-so-dien-tich": "RuleRenderer", "so-giuong-benh": "RuleRenderer", "cho": "singleSymbol"}


def save(address: str, folder: Path, name: str) -> str:
    path = folder / name.split("?")[0].replace("/", "-")
    with urllib.request.urlopen(f"{address}/{name}", timeout=30) as answer:
        path.write_bytes(answer.read())
    return str(path)


def check_layers(address: str, layers: list[dict[str, object]], datasets: dict[str, Dataset], crs: str) -> None:
    found = {str(layer["name"]): layer for layer in layers}
    for name in SHOWN:
        dataset = datasets[name]
        layer = found.pop(dataset.title.vi)
        assert (layer["valid"], layer["crs"]) == (True, crs), name
        assert layer["count"] == len(features_of(address, name)), name
        assert layer["renderer"] == RENDERERS.get(name, "categorizedSymbol"), name
        aliases = layer["aliases"]
        assert isinstance(aliases, dict)
        for field, described in published_columns(dataset).items():
            assert str(aliases[field]).startswith(described.title.vi), (name, field)
        legend = layer["legend"]
        assert isinstance(legend, list)
        assert set(dataset.style.colours) <= set(legend), name
    assert found == {}


@pytest.mark.qgis
@pytest.mark.parametrize(("code", "west"), [("4326", 105.0), ("9209", 500_000.0)])
def test_qgis_opens_the_project_of_what_is_shown(
    address: str, tmp_path: Path, datasets: dict[str, Dataset], code: str, west: float
) -> None:
    path = save(address, tmp_path, f"ban-do.qgs?lop={','.join(SHOWN)}&crs={code}")
    found = ask_qgis(tmp_path, address, projects=[path])
    assert found["said"] == []
    (project,) = found["projects"]
    assert (project["ok"], project["message"], project["crs"]) == (True, "", f"EPSG:{code}")
    assert project["title"] == "Cổng dữ liệu mở tỉnh Hưng Yên"
    assert project["order"] == [datasets[name].title.vi for name in SHOWN]
    assert west < project["extent"][0] < project["extent"][2] < west * 1.3
    check_layers(address, project["layers"], datasets, f"EPSG:{code}")


@pytest.mark.qgis
def test_qgis_adds_every_layer_shown_from_one_definition(
    address: str, tmp_path: Path, datasets: dict[str, Dataset]
) -> None:
    path = save(address, tmp_path, f"ban-do.qlr?lop={','.join(SHOWN)}&crs=9209")
    found = ask_qgis(tmp_path, address, definitions=[path])
    assert found["said"] == []
    (definition,) = found["definitions"]
    assert (definition["ok"], definition["message"]) == (True, "")
    check_layers(address, definition["layers"], datasets, "EPSG:9209")


def test_titles_are_english_on_the_english_page(address: str, tmp_path: Path) -> None:
    text = Path(save(address, tmp_path, "en/ban-do.qgs?lop=truong-tieu-hoc")).read_text(encoding="utf-8")
    assert 'name="School name"' in text and 'name="Primary schools"' in text
    assert Xml.fromstring(text).get("projectname") == "Hưng Yên Open Data Portal"


@pytest.mark.parametrize("query", ["", "?lop=", "?lop=khong-co", "?lop=truong-tieu-hoc&crs=5897", "?lop=so-giao-vien"])
def test_what_cannot_be_opened_is_refused(address: str, query: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}/ban-do.qgs{query}", timeout=30)
    with refused.value as answer:
        assert answer.code in (400, 404)
