"""The pages in a real browser, at the size of a cheap phone and of a desktop."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from geoportal import pipeline
from geoportal.dataset import Dataset, Portal, load_agencies
from geoportal.settings import Settings
from geoportal.territory import Gazetteer
from tests.browser.pages import SIZES, open_page
from tests.server import running

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ["/", "/du-lieu", "/du-lieu?q=truong+tieu+hoc", "/du-lieu/truong-tieu-hoc", "/du-lieu/so-giao-vien", "/tinh-hinh",
         "/dieu-khoan", "/ung-dung", "/ban-do", "/ban-do?lop=truong-tieu-hoc,phan-vung-rui-ro-thien-tai", "/en/",
         "/en/du-lieu/di-tich-quoc-gia", "/nhung/di-tich-quoc-gia",
         "/en/nhung?lop=truong-tieu-hoc,cho"]  # fmt: skip
EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>"\''


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_page_is_clean_and_fits(browser: Browser, address: str, width: int, height: int) -> None:
    for path in PAGES:
        page, problems = open_page(browser, width, height, address + path)
        assert [problem for problem in problems if "404" not in problem] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("html").get_attribute("lang") == ("en" if path.startswith("/en") else "vi")
        page.close()


def test_a_citizen_finds_a_school_on_the_map(browser: Browser, address: str) -> None:
    page, problems = open_page(browser, 360, 740, f"{address}/")
    page.get_by_label("Tìm dữ liệu").fill("truong tieu hoc")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Trường tiểu học", exact=True).click()
    page.wait_for_load_state("networkidle")
    assert "không phải số liệu chính thức" in page.inner_text(".sample")
    page.get_by_role("link", name="Mở bản đồ").click()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Lớp", exact=True).click()
    page.get_by_text("đối tượng trong khung nhìn").wait_for()
    assert "lop=truong-tieu-hoc" in page.url
    assert problems == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_search_box_finds_by_keyboard_and_by_finger(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page, problems = open_page(browser, width, height, f"{address}/ban-do?lop=truong-thpt")
    box = page.locator("#search")
    box.press_sequentially("thpt tien lu")
    options = page.locator("#suggestions").get_by_role("option")
    options.filter(has_text="Trường THPT Tiên Lữ").first.wait_for()
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "suggestion-0"
    box.press("Enter")
    assert "Trường THPT Tiên Lữ" in page.inner_text(".leaflet-popup") and box.input_value() == "Trường THPT Tiên Lữ"
    box.fill("hien nam")
    options.first.click()
    assert "nay thuộc Phường Phố Hiến" in page.inner_text(".leaflet-popup")
    box.fill("20.65, 106.05")
    options.first.wait_for()
    box.press("Escape")
    assert options.count() == 0 and problems == []
    page.close()


def test_a_popup_speaks_vietnamese_and_says_how_exact_it_is(browser: Browser, address: str) -> None:
    page, problems = open_page(browser, 1366, 768, f"{address}/du-lieu/phan-vung-rui-ro-thien-tai")
    page.locator("#map").scroll_into_view_if_needed()
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.wait_for_timeout(500)
    left, top = int(box["x"]), int(box["y"])
    places = itertools.product(range(left + 60, left + int(box["width"]) - 20, 12), range(top + 20, top + 400, 12))
    for x, y in places:
        page.mouse.move(x, y)
        if page.locator("#map.over-feature").count():
            page.mouse.click(x, y)
            break
    page.locator(".popup h3").wait_for()
    text = page.inner_text(".popup")
    assert "Vùng mẫu số" in text and "Chỉ đường" in text and "Dữ liệu mẫu" in text
    assert problems == []


def test_pages_work_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/du-lieu?vi-tri=khong&tinh-trang=da")
    assert page.locator(".card").count() >= 5
    page.goto(f"{address}/du-lieu/truong-tieu-hoc")
    assert page.locator("#bang tbody tr").count() >= 10
    context.close()


def test_markup_in_data_is_text_on_every_page_and_embed(
    browser: Browser, tmp_path: Path, portal: Portal, gazetteer: Gazetteer, datasets: dict[str, Dataset]
) -> None:
    settings = Settings(home=tmp_path / "home")
    path = tmp_path / "xau.csv"
    dataset = datasets["truong-thpt"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Tên trường", "Địa chỉ"])
        writer.writerow([EVIL, f"{EVIL}, Xã Tân Hưng, tỉnh Hưng Yên"])
    part = pipeline.describe_part(dataset, load_agencies(ROOT / "layers"), gazetteer, path)
    pipeline.ingest(settings, dataset, portal, path, gazetteer, part)
    with running(settings.home) as started:
        for place in ("/du-lieu/truong-thpt", "/ban-do?lop=truong-thpt", "/nhung/truong-thpt", "/du-lieu"):
            page, _ = open_page(browser, 1366, 768, started + place)
            if place != "/du-lieu":
                page.locator(".leaflet-container").first.scroll_into_view_if_needed()
            box = page.locator(".leaflet-container").first.bounding_box() if place != "/du-lieu" else None
            if box:
                page.wait_for_timeout(500)
                page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                page.wait_for_timeout(300)
                assert page.locator(".leaflet-popup").count() == 1, place
                assert "<img src=x" in page.inner_text(".leaflet-popup"), place
            assert page.evaluate("window.hacked") is None, place
            page.close()
