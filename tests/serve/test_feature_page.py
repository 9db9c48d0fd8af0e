"""The page of a feature: what it says, what one can do from it, and what becomes of features that are gone."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from werkzeug.test import TestResponse

from geoportal.dataset import Dataset, Portal
from geoportal.records import Feature, Place
from geoportal.serve.app import create_app
from geoportal.settings import Settings
from geoportal.store.features import open_features
from geoportal.store.versions import current_version
from tests.serve.features import draw, publish

SCHOOL = "truong-tieu-hoc"
EVIL = '<img src=x onerror="alert(1)">\'"</script><script>alert(2)</script>'


def get(settings: Settings, path: str) -> TestResponse:
    return create_app(settings).test_client().get(path)


def text_of(answer: TestResponse) -> str:
    """Return the words of the page, markup left out."""
    body = re.sub(r"<(script|style).*?</\1>", " ", answer.get_data(as_text=True), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def hrefs(answer: TestResponse, start: str) -> list[str]:
    found = re.findall(r'href="([^"]*)"', answer.get_data(as_text=True))
    return [html.unescape(link) for link in found if link.startswith(start)]


def first_id(settings: Settings, dataset: str) -> str:
    version = current_version(settings.home, dataset)
    assert version is not None
    match = re.search(rb'"id":"([^"]+)"', open_features(version).run(1, 1))
    assert match is not None
    return match[1].decode()


def test_every_sample_has_a_page_in_both_languages(sampled: Settings, datasets: dict[str, Dataset]) -> None:
    client = create_app(sampled).test_client()
    seen = 0
    for name, dataset in datasets.items():
        version = current_version(sampled.home, name)
        if version is None:
            continue
        row_id = first_id(sampled, name)
        for prefix, title in (("", dataset.title.vi), ("/en", dataset.title.en)):
            answer = client.get(f"{prefix}/du-lieu/{name}/{row_id}")
            words = text_of(answer)
            assert answer.status_code == 200 and title in words, name
            assert ("Sample data" if prefix else "Dữ liệu mẫu") in words, name
            assert hrefs(answer, f"/api/collections/{name}/items/{row_id}") != [] or not dataset.is_located, name
        seen += 1
    assert seen >= 25


def test_a_school_by_commune_says_so_in_plain_words(sampled: Settings) -> None:
    answer = get(sampled, f"/du-lieu/{SCHOOL}/{first_id(sampled, SCHOOL)}")
    words = text_of(answer)
    assert "Chỉ biết đến xã, phường" in words and "không phải vị trí thật" in words
    assert re.search(r"trong khoảng [\d,]+ km quanh điểm này", words)
    assert "851 người" in words or re.search(r"\d+ người", words)
    assert "Chưa có số liệu: Điện thoại." in words
    (directions,) = hrefs(answer, "geo:")
    assert re.match(r"geo:20\.\d{6},106\.\d{6}\?q=", directions) and "mẫu" in unquote(directions)


def published(tmp_path: Path, dataset: Dataset, portal: Portal, features: list[Feature]) -> Settings:
    settings = Settings(home=tmp_path / "home", url="https://mo.example.vn")
    publish(settings, dataset, portal, features)
    return settings


def test_child_tables_stand_on_the_page(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    dataset = datasets["bao-tang"]
    (name, child), (feature,) = next(iter(dataset.children.items())), draw(dataset, 1, 1)
    column, field = next(item for item in child.fields.items() if item[1].type == "text")
    feature.values = {key: value for key, value in feature.values.items() if key in dataset.fields}
    feature.children = {name: [{column: f"Hiện vật {number} {EVIL}"} for number in range(3)]}
    answer = get(published(tmp_path, dataset, portal, [feature]), f"/du-lieu/bao-tang/{feature.id}")
    words = text_of(answer)
    assert child.title.vi in words and field.title.vi in words
    assert [f"Hiện vật {number} {EVIL}" in words for number in range(3)] == [True] * 3


def test_markup_is_text_and_links_are_quoted(tmp_path: Path, datasets: dict[str, Dataset], portal: Portal) -> None:
    features = draw(datasets[SCHOOL], 3, 1)
    for feature in features:
        feature.values = {name: EVIL for name in feature.values if name not in ("so_hoc_sinh", "so_giao_vien")}
        feature.values |= {"dien_thoai": "0221 3862 123; *******678; javascript:alert(1)", "so_hoc_sinh": 1250}
    settings = published(tmp_path, datasets[SCHOOL], portal, features)
    answer = get(settings, f"/du-lieu/{SCHOOL}/{features[0].id}")
    body = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "<img src=x" not in body and "<script>alert" not in body
    assert EVIL in text_of(answer) and "1.250 người" in text_of(answer)
    assert hrefs(answer, "tel:") == ["tel:02213862123", "tel:02213862123"] and hrefs(answer, "javascript:") == []
    (mail,) = hrefs(answer, "mailto:")
    said = parse_qs(urlsplit(mail).query)
    assert EVIL in said["subject"][0] and f"https://mo.example.vn/du-lieu/{SCHOOL}/{features[0].id}" in said["body"][0]


@pytest.mark.parametrize(
    ("level", "radius", "said"),
    [("exact", 10.0, "Vị trí chính xác."), ("street", 250.0, "đường phố. Vị trí thật nằm trong khoảng 250 m"),
     ("district", 5200.0, "huyện cũ"), ("hamlet", 1000.0, "trong khoảng 1 km")],
)  # fmt: skip
def test_each_level_has_its_words(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal, level: str, radius: float, said: str
) -> None:
    (feature,) = draw(datasets[SCHOOL], 1, 3)
    assert feature.geometry is not None
    place = feature.place
    feature.place = Place(
        lon=place.lon, lat=place.lat, level=level, radius_m=radius, unit_name="Xã Tân Hưng", unit_code="1"
    )  # type: ignore[arg-type]
    answer = get(published(tmp_path, datasets[SCHOOL], portal, [feature]), f"/du-lieu/{SCHOOL}/{feature.id}")
    assert said in text_of(answer) and "Nay thuộc Xã Tân Hưng." in text_of(answer)


def test_what_is_gone_says_when_it_was_and_what_never_was_is_unknown(
    tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    dataset = datasets[SCHOOL]
    features = draw(dataset, 5, 2)
    settings = published(tmp_path, dataset, portal, features)
    publish(settings, dataset, portal, features[1:])
    gone = get(settings, f"/du-lieu/{SCHOOL}/{features[0].id}")
    assert gone.status_code == 410 and "không còn trong bản đang dùng" in text_of(gone)
    assert str(features[0].values["dia_chi"]) not in text_of(gone)
    english = get(settings, f"/en/du-lieu/{SCHOOL}/{features[0].id}")
    assert english.status_code == 410 and "is not in the one in use" in text_of(english)
    for path in (f"/du-lieu/{SCHOOL}/khong-co", f"/du-lieu/khong-co/{features[1].id}", "/du-lieu/thu-vien/x",
                 f"/du-lieu/{SCHOOL}/%3Cscript%3E"):  # fmt: skip
        answer = get(settings, path)
        assert answer.status_code == 404 and "<script>" not in answer.get_data(as_text=True), path
