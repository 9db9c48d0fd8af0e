"""The page of a dataset: one state drives table, map, chart, downloads and examples, and all of them tell the truth."""

from __future__ import annotations

import csv
import io
import re
import time
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import orjson
import pytest
from flask import Flask

from geoportal.dataset import Dataset, Portal
from geoportal.records import Feature
from geoportal.serve import changes
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.vietnamese import format_number
from tests.serve.features import Drawn, draw, publish
from tests.serve.pages import PageText, read_page

SCHOOL, TABLE = "truong-tieu-hoc", "dau-tu-cong"
KINDS = ("Công lập", "Dân lập", "Tư thục")
EVIL = "\"><img src=x onerror=alert(1)><script>alert(2)</script>'`$(touch /tmp/hacked)\\#(lf)"


def schools(dataset: Dataset, count: int = 90) -> list[Feature]:
    features = draw(dataset, count, 7)
    for number, feature in enumerate(features):
        feature.values["loai_hinh"] = None if number % 10 == 9 else KINDS[number % 3]
        feature.values["nam_hoc"] = "2025-2026"
    return features


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=tmp_path_factory.mktemp("pages"), url="https://mo.example.vn")


@pytest.fixture(scope="module")
def drawn(home: Settings, datasets: dict[str, Dataset], portal: Portal) -> Drawn:
    return publish(home, datasets[SCHOOL], portal, schools(datasets[SCHOOL]))


@pytest.fixture(scope="module")
def app(home: Settings, drawn: Drawn) -> Flask:
    assert drawn.features
    return create_app(home)


def page(app: Flask, query: str = "", prefix: str = "") -> PageText:
    return read_page(app, f"{prefix}/du-lieu/{SCHOOL}{query}")


