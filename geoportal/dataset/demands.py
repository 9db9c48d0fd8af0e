"""What a definition demands of its data beyond the types of its fields: Personal, Rule, Expectations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, model_validator
from pydantic import Field as Limits

from geoportal.dataset.basics import Name, Strict

Treatment = Literal["publish", "mask", "block"]
How = Literal["initials", "last_digits", "domain", "year"]
Kind = Literal["citizen", "account", "birth", "mobile", "email"]
"""Personal data that can be told from their form: citizen numbers, bank accounts, births, phones, e-mails."""
Share = Annotated[float, Limits(ge=0, le=1)]
NUMBERS = ("integer", "number", "year")
MOMENTS = ("date", "month")
DATED = ("date", "month", "year", "quarter", "school_year")


class Personal(Strict):
    """A field with personal data: what is done with it before anything is published, and why.

    publish: an institution's own line or a public function; mask: `how` says what stays readable; block: never leaves
    the agency's own file. kinds says otherwise for single kinds of personal data found inside a value.
    """

    treatment: Treatment
    reason: str
    how: How | None = None
    kinds: dict[Kind, Treatment] = {}

    @model_validator(mode="after")
    def _how_fits(self) -> Personal:
        if self.how is not None and self.treatment != "mask":
            raise ValueError("how goes with treatment: mask")
        return self


class Condition(Strict):
    """When a rule holds: the field is one of these values, or it is filled (true) or empty (false)."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    field: Name
    values: tuple[str, ...] = Limits(default=(), alias="is")
    filled: bool | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_value(cls, content: object) -> object:
        if isinstance(content, dict) and isinstance(content.get("is"), str):
            return {**content, "is": (content["is"],)}
        return content

    @model_validator(mode="after")
    def _says_one_thing(self) -> Condition:
        if bool(self.values) == (self.filled is not None):
            raise ValueError("a condition has either is or filled")
        return self


class Rule(Strict):
    """One demand on the fields of a row; a field that is empty breaks none but then_required and any_of.

    field goes with one of: at_most, at_least (numbers), after, not_before (moments, times of day) or differs_from,
    which name another field; sum_of, fields that add up to it; ratio_of, the first divided by the second (both within
    the share `tolerance`); years, [first, n]: from a year to n years after this one; past: not later than today.
    Without field go any_of: one of these is filled, and then_required: this one is. if: when the rule holds. table: the
    id of a child table, when the rule is about its rows.
    """

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    field: Name | None = None
    when: Condition | None = Limits(default=None, alias="if")
    at_most: Name | None = None
    at_least: Name | None = None
    after: Name | None = None
    not_before: Name | None = None
    differs_from: Name | None = None
    sum_of: tuple[Name, ...] = ()
    ratio_of: tuple[Name, Name] | None = None
    years: tuple[int, int] | None = None
    past: Literal[True] | None = None
    any_of: tuple[Name, ...] = ()
    then_required: Name | None = None
    table: Name | None = None
    tolerance: Share = 0.005
    severity: Literal["error", "warning"] = "error"
    message: Annotated[str, Limits(pattern=r"[.?]$")] | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Rule:
        if len(self.operators) != 1:
            raise ValueError(f"a rule asks one thing, not {', '.join(self.operators) or 'nothing'}")
        alone = self.operators[0] in ("any_of", "then_required")
        if alone == (self.field is not None):
            raise ValueError(f"{self.operators[0]} goes {'without' if alone else 'with'} field")
        if self.then_required and self.when is None:
            raise ValueError("then_required goes with if")
        return self

    @cached_property
    def operators(self) -> tuple[str, ...]:
        """What the rule asks, by the name of its key."""
        asked = ("at_most", "at_least", "after", "not_before", "differs_from", "sum_of", "ratio_of", "years", "past",
                 "any_of", "then_required")  # fmt: skip
        return tuple(name for name in asked if getattr(self, name))

    @cached_property
    def operands(self) -> tuple[str, ...]:
        """The fields that `field` is compared with."""
        single = (self.at_most, self.at_least, self.after, self.not_before, self.differs_from)
        return (*(name for name in single if name), *self.sum_of, *(self.ratio_of or ()))

    @property
    def names(self) -> tuple[str, ...]:
        """Every field that the rule speaks of."""
        others = (self.field, self.then_required, self.when.field if self.when else None)
        return (*(name for name in others if name), *self.operands, *self.any_of)


class Expectations(Strict):
    """What a whole table should be like; where it is not, the report warns.

    filled: the share of rows in which a field is filled; located: the share of rows that have a place.
    """

    min_rows: Annotated[int, Limits(ge=1)] | None = None
    filled: dict[Name, Share] = {}
    located: Share | None = None


def wrong_types(rule: Rule, types: Mapping[str, str]) -> str:
    """Say which fields a rule cannot compare, by the types of the fields; "" when it can."""
    asked = rule.operators[0]
    own = types.get(rule.field or "", "")
    others = {types[name] for name in rule.operands}
    if asked in ("at_most", "at_least", "sum_of", "ratio_of"):
        fits = {own, *others} <= set(NUMBERS)
    elif asked in ("after", "not_before"):
        fits = {own, *others} <= set(MOMENTS) or (others == {own} and own in (*DATED, "time"))
    elif asked in ("years", "past"):
        fits = own in DATED
    else:
        return ""
    return "" if fits else f"{asked} cannot compare {', '.join((own, *sorted(others)))}"
