"""Parts of the explorer: near me, at this point, the list that equals the map, statistics by area."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations
from tests.browser.exploring import HUNG_YEN, SCHOOLS, TWO, ZONES, clean, features, open_part
from tests.browser.visit import DESKTOP, PHONE, visit

pytestmark = pytest.mark.browser


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
        page.locator(".leaflet-statistics-pane path").last.click()
        expect(page.locator(".leaflet-popup")).to_contain_text("Số học sinh")
        expect(part).to_be_visible()  # the tap asked for the area, not for what is at the point
        found.settle()
        clean(found)
        open_part(page, "Lớp")
        assert page.locator(".leaflet-statistics-pane path").count() == 0
