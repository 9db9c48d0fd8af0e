"""Search over the datasets: words without marks, misspelt by a letter, unfinished or in another order.

Every word that was typed stands for the known words that it may mean (`spelling`). A document scores by the rarity of
the words that it has, by the weight of the text in which it has them, by words that stand together there as they were
typed together (Vietnamese words are mostly two syllables), and by how much of its title was named.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from geoportal.serve.pages.spelling import Vocabulary, alike, learn
from geoportal.vietnamese import exact_key, fold, nfc

TITLE, ALSO, FIELD, DESCRIPTION, AGENCY = 1.0, 0.8, 0.4, 0.35, 0.3
"""How much a word counts in a title, in other names of what the title says, in the names of fields and so on."""
TOGETHER, NAMED, OTHER_MARKS = 1.2, 2.0, 0.75
LEAST_SHARE, NEAR_BEST, NEAR_SCORE, FIRM = 0.5, 0.6, 0.3, 0.65
"""What a document must answer: a share of what was asked and of what the best one answers, and a share of the best
score. When several words were asked, two of them must stand together in it, or one in its title (likeness times weight
above FIRM): words strewn over a description do not do."""
LONGEST_WORDS = 16
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Document:
    """What is searched of one thing: its id and its texts, each with its weight. The titles are those of weight 1."""

    id: str
    texts: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Index:
    """Documents by their words. The numbers of documents are their places in `ids`."""

    ids: tuple[str, ...]
    words: dict[str, dict[int, float]]
    """folded word -> {document: weight of the best text that has it}"""
    marked: dict[str, frozenset[int]]
    """word with its marks -> the documents that have it so"""
    beside: dict[str, dict[str, dict[int, float]]]
    """word -> word that stands before or after it -> {document: weight of the best text in which they do}"""
    rarity: dict[str, float]
    titles: tuple[tuple[frozenset[str], ...], ...]
    vocabulary: Vocabulary


@dataclass(frozen=True)
class Found:
    """A document that fits: its score, and the share (0 to 1) of what was asked that it answers."""

    id: str
    score: float
    share: float


def build_index(documents: Iterable[Document]) -> Index:
    """Build the index, once; about 60 ms for the 133 datasets."""
    words: dict[str, dict[int, float]] = defaultdict(dict)
    beside: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    marked: dict[str, set[int]] = defaultdict(set)
    ids, titles = [], []
    for number, document in enumerate(documents):
        ids.append(document.id)
        titles.append(tuple(frozenset(split(text)) for weight, text in document.texts if weight == TITLE))
        for weight, text in document.texts:
            folded = split(text)
            for spelling in _spellings(text):
                marked[spelling].add(number)
            for word in folded:
                _raise(words[word], number, weight)
            for first, second in pairwise(folded):
                _raise(beside[first][second], number, weight)
                _raise(beside[second][first], number, weight)
                if weight >= ALSO:  # for those who leave out the space
                    _raise(words[first + second], number, weight * ALSO)
    rarity = {word: math.log1p(len(ids) / sum(having.values())) for word, having in words.items()}
    vocabulary = learn(words)
    spellings = {word: frozenset(having) for word, having in marked.items()}
    return Index(
        tuple(ids),
        dict(words),
        spellings,
        {word: dict(others) for word, others in beside.items()},
        rarity,
        tuple(titles),
        vocabulary,
    )


def search(index: Index, query: str, ignored: frozenset[str] = frozenset()) -> list[Found]:
    """Return the documents that fit, best first; [] when nothing was asked or nothing fits.

    `ignored` are phrases, folded, that say nothing about what is sought ("o dau", "gan nhat").
    """
    asked = _asked(query, ignored)
    last = max(len(asked) - 1, 0)
    meant = [alike(word, index.vocabulary, unfinished=place == last) for place, (word, _) in enumerate(asked)]
    if len(asked) == 1 and asked[0][0] in index.rarity:  # alone and known: it is not another word misspelt
        meant = [{word: likeness for word, likeness in meant[0].items() if word.startswith(asked[0][0])}]
    worth = [max((index.rarity[word] for word in words), default=2.0) for words in meant]
    scores: dict[int, float] = defaultdict(float)
    shares: dict[int, float] = defaultdict(float)
    firm = set() if last else set(range(len(index.ids)))
    for pair, words, importance in zip(asked, meant, worth, strict=True):
        for number, (likeness, score, firmness) in _one_word(index, pair, words).items():
            firm.update({number} if firmness > FIRM else ())
            scores[number] += score
            shares[number] += likeness * importance
    for left, right in pairwise(meant):
        for number, score in _two_words(index, left, right).items():
            firm.add(number)
            scores[number] += TOGETHER * score
    total = sum(worth) or 1.0
    fitting = _fitting({number: share / total for number, share in shares.items()})
    found = [
        Found(index.ids[number], (scores[number] + NAMED * _named(index, number, meant)) * share, share)
        for number, share in sorted(fitting.items())
        if number in firm
    ]
    least = NEAR_SCORE * max((item.score for item in found), default=0.0)
    return sorted((item for item in found if item.score >= least), key=lambda item: -item.score)


def split(text: str) -> list[str]:
    """Return the words of a text, folded.

    >>> split("Điểm Wi-Fi công cộng (miễn phí)")
    ['diem', 'wi', 'fi', 'cong', 'cong', 'mien', 'phi']
    """
    return fold(text).split()


def other_names(text: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return the other names of every phrase that a text has, marks minded; names: {phrase: other names}.

    >>> other_names("Trường trung học phổ thông", {"trung học phổ thông": ["THPT", "cấp 3"], "chợ": ["chợ cóc"]})
    'THPT; cấp 3'
    """
    words = f" {' '.join(_spellings(text))} "
    known = {phrase: f" {' '.join(_spellings(phrase))} " for phrase in names}
    return "; ".join(other for phrase, others in names.items() if known[phrase] in words for other in others)


