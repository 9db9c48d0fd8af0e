"""Style: how a dataset is drawn on every map of it, and what a tap on one of its features shows."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, model_validator
from pydantic import Field as Limits

from geoportal.dataset.basics import Name, Strict, Text

Colour = Annotated[str, Limits(pattern=r"^#[0-9a-f]{6}$")]
Symbol = Literal[
    "bag", "bed", "book", "bus", "camera", "cross", "cup", "drop", "factory", "flag", "fuel", "house", "parking",
    "person", "pill", "scales", "school", "star", "temple", "train", "tree", "wifi",
]  # fmt: skip
"""The signs that a point can bear; each is drawn in static/js/glyphs.js."""


class NumberClass(Strict):
    """Numbers above those of the class before and up to this one; the last class has no end."""

    up_to: float | None = None
    colour: Colour


class DrawingRule(Strict):
    """Features whose field is one of these values, or a number within these limits, and how they are drawn."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    title: Text
    field: Name
    values: tuple[str, ...] = Limits(default=(), alias="is")
    at_least: float | None = None
    at_most: float | None = None
    colour: Colour | None = None
    symbol: Symbol | None = None

    @model_validator(mode="after")
    def _says_something(self) -> DrawingRule:
        limited = self.at_least is not None or self.at_most is not None
        if bool(self.values) == limited:
            raise ValueError("a rule of drawing has either is, or at_least and at_most")
        if self.colour is None and self.symbol is None:
            raise ValueError("a rule of drawing gives a colour or a symbol")
        return self


class Style(Strict):
    """How the dataset is drawn. Colours are #rrggbb.

    One colour and one symbol; or by the values of a field (colours, and symbols for some of them) or by its number
    (classes). Of the rules the first that fits a feature decides before these. popup: the fields that a tap shows, in
    order.
    """

    colour: Colour | None = None
    symbol: Symbol | None = None
    field: Name | None = None
    colours: dict[str, Colour] = {}
    symbols: dict[str, Symbol] = {}
    classes: tuple[NumberClass, ...] = ()
    rules: tuple[DrawingRule, ...] = ()
    popup: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Style:
        if self.colours and self.classes:
            raise ValueError("a style has colours or classes, not both")
        if bool(self.colours or self.classes) != (self.field is not None):
            raise ValueError("colours and classes go with field")
        if not self.symbols.keys() <= self.colours.keys():
            raise ValueError("a value with a symbol has a colour too")
        ends = [item.up_to for item in self.classes]
        limits = [end for end in ends[:-1] if end is not None]
        if self.classes and (ends[-1] is not None or len(limits) != len(ends) - 1 or limits != sorted(set(limits))):
            raise ValueError("up_to grows from class to class, and the last class has none")
        return self

    @property
    def drawn_by(self) -> tuple[Name, ...]:
        """The fields on which it depends how a feature is drawn.

        >>> Style(field="so_giuong", classes=({"up_to": 50, "colour": "#1259c3"}, {"colour": "#c8102e"})).drawn_by
        ('so_giuong',)
        """
        return tuple(dict.fromkeys((*(rule.field for rule in self.rules), *((self.field,) if self.field else ()))))

    @property
    def named(self) -> set[Name]:
        """Every field that the style names."""
        return {*self.drawn_by, *self.popup}
