"""The search finds the dataset in the top three: words unaccented, misspelt by a letter, in another order."""

from __future__ import annotations

import random
import string
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoportal.dataset import Dataset, load_agencies
from geoportal.serve.pages.catalogue import Catalogue
from geoportal.serve.pages.find import AGENCY, DESCRIPTION, FIELD, TITLE, Document, build_index, search, split
from geoportal.serve.pages.searched import ignored_phrases, load_words
from geoportal.serve.pages.spelling import alike, learn, one_letter_apart
from geoportal.settings import Settings
from geoportal.vietnamese import fold
from tests.serve.find_queries import held_out

KINDS = ("insert", "delete", "substitute", "swap")
EACH = 3
SEED = 20251126
MISSED = {"htx nong nghiep"}
"""Held-out queries without an answer in the top three: no dataset says that cooperatives are agricultural."""
SHORT_TITLE = 2
"""One wrong letter in a title of one or two syllables makes another word of the language: what was meant is open."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return Catalogue(Settings(home=tmp_path_factory.mktemp("home")))


def top(catalogue: Catalogue, words: str) -> list[str]:
    return [entry.dataset.id for entry in catalogue.find_datasets(words, 3)]


def misspell(words: list[str], kind: str, chance: random.Random) -> list[str]:
    """Put one wrong letter of a kind into one of the words, where it changes the word."""
    least = {"delete": 2, "swap": 2}.get(kind, 1)
    place = chance.choice([i for i, word in enumerate(words) if len(word) >= least and len(set(word)) >= least])
    word = words[place]
    at = chance.randrange(len(word))
    if kind == "insert":
        wrong = word[:at] + chance.choice(string.ascii_lowercase) + word[at:]
    elif kind == "delete":
        wrong = word[:at] + word[at + 1 :]
    elif kind == "substitute":
        wrong = word[:at] + chance.choice(string.ascii_lowercase.replace(word[at], "")) + word[at + 1 :]
    else:
        at = chance.choice([i for i in range(len(word) - 1) if word[i] != word[i + 1]])
        wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return [*words[:place], wrong, *words[place + 1 :]]


def test_every_title_is_found_with_a_wrong_letter_and_in_another_order(catalogue: Catalogue) -> None:
    chance = random.Random(SEED)
    asked, missed = Counter[str](), []
    for dataset in catalogue.datasets.values():
        words = fold(dataset.title.vi).split()
        for order in (words, words[::-1]):
            variants = [("right", order)]
            variants += [(kind, misspell(order, kind, chance)) for kind in KINDS for _ in range(EACH)]
            for kind, variant in variants:
                asked[kind] += 1
                if dataset.id not in top(catalogue, " ".join(variant)):
                    missed.append((kind, dataset.title.vi, " ".join(variant)))
    assert asked["right"] == 266 and all(asked[kind] == 798 for kind in KINDS)
    assert [row for row in missed if row[0] == "right"] == []
    assert len(missed) <= 0.01 * asked.total(), missed
    assert [row for row in missed if len(fold(row[1]).split()) > SHORT_TITLE] == []


def test_english_titles_are_found(catalogue: Catalogue) -> None:
    missed = [d.title.en for d in catalogue.datasets.values() if d.id not in top(catalogue, d.title.en.lower())]
    assert missed == []


def test_what_citizens_type_is_found(catalogue: Catalogue) -> None:
    queries = held_out()
    domains = {catalogue.datasets[name].domain for _, names in queries for name in names}
    assert len(queries) >= 60 and len(domains) >= 12
    missed = {words for words, names in queries if not names & set(top(catalogue, words))}
    assert missed <= MISSED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("doah nghiep", "doanh-nghiep"),
        ("nghiep doanh", "doanh-nghiep"),
        ("truong tieu hoc", "truong-tieu-hoc"),
        ("benh vien", "co-so-kham-benh-chua-benh"),
        ("benhvien", "co-so-kham-benh-chua-benh"),
        ("bai do xe", "diem-do-xe-cong-cong"),
        ("camera", "camera-giam-sat-giao-thong"),
        ("THPT", "truong-thpt"),
        ("wifi", "diem-wifi-cong-cong"),
        ("chợ", "cho"),
        ("trường tiểu h", "truong-tieu-hoc"),
        ("124a", "phan-bo-dat-dai-quy-hoach-tinh"),
    ],
)
def test_words_find(catalogue: Catalogue, words: str, expected: str) -> None:
    found = top(catalogue, words)
    assert found and found[0].startswith(expected), found


@pytest.mark.parametrize("words", ["", "   ", "zzzz qqqq", "!!!", "\x00", "a" * 5000])
def test_what_names_no_dataset_finds_none(catalogue: Catalogue, words: str) -> None:
    assert catalogue.find_datasets(words, 5) == []


def test_agencies_and_their_abbreviations_find_what_they_provide(catalogue: Catalogue) -> None:
    for words in ("Sở Tư pháp", "so tu phap"):
        assert all("so-tu-phap" in e.dataset.providers for e in catalogue.find_datasets(words, 3))
    found = catalogue.find_datasets("GTVT", 5)
    assert found and all("so-giao-thong-van-tai" in entry.dataset.providers for entry in found)


def test_search_keeps_to_the_entries_that_it_is_given(catalogue: Catalogue) -> None:
    entries = catalogue.entries()
    assert catalogue.search(entries, " ") == entries
    assert catalogue.search(entries[:10], "truong tieu hoc")[0].dataset.id == "truong-tieu-hoc"
    assert all(entry in entries[:3] for entry in catalogue.search(entries[:3], "truong"))


def test_a_word_in_a_title_counts_more_than_in_a_field_and_there_more_than_in_a_description() -> None:
    for better, worse in ((TITLE, FIELD), (FIELD, DESCRIPTION), (DESCRIPTION, AGENCY)):
        index = build_index([Document("worse", ((worse, "cầu"),)), Document("better", ((better, "cầu"),))])
        assert search(index, "cau")[0].id == "better"


def test_phrases_that_are_known_are_in_the_definitions(datasets: dict[str, Dataset]) -> None:
    root = Path(__file__).resolve().parent.parent.parent
    agencies = load_agencies(root / "layers").values()
    texts = [text for d in datasets.values() for text in (d.title.vi, d.description.vi)] + [a.name.vi for a in agencies]
    line = " ; ".join(" ".join(split(text)) for text in texts)
    assert [phrase for phrase in load_words().other_names if " ".join(split(phrase)) not in line] == []
    assert "o dau" in ignored_phrases()


@given(st.text(alphabet="abc", min_size=1, max_size=6), st.text(alphabet="abc", min_size=1, max_size=6))
def test_one_letter_apart_is_what_one_edit_does(left: str, right: str) -> None:
    edits = {left[:i] + c + left[i:] for i in range(len(left) + 1) for c in "abc"}
    edits |= {left[:i] + left[i + 1 :] for i in range(len(left))}
    edits |= {left[:i] + c + left[i + 1 :] for i in range(len(left)) for c in "abc"}
    edits |= {left[:i] + left[i + 1] + left[i] + left[i + 2 :] for i in range(len(left) - 1)}
    assert one_letter_apart(left, right) == (right in edits - {left})


@given(
    st.sets(st.text(alphabet="abcd", min_size=1, max_size=6), min_size=1),
    st.text(alphabet="abcd", min_size=2, max_size=6),
)
def test_the_vocabulary_finds_exactly_the_words_one_letter_away(known: set[str], word: str) -> None:
    assert alike(word, learn(known)).keys() == {
        other for other in known if other == word or one_letter_apart(word, other)
    }
