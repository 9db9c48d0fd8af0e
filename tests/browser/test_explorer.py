"""The explorer in a real browser, one test a story: the first view, searching, what was found, on phone and desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.exploring import MOST_KILOBYTES, PUBLIC, SCHOOLS, TWO, card, clean, features
from tests.browser.visit import DESKTOP, PHONE, visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["/ban-do", f"/ban-do?lop={SCHOOLS}", f"/en/ban-do?lop={SCHOOLS}"])
def test_the_first_view_is_light_and_complete(browser: Browser, address: str, size: dict[str, int], path: str) -> None:
    with visit(browser, address, size) as found:
        page = found.go(path)
        expect(page.locator(".leaflet-container")).to_be_visible()
        expect(page.get_by_role("combobox", name=re.compile("Tìm xã|Find communes"))).to_be_visible()
        assert found.kilobytes <= MOST_KILOBYTES, found.kilobytes
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        clean(found)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("part", ["lop", "danh-sach", "gan-day", "tai-day", "thong-ke", "chia-se"])
def test_every_part_of_the_panel_is_open_to_all(
    browser: Browser, address: str, size: dict[str, int], part: str
) -> None:
    with visit(browser, address, size) as found:
        page = found.go(f"{TWO}&{PUBLIC}&diem=20.65,106.05&xem={part}")
        found.settle()
        expect(page.locator(f"#part-{part}")).to_be_visible()
        if part == "lop":
            for name in ("Lọc", "Tùy chọn"):
                card(page, "Trường tiểu học").get_by_role("button", name=name).first.click()
            found.settle()
        small = page.evaluate("""() => [...document.querySelectorAll('.explorer button, .explorer a, .explorer select, .explorer input')]
            .filter((node) => node.checkVisibility() && !node.closest('.leaflet-control-attribution') && !node.closest('label'))
            .map((node) => [node.outerHTML.slice(0, 90), node.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && box.height < 43.5 && box.height > 0).map(([text]) => text)
            .filter((text) => !text.includes('type="range"'))""")
        assert small == []
        clean(found)


def test_an_old_commune_leads_to_a_school_its_page_and_its_download(browser: Browser, address: str) -> None:
    school = features(address, "truong-thpt", filter="ten = 'Trường THPT Tiên Lữ'")[0]
    with visit(browser, address, accept_downloads=True) as found:
        page = found.go("/ban-do")
        box = page.get_by_role("combobox")
        box.press_sequentially("hien nam")
        option = page.locator("#suggestions").get_by_role("option").first
        expect(option).to_contain_text("Hiến Nam")
        expect(page.locator("#search-status")).to_contain_text("gợi ý")
        box.press("Enter")
        expect(page.locator(".leaflet-popup")).to_contain_text("nay thuộc Phường Phố Hiến")
        found.settle()
        clean(found)
        box.fill("thpt tien lu")
        expect(page.locator("#suggestions").get_by_role("option").first).to_contain_text("Trường THPT Tiên Lữ")
        box.press("ArrowDown")
        assert box.get_attribute("aria-activedescendant") == "suggestion-0"
        box.press("Enter")
        popup = page.locator(".leaflet-popup")
        expect(popup.get_by_role("heading", name="Trường THPT Tiên Lữ")).to_be_visible()
        frame = popup.bounding_box()
        assert frame is not None and frame["x"] >= 0 and frame["x"] + frame["width"] <= 360
        assert f"chon=truong-thpt~{school['id']}" in page.url
        found.settle()  # the map moves until the whole popup is in view
        clean(found)
        popup.get_by_role("link", name="Chi tiết").click()
        page.wait_for_url(f"**/du-lieu/truong-thpt/{school['id']}")
        page.wait_for_load_state("networkidle")
        assert "Trường THPT Tiên Lữ" in page.inner_text("h1")
        page.goto(f"{address}/du-lieu/truong-thpt", wait_until="networkidle")
        with page.expect_download() as download:
            page.locator("a[href*='tai-ve/csv']").first.click()
        assert "Trường THPT Tiên Lữ" in download.value.path().read_text(encoding="utf-8")
        assert found.problems == []


def test_on_a_phone_the_panel_gives_way_to_a_popup_and_comes_back(browser: Browser, address: str) -> None:
    with visit(browser, address) as found:
        page = found.go(f"/ban-do?lop={SCHOOLS}&xem=danh-sach")
        rows = page.locator("#part-danh-sach .feature .name")
        name = rows.nth(2).inner_text()
        rows.nth(2).click()
        popup = page.locator(".leaflet-popup")
        expect(popup.get_by_role("heading", name=name)).to_be_visible()
        found.settle()
        expect(rows.first).to_be_hidden()
        above, frame = page.locator("#search").bounding_box(), popup.bounding_box()
        below = page.locator("#panel").bounding_box()
        assert above is not None and frame is not None and below is not None
        assert above["y"] + above["height"] <= frame["y"]
        assert frame["y"] + frame["height"] <= below["y"]
        assert page.evaluate("document.activeElement.id") == "panel-size"  # not lost with the row that had it
        clean(found)
        page.keyboard.press("Enter")
        expect(rows.get_by_text(name, exact=True)).to_be_visible()
        page.locator("#toolbar").get_by_role("button", name="Tại điểm").click()
        expect(page.locator("#part-tai-day")).to_be_visible()
        clean(found)


def test_the_search_box_follows_the_combobox_pattern(browser: Browser, address: str) -> None:
    with visit(browser, address, DESKTOP) as found:
        page = found.go("/ban-do")
        box = page.get_by_role("combobox")
        assert box.get_attribute("aria-expanded") == "false"
        box.press_sequentially("truong")
        expect(page.locator("#suggestions").get_by_role("option").nth(1)).to_be_visible()
        assert box.get_attribute("aria-expanded") == "true"
        clean(found)
        last = page.locator("#suggestions").get_by_role("option").count() - 1
        for key, number in (("ArrowDown", 0), ("End", last), ("ArrowDown", 0), ("ArrowUp", last), ("Home", 0)):
            box.press(key)
            assert box.get_attribute("aria-activedescendant") == f"suggestion-{number}", key
        assert page.locator('[role="option"][aria-selected="true"]').count() == 1
        box.press("Escape")
        assert page.locator("#suggestions").get_by_role("option").count() == 0 and box.input_value() == "truong"
        box.press("Escape")
        assert box.input_value() == ""
        box.fill("xyzzy khong co gi")
        expect(page.locator("#search-status")).to_contain_text("Không tìm thấy")
        clean(found)
        page.route("**/tim?*", lambda route: route.abort())
        box.fill("pho hien")
        expect(page.locator("#search-status")).to_contain_text("mất kết nối")
        page.unroute("**/tim?*")
        box.press("Enter")
        expect(page.locator(".leaflet-popup")).to_contain_text("Phố Hiến")
