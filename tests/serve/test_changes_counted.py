"""What changed between two versions, counted: as `diff` finds it, once, and kept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from geoportal.serve import changes
from geoportal.serve.changes import Counted, changes_between, count_changes
from geoportal.store.history import diff, withdraw
from tests.serve.metadata_home import AFTER, BEFORE, HOSTILE, MAPPED, WITH_CHILDREN, Home, Rows, make_home


@pytest.fixture
def home(tmp_path: Any) -> Home:
    return make_home(tmp_path, "Trường")


def test_children_count_as_a_change(home: Home) -> None:
    old = home.publish(WITH_CHILDREN, {"a": {"ten": "A"}}, children=1)
    new = home.publish(WITH_CHILDREN, {"a": {"ten": "A"}}, children=2)
    assert count_changes(old, new) == Counted(0, 0, 1, {"children": 1})
    assert "Bảng chi tiết kèm theo (1)" in home.client.get(f"/du-lieu/{WITH_CHILDREN}.atom").text


VALUES = st.fixed_dictionaries(
    {"ten": st.sampled_from(["A", "B", HOSTILE])},
    optional={"dien_thoai": st.sampled_from(["1", "2"]), "@": st.sampled_from(["106.1 20.6", "106.2 20.6"])},
)
ROWS = st.dictionaries(st.sampled_from("abcdefgh"), VALUES, max_size=8)


@given(before=ROWS, after=ROWS)
@hypothesis_settings(max_examples=12)
def test_counts_are_those_of_the_full_comparison(
    tmp_path_factory: pytest.TempPathFactory, before: Rows, after: Rows
) -> None:
    home = _drawn_home(tmp_path_factory)
    old, new = home.publish(MAPPED, before), home.publish(MAPPED, after)
    known, counted = diff(old, new), count_changes(old, new)
    assert (counted.added, counted.removed, counted.changed) == (
        len(known.added),
        len(known.removed),
        len(known.changed),
    )
    names = [name for fields in known.changed.values() for name in fields]
    assert counted.fields == {name: names.count(name) for name in names}


_homes: list[Home] = []


def _drawn_home(factory: pytest.TempPathFactory) -> Home:
    if not _homes:
        _homes.append(make_home(factory.mktemp("drawn"), "Trường"))
    return _homes[0]


def test_what_was_counted_is_kept_and_goes_with_the_version(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = home.publish(MAPPED, BEFORE), home.publish(MAPPED, AFTER)
    counted = changes_between(home.settings, old, new)
    monkeypatch.setattr(changes, "count_changes", lambda *_: pytest.fail("counted twice"))
    assert changes_between(home.settings, old, new) == counted == Counted(1, 1, 2, counted.fields)
    withdraw(home.settings, MAPPED, erase=True)
    assert not (home.settings.home / "cache" / MAPPED).exists()


def test_a_folder_that_cannot_be_written_only_means_counting_again(home: Home) -> None:
    old, new = home.publish(MAPPED, BEFORE), home.publish(MAPPED, AFTER)
    (home.settings.home / "cache").write_text("no folder", encoding="utf-8")
    assert changes_between(home.settings, old, new).added == 1


def test_what_is_kept_damaged_is_counted_again(home: Home) -> None:
    old, new = home.publish(MAPPED, BEFORE), home.publish(MAPPED, AFTER)
    for damage in (b"", b"{", b"[]", b"{}", b'{"added": 1, "more": 2}'):
        path = home.settings.home / "cache" / MAPPED / new.id / f"counted-{old.id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(damage)
        assert changes_between(home.settings, old, new).removed == 1
