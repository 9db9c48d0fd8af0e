"""Filters and layers of the explorer: one state for map, list and link; former districts; everything by keyboard."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.exploring import SCHOOLS, TWO, ZONES, card, clean, features, open_part
from tests.browser.visit import DESKTOP, visit

pytestmark = pytest.mark.browser


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
