"""What the tests of the explorer share: addresses, what the API knows, parts of the panel, nothing wrong anywhere."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from typing import Any

from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.visit import Visit

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
