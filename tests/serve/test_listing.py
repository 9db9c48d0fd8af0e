"""The catalogue page: facets, counts, order and pages, against a plain filter over the same datasets."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from werkzeug.datastructures import MultiDict

from geoportal.serve.pages.facets import FACETS, PAGE, Choice, read_choice
from geoportal.vietnamese import sort_key

Page = Callable[[str], html.HtmlElement]


@pytest.fixture(scope="module")
def page(client: FlaskClient) -> Page:
    def get(address: str) -> html.HtmlElement:
        answer = client.get(address)
        assert answer.status_code == 200, address
        return html.fromstring(answer.text)

    return get


def titles(page: html.HtmlElement) -> list[str]:
    return [link.text_content() for link in page.cssselect(".card h3 a")]


def found(page: html.HtmlElement) -> int:
    match = re.search(r"\d+", page.get_element_by_id("count").text_content())
    assert match
    return int(match[0])


def options(page: html.HtmlElement) -> dict[tuple[str, str], int]:
    boxes = page.cssselect(".facet input")
    return {
        (box.get("name"), box.get("value")): int(box.getparent().cssselect(".count")[0].text_content()) for box in boxes
    }


def test_the_first_page_is_light_and_the_pages_hold_every_dataset_once(page: Page) -> None:
    seen: list[str] = []
    address = "/du-lieu"
    while address:
        here = page(address)
        assert found(here) == 133 and 0 < len(titles(here)) <= PAGE
        seen += [link.get("href") for link in here.cssselect(".card h3 a")]
        onward = here.cssselect(".pager a[rel=next]")
        address = onward[0].get("href") if onward else ""
    assert len(seen) == len(set(seen)) == 133


def test_the_count_of_every_value_is_what_choosing_it_shows(page: Page) -> None:
    for start in ("", "q=truong", "linh-vuc=y-te&vi-tri=co", "tinh-trang=da&dinh-dang=gpkg"):
        for (name, value), count in options(page(f"/du-lieu?{start}")).items():
            others = "&".join(part for part in start.split("&") if part and not part.startswith(f"{name}="))
            assert found(page(f"/du-lieu?{others}&{name}={value}")) == count, (start, name, value)


def test_values_of_one_facet_are_alternatives_and_facets_are_conditions(page: Page) -> None:
    health, culture = (found(page(f"/du-lieu?linh-vuc={name}")) for name in ("y-te", "van-hoa-du-lich"))
    assert found(page("/du-lieu?linh-vuc=y-te&linh-vuc=van-hoa-du-lich")) == health + culture
    assert (
        found(page("/du-lieu?linh-vuc=y-te&vi-tri=co")) + found(page("/du-lieu?linh-vuc=y-te&vi-tri=khong")) == health
    )


def test_an_agency_of_today_has_what_its_predecessors_had(page: Page) -> None:
    counts = options(page("/du-lieu"))
    was, now = counts["don-vi", "so-giao-thong-van-tai"], counts["don-vi", "so-xay-dung"]
    assert 0 < was < now
    assert "nay là Sở Xây dựng" in page("/du-lieu").text_content()


def test_unknown_values_show_nothing_and_can_be_removed(page: Page) -> None:
    here = page("/du-lieu?linh-vuc=khong-co&trang=abc&sap-xep=%22")
    assert found(here) == 0 and titles(here) == []
    assert here.cssselect(".chips a")[0].get("href") == "/du-lieu"
    assert "Không có bộ dữ liệu nào phù hợp." in here.text_content()


def test_orders(page: Page) -> None:
    named = titles(page("/du-lieu?sap-xep=ten"))
    assert named == sorted(named, key=sort_key) and named[0] == "Bảng giá đất nông nghiệp"
    assert titles(page("/du-lieu"))[0] == "Thư viện"
    newest = page("/du-lieu?sap-xep=moi").cssselect(".card .meta")
    assert all("cập nhật" in card.text_content() for card in newest[:3])
    assert titles(page("/du-lieu?q=nghiep+doanh"))[0].startswith("Doanh nghiệp")
    assert titles(page("/en/du-lieu?sap-xep=ten"))[0] == "Agricultural land prices"


def test_a_place_that_is_searched_is_offered_on_the_map(page: Page) -> None:
    link = page("/du-lieu?q=hien+nam").cssselect(".places a")[0]
    assert "nay thuộc Phường Phố Hiến" in link.text_content()
    assert re.fullmatch(r"/ban-do#13/20\.\d{5}/106\.\d{5}", link.get("href"))
    exact = page("/du-lieu?q=20.65,+106.05").cssselect(".places a")[0].get("href")
    assert exact.startswith("/ban-do?diem=20.65") and page("/du-lieu?q=cho").cssselect(".places a") == []


def test_words_of_a_visitor_are_text(client: FlaskClient) -> None:
    words = "<script>alert(1)</script>\"'"
    for address in ("/du-lieu", "/en/du-lieu"):
        text = client.get(address, query_string={"q": words, "linh-vuc": words}).text
        assert "<script>alert" not in text and "&lt;script&gt;" in text


def test_pages_have_no_script_and_no_handler_in_them_and_styles_only_set_properties(client: FlaskClient) -> None:
    for address in ("/", "/du-lieu", "/tinh-hinh", "/cung-cap", "/dieu-khoan", "/ung-dung", "/en/", "/en/du-lieu"):
        text = client.get(address).text
        tree = html.fromstring(text)
        data = ("application/json", "application/ld+json")  # read, never run
        assert all(one.get("src") or one.get("type") in data for one in tree.iter("script")), address
        assert not re.search(r"<[^>]+\son[a-z]+=", text), address
        assert tree.cssselect("style") == []
        assert all(re.fullmatch(r"(--[a-z]+: [#\w]+;? ?)+", node.get("style")) for node in tree.cssselect("[style]"))


def test_both_languages_say_everything(client: FlaskClient) -> None:
    for path in ("/", "/du-lieu", "/du-lieu?q=zzzz", "/tinh-hinh", "/cung-cap"):
        english = html.fromstring(client.get("/en" + path).text)
        assert english.get("lang") == "en"
        for node in english.cssselect(".hero, .ways, .bar, .facet h2, .nothing, .steps, .figures, .foot nav"):
            text = node.text_content().replace("Hưng\xa0Yên", "").replace("Hưng Yên", "")
            assert not re.search("[ạảấầẩậắằẳặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ]", text), (path, text)


VALUES = st.sampled_from(["", "y-te", "co", "khong", "da", "chua", "ubnd-cap-xa", "csv", "hang-nam", "la-gi"])


@given(
    words=st.text(max_size=20),
    chosen=st.dictionaries(st.sampled_from(FACETS), st.lists(VALUES, max_size=3)),
    sort=st.sampled_from(["", "ten", "moi", "khac"]),
    number=st.one_of(st.integers(-5, 10**7).map(str), st.text(max_size=3)),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_an_address_asks_is_read_and_written_the_same(
    words: str, chosen: dict[str, list[str]], sort: str, number: str
) -> None:
    pairs = [("q", words), ("sap-xep", sort), ("trang", number), *((k, v) for k, vs in chosen.items() for v in vs)]
    choice = read_choice(MultiDict(pairs))
    again = parse_qs(urlsplit("/du-lieu" + choice.query()).query)
    assert read_choice(MultiDict([(k, v) for k, vs in again.items() for v in vs])) == choice


def test_a_choice_without_a_value_begins_at_its_first_page() -> None:
    choice = Choice("a", {"vi-tri": ("co",), "linh-vuc": ("y-te", "khac")}, page=3)
    assert choice.without("linh-vuc", "khac").query() == "?q=a&linh-vuc=y-te&vi-tri=co"
