"""Home, catalogue, status, terms in a real browser: found, filtered and gone back to without a reload; light; open to all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.axe import violations
from tests.browser.pages import SIZES, open_page

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/du-lieu",
    "/du-lieu?q=zzzz",
    "/du-lieu?q=hien+nam",
    "/tinh-hinh",
    "/cung-cap",
    "/dieu-khoan",
    "/ung-dung",
]
FIRST_VIEW_BYTES = 150_000
SMALLEST_TARGET_PX = 44


@contextmanager
def opened(browser: Browser, address: str, width: int = 1366, height: int = 768) -> Iterator[Page]:
    page, problems = open_page(browser, width, height, address)
    yield page
    assert problems == []
    page.close()


def found(page: Page) -> int:
    match = re.search(r"\d+", page.locator("#count").inner_text())
    assert match
    return int(match[0])


def wait(page: Page, count: int) -> None:
    page.wait_for_function("n => document.querySelector('#count').textContent.includes(` ${n} `)", arg=count)


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["", "/en"])
def test_nothing_stands_in_anyones_way(browser: Browser, address: str, language: str, width: int, height: int) -> None:
    for path in PAGES:
        with opened(browser, address + language + path, width, height) as page:
            assert violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            for closed in page.locator("main details").all():
                closed.evaluate("node => { node.open = true }")
            assert violations(page) == [], f"{path}, everything opened"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("path", ["/", "/du-lieu", "/en/", "/en/du-lieu"])
def test_the_first_view_is_light(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(locale="vi-VN", viewport={"width": 360, "height": 740})
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    assert 5 < len(sizes) < 20 and 10_000 < sum(sizes) <= FIRST_VIEW_BYTES
    page.close()


@pytest.mark.parametrize("path", ["/", "/du-lieu?q=truong", "/tinh-hinh", "/cung-cap"])
def test_fingers_hit_what_they_aim_at(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path, 360, 740) as page:
        for closed in page.locator("main details").all():
            closed.evaluate("node => { node.open = true }")
        small = page.evaluate(
            """least => [...document.querySelectorAll('a, button, input, select, summary')]
              .map((node) => ({ node, box: (node.closest('label') ?? node).getBoundingClientRect() }))
              .filter(({ node, box }) => box.width && box.height < least - 0.5 && !node.closest('.skip')
                && getComputedStyle(node, '::after').position !== 'absolute')
              .map(({ node, box }) => `${node.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)""",
            SMALLEST_TARGET_PX,
        )
        assert small == []


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Xem bản đồ", "/ban-do"),
        ("Dùng trong QGIS", "/ung-dung#qgis"),
        ("Kết nối ứng dụng", "/ung-dung#api"),
        ("Cung cấp dữ liệu", "/cung-cap"),
        ("Theo dõi tiến độ", "/tinh-hinh"),
    ],
)
def test_each_audience_is_one_step_from_its_place(browser: Browser, address: str, name: str, path: str) -> None:
    with opened(browser, f"{address}/", 360, 740) as page:
        page.locator(".ways").get_by_role("link", name=name).click()
        page.wait_for_url(address + path)
        if "#" in path:
            assert page.locator(f"#{path.split('#')[1]}").is_visible()


def test_suggestions_lead_to_a_dataset_by_keyboard_and_enter_alone_searches(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/") as page:
        box = page.get_by_role("combobox", name="Tìm dữ liệu")
        box.press_sequentially("truong tieu")
        page.get_by_role("option", name="Trường tiểu học").first.wait_for()
        assert violations(page) == []
        box.press("Escape")
        assert page.get_by_role("option").count() == 0
        box.press_sequentially(" hoc")
        page.get_by_role("option", name="Trường tiểu học").first.wait_for()
        box.press("ArrowDown")
        chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        assert chosen.get_attribute("aria-selected") == "true"
        box.press("ArrowUp")
        box.press("Enter")
        page.wait_for_load_state()
        assert urlsplit(page.url).path != "/"
        page.goto(f"{address}/")
        page.get_by_label("Tìm dữ liệu").fill("doah nghiep")
        page.get_by_label("Tìm dữ liệu").press("Enter")
        page.wait_for_url("**/du-lieu?q=doah+nghiep")
        assert page.locator(".card h3").first.inner_text().startswith("Doanh nghiệp")


def test_facets_work_without_a_reload_and_the_way_back_too(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/du-lieu") as page:
        page.evaluate("window.same = true")
        total = found(page)
        health = page.get_by_role("checkbox", name="Y tế", exact=False).first
        expected = int(page.locator("label", has=health).locator(".count").inner_text())
        health.press("Space")
        wait(page, expected)
        assert query(page) == {"linh-vuc": ["y-te"]}
        assert page.evaluate("document.activeElement.id") == "linh-vuc-y-te"
        assert page.locator(".chips a").first.inner_text().endswith("Y tế")
        page.get_by_label("Sắp xếp").select_option("ten")
        page.wait_for_function("() => document.querySelector('.card h3').textContent.startsWith('Cơ sở')")
        assert query(page) == {"linh-vuc": ["y-te"], "sap-xep": ["ten"]}
        page.get_by_label("Tìm dữ liệu").press_sequentially("gia thuoc")
        page.locator(".chips").get_by_text("gia thuoc").wait_for()
        assert "Giá thuốc được cấp phép lưu hành" in page.locator("#found").inner_text()
        assert query(page)["q"] == ["gia thuoc"] and page.evaluate("document.activeElement.id") == "q"
        shared = page.url
        page.get_by_role("link", name="Bỏ hết điều kiện").click()
        wait(page, total)
        assert page.get_by_label("Tìm dữ liệu").input_value() == "" and not health.is_checked()
        page.go_back()
        page.wait_for_function("() => document.querySelector('#linh-vuc-y-te').checked")
        assert page.get_by_label("Tìm dữ liệu").input_value() == "gia thuoc" and page.evaluate("window.same")
        with opened(browser, shared) as fresh:
            assert fresh.locator("#found").inner_text() == page.locator("#found").inner_text()


def test_pages_turn_in_place_and_keep_the_focus(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/du-lieu", 360, 740) as page:
        page.evaluate("window.same = true")
        first = page.locator(".card h3").first.inner_text()
        page.get_by_role("link", name="Trang sau").press("Enter")
        page.wait_for_function("title => document.querySelector('.card h3').textContent !== title", arg=first)
        assert query(page) == {"trang": ["2"]} and page.evaluate("window.same")
        assert page.evaluate("document.activeElement.id") == "results"
        assert page.evaluate("scrollY") < 600


def test_a_phone_opens_the_filters_chooses_and_sees_how_many(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/du-lieu", 360, 740) as page:
        assert not page.locator("#linh-vuc-y-te").is_visible()
        page.get_by_text("Bộ lọc").click()
        page.get_by_text("Y tế", exact=True).first.click()
        page.get_by_role("button", name=re.compile(r"Xem \d+ bộ dữ liệu")).click()
        assert not page.locator("#linh-vuc-y-te").is_visible() and found(page) < 20
        assert page.locator(".card").first.is_visible() and "(1)" in page.locator("#facets > summary").inner_text()


def test_an_answer_that_comes_late_does_not_undo_a_newer_one(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/du-lieu") as page:

        def late(route: Route) -> None:
            page.wait_for_timeout(700)
            route.continue_()

        page.route(re.compile(r"linh-vuc=y-te$"), late)
        page.locator("#linh-vuc-y-te").check()
        page.locator("#linh-vuc-khac").check()
        page.wait_for_function("() => document.querySelectorAll('.chips li').length === 3")
        page.wait_for_timeout(1000)
        assert query(page) == {"linh-vuc": ["y-te", "khac"]} and page.locator(".chips li").count() == 3


def test_a_failure_is_said_and_can_be_tried_again(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, 360, 740, f"{address}/du-lieu")
    page.route("**/du-lieu?*", lambda route: route.abort())
    page.get_by_label("Tìm dữ liệu").fill("benh vien")
    page.get_by_role("alert").get_by_text("Chưa tải được kết quả mới").wait_for()
    assert page.locator(".card").count() == 20 and violations(page) == []
    page.unroute("**/du-lieu?*")
    page.get_by_role("button", name="Thử lại").click()
    page.wait_for_function("() => document.querySelector('.card h3').textContent.startsWith('Cơ sở khám bệnh')")
    assert not page.get_by_role("alert").is_visible()
    page.close()


def test_all_of_it_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN", java_script_enabled=False, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{address}/")
    page.get_by_label("Tìm dữ liệu").fill("nghiep doanh")
    page.get_by_role("button", name="Tìm").click()
    assert page.locator(".card h3").first.inner_text().startswith("Doanh nghiệp")
    page.get_by_role("heading", name="Vị trí").click()
    page.get_by_label("Có trên bản đồ").check()
    page.get_by_role("button", name="Lọc").click()
    assert query(page)["vi-tri"] == ["co"] and query(page)["q"] == ["nghiep doanh"]
    page.get_by_role("link", name="Bỏ điều kiện Vị trí").click()
    assert query(page) == {"q": ["nghiep doanh"]}
    page.get_by_label("Sắp xếp").select_option("ten")
    page.get_by_role("button", name="Sắp xếp lại").click()
    assert query(page)["sap-xep"] == ["ten"]
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_text("Bộ lọc").click()
    assert page.get_by_role("heading", name="Vị trí").is_visible()
    context.close()


def test_at_twice_the_size_nothing_is_cut_and_keyboards_reach_the_content_first(browser: Browser, address: str) -> None:
    for path in PAGES:
        with opened(browser, address + path, 640, 384) as page:  # 1280 x 768 at 200 %
            assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip"
            assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "main"


def test_movement_is_left_out_for_those_who_ask(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()
