"""Maps drawn by folium, in a real browser: embedded, and as a file opened without any network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.drawing_home import AREAS, HOSTILE, IN_COMMUNE, LARGE, SMALL, UNSURE, make_home, schools
from tests.browser.exploring import clean, open_part
from tests.browser.visit import DESKTOP, PHONE, visit
from tests.server import running

pytestmark = pytest.mark.browser
AROUND = f"{UNSURE[0] - 0.02},{UNSURE[1] - 0.02},{UNSURE[0] + 0.02},{UNSURE[1] + 0.02}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = make_home(tmp_path_factory.mktemp("webmaps"))
    with running(settings.home) as started:
        yield started


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_an_embed_of_several_layers_names_groups_and_switches_layers(
    browser: Browser, address: str, size: dict[str, int]
) -> None:
    with visit(browser, address, size) as found:
        page = found.go(f"/nhung?lop={SMALL},{AREAS}&bbox={AROUND}")
        page.locator(".note summary").click()
        assert "Ngập lụt" in page.inner_text(".note")
        clean(found)
        page.locator(".note summary").click()
        mark = page.locator(".count", has_text=str(IN_COMMUNE))
        box = mark.bounding_box()
        assert box is not None
        page.mouse.click(box["x"], box["y"])
        popup = page.locator(".leaflet-popup")
        popup.get_by_role("button", name="Đóng").wait_for()
        assert f"{IN_COMMUNE} Trường tiểu học trong Xã Tân Hưng" in popup.inner_text()
        popup.locator("summary", has_text="Trường trong xã 03").click()
        assert "Dữ liệu mẫu" in popup.locator("details[open]").inner_text()
        found.settle()
        clean(found)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Các lớp").focus()
        page.keyboard.press("Enter")
        page.get_by_role("checkbox", name="Trường tiểu học").focus()
        page.keyboard.press("Space")
        mark.wait_for(state="detached")
        assert violations(page) == []


def test_hostile_names_are_text_in_every_layer(browser: Browser, address: str) -> None:
    evil = schools()[HOSTILE]
    box = f"{evil.lon - 0.002},{evil.lat - 0.002},{evil.lon + 0.002},{evil.lat + 0.002}"
    with visit(browser, address, DESKTOP) as found:
        page = found.go(f"/nhung?lop={LARGE},{AREAS}&bbox={box}")
        map_box = page.locator(".folium-map").bounding_box()
        assert map_box is not None
        page.mouse.click(map_box["x"] + map_box["width"] / 2, map_box["y"] + map_box["height"] / 2)
        page.locator(".leaflet-popup").wait_for()
        found.settle()
        assert "<img src=x" in page.inner_text(".leaflet-popup")
        assert page.evaluate("window.hacked") is None
        clean(found)


def test_a_citizen_saves_what_the_map_shows_and_opens_it_without_a_network(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with visit(browser, address, accept_downloads=True) as found:
        page = found.go(f"/ban-do?lop={SMALL},{AREAS}&loc={SMALL}~loai_hinh~la~Tư thục#12/20.62/106.2")
        open_part(page, "Chia sẻ")
        found.settle()
        code = page.get_by_label("Mã nhúng").input_value()
        assert f"/nhung?lop={SMALL},{AREAS}&amp;loc={SMALL}~loai_hinh~la~T%C6%B0%20th%E1%BB%A5c" in code
        with page.expect_download() as download:
            page.get_by_role("link", name="Tải bản đồ (.html)").click()
        saved = tmp_path / "ban-do.html"
        download.value.save_as(saved)
        assert found.problems == []
    alone = browser.new_context(viewport=DESKTOP, offline=True)  # type: ignore[arg-type]
    page, asked, wrong = alone.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(saved.as_uri())
    page.wait_for_timeout(300)
    assert [url for url in asked if not url.startswith("data:")] == [saved.as_uri()]
    assert wrong == []
    page.locator(".note summary").click()
    assert "Loại hình: Tư thục" in page.inner_text(".note")
    assert "Phân vùng rủi ro thiên tai" in str(page.locator(".leaflet-control-layers-list").text_content())
    alone.close()
