"""The explorer in a real browser, one test a story: what a citizen and a planner come to do, at the size of a phone."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.visit import DESKTOP, PHONE, Visit, visit

pytestmark = pytest.mark.browser
SCHOOLS, ZONES = "truong-tieu-hoc", "phan-vung-rui-ro-thien-tai"
TWO = f"/ban-do?lop={SCHOOLS},{ZONES}"
PUBLIC = "loc=truong-tieu-hoc~loai_hinh~la~Công lập"
HUNG_YEN = {"latitude": 20.6463, "longitude": 106.0511}
MOST_KILOBYTES = 150


def features(origin: str, dataset: str, **query: str) -> list[dict[str, Any]]:
    words = urllib.parse.urlencode({"f": "json", "limit": "1000", **query})
    with urllib.request.urlopen(f"{origin}/api/collections/{dataset}/items?{words}", timeout=30) as answer:
        found: list[dict[str, Any]] = json.load(answer)["features"]
    return found


def open_part(page: Page, name: str) -> None:
    """Open a part of the panel by its button; on a phone make the panel large."""
    button = page.locator("#toolbar").get_by_role("button", name=name)
    if button.get_attribute("aria-expanded") != "true":
        button.click()
    larger = page.get_by_role("button", name="Mở rộng bảng")
    if larger.is_visible():
        larger.click()


def card(page: Page, title: str) -> Any:
    return page.locator("li.shown").filter(has=page.get_by_role("heading", name=title, exact=True))


def clean(found: Visit) -> None:
    """Nothing was wrong, nothing left the machine, nothing stands in anyone's way."""
    assert found.problems == []
    assert violations(found.page) == []


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


def test_a_filter_is_shared_and_seen_the_same_in_a_fresh_profile(browser: Browser, address: str) -> None:
    right = len([one for one in features(address, SCHOOLS, filter="loai_hinh = 'Công lập'") if one["geometry"]])
    with visit(browser, address) as found:
        page = found.go(TWO)
        open_part(page, "Lớp")
        card(page, "Trường tiểu học").get_by_role("button", name="Lọc").click()
        page.get_by_label("Công lập").check()
        expect(card(page, "Trường tiểu học").locator(".count")).to_have_text(f"{right} đối tượng trong khung nhìn")
        expect(page.locator(".chip")).to_contain_text("Loại hình: Công lập")
        card(page, "Trường tiểu học").get_by_role("button", name="Tùy chọn").click()
        page.get_by_label("Độ đậm").first.fill("60")
        exported = page.get_by_role("link", name="GeoJSON").get_attribute("href")
        assert exported is not None
        with urllib.request.urlopen(address + exported, timeout=30) as answer:
            assert {one["properties"]["loai_hinh"] for one in json.load(answer)["features"]} == {"Công lập"}
        own = page.get_by_role("link", name="Trang dữ liệu").get_attribute("href")
        assert own is not None and urllib.parse.unquote_plus(own).endswith("?loc=loai_hinh~la~Công lập")
        open_part(page, "Chia sẻ")
        found.settle()
        link = page.get_by_label("Liên kết", exact=True).input_value()
        clean(found)
    assert "mo=truong-tieu-hoc:60" in link and "loc=truong-tieu-hoc~loai_hinh~la~" in link and "#" in link
    with visit(browser, address) as other:
        page = other.go(link.removeprefix(address))
        open_part(page, "Lớp")
        expect(card(page, "Trường tiểu học").locator(".count")).to_have_text(f"{right} đối tượng trong khung nhìn")
        assert page.locator("li.shown h4").all_inner_texts() == ["Trường tiểu học", "Phân vùng rủi ro thiên tai"]
        card(page, "Trường tiểu học").get_by_role("button", name="Tùy chọn").click()
        assert page.get_by_label("Độ đậm").first.input_value() == "60"
        assert page.url.split("#")[1] == link.split("#")[1]
        assert other.problems == []


