"""Words that are one letter away from a word: found through the words that are left when one letter is dropped."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

SHORTEST_MISSPELT = 2
SHORTEST_PREFIX = 2
_ALIKE = {2: 0.45, 3: 0.5, 4: 0.6}
"""How much a word one letter away counts, by the length of what was typed; longer words: 0.7."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of an index, in order, and by what they are when one letter is dropped."""

    words: tuple[str, ...]
    shortened: dict[str, tuple[str, ...]]


def learn(words: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of these words (folded: lower case, no marks)."""
    ordered = tuple(sorted(set(words)))
    shortened: dict[str, list[str]] = defaultdict(list)
    for word in ordered:
        for form in {word, *_dropped(word)}:
            shortened[form].append(word)
    return Vocabulary(ordered, {form: tuple(found) for form, found in shortened.items()})


def alike(word: str, vocabulary: Vocabulary, *, unfinished: bool = False) -> dict[str, float]:
    """Return the known words that a typed word may mean, each with how much it counts: 1 for the word itself.

    One letter may be missing, too many, wrong, or in the place of its neighbour. `unfinished`: the word may be the
    beginning of a longer one.

    >>> known = learn(["doanh", "danh", "nghiep", "benh"])
    >>> alike("doah", known), alike("dnah", known), alike("nghiep", known)
    ({'doanh': 0.6}, {'danh': 0.6}, {'nghiep': 1.0})
    >>> sorted(alike("ngh", known, unfinished=True))
    ['nghiep']
    """
    found: dict[str, float] = {}
    if unfinished and len(word) >= SHORTEST_PREFIX:
        found = {longer: 0.4 + 0.5 * len(word) / len(longer) for longer in _beginning(word, vocabulary)}
    if len(word) >= SHORTEST_MISSPELT:
        worth = _ALIKE.get(len(word), 0.7)
        for form in {word, *_dropped(word)}:
            for known in vocabulary.shortened.get(form, ()):
                if one_letter_apart(word, known):
                    found[known] = max(found.get(known, 0.0), worth)
    if word in vocabulary.shortened.get(word, ()):
        found[word] = 1.0
    return found


def one_letter_apart(left: str, right: str) -> bool:
    """Return True when two words differ by one letter that is missing, changed or swapped with its neighbour.

    >>> one_letter_apart("benh", "bneh"), one_letter_apart("xe", "xep"), one_letter_apart("cho", "hoc")
    (True, True, False)
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    here, there = left[start:], right[start:]
    if len(left) == len(right):
        swapped = len(here) > 1 and here[0] == there[1] and here[1] == there[0] and here[2:] == there[2:]
        return swapped or here[1:] == there[1:]
    return here[1:] == there if len(left) > len(right) else here == there[1:]


def _dropped(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _beginning(start: str, vocabulary: Vocabulary) -> Iterator[str]:
    for place in range(bisect_left(vocabulary.words, start), len(vocabulary.words)):
        if not vocabulary.words[place].startswith(start):
            return
        if vocabulary.words[place] != start:
            yield vocabulary.words[place]
