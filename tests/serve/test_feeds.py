"""Feeds of changes, read with feedparser and checked against RFC 4287 with lxml; counts compared with `diff`."""

from __future__ import annotations

import os
import re
import time
from datetime import datetime
from typing import Any

import feedparser
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geoportal.serve.metadata import news
from geoportal.serve.metadata.atom import Entry, Head, write_feed
from geoportal.store.clean import KEPT_VERSIONS
from geoportal.store.history import rollback, withdraw
from geoportal.store.versions import Version, current_version, list_versions
from tests.serve.metadata_home import AFTER, BEFORE, HOSTILE, HTTP, MAPPED, TABLE, WITH_CHILDREN, Home, make_home

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def home(tmp_path: Any) -> Home:
    return make_home(tmp_path, "Trường")


def read(client: FlaskClient, path: str) -> Any:
    """Return a feed as feedparser reads it, after it was checked with the rules of RFC 4287."""
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml"), path
    check(etree.fromstring(answer.data))
    found = feedparser.parse(answer.data)
    assert not found.bozo and found.version == "atom10"
    return found


def check(feed: etree._Element) -> None:
    """Fail when a document is not as RFC 4287 section 4.1 asks."""
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1 and element.findtext(f"{ATOM}{name}"), name
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated") or "").tzinfo
        assert re.match(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:\S+$", element.findtext(f"{ATOM}id") or "")
        assert element.findtext(f"{ATOM}author/{ATOM}name")
        assert all(link.get("href", "").startswith("http") for link in element.findall(f"{ATOM}link"))
    assert len(feed.findall(f"{ATOM}link[@rel='self']")) == 1
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        assert entry.findtext(f"{ATOM}summary") and entry.find(f"{ATOM}link[@rel='alternate']") is not None
        content = entry.find(f"{ATOM}content")
        assert content is not None and content.get("type") == "html" and len(content) == 0
        assert re.fullmatch(r"(<p>[^<>]+</p>)+", content.text or "")
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert moments == sorted(moments, reverse=True) and (not moments or feed.findtext(f"{ATOM}updated") == moments[0])


def versions(home: Home, name: str = MAPPED) -> list[Version]:
    return list_versions(home.settings.home, name)


def test_every_publication_is_an_entry_with_what_changed(home: Home) -> None:
    home.publish(MAPPED, BEFORE)
    home.publish(MAPPED, AFTER)
    feed = read(home.client, f"/du-lieu/{MAPPED}.atom")
    assert [entry.title for entry in feed.entries] == ["vi Trường: cập nhật", "vi Trường: công bố lần đầu"]
    assert feed.entries[0].summary == "Thêm 1 dòng, bỏ 1 dòng, sửa 2 dòng; nay có 4 dòng."
    assert feed.entries[1].summary == "Bản này có 4 dòng."
    text = feed.entries[0].content[0].value
    assert (
        "Vị trí trên bản đồ (1)" in text and "Điện thoại (1)" in text and f"Phiên bản: {versions(home)[0].id}" in text
    )
    assert feed.feed.title == "vi Trường: thay đổi dữ liệu" and feed.feed.language == "vi"
    assert [entry.link for entry in feed.entries] == [f"{HTTP}/du-lieu/{MAPPED}"] * 2
    assert feed.entries[0].tags[0].term == "giao-duc"


def test_english(home: Home) -> None:
    home.publish(MAPPED, BEFORE, sample=True)
    home.publish(MAPPED, AFTER, sample=True)
    feed = read(home.client, f"/en/du-lieu/{MAPPED}.atom")
    assert feed.feed.language == "en" and feed.entries[0].title == "en Trường: update (sample data)"
    assert feed.entries[0].summary == "Rows added: 1; removed: 1; changed: 2; now there are: 4."
    assert (
        "Do not rely on it." in feed.entries[0].content[0].value
        and feed.entries[0].link == f"{HTTP}/en/du-lieu/{MAPPED}"
    )
    assert {entry.id for entry in feed.entries}.isdisjoint(
        entry.id for entry in read(home.client, f"/du-lieu/{MAPPED}.atom").entries
    )
    others = [link.href for link in feed.feed.links if link.get("hreflang") == "vi"]
    assert others == [f"{HTTP}/du-lieu/{MAPPED}.atom"]


def test_whole_and_domain_hold_the_same_entries(home: Home) -> None:
    home.publish(MAPPED, BEFORE)
    home.publish(TABLE, {"x": {}})
    home.publish("don-vi-hanh-chinh", {"1": {"ten": "Xã A", "@": "106.1 20.6"}})
    every = {entry.id for entry in read(home.client, "/tin.atom").entries}
    assert len(every) == 3
    domain = {entry.id for entry in read(home.client, "/tin/giao-duc.atom").entries}
    assert domain == {entry.id for entry in read(home.client, f"/du-lieu/{MAPPED}.atom").entries} < every
    assert read(home.client, "/tin/kinh-te.atom").entries[0].id in every
    assert read(home.client, "/tin/y-te.atom").entries == []


def test_ids_stay_when_more_is_published(home: Home) -> None:
    home.publish(MAPPED, BEFORE)
    first = read(home.client, "/tin.atom").entries[0]
    home.publish(MAPPED, AFTER)
    again = read(home.client, "/tin.atom").entries
    assert (again[1].id, again[1].updated, again[1].title) == (first.id, first.updated, first.title)


def test_nothing_changed_is_said(home: Home) -> None:
    home.publish(MAPPED, BEFORE)
    home.publish(MAPPED, BEFORE)
    assert read(home.client, f"/du-lieu/{MAPPED}.atom").entries[0].summary == "Nội dung không đổi; vẫn có 4 dòng."


def test_a_return_and_a_withdrawal_are_told(home: Home) -> None:
    home.publish(MAPPED, BEFORE)
    home.publish(MAPPED, AFTER)
    rollback(home.settings, MAPPED)
    feed = read(home.client, "/tin.atom")
    day = versions(home)[1].id
    assert feed.entries[0].title == f"vi Trường: trở lại phiên bản ngày {day[6:8]}/{day[4:6]}/{day[:4]}"
    assert feed.entries[0].summary == "Thêm 1 dòng, bỏ 1 dòng, sửa 2 dòng; nay có 4 dòng."
    assert len(feed.entries) == 2 and versions(home)[0].id not in home.client.get("/tin.atom").text
    withdraw(home.settings, MAPPED, erase=False)
    feed = read(home.client, "/tin.atom")
    assert [entry.title for entry in feed.entries] == ["vi Trường: ngừng cung cấp"]
    withdraw(home.settings, MAPPED, erase=True)
    assert read(home.client, "/tin.atom").entries == []


def test_the_oldest_kept_is_called_the_first_only_when_it_is(home: Home) -> None:
    for number in range(KEPT_VERSIONS):
        home.publish(TABLE, {str(number): {}})
    titles = [entry.title for entry in read(home.client, f"/du-lieu/{TABLE}.atom").entries]
    assert len(titles) == KEPT_VERSIONS and not any("lần đầu" in title for title in titles)


def test_counting_stops_after_a_while_and_goes_on_later(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.publish(MAPPED, BEFORE)
    home.publish(MAPPED, AFTER)
    with monkeypatch.context() as patch:
        patch.setattr(news, "SECONDS", -1.0)
        assert read(home.client, "/tin.atom").entries[0].summary == "Bản này có 4 dòng."
    assert read(home.client, "/tin.atom").entries[0].summary.startswith("Thêm 1 dòng")


def test_a_version_that_cannot_be_compared_is_told_of_all_the_same(home: Home) -> None:
    first = home.publish(MAPPED, BEFORE)
    home.publish(MAPPED, AFTER)
    (first.path / "index.sqlite").write_bytes(b"not a database")
    assert read(home.client, "/tin.atom").entries[0].summary == "Bản này có 4 dòng."


def test_only_so_many_entries(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geoportal.serve.metadata.feeds.MOST_ENTRIES", 2)
    for name in (MAPPED, TABLE, WITH_CHILDREN):
        home.publish(name, {"x": {}})
    assert len(read(home.client, "/tin.atom").entries) == 2


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_samples_say_so(client: FlaskClient, prefix: str) -> None:
    feed = read(client, f"{prefix}/tin.atom")
    word = "sample data" if prefix else "dữ liệu mẫu"
    assert len(feed.entries) >= 25
    for entry in feed.entries:
        sample = any(tag.term == "du-lieu-mau" for tag in entry.tags)
        assert entry.title.endswith(f"({word})") is sample
    assert sum(entry.title.endswith(f"({word})") for entry in feed.entries) >= 25


@pytest.mark.parametrize(
    "path", ["/tin/khong-co.atom", "/du-lieu/khong-co.atom", "/en/tin/khong-co.atom", "/tin/.atom"]
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/tin.atom", "/en/tin/giao-duc.atom", f"/du-lieu/{MAPPED}.atom"])
def test_a_feed_is_not_sent_twice(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    assert "max-age" in first.headers["Cache-Control"] and first.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_hostile_texts_come_back_as_they_are(tmp_path: Any) -> None:
    home = make_home(tmp_path)
    home.publish(MAPPED, {"a": {"ten": "A"}})
    home.publish(MAPPED, {"a": {"ten": HOSTILE}})
    tree = etree.fromstring(home.client.get("/tin.atom").data)
    entry = tree.find(f"{ATOM}entry")
    assert entry is not None and entry.findtext(f"{ATOM}title") == f"vi {HOSTILE}: cập nhật"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == f"vi {HOSTILE}"
    content = etree.HTML(entry.findtext(f"{ATOM}content") or "")
    assert f"vi {HOSTILE} (1)" in "".join(content.itertext())
    assert {one.tag for one in content.iter()} == {"html", "body", "p"}
    check(tree)


HEAD = Head("tag:a,2025-07-01:x", "t", "s", "2026-01-01T00:00:00Z", "ai", HTTP, HTTP, "vi", HTTP, "r")


@given(st.text(st.characters(codec=None)))
def test_any_text_makes_a_document(text: str) -> None:
    entry = Entry("tag:a,2025-07-01:y", text, "2026-01-01T00:00:00Z", text, HTTP, text, [text], [(text, text)])
    tree = etree.fromstring(write_feed(HEAD, [entry]))
    kept = "".join(
        char
        for char in text
        if char in "\t\n\r" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
    )
    found = tree.findtext(f"{ATOM}entry/{ATOM}title")
    assert (found or "").replace("\r\n", "\n").replace("\r", "\n") == kept.replace("\r\n", "\n").replace("\r", "\n")


def test_the_moment_of_a_return_is_that_of_the_switch(home: Home) -> None:
    home.publish(MAPPED, BEFORE)
    home.publish(MAPPED, AFTER)
    rollback(home.settings, MAPPED)
    moment = time.time() + 3600
    served = current_version(home.settings.home, MAPPED)
    assert served is not None
    os.utime(home.settings.home / "published" / MAPPED / "current", (moment, moment))
    entry = read(home.client, f"/du-lieu/{MAPPED}.atom").entries[0]
    assert abs(datetime.fromisoformat(entry.updated).timestamp() - moment) < 1.5
