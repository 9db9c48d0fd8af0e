"""Queries of package_search (q, fq) as tests of packages: the part of Solr's language that CKAN clients write.

    expression  = all {"OR" all}            all = one {["AND"] one}
    one         = ["+" | "-" | "!" | "NOT"] ["field:"] (value | "(" expression ")")
    value       = word | prefix* | * | "phrase" | [from TO to] | {from TO to}

Words without a field are looked for in titles, descriptions, agencies and fields, marks and case ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from geoportal.serve.metadata.ckan_errors import not_searchable
from geoportal.vietnamese import fold, nfc

TEXTS = ("text", "title", "notes", "author")
MOMENTS = ("metadata_created", "metadata_modified")
NUMBERS = ("num_resources", "rows")
VALUES = (
    "id", "name", "organization", "owner_org", "groups", "tags", "res_format", "license_id", "type", "dataset_type",
    "entity_type", "state", "capacity", "isopen", "private", "version", "number", "domain", "frequency", "located",
    "published", "sample", "language", *MOMENTS, *NUMBERS,
)  # fmt: skip
"""Fields that are compared as they are."""
LONGEST, DEEPEST = 2_000, 20
TOKEN = re.compile(
    r"\s*(?:(?P<bracket>[()])|(?P<sign>[+\-!](?=\S))|(?P<all>\*:\*)|(?P<field>[A-Za-z_][A-Za-z0-9_]*):(?=\S)"
    r'|"(?P<phrase>(?:[^"\\]|\\.)*)"|(?P<range>[\[{][^\]}]*[\]}])|(?P<word>[^\s()"]+))'
)
RANGE = re.compile(r"([\[{])\s*(\S+)\s+TO\s+(\S+)\s*([\]}])")


@dataclass(frozen=True)
class Searched:
    """What of a package can be searched: exact values by field, and folded words by text field, " a b c "."""

    values: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, str]


class Token(NamedTuple):
    """A piece of a query: its kind (a group of TOKEN) and its text."""

    kind: str
    text: str


Test = Callable[[Searched], bool]


def read_query(text: str) -> Test:
    """Return the test that a query asks for; one without words fits everything.

    Raises
    ------
    CkanError
        The query cannot be understood, or names a field that there is not.
    """
    if len(text) > LONGEST:
        raise not_searchable(f"The query is longer than {LONGEST} characters.")
    tokens = list(_tokens(text))
    if not tokens:
        return lambda _: True
    test, rest = _expression(tokens, "text", 0)
    if rest:
        raise not_searchable(f"“{rest[0].text}” was not expected in the query.")
    return test


def _tokens(text: str) -> list[Token]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        if match is None:
            raise not_searchable("A quotation mark or a bracket of the query is not closed.")
        found.append(Token(str(match.lastgroup), match[str(match.lastgroup)]))
        at = match.end()
    return found


def _is(tokens: list[Token], kind: str, *texts: str) -> bool:
    return bool(tokens) and tokens[0].kind == kind and tokens[0].text in texts


def _expression(tokens: list[Token], field: str, depth: int) -> tuple[Test, list[Token]]:
    """Return the test of tests joined by OR, and the tokens that are left."""
    if depth > DEEPEST:
        raise not_searchable("The query has too many brackets within brackets.")
    test, tokens = _all(tokens, field, depth)
    tests = [test]
    while _is(tokens, "word", "OR", "||"):
        test, tokens = _all(tokens[1:], field, depth)
        tests.append(test)
    return (lambda one: any(test(one) for test in tests)), tokens


def _all(tokens: list[Token], field: str, depth: int) -> tuple[Test, list[Token]]:
    test, tokens = _one(tokens, field, depth)
    tests = [test]
    while tokens and not _is(tokens, "bracket", ")") and not _is(tokens, "word", "OR", "||"):
        test, tokens = _one(tokens[_is(tokens, "word", "AND", "&&") :], field, depth)
        tests.append(test)
    return (lambda one: all(test(one) for test in tests)), tokens


def _one(tokens: list[Token], field: str, depth: int) -> tuple[Test, list[Token]]:
    turned = False
    while tokens and (tokens[0].kind == "sign" or _is(tokens, "word", "NOT")):
        turned ^= tokens[0].text != "+"
        tokens = tokens[1:]
    if tokens and tokens[0].kind == "field":
        field, tokens = _known(tokens[0].text), tokens[1:]
    if not tokens or _is(tokens, "bracket", ")") or tokens[0].kind == "field" or _is(tokens, "word", "AND", "OR"):
        raise not_searchable("The query ends or goes on where a word was expected.")
    if tokens[0].kind == "bracket":
        test, tokens = _expression(tokens[1:], field, depth + 1)
        if not _is(tokens, "bracket", ")"):
            raise not_searchable("A bracket of the query is not closed.")
    else:
        test = _value(field, tokens[0])
    return (lambda one: test(one) is not turned), tokens[1:]


def _known(field: str) -> str:
    name = field.removeprefix("extras_")
    if name in TEXTS or name in VALUES:
        return name
    raise not_searchable(f"There is no field “{field}”. Fields: {', '.join((*TEXTS, *VALUES))}.")


def _value(field: str, token: Token) -> Test:
    """Return the test of a field for one value."""
    kind, text = token
    if kind == "all" or (kind == "word" and text == "*" and field in TEXTS):
        return lambda _: True
    if kind == "range":
        return _range(field, text)
    open_end = kind == "word" and text.endswith("*")
    text = re.sub(r"\\(.)", r"\1", text.rstrip("*") if kind == "word" else text)
    if field in TEXTS:
        words = fold(text)
        wanted = f" {words}" if open_end or not words else f" {words} "
        return lambda one: wanted in one.texts[field]
    key = nfc(text).casefold()
    if open_end:
        return lambda one: any(value.casefold().startswith(key) for value in one.values.get(field, ()))
    return lambda one: any(value.casefold() == key for value in one.values.get(field, ()))


def _range(field: str, text: str) -> Test:
    match = RANGE.fullmatch(text)
    if match is None or field not in (*MOMENTS, *NUMBERS):
        raise not_searchable(f"“{text}” is no range of {', '.join((*MOMENTS, *NUMBERS))}.")
    first, low, high, last = match.groups()
    least, most = _bound(field, low, -1), _bound(field, high, 1)

    def within(one: Searched) -> bool:
        return any(
            (least is None or here > least or (first == "[" and here == least))
            and (most is None or here < most or (last == "]" and here == most))
            for here in (_bound(field, value, 0) for value in one.values.get(field, ()))
            if here is not None
        )

    return within


def _bound(field: str, text: str, side: int) -> Any:
    """Return an end of a range, None for "*"; a day or month as the first (-1) or last (1) moment of it."""
    if text == "*":
        return None
    if field in NUMBERS:
        try:
            return float(text)
        except ValueError as error:
            raise not_searchable(f"“{text}” is no number.") from error
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z?)?)?)?", text):
        raise not_searchable(f"“{text}” is no moment such as 2026-01-31T09:30:00Z.")
    return text[:19] if side < 1 or len(text) >= 19 else text + "~"
