"""Queries of package_search: each form of the language, against the packages themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from geoportal.serve.metadata.ckan_errors import CkanError
from geoportal.serve.metadata.ckan_query import Searched, read_query
from geoportal.vietnamese import fold, sort_key

Package = dict[str, Any]
Fits = Callable[[Package], bool]


@pytest.fixture(scope="module")
def packages(client: FlaskClient) -> list[Package]:
    return search(client, rows="1000")["results"]  # type: ignore[no-any-return]


def search(client: FlaskClient, **asked: str) -> Any:
    query = "&".join(f"{name.replace('__', '.')}={quote(value)}" for name, value in asked.items())
    answer = client.get(f"/api/3/action/package_search?{query}")
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()["result"]


def titled(*words: str) -> Fits:
    return lambda one: any(
        all(f" {word} " in f" {fold(text)} " for word in words) for text in one["title_translated"].values()
    )


def formats(one: Package) -> set[str]:
    return {resource["format"] for resource in one["resources"]}


def extra(one: Package, key: str) -> str:
    return next((item["value"] for item in one["extras"] if item["key"] == key), "")


QUERIES: list[tuple[str, Fits]] = [
    ("*:*", lambda one: True), ("", lambda one: True), ("*", lambda one: True),
    ("title:trường", titled("truong")), ("title:TRUONG", titled("truong")), ('title:"trường tiểu học"', titled("truong tieu hoc")),
    ("title:(trường AND học)", lambda one: titled("truong")(one) and titled("hoc")(one)),
    ("title:(trường học)", lambda one: titled("truong")(one) and titled("hoc")(one)),
    ("title:(thư OR bảo)", lambda one: titled("thu")(one) or titled("bao")(one)),
    ("title:trường -title:tiểu", lambda one: titled("truong")(one) and not titled("tieu")(one)),
    ("title:trường NOT title:tiểu", lambda one: titled("truong")(one) and not titled("tieu")(one)),
    ("title:trường !title:tiểu", lambda one: titled("truong")(one) and not titled("tieu")(one)),
    ("NOT title:trường", lambda one: not titled("truong")(one)), ("-(title:trường OR title:thư)", lambda one: not titled("truong")(one) and not titled("thu")(one)),
    ("title:ngh*", lambda one: any(f" {fold(text)}".find(" ngh") >= 0 for text in one["title_translated"].values())),
    ("title:schools", titled("schools")), ("name:truong-thpt", lambda one: one["name"] == "truong-thpt"),
    ("name:truong*", lambda one: one["name"].startswith("truong")),
    ("organization:so-y-te", lambda one: one["organization"]["name"] == "so-y-te"),
    ("organization:(so-y-te OR cuc-thong-ke)", lambda one: one["organization"]["name"] in ("so-y-te", "cuc-thong-ke")),
    ("groups:giao-duc", lambda one: one["groups"][0]["name"] == "giao-duc"), ("+groups:giao-duc", lambda one: one["groups"][0]["name"] == "giao-duc"),
    ('tags:"bản đồ"', lambda one: "bản đồ" in {tag["name"] for tag in one["tags"]}), ('tags:"BẢN ĐỒ"', lambda one: "bản đồ" in {tag["name"] for tag in one["tags"]}),
    ("res_format:GeoJSON", lambda one: "GeoJSON" in formats(one)), ('res_format:"OGC API - Features"', lambda one: "OGC API - Features" in formats(one)),
    ("res_format:*", lambda one: bool(formats(one))), ("-res_format:*", lambda one: not formats(one)),
    ("license_id:CC-BY-4.0", lambda one: True), ("license_id:MIT", lambda one: False), ("dataset_type:dataset", lambda one: True),
    ("state:active AND capacity:public", lambda one: True), ("private:true", lambda one: False),
    ("sample:true", lambda one: extra(one, "sample") == "true"), ("extras_published:false", lambda one: extra(one, "published") == "false"),
    ("rows:[1 TO *]", lambda one: int(extra(one, "rows")) >= 1), ("rows:{0 TO 12}", lambda one: 0 < int(extra(one, "rows")) < 12),
    ("rows:[12 TO 12]", lambda one: int(extra(one, "rows")) == 12), ("num_resources:[4 TO 9]", lambda one: len(one["resources"]) >= 4),
    ("metadata_modified:[2000-01-01T00:00:00Z TO *]", lambda one: True), ("metadata_modified:[* TO 2000]", lambda one: False),
    ("metadata_created:[2000 TO 2999-12]", lambda one: True), ("number:6", lambda one: extra(one, "number") == "6"),
    ("groups:giao-duc OR groups:y-te AND sample:true",
     lambda one: one["groups"][0]["name"] == "giao-duc" or (one["groups"][0]["name"] == "y-te" and extra(one, "sample") == "true")),
    ("(groups:giao-duc OR groups:y-te) sample:true", lambda one: one["groups"][0]["name"] in ("giao-duc", "y-te") and extra(one, "sample") == "true"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "fits"), QUERIES, ids=[row[0] for row in QUERIES])
@pytest.mark.parametrize("name", ["q", "fq"])
def test_queries(client: FlaskClient, packages: list[Package], name: str, query: str, fits: Fits) -> None:
    found = search(client, **{name: query, "rows": "1000"})
    assert {one["name"] for one in found["results"]} == {one["name"] for one in packages if fits(one)}
    assert found["count"] == len(found["results"])


def test_words_are_found_in_what_people_read(client: FlaskClient) -> None:
    for words, name in [("truong tieu hoc", "truong-tieu-hoc"), ("primary schools", "truong-tieu-hoc"), ("số học sinh", "truong-thpt"),
                        ("Sở Y tế", "so-giuong-benh"), ("truong-thpt", "truong-thpt")]:  # fmt: skip
        assert name in [one["name"] for one in search(client, q=words, rows="1000")["results"]], words
    assert search(client, q="khongheco")["count"] == 0


def test_titles_with_the_words_come_first(client: FlaskClient) -> None:
    first = search(client, q="bảo tàng")["results"][0]
    assert first["name"] == "bao-tang"


@pytest.mark.parametrize(("sort", "key", "turned"), [
    ("name asc", lambda one: one["name"], False), ("name desc", lambda one: one["name"], True), ("title asc", lambda one: sort_key(one["title"]), False),
    ("title_string desc", lambda one: sort_key(one["title"]), True), ("metadata_modified desc", lambda one: one["metadata_modified"], True),
    ("rows desc, name asc", lambda one: -int(extra(one, "rows")), False),
])  # fmt: skip
def test_sorts(client: FlaskClient, sort: str, key: Callable[[Package], Any], turned: bool) -> None:
    found = search(client, sort=sort, rows="1000")
    values = [key(one) for one in found["results"]]
    assert values == sorted(values, reverse=turned) and len(values) == 133 and found["sort"] == sort


def test_pages_hold_all_once(client: FlaskClient, packages: list[Package]) -> None:
    names = [one["name"] for start in range(0, 150, 10) for one in search(client, start=str(start))["results"]]
    assert names == [one["name"] for one in packages] and search(client, rows="0")["results"] == []


def test_facets_count_what_is_found(client: FlaskClient, packages: list[Package]) -> None:
    found = search(
        client,
        facet__field='["groups","res_format","organization","tags","license_id"]',
        fq="sample:true",
        facet__limit="-1",
    )
    here = [one for one in packages if extra(one, "sample") == "true"]
    assert sum(found["facets"]["groups"].values()) == len(here) == found["count"]
    assert found["facets"]["res_format"]["CSV"] == len(here) and found["facets"]["license_id"] == {
        "CC-BY-4.0": len(here)
    }
    items = found["search_facets"]["groups"]["items"]
    assert items[0].keys() == {"name", "display_name", "count"} and items[0]["count"] == max(
        item["count"] for item in items
    )
    assert {item["name"]: item["display_name"] for item in items}["giao-duc"] == "Giáo dục"
    few = search(client, facet__field='["groups"]', facet__limit="2", facet__mincount="3")["facets"]["groups"]
    assert len(few) == 2 and min(few.values()) >= 3
    assert search(client, facet__field='["groups"]', facet="false")["facets"] == {}


def test_only_the_fields_asked_for(client: FlaskClient) -> None:
    assert search(client, fl='["name","title"]', rows="1")["results"][0].keys() == {"name", "title"}


WORDS = st.sampled_from(
    [
        "a",
        '"b c"',
        "(",
        ")",
        "OR",
        "AND",
        "NOT",
        "-",
        "+",
        "title:",
        "name:x",
        "rows:[1 TO 2]",
        "*:*",
        "a*",
        '"',
        "[",
        "\\",
        ":",
        "é",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_query_is_understood_or_refused(query: str) -> None:
    nothing = Searched({"name": ("x",), "rows": ("1",)}, {"text": " a b c ", "title": " a ", "notes": "", "author": ""})
    try:
        test = read_query(query)
    except CkanError as error:
        assert error.status == 400
    else:
        assert test(nothing) in (True, False)