def test_a_former_district_filters_every_layer_of_points(browser: Browser, address: str) -> None:
    with urllib.request.urlopen(f"{address}/ban-do/don-vi.json", timeout=30) as answer:
        areas = json.load(answer)["areas"]
    assert len(areas) == 18 + 104
    area = next(one for one in areas if one["name"] == "Huyện Tiền Hải")
    inside = [one for one in features(address, SCHOOLS) if one["properties"]["vi_tri_ma_dvhc"] in area["units"]]
    assert inside
    with visit(browser, address, DESKTOP) as found:
        page = found.go(TWO)
        page.get_by_label("Địa bàn", exact=True).first.select_option(label="Huyện Tiền Hải")
        expect(card(page, "Trường tiểu học").locator(".count")).to_contain_text(f"{len(inside)} đối tượng")
        expect(card(page, "Phân vùng rủi ro thiên tai")).to_contain_text("không lọc được theo địa bàn")
        assert f"dvhc={area['code']}" in page.url
        page.reload(wait_until="networkidle")
        expect(card(page, "Trường tiểu học").locator(".count")).to_contain_text(f"{len(inside)} đối tượng")
        clean(found)


def test_layers_are_found_ordered_and_removed_by_keyboard(browser: Browser, address: str) -> None:
    with visit(browser, address, DESKTOP) as found:
        page = found.go("/ban-do")
        page.get_by_label("Tìm lớp dữ liệu").fill("truong tieu hoc")
        page.get_by_label(re.compile("^Trường tiểu học")).press("Space")
        page.get_by_label("Tìm lớp dữ liệu").fill("")
        page.get_by_label("Tìm lớp dữ liệu").press_sequentially("rui ro")
        page.get_by_label(re.compile("^Phân vùng rủi ro")).press("Space")
        found.settle()
        titles = page.locator("li.shown h4")
        assert titles.all_inner_texts() == ["Phân vùng rủi ro thiên tai", "Trường tiểu học"]
        card(page, "Trường tiểu học").get_by_role("button", name="Tùy chọn").press("Enter")
        up = page.get_by_role("button", name="Đưa Trường tiểu học lên trên")
        up.press("Enter")
        assert titles.all_inner_texts() == ["Trường tiểu học", "Phân vùng rủi ro thiên tai"]
        assert f"lop={SCHOOLS},{ZONES}" in page.url
        page.get_by_role("button", name="Bỏ lớp Trường tiểu học").press("Enter")
        assert titles.all_inner_texts() == ["Phân vùng rủi ro thiên tai"]
        assert page.evaluate("document.activeElement.id") == "shown-heading"
        clean(found)


def test_near_me_lists_the_nearest_first(browser: Browser, address: str) -> None:
    with visit(browser, address, geolocation=HUNG_YEN, permissions=["geolocation"]) as found:
        page = found.go(f"/ban-do?lop=truong-thpt,{SCHOOLS}")
        open_part(page, "Gần tôi")
        page.locator("#part-gan-day").get_by_role("button", name="Vị trí của tôi").click()
        expect(page.locator("#part-gan-day .summary")).to_contain_text("10 đối tượng gần nhất")
        away = [text.split(" ") for text in page.locator("#part-gan-day .away").all_inner_texts()]
        metres = [
            float(number.replace(".", "").replace(",", ".")) * (1000 if unit == "km" else 1) for number, unit in away
        ]
        assert len(metres) == 10 and metres == sorted(metres)
        assert "diem=" not in page.url, "the position of a device is not for the address"
        clean(found)


def test_a_denied_position_is_explained(browser: Browser, address: str) -> None:
    with visit(browser, address) as found:
        page = found.go(f"/ban-do?lop={SCHOOLS}")
        page.context.clear_permissions()
        page.get_by_role("button", name="Vị trí của tôi").first.click()
        expect(page.locator("#map-status")).to_contain_text("chọn một điểm trên bản đồ")
        clean(found)


