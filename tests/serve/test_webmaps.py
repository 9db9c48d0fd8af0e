"""Maps drawn by folium: what they hold of each layer, what is kept of them, what is refused."""

from __future__ import annotations

import fcntl
import json
import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from geoportal.serve.app import create_app
from geoportal.serve.pages.webmap_plan import MOST_FEATURES
from geoportal.serve.pages.webmaps import keep_newest
from geoportal.settings import Settings
from geoportal.store.history import withdraw
from tests.browser.drawing_home import AREAS, IN_COMMUNE, LARGE, SMALL, make_home, schools

ALL = f"lop={SMALL},{AREAS},{LARGE}"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_home(tmp_path_factory.mktemp("webmaps"))


@pytest.fixture(scope="module")
def client(home: Settings) -> FlaskClient:
    return create_app(home).test_client()


def text(client: FlaskClient, path: str) -> str:
    with client.get(path) as answer:
        assert answer.status_code == 200, answer.text
        return answer.text


def drawn(document: str) -> list[list[dict[str, object]]]:
    """The features of each layer of a map, as its script has them."""
    found = re.findall(r"_add\((\{.*\})\);", document)
    return [json.loads(data)["features"] for data in found]


def counts(document: str) -> list[int]:
    """How many features each layer of a map has, those of groups counted."""
    return [sum(feature["properties"]["count"] for feature in layer) for layer in drawn(document)]  # type: ignore[index]


def test_one_file_holds_every_layer_that_is_shown_and_needs_nothing_else(client: FlaskClient) -> None:
    document = text(client, f"/ban-do.html?{ALL}&mo={SMALL}:40")
    assert counts(document) == [MOST_FEATURES, 1, IN_COMMUNE + 1]
    assert "Hiện 2.000 trong 2.500 đối tượng có vị trí." in document
    assert re.findall(r"<script[^>]+src|<link[^>]+href=\"(?!data:)|<img[^>]+src=\"[^\"]", document) == []
    assert '"opacity": 0.4' in document


def test_a_layer_is_cut_to_the_box_in_view_only_when_it_is_too_large(client: FlaskClient) -> None:
    box = (106.1, 20.5, 106.2, 20.6)
    inside = [one for one in schools() if box[0] <= one.lon <= box[2] and box[1] <= one.lat <= box[3]]
    document = text(client, f"/ban-do.html?{ALL}&bbox={','.join(map(str, box))}")
    assert counts(document) == [len(inside), 1, IN_COMMUNE + 1]
    assert f"Hiện {len(inside)} trong 2.500" in document


def test_conditions_choose_the_rows_and_are_said_in_words(client: FlaskClient) -> None:
    wanted = [school for school in schools() if school.kind == "Tư thục"]
    for path in (f"/nhung?{ALL}&loc={LARGE}~loai_hinh~la~Tư thục", f"/nhung/{LARGE}?loc=loai_hinh~la~Tư thục"):
        document = text(client, path)
        assert counts(document)[0] == len(wanted)
        assert "Loại hình: Tư thục" in document


def test_an_area_chooses_among_points_and_leaves_shapes(client: FlaskClient) -> None:
    document = text(client, f"/nhung?lop={SMALL},{AREAS}&dvhc=323")
    assert counts(document) == [1]


def test_features_at_one_point_are_one_mark_that_names_them_all(client: FlaskClient) -> None:
    (layer,) = drawn(text(client, f"/nhung/{SMALL}"))
    marks = {feature["properties"]["count"]: feature["properties"] for feature in layer}  # type: ignore[index]
    assert set(marks) == {1, IN_COMMUNE}
    group = marks[IN_COMMUNE]["popup"]
    assert f"{IN_COMMUNE} Trường tiểu học trong Xã Tân Hưng" in group and "chưa rõ vị trí chính xác" in group
    assert all(f"Trường trong xã {number:02}" in group for number in range(IN_COMMUNE))
    assert marks[IN_COMMUNE]["rough"] and not marks[1]["rough"]
    assert marks[1]["colour"] == "#b0258f"


