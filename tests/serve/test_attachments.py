"""Files of a version: named by its rows, sent as attachments that run nothing, kept and erased with their version."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy
import orjson
import pytest
import rasterio
import yaml
from flask.testing import FlaskClient
from rasterio.transform import from_origin
from werkzeug.test import TestResponse

from geoportal.dataset import Dataset, Portal, load_datasets
from geoportal.publish.attachments import attachments_of, rows_with_files
from geoportal.publish.encode import encode_features
from geoportal.publish.version import publish_rows
from geoportal.read.rasters.raster import read_raster
from geoportal.records import NOWHERE, Feature, Part, Place, Report, Row
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.store import history
from geoportal.store.clean import KEPT_FOR, clean
from geoportal.store.versions import Version, current_version

LICENCES, RATES, SOIL = "giay-phep-khoang-san", "don-gia-nhan-cong", "dinh-duong-dat-lua"
FILE = {"title": {"vi": "Tệp ảnh raster", "en": "Raster file"}, "type": "file"}
ONE, TWO = "giay-phep-1-0123456789.pdf", "giay-phep-2-abcdef0123.docx"


class Closing(FlaskClient):
    """A client that reads each answer whole and closes its file."""

    def open(self, *words: Any, **named: Any) -> TestResponse:
        answer = super().open(*words, **named)
        answer.get_data()
        answer.close()
        return answer


@pytest.fixture
def layers(tmp_path: Path, datasets: dict[str, Dataset]) -> Path:
    """The definitions, the raster dataset with a field for its file."""
    folder = tmp_path / "layers"
    shutil.copytree(Settings().layers, folder)
    content = datasets[SOIL].model_dump(mode="json", exclude={"id"})
    content["fields"]["tep"] = FILE
    (path,) = folder.glob(f"*/{SOIL}.yml")
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.fixture
def here(settings: Settings, layers: Path) -> Settings:
    return settings.model_copy(update={"layers": layers})


@pytest.fixture
def client(here: Settings) -> FlaskClient:
    app = create_app(here)
    app.test_client_class = Closing
    return app.test_client()


def stored(folder: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


def publish(
    here: Settings, portal: Portal, dataset_id: str, rows: list[dict[str, Any]], contents: Mapping[str, bytes],
    part: str = "all", place: Place = NOWHERE,
) -> Version:  # fmt: skip
    dataset = load_datasets(here.layers)[dataset_id]
    about = Part(part, period="" if part == "all" else part)
    made = [Feature(str(row.pop("@id")), row, place, row.pop("@geometry", None)) for row in rows]
    source = here.home.parent / "nguon.zip"
    source.write_bytes(b"x")
    files = stored(here.home.parent / f"files-{part}", contents)
    report = Report(rows_read=len(rows), rows_valid=len(rows))
    return publish_rows(
        here, dataset, portal, encode_features(dataset, made, about), about, report, source, files=files
    )


def licence(number: int, tep: str | None) -> dict[str, Any]:
    return {"@id": f"h{number}", "so_giay_phep": f"{number}/GP", "ten": f"Công ty «{number}»", "tep": tep,
            "ngay_cap": f"2024-03-0{number}"}  # fmt: skip


def rate(period: str, tep: str) -> dict[str, Any]:
    return {"@id": f"h{period}", "so_van_ban": f"{period}/QĐ", "ten": "Đơn giá", "ngay_ban_hanh": f"{period}-01-05",
            "tep": tep}  # fmt: skip


PDF = b"%PDF-1.7\n<script>alert(1)</script>" + bytes(range(256)) * 8


@pytest.fixture
def published(here: Settings, portal: Portal) -> Version:
    rows = [licence(1, ONE), licence(2, f"{TWO}; {ONE}"), licence(3, None)]
    return publish(here, portal, LICENCES, rows, {ONE: PDF, TWO: b"PK\x03\x04" + b"w" * 99, "du-0000000000.pdf": b"x"})


def test_the_manifest_tells_of_every_file_that_a_row_names(published: Version) -> None:
    one, two = published.manifest["attachments"]
    assert one == {
        "name": ONE, "role": "document", "title": "1/GP – Công ty «1»", "date": "2024-03-01", "rows": ["h1", "h2"],
        "media_type": "application/pdf", "bytes": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest(),
    }  # fmt: skip
    assert (two["name"], two["rows"]) == (TWO, ["h2"])
    assert sorted(path.name for path in (published.path / "files").iterdir()) == sorted((ONE, TWO))
    assert "files" not in published.manifest["files"] and "data.csv" in published.manifest["files"]


def address(dataset: str, name: str, language: str = "") -> str:
    return f"{language}/du-lieu/{dataset}/tep/{name}"


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_file_is_sent_to_be_saved_and_never_to_run(client: FlaskClient, published: Version, language: str) -> None:
    answer = client.get(address(LICENCES, ONE, language))
    assert answer.status_code == 200 and answer.data == PDF and answer.mimetype == "application/pdf"
    saved = answer.headers["Content-Disposition"]
    assert saved.startswith("attachment") and "filename*=UTF-8''1%20GP%20%E2%80%93%20C%C3%B4ng%20ty" in saved
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "sandbox" in policy and "default-src 'none'" in policy and "allow-scripts" not in policy
    assert answer.headers["X-Dataset-Version"] == published.id


def test_parts_and_unchanged_files(client: FlaskClient, published: Version) -> None:
    whole = client.get(address(LICENCES, ONE))
    tag = whole.headers["ETag"]
    assert hashlib.sha256(PDF).hexdigest() in tag and not tag.startswith("W/")
    assert client.get(address(LICENCES, ONE), headers={"If-None-Match": tag}).status_code == 304
    part = client.get(address(LICENCES, ONE), headers={"Range": "bytes=5-9"})
    assert (part.status_code, part.data) == (206, PDF[5:10])
    assert client.get(address(LICENCES, ONE), headers={"Range": "bytes=99999-"}).status_code == 416
    head = client.head(address(LICENCES, ONE))
    assert head.headers["Content-Length"] == str(len(PDF)) and head.data == b""


@pytest.mark.parametrize(
    "name",
    ["khong-co-0123456789.pdf", "../manifest.json", "..%2fmanifest.json", "..%2f..%2f..%2fledger.sqlite", "%2fetc%2fpasswd",
     "..\\manifest.json", "files", "du-0000000000.pdf", "%00", ".", ONE + "%00", ONE.upper(), "a" * 5000],
)  # fmt: skip
def test_only_the_files_of_the_manifest_are_sent(client: FlaskClient, published: Version, name: str) -> None:
    answer = client.get(address(LICENCES, name))
    assert answer.status_code in (404, 308) and PDF not in answer.data and b"sha256" not in answer.data


def test_what_is_not_published_has_no_files(client: FlaskClient, here: Settings) -> None:
    assert client.get(address(LICENCES, ONE)).status_code == 404
    assert client.get(address("khong-co", ONE)).status_code == 404


def test_the_page_lists_documents_and_its_table_links_to_them(client: FlaskClient, published: Version) -> None:
    page = client.get(f"/du-lieu/{LICENCES}").text
    listed = page[page.index('id="van-ban"') : page.index('id="tai-ve"')]
    assert listed.index("2/GP") < listed.index("1/GP"), "newest first"
    assert "02/03/2024" in listed and "2,08 KB" in listed and "Word" in listed
    assert hashlib.sha256(PDF).hexdigest() in listed and "Công ty «1»" in listed
    table = page[page.index('id="bang"') : page.index('id="van-ban"')]
    assert table.count(f'href="{address(LICENCES, ONE)}"') == 2 and table.count(f'href="{address(LICENCES, TWO)}"') == 1
    english = client.get(f"/en/du-lieu/{LICENCES}").text
    assert f'href="{address(LICENCES, ONE, "/en")}"' in english and "2.08 KB" in english and "Documents" in english


def test_words_in_the_column_that_are_no_file_stay_words(client: FlaskClient, here: Settings, portal: Portal) -> None:
    rows = [licence(1, "<b>a.pdf</b>"), licence(2, "https://hungyen.gov.vn/a.pdf"), licence(3, "javascript:alert(1)")]
    publish(here, portal, LICENCES, rows, {})
    page = client.get(f"/du-lieu/{LICENCES}").text
    assert "&lt;b&gt;a.pdf&lt;/b&gt;" in page and 'href="https://hungyen.gov.vn/a.pdf"' in page
    assert 'href="javascript' not in page and 'id="van-ban"' not in page


def test_many_documents_do_not_drown_the_page(client: FlaskClient, here: Settings, portal: Portal) -> None:
    names = [f"gp-{number:010}.pdf" for number in range(400)]
    rows = [{**licence(1, name), "@id": f"h{number}", "so_giay_phep": str(number)} for number, name in enumerate(names)]
    publish(here, portal, LICENCES, rows, dict.fromkeys(names, b"%PDF"))
    page = client.get(f"/du-lieu/{LICENCES}").text
    listed = page[page.index('id="van-ban"') : page.index('id="tai-ve"')]
    assert listed.split("<details><summary>")[0].count("<li>") == 12 and listed.count("<li>") == 300
    assert "Xem cả 400 tệp" in listed and "Còn 100 tệp nữa" in listed


def test_files_of_other_periods_are_kept_without_taking_room_twice(
    client: FlaskClient, here: Settings, portal: Portal
) -> None:
    old, new, newer = "don-gia-aaaaaaaaaa.pdf", "don-gia-bbbbbbbbbb.pdf", "don-gia-cccccccccc.pdf"
    first = publish(here, portal, RATES, [rate("2023", old)], {old: b"%PDF cu"}, "2023")
    second = publish(here, portal, RATES, [rate("2024", new)], {new: b"%PDF moi"}, "2024")
    assert client.get(address(RATES, old)).data == b"%PDF cu" and client.get(address(RATES, new)).data == b"%PDF moi"
    assert (first.path / "files" / old).stat().st_ino == (second.path / "files" / old).stat().st_ino
    assert attachments_of(second)[old] == attachments_of(first)[old]
    third = publish(here, portal, RATES, [rate("2024", newer)], {newer: b"%PDF sua"}, "2024")
    assert set(attachments_of(third)) == {old, newer} and client.get(address(RATES, new)).status_code == 404
    assert history.rollback(here, RATES).id == second.id
    assert client.get(address(RATES, new)).data == b"%PDF moi" and client.get(address(RATES, newer)).status_code == 404


def test_a_row_may_go_on_naming_a_file_of_the_version_served(
    client: FlaskClient, here: Settings, portal: Portal, published: Version
) -> None:
    again = publish(here, portal, LICENCES, [licence(1, ONE)], {})
    assert set(attachments_of(again)) == {ONE} and client.get(address(LICENCES, ONE)).data == PDF
    assert client.get(address(LICENCES, TWO)).status_code == 404


def test_a_row_that_names_a_file_nobody_has_is_held_back(
    here: Settings, datasets: dict[str, Dataset], published: Version
) -> None:
    report = Report(rows_read=4, rows_valid=4)
    named = [ONE, "moi-0000000000.pdf", "https://hungyen.gov.vn/a.pdf", f"{TWO}; mat.pdf"]
    rows = [Row(f"h{number}", number, None, {"tep": name}) for number, name in enumerate(named, start=2)]
    kept = list(rows_with_files(rows, datasets[LICENCES], {"moi-0000000000.pdf"}, published, report))
    assert [row.number for row in kept] == [2, 3, 4] and report.rows_valid == 3
    (issue,) = report.issues
    assert (issue.severity, issue.row, issue.column) == ("error", 5, "Tệp văn bản") and "mat.pdf" in issue.problem


def everywhere(home: Path, content: bytes) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and content in path.read_bytes()]


def test_withdrawal_stops_serving_and_erasure_leaves_nothing(
    client: FlaskClient, here: Settings, portal: Portal, published: Version
) -> None:
    publish(here, portal, LICENCES, [licence(1, ONE)], {})
    history.withdraw(here, LICENCES, erase=False)
    assert client.get(address(LICENCES, ONE)).status_code == 404 and len(everywhere(here.home, PDF)) == 2
    history.withdraw(here, LICENCES, erase=True)
    assert everywhere(here.home, PDF) == []


def test_cleaning_takes_the_files_of_expired_versions_and_of_dead_publications(
    here: Settings, portal: Portal, published: Version
) -> None:
    dead = published.path.with_name(".tmp-chet") / "files"
    stored(dead, {"a.pdf": PDF})
    for number in range(1, 7):
        publish(here, portal, LICENCES, [licence(number, TWO)], {TWO: b"PK" + bytes([number])})
    clean(here.home, LICENCES, datetime.now(UTC) + KEPT_FOR + timedelta(hours=1))
    assert not published.path.exists() and everywhere(here.home, PDF) == []
    current = current_version(here.home, LICENCES)
    assert current is not None and (current.path / "files" / TWO).read_bytes() == b"PK\x06"


def test_a_version_of_before_there_were_files_is_shown(client: FlaskClient, here: Settings, published: Version) -> None:
    path = published.path / "manifest.json"
    manifest = {key: value for key, value in orjson.loads(path.read_bytes()).items() if key != "attachments"}
    path.write_bytes(orjson.dumps(manifest))
    page = client.get(f"/du-lieu/{LICENCES}")
    assert page.status_code == 200 and 'id="van-ban"' not in page.text and ONE in page.text


@pytest.fixture
def raster(here: Settings, portal: Portal) -> Version:
    """A published raster of 6 to 7,5 g/kg in a quarter of its grid."""
    source, files = here.home.parent / "a.tif", here.home.parent / "files-all"
    values = numpy.full((80, 100), -1, "float32")
    values[:40, :50] = numpy.linspace(6, 7.5, 50)
    with rasterio.open(
        source, "w", driver="GTiff", width=100, height=80, count=1, dtype="float32", crs="EPSG:9209", nodata=-1,
        transform=from_origin(557_000, 2_290_000, 100, 100),
    ) as target:  # fmt: skip
        target.write(values, 1)
        target.descriptions, target.units = ["Đạm <tổng số>"], ["g/kg"]
    files.mkdir()
    (table,) = read_raster(source, files, load_datasets(here.layers)[SOIL], here, given={"ten": "Vùng lúa ví dụ"})
    (row,) = table.rows
    values_of = dict(zip(table.headings, row.cells, strict=True))
    found = {"@id": "h1", "@geometry": row.geometry, "ten": values_of["Tên vùng"], "tep": values_of["Tệp ảnh raster"]}
    contents = {path.name: path.read_bytes() for path in files.iterdir()}
    return publish(here, portal, SOIL, [found], contents, place=Place(106.06, 20.68, "exact", 0.0))


def test_a_raster_has_its_cog_its_picture_and_its_outline(raster: Version, client: FlaskClient) -> None:
    cog, look = raster.manifest["attachments"]
    assert (cog["role"], look["role"], cog["preview"]) == ("raster", "preview", look["name"])
    answer = client.get(address(SOIL, cog["name"]))
    assert answer.content_type == "image/tiff; application=geotiff; profile=cloud-optimized"
    assert client.get(address(SOIL, look["name"])).mimetype == "image/png"
    feature = client.get(f"/api/collections/{SOIL}/items?f=json").json["features"][0]
    assert feature["geometry"]["type"] == "MultiPolygon" and feature["properties"]["tep"] == cog["name"]
    assert sorted(path.suffix for path in (raster.path / "files").iterdir()) == [".png", ".tif"]


def test_the_page_shows_the_picture_with_its_legend_and_in_words(client: FlaskClient, raster: Version) -> None:
    cog, look = raster.manifest["attachments"]
    page = client.get(f"/du-lieu/{SOIL}").text
    shown = page[page.index('id="anh"') : page.index('id="tai-ve"')]
    assert f'src="{address(SOIL, look["name"])}"' in shown and f'href="{address(SOIL, cog["name"])}"' in shown
    assert "Ảnh xem nhanh «Vùng lúa ví dụ»: giá trị từ khoảng 6" in shown and "g/kg. Phủ từ kinh độ 106,05" in shown
    assert "Đạm &lt;tổng số&gt; (g/kg)" in shown and "linear-gradient(to right, #153457" in shown
    assert "EPSG:9209" in shown and "100 × 80" in shown and cog["sha256"] in shown
    english = client.get(f"/en/du-lieu/{SOIL}").text
    assert "Quick-look of “Vùng lúa ví dụ”: values from about 6" in english and "longitude 106.05" in english
    assert "GeoTIFF (COG), " in page[page.index('id="bang"') :]


def test_a_raster_kept_from_the_version_before_keeps_picture_and_legend(
    here: Settings, portal: Portal, raster: Version
) -> None:
    cog, _ = raster.manifest["attachments"]
    row = {"@id": "h1", "ten": "Tên khác", "tep": cog["name"]}
    again = publish(here, portal, SOIL, [row], {})
    kept, look = again.manifest["attachments"]
    assert kept == {**cog, "title": "Tên khác"} and look["role"] == "preview"
    assert len(list((again.path / "files").iterdir())) == 2
