"""The search box: what comes first for what people type, in which kinds, how much of each."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from geoportal.dataset import Dataset, Portal
from geoportal.records import NOWHERE, Feature
from geoportal.serve.app import create_app
from geoportal.serve.suggest.match import NEAR, Typed, fit
from geoportal.serve.suggest.suggestion import MOST
from geoportal.settings import Settings
from geoportal.store.search import search_features
from geoportal.territory.detail import Detail, save_details
from geoportal.vietnamese import search_key
from tests.serve.features import publish

FIRST = [
    # units of today, with marks and without, with their kind and abbreviated
    ("Phường Phố Hiến", "unit", "Phường Phố Hiến"), ("pho hien", "unit", "Phường Phố Hiến"),
    ("p. phố hiến", "unit", "Phường Phố Hiến"), ("xã tiên lữ", "unit", "Xã Tiên Lữ"), ("x. tien lu", "unit", "Xã Tiên Lữ"),
    ("TIÊN LỮ", "unit", "Xã Tiên Lữ"), ("khoai chau", "unit", "Xã Khoái Châu"), ("mi hao", "unit", "Phường Mỹ Hào"),
    ("thái thuỵ", "unit", "Xã Thái Thụy"), ("quynh phụ", "unit", "Xã Quỳnh Phụ"), ("a sào", "unit", "Xã A Sào"),
    ("hoa thám", "unit", "Xã Hoàng Hoa Thám"), ("son na", "unit", "Phường Sơn Nam"), ("Tân Tiến", "unit", "Xã Tân Tiến"),
    ("dong thuy anh", "unit", "Xã Đông Thụy Anh"), ("vu thu", "unit", "Xã Vũ Thư"),
    # units of before July 2025
    ("hiến nam", "unit", "Phường Hiến Nam, Thành phố Hưng Yên (trước 01/7/2025)"),
    ("p hien nam", "unit", "Phường Hiến Nam, Thành phố Hưng Yên (trước 01/7/2025)"),
    ("Hiến Nam, TP Hưng Yên", "unit", "Phường Hiến Nam, Thành phố Hưng Yên (trước 01/7/2025)"),
    ("tt vương", "unit", "Thị trấn Vương, Huyện Tiên Lữ (trước 01/7/2025)"),
    ("thị trấn vương, tiên lữ", "unit", "Thị trấn Vương, Huyện Tiên Lữ (trước 01/7/2025)"),
    ("thị trấn bần", "unit", "Thị trấn Bần Yên Nhân, Thị xã Mỹ Hào (trước 01/12/2019)"),
    ("diem dien", "unit", "Thị trấn Diêm Điền, Huyện Thái Thụy (trước 01/7/2025)"),
    ("tân tiến văn giang", "unit", "Xã Tân Tiến, Huyện Văn Giang (trước 01/7/2025)"),
    ("dong tien khoai chau", "unit", "Xã Đồng Tiến, Huyện Khoái Châu (trước 01/7/2025)"),
    ("huyện khoái châu", "unit", "Huyện Khoái Châu"), ("h. khoái châu", "unit", "Huyện Khoái Châu"),
    ("tp hưng yên", "unit", "Thành phố Hưng Yên"), ("tp thai binh", "unit", "Thành phố Thái Bình"),
    ("tx mỹ hào", "unit", "Thị xã Mỹ Hào"),
    # misspelt by a letter, or by its marks
    ("khoai chua", "unit", "Xã Khoái Châu"), ("khoai chauu", "unit", "Xã Khoái Châu"), ("Tiền Lữ", "unit", "Xã Tiên Lữ"),
    ("kien xuog", "unit", "Xã Kiến Xương"), ("doah nghiep", "dataset", "Doanh nghiệp"),
    ("camra", "dataset", "Camera giám sát giao thông"),
    # datasets, by their titles and by what people say
    ("camera", "dataset", "Camera giám sát giao thông"), ("camera giao thong", "dataset", "Camera giám sát giao thông"),
    ("wifi", "dataset", "Điểm Wi-Fi công cộng"), ("cho", "dataset", "Chợ"), ("xăng dầu", "dataset", "Cửa hàng bán lẻ xăng dầu"),
    ("cay xang", "dataset", "Cửa hàng bán lẻ xăng dầu"), ("truong tieu hoc", "dataset", "Trường tiểu học"),
    ("tieu hoc", "dataset", "Trường tiểu học"), ("trường mầm non", "dataset", "Trường mẫu giáo"),
    ("nhà trẻ", "dataset", "Nhà trẻ"), ("bệnh viện", "dataset", "Cơ sở khám bệnh, chữa bệnh"),
    ("hieu thuoc", "dataset", "Cơ sở bán lẻ thuốc"), ("dan so", "dataset", "Dân số, diện tích và mật độ dân số"),
    ("bãi đỗ xe", "dataset", "Điểm đỗ xe công cộng"), ("khu cong nghiep", "dataset", "Khu công nghiệp"),
    ("kcn", "dataset", "Khu công nghiệp"), ("taxi", "dataset", "Hãng taxi"), ("bao tang", "dataset", "Bảo tàng"),
    ("giuong benh", "dataset", "Số giường bệnh của các cơ sở khám bệnh, chữa bệnh"),
    # features, by the whole name, its beginning, a word inside, in other words
    ("van mieu", "feature", "Văn Miếu Xích Đằng"), ("xich dang", "feature", "Văn Miếu Xích Đằng"),
    ("đền mẫu", "feature", "Đền Mẫu"), ("chua keo", "feature", "Chùa Keo"), ("đền tiên la", "feature", "Đền Tiên La"),
    ("thpt kim dong", "feature", "Trường THPT Kim Động"), ("thpt kim d", "feature", "Trường THPT Kim Động"),
    ("cấp 3 kim động", "feature", "Trường THPT Kim Động"),
    ("trường trung học phổ thông kim", "feature", "Trường THPT Kim Động"),
    ("truong trung hoc pho thong tien", "feature", "Trường THPT Tiên Lữ"),
    ("lũ lụt", "dataset", "Dự báo, cảnh báo lũ, ngập lụt, úng, hạn hán, thiếu nước"),
    # places
    ("20.6463, 106.0511", "coordinate", "20.646300, 106.051100"), ("20,6463 106,0511", "coordinate", "20.646300, 106.051100"),
    ("106.0511, 20.6463", "coordinate", "20.646300, 106.051100"),
    ("20°38'46.7\"N 106°03'04.0\"E", "coordinate", "20.646306, 106.051111"),
    ("X: 2284304.185 Y: 557114.892", "coordinate", "20.650000, 106.050000"),
    ("M334+RR Hưng Yên", "coordinate", "20.654563, 106.057063"),
    ("Số 5, P. Lam Sơn, TP Hưng Yên", "address", "Số 5, P. Lam Sơn, TP Hưng Yên"),
]  # fmt: skip


MANY_BEGIN_SO = ("doah nghiep",)


def ask(client: FlaskClient, query: str, page: str = "/tim") -> list[dict[str, Any]]:
    answer = client.get(page, query_string={"q": query})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.get_json()["suggestions"]
    return found


@pytest.mark.parametrize(("query", "kind", "label"), FIRST, ids=[query for query, _, _ in FIRST])
def test_the_likeliest_comes_first(client: FlaskClient, query: str, kind: str, label: str) -> None:
    found = ask(client, query)
    assert [item["kind"] for item in found[:1]] == [kind]
    assert found[0]["label"] == label or (query in MANY_BEGIN_SO and found[0]["label"].startswith(label))


def test_there_are_enough_queries() -> None:
    assert len({query for query, _, _ in FIRST}) >= 60


@pytest.mark.parametrize("query", ["zzzz", "hà nội", "ngã tư chợ gạo"])
def test_nothing_is_said_of_what_is_not_there(client: FlaskClient, query: str) -> None:
    assert ask(client, query) == []


@pytest.mark.parametrize(
    "name", ["Phường Phố Hiến", "Xã Khoái Châu", "Trường THPT Kim Động", "Camera giám sát giao thông"]
)
def test_it_stays_there_as_one_types_on(client: FlaskClient, name: str) -> None:
    start = len(name.split()[0]) + 3
    labels = [{item["label"] for item in ask(client, name[:length])} for length in range(start, len(name) + 1)]
    seen = [name in some for some in labels]
    assert seen[-1] and all(later or not earlier for earlier, later in pairwise(seen)), seen


@pytest.mark.parametrize("query", ["tr", "mẫu số 1", "xã", "đối tượng mẫu", "a", "tiên", "2025", "điểm mẫu"])
def test_no_two_look_the_same_and_no_dataset_fills_the_list(client: FlaskClient, query: str) -> None:
    found = ask(client, query)
    assert len(found) <= MOST
    seen = [(item["kind"], item["label"].casefold(), item["detail"], item["dataset"]) for item in found]
    assert len(set(seen)) == len(seen)
    of_one = [item["dataset"] for item in found if item["kind"] == "feature"]
    if len(set(of_one)) > 4:
        assert max(map(of_one.count, of_one)) <= 8


def test_every_suggestion_leads_somewhere(client: FlaskClient) -> None:
    for query in (
        "hiến nam",
        "huyện khoái châu",
        "đền mẫu",
        "camera",
        "20.65, 106.05",
        "Số 5, P. Lam Sơn, TP Hưng Yên",
    ):
        for item in ask(client, query):
            assert item["url"].startswith(("/du-lieu/", "/ban-do")), item
            if item["kind"] == "feature":
                assert item["url"] == f"/du-lieu/{item['dataset']}/{item['feature']}" and item["id"] == item["feature"]
            if item["kind"] == "unit":
                assert item["url"] == f"/ban-do?dvhc={item['code']}"
    assert ask(client, "đền mẫu", "/en/tim")[0]["url"].startswith("/en/du-lieu/")
    assert client.get(ask(client, "camera")[0]["url"]).status_code == 200
    assert ask(client, "camera")[0]["url"] == "/du-lieu/camera-giam-sat-giao-thong"


def test_features_of_every_published_dataset_are_found(client: FlaskClient) -> None:
    found = {item["dataset"] for item in ask(client, "đối tượng mẫu số 1") if item["kind"] == "feature"}
    assert {"hang-taxi", "dau-tu-cong"} & found or len(found) >= 4  # those without a place too
    (item,) = [
        item
        for item in ask(client, "Mẫu số 1 hãng taxi") + ask(client, "taxi mẫu số 12")
        if item["label"] == "Hãng taxi mẫu số 12"
    ]
    assert item["lon"] is None and item["url"].startswith("/du-lieu/hang-taxi/")


def test_marks_count_where_they_are_typed(client: FlaskClient) -> None:
    assert ask(client, "Thái Thủy")[0]["label"].startswith("Xã Thái Thủy")
    assert ask(client, "Thái Thụy")[0]["label"] == "Xã Thái Thụy"
    assert fit(Typed("Tiền Lữ"), search_key("Xã Tiên Lữ"), "Xã Tiên Lữ") == NEAR


def test_loaded_streets_and_hamlets_are_found(tmp_path: Path) -> None:
    save_details(tmp_path, [
        Detail("street", "Nguyễn Văn Linh", "11953", 106.06, 20.65, 800.0),
        Detail("street", "Nguyễn Văn Linh", "12103", 106.07, 20.93, 900.0),
        Detail("hamlet", "Đào Xá", "12364", 106.1, 20.7, 500.0), Detail("poi", "Cầu Yên Lệnh", "11953", 106.03, 20.66, 60.0),
    ])  # fmt: skip
    client = create_app(Settings(home=tmp_path)).test_client()
    for query in ("nguyễn văn linh", "đường nguyễn văn l", "duong nguyen van linh"):
        found = [item for item in ask(client, query) if item["kind"] == "place"]
        assert [item["label"] for item in found] == ["Nguyễn Văn Linh"] * 2 and len(
            {item["detail"] for item in found}
        ) == 2
    assert ask(client, "thôn đào xá")[0]["kind"] == "place" and ask(client, "cầu yên")[0]["label"] == "Cầu Yên Lệnh"
    assert ask(client, "cầu yên")[0]["url"] == "/ban-do#17/20.66000/106.03000"


def test_of_a_common_name_the_whole_one_is_found(
    settings: Settings, datasets: dict[str, Dataset], portal: Portal
) -> None:
    dataset = datasets["cho"]
    names = [f"Chợ Thôn {number}" for number in range(900)] + ["Chợ Thôn", "Phiên chợ thôn quê"]
    features = [Feature(f"m{place:04d}", {**dict.fromkeys(dataset.public_fields), "ten": name}, NOWHERE)
                for place, name in enumerate(names)]  # fmt: skip
    version = publish(settings, dataset, portal, features).version
    found = [one.name for one in search_features(dataset, version, ["cho thon"])]
    assert "Chợ Thôn" in found and len(found) < 200
    client = create_app(settings).test_client()
    assert ask(client, "chợ thôn")[0]["label"] == "Chợ Thôn"
    assert ask(client, "cho thon 77")[0]["label"] == "Chợ Thôn 77"
    assert ask(client, "thon q")[0]["label"] == "Phiên chợ thôn quê"


@hypothesis_settings(max_examples=40)
@given(st.text(max_size=40) | st.text(alphabet='"*^:(){}+-. aáXx1', max_size=30))
def test_anything_may_be_typed(client: FlaskClient, query: str) -> None:
    answer = client.get("/tim", query_string={"q": query})
    assert answer.status_code == 200 and len(answer.get_json()["suggestions"]) <= MOST
