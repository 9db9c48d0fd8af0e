"""Pattern: the form that a text must have, as a regular expression that cannot run away."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated

from pydantic import Field as Limits
from pydantic import model_validator

from geoportal.dataset.basics import Strict, Text

LONGEST = 200
"""Most characters of a pattern, and of a text that may fit one."""
MOST_VARIABLE, MOST_OPTIONAL = 3, 6
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?:)?|\)|[*+?]|\{\d*,?\d*\}|\||.", re.S)


class Pattern(Strict):
    """The form of a text: the whole of it fits regex; means says so in words; example fits it.

    To keep every match short, a regex has at most 200 characters, 3 parts of variable length and 6 optional ones, no
    look-around and no back-reference, and what repeats a group repeats the same number of characters.
    """

    regex: Annotated[str, Limits(max_length=LONGEST)]
    means: Text
    example: str

    @model_validator(mode="after")
    def _is_safe(self) -> Pattern:
        wrong = dangers(self.regex)
        if wrong:
            raise ValueError(f"regex: {wrong}")
        try:
            fits = self.fits(self.example)
        except re.error as error:
            raise ValueError(f"regex: {error}") from error
        if not fits:
            raise ValueError(f"the example «{self.example}» does not fit the regex")
        return self

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regex, compiled once."""
        return re.compile(self.regex)

    def fits(self, text: str) -> bool:
        """Return whether the whole text has this form; texts of more than 200 characters never do."""
        return len(text) <= LONGEST and self.compiled.fullmatch(text) is not None


def dangers(regex: str) -> str:
    r"""Say what could make a match of this regex take long; "" when nothing does.

    >>> dangers(r"\d{1,3}/GP(-[A-Z]{2,9})?"), dangers("(a+)+b")
    ('', 'a repeated group holds parts of variable length or alternatives')
    """
    if re.search(r"\\[1-9]|\(\?(?!:)", regex):
        return "no look-around, flags, named groups or back-references"
    variable = optional = 0
    groups = [False]
    last = ""
    for token in _TOKEN.findall(regex):
        if token.startswith("(") and token in ("(", "(?:"):
            groups.append(False)
        elif token == ")" and len(groups) > 1:
            inner = groups.pop()
            groups[-1] = groups[-1] or inner
            last = "loose group" if inner else "group"
            continue
        elif token == "|":
            groups[-1] = True
        elif token in ("*", "+", "?") or (token.startswith("{") and len(token) > 1):
            if last == "loose group" and token != "?":
                return "a repeated group holds parts of variable length or alternatives"
            variable += token in ("*", "+") or "," in token
            optional += token == "?"
            groups[-1] = groups[-1] or token in ("*", "+", "?") or "," in token
        last = token
    if variable > MOST_VARIABLE or optional > MOST_OPTIONAL:
        return f"at most {MOST_VARIABLE} parts of variable length and {MOST_OPTIONAL} optional ones"
    return ""
