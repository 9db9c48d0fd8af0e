"""The page of a dataset and of a feature in a real browser: filtered, sorted, copied, read aloud, without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, unquote_plus

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from geoportal.dataset import Dataset, Portal
from geoportal.settings import Settings
from tests.browser.axe import violations
from tests.browser.pages import SIZES, open_page
from tests.serve.features import draw, publish
from tests.server import running

pytestmark = pytest.mark.browser
SCHOOL = "/du-lieu/truong-tieu-hoc"
PUBLIC = quote("loai_hinh~la~Công lập", safe="~")
MOST_BYTES = 400_000
EVIL = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\''
OPEN_ALL = "document.querySelectorAll('details').forEach((node) => { node.open = true; })"
SMALL_TARGETS = """() => [...document.querySelectorAll(
  'main button, main .button, main summary, main select, main input, main .chips a, main .jump a, main .data thead a, main .tick')]
  .filter((node) => node.checkVisibility() && !node.closest('.leaflet-container') && !node.closest('.tick input')
    && node.type !== 'checkbox' && !node.closest('.live .chart-form p:last-child'))
  .filter((node) => node.getBoundingClientRect().height < 43.5).map((node) => node.outerHTML.slice(0, 120))"""


def watch_bytes(page: Page) -> list[int]:
    """Return a list that grows by what each answer weighs on the wire."""
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    return sizes


class Blank(BaseHTTPRequestHandler):
    """Answers everything with an empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>x</title>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def other_site() -> Iterator[str]:
    """Serve an empty page of another origin; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Blank) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def open_filter(page: Page) -> None:
    page.locator("#loc-box > summary").click()
    page.locator(".choose summary", has_text="Loại hình").click()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_citizen_filters_without_a_reload_and_shares_the_link(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page, problems = open_page(browser, width, height, address + SCHOOL)
    page.evaluate("window.stayed = true")
    before = page.locator("#bang tbody tr").count()
    open_filter(page)
    page.locator(".tick", has_text="Công lập").click()
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.locator(".chips")).to_contain_text("Loại hình: Công lập")
    shown = page.locator("#bang tbody tr").count()
    assert 0 < shown < before and page.evaluate("window.stayed") is True
    assert unquote(page.url).split("?")[1] == "loc=loai_hinh~la~Công lập#bang"
    assert page.locator("#told").inner_text() == page.locator("#found").inner_text() != ""
    assert page.locator("#map").get_attribute("data-filter") == "loai_hinh = 'Công lập'"
    rows = page.locator("#bang tbody th").all_inner_texts()
    other, more = open_page(browser, width, height, page.url)
    assert other.locator("#bang tbody th").all_inner_texts() == rows
    other.close()
    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    assert page.locator("#bang tbody tr").count() == before and page.evaluate("window.stayed") is True
    assert problems == more == []
    page.close()


def is_filtered(request: Request) -> bool:
    return "/truong-tieu-hoc/items?" in request.url and "(loai_hinh = 'Công lập')" in unquote_plus(request.url)


def test_the_map_shows_what_the_filter_finds(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="vi-VN", viewport={"width": 1366, "height": 768})
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(address + SCHOOL, wait_until="networkidle")
    assert not any(map(is_filtered, asked))
    open_filter(page)
    page.locator(".tick", has_text="Công lập").click()
    with page.expect_request(is_filtered):
        page.get_by_role("button", name="Lọc", exact=True).click()
    with page.expect_request(is_filtered):
        page.reload()
    page.close()


def test_everything_goes_by_keyboard(browser: Browser, address: str) -> None:
    page, problems = open_page(browser, 1366, 768, address + SCHOOL)
    heading = page.locator(".data thead a", has_text="Số học sinh")
    heading.focus()
    page.keyboard.press("Enter")
    expect(page.locator('th[aria-sort="ascending"]')).to_contain_text("Số học sinh")
    assert page.evaluate("document.activeElement.dataset.key") == "sap-xep-so_hoc_sinh"
    page.keyboard.press("Enter")
    expect(page.locator('th[aria-sort="descending"]')).to_contain_text("Số học sinh")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.locator("#c-theo").focus()
    page.locator("#c-theo").select_option("xa")
    expect(page.locator("#bieu-do caption").first).to_contain_text("Xã, phường hiện nay".lower()[1:])
    assert page.evaluate("document.activeElement.id") == "c-theo" and "bieu-do=xa" in page.url
    page.locator("#loc-box > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Tên trường có chữ").fill("số 1")
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_contain_text("Tên trường có chữ «số 1»")
    chip = page.locator(".chips a").first
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_have_count(0)
    assert problems == []
    page.close()


def test_it_works_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + SCHOOL)
    page.locator("#loc-box > summary").click()
    page.get_by_label("Số học sinh (người): từ").fill("700")
    page.get_by_label("Tên trường có chữ").fill("TRUONG TIEU HOC")
    page.get_by_role("button", name="Lọc", exact=True).click()
    assert "so_hoc_sinh~tu~700" in page.url and "~tu=" not in page.url
    count = page.locator("#bang tbody tr").count()
    assert 0 < count < 12 and page.locator(".chips li").count() == 2
    page.get_by_role("button", name="Vẽ").click()
    assert page.locator(".bars tbody tr").count() >= 1 and page.locator(".chips li").count() == 2
    page.locator(".data thead a", has_text="Tên trường").click()
    assert page.locator("th[aria-sort]").count() == 1 and page.locator(".copy").count() == 0
    page.locator(".data tbody th a").first.click()
    assert page.locator("h1").inner_text().replace("\n", " ").startswith("Trường tiểu học mẫu số")
    context.close()


STATES = [SCHOOL, f"{SCHOOL}?loc={PUBLIC}&loc=ten~co&he=9209&gioi-han=10&sap-xep=-ten", f"{SCHOOL}?loc=ten~chua~zzz",
          "/du-lieu/dau-tu-cong", "/du-lieu/so-hoc-sinh", "/du-lieu/co-quan-bao-chi", "/du-lieu/phan-vung-rui-ro-thien-tai",
          "/du-lieu/tuyen-xe-buyt", f"/en{SCHOOL}?bieu-do=xa", f"{SCHOOL}?loc=x", f"{SCHOOL}?trang=99"]  # fmt: skip


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_stands_in_the_way_of_anyone(browser: Browser, address: str, width: int, height: int) -> None:
    for path in STATES:
        page, problems = open_page(browser, width, height, address + path)
        assert [
            problem for problem in problems if not problem.startswith("400 ") and "status of 400" not in problem
        ] == [], path
        for opened in (False, True):
            if opened:
                page.evaluate(OPEN_ALL)
            assert violations(page) == [], (path, opened)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, opened)
            assert page.evaluate(SMALL_TARGETS) == [], (path, opened)
        page.close()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_of_a_feature_is_for_everyone_too(browser: Browser, address: str, width: int, height: int) -> None:
    page, problems = open_page(browser, width, height, address + SCHOOL)
    page.locator(".data tbody th a").first.click()
    page.wait_for_load_state("networkidle")
    for _ in range(2):
        page.evaluate(OPEN_ALL)
        assert violations(page) == [] and page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator('a[href^="geo:"]').count() == 1 and page.locator('a[href^="mailto:"]').count() == 1
        assert page.locator(".leaflet-container").count() == 1
        page.locator("main .actions a[lang]").click()
        page.wait_for_load_state("networkidle")
    assert "Trường" in page.inner_text("h1") and problems == []
    page.close()


def test_large_letters_fit(browser: Browser, address: str) -> None:
    """At 200 % a window of 720 px has 360 px for the page; text alone may be doubled as well."""
    page, problems = open_page(browser, 720, 740, address + SCHOOL)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 720 and problems == []
    page.close()


@pytest.mark.parametrize("path", [SCHOOL, "/du-lieu/phan-vung-rui-ro-thien-tai", "/du-lieu/don-vi-hanh-chinh"])
def test_the_first_view_is_light(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    page = context.new_page()
    sizes = watch_bytes(page)
    page.goto(address + path, wait_until="networkidle")
    assert 20_000 < sum(sizes) <= MOST_BYTES, sum(sizes)
    sizes.clear()
    page.locator(".data thead a").first.click()
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    assert sum(sizes) < 60_000
    context.close()


def test_code_is_copied_and_the_javascript_runs(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 768})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = context.new_page()
    page.goto(f"{address}{SCHOOL}?loc={PUBLIC}&gioi-han=10", wait_until="networkidle")
    page.locator("#api-box").evaluate("(node) => { node.open = true; }")
    page.get_by_role("button", name="Chép: JavaScript").click()
    expect(page.locator("#told")).to_have_text("Đã chép.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code == page.locator('[data-example="javascript"]').inner_text()
    said: list[str] = []
    elsewhere = context.new_page()
    elsewhere.on("console", lambda message: said.append(message.text))
    with other_site() as site:
        elsewhere.goto(site)
        elsewhere.evaluate(f"(async () => {{ {code} }})()")
    assert said[0].split(" ")[0] == page.locator("#found").inner_text().split(" ")[2]
    context.close()


def test_a_lost_connection_is_told_and_tried_again(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="vi-VN", viewport={"width": 360, "height": 740})
    page.goto(address + SCHOOL, wait_until="networkidle")
    page.route("**/du-lieu/**", lambda route: route.abort())
    page.locator(".data thead a").first.click()
    note = page.get_by_role("alert")
    expect(note).to_contain_text("Chưa tải được kết quả")
    assert violations(page) == []
    page.unroute("**/du-lieu/**")
    note.get_by_role("link", name="Thử lại").click()
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    page.close()


def test_a_slow_answer_does_not_overtake_a_later_one(browser: Browser, address: str) -> None:
    page = browser.new_page(locale="vi-VN", viewport={"width": 1366, "height": 768})
    page.goto(address + SCHOOL, wait_until="networkidle")
    held: list[object] = []
    page.route("**/*sap-xep=ten*", lambda route: held.append(route))
    page.locator(".data thead a").first.click()
    page.locator(".data thead a", has_text="Số học sinh").click()
    expect(page.locator("th[aria-sort]")).to_contain_text("Số học sinh")
    for route in held:
        route.abort()  # type: ignore[attr-defined]
    page.wait_for_timeout(200)
    assert page.locator("th[aria-sort]").count() == 1 and page.get_by_role("alert").count() == 0
    page.close()


def test_markup_in_data_and_address_is_text(
    browser: Browser, tmp_path: Path, datasets: dict[str, Dataset], portal: Portal
) -> None:
    settings, dataset = Settings(home=tmp_path / "home"), datasets["truong-tieu-hoc"]
    features = draw(dataset, 8, 4)
    for number, feature in enumerate(features):
        feature.values = {name: f"{EVIL}{number % 2}" for name in dataset.public_fields}
        feature.values |= {"so_hoc_sinh": 5, "so_giao_vien": 4}
    publish(settings, dataset, portal, features)
    evil = quote(EVIL, safe="")
    with running(settings.home) as started:
        for path in (SCHOOL, f"{SCHOOL}?loc=loai_hinh~la~{evil}1&loc=ten~chua~{evil}", f"{SCHOOL}/{features[0].id}",
                     f"{SCHOOL}?bieu-do=dia_ban"):  # fmt: skip
            page, _ = open_page(browser, 1366, 768, started + path)
            page.evaluate(OPEN_ALL)
            assert "<img src=x" in page.inner_text("main"), path
            if "/truong-tieu-hoc/" not in path:
                page.locator(".data thead a").first.click()
                expect(page.locator("th[aria-sort]")).to_have_count(1)
            assert page.evaluate("window.hacked") is None and page.locator("main img").count() == 0, path
            page.close()
