"""What the map draws and what a tap on it shows, in a real browser, on layers whose every feature is known."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.drawing_home import (
    AREAS,
    EVIL,
    EXACT,
    HOSTILE,
    IN_COMMUNE,
    KINDS,
    LARGE,
    SMALL,
    UNSURE,
    make_home,
    schools,
)
from tests.browser.drawn_map import bounds, colours_near, drawn, on_screen, screenshot, settle, view
from tests.browser.pages import open_page
from tests.server import running

pytestmark = pytest.mark.browser
PHONE, DESK = (360, 740), (1366, 768)


@pytest.fixture(scope="module")
def portal_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = make_home(tmp_path_factory.mktemp("drawing"))
    with running(settings.home) as started:
        yield started


def open_map(
    browser: Browser, address: str, layers: str, place: str, size: tuple[int, int] = DESK
) -> tuple[Page, list[str]]:
    page, problems = open_page(browser, *size, f"{address}/ban-do?lop={layers}#{place}")
    settle(page)
    close = page.locator("#panel:visible")
    if close.count() and size == PHONE:
        page.keyboard.press("Escape")
    return page, problems


def count_in_api(address: str, dataset: str, box: tuple[float, float, float, float]) -> int:
    inside = f"S_INTERSECTS(geometry, BBOX({', '.join(f'{side:.7f}' for side in box)}))"
    query = urllib.parse.urlencode({"f": "json", "resulttype": "hits", "filter": inside})
    with urllib.request.urlopen(f"{address}/api/collections/{dataset}/items?{query}") as answer:
        return int(json.load(answer)["numberMatched"])


def popup_text(page: Page) -> str:
    page.locator(".leaflet-popup .popup:not([aria-busy])").wait_for()
    return page.inner_text(".leaflet-popup")


def test_a_large_layer_is_read_from_its_tiles_and_every_dot_has_the_colour_of_its_class(
    browser: Browser, portal_address: str
) -> None:
    page, problems = open_map(browser, portal_address, LARGE, "15/20.6/106.1")
    requests = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [name for name in requests if f"{LARGE}/items" in name and "resulttype=hits" not in name]
    west, south, east, north = bounds(page)
    seen = [one for one in schools() if west < one.lon < east and south < one.lat < north]
    image = screenshot(page)
    assert len(seen) >= 6 and len({one.kind for one in seen}) == 3
    for one in seen:
        assert KINDS[one.kind] in colours_near(image, *on_screen(page, one.lon, one.lat), 2), one
    assert problems == []
    page.close()


@pytest.mark.parametrize(
    "place", ["8/20.6/106.1", "10/20.6/106.1", "12/20.61/106.11", "15/20.605/106.105", "18/20.6/106.1"]
)
@pytest.mark.parametrize("size", [PHONE, DESK])
def test_as_many_are_drawn_as_the_api_counts(
    browser: Browser, portal_address: str, place: str, size: tuple[int, int]
) -> None:
    page, problems = open_map(browser, portal_address, LARGE, place, size)
    counted = count_in_api(portal_address, LARGE, bounds(page))
    shown = drawn(page, f"{LARGE} 1")
    if int(place.split("/")[0]) >= 15 or counted == len(schools()):
        assert shown == counted > 0
    else:  # a cluster at the edge counts whole or not at all
        assert shown == pytest.approx(counted, rel=0.25)
    assert problems == []
    page.close()


def test_a_tap_opens_the_popup_of_the_feature_under_it(browser: Browser, portal_address: str) -> None:
    page, problems = open_map(browser, portal_address, LARGE, "16/20.6/106.1", PHONE)
    school = next(one for one in schools() if (one.lon, one.lat) == (106.1, 20.6))
    page.mouse.click(*on_screen(page, school.lon, school.lat))
    text = popup_text(page)
    assert school.name in text and school.kind in text and "Vị trí chính xác" in text and "Chỉ đường" in text
    assert page.locator(".leaflet-popup a[href='tel:02213862123']").count() == 1
    link = page.get_by_role("link", name="Chi tiết")
    assert (link.get_attribute("href") or "").endswith(f"/du-lieu/{LARGE}/luoi{school.number:05}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert problems == []
    page.close()


def test_a_tap_on_a_cluster_zooms_in_until_features_show(browser: Browser, portal_address: str) -> None:
    page, problems = open_map(browser, portal_address, LARGE, "10/20.6/106.1")
    zooms = [view(page)[0]]
    for _ in range(6):
        x, y = cluster_on_screen(page)
        page.mouse.click(x, y)
        page.wait_for_timeout(600)
        settle(page)
        if page.locator(".leaflet-popup").count():
            break
        zooms.append(view(page)[0])
    assert zooms == sorted(set(zooms)) and zooms[-1] >= 14
    assert "Trường lưới số" in popup_text(page) and problems == []
    page.close()


def cluster_on_screen(page: Page) -> tuple[float, float]:
    """Return the middle of the drawn mark that is nearest to the middle of the map."""
    found = page.evaluate(
        """async ([name, zoom, lat, lon]) => {
          const [{ sharedDrawer }, { SIDE, toWorld }] = await Promise.all([import('/static/js/drawer.js'), import('/static/js/geo.js')]);
          const [x, y] = toWorld(lon, lat).map((part) => part * SIDE * 2 ** (zoom - 1));
          const hits = await sharedDrawer().hit(name, zoom - 1, x, y, 600);
          return [hits[0].lon, hits[0].lat];
        }""",
        [f"{LARGE} 1", *view(page)],
    )
    return on_screen(page, found[0], found[1])


def test_features_at_the_point_of_a_commune_are_one_mark_and_a_list(browser: Browser, portal_address: str) -> None:
    page, problems = open_map(browser, portal_address, SMALL, "13/20.62/106.12", PHONE)
    image = screenshot(page)
    x, y = on_screen(page, *UNSURE)
    assert (255, 255, 255) in colours_near(image, x - 9, y, 2)  # hollow: not a pin
    assert page.locator(".leaflet-circles-pane canvas").count() == 1  # the circle within which they lie
    page.mouse.click(x, y)
    text = popup_text(page)
    assert f"{IN_COMMUNE} trường tiểu học trong xã Tân Hưng" in text and "chưa rõ vị trí chính xác" in text
    assert page.locator(".choices li").count() == IN_COMMUNE
    page.get_by_role("button", name="Trường trong xã 03").click()
    page.get_by_role("heading", name="Trường trong xã 03").wait_for()
    assert "không phải vị trí chính xác" in popup_text(page) and "2 km" in popup_text(page)
    page.get_by_role("button", name="Về danh sách").click()
    page.get_by_role("button", name="Trường trong xã 04").wait_for()
    page.locator(".leaflet-popup-close-button").click()
    page.mouse.click(*on_screen(page, *EXACT)) if view(page)[2] > 106.15 else None
    assert problems == []
    page.close()


def test_a_small_layer_comes_from_the_api_and_an_exact_place_is_a_filled_dot(
    browser: Browser, portal_address: str
) -> None:
    page, problems = open_map(browser, portal_address, SMALL, "14/20.62/106.2")
    requests = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in requests if f"{SMALL}/items" in name]
    x, y = on_screen(page, *EXACT)
    assert KINDS["Tư thục"] in colours_near(screenshot(page), x, y, 6)
    page.mouse.move(x, y)
    page.locator(".over-feature").wait_for()
    page.mouse.click(x, y)
    assert "Trường đúng chỗ" in popup_text(page) and problems == []
    page.close()


def test_areas_are_drawn_without_seams_and_listed_with_what_lies_on_them(browser: Browser, portal_address: str) -> None:
    page, problems = open_map(browser, portal_address, f"{AREAS},{LARGE}", "15/20.65/106.345")
    image = screenshot(page)
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = on_screen(page, 106.345, 20.645)
    row = {image.getpixel((column, round(y))) for column in range(round(x) - 250, round(x) + 250)}
    assert len(row) == 1, row  # one colour across the edges of tiles
    on_both = next(one for one in schools() if (one.lon, one.lat) == (106.34, 20.65))
    page.mouse.click(*on_screen(page, on_both.lon, on_both.lat))
    assert "2 đối tượng tại đây" in popup_text(page)
    page.get_by_role("button", name="Vùng thử").click()
    page.get_by_role("heading", name="Vùng thử").wait_for()
    assert problems == []
    page.close()


def test_markup_in_data_is_text(browser: Browser, portal_address: str) -> None:
    school = schools()[HOSTILE]
    page, problems = open_map(browser, portal_address, LARGE, f"16/{school.lat}/{school.lon}")
    page.mouse.click(*on_screen(page, school.lon, school.lat))
    assert popup_text(page).count("<img src=x") == 2  # in its name and in its address
    assert page.inner_text(".popup h3") == EVIL
    assert page.evaluate("window.hacked") is None and problems == []
    page.close()


@pytest.mark.parametrize(
    ("layer", "broken"),
    [(LARGE, r"/tiles/.*\.pmtiles"), (SMALL, r"/items\?"), (LARGE, r"/items\?"), (LARGE, r"/vendor/tiles/")],
)
def test_what_cannot_be_loaded_is_said_with_a_retry_that_works(
    browser: Browser, portal_address: str, layer: str, broken: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    blocked = [True]

    def block(route: Route) -> None:
        if blocked[0] and "don-vi" not in route.request.url:
            route.abort()
        else:
            route.continue_()

    page.route(re.compile(broken), block)
    page.goto(f"{portal_address}/ban-do?lop={layer}#13/20.62/106.12")
    page.get_by_role("button", name="Thử lại").first.wait_for()
    blocked[0] = False
    page.get_by_role("button", name="Thử lại").first.click()
    settle(page)
    page.get_by_role("button", name="Thử lại").first.wait_for(state="hidden")
    assert drawn(page, f"{layer} 1") > 0
    page.close()


def test_a_popup_that_cannot_be_loaded_offers_a_retry(browser: Browser, portal_address: str) -> None:
    page, _ = open_map(browser, portal_address, LARGE, "16/20.6/106.1")
    school = next(one for one in schools() if (one.lon, one.lat) == (106.1, 20.6))
    page.route(re.compile(".*/items/.*"), lambda route: route.abort())
    page.mouse.click(*on_screen(page, school.lon, school.lat))
    page.locator(".popup .failed").wait_for()
    page.unroute(re.compile(".*/items/.*"))
    page.locator(".popup").get_by_role("button", name="Thử lại").click()
    page.locator(".popup h3", has_text=school.name).wait_for()
    page.close()


def test_without_a_worker_that_paints_the_page_paints_the_same(browser: Browser, portal_address: str) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_init_script("delete window.OffscreenCanvas")
    page = context.new_page()
    page.goto(f"{portal_address}/ban-do?lop={LARGE}#15/20.6/106.1")
    settle(page)
    counted = count_in_api(portal_address, LARGE, bounds(page))
    assert drawn(page, f"{LARGE} 1") == counted > 0
    school = next(one for one in schools() if (one.lon, one.lat) == (106.1, 20.6))
    assert KINDS[school.kind] in colours_near(screenshot(page), *on_screen(page, school.lon, school.lat), 2)
    context.close()