def test_at_this_point_answers_a_tap_and_the_keyboard(browser: Browser, address: str) -> None:
    with visit(browser, address, permissions=["clipboard-read", "clipboard-write"]) as found:
        page = found.go("/ban-do#13/20.6500/106.0500")
        page.locator("#panel-close").click()
        found.settle()
        page.locator("#map").click(position={"x": 120, "y": 300})
        part = page.locator("#part-tai-day")
        expect(part.get_by_role("heading", name="Đơn vị hành chính")).to_be_visible()
        expect(part).to_contain_text("Phường Phố Hiến")
        expect(part).to_contain_text("Thành phố Hưng Yên, tỉnh Hưng Yên")
        assert "diem=20.6" in page.url and "xem=tai-day" in page.url
        open_part(page, "Tại điểm")
        code = part.locator("code").filter(has_text="X: 22")
        part.get_by_role("button", name=re.compile("Chép: VN-2000")).click()
        assert page.evaluate("navigator.clipboard.readText()") == code.inner_text()
        clean(found)
        part.get_by_role("button", name="Chọn trên bản đồ").press("Enter")
        expect(page.locator(".picking-bar")).to_be_visible()
        assert violations(page) == []
        before = page.url
        page.keyboard.press("Enter")  # the focus is on "Lấy tâm bản đồ"
        found.settle()
        expect(part.get_by_role("heading", name="Tọa độ")).to_be_visible()
        assert page.url != before
        clean(found)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_list_is_the_equal_of_the_map(browser: Browser, address: str, size: dict[str, int]) -> None:
    located = [one for name in (SCHOOLS, ZONES) for one in features(address, name) if one["geometry"]]
    with visit(browser, address, size) as found:
        page = found.go(f"{TWO}&xem=danh-sach#9/20.65/106.25")
        summary = page.locator("#part-danh-sach .summary")
        expect(summary).to_have_text(f"{len(located)} đối tượng trong khung nhìn")
        open_part(page, "Danh sách")
        names = page.locator("#part-danh-sach .name").all_inner_texts()
        assert len(names) == 20
        page.get_by_role("button", name="Sau", exact=True).click()
        names += page.locator("#part-danh-sach .name").all_inner_texts()
        assert "trang=2" in page.url
        expected = [one["properties"].get("ten") or one["properties"]["mo_ta"] for one in located]
        assert sorted(names) == sorted(expected)
        assert names[:2] == ["Trường tiểu học mẫu số 1", "Trường tiểu học mẫu số 2"]
        assert all("Theo xã, phường" in text for text in page.locator(".precision").all_inner_texts()[:1])
        clean(found)
        page.goto("about:blank")
        found.go(f"{TWO}&xem=danh-sach#12/20.45/106.45")
        expect(summary).to_contain_text("đối tượng trong khung nhìn")
        text = summary.inner_text()
        open_part(page, "Lớp")
        counts = [int(words.split()[0]) for words in page.locator("li.shown .count").all_inner_texts()]
        assert text == f"{sum(counts)} đối tượng trong khung nhìn" and 0 < sum(counts) < len(located)


def test_statistics_by_area_are_drawn_and_listed(browser: Browser, address: str) -> None:
    with visit(browser, address, DESKTOP) as found:
        page = found.go(f"/ban-do?lop={SCHOOLS}&xem=thong-ke")
        part = page.locator("#part-thong-ke")
        expect(part.get_by_role("table")).to_be_visible()
        areas = {one["properties"]["vi_tri_ma_dvhc"] for one in features(address, SCHOOLS) if one["geometry"]}
        assert part.locator("tbody tr").count() == len(areas)
        assert page.locator(".leaflet-statistics-pane path").count() == len(areas)
        part.get_by_label("Xem theo").select_option(label="Tổng: Số học sinh")
        part.get_by_label("Huyện, thành phố cũ").check()
        found.settle()
        assert f"thong-ke={SCHOOLS}~so_hoc_sinh~huyen-cu~tong" in page.url
        expect(part.locator("tbody th").first).to_contain_text(re.compile("Huyện|Thành phố|Thị xã"))
        clean(found)
        open_part(page, "Lớp")
        assert page.locator(".leaflet-statistics-pane path").count() == 0


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