def _spellings(text: str) -> list[str]:
    return [exact_key(word) for word in _WORD.findall(nfc(text).lower())]


def _asked(query: str, ignored: frozenset[str]) -> list[tuple[str, str]]:
    """Return the words asked, each folded and, when it has marks, with them ("" when it has none)."""
    words = [(fold(word), exact_key(word)) for word in _WORD.findall(nfc(query).lower())]
    words = [(folded, marks if marks != folded.replace("y", "i") else "") for folded, marks in words if folded]
    line = f" {' '.join(folded for folded, _ in words)} "
    kept = line
    for phrase in ignored:
        kept = kept.replace(f" {phrase} ", " ")
    wanted = kept.split() or line.split()
    return [pair for pair in words if pair[0] in wanted][:LONGEST_WORDS]


def _one_word(index: Index, asked: tuple[str, str], words: dict[str, float]) -> dict[int, tuple[float, ...]]:
    """Return for each document what it has of one asked word: (how alike, score, likeness times weight)."""
    word_asked, marks = asked
    best: dict[int, tuple[float, ...]] = {}
    so_written = index.marked.get(marks, frozenset()) if marks else frozenset()
    most = index.rarity.get(word_asked, math.inf)  # what is only like a word is worth no more than the word itself
    for word, likeness in words.items():
        rarity = min(index.rarity[word], most)
        for number, weight in index.words[word].items():
            alike_here = likeness if not marks or number in so_written else likeness * OTHER_MARKS
            firmness = alike_here * weight
            here = (alike_here, firmness * rarity, firmness)
            best[number] = tuple(map(max, here, best[number])) if number in best else here
    return best


def _two_words(index: Index, left: dict[str, float], right: dict[str, float]) -> dict[int, float]:
    """Return for each document the score of two asked words that stand together in it, in either order."""
    best: dict[int, float] = {}
    for first, likeness in left.items():
        beside = index.beside.get(first, {})
        for second in beside.keys() & right.keys():
            worth = likeness * right[second] * (index.rarity[first] + index.rarity[second]) / 2
            for number, weight in beside[second].items():
                if worth * weight > best.get(number, 0.0):
                    best[number] = worth * weight
    return best


def _named(index: Index, number: int, meant: list[dict[str, float]]) -> float:
    """Return how much of a title of the document the words name: 0 to 1, rare words counting more."""
    shares = []
    for title in index.titles[number]:
        whole = sum(index.rarity[word] for word in title)
        named = sum(index.rarity[word] * max((words.get(word, 0.0) for words in meant), default=0.0) for word in title)
        shares.append(named / whole if whole else 0.0)
    return max(shares, default=0.0)


def _fitting(shares: dict[int, float]) -> dict[int, float]:
    """Leave out what answers too little of what was asked, on its own and beside the best answer."""
    least = max(LEAST_SHARE, NEAR_BEST * max(shares.values(), default=0.0))
    return {number: share for number, share in shares.items() if share >= least}


def _raise(weights: dict[int, float], number: int, weight: float) -> None:
    weights[number] = max(weights.get(number, 0.0), weight)