def items(app: Flask, query: str) -> Any:
    answer = app.test_client().get(f"/api/collections/{SCHOOL}/items?{query}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return orjson.loads(answer.get_data())


STATES = [
    ("", ""),
    ("?sap-xep=ten", "sortby=ten"),
    ("?sap-xep=-so_hoc_sinh&trang=3", "sortby=-so_hoc_sinh&offset=40"),
    ("?loc=loai_hinh~la~C%C3%B4ng%20l%E1%BA%ADp&loc=loai_hinh~la~T%C6%B0%20th%E1%BB%A5c", "filter=loai_hinh IN ('Công lập','Tư thục')"),
    ("?loc=so_hoc_sinh~tu~20&loc=so_hoc_sinh~den~300&sap-xep=-ten", "filter=so_hoc_sinh BETWEEN 20 AND 300&sortby=-ten"),
    ("?loc=ten~chua~dong&trang=2", "filter=CASEI(ACCENTI(ten)) LIKE '%25dong%25'&offset=20"),
    ("?loc=so_hoc_sinh~trong", "filter=so_hoc_sinh IS NULL"),
    ("?loc=vi_tri_muc~la~none", "filter=vi_tri_muc='none'"),
    ("?loc=ten~chua~khongcogi", "filter=ten='khongcogi'"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "query"), STATES)
def test_table_downloads_and_examples_are_what_the_api_finds(app: Flask, state: str, query: str) -> None:
    shown, expected = page(app, state), items(app, f"limit=20&{query}")
    assert shown.status == 200
    assert shown.row_ids == [feature["id"] for feature in expected["features"]]
    matched = expected["numberMatched"]
    total = "Tất cả 90 dòng." if matched == 90 else f"Tìm thấy {matched} trong 90 dòng."
    assert total in shown.words
    again = orjson.loads(
        app.test_client().get(urlsplit(shown.examples["url"])._replace(scheme="", netloc="").geturl()).get_data()
    )
    assert again["numberMatched"] == matched
    whole = shown.section("tai-ve").hrefs(f"/api/collections/{SCHOOL}/items?f=json")
    rows = shown.section("tai-ve").hrefs(f"/api/collections/{SCHOOL}/items?f=csv")
    if not matched:
        assert whole == rows == [] and "Không có dòng nào phù hợp" in shown.words
        return
    assert len(orjson.loads(app.test_client().get(whole[0]).get_data())["features"]) == matched
    table = list(csv.reader(io.StringIO(app.test_client().get(rows[0]).get_data(as_text=True).removeprefix("\ufeff"))))
    assert len(table) == matched + 1 and table[0][0] == "Tên trường"


def test_the_map_has_the_filter_and_the_explorer_the_conditions(app: Flask) -> None:
    shown = page(app, "?loc=loai_hinh~la~D%C3%A2n%20l%E1%BA%ADp&loc=ten~chua~o%27r")
    (given,) = re.findall(r'data-filter="([^"]*)"', shown.body)
    assert "loai_hinh = &#39;Dân lập&#39; AND CASEI(ACCENTI(ten)) LIKE" in given
    (explorer,) = shown.hrefs("/ban-do?")
    asked = parse_qs(urlsplit(explorer).query)
    assert asked == {"lop": [SCHOOL], "loc": [f"{SCHOOL}~loai_hinh~la~Dân lập", f"{SCHOOL}~ten~chua~o'r"]}
    assert "data-filter" not in page(app).body


def test_pages_are_walked_by_links(app: Flask) -> None:
    seen: list[str] = []
    query = "?sap-xep=so_giao_vien&loc=ten~co"
    while query:
        shown = page(app, query)
        seen += shown.row_ids
        following = re.search(r'rel="next"[^>]*href="([^"#]*)#bang"', shown.body)
        query = following[1].replace("&amp;", "&") if following else ""
    expected = [feature["id"] for feature in items(app, "limit=1000&sortby=so_giao_vien")["features"]]
    assert seen == expected and len(seen) == 90
    beyond = page(app, "?trang=99")
    assert beyond.status == 200 and "Không có trang 99: bảng có 5 trang." in beyond.words


def test_headings_sort_there_and_back(app: Flask) -> None:
    first = page(app, "?loc=ten~co")
    (up,) = first.section("bang").hrefs("?loc=ten~co&sap-xep=so_hoc_sinh")
    turned = page(app, up.partition("#")[0])
    assert 'aria-sort="ascending"' in turned.body
    assert turned.section("bang").hrefs("?loc=ten~co&sap-xep=-so_hoc_sinh")


def test_chart_counts_by_class(app: Flask, drawn: Drawn) -> None:
    expected = Counter(feature["properties"]["loai_hinh"] for feature in drawn.features)
    shown = page(app)
    assert [(label, int(size)) for label, size, _ in shown.bars] == [(kind, expected[kind]) for kind in KINDS]
    assert max(width for _, _, width in shown.bars) == 100
    assert f"Không tính {expected[None]} dòng chưa có số liệu." in shown.words
    for label, size, _ in shown.bars:
        (there,) = [link for link in shown.section("bieu-do").hrefs("?loc=loai_hinh~la~") if quote(label) in link]
        assert f"Tìm thấy {size} trong 90 dòng." in page(app, there.partition("#")[0]).words


def test_chart_sums_and_means_follow_the_filter(app: Flask, drawn: Drawn) -> None:
    state = "?loc=so_giao_vien~tu~10&bieu-do=loai_hinh&tinh="
    kept = [f["properties"] for f in drawn.features if f["properties"]["so_giao_vien"] >= 10]
    for measure, made in (("tong", sum), ("tb", fmean)):
        shown = page(app, f"{state}{measure}~so_hoc_sinh")
        for label, size, _ in shown.bars:
            numbers = [v["so_hoc_sinh"] for v in kept if v["loai_hinh"] == label and v["so_hoc_sinh"] is not None]
            value = made(numbers)
            assert size == format_number(round(value, 2) if value < 1000 else round(value)), (measure, label)
    assert "Trung bình số học sinh (người) theo loại hình" in shown.words


def test_chart_of_ranges_holds_every_number_once(app: Flask, drawn: Drawn) -> None:
    shown = page(app, "?bieu-do=so_giao_vien")
    sizes = []
    for label, size, _ in shown.bars:
        low, _, high = label.replace(".", "").partition(" – ")
        inside = [f for f in drawn.features if int(low) <= f["properties"]["so_giao_vien"] <= int(high)]
        assert int(size) == len(inside), label
        sizes.append(int(size))
    assert sum(sizes) == 90 and 5 <= len(sizes) <= 11


@pytest.mark.parametrize("query", [
    "loc=la~la~x", "loc=ten~tu~a", "loc=so_hoc_sinh~tu~nhi%E1%BB%81u", "dvhc=1", "sap-xep=x", "trang=0", "he=1",
    "gioi-han=3", "bieu-do=khong_co", "tinh=tong~ten", "loc=ten",
])  # fmt: skip
def test_what_is_not_understood_gets_a_sentence(app: Flask, query: str) -> None:
    shown = page(app, f"?{query}")
    assert shown.status == 400
    assert "trục trặc" not in shown.words and shown.words.count("<") == 0
    english = page(app, f"?{query}", "/en")
    assert english.status == 400 and not set("ạảấầẩẫậắằẳẵặẹẻẽếềểễệ") & set(english.words.partition("wrong")[2][:60])


def test_a_form_without_script_leads_to_the_address_that_it_means(app: Flask) -> None:
    sent = "?dvhc=&loc=loai_hinh~la~T%C6%B0%20th%E1%BB%A5c&so_hoc_sinh~tu=10&so_hoc_sinh~den=&ten~chua=h%C6%B0ng&sap-xep=ten&trang=2"
    answer = page(app, sent)
    assert answer.status == 303
    shown = read_page(app, answer.location)
    assert "Loại hình: Tư thục" in shown.words and "Số học sinh từ 10 người" in shown.words
    assert "Tên trường có chữ «hưng»" in shown.words
    form = shown.section("loc")
    assert 'value="hưng"' in form.body and 'value="10"' in form.body
    assert re.search(r'value="loai_hinh~la~Tư thục" checked', form.body)
    assert '<input type="hidden" name="sap-xep" value="ten">' in form.body
    without = [link for link in form.hrefs("?") if "ten~chua" not in link and "so_hoc_sinh" in link]
    assert without and page(app, without[0].partition("#")[0]).status == 200


def test_a_chosen_system_is_that_of_downloads_and_examples(app: Flask) -> None:
    shown = page(app, "?he=9209&gioi-han=10")
    (there,) = shown.section("tai-ve").hrefs(f"/api/collections/{SCHOOL}/items?f=json")
    answer = app.test_client().get(there)
    assert answer.headers["Content-Crs"] == "<http://www.opengis.net/def/crs/EPSG/0/9209>"
    east, north = next(
        f["geometry"]["coordinates"] for f in orjson.loads(answer.get_data())["features"] if f["geometry"]
    )
    assert 520_000 < east < 640_000 and 2_230_000 < north < 2_340_000
    assert 'crs="EPSG:9209"' in shown.examples["geopandas"] and "limit=10" in shown.examples["curl"]
    assert "geopandas" not in page(app, "?he=4756").examples


def test_whole_files_say_how_large_they_are(app: Flask, drawn: Drawn) -> None:
    shown = page(app).section("tai-ve")
    size = int(drawn.version.manifest["files"]["data.csv"]["bytes"])
    assert f"CSV {format_number(float(f'{size / 1000:.3g}'))} KB" in shown.words
    assert len(shown.hrefs(f"/du-lieu/{SCHOOL}/tai-ve/")) == 8


def test_quality_counts_what_is_missing_and_how_rows_were_located(app: Flask, drawn: Drawn) -> None:
    shown = page(app).section("chat-luong")
    missing = sum(f["properties"]["so_hoc_sinh"] is None for f in drawn.features)
    located = drawn.version.manifest["located"]
    assert f"Số học sinh {missing} {100 * missing / 90:.0f}%" in shown.words
    assert f"90 dòng, {located} có vị trí" in shown.words
    assert f"Vị trí chính xác {located} ({100 * located / 90:.0f}%)" in shown.words
    (link,) = [link for link in shown.hrefs("?loc=so_hoc_sinh~trong")]
    assert f"Tìm thấy {missing} trong 90 dòng." in page(app, link.partition("#")[0]).words


def test_fields_say_title_type_unit_values_and_personal_data(app: Flask, datasets: dict[str, Dataset]) -> None:
    for prefix, words in (("", ("Số học sinh (người)", "Số nguyên", "Công lập; Dân lập; Tư thục", "từ 0", "Được công bố.")),
                          ("/en", ("Pupils (người)", "Integer", "from 0", "Published.", "Phone number"))):  # fmt: skip
        shown = page(app, "", prefix).section("truong")
        assert [word for word in words if word not in shown.words] == []
        assert [name for name in datasets[SCHOOL].fields if f"<code>{name}</code>" not in shown.body] == []


def test_versions_say_what_changed(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    settings, dataset = Settings(home=tmp_path / "home"), datasets[SCHOOL]
    features = schools(dataset, 20)
    publish(settings, dataset, portal, features)
    assert "So với bản trước" not in page(create_app(settings)).words
    features[3].values["so_hoc_sinh"] = 777
    features[4].values["dia_chi"] = "nơi khác"
    publish(settings, dataset, portal, features[1:] + schools(dataset, 25)[20:])
    shown = page(create_app(settings)).section("phien-ban")
    assert "thêm 5, bớt 1, sửa 2 dòng" in shown.words and "2 phiên bản" in shown.words
    assert shown.words.count("So với bản trước") == 1


def test_large_versions_are_compared_by_a_child_process(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 3)
    settings, dataset = Settings(home=tmp_path / "home"), datasets[SCHOOL]
    publish(settings, dataset, portal, schools(dataset, 10))
    publish(settings, dataset, portal, schools(dataset, 12))
    app = create_app(settings)
    assert "Đang so sánh" in page(app).words
    for _ in range(600):
        if "thêm 2, bớt 0, sửa 0 dòng" in page(app).words:
            return
        time.sleep(0.1)
    raise AssertionError(page(app).section("phien-ban").words)


def test_citation_names_provider_day_link_and_licence(app: Flask, drawn: Drawn) -> None:
    shown = page(app).section("trich-dan")
    year = drawn.version.manifest["created"][:4]
    assert f"UBND cấp xã ({year}). Trường tiểu học, cập nhật ngày" in shown.words
    assert f"https://mo.example.vn/du-lieu/{SCHOOL} (CC-BY-4.0)" in shown.words
    assert "https://creativecommons.org/licenses/by/4.0/" in shown.body and "kể cả thương mại" in shown.words


def test_markup_is_text_everywhere(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    settings, dataset = Settings(home=tmp_path / "home"), datasets[SCHOOL]
    features = schools(dataset, 12)
    for number, feature in enumerate(features):
        feature.values |= {
            "ten": f"{EVIL}{number}",
            "dia_chi": EVIL,
            "loai_hinh": EVIL if number % 2 else "<b>x",
            "website": EVIL,
        }
        feature.values = {name: value for name, value in feature.values.items() if name in dataset.fields}
    publish(settings, dataset, portal, features)
    app = create_app(settings)
    for query in ("", f"?loc=loai_hinh~la~{quote(EVIL, safe='')}", f"?loc=ten~chua~{quote(EVIL, safe='')}&sap-xep=ten",
                  f"?loc=ten~la~{quote(EVIL, safe='')}", "?bieu-do=loai_hinh"):  # fmt: skip
        shown = page(app, query)
        assert shown.status == 200, shown.words
        assert "<img" not in shown.body.replace('<img src="/static', "") and "<script>alert" not in shown.body, query
        assert "<b>x" not in shown.body and EVIL in shown.words, query
    broken = page(app, f"?loc={quote(EVIL, safe='')}")
    assert broken.status == 400 and "<img src=x" not in broken.body


def test_every_dataset_has_a_page_in_both_languages(sampled: Settings, datasets: dict[str, Dataset]) -> None:
    app, published = create_app(sampled), 0
    for name, dataset in datasets.items():
        for prefix, title in (("", dataset.title.vi), ("/en", dataset.title.en)):
            shown = read_page(app, f"{prefix}/du-lieu/{name}")
            assert shown.status == 200 and title in shown.words, name
            assert dataset.description.en in shown.words or not prefix, name
            if shown.row_ids:
                published += 1
                assert ("Sample data" if prefix else "Dữ liệu mẫu") in shown.words
                assert shown.examples.keys() >= {"url", "curl", "python", "javascript", "excel"}
                assert re.search(r"undefined|None\b|\{[a-z]+\}", shown.section("tai-ve").words) is None, name
            else:
                assert "<details open>" in shown.section("truong").body, name
    assert published >= 50


def test_rows_of_a_table_without_places_answer_programs(sampled: Settings) -> None:
    app = create_app(sampled)
    client = app.test_client()
    whole = orjson.loads(client.get(f"/du-lieu/{TABLE}/bang").get_data())
    assert whole["numberMatched"] == whole["numberReturned"] == len(whole["rows"]) == 12
    shown = read_page(app, f"/du-lieu/{TABLE}?loc=ten~chua~s%E1%BB%91%201&sap-xep=-ten")
    found = orjson.loads(client.get(urlsplit(shown.examples["url"])._replace(scheme="", netloc="").geturl()).get_data())
    assert [row["id"] for row in found["rows"]] == shown.row_ids and 1 <= found["numberMatched"] < 12
    (address,) = shown.section("tai-ve").hrefs(f"/du-lieu/{TABLE}/bang?f=csv")
    answer = client.get(address)
    lines = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert len(lines) == found["numberMatched"] + 1 and answer.headers["Access-Control-Allow-Origin"] == "*"
    for path, status in ((f"/du-lieu/{TABLE}/bang?f=xml", 400), (f"/du-lieu/{TABLE}/bang?filter=x", 400),
                         ("/du-lieu/khong-co/bang", 404), ("/du-lieu/co-quan-bao-chi/bang", 404)):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == status and answer.headers["Content-Type"] == "application/json", path
