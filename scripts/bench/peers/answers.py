"""Answers fetched one by one: to be checked before anything is timed."""

from __future__ import annotations

import http.client
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from peers.points import Known, feature_id
from peers.questions import DIALECTS, Question, right_answer
from peers.servers import Server

CHECKED = 25
"""Questions of each row whose answers are checked."""
ROUGH = "QGIS Server"
"""It gives pages in no order of its own, and compares boxes in single precision, as PostGIS's && does."""
ROUGH_DEGREES = 2e-5
"""Two steps of single precision at 106 degrees, rounded up."""


class WrongAnswerError(Exception):
    """A server did not answer what was asked."""


class Client:
    """A connection that stays open."""

    def __init__(self, address: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)

    def get(self, path: str) -> tuple[bytes, http.client.HTTPMessage]:
        """Return body and headers of an answer.

        Raises
        ------
        WrongAnswerError
            Its status is not 200.
        """
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise WrongAnswerError(f"{path}: status {answer.status} {body[:300]!r}")
        return body, answer.headers


def check_answers(server: Server, questions: Sequence[Question], known: Known) -> None:
    """Compare what a server answers with the features that it was asked for.

    Raises
    ------
    WrongAnswerError
        Features are missing, too many, or others; or the count of all is wrong.
    """
    client = Client(server.address)
    for question in questions[:CHECKED]:
        path = DIALECTS[server.name](question)
        if path is None:
            return
        content = json.loads(client.get(path)[0])
        given = [content] if question.item is not None else content["features"]
        numbers = [_number(feature["id"]) for feature in given]
        matched = content.get("numberMatched", 1)
        if not (_is_near if server.name == ROUGH else _is_right)(question, known, numbers, matched):
            right = right_answer(question, known)
            raise WrongAnswerError(f"{server.address}{path}: {numbers[:5]} of {matched}, not of {len(right)}")


def _is_right(question: Question, known: Known, numbers: list[int], matched: int) -> bool:
    right = right_answer(question, known)
    page = right[question.offset : question.offset + question.limit]
    return numbers == page.tolist() and matched == len(right)


def _is_near(question: Question, known: Known, numbers: list[int], matched: int) -> bool:
    least, most = right_answer(question, known), right_answer(question, known, ROUGH_DEGREES)
    full = min(question.limit, max(matched - question.offset, 0)) if question.item is None else 1
    distinct = set(numbers)
    return distinct <= set(most.tolist()) and len(distinct) == full and len(least) <= matched <= len(most)


def _number(name: Any) -> int:
    """Return the number of a school from its id at any server."""
    text = str(name)
    return int(text.removeprefix("h")) if text == feature_id(int(text.removeprefix("h"))) else int(text)
