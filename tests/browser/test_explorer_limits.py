"""The explorer when something is missing: script, API, speed, a right address, sight, calm."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.axe import violations
from tests.browser.exploring import PUBLIC, SCHOOLS, TWO, card, clean, open_part
from tests.browser.visit import DESKTOP, visit

pytestmark = pytest.mark.browser


def test_without_script_every_table_is_a_link_away(browser: Browser, address: str) -> None:
    with visit(browser, address, java_script_enabled=False) as found:
        page = found.page
        page.goto(f"{address}{TWO}&xem=danh-sach&{PUBLIC}")
        expect(page.get_by_role("heading", name="Danh sách các bảng dữ liệu có vị trí")).to_be_visible()
        assert not page.locator(".explorer").is_visible()
        link = page.get_by_role("link", name="Trường tiểu học", exact=True)
        assert "loc=loai_hinh~la~" in str(link.get_attribute("href"))
        link.click()
        assert page.locator("#bang tbody tr").count() > 0
        assert found.problems == []


def test_when_the_api_is_down_it_is_said_and_tried_again(browser: Browser, address: str) -> None:
    def down(route: Route) -> None:
        route.abort() if "/items" in route.request.url else route.continue_()

    with visit(browser, address) as found:
        page = found.page
        page.route("**/api/**", down)
        found.go(f"/ban-do?lop={SCHOOLS}")
        expect(page.locator("#map-status")).to_contain_text("Không tải được: Trường tiểu học")
        open_part(page, "Danh sách")
        expect(page.locator("#part-danh-sach")).to_contain_text("Không tải được «Trường tiểu học».")
        assert violations(page) == []
        page.unroute("**/api/**")
        page.locator("#part-danh-sach").get_by_role("button", name="Thử lại").click()
        expect(page.locator("#part-danh-sach .summary")).to_contain_text("đối tượng trong khung nhìn")
        page.locator("#panel-close").click()
        page.locator("#map-status").get_by_role("button", name="Thử lại").click()
        expect(page.locator("#map-status")).to_be_empty()
        open_part(page, "Lớp")
        expect(card(page, "Trường tiểu học").locator(".count")).to_contain_text("đối tượng trong khung nhìn")
        assert all("ERR_FAILED" in problem for problem in found.problems)


def test_a_slow_network_is_said(browser: Browser, address: str) -> None:
    with visit(browser, address, DESKTOP) as found:
        page = found.page

        def slow(route: Route) -> None:
            page.wait_for_timeout(1500)
            route.continue_()

        page.route(f"**/collections/{SCHOOLS}/items?*", slow)
        page.goto(f"{address}/ban-do?lop={SCHOOLS}")
        expect(card(page, "Trường tiểu học").locator(".count")).to_have_text("Đang tải…")
        expect(card(page, "Trường tiểu học").locator(".count")).to_contain_text("đối tượng", timeout=15_000)
        assert found.problems == []


def test_a_slow_connection_gets_the_list_first(browser: Browser, address: str) -> None:
    with visit(browser, address) as found:
        found.page.add_init_script(
            "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '2g', saveData: false } })"
        )
        page = found.go(f"/ban-do?lop={SCHOOLS}")
        expect(page.locator("#part-danh-sach .summary")).to_contain_text("đối tượng trong khung nhìn")
        assert page.locator("#part-danh-sach li").count() > 0 and "xem=danh-sach" in page.url
        clean(found)


def test_a_wrong_address_is_explained_not_ignored(browser: Browser, address: str) -> None:
    with visit(browser, address, DESKTOP) as found:
        page = found.go(f"/ban-do?lop={SCHOOLS},khong-co&dvhc=000&loc={SCHOOLS}~khong_co~la~1")
        expect(page.locator("#map-status")).to_contain_text("khong-co")
        expect(page.locator("#map-status")).to_contain_text("«000»")
        expect(card(page, "Trường tiểu học").locator(".chip.failed")).to_contain_text("Không dùng được điều kiện")
        clean(found)


def test_large_text_and_little_motion(browser: Browser, address: str) -> None:
    with visit(browser, address, {"width": 683, "height": 384}, reduced_motion="reduce") as found:
        page = found.go(f"{TWO}&xem=lop")
        found.settle()
        assert page.evaluate("document.documentElement.scrollWidth") <= 683
        page.locator("#toolbar").get_by_role("button", name="Danh sách").focus()
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        clean(found)
