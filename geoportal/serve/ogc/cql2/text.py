"""CQL2 text, read into the tree of pygeofilter.

pygeofilter 0.4 has a grammar of CQL2 text, but of a draft: AND and OR bind alike, NOT takes no OR, a quote inside a
text ends it, temporal functions stand between their arguments, names have two letters at least. So the grammar is the
one of the standard (OGC 21-065r2, annex B), over pygeofilter's transformer and tree.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from lark import Lark, Token, v_args
from lark.exceptions import UnexpectedInput, UnexpectedToken, VisitError
from pygeofilter import ast
from pygeofilter.parsers.cql2_text.parser import CQLTransformer

from geoportal.errors import PortalError, RequestError
from geoportal.serve.ogc.cql2.literals import read_wkt, unquote
from geoportal.serve.ogc.cql2.refusals import refusal
from geoportal.serve.ogc.cql2.tree import call, like


def _nested(levels: int) -> str:
    """Return a regular expression of text with brackets in brackets, as deep as WKT goes."""
    pattern = "[^()']*"
    for _ in range(levels):
        pattern = rf"[^()']*(?:\({pattern}\)[^()']*)*"
    return pattern


GRAMMAR = rf"""
?start: expression
?expression: term | term ("OR"i term)+ -> or_
?term: factor | factor ("AND"i factor)+ -> and_
?factor: predicate | "NOT"i factor -> not_
?predicate: sum
    | sum "=" sum -> eq
    | sum "<>" sum -> ne
    | sum "<" sum -> lt
    | sum "<=" sum -> lte
    | sum ">" sum -> gt
    | sum ">=" sum -> gte
    | sum "LIKE"i sum -> like
    | sum "NOT"i "LIKE"i sum -> not_like
    | sum "BETWEEN"i sum "AND"i sum -> between
    | sum "NOT"i "BETWEEN"i sum "AND"i sum -> not_between
    | sum "IN"i "(" expression ("," expression)* ")" -> in_
    | sum "NOT"i "IN"i "(" expression ("," expression)* ")" -> not_in
    | sum "IS"i "NULL"i -> null
    | sum "IS"i "NOT"i "NULL"i -> not_null
?sum: product | sum "+" product -> add | sum "-" product -> sub
?product: power | product "*" power -> mul | product "/" power -> div
    | product "%" power -> modulo | product "DIV"i power -> whole_div
?power: atom | atom "^" power -> power
?atom: NUMBER | STRING | WKT
    | "TRUE"i -> true
    | "FALSE"i -> false
    | NAME -> name
    | QUOTED -> quoted
    | NAME "(" [expression ("," expression)*] ")" -> call
    | "(" expression ")"
    | "-" atom -> neg
    | "+" atom -> pos

NUMBER: /(?:\d+(?:\.\d*)?|\.\d+)(?:E[+-]?\d+)?/i
STRING: /'(?:[^'\\]|''|\\.)*'/s
QUOTED: /"(?:[^"]|"")+"/
WKT.2: /(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*Z?\s*\({_nested(5)}\)/i
NAME: /[^\W\d][\w.:]*|:[\w.:]+/i
%ignore /\s+/
"""


@v_args(inline=True)
class _Reader(CQLTransformer):  # type: ignore[misc]
    """What the rules of the grammar become; logic, comparison and + - * / are pygeofilter's own."""

    def NUMBER(self, token: Token) -> int | float:
        return int(token) if token.isdigit() else float(token)

    def STRING(self, token: Token) -> str:
        return unquote(token)

    def WKT(self, token: Token) -> Any:
        return read_wkt(token)

    def true(self) -> bool:
        return True

    def false(self) -> bool:
        return False

    def name(self, token: Token) -> ast.Attribute:
        return ast.Attribute(str(token))

    def quoted(self, token: Token) -> ast.Attribute:
        return ast.Attribute(token[1:-1].replace('""', '"'))

    def call(self, name: Token, *arguments: Any) -> Any:
        return call(str(name), arguments)

    def like(self, text: Any, pattern: Any) -> ast.Like:
        return like(text, pattern, negated=False)

    def not_like(self, text: Any, pattern: Any) -> ast.Like:
        return like(text, pattern, negated=True)

    def modulo(self, left: Any, right: Any) -> ast.Function:
        return ast.Function("%", [left, right])

    def whole_div(self, left: Any, right: Any) -> ast.Function:
        return ast.Function("div", [left, right])

    def power(self, left: Any, right: Any) -> ast.Function:
        return ast.Function("^", [left, right])

    def neg(self, value: Any) -> Any:
        return -value if type(value) in (int, float) else ast.Mul(-1, value)

    def pos(self, value: Any) -> Any:
        return value if type(value) in (int, float) else ast.Mul(1, value)


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", transformer=_Reader(), maybe_placeholders=False)


def read_text(text: str) -> Any:
    """Return the tree of a filter in CQL2 text.

    Raises
    ------
    RequestError
        It is no CQL2: where, in both languages.

    Examples
    --------
    >>> read_text("NOT (a = 'it''s' OR b IN (1, 2))").sub_node.rhs
    In(lhs=ATTRIBUTE b, sub_nodes=[1, 2], not_=False)
    """
    try:
        return _parser().parse(text)
    except UnexpectedInput as error:
        at_end = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        raise _syntax(text, None if at_end else error.pos_in_stream) from error
    except VisitError as error:
        if isinstance(error.orig_exc, PortalError):
            raise error.orig_exc from None
        raise


def _syntax(text: str, position: int | None) -> RequestError:
    if position is None or not 0 <= position < len(text):
        return refusal("cú pháp CQL2 còn thiếu ở cuối.", "not valid CQL2: something is missing at the end")
    near = text[position : position + 20]
    return refusal(
        f"sai cú pháp CQL2 ở ký tự thứ {position + 1}, gần «{near}».",
        f"not valid CQL2 at character {position + 1}, near “{near}”",
    )
