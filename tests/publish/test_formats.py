"""Every download format carries every row, and every letter of it."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import openpyxl
import pyogrio
import pytest

import geoportal.gdal  # noqa: F401
from geoportal import pipeline
from geoportal.dataset import Dataset, Portal, load_agencies
from geoportal.publish.export import request_export
from geoportal.publish.formats import FORMATS
from geoportal.settings import Settings
from geoportal.store.versions import Version
from geoportal.territory import Gazetteer

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = [
    "Cơ sở Đông Ninh, Hưng Yên",
    'Trường "A" <script>alert(1)</script>',
    "=HYPERLINK(1)",
    "Trường; có, dấu và & <b>",
    "Không có vị trí",
]


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset]
) -> tuple[Settings, Dataset, Version]:
    folder = tmp_path_factory.mktemp("formats")
    settings = Settings(home=folder / "home")
    path = folder / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Tên trường", "Địa chỉ", "Số học sinh"])
        for name in NAMES:
            writer.writerow([name, "Ở đâu đó" if name == NAMES[-1] else "Xã Tân Hưng, tỉnh Hưng Yên", 12])
    dataset = datasets["truong-thpt"]
    part = pipeline.describe_part(dataset, load_agencies(ROOT / "layers"), gazetteer, path, sample=True)
    return settings, dataset, pipeline.ingest(settings, dataset, portal, path, gazetteer, part)[0]


def download(made: tuple[Settings, Dataset, Version], format_id: str) -> Path:
    settings, dataset, version = made
    path = request_export(settings, version, dataset, format_id, wait_seconds=60)
    assert path is not None
    return path


def gis_names(path: str, column: str) -> list[str]:
    meta, _, _, columns = pyogrio.raw.read(path)
    return list(columns[list(meta["fields"]).index(column)])


def test_csv(made: tuple[Settings, Dataset, Version]) -> None:
    content = download(made, "csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [row["Tên trường"] for row in rows] == ["'" + name if name[0] == "=" else name for name in NAMES]
    assert {row["Dữ liệu mẫu"] for row in rows} == {"Có"}


def test_xlsx(made: tuple[Settings, Dataset, Version]) -> None:
    book = openpyxl.load_workbook(download(made, "xlsx"))
    sheet = book["Số liệu"]
    cells = [sheet.cell(row, 1) for row in range(2, 7)]
    assert [cell.value for cell in cells] == NAMES
    assert {cell.data_type for cell in cells} == {"s"}
    assert book["Thông tin"]["B2"].value == "DỮ LIỆU MẪU, không phải số liệu chính thức"


def test_json_and_geojson(made: tuple[Settings, Dataset, Version]) -> None:
    table = json.loads(download(made, "json").read_text(encoding="utf-8"))
    assert [row["ten"] for row in table["rows"]] == NAMES
    features = json.loads(download(made, "geojson").read_text(encoding="utf-8"))
    assert [feature["properties"]["ten"] for feature in features["features"]] == NAMES
    assert [feature["geometry"] is None for feature in features["features"]] == [False] * 4 + [True]
    assert table["sample"] is features["sample"] is True


@pytest.mark.parametrize("format_id", ["gpkg", "fgb"])
def test_gis_formats(made: tuple[Settings, Dataset, Version], format_id: str) -> None:
    path = str(download(made, format_id))
    assert sorted(gis_names(path, "ten")) == sorted(NAMES)
    assert pyogrio.read_info(path)["geometry_type"] == "Point"


def test_shapefile_survives_ten_characters_and_vietnamese(
    made: tuple[Settings, Dataset, Version], tmp_path: Path
) -> None:
    with zipfile.ZipFile(download(made, "shp")) as archive:
        archive.extractall(tmp_path)
    files = {path.suffix: path for path in tmp_path.rglob("*.*")}
    assert files[".cpg"].read_text().strip() == "UTF-8"
    assert "Tên trường" in files[".txt"].read_text(encoding="utf-8-sig")
    layer = str(files[".shp"])
    assert gis_names(layer, "ten") == NAMES
    assert all(len(name) <= 10 for name in pyogrio.read_info(layer)["fields"])


def test_kml_has_vietnamese_titles(made: tuple[Settings, Dataset, Version]) -> None:
    path = str(download(made, "kml"))
    assert gis_names(path, "Name") == NAMES
    assert "Địa chỉ" in pyogrio.read_info(path)["fields"]


def test_every_format_is_made(made: tuple[Settings, Dataset, Version]) -> None:
    assert all(download(made, format_id).stat().st_size > 100 for format_id in FORMATS)


def test_a_published_file_corrected_by_hand_reads_back(
    made: tuple[Settings, Dataset, Version], gazetteer: Gazetteer
) -> None:
    settings, dataset, _ = made
    report, features = pipeline.check(settings, dataset, download(made, "csv"), gazetteer)
    assert [issue.code for issue in report.issues if issue.row] == ["unplaced"]
    assert [feature.values["ten"] for feature in features] == NAMES
