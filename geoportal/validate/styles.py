"""Whether a column writes its numbers the Vietnamese way (1.234,5) or with decimal points (1234.5, 1,234.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from geoportal.dataset import Field
from geoportal.validate.findings import Finding
from geoportal.vietnamese import format_number

Style = Literal["vi", "point"]
_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+", re.A)
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+", re.A)
_VIETNAMESE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}|\d+,\d+", re.A)
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}|\d+\.\d+", re.A)
_IN_TEXT = re.compile(r"\d+(?:[.,]\d+)+", re.A)


def separated(body: str, style: Style) -> tuple[float, float | None] | None:
    """Return the number that digits with separators are, and the other one they could be; None when they are none.

    >>> separated("1.234", "vi"), separated("1.234", "point"), separated("12.5", "vi"), separated("1.2.3", "vi")
    ((1234.0, 1.234), (1.234, 1234.0), (12.5, None), None)
    """
    if body.isdigit():
        return float(body), None
    if is_ambiguous(body):
        decimal, thousands = float(body.replace(",", ".")), float(re.sub(r"[.,]", "", body))
        grouped = ("." in body) == (style == "vi")
        return (thousands, decimal) if grouped else (decimal, thousands)
    if _VIETNAMESE.fullmatch(body):
        return float(body.replace(".", "").replace(",", ".")), None
    if _ENGLISH.fullmatch(body):
        return float(body.replace(",", "")), None
    return None


def is_ambiguous(body: str) -> bool:
    """Return whether the only separator of a number may be one of thousands or of decimals.

    >>> is_ambiguous("1.234"), is_ambiguous("0.234"), is_ambiguous("1.234.567")
    (True, False, False)
    """
    return len(body) <= 7 and bool(_POINTS.fullmatch(body) or _COMMAS.fullmatch(body))


class ColumnStyle(NamedTuple):
    """How a column's numbers are read; doubtful is a text of it that could be read otherwise, "" when none can."""

    style: Style = "vi"
    doubtful: str = ""


@dataclass(slots=True)
class StyleVotes:
    """What the texts of a column say of its style; add every text, then decide."""

    vietnamese: int = 0
    english: int = 0
    commas: int = 0
    points: int = 0
    round_thousands: bool = True
    doubtful: str = ""

    def add(self, text: str | None) -> None:
        """Take a cell's text into account."""
        if text is None or not ("." in text or "," in text):
            return
        match = _IN_TEXT.search(text)
        if match is None:
            return
        body = match[0]
        if is_ambiguous(body):
            self.doubtful = self.doubtful or body
            self.commas += "," in body
            self.points += "." in body
            self.round_thousands &= body.endswith(".000")
        elif _VIETNAMESE.fullmatch(body):
            self.vietnamese += 1
        elif _ENGLISH.fullmatch(body):
            self.english += 1

    def decide(self, field: Field) -> ColumnStyle:
        """Return the style of a column of this field; limits of the field decide where the separators do not."""
        if self.english and not self.vietnamese:
            return ColumnStyle("point")
        if not self.doubtful or (self.vietnamese and not self.english):
            return ColumnStyle("vi")
        if self.vietnamese or self.english:
            return ColumnStyle("point" if self.english > self.vietnamese else "vi", self.doubtful)
        if field.type == "integer" and self.commas > 1 and not self.points:
            return ColumnStyle("point", self.doubtful)
        if field.type == "integer" or self.round_thousands:
            return ColumnStyle("vi")
        return self._by_limits(field)

    def _by_limits(self, field: Field) -> ColumnStyle:
        fitting: list[Style] = []
        for style in ("vi", "point"):
            value = (separated(self.doubtful, style) or (0.0, None))[0]
            low, high = field.minimum, field.maximum
            if (low is None or value >= low) and (high is None or value <= high):
                fitting.append(style)
        return ColumnStyle(fitting[0]) if len(fitting) == 1 else ColumnStyle("vi", self.doubtful)


def number_style(texts: Iterable[str | None], field: Field) -> ColumnStyle:
    """Return how the numbers of a whole column are written: pass its style to parse_value.

    >>> field = Field.model_validate({"title": {"vi": "Diện tích", "en": "Area"}, "type": "number"})
    >>> number_style(["12.5", "1.234"], field), number_style(["1.234"], field)
    (ColumnStyle(style='point', doubtful=''), ColumnStyle(style='vi', doubtful='1.234'))
    """
    votes = StyleVotes()
    for text in texts:
        votes.add(text)
    return votes.decide(field)


def style_finding(name: str, field: Field, found: ColumnStyle) -> Finding | None:
    """Return a warning that names how a doubtful column was read; None when there is no doubt."""
    values = separated(found.doubtful, found.style) if found.doubtful else None
    if values is None or values[1] is None:
        return None
    value, other = (format_number(number) for number in values if number is not None)
    return Finding(
        "number-style", "warning",
        f"Cột «{field.title.vi}»: «{found.doubtful}» được hiểu là {value}, nhưng cũng có thể là {other}.",
        "Nếu hiểu sai, hãy ghi thống nhất: dấu phẩy cho phần thập phân (1,5), dấu chấm cho hàng nghìn (1.500).", name,
    )  # fmt: skip