def test_what_a_visitor_writes_is_never_a_template(client: FlaskClient) -> None:
    evil = "{% endraw %}{{ 7 * 7 }}<b>"
    document = text(client, f"/nhung/{LARGE}?loc=ten~chua~{quote(evil)}")
    assert "{% endraw %}{{ 7 * 7 }}&lt;b&gt;" in document
    assert counts(document) == []


def test_the_language_of_the_address_is_that_of_the_map(client: FlaskClient) -> None:
    document = text(client, f"/en/ban-do.html?lop={SMALL}")
    assert '<html lang="en">' in document and "Sample data, not official." in document and "Nguồn:" not in document


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/ban-do.html", 400, "Hãy ghi từ 1 đến 40 bộ dữ liệu"),
        ("/ban-do.html?lop=khong-co", 404, "khong-co"),
        (f"/ban-do.html?lop={SMALL}&bbox=1,2", 400, "bbox phải có bốn"),
        (f"/nhung?lop={SMALL}&loc={SMALL}~khong~la~1", 400, "không có trường «khong»"),
        (f"/nhung/{SMALL}?dvhc=99999", 400, "99999"),
        ("/nhung/bang-gia-dat", 404, ""),
    ],
)
def test_what_is_not_understood_is_refused(client: FlaskClient, path: str, status: int, said: str) -> None:
    with client.get(path) as answer:
        assert answer.status_code == status
        assert said in answer.text


def test_other_sites_may_frame_the_embed_and_nothing_else(client: FlaskClient) -> None:
    for path in (f"/nhung?lop={SMALL}", f"/en/nhung/{SMALL}"):
        with client.get(path) as embedded:
            assert "X-Frame-Options" not in embedded.headers
    with client.get(f"/ban-do.html?lop={SMALL}") as saved:
        assert saved.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert saved.headers["Content-Disposition"] == "attachment; filename=du-lieu-mo-hung-yen.html"


def test_a_map_is_drawn_once_and_again_when_it_is_another(home: Settings, client: FlaskClient) -> None:
    folder = home.home / "cache" / ".maps"
    text(client, f"/nhung?lop={SMALL}&bbox=106,20,107,21")
    before = {path: path.stat().st_ino for path in folder.glob("*.html")}
    text(client, f"/nhung?lop={SMALL}&bbox=106,20,107,21")
    assert {path: path.stat().st_ino for path in folder.glob("*.html")} == before
    text(client, f"/nhung?lop={SMALL}&bbox=106,20,107,22")
    assert len(list(folder.glob("*.html"))) == len(before) + 1
    assert not list(folder.glob("*.json"))


def test_one_map_is_drawn_at_a_time_and_who_comes_meanwhile_is_asked_to_wait(
    home: Settings, client: FlaskClient
) -> None:
    folder = home.home / "cache" / ".maps"
    folder.mkdir(parents=True, exist_ok=True)
    path = f"/nhung?lop={SMALL}&bbox=106,20,107,23"
    with (folder / "one-at-a-time.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with client.get(path) as waiting:
            assert waiting.status_code == 202 and waiting.headers["Refresh"] == "3"
            assert "Đang chuẩn bị tệp" in waiting.text and "X-Frame-Options" not in waiting.headers
    assert counts(text(client, path)) == [IN_COMMUNE + 1]


def test_the_newest_maps_stay(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.html"
        path.write_text("")
        path.with_name(path.name + ".log").write_text("")
        os.utime(path, (number, number))
    keep_newest(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.html", "3.html.log", "4.html", "4.html.log"]


def test_nothing_of_an_erased_dataset_stays_in_a_map(tmp_path: Path) -> None:
    home = make_home(tmp_path)
    client = create_app(home).test_client()
    text(client, f"/nhung?lop={SMALL},{LARGE}")
    kept = home.home / "cache" / ".maps"
    assert list(kept.glob("*.html"))
    withdraw(home, SMALL, erase=True)
    assert not kept.exists()
    with client.get(f"/nhung?lop={SMALL},{LARGE}") as answer:
        assert answer.status_code == 404
